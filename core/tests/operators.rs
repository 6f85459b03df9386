//! The operators against values computed by hand, between values and references alike.

#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use chainrule_core::{Matrix, RowVector, Vector, matrix, row_vector, vector};

macro_rules! assert_all_pairings {
    ($a:expr, $op:tt, $b:expr => $expected:expr) => {{
        let (a, b, expected) = ($a, $b, $expected);
        assert_eq!(a $op b, expected);
        assert_eq!(a $op &b, expected);
        assert_eq!(&a $op b, expected);
        assert_eq!(&a $op &b, expected);
    }};
}

const A: Matrix<2, 3> = matrix![1.0, 2.0, 3.0; 4.0, 5.0, 6.0];

#[test]
fn sums_and_differences() {
    assert_all_pairings!(vector![1.0, 2.0], +, vector![3.0, 5.0] => vector![4.0, 7.0]);
    assert_all_pairings!(vector![1.0, 2.0], -, vector![3.0, 5.0] => vector![-2.0, -3.0]);
    assert_all_pairings!(row_vector![1.0, 2.0], +, row_vector![3.0, 5.0] => row_vector![4.0, 7.0]);
    assert_all_pairings!(row_vector![1.0, 2.0], -, row_vector![3.0, 5.0] => row_vector![-2.0, -3.0]);
    assert_all_pairings!(A, +, A => matrix![2.0, 4.0, 6.0; 8.0, 10.0, 12.0]);
    assert_all_pairings!(A, -, Matrix::ones() => matrix![0.0, 1.0, 2.0; 3.0, 4.0, 5.0]);
}

#[test]
fn negation() {
    assert_eq!(-vector![1.0, -2.0], vector![-1.0, 2.0]);
    assert_eq!(-&row_vector![1.0, -2.0], row_vector![-1.0, 2.0]);
    assert_eq!(-A, matrix![-1.0, -2.0, -3.0; -4.0, -5.0, -6.0]);
    assert_eq!(-&A, -A);
}

#[test]
fn scaling() {
    assert_all_pairings!(vector![1.0, 2.0], *, 3.0 => vector![3.0, 6.0]);
    assert_all_pairings!(3.0, *, vector![1.0, 2.0] => vector![3.0, 6.0]);
    assert_all_pairings!(row_vector![1.0, 2.0], /, 4.0 => row_vector![0.25, 0.5]);
    assert_all_pairings!(3.0, *, row_vector![1.0, 2.0] => row_vector![3.0, 6.0]);
    assert_all_pairings!(A, *, 2.0 => A + A);
    assert_all_pairings!(2.0, *, A => A + A);
    assert_all_pairings!(A, /, 2.0 => matrix![0.5, 1.0, 1.5; 2.0, 2.5, 3.0]);
}

#[test]
fn a_literal_takes_the_precision_of_what_it_scales() {
    let x: Vector<2, f32> = vector![1.0, 2.0];
    assert_eq!(0.5 * &x, x / 2.0);
}

#[test]
fn products() {
    assert_all_pairings!(A, *, matrix![1.0, 0.0; 0.0, 1.0; 1.0, -1.0] => matrix![4.0, -1.0; 10.0, -1.0]);
    assert_all_pairings!(A, *, vector![1.0, 0.0, -1.0] => vector![-2.0, -2.0]);
    assert_all_pairings!(row_vector![1.0, -1.0], *, A => row_vector![-3.0, -3.0, -3.0]);
    assert_all_pairings!(row_vector![1.0, 2.0], *, vector![3.0, 4.0] => 11.0);
    assert_all_pairings!(vector![1.0, 2.0], *, row_vector![3.0, 4.0, 5.0]
        => matrix![3.0, 4.0, 5.0; 6.0, 8.0, 10.0]);
}

#[test]
fn a_scalar_product_scales_anything() {
    let x = vector![1.0, 2.0];
    assert_eq!(x.transpose() * x * A, 5.0 * A);
}

#[test]
fn inner_products_longer_than_a_block() {
    // Σ i² for i < n is (n − 1) n (2n − 1) / 6.
    let x = Vector::<19>::from_fn(|i| {
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0][i % 6] + [0.0, 6.0, 12.0, 18.0][i / 6]
    });
    assert_eq!(x.transpose() * x, 2109.0);
    assert_eq!(x.dot(&x), 2109.0);
}

#[test]
fn frobenius_inner_product_is_a_trace() {
    let b = matrix![1.0, -1.0, 0.5; 2.0, 0.0, 3.0];
    assert_eq!(A.dot(&b), 26.5);
    assert_eq!((A.transpose() * b).trace(), 26.5);
}

#[test]
#[expect(clippy::op_ref, reason = "a large gradient is better not copied")]
fn assignment() {
    let mut w = A;
    let gradient = Matrix::<2, 3>::ones();
    let rate = 0.5;
    w -= rate * &gradient;
    w += &gradient;
    w -= gradient;
    w *= 2.0;
    assert_eq!(w, matrix![1.0, 3.0, 5.0; 7.0, 9.0, 11.0]);
    w /= 2.0;
    assert_eq!(w, A - 0.5 * gradient);
}

#[test]
fn gradients_are_summed() {
    let gradients = [vector![1.0, 2.0], vector![3.0, 4.0]];
    assert_eq!(gradients.iter().sum::<Vector<2>>(), vector![4.0, 6.0]);
    assert_eq!(gradients.into_iter().sum::<Vector<2>>(), vector![4.0, 6.0]);
    assert_eq!([A, A].iter().sum::<Matrix<2, 3>>(), 2.0 * A);
    assert_eq!([].iter().sum::<RowVector<2>>(), RowVector::zeros());
}

#[test]
fn norms_neither_overflow_nor_underflow() {
    assert_eq!(vector![3.0, 4.0].norm(), 5.0);
    assert_eq!(row_vector![0.6 * f64::MAX, 0.8 * f64::MAX].norm(), f64::MAX);
    assert_eq!(
        (matrix![3.0, 4.0; 0.0, 0.0] * 2.0_f64.powi(-1060)).norm(),
        5.0 * 2.0_f64.powi(-1060)
    );
    assert_eq!(Vector::<2, f32>::new([3e30, 4e30]).norm(), 5e30);
    assert_eq!(Vector::<3>::zeros().norm(), 0.0);
    assert_eq!(Vector::<0>::zeros().norm(), 0.0);
    assert_eq!(vector![1.0, f64::NEG_INFINITY].norm(), f64::INFINITY);
    assert!(vector![1.0, f64::NAN].norm().is_nan());
    assert!(vector![0.0, f64::NAN].norm().is_nan());
}
