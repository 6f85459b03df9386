//! What the firmware should print, in `f64`.

use chainrule_embedded::run;

fn main() {
    let outcome = run::<f64>();
    println!("b = {}", outcome.b.transpose());
    println!("P =\n{}", outcome.P);
    println!("loss: {}, then {}", outcome.first, outcome.last);
}
