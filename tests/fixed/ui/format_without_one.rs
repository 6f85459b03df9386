//! Q15 ends below 1.

use chainrule::{Vector, value};
use fixed::{FixedI16, Saturating, types::extra::U15};

type Q15 = Saturating<FixedI16<U15>>;

fn dot(x: &Vector<8, Q15>, y: &Vector<8, Q15>) -> Q15 {
    value!(x^T y)
}

fn main() {}
