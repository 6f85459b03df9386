//! Linear maps that keep their structure: 𝔼 and 𝔽 with factors, scalings of entries, inner products,
//! sums of these, and one after the other.

use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;
use core::ops::Mul;

use super::factor::{Left, One, Right};
use super::space::{Space, delta, each, of_each, position, unit_of};
use super::tensor::Tensor4;
use crate::{Matrix, Scalar};

/// A linear map of `X`, a scalar, vector or matrix.
///
/// Contractions are of all indices of the side: with Tᵢⱼₖₗ for a map from matrices to matrices, the map
/// is T : D = Σₖₗ Tᵢⱼₖₗ Dₖₗ, and its adjoint is U : T = Σᵢⱼ Uᵢⱼ Tᵢⱼₖₗ.
#[diagnostic::on_unimplemented(
    message = "this is no linear map of `{X}`",
    label = "no map of `{X}`"
)]
pub trait LinearMap<X: Space>: Copy {
    /// What X is mapped to.
    type Output: Space<Entry = X::Entry>;

    /// The map's value, T : D.
    #[must_use]
    fn apply(&self, d: &X) -> Self::Output;

    /// The adjoint's value, U : T, with ⟨U, T : D⟩ = ⟨U : T, D⟩ for all U and D.
    #[must_use]
    fn pullback(&self, u: &Self::Output) -> X;

    /// The values at several D.
    #[doc(hidden)]
    #[must_use]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [Self::Output; K] {
        of_each(d, |d| self.apply(d))
    }

    /// L times the values at the first K unit columns or rows.
    #[doc(hidden)]
    #[must_use]
    fn times_units<const K: usize, L: Left<Self::Output>>(&self, l: &L) -> [L::Product; K] {
        l.times_each(&self.batch(&each(unit_of::<X>)))
    }

    /// One entry, Tᵢⱼₖₗ.
    #[doc(hidden)]
    fn at(&self, (i, j): (usize, usize), from: (usize, usize)) -> X::Entry {
        self.apply(&X::unit(from)).at(i, j)
    }

    /// Σ lᵢ Tᵢⱼₖₗ rⱼ.
    #[doc(hidden)]
    fn between(
        &self,
        l: impl Fn(usize) -> X::Entry,
        from: (usize, usize),
        r: impl Fn(usize) -> X::Entry,
    ) -> X::Entry {
        let column = self.apply(&X::unit(from));
        let mut sum = X::Entry::ZERO;
        for q in 0..Self::Output::COLUMNS {
            for p in 0..Self::Output::ROWS {
                sum += l(p) * column.at(p, q) * r(q);
            }
        }
        sum
    }

    /// Writes a derivative of this map whose text is known, or what it is made of.
    #[doc(hidden)]
    fn describe(&self, text: &str, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(text)
    }
}

/// The isotropic tensor 𝔼ᵢⱼₖₗ = δᵢₖ δⱼₗ, the identity: 𝔼 : M = M : 𝔼 = M.
///
/// With factors, `&a * E` and `E * &b`, it is A 𝔼 and 𝔼 B, with (A 𝔼 B) : D = A D Bᵀ.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
pub struct E;

/// The isotropic tensor 𝔽ᵢⱼₖₗ = δᵢₗ δⱼₖ, transposition: 𝔽 : M = M : 𝔽 = Mᵀ.
///
/// With factors, `&a * F` and `F * &b`, it is A 𝔽 and 𝔽 B, with (A 𝔽 B) : D = A Dᵀ Bᵀ.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
pub struct F;

impl Debug for E {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("𝔼")
    }
}

impl Debug for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("𝔽")
    }
}

impl<X: Space> LinearMap<X> for E {
    type Output = X;

    #[inline]
    fn apply(&self, d: &X) -> X {
        *d
    }

    #[inline]
    fn pullback(&self, u: &X) -> X {
        *u
    }

    #[inline]
    fn times_units<const K: usize, L: Left<X>>(&self, l: &L) -> [L::Product; K] {
        l.units()
    }

    #[inline]
    fn at(&self, to: (usize, usize), from: (usize, usize)) -> X::Entry {
        delta(to == from)
    }

    #[inline]
    fn between(
        &self,
        l: impl Fn(usize) -> X::Entry,
        (k, m): (usize, usize),
        r: impl Fn(usize) -> X::Entry,
    ) -> X::Entry {
        l(k) * r(m)
    }
}

impl<X: Space> LinearMap<X> for F {
    type Output = X::Transposed;

    #[inline]
    fn apply(&self, d: &X) -> X::Transposed {
        d.flipped()
    }

    #[inline]
    fn pullback(&self, u: &X::Transposed) -> X {
        u.flipped()
    }

    #[inline]
    fn at(&self, (i, j): (usize, usize), from: (usize, usize)) -> X::Entry {
        delta((j, i) == from)
    }

    #[inline]
    fn between(
        &self,
        l: impl Fn(usize) -> X::Entry,
        (k, m): (usize, usize),
        r: impl Fn(usize) -> X::Entry,
    ) -> X::Entry {
        l(m) * r(k)
    }
}

/// 𝔼 and 𝔽 by themselves, with factors and as dense tensors.
macro_rules! isotropic {
    ($Tensor:ident, [$I:ident, $J:ident] of $symbol:literal) => {
        impl $Tensor {
            #[doc = concat!("The entry of ", $symbol, " at `[i, j, k, l]`.")]
            #[inline]
            #[must_use]
            pub fn entry<T: Scalar>(self, [i, j, k, l]: [usize; 4]) -> T {
                // Of what shape does not matter.
                LinearMap::<Matrix<1, 1, T>>::at(&self, (i, j), (k, l))
            }

            #[doc = concat!(
                "All entries of ", $symbol, " as a map from M×N matrices. It is M²N² numbers for what needs none."
            )]
            #[inline]
            #[must_use]
            pub fn to_dense<const M: usize, const N: usize, T: Scalar>(
                self,
            ) -> Tensor4<$I, $J, M, N, T> {
                Tensor4::from_fn(|i, j, k, l| self.entry([i, j, k, l]))
            }

            #[doc = concat!($symbol, " : inner, the one after the other.")]
            #[inline]
            #[must_use]
            pub fn contract<B>(self, inner: B) -> Chain<Self, B> {
                chain(self, inner)
            }
        }

        impl<const R: usize, const C: usize, T: Scalar> Mul<&Matrix<R, C, T>> for $Tensor {
            type Output = Product<One, Self, Matrix<C, R, T>>;

            #[inline]
            fn mul(self, b: &Matrix<R, C, T>) -> Self::Output {
                product(One, self, b.transpose())
            }
        }

        impl<const R: usize, const C: usize, T: Scalar> Mul<$Tensor> for &Matrix<R, C, T> {
            type Output = Product<Matrix<R, C, T>, $Tensor, One>;

            #[inline]
            fn mul(self, tensor: $Tensor) -> Self::Output {
                product(*self, tensor, One)
            }
        }
    };
}

isotropic! { E, [M, N] of "𝔼" }
isotropic! { F, [N, M] of "𝔽" }

/// L M(D) R; with an M that is 𝔼 or 𝔽 it is L 𝔼 Rᵀ or L 𝔽 Rᵀ.
#[derive(Clone, Copy, Debug)]
pub struct Product<L, M, R> {
    l: L,
    m: M,
    r: R,
}

/// S ∘ M(D).
#[derive(Clone, Copy, Debug)]
pub struct Entrywise<S, M> {
    s: S,
    m: M,
}

/// ⟨G, M(D)⟩.
#[derive(Clone, Copy, Debug)]
pub struct Inner<G, M> {
    g: G,
    m: M,
}

/// A(D) + B(D).
#[derive(Clone, Copy, Debug)]
pub struct Sum<A, B> {
    a: A,
    b: B,
}

/// Outer(inner(D)).
#[derive(Clone, Copy, Debug)]
pub struct Chain<A, B> {
    pub(super) outer: A,
    pub(super) inner: B,
}

/// 0 in every entry of a `Y`.
#[derive(Debug)]
pub struct Zero<Y>(PhantomData<fn() -> Y>);

/// A map by what it does.
#[derive(Debug)]
pub struct By<X, Y, A, P> {
    apply: A,
    pullback: P,
    shapes: PhantomData<fn(X) -> Y>,
}

impl<X, Y, A: Copy, P: Copy> Clone for By<X, Y, A, P> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<X, Y, A: Copy, P: Copy> Copy for By<X, Y, A, P> {}

/// 0 in every entry.
#[inline]
#[must_use]
pub fn zero<Y>() -> Zero<Y> {
    Zero(PhantomData)
}

/// A map and its adjoint, each written into a place. The adjoint is given the shape of its result, too.
#[inline]
pub fn by<X, Y, A: Fn(&X, &mut Y), P: Fn(&Y, &X, &mut X)>(apply: A, pullback: P) -> By<X, Y, A, P> {
    By {
        apply,
        pullback,
        shapes: PhantomData,
    }
}

/// L M R.
#[inline]
pub fn product<L, M, R>(l: L, m: M, r: R) -> Product<L, M, R> {
    Product { l, m, r }
}

/// S ∘ M.
#[inline]
pub fn entrywise<S, M>(s: S, m: M) -> Entrywise<S, M> {
    Entrywise { s, m }
}

/// ⟨G, M⟩.
#[inline]
pub fn inner<G, M>(g: G, m: M) -> Inner<G, M> {
    Inner { g, m }
}

/// A + B.
#[inline]
pub fn sum<A, B>(a: A, b: B) -> Sum<A, B> {
    Sum { a, b }
}

/// Outer after inner.
#[inline]
pub fn chain<A, B>(outer: A, inner: B) -> Chain<A, B> {
    Chain { outer, inner }
}

impl<L, M, R> Product<L, M, R> {
    /// This after another map: self : inner.
    #[inline]
    #[must_use]
    pub fn contract<B>(self, inner: B) -> Chain<Self, B> {
        chain(self, inner)
    }
}

impl<X, L, M, R> LinearMap<X> for Product<L, M, R>
where
    X: Space,
    M: LinearMap<X>,
    L: Left<M::Output>,
    R: Right<L::Product>,
{
    type Output = R::Product;

    #[inline]
    fn apply(&self, d: &X) -> R::Product {
        self.r.times(&self.l.times(&self.m.apply(d)))
    }

    #[inline]
    fn pullback(&self, u: &R::Product) -> X {
        self.m.pullback(&self.l.adjoint(&self.r.adjoint(u)))
    }

    #[inline]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [R::Product; K] {
        let product = self.l.times_each(&self.m.batch(d));
        of_each(&product, |x| self.r.times(x))
    }

    #[inline]
    fn times_units<const K: usize, N: Left<R::Product>>(&self, n: &N) -> [N::Product; K] {
        let product: [_; K] = self.m.times_units(&self.l);
        n.times_each(&of_each(&product, |x| self.r.times(x)))
    }

    #[inline]
    fn at(&self, (i, j): (usize, usize), from: (usize, usize)) -> X::Entry {
        if L::HAS_ENTRIES && R::HAS_ENTRIES {
            let (l, r) = (|p| self.l.entry(i, p), |q| self.r.entry(q, j));
            self.m.between(l, from, r)
        } else {
            self.apply(&X::unit(from)).at(i, j)
        }
    }
}

impl<X, S, M> LinearMap<X> for Entrywise<S, M>
where
    X: Space,
    M: LinearMap<X, Output = S>,
    S: Space<Entry = X::Entry>,
{
    type Output = S;

    #[inline]
    fn apply(&self, d: &X) -> S {
        self.s.entrywise(&self.m.apply(d))
    }

    #[inline]
    fn pullback(&self, u: &S) -> X {
        self.m.pullback(&self.s.entrywise(u))
    }

    #[inline]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [S; K] {
        let m = self.m.batch(d);
        of_each(&m, |m| self.s.entrywise(m))
    }

    #[inline]
    fn times_units<const K: usize, L: Left<S>>(&self, l: &L) -> [L::Product; K] {
        let m: [S; K] = self.m.times_units(&One);
        l.times_each(&of_each(&m, |m| self.s.entrywise(m)))
    }

    #[inline]
    fn at(&self, (i, j): (usize, usize), from: (usize, usize)) -> X::Entry {
        self.s.at(i, j) * self.m.at((i, j), from)
    }
}

impl<X, G, M> LinearMap<X> for Inner<G, M>
where
    X: Space,
    M: LinearMap<X, Output = G>,
    G: Space<Entry = X::Entry>,
{
    type Output = X::Entry;

    #[inline]
    fn apply(&self, d: &X) -> X::Entry {
        self.g.inner(&self.m.apply(d))
    }

    #[inline]
    fn pullback(&self, u: &X::Entry) -> X {
        self.m.pullback(&self.g.scaled(*u))
    }

    /// All entries of the adjoint's value.
    #[inline]
    fn times_units<const K: usize, L: Left<X::Entry>>(&self, l: &L) -> [L::Product; K] {
        let gradient = self.m.pullback(&self.g);
        l.times_each(&each::<_, K>(|k| {
            let (i, j) = position::<X>(k);
            gradient.at(i, j)
        }))
    }

    #[inline]
    fn at(&self, _: (usize, usize), (k, l): (usize, usize)) -> X::Entry {
        self.m.pullback(&self.g).at(k, l)
    }
}

impl<X, A, B> LinearMap<X> for Sum<A, B>
where
    X: Space,
    A: LinearMap<X>,
    B: LinearMap<X, Output = A::Output>,
{
    type Output = A::Output;

    #[inline]
    fn apply(&self, d: &X) -> A::Output {
        let mut sum = self.a.apply(d);
        sum.add(&self.b.apply(d));
        sum
    }

    #[inline]
    fn pullback(&self, u: &A::Output) -> X {
        let mut sum = self.a.pullback(u);
        sum.add(&self.b.pullback(u));
        sum
    }

    #[inline]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [A::Output; K] {
        added(self.a.batch(d), &self.b.batch(d))
    }

    #[inline]
    fn times_units<const K: usize, L: Left<A::Output>>(&self, l: &L) -> [L::Product; K] {
        added(self.a.times_units(l), &self.b.times_units(l))
    }

    #[inline]
    fn at(&self, to: (usize, usize), from: (usize, usize)) -> X::Entry {
        self.a.at(to, from) + self.b.at(to, from)
    }
}

impl<X, A, B> LinearMap<X> for Chain<A, B>
where
    X: Space,
    B: LinearMap<X>,
    A: LinearMap<B::Output>,
{
    type Output = A::Output;

    #[inline]
    fn apply(&self, d: &X) -> A::Output {
        self.outer.apply(&self.inner.apply(d))
    }

    #[inline]
    fn pullback(&self, u: &A::Output) -> X {
        self.inner.pullback(&self.outer.pullback(u))
    }

    #[inline]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [A::Output; K] {
        self.outer.batch(&self.inner.batch(d))
    }

    #[inline]
    fn times_units<const K: usize, L: Left<A::Output>>(&self, l: &L) -> [L::Product; K] {
        l.times_each(&self.outer.batch(&self.inner.times_units::<K, _>(&One)))
    }

    fn describe(&self, text: &str, f: &mut Formatter<'_>) -> fmt::Result {
        if !text.is_empty() {
            return f.write_str(text);
        }
        self.outer.describe("", f)?;
        f.write_str(" : ")?;
        self.inner.describe("", f)
    }
}

/// The sums, one by one.
#[inline]
fn added<Y: Space, const K: usize>(mut sums: [Y; K], others: &[Y; K]) -> [Y; K] {
    for (sum, other) in sums.iter_mut().zip(others) {
        sum.add(other);
    }
    sums
}

impl<Y> Clone for Zero<Y> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Y> Copy for Zero<Y> {}

impl<X: Space, Y: Space<Entry = X::Entry>> LinearMap<X> for Zero<Y> {
    type Output = Y;

    #[inline]
    fn apply(&self, _: &X) -> Y {
        Y::build(|_, _| X::Entry::ZERO)
    }

    #[inline]
    fn pullback(&self, _: &Y) -> X {
        X::build(|_, _| X::Entry::ZERO)
    }
}

impl<X, Y, A, P> LinearMap<X> for By<X, Y, A, P>
where
    X: Space,
    Y: Space<Entry = X::Entry>,
    A: Fn(&X, &mut Y) + Copy,
    P: Fn(&Y, &X, &mut X) + Copy,
{
    type Output = Y;

    #[inline]
    fn apply(&self, d: &X) -> Y {
        let mut y = Y::build(|_, _| X::Entry::ZERO);
        (self.apply)(d, &mut y);
        y
    }

    #[inline]
    fn pullback(&self, u: &Y) -> X {
        let like = X::build(|_, _| X::Entry::ZERO);
        let mut x = like;
        (self.pullback)(u, &like, &mut x);
        x
    }
}
