//! Q31 ends below 1.

use chainrule::Matrix;
use fixed::{FixedI32, Wrapping, types::extra::U31};

fn main() {
    let _ = Matrix::<2, 2, Wrapping<FixedI32<U31>>>::zeros();
}
