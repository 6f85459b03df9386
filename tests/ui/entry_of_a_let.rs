use chainrule::{Vector, grad};

fn slope(x: &Vector<2>) -> Vector<2> {
    grad!({ let y = tanh(x); y[0] + sum(y) }, x)
}

fn main() {
    slope(&Vector::ones());
}
