//! LU and Cholesky: how far from the truth, and what comes out where there is none.
#![cfg(any(feature = "std", feature = "libm"))]
#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

mod reference;

use chainrule_core::{Cholesky, Matrix, Real, Vector, matrix, vector};
use reference::{Dd, Reference, minus, norm, rows, times, transpose};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// Evaluates an expression for each size from 1 to 16.
macro_rules! for_each_size {
    ($N:ident => $body:expr) => {
        for_each_size!($N => $body; 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
    };
    ($N:ident => $body:expr; $($n:literal)*) => {
        $( {
            const $N: usize = $n;
            $body;
        } )*
    };
}

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
    /// Uniform in [−1, 1), with 24 bits, so that it is the same in `f32`.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = u32::try_from((z ^ (z >> 31)) >> 40).unwrap();
        f64::from(bits) / f64::from(1 << 23) - 1.0
    }

    fn vector<const N: usize>(&mut self) -> Vector<N> {
        Vector::from_fn(|_| self.next())
    }

    fn matrix<const R: usize, const C: usize>(&mut self) -> Matrix<R, C> {
        Matrix::from_fn(|_, _| self.next())
    }
}

fn finite<'a>(entries: impl IntoIterator<Item = &'a f64>) -> bool {
    entries.into_iter().all(|x| x.is_finite())
}

/// `f32` or `f64`.
trait Number: Real + Into<f64> {
    /// Half the distance from 1 to the next number: ε.
    const ROUNDING: f64;

    #[expect(clippy::cast_possible_truncation, reason = "rounded, and so meant")]
    fn rounded(x: f64) -> Self {
        Self::literal(x, x as f32)
    }
}

impl Number for f32 {
    const ROUNDING: f64 = f32::EPSILON as f64 / 2.0;
}

impl Number for f64 {
    const ROUNDING: f64 = f64::EPSILON / 2.0;
}

fn power_of_ten(exponent: usize) -> f64 {
    10.0_f64.powi(i32::try_from(exponent).unwrap())
}

fn small(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Random,
    Hilbert,
    GradedRows,
    GradedColumns,
    NearlySingular,
    ZeroLeadingPivots,
    UpperTriangular,
    LowerTriangular,
    Definite,
    GradedDefinite,
}

impl Kind {
    const ALL: [Self; 10] = [
        Self::Random,
        Self::Hilbert,
        Self::GradedRows,
        Self::GradedColumns,
        Self::NearlySingular,
        Self::ZeroLeadingPivots,
        Self::UpperTriangular,
        Self::LowerTriangular,
        Self::Definite,
        Self::GradedDefinite,
    ];

    fn is_definite(self) -> bool {
        matches!(self, Self::Hilbert | Self::Definite | Self::GradedDefinite)
    }

    fn matrix<const N: usize>(self, random: &mut Random) -> Matrix<N, N> {
        let g = random.matrix::<N, N>();
        match self {
            Self::Random => g,
            Self::Hilbert => Matrix::from_fn(|i, j| 1.0 / small(i + j + 1)),
            Self::GradedRows => Matrix::from_fn(|i, j| g[(i, j)] / power_of_ten(i / 2)),
            Self::GradedColumns => Matrix::from_fn(|i, j| g[(i, j)] / power_of_ten(j / 2)),
            // The last row is nearly the sum of the others.
            Self::NearlySingular => Matrix::from_fn(|i, j| {
                let others = (0..N - 1).map(|i| g[(i, j)]).sum::<f64>();
                if i + 1 < N {
                    g[(i, j)]
                } else {
                    others + 1e-4 * g[(i, j)]
                }
            }),
            Self::ZeroLeadingPivots => Matrix::from_fn(|i, j| match i + j + 1 {
                sum if sum < N => 0.0,
                sum if sum == N => 1.0 + g[(i, j)] / 2.0,
                _ => g[(i, j)],
            }),
            Self::UpperTriangular => Matrix::from_fn(|i, j| match j {
                _ if i > j => 0.0,
                _ if i == j => 1.0 + g[(i, j)] / 2.0,
                _ => g[(i, j)],
            }),
            Self::LowerTriangular => Self::UpperTriangular.matrix(random).transpose(),
            Self::Definite => g * g.transpose() + Matrix::identity(),
            Self::GradedDefinite => {
                let a = g * g.transpose() + Matrix::identity();
                Matrix::from_fn(|i, j| a[(i, j)] / power_of_ten(i.max(j) / 2))
            }
        }
    }
}

/// What a factorisation says.
struct Results<const N: usize, T> {
    x: Vector<N, T>,
    /// Of Aᵀ x = b.
    x_transposed: Vector<N, T>,
    inverse: Matrix<N, N, T>,
    det: T,
    log_det: T,
}

fn by_lu<const N: usize, T: Real>(a: &Matrix<N, N, T>, b: &Vector<N, T>) -> Results<N, T> {
    let lu = a.lu();
    Results {
        x: lu.solve(b),
        x_transposed: lu.solve_transposed(b),
        inverse: lu.inverse(),
        det: a.det(),
        log_det: lu.log_det(),
    }
}

fn by_cholesky<const N: usize, T: Real>(a: &Matrix<N, N, T>, b: &Vector<N, T>) -> Results<N, T> {
    let cholesky = a.try_cholesky().expect("positive definite");
    Results {
        x: cholesky.solve(b),
        x_transposed: cholesky.solve(b),
        inverse: cholesky.inverse(),
        det: cholesky.det(),
        log_det: cholesky.log_det(),
    }
}

/// In units of ε where an error is compared with the data, of cond·ε where with the result.
#[derive(Clone, Copy, Default)]
struct Errors {
    condition: f64,
    /// ‖b − A x‖ / (‖A‖ ‖x‖ + ‖b‖) / ε, of x and of the solution of the transposed system.
    backward: f64,
    /// ‖x − x̂‖ / ‖x‖ / cond ε, of the same.
    solution: f64,
    /// ‖A⁻¹ − X‖ / ‖A⁻¹‖ / cond ε.
    inverse: f64,
    /// ‖A X − I‖ / cond ε.
    product: f64,
    /// |det A − d| / |det A| / cond ε.
    det: f64,
    /// |log|det A| − l| / (cond + |log|det A||) ε.
    log_det: f64,
}

impl Errors {
    fn of<const N: usize, T: Number>(
        a: &Matrix<N, N, T>,
        b: &Vector<N, T>,
        results: &Results<N, T>,
    ) -> Self {
        let a = rows(a);
        let truth = Reference::new(&a);
        let condition = norm(&a) * norm(&truth.inverse);
        let unit = condition * T::ROUNDING;
        let (backward, solution) = errors_of_solution(&a, &truth.inverse, b, &results.x);
        let (backward_transposed, solution_transposed) = errors_of_solution(
            &transpose(&a),
            &transpose(&truth.inverse),
            b,
            &results.x_transposed,
        );
        let inverse = rows(&results.inverse);
        let product = times(&a, &inverse);
        let log_det: f64 = results.log_det.into();
        Errors {
            condition,
            backward: backward.max(backward_transposed),
            solution: solution.max(solution_transposed),
            inverse: norm(&minus(&inverse, &truth.inverse)) / norm(&truth.inverse) / unit,
            product: norm(&minus(&product, &rows(&Matrix::<N, N>::identity()))) / unit,
            det: (Dd::from(results.det.into()) - truth.det).abs() / truth.det.abs() / unit,
            log_det: (log_det - truth.log_det).abs()
                / (condition + truth.log_det.abs())
                / T::ROUNDING,
        }
    }

    /// The larger of each.
    fn max(self, other: Self) -> Self {
        Errors {
            condition: self.condition.max(other.condition),
            backward: self.backward.max(other.backward),
            solution: self.solution.max(other.solution),
            inverse: self.inverse.max(other.inverse),
            product: self.product.max(other.product),
            det: self.det.max(other.det),
            log_det: self.log_det.max(other.log_det),
        }
    }

    /// Backward errors are small for every matrix; the others mean something only if cond·ε < 1.
    fn check<const N: usize, T: Number>(&self, what: &str) {
        let mut errors = vec![("backward error", self.backward)];
        if small(N) * self.condition * T::ROUNDING < 0.1 {
            errors.extend([
                ("solution", self.solution),
                ("inverse", self.inverse),
                ("A A⁻¹ − I", self.product),
                ("det", self.det),
                ("log|det|", self.log_det),
            ]);
        }
        for (name, error) in errors {
            // Theory allows a few N; errors partly cancel.
            assert!(
                error <= 4.0,
                "{what}, {N}×{N}, {name}: error of {error} units"
            );
        }
    }

    fn print(&self, n: usize, what: &str) {
        println!(
            "{n:>3}  {what:<32} {:>8.1e} {:>9.2} {:>9.2} {:>9.2} {:>9.2} {:>9.2} {:>9.2}",
            self.condition,
            self.backward,
            self.solution,
            self.inverse,
            self.product,
            self.det,
            self.log_det
        );
    }
}

/// Backward and forward, in units of ε and cond·ε.
fn errors_of_solution<const N: usize, T: Number>(
    a: &[Vec<Dd>],
    inverse: &[Vec<Dd>],
    b: &Vector<N, T>,
    x: &Vector<N, T>,
) -> (f64, f64) {
    let column = |v: &Vector<N, T>| v.map(|x| vec![Dd::from(x.into())]).into_iter().collect();
    let (b, x): (Vec<_>, Vec<_>) = (column(b), column(x));
    let truth = times(inverse, &b);
    let residual = norm(&minus(&b, &times(a, &x))) / (norm(a) * norm(&x) + norm(&b));
    let error = norm(&minus(&truth, &x)) / norm(&truth) / (norm(a) * norm(inverse));
    (residual / T::ROUNDING, error / T::ROUNDING)
}

fn accuracy<const N: usize, T: Number>(print: bool) {
    let precision = std::any::type_name::<T>();
    for kind in Kind::ALL {
        let mut random = Random(0);
        let (mut lu, mut cholesky) = (Errors::default(), None);
        for _ in 0..10 {
            let a = kind.matrix::<N>(&mut random).map(T::rounded);
            let b = random.vector::<N>().map(T::rounded);
            let errors = Errors::of(&a, &b, &by_lu(&a, &b));
            errors.check::<N, T>(&format!("{kind:?}, LU, {precision}"));
            lu = lu.max(errors);
            if kind.is_definite() && small(N) * errors.condition * T::ROUNDING < 0.1 {
                // Above the diagonal, nothing is read.
                let lower = Matrix::from_fn(|i, j| if i < j { T::rounded(NAN) } else { a[(i, j)] });
                let errors = Errors::of(&a, &b, &by_cholesky(&lower, &b));
                errors.check::<N, T>(&format!("{kind:?}, Cholesky, {precision}"));
                cholesky = Some(cholesky.unwrap_or(errors).max(errors));
            }
        }
        if print && N.is_power_of_two() {
            lu.print(N, &format!("{kind:?}, LU, {precision}"));
            if let Some(cholesky) = cholesky {
                cholesky.print(N, &format!("{kind:?}, Cholesky, {precision}"));
            }
        }
    }
}

#[test]
fn doubles_are_accurate() {
    for_each_size!(N => accuracy::<N, f64>(false));
}

#[test]
fn singles_are_accurate() {
    for_each_size!(N => accuracy::<N, f32>(false));
}

/// `cargo test -p chainrule-core --test factorisations -- --ignored --nocapture`
#[test]
#[ignore = "prints a table"]
fn table_of_errors() {
    println!(
        "{:>3}  {:<32} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "n",
        "the worst of 10",
        "cond",
        "backward",
        "solution",
        "inverse",
        "A A⁻¹ − I",
        "det",
        "log|det|"
    );
    for_each_size!(N => accuracy::<N, f64>(true));
    for_each_size!(N => accuracy::<N, f32>(true));
}

/// Without pivots on the diagonal, multipliers beyond 1, or anything rounded by more than it should.
#[test]
fn l_u_is_a_with_its_rows_interchanged() {
    fn check<const N: usize>(random: &mut Random) {
        let a: Matrix<N, N> = random.matrix();
        let lu = a.lu();
        let (l, u) = (lu.l(), lu.u());
        for (i, j) in (0..N).flat_map(|i| (0..N).map(move |j| (i, j))) {
            let (l, u) = (l[(i, j)], u[(i, j)]);
            assert!(if i == j {
                l == 1.0
            } else {
                l.abs() <= f64::from(u8::from(i > j))
            });
            assert!(i <= j || u == 0.0);
        }
        assert!((lu.p() * a - l * u).norm() <= 4.0 * f64::EPSILON * a.norm());
    }
    let mut random = Random(1);
    for _ in 0..20 {
        for_each_size!(N => check::<N>(&mut random));
    }
}

#[test]
fn columns_are_solved_for_one_by_one() {
    fn check<const N: usize>(random: &mut Random) {
        let a: Matrix<N, N> = random.matrix();
        let b: Matrix<N, 3> = random.matrix();
        let definite = a * a.transpose() + Matrix::identity();
        let (lu, cholesky) = (a.lu(), definite.cholesky());
        for j in 0..3 {
            assert_eq!(a.solve(&b).column(j), a.solve(&b.column(j)));
            assert_eq!(lu.solve(&b).column(j), a.solve(&b.column(j)));
            assert_eq!(
                lu.solve_transposed(&b).column(j),
                lu.solve_transposed(&b.column(j))
            );
            assert_eq!(cholesky.solve(&b).column(j), cholesky.solve(&b.column(j)));
        }
        assert_eq!(a.inverse(), a.solve(&Matrix::identity()));
        assert_eq!(a.try_inverse(), Some(a.inverse()));
        assert_eq!(a.try_solve(&b), Some(a.solve(&b)));
    }
    for_each_size!(N => check::<N>(&mut Random(2)));
}

#[test]
fn determinants_of_integers() {
    for entries in 0..7_u32.pow(4) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| f64::from(entries / 7_u32.pow(i) % 7) - 3.0);
        assert_eq!(matrix![a, b; c, d].det(), a * d - b * c);
    }
    // Strang, Introduction to Linear Algebra: pivots 4, 4, 1 here.
    let a = matrix![2.0, 1.0, 1.0; 4.0, -6.0, 0.0; -2.0, 7.0, 2.0];
    assert_eq!((a.det(), a.lu().sign_det()), (-16.0, -1.0));
    assert_eq!(a.log_det(), 16.0_f64.ln());
    let adjugate = matrix![-12.0, 5.0, 6.0; -8.0, 6.0, 4.0; 16.0, -16.0, -16.0];
    assert_eq!(a.inverse(), adjugate / -16.0);
    assert_eq!(a.solve(&vector![5.0, -2.0, 9.0]), vector![1.0, 1.0, 2.0]);
}

/// Wilkinson's example of growth: the last pivot, and so the determinant, is 2ⁿ⁻¹.
#[test]
fn growth() {
    fn check<const N: usize>() {
        let a = Matrix::<N, N>::from_fn(|i, j| match j {
            _ if i == j || j + 1 == N => 1.0,
            _ if i > j => -1.0,
            _ => 0.0,
        });
        assert_eq!(a.det(), f64::from(1 << (N - 1)));
    }
    for_each_size!(N => check::<N>());
}

#[test]
fn permutations() {
    let permutations = (0..5_usize.pow(5))
        .map(|code| [0, 1, 2, 3, 4].map(|i| code / 5_usize.pow(i) % 5))
        .filter(|p| (0..5).all(|i| p.contains(&i)));
    let mut count = 0;
    for p in permutations {
        count += 1;
        let a = Matrix::<5, 5>::from_fn(|i, j| f64::from(u8::from(p[i] == j)));
        let inversions = (0..5).map(|i| p[..i].iter().filter(|&&x| x > p[i]).count());
        let sign = if inversions.sum::<usize>() % 2 == 0 {
            1.0
        } else {
            -1.0
        };
        let lu = a.lu();
        assert_eq!((a.det(), lu.det(), lu.sign_det()), (sign, sign, sign));
        assert_eq!((a.log_det(), lu.is_singular()), (0.0, false));
        assert_eq!((a.inverse(), lu.p()), (a.transpose(), a.transpose()));
        let b = vector![1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(
            (lu.solve(&b), lu.solve_transposed(&b)),
            (a.transpose() * b, a * b)
        );
    }
    assert_eq!(count, 120);
}

/// Pascal's matrix is L Lᵀ with L his triangle, all integers.
#[test]
fn pascals_triangle() {
    fn check<const N: usize>() {
        let mut pascal = Matrix::<N, N>::ones();
        for i in 1..N {
            for j in 1..N {
                pascal[(i, j)] = pascal[(i - 1, j)] + pascal[(i, j - 1)];
            }
        }
        let cholesky = pascal.try_cholesky().unwrap();
        let triangle = Matrix::from_fn(|i, j| if j <= i { pascal[(i - j, j)] } else { 0.0 });
        assert_eq!(*cholesky.l(), triangle);
        assert_eq!((cholesky.det(), cholesky.log_det()), (1.0, 0.0));
        let signs = Matrix::<N, N>::from_fn(|i, j| match (i + j) % 2 {
            0 => triangle[(i, j)],
            _ => -triangle[(i, j)],
        });
        assert_eq!(cholesky.inverse(), signs.transpose() * signs);
    }
    for_each_size!(N => check::<N>());
}

#[test]
fn determinants_beyond_the_largest_number() {
    let a = Kind::ZeroLeadingPivots.matrix::<16>(&mut Random(3));
    let (log_det, sign) = (a.log_det(), a.lu().sign_det());
    for unit in [1e30, 1e-30] {
        let scaled = a * unit;
        assert_eq!(scaled.det(), if unit > 1.0 { sign * INF } else { 0.0 });
        assert_eq!(scaled.lu().sign_det(), sign);
        assert!((scaled.log_det() - (log_det + 16.0 * unit.ln())).abs() < 1e-11);
        assert!(!scaled.lu().is_singular());

        let single = scaled.map(f32::rounded);
        assert_eq!(single.lu().sign_det(), f32::rounded(sign));
        assert!((f64::from(single.log_det()) - scaled.log_det()).abs() < 1e-2);

        let cholesky = (Matrix::<16, 16>::identity() * unit).cholesky();
        assert!((cholesky.log_det() - 16.0 * unit.ln()).abs() < 1e-11);
    }
}

#[test]
fn a_product_overflows_only_at_the_end() {
    fn diagonal(entries: [f64; 6]) -> Matrix<6, 6> {
        Matrix::from_fn(|i, j| if i == j { entries[i] } else { 0.0 })
    }
    for entries in [
        [1e200, 1e200, 1e200, 1e-200, 1e-200, 1e-200],
        [1e-200, 1e-200, 1e-200, 1e200, 1e200, 1e200],
        [1e-200, 1e200, 1.0, 1.0, 1e-200, 1e200],
    ] {
        assert!((diagonal(entries).det() - 1.0).abs() < 1e-15);
        assert!(diagonal(entries).log_det().abs() < 1e-15);
        assert!((diagonal(entries).cholesky().det() - 1.0).abs() < 1e-14);
    }
    assert_eq!(diagonal([1e200, 1e200, -1.0, 1e-9, 1.0, 1.0]).det(), -INF);
    assert_eq!(diagonal([1e200, 1e200, 0.0, 1e200, 1.0, 1.0]).det(), 0.0);
}

#[test]
fn singular_matrices() {
    fn check<const N: usize>(a: &Matrix<N, N>, random: &mut Random) {
        let b: Vector<N> = random.vector();
        let lu = a.lu();
        assert!(lu.is_singular());
        assert_eq!((a.det(), lu.det(), lu.sign_det()), (0.0, 0.0, 0.0));
        assert_eq!(a.log_det(), -INF);
        assert!(!finite(&a.solve(&b)));
        assert!(!finite(&lu.solve_transposed(&b)));
        assert!((0..N).all(|j| !finite(&a.inverse().column(j))));
        assert_eq!((a.try_solve(&b), a.try_inverse()), (None, None));
    }
    /// A row or column of zeros, and two rows that are equal but for a power of 2: pivots are exactly 0.
    fn each<const N: usize>(random: &mut Random) {
        check(&Matrix::<N, N>::zeros(), random);
        let a: Matrix<N, N> = random.matrix();
        for k in 0..N {
            check::<N>(
                &Matrix::from_fn(|i, j| if i == k { 0.0 } else { a[(i, j)] }),
                random,
            );
            check::<N>(
                &Matrix::from_fn(|i, j| if j == k { 0.0 } else { a[(i, j)] }),
                random,
            );
            for (other, factor) in (0..k).flat_map(|i| [1.0, -0.25].map(|factor| (i, factor))) {
                let equal = Matrix::<N, N>::from_fn(|i, j| match i {
                    _ if i == k => factor * a[(other, j)],
                    _ => a[(i, j)],
                });
                check(&equal, random);
            }
        }
    }
    let mut random = Random(4);
    for_each_size!(N => each::<N>(&mut random));
}

#[test]
fn what_is_not_finite_reaches_a_pivot() {
    fn check<const N: usize>(random: &mut Random) {
        for (i, j) in (0..N).flat_map(|i| (0..N).map(move |j| (i, j))) {
            for wrong in [NAN, INF, -INF] {
                for kind in [Kind::Definite, Kind::Random, Kind::LowerTriangular] {
                    let mut a = kind.matrix::<N>(random);
                    a[(i, j)] = wrong;
                    let lu = a.lu();
                    assert!(lu.is_singular());
                    assert!(!a.det().is_finite() && !lu.det().is_finite());
                    assert!(!a.log_det().is_finite());
                    let b = random.vector();
                    assert_eq!((a.try_solve(&b), a.try_inverse()), (None, None));
                    if wrong.is_nan() {
                        assert!(a.det().is_nan() && a.log_det().is_nan() && lu.sign_det().is_nan());
                        assert!(!finite(&a.solve(&b)));
                        assert!(!finite(&lu.solve_transposed(&b)));
                    }
                    if j <= i {
                        assert!(a.try_cholesky().is_none());
                        assert!(!a.cholesky().det().is_finite());
                    }
                }
            }
        }
    }
    let mut random = Random(5);
    for_each_size!(N => check::<N>(&mut random));
}

#[test]
fn one_by_one() {
    let least = f64::from_bits(1);
    for (a, inverse, log_det) in [
        (0.0, INF, -INF),
        (-0.0, -INF, -INF),
        (INF, 0.0, INF),
        (-INF, -0.0, INF),
        (NAN, NAN, NAN),
        (least, INF, least.ln()),
        (-4.0, -0.25, 4.0_f64.ln()),
    ] {
        let matrix = Matrix::<1, 1>::from([[a]]);
        let bits = |x: f64| {
            if x.is_nan() {
                NAN.to_bits()
            } else {
                x.to_bits()
            }
        };
        assert_eq!(bits(matrix.det()), bits(a));
        assert_eq!(bits(matrix.inverse()[(0, 0)]), bits(inverse));
        assert_eq!(bits(matrix.log_det()), bits(log_det));
        assert_eq!(matrix.lu().is_singular(), a == 0.0 || !a.is_finite());
        let invertible = a != 0.0 && a.is_finite() && inverse.is_finite();
        assert_eq!(
            matrix.try_inverse(),
            invertible.then_some(Matrix::from([[inverse]]))
        );
        assert_eq!(matrix.try_cholesky().is_some(), a > 0.0 && a.is_finite());
    }
    assert_eq!(matrix![least].solve(&vector![3.0 * least]), vector![3.0]);
}

#[test]
fn two_by_two() {
    let zeros = Matrix::<2, 2>::zeros();
    let x = zeros.solve(&vector![1.0, 1.0]);
    assert!(x[0].is_nan() && x[1] == INF);

    let a: Matrix<2, 2> = matrix![1.0, 0.0; 0.0, 0.0];
    let inverse = a.inverse();
    assert!(inverse[(0, 0)].is_nan() && inverse[(1, 0)].is_nan() && inverse[(0, 1)].is_nan());
    assert_eq!(inverse[(1, 1)], INF);

    // An infinite pivot: its inverse is 0, which only the `try_` form refuses.
    let a = matrix![INF, 0.0; 0.0, 2.0];
    assert_eq!(a.lu().det(), INF);
    assert_eq!(a.solve(&vector![1.0, 4.0]), vector![0.0, 2.0]);
    assert_eq!(a.try_solve(&vector![1.0, 4.0]), None);

    // Numbers without all their digits.
    let least = f64::from_bits(16);
    let a = matrix![2.0, 1.0; 1.0, 1.0] * least;
    assert_eq!(a.solve(&(vector![4.0, 3.0] * least)), vector![1.0, 2.0]);
    assert_eq!(
        (a.det(), a.lu().sign_det(), a.lu().is_singular()),
        (0.0, 1.0, false)
    );
    assert!((a.log_det() - 2.0 * least.ln()).abs() < 1e-12);
    assert_eq!(a.try_inverse(), None);

    // Products overflow and determinants need not.
    assert_eq!((Matrix::<2, 2>::ones() * 1e200).det(), 0.0);
    // Elimination overflows, though the inverse is finite.
    let max = f64::MAX;
    let a = matrix![max, max; max, -max];
    assert_eq!(
        (a.det(), a.lu().is_singular(), a.try_inverse()),
        (-INF, true, None)
    );

    // A right-hand side that is not finite.
    assert_eq!(
        Matrix::<2, 2>::identity().try_solve(&vector![1.0, NAN]),
        None
    );
}

#[test]
fn not_positive_definite() {
    for a in [
        Matrix::<2, 2>::zeros(),
        matrix![1.0, 1.0; 1.0, 1.0],
        matrix![1.0, 2.0; 2.0, 1.0],
        matrix![-1.0, 0.0; 0.0, 1.0],
        matrix![1.0, 0.0; 0.0, -1.0],
        matrix![0.0, 1.0; 1.0, 1.0],
    ] {
        assert!(a.try_cholesky().is_none());
        let x = a.cholesky().solve(&vector![1.0, 0.5]);
        assert!(!finite(&x));
        let inverse = a.cholesky().inverse();
        assert!(!finite(&inverse));
    }
    let semidefinite = Matrix::<2, 2>::ones().cholesky();
    assert_eq!((semidefinite.det(), semidefinite.log_det()), (0.0, -INF));
    let indefinite: Cholesky<2> = matrix![1.0, 2.0; 2.0, 1.0].cholesky();
    assert!(indefinite.det().is_nan() && indefinite.log_det().is_nan());
}

#[test]
fn nothing_by_nothing() {
    let a = Matrix::<0, 0>::zeros();
    let lu = a.lu();
    assert_eq!((a.det(), a.log_det(), lu.sign_det()), (1.0, 0.0, 1.0));
    assert!(!lu.is_singular());
    assert_eq!((a.inverse(), a.try_inverse()), (a, Some(a)));
    assert_eq!(lu.solve_transposed(&Vector::zeros()), Vector::zeros());
    let cholesky = a.try_cholesky().unwrap();
    assert_eq!((cholesky.det(), cholesky.log_det()), (1.0, 0.0));
    assert_eq!(lu.solve(&Matrix::<0, 2>::zeros()), Matrix::zeros());
}

/// Any bits at all: nothing panics, and the parts agree.
#[test]
fn any_bits() {
    fn check<const N: usize>(random: &mut Random) {
        let a = Matrix::<N, N>::from_fn(|_, _| match random.next() {
            x if x < -0.9 => [0.0, -0.0, INF, NAN, f64::MAX, 5e-324][(x * -1e6) as usize % 6],
            x if x < -0.5 => f64::from_bits(random.next().to_bits() ^ x.to_bits() << 7),
            x => x,
        });
        let b: Vector<N> = random.vector();
        let lu = a.lu();
        let finite_entries = finite(&a);
        assert!(finite_entries || lu.is_singular());
        assert_eq!(a.try_inverse().is_some(), {
            !lu.is_singular() && finite(&lu.inverse())
        });
        assert!(lu.sign_det().is_nan() || [-1.0, 0.0, 1.0].contains(&lu.sign_det()));
        let _ = (lu.solve(&b), lu.solve_transposed(&b), a.det(), a.log_det());
        let cholesky = a.cholesky();
        let _ = (cholesky.solve(&b), cholesky.det(), cholesky.log_det());
        assert!(finite_entries || N > 1 || a.try_cholesky().is_none());
    }
    let mut random = Random(6);
    for _ in 0..200 {
        for_each_size!(N => check::<N>(&mut random));
    }
}
