//! LU and Cholesky: how far from the truth, and what comes out where there is none.
#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

/// Evaluates an expression for each size from 1 to 16.
macro_rules! for_each_size {
    ($N:ident => $body:expr) => {
        for_each_size!($N => $body; 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
    };
    ($N:ident => $body:expr; $($n:literal)*) => {
        $( {
            const $N: usize = $n;
            $body;
        } )*
    };
}

mod accuracy;
mod exact;
mod kinds;
mod limits;
mod reference;

use kinds::{Kind, Number, Random, small};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

fn finite<'a>(entries: impl IntoIterator<Item = &'a f64>) -> bool {
    entries.into_iter().all(|x| x.is_finite())
}
