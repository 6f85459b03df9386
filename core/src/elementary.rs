//! Elementary functions of `f32` and `f64`: with `std` from there or written for the lanes of vectors, else
//! from `libm`.

#![allow(
    clippy::inline_always,
    reason = "a call would keep a loop over entries from vectors"
)]

use crate::Real;

/// The crate `libm`, and what takes the place of some of it by the feature `fast`.
#[cfg(not(feature = "std"))]
mod library {
    #[cfg(feature = "fast")]
    pub(super) use crate::fast::{acosf, asinf, cosf, expf, hypotf, sinf, sqrtf, tanf, tanhf};
    pub(super) use libm::*;

    #[cfg(not(feature = "fast"))]
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(super) fn sqrtf(x: f32) -> f32 {
        match crate::processor::sqrtf(x) {
            Some(root) => root,
            None => libm::sqrtf(x),
        }
    }
}

/// Of `std`, or `lanes`, which a loop over entries is faster with.
#[cfg(feature = "std")]
macro_rules! of_std {
    ($T:ident, lanes, $function:ident($x:ident)) => {
        crate::lanes::$T::$function($x)
    };
    ($T:ident, $std:ident, $function:ident($($argument:ident),*)) => {
        <$T>::$std($($argument),*)
    };
}

/// One column a source: each function's name in `std`, and its names in `libm` for `f64` and `f32`.
macro_rules! elementary {
    ($($function:ident($($argument:ident),*): $std:ident, $libm:ident, $libmf:ident;)+) => {
        elementary!(impl f64 { $($function($($argument),*): $std, $libm;)+ });
        elementary!(impl f32 { $($function($($argument),*): $std, $libmf;)+ });
    };
    (impl $T:ident { $($function:ident($($argument:ident),*): $std:ident, $libm:ident;)+ }) => {
        impl Real for $T { $(
            #[cfg_attr(not(unoptimised), inline(always))]
            fn $function(self $(, $argument: Self)*) -> Self {
                #[cfg(feature = "std")]
                return of_std!($T, $std, $function(self $(, $argument)*));
                #[cfg(not(feature = "std"))]
                return library::$libm(self $(, $argument)*);
            }
        )+

            #[cfg(feature = "std")]
            #[cfg_attr(not(unoptimised), inline(always))]
            fn sigmoid_by(self, exp: Self) -> Self {
                crate::lanes::$T::sigmoid_by(self, exp)
            }

            #[cfg(feature = "std")]
            #[cfg_attr(not(unoptimised), inline(always))]
            fn softplus_by(self, exp: Self) -> Self {
                crate::lanes::$T::softplus_by(self, exp)
            }

            #[cfg(feature = "std")]
            const MODERATE: $T = crate::lanes::$T::MODERATE;

            #[cfg(feature = "std")]
            #[cfg_attr(not(unoptimised), inline(always))]
            fn moderate_sin(self) -> Self {
                crate::lanes::$T::moderate_sin(self)
            }

            #[cfg(feature = "std")]
            #[cfg_attr(not(unoptimised), inline(always))]
            fn moderate_cos(self) -> Self {
                crate::lanes::$T::moderate_cos(self)
            }

            #[cfg(feature = "std")]
            #[inline]
            fn exp_alone(self) -> Self {
                <$T>::exp(self)
            }

            #[cfg(feature = "std")]
            #[inline]
            fn log_alone(self) -> Self {
                <$T>::ln(self)
            }
        }
    };
}

elementary! {
    // Real    std     libm
    sqrt():    sqrt,   sqrt,  sqrtf;
    exp():     lanes,  exp,   expf;
    exp_m1():  exp_m1, expm1, expm1f;
    log():     lanes,  log,   logf;
    ln_1p():   lanes,  log1p, log1pf;
    sin():     sin,    sin,   sinf;
    cos():     cos,    cos,   cosf;
    tan():     tan,    tan,   tanf;
    asin():    asin,   asin,  asinf;
    acos():    acos,   acos,  acosf;
    atan():    atan,   atan,  atanf;
    atan2(x):  atan2,  atan2, atan2f;
    sinh():    sinh,   sinh,  sinhf;
    cosh():    cosh,   cosh,  coshf;
    tanh():    lanes,  tanh,  tanhf;
    powf(y):   powf,   pow,   powf;
    hypot(y):  hypot,  hypot, hypotf;
}
