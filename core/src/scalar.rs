//! The numbers that matrices are made of.

use core::fmt::Debug;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use crate::soft_float;
use crate::straight::IS_SMALL_PROCESSOR;
use crate::sum::{Sums, times};

/// The entries of vectors and matrices: `f32`, `f64`, or a number type of your own (fixed point,
/// half precision, dual numbers).
///
/// What has a value by arithmetic and comparison alone is here, and needs no feature; what needs
/// [elementary functions](Real) is there.
///
/// A type of your own scales from the right (`v * s`) at once. For `s * v` with the scalar on the
/// left, Rust's orphan rule leaves the one-line impls to the type's own crate:
///
/// ```
/// # use core::ops::*;
/// use chainrule_core::{Scalar, Vector};
/// #
/// # #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
/// # struct Mine(f64);
/// # macro_rules! operators { ($($Op:ident $op:ident $Assign:ident $assign:ident)*) => { $(
/// #     impl $Op for Mine { type Output = Self; fn $op(self, y: Self) -> Self { Mine(self.0.$op(y.0)) } }
/// #     impl $Assign for Mine { fn $assign(&mut self, y: Self) { self.0.$assign(y.0) } }
/// # )* } }
/// # operators! { Add add AddAssign add_assign  Sub sub SubAssign sub_assign
/// #              Mul mul MulAssign mul_assign  Div div DivAssign div_assign }
/// # impl Neg for Mine { type Output = Self; fn neg(self) -> Self { Mine(-self.0) } }
/// impl Scalar for Mine {
///     const ZERO: Self = Mine(0.0);
///     const ONE: Self = Mine(1.0);
///
///     fn literal(double: f64, _single: f32) -> Self {
///         Mine(double)
///     }
/// }
///
/// impl<const N: usize> Mul<&Vector<N, Mine>> for Mine {
///     type Output = Vector<N, Mine>;
///
///     fn mul(self, v: &Vector<N, Mine>) -> Vector<N, Mine> {
///         v * self
///     }
/// }
///
/// let v = Vector::new([Mine(1.0), Mine(2.0)]);
/// assert_eq!(Mine(3.0) * &v, Vector::new([Mine(3.0), Mine(6.0)]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Scalar`",
    label = "not a number that vectors and matrices can compute with",
    note = "`f32` and `f64` are (write `2.0`, not `2`), and so is any type that implements `Scalar`"
)]
#[cfg_attr(
    feature = "fixed",
    diagnostic::on_unimplemented(
        note = "of the crate `fixed`, `Wrapping<F>` and `Saturating<F>` are scalars, of a signed format F that has 1, such as `FixedI32<U16>`; F itself is none, as it panics beyond its range"
    )
)]
pub trait Scalar:
    Copy
    + Debug
    + Default
    + PartialEq
    + PartialOrd
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
{
    /// 0, the neutral element of addition.
    const ZERO: Self;
    /// 1, the neutral element of multiplication.
    const ONE: Self;

    /// A number written in an expression, given in both precisions, each rounded once from the
    /// source text: `f32` takes `single`, so that an `f32` program holds no `f64` arithmetic, at
    /// any optimisation level.
    #[must_use]
    fn literal(double: f64, single: f32) -> Self;

    /// x/y, and what every division here is. A type whose operator `/` panics at 0 says what comes instead.
    #[inline]
    #[must_use]
    fn quotient(self, divisor: Self) -> Self {
        self / divisor
    }

    /// What stands for x where many are divided by it: 1/x where a multiplication is faster and has the digits,
    /// else x.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn to_divisor(self) -> Self {
        self
    }

    /// x/y, for the [divisor](Scalar::to_divisor) that stands for y.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn divided_by(self, divisor: Self) -> Self {
        self.quotient(divisor)
    }

    /// Whether x is positive and 1/x has all digits, so that multiplying by it will do for a division where that
    /// is faster.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn has_reciprocal(self) -> bool {
        false
    }

    /// How products are summed up, if not by operators.
    #[doc(hidden)]
    const SUMS: Option<Sums<Self>> = None;

    /// |x|. NaN stays NaN.
    #[inline]
    #[must_use]
    fn abs(self) -> Self {
        if self < Self::ZERO { -self } else { self }
    }

    /// −1, 0 or 1: the derivative of [`abs`](Scalar::abs), with abs′(0) = 0. NaN stays NaN.
    #[inline]
    #[must_use]
    fn sign(self) -> Self {
        if self > Self::ZERO {
            Self::ONE
        } else if self < Self::ZERO {
            -Self::ONE
        } else {
            self
        }
    }

    /// max(x, 0). NaN stays NaN.
    #[inline]
    #[must_use]
    fn relu(self) -> Self {
        if self <= Self::ZERO { Self::ZERO } else { self }
    }

    /// The larger of the two. NaN stays NaN, whichever of the two it is; the inherent `f64::max`
    /// ignores it.
    #[inline]
    #[must_use]
    fn greater(self, other: Self) -> Self {
        if self > other {
            self
        } else if self <= other {
            other
        } else {
            // One of them is NaN, and so is their sum.
            self + other
        }
    }

    /// The smaller of the two. NaN stays NaN, whichever of the two it is; the inherent `f64::min`
    /// ignores it.
    #[inline]
    #[must_use]
    fn lesser(self, other: Self) -> Self {
        if self < other {
            self
        } else if self >= other {
            other
        } else {
            // One of them is NaN, and so is their sum.
            self + other
        }
    }

    /// 1, 0 or, where both are equal, ½: the derivative of max(x, y) by x, of
    /// [`greater`](Scalar::greater). Equal shares agree with abs′(0) = 0 for |x| = max(x, −x). NaN
    /// stays NaN. The derivative of min(x, y) by x is `y.share_of_greater(x)`.
    #[inline]
    #[must_use]
    fn share_of_greater(self, other: Self) -> Self {
        if self > other {
            Self::ONE
        } else if self < other {
            Self::ZERO
        } else if self == other {
            Self::literal(0.5, 0.5)
        } else {
            // One of them is NaN, and so is their sum.
            self + other
        }
    }

    /// x/(x² + y²), the derivative of the angle of the point (x, y) by y; 0 at the origin. Overflows and underflows
    /// only where that does.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn over_squares(self, y: Self) -> Self {
        let squares = self * self + y * y;
        if squares.has_reciprocal() {
            self * (Self::ONE / squares)
        } else {
            self.over_extreme_squares(y)
        }
    }

    /// The same by ratios: Smith, Algorithm 116: Complex division, Communications of the ACM 5 (1962).
    #[doc(hidden)]
    #[cold]
    #[inline(never)]
    #[must_use]
    fn over_extreme_squares(self, y: Self) -> Self {
        if self == Self::ZERO && y == Self::ZERO {
            return self;
        }
        let (ratio, by_larger) = if self.abs() < y.abs() {
            let ratio = self.quotient(y);
            (ratio, ratio.quotient(y))
        } else {
            (y.quotient(self), Self::ONE.quotient(self))
        };
        by_larger.quotient(Self::ONE + ratio * ratio)
    }

    /// xⁿ by repeated squaring, as 1/x⁻ⁿ for a negative n. x⁰ = 1 for every x, NaN included.
    ///
    /// The error is less than |n| units of the last place, for a negative n less than |n| + 2. Where
    /// x⁻ⁿ overflows, the result is 0, and never the denormal number that xⁿ may be.
    #[inline]
    #[must_use]
    fn powi(self, n: i32) -> Self {
        let mut exponent = n.unsigned_abs();
        let mut square = self;
        let mut power = Self::ONE;
        while exponent > 0 {
            if exponent & 1 == 1 {
                power *= square;
            }
            exponent >>= 1;
            if exponent > 0 {
                square *= square;
            }
        }
        if n < 0 {
            Self::ONE.quotient(power)
        } else {
            power
        }
    }
}

/// A [`Scalar`] with elementary functions.
///
/// `f32` and `f64` take them from the standard library (feature `std`, on by default) or from the
/// crate `libm` (feature `libm`). With neither feature they are scalars only: sums and products
/// still work, and the crate depends on nothing.
///
/// Each precision has functions of its own, so `f32` never takes the way through `f64`. Inside
/// `libm`, though, the single-precision `sin`, `cos`, `tan`, `asin` and `hypot` compute partly in
/// double precision, which counts where that is done in software.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elementary functions: it is not `Real`",
    label = "needs `sqrt`, `exp`, `sin` and the like",
    note = "`f32` and `f64` get them from chainrule's feature `std` or, without `std`, `libm`: switch one on",
    note = "a number type of your own implements `Real`"
)]
#[cfg_attr(
    feature = "fixed",
    diagnostic::on_unimplemented(note = "fixed-point numbers have none")
)]
pub trait Real: Scalar {
    /// √x.
    #[must_use]
    fn sqrt(self) -> Self;
    /// eˣ.
    #[must_use]
    fn exp(self) -> Self;
    /// eˣ − 1, exact near 0.
    #[must_use]
    fn exp_m1(self) -> Self;
    /// The natural logarithm. (The inherent `f64::log` takes a base; in generic code there is none.)
    #[must_use]
    fn log(self) -> Self;
    /// log(1 + x), exact near 0.
    #[must_use]
    fn ln_1p(self) -> Self;
    /// The sine of x in radians.
    #[must_use]
    fn sin(self) -> Self;
    /// The cosine of x in radians.
    #[must_use]
    fn cos(self) -> Self;
    /// The tangent of x in radians.
    #[must_use]
    fn tan(self) -> Self;
    /// The arc sine, in [−π/2, π/2]; NaN outside [−1, 1].
    #[must_use]
    fn asin(self) -> Self;
    /// The arc cosine, in [0, π]; NaN outside [−1, 1].
    #[must_use]
    fn acos(self) -> Self;
    /// The arc tangent, in [−π/2, π/2].
    #[must_use]
    fn atan(self) -> Self;
    /// The angle of the point (x, self) in radians, in [−π, π]: atan2(y, x) of y = self. 0 at the
    /// origin, π where x is −0 there; the sign is that of y.
    #[must_use]
    fn atan2(self, x: Self) -> Self;
    /// The hyperbolic sine.
    #[must_use]
    fn sinh(self) -> Self;
    /// The hyperbolic cosine.
    #[must_use]
    fn cosh(self) -> Self;
    /// The hyperbolic tangent.
    #[must_use]
    fn tanh(self) -> Self;
    /// xʸ.
    #[must_use]
    fn powf(self, y: Self) -> Self;
    /// √(x² + y²), without overflow where that is finite.
    #[must_use]
    fn hypot(self, y: Self) -> Self;

    /// 1/(1 + e⁻ˣ), the logistic function; never overflows. NaN stays NaN.
    #[cfg_attr(not(feature = "std"), inline)]
    #[cfg_attr(all(feature = "std", not(unoptimised)), inline(always))]
    #[allow(
        clippy::inline_always,
        reason = "a call would keep a loop over entries from vectors"
    )]
    #[must_use]
    fn sigmoid(self) -> Self {
        self.sigmoid_by((-self.abs()).exp())
    }

    /// log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|); overflows nowhere. NaN stays NaN.
    #[cfg_attr(not(feature = "std"), inline)]
    #[cfg_attr(all(feature = "std", not(unoptimised)), inline(always))]
    #[allow(
        clippy::inline_always,
        reason = "a call would keep a loop over entries from vectors"
    )]
    #[must_use]
    fn softplus(self) -> Self {
        self.softplus_by((-self.abs()).exp())
    }

    /// The [`sigmoid`](Real::sigmoid), by e^−|x|.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn sigmoid_by(self, exp: Self) -> Self {
        // The same fraction times eˣ/eˣ below 0, so that the exponent is never positive.
        let numerator = if self < Self::ZERO { exp } else { Self::ONE };
        let quotient = numerator / (Self::ONE + exp);
        if self < Self::literal(-1.5, -1.5) {
            // Where eˣ is small, what 1 + eˣ loses to rounding counts; here it does not.
            exp - exp * quotient
        } else {
            quotient
        }
    }

    /// The [`softplus`](Real::softplus), by e^−|x|.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn softplus_by(self, exp: Self) -> Self {
        self.relu() + exp.ln_1p()
    }

    /// The largest |x| of [`moderate_sin`](Real::moderate_sin) and [`moderate_cos`](Real::moderate_cos).
    #[doc(hidden)]
    const MODERATE: Self = Self::ZERO;

    /// The sine, for many x at once, none of them large.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn moderate_sin(self) -> Self {
        self.sin()
    }

    /// The cosine, for many x at once, none of them large.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn moderate_cos(self) -> Self {
        self.cos()
    }

    /// eˣ of a number alone: [`exp`](Real::exp) of `f32` and `f64` is for many at once.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn exp_alone(self) -> Self {
        self.exp()
    }

    /// log x of a number alone.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn log_alone(self) -> Self {
        self.log()
    }

    /// 1/(1 + e⁻ˣ) of a number alone.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    fn sigmoid_alone(self) -> Self {
        self.sigmoid_by((-self.abs()).exp_alone())
    }
}

impl Scalar for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    #[inline]
    fn literal(_double: f64, single: f32) -> Self {
        single
    }

    /// A division takes as long as a dozen multiplications, and without wide vectors nothing hides that. 1/x
    /// overflows below 3·10⁻³⁹.
    #[inline]
    fn to_divisor(self) -> Self {
        if IS_SMALL_PROCESSOR { 1.0 / self } else { self }
    }

    #[inline]
    fn divided_by(self, divisor: Self) -> Self {
        if IS_SMALL_PROCESSOR {
            times(self, divisor)
        } else {
            self / divisor
        }
    }

    #[inline]
    fn has_reciprocal(self) -> bool {
        // One comparison: the bits of positive numbers are in their order.
        const LOW: u32 = 1e-30_f32.to_bits();
        self.to_bits().wrapping_sub(LOW) < 1e30_f32.to_bits() - LOW
    }

    const SUMS: Option<Sums<Self>> = soft_float::SUMS;

    #[inline]
    fn abs(self) -> Self {
        f32::abs(self)
    }
}

impl Scalar for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    #[inline]
    fn literal(double: f64, _single: f32) -> Self {
        double
    }

    #[inline]
    fn has_reciprocal(self) -> bool {
        // One comparison: the bits of positive numbers are in their order.
        const LOW: u64 = 1e-290_f64.to_bits();
        self.to_bits().wrapping_sub(LOW) < 1e290_f64.to_bits() - LOW
    }

    #[inline]
    fn abs(self) -> Self {
        f64::abs(self)
    }
}
