//! What the device computes with, and the desk beside it: by the features, fixed point as well.

#[cfg(not(feature = "fixed"))]
mod entries {
    pub type Device = f32;
    pub type Desk = f64;

    /// A number to print.
    pub fn float<T: Into<f64>>(x: T) -> f64 {
        x.into()
    }
}

/// Rounding is the same on the desk.
#[cfg(feature = "fixed")]
mod entries {
    #[cfg(any(feature = "saturating16", feature = "saturating32"))]
    use fixed::Saturating as Fixed;
    #[cfg(any(feature = "wrapping16", feature = "wrapping32"))]
    use fixed::Wrapping as Fixed;
    #[cfg(any(feature = "saturating16", feature = "wrapping16"))]
    use fixed::types::I8F8 as Format;
    #[cfg(any(feature = "saturating32", feature = "wrapping32"))]
    use fixed::types::I16F16 as Format;

    pub type Device = Fixed<Format>;
    pub type Desk = Device;

    /// A number to print.
    pub fn float(x: Device) -> f64 {
        f64::from(x.0.to_bits()) / f64::from(1 << Format::FRAC_NBITS)
    }
}

pub use entries::{Desk, Device, float};
