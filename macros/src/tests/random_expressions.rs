//! Thousands of random expressions: the engine's values against the syntax's, its gradients against
//! finite differences.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::interpreter::{Kind, Shape, Value, of_graph, of_tree};
use super::notation::{Case, Expr, Node, plain, same};
use super::random::Random;
use super::shrink::shrink;
use crate::differentiate::gradients;
use crate::expand::{Computation, Macro, compute};
use crate::function::{Constant, Elementwise as E, Function, Pair, Reduction, Zip};
use crate::graph::{Graph, Op, Ref};
use crate::input::{Input, parse};
use crate::kind::{Kinds, infer};
use crate::schedule::Schedule;
use crate::syntax::{Binary, Id, Syntax, Tree};

/// Makes random expressions of a wanted shape.
pub(super) struct Generator {
    pub(super) random: Random,
    /// What the first leaves are called.
    names: &'static [&'static str],
    /// The dimensions there are, each another number.
    sides: [usize; 3],
    leaves: Vec<(String, Shape)>,
    /// The `let`s in scope.
    lets: Vec<(String, Shape)>,
    named: usize,
    /// What was made before, for the same again.
    made: Vec<Expr>,
}

const NAMES: [&str; 14] = [
    "a",
    "b",
    "x",
    "y",
    "W",
    "X",
    "A",
    "s",
    "t",
    "k",
    "self.w",
    "layers[0].w",
    "λ",
    "r#fn",
];

const SMOOTH: [E; 12] = [
    E::Sin,
    E::Cos,
    E::Tanh,
    E::Sigmoid,
    E::Softplus,
    E::Atan,
    E::Exp,
    E::Sinh,
    E::Cosh,
    E::Abs,
    E::Relu,
    E::Sign,
];

impl Generator {
    pub(super) fn new(seed: u64) -> Self {
        Self::with_names(seed, &NAMES)
    }

    pub(super) fn with_names(seed: u64, names: &'static [&'static str]) -> Self {
        let mut random = Random::new(seed);
        let missing = random.below(4);
        let sides = [1, 2, 3].map(|i| 1 + (missing + i) % 4);
        Self {
            random,
            names,
            sides,
            leaves: vec![],
            lets: vec![],
            named: 0,
            made: vec![],
        }
    }

    pub(super) fn case(mut self, shape: Shape, depth: usize) -> Case {
        let expr = self.expr(shape, depth);
        let values = expr
            .leaves()
            .into_iter()
            .map(|(name, shape)| (name, Value::filled(shape, |_, _| self.random.entry())))
            .collect();
        Case {
            expr,
            values,
            seed: Some(self.random.next()),
        }
    }

    fn side(&mut self) -> usize {
        self.random.one_of(&self.sides)
    }

    /// A shape that is no scalar.
    pub(super) fn shape(&mut self) -> Shape {
        match self.random.below(4) {
            0 => Shape::column(self.side()),
            1 => Shape::row(self.side()),
            _ => Shape::matrix(self.side(), self.side()),
        }
    }

    fn leaf(&mut self, shape: Shape) -> Expr {
        let lets: Vec<_> = self.lets.iter().filter(|known| known.1 == shape).collect();
        if !lets.is_empty() && !self.random.once_in(3) {
            let (name, _) = lets[self.random.below(lets.len())].clone();
            return Expr::new(shape, Node::Name(name));
        }
        let known: Vec<_> = self
            .leaves
            .iter()
            .filter(|known| known.1 == shape)
            .collect();
        let new = self.leaves.len() < self.names.len() && self.random.once_in(known.len() + 2);
        let name = if let [_, ..] = known.as_slice()
            && !new
        {
            known[self.random.below(known.len())].0.clone()
        } else {
            let name = match self.names.get(self.leaves.len()) {
                Some(name) => (*name).to_owned(),
                None => format!("z{}", self.leaves.len()),
            };
            self.leaves.push((name.clone(), shape));
            name
        };
        Expr::new(shape, Node::Leaf(name))
    }

    fn number(&mut self) -> Expr {
        let number = self.random.one_of(&[1.0, 2.0, 3.0, 0.5, 0.25, 1.5, 0.7]);
        Expr::new(Shape::SCALAR, Node::Number(number))
    }

    fn call(function: Function, x: Expr) -> Expr {
        let shape = match function {
            Function::Elementwise(_) => x.shape,
            _ => Shape::SCALAR,
        };
        Expr::new(shape, Node::Call(function, Box::new(x)))
    }

    fn map(&mut self, f: E, shape: Shape, depth: usize) -> Expr {
        let x = self.expr(shape, depth);
        Self::call(Function::Elementwise(f), x)
    }

    fn product(&mut self, shape: Shape, l: Expr, r: Expr) -> Expr {
        let binary = self.random.one_of(&[Binary::Juxtaposed, Binary::Times]);
        Expr::binary(shape, binary, l, r)
    }

    pub(super) fn expr(&mut self, shape: Shape, depth: usize) -> Expr {
        let made: Vec<_> = self
            .made
            .iter()
            .filter(|expr| expr.shape == shape)
            .collect();
        if !made.is_empty() && self.random.once_in(8) {
            return made[self.random.below(made.len())].clone();
        }
        let expr = if depth == 0 {
            if shape == Shape::SCALAR && self.random.once_in(3) {
                self.number()
            } else {
                self.leaf(shape)
            }
        } else {
            self.operation(shape, depth - 1)
        };
        if expr.size() > 1 && !expr.is_open() {
            self.made.push(expr.clone());
        }
        expr
    }

    fn operation(&mut self, shape: Shape, depth: usize) -> Expr {
        // Half of the time what only this kind has.
        if self.random.once_in(2) {
            return match shape.kind {
                Kind::Scalar => self.scalar(depth),
                _ => self.non_scalar(shape, depth),
            };
        }
        match self.random.below(15) {
            0 | 1 => {
                let binary = self.random.one_of(&[Binary::Add, Binary::Sub]);
                let l = self.expr(shape, depth);
                let r = self.expr(shape, depth);
                Expr::binary(shape, binary, l, r)
            }
            2 => Expr::new(shape, Node::Negative(Box::new(self.expr(shape, depth)))),
            3 => {
                let (s, x) = (self.expr(Shape::SCALAR, depth), self.expr(shape, depth));
                let (l, r) = if self.random.once_in(3) {
                    (x, s)
                } else {
                    (s, x)
                };
                self.product(shape, l, r)
            }
            4 => {
                let (x, s) = (self.expr(shape, depth), self.positive(Shape::SCALAR, depth));
                Expr::binary(shape, Binary::Divide, x, s)
            }
            5 => {
                let (l, r) = (self.expr(shape, depth), self.expr(shape, depth));
                Expr::binary(shape, Binary::EntryTimes, l, r)
            }
            6 => {
                let (l, r) = (self.expr(shape, depth), self.positive(shape, depth));
                Expr::binary(shape, Binary::EntryDivide, l, r)
            }
            7 | 8 => {
                let f = self.random.one_of(&SMOOTH);
                self.map(f, shape, depth)
            }
            9 => self.of_a_domain(shape, depth),
            10 => self.entry_power(shape, depth),
            11 | 12 => {
                let f = self
                    .random
                    .one_of(&[Zip::Max, Zip::Min, Zip::Hypot, Zip::Atan2]);
                let (l, r) = (self.expr(shape, depth), self.expr(shape, depth));
                Expr::binary(shape, Binary::Call(Pair::Zip(f)), l, r)
            }
            13 => {
                let x = self.expr(shape, depth);
                let low = self.expr(Shape::SCALAR, depth.min(1));
                let mut high = self.expr(Shape::SCALAR, depth.min(1));
                // Numbers are refused in the wrong order.
                if low.is_constant() && high.is_constant() {
                    high = self.leaf(Shape::SCALAR);
                }
                Expr::new(shape, Node::Clamp(Box::new([x, low, high])))
            }
            _ => self.block(shape, depth),
        }
    }

    #[expect(clippy::too_many_lines, reason = "an arm a form")]
    fn scalar(&mut self, depth: usize) -> Expr {
        let s = Shape::SCALAR;
        match self.random.below(18) {
            0 | 1 => {
                let side = self.side();
                let l = self.expr(Shape::row(side), depth);
                let r = self.expr(Shape::column(side), depth);
                self.product(s, l, r)
            }
            2 => {
                // Of two scalars it is their product.
                let shape = match self.random.below(5) {
                    0 => s,
                    _ => self.shape(),
                };
                let (l, r) = (self.expr(shape, depth), self.expr(shape, depth));
                Expr::binary(s, Binary::Frobenius, l, r)
            }
            3 => {
                let side = self.side();
                let shape = self.random.one_of(&[Shape::column(side), Shape::row(side)]);
                let (l, r) = (self.expr(shape, depth), self.expr(shape, depth));
                Expr::binary(s, Binary::Call(Pair::Dot), l, r)
            }
            4 => {
                let side = self.side();
                let x = self.expr(Shape::matrix(side, side), depth);
                Self::call(Function::Reduction(Reduction::Trace), x)
            }
            5 => {
                let shape = self.shape();
                let x = self.expr(shape, depth);
                Self::call(Function::Reduction(Reduction::Sum), x)
            }
            6..=8 => {
                let shape = self.shape();
                let x = self.expr(shape, depth);
                let norm = self.random.one_of(&[Reduction::Norm1, Reduction::Norm2]);
                let norm = if self.random.once_in(4) {
                    Self::call(Function::Reduction(norm), x)
                } else {
                    Expr::new(s, Node::Bars(norm, Box::new(x)))
                };
                if self.random.once_in(2) {
                    Expr::new(s, Node::Power(Box::new(norm), 2))
                } else {
                    norm
                }
            }
            9 => {
                let n = self.random.one_of(&[0, 1, 2, 2, 3, 4, -1, -2]);
                let x = if n < 0 {
                    self.positive(s, depth)
                } else {
                    self.expr(s, depth)
                };
                Expr::new(s, Node::Power(Box::new(x), n))
            }
            10 | 11 => {
                let side = self.side();
                let x = self.invertible(side, depth);
                let function = self.random.one_of(&[Reduction::Det, Reduction::LogDet]);
                Self::call(Function::Reduction(function), x)
            }
            12 => {
                let side = self.side();
                let shape = self.random.one_of(&[Shape::column(side), Shape::row(side)]);
                let x = self.expr(shape, depth);
                let function =
                    self.random
                        .one_of(&[Reduction::LogSumExp, Reduction::Max, Reduction::Min]);
                Self::call(Function::Reduction(function), x)
            }
            13 => {
                let side = self.side();
                let solved = self.solved(Shape::matrix(side, side), depth);
                Self::call(Function::Reduction(Reduction::Trace), solved)
            }
            14 => {
                // Sides that only a Kronecker product has.
                let square = self.side();
                let (l, r) = if self.random.once_in(3) {
                    (Shape::matrix(square, square), Shape::matrix(square, square))
                } else {
                    let shape = self.shape();
                    (shape, self.like(shape))
                };
                let kron = self.kron(l, r, depth);
                let is_square = kron.shape.is_square();
                let reduction = if is_square && self.random.once_in(2) {
                    Reduction::Trace
                } else {
                    self.random.one_of(&[Reduction::Sum, Reduction::Norm2])
                };
                Self::call(Function::Reduction(reduction), kron)
            }
            15 => self.stacked_product(depth),
            _ => {
                let x = Box::new(self.positive(s, depth));
                if self.random.once_in(2) {
                    let y = self.random.one_of(&[0.5, 1.5, -0.5]);
                    return Expr::new(s, Node::RootPower(x, y));
                }
                let y = match self.expr(s, depth) {
                    // A number as exponent is another thing.
                    y if y.is_constant() => self.leaf(s),
                    y => y,
                };
                Expr::new(s, Node::ScalarPower(x, Box::new(y)))
            }
        }
    }

    fn non_scalar(&mut self, shape: Shape, depth: usize) -> Expr {
        if self.random.once_in(3) {
            let x = self.expr(shape.transposed(), depth);
            return Expr::new(shape, Node::Transpose(Box::new(x)));
        }
        if self.random.once_in(3)
            && let Some(expr) = self.structured(shape, depth)
        {
            return expr;
        }
        let (rows, columns, between) = (shape.rows, shape.columns, self.side());
        let (l, r) = match shape.kind {
            Kind::Column => (Shape::matrix(rows, between), Shape::column(between)),
            Kind::Row => (Shape::row(between), Shape::matrix(between, columns)),
            _ if shape.is_square() && self.random.once_in(4) => {
                let n = self.random.one_of(&[0, 1, 2, 2, 3, 4]);
                let x = self.expr(shape, depth);
                return Expr::new(shape, Node::Power(Box::new(x), n));
            }
            _ if self.random.once_in(3) => (Shape::column(rows), Shape::row(columns)),
            _ => (
                Shape::matrix(rows, between),
                Shape::matrix(between, columns),
            ),
        };
        let (l, r) = (self.expr(l, depth), self.expr(r, depth));
        self.product(shape, l, r)
    }

    /// A shape of the same kind.
    fn like(&mut self, shape: Shape) -> Shape {
        match shape.kind {
            Kind::Scalar => shape,
            Kind::Column => Shape::column(self.side()),
            Kind::Row => Shape::row(self.side()),
            Kind::Matrix => Shape::matrix(self.side(), self.side()),
        }
    }

    /// A square matrix that is far from singular, and now and then any.
    fn invertible(&mut self, side: usize, depth: usize) -> Expr {
        let depth = depth.saturating_sub(1);
        let square = Shape::matrix(side, side);
        let eye = |number: f64| {
            let eye = Expr::new(square, Node::Constant(Constant::Eye, vec![side]));
            let number = Expr::new(Shape::SCALAR, Node::Number(number));
            Expr::binary(square, Binary::Times, number, eye)
        };
        match self.random.below(7) {
            0..=2 => {
                let x = self.expr(Shape::matrix(side, self.sides[0]), depth);
                let flipped = Expr::new(x.shape.transposed(), Node::Transpose(Box::new(x.clone())));
                let squares = Expr::binary(square, Binary::Juxtaposed, x, flipped);
                let sum = Expr::binary(square, Binary::Add, squares, eye(1.0));
                match self.random.below(3) {
                    0 => Expr::new(square, Node::Call(Function::Spd, Box::new(sum))),
                    _ => sum,
                }
            }
            3 | 4 => {
                let small = self.map(E::Sin, square, depth);
                let half = Expr::new(Shape::SCALAR, Node::Number(0.5));
                let small = Expr::binary(square, Binary::Times, half, small);
                Expr::binary(square, Binary::Add, eye(3.0), small)
            }
            5 => {
                let diagonal = self.positive(Shape::column(side), depth);
                Expr::new(square, Node::Call(Function::Diag, Box::new(diagonal)))
            }
            _ => self.leaf(square),
        }
    }

    /// An inverse, in one of its forms.
    fn inverse(&mut self, side: usize, depth: usize) -> Expr {
        let square = Shape::matrix(side, side);
        let x = Box::new(self.invertible(side, depth));
        match self.random.below(5) {
            0 => Expr::new(square, Node::Call(Function::Inverse, x)),
            1 => Expr::new(square, Node::Power(x, -2)),
            2 => {
                let inverse = Expr::new(square, Node::Power(x, -1));
                Expr::new(square, Node::Transpose(Box::new(inverse)))
            }
            _ => Expr::new(square, Node::Power(x, -1)),
        }
    }

    /// What an inverse multiplies.
    fn solved(&mut self, shape: Shape, depth: usize) -> Expr {
        let right = shape.kind == Kind::Row || shape.kind == Kind::Matrix && self.random.once_in(2);
        let side = if right { shape.columns } else { shape.rows };
        let (inverse, other) = (self.inverse(side, depth), self.expr(shape, depth));
        if right {
            self.product(shape, other, inverse)
        } else {
            self.product(shape, inverse, other)
        }
    }

    fn kron(&mut self, l: Shape, r: Shape, depth: usize) -> Expr {
        let shape = Shape {
            kind: l.kind,
            rows: l.rows * r.rows,
            columns: l.columns * r.columns,
        };
        let (l, r) = (self.expr(l, depth), self.expr(r, depth));
        Expr::binary(shape, Binary::Call(Pair::Kron), l, r)
    }

    /// vec(A)ᵀ times a Kronecker product or a `vec`.
    fn stacked_product(&mut self, depth: usize) -> Expr {
        let (a, b) = (self.side(), self.side());
        let stacked = |x: Expr| {
            let shape = Shape::column(x.shape.rows * x.shape.columns);
            Expr::new(shape, Node::Call(Function::Vec, Box::new(x)))
        };
        let row = stacked(self.expr(Shape::matrix(a, b), depth));
        let row = Expr::new(row.shape.transposed(), Node::Transpose(Box::new(row)));
        let column = match self.random.below(3) {
            0 => stacked(self.expr(Shape::matrix(b, a), depth)),
            1 => self.kron(Shape::column(a), Shape::column(b), depth),
            _ => {
                let (c, d) = (self.side(), self.side());
                let kron = self.kron(Shape::matrix(b, c), Shape::matrix(a, d), depth);
                let x = stacked(self.expr(Shape::matrix(d, c), depth));
                self.product(Shape::column(a * b), kron, x)
            }
        };
        self.product(Shape::SCALAR, row, column)
    }

    /// What is not of every shape.
    fn structured(&mut self, shape: Shape, depth: usize) -> Option<Expr> {
        let Shape {
            kind,
            rows,
            columns,
        } = shape;
        let call = |function, x| Some(Expr::new(shape, Node::Call(function, Box::new(x))));
        match (self.random.below(7), kind) {
            (0 | 1, _) => Some(self.solved(shape, depth)),
            (2, Kind::Column | Kind::Row) => {
                let x = self.expr(shape, depth);
                call(Function::Softmax, x)
            }
            (2, _) if shape.is_square() => Some(self.inverse(rows, depth)),
            (3, Kind::Column) => {
                let x = self.expr(Shape::matrix(rows, rows), depth);
                call(Function::Diag, x)
            }
            (3, Kind::Matrix) if shape.is_square() => {
                let x = self.expr(Shape::column(rows), depth);
                call(Function::Diag, x)
            }
            (3 | 4, Kind::Matrix) => {
                let (l, r) = (Shape::column(rows), Shape::column(columns));
                let (l, r) = (self.expr(l, depth), self.expr(r, depth));
                Some(Expr::binary(shape, Binary::Call(Pair::Outer), l, r))
            }
            (4, _) if rows * columns == 3 => {
                let (l, r) = (self.expr(shape, depth), self.expr(shape, depth));
                Some(Expr::binary(shape, Binary::Call(Pair::Cross), l, r))
            }
            (4, Kind::Column) => {
                let of = self.random.one_of(&[1, rows]);
                let x = self.expr(Shape::matrix(of, rows / of), depth);
                call(Function::Vec, x)
            }
            (5, _) => {
                // The factor with all the rows need not have all the columns.
                let r = Shape {
                    kind,
                    rows: self.random.one_of(&[1, rows]),
                    columns: self.random.one_of(&[1, columns]),
                };
                let l = Shape {
                    kind,
                    rows: rows / r.rows,
                    columns: columns / r.columns,
                };
                Some(self.kron(l, r, depth))
            }
            (6, Kind::Column) => {
                let entry = self.random.below(rows);
                Some(Expr::new(
                    shape,
                    match self.random.below(3) {
                        0 => Node::Constant(Constant::Basis, vec![rows, entry]),
                        1 => Node::Constant(Constant::Ones, vec![rows]),
                        _ => Node::Constant(Constant::Zeros, vec![rows]),
                    },
                ))
            }
            (6, Kind::Matrix) => {
                let constant = match self.random.below(3) {
                    0 if shape.is_square() => Node::Constant(Constant::Eye, vec![rows]),
                    1 => Node::Constant(Constant::ZerosMatrix, vec![rows, columns]),
                    _ => Node::Constant(Constant::OnesMatrix, vec![rows, columns]),
                };
                Some(Expr::new(shape, constant))
            }
            _ => None,
        }
    }

    /// A function that is not defined everywhere.
    fn of_a_domain(&mut self, shape: Shape, depth: usize) -> Expr {
        let f = self
            .random
            .one_of(&[E::Log, E::Sqrt, E::Tan, E::Asin, E::Acos]);
        let x = if matches!(f, E::Log | E::Sqrt) {
            self.positive(shape, depth)
        } else {
            let g = self.random.one_of(&[E::Sin, E::Cos, E::Tanh, E::Sigmoid]);
            let bounded = self.map(g, shape, depth);
            let less = Expr::new(Shape::SCALAR, Node::Number(0.8));
            self.product(shape, less, bounded)
        };
        Self::call(Function::Elementwise(f), x)
    }

    fn entry_power(&mut self, shape: Shape, depth: usize) -> Expr {
        match self.random.below(4) {
            0 => {
                let n = self.random.one_of(&[0, 1, 2, 3]);
                Expr::new(
                    shape,
                    Node::EntryPower(Box::new(self.expr(shape, depth)), n),
                )
            }
            1 => {
                let n = self.random.one_of(&[-1, -2, 2]);
                let x = self.positive(shape, depth);
                Expr::new(shape, Node::EntryPower(Box::new(x), n))
            }
            2 => {
                let y = self.random.one_of(&[0.5, 1.5, -0.5]);
                let x = self.positive(shape, depth);
                Expr::new(shape, Node::EntryRealPower(Box::new(x), y))
            }
            _ => {
                let x = self.positive(shape, depth);
                let y = match self.expr(shape, depth) {
                    y if y.is_constant() => self.leaf(shape),
                    y => y,
                };
                Expr::binary(shape, Binary::EntryPower, x, y)
            }
        }
    }

    /// Something with positive entries.
    fn positive(&mut self, shape: Shape, depth: usize) -> Expr {
        let depth = depth.saturating_sub(1);
        match self.random.below(6) {
            0 => self.map(E::Exp, shape, depth),
            1 => self.map(E::Sigmoid, shape, depth),
            2 => self.map(E::Softplus, shape, depth),
            3 => self.map(E::Cosh, shape, depth),
            4 if shape == Shape::SCALAR => {
                let of = self.shape();
                let x = self.expr(of, depth);
                let norm = Expr::new(shape, Node::Bars(Reduction::Norm2, Box::new(x)));
                let square = Expr::new(shape, Node::Power(Box::new(norm), 2));
                let number = self.number();
                Expr::binary(shape, Binary::Add, number, square)
            }
            _ => {
                let square = Node::EntryPower(Box::new(self.expr(shape, depth)), 2);
                let exp = self.map(E::Exp, shape, depth);
                Expr::binary(shape, Binary::Add, Expr::new(shape, square), exp)
            }
        }
    }

    fn block(&mut self, shape: Shape, depth: usize) -> Expr {
        let of = if self.random.once_in(3) {
            Shape::SCALAR
        } else {
            self.shape()
        };
        let value = self.expr(of, depth);
        let name = format!("v{}", self.named);
        self.named += 1;
        self.lets.push((name.clone(), of));
        let body = self.expr(shape, depth);
        self.lets.pop();
        Expr::new(shape, Node::Let(name, Box::new(value), Box::new(body)))
    }
}

/// How the engine is called; another one tests the test.
pub(super) type Engine = fn(Macro, &Input) -> Result<Computation, String>;

pub(super) fn engine(called: Macro, input: &Input) -> Result<Computation, String> {
    compute(called, input).map_err(|error| error.message)
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wrong {
    Parse,
    Engine,
    Value,
    Gradient,
    Second,
    Schedule,
    Sharing,
}

#[derive(Debug)]
pub(super) enum Outcome {
    Checked,
    /// Too steep, too large or too near a kink for finite differences.
    Rejected,
    Failed(Wrong, String),
}

macro_rules! attempt {
    ($result:expr, $wrong:expr) => {
        match $result {
            Ok(value) => value,
            Err(message) => return Outcome::Failed($wrong, message),
        }
    };
}

/// By what an expression is differentiated.
#[derive(Clone, Copy)]
enum Variable {
    Leaf(usize),
    Let(Id),
}

/// One expression through the engine, compared with everything that is known otherwise.
pub(super) fn check(case: &Case, engine: Engine) -> Outcome {
    let text = case.expr.text(case.seed);
    let scalar = case.expr.shape == Shape::SCALAR;
    let mut names: Vec<String> = Vec::new();
    if scalar {
        names.extend(case.expr.leaves().into_iter().map(|(name, _)| name));
        let once = |name: &String| case.expr.bindings(name) == 1;
        names.extend(
            case.expr
                .names()
                .into_iter()
                .map(|(name, _)| name)
                .filter(once),
        );
    }
    let called = if names.is_empty() {
        Macro::Value
    } else {
        Macro::ValueAndGrad
    };
    let call = names.iter().fold(text, |call, name| call + ", " + name);
    let tokens = attempt!(
        call.parse().map_err(|_| "does not lex".to_owned()),
        Wrong::Parse
    );
    let input = attempt!(parse(tokens).map_err(|error| error.message), Wrong::Parse);
    let tree = &input.tree;
    let written = case.expr.tree();
    if !same(tree, tree.root, &written, written.root) {
        return Outcome::Failed(Wrong::Parse, "was read as something else".to_owned());
    }

    let leaves = case.of_leaves(tree);
    let values = attempt!(of_tree(tree, &leaves, None), Wrong::Value);
    let largest = values.iter().map(Value::size).fold(0.0, f64::max);
    if !is_within(largest, 100.0) || values.iter().any(|value| !value.size().is_finite()) {
        return Outcome::Rejected;
    }
    let value = &values[tree.root];

    let computation = attempt!(engine(called, &input), Wrong::Engine);
    let mut outputs = vec![computation.value];
    outputs.extend(&computation.gradient);
    attempt!(plan(&computation.graph, &outputs), Wrong::Schedule);
    attempt!(sharing(tree, called), Wrong::Sharing);
    let mut results = attempt!(
        of_graph(tree, &computation.graph, &outputs, &leaves),
        Wrong::Value
    );
    let gradient = results.split_off(1);
    let error = attempt!(value.plus(-1.0, &results[0]), Wrong::Value).size();
    if !is_within(error, 1e-9 * (1.0 + largest)) {
        let message = format!(
            "the value is {:?}, not {:?}",
            results[0].entries, value.entries
        );
        return Outcome::Failed(Wrong::Value, message);
    }

    let variables: Vec<Variable> = names.iter().map(|name| variable(tree, name)).collect();
    let mut random = Random::new(case.seed.unwrap_or(0));
    for (name, (&variable, gradient)) in names.iter().zip(variables.iter().zip(&gradient)) {
        let shape = match variable {
            Variable::Leaf(leaf) => leaves[leaf].shape,
            Variable::Let(id) => values[id].shape,
        };
        if gradient.shape != shape {
            let message = format!("the gradient by {name}: {shape} is {}", gradient.shape);
            return Outcome::Failed(Wrong::Gradient, message);
        }
        let f = |shift: &Value| value_at(tree, &leaves, variable, shift);
        // One direction tells of any wrong entry; all of them are for the reader only.
        let direction = Value::filled(shape, |_, _| random.entry());
        let Some((difference, tolerance)) = difference(&f, &direction) else {
            return Outcome::Rejected;
        };
        let derivative = attempt!(gradient.inner(&direction), Wrong::Gradient);
        if !is_within(derivative - difference, tolerance) {
            let message = format!("by {name}: {shape}\n{}", both(gradient, &f));
            return Outcome::Failed(Wrong::Gradient, message);
        }
    }
    if names.is_empty() {
        return Outcome::Checked;
    }
    second(tree, &computation, &leaves, &mut random)
}

/// Of NaN it is false.
fn is_within(difference: f64, tolerance: f64) -> bool {
    difference.abs() <= tolerance
}

fn variable(tree: &Tree, name: &str) -> Variable {
    let leaf = tree.leaves.iter().position(|leaf| leaf.text == plain(name));
    let binding = || {
        tree.nodes.iter().find_map(|node| match &node.syntax {
            Syntax::Let(known, id) if known == name => Some(*id),
            _ => None,
        })
    };
    leaf.map_or_else(|| Variable::Let(binding().unwrap()), Variable::Leaf)
}

fn value_at(tree: &Tree, leaves: &[Value], variable: Variable, shift: &Value) -> Option<f64> {
    let values = match variable {
        Variable::Let(id) => of_tree(tree, leaves, Some((id, shift))),
        Variable::Leaf(leaf) => of_tree(tree, &shifted(leaves, leaf, shift), None),
    };
    values.ok()?[tree.root].as_scalar().ok()
}

fn shifted(leaves: &[Value], leaf: usize, shift: &Value) -> Vec<Value> {
    let mut leaves = leaves.to_vec();
    leaves[leaf] = leaves[leaf].plus(1.0, shift).unwrap();
    leaves
}

/// df/dt of f(t D) at 0 by central differences of two widths, extrapolated (Richardson), and how
/// far it may be off. None where the two widths disagree: near a kink or a pole.
fn difference(f: &dyn Fn(&Value) -> Option<f64>, direction: &Value) -> Option<(f64, f64)> {
    let central = |h: f64| {
        let ahead = f(&direction.map(|x| h * x))?;
        let behind = f(&direction.map(|x| -h * x))?;
        Some((ahead - behind) / (2.0 * h))
    };
    let (wide, narrow) = (central(1e-3)?, central(5e-4)?);
    let difference = (4.0 * narrow - wide) / 3.0;
    let disagreement = (wide - narrow).abs();
    let scale = 1.0 + difference.abs();
    (disagreement < 1e-4 * scale).then_some((difference, 1e-7 * scale + disagreement))
}

/// The two gradients, entry by entry.
fn both(gradient: &Value, f: &dyn Fn(&Value) -> Option<f64>) -> String {
    let shape = gradient.shape;
    let mut text = String::from("    engine, finite differences:");
    for i in 0..shape.rows {
        for j in 0..shape.columns {
            let unit = Value::filled(shape, |k, l| f64::from(u8::from((k, l) == (i, j))));
            let difference = difference(f, &unit).map_or(f64::NAN, |(difference, _)| difference);
            let _ = write!(
                text,
                "\n    [{i}, {j}] {:+.6}, {difference:+.6}",
                gradient.at(i, j)
            );
        }
    }
    text
}

/// The same machine run twice: d⟨∇f, U⟩ against finite differences of ⟨∇f, U⟩.
fn second(
    tree: &Tree,
    computation: &Computation,
    leaves: &[Value],
    random: &mut Random,
) -> Outcome {
    let mut graph = computation.graph.clone();
    // For every leaf that the gradient is by, a direction that stands behind the leaves.
    let (mut variables, mut terms) = (Vec::new(), Vec::new());
    let mut values = leaves.to_vec();
    for (leaf, &gradient) in (0..leaves.len()).zip(&computation.gradient) {
        let x = graph.node(Op::Leaf(leaf), Kinds::UNKNOWN);
        let direction = graph.node(Op::Leaf(values.len()), graph.kinds(x));
        values.push(Value::filled(leaves[leaf].shape, |_, _| random.entry()));
        let term = graph.inner(gradient, direction);
        variables.push(x);
        terms.push((1.0, term));
    }
    let slope = graph.sum(&terms);
    let gradients = gradients(&mut graph, slope, &variables);
    attempt!(plan(&graph, &gradients), Wrong::Schedule);
    let gradients = attempt!(of_graph(tree, &graph, &gradients, &values), Wrong::Second);
    for (leaf, gradient) in gradients.iter().enumerate() {
        let shape = leaves[leaf].shape;
        if gradient.shape != shape {
            let message = format!(
                "second order, by leaf {leaf}: {shape} is {}",
                gradient.shape
            );
            return Outcome::Failed(Wrong::Second, message);
        }
        let f = |shift: &Value| {
            let values = of_graph(tree, &graph, &[slope], &shifted(&values, leaf, shift));
            values.ok()?[0].as_scalar().ok()
        };
        let direction = Value::filled(shape, |_, _| random.entry());
        let Some((difference, tolerance)) = difference(&f, &direction) else {
            return Outcome::Rejected;
        };
        let derivative = attempt!(gradient.inner(&direction), Wrong::Second);
        if !is_within(derivative - difference, tolerance) {
            let message = format!(
                "second order, by leaf {leaf}: {shape}\n{}",
                both(gradient, &f)
            );
            return Outcome::Failed(Wrong::Second, message);
        }
    }
    Outcome::Checked
}

/// Whether everything that is computed is needed, and nothing is computed twice.
fn plan(graph: &Graph, outputs: &[Ref]) -> Result<(), String> {
    let schedule = Schedule::new(graph, outputs);
    let mut computed = vec![0_usize; graph.nodes.len()];
    let mut rest: Vec<Ref> = outputs.to_vec();
    while let Some(x) = rest.pop() {
        let node = graph.resolve(x).node;
        computed[node] += 1;
        if !schedule.is_step(node) || computed[node] == 1 {
            rest.extend(graph.nodes[node].op.operands());
        }
    }
    let distinct: HashSet<usize> = schedule.steps.iter().copied().collect();
    if distinct.len() != schedule.steps.len() {
        return Err("a step is there twice".to_owned());
    }
    for (node, content) in graph.nodes.iter().enumerate() {
        let op = &content.op;
        let is_free = matches!(
            op,
            Op::Leaf(_)
                | Op::Number(_)
                | Op::Ones(_)
                | Op::Eye(_)
                | Op::Basis(_)
                | Op::Unit(..)
                | Op::Inverse(_)
                | Op::Diag(_)
                | Op::Kron(..)
                | Op::Variable(..)
        );
        if schedule.is_step(node) && computed[node] == 0 {
            return Err(format!("step {node} is computed and not used: {op:?}"));
        }
        if !schedule.is_step(node) && !is_free && computed[node] > 1 {
            return Err(format!(
                "node {node} is computed {} times: {op:?}",
                computed[node]
            ));
        }
    }
    let distinct: HashSet<&Op> = graph.nodes.iter().map(|node| &node.op).collect();
    if distinct.len() != graph.nodes.len() {
        return Err("two nodes are the same".to_owned());
    }
    Ok(())
}

/// Whether equal parts of an expression are one node.
fn sharing(tree: &Tree, called: Macro) -> Result<(), String> {
    let root = if called == Macro::Value {
        Kinds::UNKNOWN
    } else {
        Kinds::SCALAR
    };
    let kinds = infer(tree, &[(tree.root, root)]);
    let refs = Graph::default().build(tree, &kinds, &[]);
    for x in 0..tree.nodes.len() {
        for y in 0..x {
            if refs[x] != refs[y] && same(tree, x, tree, y) {
                return Err(format!("`{}` is two nodes", tree.text(x)));
            }
        }
    }
    Ok(())
}

/// What to tell of a failure: the smallest expression that fails the same way.
fn report(case: &Case, wrong: Wrong, engine: Engine) -> (Case, String) {
    let fails =
        |case: &Case| matches!(check(case, engine), Outcome::Failed(how, _) if how == wrong);
    let smallest = shrink(case.clone(), fails);
    let message = match check(&smallest, engine) {
        Outcome::Failed(_, message) => message,
        _ => String::new(),
    };
    let text = format!("{wrong:?}\n{}\n    {message}", smallest.describe());
    (smallest, text)
}

/// Checks as many expressions of a shape that the seed chooses.
fn run(seeds: std::ops::Range<u64>, shape: fn(&mut Generator) -> Shape) {
    let (mut checked, mut failures) = (0, HashMap::new());
    let count = seeds.end - seeds.start;
    for seed in seeds {
        let mut generator = Generator::new(seed);
        let shape = shape(&mut generator);
        let depth = 2 + generator.random.below(3);
        let case = generator.case(shape, depth);
        match check(&case, engine) {
            Outcome::Checked => checked += 1,
            Outcome::Rejected => {}
            Outcome::Failed(wrong, _) => {
                let (smallest, text) = report(&case, wrong, engine);
                // Of each way to fail a few, the shortest.
                failures.insert(text, smallest.expr.size());
            }
        }
        if failures.len() > 20 {
            break;
        }
    }
    let mut failures: Vec<_> = failures.into_iter().collect();
    failures.sort_by_key(|(_, size)| *size);
    let texts: Vec<&str> = failures.iter().map(|(text, _)| text.as_str()).collect();
    assert!(failures.is_empty(), "\n{}", texts.join("\n\n"));
    assert!(
        2 * checked > count,
        "of {count} expressions only {checked} could be checked"
    );
}

#[test]
fn gradients_are_finite_differences() {
    run(0..2000, |_| Shape::SCALAR);
}

#[test]
fn gradients_are_finite_differences_elsewhere() {
    run(1_000_000..1_002_000, |_| Shape::SCALAR);
}

#[test]
fn values_are_those_of_the_syntax() {
    run(2_000_000..2_002_000, Generator::shape);
}

/// The first failure of an engine among the random expressions, at its smallest.
fn first_failure(engine: Engine) -> (Case, Wrong, String) {
    for seed in 0..1000 {
        let case = Generator::new(seed).case(Shape::SCALAR, 3);
        if let Outcome::Failed(wrong, _) = check(&case, engine) {
            let (smallest, text) = report(&case, wrong, engine);
            return (smallest, wrong, text);
        }
    }
    panic!("a broken engine passes");
}

fn text_of(case: &Case) -> String {
    case.expr.text(case.seed)
}

#[test]
fn a_wrong_rule_is_found_and_shown_at_its_smallest() {
    // sin′ = cosh
    let (case, wrong, text) = first_failure(|called, input| {
        let mut computation = engine(called, input)?;
        for node in &mut computation.graph.nodes[computation.value.node + 1..] {
            if let Op::Map(E::Cos, x) = node.op {
                node.op = Op::Map(E::Cosh, x);
            }
        }
        Ok(computation)
    });
    assert_eq!(wrong, Wrong::Gradient, "{text}");
    assert!(text_of(&case).contains("sin("), "{text}");
    assert!(case.expr.size() <= 4, "{text}");
    assert!(text.contains("engine, finite differences"), "{text}");
}

#[test]
fn a_wrong_sign_is_found() {
    let (case, wrong, text) = first_failure(|called, input| {
        let mut computation = engine(called, input)?;
        let graph = &mut computation.graph;
        let negative = |&x: &Ref| graph.scale(-1.0, x);
        computation.gradient = computation.gradient.iter().map(negative).collect();
        Ok(computation)
    });
    assert_eq!(wrong, Wrong::Gradient, "{text}");
    assert_eq!(case.expr.size(), 1, "{text}");
}

#[test]
fn a_missing_transpose_is_found() {
    let (case, wrong, text) = first_failure(|called, input| {
        let mut computation = engine(called, input)?;
        for x in &mut computation.gradient {
            x.transposed = false;
        }
        Ok(computation)
    });
    assert_eq!(wrong, Wrong::Gradient, "{text}");
    assert!(case.expr.size() <= 4, "{text}");
}

#[test]
fn a_wrong_value_is_found() {
    let (_, wrong, text) = first_failure(|called, input| {
        let mut computation = engine(called, input)?;
        let graph = &mut computation.graph;
        computation.value = graph.scale(1.0 + 1e-6, computation.value);
        Ok(computation)
    });
    assert_eq!(wrong, Wrong::Value, "{text}");
}

#[test]
fn an_unused_step_is_found() {
    let mut graph = Graph::default();
    let [a, b] = [0, 1].map(|leaf| graph.node(Op::Leaf(leaf), Kinds::MATRIX));
    let product = graph.product(a, b);
    let exp = graph.map(E::Exp, product);
    assert!(plan(&graph, &[exp]).is_ok());
    // As if it were built twice.
    graph.nodes[exp.node].op = graph.nodes[product.node].op.clone();
    assert!(plan(&graph, &[exp, product]).is_err());
}

#[test]
fn what_is_equal_by_algebra_is_one_node() {
    for both in [
        "(A .* B) : (B .* A)",
        "(A B)^T : (B^T A^T)",
        "(A + B)^T : (B^T + A^T)",
        "(||x|| A B) : (A (B ||x||))",
        "exp(A^T) : exp(A)^T",
        "tr(a^T b) : tr(b^T a)",
        "(A : B) : (B^T : A^T)",
        "||x||^2 : x^T x",
        "(s : t : u) : (u : (s : t))",
        "tr(A^T B) : (A : B)",
        "-(A - B) : (B - A)",
        "(2 A + 2 B) : 2 (A + B)",
        "(A / 4) : 0.25 A",
    ] {
        let input = parse(both.parse().unwrap()).unwrap();
        let tree = &input.tree;
        let kinds = infer(tree, &[(tree.root, Kinds::SCALAR)]);
        let refs = Graph::default().build(tree, &kinds, &[]);
        let Syntax::Binary(_, l, r) = tree.nodes[tree.root].syntax else {
            panic!("{both} is no inner product");
        };
        assert_eq!(refs[l], refs[r], "{both}");
    }
}
