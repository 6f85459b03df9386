//! Compiles the peers that are no crates, each for the plain instruction set and for the machine's:
//!
//! - Eigen, if `EIGEN` says where it is: `EIGEN=/usr/include/eigen3`, of Debian's `libeigen3-dev`;
//! - the C that CasADi generates, if `CASADI` is a Python that has it.
//!
//! It takes some minutes; what is newer than its sources is kept. `PEERS` is where, so that builds can
//! share it, else `OUT_DIR`. `scripts/bench` installs the peers and sets all three.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::SystemTime;

/// A name, and flags beside `-O3`.
const INSTRUCTION_SETS: [Set; 2] = [("plain", &[]), ("native", &["-march=native"])];
/// A name, what C calls it, and flags: no function or number of twice the width.
const NUMBERS: [Number; 2] = [
    ("f64", "double", &[]),
    (
        "f32",
        "float",
        &["-include", "tgmath.h", "-fsingle-precision-constant"],
    ),
];

fn main() {
    let out = wanted("PEERS").or_else(|| std::env::var("OUT_DIR").ok());
    let out = PathBuf::from(out.expect("cargo sets OUT_DIR"));
    std::fs::create_dir_all(&out).expect("a place to write to");
    let mut compilers = Vec::new();
    if let Some(place) = wanted("EIGEN") {
        println!("cargo::rustc-cfg=eigen");
        println!("cargo::rustc-link-lib=stdc++");
        let sources = sources(["peers/eigen.cpp", "src/sizes.rs"]);
        let sizes = std::fs::read_to_string("src/sizes.rs").expect("it is there");
        std::fs::write(out.join("sizes.inc"), sizes_for_c(&sizes)).expect("it is writable");
        compilers.extend(each("eigen", &out, sources, |name, set, number| {
            compiler("CXX", "c++", "peers/eigen.cpp", &out, name, set)
                .args(["-std=c++17", "-DNDEBUG", "-DEIGEN_STACK_ALLOCATION_LIMIT=0"])
                // Namespaces of their own: the linker would merge what is inline and has one name.
                .arg(format!("-DEigen={name}_"))
                .arg(format!("-DNUMBER={}", number.1))
                .arg(format!("-DTASKS={name}"))
                .args(["-I", &place])
                .spawn()
        }));
    }
    if let Some(python) = wanted("CASADI") {
        println!("cargo::rustc-cfg=casadi");
        let sources = sources([
            "peers/casadi.c",
            "peers/casadi_tasks.py",
            "peers/tasks.py",
            "src/sizes.rs",
        ]);
        if changed(&out.join("generated.inc"), sources) {
            let mut generate = Command::new(python);
            generate.args(["-B", "peers/casadi_tasks.py"]).arg(&out);
            succeeds(generate.spawn());
        }
        let generated = changed_at(&out.join("generated.inc")).max(sources);
        compilers.extend(each("casadi", &out, generated, |name, set, number| {
            compiler("CC", "cc", "peers/casadi.c", &out, name, set)
                .arg(format!("-Dcasadi_real={}", number.1))
                .args([
                    "-DCASADI_CODEGEN_PREFIX",
                    &format!("-DCODEGEN_PREFIX={name}_"),
                ])
                .arg(format!("-DTASKS(SYMBOLS)={name}##SYMBOLS"))
                .args(number.2)
                .spawn()
        }));
    }
    for (object, compiler) in compilers {
        if let Some(compiler) = compiler {
            succeeds(compiler);
        }
        println!("cargo::rustc-link-arg={}", object.display());
    }
    for peer in ["eigen", "casadi"] {
        println!("cargo::rustc-check-cfg=cfg({peer})");
    }
}

/// What a variable says.
fn wanted(variable: &str) -> Option<String> {
    println!("cargo::rerun-if-env-changed={variable}");
    std::env::var(variable).ok()
}

/// When the last of them was changed.
fn sources<const N: usize>(paths: [&str; N]) -> Option<SystemTime> {
    let times = paths.into_iter().map(|path| {
        println!("cargo::rerun-if-changed={path}");
        changed_at(Path::new(path))
    });
    times.max().flatten()
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path)
        .and_then(|file| file.modified())
        .ok()
}

/// Whether it is not there or older than this.
fn changed(path: &Path, sources: Option<SystemTime>) -> bool {
    changed_at(path).is_none_or(|time| Some(time) < sources)
}

type Compiler = std::io::Result<Child>;
type Set = (&'static str, &'static [&'static str]);
type Number = (&'static str, &'static str, &'static [&'static str]);

/// Starts a compiler for each instruction set and kind of numbers, `eigen_plain_f64` and so on, where
/// the object is older than its sources.
fn each(
    peer: &str,
    out: &Path,
    sources: Option<SystemTime>,
    start: impl Fn(&str, Set, Number) -> Compiler,
) -> Vec<(PathBuf, Option<Compiler>)> {
    let all = INSTRUCTION_SETS
        .into_iter()
        .flat_map(|set| NUMBERS.into_iter().map(move |number| (set, number)));
    all.map(|(set, number)| {
        let name = format!("{peer}_{}_{}", set.0, number.0);
        let object = out.join(format!("{name}.o"));
        let compiler = changed(&object, sources).then(|| start(&name, set, number));
        (object, compiler)
    })
    .collect()
}

fn compiler(
    variable: &str,
    default: &str,
    source: &str,
    out: &Path,
    name: &str,
    set: Set,
) -> Command {
    let mut command = Command::new(std::env::var(variable).unwrap_or_else(|_| default.into()));
    command.args(["-O3", "-w", "-fPIC", "-I"]).arg(out);
    command.args(set.1).args(["-c", source, "-o"]);
    command.arg(out.join(format!("{name}.o")));
    command
}

fn succeeds(process: Compiler) {
    let status = process.and_then(|mut process| process.wait());
    assert!(
        status.is_ok_and(|status| status.success()),
        "a peer does not compile"
    );
}

/// Lines `SIZE(bilinear, 3, 2, 0, 3, 2)`: three sizes, and those that there are.
fn sizes_for_c(source: &str) -> String {
    let mut lines = String::new();
    for line in source.lines() {
        let Some((task, sizes)) = line.trim().split_once(" (") else {
            continue;
        };
        let Some(sizes) = sizes.strip_suffix(");") else {
            continue;
        };
        for size in sizes.split(") (") {
            let three = [size, "0", "0"].join(", ");
            let three: Vec<&str> = three.split(", ").take(3).collect();
            let _ = writeln!(lines, "SIZE({task}, {}, {size})", three.join(", "));
        }
    }
    lines
}
