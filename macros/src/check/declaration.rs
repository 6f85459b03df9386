//! What is declared: held against the types, and by name in every operation.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::Checker;
use super::claim::{Claim, Complaint, escape, method};
use crate::diagnostic::Range;
use crate::dimension::{Dimension, Shape};
use crate::input::{Declaration, SHAPES};
use crate::syntax::{Binary, Id, Side, Syntax};

/// Where a dimension got its value.
struct Given {
    dimension: Dimension,
    name: Ident,
    /// The declaration, unless it is a constant of Rust.
    first: Option<String>,
}

impl Checker<'_> {
    /// Whether the values have the shapes that are declared. A dimension has the value that it has
    /// where it stands first.
    pub(super) fn declarations(&mut self) {
        let input = self.input;
        let shape = self.shape;
        let mut given: Vec<Given> = Vec::new();
        for (index, constant) in input.constants.iter().enumerate() {
            let (name, value) = (size_name(index), &constant.tokens);
            self.statements
                .extend(quote!(let #name = #shape::size::<#value>();));
            given.push(Given {
                dimension: constant.dimension.clone(),
                name,
                first: None,
            });
        }
        for declaration in &input.declarations {
            self.kind(declaration);
            let checked = self.declared_name(declaration.leaf);
            let value = escape(&declaration.text);
            let declared = &declaration.shape;
            for (dimension, side, what) in sides(declared) {
                let known = given.iter().find(|known| known.dimension == *dimension);
                let (size, message) = match (known, dimension.as_number()) {
                    (Some(Given { name, first, .. }), _) => {
                        let message = match first {
                            Some(first) => format!(
                                "`{dimension}` is {{J}} in `{first}` but {{I}} in `{value}: {declared}`"
                            ),
                            None => format!(
                                "`{value}` is declared as `{declared}` but has {{I}} {what}, not {{J}}"
                            ),
                        };
                        (quote!(#name), message)
                    }
                    (None, Some(number)) => {
                        let message =
                            format!("`{value}` is declared as `{declared}` but has {{I}} {what}");
                        (quote!(#shape::size::<#number>()), message)
                    }
                    (None, None) => {
                        let name = size_name(given.len());
                        self.statements
                            .extend(quote!(let #name = #checked.#side();));
                        given.push(Given {
                            dimension: dimension.clone(),
                            name,
                            first: Some(format!("{value}: {declared}")),
                        });
                        continue;
                    }
                };
                let complaint = Complaint {
                    message,
                    label: format!("`{value}` is `{{L}}`"),
                    notes: vec![],
                };
                let claim = quote!(#checked.sized(#checked.#side(), #size));
                let claim =
                    self.checked(declaration.range, Claim::SameDimension, &claim, &complaint);
                self.statements.extend(quote!(let #checked = #claim;));
            }
        }
    }

    /// Whether a value is of the kind that is declared.
    fn kind(&mut self, declaration: &Declaration) {
        let Declaration { range, shape, .. } = declaration;
        let (kind, what) = match shape {
            Shape::Scalar => ("scalar", "a scalar"),
            Shape::Column(_) => ("column", "a column"),
            Shape::Row(_) => ("row", "a row"),
            Shape::Matrix(..) => ("matrix", "a matrix"),
        };
        let mut notes = vec![SHAPES.to_owned()];
        if kind == "row" {
            notes.push(
                "`[1, N]` is a `RowVector`; of a matrix of one row nothing is declared".to_owned(),
            );
        }
        let value = escape(&declaration.text);
        let complaint = Complaint {
            message: format!("`{value}` is declared as `{shape}`, {what}, but is `{{L}}`"),
            label: format!("not {what}"),
            notes,
        };
        let claim = method(*range, &self.leaf_name(declaration.leaf), kind, None);
        let checked = self.checked(*range, Claim::SameDimension, &claim, &complaint);
        let name = self.declared_name(declaration.leaf);
        self.statements.extend(quote!(let #name = #checked;));
    }

    /// The shape of a value, which is the declared one if one is.
    pub(super) fn declared_shape(&self, leaf: usize) -> Ident {
        let mut declarations = self.input.declarations.iter();
        if declarations.any(|declaration| declaration.leaf == leaf) {
            self.declared_name(leaf)
        } else {
            self.leaf_name(leaf)
        }
    }

    fn declared_name(&self, leaf: usize) -> Ident {
        format_ident!("{}_declared", self.leaves[leaf])
    }

    /// The claim of an operation that fails by name, if it does: its complaint in the names of the
    /// dimensions of its operands.
    pub(super) fn by_name(
        &self,
        id: Id,
        l: Id,
        r: Id,
        complaint: &Complaint,
    ) -> Option<TokenStream> {
        let mismatch = self.input.shapes.mismatch(id)?;
        let (left, right) = (self.input.shapes.of(l)?, self.input.shapes.of(r)?);
        let mut complaint = complaint.in_names(left, right, mismatch);
        if let Syntax::Binary(binary, ..) = self.tree.nodes[id].syntax {
            complaint.notes = self.transposes_that_fit(binary, (l, left), (r, right));
        }
        Some(self.refused(self.tree.nodes[id].range, l, r, &complaint))
    }

    /// A claim that never holds.
    pub(super) fn refused(&self, range: Range, l: Id, r: Id, complaint: &Complaint) -> TokenStream {
        let claim = method(range, &self.name(l), "refused", Some(&self.name(r)));
        self.checked(range, Claim::SameDimension, &claim, complaint)
    }

    /// What was perhaps meant: the operation with one of its operands transposed.
    fn transposes_that_fit(
        &self,
        binary: Binary,
        (l, left): (Id, &Shape),
        (r, right): (Id, &Shape),
    ) -> Vec<String> {
        let fits = |left: &Shape, right: &Shape| match binary {
            Binary::Juxtaposed | Binary::Times => left.times(right).is_ok(),
            Binary::Call(_) => false,
            _ => left.with(right).is_ok(),
        };
        if fits(left, left) && self.base(l) == self.base(r) {
            return vec![]; // such as W + W^T
        }
        let mut instead = Vec::new();
        if self.is_name(self.base(l)) && left.transposed().is_ok_and(|left| fits(&left, right)) {
            instead.push(self.text_transposed(binary, l, r, Side::Left));
        }
        if self.is_name(self.base(r)) && right.transposed().is_ok_and(|right| fits(left, &right)) {
            instead.push(self.text_transposed(binary, l, r, Side::Right));
        }
        if instead.is_empty() {
            return vec![];
        }
        vec![format!("did you mean `{}`?", instead.join("` or `"))]
    }

    /// What is transposed, or the expression itself.
    fn base(&self, id: Id) -> Id {
        match self.tree.nodes[id].syntax {
            Syntax::Transpose(x) => x,
            _ => id,
        }
    }
}

impl Complaint {
    /// The complaint about operands of these declared shapes, and two dimensions of theirs.
    pub(super) fn in_names(
        &self,
        left: &Shape,
        right: &Shape,
        (i, j): (&Dimension, &Dimension),
    ) -> Self {
        let named = |text: &String| {
            text.replace("{L}", &left.to_string())
                .replace("{R}", &right.to_string())
                .replace("{I}", &i.to_string())
                .replace("{J}", &j.to_string())
        };
        Self {
            message: named(&self.message),
            label: named(&self.label),
            notes: self.notes.iter().map(named).collect(),
        }
    }
}

fn size_name(index: usize) -> Ident {
    format_ident!("chainrule_dimension{index}", span = Span::mixed_site())
}

/// The dimensions of a shape, core's name for each, and a message's.
fn sides(shape: &Shape) -> Vec<(&Dimension, Ident, &'static str)> {
    let side = |name: &str| Ident::new(name, Span::mixed_site());
    match shape {
        Shape::Scalar => vec![],
        Shape::Column(n) => vec![(n, side("rows"), "entries")],
        Shape::Row(n) => vec![(n, side("columns"), "entries")],
        Shape::Matrix(m, n) => vec![(m, side("rows"), "rows"), (n, side("columns"), "columns")],
    }
}
