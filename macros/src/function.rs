//! The functions of the notation.

use crate::diagnostic::nearest;

/// A function that is written with parentheses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Function {
    Elementwise(Elementwise),
    Reduction(Reduction),
    Pair(Pair),
    /// The inverse of a square matrix.
    Inverse,
    /// The matrix itself, said to be symmetric and positive definite.
    Spd,
    /// Of a column the diagonal matrix, of a square matrix the diagonal.
    Diag,
    /// The columns of a matrix, one below the other.
    Vec,
    Softmax,
    /// Of an expression and two bounds.
    Clamp,
    Constant(Constant),
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
    /// e^−|x|, which the sigmoid and the softplus have in common; not of the notation.
    ExpMinusAbs,
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
    Det,
    /// log|det A|
    LogDet,
    LogSumExp,
    Max,
    Min,
}

/// A function of two.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Pair {
    Dot,
    /// x yᵀ
    Outer,
    /// The cross product of two 3-vectors.
    Cross,
    Kron,
    Zip(Zip),
    /// The gradient of a scalar by a name in it.
    Gradient,
}

/// A function of two entries, entry by entry.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Zip {
    Max,
    Min,
    Atan2,
    Hypot,
    /// The derivative of max(x, y) by x; not of the notation.
    ShareOfMax,
    /// x/(x² + y²), the derivative of atan2(y, x) by y; not of the notation.
    OverSquares,
    /// The sigmoid of x, by e^−|x|; not of the notation.
    SigmoidBy,
    /// The softplus of x, by e^−|x|; not of the notation.
    SoftplusBy,
}

impl Zip {
    /// Whether it needs more than arithmetic and comparison.
    pub(crate) fn is_elementary(self) -> bool {
        !matches!(self, Self::Max | Self::Min | Self::ShareOfMax)
    }
}

/// A constant of given dimensions.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Constant {
    /// The identity matrix.
    Eye,
    /// 1 in every entry of a column.
    Ones,
    /// 1 in every entry of a matrix.
    OnesMatrix,
    Zeros,
    ZerosMatrix,
    /// The column with 1 in one entry and 0 elsewhere.
    Basis,
}

use Constant as C;
use Elementwise as E;
use Function as F;
use Reduction as R;

/// Each function's name, the number of its arguments, and what it is.
const FUNCTIONS: [(&str, usize, Function); 47] = [
    ("sum", 1, F::Reduction(R::Sum)),
    ("tr", 1, F::Reduction(R::Trace)),
    ("norm1", 1, F::Reduction(R::Norm1)),
    ("norm2", 1, F::Reduction(R::Norm2)),
    ("det", 1, F::Reduction(R::Det)),
    ("logdet", 1, F::Reduction(R::LogDet)),
    ("logsumexp", 1, F::Reduction(R::LogSumExp)),
    ("max", 1, F::Reduction(R::Max)),
    ("min", 1, F::Reduction(R::Min)),
    ("dot", 2, F::Pair(Pair::Dot)),
    ("outer", 2, F::Pair(Pair::Outer)),
    ("cross", 2, F::Pair(Pair::Cross)),
    ("kron", 2, F::Pair(Pair::Kron)),
    ("max", 2, F::Pair(Pair::Zip(Zip::Max))),
    ("min", 2, F::Pair(Pair::Zip(Zip::Min))),
    ("atan2", 2, F::Pair(Pair::Zip(Zip::Atan2))),
    ("hypot", 2, F::Pair(Pair::Zip(Zip::Hypot))),
    ("grad", 2, F::Pair(Pair::Gradient)),
    ("inv", 1, F::Inverse),
    ("spd", 1, F::Spd),
    ("diag", 1, F::Diag),
    ("vec", 1, F::Vec),
    ("softmax", 1, F::Softmax),
    ("clamp", 3, F::Clamp),
    ("eye", 1, F::Constant(C::Eye)),
    ("ones", 1, F::Constant(C::Ones)),
    ("ones", 2, F::Constant(C::OnesMatrix)),
    ("zeros", 1, F::Constant(C::Zeros)),
    ("zeros", 2, F::Constant(C::ZerosMatrix)),
    ("basis", 2, F::Constant(C::Basis)),
    ("exp", 1, F::Elementwise(E::Exp)),
    ("log", 1, F::Elementwise(E::Log)),
    ("sqrt", 1, F::Elementwise(E::Sqrt)),
    ("sin", 1, F::Elementwise(E::Sin)),
    ("cos", 1, F::Elementwise(E::Cos)),
    ("tan", 1, F::Elementwise(E::Tan)),
    ("asin", 1, F::Elementwise(E::Asin)),
    ("acos", 1, F::Elementwise(E::Acos)),
    ("atan", 1, F::Elementwise(E::Atan)),
    ("sinh", 1, F::Elementwise(E::Sinh)),
    ("cosh", 1, F::Elementwise(E::Cosh)),
    ("tanh", 1, F::Elementwise(E::Tanh)),
    ("abs", 1, F::Elementwise(E::Abs)),
    ("sign", 1, F::Elementwise(E::Sign)),
    ("relu", 1, F::Elementwise(E::Relu)),
    ("sigmoid", 1, F::Elementwise(E::Sigmoid)),
    ("softplus", 1, F::Elementwise(E::Softplus)),
];

/// What the functions are called elsewhere.
const ALIASES: [(&str, &str); 37] = [
    ("ln", "log(x)"),
    ("trace", "tr(A)"),
    ("arcsin", "asin(x)"),
    ("arccos", "acos(x)"),
    ("arctan", "atan(x)"),
    ("arctan2", "atan2(y, x)"),
    ("norm", "norm2(x)` or `||x||"),
    ("transpose", "A^T"),
    ("logistic", "sigmoid(x)"),
    ("sgn", "sign(x)"),
    ("inverse", "inv(A)"),
    ("solve", "A^-1 b"),
    ("determinant", "det(A)"),
    ("log_det", "logdet(A)"),
    ("lse", "logsumexp(x)"),
    ("identity", "eye(n)"),
    ("maximum", "max(x, y)"),
    ("minimum", "min(x, y)"),
    ("clip", "clamp(x, low, high)"),
    ("diagonal", "diag(A)"),
    ("vector", "ones(n)"),
    ("invert", "inv(A)"),
    ("slogdet", "logdet(A)"),
    ("flatten", "vec(A)"),
    ("square", "x.^2"),
    ("reciprocal", "x.^-1"),
    ("cbrt", "x.^{1 / 3}"),
    ("matmul", "A B"),
    ("hadamard", "x .* y"),
    ("kronecker", "kron(A, B)"),
    ("one_hot", "basis(n, i)"),
    ("onehot", "basis(n, i)"),
    ("fmax", "max(x, y)"),
    ("fmin", "min(x, y)"),
    ("log_softmax", "x - logsumexp(x) * ones(n)"),
    ("expit", "sigmoid(x)"),
    ("frobenius", "A : B"),
];

/// What the functions of two are called elsewhere, by names that could as well be those of values.
const ALIASES_OF_TWO: [(&str, &str); 8] = [
    ("pow", "x^n"),
    ("power", "x^n"),
    ("inner", "dot(x, y)"),
    ("mul", "A B"),
    ("multiply", "x .* y"),
    ("divide", "x ./ y"),
    ("add", "x + y"),
    ("subtract", "x - y"),
];

/// What one would look for and is not there, and what there is.
const MISSING: [(&str, &str); 13] = [
    ("mean", "it is `sum(x) / n`"),
    (
        "pinv",
        "where the columns of `A` are independent it is `spd(A^T A)^-1 A^T`",
    ),
    ("expm", ""),
    ("argmax", "what has no derivative is Rust, in braces"),
    ("argmin", "what has no derivative is Rust, in braces"),
    ("eig", ""),
    ("svd", ""),
    ("swish", OWN),
    ("silu", OWN),
    ("gelu", OWN),
    ("elu", OWN),
    ("huber", OWN),
    ("erf", OWN),
];

/// What becomes of a function that is not there.
const OWN: &str = "declare one of your own, `; fn name = path`";

impl Function {
    /// What there is instead, if a name in front of parentheses is a function that the notation lacks.
    pub(crate) fn missing(name: &str) -> Option<&'static str> {
        let (_, instead) = MISSING.iter().find(|(missing, _)| *missing == name)?;
        Some(instead)
    }

    /// How a function is written, for a name and a number of arguments.
    pub(crate) fn usage(name: &str, arguments: usize) -> String {
        let arguments = match (name, arguments) {
            ("det" | "logdet" | "inv" | "spd" | "tr" | "vec", _) => "A",
            ("kron", _) => "A, B",
            ("grad", _) => "f, x",
            ("eye", _) | ("ones" | "zeros", 1) => "n",
            ("ones" | "zeros", _) => "m, n",
            ("basis", _) => "n, i",
            ("clamp", _) => "x, low, high",
            ("atan2", _) => "y, x",
            (_, 2) => "x, y",
            _ => "x",
        };
        format!("{name}({arguments})")
    }

    /// The functions of a name, by the number of their arguments.
    pub(crate) fn named(name: &str) -> impl Iterator<Item = (usize, Self)> {
        FUNCTIONS
            .iter()
            .filter(move |(known, ..)| *known == name)
            .map(|&(_, arguments, function)| (arguments, function))
    }

    /// What a name in front of parentheses was perhaps meant for, among these functions too.
    pub(crate) fn suggestion<'a>(
        name: &'a str,
        own: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        if let Some((_, instead)) = ALIASES.iter().find(|(alias, _)| *alias == name) {
            return Some((*instead).to_owned());
        }
        let known = FUNCTIONS.iter().map(|(known, ..)| *known);
        nearest(name, known.chain(own)).map(str::to_owned)
    }

    /// What a name in front of two arguments was perhaps meant for.
    pub(crate) fn suggestion_of_two(name: &str) -> Option<&'static str> {
        let (_, instead) = ALIASES_OF_TWO.iter().find(|(alias, _)| *alias == name)?;
        Some(instead)
    }

    pub(crate) fn name(self) -> &'static str {
        FUNCTIONS
            .iter()
            .find(|(.., function)| *function == self)
            .map_or("", |(name, ..)| name)
    }
}
