//! Shapes: for every operation as the user wrote it, a claim that the types have to prove.
//!
//! What operations and functions claim stands in `operation` and `function`, what is declared in
//! `declaration`, and how a claim becomes Rust in `claim`.

mod claim;
mod declaration;
mod function;
mod operation;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use self::claim::{Claim, Complaint, escape, method, spanned};
use self::function::square;
use crate::dimension::Refusal;
use crate::expand::Macro;
use crate::function::{Constant, Function};
use crate::input::{Input, Structure, Variable};
use crate::syntax::{Id, Syntax, Tree};

/// Emits the checks; the last statement's name is that of the root's shape.
pub(crate) struct Checker<'a> {
    pub(crate) input: &'a Input,
    /// The input's.
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
    pub(crate) fn check(&mut self, called: Macro) -> Ident {
        let input = self.input;
        for leaf in 0..self.leaves.len() {
            self.leaf(leaf);
        }
        self.declarations();
        for id in 0..self.tree.nodes.len() {
            self.node(id);
        }
        for variable in &input.variables {
            self.structure(variable);
        }
        if matches!(called, Macro::Jacobian | Macro::Hessian) {
            for variable in &input.variables {
                self.column(called, variable);
            }
        }
        self.directions(called);
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
                let leaf = self.declared_shape(*leaf);
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

    /// Whether a variable is a column.
    fn column(&mut self, called: Macro, variable: &Variable) {
        let Some(id) = self.tree.named(&variable.text) else {
            return;
        };
        let text = escape(&variable.text);
        let (kinds, is_kind, instead) = match called {
            Macro::Hessian => (
                "a column or a matrix",
                "column_or_matrix",
                format!(
                    "by a row it is the linear map `derivative!(grad(…, {text}), {text})`, by a scalar \
                     `grad!(grad(…, {text}), {text})`"
                ),
            ),
            _ => (
                "a column",
                "column",
                format!(
                    "by anything else it is a linear map, `derivative!(…, {text})`, or in a direction `jvp!`"
                ),
            ),
        };
        let macro_name = called.name();
        let complaint = Complaint {
            message: format!("`{macro_name}!` is by {kinds}, and `{text}` is `{{L}}`"),
            label: format!("not {kinds}").replace("not a column or a", "neither a column nor a"),
            notes: vec![instead],
        };
        let name = self.name(id);
        self.claim(
            id,
            variable.range,
            Claim::SameDimension,
            |range| method(range, &name, is_kind, None),
            &[complaint],
        );
    }

    /// Whether directions are of the shape of their variables, and a cotangent of that of the root.
    fn directions(&mut self, called: Macro) {
        let input = self.input;
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
            if let (Some(l), Some(r)) = (self.input.shapes.of(of), self.input.shapes.of(direction))
                && let Err(Refusal::Dimensions(i, j)) = l.with(r)
            {
                let complaint = complaint.in_names(l, r, (&i, &j));
                let refused = self.refused(range, of, direction, &complaint);
                self.follow(direction, &refused);
                continue;
            }
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
}
