//! Fixed-point numbers beside `f64`, and at the ends of their range.
//!
//! The bound of an error comes with the value: the same expression runs over numbers that carry one along, which
//! grows at each operation by what the format rounds off there (running error analysis: Higham, *Accuracy and
//! Stability of Numerical Algorithms*, 2nd ed., §3.3).

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use chainrule::{
    FixedPoint, Matrix, Scalar, Vector, derivative, grad, hessian, hvp, jacobian, jvp, value,
    value_and_grad, vjp,
};
use fixed::types::extra::{U0, U6, U8, U13, U16, U30, U32, U40, U62};
use fixed::types::{I16F16, I32F32};
use fixed::{FixedI8, FixedI16, FixedI32, FixedI64, Saturating, Wrapping};

/// A value in `f64`, and a bound of what the same computation in a format of so many bits behind the point is off by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Running<const FRAC: i32> {
    value: f64,
    error: f64,
}

impl<const FRAC: i32> PartialOrd for Running<FRAC> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<const FRAC: i32> Running<FRAC> {
    /// The unit of the last place.
    const DELTA: f64 = 1.0 / (1_u64 << FRAC) as f64;

    /// And what `f64` itself rounds off.
    fn new(value: f64, error: f64) -> Self {
        let error = error + value.abs() * f64::EPSILON;
        Self { value, error }
    }

    /// An integer without an error, by which products are exact.
    fn is_whole(self) -> bool {
        self.error == 0.0 && self.value.fract() == 0.0
    }

    fn of_bits(bits: i64) -> Self {
        let (value, error) = (bits as f64 * Self::DELTA, 0.0);
        Self { value, error }
    }
}

macro_rules! operators {
    ($($Op:ident::$op:ident, $Assign:ident::$assign:ident: |$x:ident, $y:ident| $value:expr, $error:expr;)+) => { $(
        impl<const FRAC: i32> $Op for Running<FRAC> {
            type Output = Self;
            fn $op(self, $y: Self) -> Self {
                let $x = self;
                Self::new($value, $error)
            }
        }

        impl<const FRAC: i32> $Assign for Running<FRAC> {
            fn $assign(&mut self, y: Self) {
                *self = self.$op(y);
            }
        }
    )+ };
}

operators! {
    Add::add, AddAssign::add_assign: |x, y| x.value + y.value, x.error + y.error;
    Sub::sub, SubAssign::sub_assign: |x, y| x.value - y.value, x.error + y.error;
    Mul::mul, MulAssign::mul_assign: |x, y| x.value * y.value, {
        let rounded = if x.is_whole() || y.is_whole() { 0.0 } else { Self::DELTA };
        x.value.abs() * y.error + y.value.abs() * x.error + x.error * y.error + rounded
    };
    Div::div, DivAssign::div_assign: |x, y| x.value / y.value, {
        assert!(y.error < y.value.abs(), "a divisor that may be 0");
        (x.error + (x.value / y.value).abs() * y.error) / (y.value.abs() - y.error) + Self::DELTA
    };
}

impl<const FRAC: i32> Neg for Running<FRAC> {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            value: -self.value,
            ..self
        }
    }
}

impl<const FRAC: i32> Scalar for Running<FRAC> {
    const ZERO: Self = Self {
        value: 0.0,
        error: 0.0,
    };
    const ONE: Self = Self {
        value: 1.0,
        error: 0.0,
    };

    fn literal(double: f64, _single: f32) -> Self {
        let units = double / Self::DELTA;
        Self {
            value: double,
            error: (units - units.round()).abs() * Self::DELTA,
        }
    }
}

/// What the expressions are of.
struct Operands<T> {
    a: Matrix<4, 3, T>,
    b: Matrix<3, 3, T>,
    /// Its diagonal dominates, and its inverse is small.
    regular: Matrix<3, 3, T>,
    x: Vector<3, T>,
    y: Vector<3, T>,
    r: Vector<4, T>,
    s: T,
}

impl<T: Scalar> Operands<T> {
    /// Numbers of [−2, 2), as multiples of the unit of a format of so many bits behind the point.
    fn random(random: &mut impl FnMut() -> u64, frac: i32, of_bits: impl Fn(i64) -> T) -> Self {
        let mut number = || of_bits((random() >> (62 - frac)).cast_signed() - (2 << frac));
        let four = T::literal(4.0, 4.0);
        let b = Matrix::from_fn(|_, _| number());
        Self {
            a: Matrix::from_fn(|_, _| number()),
            b,
            regular: Matrix::from_fn(|i, j| {
                let entry = number();
                if i == j { entry + four + four } else { entry }
            }),
            x: Vector::from_fn(|_| number()),
            y: Vector::from_fn(|_| number()),
            r: Vector::from_fn(|_| number()),
            s: number() + four,
        }
    }
}

fn random(mut state: u64) -> impl FnMut() -> u64 {
    // Knuth's multiplier, and the high bits.
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state
    }
}

/// The results of the expressions, each with a name and its entries.
#[rustfmt::skip]
fn results<T: Scalar>(operands: &Operands<T>) -> Vec<(&'static str, Vec<T>)> {
    let Operands { a, b, regular, x, y, r, s } = operands;
    let (square, by_x) = value_and_grad!(||a x - r||^2, x);
    let (by_b, by_y) = grad!((x^T b y)^2, b, y);
    let mut results = Vec::new();
    let mut add = |name, entries: &[T]| results.push((name, entries.to_vec()));
    add("product", value!(a b).as_slice());
    add("quadratic form", &[value!(x^T b x)]);
    add("constants", value!(0.1 x - 3 y + 0.75 * ones(3)).as_slice());
    add("least squares", &[square]);
    add("its gradient", by_x.as_slice());
    add("its Hessian", hessian!(||a x - r||^2, x).as_slice());
    add("gradient of a square, by b", by_b.as_slice());
    add("gradient of a square, by y", by_y.as_slice());
    add("gradient of a cube", grad!(sum(x .^ 3), x).as_slice());
    add("gradient of a trace", grad!(tr(b^T b b), b).as_slice());
    add("Jacobian", jacobian!(x .* (b x), x).as_slice());
    add("Hessian times a direction", hvp!((x^T b x)^2, x, y).as_slice());
    add("pushforward", jvp!(b^2, b, regular).as_slice());
    add("pullback", vjp!(a x, a, r).as_slice());
    add("linear map", derivative!(a b x, b).pullback(r).as_slice());
    add("relu", value!(relu(b x)).as_slice());
    add("quotient", value!(b x / s).as_slice());
    add("gradient of a quotient", grad!(x^T y / s, s, x).1.as_slice());
    add("solution", value!(regular^-1 x).as_slice());
    add("gradient of a solve", grad!(y^T regular^-1 x, regular).as_slice());
    add("determinant", &[value!(det(regular))]);
    add("weighted by an inverse", &[value!(x^T spd(8 * eye(3) + 0.5 * (x x^T))^-1 y)]);
    results
}

fn agrees<const FRAC: i32, F: FixedPoint, T: Scalar>(of: fn(F) -> T, to: fn(T) -> F)
where
    F::Bits: TryFrom<i64, Error: Debug>,
{
    let delta = Running::<FRAC>::DELTA;
    let mut largest = 0.0_f64;
    for seed in 0..200 {
        let fixed = results(&Operands::random(&mut random(seed), FRAC, |bits| {
            of(F::from_bits(bits.try_into().unwrap()))
        }));
        let of_bits = Running::<FRAC>::of_bits;
        let exact = results(&Operands::random(&mut random(seed), FRAC, of_bits));
        for ((name, fixed), (_, exact)) in fixed.into_iter().zip(exact) {
            assert_eq!(fixed.len(), exact.len());
            for (fixed, exact) in fixed.into_iter().zip(exact) {
                let error = (to(fixed).to_num::<f64>() - exact.value).abs();
                assert!(
                    error <= exact.error,
                    "{name}: {fixed:?}, in f64 {}; off by {} Δ, bound {} Δ",
                    exact.value,
                    error / delta,
                    exact.error / delta,
                );
                // The bounds say something.
                assert!(exact.error < 4096.0 * delta, "{name}: {exact:?}");
                largest = largest.max(error / delta);
            }
        }
    }
    // If nothing was rounded, nothing was tested.
    assert!(largest > 16.0, "exact to {largest} Δ");
}

#[test]
fn errors_are_those_of_the_format() {
    agrees::<16, I16F16, _>(Wrapping, |x| x.0);
    agrees::<16, I16F16, _>(Saturating, |x| x.0);
    agrees::<13, FixedI32<U13>, _>(Wrapping, |x| x.0);
    agrees::<32, I32F32, _>(Wrapping, |x| x.0);
    agrees::<40, FixedI64<U40>, _>(Saturating, |x| x.0);
}

type Wrapped = Wrapping<I16F16>;
type Saturated = Saturating<I16F16>;

/// Numbers of [−2¹⁵, 2¹⁵), by hand.
fn vector<T>(of: fn(I16F16) -> T, x: [f64; 3]) -> Vector<3, T> {
    Vector::new(x.map(|x| of(I16F16::from_num(x))))
}

#[test]
fn what_is_out_of_range_wraps_or_saturates_as_the_type_says() {
    let (big, ones) = ([30_000.0, 10_000.0, -20_000.0], [1.0; 3]);
    // 60 000 − 2¹⁶, 20 000, −40 000 + 2¹⁶.
    let (x, y) = (vector(Wrapping, big), vector(Wrapping, ones));
    assert_eq!(
        grad!(x^T x, x),
        vector(Wrapping, [-5_536.0, 20_000.0, 25_536.0])
    );
    // Back in range, whatever was in between.
    assert_eq!(
        value!(x^T y + 2 (x^T y)),
        Wrapped::from_num(60_000 - 65_536)
    );
    assert_eq!(value!(3 x + y - 3 x), y);

    let (x, y) = (vector(Saturating, big), vector(Saturating, ones));
    let gradient = grad!(x^T x, x);
    assert_eq!(gradient[0], Saturated::MAX);
    assert_eq!(gradient[1], Saturated::from_num(20_000));
    assert_eq!(gradient[2], Saturated::MIN);
    assert_eq!(value!(x^T x), Saturated::MAX);
    assert_eq!(value!(x y^T)[(0, 2)], x[0]);
    assert_eq!(value!(-||x||^2), -Saturated::MAX);
}

#[test]
fn the_ends_of_the_range_are_not_the_ends_of_the_program() {
    // −MIN is no number of the format.
    let (x, y) = (Wrapped::MIN, Saturated::MIN);
    assert_eq!((value!(-x), value!(-y)), (Wrapped::MIN, Saturated::MAX));
    assert_eq!(
        (value!(abs(x)), value!(abs(y))),
        (Wrapped::MIN, Saturated::MAX)
    );
    let (x, y) = (Wrapped::MAX, Saturated::MAX);
    assert_eq!(
        (value!(x + x), value!(y + y)),
        (-Wrapped::DELTA * 2, Saturated::MAX)
    );
    let (x, y) = (Wrapped::MIN, Saturated::MIN);
    assert_eq!(
        (value!(x + x), value!(y + y)),
        (Wrapped::ZERO, Saturated::MIN)
    );
    // As large as a quotient gets, 2³¹, and a multiple of 2¹⁶.
    let (u, v) = (-Wrapped::DELTA, -Saturated::DELTA);
    assert_eq!(
        (value!(x / u), value!(y / v)),
        (Wrapped::ZERO, Saturated::MAX)
    );
}

/// As the crate `fixed` divides.
#[test]
fn quotients_wrap_or_saturate_as_the_type_says() {
    fn divides<F: FixedPoint>(random: &mut impl FnMut() -> u64, of_bits: fn(u64) -> F) {
        for _ in 0..10_000 {
            // Of all sizes.
            let mut number = || {
                let x = of_bits(random() >> (random() >> 58));
                if random() >> 63 == 1 {
                    x.wrapping_neg()
                } else {
                    x
                }
            };
            let (x, y) = (number(), number());
            if y != F::ZERO {
                assert_eq!(
                    Wrapping(x).quotient(Wrapping(y)).0,
                    x.wrapping_div(y),
                    "{x} / {y}"
                );
                assert_eq!(
                    Saturating(x).quotient(Saturating(y)).0,
                    x.saturating_div(y),
                    "{x} / {y}"
                );
            }
        }
    }
    let mut random = random(11);
    divides::<FixedI8<U6>>(&mut random, |bits| FixedI8::from_bits(bits as i8));
    divides::<FixedI16<U8>>(&mut random, |bits| FixedI16::from_bits(bits as i16));
    divides::<FixedI32<U30>>(&mut random, |bits| FixedI32::from_bits(bits as i32));
    divides::<FixedI64<U0>>(&mut random, |bits| FixedI64::from_bits(bits as i64));
    divides::<FixedI64<U62>>(&mut random, |bits| FixedI64::from_bits(bits as i64));
}

#[test]
fn a_quotient_by_zero_is_an_end_of_the_range() {
    fn by_zero<T: Scalar + From<I16F16>>(least: T, greatest: T) {
        let x = Vector::new([1.5, -0.25, 0.0].map(|x| T::from(I16F16::from_num(x))));
        let (zero, expected) = (T::ZERO, Vector::new([greatest, least, T::ZERO]));
        assert_eq!(value!(x / zero), expected);
        assert_eq!(value!(x ./ zeros(3)), expected);
        assert_eq!(x / zero, expected);
        assert_eq!(value!(1 / zero), greatest);
        let nothing = Vector::<0, T>::zeros();
        assert_eq!(
            (value!(max(nothing)), value!(min(nothing))),
            (least, greatest)
        );
        // No panic, and no promise beyond that.
        let singular = Matrix::<3, 3, T>::ones();
        assert_eq!(value!(det(singular)), T::ZERO);
        let _ = value!(singular^-1 x);
        let _ = value!(spd(singular)^-1 x);
        let _ = Matrix::<2, 2, T>::zeros().inverse();
    }
    by_zero::<Wrapped>(Wrapped::MIN, Wrapped::MAX);
    by_zero::<Saturated>(Saturated::MIN, Saturated::MAX);
}

/// As the crate `fixed` rounds what is in range, and saturates what is not.
#[test]
fn numbers_of_an_expression_are_the_nearest_of_the_format() {
    fn is_nearest<F: FixedPoint>(x: f64) {
        assert_eq!(F::nearest(x), F::saturating_from_num(x), "{x:e}");
    }
    let mut random = random(7);
    let exponents = (0..100_000).map(|_| {
        // Of a size that some format rounds, and some does not hold.
        let (significand, exponent) = (random() >> 11, i32::try_from(random() >> 57).unwrap());
        let x = significand as f64 * 2.0_f64.powi(exponent - 53 - 70);
        if random() >> 63 == 1 { -x } else { x }
    });
    let halves = (-5000..5000).map(|i| f64::from(i) / 2.0_f64.powi(17));
    let special = [
        0.0,
        -0.0,
        5e-324,
        1e-310,
        f64::MAX,
        f64::MIN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ];
    for x in exponents.chain(halves).chain(special) {
        if x.is_finite() {
            is_nearest::<FixedI8<U6>>(x);
            is_nearest::<FixedI8<U0>>(x);
            is_nearest::<FixedI16<U8>>(x);
            is_nearest::<FixedI32<U16>>(x);
            is_nearest::<FixedI32<U30>>(x);
            is_nearest::<FixedI64<U0>>(x);
            is_nearest::<FixedI64<U32>>(x);
            is_nearest::<FixedI64<U62>>(x);
        } else {
            assert_eq!(
                I16F16::nearest(x),
                if x > 0.0 { I16F16::MAX } else { I16F16::MIN }
            );
        }
    }
}

#[test]
fn numbers_of_an_expression_saturate_in_either_type() {
    let (x, y) = (
        vector(Wrapping, [1.0, 2.0, 3.0]),
        vector(Saturating, [1.0, 2.0, 3.0]),
    );
    // 0.1·2¹⁶ = 6553.6.
    assert_eq!(value!(0.1 x)[0], Wrapped::from_bits(6_554));
    assert_eq!(value!(0.1 y)[0], Saturated::from_bits(6_554));
    assert_eq!(value!(1e6 x)[0], Wrapped::MAX);
    assert_eq!(value!(-1e6 x)[0], -Wrapped::MAX);
    assert_eq!(value!(1e6 y)[0], Saturated::MAX);
}

#[test]
fn scalars_multiply_from_either_side() {
    let (x, two) = (vector(Saturating, [1.0, -2.0, 0.5]), Saturated::from_num(2));
    let double = vector(Saturating, [2.0, -4.0, 1.0]);
    assert_eq!((two * x, x * two), (double, double));
    let (a, half) = (Matrix::<2, 2, Wrapped>::identity(), Wrapped::from_num(0.5));
    assert_eq!(half * a * half, a / Wrapped::from_num(4));
}
