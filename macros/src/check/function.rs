//! What the functions claim.

use proc_macro2::{Delimiter, Group, Span};
use quote::{format_ident, quote, quote_spanned};

use super::Checker;
use super::claim::{Claim, Complaint, escape, located, method, spanned};
use crate::function::{Function, Pair, Reduction, Zip};
use crate::syntax::{Id, Syntax};

/// Why `vec` and `kron` take what they take.
const A_TABLE: &str =
    "the compiler multiplies no dimensions: a table holds the products up to 16 times 16";

impl Checker<'_> {
    /// A function of the user's own.
    pub(super) fn apply(&mut self, id: Id, function: usize, arguments: &[Id]) {
        let (range, shape) = (self.tree.nodes[id].range, self.shape);
        let mut function = self.tree.function(function);
        function.set_span(located(range.end));
        let arguments = arguments.iter().map(|&x| self.name(x));
        // The function's argument, the path and the call are as wide as the operation, so
        // that what is wrong with the one and with the other is one error.
        let (start, end) = (located(range.start), located(range.end));
        let path = spanned(range, quote!(#shape::applied));
        let reference = quote_spanned!(start=> &);
        let function = quote_spanned!(end=> *#function);
        let mut call = Group::new(
            Delimiter::Parenthesis,
            quote!((#(#arguments,)*), #reference #function),
        );
        call.set_span(end);
        self.follow(id, &quote!(#path #call));
        self.entries_of_a_call(id);
    }

    pub(super) fn vec(&mut self, id: Id, x: Id) {
        let (text, argument) = (self.text(id), self.text(x));
        let complaint = Complaint {
            message: format!("`{text}` needs a matrix, and `{argument}` is `{{L}}`"),
            label: "not a matrix".to_owned(),
            notes: vec!["a column is its own `vec`".to_owned()],
        };
        self.unary(id, x, "matrix", &[complaint]);
        let complaint = Complaint {
            message: format!(
                "`{text}` needs known dimensions up to 16, and `{argument}` is `{{L}}`"
            ),
            label: "the number of entries is not known here".to_owned(),
            notes: vec![
                A_TABLE.to_owned(),
                "`vec(A)^T vec(B)` is `A : B`, and `||vec(A)||` is `||A||`, of any dimensions"
                    .to_owned(),
            ],
        };
        let matrix = (quote!(L), quote!(L), quote!(_));
        self.counted(id, &matrix, &quote!(Stacks), &quote!(Column), &complaint);
    }

    /// inv(A) and spd(A).
    pub(super) fn inverse(&mut self, id: Id, x: Id, function: Function) {
        let base = escape(&self.tree.text_of_base(x));
        let (otherwise, rectangle) = match function {
            Function::Inverse => (
                format!("of a scalar it is `1 / {base}`; entry by entry it is `{base}.^-1`"),
                self.least_squares(x),
            ),
            _ => (
                format!(
                    "leave out the `spd`, which marks a matrix; with a column on the diagonal \
                     it is `diag({})`",
                    self.text(x)
                ),
                vec![],
            ),
        };
        let complaints = self.square(id, x, vec![otherwise], rectangle);
        self.unary(id, x, "squared", &complaints);
    }

    pub(super) fn reduction(&mut self, id: Id, x: Id, reduction: Reduction) {
        let (text, argument) = (self.text(id), self.text(x));
        match reduction {
            Reduction::Trace => {
                let note = format!("the entries of a vector are added by `sum({argument})`");
                let complaints = self.square(id, x, vec![note], vec![]);
                return self.unary(id, x, "traced", &complaints);
            }
            Reduction::Det => {
                let note = format!(
                    "with a column on the diagonal it is `det(diag({argument}))`; a scalar is its \
                     own determinant"
                );
                let complaints = self.square(id, x, vec![note], vec![]);
                return self.unary(id, x, "traced", &complaints);
            }
            Reduction::LogDet => {
                let note = format!(
                    "with a column on the diagonal it is `logdet(diag({argument}))`; of a scalar \
                     it is `log(abs({argument}))`"
                );
                let complaints = self.square(id, x, vec![note], vec![]);
                self.unary(id, x, "traced", &complaints);
                return self.follow(
                    id,
                    &self.elementary(self.tree.nodes[id].range, &self.name(id)),
                );
            }
            Reduction::Max | Reduction::Min | Reduction::LogSumExp => {
                let complaints = self.needs_a_vector(id, x);
                self.unary(id, x, "vector_reduced", &complaints);
                if reduction == Reduction::LogSumExp {
                    let range = self.tree.nodes[id].range;
                    self.follow(id, &self.elementary(range, &self.name(id)));
                }
                return;
            }
            Reduction::Sum | Reduction::Norm1 | Reduction::Norm2 => {}
        }
        let notes = match reduction {
            Reduction::Sum => vec!["leave out the `sum`".to_owned()],
            _ => vec![format!(
                "the absolute value of a scalar is `abs({argument})`"
            )],
        };
        self.unary(
            id,
            x,
            "reduced",
            &[Complaint {
                message: format!(
                    "`{text}` needs a vector or a matrix, and `{argument}` is `{{L}}`"
                ),
                label: "a scalar has no entries".to_owned(),
                notes,
            }],
        );
        if reduction == Reduction::Norm2 && !self.is_squared_norm(id) {
            self.follow(
                id,
                &self.elementary(self.tree.nodes[id].range, &self.name(id)),
            );
        }
    }

    /// What a function says that needs a square matrix.
    pub(super) fn square(
        &self,
        id: Id,
        x: Id,
        otherwise: Vec<String>,
        rectangle: Vec<String>,
    ) -> [Complaint; 2] {
        let (text, argument) = (self.text(id), self.text(x));
        square(&text, &argument, otherwise, rectangle)
    }

    /// What a function says that needs a vector: to a scalar, and to a matrix.
    pub(super) fn needs_a_vector(&self, id: Id, x: Id) -> [Complaint; 2] {
        let (text, argument) = (self.text(id), self.text(x));
        let name = match self.tree.nodes[id].syntax {
            Syntax::Call(function, _) => function.name(),
            _ => "",
        };
        let complaint = |note: Option<String>| Complaint {
            message: format!("`{text}` needs a vector, and `{argument}` is `{{L}}`"),
            label: "not a vector".to_owned(),
            notes: note.into_iter().collect(),
        };
        let of_two = matches!(name, "max" | "min");
        [
            complaint(of_two.then(|| format!("of two scalars it is `{name}({argument}, …)`"))),
            complaint(Some(format!(
                "over all entries it is `{name}(vec({argument}))`; rows or columns are not taken one \
                 by one"
            ))),
        ]
    }

    pub(super) fn diag(&mut self, id: Id, x: Id) {
        let (text, argument) = (self.text(id), self.text(x));
        let kind = Complaint {
            message: format!(
                "`{text}` needs a column or a square matrix, and `{argument}` is `{{L}}`"
            ),
            label: "neither a column nor a matrix".to_owned(),
            notes: vec![format!(
                "with a row on the diagonal it is `diag({})`, with a scalar in every place `{} * eye(n)`",
                escape(&self.tree.text_of_transpose(x)),
                escape(&self.tree.text_of_base(x)),
            )],
        };
        let [_, rectangle] = self.square(id, x, vec![], vec![]);
        self.unary(id, x, "diagonal", &[kind, rectangle]);
    }

    pub(super) fn clamp(&mut self, id: Id, [x, low, high]: [Id; 3]) {
        let text = self.text(id);
        let name = self.name(id);
        let (xt, lt, ht) = (self.text(x), self.text(low), self.text(high));
        let note = if matches!(self.tree.nodes[x].syntax, Syntax::Number(_)) {
            format!("what is clamped stands first: `clamp({ht}, {xt}, {lt})`")
        } else {
            format!(
                "with bounds of the shape of `{xt}` it is `max(low, min({xt}, high))`, entry by entry"
            )
        };
        for bound in [low, high] {
            let argument = self.text(bound);
            let complaint = Complaint {
                message: format!(
                    "the bounds in `{text}` have to be scalars, and `{argument}` is `{{L}}`"
                ),
                label: "this bound is not a scalar".to_owned(),
                notes: vec![note.clone()],
            };
            // The second bound is looked at if the first is one.
            let (x, shape) = (self.name(x), self.name(bound));
            let before = if bound == low { &x } else { &name };
            self.follow(id, &quote!(#shape.also(#before)));
            let range = self.tree.nodes[bound].range;
            let claim = method(range, &name, "scalar", None);
            let checked = self.checked(range, Claim::SameDimension, &claim, &complaint);
            self.follow(id, &quote!(#x.also(#checked)));
        }
    }

    /// The entries of what a user's function results in are of the same type as the first value's.
    pub(super) fn entries_of_a_call(&mut self, id: Id) {
        let (text, name) = (self.text(id), self.name(id));
        let first = self.entries();
        let first_text = match self.tree.leaves.first() {
            Some(leaf) => format!("`{}`", escape(&leaf.text)),
            None => "the rest".to_owned(),
        };
        let complaint = Complaint {
            message: format!("`{text}` computes in `{{R}}`, but {first_text} in `{{L}}`"),
            label: "one expression computes in one type of number".to_owned(),
            notes: vec![],
        };
        let claim = quote!(#first.with_entries_of(#name));
        let range = self.tree.nodes[id].range;
        let checked = self.checked(range, Claim::SameType, &claim, &complaint);
        self.follow(id, &checked);
    }

    /// That a basis vector has the entry that is to be 1. What the dimensions are, the compiler knows
    /// when it makes the code.
    pub(super) fn basis(&mut self, id: Id, dimensions: usize) {
        let text = self.text(id);
        let dimensions = &self.tree.dimensions[dimensions];
        let ([n, i], [n_text, i_text]) =
            (dimensions.tokens.as_slice(), dimensions.texts.as_slice())
        else {
            return;
        };
        let is_number = |text: &str| text.parse::<usize>().is_ok();
        if is_number(n_text) && is_number(i_text) {
            return; // The parser has compared them.
        }
        let (n_text, i_text) = (escape(n_text), escape(i_text));
        let message =
            format!("`{text}` has no entry {i_text}: entries are counted from 0 to {n_text} - 1");
        let range = self.tree.nodes[id].range;
        let assert = spanned(range, quote!(::core::assert!));
        let mut condition = Group::new(Delimiter::Parenthesis, quote!(#i < #n, #message));
        condition.set_span(located(range.end));
        self.statements
            .extend(quote!(const { #assert #condition };));
    }

    pub(super) fn call_of_two(&mut self, id: Id, pair: Pair, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let range = self.tree.nodes[id].range;
        match pair {
            Pair::Zip(f) => self.zip(id, f, l, r),
            Pair::Outer => self.outer(id, l, r),
            Pair::Cross => self.cross(id, l, r),
            Pair::Gradient => {
                let complaint = Complaint {
                    message: format!("`{text}` needs a scalar, and `{lt}` is `{{L}}`"),
                    label: "not a scalar".to_owned(),
                    notes: vec![
                        "only of a scalar is the gradient of the shape of what it is by".to_owned(),
                    ],
                };
                let scalar = self.argument(l, &self.name(l), "scalar", &[complaint]);
                let by = self.name(r);
                self.follow(id, &quote!(#by.also(#scalar)));
            }
            Pair::Kron => {
                let complaint = Complaint {
                    message: format!(
                        "`{text}` needs two of one kind: `{lt}` is `{{L}}` and `{rt}` is `{{R}}`"
                    ),
                    label: "two columns, two rows or two matrices".to_owned(),
                    notes: vec![
                        "a scalar times something is a product; of a column and a row, `x y^T`"
                            .to_owned(),
                    ],
                };
                self.pair(id, l, r, "kronecker", Claim::SameDimension, &[complaint]);
                let complaint = Complaint {
                    message: format!(
                        "`{text}` needs known dimensions up to 16: `{lt}` is `{{L}}` and `{rt}` is \
                         `{{R}}`"
                    ),
                    label: "the dimensions of the product are not known here".to_owned(),
                    notes: vec![A_TABLE.to_owned()],
                };
                let factors = (quote!(L, R), quote!((L, R)), quote!(_, _));
                let (table, product) = (quote!(Kroneckers), quote!(Product));
                self.counted(id, &factors, &table, &product, &complaint);
            }
            Pair::Dot => {
                let complaint = Complaint {
                    message: format!("`{text}` needs two vectors, and `{lt}` is `{{L}}`"),
                    label: "not a vector".to_owned(),
                    notes: vec!["of matrices the inner product is `A : B`".to_owned()],
                };
                let (left, right) = (self.name(l), self.name(r));
                let claim = |range| method(range, &left, "dotted", Some(&right));
                let first = self.checked(range, Claim::SameDimension, &claim(range), &complaint);
                let label = "an inner product needs two of one shape";
                let one_shape = self.one_shape(id, l, r, label);
                let second = self
                    .by_name(id, l, r, &one_shape)
                    .unwrap_or_else(|| self.checked(range, Claim::SameType, &first, &one_shape));
                self.follow(id, &second);
            }
        }
    }

    /// Two of one shape, entry by entry.
    pub(super) fn zip(&mut self, id: Id, f: Zip, l: Id, r: Id) {
        let (lt, rt) = (self.text(l), self.text(r));
        let label = "entry by entry needs two of one shape: nothing broadcasts";
        let mut complaint = self.one_shape(id, l, r, label);
        let is_zero = |x: Id| matches!(self.tree.nodes[x].syntax, Syntax::Number(n) if n == 0.0);
        let everywhere = self.everywhere(l, "{R}").or(self.everywhere(r, "{L}"));
        complaint.notes.extend(match f {
            Zip::Max if is_zero(l) => Some(format!("with 0 it is `relu({rt})`")),
            Zip::Max if is_zero(r) => Some(format!("with 0 it is `relu({lt})`")),
            _ if everywhere.is_some() => everywhere,
            Zip::Max | Zip::Min => {
                Some("scalars bound every entry in `clamp(x, low, high)`".to_owned())
            }
            _ => None,
        });
        self.pair(id, l, r, "with", Claim::SameType, &[complaint]);
        if f.is_elementary() {
            let range = self.tree.nodes[id].range;
            self.follow(id, &self.elementary(range, &self.name(id)));
        }
    }

    /// x yᵀ.
    pub(super) fn outer(&mut self, id: Id, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let column = |argument: &str| Complaint {
            message: format!("`{text}` needs two columns, and `{argument}` is `{{L}}`"),
            label: "not a column".to_owned(),
            notes: vec!["`outer(x, y)` is `x y^T`: it transposes by itself".to_owned()],
        };
        let left = self.argument(l, &self.name(l), "column", &[column(&lt)]);
        self.follow(id, &left);
        // The second is looked at if the first is one.
        let (r_name, name) = (self.name(r), self.name(id));
        let right = format_ident!("chainrule_right{id}", span = Span::mixed_site());
        self.statements
            .extend(quote!(let #right = #r_name.also(#name);));
        let checked = self.argument(r, &right, "column", &[column(&rt)]);
        self.follow(id, &quote!(#name.outer(#checked)));
    }

    pub(super) fn cross(&mut self, id: Id, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let range = self.tree.nodes[id].range;
        let of_three = |argument: &str| {
            let message = format!("`{text}` needs two vectors of 3, and `{argument}` is `{{L}}`");
            let complaint = |label: &str| Complaint {
                message: message.clone(),
                label: label.to_owned(),
                notes: vec![],
            };
            [complaint("not a vector"), complaint("has {I} entries")]
        };
        let left = self.argument(l, &self.name(l), "of_three", &of_three(&lt));
        self.follow(id, &left);
        // The second is looked at if the first is one.
        let (r_name, name) = (self.name(r), self.name(id));
        let right = format_ident!("chainrule_right{id}", span = Span::mixed_site());
        self.statements
            .extend(quote!(let #right = #r_name.also(#name);));
        let checked = self.argument(r, &right, "of_three", &of_three(&rt));
        self.statements.extend(quote!(let #right = #checked;));
        let claim = method(range, &name, "with", Some(&right));
        let label = "a cross product is of two columns or two rows";
        let one_shape = self.one_shape(id, l, r, label);
        let both = self
            .by_name(id, l, r, &one_shape)
            .unwrap_or_else(|| self.checked(range, Claim::SameType, &claim, &one_shape));
        self.follow(id, &both);
    }

    /// Whether a norm is only squared: then it needs no root.
    pub(super) fn is_squared_norm(&self, id: Id) -> bool {
        self.tree.nodes.iter().any(|node| match node.syntax {
            Syntax::Power(x, n) => x == id && n > 0 && n % 2 == 0,
            _ => false,
        })
    }
}

/// What something says that needs a square matrix: to a vector, and to a rectangle.
pub(super) fn square(
    text: &str,
    argument: &str,
    otherwise: Vec<String>,
    rectangle: Vec<String>,
) -> [Complaint; 2] {
    [
        Complaint {
            message: format!("`{text}` needs a square matrix, and `{argument}` is `{{L}}`"),
            label: "not a matrix".to_owned(),
            notes: otherwise,
        },
        Complaint {
            message: format!(
                "`{text}` needs a square matrix, but `{argument}` has {{I}} rows and {{J}} columns"
            ),
            label: "`{L}` is not square".to_owned(),
            notes: rectangle,
        },
    ]
}
