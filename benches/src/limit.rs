//! What the machine can do at most, measured: operations, loads and stores a nanosecond.

use std::hint::black_box;
use std::time::Instant;

/// Of one core, with its widest vectors; loads and stores are of its first cache.
#[derive(Clone, Copy)]
pub struct Machine {
    /// Multiplications and additions a nanosecond, in `f64`; `f32` has twice as many.
    pub operations: f64,
    /// Bytes a nanosecond.
    pub loaded: f64,
    pub stored: f64,
}

impl Machine {
    pub fn measure() -> Self {
        let mut most = Self {
            operations: fastest(OPERATIONS, portable::operations),
            loaded: fastest(BYTES, portable::load),
            stored: fastest(BYTES, portable::store),
        };
        #[cfg(target_arch = "x86_64")]
        {
            use std::is_x86_feature_detected as has;
            if has!("avx2") && has!("fma") {
                // SAFETY: there are both features.
                most = most.or(unsafe { avx2::measure() });
            }
            if has!("avx512f") {
                // SAFETY: there is the feature.
                most = most.or(unsafe { avx512::measure() });
            }
        }
        most
    }

    #[cfg(target_arch = "x86_64")]
    fn or(self, other: Self) -> Self {
        Self {
            operations: self.operations.max(other.operations),
            loaded: self.loaded.max(other.loaded),
            stored: self.stored.max(other.stored),
        }
    }

    /// The nanoseconds that so many operations, and so many bytes read and written, take at least.
    pub fn limit(&self, number: &str, operations: f64, [read, written]: [f64; 2]) -> f64 {
        let width = if number == "f32" { 2.0 } else { 1.0 };
        let times = [
            operations / (self.operations * width),
            read / self.loaded,
            written / self.stored,
        ];
        times.into_iter().fold(0.0, f64::max)
    }
}

/// A block is of 32 sums of as many numbers; a pass is over 16 kB.
const PASSES: usize = 1000;
const NUMBERS: usize = 2048;
const OPERATIONS: usize = PASSES * NUMBERS * 2;
const BYTES: usize = PASSES * NUMBERS * 8;

#[repr(align(64))]
struct Room([f64; NUMBERS]);

fn fastest(amount: usize, f: impl Fn()) -> f64 {
    let times = (0..60).map(|_| {
        let start = Instant::now();
        f();
        start.elapsed().as_nanos() as f64
    });
    amount as f64 / times.fold(f64::INFINITY, f64::min)
}

/// What the compiler makes of plain loops.
mod portable {
    use super::{NUMBERS, PASSES, Room, black_box};

    pub fn operations() {
        let mut sums = [1.0_f64; 32];
        for _ in 0..PASSES * NUMBERS / 32 {
            for sum in &mut sums {
                *sum = *sum * 0.5 + 1.0;
            }
        }
        black_box(sums);
    }

    pub fn load() {
        let room = Room([1.0; NUMBERS]);
        let mut sums = [0.0; 32];
        for _ in 0..PASSES {
            for block in black_box(&room).0.as_chunks::<32>().0 {
                for (sum, x) in sums.iter_mut().zip(block) {
                    *sum += x;
                }
            }
        }
        black_box(sums);
    }

    pub fn store() {
        let mut room = Room([1.0; NUMBERS]);
        for _ in 0..PASSES {
            black_box(&mut room).0.fill(black_box(2.0));
        }
    }
}

#[cfg(target_arch = "x86_64")]
macro_rules! wide {
    ($name:ident $features:literal $lanes:literal
     $set:ident $multiply_add:ident $add:ident $load:ident $store:ident) => {
        mod $name {
            use super::{BYTES, Machine, NUMBERS, OPERATIONS, PASSES, Room, black_box, fastest};
            use std::arch::x86_64::{$add, $load, $multiply_add, $set, $store};

            #[target_feature(enable = $features)]
            pub fn measure() -> Machine {
                Machine {
                    operations: fastest(OPERATIONS, || operations()),
                    loaded: fastest(BYTES, || load()),
                    stored: fastest(BYTES, || store()),
                }
            }

            /// Sums that do not wait for each other.
            #[target_feature(enable = $features)]
            fn operations() {
                let (half, one) = ($set(black_box(0.5)), $set(black_box(1.0)));
                let mut sums = [one; 8];
                for _ in 0..PASSES * NUMBERS / (8 * $lanes) {
                    for sum in &mut sums {
                        *sum = $multiply_add(*sum, half, one);
                    }
                }
                black_box(sums);
            }

            #[target_feature(enable = $features)]
            fn load() {
                let room = Room([1.0; NUMBERS]);
                let mut sums = [$set(0.0); 8];
                for _ in 0..PASSES {
                    for block in black_box(&room).0.as_chunks::<{ 8 * $lanes }>().0 {
                        for (sum, x) in sums.iter_mut().zip(block.as_chunks::<$lanes>().0) {
                            // SAFETY: an aligned array of as many numbers.
                            *sum = $add(*sum, unsafe { $load(x.as_ptr()) });
                        }
                    }
                }
                black_box(sums);
            }

            #[target_feature(enable = $features)]
            fn store() {
                let mut room = Room([1.0; NUMBERS]);
                let two = $set(black_box(2.0));
                for _ in 0..PASSES {
                    for x in black_box(&mut room).0.as_chunks_mut::<$lanes>().0 {
                        // SAFETY: an aligned array of as many numbers.
                        unsafe { $store(x.as_mut_ptr(), two) };
                    }
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
wide! { avx2 "avx2,fma" 4 _mm256_set1_pd _mm256_fmadd_pd _mm256_add_pd _mm256_load_pd _mm256_store_pd }
#[cfg(target_arch = "x86_64")]
wide! { avx512 "avx512f" 8 _mm512_set1_pd _mm512_fmadd_pd _mm512_add_pd _mm512_load_pd _mm512_store_pd }
