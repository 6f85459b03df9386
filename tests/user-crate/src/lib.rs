//! A crate as strict as they come that calls chainrule by another name: every lint that its
//! `Cargo.toml` denies looks at what the macros expand to.

#![no_std]

use calculus::{
    Elementwise, Function, Matrix, Real, RowVector, Scalar, Vector, grad, value, value_and_grad,
};

/// Sums, products, scalings, transposes: 2 Wᵀx − (x + b) / s, and the outer product.
#[must_use]
pub fn arithmetic<const N: usize, T: Scalar>(
    w: &Matrix<N, N, T>,
    x: &Vector<N, T>,
    b: &RowVector<N, T>,
    s: T,
) -> (Vector<N, T>, Matrix<N, N, T>) {
    (
        value!(2 w^T x - (x + b^T) / s; crate = ::calculus),
        value!(-x b + s w^2 w; crate = ::calculus),
    )
}

/// Entry by entry, and powers with every kind of exponent.
#[must_use]
pub fn entry_by_entry<const N: usize, T: Real>(
    x: &Vector<N, T>,
    p: &Vector<N, T>,
    s: T,
) -> (T, (Vector<N, T>, Vector<N, T>, T)) {
    value_and_grad!(
        sum(x .* p ./ x + x.^2 - p.^-1 + x.^0.5 + x.^p) + s^3 + s^-2 + s^0.5 + s^s,
        x, p, s;
        crate = ::calculus
    )
}

/// Every function of a number.
#[must_use]
pub fn elementary<const N: usize, T: Real>(x: &Vector<N, T>) -> (T, Vector<N, T>) {
    value_and_grad!(
        sum(exp(x) + log(x) + sqrt(x) + sin(x) + cos(x) + tan(x) + asin(x) + acos(x) + atan(x))
            + sum(sinh(x) + cosh(x) + tanh(x) + abs(x) + sign(x) + relu(x) + sigmoid(x) + softplus(x)),
        x;
        crate = ::calculus
    )
}

/// A value and three gradients.
pub type ByThree<const M: usize, const N: usize, T> =
    (T, (Matrix<M, N, T>, Matrix<M, N, T>, Vector<N, T>));

/// Every function that makes a scalar.
#[must_use]
pub fn reductions<const M: usize, const N: usize, T: Real>(
    a: &Matrix<M, N, T>,
    b: &Matrix<M, N, T>,
    x: &Vector<N, T>,
) -> ByThree<M, N, T> {
    value_and_grad!(
        tr(a^T b) + a : b + ||a|| + ||b||_1 + norm2(x) + norm1(x) + dot(x, x) + ||a x||^2,
        a, b, x;
        crate = ::calculus
    )
}

/// A layer and what it has learnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer<const M: usize, const N: usize> {
    /// A row for each input, a column for each output.
    pub weights: Matrix<M, N>,
    /// One for each output.
    pub biases: Vector<N>,
}

impl<const M: usize, const N: usize> Layer<M, N> {
    /// The outputs.
    #[must_use]
    pub fn forward(&self, x: &Vector<M>) -> Vector<N> {
        value!(tanh(self.weights^T x + self.biases); crate = ::calculus)
    }

    /// One step downhill, towards y, at a given rate.
    pub fn descend(&mut self, x: &Vector<M>, y: &Vector<N>, rate: f64) {
        let (weights, biases) = grad!(
            {
                let z = self.weights^T x + self.biases;
                ||tanh(z) - y||^2 / 2
            },
            self.weights, self.biases;
            crate = ::calculus
        );
        self.weights = value!(self.weights - rate weights; crate = ::calculus);
        self.biases = value!(self.biases - rate biases; crate = ::calculus);
    }
}

/// By a name of a `let`, with constants of Rust in braces.
#[must_use]
pub fn by_a_let<const N: usize>(a: &Matrix<N, N>, x: &Vector<N>) -> Vector<N> {
    grad!(
        { let y = a x; let z = y + { Vector::<N>::ones() }; z^T y + 3 sum(z) },
        y;
        crate = ::calculus
    )
}

/// No names at all, one name, and a variable alone.
#[must_use]
pub fn trifles(x: &Vector<3, f32>, s: f32) -> (f64, Vector<3, f32>, f32) {
    (
        value!(1 + 2 / 4; crate = ::calculus),
        value!(x; crate = ::calculus),
        grad!(s, s; crate = ::calculus),
    )
}

/// Every function of matrices and of vectors.
#[must_use]
pub fn whole<T: Real>(a: &Matrix<3, 3, T>, x: &Vector<3, T>) -> (T, Matrix<3, 3, T>) {
    value_and_grad!(
        det(a) + logdet(a) + x^T a^-1 x + sum(inv(a^T)) + sum(spd(a) + diag(diag(a)) + 2 eye(3))
            + logsumexp(vec(a)) + sum(kron(a, a)) + sum(softmax(a x)) + max(a x) + min(x)
            + sum(max(x, a x) + min(x, a x) + atan2(a x, x) + hypot(a x, x) + clamp(a x, 0, 1))
            + sum(cross(a x, x)) + sum(outer(a x, x)) + basis(3, 2)^T a ones(3) + sum(zeros(3, 3)),
        a;
        a: symmetric;
        crate = ::calculus
    )
}

/// A dimension that is a parameter.
#[must_use]
pub fn last<const N: usize, const I: usize, T: Scalar>(x: &Vector<N, T>) -> T {
    value!(basis(N, I)^T x; crate = ::calculus)
}

/// Squares, entry by entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square;

impl<T: Scalar> Elementwise<T> for Square {
    fn value(&self, x: T) -> T {
        value!(x^2; crate = ::calculus)
    }

    fn derivative(&self, x: T) -> T {
        value!(2 x; crate = ::calculus)
    }
}

/// The vector x xᵀ y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along;

impl<const N: usize, T: Scalar> Function<(Vector<N, T>, Vector<N, T>)> for Along {
    type Value = Vector<N, T>;

    fn value(&self, &(x, y): &(Vector<N, T>, Vector<N, T>)) -> Self::Value {
        value!(x x^T y; crate = ::calculus)
    }

    fn pullback(
        &self,
        &(x, y): &(Vector<N, T>, Vector<N, T>),
        adjoint: &Self::Value,
    ) -> (Vector<N, T>, Vector<N, T>) {
        grad!(adjoint^T x x^T y, x, y; crate = ::calculus)
    }
}

/// Functions of one's own.
#[must_use]
pub fn own<const N: usize, T: Scalar>(x: &Vector<N, T>) -> Vector<N, T> {
    grad!(sum(along(x, square(x))), x; fn along = Along; fn square = Square; crate = ::calculus)
}

/// Declared dimensions: names, numbers, and a parameter.
#[must_use]
pub fn declared<const M: usize, const N: usize, T: Scalar>(
    a: &Vector<N, T>,
    w: &Matrix<M, N, T>,
    x: &Vector<M, T>,
    r: &RowVector<3, T>,
) -> (T, Matrix<M, N, T>) {
    value_and_grad!(
        a^T w^T x + sum(r), w;
        a: [Inputs], w: [{ M }, Inputs], x: [M], r: [1, 3];
        crate = ::calculus
    )
}
