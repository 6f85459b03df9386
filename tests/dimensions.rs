//! Mistakes that only differ by the names of dimensions: what the types refuse where all sizes are
//! different is refused by the declared names where all sizes are equal, and nothing else is.
//!
//! The programs are functions of one line each in a package that is made for them, and the compiler is
//! asked once for the errors of all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value as Json;

/// The rows of `data/rejections.tsv` in chainrule's notation, and what is right instead.
const ROWS: [(&str, &str, &str); 14] = [
    ("RJ01", "W * x", "W^T * x"),
    ("RJ03", "x * a", "x * a^T"),
    ("RJ05", "A * x - b", "A * x - A * b"),
    ("RJ07", "y - X * w", "y - X * w * ones(q)^T"),
    ("RJ09", "x + A", "diag(x) + A"),
    ("RJ11", "det(A)", "det(A^T * A)"),
    ("RJ13", "tr(A * B)", "tr(A * B * B^T * A^T)"),
    ("RJ15", "x^T * A * y", "y^T * A * x"),
    ("RJ17", "logdet(S) + x", "logdet(S) * x"),
    ("RJ19", "softmax(A)", "softmax(vec(A))"),
    (
        "RJ21",
        "H^T * inv(R) * (z - H * x) + inv(P) * (x - u)",
        "R * H^T * (z - H * x) + inv(P) * (x - u)",
    ),
    ("RJ23", "logsumexp(W * x)", "logsumexp(W^T * x)"),
    ("RJ25", "norm2(M - U * V)^2", "norm2(M - U * V^T)^2"),
    // The tensor is ∂(Wᵀx)/∂W, of which no value is written; the index to contract is summed over by
    // the gradient.
    ("RJ27", "a^T * boxF(eye(n), x^T)", "x * a^T"),
];

/// Others like them: the variables, a mistake, and what is right instead.
const MORE: [(&str, &str, &str); 28] = [
    ("A:mat[m,n]; B:mat[p,n]", "A * B", "A * B^T"),
    ("A:mat[m,n]; B:mat[n,m]", "A + B", "A + B^T"),
    ("x:vec[m]; y:vec[n]", "x^T * y", "x * y^T"),
    ("x:vec[n]; y:vec[n]", "x + y^T", "x + y"),
    ("x:vec[n]; y:vec[n]", "x^T * y^T", "x^T * y"),
    ("A:mat[m,n]; B:mat[n,m]", "A .* B", "A .* B^T"),
    ("A:mat[m,n]; x:vec[m]", "A .* x", "diag(x) * A"),
    ("x:vec[m]; y:vec[n]", "x ./ y", "x * (y.^-1)^T"),
    ("A:mat[m,n]; B:mat[n,m]", "A : B", "A : B^T"),
    ("A:mat[m,n]", "tr(A)", "tr(A^T * A)"),
    ("A:mat[m,n]; b:vec[m]", "inv(A) * b", "inv(A * A^T) * b"),
    ("A:mat[m,n]; b:vec[m]", "A^-1 b", "(A^T A)^-1 A^T b"),
    ("A:mat[n,n]; b:vec[m]", "A^-1 b", "tr(A^-1) b"),
    ("A:mat[m,n]", "A^2", "A.^2"),
    ("x:vec[n]", "x^2", "x.^2"),
    (
        "A:mat[m,n]; B:mat[m,p]",
        "logdet(A^T * B)",
        "logdet(A^T * B * B^T * A)",
    ),
    (
        "A:mat[m,n]; B:mat[n,m]",
        "det(A * B + eye(n))",
        "det(B * A + eye(n))",
    ),
    (
        "X:mat[m,n]; w:vec[n]; y:vec[n]",
        "sum(softplus(X * w)) - y^T * X * w",
        "sum(softplus(X * w)) - y^T * w",
    ),
    (
        "W:mat[m,n]; x:vec[n]; b:vec[n]",
        "tanh(W * x + b)",
        "tanh(W * (x + b))",
    ),
    (
        "V:mat[p,m]; W:mat[m,n]; x:vec[n]",
        "V * softmax(W^T * x)",
        "V * softmax(W * x)",
    ),
    ("A:mat[m,n]; x:vec[n]; s:scalar[]", "A * x + s", "A * x * s"),
    ("x:vec[n]; y:vec[n]", "x / y", "x ./ y"),
    ("A:mat[m,n]; x:vec[n]", "A / x", "A / sum(x)"),
    ("A:mat[n,n]; x:vec[n]", "x * A", "x^T * A"),
    ("A:mat[m,n]; B:mat[m,n]", "tr(A * B)", "tr(A * B^T)"),
    (
        "P:mat[n,n]; H:mat[m,n]; R:mat[m,m]",
        "P * H * inv(H * P * H^T + R)",
        "P * H^T * inv(H * P * H^T + R)",
    ),
    ("A:mat[m,n]", "diag(A)", "diag(A^T * A)"),
    ("x:vec[m]; y:vec[n]", "max(x, y)", "max(x) + max(y)"),
];

/// The sizes of the dimensions, each another.
const SIZES: [(&str, usize); 4] = [("m", 5), ("n", 3), ("p", 4), ("q", 2)];
/// Where all are equal.
const EQUAL: usize = 3;

/// A value's name and the names of its dimensions.
type Variable = (String, Vec<String>);

/// One line: a function of the variables that calls `value!`, with declarations and equal sizes, or with
/// neither.
fn function(index: usize, variables: &[Variable], expression: &str, named: bool) -> String {
    let size = |name: &String| match SIZES.iter().find(|(known, _)| known == name) {
        Some(_) if named => EQUAL,
        Some(&(_, size)) => size,
        None => name.parse().expect("a size"),
    };
    let parameters = variables.iter().map(|(name, dimensions)| {
        let sizes: Vec<usize> = dimensions.iter().map(size).collect();
        match sizes.as_slice() {
            [] => format!("{name}: f64"),
            [n] => format!("{name}: &Vector<{n}>"),
            [m, n] => format!("{name}: &Matrix<{m}, {n}>"),
            _ => unreachable!("a value has two dimensions at most"),
        }
    });
    let parameters: Vec<String> = parameters.collect();
    let declarations = variables
        .iter()
        .map(|(name, dimensions)| format!("{name}: [{}]", dimensions.join(", ")));
    let declarations: Vec<String> = declarations.collect();
    let declarations = if named {
        format!("; {}", declarations.join(", "))
    } else {
        String::new()
    };
    // The dimensions of constants are Rust's.
    let mut constants = String::new();
    for (name, size) in SIZES {
        let mut calls = ["ones", "eye"]
            .map(|call| format!("{call}({name})"))
            .into_iter();
        if calls.any(|call| expression.contains(&call)) {
            let size = if named { EQUAL } else { size };
            let constant = format!("const {name}: usize = {size}; ");
            constants.push_str(&constant);
        }
    }
    format!(
        "fn f{index}({}) {{ {constants}let _ = value!({expression}{declarations}); }}\n",
        parameters.join(", ")
    )
}

/// For each function that does not compile, how many errors it has.
fn errors(package: &str, functions: &[String]) -> BTreeMap<usize, usize> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    fs::create_dir_all(package.join("src")).unwrap();
    let source = "#![allow(unused, nonstandard_style)] use chainrule::{Matrix, Vector, value};\n";
    fs::write(
        package.join("src/lib.rs"),
        source.to_owned() + &functions.concat(),
    )
    .unwrap();
    fs::copy(
        Path::new(root).join("Cargo.lock"),
        package.join("Cargo.lock"),
    )
    .unwrap();
    let manifest = format!(
        "[package]\nname = \"functions\"\nedition = \"2024\"\n\n\
         [dependencies]\nchainrule = {{ path = {root:?} }}\n\n[workspace]\n"
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    let check = Command::new(env!("CARGO"))
        .args(["check", "--message-format=json"])
        .env("CARGO_TARGET_DIR", package.with_file_name("functions"))
        .current_dir(&package)
        .output()
        .unwrap();
    let mut errors = BTreeMap::new();
    let mut is_checked = false;
    for line in String::from_utf8(check.stdout).unwrap().lines() {
        let message: Json = serde_json::from_str(line).unwrap();
        is_checked |= message["target"]["name"] == "functions";
        let message = &message["message"];
        // That compilation ends is an error that has no place.
        if message["level"] == "error"
            && let Some(place) = message["spans"].as_array().unwrap().first()
        {
            let line = usize::try_from(place["line_start"].as_u64().unwrap()).unwrap();
            *errors.entry(line - 2).or_default() += 1;
        }
    }
    assert!(
        is_checked,
        "the library itself does not compile:\n{}",
        String::from_utf8_lossy(&check.stderr)
    );
    errors
}

fn data(file: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(file),
    )
    .unwrap()
}

#[test]
fn every_rejection_is_one_error_and_its_correction_none() {
    let table = data("rejections.tsv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect())
        .collect();
    let ids: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(ids, ROWS.map(|(id, ..)| id));

    for (row, (_, refused, _)) in rows.iter().zip(ROWS) {
        let without_spaces = refused.replace(' ', "").replace("^T", "'");
        let written = row[1].replace("lse(", "logsumexp(").replace("(a')", "a'");
        assert_eq!(without_spaces, written);
    }

    let given = rows.iter().zip(ROWS);
    let given = given.map(|(row, (_, refused, corrected))| (row[2], refused, corrected));
    let mut functions = Vec::new();
    for (variables, refused, corrected) in given.chain(MORE) {
        let variables: Vec<Variable> = variables
            .split("; ")
            .map(|variable| {
                let (name, kind) = variable.split_once(':').unwrap();
                let (_, dimensions) = kind.trim_end_matches(']').split_once('[').unwrap();
                let dimensions = dimensions.split(',').filter(|name| !name.is_empty());
                (name.to_owned(), dimensions.map(str::to_owned).collect())
            })
            .collect();
        for named in [false, true] {
            functions.push(function(functions.len(), &variables, refused, named));
            functions.push(function(functions.len(), &variables, corrected, named));
        }
    }
    let errors = errors("rejections", &functions);
    for (index, function) in functions.iter().enumerate() {
        let expected = (index + 1) % 2; // A correction follows what it corrects.
        assert_eq!(
            errors.get(&index).copied().unwrap_or(0),
            expected,
            "{function}"
        );
    }
}

/// The expression with one transpose more or one less, in every way.
fn mutations(expression: &str) -> Vec<String> {
    let characters: Vec<char> = expression.chars().collect();
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let mut mutations = Vec::new();
    for (index, c) in characters.iter().enumerate() {
        let next = characters.get(index + 1);
        let ends_a_name = c.is_alphabetic() && !is_word(next) && next != Some(&'(');
        let (before, behind) = (&characters[..=index], &characters[index + 1..]);
        let text = |parts: [&[char]; 3]| parts.concat().into_iter().collect::<String>();
        if ends_a_name || *c == ')' {
            mutations.push(match next {
                Some('\'') => text([before, &[], &behind[1..]]),
                _ => text([before, &['\''], behind]),
            });
        }
    }
    // What stands between the parentheses of a constant is no value.
    mutations.retain(|mutation| {
        !["m')", "n')", "p')"].iter().any(|end| {
            ["ones(", "eye("]
                .iter()
                .any(|constant| mutation.contains(&format!("{constant}{end}")))
        })
    });
    mutations
}

#[test]
fn a_transpose_more_or_less_is_refused_by_name_as_it_is_by_size() {
    let rows: Json = serde_json::from_str(&data("identities.json")).unwrap();
    let mut programs: Vec<(Vec<Variable>, String)> = Vec::new();
    let mut originals = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for row in rows.as_array().unwrap() {
        let dimensions = row["dims"].as_object().unwrap();
        let name = |size: &Json| {
            dimensions
                .iter()
                .find(|(_, known)| *known == size)
                .unwrap()
                .0
                .clone()
        };
        let expression = row["expr"].as_str().unwrap();
        let direction = row["direction"].as_str();
        let inputs = row["inputs"].as_object().unwrap().iter();
        let inputs = inputs.filter(|(name, _)| direction != Some(name.as_str()));
        let variables = inputs.map(|(variable, input)| {
            let sides = input["shape"].as_array().unwrap();
            let dimensions = match input["kind"].as_str().unwrap() {
                "scalar" => vec![],
                "vec" => vec![name(&sides[0])],
                _ => sides.iter().map(name).collect(),
            };
            (variable.clone(), dimensions)
        });
        let variables: Vec<Variable> = variables.collect();
        if !seen.insert((expression, format!("{variables:?}"))) {
            continue; // the same by another variable
        }
        originals.insert(programs.len());
        for text in [vec![expression.to_owned()], mutations(expression)].concat() {
            let text = text.replace('\'', "^T").replace("lse(", "logsumexp(");
            programs.push((variables.clone(), text));
        }
    }
    let refused = |package: &str, named: bool| -> BTreeSet<usize> {
        let functions = programs.iter().enumerate();
        let functions: Vec<String> = functions
            .map(|(index, (variables, text))| function(index, variables, text, named))
            .collect();
        let errors = errors(package, &functions);
        for (&index, &errors) in &errors {
            assert_eq!(errors, 1, "{}", functions[index]); // One mistake is one error.
        }
        errors.into_keys().collect()
    };
    let (by_size, by_name) = (refused("by_size", false), refused("by_name", true));
    let different: Vec<&str> = by_size
        .symmetric_difference(&by_name)
        .map(|&index| programs[index].1.as_str())
        .collect();
    assert!(different.is_empty(), "{different:?}");
    assert!(by_name.is_disjoint(&originals));
    let mutations = programs.len() - originals.len();
    println!(
        "{} of {mutations} mutations are refused, {} compile",
        by_name.len(),
        mutations - by_name.len()
    );
    assert!(!by_name.is_empty() && by_name.len() < mutations);
}
