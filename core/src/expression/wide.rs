//! The one choice of an instruction set.
//!
//! A plain build for x86-64 may use 128-bit vectors only. Most processors have 256-bit ones (AVX2),
//! which make the loops of an expansion up to twice as fast. Which processor it is shows at run
//! time. The choice is made for each place that is written and each number that is summed up:
//! everything else is inlined into those. (A choice for the body of an expansion as a whole would
//! need a closure that is sure to be inlined, which stable Rust does not have.)

/// Work of some size, in a form that is sure to be inlined where it runs.
pub(super) trait Job {
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

/// Less work than this is done before the choice would pay.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
const WORTHWHILE: usize = 400;

/// Does the work, with wide vectors where there are some and it pays.
#[inline(always)]
pub(super) fn run<J: Job>(job: J) -> J::Out {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if J::WORK >= WORTHWHILE && std::is_x86_feature_detected!("avx2") {
        #[expect(
            unsafe_code,
            reason = "no safe call uses what is found out at run time"
        )]
        // SAFETY: the processor has AVX2, as the condition says.
        return unsafe { with_avx2(job) };
    }
    job.run()
}

/// Compiled for AVX2, and with it what is inlined.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[target_feature(enable = "avx2")]
fn with_avx2<J: Job>(job: J) -> J::Out {
    job.run()
}

#[cfg(test)]
mod tests {
    use super::{Job, run};

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
}
