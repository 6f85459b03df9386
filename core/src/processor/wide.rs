//! The one choice of an instruction set.
//!
//! A plain build for x86-64 may use 128-bit vectors only. Most processors have 256-bit ones (AVX2) and
//! multiply and add in one (FMA): two to four times the speed. Which processor it is shows at run
//! time. The choice is made where the work is, in each [kernel](kernels) and in each loop over
//! entries that is worth it: it is a byte to look at and a call.

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::Scalar;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::expression::array::{Array, columns};

/// Work of some size, in a form that is sure to be inlined where it runs.
pub(crate) trait Job {
    /// What it results in.
    type Out;
    /// About how many multiplications it is.
    #[cfg_attr(
        not(all(feature = "std", target_arch = "x86_64")),
        expect(dead_code, reason = "there is nothing to choose")
    )]
    const WORK: usize;

    /// Does it; `#[inline(always)]`, as is everything in it.
    fn run(self) -> Self::Out;
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod kernels;

/// Less work than this is done before the choice would pay.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const WORTHWHILE: usize = 64;

/// Whether the processor has AVX2 and FMA. It is asked once; from then on this is a byte in memory.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[inline(always)]
fn available() -> bool {
    cfg!(all(target_feature = "avx2", target_feature = "fma"))
        || match AVAILABLE.load(Relaxed) {
            YES => true,
            NO => false,
            _ => ask(),
        }
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
static AVAILABLE: AtomicU8 = AtomicU8::new(0);
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const NO: u8 = 1;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const YES: u8 = 2;

#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cold]
fn ask() -> bool {
    let is = std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("fma");
    AVAILABLE.store(if is { YES } else { NO }, Relaxed);
    is
}

/// Does the work, with wide vectors where there are some and it pays.
#[inline(always)]
pub(crate) fn run<J: Job>(job: J) -> J::Out {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if J::WORK >= WORTHWHILE && available() {
        #[expect(
            unsafe_code,
            reason = "no safe call uses what is found out at run time"
        )]
        // SAFETY: the processor has AVX2 and FMA, as the condition says.
        return unsafe { with_avx2(job) };
    }
    job.run()
}

/// Compiled for AVX2, and with it what is inlined.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[target_feature(enable = "avx2,fma")]
fn with_avx2<J: Job>(job: J) -> J::Out {
    job.run()
}

/// What a kernel results in, for the vectors of `f64` or `f32`, if `T` is one of them, the work is worth
/// it and the processor has them.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
macro_rules! kernel {
    ($T:ty, $work:expr, $fits:expr, |$Lanes:ident| $call:expr) => {
        if $work < WORTHWHILE || !$fits || !available() {
            None
        } else if core::any::TypeId::of::<$T>() == core::any::TypeId::of::<f64>() {
            type $Lanes = core::arch::x86_64::__m256d;
            kernel!($call)
        } else if core::any::TypeId::of::<$T>() == core::any::TypeId::of::<f32>() {
            type $Lanes = core::arch::x86_64::__m256;
            kernel!($call)
        } else {
            None
        }
    };
    ($call:expr) => {{
        #[expect(
            unsafe_code,
            reason = "no safe call uses what is found out at run time"
        )]
        // SAFETY: there are AVX2 and FMA, numbers as many as the sizes say, and what is written is
        // borrowed alone.
        Some(unsafe { $call })
    }};
}

/// y = α A x, or y += α A x if `add`; if it was done.
#[inline(always)]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemv<const R: usize, const C: usize, T: Scalar>(
    add: bool,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) -> Option<()> {
    let (a, fits) = (a.as_flattened(), x.len() == C && y.len() == R);
    kernel!(T, R * C, fits, |Lanes| kernels::gemv::<Lanes, R, C>(
        add,
        same(alpha),
        a.as_ptr().cast(),
        x.as_ptr().cast(),
        y.as_mut_ptr().cast(),
    ))
}

/// y = α Aᵀ x, or y += α Aᵀ x if `add`; if it was done.
#[inline(always)]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemv_transposed<const R: usize, const C: usize, T: Scalar>(
    add: bool,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) -> Option<()> {
    let (a, fits) = (a.as_flattened(), x.len() == R && y.len() == C);
    kernel!(T, R * C, fits, |Lanes| kernels::gemv_transposed::<
        Lanes,
        R,
        C,
    >(
        add,
        same(alpha),
        a.as_ptr().cast(),
        x.as_ptr().cast(),
        y.as_mut_ptr().cast(),
    ))
}

/// A = α x yᵀ, or A += α x yᵀ if `add`; if it was done.
#[inline(always)]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn ger<A: Array>(
    add: bool,
    alpha: A::T,
    x: &[A::T],
    y: &[A::T],
    a: &mut A,
) -> Option<()> {
    let fits = x.len() == A::ROWS && y.len() == columns::<A>();
    kernel!(A::T, A::ENTRIES, fits, |Lanes| kernels::ger::<Lanes, A>(
        add,
        same(alpha),
        x.as_ptr().cast(),
        y.as_ptr().cast(),
        a.flat_mut().as_mut_ptr().cast(),
    ))
}

/// C = α A B, or C += α A B if `add`, of an A of shape `A`, of which the entries lie by columns, B's by
/// rows if `flipped`; if it was done.
#[inline(always)]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemm<A: Array, C: Array<T = A::T>>(
    add: bool,
    alpha: A::T,
    a: &[A::T],
    (b, flipped): (&[A::T], bool),
    c: &mut C,
) -> Option<()> {
    // To 5×5, the portable loops are written out, and as fast.
    let work = A::ENTRIES * columns::<C>() / 2;
    let fits =
        a.len() == A::ENTRIES && b.len() == columns::<A>() * columns::<C>() && C::ROWS == A::ROWS;
    kernel!(A::T, work, fits, |Lanes| kernels::gemm::<Lanes, A, C>(
        add,
        same(alpha),
        a.as_ptr().cast(),
        (b.as_ptr().cast(), flipped),
        c.flat_mut().as_mut_ptr().cast(),
    ))
}

/// Σ aᵢ bᵢ, if it was done.
#[inline(always)]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn dot<T: Scalar>(a: &[T], b: &[T]) -> Option<T> {
    kernel!(T, a.len(), a.len() == b.len(), |Lanes| same(
        kernels::dot::<Lanes>(a.len(), a.as_ptr().cast(), b.as_ptr().cast())
    ))
}

/// A number as its own type, which is known by another name.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[inline(always)]
fn same<T: Scalar, S: Scalar>(x: T) -> S {
    let x: &dyn core::any::Any = &x;
    x.downcast_ref().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    use super::{Job, run};
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    use crate::expression::{add, inner, mul, t, view, write};
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    use crate::{Matrix, Scalar, Vector};

    /// Σ i² below 1000, and which path it should take.
    struct Squares<const WORK: usize>;

    impl<const WORK: usize> Job for Squares<WORK> {
        type Out = f64;
        const WORK: usize = WORK;

        #[inline(always)]
        fn run(self) -> f64 {
            (0..1000).map(|i| f64::from(i) * f64::from(i)).sum()
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
    fn wide_and_narrow_agree() {
        let sum = 332_833_500.0;
        assert_eq!(Squares::<1>.run(), sum);
        assert_eq!(run(Squares::<1>), sum);
        assert_eq!(run(Squares::<1_000_000>), sum);
    }

    /// Every kernel's result at a size, of small whole numbers, whose sums are exact.
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    #[expect(clippy::type_complexity, reason = "there are many results")]
    fn results<const M: usize, const N: usize, T: Scalar>() -> (
        Vector<M, T>,
        Vector<N, T>,
        Matrix<M, N, T>,
        Matrix<M, N, T>,
        Matrix<M, M, T>,
        T,
    ) {
        let number = |i: usize, j: usize| integer::<T>((3 * i + 5 * j + i * j) % 7);
        let (a, b) = (
            Matrix::<M, N, T>::from_fn(number),
            Matrix::<N, N, T>::from_fn(|i, j| number(j + 1, i)),
        );
        let (x, y) = (
            Vector::<N, T>::from_fn(|i| number(i, 2)),
            Vector::<M, T>::from_fn(|i| number(1, i)),
        );
        let (a, b, x, y) = (view(&a), view(&b), view(&x), view(&y));
        let (mut ax, mut aty) = (Vector::zeros(), Vector::zeros());
        let (mut outer, mut ab, mut aat) = (Matrix::zeros(), Matrix::zeros(), Matrix::zeros());
        write(add(y, mul(a, x)), &mut ax);
        write(mul(t(a), y), &mut aty);
        write(add(a, mul(y, t(x))), &mut outer);
        write(add(a, mul(a, b)), &mut ab);
        write(mul(a, t(a)), &mut aat);
        (ax, aty, outer, ab, aat, inner(a, a).0)
    }

    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    fn integer<T: Scalar>(n: usize) -> T {
        (0..n).fold(-T::ONE, |x, _| x + T::ONE)
    }

    /// Rows and columns of all remainders by the vectors and blocks of the kernels.
    #[test]
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    fn kernels_agree_with_the_portable_loops() {
        use super::{AVAILABLE, NO};
        use core::sync::atomic::Ordering::Relaxed;

        macro_rules! agree {
            ($($T:ident $m:literal $n:literal)+) => { $(
                AVAILABLE.store(NO, Relaxed);
                let narrow = results::<$m, $n, $T>();
                super::ask();
                assert_eq!(results::<$m, $n, $T>(), narrow, "{} {}", $m, $n);
            )+ };
        }
        agree! {
            f64 8 8  f64 9 13  f64 10 6  f64 11 11  f64 12 7  f64 13 5  f64 15 9  f64 16 16
            f64 17 10  f64 23 3  f64 33 14  f64 65 1  f64 1 65
            f32 8 8  f32 9 13  f32 10 7  f32 12 6  f32 15 9  f32 16 16  f32 17 10  f32 20 5
            f32 31 3  f32 33 14  f32 71 1  f32 1 71
        }
    }
}
