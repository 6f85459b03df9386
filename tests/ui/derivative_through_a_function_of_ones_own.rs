// Of huber the pullback is known, and a derivative goes forwards as well.

use chainrule::{Function, Vector, derivative};

struct Huber;

impl Function<Vector<3>> for Huber {
    type Value = Vector<3>;

    fn value(&self, x: &Vector<3>) -> Vector<3> {
        *x
    }

    fn pullback(&self, _: &Vector<3>, u: &Vector<3>) -> Vector<3> {
        *u
    }
}

fn forwards(x: &Vector<3>) {
    let huber = Huber;
    derivative!(huber(x), x; fn huber);
}

fn main() {}
