use chainrule::{Vector, grad};

fn slope(x: &Vector<2>) -> Vector<2> {
    grad!(||x||^2 + { x.norm() }, x)
}

fn main() {
    slope(&Vector::ones());
}
