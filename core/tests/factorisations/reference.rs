//! Inverses and determinants in double-double arithmetic, about 32 digits: a number is an unevaluated
//! sum of two `f64` (Dekker 1971; Hida, Li and Bailey 2001).

use std::ops::{Add, Div, Mul, Neg, Sub};

use chainrule_core::Matrix;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Dd(f64, f64);

impl Dd {
    /// The sum of two numbers, exactly.
    fn two_sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let b_part = sum - a;
        Dd(sum, (a - (sum - b_part)) + (b - b_part))
    }

    pub(crate) fn abs(self) -> f64 {
        f64::from(self).abs()
    }

    /// log|x|, rounded to `f64`.
    pub(crate) fn log_abs(self) -> f64 {
        self.0.abs().ln() + self.1 / self.0
    }
}

impl From<f64> for Dd {
    fn from(x: f64) -> Self {
        Dd(x, 0.0)
    }
}

impl From<Dd> for f64 {
    fn from(x: Dd) -> f64 {
        x.0
    }
}

impl Neg for Dd {
    type Output = Self;
    fn neg(self) -> Self {
        Dd(-self.0, -self.1)
    }
}

impl Add for Dd {
    type Output = Self;
    fn add(self, y: Self) -> Self {
        let Dd(high, low) = Self::two_sum(self.0, y.0);
        let Dd(low, lowest) = Self::two_sum(low, self.1 + y.1);
        let Dd(high, low) = Self::two_sum(high, low);
        Self::two_sum(high, low + lowest)
    }
}

impl Sub for Dd {
    type Output = Self;
    fn sub(self, y: Self) -> Self {
        self + -y
    }
}

impl Mul for Dd {
    type Output = Self;
    fn mul(self, y: Self) -> Self {
        let high = self.0 * y.0;
        let low = self.0.mul_add(y.0, -high);
        Self::two_sum(high, low + (self.0 * y.1 + self.1 * y.0))
    }
}

impl Div for Dd {
    type Output = Self;
    fn div(self, y: Self) -> Self {
        let quotient = Dd(self.0 / y.0, 0.0);
        let rest = self - quotient * y;
        let correction = Dd(rest.0 / y.0, 0.0);
        let rest = rest - correction * y;
        quotient + correction + Dd(rest.0 / y.0, 0.0)
    }
}

/// A B, of rows as everything below.
pub(crate) fn times(a: &[Vec<Dd>], b: &[Vec<Dd>]) -> Vec<Vec<Dd>> {
    let b = transpose(b);
    let dot = |a: &[Dd], b: &[Dd]| {
        let products = a.iter().zip(b).map(|(&a, &b)| a * b);
        products.fold(Dd::default(), Add::add)
    };
    let row = |a: &Vec<Dd>| b.iter().map(|b| dot(a, b)).collect();
    a.iter().map(row).collect()
}

/// A − B.
pub(crate) fn minus(a: &[Vec<Dd>], b: &[Vec<Dd>]) -> Vec<Vec<Dd>> {
    let row = |(a, b): (&Vec<Dd>, &Vec<Dd>)| a.iter().zip(b).map(|(&a, &b)| a - b).collect();
    a.iter().zip(b).map(row).collect()
}

/// Aᵀ.
pub(crate) fn transpose(a: &[Vec<Dd>]) -> Vec<Vec<Dd>> {
    let width = a.first().map_or(0, Vec::len);
    let column = |j| a.iter().map(|row| row[j]).collect();
    (0..width).map(column).collect()
}

/// The largest Σⱼ |aᵢⱼ|: of a column its largest entry, of a matrix the norm that this induces. NaN if
/// an entry is, so that no result passes for being none.
pub(crate) fn norm(rows: &[Vec<Dd>]) -> f64 {
    let sums = rows.iter().map(|row| row.iter().map(|x| x.abs()).sum());
    sums.fold(0.0, |largest, sum: f64| {
        if largest > sum || largest.is_nan() {
            largest
        } else {
            sum
        }
    })
}

/// The rows of a matrix.
pub(crate) fn rows<const R: usize, const C: usize, T>(a: &Matrix<R, C, T>) -> Vec<Vec<Dd>>
where
    T: Copy + Into<f64>,
{
    let row = |i| (0..C).map(|j| Dd::from(a[(i, j)].into())).collect();
    (0..R).map(row).collect()
}

pub(crate) struct Reference {
    pub(crate) inverse: Vec<Vec<Dd>>,
    pub(crate) det: Dd,
    /// log|det A|.
    pub(crate) log_det: f64,
}

impl Reference {
    /// By Gauss and Jordan, with the largest of all remaining entries as the pivot.
    pub(crate) fn new(a: &[Vec<Dd>]) -> Self {
        let n = a.len();
        let mut work: Vec<Vec<Dd>> = a.to_vec();
        for (i, row) in work.iter_mut().enumerate() {
            row.extend((0..n).map(|j| Dd::from(f64::from(u8::from(i == j)))));
        }
        // Column `columns[k]` of A is eliminated by row k.
        let mut columns: Vec<usize> = (0..n).collect();
        let mut pivots = Vec::new();
        let mut sign = Dd::from(1.0);
        for k in 0..n {
            let candidates = (k..n).flat_map(|i| (k..n).map(move |j| (i, j)));
            let (i, j) = candidates
                .max_by(|&(i, j), &(k, l)| {
                    let (x, y) = (work[i][columns[j]].abs(), work[k][columns[l]].abs());
                    x.total_cmp(&y)
                })
                .unwrap();
            sign = if (i == k) == (j == k) { sign } else { -sign };
            work.swap(i, k);
            columns.swap(j, k);
            let pivot = work[k][columns[k]];
            pivots.push(pivot);
            let scaled: Vec<Dd> = work[k].iter().map(|&x| x / pivot).collect();
            for row in &mut work {
                let factor = row[columns[k]];
                for (x, &scaled) in row.iter_mut().zip(&scaled) {
                    *x = *x - factor * scaled;
                }
            }
            work[k] = scaled;
        }
        let mut inverse = vec![Vec::new(); n];
        for (row, &column) in work.iter().zip(&columns) {
            inverse[column] = row[n..].to_vec();
        }
        Reference {
            inverse,
            det: pivots.iter().fold(sign, |det, &pivot| det * pivot),
            log_det: pivots.iter().map(|pivot| pivot.log_abs()).sum(),
        }
    }
}
