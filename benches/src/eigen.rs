//! The tasks in Eigen, if it was compiled in: with the plain instruction set and the machine's.

use crate::numbers::Number;
use crate::race::Race;

#[cfg(not(eigen))]
pub fn enter<T: Number>(_race: &mut Race, _inputs: &[Vec<T>], _outputs: &[usize]) {}

#[cfg(eigen)]
pub fn enter<T: Number>(race: &mut Race, inputs: &[Vec<T>], outputs: &[usize]) {
    use std::ffi::{CString, c_char, c_int, c_void};
    use std::hint::black_box;
    use std::rc::Rc;

    unsafe extern "C" {
        fn eigen_sse2(task: *const c_char, bytes: c_int, sizes: *const c_int) -> *const c_void;
        fn eigen_native(task: *const c_char, bytes: c_int, sizes: *const c_int) -> *const c_void;
    }

    let task = CString::new(race.task).expect("names are words");
    let mut sizes: Vec<c_int> = race.sizes.iter().map(|&n| n as c_int).collect();
    sizes.resize(3, 0);
    let bytes = size_of::<T>() as c_int;
    for (name, find) in [
        (
            "Eigen SSE2",
            eigen_sse2 as unsafe extern "C" fn(_, _, _) -> _,
        ),
        ("Eigen native", eigen_native),
    ] {
        // SAFETY: a word, and as many sizes as it looks at.
        let function = unsafe { find(task.as_ptr(), bytes, sizes.as_ptr()) };
        assert!(
            !function.is_null(),
            "{} {:?} in Eigen",
            race.task,
            race.sizes
        );
        // SAFETY: that is the type of all functions that it finds for this size of numbers.
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
            || outputs.iter().flat_map(Aligned::numbers).collect(),
        );
    }
}

/// Numbers at a multiple of 64 bytes.
#[cfg(eigen)]
struct Aligned<T> {
    numbers: std::cell::UnsafeCell<Vec<T>>,
    start: usize,
    len: usize,
}

#[cfg(eigen)]
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
