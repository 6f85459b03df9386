//! Compiles the tasks in Eigen, once for the plain instruction set and once for the machine's, if
//! `EIGEN` says where it is: `apt-get install g++ libeigen3-dev`, `EIGEN=/usr/include/eigen3`. It
//! takes some minutes.

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(eigen)");
    println!("cargo::rerun-if-changed=eigen.cpp");
    println!("cargo::rerun-if-env-changed=EIGEN");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let Ok(eigen) = std::env::var("EIGEN") else {
        return;
    };
    let sets: [(&str, &[&str]); 2] = [("sse2", &[]), ("native", &["-march=native"])];
    for (name, flags) in sets {
        compile(name, flags, &eigen, &out);
    }
    println!("cargo::rustc-cfg=eigen");
    println!("cargo::rustc-link-search={}", out.display());
    println!("cargo::rustc-link-lib=static=eigen_tasks");
    println!("cargo::rustc-link-lib=stdc++");
}

fn compile(name: &str, flags: &[&str], eigen: &str, out: &Path) {
    let object = out.join(format!("{name}.o"));
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".into());
    run(Command::new(compiler)
        .args(["-std=c++17", "-O3", "-DNDEBUG", "-w", "-fPIC"])
        .args(["-DEIGEN_STACK_ALLOCATION_LIMIT=0"])
        // One namespace for each set: the linker would merge what is inline and has one name.
        .arg(format!("-DEigen=Eigen_{name}"))
        .arg(format!("-DTASKS=eigen_{name}"))
        .args(flags)
        .args(["-c", "eigen.cpp", "-I", eigen, "-o"])
        .arg(&object));
    run(Command::new("ar")
        .arg("rcs")
        .arg(out.join("libeigen_tasks.a"))
        .arg(&object));
}

fn run(command: &mut Command) {
    let status = command.status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "failed: {command:?}"
    );
}
