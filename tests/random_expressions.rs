//! Random expressions through the compiler: whatever the kinds and shapes, an expansion has its
//! types, and what they compute is right.
//!
//! The tests of the macro write the cases (`macros/src/tests/compiled.rs`), with the values that an
//! interpreter finds without a word of the engine's algebra or of core. Gradients are compared with
//! finite differences of `value!`.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(unused_parens)] // One variable is no tuple.
#![allow(clippy::unreadable_literal)] // Nobody reads the values.
#![allow(clippy::approx_constant)] // π/4 may be a value.

use chainrule::{
    Matrix, RowVector, Vector, derivative, grad, hvp, jvp, matrix, row_vector, value,
    value_and_grad, vector,
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
                second: |mut entries, mut direction| {
                    let $first: $First = taken(&mut entries);
                    $(let $leaf: $Type = taken(&mut entries);)*
                    let direction: $First = taken(&mut direction);
                    let map = derivative!(grad($($e)+, $first), $first);
                    let product = hvp!($($e)+, $first, direction);
                    [map.apply(&direction).entries(), product.entries(), map.pullback(&direction).entries()]
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
        $case:ident($seed:literal) { $first:ident: $First:ty $(, $leaf:ident: $Type:ty)* } ($($e:tt)+) = $value:expr;
    )+) => {
        $(#[test]
        fn $case() {
            let count = <$First as Entries>::COUNT;
            let inputs = numbers($seed, count $(+ <$Type as Entries>::COUNT)*);
            let mut entries = &inputs[..];
            let $first: $First = taken(&mut entries);
            $(let $leaf: $Type = taken(&mut entries);)*
            check_value(&value!($($e)+), &$value);

            let directions = numbers($seed + 1, count);
            let direction: $First = taken(&mut &directions[..]);
            let map = derivative!($($e)+, $first);
            let dy = map.apply(&direction);
            check_value(&dy, &jvp!($($e)+, $first, direction));
            // ⟨u, T : d⟩ = ⟨u : T, d⟩, for u = dY
            let (forward, back) = (dy.entries(), map.pullback(&dy).entries());
            let inner = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum();
            let [forward, backward]: [f64; 2] =
                [inner(&forward, &forward), inner(&back, &direction.entries())];
            if forward.is_finite() {
                assert_near(&[forward], &[backward], 1e-8);
            }
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
    second: fn(&[f64], &[f64]) -> [Vec<f64>; 3],
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
        let inputs = numbers(self.seed, self.inputs);
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
        let direction = numbers(self.seed + 1, by_first.len());
        let [of_map, product, of_adjoint] = (self.second)(&inputs, &direction);
        if product.iter().all(|x| x.is_finite()) {
            assert_near(&of_map, &product, 1e-8);
            // A second derivative is symmetric.
            assert_near(&of_adjoint, &product, 1e-8);
        }
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
fn numbers(seed: u64, count: usize) -> Vec<f64> {
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
    g000(8) { a: Vector<4>, b: Matrix<2, 4> } ((a)^T * b^T * ones(2) / (0.25 + ||(sign(tan(0.8
        (sigmoid(a)))))||^{2})) = 0.5991311305;
    g001(37) { x: Matrix<2, 2>, a: Matrix<2, 1>, b: f64 } (tr(tan(8e-1 sin(min(x, x))) *
        inv((spd(((a / (2 .^{2} + exp(b))) (a / (2 .^2 + exp(b)))^T + 1.0 * eye(2))))))) =
        -0.1144398544;
    g002(75) { a: Matrix<3, 3> } (({ let v0 = acos(0.8 cos(a)); 0.7 + 2 } - tr(a + a))) =
        5.073392372;
    g003(88) { a: RowVector<2> } (dot(a / softplus(0.5), a.^0)) = 1.224426715;
    g004(121) { a: Vector<1> } ((3 + ||hypot(a, a)||^2)^({ let v0 = sigmoid(2.0)^1.5; hypot(3.0,
        (sigmoid(2))^1.5) })) = 51.39919829;
    g005(145) { a: Matrix<2, 2>, b: Matrix<1, 1>, x: Vector<2>, y: f64 } (-cosh(kron(a, b)) : diag(x
        / cosh(y))^T) = 0.6905902886;
    g006(165) { a: RowVector<1>, b: Vector<1> } (tr(outer(((a)^{T}), b + (a^T)))) = 5.448656631;
    g007(191) { a: f64, b: f64, x: f64 } (a + 0.5 - max(b, x)) = 1.436561798;
    g008(229) { a: RowVector<3>, b: RowVector<3>, x: RowVector<2>, y: Matrix<2, 3> } (max(cross((a)
        + b, x y))) = 2.648443398;
    g009(241) { a: Vector<2>, b: Vector<1>, y: Matrix<2, 2>, x: Matrix<2, 2>, W: RowVector<2> }
        (kron(a, b)^T (y (x^-1^T) * { let v0 = W; a })) = 14.05919106;
    g010(262) { a: RowVector<4> } (||a||^2 .* 0.25^(0)) = 3.263642769;
    g011(288) { a: Matrix<2, 2> } (norm1(diag(a))) = 2.559094585;
    g012(312) { b: Matrix<2, 2>, x: Matrix<2, 2>, a: Matrix<1, 2>, y: Vector<2>, W: RowVector<3>, X:
        Matrix<3, 3>, A: Matrix<1, 1> } (tr((b + x)^{T} (a^T a^T^{T} + 1 * eye(2))^-1) + (y : y) (W
        * X) * { let v0 = det(spd(((A) A^T) + 1 * eye(1))); diag(X) }) = -13.35210323;
    g013(356) { a: f64, d0: f64 } (2.5e-1 / (softplus(0.5)) + { let v0 = a + d0; v0 }) =
        0.2258789332, by v0 as by d0;
    g014(380) { a: f64 } (3^2 (-a)) = -6.722531239;
    g015(392) { a: RowVector<4> } (min(((a)^T))) = -1.00111941;
    g016(423) { a: Vector<2>, b: RowVector<3>, x: RowVector<2>, y: Vector<3> } (vec(a b)^T kron(x^T,
        cosh(y))) = 2.434911703;
    g017(445) { a: Matrix<4, 4> } (logdet((3 * eye(4) + 5e-1 * (sin(a))))) = 4.450493513;
    g018(476) { a: Vector<2> } (sum(exp(a).^-1^{T})) = 4.330340604;
    g019(494) { a: RowVector<1>, b: Vector<1> } (a * b + (0.7 - 0.7)) = 2.297717938;
    g020(512) { a: RowVector<2>, b: Vector<2> } (-a * (cos(b))) = 1.32319123;
    g021(544) { a: RowVector<2>, b: Matrix<4, 1>, x: Matrix<2, 2> } (||a||_1 + sum(kron(b, (x)))) =
        3.761070036;
    g022(568) { a: f64 } (hypot(a .* a, atan2(1.0, a .* a))) = 1.202233383;
    g023(583) { a: f64 } (tan(0.8 (cos(min(0.5 * 1.5, (2.5e-1) + a))))) = 0.1661093575;
    g024(618) { a: Matrix<2, 2> } (sum(-{ let v0 = 2; a })) = -4.052125842;
    g025(639) { a: RowVector<4>, b: RowVector<4>, x: RowVector<3> } (dot(a, b) - norm1(x)) =
        -6.932806656;
    g026(675) { a: RowVector<1>, b: RowVector<3> } (sum(kron(a, b)^T)) = -0.5487538673;
    g027(702) { a: Matrix<3, 4> } (norm2((tanh(a)))) = 2.045283604;
    g028(712) { a: f64, b: Vector<2>, x: RowVector<2> } ((tan(0.8 sin(sigmoid((a))^0.5)) - (max(a /
        (exp((a))), sigmoid(2)^-0.5) - dot(b^T, { let v0 = (a); x })))) = -2.451873926;
    g029(755) { a: f64 } (cosh(0.5)^{a - 1.5}) = 0.9084808745;
    g030(761) { a: f64, b: f64 } (min(a, b) + (b + b)) = 1.955248179;
    g031(787) { a: RowVector<2> } (sum((max((a), a)))) = -0.6238247832;
    g032(822) { a: Matrix<4, 4>, b: Matrix<4, 4> } (tr((a) - b)) = 0.7190682585;
    g033(835) { a: Matrix<1, 3>, b: Vector<1> } (logsumexp((a^{T}) { let v0 = 0.5; b })) =
        -0.3471238107;
    g034(860) { a: Vector<1> } ((a^T) * (atan2(a, a))) = 1.557662371;
    g035(895) { a: Matrix<3, 3>, b: Matrix<3, 1>, x: Matrix<1, 3>, y: Matrix<4, 3> }
        (hypot(norm2(kron(-a .* (a)^{0}, b x ./ exp(a))), det(sqrt(cosh(y)) sqrt(cosh(y))^{T} + 1.0
        * eye(4)))) = 27.47280484;
    g036(931) { a: Matrix<1, 2>, b: Vector<2>, x: RowVector<1> } (dot(a * b, { let v0 = (x); a * b
        })) = 18.61017163;
    g037(935) { a: Vector<3>, b: RowVector<4> } ((sum(a)) - (max(b))) = -3.491456205;
    g038(973) { a: RowVector<2> } (exp(3) - min(a)) = 20.48727021;
    g039(999) { a: Matrix<4, 4> } (vec(atan2(a^1, a^1))^T * vec((a)^1)) = 26.47625149;
    g040(1020) { a: f64 } (relu(clamp(1.0, 0.5, a)) + exp(clamp(1, 0.5, a))^-2) = 1.046039348;
    g041(1054) { a: f64 } (hypot(0.25 .^0, cos(a))) = 1.000739727;
    g042(1061) { a: RowVector<1>, b: Vector<1> } ((log(a.^2 + exp(a))) abs(b)) = 0.4206192639;
    g043(1105) { a: Vector<1>, b: Vector<4>, x: Matrix<1, 4> } (norm2(max((outer(a, b)), ({ let v0 =
        x; x })))^{2}) = 7.511134251;
    g044(1117) { a: Vector<2>, b: Vector<2>, x: f64 } ((dot(a, (b))) - min(0.5, x)) = 1.628039985;
    g045(1133) { a: RowVector<2>, b: RowVector<2>, x: Matrix<4, 4>, y: Vector<4>, W: f64, X:
        Matrix<1, 4> } (norm2(kron((a .* b)^T ./ softplus((a .* b)^{T}), (x)^T * (y + y) - { let v0
        = sigmoid(W)^-0.5; vec(X) }))) = 71.27356784;
    g046(1159) { b: Vector<3>, x: Vector<3>, a: Matrix<3, 3> } ((tr((diag(b - x)) (3 * eye(3) + 5e-1
        * sin(a^0))^-2))) = 0.216893641;
    g047(1184) { a: Matrix<3, 1>, b: Vector<4> } ((0.5 + ||a||_2^2)^0.5 sum(relu(b))) = 10.18356864;
    g048(1210) { a: RowVector<1>, b: RowVector<1>, x: RowVector<4>, y: Vector<4>, W: f64, X:
        Matrix<2, 2>, A: Matrix<2, 2> } (min((a - b) * b^T, atan2(x * y, hypot(W, 1.5))) -
        (-logdet(X) - tr(A^T))) = -1.552436369;
    g049(1249) { a: RowVector<3>, b: Vector<3>, x: RowVector<4>, y: Vector<4>, W: Vector<4>, X:
        Matrix<4, 3> } ((atan2(a, a) (b x) - atan2(y^{T}, y^T)) max(basis(4, 2), W ./ (W.^{2} +
        exp(y)) + X b)) = 3.125544293;
    g050(1277) { a: RowVector<1> } (exp((a : a))) = 1.454937721;
    g051(1304) { a: Matrix<3, 4> } (((0.5 .* 1) ./ ((0.25) + (||a||^{2})))) = 0.03728977571;
    g052(1312) { a: f64 } (acos(0.8 tanh(tan(0.8 * cos(a / (a.^2 + exp(a)) - (a + (a) / (a.^2 +
        exp(a)))))))) = 1.319561583;
    g053(1350) { a: f64 } (max((1.0 .^{2} + exp(3))^{a}, abs((0.7)))) = 65.47354911;
    g054(1360) { a: Matrix<2, 2> } (atan(tr(a) + 0.7^{3})) = -1.215606213;
    g055(1401) { a: Vector<4>, b: Vector<1>, x: RowVector<3>, y: Matrix<4, 3> } (kron(a, b)^T :
        min(x, x) * y^T) = 9.106069322;
    g056(1409) { a: Matrix<1, 1>, b: RowVector<3> } (tr(kron(a, a)) + -min((b))) = 3.802416557;
    g057(1435) { a: Vector<1> } ((a^T) (-a)) = -0.2704013902;
    g058(1462) { a: f64, b: Matrix<1, 3>, x: RowVector<4>, y: RowVector<4> } (sin(1) ./ (sigmoid(a))
        .* ({ let v0 = b; a }) dot(x, y)) = 0.2899206087;
    g059(1503) { a: f64 } (-0.25 * (a * 0.25)) = -0.1016260079;
    g060(1531) { a: RowVector<2> } (min(max((a - a) / sigmoid(1.5e0), sqrt(exp(a)) -
        -sqrt(exp(a))))) = 1.094154574;
    g061(1536) { a: Vector<3>, b: Matrix<3, 3>, x: Vector<3> } (dot((a) .* a, b x)) = 3.35515734;
    g062(1579) { a: f64, b: Vector<4>, x: Matrix<4, 4>, y: Matrix<4, 2>, W: Matrix<2, 4>, X:
        Matrix<3, 3>, A: Matrix<3, 3> } (atan2(a a, (a) + a a) .* (sum(b) .* (x : x)) ./ ((vec(y ./
        ((y.^2) + exp(y)))^T * vec(W + W)).^2 + exp(tr(X .* A)))) = -69.75715797;
    g063(1605) { a: Vector<1> } (tr(outer(sqrt(softplus(a)), log(softplus(a)).^0))) = 1.336041021;
    g064(1620) { a: Matrix<3, 3>, b: f64, x: Matrix<3, 3> } (vec(a.^0)^T (vec(b * x))) =
        -9.337621344;
    g065(1648) { b: Vector<3>, a: Matrix<1, 2> } (logsumexp(b) norm2(a)) = 1.765756733;
    g066(1672) { a: RowVector<2>, b: Matrix<2, 3>, x: f64, y: RowVector<3> } (((a * b).^(1) * ({ let
        v0 = x; y }^T))) = -0.4094668903;
    g067(1684) { a: Matrix<2, 2>, d0: Vector<2> } ({ let v0 = diag(abs(a)) + d0; (0.25 ./ (1.5 .^{2}
        + exp(0.7)) .* ||v0||^{2}) }) = 0.7629197246, by v0 as by d0;
    g068(1728) { a: Matrix<4, 4> } (tr({ let v0 = 1.5e0; a }) .* tr({ let v0 = 1.5; (a) })) =
        0.998107652;
    g069(1740) { a: RowVector<1>, b: Matrix<1, 1> } (dot(min(a * 3, (a * 3.0) b), ones(1)^T)) =
        1.633696441;
    g070(1772) { a: Matrix<4, 4> } (tr(kron(a * a .* a^3 - log(a.^2 + exp(a)), -eye(4)))) =
        41.84645499;
    g071(1791) { a: RowVector<2>, b: RowVector<2>, x: f64 } ((a : b) - atan2(x, 0.25)) =
        2.913595942;
    g072(1808) { a: Matrix<4, 4>, b: Vector<4>, x: RowVector<4> } (norm2(diag(a^{T} + b * x))) =
        3.982419905;
    g073(1841) { a: RowVector<2>, b: f64, x: Vector<3> } (max(a / cosh(b)) .* (atan2(b, b)
        logsumexp(x))) = 0.9005880917;
    g074(1875) { a: f64 } ((sigmoid(a))^asin(0.8 * sigmoid(0.5))) = 0.5336402118;
    g075(1887) { a: f64 } (--(cosh(a))^{-1} + (-cosh(a)^-1 + clamp(cosh(a)^{-1}, a, (cosh(a)^-1)) ./
        sigmoid((0.5)))) = 1.300715369;
    g076(1918) { a: f64 } ((a * 3 + (1 + a * 3)) ./ sigmoid(1 3)) = -7.319352118;
    g077(1934) { a: RowVector<1>, b: RowVector<1> } ((a^T^T .* (softplus(b).^(-0.5))) basis(1, 0)) =
        1.540421642;
    g078(1970) { a: RowVector<4> } (atan(a) : -a) = -3.565269328;
    g079(1995) { a: Vector<2>, b: f64, x: Vector<2> } (((a)^T zeros(2))^1 - sinh(softplus((1))^b) ./
        softplus(min(x))) = -0.5324716002;
    g080(2019) { a: RowVector<4>, b: Matrix<1, 1>, x: f64 } (sum(a) + { let v0 = b; 1.5e0 } +
        -sigmoid(x)^-0.5) = -0.2201377634;
    g081(2050) { a: f64, b: f64 } (a - 1.5 + (a - 1.5e0) .* b) = -1.738571568;
    g082(2068) { a: Vector<1>, b: Vector<4>, x: Matrix<1, 1>, y: f64 } (sum(kron(exp(a), max(b,
        (b)))) ./ (sigmoid({ let v0 = ||x||_1^2; { let v1 = a; y } }))) = 3.544451567;
    g083(2098) { a: Vector<3>, b: Vector<3> } (min(tanh((a + b)^T))) = -0.9961958015;
    g084(2111) { a: Vector<2> } (exp((max(a^T)))^(-1)) = 0.4128798614;
    g085(2144) { a: f64, b: Vector<4> } ((hypot(3, a)) ||b||^{2}) = 12.2490948;
    g086(2163) { a: f64 } (clamp(a : a, hypot(2.5e-1, 2.5e-1), a : a)) = 1.94843969;
    g087(2189) { a: f64 } (a^{4}.^{1}) = 0.1246337614;
    g088(2216) { a: Matrix<1, 2>, b: Matrix<2, 2> } (log(softplus(||a||^{2})) - (0.25 +
        ||a||^{2})^-2 (tr(b) + ((1.0 + ||a||^2).^1.5))) = 0.2537322828;
    g089(2256) { a: Matrix<1, 3>, b: Matrix<1, 3>, x: Matrix<3, 3> } ((a + b) : (a + b) x) =
        -0.1125316892;
    g090(2268) { a: RowVector<2>, b: RowVector<2>, x: Vector<2> } (tanh(sin(a) ./ cosh(b))
        ((sin((a)) ./ cosh(b))^{T} ./ (sinh(x).^2 + exp(sinh(x))))) = 0.5355144721;
    g091(2302) { a: RowVector<1> } (abs(max(hypot(a, a)))) = 1.127808203;
    g092(2329) { a: f64 } (((a .* (2)) atan2((a .* 2.0), (a) .* (2))).^2) = 4.135691901;
    g093(2334) { a: Matrix<2, 2>, b: Matrix<2, 2>, x: Matrix<2, 2> } (tr((atan2(hypot(a, a), b^T))
        ./ sigmoid((x)^2))) = 6.460432187;
    g094(2371) { a: f64 } (a^1 .* (a ./ softplus((3)))) = 0.1268717519;
    g095(2384) { a: Vector<4>, b: Vector<4> } (dot(a^T + b^T, a^T.^2)^{1}) = 2.177707025;
    g096(2419) { a: RowVector<2>, b: RowVector<4>, x: RowVector<1> } (sum(kron({ let v0 = 0.5; a },
        kron(b, x)))) = -0.517838228;
    g097(2448) { a: RowVector<3>, b: RowVector<3>, x: Matrix<3, 3> } (((a) ./ cosh((b)) ./ (cosh(a
        ./ cosh(b))))^T : acos(0.8 cos(min(x (a ./ cosh(b) ./ cosh(a ./ cosh((b))))^T, x ((a) ./
        cosh(b) ./ cosh(a ./ (cosh(b))))^T)))) = -0.7435696612;
    g098(2458) { a: Matrix<2, 2> } (sum(kron(a^T, (a)^{T}))) = 0.8692032961;
    g099(2503) { W: f64, X: Matrix<2, 2>, a: Matrix<1, 1>, b: Matrix<1, 1>, x: Matrix<1, 1>, y:
        Vector<1> } ((W * (W) - log(1 + ||X||^(2))) * (vec((a) .* b))^T kron(x y, (exp(y).^{0.5})))
        = 1.488864204;
    g100(2524) { a: f64, b: f64, x: Matrix<2, 2> } (cos(softplus(a - b)) ./ sigmoid(min(diag(x)))) =
        5.13926504;
    g101(2554) { a: Vector<3>, b: Matrix<3, 3>, x: Matrix<3, 3> } (tr(min(diag(a), diag((a))) ./
        exp((atan2(b, x))))) = -1.870987327;
    g102(2569) { a: Matrix<1, 1>, b: Matrix<1, 1>, x: Matrix<3, 4>, y: f64, W: Matrix<1, 3>, X:
        Matrix<1, 3> } (sum(kron(a^{T} atan(b), x^T / sigmoid((y)))) + { let v1 = W^T * { let v0 =
        (x^T) / sigmoid(y); (a) }; (logdet(X X^T + 1 * eye(1))) }) = -1.791770736;
    g103(2593) { a: Vector<1>, b: f64 } ((min(a) + clamp(b, b, (b))) ./ (((3 - (0.7)).^{2}) +
        exp(sign(b)))) = 0.2531867745;
    g104(2623) { a: RowVector<2>, b: RowVector<2> } ((dot(basis(2, 0)^T, cos(a + b) ./
        exp(softmax(a))))) = 0.8273080694;
    g105(2639) { a: f64 } (0.7 ./ softplus(a) + min((a), 1.5)) = 1.885064537;
    g106(2670) { b: Vector<1>, x: RowVector<3>, a: Matrix<3, 3>, y: f64, W: RowVector<1>, X:
        Matrix<3, 4>, A: f64, s: RowVector<4>, t: Vector<1>, d0: f64 } (vec(((b) * x) (a a^T + 1 *
        eye(3))^{-1}^T)^T * kron((y W)^{T}, clamp(X, A, 2.0) * s^T) .* { let v0 = tan((8e-1)
        (tanh((W * (t))))) + d0; sign(y .* v0) }) = 1.198409218, by v0 as by d0;
    g107(2703) { a: Vector<3> } (logsumexp(atan(a)^{T})) = 1.619254694;
    g108(2723) { a: Matrix<3, 3> } (({ let v0 = ones(4, 3); sum(a) (2.5e-1 .* 1.5) })) =
        0.8009364402;
    g109(2738) { a: RowVector<3> } (vec(diag(a^T))^{T} * kron(a^T.^0, ones(3))) = 3.866045397;
    g110(2780) { a: RowVector<4>, b: Matrix<4, 2>, x: Matrix<2, 2>, y: RowVector<1>, W: Matrix<1,
        1>, X: Matrix<1, 2>, A: Vector<2>, s: RowVector<2> } ((relu(a) * (b * (x))) exp(x).^(x^0) :
        (y (W) .* { let v0 = a; y }) outer(X A, s^T)) = -0.7531002788;
    g111(2802) { a: f64 } ((a + a) .* max(5e-1, a + a)) = -1.058816115;
    g112(2823) { a: Matrix<4, 3>, b: Matrix<3, 4> } (tr((a b)^T)) = -7.702307966;
    g113(2844) { a: Matrix<2, 2>, b: Vector<2>, x: RowVector<2> } (sum((a * b + (x)^T)^T)) =
        -0.8981485799;
    g114(2858) { a: RowVector<2>, b: Vector<2> } (1.0 .^0 - (a) * b) = -1.202490431;
    g115(2884) { a: Matrix<1, 1> } (tr(a^{T} 7e-1^1)) = -0.6797140683;
    g116(2915) { a: Matrix<1, 2>, d0: f64 } ({ let v0 = ||a||_1^(2) + d0; -v0 }) = -3.615816976, by
        v0 as by d0;
    g117(2954) { a: Matrix<1, 1> } (a^T : ((a)^T)) = 1.88270995;
    g118(2979) { a: RowVector<2>, b: Matrix<2, 2> } (dot((-a) b^T, --(-a) b^T)) = 0.5093214485;
    g119(3004) { a: Matrix<2, 2>, b: Vector<2>, x: Matrix<2, 1>, d0: Vector<2>, y: RowVector<2>, W:
        Matrix<2, 4> } ({ let v0 = a^-1^T * (b) ./ exp(b) + asin(0.8 sin(vec(x))) + d0;
        tr(hypot(max(a, a), v0 * y) * (({ let v1 = y; W }) { let v1 = y; W }^T + 1 * eye(2))^-1^T)
        }) = 0.6580390527, by v0 as by d0;
    g120(3029) { a: Matrix<1, 3> } (logdet(spd({ let v0 = a; v0 } { let v0 = a; v0 }^T + 1.0 *
        eye(1)))) = 1.543674726;
    g121(3041) { a: Matrix<1, 1>, b: Vector<2> } (det(a a^T + 1 * eye(1)) .* det(a a^T + 1 * eye(1))
        .* tan(0.8 * sin(dot(b, b)))) = 0.7336889912;
    g122(3075) { a: f64 } ((2 * a) - relu(a)) = -2.137385464;
    g123(3088) { a: f64 } (hypot(-2, a^{2})) = 2.018889466;
    g124(3127) { a: Vector<4> } ({ let v0 = (a)^T * sinh(a); a^T * sinh(a) }) = 2.95482035;
    g125(3146) { a: f64, b: f64 } (min(a, (b)) - { let v0 = b; b }) = -1.063411142;
    g126(3179) { a: f64, b: f64 } ({ let v0 = a - b; a - b }) = 1.502592863;
    g127(3185) { a: Vector<1> } (a^{T} : a^T) = 0.6245471973;
    g128(3226) { a: f64 } ((a - 0.25) + { let v0 = 1; a - 2.5e-1 }) = -3.654278743;
    g129(3232) { a: RowVector<3> } (1 .^0 .* (max(a))) = 1.685415769;
    g130(3265) { a: RowVector<4>, b: Vector<2>, x: Matrix<4, 4>, y: Matrix<4, 2> } (norm1((a)^T *
        b^T .* (softplus(x).^0.5 * (a^T * b^T + y)))) = 23.61469417;
    g131(3288) { a: Vector<2>, b: RowVector<2> } (tr((a^T^T) b^T^T)) = -1.720200568;
    g132(3307) { a: RowVector<1>, b: Vector<1>, x: RowVector<1>, X: Matrix<1, 4>, W: Vector<4>, y:
        RowVector<4> } (exp(a 1.0).^sin((b^T)) * (sign((x))^T - X (W) * y W)) = 2.157923413;
    g133(3349) { a: Matrix<3, 1>, b: f64 } (||a||_1 (||a||_1 * b)) = -7.594569639;
    g134(3357) { a: f64 } (-{ let v0 = 0.25; a }.^{3}) = -1.674528278;
    g135(3390) { a: Matrix<2, 1>, b: Matrix<2, 1>, x: Matrix<4, 2> } (norm1(atan2(a, b) / (1.5 +
        ||x||_2^2) - zeros(1, 2)^T)^{2}) = 0.06082169505;
    g136(3407) { a: f64, b: Matrix<2, 2>, x: RowVector<1> } (softplus(tr(a b)).^{ let v1 = { let v0
        = x; (a) } .* clamp(2, a, a); clamp(2, a, a) }) = 1.212864072;
    g137(3440) { a: RowVector<4>, b: Vector<4> } (dot((a^T), b.^{1})) = -1.64815458;
    g138(3479) { a: Matrix<1, 1>, b: Vector<2> } (logdet(a) - norm2(b^{T})) = -1.103211325;
    g139(3499) { a: Vector<1>, b: f64, x: Vector<2> } (min((a / (sigmoid(1.0))) / softplus(b)) *
        dot(sigmoid(x.^{0}), sin(x.^0) + clamp(x, min(a / sigmoid(1) / softplus(b)), min(a /
        (sigmoid(1)) / softplus((b)))))) = 6.185051658;
    g140(3526) { a: Matrix<1, 4> } (logdet(a (a^T) + 1.0 * eye(1)) + (logdet(a (a^T) + 1.0 *
        eye(1)))) = 3.744228881;
    g141(3538) { a: Vector<3>, b: Vector<1> } (tr(diag(basis(3, 0) - kron(a, b)))) = 1.35951717;
    g142(3559) { a: f64 } (-atan(a^3^{1})) = 0.8846868149;
    g143(3590) { a: RowVector<4>, b: Matrix<4, 2>, x: Vector<2> } ((a b * min(x, x))) =
        -1.934997326;
    g144(3631) { a: Vector<2>, b: RowVector<3>, x: Matrix<3, 2>, y: f64 } (dot(a^T, b * x) .*
        sqrt(exp(y))) = 1.506559365;
    g145(3646) { a: f64 } ((sinh(a)) + cosh(a)^1.5) = 0.6597330588;
    g146(3681) { a: RowVector<2>, b: RowVector<4>, x: Matrix<4, 2> } (dot(abs((a)), (b) x)) =
        1.515048261;
    g147(3705) { a: Vector<1>, b: Vector<1>, x: RowVector<1>, y: Vector<4> } (dot(a .* b, x^T) +
        sum(y^T)) = -1.724997454;
    g148(3720) { a: Matrix<1, 1>, b: Vector<1> } (tr(outer(diag(a ./ (sigmoid(a))), ((-1.5) (b +
        diag(a ./ sigmoid(a))))))) = -48.61258585;
    g149(3754) { a: Matrix<4, 4> } ((||a||_1) / cosh(1)) = 9.958546628;
    g150(3761) { a: Vector<4> } ((0.5 - 0.5 + max(a))) = 0.9052910092;
    g151(3787) { a: f64, b: f64 } (((abs(a)) + (b + 2))) = 1.631748789;
    g152(3821) { a: RowVector<2> } (-{ let v0 = exp(a).^2; ||sigmoid(a)|| }) = -0.799228915;
    g153(3840) { a: f64 } ((1.5 : a) .* 0.7 (a)) = 1.516876366;
    g154(3871) { a: Matrix<2, 1> } (tr(3 * a * a^T)) = 4.113919112;
    g155(3906) { a: Vector<2> } ((dot((1.5) * a, 1.5 * (a)))) = 7.036187081;
    g156(3917) { a: Matrix<4, 4> } (tr(a / exp(0.7))) = 1.378324536;
    g157(3941) { a: RowVector<4>, b: RowVector<1> } (logsumexp(kron(a, b)^T)) = 2.597008122;
    g158(3980) { a: Vector<3>, b: Vector<2> } ((||a * 1 * b^T||^2)) = 8.710874359;
    g159(3985) { b: Matrix<1, 1>, a: Matrix<1, 1>, d0: Matrix<1, 1> } (||{ let v0 = (kron(b, b)) *
        (3 * eye(1) + 0.5 * sin((a)))^{-1}^T + d0; (diag(kron(kron(b, b) * (3 * (eye(1)) + 0.5 *
        sin(a))^{-1}^T, v0))) }||_2) = 0.0607288587, by v0 as by d0;
    g160(4022) { a: f64 } (hypot(-a, (3 - -a))) = 4.509184918;
    g161(4053) { a: RowVector<2>, b: RowVector<1>, x: Matrix<1, 2> } (dot(kron({ let v0 = a; b }, {
        let v0 = a; b } * x), sqrt(exp(a)))) = -1.532415422;
    g162(4081) { a: Matrix<1, 4>, b: Matrix<4, 4>, x: RowVector<1>, y: Matrix<1, 2> } (a^T^T
        cos(diag(b)) : ones(1, 1)^T (x / (1.5e0 + ||y||_2^{2}))^T) = -0.1251489037;
    g163(4092) { a: Vector<3>, b: Vector<3> } (sum(cross(a, b))) = 2.397366331;
    g164(4126) { a: Matrix<1, 4>, b: Matrix<2, 4>, x: f64, d0: f64 } (hypot(sum(zeros(2, 1) * -a),
        det(spd(b b^T + (1 * eye(2)))) / softplus({ let v0 = x + d0; v0 }))) = 35.25233524, by v0 as
        by d0;
    g165(4149) { a: f64, b: Vector<1>, x: Vector<1> } ((a : 0.7) + (dot(b, x))) = 0.07391167864;
    g166(4158) { a: Matrix<2, 1> } (tanh(||a^{T}||_1)) = 0.9653555366;
    g167(4182) { a: f64 } (exp(a) * atan2(a, 0.7)) = -0.2526535419;
    g168(4231) { a: RowVector<3> } (dot(log(cosh(a^T)), log(cosh(a^T)))) = 0.06742112702;
    g169(4245) { a: RowVector<4> } (||-(a)^T||_1) = 4.851145654;
    g170(4267) { a: Vector<4>, b: Vector<4> } (a^T softmax(b)) = 0.4003841192;
    g171(4306) { a: Matrix<1, 1>, b: Matrix<1, 1>, x: RowVector<1>, y: RowVector<1> } (tr(inv(a) *
        b) - dot(x, y)) = 2.160863279;
    g172(4316) { a: RowVector<1>, b: Matrix<4, 4>, x: Matrix<4, 4> } (tan(0.8 * sin(norm2(a^T)^2)) /
        sigmoid(tr(((b.^2) + exp(x)).^{-0.5}))) = 0.9171075372;
    g173(4351) { a: Vector<2> } (det(diag(a.^{2} + exp(a))) + sqrt(softplus(0.7))^0) = 11.07378468;
    g174(4376) { a: Vector<2> } (norm1(a)^(2) - (((norm1(a))^{2}) - norm1(a)^2)) = 1.074729616;
    g175(4406) { a: f64, b: RowVector<2> } (((-a) * b.^1 .* -(-a * b.^{1})) b.^1^T) = -0.5154483739;
    g176(4424) { a: RowVector<2>, b: Matrix<2, 2>, x: Matrix<1, 2> } (tr(kron(diag((a * b)^T),
        min(diag((a * (b))^T), { let v1 = { let v0 = (x); a }; atan2(b, b) })))) = 0.5237244266;
    g177(4450) { a: f64, b: RowVector<2>, x: Matrix<2, 4> } (max(sign(min(sqrt(exp(a)),
        sqrt(exp(a)))), exp(max((b) * x)))) = 13.45358373;
    g178(4458) { a: Vector<3> } (exp((2.5e-1))^{norm1(a)}) = 2.042383579;
    g179(4491) { a: RowVector<3>, x: f64, b: f64 } (atan2(dot(softmax(a), softmax(a)), x b - b ./
        exp(3.0))) = 2.421664191;
    g180(4513) { a: RowVector<2>, b: f64 } (logsumexp(a) .* (2.5e-1 - b)) = 2.254092265;
    g181(4547) { a: Vector<2>, b: Matrix<2, 2>, x: Vector<2> } (sign(a)^{T} * (max(b, b) * tan(8e-1
        * cos(x)))) = 0.6665418816;
    g182(4577) { a: RowVector<4>, b: Matrix<4, 2>, x: Matrix<1, 4>, y: RowVector<2>, W: Matrix<1, 2>
        } (||a b||_1 .* logdet((x x^T) + (1 * eye(1))) + max((exp(a (b)).^y W^T))) = 7.614924075;
    g183(4606) { a: f64 } ((softplus(a)^{0.5}) 3 .^3) = 17.74288203;
    g184(4613) { a: Matrix<1, 1> } (norm2(kron(-a^T, sinh(ones(1, 1)))) * logdet(spd((a (a)^T + 1.0
        * eye(1))^(-2) a ((a a^T + 1 * eye(1))^(-2) a)^T + 1 * (eye(1))))) = 0.05371911162;
    g185(4650) { a: Matrix<2, 1> } ((0.25 + ||a^T||^2).^-2 / exp((cosh(0.5)^1.5))) = 0.07930325493;
    g186(4677) { a: Matrix<2, 2>, b: Vector<2> } (dot(a b + a b, { let v0 = ones(1, 2); a b })) =
        5.623071636;
    g187(4692) { a: RowVector<4> } (sum(a + a + a.^3)) = 4.968991364;
    g188(4712) { a: Vector<1>, b: RowVector<1>, x: Matrix<1, 1>, y: Matrix<1, 4>, W: Matrix<1, 2>,
        X: Vector<1>, A: Matrix<2, 2> } ({ let v0 = a b * kron(x, (y)); vec(x + a b)^T *
        kron(cos(W), diag((exp(X)))^-1 W) vec(A^T) }) = 1.560117693;
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
    v012(3000301) { a: RowVector<2>, b: RowVector<2>, x: RowVector<2> } (atan2(max(a ./ (a.^2 +
        exp(b)), softmax(x)), a ./ ((a.^{2}) + exp((b))))) = row_vector![0.7853981634, 1.204790529];
    v013(3000330) { a: Matrix<2, 2>, b: f64, x: f64, y: RowVector<3>, W: Vector<3>, X: RowVector<3>
        } ({ let v1 = { let v0 = clamp(a, b, x); norm1(y)^2 }; W^T .* (X .* y) }) =
        row_vector![0.6980404611, -0.4410246842, -2.102794544];
    v014(3000367) { a: f64, b: RowVector<2>, x: Matrix<3, 2>, y: Matrix<2, 2> } ({ let v1 = hypot((a
        * b)^T, { let v0 = sqrt(x.^(2) + exp(x)); ((a * b)^{T}) }); (y .* y)^T.^0 }) = matrix![1.0,
        1.0; 1.0, 1.0];
    v015(3000385) { a: Matrix<2, 2>, b: Vector<2>, x: Vector<2> } ({ let v0 = dot(a^-1^T b, max(b,
        x)); max(b, x) }) = vector![-0.3558003097, -1.465023706];
    v016(3000411) { a: f64, b: Vector<1>, x: RowVector<3>, y: Matrix<3, 2>, W: Matrix<2, 1> } ({ let
        v0 = a / exp(a) ./ (0.5 + ||b||^{2}); tanh(x) (y (W)) }) = row_vector![-3.848818549];
    v017(3000444) { a: Matrix<2, 1>, b: Matrix<4, 1>, x: Vector<4>, y: Vector<4> } ({ let v0 =
        atan2(a, a).^2; vec(b) - (x - y) }) = vector![2.011709687, -3.270008058, -2.271033137,
        -1.049080891];
    v018(3000471) { a: Matrix<1, 1>, b: Vector<1>, x: RowVector<2>, y: Vector<2> }
        (hypot(cosh(log(softplus(a))), (b x min(y, y)) * -b^T)) = matrix![1.394568201];
    v019(3000491) { a: Matrix<1, 4>, b: Vector<3>, x: Vector<1> } (({ let v0 = a : a; kron(b, x)
        })^T) = row_vector![0.8708402159, -1.058353266, -0.6374432089];
    v020(3000508) { a: Matrix<3, 2>, b: Matrix<3, 2>, x: Vector<2>, y: Vector<3> } ((sign(a .* b - a
        .* b + outer((x), y)^T))) = matrix![-1.0, 1.0; -1.0, 1.0; -1.0, 1.0];
    v021(3000526) { a: Matrix<2, 4> } (a^T { let v0 = a; v0 }) = matrix![1.529788419, -0.7574415379,
        1.956164628, 1.42401857; -0.7574415379, 0.7048955458, -0.893176312, -0.2751094626;
        1.956164628, -0.893176312, 2.518602544, 1.919164132; 1.42401857, -0.2751094626, 1.919164132,
        1.885996391];
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
    v026(3000667) { a: Matrix<2, 2>, b: Vector<2>, x: RowVector<2> } ((cos(a) .* cos(a) + (b
        x)^{T})^T) = matrix![2.031259487, -0.7681670814; -1.138364092, 1.296191786];
    v027(3000697) { a: Vector<3>, b: Vector<4> } (min((a + a)^T * outer(b, a)^T, asin((0.8 * tanh((b
        + b)^T))))) = row_vector![-6.153163414, 0.6692082519, -7.217163083, -5.634004076];
    v028(3000707) { y: Matrix<4, 1>, a: RowVector<2>, b: f64, x: f64 } (sinh(y)^T * (dot(a, a) +
        clamp((b), b, x)) ./ softplus(acos(0.8 * tanh(y))^{T})) = matrix![-2.718829093,
        -2.561824616, 7.090907254, 3.3639046];
    v029(3000748) { a: RowVector<4>, b: f64, x: Vector<1>, y: RowVector<4> } (max(a / exp(b) -
        max(a, a), kron(x^T, -y))) = row_vector![0.5275139005, 1.047232257, 0.8728072995,
        1.368658835];
    v030(3000760) { a: Matrix<3, 4>, b: Matrix<3, 4>, x: Vector<3>, y: f64, W: f64, X: Vector<4>, A:
        Matrix<3, 1>, s: Vector<1> } (clamp({ let v0 = a : b; x - x }, y + (1), (W) - 1.5) +
        atan2(-a X, atan2((atan(x)), A * s))) = vector![-3.465462373, -1.262782797, -0.3974293149];
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
