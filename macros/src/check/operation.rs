//! What the operations claim: products, sums, quotients, powers.

use quote::quote;

use super::Checker;
use super::claim::{Claim, Complaint, escape};
use crate::function::{Constant, Function};
use crate::syntax::{Binary, Id, Side, Syntax};

impl Checker<'_> {
    pub(super) fn power(&mut self, id: Id, x: Id, n: i32) {
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
    pub(super) fn least_squares(&self, x: Id) -> Vec<String> {
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

    pub(super) fn binary(&mut self, id: Id, binary: Binary, l: Id, r: Id) {
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

    pub(super) fn quotient(&mut self, id: Id, l: Id, r: Id) {
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
    pub(super) fn solution(&self, a: Id, b: Id) -> String {
        let is_number = matches!(self.tree.nodes[b].syntax, Syntax::Number(_));
        let (a, b) = (self.tree.text_of_base(a), self.tree.text_of_base(b));
        if is_number {
            return escape(&format!("the inverse is `{a}^-1`"));
        }
        escape(&format!(
            "`{a}^-1 {b}` solves the equations with `{a}` on the left and `{b}` on the right"
        ))
    }

    /// What two that have to be of one shape say.
    pub(super) fn one_shape(&self, id: Id, l: Id, r: Id, label: &str) -> Complaint {
        let (text, lt, rt) = (self.text(id), self.text(l), self.text(r));
        Complaint {
            message: format!("shape mismatch in `{text}`: `{lt}` is `{{L}}` but `{rt}` is `{{R}}`"),
            label: label.to_owned(),
            notes: vec![],
        }
    }

    pub(super) fn product(&mut self, id: Id, binary: Binary, l: Id, r: Id) {
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

    /// How a matrix is written for which a column was perhaps taken.
    pub(super) fn column_for_a_matrix(&self, id: Id) -> Option<String> {
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
    pub(super) fn everywhere(&self, id: Id, like: &str) -> Option<String> {
        match self.tree.nodes[id].syntax {
            Syntax::Number(number) => Some(format!(
                "`{number} * {{{{ <{like}>::ones() }}}}` has {number} in every entry"
            )),
            _ => None,
        }
    }

    /// What is perhaps meant by a product with an inverse on the right.
    pub(super) fn solve_the_wrong_way_round(&self, l: Id, r: Id) -> Option<String> {
        match self.tree.nodes[r].syntax {
            Syntax::Power(a, -1) | Syntax::Call(Function::Inverse, a) if self.is_name(l) => {
                Some(self.solution(a, l))
            }
            _ => None,
        }
    }

    /// What two that do not multiply were perhaps meant to be.
    pub(super) fn possible_products(&self, binary: Binary, l: Id, r: Id) -> String {
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
    pub(super) fn transposed_products(&self, binary: Binary, l: Id, r: Id) -> Vec<String> {
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

    pub(super) fn text_transposed(&self, binary: Binary, l: Id, r: Id, which: Side) -> String {
        escape(&self.tree.text_transposed(binary, l, r, which))
    }

    pub(super) fn is_name(&self, id: Id) -> bool {
        matches!(
            self.tree.nodes[id].syntax,
            Syntax::Leaf(_) | Syntax::Let(..)
        )
    }
}
