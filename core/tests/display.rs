//! What `{}` prints.

use chainrule_core::{Matrix, matrix, row_vector, vector};

const A: Matrix<2, 2> = matrix![1.0, -2.5; 10.0, 0.125];

#[test]
fn the_precision_is_each_entry_s() {
    assert_eq!(format!("{A:.3}"), "[  1.000  -2.500 ]\n[ 10.000   0.125 ]");
    assert_eq!(
        format!("{:.1}", vector![-0.25, 1e3]),
        "[   -0.2 ]\n[ 1000.0 ]"
    );
    assert_eq!(
        format!("{:.3}", row_vector![1.0, -2.0]),
        "[  1.000  -2.000 ]"
    );
}

#[test]
fn without_a_precision_entries_print_as_they_do_alone() {
    assert_eq!(A.to_string(), "[     1   -2.5 ]\n[    10  0.125 ]");
}

#[test]
fn width_and_sign_are_each_entry_s() {
    assert_eq!(format!("{:4}", row_vector![1.0, 20.0]), "[    1    20 ]");
    assert_eq!(format!("{:1}", row_vector![1.0, 20.0]), "[  1  20 ]");
    assert_eq!(format!("{:+.1}", vector![1.0, -2.0]), "[ +1.0 ]\n[ -2.0 ]");
    assert_eq!(format!("{:+}", row_vector![1.5]), "[ +1.5 ]");
}

#[test]
fn what_is_not_finite_is_aligned_too() {
    let x = vector![f64::NAN, f64::NEG_INFINITY, 1.0];
    assert_eq!(format!("{x:.2}"), "[  NaN ]\n[ -inf ]\n[ 1.00 ]");
}

#[test]
fn width_counts_characters() {
    assert_eq!(row_vector!["½", "12"].to_string(), "[  ½  12 ]");
}
