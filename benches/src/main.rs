//! chainrule beside its peers: value and derivative of the same tasks, through the public macros.
//!
//! `cargo run --release` measures everything and writes a report below `target`; words behind `--`
//! choose the tasks whose names contain one of them, `f32` and `f64` among them, and then nothing is
//! written. `scripts/bench` also installs the peers that are no crates, does it with both sets of
//! flags, and writes `docs/speed.md`. Contenders compute the same numbers, which is checked first, and
//! take turns in one process; times are medians. Inputs and outputs are opaque to the optimiser.
#![allow(non_snake_case)] // Matrices are upper case, as on paper.

mod dual;
mod foreign;
mod jax;
mod limit;
mod loops;
mod numbers;
mod peers;
mod plot;
mod race;
mod report;
mod results;
mod sizes;
mod tasks;

use std::path::PathBuf;

use limit::Machine;
use numbers::Number;
use race::Finish;
use results::{Result, Results};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let place = std::env::var_os("REPORT").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target")),
        PathBuf::from,
    );
    if words == ["report"] {
        return report::write(&place);
    }
    let machine = Machine::measure();
    println!(
        "at most, a nanosecond: {:.1} operations in f64, {:.0} bytes loaded, {:.0} stored\n",
        machine.operations, machine.loaded, machine.stored
    );
    let mut run = Run {
        words,
        machine,
        results: Vec::new(),
    };
    all::<f64>(&mut run);
    all::<f32>(&mut run);
    if run.words.is_empty() {
        Results::here(machine, run.results).save(&place);
        report::write(&place);
    }
}

/// Runs a task at its sizes.
macro_rules! run {
    ($run:ident, $T:ident: $($task:ident $(($($size:literal),+))+;)+) => { $(
        if $run.wants(stringify!($task), $T::NAME) {
            $($run.row(tasks::$task::<$T, $($size),+>());)+
        }
    )+ };
}

fn all<T: Number>(run: &mut Run) {
    sizes::sizes! { run! run, T: }
}

struct Run {
    words: Vec<String>,
    machine: Machine,
    results: Vec<Result>,
}

impl Run {
    fn wants(&self, task: &str, number: &str) -> bool {
        let (numbers, tasks): (Vec<_>, Vec<_>) = self
            .words
            .iter()
            .partition(|word| ["f32", "f64"].contains(&word.as_str()));
        (numbers.is_empty() || numbers.iter().any(|word| *word == number))
            && (tasks.is_empty() || tasks.iter().any(|word| task.contains(word.as_str())))
    }

    /// Prints the best peer's time and chainrule's as a ratio, chainrule's beside the limit, and all
    /// times in nanoseconds.
    fn row(&mut self, finish: Finish) {
        let limit = self
            .machine
            .limit(finish.number, finish.operations, finish.traffic);
        let result = Result::new(finish, limit);
        let (best, peer) = result.best_peer();
        let times: Vec<String> = result
            .times
            .iter()
            .map(|(name, time)| format!("{name} {time:.1}"))
            .collect();
        println!(
            "{:<21} {:>8} {}  {:>5.2}× {best:<16}  {:>5.2}× limit  {}",
            result.task,
            result.sizes,
            result.number,
            peer / result.ours(),
            result.ours() / limit,
            times.join(", "),
        );
        self.results.push(result);
    }
}
