//! Constants have shapes, too.

use chainrule::{Matrix, value};

fn sum() -> Matrix<3, 3> {
    value!(eye(3) + eye(4))
}

fn main() {}
