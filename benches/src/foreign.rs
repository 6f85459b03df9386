//! The tasks elsewhere: in Eigen and in CasADi's C, if they were compiled in, and in JAX, if its times
//! were measured before.

use std::ffi::{CString, c_char, c_int, c_void};
use std::hint::black_box;
use std::rc::Rc;

use crate::jax;
use crate::numbers::Number;
use crate::race::Race;

/// Finds a task by its name and three sizes.
type Find = unsafe extern "C" fn(*const c_char, *const c_int) -> *const c_void;

/// What was compiled in: names of contenders, and where they are for `f32` and `f64`.
macro_rules! contenders {
    ($($peer:ident $name:literal $f32:ident $f64:ident)+) => {
        fn contenders() -> Vec<(&'static str, [Find; 2])> {
            $(
                #[cfg($peer)]
                unsafe extern "C" {
                    fn $f32(task: *const c_char, sizes: *const c_int) -> *const c_void;
                    fn $f64(task: *const c_char, sizes: *const c_int) -> *const c_void;
                }
            )+
            Vec::from([$(
                #[cfg($peer)]
                ($name, [$f32 as Find, $f64])
            ),+])
        }
    };
}

contenders! {
    eigen "Eigen" eigen_plain_f32 eigen_plain_f64
    eigen "Eigen native" eigen_native_f32 eigen_native_f64
    casadi "CasADi SX" casadi_plain_f32_SX casadi_plain_f64_SX
    casadi "CasADi SX native" casadi_native_f32_SX casadi_native_f64_SX
    casadi "CasADi MX" casadi_plain_f32_MX casadi_plain_f64_MX
    casadi "CasADi MX native" casadi_native_f32_MX casadi_native_f64_MX
}

/// Enters all who have the task: it takes these inputs and has results of so many numbers.
pub fn enter<T: Number>(race: &mut Race, inputs: &[Vec<T>], outputs: &[usize]) {
    enter_as(race, inputs, outputs, |numbers| numbers);
}

/// The same; what the results mean is `meaning` of them.
pub fn enter_as<T: Number>(
    race: &mut Race,
    inputs: &[Vec<T>],
    outputs: &[usize],
    meaning: fn(Vec<f64>) -> Vec<f64>,
) {
    race.traffic::<T>(inputs.iter().map(Vec::len).sum(), outputs.iter().sum());
    let task = CString::new(race.task).expect("names are words");
    let mut sizes: Vec<c_int> = race.sizes.iter().map(|&n| n as c_int).collect();
    sizes.resize(3, 0);
    for (name, find) in contenders() {
        let find = find[usize::from(T::NAME == "f64")];
        // SAFETY: a word, and as many sizes as it looks at.
        let function = unsafe { find(task.as_ptr(), sizes.as_ptr()) };
        if function.is_null() {
            continue;
        }
        // SAFETY: that is the type of all functions that it finds for such numbers.
        let function: unsafe extern "C" fn(*const *const T, *const *mut T) =
            unsafe { std::mem::transmute(function) };
        let inputs: Vec<Aligned<T>> = inputs.iter().map(|x| Aligned::new(x)).collect();
        let outputs: Vec<Aligned<T>> = outputs
            .iter()
            .map(|&n| Aligned::new(&vec![T::of(0.0); n]))
            .collect();
        let outputs = Rc::new(outputs);
        let places = outputs.clone();
        let sources: Vec<*const T> = inputs.iter().map(Aligned::pointer).collect();
        let targets: Vec<*mut T> = outputs.iter().map(|x| x.pointer().cast_mut()).collect();
        race.enter_in_place(
            name,
            move || {
                let _alive = (&inputs, &places);
                // SAFETY: as many arrays as the task has, of its sizes, aligned.
                unsafe { function(black_box(sources.as_ptr()), black_box(targets.as_ptr())) };
            },
            || meaning(outputs.iter().flat_map(Aligned::numbers).collect()),
        );
    }
    jax::enter(race);
}

/// Numbers at a multiple of 64 bytes.
struct Aligned<T> {
    numbers: std::cell::UnsafeCell<Vec<T>>,
    start: usize,
    len: usize,
}

impl<T: Number> Aligned<T> {
    fn new(numbers: &[T]) -> Self {
        let mut room = vec![T::of(0.0); numbers.len() + 64];
        let start = room.as_ptr().align_offset(64);
        room[start..start + numbers.len()].copy_from_slice(numbers);
        Self {
            numbers: room.into(),
            start,
            len: numbers.len(),
        }
    }

    fn pointer(&self) -> *const T {
        // SAFETY: nobody else looks at it now, and it is as long as that.
        unsafe { (*self.numbers.get()).as_mut_ptr().add(self.start) }
    }

    fn numbers(&self) -> Vec<f64> {
        // SAFETY: as long as that; nobody writes to it now.
        let numbers = unsafe { std::slice::from_raw_parts(self.pointer(), self.len) };
        numbers.iter().map(|x| x.double()).collect()
    }
}
