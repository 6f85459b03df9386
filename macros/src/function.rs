//! The functions of the notation.

use crate::diagnostic::nearest;

/// A function that is written with parentheses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Function {
    Elementwise(Elementwise),
    Reduction(Reduction),
    /// The inner product of two vectors.
    Dot,
}

/// A function of every entry.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Elementwise {
    Exp,
    Log,
    Sqrt,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Abs,
    Sign,
    Relu,
    Sigmoid,
    Softplus,
    /// relu′; not of the notation.
    Step,
    /// x, or 1 for 0; not of the notation.
    Nonzero,
}

impl Elementwise {
    /// Whether it needs more than arithmetic and comparison.
    pub(crate) fn is_elementary(self) -> bool {
        !matches!(
            self,
            Self::Abs | Self::Sign | Self::Relu | Self::Step | Self::Nonzero
        )
    }
}

/// A function that makes a scalar of all entries.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Reduction {
    Sum,
    Trace,
    Norm1,
    Norm2,
}

use Elementwise as E;
use Function as F;
use Reduction as R;

const FUNCTIONS: [(&str, Function); 22] = [
    ("sum", F::Reduction(R::Sum)),
    ("tr", F::Reduction(R::Trace)),
    ("norm1", F::Reduction(R::Norm1)),
    ("norm2", F::Reduction(R::Norm2)),
    ("dot", F::Dot),
    ("exp", F::Elementwise(E::Exp)),
    ("log", F::Elementwise(E::Log)),
    ("sqrt", F::Elementwise(E::Sqrt)),
    ("sin", F::Elementwise(E::Sin)),
    ("cos", F::Elementwise(E::Cos)),
    ("tan", F::Elementwise(E::Tan)),
    ("asin", F::Elementwise(E::Asin)),
    ("acos", F::Elementwise(E::Acos)),
    ("atan", F::Elementwise(E::Atan)),
    ("sinh", F::Elementwise(E::Sinh)),
    ("cosh", F::Elementwise(E::Cosh)),
    ("tanh", F::Elementwise(E::Tanh)),
    ("abs", F::Elementwise(E::Abs)),
    ("sign", F::Elementwise(E::Sign)),
    ("relu", F::Elementwise(E::Relu)),
    ("sigmoid", F::Elementwise(E::Sigmoid)),
    ("softplus", F::Elementwise(E::Softplus)),
];

/// What the functions are called elsewhere.
const ALIASES: [(&str, &str); 9] = [
    ("ln", "log(x)"),
    ("trace", "tr(A)"),
    ("arcsin", "asin(x)"),
    ("arccos", "acos(x)"),
    ("arctan", "atan(x)"),
    ("norm", "norm2(x)` or `||x||"),
    ("transpose", "A^T"),
    ("logistic", "sigmoid(x)"),
    ("sgn", "sign(x)"),
];

/// What one would look for and is not there yet.
const MISSING: [&str; 16] = [
    "basis",
    "cross",
    "det",
    "diag",
    "expm",
    "eye",
    "inv",
    "kron",
    "logdet",
    "logsumexp",
    "max",
    "mean",
    "min",
    "ones",
    "softmax",
    "vec",
];

impl Function {
    /// Whether a name in front of parentheses is a function that the notation lacks.
    pub(crate) fn is_missing(name: &str) -> bool {
        MISSING.contains(&name)
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        FUNCTIONS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|&(_, function)| function)
    }

    /// What a name in front of parentheses was perhaps meant for.
    pub(crate) fn suggestion(name: &str) -> Option<String> {
        if let Some((_, instead)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
            return Some((*instead).to_owned());
        }
        nearest(name, FUNCTIONS.iter().map(|(known, _)| *known)).map(str::to_owned)
    }

    pub(crate) fn name(self) -> &'static str {
        FUNCTIONS
            .iter()
            .find(|(_, function)| *function == self)
            .map_or("", |(name, _)| name)
    }
}
