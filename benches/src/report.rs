//! `speed.md` and plots of what was measured.

use std::fmt::Write as _;
use std::path::Path;

use crate::plot::{self, Line, Panel, Style};
use crate::results::{Result, Results};

/// A task: its title, and what is computed.
const TASKS: [(&str, &str, &str); 15] = [
    ("bilinear", "aᵀWᵀx, ∂W", "value and gradient by W, M×N"),
    (
        "frobenius",
        "⟨A, WᵀX⟩, ∂W",
        "value and gradient by W, all N×N",
    ),
    (
        "least_squares",
        "‖Ax − b‖², ∂x",
        "value and gradient, A of M×N",
    ),
    (
        "logistic_gradient",
        "logistic loss, ∂w",
        "Σ softplus(Xw) − yᵀXw: value and gradient, X of M×N",
    ),
    (
        "logistic_hessian",
        "logistic loss, ∂w, ∂²w",
        "value, gradient and Hessian",
    ),
    (
        "network",
        "tanh network, all ∂",
        "½‖W₂ tanh(W₁x + b₁) + b₂ − t‖²: value and four gradients, inputs×hidden×outputs",
    ),
    (
        "gaussian",
        "Gaussian likelihood, ∂Σ",
        "½ log det Σ + ½ (x − u)ᵀ Σ⁻¹ (x − u): value and gradient, Σ of N×N",
    ),
    ("chain", "xᵀABCx, ∂x", "value and gradient, all N×N"),
    ("product", "A B", "the value, N×N"),
    ("jacobian", "Jacobian of tanh(Ax)", "A of N×N"),
    ("hessian", "Hessian of xᵀAx", "A of N×N"),
    (
        "kalman",
        "Kalman filter, one step",
        "predict and update, states×measurements",
    ),
    (
        "factorisation",
        "½‖M − UVᵀ‖², ∂U, ∂V",
        "value and two gradients, M of N×N, U of N×K",
    ),
    (
        "factorisation_hvp",
        "½‖M − UVᵀ‖², ∂²U times D",
        "Hessian–vector product",
    ),
    (
        "factorisation_hessian",
        "½‖M − UVᵀ‖², ∂²U",
        "the Hessian: VᵀV of each row, and in JAX (jax.hessian) N²K² numbers",
    ),
];

/// What is in the tables, and what in the plots.
const PEERS: [(&str, &str); 9] = [
    ("nalgebra", "#0072b2"),
    ("Eigen", "#009e73"),
    ("CasADi", "#b0509a"),
    ("JAX", "#d98a00"),
    ("num-dual", "#4aa3d8"),
    ("loops", "#7a7a7a"),
    ("nano-gemm", "#8b5a2b"),
    ("faer", "#b8a000"),
    ("glam", "#5b3a9a"),
];
const OURS: &str = "#d01c1c";
const LIMIT: &str = "#9a9a9a";
const BUILDS: [(&str, &str); 2] = [
    ("default", "`cargo build --release`"),
    ("native", "with `RUSTFLAGS=-Ctarget-cpu=native`"),
];

/// Of the results in `speed`: tables, and plots beside them.
pub fn write(place: &Path) {
    let builds: Vec<Results> = BUILDS
        .iter()
        .filter_map(|(build, _)| Results::load(place, build))
        .collect();
    let mut out = HEAD.to_owned();
    for results in &builds {
        let _ = writeln!(out, "- {}: {}", results.build, results.machine);
    }
    out += "\n## The tasks\n\n| | |\n|---|---|\n";
    for (_, title, what) in TASKS {
        let _ = writeln!(out, "| {title} | {what} |");
    }
    summary(&mut out, &builds);
    worst(&mut out, &builds);
    exponents(&mut out, &builds);
    for results in &builds {
        for number in ["f64", "f32"] {
            table(&mut out, results, number);
            let name = format!("speed/{}-{number}.svg", results.build);
            save(&place.join(name), &figure(results, number));
        }
    }
    if let Ok(text) = std::fs::read_to_string(place.join("speed/compile-time.tsv")) {
        compile_time(&mut out, &text);
    }
    save(&place.join("speed.md"), &out);
    println!("\nreport: {}", place.join("speed.md").display());
}

fn save(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn title(task: &str) -> &'static str {
    let found = TASKS.iter().find(|(name, _, _)| *name == task);
    found.expect("all tasks have titles").1
}

fn build_in_words(results: &Results) -> &'static str {
    let found = BUILDS.iter().find(|(build, _)| *build == results.build);
    found.expect("one of the builds").1
}

fn mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|x| x.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

/// Three digits.
fn digits(x: f64) -> String {
    let decimals = (2 - x.abs().max(1e-9).log10().floor() as i32).clamp(0, 2);
    format!("{x:.*}", decimals as usize)
}

/// How much longer each peer takes.
fn summary(out: &mut String, builds: &[Results]) {
    *out += "\n## How many times as long the peers take\n\n\
             The geometric mean over all tasks and sizes that a peer has, and the least and the largest \
             ratio; each in its best variant.\n\n| |";
    for (peer, _) in PEERS {
        let _ = write!(out, " {peer} |");
    }
    let _ = writeln!(out, "\n|---|{}", "---:|".repeat(PEERS.len()));
    for results in builds {
        for number in ["f64", "f32"] {
            let rows = || results.rows.iter().filter(|row| row.number == number);
            let _ = write!(out, "| {} {number} |", results.build);
            for (peer, _) in PEERS {
                let ratios: Vec<f64> = rows()
                    .filter_map(|row| Some(row.best(peer)? / row.ours()))
                    .collect();
                if ratios.is_empty() {
                    *out += " |";
                    continue;
                }
                let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
                let most = ratios.iter().copied().fold(0.0, f64::max);
                let _ = write!(
                    out,
                    " {} ({} to {}) |",
                    digits(mean(&ratios)),
                    digits(least),
                    digits(most)
                );
            }
            *out += "\n";
        }
    }
}

/// The size at which each task fares worst.
fn worst(out: &mut String, builds: &[Results]) {
    let behind = |row: &&Result| row.best_peer().1 * 1.05 < row.ours();
    let rows = || builds.iter().flat_map(|results| &results.rows);
    let _ = write!(
        out,
        "\n## Where it is ahead, and where not\n\nIn {} of {} cases a peer is more than 1.05 times as \
         fast. For each task, the best peer's time as a multiple of chainrule's at the size where that is \
         least: below 1, the peer is ahead.\n\n| |",
        rows().filter(behind).count(),
        rows().count()
    );
    let columns = || {
        builds
            .iter()
            .flat_map(|results| ["f64", "f32"].map(|number| (results, number)))
    };
    for (results, number) in columns() {
        let _ = write!(out, " {} {number} |", results.build);
    }
    let _ = writeln!(out, "\n|---|{}", "---|".repeat(columns().count()));
    for (task, title, _) in TASKS {
        let _ = write!(out, "| {title} |");
        for (results, number) in columns() {
            let rows = results.rows.iter();
            let ratio = |row: &Result| row.best_peer().1 / row.ours();
            let worst = rows
                .filter(|row| row.task == task && row.number == number)
                .min_by(|a, b| ratio(a).total_cmp(&ratio(b)));
            let cell = worst.map_or(String::new(), |row| {
                let (name, _) = row.best_peer();
                format!("{} {name}, {}", digits(ratio(row)), row.sizes)
            });
            let _ = write!(out, " {cell} |");
        }
        *out += "\n";
    }
}

/// The slope of log time over log size, by least squares.
fn exponent(points: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let points: Vec<(f64, f64)> = points.map(|(x, y)| (x.ln(), y.ln())).collect();
    let n = points.len() as f64;
    let (x, y) = (
        points.iter().map(|p| p.0).sum::<f64>() / n,
        points.iter().map(|p| p.1).sum::<f64>() / n,
    );
    let covariance: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let variance: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    (points.len() > 1).then(|| covariance / variance)
}

fn exponents(out: &mut String, builds: &[Results]) {
    *out += "\n## How the cost grows\n\n\
             The k of time ∝ nᵏ, fitted to the logarithms by least squares; n is the first size. What \
             theory says is the same fit to the number of operations: fixed costs and vectors that \
             small sizes do not fill make the time grow more slowly.\n";
    for results in builds {
        for number in ["f64", "f32"] {
            let _ = write!(
                out,
                "\n{} {number}\n\n| | sizes | operations | limit | chainrule |",
                results.build
            );
            for (peer, _) in PEERS {
                let _ = write!(out, " {peer} |");
            }
            let _ = writeln!(out, "\n|---|---|{}", "---:|".repeat(PEERS.len() + 3));
            for task in results.tasks(number) {
                let cell = |k: Option<f64>| {
                    let text = k.map_or(String::new(), |k| format!("{k:.2}"));
                    format!(" {text} |")
                };
                let fit = |f: &dyn Fn(&Result) -> Option<f64>| {
                    exponent(task.iter().filter_map(|row| Some((row.size(), f(row)?))))
                };
                let sizes = format!("{} to {}", task[0].sizes, task[task.len() - 1].sizes);
                let _ = write!(out, "| {} | {sizes} |", title(&task[0].task));
                *out += &cell(fit(&|row| Some(row.operations)));
                *out += &cell(fit(&|row| Some(row.limit)));
                *out += &cell(fit(&|row| Some(row.ours())));
                for (peer, _) in PEERS {
                    *out += &cell(fit(&|row| row.best(peer)));
                }
                *out += "\n";
            }
        }
    }
}

fn table(out: &mut String, results: &Results, number: &str) {
    let _ = write!(
        out,
        "\n## {number}, {}\n\n![times over sizes](speed/{}-{number}.svg)\n\n\
         Nanoseconds; the best peer's time as a multiple of chainrule's; chainrule's as a multiple of \
         the limit.\n\n| | size | chainrule |",
        build_in_words(results),
        results.build
    );
    for (peer, _) in PEERS {
        let _ = write!(out, " {peer} |");
    }
    let _ = writeln!(
        out,
        " JAX, one call | best peer | peer ÷ chainrule | chainrule ÷ limit |\n|---|---|{}---|---:|---:|",
        "---:|".repeat(PEERS.len() + 2)
    );
    for row in results.rows.iter().filter(|row| row.number == number) {
        let _ = write!(out, "| {} | {} |", title(&row.task), row.sizes);
        let call = row.times.iter().find(|(name, _)| name == "JAX");
        let times = [Some(row.ours())]
            .into_iter()
            .chain(PEERS.iter().map(|(peer, _)| row.best(peer)))
            .chain([call.map(|(_, time)| *time)]);
        for time in times {
            let _ = write!(out, " {} |", time.map_or(String::new(), digits));
        }
        let (name, time) = row.best_peer();
        let _ = writeln!(
            out,
            " {name} | {} | {} |",
            digits(time / row.ours()),
            digits(row.ours() / row.limit)
        );
    }
}

fn figure(results: &Results, number: &str) -> String {
    let panels: Vec<Panel> = results
        .tasks(number)
        .iter()
        .map(|task| {
            let line = |name, colour, style, f: &dyn Fn(&Result) -> Option<f64>| {
                let points = task.iter().filter_map(|row| Some((row.size(), f(row)?)));
                Line {
                    name,
                    colour,
                    style,
                    points: points.collect(),
                }
            };
            let mut lines = vec![line("limit", LIMIT, Style::Limit, &|row| Some(row.limit))];
            for (peer, colour) in PEERS {
                lines.push(line(peer, colour, Style::Peer, &|row| row.best(peer)));
            }
            lines.push(line("chainrule", OURS, Style::Ours, &|row| {
                Some(row.ours())
            }));
            lines.retain(|line| !line.points.is_empty());
            Panel {
                title: title(&task[0].task).into(),
                sizes: task
                    .iter()
                    .map(|row| (row.size(), row.sizes.clone()))
                    .collect(),
                lines,
            }
        })
        .collect();
    let build = match results.build.as_str() {
        "native" => "Rust with target-cpu=native",
        _ => "plain cargo build --release",
    };
    plot::svg(
        &format!("Time of a call over size, {number}, {build}"),
        "Lower is faster. Peers in their best variant: Eigen and CasADi also with -march=native, JAX in a \
         batch, per sample. Limit: arithmetic, loads or stores at full speed.",
        &panels,
    )
}

/// Lines of calls, what was done, and seconds of each contender.
fn compile_time(out: &mut String, text: &str) {
    let mut lines = text.lines();
    let note = lines.next().unwrap_or_default().trim_start_matches("# ");
    let head = lines.next().unwrap_or_default().replace('\t', " | ");
    let _ = writeln!(out, "\n## Compile time\n\n{note}\n\n| {head} |");
    let columns = head.split(" | ").count();
    let _ = writeln!(out, "|{}", "---|".repeat(columns));
    for line in lines {
        let _ = writeln!(out, "| {} |", line.replace('\t', " | "));
    }
}

const HEAD: &str = "\
# Speed

Value and derivative of the same tasks, in chainrule's macros and in what one would use otherwise. Written by
`scripts/bench`, which installs peers that are missing (Eigen by `apt-get`, CasADi and JAX by `pip` into
`target`), compiles the benchmark with both sets of flags, runs everything and draws the plots: about three
quarters of an hour on two cores. `cargo run --release --manifest-path benches/Cargo.toml` does the same with the
peers that are crates, in some minutes. The numbers are also in `speed/default.tsv` and `speed/native.tsv`.

- Contenders compute the same numbers, which is checked first, take turns in one process, on inputs that the
  optimiser does not know; the largest input begins with a cache line, and so does each result that is written
  into a place. Times are medians of 21 rounds. What
  `cargo` compiles is of the build in question; Eigen and CasADi are compiled with `-O3` and with
  `-O3 -march=native`, and the better time counts in both.
- nalgebra and Eigen have gradients derived by hand, vectors first, products shared; Eigen writes all results in
  place, nalgebra those for which it has an operation that does.
  The loops are what one writes by hand over arrays. CasADi differentiates by itself and generates C, of
  scalar operations (SX, up to 12000 of them) or loops over matrices (MX). num-dual's are forward derivatives
  of columns. nano-gemm, faer and glam are asked for products only.
- JAX is measured in a process of its own, jitted, in a loop over samples (`lax.scan`) and batched (`vmap`), per
  sample; a single call is a column of its own. Everything runs on one core.
- The limit is the longest of three times: the multiplications and additions that the task takes, the bytes
  that it reads and those that it writes, at the machine's measured speed with its widest vectors.

";
