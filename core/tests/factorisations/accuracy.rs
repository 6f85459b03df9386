//! Errors, beside double-double arithmetic and in the units of the literature's bounds: a backward
//! error is a few ε, a forward error a few cond·ε.

use chainrule_core::{Matrix, Real, Vector};

use crate::reference::{Dd, Reference, minus, norm, rows, times, transpose};
use crate::{Kind, NAN, Number, Random, small};

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
