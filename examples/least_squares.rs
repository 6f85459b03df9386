//! Fits a line to real measurements, by gradient descent and by the normal equations, and holds
//! both against the values that NIST certifies.

#![allow(non_snake_case)] // A is a matrix, as on paper.

use chainrule::{Matrix, Vector, grad, value, vector};

/// Calibration of ozone monitors, a line "y x" an observation (see `data/README.md`).
const NORRIS: &str = include_str!("data/norris.txt");
const OBSERVATIONS: usize = 36;

/// x is counted in thousands. So it lies between 0 and 1, much like the column of ones beside it;
/// as it stands in the file, descent would need about fifty thousand times as many steps.
const UNIT: f64 = 1000.0;

/// Intercept, slope and residual standard deviation, in the units of the file.
const CERTIFIED: [f64; 3] = [
    -0.262_323_073_774_029,
    1.002_116_818_020_45,
    0.884_796_396_144_373,
];

fn main() {
    let (A, b) = observations();

    // Descent converges if the step is below 2/λ, with λ the largest eigenvalue of the Hessian
    // 2AᵀA. The trace is the sum of all of them, so 1/tr(2AᵀA) will do, and tr(AᵀA) = ‖A‖².
    let step = 0.5 / value!(||A||^2);
    let mut x: Vector<2> = Vector::zeros();
    let mut steps = 0;
    loop {
        let gradient = grad!(||A x - b||^2, x);
        if gradient.norm() < 1e-10 {
            break;
        }
        x -= step * gradient;
        steps += 1;
        assert!(steps < 1000, "descent does not converge");
    }

    // Where the gradient 2Aᵀ(Ax − b) is 0, AᵀA x = Aᵀb: two equations, by Cramer's rule.
    let G: Matrix<2, 2> = value!(A^T A);
    let c: Vector<2> = value!(A^T b);
    let det = G[(0, 0)] * G[(1, 1)] - G[(0, 1)] * G[(1, 0)];
    let exact = vector![
        c[0] * G[(1, 1)] - G[(0, 1)] * c[1],
        G[(0, 0)] * c[1] - c[0] * G[(1, 0)],
    ] / det;

    // Two of the 36 degrees of freedom went into the line.
    let report = |x: Vector<2>| {
        let deviation = value!(||A x - b||) / 34_f64.sqrt();
        [x[0], x[1] / UNIT, deviation]
    };
    let (descent, normal) = (report(x), report(exact));

    println!("Ozone monitors: {OBSERVATIONS} observations, {steps} steps of gradient descent\n");
    println!("                            descent   normal equations     NIST certified");
    let names = ["intercept", "slope", "deviation"];
    for (i, name) in names.iter().enumerate() {
        let (descent, normal, certified) = (descent[i], normal[i], CERTIFIED[i]);
        println!("{name:16}{descent:19.13}{normal:19.13}{certified:19.13}");
        assert!((descent - certified).abs() < 1e-10);
        assert!((normal - certified).abs() < 1e-10);
    }
}

/// A with a row (1, x) an observation, and b of the ys: the line through all of them would be a
/// solution of Ax = b.
fn observations() -> (Matrix<OBSERVATIONS, 2>, Vector<OBSERVATIONS>) {
    let numbers: Vec<f64> = NORRIS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|number| number.parse().expect("a number"))
        .collect();
    assert_eq!(numbers.len(), 2 * OBSERVATIONS);
    let A = Matrix::from_fn(|i, j| [1.0, numbers[2 * i + 1] / UNIT][j]);
    let b = Vector::from_fn(|i| numbers[2 * i]);
    (A, b)
}
