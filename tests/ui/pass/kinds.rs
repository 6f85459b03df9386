//! Powers, quotients and entry by entry.

#![deny(warnings)]

use chainrule::{Matrix, Vector, grad, value};

fn main() {
    let x = Vector::new([1.0, 4.0, 9.0]);
    let y = Vector::new([2.0, 2.0, 3.0]);
    let a: Matrix<3, 3> = Matrix::identity();
    let s = 2.0;

    assert_eq!(value!(x.^0.5), Vector::new([1.0, 2.0, 3.0]));
    assert_eq!(value!(x.^-1 .* x), Vector::new([1.0; 3]));
    assert_eq!(value!(x .^ y)[1], 16.0);
    assert_eq!(value!(x ./ y)[2], 3.0);
    assert_eq!(value!(x / s)[1], 2.0);
    assert_eq!(value!(s * x)[1], 8.0);
    assert_eq!(value!(a^2 : a), 3.0);
    assert_eq!(value!(s ^ 3 + s ^ -1), 8.5);
    assert_eq!(value!(s ^ s), 4.0);
    assert_eq!(value!(abs(y^T x - 100)), 63.0);
    assert_eq!(grad!(sum(x.^2), x), Vector::new([2.0, 8.0, 18.0]));
    assert_eq!(grad!(dot(x, y), x), y);
}
