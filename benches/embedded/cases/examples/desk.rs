//! Prints what the cases should result in, a line a case: computed here, in `f64` or in the fixed
//! point of the device.

use std::slice;

use cases::{Case, Desk, float, for_each_case};

fn print<C: Case>(name: &str) {
    let mut out = C::blank();
    C::input().compute(&mut out);
    // SAFETY: the outputs are numbers alone.
    let numbers = unsafe {
        slice::from_raw_parts(
            (&raw const out).cast::<Desk>(),
            size_of::<C::Out>() / size_of::<Desk>(),
        )
    };
    let numbers: Vec<String> = numbers.iter().map(|&x| format!("{:e}", float(x))).collect();
    println!("{name} {}", numbers.join(" "));
}

macro_rules! print_all {
    ($($name:ident: $Case:ty,)+) => {
        fn main() {
            $(print::<$Case>(stringify!($name));)+
        }
    };
}

for_each_case!(print_all, Desk);
