//! chainrule beside its peers: value and derivative of the same tasks, through the public macros.
//!
//! `cargo run --release`, with `EIGEN=/usr/include/eigen3` also Eigen's; further words choose the
//! tasks whose names contain one of them, `f32` and `f64` among them. Contenders compute the same
//! numbers, which is checked first, and take turns in one process; the table shows medians. Inputs
//! and outputs are opaque to the optimiser.
#![allow(non_snake_case)] // Matrices are upper case, as on paper.

mod dual;
mod foreign;
mod jax;
mod limit;
mod loops;
mod numbers;
mod peers;
mod race;
mod sizes;
mod tasks;

use numbers::Number;
use race::Finish;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let peak = limit::operations_per_nanosecond();
    println!("{peak:.1} operations a nanosecond at most, in f64\n");
    let table = Table { words, peak };
    all::<f64>(&table);
    all::<f32>(&table);
}

/// Runs a task at its sizes.
macro_rules! run {
    ($table:ident, $T:ident: $($task:ident $(($($size:literal),+))+;)+) => { $(
        if $table.wants(stringify!($task), $T::NAME) {
            $($table.row(&tasks::$task::<$T, $($size),+>());)+
        }
    )+ };
}

fn all<T: Number>(table: &Table) {
    sizes::sizes! { run! table, T: }
}

struct Table {
    words: Vec<String>,
    /// Operations a nanosecond, in `f64`.
    peak: f64,
}

impl Table {
    fn wants(&self, task: &str, number: &str) -> bool {
        let (numbers, tasks): (Vec<_>, Vec<_>) = self
            .words
            .iter()
            .partition(|word| ["f32", "f64"].contains(&word.as_str()));
        (numbers.is_empty() || numbers.iter().any(|word| *word == number))
            && (tasks.is_empty() || tasks.iter().any(|word| task.contains(word.as_str())))
    }

    /// Nanoseconds of each contender, the best peer's and chainrule's as a ratio, and chainrule's
    /// beside the limit.
    fn row(&self, finish: &Finish) {
        let is_ours = |name: &str| name.starts_with("chainrule");
        let times = finish.times.iter();
        let (_, ours) = finish.times[0];
        let (best, peer) = times
            .clone()
            .filter(|(name, _)| !is_ours(name))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .expect("nobody is alone");
        let width = if finish.number == "f32" { 2.0 } else { 1.0 };
        let limit = finish.operations / (self.peak * width);
        let sizes: Vec<String> = finish.sizes.iter().map(ToString::to_string).collect();
        let times: Vec<String> = times
            .map(|(name, time)| format!("{name} {time:.1}"))
            .collect();
        println!(
            "{:<18} {:>8} {}  {:>5.2}× {best:<12}  {:>5.2}× limit  {}",
            finish.task,
            sizes.join("×"),
            finish.number,
            peer / ours,
            ours / limit,
            times.join(", "),
        );
    }
}
