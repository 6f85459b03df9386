//! Compiles the peers that are no crates, each for the plain instruction set and for the machine's:
//!
//! - Eigen, if `EIGEN` says where it is: `EIGEN=/usr/include/eigen3`, of Debian's `libeigen3-dev`;
//! - the C that CasADi generates, if `CASADI` is a Python that has it.
//!
//! It takes some minutes. `scripts/bench` installs them and sets both.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

/// A name, and flags beside `-O3`.
const INSTRUCTION_SETS: [(&str, &[&str]); 2] = [("plain", &[]), ("native", &["-march=native"])];
/// A name, what C calls it, and flags: no function or number of twice the width.
const NUMBERS: [(&str, &str, &[&str]); 2] = [
    ("f64", "double", &[]),
    (
        "f32",
        "float",
        &["-include", "tgmath.h", "-fsingle-precision-constant"],
    ),
];

fn main() {
    println!("cargo::rerun-if-changed=peers");
    println!("cargo::rerun-if-changed=src/sizes.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let eigen = wanted("EIGEN");
    let casadi = wanted("CASADI");
    let mut compilers = Vec::new();
    if let Some(place) = &eigen {
        let sizes = std::fs::read_to_string("src/sizes.rs").expect("it is there");
        std::fs::write(out.join("sizes.inc"), sizes_for_c(&sizes)).expect("OUT_DIR is writable");
        compilers.extend(each("eigen", |name, set, number, flags| {
            compiler("CXX", "c++", "peers/eigen.cpp", &out, name)
                .args(["-std=c++17", "-DNDEBUG", "-DEIGEN_STACK_ALLOCATION_LIMIT=0"])
                // Namespaces of their own: the linker would merge what is inline and has one name.
                .arg(format!("-DEigen=Eigen_{set}_{number}"))
                .arg(format!("-DNUMBER={number}"))
                .arg(format!("-DTASKS={name}"))
                .args(["-I", place])
                .args(flags)
                .spawn()
        }));
        println!("cargo::rustc-link-lib=stdc++");
    }
    if let Some(python) = &casadi {
        let mut generate = Command::new(python);
        generate.arg("peers/casadi_tasks.py").arg(&out);
        succeeds(generate.spawn());
        compilers.extend(each("casadi", |name, _, number, flags| {
            let own = NUMBERS.iter().find(|(_, c, _)| *c == number);
            compiler("CC", "cc", "peers/casadi.c", &out, name)
                .arg(format!("-Dcasadi_real={number}"))
                .arg(format!("-DTASKS(SYMBOLS)={name}##SYMBOLS"))
                .args(flags)
                .args(own.expect("one of them").2)
                .spawn()
        }));
    }
    if compilers.is_empty() {
        return;
    }
    let library = out.join("libpeers.a");
    let _ = std::fs::remove_file(&library);
    for (name, compiler) in compilers {
        succeeds(compiler);
        let mut archive = Command::new("ar");
        archive.arg("rcs").arg(&library);
        succeeds(archive.arg(out.join(name + ".o")).spawn());
    }
    println!("cargo::rustc-link-search={}", out.display());
    println!("cargo::rustc-link-lib=static=peers");
}

/// What a variable says, which becomes a `cfg`.
fn wanted(variable: &str) -> Option<String> {
    println!("cargo::rustc-check-cfg=cfg({})", variable.to_lowercase());
    println!("cargo::rerun-if-env-changed={variable}");
    let value = std::env::var(variable).ok()?;
    println!("cargo::rustc-cfg={}", variable.to_lowercase());
    Some(value)
}

type Compiler = std::io::Result<Child>;

/// Starts a compiler for each instruction set and kind of numbers: `eigen_plain_f64` and so on.
fn each(
    peer: &str,
    start: impl Fn(&str, &str, &str, &[&str]) -> Compiler,
) -> Vec<(String, Compiler)> {
    let all = INSTRUCTION_SETS
        .iter()
        .flat_map(|set| NUMBERS.iter().map(move |number| (set, number)));
    all.map(|((set, flags), (number, c, _))| {
        let name = format!("{peer}_{set}_{number}");
        let compiler = start(&name, set, c, flags);
        (name, compiler)
    })
    .collect()
}

fn compiler(variable: &str, default: &str, source: &str, out: &Path, name: &str) -> Command {
    let mut command = Command::new(std::env::var(variable).unwrap_or_else(|_| default.into()));
    command.args(["-O3", "-w", "-fPIC", "-I"]).arg(out);
    command.args(["-c", source, "-o"]);
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
