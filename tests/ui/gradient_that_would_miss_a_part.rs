use chainrule::{Vector, grad};

fn slope(x: &Vector<2>) -> Vector<2> {
    grad!(x[0]^2 + sum(x), x)
}

fn main() {
    slope(&Vector::ones());
}
