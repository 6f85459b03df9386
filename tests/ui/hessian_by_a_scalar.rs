// By a scalar it is the second derivative.

use chainrule::{Vector, hessian};

fn curvature(x: &Vector<3>, t: f64) {
    hessian!(sum(exp(t x)), t);
}

fn main() {}
