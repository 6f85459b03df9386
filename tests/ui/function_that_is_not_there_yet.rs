use chainrule::{Matrix, value};

fn volume(a: &Matrix<2, 2>) -> f64 {
    value!(det(a))
}

fn main() {
    volume(&Matrix::identity());
}
