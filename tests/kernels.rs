//! Products and sums of all small sizes, about the blocks that the loops work in, and of larger
//! ones, which have wide vectors, against loops over single entries.
//!
//! The entries are small integers, so that every order of summation gives the same, exactly.

#![allow(non_snake_case)] // A is a matrix, as on paper.

use chainrule::{Matrix, Real, RowVector, Scalar, Vector, grad, value, value_and_grad};

/// An integer between −3 and 3, for a name.
fn entry<T: Scalar>(name: usize, i: usize, j: usize) -> T {
    let mixed = (name * 31 + i * 7 + j * 13 + i * j * 5 + (i / 4) * 3) % 7;
    (3..mixed).fold(T::ZERO, |x, _| x + T::ONE) - (mixed..3).fold(T::ZERO, |x, _| x + T::ONE)
}

fn column<const N: usize, T: Scalar>(name: usize) -> Vector<N, T> {
    Vector::from_fn(|i| entry(name, i, 0))
}

fn matrix<const R: usize, const C: usize, T: Scalar>(name: usize) -> Matrix<R, C, T> {
    Matrix::from_fn(|i, j| entry(name, i, j))
}

/// Σ f(k) for k below n.
fn sum<T: Scalar>(n: usize, f: impl Fn(usize) -> T) -> T {
    (0..n).fold(T::ZERO, |sum, k| sum + f(k))
}

fn products_with_vectors<const R: usize, const C: usize, T: Scalar>() {
    let A = matrix::<R, C, T>(1);
    let (x, y) = (column::<C, T>(2), column::<R, T>(3));
    let two = T::ONE + T::ONE;
    let Ax = Vector::<R, T>::from_fn(|i| sum(C, |k| A[(i, k)] * x[k]));
    let ATy = Vector::<C, T>::from_fn(|j| sum(R, |k| A[(k, j)] * y[k]));
    let yTAx = sum(R, |i| y[i] * Ax[i]);

    assert_eq!(value!(A x), Ax);
    assert_eq!(value!(A^T y), ATy);
    assert_eq!(value!(y^T A), RowVector::from_fn(|j| ATy[j]));
    // Upon what is there, with a factor.
    assert_eq!(value!(y - 2 A x), Vector::from_fn(|i| y[i] - two * Ax[i]));
    assert_eq!(
        value!(x - 2 A^T y),
        Vector::from_fn(|j| x[j] - two * ATy[j])
    );
    assert_eq!(
        value!(A x + A x .* y),
        Vector::from_fn(|i| Ax[i] + Ax[i] * y[i])
    );
    assert_eq!(value!(x .* A^T y), Vector::from_fn(|j| x[j] * ATy[j]));

    let outer = Matrix::from_fn(|i, j| y[i] * x[j]);
    assert_eq!(value!(y x^T), outer);
    assert_eq!(
        value!(A - 2 y x^T),
        Matrix::from_fn(|i, j| A[(i, j)] - two * outer[(i, j)])
    );
    let (value, (by_A, by_x, by_y)) = value_and_grad!(y^T A x, A, x, y);
    assert_eq!((value, by_A, by_x, by_y), (yTAx, outer, ATy, Ax));

    let squares = grad!((A x - y)^T (A x - y), A);
    let expected = Matrix::from_fn(|i, j| two * (Ax[i] - y[i]) * x[j]);
    assert_eq!(squares, expected);
}

fn products_of_matrices<const R: usize, const C: usize, T: Scalar>() {
    let (A, B) = (matrix::<R, C, T>(1), matrix::<R, C, T>(4));
    let (S, U) = (matrix::<R, R, T>(5), matrix::<C, C, T>(6));
    let times = |i, j| sum(C, |k| A[(i, k)] * B[(j, k)]);
    let transposed_times = |i, j| sum(R, |k| A[(k, i)] * B[(k, j)]);
    assert_eq!(value!(A B^T), Matrix::<R, R, T>::from_fn(times));
    assert_eq!(value!(A^T B), Matrix::<C, C, T>::from_fn(transposed_times));
    assert_eq!(
        value!(S - A B^T),
        Matrix::<R, R, T>::from_fn(|i, j| S[(i, j)] - times(i, j))
    );
    let SA = |i, j| sum(R, |k| S[(i, k)] * A[(k, j)]);
    assert_eq!(value!(S A), Matrix::<R, C, T>::from_fn(SA));
    assert_eq!(value!(A^T S^T), Matrix::<C, R, T>::from_fn(|i, j| SA(j, i)));
    assert_eq!(
        value!(A U^T),
        Matrix::<R, C, T>::from_fn(|i, j| sum(C, |k| A[(i, k)] * U[(j, k)]))
    );
    assert_eq!(value!(tr(A B^T)), sum(R, |i| times(i, i)));
    assert_eq!(grad!(tr(A B^T), A), B);
}

fn reductions<const R: usize, const C: usize, T: Real>() {
    let (A, B) = (matrix::<R, C, T>(1), matrix::<R, C, T>(4));
    let S = matrix::<R, R, T>(5);
    let all = |f: &dyn Fn(usize, usize) -> T| sum(C, |j| sum(R, |i| f(i, j)));
    let inner = all(&|i, j| A[(i, j)] * B[(i, j)]);
    let square = all(&|i, j| A[(i, j)] * A[(i, j)]);
    assert_eq!(value!(A : B), inner);
    assert_eq!(value!(A^T : B^T), inner);
    assert_eq!(
        value!(A : (B .* B)),
        all(&|i, j| A[(i, j)] * B[(i, j)] * B[(i, j)])
    );
    assert_eq!(
        value!(S A : B),
        all(&|i, j| sum(R, |k| S[(i, k)] * A[(k, j)]) * B[(i, j)])
    );
    assert_eq!(value!(sum(A)), all(&|i, j| A[(i, j)]));
    assert_eq!(value!(sum(A .* B)), inner);
    assert_eq!(value!(norm1(A ^ T)), all(&|i, j| A[(i, j)].abs()));
    assert_eq!(value!(||A||^2), square);
    assert_eq!(value!(tr(S)), sum(R, |i| S[(i, i)]));
    // A root is rounded alike, of whatever order the sum was.
    assert_eq!(value!(||A||), square.sqrt());
    assert_eq!(value!(A ^ T), Matrix::<C, R, T>::from_fn(|i, j| A[(j, i)]));
}

/// What is done entry by entry upon products that are yet to be computed, and the other way round.
fn entries_of_products<const R: usize, const C: usize, T: Scalar>() {
    let (A, S) = (matrix::<R, C, T>(1), matrix::<R, R, T>(5));
    let (x, y, ones) = (column::<C, T>(2), column::<R, T>(3), Vector::<R, T>::ones());
    let two = T::ONE + T::ONE;
    let (three, four) = (two + T::ONE, two + two);
    let s = four;
    let Ax: [T; R] = std::array::from_fn(|i| sum(C, |k| A[(i, k)] * x[k]));
    let Sy: [T; R] = std::array::from_fn(|i| sum(R, |k| S[(i, k)] * y[k]));
    let positive = |x: T| T::ONE + x * x;
    let each = |f: &dyn Fn(usize) -> T| Vector::<R, T>::from_fn(f);

    let quotient = value!(A x ./ (ones + (S y).^2));
    assert_eq!(quotient, each(&|i| Ax[i] / positive(Sy[i])));
    let quotient = value!(y ./ (ones + (S y).^2));
    assert_eq!(quotient, each(&|i| y[i] / positive(Sy[i])));
    let quotient = value!(A x ./ (ones + y.^2));
    assert_eq!(quotient, each(&|i| Ax[i] / positive(y[i])));

    assert_eq!(value!(A x - 2 S y), each(&|i| Ax[i] - two * Sy[i]));
    assert_eq!(
        value!(y + 2 (A x - 3 S y)),
        each(&|i| y[i] + two * (Ax[i] - three * Sy[i]))
    );
    assert_eq!(
        value!(S y - s (A x - 3 y)),
        each(&|i| Sy[i] - s * (Ax[i] - three * y[i]))
    );
    assert_eq!(value!((A x) / s), each(&|i| Ax[i] / s));
    assert_eq!(value!(3 ((A x) / s)), each(&|i| three * Ax[i] / s));
    assert_eq!(
        value!(y - 3 ((A x) / s)),
        each(&|i| y[i] - three * Ax[i] / s)
    );
    assert_eq!(value!((y - s A x) / s), each(&|i| (y[i] - s * Ax[i]) / s));
    assert_eq!(value!(3 (A x).^2), each(&|i| three * Ax[i] * Ax[i]));
    assert_eq!(
        value!(s (y - 3 (A x).^2)),
        each(&|i| s * (y[i] - three * Ax[i] * Ax[i]))
    );
    assert_eq!(value!(sum(A x)), sum(R, |i| Ax[i]));
    assert_eq!(value!(norm1(A x)), sum(R, |i| Ax[i].abs()));
    assert_eq!(value!(dot(A x, y.^2)), sum(R, |i| Ax[i] * y[i] * y[i]));
    assert_eq!(value!(dot(A x, S y)), sum(R, |i| Ax[i] * Sy[i]));
}

/// Products of three, where a scalar or an outer product is among the factors.
fn products_of_three<const R: usize, const C: usize, T: Scalar>() {
    let (A, B) = (matrix::<R, C, T>(1), matrix::<R, C, T>(4));
    let (S, U) = (matrix::<R, R, T>(5), matrix::<C, C, T>(6));
    let (x, y) = (column::<C, T>(2), column::<R, T>(3));
    let s = T::ONE + T::ONE + T::ONE;
    let SA = Matrix::<R, C, T>::from_fn(|i, j| sum(R, |k| S[(i, k)] * A[(k, j)]));
    let AU = Matrix::<R, C, T>::from_fn(|i, j| sum(C, |k| A[(i, k)] * U[(k, j)]));
    let scaled = |A: Matrix<R, C, T>| A.map(|entry| s * entry);

    assert_eq!(value!(A s U), scaled(AU));
    assert_eq!(value!(S (A s)), scaled(SA));
    assert_eq!(
        value!(A s x),
        Vector::from_fn(|i| s * sum(C, |k| A[(i, k)] * x[k]))
    );
    assert_eq!(
        value!(y^T (A s)),
        RowVector::from_fn(|j| s * sum(R, |k| A[(k, j)] * y[k]))
    );
    assert_eq!(
        value!(y^T (A s)^T^T x),
        s * sum(R, |i| y[i] * sum(C, |k| A[(i, k)] * x[k]))
    );

    let (yTy, xTx) = (sum(R, |k| y[k] * y[k]), sum(C, |k| x[k] * x[k]));
    let (Sy, UTx) = (
        |i| sum(R, |k| S[(i, k)] * y[k]),
        |j| sum(C, |k| U[(k, j)] * x[k]),
    );
    assert_eq!(value!((y x^T) x), Vector::from_fn(|i| y[i] * xTx));
    assert_eq!(value!(y^T (y x^T)), RowVector::from_fn(|j| yTy * x[j]));
    assert_eq!(value!(S (y x^T)), Matrix::from_fn(|i, j| Sy(i) * x[j]));
    assert_eq!(value!((y x^T) U), Matrix::from_fn(|i, j| y[i] * UTx(j)));
    assert_eq!(
        value!((y x^T)^T S),
        Matrix::from_fn(|i, j| x[i] * sum(R, |k| y[k] * S[(k, j)]))
    );

    assert_eq!(
        value!(A + 2 (S y) x^T),
        Matrix::from_fn(|i, j| A[(i, j)] + (s - T::ONE) * Sy(i) * x[j])
    );
    assert_eq!(
        value!(S A : (B .* B)),
        sum(R, |i| sum(C, |j| SA[(i, j)] * B[(i, j)] * B[(i, j)]))
    );
    assert_eq!(
        value!(tr(S A B^T)),
        sum(R, |i| sum(C, |k| SA[(i, k)] * B[(i, k)]))
    );
    assert_eq!(
        value!(tr(S - A B^T)),
        sum(R, |i| S[(i, i)] - sum(C, |k| A[(i, k)] * B[(i, k)]))
    );
    assert_eq!(value!(A + A ^ T ^ T), A + A);
}

macro_rules! sizes {
    ($T:ident: $($rows:literal ($($columns:literal)+))+) => {
        $($(
            products_with_vectors::<$rows, $columns, $T>();
            products_of_matrices::<$rows, $columns, $T>();
            reductions::<$rows, $columns, $T>();
            entries_of_products::<$rows, $columns, $T>();
            products_of_three::<$rows, $columns, $T>();
        )+)+
    };
}

#[test]
fn without_rows_or_columns() {
    sizes!(f64: 0 (0 1 5) 1 (0) 4 (0) 9 (0));
}

/// Rows and columns of all remainders by 4, and by 8.
#[test]
fn in_double_precision() {
    sizes! { f64:
        1 (1 4 9)
        2 (2 7)
        3 (3 5 8)
        4 (4 1 6)
        5 (5 3)
        6 (6 9)
        7 (2 16)
        8 (8 4 5)
        9 (9 1 6)
        16 (16 3)
        17 (17 4)
        33 (2 7)
    }
}

#[test]
fn in_single_precision() {
    sizes!(f32: 0 (3) 2 (9) 3 (5 8 18) 4 (3 4 8) 8 (2 4 7) 9 (6) 16 (5) 17 (7));
}
