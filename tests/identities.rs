//! Identities from the literature: values and gradients against given numbers.
//!
//! The rows of `data/identities.json` hold inputs and expected results that were checked by two
//! independent means, in a MATLAB-like notation. Here each is written in chainrule's, and a test
//! fails as well if that is not the row's expression.
//!
//! A result R is right if ‖R − E‖ ≤ ε ‖E‖, in the Frobenius norm, where E is the expected one:
//! ε = 10⁻¹² in double and 10⁻⁴ in single precision.

#![allow(non_snake_case)] // W is a matrix, as on paper.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chainrule::{
    Matrix, Real, RowVector, Tensor3, Tensor4, Vector, derivative, grad, hessian, hvp, jacobian,
    jvp, value, value_and_grad, vjp,
};
use serde_json::Value as Json;

/// One test a row: its variables, the expression, and what it is differentiated by, with its
/// structure.
macro_rules! gradients {
    ($($id:ident $variables:tt $expression:tt, $by:ident $(: $structure:ident)?;)+) => {
        const TESTED: &[&str] = &[$(stringify!($id)),+];
        $(
            #[test]
            fn $id() {
                fn double(row: &Row) {
                    type T = f64;
                    check_gradient!(row, $variables, $expression, $by $(: $structure)?);
                }
                fn single(row: &Row) {
                    type T = f32;
                    check_gradient!(row, $variables, $expression, $by $(: $structure)?);
                }
                fn generic<T: Number>(row: &Row) {
                    check_gradient!(row, $variables, $expression, $by $(: $structure)?);
                }
                let row = Row::of(stringify!($id));
                let structure = concat!($(stringify!($structure))?);
                row.check_text(structure, stringify!($expression), stringify!($by));
                double(&row);
                single(&row);
                generic::<f64>(&row);
                generic::<f32>(&row);
            }
        )+
    };
}

macro_rules! check_gradient {
    (
        $row:ident,
        { $($name:ident: $Type:ident $(<$($dimension:literal),+>)?),+ },
        ($($expression:tt)+),
        $by:ident $(: $structure:ident)?
    ) => {
        $(let $name: $Type $(<$($dimension,)+ T>)? = $row.input(stringify!($name));)+
        let (value, gradient) = value_and_grad!($($expression)+, $by $(; $by: $structure)?);
        $row.check::<T>("value", &value);
        $row.check("expected", in_the_shape_of(&$by, &gradient));
        $row.check::<T>("value", &value!($($expression)+));
        $row.check("expected", in_the_shape_of(&$by, &grad!($($expression)+, $by $(; $by: $structure)?)));
    };
}

/// One test a row of another order: its variables, and the macro's call.
macro_rules! derivatives {
    ($(
        $id:ident $order:literal { $($name:ident: $Type:ident $(<$($dimension:literal),+>)?),+ }
        $call:ident!($expression:tt, $($by:tt)+);
    )+) => {
        const DERIVATIVES: &[(&str, &str)] = &[$((stringify!($id), $order)),+];
        $(
            #[test]
            fn $id() {
                fn generic<T: Number>(row: &Row) {
                    $(let $name: $Type $(<$($dimension,)+ T>)? = row.input(stringify!($name));)+
                    row.check("value", &value!($expression));
                    row.check("expected", &$call!($expression, $($by)+));
                }
                fn double(row: &Row) {
                    type T = f64;
                    $(let $name: $Type $(<$($dimension,)+ T>)? = row.input(stringify!($name));)+
                    row.check("expected", &$call!($expression, $($by)+));
                }
                let row = Row::of(stringify!($id));
                assert_eq!(row.0["order"], $order);
                let by: Vec<&str> = [text(&row.0["wrt"])]
                    .into_iter()
                    .chain(row.0["direction"].as_str())
                    .collect();
                let given: String = stringify!($($by)+).split_whitespace().collect();
                // By a scalar, the direction is 1.
                assert_eq!(given.trim_end_matches(",1"), by.join(","));
                row.check_expression(stringify!($expression));
                double(&row);
                generic::<f64>(&row);
                generic::<f32>(&row);
            }
        )+
    };
}

derivatives! {
    mc009 "jac" { A: Matrix<4, 3>, x: Vector<3>, b: Vector<4> } jacobian!((A x + b), x);
    mc019 "dscal" { A: Matrix<4, 3>, B: Matrix<4, 3>, t: T } jvp!((A + t B), t, 1);
    mc022 "hess" { A: Matrix<3, 3>, x: Vector<3> } hessian!((x^T A x), x);
    mc025 "mixed" { A: Matrix<4, 3>, x: Vector<4>, y: Vector<3> } hessian!((x^T A y), x, y);
    mc035 "hess" { a: Vector<3>, x: Vector<3> } hessian!(((a^T x)^3), x);
    mc077 "dscal" { A: Matrix<3, 3>, B: Matrix<3, 3>, t: T } jvp!((inv(A + t B)), t, 1);
    mc083 "hess" { x: Vector<3> } hessian!((norm2(x)), x);
    mc091 "hess" { A: Matrix<4, 3>, x: Vector<3>, b: Vector<4>, c: T }
        hessian!((0.5 norm2(A x - b)^2 + 0.5 c norm2(x)^2), x);
    mc097 "jac" { x: Vector<3> } jacobian!((exp(x)), x);
    mc099 "jac" { A: Matrix<4, 3>, x: Vector<3> } jacobian!((exp(A x)), x);
    mc101 "jac" { x: Vector<3>, y: Vector<3> } jacobian!((x .* y), x);
    mc104 "hess" { A: Matrix<4, 3>, x: Vector<3>, b: Vector<4> } hessian!((sum(log(b - A x))), x);
    mc115 "hess" { A: Matrix<4, 3>, x: Vector<3>, b: Vector<4> } hessian!((logsumexp(A x + b)), x);
    mc122 "hvp" { X: Matrix<4, 3>, w: Vector<3>, v: Vector<3> } hvp!((sum(softplus(X w))), w, v);
    mc123 "vjp" { x: Vector<3>, u: Vector<3> } vjp!((softmax(x)), x, u);
    mc134 "hess" { z: Vector<4>, H: Matrix<4, 3>, R: Matrix<4, 4>, x: Vector<3>, u: Vector<3>, P: Matrix<3, 3> }
        hessian!((0.5 (z - H x)^T inv(R) (z - H x) + 0.5 (x - u)^T inv(P) (x - u)), x);
    mc138 "jac" { z: Vector<4>, H: Matrix<4, 3>, x: Vector<3> } jacobian!((z - tanh(H x)), x);
    mc147 "jac" { V: Matrix<4, 5>, M: Matrix<4, 3>, q: Vector<3> } jacobian!((V^T softmax(M q)), q);
    mc165 "jvp" { X: Matrix<3, 3>, V: Matrix<3, 3> } jvp!((inv(X)), X, V);
    mc167 "jvp" { A: Matrix<5, 4>, X: Matrix<4, 3>, B: Matrix<3, 2>, V: Matrix<4, 3> }
        jvp!((A X B), X, V);
    mc169 "vjp" { X: Matrix<4, 3>, A: Matrix<4, 4>, U: Matrix<3, 3> } vjp!((X^T A X), X, U);
}

/// One test a row of a derivative as a linear map, with what is made of it: `to_dense` or `vec_jacobian`.
macro_rules! maps {
    ($(
        $id:ident $order:literal { $($name:ident: $Type:ident $(<$($dimension:literal),+>)?),+ }
        $call:ident!($expression:tt, $by:ident).$dense:ident;
    )+) => {
        const MAPS: &[(&str, &str)] = &[$((stringify!($id), $order)),+];
        $(
            #[test]
            fn $id() {
                fn double(row: &Row) {
                    type T = f64;
                    $(let $name: $Type $(<$($dimension,)+ T>)? = row.input(stringify!($name));)+
                    row.check("value", &value!($expression));
                    row.check("expected", &$call!($expression, $by).$dense());
                }
                fn single(row: &Row) {
                    type T = f32;
                    $(let $name: $Type $(<$($dimension,)+ T>)? = row.input(stringify!($name));)+
                    row.check("expected", &$call!($expression, $by).$dense());
                }
                let row = Row::of(stringify!($id));
                assert_eq!(row.0["order"], $order);
                assert_eq!(row.0["wrt"], stringify!($by));
                row.check_expression(stringify!($expression));
                double(&row);
                single(&row);
            }
        )+
    };
}

maps! {
    mc004 "tens" { W: Matrix<4, 3>, x: Vector<4> } derivative!((W^T x), W).to_dense;
    mc005 "vjac" { W: Matrix<4, 3>, x: Vector<4> } derivative!((W^T x), W).vec_jacobian;
    mc011 "vjac" { x: Vector<3>, A: Matrix<3, 4> } derivative!((x^T A), x).vec_jacobian;
    mc109 "vjac" { X: Matrix<4, 3> } derivative!((X .* X), X).vec_jacobian;
    mc136 "vjac" { A: Matrix<3, 3>, P: Matrix<3, 3>, Q: Matrix<3, 3> } derivative!((A P A^T + Q), P).vec_jacobian;
    mc149 "tens" { X: Matrix<4, 3> } derivative!((X), X).to_dense;
    mc151 "tens" { A: Matrix<5, 4>, X: Matrix<4, 3>, B: Matrix<3, 2> } derivative!((A X B), X).to_dense;
    mc153 "tens" { X: Matrix<4, 3> } derivative!((X^T X), X).to_dense;
    mc155 "tens" { X: Matrix<3, 3> } derivative!((tr(X) X), X).to_dense;
    mc157 "vjac" { X: Matrix<4, 3> } derivative!((X^T), X).vec_jacobian;
    mc159 "vjac" { X: Matrix<4, 3> } derivative!((X^T X), X).vec_jacobian;
    mc161 "vjac" { x: Vector<4>, y: Vector<3> } derivative!((kron(x, y)), x).vec_jacobian;
    mc163 "vhess" { X: Matrix<4, 3>, A: Matrix<4, 4> } hessian!((tr(X^T A X)), X).vec_jacobian;
}

#[test]
fn every_row_of_every_order_is_tested() {
    let given: BTreeSet<(String, &str)> = ROWS
        .iter()
        .map(|row| (text(&row["id"]).to_lowercase(), text(&row["order"])))
        .filter(|(_, order)| !order.starts_with("grad"))
        .collect();
    let here: BTreeSet<(String, &str)> = [DERIVATIVES, MAPS]
        .concat()
        .iter()
        .map(|&(id, order)| (id.to_owned(), order))
        .collect();
    assert_eq!(here, given);
}

gradients! {
    mc001 { a: Vector<3>, W: Matrix<4, 3>, x: Vector<4> } (a^T W^T x), W;
    mc002 { a: Vector<3>, W: Matrix<4, 3>, x: Vector<4> } (a^T W^T x), x;
    mc003 { a: Vector<3>, W: Matrix<4, 3>, x: Vector<4> } (a^T W^T x), a;
    mc007 { a: Vector<3>, x: Vector<3> } (a^T x), x;
    mc013 { a: Vector<3>, X: Matrix<4, 3>, b: Vector<4> } (a^T X^T b), X;
    mc015 { X: Matrix<4, 3> } (sum(X)), X;
    mc017 { y: Vector<3>, v: Vector<3>, x: Vector<3> } ((y .* v)^T x), v;
    mc020 { x: Vector<3> } (x^T x), x;
    mc023 { A: Matrix<3, 3>, x: Vector<3> } (x^T A x), A;
    mc027 { B: Matrix<4, 3>, b: Vector<4>, C: Matrix<4, 5>, D: Matrix<5, 3>, d: Vector<5>, x: Vector<3> }
        ((B x + b)^T C (D x + d)), x;
    mc030 { X: Matrix<4, 3>, b: Vector<3>, c: Vector<4>, D: Matrix<4, 4> }
        ((X b + c)^T D (X b + c)), X;
    mc032 { x: Vector<4>, A: Matrix<4, 3>, s: Vector<3>, W: Matrix<4, 4> }
        ((x - A s)^T W (x - A s)), x;
    mc034 { A: Matrix<3, 3>, x: Vector<3> } ((x^T A x)^2), x;
    mc037 { A: Matrix<3, 3>, x: Vector<3> } ((x^T A x) / (x^T x)), x;
    mc039 { X: Matrix<3, 3> } (tr(X)), X;
    mc041 { A: Matrix<5, 4>, X: Matrix<4, 3>, B: Matrix<3, 5> } (tr(A X B)), X;
    mc043 { X: Matrix<4, 3>, A: Matrix<4, 3> } (tr(X^T A)), X;
    mc045 { X: Matrix<3, 3> } (tr(X^2)), X;
    mc047 { X: Matrix<4, 3>, B: Matrix<4, 4> } (tr(X^T B X)), X;
    mc049 { A: Matrix<3, 4>, X: Matrix<4, 3>, B: Matrix<3, 4> } (tr(A X B X)), X;
    mc051 { X: Matrix<4, 3>, B: Matrix<4, 4>, C: Matrix<3, 3> } (tr(X^T B X C)), X;
    mc053 { A: Matrix<5, 4>, X: Matrix<4, 3>, B: Matrix<3, 2>, C: Matrix<5, 2> }
        (tr((A X B + C) (A X B + C)^T)), X;
    mc055 { X: Matrix<3, 3> } (tr(X^3)), X;
    mc057 { A: Matrix<5, 3>, X: Matrix<4, 3>, B: Matrix<4, 4>, C: Matrix<3, 5> }
        (tr(A X^T B X C)), X;
    mc059 { A: Matrix<3, 3>, B: Matrix<3, 3> } (tr(A^T A) + tr(B^T B)), A;
    mc060 { X: Matrix<3, 3> } (det(X)), X;
    mc062 { X: Matrix<4, 3>, A: Matrix<4, 4> } (det(X^T A X)), X;
    mc064 { X: Matrix<3, 3> } (logdet(X)), X;
    mc066 { X: Matrix<4, 3> } (logdet(X^T X)), X;
    mc068 { X: Matrix<3, 3> } (det(inv(X))), X;
    mc070 { A: Matrix<3, 3>, B: Matrix<3, 3>, t: T } (logdet(A + t B)), t;
    mc072 { a: Vector<3>, X: Matrix<3, 3>, b: Vector<3> } (a^T inv(X) b), X;
    mc074 { X: Matrix<3, 3>, A: Matrix<3, 3> } (tr(inv(X + A))), X;
    mc076 { X: Matrix<4, 3>, C: Matrix<4, 4>, B: Matrix<4, 4> }
        (tr(inv(X^T C X) (X^T B X))), X;
    mc081 { x: Vector<3>, a: Vector<3> } (norm2(x - a)), x;
    mc084 { X: Matrix<4, 3> } (norm2(X)^2), X;
    mc086 { A: Matrix<4, 3>, x: Vector<3>, y: Vector<4> } (norm1(A x - y)), x;
    mc088 { A: Matrix<4, 3>, x: Vector<3>, y: Vector<4> } (norm2(A x - y)^2), x;
    mc092 { A: Matrix<5, 4>, X: Matrix<4, 3>, B: Matrix<5, 3> } (norm2(A X - B)^2), X;
    mc094 { M: Matrix<4, 3>, U: Matrix<4, 5>, V: Matrix<3, 5> } (0.5 norm2(M - U V^T)^2), U;
    mc103 { x: Vector<3> } (sum(log(x))), x;
    mc106 { x: Vector<3> } (sum(x.^3)), x;
    mc108 { X: Matrix<4, 3> } (sum(abs(X))), X;
    mc111 { x: Vector<3> } (logsumexp(x)), x;
    mc114 { A: Matrix<4, 3>, x: Vector<3>, b: Vector<4> } (logsumexp(A x + b)), x;
    mc117 { y: Vector<4>, X: Matrix<4, 3>, w: Vector<3> }
        (sum(log(exp(-y .* (X w)) + ones(4)))), w;
    mc120 { y: Vector<4>, X: Matrix<4, 3>, w: Vector<3> } (sum(exp(X w)) - y^T X w), w;
    mc124 { W: Matrix<4, 3>, S: Matrix<4, 4> } (tr(W^T S W)), W;
    mc126 { x: Vector<3>, u: Vector<3>, S: Matrix<3, 3> } ((x - u)^T inv(S) (x - u)), u;
    mc128 { S: Matrix<3, 3>, C: Matrix<3, 3> } (0.5 logdet(S) + 0.5 tr(inv(S) C)), S;
    mc130 { y: Vector<3>, G: Matrix<3, 3>, s: T }
        (0.5 y^T inv(G + s eye(3)) y + 0.5 logdet(G + s eye(3))), s;
    mc132 { x: Vector<3>, u: Vector<3>, P: Matrix<3, 3> } (log(1 + (x - u)^T P (x - u))), x;
    mc133 { z: Vector<4>, H: Matrix<4, 3>, R: Matrix<4, 4>, x: Vector<3>, u: Vector<3>, P: Matrix<3, 3> }
        (0.5 (z - H x)^T inv(R) (z - H x) + 0.5 (x - u)^T inv(P) (x - u)), x;
    mc139 { W: Matrix<4, 3>, x: Vector<3>, b: Vector<4>, y: Vector<4> }
        (0.5 norm2(tanh(W x + b) - y)^2), W;
    mc141 { W: Matrix<4, 3>, x: Vector<3>, b: Vector<4>, y: Vector<4> }
        (0.5 norm2(tanh(W x + b) - y)^2), x;
    mc143 { A: Matrix<5, 4>, W: Matrix<4, 3>, x: Vector<3>, y: Vector<5> }
        (norm2(A tanh(W x) - y)^2), A;
    mc145 { X: Matrix<5, 4>, W: Matrix<4, 3>, b: Vector<3>, Y: Matrix<5, 3> }
        (norm2(X W + ones(5) b^T - Y)^2), W;
    mc172 { A: Matrix<3, 3>, X: Matrix<3, 3> } (tr(A X)), X: symmetric;
    mc174 { x: Vector<3>, X: Matrix<3, 3> } (x^T X x), X: symmetric;
    mc176 { x: Vector<3>, d: Vector<3> } (x^T diag(d) x), d;
}

#[test]
fn every_gradient_is_tested() {
    let given: BTreeSet<String> = ROWS
        .iter()
        .filter(|row| text(&row["order"]).starts_with("grad"))
        .map(|row| text(&row["id"]).to_lowercase())
        .collect();
    let here: BTreeSet<String> = TESTED.iter().map(|&id| id.to_owned()).collect();
    assert_eq!(here, given);
}

static ROWS: LazyLock<Vec<Json>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/identities.json")).expect("an array of rows")
});

/// A row of the table.
struct Row(&'static Json);

impl Row {
    /// The row of a test's name: `mc001` is MC001.
    fn of(name: &str) -> Self {
        let id = name.to_uppercase();
        Self(ROWS.iter().find(|row| row["id"] == id).expect("a row"))
    }

    fn input<A: Entries>(&self, name: &str) -> A {
        A::from_rows(&rows(&self.0["inputs"][name]["value"]))
    }

    /// Holds a result against the column `value` or `expected`.
    fn check<A: Entries>(&self, column: &str, result: &A) {
        let expected = rows(&self.0[column]);
        let actual = result.rows();
        let shape = |rows: &[Vec<f64>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(shape(&actual), shape(&expected), "the shape of {column}");

        let (actual, expected) = (actual.concat(), expected.concat());
        let norm = |entries: &[f64]| entries.iter().fold(0.0, |norm: f64, x| norm.hypot(*x));
        let difference: Vec<f64> = actual.iter().zip(&expected).map(|(a, e)| a - e).collect();
        let error = norm(&difference) / norm(&expected);
        assert!(
            error <= A::T::TOLERANCE,
            "{column}: {actual:?} is not {expected:?}: a relative error of {error:e}"
        );
    }

    /// Holds what a test computes against what its row says.
    fn check_text(&self, structure: &str, expression: &str, by: &str) {
        let order = match structure {
            "symmetric" => "gradsym",
            "diagonal" => "graddiag",
            _ => "grad",
        };
        assert_eq!(self.0["order"], order);
        assert_eq!(self.0["wrt"], by);
        self.check_expression(expression);
    }

    fn check_expression(&self, expression: &str) {
        let expected = self.translation();
        let without_stars = |text: &str| {
            // `.*` stays; `*` is a product, as is juxtaposition.
            let text: String = text.split_whitespace().collect();
            text.replace(".*", "∘").replace('*', "")
        };
        assert_eq!(
            without_stars(expression.trim_start_matches('(').trim_end_matches(')')),
            without_stars(expected.trim_start_matches('(').trim_end_matches(')'))
        );
    }

    /// The row's expression in chainrule's notation, where that differs.
    fn translation(&self) -> String {
        let mut expression = text(&self.0["expr"])
            .replace('\'', "^T")
            .replace("lse(", "logsumexp(");
        for (name, length) in self.0["dims"].as_object().expect("dimensions") {
            for constant in ["ones", "eye"] {
                expression = expression.replace(
                    &format!("{constant}({name})"),
                    &format!("{constant}({length})"),
                );
            }
        }
        expression
    }
}

/// The gradient, which has to be of the variable's type.
fn in_the_shape_of<'a, A>(_variable: &A, gradient: &'a A) -> &'a A {
    gradient
}

fn text(json: &Json) -> &str {
    json.as_str().expect("a string")
}

/// An array of rows; a scalar is 1×1, a column N×1. Of a tensor, those of one of its matrices after the other.
fn rows(json: &Json) -> Vec<Vec<f64>> {
    let array = json.as_array().expect("an array");
    if array.iter().all(Json::is_array) {
        return array.iter().flat_map(rows).collect();
    }
    vec![array.iter().map(number).collect()]
}

fn number(json: &Json) -> f64 {
    json.as_f64().expect("a number")
}

/// The type of entries.
trait Number: Real + Into<f64> {
    /// Relative, of a result.
    const TOLERANCE: f64;
}

impl Number for f64 {
    const TOLERANCE: f64 = 1e-12;
}

impl Number for f32 {
    const TOLERANCE: f64 = 1e-4;
}

/// The nearest number of a type.
fn nearest<T: Number>(x: f64) -> T {
    #[expect(clippy::cast_possible_truncation, reason = "the nearest is wanted")]
    T::literal(x, x as f32)
}

/// To and from an array of rows.
trait Entries {
    type T: Number;

    fn from_rows(rows: &[Vec<f64>]) -> Self;
    fn rows(&self) -> Vec<Vec<f64>>;
}

impl<T: Number> Entries for T {
    type T = T;

    fn from_rows(rows: &[Vec<f64>]) -> Self {
        let [x] = rows.concat()[..] else {
            panic!("not a scalar")
        };
        nearest(x)
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        vec![vec![(*self).into()]]
    }
}

impl<const N: usize, T: Number> Entries for Vector<N, T> {
    type T = T;

    fn from_rows(rows: &[Vec<f64>]) -> Self {
        assert!(rows.len() == N && rows.iter().all(|row| row.len() == 1));
        Self::from_fn(|i| nearest(rows[i][0]))
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        self.iter().map(|&x| vec![x.into()]).collect()
    }
}

impl<const N: usize, T: Number> Entries for RowVector<N, T> {
    type T = T;

    fn from_rows(rows: &[Vec<f64>]) -> Self {
        <Matrix<1, N, T> as Entries>::from_rows(rows).row(0)
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        vec![self.into_iter().map(|&x| x.into()).collect()]
    }
}

/// With the column's own index, 0, as the rows have it.
impl<const I: usize, const K: usize, const L: usize, T: Number> Entries for Tensor3<I, K, L, T> {
    type T = T;

    fn from_rows(_: &[Vec<f64>]) -> Self {
        panic!("no input is a tensor")
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        let row = |i, k| (0..L).map(|l| self[[i, k, l]].into()).collect();
        (0..I * K).map(|ik| row(ik / K, ik % K)).collect()
    }
}

impl<const I: usize, const J: usize, const K: usize, const L: usize, T: Number> Entries
    for Tensor4<I, J, K, L, T>
{
    type T = T;

    fn from_rows(_: &[Vec<f64>]) -> Self {
        panic!("no input is a tensor")
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        let row = |i, j, k| (0..L).map(|l| self[[i, j, k, l]].into()).collect();
        (0..I * J * K)
            .map(|ijk| row(ijk / (J * K), ijk / K % J, ijk % K))
            .collect()
    }
}

impl<const R: usize, const C: usize, T: Number> Entries for Matrix<R, C, T> {
    type T = T;

    fn from_rows(rows: &[Vec<f64>]) -> Self {
        assert!(rows.len() == R && rows.iter().all(|row| row.len() == C));
        Self::from_fn(|i, j| nearest(rows[i][j]))
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        (0..R)
            .map(|i| self.row(i).into_iter().map(Into::into).collect())
            .collect()
    }
}
