//! What a user reads who made a mistake: `ui/*.rs` must not compile, and `ui/*.stderr` is the
//! compiler's answer, word for word. `ui/pass/*.rs` compiles without a warning and runs.
//!
//! After a change that is meant, `TRYBUILD=overwrite cargo test --test ui` writes the answers anew;
//! read the difference as the confused user would.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// The answers are those of the compiler that the workspace names as its oldest.
const PINNED: &str = env!("CARGO_PKG_RUST_VERSION");

#[test]
fn ui() {
    if is_pinned() {
        let programs = trybuild::TestCases::new();
        programs.compile_fail("ui/*.rs");
        programs.pass("ui/pass/*.rs");
    } else {
        eprintln!(
            "\n*** SKIPPED: the wording of the errors is compared under Rust {PINNED} only.\n\
             *** That the programs in tests/ui are refused, and those in tests/ui/pass are not, is \
             checked.\n"
        );
        assert_eq!(
            accepted("refused", "ui"),
            BTreeSet::new(),
            "programs in tests/ui that compile"
        );
        assert_eq!(
            accepted("accepted", "ui/pass"),
            programs("ui/pass"),
            "programs in tests/ui/pass that compile, and all that are there"
        );
    }
}

fn is_pinned() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    version.starts_with(&format!("rustc {PINNED}."))
}

/// The names of the programs in a folder.
fn programs(folder: &str) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// Those of them that compile, each as a binary of one package that is made for it.
fn accepted(package: &str, folder: &str) -> BTreeSet<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    let binaries = package.join("src/bin");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&binaries).unwrap();
    for program in programs(folder) {
        let file = format!("{program}.rs");
        fs::copy(Path::new(folder).join(&file), binaries.join(&file)).unwrap();
    }
    fs::copy(
        Path::new(root).join("Cargo.lock"),
        package.join("Cargo.lock"),
    )
    .unwrap();
    let manifest = format!(
        "[package]\nname = \"programs\"\nedition = \"2024\"\n\n\
         [dependencies]\nchainrule = {{ path = {root:?} }}\n\n[workspace]\n"
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();

    // Some mistakes, such as `basis(N, 5)` for too small an N, show when code is made, and not before.
    let build = Command::new(env!("CARGO"))
        .args(["build", "--keep-going", "--message-format=json"])
        .env("CARGO_TARGET_DIR", package.join("target"))
        .current_dir(&package)
        .output()
        .unwrap();
    let messages = String::from_utf8(build.stdout).unwrap();
    let artifacts: Vec<Value> = messages
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|message: &Value| message["reason"] == "compiler-artifact")
        .collect();
    let built = |kind: &str| -> BTreeSet<String> {
        artifacts
            .iter()
            .map(|artifact| &artifact["target"])
            .filter(|target| target["kind"][0] == kind)
            .map(|target| target["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(
        built("lib").contains("chainrule"),
        "the library itself does not compile:\n{}",
        String::from_utf8_lossy(&build.stderr)
    );
    built("bin")
}
