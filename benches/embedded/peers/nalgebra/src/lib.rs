//! The cases of `../../cases` in nalgebra, whose matrices have the same layout.

#![no_std]
#![allow(non_snake_case)] // W is a matrix, as on paper.

use core::panic::PanicInfo;

use nalgebra::{ComplexField, SMatrix, SVector};

#[repr(C)]
pub struct Pair<A, B>(A, B);

type Matrix<const R: usize, const C: usize> = SMatrix<f32, R, C>;
type Vector<const N: usize> = SVector<f32, N>;

fn outer<const R: usize, const C: usize>(
    Pair(x, y): &Pair<Vector<R>, Vector<C>>,
    out: &mut Matrix<R, C>,
) {
    out.ger(1.0, x, y, 0.0);
}

fn product<const N: usize>(Pair(a, b): &Pair<Matrix<N, N>, Matrix<N, N>>, out: &mut Matrix<N, N>) {
    a.mul_to(b, out);
}

#[repr(C)]
pub struct Bilinear<const R: usize, const C: usize> {
    W: Matrix<R, C>,
    x: Vector<R>,
    a: Vector<C>,
}

fn bilinear<const R: usize, const C: usize>(
    Bilinear { W, x, a }: &Bilinear<R, C>,
    out: &mut Pair<f32, Matrix<R, C>>,
) {
    out.0 = a.dot(&W.tr_mul(x));
    out.1.ger(1.0, x, a, 0.0);
}

#[repr(C)]
pub struct LeastSquares<const R: usize, const C: usize> {
    A: Matrix<R, C>,
    b: Vector<R>,
    x: Vector<C>,
}

fn least_squares<const R: usize, const C: usize>(
    LeastSquares { A, b, x }: &LeastSquares<R, C>,
    out: &mut Vector<C>,
) {
    *out = A.tr_mul(&(A * x - b)) * 2.0;
}

#[repr(C)]
pub struct Kalman<const N: usize, const M: usize> {
    x: Vector<N>,
    P: Matrix<N, N>,
    H: Matrix<M, N>,
    R: Matrix<M, M>,
    z: Vector<M>,
}

/// The inverse of a matrix up to 4×4 is by cofactors.
fn kalman<const N: usize, const M: usize>(
    Kalman { x, P, H, R, z }: &Kalman<N, M>,
    out: &mut Pair<Vector<N>, Matrix<N, N>>,
) {
    let B = P * H.transpose();
    let Some(inverse) = (H * B + R).try_inverse() else {
        return;
    };
    let K = B * inverse;
    out.0 = x + K * (z - H * x);
    out.1 = P - K * B.transpose();
}

#[repr(C)]
pub struct Network<const I: usize, const H: usize, const O: usize> {
    W1: Matrix<H, I>,
    b1: Vector<H>,
    W2: Matrix<O, H>,
    b2: Vector<O>,
    x: Vector<I>,
    y: Vector<O>,
}

#[repr(C)]
pub struct Step<const I: usize, const H: usize, const O: usize> {
    W1: Matrix<H, I>,
    b1: Vector<H>,
    W2: Matrix<O, H>,
    b2: Vector<O>,
}

fn network<const I: usize, const H: usize, const O: usize>(
    input: &Network<I, H, O>,
    out: &mut Step<I, H, O>,
) {
    let Network {
        W1,
        b1,
        W2,
        b2,
        x,
        y,
    } = input;
    let h = (W1 * x + b1).map(ComplexField::tanh);
    out.b2 = W2 * h + b2 - y;
    out.W2.ger(1.0, &out.b2, &h, 0.0);
    out.b1 = W2.tr_mul(&out.b2).zip_map(&h, |e, h| e * (1.0 - h * h));
    out.W1.ger(1.0, &out.b1, x, 0.0);
}

#[repr(C)]
pub struct Gaussian<const N: usize> {
    x: Vector<N>,
    u: Vector<N>,
    S: Matrix<N, N>,
}

#[repr(C)]
pub struct Likelihood<const N: usize> {
    value: f32,
    u: Vector<N>,
    S: Matrix<N, N>,
}

fn gaussian(Gaussian { x, u, S }: &Gaussian<3>, out: &mut Likelihood<3>) {
    let Some(inverse) = S.try_inverse() else {
        return;
    };
    let d = x - u;
    out.u = inverse * d;
    out.S = (out.u * out.u.transpose() - inverse) * 0.5;
    out.value = -0.5 * (S.determinant().ln() + d.dot(&out.u));
}

fn radar(x: &Vector<4>, out: &mut Matrix<3, 4>) {
    let inverse = 1.0 / ComplexField::sqrt(x[0] * x[0] + x[1] * x[1]);
    let (c, s) = (x[0] * inverse, x[1] * inverse);
    let across = (c * x[3] - s * x[2]) * inverse;
    #[rustfmt::skip]
    let J = Matrix::<3, 4>::new(
        c,            s,           0.0, 0.0,
        -s * inverse, c * inverse, 0.0, 0.0,
        -s * across,  c * across,  c,   s,
    );
    *out = J;
}

macro_rules! functions {
    ($($name:ident: $f:expr, $In:ty => $Out:ty;)+) => { $(
        #[unsafe(no_mangle)]
        extern "C" fn $name(input: &$In, out: &mut $Out) {
            $f(input, out);
        }
    )+ };
}

functions! {
    outer_8_4: outer, Pair<Vector<8>, Vector<4>> => Matrix<8, 4>;
    outer_16_16: outer, Pair<Vector<16>, Vector<16>> => Matrix<16, 16>;
    product_3: product, Pair<Matrix<3, 3>, Matrix<3, 3>> => Matrix<3, 3>;
    product_4: product, Pair<Matrix<4, 4>, Matrix<4, 4>> => Matrix<4, 4>;
    product_6: product, Pair<Matrix<6, 6>, Matrix<6, 6>> => Matrix<6, 6>;
    product_8: product, Pair<Matrix<8, 8>, Matrix<8, 8>> => Matrix<8, 8>;
    product_16: product, Pair<Matrix<16, 16>, Matrix<16, 16>> => Matrix<16, 16>;
    bilinear_8_4: bilinear, Bilinear<8, 4> => Pair<f32, Matrix<8, 4>>;
    least_squares_16_4: least_squares, LeastSquares<16, 4> => Vector<4>;
    kalman_4_2: kalman, Kalman<4, 2> => Pair<Vector<4>, Matrix<4, 4>>;
    kalman_6_3: kalman, Kalman<6, 3> => Pair<Vector<6>, Matrix<6, 6>>;
    network_4_16_2: network, Network<4, 16, 2> => Step<4, 16, 2>;
    gaussian_3: gaussian, Gaussian<3> => Likelihood<3>;
    ekf_jacobian: radar, Vector<4> => Matrix<3, 4>;
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}
