//! Random expressions through the compiler: whatever the kinds and shapes, an expansion has its
//! types, and what they compute is right.
//!
//! The tests of the macro write the cases (`macros/src/tests/compiled.rs`), with the values that an
//! interpreter finds without a word of the engine's algebra or of core. Gradients are compared with
//! finite differences of `value!`.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(unused_parens)] // One variable is no tuple.
#![allow(clippy::unreadable_literal)] // Nobody reads the values.

use chainrule::{
    Matrix, RowVector, Vector, grad, matrix, row_vector, value, value_and_grad, vector,
};

/// Scalar expressions: a seed for the leaves, the leaves, and the value. The gradient by a `let` is
/// the one by the leaf that is added to it.
macro_rules! gradients {
    ($(
        $case:ident($seed:literal) { $first:ident: $First:ty $(, $leaf:ident: $Type:ty)* }
        ($($e:tt)+) = $value:expr $(, by $binding:ident as by $shift:ident)*;
    )+) => {
        /// For what is claimed of all together.
        const GRADIENTS: &[Case] = &[$($case::CASE),+];

        $(mod $case {
            use super::*;

            pub(super) const CASE: Case = Case {
                seed: $seed,
                inputs: <$First as Entries>::COUNT $(+ <$Type as Entries>::COUNT)*,
                expected: $value,
                value: |mut entries| {
                    let $first: $First = taken(&mut entries);
                    $(let $leaf: $Type = taken(&mut entries);)*
                    value!($($e)+)
                },
                value_and_gradient: |mut entries| {
                    let $first: $First = taken(&mut entries);
                    $(let $leaf: $Type = taken(&mut entries);)*
                    let (value, ($first $(, $leaf)* $(, $binding)*)) =
                        value_and_grad!($($e)+, $first $(, $leaf)* $(, $binding)*);
                    Results {
                        value,
                        gradient: [$first.entries() $(, $leaf.entries())*].concat(),
                        lets: vec![$([$binding.entries(), $shift.entries()]),*],
                    }
                },
                by_first: |mut entries| {
                    let $first: $First = taken(&mut entries);
                    $(let $leaf: $Type = taken(&mut entries);)*
                    grad!($($e)+, $first).entries()
                },
            };

            #[test]
            fn is_right() {
                CASE.check();
            }
        })+
    };
}

/// Expressions of columns, rows and matrices.
macro_rules! values {
    ($(
        $case:ident($seed:literal) { $($leaf:ident: $Type:ty),+ } ($($e:tt)+) = $value:expr;
    )+) => {
        $(#[test]
        fn $case() {
            let inputs = inputs($seed, 0 $(+ <$Type as Entries>::COUNT)+);
            let mut entries = &inputs[..];
            $(let $leaf: $Type = taken(&mut entries);)+
            check_value(&value!($($e)+), &$value);
        })+
    };
}

/// What an expression and its derivatives compute of the entries of the leaves.
struct Case {
    seed: u64,
    inputs: usize,
    expected: f64,
    value: fn(&[f64]) -> f64,
    value_and_gradient: fn(&[f64]) -> Results,
    by_first: fn(&[f64]) -> Vec<f64>,
}

/// What `value_and_grad!` computes.
struct Results {
    value: f64,
    gradient: Vec<f64>,
    /// By a `let` and by the leaf that is added to it.
    lets: Vec<[Vec<f64>; 2]>,
}

/// How many partial derivatives were compared, of how many.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    compared: usize,
    all: usize,
}

impl Case {
    fn check(&self) -> Count {
        let inputs = inputs(self.seed, self.inputs);
        let value = (self.value)(&inputs);
        assert_near(&[value], &[self.expected], 1e-8);
        let results = (self.value_and_gradient)(&inputs);
        assert_near(&[results.value], &[value], 1e-9);
        for [by_let, by_shift] in results.lets {
            assert_near(&by_let, &by_shift, 1e-9);
        }
        let gradient = results.gradient;
        assert_eq!(gradient.len(), inputs.len());
        let by_first = (self.by_first)(&inputs);
        assert_near(&by_first, &gradient[..by_first.len()], 1e-9);
        let mut count = Count::default();
        for (entry, derivative) in gradient.into_iter().enumerate() {
            count.all += 1;
            if let Some((difference, tolerance)) = self.difference(&inputs, entry) {
                assert!(
                    (derivative - difference).abs() <= tolerance,
                    "∂/∂{entry} is {derivative}, by finite differences {difference}"
                );
                count.compared += 1;
            }
        }
        count
    }

    /// The derivative by an entry by central differences of two widths, extrapolated (Richardson),
    /// and how far it may be off. None where the two widths disagree: near a kink or a pole.
    fn difference(&self, inputs: &[f64], entry: usize) -> Option<(f64, f64)> {
        let at = |shift: f64| {
            let mut inputs = inputs.to_vec();
            inputs[entry] += shift;
            (self.value)(&inputs)
        };
        let central = |h: f64| (at(h) - at(-h)) / (2.0 * h);
        let (wide, narrow) = (central(1e-3), central(5e-4));
        let difference = (4.0 * narrow - wide) / 3.0;
        let disagreement = (wide - narrow).abs();
        let scale = 1.0 + difference.abs() + 0.1 * self.expected.abs();
        (disagreement < 1e-4 * scale).then_some((difference, 1e-7 * scale + 0.1 * disagreement))
    }
}

#[test]
fn nearly_all_partial_derivatives_can_be_compared() {
    let counts = GRADIENTS.iter().map(Case::check);
    let (compared, all) = counts.fold((0, 0), |(compared, all), count| {
        (compared + count.compared, all + count.all)
    });
    println!("{compared} of {all}");
    assert!(100 * compared > 95 * all, "{compared} of {all}");
}

/// The entries that the interpreter has: between −1.7 and 1.7, not near 0, of `SplitMix64`.
fn inputs(seed: u64, count: usize) -> Vec<f64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let entry = |_| {
        let unit = f64::from((next() >> 32) as u32) / f64::from(u32::MAX);
        let size = 0.3 + 1.4 * unit;
        if next() % 2 == 0 { -size } else { size }
    };
    (0..count).map(entry).collect()
}

/// What a leaf is.
trait Entries {
    const COUNT: usize;
    const COLUMNS: usize;

    /// `entry(i, j)` everywhere.
    fn filled(entry: impl FnMut(usize, usize) -> f64) -> Self;

    /// Row by row.
    fn entries(&self) -> Vec<f64>;
}

impl Entries for f64 {
    const COUNT: usize = 1;
    const COLUMNS: usize = 1;

    fn filled(mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        entry(0, 0)
    }

    fn entries(&self) -> Vec<f64> {
        vec![*self]
    }
}

impl<const N: usize> Entries for Vector<N> {
    const COUNT: usize = N;
    const COLUMNS: usize = 1;

    fn filled(mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        Self::from_fn(|i| entry(i, 0))
    }

    fn entries(&self) -> Vec<f64> {
        self.as_slice().to_vec()
    }
}

impl<const N: usize> Entries for RowVector<N> {
    const COUNT: usize = N;
    const COLUMNS: usize = N;

    fn filled(mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        Self::from_fn(|j| entry(0, j))
    }

    fn entries(&self) -> Vec<f64> {
        self.as_slice().to_vec()
    }
}

impl<const R: usize, const C: usize> Entries for Matrix<R, C> {
    const COUNT: usize = R * C;
    const COLUMNS: usize = C;

    fn filled(entry: impl FnMut(usize, usize) -> f64) -> Self {
        Self::from_fn(entry)
    }

    fn entries(&self) -> Vec<f64> {
        self.transpose().as_slice().to_vec()
    }
}

/// A leaf of the next entries, row by row.
fn taken<A: Entries>(entries: &mut &[f64]) -> A {
    let (first, rest) = entries.split_at(A::COUNT);
    *entries = rest;
    A::filled(|i, j| first[i * A::COLUMNS + j])
}

/// Of one type, and the same to the digits that are given.
fn check_value<A: Entries>(value: &A, expected: &A) {
    assert_near(&value.entries(), &expected.entries(), 1e-8);
}

fn assert_near(values: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(values.len(), expected.len());
    let scale = expected
        .iter()
        .fold(1.0, |scale: f64, x| scale.max(x.abs()));
    for (x, y) in values.iter().zip(expected) {
        assert!(
            (x - y).abs() <= tolerance * scale,
            "{values:?} is not {expected:?}"
        );
    }
}

// What follows is written by `BLESS=1 cargo test -p chainrule-macros compiled`.

gradients! {
    g000(31) { a: Matrix<2, 1>, b: Vector<1> } ((-1 + (1.5) 2) .* dot(a b, a b)) = 8.240501283;
    g001(68) { a: RowVector<1>, b: RowVector<1>, x: RowVector<4>, y: Vector<4>, d0: f64, W: f64 } ({
        let v0 = tanh(a) .* (b + a); let v1 = x y + d0; v1 ./ (2.5e-1 .^2 + exp(W)) }) =
        0.2526187841, by v1 as by d0;
    g002(102) { a: Vector<2> } (((-2 + -0.25) * (sigmoid((7e-1)) - dot(a, a)))) = 1.00479855;
    g003(131) { a: Matrix<4, 4>, b: Vector<4>, x: RowVector<4>, y: f64, W: Matrix<4, 2>, X:
        Vector<2> } (((a) * b + x^T) : { let v0 = 0.7 .* y; W X }) = -0.3168786534;
    g004(172) { a: Matrix<4, 2>, b: Matrix<2, 4> } ((tr(3.0 a * (b + b)))) = 36.04774782;
    g005(205) { a: RowVector<2> } (cos(7e-1) / (0.7 + ||a||^2)) = 0.1965157293;
    g006(245) { a: f64, b: Matrix<1, 3>, x: Matrix<1, 3> } (sum({ let v0 = (sin(a)); b .* (x) })) =
        0.07684621015;
    g007(302) { a: Matrix<2, 2> } ((tr(atan(a^1)))) = -0.01917498207;
    g008(344) { a: Matrix<1, 2>, b: Vector<1>, x: Vector<1>, y: f64 } (||a^{T} (b ./ (cosh(x))) /
        softplus(y^0)||_2) = 0.6894734125;
    g009(371) { a: RowVector<1> } (sum((1.0 * a))) = -0.9101187254;
    g010(416) { a: Vector<4>, b: RowVector<4> } (a^T * b^T) = -2.727480875;
    g011(478) { a: Vector<2> } (2 - 1.5 - (norm1(a)^2)) = -5.061348607;
    g012(501) { a: Matrix<2, 1>, b: Matrix<1, 2> } ({ let v0 = sign(sin(log(softplus(3)))); ||a^{T}
        ./ sigmoid(b)||_1 }) = 3.576752871;
    g013(557) { a: f64 } ((a * 2.5e-1) + cosh(0.25)^1.5) = 0.8282181064;
    g014(595) { a: RowVector<4>, b: f64, d0: f64, d1: f64 } ({ let v0 = dot(a, a) / (b.^2 +
        exp(1.5e0)) + d0; tan(0.8 sin({ let v1 = v0 + d1; v1 })) }) = 0.03289481153, by v0 as by d0,
        by v1 as by d1;
    g015(631) { a: RowVector<2> } ((a^T^T ./ exp(-a)) a^T) = 7.800390484;
    g016(661) { a: Vector<2>, b: RowVector<2>, x: Matrix<2, 2>, y: Matrix<2, 1>, X: Matrix<1, 2>, A:
        Vector<2>, W: RowVector<4> } (((a^T + b * (x)) ./ (((a^T).^{2}) + exp(cos(b)))) ((y - y -
        -(y)) (X * A * (W : W)))) = -12.20253045;
    g017(719) { a: Matrix<3, 3>, b: f64, x: f64 } ({ let v0 = acos(0.8 tanh(tr(a))) .* exp(b)^{x};
        exp(b)^{x} }) = 0.4111261573;
    g018(750) { a: f64, d0: f64 } ({ let v1 = ({ let v0 = a; (0.5) } + d0); v1 - { let v0 = a; 0.5 }
        }) = 0.6600211225, by v1 as by d0;
    g019(789) { a: Matrix<4, 4>, b: Matrix<4, 1>, x: Vector<1>, y: f64 } ({ let v0 = (a) * a; sum(b)
        } - dot({ let v1 = b; x }, y x)) = 2.102573972;
    g020(831) { a: Matrix<1, 1>, b: f64 } (sum((a / sigmoid(b)))) = -1.079622901;
    g021(869) { a: RowVector<4>, b: f64 } (dot(sign(a^T), (a^T / cosh(b)))) = 2.199214274;
    g022(909) { a: f64, b: f64 } ((relu(1.0) - (a + b))) = 3.231329117;
    g023(934) { a: Matrix<1, 2> } ((1.0^1) - ||(a)||^2) = -0.4735962843;
    g024(974) { a: RowVector<4>, b: RowVector<4> } (dot(a - b, tanh(b))) = -6.481528306;
    g025(1029) { a: RowVector<2>, b: Vector<1>, x: Vector<1> } ({ let v0 = a.^{1}; b^T } * (x .* x +
        (x - b))) = 3.023151177;
    g026(1062) { a: Matrix<4, 4>, b: RowVector<3>, x: f64 } (tr(a)^(1) + dot((b) .* b, b x)) =
        -1.673959614;
    g027(1117) { a: Matrix<3, 2>, b: RowVector<3> } ((a : (a)) - b : b) = 3.495917379;
    g028(1144) { a: f64, b: Vector<1>, x: Vector<1> } (3 - (a) + (b) : x) = 3.618435728;
    g029(1171) { a: Matrix<1, 1>, b: Matrix<1, 1>, x: RowVector<1> } (tr(a + b) - (||(x)^T||^(2))) =
        -1.507986377;
    g030(1207) { a: Vector<1>, b: RowVector<1> } (sum(exp(a) - b^T)) = -1.087134275;
    g031(1278) { a: RowVector<3> } (sum((-a^T)^T)) = 0.7540818209;
    g032(1288) { a: Vector<2> } (((a + a) : (a + a))) = 4.472413423;
    g033(1346) { a: f64, b: Matrix<1, 4>, x: Matrix<1, 1>, y: Matrix<4, 1> } ((a b - sign(b)) :
        sin((x)) * y^T) = -4.013340628;
    g034(1372) { a: f64 } (0.5 * a .* (a + 5e-1 * a)) = 0.7035948595;
    g035(1405) { a: Matrix<1, 1>, b: Vector<3>, x: RowVector<2>, y: Matrix<2, 3>, W: Matrix<3, 1>,
        X: Matrix<1, 3>, A: Vector<3> } ((||a a||_1)^2 - ||a (a)||_1^{2} - { let v0 = b; x } (-y) (W
        X (A + b))) = 0.07620573156;
    g036(1462) { a: RowVector<3>, b: Vector<3> } (-(3 + (1) - (a) * b)) = -0.7491402445;
    g037(1507) { a: Matrix<3, 3>, b: RowVector<2>, x: Vector<4> } ({ let v0 = acos(0.8 sin(a^1));
        sum(b) - norm2(x) }) = 0.1034299821;
    g038(1558) { a: Vector<1>, b: RowVector<3> } ({ let v0 = norm1((a b)^T); norm1((a (b))^T) }) =
        1.533259093;
    g039(1580) { a: f64, b: RowVector<3> } (((a .* 1.5) - exp(1)^-0.5)^4 - exp(||b||_1 * ((a .* 1.5)
        + (a)))) = 3.76929646;
    g040(1639) { a: Matrix<3, 3> } (tr((a ./ (cosh(a)))^T^{T})) = -0.6601701478;
    g041(1657) { a: RowVector<3>, b: Matrix<4, 4> } (norm1(a) + (tr((b)))) = 1.582623565;
    g042(1714) { a: Matrix<1, 1> } (sum((exp(a).^-0.5))) = 1.942082836;
    g043(1754) { a: Vector<1>, b: Vector<1> } (a^{T} (-b)) = -1.260421535;
    g044(1799) { a: RowVector<2>, b: f64, x: Matrix<2, 2> } (a / exp(b) : a / exp(b) + tr({ let v0 =
        a / exp(b); x })) = 5.851218869;
    g045(1835) { a: f64 } (-({ let v1 = { let v0 = 1.5; 3 }; a.^0 } ./ softplus(0.7 + a))) =
        -0.4468916844;
    g046(1847) { a: Matrix<1, 2>, b: RowVector<1>, x: Matrix<1, 4>, y: Vector<4>, W: RowVector<4>,
        X: Vector<4> } (({ let v0 = (a ./ ((a).^2 + exp(a))); b * x } ((y * W) sign(X)))^(1)) =
        -1.835396342;
    g047(1909) { a: Vector<1>, b: Vector<4>, x: RowVector<4>, y: Matrix<4, 4> } (tr({ let v0 =
        log(a.^2 + exp(a)); b x + y^T })) = 1.646698071;
    g048(1930) { a: f64 } ((a - 1) .* 2.0^1) = 0.351142651;
    g049(1999) { a: Matrix<1, 3> } (norm2(a)^(2) + norm2(a)^2) = 8.203273648;
    g050(2002) { a: f64 } (-(1 : (a))) = 1.01237463;
    g051(2051) { a: Matrix<2, 3>, b: Matrix<3, 1>, x: f64, y: Matrix<3, 1> } ((a * b)^T^T : { let v0
        = exp(cosh(x)^(x)); -(a) * (b ./ softplus(y)) }) = -0.2731204295;
    g052(2090) { y: RowVector<3>, W: Vector<3>, X: Vector<3>, a: Matrix<1, 1>, b: Vector<1>, x:
        Vector<1> } ((((y) W - ||X||_1) dot(a b, exp(x).^0.5)).^1) = 1.070356402;
    g053(2159) { a: Vector<2>, b: RowVector<3>, x: Vector<3> } ({ let v0 = sigmoid(a).^{2};
        dot(b.^1, x^T) }) = 1.204665459;
    g054(2186) { a: f64, b: f64 } (((a.^2 + exp(3))^{0.5} .* (1 ./ softplus(b)))) = 3.830732093;
    g055(2224) { a: RowVector<2> } (cosh(a).^-0.5 cosh(cosh((a)).^{-0.5})^T) = 1.766831796;
    g056(2246) { a: RowVector<2> } ((sinh(5e-1)) - ||a||) = -1.34503339;
    g057(2281) { a: Matrix<3, 2>, b: RowVector<4> } (||a||_1 + sum(b)) = 7.672528142;
    g058(2355) { a: RowVector<4> } (dot((-a)^T, (-a)^T)) = 6.599544927;
    g059(2392) { a: RowVector<3> } (sum((0.25 * 0.5 * log(a.^2 + exp((a))))^{T})) = 0.4570091058;
    g060(2437) { a: Vector<3>, b: RowVector<3>, x: Matrix<3, 3> } (tan(0.8 * cos((a + a)))^T : (((b)
        / (cosh(3.0))) (1 x) - a^T.^0)) = 0.1508158841;
    g061(2479) { a: RowVector<3> } (a 1.0 a^T) = 2.828688858;
    g062(2514) { a: Vector<2>, b: f64, x: RowVector<1>, y: Matrix<1, 1> } (dot(a, a) + (b).^{1} +
        (||x y||_2)) = 1.422214606;
    g063(2559) { a: Matrix<1, 1> } (tr(a^T * a^0)) = -0.8761991296;
    g064(2560) { a: f64, b: RowVector<1>, x: Vector<1> } (1 / sigmoid((1)) - 1 / sigmoid(1) ./
        cosh(a) - (b * x) * (sigmoid(2))) = -0.2926849557;
    g065(2635) { a: Vector<3> } (-a : -(a)) = 1.36744924;
    g066(2659) { a: Vector<1>, b: RowVector<1> } ((a^T) : relu(b)) = -2.578098777;
    g067(2719) { a: Vector<4> } ((sum(a)^0 sum(a) .* sum((a)))) = 2.525198754;
    g068(2727) { a: Matrix<4, 4> } (tr(-a) .* tr(-a)) = 1.314649371;
    g069(2763) { a: Matrix<2, 2>, b: Matrix<2, 1>, x: Matrix<1, 2> } (tr(tan(0.8 cos(a)) .* b x)) =
        -0.5444512373;
    g070(2817) { a: RowVector<3>, b: Vector<3>, x: RowVector<2>, y: Vector<2> } (((a * b) - a *
        b)^{1} + ((x * y + (a * b - (a) * b)^1) - (a * b))) = 0.1440282713;
    g071(2851) { a: f64 } (-a .* (a .* 1) / sigmoid(0.25 - 1)) = -2.754489466;
    g072(2905) { a: Vector<2> } (dot(a + a, { let v0 = 2; (a) })) = 4.210379794;
    g073(2947) { a: Matrix<2, 4>, b: f64, x: Matrix<4, 2> } (sum(a^T .* { let v0 = b; x })) =
        0.6997997429;
    g074(2969) { a: Matrix<1, 1> } (tr(a^3 - ((a)^T))) = 0.3469089673;
    g075(3005) { a: RowVector<2>, b: Matrix<1, 2>, x: Matrix<1, 1>, y: Vector<1>, W: Matrix<3, 3>,
        X: Matrix<3, 3>, A: f64 } ((a .* a + a .* a) * (b^T * x (y)) - (tr((W + X) / cosh((A))))) =
        8.791552751;
    g076(3075) { a: f64 } ((acos(0.8 * cos(0.7))) (2.0 + a)) = 0.8496958156;
    g077(3101) { a: Vector<2>, b: Matrix<2, 3>, x: Vector<3>, y: Matrix<3, 3>, W: Matrix<2, 3> }
        (dot({ let v0 = a; b } ((x) / (0.7 + ||y||^{2})), W (x) + a * 1)) = 0.2068595897;
    g078(3125) { a: Matrix<3, 3>, b: RowVector<3>, x: f64, y: f64 } (sum(a^T) + ((||b||) + x .* y))
        = -1.083797933;
    g079(3160) { a: Vector<3>, b: f64, x: f64 } (({ let v0 = a^{T}; b .* (0.5) } + b.^{3} : b ./
        exp(x)).^(1)) = 0.3279296131;
    g080(3232) { a: Vector<3> } (1 .^0 .* (sum(a))) = 1.655230509;
    g081(3243) { a: Matrix<2, 3>, d0: Matrix<3, 2>, b: Matrix<3, 2> } (({ let v0 = a^T + d0; v0 : b
        })) = 4.184770212, by v0 as by d0;
    g082(3300) { a: Matrix<2, 3>, b: Vector<1>, x: Vector<1> } (||(a^T)||^2 + b : x : 1 .* 1) =
        6.46243744;
    g083(3340) { a: Matrix<1, 1>, b: Vector<1> } (dot(abs(a b)^{T}, -(abs(a b))^T - (b *
        (0.5))^{T})) = -5.101024665;
    g084(3378) { a: f64 } (((0.5^0) * ((a) + a))) = -0.8871135005;
    g085(3409) { a: Vector<1> } (tan(0.8 * sin(dot(a.^1, a.^1).^(3)))) = 0.1466007163;
    g086(3459) { a: Matrix<2, 4>, b: Matrix<4, 3> } ((-sum((-a) sinh(b)))) = -7.972693208;
    g087(3519) { a: f64 } (sign(2) .* (a * a)) = 0.8132525706;
    g088(3543) { a: f64 } (exp(a / (7e-1 .^2 + exp((1.0))))) = 1.676764687;
    g089(3567) { a: f64 } (-(-(a .* a)) (a .* a)) = 1.259733248;
    g090(3610) { a: Vector<1>, b: f64 } (dot(-((a) ./ exp(a)) .* (-(a ./ exp(a)) + -(a ./ exp(a)))
        (b / cosh(2)), -(a ./ exp((a))))) = 0.02711467428;
    g091(3677) { a: Matrix<3, 3>, b: Matrix<3, 3> } (exp(a^T : b /
        softplus(1.5)).^relu(sign((exp(1.5)^{-2})))) = 1.179746634;
    g092(3693) { a: Vector<3>, b: Vector<3> } (-norm1(a^T + b^T)) = -3.334418794;
    g093(3744) { a: f64, b: RowVector<3>, x: Vector<3> } (({ let v0 = asin(0.8 cos(cosh(a)));
        dot(b^T, -x) })) = 0.2453315455;
    g094(3784) { a: Matrix<4, 3>, b: Matrix<1, 1>, x: f64, y: Matrix<4, 1> } (||a^T^T||_2 -
        (norm2(b^{T})^2) : { let v0 = -x; ||y||^2 }) = 4.120130808;
    g095(3830) { a: Matrix<2, 1>, b: f64 } ((||a||_2) + { let v0 = a; b }) = 0.88686438;
    g096(3858) { a: RowVector<3>, b: Matrix<3, 3> } (||a^T|| .* ||a^{T}||_2 - (norm1(--b))) =
        -7.237860056;
    g097(3913) { a: Matrix<2, 2> } (tr(a^(2))) = -2.179827208;
    g098(3946) { a: Matrix<2, 3>, b: Vector<2>, x: Matrix<2, 2> } ({ let v0 = tan(0.8 *
        tanh(||a||_1)); b^T * (x * b) }) = -7.128446964;
    g099(3998) { a: Matrix<2, 4> } (||a.^{1}^T||) = 3.4159697;
    g100(4021) { a: f64 } ((a .* a) (a a)) = 0.01966643591;
    g101(4044) { a: Matrix<2, 3>, b: Vector<3>, d0: Vector<3> } ({ let v1 = ({ let v0 = a; b } +
        d0); norm1(v1) }) = 2.771183421, by v1 as by d0;
    g102(4112) { a: Vector<1> } (a^T sinh(a)) = 0.5346590166;
    g103(4147) { a: Vector<4> } (dot(-a, tan(0.8 sin(a)))) = -2.237793349;
    g104(4194) { a: RowVector<2> } (||softplus((tan(0.8 * cos(a))))|| - norm2({ let v1 = { let v0 =
        3.0; 2 }; a 0.25 })) = 0.4271195858;
    g105(4222) { a: RowVector<4> } (tr((a)^T (-a))) = -0.7595140216;
    g106(4242) { a: f64, b: Matrix<3, 2>, x: RowVector<2> } (sqrt(softplus((a)))^(3) + ((0.25 +
        ||b||^2).^-1 .* dot(x, x))) = 0.5938102362;
    g107(4282) { a: Matrix<2, 1>, b: Matrix<1, 4>, x: Matrix<4, 2> } (norm1({ let v0 = asin(0.8 *
        sin(a))^T; (b x)^T })) = 6.135324679;
    g108(4344) { a: Matrix<2, 2>, b: Matrix<2, 2>, x: Vector<4> } ((-a + b^T) : (||x||)^2 b^T) =
        10.34940468;
    g109(4365) { a: RowVector<1>, b: RowVector<3>, x: Vector<3>, y: Vector<2> } (dot({ let v0 = a; b
        } (x * a) ./ exp(sinh(a)), { let v1 = y ./ exp(y); a - a } - { let v0 = a; b } (x * (a)))) =
        -0.6856806176;
    g110(4407) { a: f64 } (softplus(sin(a : 0.25))) = 0.8855203014;
    g111(4458) { a: RowVector<1> } (-(a) : -(a)) = 0.6132734884;
    g112(4494) { a: RowVector<1>, b: Vector<1>, d0: f64 } (cos(-a)^{T} : ((b /
        softplus(abs(0.25))).^2) * { let v0 = abs(0.25) + d0; 7e-1 - v0 }) = -0.2667550875, by v0 as
        by d0;
    g113(4534) { a: Matrix<2, 1>, b: RowVector<1>, x: RowVector<2>, d0: RowVector<2> } ((a 0.7
        b^T)^{T} { let v0 = b * b^T; { let v1 = x + (d0); v1 } }^T) = 0.21042529, by v1 as by d0;
    g114(4569) { a: Matrix<1, 1>, b: RowVector<2>, x: RowVector<2> } (sin({ let v0 = a; b }) (b^{T}
        + x^T)) = 0.7338177685;
    g115(4637) { a: f64 } (((-a) * 3^2)) = 9.739943936;
    g116(4641) { a: Matrix<1, 2>, b: Matrix<1, 2> } ({ let v0 = sum(a + b + (a + b)); sum((a + b) +
        (a + b)) }) = 0.9336485701;
    g117(4714) { a: f64 } (cosh(-1.5) { let v0 = exp(a).^a; -(exp(a)).^(a) }) = -39.79229942;
    g118(4752) { a: f64, d0: f64 } ({ let v0 = (log(exp(a)) + d0); v0 + v0 }) = -1.800314825, by v0
        as by d0;
    g119(4784) { a: RowVector<3> } (dot(a + a, a + a)) = 12.81420846;
    g120(4800) { a: Matrix<1, 1> } ((sinh(norm1(a)) - 1.5^{2}) * sinh(norm1(a))) = -0.9985262034;
    g121(4865) { a: RowVector<4>, b: RowVector<4> } (||(a ./ sigmoid(b))^T^T||_2) = 6.098979696;
    g122(4900) { a: Matrix<3, 4>, b: Matrix<4, 3>, x: Vector<3>, y: f64, W: Vector<4> }
        ((dot(tanh(-a) * (b x - y * W), (-x)^T^T))) = -2.264799574;
    g123(4952) { a: Matrix<2, 2> } (||abs((a))||^(2) / sigmoid(tan(0.8 * sigmoid(3.0)))) =
        3.475697206;
    g124(4982) { a: Vector<1>, b: RowVector<3>, x: RowVector<4>, y: RowVector<1>, W: Vector<1>, X:
        f64, A: Matrix<1, 4>, s: Vector<4> } ({ let v0 = ((-a) sigmoid(b)); let v1 = x^T;
        exp(y).^(y) } (W / cosh(X) - (A s) - -(a ./ exp(W)))) = 26.53652293;
    g125(5008) { a: f64 } (a^4 acos(0.8 sigmoid((2)))) = 0.7378618384;
    g126(5047) { a: Matrix<3, 3> } ((||(0.5 a)||^(2) : ||(5e-1) a||^{2}) .* (||5e-1 a||^2 : ||0.5
        a||^2)) = 15.89487415;
    g127(5110) { a: f64 } ({ let v0 = log((softplus(a))); asin((0.8) * sigmoid(2 .* 0.5)) } -
        log(softplus(a))) = 1.219060993;
    g128(5154) { a: Matrix<2, 3>, d0: Matrix<2, 3> } ({ let v0 = relu(a) + d0; sum(v0) }) =
        -2.872910913, by v0 as by d0;
    g129(5175) { a: f64 } ((1.0)^1 ./ (exp(a)) + sign(cosh(a))) = 2.7223631;
    g130(5217) { a: RowVector<1>, b: f64, x: Matrix<1, 1>, y: Vector<4>, W: RowVector<4> } ((a - a)
        (b * x) : (a - a) (b * x) + (tr(y * W) + (-(b) + tr(x)))) = -4.516166609;
    g131(5241) { a: Matrix<4, 4>, b: Matrix<4, 4>, x: Matrix<4, 4>, y: Matrix<4, 4> } (((a - b)^T +
        (-a - sign(a))) : (x * sign(a) ./ cosh(y) - (softplus(x).^(b x)))) = 21.44730412;
    g132(5281) { a: Matrix<1, 3>, b: Matrix<3, 1>, x: Matrix<1, 1>, y: RowVector<1>, W:
        RowVector<3>, X: Matrix<3, 3>, A: RowVector<1> } ({ let v1 = { let v0 = acos(0.8
        tanh(0.25)); -a } * b x y^T; (W * X * cos(b)) (y + A)^T }) = -0.02918800124;
    g133(5356) { a: f64, b: Vector<2> } ((abs((a)^1) - -dot(b, b))) = 1.76050966;
    g134(5389) { a: RowVector<1>, b: RowVector<2>, x: Vector<2>, y: Matrix<1, 2> } (norm1(a)^2 *
        acos(0.8 * sin(b)) : { let v0 = acos(0.8 * sin(x)); a y }) = -4.921802322;
    g135(5439) { a: f64, b: Vector<4>, x: Matrix<4, 2>, y: Matrix<4, 2>, W: Vector<2> } ((sigmoid({
        let v0 = sigmoid(a); sign(0.7) }).^(sign(0.7) ./ softplus(a) * b.^(3) : ({ let v1 = x; y })
        * atan(W)))) = 1.130246643;
    g136(5447) { a: Vector<4>, b: Vector<4>, x: RowVector<4> } ((dot(a^T - b^T, b^T - (x - x)))) =
        -3.807480746;
    g137(5483) { a: Vector<4> } (exp(sum(a))^-1) = 4.188007008;
    g138(5555) { a: f64, b: Matrix<2, 2> } ({ let v0 = a * 0.25; sum(b) } .* ((a) .* (a * 0.25) - (a
        + 1.5))) = -0.1583575335;
    g139(5593) { a: f64 } ((1.5^{2}) (a * 0.7)) = -2.519078375;
    g140(5632) { a: Matrix<1, 2>, d0: f64, b: f64 } ({ let v0 = (||a||_1 + d0); v0 .* b }) =
        -1.104506518, by v0 as by d0;
    g141(5661) { a: Vector<2>, b: f64 } (||a ./ (softplus(a))||_1 .* (cosh(b)^(0.5) + cos((b)))) =
        2.748166996;
    g142(5686) { b: Matrix<2, 2>, a: f64, x: RowVector<1> } (tr(b a + { let v0 = x; b } -
        softplus(b)^2)) = -0.7949421972;
    g143(5747) { a: Matrix<1, 4>, b: Vector<1>, x: Matrix<1, 4> } (sqrt(a.^2 + exp(a)) : { let v0 =
        relu(b); -x }) = -7.373107736;
    g144(5782) { a: Vector<3>, b: RowVector<2>, x: Matrix<3, 3>, y: Matrix<3, 3> } ((a) : a : (a :
        a) + ((0.5 + ||b||^2).^-0.5 - x : y)) = 8.883174956;
    g145(1000000) { a: Vector<1>, b: f64, x: Matrix<1, 3>, y: RowVector<2>, W: Vector<2>, X:
        Matrix<1, 2>, A: Matrix<1, 1>, s: Matrix<3, 3>, t: f64, k: RowVector<2>, M: Matrix<2, 1>, u:
        Matrix<2, 3>, λ: f64, r#fn: f64, z14: RowVector<3>, z15: Vector<3> } ((((((||a||_1 + b^1 -
        (0.7 + b) + norm1(x)^2 + (1.5 .^2 + exp(b))^b - 0.7 0.5) - -b - b / exp(2) - (y * W)) + -1.5
        - ||X||_2) + tr(A) - ||s||_1^(2)) - (7e-1 + t) - ({ let v0 = k; 0.25 }) + (t - t) + ||A||_1
        + M : M - (-0.25) + norm1((x))^2 + (t) / (1 + ||u||^2) + λ^{1} + (b ./ (3.0 + ||a||^2)) -
        ||X||_1 + relu(r#fn) - (b) ./ ((3) + ||a||_2^2)) + (t - t) + z14 z15 + softplus(b).^b +
        softplus(b).^b) = -42.21003749;
    g146(1000002) { a: f64, b: RowVector<2>, x: Vector<2>, y: Matrix<2, 2>, W: Vector<4>, X:
        Vector<4>, A: Matrix<4, 4>, s: f64, t: RowVector<1>, k: Matrix<4, 4>, M: RowVector<4>, u:
        Vector<1>, λ: f64, r#fn: RowVector<4>, z14: Matrix<4, 2> } (((cosh(1)^-2 - cosh((a))^{1.5} -
        relu(1.5e0) - a^3 - (b * x) - tr(y) - sum(y) - W : X - 1^(0) + tr(A) - a^2 - (a + (a^{2})) -
        (s).^0 + dot(t, t) + k : A - dot((M), M) + relu(1.5) - t u + (s + tr(A)) - M W + (a - λ) + a
        * (b * (x)) + ((r#fn) X) - sum(z14)) + { let v0 = 0.7; 0.5 } - { let v1 = b; a } - dot((t),
        t) / (((W) : (X)).^2 + exp(λ)) - M * W - a^2) + -(0.7)) = -6.125531573;
    g147(1000004) { a: Matrix<3, 3>, b: RowVector<1>, x: Matrix<3, 1>, y: Matrix<1, 3>, W: Matrix<3,
        3>, X: Matrix<3, 3>, A: Matrix<3, 3>, s: Matrix<3, 3>, t: f64, k: Vector<3>, M:
        RowVector<3>, u: Matrix<3, 1> } (||(((a^{2}) + sigmoid(a) - { let v0 = b; a } + { let v0 =
        b; (a) } - (x * (y)) + x y + (W + sigmoid(a)) + (a - X) - asin(((0.8) (sigmoid(X)))) - (W +
        sigmoid(a)) + -A + asin((0.8 * cos(s))) - asin(0.8 * cos(s))^2 + (a - X) * (s) - { let v1 =
        t; a } - x * y - (W / sigmoid(2)) + relu(W) + sigmoid(a) - k * M + atan(s)) - a * a + u * y)
        - A^T - x y - relu(W) - { let v1 = t; a } + log(exp(X)) - (s.^2 + exp(a - X)).^s - u * y||)
        = 10.46731062;
    g148(1000005) { a: RowVector<3>, b: RowVector<3>, x: Vector<3>, y: Matrix<1, 1>, W:
        RowVector<3>, X: RowVector<1>, A: Matrix<1, 3>, s: Matrix<1, 3>, t: Matrix<3, 3>, k:
        Vector<3>, M: Matrix<4, 4>, u: RowVector<3>, λ: RowVector<4>, r#fn: Matrix<4, 3>, z14: f64 }
        (||((((((a) - b) - a ./ exp(a) + a ./ exp(a) .* (a - b) + x^{T}) - { let v0 = y; W }) - X A
        - abs(W) - X * s + { let v0 = y; W } t - a ./ exp(a) .* (a - b) / cosh(3.0) - (exp(a ./
        exp(a) .* (a - b)).^-1) + k^T - (k)^T + (a .* b)) - (abs(W)) + ((a.^2 + exp(a - b)).^(({ let
        v0 = y; W }) t)) - sigmoid(b) + x^T + { let v1 = M; u } - X A + (λ) (r#fn) - u .* a + { let
        v0 = y; W } t / softplus((z14)) - (k)^T - k^{T} - a ./ (a.^2 + exp(a))) - sin(a) - λ r#fn -
        a * t + (b - b)||) = 63.36949383;
    g149(2000003) { a: RowVector<2>, b: f64, x: Matrix<2, 2>, y: Matrix<2, 2>, W: Matrix<2, 2>, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Vector<2> } ((((a b x^{T} b x cos(y) y y^T cos(y) b W^T b
        cos(y) y^T) y cos(x) cos(W) x cos(y) X X (x) cos(W) cos(W) A) y cos((X))) y^{T} (W) (s)) =
        -3.75291717;
    g150(2000005) { a: RowVector<2>, b: f64, x: Matrix<2, 2>, y: Matrix<2, 2>, W: Matrix<2, 2>, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Matrix<2, 2>, t: Vector<2> } (((((((a) b x (y) x y^T y^T W
        cos(W) (X^T)) y^T (cos(y)) cos(X) x (y^T) cos(x) cos(x) x W^T cos(A) (W^T) cos(x) x^T X
        cos((y))) (cos(s)) A) x^T) cos(y) t)) = 11.26091886;
    g151(2000011) { a: RowVector<2>, b: Matrix<2, 2>, x: Matrix<2, 2>, y: Matrix<2, 2>, W: f64, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Vector<2> } ((((a cos(b) (cos(x)) (x)^T y (cos(b)) (b)
        y^T) b cos((y)) cos(y) b^T x^T W cos(x) x^T y y cos(b) X cos(x) (cos(x)) X X^T cos(X)) A x^T
        X 0.25) s) = -0.9420018532;
}

values! {
    v000(3000007) { a: Vector<4>, b: RowVector<3>, x: Matrix<3, 4>, y: Vector<4>, W: Vector<4> }
        (tan(0.8 cos(a^T)) .* ((b - b) * abs(x)) + (y .* W - (abs(y)))^T) =
        row_vector![-1.563685335, -1.413925995, -0.4869321306, 0.04198036761];
    v001(3000074) { a: Matrix<3, 3>, b: Matrix<3, 2>, x: Matrix<2, 1>, y: Matrix<1, 1>, W: Vector<1>
        } ((a * b) acos(0.8 sigmoid(x)) ({ let v0 = 0.7; y } * { let v1 = a; W })) =
        vector![-3.598743764, 10.29822918, -4.452171845];
    v002(3000118) { a: RowVector<3>, b: RowVector<3>, x: RowVector<4>, y: Matrix<4, 3>, W: Matrix<3,
        3> } ((a .* b - -a) .* (x * y - b * W)) = row_vector![0.202253142, -0.328704371,
        1.653741158];
    v003(3000142) { a: Matrix<2, 2>, b: Vector<2>, x: f64, y: RowVector<3>, W: RowVector<3>, X:
        Matrix<3, 4>, A: RowVector<2>, s: Matrix<2, 4> } ({ let v0 = a b / cosh(2) + sigmoid(b) /
        sigmoid(x); (y - W) (X - X) - (-A) relu(s) }) = row_vector![0.0, 0.0, 0.0, -1.114146082];
    v004(3000192) { b: Matrix<2, 2>, a: Matrix<1, 1>, x: Matrix<1, 1>, y: Matrix<1, 1>, W: Matrix<3,
        2> } ({ let v0 = (b^T) tr(a); x * y / (1 + ||W||_2^2) }) = matrix![-0.2132492804];
    v005(3000220) { a: Matrix<4, 1>, b: Vector<1>, x: Matrix<4, 3>, y: Vector<3>, W: RowVector<4> }
        ({ let v0 = dot(a b, a b); (x^T .* (y * W)) }) = matrix![-1.373141679, 1.050646826,
        1.930683381, 2.76127698; -0.6484726789, 2.085417426, -2.45142083, -2.174354006;
        -0.5090623814, 0.902439056, -1.794870146, 1.203982912];
    v006(3000274) { a: RowVector<4>, b: Vector<4>, x: f64, y: Vector<1>, W: RowVector<1> } ({ let v0
        = ((a (b)).^{2} + (exp(a b - (x))))^{1.5}; -exp(y).^(W^{T}) }) = vector![-5.440942634];
    v007(3000289) { a: Matrix<2, 1>, b: Matrix<2, 1>, x: Vector<2>, y: RowVector<1>, W:
        RowVector<2>, X: Matrix<2, 3>, A: RowVector<3> } (-(log(a.^2 + exp((b))) - x y) / (sigmoid(W
        * X * A^T))) = matrix![0.8413528409; 0.2489190422];
    v008(3000330) { a: RowVector<2>, b: Vector<2>, x: Vector<3>, y: RowVector<3> } ({ let v0 = cos(a
        * b); x^T ./ sigmoid(y) }) = row_vector![1.534662776, -4.599769849, 2.786931149];
    v009(3000391) { a: f64, b: Matrix<4, 2>, x: RowVector<4>, y: RowVector<1>, W: Matrix<1, 4> } ({
        let v0 = relu((a - a)); ({ let v1 = b; x }) - y (W) }) = row_vector![-1.139309692,
        1.361657447, 0.7395779191, -0.5909849658];
    v010(3000417) { a: Matrix<2, 4>, b: Matrix<4, 2>, x: Vector<4>, y: RowVector<2> } (({ let v0 =
        tr(a b); let v1 = dot(x, x); y^T })) = vector![-0.9112720073, 1.541531464];
    v011(3000464) { a: Vector<1>, b: Matrix<2, 2>, x: Matrix<1, 2> } ({ let v0 = a.^{3}^T; (b .* b)
        (b .* b) } / softplus(atan(||x||_1^2))) = matrix![3.828171113, 1.550248871; 6.572475054,
        2.883401348];
    v012(3000510) { a: Matrix<1, 1>, b: Vector<1>, x: Vector<1>, y: Matrix<1, 2> } ((a^(3) (b .* x))
        - { let v0 = (tan(8e-1 * cos(y))); cosh(x) }) = vector![-1.556770436];
    v013(3000532) { a: Vector<3>, b: RowVector<1>, x: Matrix<1, 4>, y: Matrix<4, 1>, W: Matrix<3,
        1>, X: f64, A: f64, s: Matrix<1, 1>, t: RowVector<4>, k: Vector<4>, M: Matrix<3, 4>, u:
        Matrix<4, 1> } ((a * b) (x * y) + (cos(W) / cosh(X)) + { let v0 = A; v0 } sum(s) { let v1 =
        t * k; M * u }) = matrix![-0.7421992774; 0.7061586264; 0.3667610327];
    v014(3000580) { a: RowVector<3>, b: Matrix<3, 1>, x: Matrix<1, 4>, W: Matrix<3, 4>, y: f64 } ({
        let v0 = acos(0.8 * cos(a)) (b x); (W * (y))^{T} }) = matrix![1.714254115, 2.572506578,
        -0.9700156579; 0.6130941947, -1.230984543, -2.06365857; 0.7965065271, 1.43823977,
        -1.628466887; 0.8255664676, 2.048014977, -0.9281664141];
    v015(3000603) { a: Vector<1>, b: RowVector<4>, x: Matrix<4, 4>, y: Matrix<4, 1>, W: Vector<1>,
        X: Matrix<1, 1>, s: Matrix<1, 1>, A: f64 } ({ let v0 = a b * x y * log(W.^{2} + exp(W)); X
        ./ sigmoid(X) ./ cosh(X) * (s a * (0.5 / sigmoid(A))) }) = vector![-1.792591309];
    v016(3000668) { a: Matrix<2, 2>, b: Vector<2>, x: Vector<4>, y: Matrix<1, 4>, W: Matrix<2, 4>,
        X: Matrix<4, 2>, A: Vector<4> } (((a * (b) * (x^{T})) (-x - { let v0 = y; x })) +
        (softplus(W) + (X)^{T}) A^T^T) = vector![-49.63935212, -8.720369592];
    v017(3000692) { a: Matrix<2, 2>, b: Vector<2>, x: RowVector<1>, y: Matrix<1, 1> } ({ let v0 =
        (-a) tanh(b) ((x + x) * (y .* y)); tanh(b) }) = vector![0.8501816033, 0.4024806073];
    v018(3000742) { a: f64, b: RowVector<1>, x: Matrix<1, 4>, y: Vector<4>, W: Vector<1> } ((a :
        0.5) * b^T - (x y + softplus(W))) = vector![3.049804956];
    v019(3000776) { b: Matrix<2, 3>, a: f64, x: RowVector<3>, y: f64, W: Matrix<3, 2> } (tanh(b) * {
        let v0 = a; 2.0 } * { let v1 = x / (({ let v0 = a; 2 }).^2 + exp(y)); W * b }) =
        matrix![-2.095685758, 3.581123733, 2.151727055; 1.530003327, -2.345961387, 0.1191636957];
    v020(3000826) { x: Matrix<1, 1>, y: Vector<2>, W: Matrix<2, 3>, X: Vector<3>, a: f64, b: f64 }
        (acos(8e-1 tanh(({ let v0 = x; y } + W * X) * (5e-1 + (0.7)) (a : b)))) =
        vector![1.383505254, 1.608822111];
    v021(3000860) { a: Matrix<3, 4>, b: f64, x: Matrix<4, 1>, y: Matrix<4, 1>, W: Matrix<4, 3> } ({
        let v1 = (a : a) ./ (b.^{2} + exp(b)) : { let v0 = (x^T); ||y|| }; sqrt(acos(0.8 *
        cos(W)).^{2} + exp(a^T)) }) = matrix![1.499869787, 0.9577834018, 1.463928986; 1.219078595,
        1.449582506, 0.9321918066; 2.093377637, 1.59503433, 1.279962418; 1.022180357, 1.774096955,
        1.662062286];
    v022(3000904) { a: Matrix<1, 1>, b: Matrix<1, 1> } (a.^{1} .* (b^0)) = matrix![1.08658908];
    v023(3000935) { a: Matrix<2, 3>, b: Vector<3>, x: f64, y: Matrix<3, 3> } ((acos(8e-1 sin(a .* a
        ./ sigmoid(a))) * { let v0 = (0.5 .* 0.7) (a b); tan(8e-1 cos(x)) (y : y) })) =
        matrix![11.37109013, 13.90853972, 4.043484171; 6.294083991, 4.232869852, 6.52053573];
    v024(3000984) { a: Matrix<1, 1>, b: Matrix<1, 4>, x: Matrix<1, 4>, y: RowVector<1>, W: Matrix<4,
        4>, X: Vector<4>, A: f64 } ((((a) b)^T - ((x)^T - x^T)) ((y * b) ((W) * X) ({ let v0 = A; a
        })^2)) = matrix![2.199038558; 3.231540859; -3.931781228; -6.468924877];
    v025(3001026) { a: Vector<1>, b: Matrix<3, 3>, x: Vector<3>, y: RowVector<3>, W: Vector<3>, X:
        RowVector<1> } ({ let v0 = ||a .* a||; b * x - y^T } { let v1 = (y * W) (x * X); (y)^T^T })
        = matrix![-4.722285471, -2.087233533, 2.250161143; 1.322679996, 0.5846198959, -0.6302548097;
        2.109067659, 0.9322004712, -1.004967218];
    v026(3001060) { a: Matrix<4, 1>, b: Matrix<4, 1>, x: Matrix<4, 4>, y: Matrix<4, 4>, W: Matrix<1,
        1>, X: Matrix<4, 2>, A: Matrix<4, 2>, s: Vector<2>, t: Vector<2> } ({ let v0 = (a ./ (b.^2 +
        exp(a)))^T ((x)^3 + cos(y)); let v1 = W^{T}^{T}; { let v2 = X .* A; s - t } }) =
        vector![1.651823614, -1.021759442];
    v027(3001102) { a: RowVector<3>, b: RowVector<3>, x: RowVector<3> } ((a ./ (b.^2 + exp(x)))^T) =
        vector![-0.8515458523, 0.2796129928, 0.3356016139];
    v028(3001136) { a: Vector<3>, b: Matrix<4, 3>, x: Matrix<3, 4> } (tanh(a^T * b^T .* (a^T (-x))))
        = row_vector![0.673774082, 0.6109646928, 0.4676873634, -0.9999329293];
    v029(3001161) { a: Matrix<2, 1>, b: f64, x: Matrix<1, 2>, y: RowVector<1>, W: Matrix<1, 1>, X:
        RowVector<1> } ({ let v0 = (a ./ exp(a) / softplus(b)) x^T^{T}; log((y W).^2 + exp(X - y))
        }) = row_vector![1.416278825];
    v030(3001234) { a: Vector<4>, b: RowVector<1>, x: Matrix<1, 4>, y: Matrix<3, 1> } ({ let v1 = {
        let v0 = (||a - a||_1^{2}); ((b x)^T) }; softplus(relu(y)).^1.5 }) = matrix![0.789969036;
        1.446859733; 0.5770828814];
    v031(3001271) { a: f64, b: Matrix<3, 3>, x: Matrix<3, 4>, y: Matrix<4, 4> } (sigmoid(a).^a * (b
        * x) * y^4^0) = matrix![-2.8359158, 6.088259739, -20.0590041, 2.804010946; -13.7073347,
        -0.7998281161, 10.80453677, -12.42828672; 12.7163435, 7.450174674, 4.434022928,
        13.92153307];
    v032(3001315) { a: RowVector<3>, b: f64, x: RowVector<3> } (a / ((1 .^2) + exp(b)) - (x - (x)) -
        log(softplus(a))) = row_vector![-0.1155375516, 0.7393726654, 1.251866388];
    v033(3001330) { b: RowVector<1>, x: RowVector<4>, y: Matrix<4, 4>, W: Matrix<4, 3>, X: Matrix<3,
        1>, a: Matrix<3, 4> } ((b^T * x y + (W X)^{T}) norm2((-a)^T)^(2)) = matrix![22.62847125,
        -34.56928922, -19.4778789, -29.83982447];
    v034(3001368) { a: RowVector<3>, b: Matrix<3, 3>, x: Matrix<1, 3>, y: Vector<1>, W:
        RowVector<4>, X: f64 } ((1.5e0 a * (b + b)) ((x^T) * y W) / sigmoid((-X)^{1})) =
        row_vector![-19.36371156, 60.21182362, -55.00422413, -55.65828854];
}
