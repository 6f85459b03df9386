//! The one choice of an instruction set.
//!
//! A plain build for x86-64 may use 128-bit vectors only. Most processors have 256-bit ones (AVX2) and
//! multiply and add in one (FMA), two to four times the speed, and many have 512-bit ones (AVX-512).
//! Which processor it is shows at run time. The choice is made where the work is, in each
//! [kernel](kernels) and in each loop over entries that is worth it: it is a byte to look at and a call. Less
//! work is done in 128-bit vectors at once.

use core::marker::PhantomData;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use core::ptr::NonNull;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::Scalar;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::expression::{
    Onto,
    array::{Array, columns},
};

/// Work of some size, in a form that is sure to be inlined where it runs.
pub(crate) trait Job {
    /// Where it writes. Being an argument of its own says to the compiler that nothing else lies there.
    type Place;
    /// What it results in.
    type Out;
    /// About how many multiplications it is.
    #[cfg_attr(
        not(all(feature = "std", target_arch = "x86_64")),
        expect(dead_code, reason = "there is nothing to choose")
    )]
    const WORK: usize;

    /// Does it; inlined, as is everything in it.
    fn run(self, place: &mut Self::Place) -> Self::Out;
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod kernels;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod registers;

#[cfg(all(feature = "std", target_arch = "x86_64"))]
impl<T: Scalar> Onto<'_, T> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn fits(self, n: usize) -> bool {
        match self {
            Self::Other(_, c) => c.len() == n,
            _ => true,
        }
    }

    /// β and c, which of itself is y, of an `S` that is the type of the numbers by another name.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn pointer<S: Scalar>(self, y: *mut T) -> kernels::Before<S> {
        let (beta, c) = match self {
            Self::Nothing => return None,
            Self::Itself => (S::ONE, NonNull::new(y)),
            Self::Other(beta, c) => (same(beta), Some(NonNull::from(c).cast())),
        };
        c.map(|c| (beta, c.cast()))
    }
}

/// Whether the choice pays: less work is done before.
pub(crate) const fn is_worthwhile(work: usize) -> bool {
    cfg!(all(feature = "std", target_arch = "x86_64")) && work >= 64
}

/// What a processor has, each with all that is before: nothing is known yet, 128-bit vectors, AVX2 and FMA,
/// and AVX-512 as since Ice Lake and Zen 4 (processors before those run slower for a while after it).
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const UNKNOWN: u8 = 0;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const NARROW: u8 = 1;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const AVX2: u8 = 2;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const AVX512: u8 = 3;

/// What the processor has. It is asked once; from then on this is a byte in memory.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cfg_attr(not(unoptimised), inline(always))]
fn level() -> u8 {
    if cfg!(all(
        target_feature = "avx512dq",
        target_feature = "avx512vl",
        target_feature = "avx512vbmi"
    )) {
        return AVX512;
    }
    let found = match FOUND.load(Relaxed) {
        UNKNOWN => ask(),
        found => found,
    };
    if IS_WIDE { found.max(AVX2) } else { found }
}

#[cfg(all(feature = "std", target_arch = "x86_64"))]
static FOUND: AtomicU8 = AtomicU8::new(UNKNOWN);

#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cold]
fn ask() -> u8 {
    macro_rules! has_all {
        ($($feature:tt)+) => { $(std::is_x86_feature_detected!($feature))&&+ };
    }
    let found = if !has_all!("avx2" "fma") {
        NARROW
    } else if !has_all!("avx512f" "avx512dq" "avx512vl" "avx512vbmi") {
        AVX2
    } else {
        AVX512
    };
    FOUND.store(found, Relaxed);
    found
}

/// Does the work, with wide vectors where there are some and it pays.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn run<J: Job>(job: J, place: &mut J::Place) -> J::Out {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    #[expect(
        unsafe_code,
        reason = "no safe call uses what is found out at run time"
    )]
    if const { is_worthwhile(J::WORK) } {
        match level() {
            // SAFETY: the processor has AVX-512.
            AVX512 if const { J::WORK >= 128 } => {
                return unsafe { kernels::avx512::run(job, place) };
            }
            // SAFETY: the processor has AVX2 and FMA.
            AVX2.. => return unsafe { kernels::avx2::run(job, place) },
            _ => {}
        }
    }
    job.run(place)
}

/// Does work on an N×N matrix, with wide vectors from 9×9 on: what is smaller stays in registers, which a call
/// would empty.
macro_rules! run_square {
    ($N:ident, $place:expr, |$at:ident: &mut $Place:ty| $work:expr) => {
        if const { $N > 8 } {
            let job = $crate::processor::wide::Square::<$N, $Place, _>::new(
                #[cfg_attr(not(unoptimised), inline(always))]
                |$at| $work,
            );
            $crate::processor::wide::run(job, $place);
        } else {
            let $at = $place;
            $work;
        }
    };
}

pub(crate) use run_square;

/// Work on an N×N matrix.
pub(crate) struct Square<const N: usize, P, F: FnOnce(&mut P)>(F, PhantomData<P>);

impl<const N: usize, P, F: FnOnce(&mut P)> Square<N, P, F> {
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn new(work: F) -> Self {
        Square(work, PhantomData)
    }
}

impl<const N: usize, P, F: FnOnce(&mut P)> Job for Square<N, P, F> {
    type Place = P;
    type Out = ();
    const WORK: usize = N * N * N / 6;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn run(self, place: &mut P) {
        (self.0)(place);
    }
}

/// Whether so many rows are worth vectors of N numbers: they fill them, or are so many that they nearly do.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const fn fill<const N: usize>(rows: usize) -> bool {
    let is_full = rows.is_multiple_of(N);
    is_full || rows > 2 * N && 2 * rows.div_ceil(N) == rows.div_ceil(N / 2)
}

/// Whether the build is for a processor with wide vectors, so that there is no choice that could cost something.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const IS_WIDE: bool = cfg!(all(target_feature = "avx2", target_feature = "fma"));

/// What a kernel results in, for the vectors of `f64` or `f32` that rows fill, if `T` is one of them, the
/// work is worth it and the processor has them.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
macro_rules! kernel {
    ($T:ty, $work:expr, $rows:expr, $fits:expr, |$kernels:ident, $Lanes:ident| $call:expr) => {
        if !$fits {
            None
        } else if is::<$T, f64>() {
            kernel!(8 __m512d __m256d 2 __m128d, $work, $rows, |$kernels, $Lanes| $call)
        } else if is::<$T, f32>() {
            kernel!(16 __m512 __m256 4 __m128, $work, $rows, |$kernels, $Lanes| $call)
        } else {
            None
        }
    };
    (
        $n:literal $Wide:ident $Narrow:ident $few:literal $Narrowest:ident, $work:expr, $rows:expr,
        |$kernels:ident, $Lanes:ident| $call:expr
    ) => {
        if const { is_worthwhile($work) || IS_WIDE && $work > 0 && $rows % (2 * $few) == 0 } {
            match level() {
                AVX512 if const { fill::<$n>($rows) } => {
                    kernel!(kernels::avx512 $Wide |$kernels, $Lanes| $call)
                }
                AVX2.. => kernel!(kernels::avx2 $Narrow |$kernels, $Lanes| $call),
                _ => None,
            }
        } else if const { $work > 0 && $rows % $few == 0 } {
            // Every processor has these vectors.
            kernel!(kernels $Narrowest |$kernels, $Lanes| $call)
        } else {
            None
        }
    };
    ($($instructions:ident)::+ $Register:ident |$kernels:ident, $Lanes:ident| $call:expr) => {{
        use $($instructions)::+ as $kernels;
        type $Lanes = core::arch::x86_64::$Register;
        #[expect(
            unsafe_code,
            reason = "no safe call uses what is found out at run time"
        )]
        // SAFETY: the processor has the features, there are numbers as many as the sizes say, and what is
        // written is borrowed alone.
        Some(unsafe { $call })
    }};
}

/// What a product of an R×C matrix with a vector counts: columns that fill the narrowest vectors are left to these, as
/// others would be half empty.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const fn work_with_vector<const R: usize, const C: usize, T>() -> usize {
    if R * size_of::<T>() == 16 { 1 } else { R * C }
}

/// y = α A x, onto something; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemv<const R: usize, const C: usize, T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) -> Option<()> {
    let (a, fits) = (
        a.as_flattened(),
        x.len() == C && y.len() == R && onto.fits(R),
    );
    let y = y.as_mut_ptr();
    if const { (R == 2 || R == 3) && C >= 8 } && is::<T, f32>() {
        // Columns are shorter than vectors; fewer than eight are as fast one by one.
        #[expect(unsafe_code, reason = "numbers are loaded by fours")]
        // SAFETY: there are numbers as many as the sizes say, and y is borrowed alone.
        return fits.then(|| unsafe {
            kernels::gemv_of_few_rows::<R, C>(
                onto.pointer(y),
                same(alpha),
                a.as_ptr().cast(),
                x.as_ptr().cast(),
                y.cast(),
            );
        });
    }
    kernel!(
        T,
        work_with_vector::<R, C, T>(),
        R,
        fits,
        |kernels, Lanes| kernels::gemv::<Lanes, R, C>(
            onto.pointer(y),
            same(alpha),
            a.as_ptr().cast(),
            x.as_ptr().cast(),
            y.cast(),
        )
    )
}

/// y = α Aᵀ x, onto something; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemv_transposed<const R: usize, const C: usize, T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) -> Option<()> {
    // Columns that are shorter than every vector are better side by side.
    let is_long = R > 3 || is::<T, f64>() && R > 1;
    let (a, fits) = (
        a.as_flattened(),
        is_long && x.len() == R && y.len() == C && onto.fits(C),
    );
    let y = y.as_mut_ptr();
    kernel!(
        T,
        work_with_vector::<R, C, T>(),
        R,
        fits,
        |kernels, Lanes| kernels::gemv_transposed::<Lanes, R, C>(
            onto.pointer(y),
            same(alpha),
            a.as_ptr().cast(),
            x.as_ptr().cast(),
            y.cast(),
        )
    )
}

/// A = α x yᵀ, onto something; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn ger<A: Array>(
    onto: Onto<'_, A::T>,
    alpha: A::T,
    x: &[A::T],
    y: &[A::T],
    a: &mut A,
) -> Option<()> {
    let fits = x.len() == A::ROWS && y.len() == columns::<A>() && onto.fits(A::ENTRIES);
    let a = a.flat_mut().as_mut_ptr();
    if const { (A::ROWS == 2 || A::ROWS == 3) && columns::<A>() >= 4 } && is::<A::T, f32>() {
        #[expect(unsafe_code, reason = "numbers are stored by fours")]
        // SAFETY: there are numbers as many as the sizes say, and A is borrowed alone.
        return fits.then(|| unsafe {
            let (x, y) = (x.as_ptr().cast(), y.as_ptr().cast());
            let onto = onto.pointer(a);
            match A::ROWS {
                2 => kernels::ger_of_few_rows::<2, A>(onto, same(alpha), x, y, a.cast()),
                _ => kernels::ger_of_few_rows::<3, A>(onto, same(alpha), x, y, a.cast()),
            }
        });
    }
    kernel!(A::T, A::ENTRIES, A::ROWS, fits, |kernels, Lanes| {
        kernels::ger::<Lanes, A>(
            onto.pointer(a),
            same(alpha),
            x.as_ptr().cast(),
            y.as_ptr().cast(),
            a.cast(),
        );
    })
}

/// α diag(x) A, if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn scale_rows<A: Array>(alpha: A::T, x: &[A::T], a: &[A::T], out: &mut A) -> Option<()> {
    let fits = x.len() == A::ROWS && a.len() == A::ENTRIES;
    kernel!(A::T, A::ENTRIES, A::ROWS, fits, |kernels, Lanes| {
        kernels::scale_rows::<Lanes, A>(
            same(alpha),
            x.as_ptr().cast(),
            a.as_ptr().cast(),
            out.flat_mut().as_mut_ptr().cast(),
        );
    })
}

/// Whether these are the entries of factors of an A and a C = A B of these shapes.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
fn are_factors<A: Array, C: Array>(a: &[A::T], b: &[A::T]) -> bool {
    a.len() == A::ENTRIES && b.len() == columns::<A>() * columns::<C>() && C::ROWS == A::ROWS
}

/// What a product of an A of shape `A` counts: it is worth the call from 4×4 on where rows fill vectors of AVX2, and
/// else from 5×5 on.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const fn work_of_product<A: Array, C: Array>() -> usize {
    let multiplications = A::ENTRIES * columns::<C>();
    if (A::ROWS * size_of::<A::T>()).is_multiple_of(32) {
        multiplications
    } else {
        multiplications * 64 / 125
    }
}

/// C = α A B, onto something, of an A of shape `A`, of which the entries lie by columns, B's by
/// rows if `flipped`; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemm<A: Array, C: Array<T = A::T>>(
    onto: Onto<'_, A::T>,
    alpha: A::T,
    a: &[A::T],
    (b, flipped): (&[A::T], bool),
    c: &mut C,
) -> Option<()> {
    let fits = are_factors::<A, C>(a, b) && onto.fits(C::ENTRIES);
    let c = c.flat_mut().as_mut_ptr();
    kernel!(
        A::T,
        work_of_product::<A, C>(),
        C::ROWS,
        fits,
        |kernels, Lanes| kernels::gemm::<Lanes, A, C>(
            onto.pointer(c),
            same(alpha),
            a.as_ptr().cast(),
            (b.as_ptr().cast(), flipped),
            c.cast(),
        )
    )
}

/// Whether A is copied as its transpose before it is multiplied with: where its rows are short, an inner product of two
/// is mostly the sum of a vector's lanes. Not where that takes more than 8 KiB of the stack.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const fn is_transposed_first<A: Array>() -> bool {
    columns::<A>() <= A::ROWS && A::ENTRIES * size_of::<A::T>() <= 8192
}

/// C = α A B, onto something, of an A of shape `A`, of which the entries lie by rows; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn gemm_transposed<A: Array, C: Array<T = A::T>>(
    onto: Onto<'_, A::T>,
    alpha: A::T,
    a: &[A::T],
    b: &[A::T],
    c: &mut C,
) -> Option<()> {
    if const { is_transposed_first::<A>() } {
        let mut columns = A::zeros();
        if transpose(Onto::Nothing, A::T::ONE, a, &mut columns).is_some() {
            return gemm::<A, C>(onto, alpha, columns.flat(), (b, false), c);
        }
    }
    let fits = are_factors::<A, C>(a, b) && onto.fits(C::ENTRIES);
    let c = c.flat_mut().as_mut_ptr();
    kernel!(
        A::T,
        A::ENTRIES * columns::<C>(),
        columns::<A>(),
        fits,
        |kernels, Lanes| {
            kernels::gemm_transposed::<Lanes, A, C>(
                onto.pointer(c),
                same(alpha),
                a.as_ptr().cast(),
                b.as_ptr().cast(),
                c.cast(),
            );
        }
    )
}

/// B = α Aᵀ, onto something, of the shape of a `B`; if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn transpose<B: Array>(
    onto: Onto<'_, B::T>,
    alpha: B::T,
    a: &[B::T],
    b: &mut B,
) -> Option<()> {
    let fits = a.len() == B::ENTRIES && onto.fits(B::ENTRIES);
    let b = b.flat_mut().as_mut_ptr();
    macro_rules! transpose {
        ($Register:ident) => {{
            #[expect(
                unsafe_code,
                reason = "no safe call uses what is found out at run time"
            )]
            // SAFETY: as of the other kernels; there are AVX2 and FMA.
            Some(unsafe {
                kernels::transpose::<core::arch::x86_64::$Register, B>(
                    onto.pointer(b),
                    same(alpha),
                    a.as_ptr().cast(),
                    b.cast(),
                )
            })
        }};
    }
    if !is_worthwhile(B::ENTRIES) || !fits || level() < AVX2 {
        None
    } else if is::<B::T, f64>() {
        transpose!(__m256d)
    } else if is::<B::T, f32>() {
        transpose!(__m256)
    } else {
        None
    }
}

/// Σ aᵢ bᵢ, if it was done.
#[cfg_attr(not(unoptimised), inline(always))]
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(crate) fn dot<T: Scalar>(a: &[T], b: &[T]) -> Option<T> {
    macro_rules! dot {
        ($work:literal, $rows:literal) => {
            kernel!(T, $work, $rows, a.len() == b.len(), |kernels, Lanes| {
                same(kernels::dot::<Lanes>(
                    a.len(),
                    a.as_ptr().cast(),
                    b.as_ptr().cast(),
                ))
            })
        };
    }
    match a.len() {
        n if is_worthwhile(n) => dot!(64, 16),
        // A loop of so many would be unrolled before a compiler looks for vectors in it.
        32.. => dot!(1, 4),
        _ => None,
    }
}

/// Whether two types are the same.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cfg_attr(not(unoptimised), inline(always))]
fn is<T: 'static, S: 'static>() -> bool {
    core::any::TypeId::of::<T>() == core::any::TypeId::of::<S>()
}

/// A number as its own type, which is known by another name.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cfg_attr(not(unoptimised), inline(always))]
fn same<T: Scalar, S: Scalar>(x: T) -> S {
    let x: &dyn core::any::Any = &x;
    x.downcast_ref().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Job, run};
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    use crate::expression::{add, diag, inner, mul, sub, t, view, write};
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    use crate::{Matrix, Scalar, Vector};

    /// Σ i² below 1000, and which path it should take.
    struct Squares<const WORK: usize>;

    impl<const WORK: usize> Job for Squares<WORK> {
        type Place = f64;
        type Out = ();
        const WORK: usize = WORK;

        #[cfg_attr(not(unoptimised), inline(always))]
        fn run(self, sum: &mut f64) {
            *sum = (0..1000).map(|i| f64::from(i) * f64::from(i)).sum();
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
    fn wide_and_narrow_agree() {
        let sum = 332_833_500.0;
        let mut sums = [0.0; 3];
        Squares::<1>.run(&mut sums[0]);
        run(Squares::<1>, &mut sums[1]);
        run(Squares::<1_000_000>, &mut sums[2]);
        assert_eq!(sums, [sum; 3]);
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
        Matrix<N, M, T>,
        [Matrix<N, N, T>; 2],
        Matrix<M, N, T>,
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
        let (mut at, mut abt) = (Matrix::zeros(), Matrix::zeros());
        let mut ata = [Matrix::zeros(); 2];
        write(add(y, mul(a, x)), &mut ax);
        write(mul(t(a), y), &mut aty);
        write(add(a, mul(y, t(x))), &mut outer);
        write(add(a, mul(a, b)), &mut ab);
        write(mul(a, t(a)), &mut aat);
        write(mul(t(a), a), &mut ata[0]);
        write(sub(b, mul(t(a), view(&ab))), &mut ata[1]);
        write(t(a), &mut at);
        let mut scaled = Matrix::zeros();
        write(mul(diag(y), a), &mut scaled);
        write(sub(view(&at), t(view(&ab))), &mut abt);
        (ax, aty, outer, ab, aat, abt, ata, scaled, inner(a, a).0)
    }

    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    fn integer<T: Scalar>(n: usize) -> T {
        (0..n).fold(-T::ONE, |x, _| x + T::ONE)
    }

    /// Rows and columns of all remainders by the vectors and blocks of the kernels.
    #[test]
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    fn kernels_agree_with_the_portable_loops() {
        use super::{AVX2, FOUND, NARROW};
        use core::sync::atomic::Ordering::Relaxed;

        macro_rules! agree {
            ($($T:ident $m:literal $n:literal)+) => { $(
                let most = super::ask();
                FOUND.store(NARROW, Relaxed);
                let narrow = results::<$m, $n, $T>();
                for level in AVX2..=most {
                    FOUND.store(level, Relaxed);
                    assert_eq!(results::<$m, $n, $T>(), narrow, "{} {} {level}", $m, $n);
                }
            )+ };
        }
        agree! {
            f64 8 8  f64 9 13  f64 10 6  f64 11 11  f64 12 7  f64 13 5  f64 15 9  f64 16 16
            f64 17 10  f64 23 3  f64 40 6  f64 33 14  f64 65 1  f64 1 65
            f32 8 8  f32 9 13  f32 10 7  f32 12 6  f32 15 9  f32 16 16  f32 17 10  f32 20 5
            f32 31 3  f32 48 7  f32 33 14  f32 71 1  f32 1 71
        }
    }
}
