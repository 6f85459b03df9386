//! A Hessian or Jacobian that has a closed form takes the multiplications of that form, counted: not those of
//! n gradients, one for each basis vector.

#![allow(non_snake_case)] // A is a matrix, as on paper.

mod counted;

use chainrule::{hessian, hvp, jacobian, value_and_grad};
use counted::{Counted, count, matrix, vector};

/// Rows and columns of the data.
const M: usize = 9;
const N: usize = 7;

/// Small, so that no function of it is rounded to 1.
fn small(Counted(x): Counted) -> Counted {
    Counted(x / 64.0)
}

#[test]
fn hessian_of_a_quadratic_form() {
    let (A, x) = (matrix::<N, N>(1), vector::<N>(1));
    // A + Aᵀ.
    let (hessian, multiplications) = count(|| hessian!(x^T A x, x));
    assert_eq!(multiplications, 0);
    assert_eq!(hessian, A + A.transpose());
}

#[test]
fn hessian_of_least_squares() {
    let (A, b, x) = (matrix::<M, N>(1), vector::<M>(1), vector::<N>(2));
    // AᵀA, of which half of the entries may be copied.
    let (hessian, multiplications) = count(|| hessian!(0.5 ||A x - b||^2, x));
    assert!(
        (M * N * (N + 1) / 2..=M * N * N).contains(&multiplications),
        "{multiplications}"
    );
    assert_eq!(hessian, A.transpose() * A);
}

#[test]
fn hessian_of_the_logistic_loss() {
    let (X, y, w) = (matrix::<M, N>(1), vector::<M>(1), vector::<N>(2));
    let X = X.map(small);
    let (_, multiplications) = count(|| hessian!(sum(softplus(X w)) - y^T X w, w));
    // Xᵀ diag(s ∘ (1 − s)) X: the product Xw, two a row for s, rows scaled, and a product of matrices.
    let fewest = M * N + M + M * N + M * N * (N + 1) / 2;
    let all = M * N + 2 * M + M * N + M * N * N;
    assert!(
        (fewest..=all).contains(&multiplications),
        "{multiplications}"
    );
}

#[test]
fn jacobian_of_a_layer() {
    let (A, x) = (matrix::<M, N>(1), vector::<N>(1));
    let (jacobian, multiplications) = count(|| jacobian!(A x, x));
    assert_eq!(multiplications, 0);
    assert_eq!(jacobian, A);
    // diag(1 − tanh²) A.
    let A = A.map(small);
    let (_, multiplications) = count(|| jacobian!(tanh(A x), x));
    assert_eq!(multiplications, M * N + M + M * N);
}

#[test]
fn a_hessian_times_a_vector_is_never_formed() {
    let (A, b, x, v) = (
        matrix::<M, N>(1),
        vector::<M>(1),
        vector::<N>(2),
        vector::<N>(3),
    );
    let (_, multiplications) = count(|| hvp!(0.5 ||A x - b||^2, x, v));
    assert_eq!(multiplications, 2 * M * N);
}

/// yᵀXw beside Xw is y times that, and has one adjoint with it: no third product with X.
#[test]
fn a_product_that_is_there_is_used() {
    let (X, y, w) = (matrix::<M, N>(1), vector::<M>(1), vector::<N>(2));
    let ((value, gradient), multiplications) = count(|| value_and_grad!(||X w||^2 - y^T X w, w));
    assert!(
        (2 * M * N + 2 * M..=2 * M * N + 3 * M).contains(&multiplications),
        "{multiplications}"
    );
    let z = X * w;
    assert_eq!(value, z.dot(&z) - y.dot(&z));
    assert_eq!(gradient, X.transpose() * (z + z - y));
}
