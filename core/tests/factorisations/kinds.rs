//! Random matrices of every kind.

use chainrule_core::{Matrix, Real, Vector};

/// Steele, Lea and Flood's `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [−1, 1).
    pub(crate) fn next(&mut self) -> f64 {
        let bits = u32::try_from(self.bits() >> 32).unwrap();
        f64::from(bits) / f64::from(1_u32 << 31) - 1.0
    }

    pub(crate) fn vector<const N: usize>(&mut self) -> Vector<N> {
        Vector::from_fn(|_| self.next())
    }

    pub(crate) fn matrix<const R: usize, const C: usize>(&mut self) -> Matrix<R, C> {
        Matrix::from_fn(|_, _| self.next())
    }
}

/// `f32` or `f64`.
pub(crate) trait Number: Real + Into<f64> {
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

pub(crate) fn small(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Random,
    Hilbert,
    GradedRows,
    GradedColumns,
    NearlySingular,
    ZeroLeadingPivots,
    UpperTriangular,
    LowerTriangular,
    Permuted,
    Definite,
    GradedDefinite,
}

impl Kind {
    pub(crate) const ALL: [Self; 11] = [
        Self::Random,
        Self::Hilbert,
        Self::GradedRows,
        Self::GradedColumns,
        Self::NearlySingular,
        Self::ZeroLeadingPivots,
        Self::UpperTriangular,
        Self::LowerTriangular,
        Self::Permuted,
        Self::Definite,
        Self::GradedDefinite,
    ];

    pub(crate) fn is_definite(self) -> bool {
        matches!(self, Self::Hilbert | Self::Definite | Self::GradedDefinite)
    }

    pub(crate) fn matrix<const N: usize>(self, random: &mut Random) -> Matrix<N, N> {
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
            // A circle of all rows is not its own inverse.
            Self::Permuted => {
                let a = Self::UpperTriangular.matrix::<N>(random);
                Matrix::from_fn(|i, j| a[((i + 1) % N, j)])
            }
            Self::Definite => g * g.transpose() + Matrix::identity(),
            Self::GradedDefinite => {
                let a = g * g.transpose() + Matrix::identity();
                Matrix::from_fn(|i, j| a[(i, j)] / power_of_ten(i.max(j) / 2))
            }
        }
    }
}
