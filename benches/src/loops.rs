//! What one writes by hand over arrays: loops along columns, and sums in parts.

use chainrule::Scalar;
use nalgebra::ComplexField;

use crate::numbers::Number;

/// y += A x.
#[inline(always)]
pub fn add_product<T: Number, const M: usize, const N: usize>(
    A: &[[T; M]; N],
    x: &[T; N],
    y: &mut [T; M],
) {
    for (a, &x) in A.iter().zip(x) {
        for (y, &a) in y.iter_mut().zip(a) {
            *y += a * x;
        }
    }
}

/// C += A B.
#[inline(always)]
pub fn add_product_of_matrices<T: Number, const L: usize, const M: usize, const N: usize>(
    A: &[[T; L]; M],
    B: &[[T; M]; N],
    C: &mut [[T; L]; N],
) {
    for (c, b) in C.iter_mut().zip(B) {
        add_product(A, b, c);
    }
}

/// C += A Bᵀ.
#[inline(always)]
pub fn add_product_transposed<T: Number, const L: usize, const M: usize, const N: usize>(
    A: &[[T; L]; M],
    B: &[[T; N]; M],
    C: &mut [[T; L]; N],
) {
    for (j, c) in C.iter_mut().enumerate() {
        for (a, b) in A.iter().zip(B) {
            for (c, &a) in c.iter_mut().zip(a) {
                *c += a * b[j];
            }
        }
    }
}

/// Σ aᵢ bᵢ, in eight sums.
#[inline(always)]
pub fn dot<T: Number>(a: &[T], b: &[T]) -> T {
    let (blocks, rest) = a.as_chunks::<8>();
    let (b_blocks, b_rest) = b.as_chunks::<8>();
    let mut sums = [T::ZERO; 8];
    for (a, b) in blocks.iter().zip(b_blocks) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    let rest = rest
        .iter()
        .zip(b_rest)
        .fold(T::ZERO, |sum, (&a, &b)| sum + a * b);
    sums.iter().fold(rest, |sum, &x| sum + x)
}

/// log(1 + eˣ) and 1/(1 + e⁻ˣ) of one exponential.
#[inline(always)]
pub fn softplus_and_sigmoid<T: Number>(x: T) -> (T, T) {
    let exp = ComplexField::exp(-Scalar::abs(x));
    let positive = x > T::ZERO;
    let softplus = if positive { x } else { T::ZERO } + ComplexField::ln_1p(exp);
    (
        softplus,
        if positive { T::ONE } else { exp } / (T::ONE + exp),
    )
}

/// ½ log det Σ + ½ rᵀ Σ⁻¹ r, r = x − u, and ½ (Σ⁻¹ − q qᵀ), q = Σ⁻¹ r: by Σ = L D Lᵀ.
#[expect(clippy::needless_range_loop, reason = "as one writes it by hand")]
#[inline(always)]
pub fn gaussian<T: Number, const N: usize>(
    S: &[[T; N]; N],
    x: &[T; N],
    u: &[T; N],
) -> (T, [[T; N]; N]) {
    let half = T::of(0.5);
    let mut L = *S;
    let mut inverse_d = [T::ONE; N];
    let mut det = T::ONE;
    for k in 0..N {
        det *= L[k][k];
        inverse_d[k] = T::ONE / L[k][k];
        let column = L[k];
        for j in k + 1..N {
            let factor = column[j] * inverse_d[k];
            for i in j..N {
                L[j][i] -= factor * column[i];
            }
            L[k][j] = factor;
        }
    }
    // The rows of L⁻¹, from which Σ⁻¹ = L⁻ᵀ D⁻¹ L⁻¹.
    let mut rows = [[T::ZERO; N]; N];
    for i in 0..N {
        rows[i][i] = T::ONE;
        for k in 0..i {
            let factor = L[k][i];
            for j in 0..=k {
                rows[i][j] -= factor * rows[k][j];
            }
        }
    }
    let mut inverse = [[T::ZERO; N]; N];
    for k in 0..N {
        for j in 0..=k {
            let factor = rows[k][j] * inverse_d[k];
            for i in 0..=k {
                inverse[j][i] += rows[k][i] * factor;
            }
        }
    }
    let mut r = *x;
    r.iter_mut().zip(u).for_each(|(r, &u)| *r -= u);
    let mut q = [T::ZERO; N];
    add_product(&inverse, &r, &mut q);
    let value = half * (ComplexField::ln(det) + dot(&r, &q));
    for (column, &qj) in inverse.iter_mut().zip(&q) {
        for (entry, &qi) in column.iter_mut().zip(&q) {
            *entry = half * (*entry - qi * qj);
        }
    }
    (value, inverse)
}
