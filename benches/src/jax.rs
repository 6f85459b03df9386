//! JAX is a process of its own: `peers/jax_tasks.py` measures it, and `JAX` is the path of what it wrote.

use std::sync::LazyLock;

use crate::race::Race;

/// A task at a size, in a kind of numbers, by a contender.
struct Time {
    task: String,
    sizes: String,
    number: String,
    name: &'static str,
    nanoseconds: f64,
    results: Vec<f64>,
}

static TIMES: LazyLock<Vec<Time>> = LazyLock::new(|| {
    let Ok(path) = std::env::var("JAX") else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = text.lines().map(|line| {
        time(line).unwrap_or_else(|| panic!("{path} has a line that is not understood: {line}"))
    });
    lines.collect()
});

/// Words between tabulators.
fn time(line: &str) -> Option<Time> {
    let mut words = line.split('\t');
    Some(Time {
        task: words.next()?.to_owned(),
        sizes: words.next()?.to_owned(),
        number: words.next()?.to_owned(),
        name: words.next()?.to_owned().leak(),
        nanoseconds: words.next()?.parse().ok()?,
        results: words
            .next()?
            .split(' ')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?,
    })
}

/// Enters its times of this task.
pub fn enter(race: &mut Race) {
    for time in TIMES.iter() {
        if time.task == race.task && time.sizes == race.size() && time.number == race.number {
            race.enter_elsewhere(time.name, time.nanoseconds, &time.results);
        }
    }
}
