//! What was measured, and files of it.

use std::fmt::Write as _;
use std::path::Path;

use crate::limit::Machine;
use crate::race::Finish;

/// All tasks in one build.
pub struct Results {
    /// `default` or `native`.
    pub build: String,
    /// What was measured where.
    pub machine: String,
    pub rows: Vec<Result>,
}

/// A task at a size.
pub struct Result {
    pub task: String,
    /// `8×4`.
    pub sizes: String,
    pub number: String,
    pub operations: f64,
    /// Nanoseconds that it takes at least.
    pub limit: f64,
    /// Contenders, and their nanoseconds.
    pub times: Vec<(String, f64)>,
}

impl Result {
    pub fn new(finish: Finish, limit: f64) -> Self {
        let sizes: Vec<String> = finish.sizes.iter().map(ToString::to_string).collect();
        let times = finish.times.into_iter();
        Self {
            task: finish.task.into(),
            sizes: sizes.join("×"),
            number: finish.number.into(),
            operations: finish.operations,
            limit,
            times: times.map(|(name, time)| (name.into(), time)).collect(),
        }
    }

    /// The size that stands for all.
    pub fn size(&self) -> f64 {
        let first = self.sizes.split('×').next().and_then(|n| n.parse().ok());
        first.expect("a size is a number")
    }

    /// The best of those whose names begin with this.
    pub fn best(&self, peer: &str) -> Option<f64> {
        let times = self.times.iter().filter(|(name, _)| is(name, peer));
        times.map(|(_, time)| *time).min_by(f64::total_cmp)
    }

    pub fn ours(&self) -> f64 {
        self.times[0].1
    }

    pub fn best_peer(&self) -> (&str, f64) {
        let peers = self.times.iter().filter(|(name, _)| !is(name, "chainrule"));
        let best = peers.min_by(|(_, a), (_, b)| a.total_cmp(b));
        best.map(|(name, time)| (name.as_str(), *time))
            .expect("nobody is alone")
    }
}

/// Whether this contender is that peer's, in whatever variant.
fn is(name: &str, peer: &str) -> bool {
    name.strip_prefix(peer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
}

const COLUMNS: &str = "task\tsize\tnumber\toperations\tlimit_ns\tcontender\tns";

impl Results {
    /// Of this build on this machine.
    pub fn here(machine: Machine, rows: Vec<Result>) -> Self {
        let build = if cfg!(target_feature = "avx2") {
            "native"
        } else {
            "default"
        };
        let machine = format!(
            "{}; one core: {:.1} operations in f64, {:.0} bytes loaded, {:.0} stored a nanosecond",
            processor(),
            machine.operations,
            machine.loaded,
            machine.stored
        );
        Self {
            build: build.into(),
            machine,
            rows,
        }
    }

    /// Writes `speed/BUILD.tsv`: a line for each contender.
    pub fn save(&self, place: &Path) {
        let mut text = format!("# {}\n{COLUMNS}\n", self.machine);
        for row in &self.rows {
            for (name, time) in &row.times {
                let _ = writeln!(
                    text,
                    "{}\t{}\t{}\t{}\t{:.3}\t{name}\t{time:.2}",
                    row.task, row.sizes, row.number, row.operations, row.limit
                );
            }
        }
        let directory = place.join("speed");
        std::fs::create_dir_all(&directory)
            .and_then(|()| std::fs::write(directory.join(self.build.clone() + ".tsv"), text))
            .unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    }

    /// What `save` wrote.
    pub fn load(place: &Path, build: &str) -> Option<Self> {
        let text =
            std::fs::read_to_string(place.join("speed").join(format!("{build}.tsv"))).ok()?;
        let mut lines = text.lines();
        let machine = lines.next()?.strip_prefix("# ")?.to_owned();
        let mut rows: Vec<Result> = Vec::new();
        for line in lines.skip(1) {
            let words: Vec<&str> = line.split('\t').collect();
            let [task, sizes, number, operations, limit, name, time] = words[..] else {
                return None;
            };
            let time = (name.to_owned(), time.parse().ok()?);
            match rows.last_mut() {
                Some(row) if [&row.task, &row.sizes, &row.number] == [task, sizes, number] => {
                    row.times.push(time);
                }
                _ => rows.push(Result {
                    task: task.into(),
                    sizes: sizes.into(),
                    number: number.into(),
                    operations: operations.parse().ok()?,
                    limit: limit.parse().ok()?,
                    times: vec![time],
                }),
            }
        }
        Some(Self {
            build: build.into(),
            machine,
            rows,
        })
    }

    /// The rows of each task, in one kind of numbers.
    pub fn tasks(&self, number: &str) -> Vec<Vec<&Result>> {
        let mut tasks: Vec<Vec<&Result>> = Vec::new();
        for row in self.rows.iter().filter(|row| row.number == number) {
            match tasks.last_mut() {
                Some(task) if task[0].task == row.task => task.push(row),
                _ => tasks.push(vec![row]),
            }
        }
        tasks
    }
}

/// What Linux calls it.
fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find(|line| line.starts_with("model name"));
    let name = name.and_then(|line| line.split(": ").nth(1));
    name.unwrap_or(std::env::consts::ARCH).trim().to_owned()
}
