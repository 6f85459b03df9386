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
    g000(1) { a: Matrix<3, 3> } (det(2.5e-1 a (0.25 a)^{T} + 1 * eye(3))) = 1.846190952;
    g001(46) { a: RowVector<2>, b: f64 } ((a^T : a^T) / softplus((b) ./ sigmoid(1.5))) =
        7.843689709;
    g002(64) { a: RowVector<1>, b: Vector<1> } ((a + a) * (kron(b, b))) = 1.389276056;
    g003(75) { a: Matrix<3, 3> } (({ let v0 = acos(0.8 cos(a)); 0.7 + 2 } - tr(a + a))) =
        5.073392372;
    g004(119) { a: Matrix<1, 1>, b: Matrix<3, 3>, x: Vector<1>, y: Vector<1> } ({ let v0 =
        sigmoid(a)^T (a * a)^T; (tr(-b) + logdet(diag((x).^(2) + (exp(y))))) }) = 0.6201808886;
    g005(132) { a: Matrix<3, 3>, b: f64 } (sum(a / (b.^2 + exp(0.5)))) = 0.4878284259;
    g006(151) { a: Matrix<4, 3>, b: Matrix<4, 1>, x: Matrix<1, 3> } ((vec((a^T))^T) vec(b x)) =
        -1.733379569;
    g007(180) { a: RowVector<3>, b: Vector<3> } (((a b) asin(8e-1 * tanh((0.25))))) = 0.3135871364;
    g008(204) { a: Matrix<4, 3> } ((1 + ||a||_2^2)^(0.5)) = 3.382939116;
    g009(233) { a: Vector<1>, b: Matrix<2, 3>, x: Vector<3>, y: RowVector<3>, W: Matrix<3, 1> }
        (outer({ let v0 = dot(a, a); (b) * x }, (y * W)^T) : ones(2, 1)) = -3.51943853;
    g010(262) { a: RowVector<4> } (||a||^2 .* 0.25^(0)) = 3.263642769;
    g011(281) { a: Matrix<4, 4> } (det(3 * eye(4) + 0.5 * sin(max(a, a)^T))) = 77.20286572;
    g012(312) { b: Matrix<2, 2>, x: Matrix<2, 2>, a: Matrix<1, 2>, y: Vector<2>, W: RowVector<3>, X:
        Matrix<3, 3>, A: Matrix<1, 1> } (tr((b + x)^{T} (a^T a^T^{T} + 1 * eye(2))^-1) + (y : y) (W
        * X) * { let v0 = det(spd(((A) A^T) + 1 * eye(1))); diag(X) }) = -13.35210323;
    g013(342) { a: RowVector<3> } ((dot(a .* a, softmax(a .* a)))) = 2.063131535;
    g014(356) { a: f64, d0: f64 } (2.5e-1 / (softplus(0.5)) + { let v0 = a + d0; v0 }) =
        0.2258789332, by v0 as by d0;
    g015(382) { a: Matrix<3, 3>, b: f64 } ((norm2(kron(a, a))) - cosh(b)) = 6.120863075;
    g016(402) { a: RowVector<4>, b: Matrix<4, 4>, x: Matrix<4, 4> } (max(max(-a), { let v0 =
        cosh((1))^1.5; sum(kron(b, x)) })) = 31.59022324;
    g017(435) { a: Vector<4>, b: Matrix<1, 4> } (logsumexp(cosh(a)) : sum(vec((b)))) = 1.303002822;
    g018(470) { b: Matrix<3, 2>, a: Matrix<1, 2> } (tr(atan2(b, b)^T * (b.^{1} .* abs(b)) *
        spd((tan(0.8 tanh(a^T)) (tan((8e-1) tanh(a^T))^T)) + 1 * eye(2))^-1)) = 5.60562286;
    g019(494) { a: RowVector<1>, b: Vector<1> } (a * b + (0.7 - 0.7)) = 2.297717938;
    g020(503) { a: f64 } (sigmoid(1.5 : a + softplus(5e-1).^1.5)^-1) = 1.038276962;
    g021(546) { a: f64, b: Vector<2> } (a a + ||b||^{2}) = 2.436609715;
    g022(568) { a: f64 } (hypot(a .* a, atan2(1.0, a .* a))) = 1.202233383;
    g023(579) { a: Matrix<3, 1>, b: Matrix<1, 2>, x: Matrix<1, 1>, y: Matrix<1, 3>, W: Matrix<3, 3>
        } (norm1(a^T) - (vec({ let v0 = b; x }))^T * ((kron((min(y, (y))), (y.^2))) * vec(W W))) =
        -0.4268047462;
    g024(622) { a: RowVector<3> } (softplus(0.25)^{-1} : min(a^T)) = -1.174418147;
    g025(639) { a: RowVector<4>, b: RowVector<4>, x: RowVector<3> } (dot(a, b) - norm1(x)) =
        -6.932806656;
    g026(672) { a: Vector<1>, b: Vector<4> } (-(kron(a, b) : (b + b)).^{1}) = 4.958935498;
    g027(675) { a: RowVector<1>, b: RowVector<3> } (sum(kron(a, b)^T)) = -0.5487538673;
    g028(712) { a: f64, b: Vector<2>, x: RowVector<2> } ((tan(0.8 sin(sigmoid((a))^0.5)) - (max(a /
        (exp((a))), sigmoid(2)^-0.5) - dot(b^T, { let v0 = (a); x })))) = -2.451873926;
    g029(749) { a: Vector<3>, b: RowVector<2>, x: Matrix<2, 3> } (tr(softplus(a) (b x))) =
        0.2747297213;
    g030(761) { a: f64, b: f64 } (min(a, b) + (b + b)) = 1.955248179;
    g031(787) { a: RowVector<2> } (sum((max((a), a)))) = -0.6238247832;
    g032(822) { a: Matrix<4, 4>, b: Matrix<4, 4> } (tr((a) - b)) = 0.7190682585;
    g033(827) { a: Vector<2>, b: Matrix<3, 1> } (max(a) - logdet(spd(b b^T + 1.0 * eye(3)))) =
        -1.614102079;
    g034(860) { a: Vector<1> } ((a^T) * (atan2(a, a))) = 1.557662371;
    g035(895) { a: Matrix<3, 3>, b: Matrix<3, 1>, x: Matrix<1, 3>, y: Matrix<4, 3> }
        (hypot(norm2(kron(-a .* (a)^{0}, b x ./ exp(a))), det(sqrt(cosh(y)) sqrt(cosh(y))^{T} + 1.0
        * eye(4)))) = 27.47280484;
    g036(915) { a: Matrix<3, 3>, b: f64, x: Matrix<3, 4>, y: Vector<4>, W: Matrix<1, 2>, X:
        Vector<2>, A: Vector<1> } (sum(kron({ let v0 = clamp(a, 1.5e0, b); x * y }, hypot(W X, A - W
        X)))) = -2.039220026;
    g037(942) { a: Matrix<3, 4>, b: RowVector<2>, x: Vector<2> } (({ let v0 = hypot(a, a); b * x }))
        = 0.8713136576;
    g038(952) { a: Matrix<3, 4>, b: Matrix<3, 3>, x: Matrix<3, 3> } (tr({ let v0 = asin(0.8 *
        sigmoid(a)); b + x })) = 1.431465817;
    g039(999) { a: Matrix<4, 4> } (vec(atan2(a^1, a^1))^T * vec((a)^1)) = 26.47625149;
    g040(1020) { a: f64 } (relu(clamp(1.0, 0.5, a)) + exp(clamp(1, 0.5, a))^-2) = 1.046039348;
    g041(1049) { a: Vector<2>, b: Matrix<2, 2> } (||a^T^{T} - -(b) * cos(a)||_1^2) = 2.859555272;
    g042(1061) { a: RowVector<1>, b: Vector<1> } ((log(a.^2 + exp(a))) abs(b)) = 0.4206192639;
    g043(1090) { a: RowVector<4>, b: Vector<4> } (max((a ./ sigmoid(a)), b^{T}) * ((a ./
        sigmoid(a))^T)) = 7.747560574;
    g044(1114) { a: f64, b: Vector<3> } (softplus(a)^(logsumexp(b)) : logsumexp(b)) = -0.1207430934;
    g045(1146) { a: f64, d0: f64 } ({ let v0 = a - (3) + d0; asin(0.8 * (cos(v0))) }) =
        -0.9098621739, by v0 as by d0;
    g046(1172) { a: Matrix<3, 1> } (norm2((a))^2 (norm2(a))^2 + norm2(a)^{2} norm2((a))^{2}) =
        6.227474943;
    g047(1195) { a: RowVector<4>, b: Matrix<2, 4>, x: Vector<2>, y: Vector<4> } ((sqrt((cosh(a))) *
        sign(b^T)) (((x + x) * sqrt(cosh(a))) ((cosh(y)).^1.5))) = -65.11235572;
    g048(1224) { a: Vector<2>, b: RowVector<2> } (tr(((a) b)^1^T)) = 3.088023154;
    g049(1239) { a: RowVector<2>, b: RowVector<1>, x: Matrix<2, 2>, y: Matrix<1, 2> } (kron(a + a, {
        let v0 = 2.5e-1; b }) (-diag(x)) - sum(-y) ./ cosh(0.25 ((kron((a + (a)), { let v0 = 2.5e-1;
        b })) (-diag(x))))) = 0.8337815287;
    g050(1265) { a: Vector<3> } (norm2(diag(a))^2) = 2.907637832;
    g051(1277) { a: RowVector<1> } (exp((a : a))) = 1.454937721;
    g052(1308) { a: Vector<4>, b: RowVector<4> } ((a + a)^T * (-a + b^T)) = -16.65072973;
    g053(1336) { b: Matrix<3, 3>, a: Matrix<3, 1>, x: Vector<3>, y: Vector<1>, W: RowVector<3> }
        (hypot((b * ((a a^T + 1.0 * eye(3))^-1)) kron(x, (y)), cross(x.^1, W^{T})) :
        (softmax(x.^(1)))) = 2.218973819;
    g054(1360) { a: Matrix<2, 2> } (atan(tr(a) + 0.7^{3})) = -1.215606213;
    g055(1386) { a: RowVector<1> } (sigmoid(max(a))) = 0.3384769601;
    g056(1409) { a: Matrix<1, 1>, b: RowVector<3> } (tr(kron(a, a)) + -min((b))) = 3.802416557;
    g057(1429) { a: Vector<2>, b: Matrix<2, 1> } (({ let v0 = 3; a }) : vec(b)) = 0.2119797454;
    g058(1459) { a: f64 } ((-a) (-a)) = 2.564990623;
    g059(1488) { a: f64, b: RowVector<2>, x: RowVector<2>, d0: f64, y: Matrix<2, 4>, W: Matrix<2,
        4>, X: Vector<2>, A: Vector<4>, s: Vector<4> } ({ let v1 = dot({ let v0 = (a); b }, 0.5 * x)
        + d0; (vec(y ./ cosh(W))^T * kron((X) / softplus(v1), A - s)) }) = 1.573587489, by v1 as by
        d0;
    g060(1503) { a: f64 } (-0.25 * (a * 0.25)) = -0.1016260079;
    g061(1531) { a: RowVector<2> } (min(max((a - a) / sigmoid(1.5e0), sqrt(exp(a)) -
        -sqrt(exp(a))))) = 1.094154574;
    g062(1553) { a: Vector<1>, d0: Vector<1> } (||{ let v0 = (a) + d0; v0 }||^(2)) = 0.8882110557,
        by v0 as by d0;
    g063(1583) { a: Matrix<2, 3>, b: f64, x: Matrix<3, 3>, y: Matrix<3, 2>, W: Matrix<2, 2>, X:
        Vector<4>, A: Vector<4>, s: RowVector<4> } (({ let v0 = -(clamp(a, b, b)); sum(kron(x .* x,
        y W)) } + (X - A)^T (abs(s)^T))) = 85.03157311;
    g064(1605) { a: Vector<1> } (tr(outer(sqrt(softplus(a)), log(softplus(a)).^0))) = 1.336041021;
    g065(1643) { a: f64, b: Matrix<4, 3> } (hypot(a, 0.5) .* (3 + (||b||^2)).^{0.5}) = 2.353782665;
    g066(1651) { a: f64 } ((cos(a) + (a - a))) = 0.7119876813;
    g067(1684) { a: Matrix<2, 2>, d0: Vector<2> } ({ let v0 = diag(abs(a)) + d0; (0.25 ./ (1.5 .^{2}
        + exp(0.7)) .* ||v0||^{2}) }) = 0.7629197246, by v0 as by d0;
    g068(1720) { a: Vector<2>, b: f64 } (dot(ones(2), a .* a) ./ softplus(min((b), b)) /
        exp(dot((ones(2)), a .* a))) = 0.184337302;
    g069(1740) { a: RowVector<1>, b: Matrix<1, 1> } (dot(min(a * 3, (a * 3.0) b), ones(1)^T)) =
        1.633696441;
    g070(1767) { a: RowVector<2>, b: f64, x: Vector<2> } ((a) / softplus(b) * hypot(x, x) +
        softplus(b) / cosh(2)) = -8.082015885;
    g071(1789) { a: RowVector<4>, b: f64 } ((logsumexp(a) - log(cosh(b)))) = 1.970786646;
    g072(1808) { a: Matrix<4, 4>, b: Vector<4>, x: RowVector<4> } (norm2(diag(a^{T} + b * x))) =
        3.982419905;
    g073(1827) { a: f64, b: f64 } ((sinh(a)) .* (b + 2)) = -3.778686116;
    g074(1870) { a: Matrix<1, 1> } (logdet((a))) = 0.4621666991;
    g075(1897) { a: Matrix<3, 2>, b: Vector<3> } (norm2(kron((-a), diag(b)))) = 3.619907571;
    g076(1918) { a: f64 } ((a * 3 + (1 + a * 3)) ./ sigmoid(1 3)) = -7.319352118;
    g077(1934) { a: RowVector<1>, b: RowVector<1> } ((a^T^T .* (softplus(b).^(-0.5))) basis(1, 0)) =
        1.540421642;
    g078(1966) { a: RowVector<2>, b: Vector<2>, x: f64, y: Matrix<1, 1> } (atan2(a, a) * max(b, b) +
        sigmoid(0.25)^{x} / (0.7 + ||y||^(2))) = 1.131371262;
    g079(1983) { a: Matrix<2, 4>, b: Matrix<1, 4> } (logdet(a a^T + 1.0 * eye(2)) + { let v0 =
        logdet(a (a^T) + 1 * eye(2)); ||b||_1^{2} }) = 23.03023837;
    g080(2019) { a: RowVector<4>, b: Matrix<1, 1>, x: f64 } (sum(a) + { let v0 = b; 1.5e0 } +
        -sigmoid(x)^-0.5) = -0.2201377634;
    g081(2035) { a: Vector<1>, b: Vector<1>, x: RowVector<1> } (tr(kron(ones(1, 1), ((a) + b)
        (min(x, x))))) = 0.1744930518;
    g082(2074) { a: RowVector<3>, b: RowVector<4>, x: RowVector<4> } (norm2(kron(cos((a - a)^T),
        sigmoid(b^T + x^T)))) = 3.008337749;
    g083(2080) { a: RowVector<1>, b: Vector<1>, x: Vector<2>, y: RowVector<2>, W: Matrix<2, 2>, X:
        Matrix<2, 2> } (min((a .* a)^{T} : outer(b, x) * y^T, tr(W^-2 (W .* X)^T))) =
        -0.02460852107;
    g084(2124) { a: f64, b: f64, x: Matrix<3, 2>, y: Matrix<3, 3> } (max(a, b) ./ cosh(b) -
        tanh(tr(spd(x x^T + 1 * eye(3))^-2 * y))) = -1.09373086;
    g085(2144) { a: f64, b: Vector<4> } ((hypot(3, a)) ||b||^{2}) = 12.2490948;
    g086(2160) { a: Matrix<4, 4>, b: Matrix<4, 4> } (tr(log(a.^2 + exp(b)))) = 1.598998113;
    g087(2189) { a: f64 } (a^{4}.^{1}) = 0.1246337614;
    g088(2207) { a: Vector<3>, b: f64, x: f64 } (norm1(a) + (b + x)) = 2.835735027;
    g089(2242) { a: f64, b: f64, x: RowVector<3> } ((a : b) .* (min(x))) = -1.881210695;
    g090(2268) { a: RowVector<2>, b: RowVector<2>, x: Vector<2> } (tanh(sin(a) ./ cosh(b))
        ((sin((a)) ./ cosh(b))^{T} ./ (sinh(x).^2 + exp(sinh(x))))) = 0.5355144721;
    g091(2283) { a: f64, b: RowVector<3>, x: Matrix<3, 3> } (atan(a^3) / ((0.5 - a^3).^{2} +
        exp(cosh(2).^(-2))) : ||b x + b x||) = 4.44770113;
    g092(2302) { a: RowVector<1> } (abs(max(hypot(a, a)))) = 1.127808203;
    g093(2329) { a: f64 } (((a .* (2)) atan2((a .* 2.0), (a) .* (2))).^2) = 4.135691901;
    g094(2371) { a: f64 } (a^1 .* (a ./ softplus((3)))) = 0.1268717519;
    g095(2384) { a: Vector<4>, b: Vector<4> } (dot(a^T + b^T, a^T.^2)^{1}) = 2.177707025;
    g096(2419) { a: RowVector<2>, b: RowVector<4>, x: RowVector<1> } (sum(kron({ let v0 = 0.5; a },
        kron(b, x)))) = -0.517838228;
    g097(2430) { a: Matrix<1, 1>, d0: Matrix<1, 1>, b: Matrix<1, 3>, x: Vector<3>, y: Vector<1>, W:
        RowVector<1> } ({ let v0 = -kron(log(softplus(a)), ((a (a^T) + 1 * eye(1))^{-1} a)) + (d0);
        dot(kron(b x, v0 y), ((a a^T + 1 * eye(1))^-1)^{T} W^T) }) = 0.06954142923, by v0 as by d0;
    g098(2458) { a: Matrix<2, 2> } (sum(kron(a^T, (a)^{T}))) = 0.8692032961;
    g099(2478) { a: RowVector<3>, b: RowVector<3> } (sum(a - b - softplus(a - b))) = -3.181664552;
    g100(2506) { a: RowVector<3>, b: f64 } ((sum(a) - 1.5 b)) = -1.623578001;
    g101(2539) { a: Vector<3>, b: Vector<1>, x: Matrix<1, 1>, y: Matrix<1, 4>, W: Vector<4> } ({ let
        v0 = (ones(1) * a^T); -b^T } softplus(x b .* y (W))) = -2.971074212;
    g102(2560) { a: RowVector<4>, b: Vector<4>, x: f64 } (clamp(softplus(1) + logsumexp((a)),
        acos(0.8 sigmoid(2)), (0.25 + (||b||_2^2))^x)) = 0.1598272493;
    g103(2593) { a: Vector<1>, b: f64 } ((min(a) + clamp(b, b, (b))) ./ (((3 - (0.7)).^{2}) +
        exp(sign(b)))) = 0.2531867745;
    g104(2623) { a: RowVector<2>, b: RowVector<2> } ((dot(basis(2, 0)^T, cos(a + b) ./
        exp(softmax(a))))) = 0.8273080694;
    g105(2634) { a: Matrix<3, 2>, b: f64, x: Matrix<2, 2>, y: Matrix<2, 2> } ((logdet((a a^T + 1 *
        eye(3))) - (logdet(a a^T + 1 * eye(3)) - b)) ./ cosh(x : (y))) = 0.9225196557;
    g106(2669) { a: Vector<2> } (dot((a ./ softplus(a)), sigmoid(a).^a)) = -0.3389775504;
    g107(2683) { a: Matrix<1, 1>, b: Vector<1>, x: RowVector<3> } (dot((inv(spd((a a^T) + 1.0 *
        eye(1)))) b, { let v0 = x; b })) = 0.1573639907;
    g108(2723) { a: Matrix<3, 3> } (({ let v0 = ones(4, 3); sum(a) (2.5e-1 .* 1.5) })) =
        0.8009364402;
    g109(2738) { a: RowVector<3> } (vec(diag(a^T))^{T} * kron(a^T.^0, ones(3))) = 3.866045397;
    g110(2768) { a: f64, b: RowVector<3>, x: f64 } (logsumexp(a * b) + (cos((cos(x))))) =
        1.962393261;
    g111(2790) { a: RowVector<3>, b: Vector<3> } (a .* (a) * relu(b)) = 0.1026536167;
    g112(2802) { a: f64 } ((a + a) .* max(5e-1, a + a)) = -1.058816115;
    g113(2844) { a: Matrix<2, 2>, b: Vector<2>, x: RowVector<2> } (sum((a * b + (x)^T)^T)) =
        -0.8981485799;
    g114(2858) { a: RowVector<2>, b: Vector<2> } (1.0 .^0 - (a) * b) = -1.202490431;
    g115(2884) { a: Matrix<1, 1> } (tr(a^{T} 7e-1^1)) = -0.6797140683;
    g116(2900) { a: Matrix<3, 1> } (||hypot(-(a), -(a))^T||^2) = 8.728151048;
    g117(2934) { a: Matrix<1, 4>, b: Matrix<1, 4> } ((a ./ exp(b))^T.^0 : (a ./ exp(b))^T) =
        -2.249261041;
    g118(2954) { a: Matrix<1, 1> } (a^T : ((a)^T)) = 1.88270995;
    g119(2979) { a: RowVector<2>, b: Matrix<2, 2> } (dot((-a) b^T, --(-a) b^T)) = 0.5093214485;
    g120(3016) { a: RowVector<1>, b: f64 } (hypot(a^T^T * a^{T}, (sqrt(cosh((b)))) - -(a^T^T *
        a^T))) = 2.564749147;
    g121(3029) { a: Matrix<1, 3> } (logdet(spd({ let v0 = a; v0 } { let v0 = a; v0 }^T + 1.0 *
        eye(1)))) = 1.543674726;
    g122(3050) { a: Vector<3>, b: Matrix<4, 4>, x: Matrix<4, 1>, W: Matrix<1, 4>, y: f64 } (tr(sin({
        let v0 = a; b }) + softplus(x) ((W) * y))) = -2.578195048;
    g123(3075) { a: f64 } ((2 * a) - relu(a)) = -2.137385464;
    g124(3122) { a: f64, b: RowVector<1>, x: RowVector<1> } ((a b / softplus(0.5)) (x - a b)^T) =
        0.07616603532;
    g125(3146) { a: f64, b: f64 } (min(a, (b)) - { let v0 = b; b }) = -1.063411142;
    g126(3167) { a: Vector<1>, b: Matrix<2, 2>, x: Vector<2> } (asin(0.8 * sigmoid({ let v0 =
        tan(8e-1 * sigmoid((a) * 3)); (b) x : 1.5 * x }))) = 0.8139967542;
    g127(3185) { a: Vector<1> } (a^{T} : a^T) = 0.6245471973;
    g128(3209) { a: Matrix<3, 3>, b: RowVector<3>, x: f64, y: Vector<3> } ((det(a) .* (clamp(b, x,
        x) * abs(y))^1)) = -0.5792433114;
    g129(3232) { a: RowVector<3> } (1 .^0 .* (max(a))) = 1.685415769;
    g130(3251) { a: f64, b: f64, x: RowVector<4> } (a .* b - max(x)) = -1.005385709;
    g131(3288) { a: Vector<2>, b: RowVector<2> } (tr((a^T^T) b^T^T)) = -1.720200568;
    g132(3307) { a: RowVector<1>, b: Vector<1>, x: RowVector<1>, X: Matrix<1, 4>, W: Vector<4>, y:
        RowVector<4> } (exp(a 1.0).^sin((b^T)) * (sign((x))^T - X (W) * y W)) = 2.157923413;
    g133(3326) { a: f64, b: Vector<4>, x: Vector<2>, y: Matrix<2, 4> } (norm2({ let v0 = a ./ exp(a)
        ./ (2 + ||b||^2); (outer(b, x) - y^T) })) = 4.060494096;
    g134(3357) { a: f64 } (-{ let v0 = 0.25; a }.^{3}) = -1.674528278;
    g135(3398) { a: f64, b: RowVector<2>, x: RowVector<1> } (-(a + a) + (0.25 + ||b||^{2})^{max(x)})
        = 4.359487326;
    g136(3407) { a: f64, b: Matrix<2, 2>, x: RowVector<1> } (softplus(tr(a b)).^{ let v1 = { let v0
        = x; (a) } .* clamp(2, a, a); clamp(2, a, a) }) = 1.212864072;
    g137(3440) { a: RowVector<4>, b: Vector<4> } (dot((a^T), b.^{1})) = -1.64815458;
    g138(3458) { a: Matrix<3, 3> } (tr(a + a) + tr(a + a)^1) = 5.967961936;
    g139(3499) { a: Vector<1>, b: f64, x: Vector<2> } (min((a / (sigmoid(1.0))) / softplus(b)) *
        dot(sigmoid(x.^{0}), sin(x.^0) + clamp(x, min(a / sigmoid(1) / softplus(b)), min(a /
        (sigmoid(1)) / softplus((b)))))) = 6.185051658;
    g140(3519) { a: f64 } (min(exp(1.5), cosh(a).^-1)) = 0.6968923941;
    g141(3538) { a: Vector<3>, b: Vector<1> } (tr(diag(basis(3, 0) - kron(a, b)))) = 1.35951717;
    g142(3568) { a: Matrix<4, 2>, b: Vector<2> } (tr(outer(a b, a b))) = 3.067801638;
    g143(3590) { a: RowVector<4>, b: Matrix<4, 2>, x: Vector<2> } ((a b * min(x, x))) =
        -1.934997326;
    g144(3616) { a: Vector<3>, b: Vector<3>, x: Vector<4>, y: f64, W: Matrix<4, 3>, X: RowVector<4>,
        A: Matrix<3, 1>, s: Matrix<1, 4>, t: Matrix<3, 4>, k: Vector<4> } (vec(outer(cross(a, b),
        clamp(x, (y), 3.0)))^T * kron((spd(W W^T + 1 * eye(4))^-1 * ((x) * X)), A s + sigmoid(t).^t)
        vec(outer(-k, -k))) = 4.467474612;
    g145(3640) { a: RowVector<4>, b: f64, x: RowVector<4> } (dot(clamp(a, b, b)^T, tan(0.8
        tanh(x))^T)) = -2.90177501;
    g146(3674) { a: RowVector<3>, b: Vector<3> } (min(a) - (a * b)) = -3.866434411;
    g147(3688) { a: Vector<1>, b: RowVector<4>, x: Matrix<4, 4> } (sum({ let v0 = tanh(a); (b) x
        }^T)) = -5.755571039;
    g148(3708) { a: f64, b: RowVector<2>, x: Vector<2> } (atan(a)^2 - b * x .* 0.7 0.7) =
        -0.5021601303;
    g149(3744) { a: f64, b: Matrix<4, 4>, x: Matrix<4, 4> } (({ let v0 = asin(0.8 cos(clamp(a, a,
        a))); (b + x) : -x })) = -12.88630046;
    g150(3761) { a: Vector<4> } ((0.5 - 0.5 + max(a))) = 0.9052910092;
    g151(3787) { a: f64, b: f64 } (((abs(a)) + (b + 2))) = 1.631748789;
    g152(3821) { a: RowVector<2> } (-{ let v0 = exp(a).^2; ||sigmoid(a)|| }) = -0.799228915;
    g153(3849) { a: Matrix<3, 3> } (tr(softplus(a).^-0.5)) = 4.363982488;
    g154(3871) { a: Matrix<2, 1> } (tr(3 * a * a^T)) = 4.113919112;
    g155(3880) { a: RowVector<2>, b: f64, x: RowVector<4>, y: Vector<4>, W: f64 } (atan2(||a^T||_1,
        ||a^{T}||_1) + (b.^2 + exp((b)))^-2 (x * y - cosh(W)^{atan2(||a^T||_1, ||a^T||_1)})) =
        0.2153166753;
    g156(3906) { a: Vector<2> } ((dot((1.5) * a, 1.5 * (a)))) = 7.036187081;
    g157(3931) { a: f64 } (a^2 - (atan2(a, a))) = -0.09601971393;
    g158(3969) { a: f64 } (max(0.5, (0.5)) + tan(0.8 tanh(a))) = -0.1356617182;
    g159(3983) { b: RowVector<4>, a: Matrix<4, 4>, x: Matrix<4, 2>, y: Matrix<4, 1>, W: Vector<1>,
        X: Vector<2>, A: Matrix<2, 2> } ({ let v0 = log(cosh(b (3 * eye(4) + 0.5 * sin(a))^-1));
        sinh(vec((x + x))^T * kron(y * W, X / (2.5e-1 + ||A||^2))) }) = 0.2142905004;
    g160(4022) { a: f64 } (hypot(-a, (3 - -a))) = 4.509184918;
    g161(4033) { a: RowVector<2>, b: Vector<2> } ((a b) + (sum(b))) = -2.520772329;
    g162(4053) { a: RowVector<2>, b: RowVector<1>, x: Matrix<1, 2> } (dot(kron({ let v0 = a; b }, {
        let v0 = a; b } * x), sqrt(exp(a)))) = -1.532415422;
    g163(4092) { a: Vector<3>, b: Vector<3> } (sum(cross(a, b))) = 2.397366331;
    g164(4105) { a: f64 } (exp(min(a, 1.5) ./ exp(a) ./ sigmoid(({ let v0 = 1; 0.7 })))) =
        0.2204030798;
    g165(4149) { a: f64, b: Vector<1>, x: Vector<1> } ((a : 0.7) + (dot(b, x))) = 0.07391167864;
    g166(4161) { a: f64, b: f64 } ((cosh(a) + (1 - b))) = 0.6121336323;
    g167(4182) { a: f64 } (exp(a) * atan2(a, 0.7)) = -0.2526535419;
    g168(4208) { a: Matrix<4, 4> } (tr((a^{3}) / cosh(1))) = -1.640599428;
    g169(4245) { a: RowVector<4> } (||-(a)^T||_1) = 4.851145654;
    g170(4267) { a: Vector<4>, b: Vector<4> } (a^T softmax(b)) = 0.4003841192;
    g171(4285) { a: Matrix<1, 3>, b: Vector<1>, x: Vector<3> } (max((a + a) { let v0 = b; x })) =
        -4.746858243;
    g172(4310) { a: Matrix<3, 3>, b: RowVector<1>, x: Matrix<1, 3>, y: RowVector<1>, W:
        RowVector<2>, X: Matrix<2, 1>, A: Matrix<1, 1> } ({ let v0 = cosh(a).^-0.5 / (2 + ||b *
        x||^2); (b ./ sigmoid(y) .* W X) : vec(A)^T }) = 0.1493265401;
    g173(4336) { a: Matrix<3, 2>, b: f64 } ((logdet(spd(a a^T + 1 * eye(3))) .* (cosh(b)^b .* (b *
        b)) ./ ((b * b).^2 + exp(cosh(b)^b)))) = 0.8859558865;
    g174(4363) { a: Matrix<3, 3> } (sin(logdet(a a^T + (1) * eye(3))) - cosh(relu(2))^0.5) =
        -1.944939869;
    g175(4376) { a: Vector<2> } (norm1(a)^(2) - (((norm1(a))^{2}) - norm1(a)^2)) = 1.074729616;
    g176(4406) { a: f64, b: RowVector<2> } (((-a) * b.^1 .* -(-a * b.^{1})) b.^1^T) = -0.5154483739;
    g177(4430) { a: Matrix<3, 3> } (logdet(relu(a^1) relu(a^{1})^T + 1.0 * eye(3))) = 1.679145181;
    g178(4450) { a: f64, b: RowVector<2>, x: Matrix<2, 4> } (max(sign(min(sqrt(exp(a)),
        sqrt(exp(a)))), exp(max((b) * x)))) = 13.45358373;
    g179(4493) { a: f64, b: f64 } ({ let v0 = 1 .* a; a + (b) }) = 1.893770508;
    g180(4511) { a: RowVector<3>, b: RowVector<3>, x: Matrix<3, 4>, y: RowVector<4>, W:
        RowVector<2>, X: Matrix<2, 4> } (dot(3 a * ({ let v0 = b; x }), sinh(y) + W * X)) =
        42.9585279;
    g181(4527) { a: Vector<4>, b: Vector<4>, x: RowVector<2>, y: Matrix<2, 2>, W: Vector<2>, X:
        Matrix<2, 3>, A: Matrix<3, 2> } ((sum((a .* b * (x * y)) { let v0 = (diag(cosh(W))^(-1) *
        X); A^T }))) = 0.1300634489;
    g182(4573) { a: Vector<3> } ((det(diag(softplus(a))) + det(diag(softplus(a))))) = 0.03848537557;
    g183(4582) { a: Matrix<2, 4>, b: RowVector<4>, x: f64, y: RowVector<4> } (sinh({ let v0 = a; b }
        : x y)) = -15.51720485;
    g184(4606) { a: f64 } ((softplus(a)^{0.5}) 3 .^3) = 17.74288203;
    g185(4648) { a: RowVector<1>, b: Matrix<1, 1>, x: Vector<1>, y: Matrix<4, 2> } (dot(atan2(a b,
        x^T), { let v0 = y^T; atan2(a, a) })) = 0.7800041074;
    g186(4667) { a: RowVector<4>, b: Vector<4>, x: Matrix<4, 2>, y: Matrix<4, 2> } (-a * acos(0.8
        cos(b)) - (x - y) : ones(4, 2)) = -3.378980915;
    g187(4677) { a: Matrix<2, 2>, b: Vector<2> } (dot(a b + a b, { let v0 = ones(1, 2); a b })) =
        5.623071636;
    g188(4721) { W: Matrix<3, 3>, X: Matrix<3, 3>, a: f64, b: f64, x: RowVector<1>, y: f64 }
        (tr(relu(W) .* (W ./ exp(X))) * (max(3 .* a, 3 - (b)) - (sum(x) + (0.5 + y)))) =
        34.91478233;
    g189(4743) { a: Matrix<3, 3>, b: Matrix<3, 3> } ((vec(a - a + (a - b))^T * vec(max((a) - a - a,
        a - a)))) = -0.5892932029;
    g190(1000000) { a: Matrix<1, 1>, b: f64, x: f64, y: Vector<2>, W: RowVector<3>, X: RowVector<1>,
        A: Vector<1>, s: RowVector<1>, t: Matrix<1, 2>, k: RowVector<2>, M: Matrix<3, 1>, u:
        Matrix<2, 3>, λ: f64 } ((((((tr((a a^T + 1 * eye(1))^-1 a) - exp(3)^-0.5 + exp(3.0)^-0.5 -
        exp(3)^-0.5 + b / ((b.^(2)) + exp(3)) - log(sigmoid(b))) + sinh(x) + b / (b.^{2} + exp((3)))
        ./ (1.5 + ||y||^2) + (x) / (0.25 + (||y||)^2)) - atan(b) + ||W||_1) - logdet(a a^T + ((1) *
        eye(1))) + X * A) + { let v0 = s; 1 } - X * A + sigmoid(x)^(x) - (||t||^2) - k * y +
        ||M||_1^2 + norm2(A) + logdet(M M^T + 1 * eye(3)) + sum(u) + clamp(0.5, (2), x) + acos(0.8
        tanh(2)) - (2.5e-1 + X * A) + clamp((λ), (x), 3.0)) + log((sigmoid(b))) + det(spd((M M^T +
        1.0 * eye(3)))) - b / (b.^2 + exp(3)) ./ (1.5 + ||(y)||^2) - { let v0 = s; 1.0 }) =
        26.43172664;
    g191(1000001) { a: f64, b: f64, x: f64, y: RowVector<3>, W: Matrix<2, 1>, X: Matrix<1, 2>, A:
        Matrix<2, 3>, s: Matrix<1, 3>, t: Matrix<2, 2>, k: Matrix<1, 1>, M: f64, u: f64, λ:
        Matrix<3, 1>, r#fn: Matrix<3, 3> } ((((a .* a + exp(2) + b .* x - (||y||_1) + sum(y) +
        clamp(1.0, (x), 1.5) - softplus(x)^b + min(a, a) - atan2(1.5e0, b)) + min(a, (a)) - ||W||_2
        - { let v0 = X; min(a, a) } - (1.0 + ||A||^2).^{0.5} - sigmoid(x)^1.5 + a .* a + sum(s) -
        1.5^1 - (vec(t))^T (kron(W, W) vec(k)) + (clamp(x, x, clamp(1, x, 1.5))) + asin(8e-1
        cos((a))) + tan(0.8 sigmoid(M)) + (cosh(u)^0.5)) + max(M, u) + hypot(u, M) + sum(λ) +
        hypot(a, a) - tr(r#fn) - dot((y), y) - logdet(spd(W W^{T} + 1 * eye(2)))) + norm1(λ)) =
        11.68110579;
    g192(1000004) { a: Vector<3>, b: RowVector<3>, x: Matrix<3, 1>, y: Matrix<1, 3>, W: Matrix<3,
        3>, X: f64, A: Matrix<3, 3>, s: Matrix<3, 3>, t: Matrix<3, 3>, k: Matrix<3, 2>, M: Matrix<2,
        3>, u: f64, λ: Matrix<1, 3> } (||(((a * b) - x * y - W / softplus(X) + (W^{T}) + (W^1) +
        (W^T) + W .* A - s .* (t) - (k * (M)) + { let v0 = 0.25; A } - A^T + { let v0 = (0.25); A }
        + s^T - clamp({ let v0 = 0.25; A }, u, u) + (t + W^(1)) + -s - (t + x * (y)) - x * y + W^T -
        k * M - A.^{3}) - sign(s) - a * b) - t^T - W .* A - t^T - a * b + min(s, t) - { let v1 = λ;
        s } - W^T||) = 18.3321769;
    g193(1000005) { a: RowVector<3>, b: Vector<3>, x: RowVector<3>, y: RowVector<3>, W:
        RowVector<1>, X: Matrix<1, 3>, A: f64, s: RowVector<3>, t: Matrix<3, 3>, k: Matrix<4, 4>, M:
        Matrix<1, 3> } (||(((((acos((0.8 * cos(a)))) - b^{T} + b^T + abs(acos(8e-1 * cos(a)))) +
        b^T) - sigmoid(a) + max(a, a) + b^T - asin(8e-1 * sin(x)) - tanh(y) + asin(0.8 * sin(x)) -
        softplus((a)) - ({ let v0 = x; a }) - W X) - b^T - { let v1 = A; x } - b^T 1.5e0 - (a .* a)
        - ((b)^{T}) + (s.^2 + exp(s)).^y - abs((acos(0.8 * cos(a)))) + s t - { let v2 = k; a } +
        softmax(x) - (b)^T - (b^{T})) + W * M + b^T + (b)^T - relu(s)||_2) = 2.57540445;
    g194(2000003) { a: RowVector<2>, b: f64, x: Matrix<2, 2>, y: Matrix<2, 2>, W: Matrix<2, 2>, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Vector<2> } ((((a b x^{T} b x cos(y) y y^T cos(y) b W^T b
        cos(y) y^T) y cos(x) cos(W) x cos(y) X X (x) cos(W) cos(W) A) y cos((X))) y^{T} (W) (s)) =
        -3.75291717;
    g195(2000005) { a: RowVector<2>, b: f64, x: Matrix<2, 2>, y: Matrix<2, 2>, W: Matrix<2, 2>, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Matrix<2, 2>, t: Vector<2> } (((((((a) b x (y) x y^T y^T W
        cos(W) (X^T)) y^T (cos(y)) cos(X) x (y^T) cos(x) cos(x) x W^T cos(A) (W^T) cos(x) x^T X
        cos((y))) (cos(s)) A) x^T) cos(y) t)) = 11.26091886;
    g196(2000011) { a: RowVector<2>, b: Matrix<2, 2>, x: Matrix<2, 2>, y: Matrix<2, 2>, W: f64, X:
        Matrix<2, 2>, A: Matrix<2, 2>, s: Vector<2> } ((((a cos(b) (cos(x)) (x)^T y (cos(b)) (b)
        y^T) b cos((y)) cos(y) b^T x^T W cos(x) x^T y y cos(b) X cos(x) (cos(x)) X X^T cos(X)) A x^T
        X 0.25) s) = -0.9420018532;
}

values! {
    v000(3000013) { b: RowVector<1>, a: Matrix<1, 3>, x: RowVector<4>, y: Matrix<4, 4> } (outer((b
        inv(a (a^T) + 1 * eye(1)))^{T}, (x (y))^T)) = matrix![-0.2108847335, -0.08678778163,
        0.08585005818, 0.3393851694];
    v001(3000043) { a: Matrix<4, 1>, b: Vector<1>, x: RowVector<4>, y: Matrix<2, 4> } (max(ones(4),
        a * b)^T + hypot((x) - x, { let v0 = y; x }) ./ softplus(relu(x))) =
        row_vector![2.613872673, 1.764118548, 1.901000818, 1.836637217];
    v002(3000074) { a: Matrix<3, 3>, b: Vector<3>, x: f64, y: Matrix<3, 1>, W: Vector<1> } (cross(a
        * b / (x.^2 + exp(x)), { let v0 = 7e-1; y } (-W))) = vector![-0.5956506586, 0.21604337,
        0.9067415745];
    v003(3000097) { a: Vector<3>, b: RowVector<2>, x: RowVector<2>, y: Vector<2>, W: RowVector<3> }
        ({ let v0 = (a / cosh(2) * 3.0 .^(0)) hypot(b + x, y^{T}); sigmoid(abs(W))^T }) =
        vector![0.7480191538, 0.815565271, 0.6241233287];
    v004(3000114) { a: RowVector<2>, b: Matrix<2, 3>, x: RowVector<3>, y: Matrix<1, 1>, W: Matrix<1,
        2> } ({ let v0 = hypot(a b, cross(x, x)); (y * W) max((b), b) }) = matrix![0.3220485117,
        -0.6005105915, -0.2781866954];
    v005(3000127) { a: Matrix<4, 3>, b: Vector<4>, x: f64, y: RowVector<2> } (((||-a||_2 +
        ||b^T||_1) * (x * y)^T^T)) = row_vector![-7.229668715, -2.664847358];
    v006(3000158) { a: Matrix<3, 3>, b: Vector<3>, x: f64 } ((3 * eye(3) + 0.5 * sin(a))^-1^T * (b /
        cosh(x)) - (3 * eye(3) + 0.5 * sin(a))^{-1}^{T} * (b / cosh(x)) - -tan(0.8 *
        tanh(sqrt(exp(b))))) = vector![0.4612402938, 0.9342841266, 0.9669435064];
    v007(3000190) { a: Matrix<4, 2>, b: f64 } (((a - a + a .* a) ./ sigmoid((a / softplus(b))))) =
        matrix![1.227122899, 3.125012417; 1.15824993, 1.324354316; 0.4129258117, 1.387432779;
        2.587056598, 1.956597968];
    v008(3000204) { a: RowVector<1>, b: f64, x: RowVector<2>, y: Matrix<2, 4> } (-{ let v0 = (2 +
        ||(a)||_2^2)^b; x y }) = row_vector![-0.7511467685, -0.1699121533, 0.8577322856,
        0.06411733522];
    v009(3000233) { a: Matrix<2, 2>, b: RowVector<1>, x: Matrix<1, 1> } ({ let v0 = tan(8e-1
        cos((a))); b * x } (min(x, x) ./ (sigmoid(x)))) = row_vector![-1.320475571];
    v010(3000274) { a: Vector<1>, b: Vector<1>, x: Matrix<1, 2>, y: Matrix<4, 4>, W: RowVector<2> }
        (((a)^T (diag((b))))^T .* (x)^T^T (logdet(y) * W^T)) = vector![-1.623474463];
    v011(3000290) { a: Matrix<1, 4> } (((a.^2) + exp(a)).^a^T^T) = matrix![0.2980608582,
        1.078483589, 0.1575572372, 0.619389499];
    v012(3000320) { a: Vector<4>, b: Vector<4>, x: Vector<4>, y: Vector<4>, W: RowVector<1>, X:
        Matrix<4, 1>, A: RowVector<1> } (max((min(exp(a), b .* x) ./ sigmoid(softplus(y))), (b (W) -
        tan(0.8 * (sin(X)))) hypot(W, A)^T)) = vector![1.09879821, 0.373054603, 0.1297890995,
        -1.997998663];
    v013(3000330) { a: Matrix<2, 2>, b: f64, x: f64, y: RowVector<3>, W: Vector<3>, X: RowVector<3>
        } ({ let v1 = { let v0 = clamp(a, b, x); norm1(y)^2 }; W^T .* (X .* y) }) =
        row_vector![0.6980404611, -0.4410246842, -2.102794544];
    v014(3000362) { a: Matrix<3, 3>, b: Matrix<3, 4>, x: Matrix<3, 1>, y: Matrix<3, 1>, W: f64, X:
        Matrix<1, 3>, A: f64 } ({ let v0 = log(cosh(a * b)); atan2((x), y) * { let v1 = (W); X } /
        exp(A * W) }) = matrix![3.527289882, 7.165577224, 4.908537284; 9.918525534, 20.1491692,
        13.80250958; 10.26724458, 20.85758086, 14.28778312];
    v015(3000385) { a: Matrix<2, 2>, b: Vector<2>, x: Vector<2> } ({ let v0 = dot(a^-1^T b, max(b,
        x)); max(b, x) }) = vector![-0.3558003097, -1.465023706];
    v016(3000411) { a: f64, b: Vector<1>, x: RowVector<3>, y: Matrix<3, 2>, W: Matrix<2, 1> } ({ let
        v0 = a / exp(a) ./ (0.5 + ||b||^{2}); tanh(x) (y (W)) }) = row_vector![-3.848818549];
    v017(3000444) { a: Matrix<2, 1>, b: Matrix<4, 1>, x: Vector<4>, y: Vector<4> } ({ let v0 =
        atan2(a, a).^2; vec(b) - (x - y) }) = vector![2.011709687, -3.270008058, -2.271033137,
        -1.049080891];
    v018(3000462) { a: RowVector<3>, b: RowVector<4>, x: Matrix<4, 3> } (tanh(min(a / sigmoid(1.5),
        b x))) = row_vector![0.2800737419, -0.9994921883, 0.8048025615];
    v019(3000491) { a: Matrix<1, 4>, b: Vector<3>, x: Vector<1> } (({ let v0 = a : a; kron(b, x)
        })^T) = row_vector![0.8708402159, -1.058353266, -0.6374432089];
    v020(3000514) { a: Matrix<2, 1>, b: Vector<1>, x: RowVector<2>, y: f64, W: RowVector<1>, X:
        Matrix<1, 2>, A: Matrix<2, 2> } (hypot((a * b)^T, kron((b)^T, -x)) ./ ({ let v0 = y .* y;
        max(x, x) }.^{2} + exp(W X sinh(A)))) = row_vector![1.037582208, 0.9048372022];
    v021(3000546) { a: Vector<3>, b: Matrix<3, 1>, x: Vector<3>, y: Vector<1>, W: Matrix<4, 1>, X:
        Matrix<1, 4>, A: Matrix<1, 4> } (((diag(a) (b + b)) ./ softplus(outer(x, (y)))) ((W - W)^T +
        min(X + A, atan2(X, A)))) = matrix![0.3634443452, 1.488532246, -0.4244897178, 0.4900996246;
        -0.657552555, -2.693089587, 0.7679973623, -0.8867004386; -4.04398095, -16.56263504,
        4.723222014, -5.453251843];
    v022(3000567) { b: f64, a: f64, x: RowVector<4>, y: Matrix<4, 4>, W: Matrix<1, 1> } ({ let v0 =
        b * a * (x * y); sigmoid(W).^-1 }^T) = matrix![4.84624224];
    v023(3000591) { a: Vector<3>, b: RowVector<3>, x: Matrix<2, 3>, y: Matrix<3, 2> } ((a b (a *
        (b)) / exp(vec(x)^T vec(y)))) = matrix![-2.410314335, 1.685002332, 2.826144438;
        0.8329498422, -0.5822985022, -0.9766512732; -3.016733632, 2.108937881, 3.537183865];
    v024(3000621) { a: Matrix<1, 4>, b: Matrix<4, 4>, x: Matrix<1, 3>, y: Matrix<3, 4>, W: Matrix<1,
        4>, X: Matrix<4, 1>, A: f64, s: RowVector<4> } ((a b + x y).^{3} ((vec(W)^T) * kron(X, a)
        vec((X)) .* (-A) * (-s)^T)) = vector![0.3533853826];
    v025(3000637) { a: Vector<4>, b: Matrix<2, 3> } ({ let v0 = (acos(0.8 tanh(a - a))); --b }
        (max((2.0) * 0.7 * (2.0 * 0.7), -(0.25 * 0.25)))) = matrix![-1.614802202, 3.182506626,
        -1.058709146; -3.30609938, -0.8633168202, 2.595306031];
    v026(3000656) { a: Vector<3>, b: Matrix<3, 4>, x: Vector<4>, y: RowVector<3> } ((a - a + b x)^T
        diag(-y^T)) = row_vector![-4.236583764, -0.5541406913, -0.4861567513];
    v027(3000683) { a: RowVector<2>, b: RowVector<3>, x: Matrix<2, 3> } (atan2(sqrt(sigmoid(a)), {
        let v0 = a; b } * x^T)) = row_vector![0.5591478189, 0.2278789469];
    v028(3000707) { y: Matrix<4, 1>, a: RowVector<2>, b: f64, x: f64 } (sinh(y)^T * (dot(a, a) +
        clamp((b), b, x)) ./ softplus(acos(0.8 * tanh(y))^{T})) = matrix![-2.718829093,
        -2.561824616, 7.090907254, 3.3639046];
    v029(3000741) { a: Matrix<1, 4>, b: Vector<1>, x: Matrix<1, 1>, W: Matrix<1, 1>, y: f64, X:
        Vector<4> } (softplus(a)^T * softmax(0.7 (b)) .* ({ let v0 = (x.^{2} + exp(x)).^(W * (y));
        (log(cosh(X))) })) = vector![0.2030153415, 0.1510229063, 0.3553225615, 0.1951495634];
    v030(3000751) { a: Matrix<2, 2>, b: Matrix<2, 2> } ({ let v0 = diag(a^T); relu(b - a) } ./
        (cosh(sinh(b^T)))) = matrix![0.0, 0.9304729474; 0.0, 0.0];
    v031(3000781) { a: f64, b: f64, x: Vector<3>, y: Matrix<1, 1>, W: RowVector<4> } ({ let v0 = a
        .* b; x^T }^T ({ let v1 = y; W }^T^{T})) = matrix![0.329660419, -1.715861711, -0.5918674395,
        0.7702570868; 0.1418882401, -0.7385193499, -0.2547440472, 0.3315242478; 0.2571830764,
        -1.338621709, -0.4617426907, 0.6009125627];
    v032(3000821) { a: RowVector<2>, b: Vector<4> } ({ let v0 = ||a / (1.5 + ||b||^2)||^{2}; (-a /
        sigmoid(0.7)) }) = row_vector![-1.5777498, -2.439560346];
    v033(3000840) { x: Vector<4>, a: RowVector<2>, b: Matrix<2, 3> } ((softmax((x ./ ((x.^(2)) +
        exp((x))))) * (logsumexp(a) + ||b||_1^2))^T) = row_vector![11.46140176, 11.71912118,
        12.14380562, 4.413170559];
    v034(3000852) { a: f64, b: Vector<1>, x: RowVector<1> } ((a b .* x^T .* ((a b) .* x^T))^T) =
        row_vector![0.04379917864];
}
