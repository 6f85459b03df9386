//! Fits models to real measurements with second derivatives and Jacobians, and holds the results
//! against published ones, to the last digit of those.
//!
//! Logistic regression is Newton's method with `hessian!`; curves are fitted by the method of
//! Levenberg and Marquardt with `jacobian!`. Of the data and who published what, see
//! `data/README.md`.

#![allow(non_snake_case)] // X is a matrix, as on paper.
#![allow(clippy::cast_precision_loss)] // Nothing here is counted to more than 39.

use chainrule::{Matrix, Vector, hessian, jacobian, value, value_and_grad, vector};

fn main() {
    let flights: Matrix<23, 2> = numbers(include_str!("data/challenger.txt"));
    let X: Matrix<23, 2> = Matrix::from_fn(|i, j| [1.0, flights[(i, 1)]][j]);
    let fit = logistic(&X, &column(&flights, 0));
    println!("Damaged O-rings by temperature: {} Newton steps", fit.steps);
    compare("intercept", fit.estimates[0], "15.0429");
    compare("temperature", fit.estimates[1], "-0.2322");
    compare("± of intercept", fit.errors[0], "7.3786");
    compare("± of temperature", fit.errors[1], "0.1082");

    let breaths: Matrix<39, 3> = numbers(include_str!("data/vasoconstriction.txt"));
    let X: Matrix<39, 3> =
        Matrix::from_fn(|i, j| [1.0, breaths[(i, 1)].ln(), breaths[(i, 2)].ln()][j]);
    let fit = logistic(&X, &column(&breaths, 0));
    println!("\nVasoconstriction by breath: {} Newton steps", fit.steps);
    compare("intercept", fit.estimates[0], "-2.875");
    compare("log volume", fit.estimates[1], "5.179");
    compare("log rate", fit.estimates[2], "4.562");
    compare("deviance", fit.misfit, "29.23");

    let adsorption: Matrix<14, 2> = numbers(include_str!("data/misra1a.txt"));
    let (y, x) = (column(&adsorption, 0), column(&adsorption, 1));
    for start in [vector![500.0, 0.0001], vector![250.0, 0.0005]] {
        // b₁ (1 − exp(−b₂x)), a column of all the xs'.
        let curve = |b: &Vector<2>| -> Vector<14> {
            value!({
                let b1 = basis(2, 0)^T b;
                let b2 = basis(2, 1)^T b;
                b1 (ones(14) - exp(-b2 x))
            })
        };
        let slopes = |b: &Vector<2>| -> Matrix<14, 2> {
            jacobian!({
                let b1 = basis(2, 0)^T b;
                let b2 = basis(2, 1)^T b;
                b1 (ones(14) - exp(-b2 x))
            }, b)
        };
        let fit = least_squares(curve, slopes, &y, start);
        println!("\nNIST's Misra1a from {start:?}: {} steps", fit.steps);
        compare("b1", fit.estimates[0], "238.94212918");
        compare("b2", fit.estimates[1], "0.00055015643181");
        compare("± of b1", fit.errors[0], "2.7070075241");
        compare("± of b2", fit.errors[1], "0.0000072668688436");
        compare("sum of squares", fit.misfit, "0.12455138894");
    }

    let mobility: Matrix<37, 2> = numbers(include_str!("data/thurber.txt"));
    let (y, x) = (column(&mobility, 0), column(&mobility, 1));
    // (b₁ + b₂x + b₃x² + b₄x³) / (1 + b₅x + b₆x² + b₇x³)
    let row = |i: usize| [1.0, x[i], x[i] * x[i], x[i] * x[i] * x[i]];
    let P: Matrix<37, 7> = Matrix::from_fn(|i, j| if j < 4 { row(i)[j] } else { 0.0 });
    let Q: Matrix<37, 7> = Matrix::from_fn(|i, j| if j < 4 { 0.0 } else { row(i)[j - 3] });
    for start in [
        vector![1000.0, 1000.0, 400.0, 40.0, 0.7, 0.3, 0.03],
        vector![1300.0, 1500.0, 500.0, 75.0, 1.0, 0.4, 0.05],
    ] {
        let curve = |b: &Vector<7>| value!(P b ./ (ones(37) + Q b));
        let slopes = |b: &Vector<7>| jacobian!(P b ./ (ones(37) + Q b), b);
        let fit = least_squares(curve, slopes, &y, start);
        println!("\nNIST's Thurber from {start:?}: {} steps", fit.steps);
        for (i, [estimate, error]) in THURBER.iter().enumerate() {
            compare(&format!("b{}", i + 1), fit.estimates[i], estimate);
            compare(&format!("± of b{}", i + 1), fit.errors[i], error);
        }
        compare("sum of squares", fit.misfit, "5642.7082397");
    }
}

/// NIST's certified parameters and their standard deviations.
const THURBER: [[&str; 2]; 7] = [
    ["1288.1396800", "4.6647963344"],
    ["1491.0792535", "39.571156086"],
    ["583.23836877", "28.698696102"],
    ["75.416644291", "5.5675370270"],
    ["0.96629502864", "0.031333340687"],
    ["0.39797285797", "0.014984928198"],
    ["0.049727297349", "0.0065842344623"],
];

struct Fit<const N: usize> {
    estimates: Vector<N>,
    /// Their standard errors.
    errors: Vector<N>,
    /// The deviance, or the sum of squares.
    misfit: f64,
    steps: usize,
}

/// The most likely w if yᵢ is 1 with probability sigmoid(xᵢᵀw) and else 0, with xᵢᵀ row i of X.
fn logistic<const M: usize, const N: usize>(X: &Matrix<M, N>, y: &Vector<M>) -> Fit<N> {
    let mut w: Vector<N> = Vector::zeros();
    for steps in 0..20 {
        // The log-likelihood, with its sign changed, is convex: its Hessian is positive definite.
        let (loss, g) = value_and_grad!(sum(softplus(X w)) - y^T X w, w);
        let H = hessian!(sum(softplus(X w)) - y^T X w, w);
        if g.norm() < 1e-9 {
            return Fit {
                estimates: w,
                errors: value!(sqrt(diag(inv(spd(H))))),
                misfit: 2.0 * loss,
                steps,
            };
        }
        w -= value!(spd(H)^-1 g);
    }
    panic!("Newton's method does not converge");
}

/// The b that makes ‖curve(b) − y‖² least, with `slopes` the Jacobian of the curve.
fn least_squares<const M: usize, const N: usize>(
    curve: impl Fn(&Vector<N>) -> Vector<M>,
    slopes: impl Fn(&Vector<N>) -> Matrix<M, N>,
    y: &Vector<M>,
    mut b: Vector<N>,
) -> Fit<N> {
    // Without damping a step is Gauss and Newton's; with much of it, it is short and downhill. What
    // is much differs from parameter to parameter, so each is measured by its steepest slopes so far.
    let mut damping = 1e-3;
    let mut units: Vector<N> = Vector::zeros();
    for steps in 0..200 {
        let (r, J) = (curve(&b) - *y, slopes(&b));
        let misfit = value!(||r||^2);
        let undamped = value!((J^T J)^-1 J^T r);
        if value!(max(abs(undamped ./ b))) < 1e-12 {
            // As many degrees of freedom as parameters went into the curve.
            let variance = misfit / (M - N) as f64;
            let errors = value!(sqrt(variance * diag((J^T J)^-1)));
            return Fit {
                estimates: b,
                errors,
                misfit,
                steps,
            };
        }
        units = value!(max(units, diag(J^T J)));
        let next = value!(b - spd(J^T J + damping * diag(units))^-1 J^T r);
        // Close to the bottom, the two sums are equal but for rounding.
        if (curve(&next) - *y).norm() <= r.norm() * (1.0 + 1e-12) {
            b = next;
            damping /= 10.0;
        } else {
            damping *= 10.0;
        }
    }
    panic!("the method of Levenberg and Marquardt does not converge");
}

/// Prints a number beside the published one, and asserts that they are the same but for rounding:
/// within a unit of the last digit.
fn compare(name: &str, ours: f64, published: &str) {
    let digits = published.len() - 1 - published.find('.').expect("a decimal point");
    println!("{name:18}{ours:24.*}{published:>22}", digits + 3);
    let published: f64 = published.parse().expect("a number");
    let unit: f64 = format!("1e-{digits}").parse().expect("a number");
    assert!((ours - published).abs() <= unit);
}

/// The numbers of a file, of which a line is a row.
fn numbers<const M: usize, const N: usize>(file: &str) -> Matrix<M, N> {
    let numbers: Vec<f64> = file
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|number| number.parse().expect("a number"))
        .collect();
    assert_eq!(numbers.len(), M * N);
    Matrix::from_fn(|i, j| numbers[N * i + j])
}

fn column<const M: usize, const N: usize>(A: &Matrix<M, N>, j: usize) -> Vector<M> {
    Vector::from_fn(|i| A[(i, j)])
}
