//! Elementary functions of `f32` and `f64`: from `std` where there is `std`, else from `libm`.

use crate::Real;

/// The crate `libm`, and what takes the place of some of it by the feature `fast`.
#[cfg(not(feature = "std"))]
mod library {
    #[cfg(feature = "fast")]
    pub(super) use crate::fast::{acosf, asinf, cosf, expf, hypotf, sinf, sqrtf, tanf, tanhf};
    pub(super) use libm::*;
}

/// One column a source: each function's name in `std`, and its names in `libm` for `f64` and `f32`.
macro_rules! elementary {
    ($($function:ident($($argument:ident),*): $std:ident, $libm:ident, $libmf:ident;)+) => {
        elementary!(impl f64 { $($function($($argument),*): $std, $libm;)+ });
        elementary!(impl f32 { $($function($($argument),*): $std, $libmf;)+ });
    };
    (impl $T:ident { $($function:ident($($argument:ident),*): $std:ident, $libm:ident;)+ }) => {
        impl Real for $T { $(
            #[inline]
            fn $function(self $(, $argument: Self)*) -> Self {
                #[cfg(feature = "std")]
                return <$T>::$std(self $(, $argument)*);
                #[cfg(not(feature = "std"))]
                return library::$libm(self $(, $argument)*);
            }
        )+ }
    };
}

elementary! {
    // Real    std     libm
    sqrt():    sqrt,   sqrt,  sqrtf;
    exp():     exp,    exp,   expf;
    exp_m1():  exp_m1, expm1, expm1f;
    log():     ln,     log,   logf;
    ln_1p():   ln_1p,  log1p, log1pf;
    sin():     sin,    sin,   sinf;
    cos():     cos,    cos,   cosf;
    tan():     tan,    tan,   tanf;
    asin():    asin,   asin,  asinf;
    acos():    acos,   acos,  acosf;
    atan():    atan,   atan,  atanf;
    atan2(x):  atan2,  atan2, atan2f;
    sinh():    sinh,   sinh,  sinhf;
    cosh():    cosh,   cosh,  coshf;
    tanh():    tanh,   tanh,  tanhf;
    powf(y):   powf,   pow,   powf;
    hypot(y):  hypot,  hypot, hypotf;
}
