use chainrule::{Vector, grad};

fn slope(x: &Vector<2>) -> f64 {
    grad!({ let y = x^T x; { let y = 2 y; y^2 } + y }, y)
}

fn main() {
    slope(&Vector::ones());
}
