//! The expressions whose mistakes stand one folder up, put right.

#![deny(warnings)]

use chainrule::{Matrix, RowVector, Vector, grad, value, value_and_grad};

fn layer(w: &Matrix<4, 3>, x: &Vector<4>) -> Vector<3> {
    value!(w^T x)
}

fn outer(x: &Vector<4>, a: &Vector<3>) -> Matrix<4, 3> {
    value!(x a^T)
}

fn weighted(x: &Vector<3>, a: &Matrix<3, 2>) -> RowVector<2> {
    value!(x ^ T * a)
}

fn residual(a: &Matrix<5, 3>, x: &Vector<3>, b: &Vector<5>) -> f64 {
    value!(||a x - b||^2)
}

fn column_minus_column(y: &Vector<5>, x: &Matrix<5, 3>, w: &Vector<3>) -> f64 {
    value!(||y - x w||)
}

fn factorize(m: &Matrix<4, 5>, u: &Matrix<4, 2>, v: &Matrix<5, 2>) -> (f64, Matrix<4, 2>) {
    value_and_grad!(norm2(m - u * v ^ T) ^ 2, u)
}

fn bilinear(a: &Matrix<4, 3>, x: &Vector<3>, y: &Vector<4>) -> Matrix<4, 3> {
    grad!(y^T a x, a)
}

fn trace_of_a_square(a: &Matrix<2, 3>, b: &Matrix<3, 2>) -> Matrix<2, 3> {
    grad!(tr(a b), a)
}

fn column_plus_column(column: &Vector<3>, row: &RowVector<3>) -> Vector<3> {
    value!(column + row ^ T)
}

fn main() {
    let w = Matrix::from_columns([[1.0, 2.0, 3.0, 4.0]; 3]);
    let x = Vector::new([1.0; 4]);
    assert_eq!(layer(&w, &x), Vector::new([10.0; 3]));
    assert_eq!(outer(&x, &Vector::new([2.0; 3]))[(3, 2)], 2.0);
    assert_eq!(
        weighted(&Vector::new([1.0; 3]), &Matrix::from_columns([[1.0; 3]; 2])),
        RowVector::new([3.0; 2])
    );
    let zeros = Matrix::<5, 3>::zeros();
    assert_eq!(
        residual(&zeros, &Vector::new([1.0; 3]), &Vector::new([2.0; 5])),
        20.0
    );
    assert_eq!(
        column_minus_column(&Vector::new([2.0; 5]), &zeros, &Vector::new([1.0; 3])),
        20.0_f64.sqrt()
    );
    let (loss, slope) = factorize(&Matrix::zeros(), &Matrix::zeros(), &Matrix::zeros());
    assert_eq!((loss, slope), (0.0, Matrix::zeros()));
    assert_eq!(bilinear(&w, &Vector::new([1.0; 3]), &x)[(0, 0)], 1.0);
    assert_eq!(
        trace_of_a_square(&Matrix::zeros(), &Matrix::from_columns([[1.0; 3]; 2])),
        Matrix::from_columns([[1.0; 2]; 3])
    );
    assert_eq!(
        column_plus_column(&Vector::new([1.0; 3]), &RowVector::new([2.0; 3])),
        Vector::new([3.0; 3])
    );
}
