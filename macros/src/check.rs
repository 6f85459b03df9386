//! Shapes: for every operation as the user wrote it, a claim that the types have to prove.
//!
//! Each claim comes with a local trait whose diagnostic speaks in the user's symbols. Its tokens
//! carry the spans of the operation's first and last token, so that the operation is underlined; and
//! both obligations that fail have that one span, so that the compiler reports them as one.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use crate::diagnostic::Range;
use crate::expand::Macro;
use crate::function::{Constant, Function, Pair, Reduction, Zip};
use crate::input::{Input, Structure, Variable};
use crate::syntax::{Binary, Id, Side, Syntax, Tree};

/// What a claim says when it fails. `{L}` and `{R}` stand for the two types, `{I}` and `{J}` for the
/// two dimensions that differ.
struct Complaint {
    message: String,
    label: String,
    notes: Vec<String>,
}

/// Why `vec` and `kron` take what they take.
const A_TABLE: &str =
    "the compiler multiplies no dimensions: a table holds the products up to 16 times 16";

/// What has to hold.
#[derive(Clone, Copy)]
enum Claim {
    /// Both types are the same.
    SameType,
    /// Both dimensions are the same.
    SameDimension,
}

/// Emits the checks; the last statement's name is that of the root's shape.
pub(crate) struct Checker<'a> {
    pub(crate) tree: &'a Tree,
    /// `::chainrule::expression`
    pub(crate) expression: &'a TokenStream,
    /// `::chainrule::shape`
    pub(crate) shape: &'a TokenStream,
    pub(crate) leaves: &'a [Ident],
    pub(crate) statements: TokenStream,
}

impl Checker<'_> {
    /// Checks the whole tree, and that its value is a scalar if a macro of that name needs it.
    /// Returns the name of the root's shape.
    pub(crate) fn check(&mut self, called: Macro, input: &Input) -> Ident {
        for leaf in 0..self.leaves.len() {
            self.leaf(leaf);
        }
        for id in 0..self.tree.nodes.len() {
            self.node(id);
        }
        for variable in &input.variables {
            self.structure(variable);
        }
        if matches!(called, Macro::Jacobian | Macro::Hessian) {
            for variable in &input.variables {
                self.column(called.name(), variable);
            }
        }
        self.directions(called, input);
        let root = self.tree.root;
        if called == Macro::Jacobian {
            let text = self.text(root);
            let complaint = Complaint {
                message: format!("`jacobian!` needs a column or a scalar, and `{text}` is `{{L}}`"),
                label: "neither a column nor a scalar".to_owned(),
                notes: vec!["of a matrix take `vec(Y)`, of a row its transpose".to_owned()],
            };
            self.unary(root, root, "column_or_scalar", &[complaint]);
        }
        if called.needs_scalar() {
            let name = called.name();
            let text = self.text(root);
            let scalar = self.name(root);
            self.claim(
                root,
                self.tree.nodes[root].range,
                Claim::SameDimension,
                |range| method(range, &scalar, "scalar", None),
                &[Complaint {
                    message: format!("`{name}!` needs a scalar, and `{text}` is `{{L}}`"),
                    label: "not a scalar".to_owned(),
                    notes: vec![
                        "make one of it: `a^T y` weighs the entries of `y`, `sum(y)` adds them, \
                         `||y||^2` is their squared length"
                            .to_owned(),
                        "of a column by a column there is `jacobian!`; in a direction, of anything, \
                         `jvp!` and `vjp!`"
                            .to_owned(),
                    ],
                }],
            );
        }
        // One claim that fails anywhere withholds the root, and with it all that follows.
        let root = self.name(root);
        let leaves = (0..self.leaves.len()).map(|leaf| self.leaf_name(leaf));
        let nodes = (0..self.tree.nodes.len()).filter(|&id| id != self.tree.root);
        let nodes = nodes.map(|id| self.name(id));
        let all: Vec<Ident> = leaves.chain(nodes).collect();
        self.statements
            .extend(quote!(let #root = #root #(.also(#all))*;));
        root
    }

    fn text(&self, id: Id) -> String {
        escape(&self.tree.text(id))
    }

    #[expect(clippy::unused_self, reason = "names are the checker's matter")]
    fn name(&self, id: Id) -> Ident {
        format_ident!("chainrule_shape{id}", span = Span::mixed_site())
    }

    fn leaf_name(&self, leaf: usize) -> Ident {
        format_ident!("{}_shape", self.leaves[leaf])
    }

    /// The shape of a value; its entries are of the same type as the first value's.
    fn leaf(&mut self, leaf: usize) {
        let expression = self.expression;
        let (value, name) = (&self.leaves[leaf], self.leaf_name(leaf));
        let range = self.tree.leaves[leaf].range;
        let call = spanned(range, quote!(#expression::Operand::shape(#value)));
        self.statements.extend(quote!(let #name = #call;));
        if leaf > 0 {
            let first = self.leaf_name(0);
            let (text, first_text) = (
                escape(&self.tree.leaves[leaf].text),
                escape(&self.tree.leaves[0].text),
            );
            let complaint = Complaint {
                message: format!("`{text}` computes in `{{R}}`, but `{first_text}` in `{{L}}`"),
                label: "one expression computes in one type of number".to_owned(),
                notes: vec![],
            };
            let claim = quote!(#first.entries().with_entries_of(#name));
            let checked = self.checked(range, Claim::SameType, &claim, &complaint);
            self.statements.extend(quote!(let #name = #checked;));
        }
    }

    #[expect(clippy::too_many_lines, reason = "an arm an operation")]
    fn node(&mut self, id: Id) {
        let range = self.tree.nodes[id].range;
        let name = self.name(id);
        let shape = self.shape;
        match &self.tree.nodes[id].syntax {
            Syntax::Leaf(leaf) => {
                let leaf = self.leaf_name(*leaf);
                self.statements.extend(quote!(let #name = #leaf;));
            }
            Syntax::Number(_) => {
                let like = self.entries();
                self.statements.extend(quote!(let #name = #like;));
            }
            Syntax::Let(_, x)
            | Syntax::Negative(x)
            | Syntax::EntryPower(x, _)
            // Not a call in the tree.
            | Syntax::Call(Function::Pair(_) | Function::Clamp | Function::Constant(_), x) => {
                let x = self.name(*x);
                self.statements.extend(quote!(let #name = #x;));
            }
            Syntax::EntryRealPower(x, _) => {
                let call = self.elementary(range, &self.name(*x));
                self.statements.extend(quote!(let #name = #call;));
            }
            Syntax::Call(Function::Elementwise(f), x) => {
                let x = self.name(*x);
                let call = if f.is_elementary() {
                    self.elementary(range, &x)
                } else {
                    quote!(#x)
                };
                self.statements.extend(quote!(let #name = #call;));
            }
            Syntax::Transpose(x) => {
                let base = self.text(*x);
                let (text, instead) = match self.tree.nodes[*x].syntax {
                    Syntax::Power(_, -1) => (self.text(id), format!("write `{base}`")),
                    _ => (format!("{base}^T"), "leave out the `^T`".to_owned()),
                };
                self.unary(
                    id,
                    *x,
                    "transposed",
                    &[Complaint {
                        message: format!("`{text}` transposes a scalar: `{base}` is `{{L}}`"),
                        label: "a scalar has no transpose".to_owned(),
                        notes: vec![instead],
                    }],
                );
            }
            Syntax::Power(x, n) => self.power(id, *x, *n),
            Syntax::ScalarPower(x, y) => {
                let (x, y) = (*x, *y);
                let (text, base, exponent) = (self.text(id), self.text(x), self.text(y));
                let entry_by_entry = escape(&format!(
                    "{}.^{}",
                    self.tree.text_of_base(x),
                    self.tree.text_of_exponent(y)
                ));
                let complaint = |what: &str, operand: &str| Complaint {
                    message: format!(
                        "the {what} in `{text}` has to be a scalar, and `{operand}` is `{{L}}`"
                    ),
                    label: format!("the {what} is not a scalar"),
                    notes: vec![format!(
                        "entry by entry it is `{entry_by_entry}`, where the exponent is a number or \
                         has the shape of the base"
                    )],
                };
                let (base, exponent) = (complaint("base", &base), complaint("exponent", &exponent));
                self.unary(id, y, "scalar", &[exponent]);
                let exponent = format_ident!("chainrule_exponent{id}", span = Span::mixed_site());
                self.statements.extend(quote!(let #exponent = #name;));
                self.unary(id, x, "scalar", &[base]);
                let call = self.elementary(range, &name);
                self.statements
                    .extend(quote!(let #name = #call.also(#exponent);));
            }
            Syntax::Call(Function::Reduction(reduction), x) => self.reduction(id, *x, *reduction),
            Syntax::Call(function @ (Function::Inverse | Function::Spd), x) => {
                self.inverse(id, *x, *function);
            }
            Syntax::Call(Function::Diag, x) => self.diag(id, *x),
            Syntax::Call(Function::Vec, x) => self.vec(id, *x),
            Syntax::Call(Function::Softmax, x) => {
                let complaints = self.needs_a_vector(id, *x);
                self.unary(id, *x, "vector", &complaints);
                self.follow(id, &self.elementary(range, &name));
            }
            Syntax::Clamp(arguments) => self.clamp(id, *arguments),
            Syntax::Constant(constant, dimensions) => {
                let like = self.entries();
                if *constant == Constant::Basis {
                    self.basis(id, *dimensions);
                }
                let function = match constant {
                    Constant::Eye => "identity",
                    Constant::Ones | Constant::Zeros => "column",
                    Constant::OnesMatrix | Constant::ZerosMatrix => "matrix_of",
                    Constant::Basis => "basis",
                };
                let function = Ident::new(function, Span::mixed_site());
                let dimensions = &self.tree.dimensions[*dimensions].tokens;
                self.follow(id, &quote!(#shape::#function::<#(#dimensions,)* _>(#like)));
            }
            Syntax::Apply(function, arguments) => self.apply(id, *function, arguments),
            Syntax::Binary(binary, l, r) => self.binary(id, *binary, *l, *r),
        }
    }

    /// A function of the user's own.
    fn apply(&mut self, id: Id, function: usize, arguments: &[Id]) {
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

    fn vec(&mut self, id: Id, x: Id) {
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
    fn inverse(&mut self, id: Id, x: Id, function: Function) {
        let base = escape(&self.tree.text_of_base(x));
        let (otherwise, rectangle) = match function {
            Function::Inverse => (
                format!("of a scalar it is `1 / {base}`; entry by entry it is `{base}.^-1`"),
                self.least_squares(x),
            ),
            _ => (
                format!(
                    "leave out the `spd`, which marks a matrix; with `{base}` on the diagonal \
                     it is `diag({})`",
                    self.text(x)
                ),
                vec![],
            ),
        };
        let complaints = self.square(id, x, vec![otherwise], rectangle);
        self.unary(id, x, "squared", &complaints);
    }

    fn power(&mut self, id: Id, x: Id, n: i32) {
        let (text, base) = (self.text(id), self.text(x));
        let entry_by_entry = escape(&format!("{}.^{n}", self.tree.text_of_base(x)));
        let vector = Complaint {
            message: format!("`{text}` needs a scalar or a square matrix, and `{base}` is `{{L}}`"),
            label: "a vector has no powers".to_owned(),
            notes: vec![format!(
                "entry by entry it is `{entry_by_entry}`; the squared length is `||{base}||^2`"
            )],
        };
        let rectangle = Complaint {
            message: format!(
                "`{text}` needs a square matrix, but `{base}` has {{I}} rows and {{J}} columns"
            ),
            label: "`{L}` is not square".to_owned(),
            notes: match n {
                -1 => self.least_squares(x),
                _ => vec![format!("entry by entry it is `{entry_by_entry}`")],
            },
        };
        self.unary(id, x, "powered", &[vector, rectangle]);
    }

    /// What is perhaps meant by the inverse of a rectangle.
    fn least_squares(&self, x: Id) -> Vec<String> {
        let base = escape(&self.tree.text_of_base(x));
        let transposed = escape(&self.tree.text_of_transpose(x));
        if !self.is_name(x) {
            return vec![];
        }
        vec![format!(
            "in the sense of least squares it is `spd({transposed} {base})^-1 {transposed}`; entry by \
             entry, `{base}.^-1`"
        )]
    }

    fn reduction(&mut self, id: Id, x: Id, reduction: Reduction) {
        let (text, argument) = (self.text(id), self.text(x));
        match reduction {
            Reduction::Trace => {
                let note = format!("the entries of a vector are added by `sum({argument})`");
                let complaints = self.square(id, x, vec![note], vec![]);
                return self.unary(id, x, "traced", &complaints);
            }
            Reduction::Det => {
                let note = format!(
                    "with `{argument}` on the diagonal it is `det(diag({argument}))`; a scalar is its \
                     own determinant"
                );
                let complaints = self.square(id, x, vec![note], vec![]);
                return self.unary(id, x, "traced", &complaints);
            }
            Reduction::LogDet => {
                let note = format!(
                    "with `{argument}` on the diagonal it is `logdet(diag({argument}))`; of a scalar \
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
    fn square(
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
    fn needs_a_vector(&self, id: Id, x: Id) -> [Complaint; 2] {
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

    fn diag(&mut self, id: Id, x: Id) {
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

    fn clamp(&mut self, id: Id, [x, low, high]: [Id; 3]) {
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

    /// Whether a variable is a column.
    fn column(&mut self, macro_name: &str, variable: &Variable) {
        let Some(id) = self.tree.named(&variable.text) else {
            return;
        };
        let text = escape(&variable.text);
        let complaint = Complaint {
            message: format!("`{macro_name}!` is by a column, and `{text}` is `{{L}}`"),
            label: "not a column".to_owned(),
            notes: vec![
                format!("by a scalar it is `jvp!(…, {text}, 1)`"),
                "by a matrix there are `grad!` of a scalar, and derivatives in a direction: `jvp!` \
                 and `hvp!`"
                    .to_owned(),
            ],
        };
        let name = self.name(id);
        self.claim(
            id,
            variable.range,
            Claim::SameDimension,
            |range| method(range, &name, "column", None),
            &[complaint],
        );
    }

    /// Whether directions are of the shape of their variables, and a cotangent of that of the root.
    fn directions(&mut self, called: Macro, input: &Input) {
        for (index, &direction) in input.directions.iter().enumerate() {
            let (of, what) = match called {
                Macro::Vjp => (Some(self.tree.root), "adjoint"),
                _ => (self.tree.named(&input.variables[index].text), "direction"),
            };
            let Some(of) = of else {
                continue;
            };
            let (text, of_text) = (self.text(direction), self.text(of));
            let complaint = Complaint {
                message: format!(
                    "shape mismatch: `{of_text}` is `{{L}}` but its {what} `{text}` is `{{R}}`"
                ),
                label: format!("the {what} of `{of_text}` has its shape"),
                notes: vec![],
            };
            let range = self.tree.nodes[direction].range;
            let (of, name) = (self.name(of), self.name(direction));
            let claim = method(range, &of, "with", Some(&name));
            let checked = self.checked(range, Claim::SameType, &claim, &complaint);
            self.follow(direction, &checked);
        }
    }

    /// Whether a variable whose entries are not independent is a square matrix.
    fn structure(&mut self, variable: &Variable) {
        if variable.structure == Structure::Full {
            return;
        }
        let Some(id) = self.tree.named(&variable.text) else {
            return;
        };
        let text = escape(&variable.text);
        let complaints = square(
            &format!("{text}: {}", variable.structure.name()),
            &text,
            vec![],
            vec![],
        );
        let name = self.name(id);
        self.claim(
            id,
            variable.said,
            Claim::SameDimension,
            |range| method(range, &name, "squared", None),
            &complaints,
        );
    }

    /// The type of the entries: of the first value's, or `f64`.
    fn entries(&self) -> TokenStream {
        let (expression, shape) = (self.expression, self.shape);
        if self.leaves.is_empty() {
            quote!(#expression::Operand::shape(&0.0_f64))
        } else {
            let first = self.leaf_name(0);
            quote!(#shape::number(#first))
        }
    }

    /// The entries of what a user's function results in are of the same type as the first value's.
    fn entries_of_a_call(&mut self, id: Id) {
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

    /// What follows for `L`, or for `(L, R)`, if a table of core's counts its entries.
    fn counted(
        &mut self,
        id: Id,
        (parameters, whole, inferred): &(TokenStream, TokenStream, TokenStream),
        table: &TokenStream,
        counted: &TokenStream,
        Complaint {
            message,
            label,
            notes,
        }: &Complaint,
    ) {
        let (shape, expression, name) = (self.shape, self.expression, self.name(id));
        let range = self.tree.nodes[id].range;
        let (start, end) = (located(range.start), located(range.end));
        let open = quote_spanned!(start=> < ::core);
        let bool = quote_spanned!(end=> ::primitive::bool);
        let mut argument = Group::new(Delimiter::Parenthesis, quote!(#name));
        argument.set_span(end);
        // As with `Elementary`, nothing follows from a claim that two could have proved.
        self.follow(
            id,
            &quote! {{
                #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
                trait Counted<#parameters, By> {
                    type Shape;
                    fn shape(_: #shape::Shape<#whole>) -> #shape::Shape<Self::Shape> {
                        ::core::default::Default::default()
                    }
                }
                #[diagnostic::do_not_recommend]
                impl<#parameters> Counted<#parameters, #expression::ByScalar> for ::core::primitive::bool
                where
                    #whole: #shape::#table,
                {
                    type Shape = <#whole as #shape::#table>::#counted;
                }
                #[diagnostic::do_not_recommend]
                impl<#parameters> Counted<#parameters, #expression::ByNobody> for ::core::primitive::bool
                where
                    L: #expression::Nobody,
                {
                    type Shape = L;
                }
                #open #bool as Counted<#inferred, _>>::shape #argument
            }},
        );
    }

    /// That a basis vector has the entry that is to be 1. What the dimensions are, the compiler knows
    /// when it makes the code.
    fn basis(&mut self, id: Id, dimensions: usize) {
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

    /// The shape of a node, anew.
    fn follow(&mut self, id: Id, shape: &TokenStream) {
        let name = self.name(id);
        self.statements.extend(quote!(let #name = #shape;));
    }

    fn binary(&mut self, id: Id, binary: Binary, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let one_shape = |what: &str, notes: Vec<String>| Complaint {
            message: format!("shape mismatch in `{text}`: `{lt}` is `{{L}}` but `{rt}` is `{{R}}`"),
            label: what.to_owned(),
            notes,
        };
        match binary {
            Binary::Juxtaposed | Binary::Times => self.product(id, binary, l, r),
            Binary::Add | Binary::Sub => {
                let sum = if binary == Binary::Add {
                    "a sum"
                } else {
                    "a difference"
                };
                self.pair(
                    id,
                    l,
                    r,
                    "with",
                    Claim::SameType,
                    &[one_shape(
                        &format!("{sum} needs two of one shape: nothing broadcasts"),
                        self.everywhere(l, "{R}")
                            .or(self.everywhere(r, "{L}"))
                            .or(self.column_for_a_matrix(l))
                            .or(self.column_for_a_matrix(r))
                            .into_iter()
                            .collect(),
                    )],
                );
            }
            Binary::Frobenius => {
                let label = "the inner product `:` needs two of one shape";
                self.pair(
                    id,
                    l,
                    r,
                    "contracted_with",
                    Claim::SameType,
                    &[one_shape(label, vec![])],
                );
            }
            Binary::EntryTimes | Binary::EntryDivide | Binary::EntryPower => {
                let notes = match binary {
                    Binary::EntryTimes => {
                        vec!["a scalar scales without the dot, by `*`".to_owned()]
                    }
                    Binary::EntryDivide => {
                        vec!["a scalar divides without the dot, by `/`".to_owned()]
                    }
                    _ => vec!["an exponent is a number, or has the shape of the base".to_owned()],
                };
                let label = "entry by entry needs two of one shape";
                self.pair(
                    id,
                    l,
                    r,
                    "with",
                    Claim::SameType,
                    &[one_shape(label, notes)],
                );
                if binary == Binary::EntryPower {
                    let name = self.name(id);
                    let call = self.elementary(self.tree.nodes[id].range, &name);
                    self.statements.extend(quote!(let #name = #call;));
                }
            }
            Binary::Divide => self.quotient(id, l, r),
            Binary::Call(pair) => self.call_of_two(id, pair, l, r),
        }
    }

    fn quotient(&mut self, id: Id, l: Id, r: Id) {
        let (text, rt) = (self.text(id), self.text(r));
        let complaint = |note: String| Complaint {
            message: format!("the divisor in `{text}` has to be a scalar, and `{rt}` is `{{R}}`"),
            label: "the divisor is not a scalar".to_owned(),
            notes: vec![note],
        };
        let entry_by_entry = "entry by entry it is `./`, of two of one shape";
        let solution = self.solution(r, l);
        let complaints = [
            complaint(entry_by_entry.to_owned()),
            complaint(format!("{solution}; {entry_by_entry}")),
        ];
        self.pair(id, l, r, "divided_by", Claim::SameDimension, &complaints);
    }

    /// How the solution of equations is written, of the matrix on the left and the right-hand side.
    fn solution(&self, a: Id, b: Id) -> String {
        let (a, b) = (self.tree.text_of_base(a), self.tree.text_of_base(b));
        escape(&format!(
            "`{a}^-1 {b}` solves the equations with `{a}` on the left and `{b}` on the right"
        ))
    }

    fn call_of_two(&mut self, id: Id, pair: Pair, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let range = self.tree.nodes[id].range;
        match pair {
            Pair::Zip(f) => self.zip(id, f, l, r),
            Pair::Outer => self.outer(id, l, r),
            Pair::Cross => self.cross(id, l, r),
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
                let second = self.checked(
                    range,
                    Claim::SameType,
                    &first,
                    &self.one_shape(id, l, r, label),
                );
                let name = self.name(id);
                self.statements.extend(quote!(let #name = #second;));
            }
        }
    }

    /// Two of one shape, entry by entry.
    fn zip(&mut self, id: Id, f: Zip, l: Id, r: Id) {
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
    fn outer(&mut self, id: Id, l: Id, r: Id) {
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

    fn cross(&mut self, id: Id, l: Id, r: Id) {
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
        let both = self.checked(
            range,
            Claim::SameType,
            &claim,
            &self.one_shape(id, l, r, label),
        );
        self.follow(id, &both);
    }

    /// What two that have to be of one shape say.
    fn one_shape(&self, id: Id, l: Id, r: Id, label: &str) -> Complaint {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        Complaint {
            message: format!("shape mismatch in `{text}`: `{lt}` is `{{L}}` but `{rt}` is `{{R}}`"),
            label: label.to_owned(),
            notes: vec![],
        }
    }

    fn product(&mut self, id: Id, binary: Binary, l: Id, r: Id) {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        let solve = self.solve_the_wrong_way_round(l, r);
        let kinds = Complaint {
            message: format!("`{text}` is no product: `{lt}` is `{{L}}` and `{rt}` is `{{R}}`"),
            label: "these kinds do not multiply".to_owned(),
            notes: vec![
                solve
                    .clone()
                    .unwrap_or_else(|| self.possible_products(binary, l, r)),
            ],
        };
        let inner = Complaint {
            message: format!(
                "shape mismatch in `{text}`: `{lt}` has {{I}} columns but `{rt}` has {{J}} rows"
            ),
            label: format!("`{lt}` is `{{L}}`, `{rt}` is `{{R}}`"),
            notes: match solve {
                Some(solve) => vec![solve],
                None => self.transposed_products(binary, l, r),
            },
        };
        self.pair(id, l, r, "times", Claim::SameDimension, &[kinds, inner]);
    }

    /// What an argument of a function has to be by itself; it is underlined.
    fn argument(
        &self,
        argument: Id,
        shape: &Ident,
        name: &str,
        complaints: &[Complaint],
    ) -> TokenStream {
        let range = self.tree.nodes[argument].range;
        let mut value = method(range, shape, name, None);
        for complaint in complaints {
            value = self.checked(range, Claim::SameDimension, &value, complaint);
        }
        value
    }

    /// How a matrix is written for which a column was perhaps taken.
    fn column_for_a_matrix(&self, id: Id) -> Option<String> {
        match self.tree.nodes[id].syntax {
            Syntax::Binary(Binary::Juxtaposed | Binary::Times, _, r) => self.column_for_a_matrix(r),
            Syntax::Call(Function::Diag, x) => {
                let argument = self.text(x);
                Some(format!(
                    "of a matrix, `diag` is a column; `diag(diag({argument}))` is the diagonal \
                     matrix"
                ))
            }
            Syntax::Constant(constant @ (Constant::Ones | Constant::Zeros), _) => {
                let (text, name) = (self.text(id), Function::Constant(constant).name());
                Some(format!(
                    "`{text}` is a column; a row is `{text}^T`, and a matrix `{name}(m, n)`"
                ))
            }
            _ => None,
        }
    }

    /// How a number is written that is meant for every entry of something of type `like`.
    fn everywhere(&self, id: Id, like: &str) -> Option<String> {
        match self.tree.nodes[id].syntax {
            Syntax::Number(number) => Some(format!(
                "`{number} * {{{{ <{like}>::ones() }}}}` has {number} in every entry"
            )),
            _ => None,
        }
    }

    /// Whether a norm is only squared: then it needs no root.
    fn is_squared_norm(&self, id: Id) -> bool {
        self.tree.nodes.iter().any(|node| match node.syntax {
            Syntax::Power(x, n) => x == id && n > 0 && n % 2 == 0,
            _ => false,
        })
    }

    /// The shape, if its entries have elementary functions. The first token is underlined.
    fn elementary(&self, range: Range, x: &Ident) -> TokenStream {
        let shape = self.shape;
        spanned(
            Range::of(range.start),
            quote!(#shape::Elementary::elementary(#x)),
        )
    }

    /// What is perhaps meant by a product with an inverse on the right.
    fn solve_the_wrong_way_round(&self, l: Id, r: Id) -> Option<String> {
        match self.tree.nodes[r].syntax {
            Syntax::Power(a, -1) | Syntax::Call(Function::Inverse, a) if self.is_name(l) => {
                Some(self.solution(a, l))
            }
            _ => None,
        }
    }

    /// What two that do not multiply were perhaps meant to be.
    fn possible_products(&self, binary: Binary, l: Id, r: Id) -> String {
        let left = self.text_transposed(binary, l, r, Side::Left);
        let right = self.text_transposed(binary, l, r, Side::Right);
        let (lt, rt) = (self.text(l), self.text(r));
        if self.is_name(l) && self.is_name(r) {
            format!(
                "did you mean `{left}` or `{right}`? Of two columns the one is the inner product, \
                 the other the outer; `{lt} .* {rt}` goes entry by entry"
            )
        } else {
            format!("did you mean `{left}` or `{right}`?")
        }
    }

    /// Which transposes would fit.
    fn transposed_products(&self, binary: Binary, l: Id, r: Id) -> Vec<String> {
        let base = |id: Id| match self.tree.nodes[id].syntax {
            Syntax::Transpose(x) => (x, "columns"),
            _ => (id, "rows"),
        };
        let ((left, l_sides), (right, r_sides)) = (base(l), base(r));
        if !(self.is_name(left) && self.is_name(right)) {
            return vec![];
        }
        let r_sides = if r_sides == "rows" { "columns" } else { "rows" };
        vec![format!(
            "`{}` fits if `{}` is a matrix of {{J}} {l_sides}, `{}` if `{}` is one of {{I}} {r_sides}",
            self.text_transposed(binary, l, r, Side::Left),
            self.text(left),
            self.text_transposed(binary, l, r, Side::Right),
            self.text(right),
        )]
    }

    fn text_transposed(&self, binary: Binary, l: Id, r: Id, which: Side) -> String {
        escape(&self.tree.text_transposed(binary, l, r, which))
    }

    fn is_name(&self, id: Id) -> bool {
        matches!(
            self.tree.nodes[id].syntax,
            Syntax::Leaf(_) | Syntax::Let(..)
        )
    }

    fn unary(&mut self, id: Id, x: Id, name: &str, complaints: &[Complaint]) {
        let range = self.tree.nodes[id].range;
        let x = self.name(x);
        self.claim(
            id,
            range,
            Claim::SameDimension,
            |range| method(range, &x, name, None),
            complaints,
        );
    }

    fn pair(&mut self, id: Id, l: Id, r: Id, name: &str, claim: Claim, complaints: &[Complaint]) {
        let range = self.tree.nodes[id].range;
        let (l, r) = (self.name(l), self.name(r));
        self.claim(
            id,
            range,
            claim,
            |range| method(range, &l, name, Some(&r)),
            complaints,
        );
    }

    /// A claim, and those that follow from it.
    fn claim(
        &mut self,
        id: Id,
        range: Range,
        claim: Claim,
        first: impl FnOnce(Range) -> TokenStream,
        complaints: &[Complaint],
    ) {
        let mut value = first(range);
        for complaint in complaints {
            value = self.checked(range, claim, &value, complaint);
        }
        let name = self.name(id);
        self.statements.extend(quote!(let #name = #value;));
    }

    /// What follows from a claim, if it holds.
    fn checked(
        &self,
        range: Range,
        claim: Claim,
        value: &TokenStream,
        Complaint {
            message,
            label,
            notes,
        }: &Complaint,
    ) -> TokenStream {
        let shape = self.shape;
        // The decoys never apply. Beside them the compiler does not guess one side from the other,
        // which would let what follows from a failed claim go on.
        let (generics, verdict, parameters, arguments, decoys, inferred) = match claim {
            Claim::SameType => (
                quote!(L, R),
                quote!(#shape::Yes),
                quote!(S),
                quote!(S, S),
                vec![
                    (quote!(S), quote!(S, #shape::Other<S>)),
                    (quote!(S), quote!(#shape::Other<S>, S)),
                ],
                quote!(_, _),
            ),
            Claim::SameDimension => (
                quote!(L, R, const I: ::core::primitive::usize, const J: ::core::primitive::usize),
                quote!(#shape::Equal<I, J>),
                quote!(L, R, const D: ::core::primitive::usize),
                quote!(L, R, D, D),
                vec![(
                    quote!(L, R),
                    quote!(L, R, { ::core::primitive::usize::MAX }, 0),
                )],
                quote!(_, _, _, _),
            ),
        };
        let decoys = decoys.into_iter().map(|(parameters, arguments)| {
            quote! {
                #[diagnostic::do_not_recommend]
                impl<#parameters> Fits<#arguments> for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
            }
        });
        // `<bool as Fits>::check(…)`, as wide as the operation, and so is `bool`.
        let (start, end) = (located(range.start), located(range.end));
        let open = quote_spanned!(start=> < ::core);
        let bool = quote_spanned!(end=> ::primitive::bool);
        let mut argument = Group::new(Delimiter::Parenthesis, value.clone());
        argument.set_span(end);
        quote! {{
            #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
            trait Fits<#generics> {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: #shape::Claim<L, R, #verdict, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<#parameters> Fits<#arguments> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #(#decoys)*
            #open #bool as Fits<#inferred>>::check #argument
        }}
    }
}

/// What something says that needs a square matrix: to a vector, and to a rectangle.
fn square(
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

/// Where the user's token stands, with the macro's own names in scope.
fn located(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// `.name(argument)` on a shape, as wide as the operation.
fn method(range: Range, shape: &Ident, name: &str, argument: Option<&Ident>) -> TokenStream {
    let mut receiver = shape.clone();
    receiver.set_span(located(range.start));
    let name = Ident::new(name, located(range.end));
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#argument));
    arguments.set_span(located(range.end));
    quote!(#receiver.#name #arguments)
}

/// A call whose first token stands at the range's start and whose others at its end.
fn spanned(range: Range, call: TokenStream) -> TokenStream {
    let mut at = range.start;
    call.into_iter()
        .map(|token| {
            let span = located(std::mem::replace(&mut at, range.end));
            match token {
                TokenTree::Group(group) => {
                    let inside = spanned(range, group.stream());
                    let mut group = Group::new(group.delimiter(), inside);
                    group.set_span(span);
                    TokenTree::Group(group)
                }
                mut token => {
                    token.set_span(span);
                    token
                }
            }
        })
        .collect()
}

/// Braces as a format string has them.
fn escape(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
