//! Formatting by the crate `defmt`: numbers are sent, and the text is made where they are received. It is that of
//! `Debug`.

use core::array;

use defmt::{Debug2Format, Format, Formatter, write};

use crate::derivative::LinearMap;
use crate::isotropic::{E, F};
use crate::{Derivative, Matrix, Space};

/// By rows, as `Debug` is.
impl<const R: usize, const C: usize, T: Format> Format for Matrix<R, C, T> {
    fn format(&self, f: Formatter<'_>) {
        let row = |i: usize| self.0.each_ref().map(|column| &column[i]);
        let rows: [[&T; C]; R] = array::from_fn(row);
        write!(f, "Matrix({=[?]})", rows.as_slice());
    }
}

impl Format for E {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "𝔼");
    }
}

impl Format for F {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "𝔽");
    }
}

/// The formula. It is text on the device already, so that this takes some of `core::fmt` there, but of no number.
impl<X: Space, Y, M: LinearMap<X>> Format for Derivative<X, Y, M> {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{}", Debug2Format(self));
    }
}
