use chainrule::{Vector, grad};

fn slope(x: &Vector<2>, i: usize) -> Vector<2> {
    grad!(x[i]^2 + sum(x), x)
}

fn main() {
    slope(&Vector::ones(), 0);
}
