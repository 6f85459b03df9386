//! Inverses, determinants and their gradients through the macros, beside double-double arithmetic. A
//! few cond·ε is what the literature promises (Higham, *Accuracy and Stability of Numerical
//! Algorithms*, 2nd ed., §9.3, §10.1 and §14).
//!
//! `cargo test -p chainrule-tests --test accuracy -- --nocapture` prints a table.

#![allow(non_snake_case)] // A is a matrix, as on paper.

// What is shared with core's tests calls the crate by its name there.
extern crate chainrule as chainrule_core;

#[path = "../core/tests/factorisations/kinds.rs"]
mod kinds;
#[path = "../core/tests/factorisations/reference.rs"]
mod reference;

use chainrule::{Matrix, Vector, grad, value};

use kinds::{Kind, Number, Random, small};
use reference::{Dd, Reference, minus, norm, rows, times, transpose};

/// By rows.
type Rows = Vec<Vec<Dd>>;

/// What an error may be, in units of cond·ε. Theory allows a few N; errors partly cancel.
const ALLOWED: f64 = 3.0;

/// What is computed.
const RESULTS: [&str; 12] = [
    "A⁻¹b",
    "A⁻ᵀb",
    "A⁻¹B",
    "C A⁻¹",
    "inv",
    "det",
    "logdet",
    "∇det",
    "∇logdet",
    "∇aᵀA⁻¹b",
    "… by b",
    "∇gauss",
];

/// Where spd(A) says that A = Aᵀ, its gradient may be that of bᵀA⁻¹a as well: what both have in
/// common is the symmetric part.
const BY_BOTH_SIDES: usize = 9;

/// Sizes from 2 to 16.
macro_rules! for_each_size {
    ($N:ident => $body:expr) => {
        for_each_size!($N => $body; 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
    };
    ($N:ident => $body:expr; $($n:literal)*) => {
        $( {
            const $N: usize = $n;
            $body;
        } )*
    };
}

/// What stands beside the matrix.
struct Data<const N: usize, T> {
    a: Vector<N, T>,
    b: Vector<N, T>,
    B: Matrix<N, 3, T>,
    C: Matrix<3, N, T>,
}

impl<const N: usize, T: Number> Data<N, T> {
    fn new(random: &mut Random) -> Self {
        Data {
            a: random.vector().map(T::rounded),
            b: random.vector().map(T::rounded),
            B: random.matrix().map(T::rounded),
            C: random.matrix().map(T::rounded),
        }
    }
}

/// The results for a matrix that is written so, and for the variable in it.
macro_rules! results {
    ([$($A:tt)+], $X:ident, $data:ident) => {{
        let Data { a, b, B, C } = $data;
        [
            column(&value!($($A)+^-1 b)),
            column(&value!($($A)+^-T b)),
            rows(&value!($($A)+^-1 B)),
            // Solved for row by row.
            transpose(&rows(&value!(C $($A)+^-1))),
            rows(&value!(inv($($A)+))),
            scalar(value!(det($($A)+))),
            scalar(value!(logdet($($A)+))),
            rows(&grad!(det($($A)+), $X)),
            rows(&grad!(logdet($($A)+), $X)),
            rows(&grad!(a^T $($A)+^-1 b, $X)),
            column(&grad!(a^T $($A)+^-1 b, b)),
            rows(&grad!(0.5 logdet($($A)+) + 0.5 b^T $($A)+^-1 b, $X)),
        ]
    }};
}

fn by_lu<const N: usize, T: Number>(A: &Matrix<N, N, T>, data: &Data<N, T>) -> [Rows; 12] {
    results!([A], A, data)
}

fn by_cholesky<const N: usize, T: Number>(A: &Matrix<N, N, T>, data: &Data<N, T>) -> [Rows; 12] {
    let mut results = results!([spd(A)], A, data);
    symmetrise(&mut results[BY_BOTH_SIDES]);
    results
}

fn of_gram<const N: usize, T: Number>(X: &Matrix<N, N, T>, data: &Data<N, T>) -> [Rows; 12] {
    results!([spd(X^T X + eye(N))], X, data)
}

fn scalar(x: impl Into<f64>) -> Rows {
    vec![vec![Dd::from(x.into())]]
}

fn column<const N: usize, T: Number>(x: &Vector<N, T>) -> Rows {
    x.iter().flat_map(|&x| scalar(x)).collect()
}

fn scaled(s: Dd, a: &Rows) -> Rows {
    let row = |row: &Vec<Dd>| row.iter().map(|&x| s * x).collect();
    a.iter().map(row).collect()
}

/// (A + Aᵀ)/2
fn symmetrise(a: &mut Rows) {
    let minus_transposed = scaled(Dd::from(-1.0), &transpose(a));
    *a = scaled(Dd::from(0.5), &minus(a, &minus_transposed));
}

/// What a result is, and the unit of its error in ε.
struct Truth {
    rows: Rows,
    unit: f64,
}

/// The results, and cond A.
fn truths<const N: usize, T: Number>(a: &Rows, data: &Data<N, T>) -> ([Truth; 12], f64) {
    let reference = Reference::new(a);
    let inverse = &reference.inverse;
    let transposed = transpose(inverse);
    let of_rows = norm(a) * norm(inverse);
    let of_columns = norm(&transpose(a)) * norm(&transposed);
    let both = of_rows.max(of_columns);
    let (left, b) = (column(&data.a), column(&data.b));
    let solution = times(inverse, &b);
    let of_left = times(&transposed, &left);
    let det = reference.det;
    let by_det = scaled(det, &transposed);
    let minus_by_form = times(&of_left, &transpose(&solution));
    let half = Dd::from(0.5);
    let (volume, distance) = (
        scaled(half, &transposed),
        scaled(half, &times(&times(&transposed, &b), &transpose(&solution))),
    );
    let right = times(&transposed, &transpose(&rows(&data.C)));
    let relative = |condition: f64, rows: Rows| Truth {
        unit: condition * norm(&rows),
        rows,
    };
    let truths = [
        relative(of_rows, solution),
        relative(of_columns, times(&transposed, &b)),
        relative(of_rows, times(inverse, &rows(&data.B))),
        relative(of_columns, right),
        relative(of_rows, inverse.clone()),
        relative(of_rows, vec![vec![det]]),
        Truth {
            rows: scalar(reference.log_det),
            unit: of_rows + reference.log_det.abs(),
        },
        relative(both, by_det),
        relative(of_columns, transposed.clone()),
        relative(both, scaled(Dd::from(-1.0), &minus_by_form)),
        relative(of_columns, of_left),
        Truth {
            unit: both * (norm(&volume) + norm(&distance)),
            rows: minus(&volume, &distance),
        },
    ];
    (truths, both)
}

/// The results for A = Xᵀ X + I, where gradients are by X: by A it is G, and by X it is X (G + Gᵀ).
fn truths_of_gram<const N: usize, T: Number>(x: &Rows, data: &Data<N, T>) -> ([Truth; 12], f64) {
    let identity = scaled(Dd::from(-1.0), &rows(&Matrix::<N, N>::identity()));
    let a = minus(&times(&transpose(x), x), &identity);
    let (mut truths, condition) = truths(&a, data);
    for result in [7, 8, 9, 11] {
        let Truth { rows, unit } = &mut truths[result];
        symmetrise(rows);
        *rows = scaled(Dd::from(2.0), &times(x, rows));
        *unit *= 2.0 * norm(x);
    }
    (truths, condition)
}

/// In units of cond·ε.
fn errors<T: Number>(results: &[Rows; 12], truths: &[Truth; 12]) -> [f64; 12] {
    std::array::from_fn(|i| {
        let (result, truth) = (&results[i], &truths[i]);
        norm(&minus(result, &truth.rows)) / truth.unit / T::ROUNDING
    })
}

/// How the matrix is written whose inverse it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Lu,
    Spd,
    Gram,
}

impl Way {
    fn takes(self, kind: Kind) -> bool {
        match self {
            Way::Lu => true,
            Way::Spd => kind.is_definite(),
            Way::Gram => !kind.is_definite(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Way::Lu => "A",
            Way::Spd => "spd(A)",
            Way::Gram => "spd(X^T X + eye(n))",
        }
    }

    /// The worst errors of a few matrices, each checked, and the largest condition number; nothing where digits are
    /// too few for any result.
    fn worst<const N: usize, T: Number>(self, kind: Kind) -> Option<([f64; 12], f64)> {
        let mut random = Random(0);
        let mut worst: Option<([f64; 12], f64)> = None;
        for _ in 0..10 {
            // The larger X is, the farther XᵀX is from the identity, until det overflows.
            let scale = match self {
                Way::Lu | Way::Spd => 1.0,
                Way::Gram => T::literal(100.0, 3.0).into(),
            };
            let matrix = kind.matrix::<N>(&mut random).map(|x| T::rounded(scale * x));
            let data = Data::new(&mut random);
            let exact = rows(&matrix);
            let (truths, condition) = match self {
                Way::Lu => truths(&exact, &data),
                Way::Spd => {
                    let mut truths = truths(&exact, &data);
                    symmetrise(&mut truths.0[BY_BOTH_SIDES].rows);
                    truths
                }
                Way::Gram => truths_of_gram(&exact, &data),
            };
            if small(N) * condition * T::ROUNDING > 0.1 {
                continue;
            }
            let results = match self {
                Way::Lu => by_lu(&matrix, &data),
                Way::Spd => by_cholesky(&matrix, &data),
                Way::Gram => of_gram(&matrix, &data),
            };
            let errors = errors::<T>(&results, &truths);
            for (error, result) in errors.iter().zip(RESULTS) {
                assert!(
                    *error <= ALLOWED,
                    "{}, {kind:?}, {N}×{N}, {}, {result}: error of {error} units",
                    self.name(),
                    std::any::type_name::<T>(),
                );
            }
            let (all, largest) = worst.get_or_insert(([0.0; 12], 0.0));
            *largest = largest.max(condition);
            for (all, error) in all.iter_mut().zip(errors) {
                *all = all.max(error);
            }
        }
        worst
    }
}

fn accuracy<const N: usize, T: Number>() {
    for way in [Way::Lu, Way::Spd, Way::Gram] {
        for kind in Kind::ALL.into_iter().filter(|&kind| way.takes(kind)) {
            if let Some((worst, condition)) = way.worst::<N, T>(kind)
                && N.is_power_of_two()
            {
                let what = format!("{}, {kind:?}", way.name());
                let worst = worst.map(|x| format!("{x:>9.2}")).concat();
                println!("{N:>3}  {what:<38} {condition:>8.1e}{worst}");
            }
        }
    }
}

fn print_head<T>() {
    let results = RESULTS.map(|x| format!("{x:>9}")).concat();
    let what = format!("{}, the worst of 10, in cond·ε", std::any::type_name::<T>());
    println!("{:>3}  {what:<38} {:>8}{results}", "n", "cond");
}

#[test]
fn doubles_are_accurate() {
    print_head::<f64>();
    for_each_size!(N => accuracy::<N, f64>());
}

#[test]
fn singles_are_accurate() {
    print_head::<f32>();
    for_each_size!(N => accuracy::<N, f32>());
}
