//! What the machine can do at most: multiplications and additions a nanosecond.

use std::hint::black_box;
use std::time::Instant;

/// Measured, in `f64`; `f32` has twice as many. Ten sums that do not wait for each other, of four
/// fused multiplications and additions each.
pub fn operations_per_nanosecond() -> f64 {
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("fma") && std::is_x86_feature_detected!("avx2") {
        // SAFETY: there are both features.
        return best(|| unsafe { wide() });
    }
    best(|| {
        let mut sums = [[0.0; 4]; 10];
        for _ in 0..STEPS {
            for sum in &mut sums {
                sum.iter_mut().for_each(|x| *x = *x * 0.5 + 1.0);
            }
        }
        black_box(sums);
    })
}

const STEPS: usize = 100_000;

fn best(mut f: impl FnMut()) -> f64 {
    let times = (0..50).map(|_| {
        let start = Instant::now();
        f();
        start.elapsed().as_nanos() as f64
    });
    (STEPS * 10 * 4 * 2) as f64 / times.fold(f64::INFINITY, f64::min)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn wide() {
    use std::arch::x86_64::{_mm256_fmadd_pd, _mm256_set1_pd};
    let (half, one) = (
        _mm256_set1_pd(black_box(0.5)),
        _mm256_set1_pd(black_box(1.0)),
    );
    let mut sums = [_mm256_set1_pd(0.0); 10];
    for _ in 0..STEPS {
        for sum in &mut sums {
            *sum = _mm256_fmadd_pd(*sum, half, one);
        }
    }
    black_box(sums);
}
