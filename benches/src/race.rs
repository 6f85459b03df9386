//! Contenders in turn, in one process.

use std::hint::black_box;
use std::time::Instant;

use crate::numbers::{Number, Numbers};

const ROUNDS: usize = 21;
const ROUND_NANOSECONDS: u128 = 1_000_000;

/// A task at a size, and who computes it.
pub struct Race<'a> {
    /// Name of the task, and what varies in it.
    pub task: &'static str,
    pub sizes: Vec<usize>,
    pub number: &'static str,
    /// Multiplications and additions that it takes at least.
    pub operations: f64,
    /// Bytes of what has to be read and of the results.
    traffic: Option<[f64; 2]>,
    contenders: Vec<(&'static str, Runs<'a>)>,
    elsewhere: Vec<(&'static str, f64)>,
    expected: Vec<f64>,
    tolerance: f64,
}

/// Computes it so many times.
type Runs<'a> = Box<dyn FnMut(usize) + 'a>;

/// A result, or a closure that owns its inputs, whose largest array the compiler puts first, at a cache line, as those of
/// Eigen and CasADi are: otherwise it would be a matter of luck who has vectors across two lines.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct InCacheLines<T>(pub T);

impl<T: Numbers> Numbers for InCacheLines<T> {
    fn numbers(&self) -> Vec<f64> {
        self.0.numbers()
    }
}

/// Nanoseconds, medians.
pub struct Finish {
    pub task: &'static str,
    pub sizes: Vec<usize>,
    pub number: &'static str,
    pub operations: f64,
    pub traffic: [f64; 2],
    pub times: Vec<(&'static str, f64)>,
}

impl<'a> Race<'a> {
    pub fn new<T: Number>(task: &'static str, sizes: &[usize], operations: usize) -> Self {
        Self {
            task,
            sizes: sizes.to_vec(),
            number: T::NAME,
            operations: operations as f64,
            traffic: None,
            contenders: Vec::new(),
            elsewhere: Vec::new(),
            expected: Vec::new(),
            tolerance: T::TOLERANCE,
        }
    }

    /// `8×4`.
    pub fn size(&self) -> String {
        let sizes: Vec<String> = self.sizes.iter().map(ToString::to_string).collect();
        sizes.join("×")
    }

    /// So many numbers have to be read and written, if nobody has said so before.
    pub fn traffic<T>(&mut self, read: usize, written: usize) {
        let bytes = [read, written].map(|numbers| (numbers * size_of::<T>()) as f64);
        self.traffic.get_or_insert(bytes);
    }

    /// Somebody who computes what the others do. Inputs are to be opaque to the optimiser within
    /// `f`; the result is here.
    pub fn enter<R: Numbers>(&mut self, name: &'static str, f: impl FnMut() -> R + 'a) {
        self.enter_as(name, f, R::numbers);
    }

    /// The same, of a result that is written to a place.
    pub fn enter_into<R: Numbers + Copy + 'a>(
        &mut self,
        name: &'static str,
        _zeros: R,
        mut f: impl FnMut(&mut R) + 'a,
    ) {
        // Zeros, between its parts, too: a compiler may compute with what is there, which takes long of some numbers.
        let place = Box::<InCacheLines<R>>::new_zeroed();
        // SAFETY: results that can be copied are of numbers, whose zeros those are.
        let mut place = unsafe { place.assume_init() };
        f(&mut place.0);
        self.check(name, &place.0.numbers());
        let mut f = InCacheLines(f);
        self.contenders.push((
            name,
            Box::new(move |calls| {
                let InCacheLines(f) = &mut f;
                for _ in 0..calls {
                    f(black_box(&mut place.0));
                }
                black_box(&place.0);
            }),
        ));
    }

    /// As `enter`, if the result stands for something else.
    pub fn enter_as<R, M: Numbers>(
        &mut self,
        name: &'static str,
        mut f: impl FnMut() -> R + 'a,
        meaning: impl Fn(&R) -> M,
    ) {
        self.check(name, &meaning(&f()).numbers());
        let mut f = InCacheLines(f);
        self.contenders.push((
            name,
            Box::new(move |calls| {
                let InCacheLines(f) = &mut f;
                for _ in 0..calls {
                    black_box(&f());
                }
            }),
        ));
    }

    /// Somebody who writes to a place of its own, which `result` looks at.
    pub fn enter_in_place(
        &mut self,
        name: &'static str,
        mut f: impl FnMut() + 'a,
        result: impl Fn() -> Vec<f64>,
    ) {
        f();
        self.check(name, &result());
        self.contenders
            .push((name, Box::new(move |calls| (0..calls).for_each(|_| f()))));
    }

    /// Somebody who was measured elsewhere.
    pub fn enter_elsewhere(&mut self, name: &'static str, nanoseconds: f64, result: &[f64]) {
        self.check(name, result);
        self.elsewhere.push((name, nanoseconds));
    }

    fn check(&mut self, name: &str, result: &[f64]) {
        if self.expected.is_empty() {
            self.expected = result.to_vec();
        }
        assert_eq!(result.len(), self.expected.len(), "{}: {name}", self.task);
        let scale = self
            .expected
            .iter()
            .fold(1.0, |max: f64, x| max.max(x.abs()));
        for (i, (x, expected)) in result.iter().zip(&self.expected).enumerate() {
            assert!(
                (x - expected).abs() <= self.tolerance * scale,
                "{} {:?}: {name} has {x} at {i}, not {expected}",
                self.task,
                self.sizes
            );
        }
    }

    pub fn run(mut self) -> Finish {
        let calls: Vec<usize> = self.contenders.iter_mut().map(|(_, f)| calls(f)).collect();
        let mut times = vec![Vec::with_capacity(ROUNDS); calls.len()];
        for _ in 0..ROUNDS {
            let turns = self.contenders.iter_mut().zip(&calls).zip(&mut times);
            for (((_, f), &calls), times) in turns {
                times.push(time(f, calls));
            }
        }
        let names = self.contenders.iter().map(|(name, _)| *name);
        let times = names.zip(times.into_iter().map(median));
        Finish {
            task: self.task,
            sizes: self.sizes,
            number: self.number,
            operations: self.operations,
            traffic: self.traffic.unwrap_or_default(),
            times: times.chain(self.elsewhere).collect(),
        }
    }
}

/// How many calls fill a round.
fn calls(f: &mut Runs) -> usize {
    let mut calls = 1;
    loop {
        let start = Instant::now();
        f(calls);
        let elapsed = start.elapsed().as_nanos();
        if elapsed > ROUND_NANOSECONDS / 2 {
            return calls;
        }
        calls *= 2;
    }
}

fn time(f: &mut Runs, calls: usize) -> f64 {
    // What ran before may have left wide registers dirty, which slows down narrow code.
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx") {
        // SAFETY: there is AVX, and the calling convention expects no value in a vector register.
        unsafe { std::arch::asm!("vzeroupper", options(nomem, nostack)) };
    }
    let start = Instant::now();
    f(calls);
    start.elapsed().as_nanos() as f64 / calls as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
