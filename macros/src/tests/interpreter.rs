//! What trees and graphs compute, on values whose kind and dimensions are known at run time only.
//!
//! A tree is evaluated as it was written, without a word of the engine's algebra: that is the
//! truth. A graph is evaluated as it is emitted: step by step, with transposes handed on to the
//! operands, and operations that refuse the kinds that the operations of core refuse.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::function::{Constant, Elementwise, Function, Pair, Reduction, Zip};
use crate::graph::{Graph, Like, Op, Ref, Whole};
use crate::schedule::Schedule;
use crate::syntax::{Binary, Id, Syntax, Tree};

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Kind {
    Scalar,
    Column,
    Row,
    Matrix,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Shape {
    pub(super) kind: Kind,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Shape {
    pub(super) const SCALAR: Self = Self {
        kind: Kind::Scalar,
        rows: 1,
        columns: 1,
    };

    pub(super) fn column(rows: usize) -> Self {
        Self {
            kind: Kind::Column,
            rows,
            columns: 1,
        }
    }

    pub(super) fn row(columns: usize) -> Self {
        Self {
            kind: Kind::Row,
            rows: 1,
            columns,
        }
    }

    pub(super) fn matrix(rows: usize, columns: usize) -> Self {
        Self {
            kind: Kind::Matrix,
            rows,
            columns,
        }
    }

    pub(super) fn transposed(self) -> Self {
        Self {
            kind: match self.kind {
                Kind::Column => Kind::Row,
                Kind::Row => Kind::Column,
                kind => kind,
            },
            rows: self.columns,
            columns: self.rows,
        }
    }

    pub(super) fn is_vector(self) -> bool {
        matches!(self.kind, Kind::Column | Kind::Row)
    }

    pub(super) fn is_square(self) -> bool {
        self.kind == Kind::Matrix && self.rows == self.columns
    }
}

/// As core writes its types.
impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            Kind::Scalar => write!(f, "f64"),
            Kind::Column => write!(f, "Vector<{}>", self.rows),
            Kind::Row => write!(f, "RowVector<{}>", self.columns),
            Kind::Matrix => write!(f, "Matrix<{}, {}>", self.rows, self.columns),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) shape: Shape,
    /// Row by row.
    pub(super) entries: Vec<f64>,
}

/// What does not fit says why.
pub(super) type Result<T> = std::result::Result<T, String>;

impl Value {
    pub(super) fn scalar(x: f64) -> Self {
        Self {
            shape: Shape::SCALAR,
            entries: vec![x],
        }
    }

    pub(super) fn filled(shape: Shape, mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        let entries = (0..shape.rows)
            .flat_map(|i| (0..shape.columns).map(move |j| (i, j)))
            .map(|(i, j)| entry(i, j))
            .collect();
        Self { shape, entries }
    }

    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        self.entries[i * self.shape.columns + j]
    }

    pub(super) fn as_scalar(&self) -> Result<f64> {
        match self.shape.kind {
            Kind::Scalar => Ok(self.entries[0]),
            _ => Err(format!("{} is no scalar", self.shape)),
        }
    }

    /// The largest absolute entry; NaN if one is.
    pub(super) fn size(&self) -> f64 {
        self.entries.iter().fold(0.0, |size, entry| {
            if entry.abs() <= size {
                size
            } else {
                entry.abs()
            }
        })
    }

    pub(super) fn map(&self, f: impl FnMut(f64) -> f64) -> Self {
        Self {
            shape: self.shape,
            entries: self.entries.iter().copied().map(f).collect(),
        }
    }

    pub(super) fn zip(&self, other: &Self, f: impl Fn(f64, f64) -> f64) -> Result<Self> {
        self.same_shape(other)?;
        let pairs = self.entries.iter().zip(&other.entries);
        Ok(Self {
            shape: self.shape,
            entries: pairs.map(|(&x, &y)| f(x, y)).collect(),
        })
    }

    /// x + c y
    pub(super) fn plus(&self, c: f64, y: &Self) -> Result<Self> {
        self.zip(y, |x, y| x + c * y)
    }

    pub(super) fn inner(&self, other: &Self) -> Result<f64> {
        Ok(self.zip(other, |x, y| x * y)?.entries.iter().sum())
    }

    /// Of a scalar it is the scalar, as in core: the macro may not know that it is one.
    pub(super) fn transposed(&self) -> Self {
        Self::filled(self.shape.transposed(), |i, j| self.at(j, i))
    }

    pub(super) fn times(&self, other: &Self) -> Result<Self> {
        let (l, r) = (self.shape, other.shape);
        let shape = match (l.kind, r.kind) {
            (Kind::Scalar, _) => return Ok(other.map(|x| self.entries[0] * x)),
            (_, Kind::Scalar) => return other.times(self),
            (Kind::Row, Kind::Column) => Shape::SCALAR,
            (Kind::Column, Kind::Row) | (Kind::Matrix, Kind::Matrix) => {
                Shape::matrix(l.rows, r.columns)
            }
            (Kind::Matrix, Kind::Column) => Shape::column(l.rows),
            (Kind::Row, Kind::Matrix) => Shape::row(r.columns),
            _ => return Err(format!("no product of {l} and {r}")),
        };
        if l.columns != r.rows {
            return Err(format!("no product of {l} and {r}"));
        }
        Ok(Self::filled(shape, |i, j| {
            (0..l.columns).map(|k| self.at(i, k) * other.at(k, j)).sum()
        }))
    }

    fn over(&self, divisor: &Self) -> Result<Self> {
        let divisor = divisor.as_scalar()?;
        Ok(self.map(|x| x / divisor))
    }

    /// The identity, or 1.
    fn eye(shape: Shape) -> Result<Self> {
        if !(shape.is_square() || shape.kind == Kind::Scalar) {
            return Err(format!("no identity like {shape}"));
        }
        Ok(Self::filled(shape, |i, j| if i == j { 1.0 } else { 0.0 }))
    }

    fn power(&self, n: i32) -> Result<Self> {
        if let Ok(x) = self.as_scalar() {
            return Ok(Self::scalar(x.powi(n)));
        }
        let base = if n < 0 { &self.inverse()? } else { self };
        (0..n.abs()).try_fold(Self::eye(self.shape)?, |power, _| power.times(base))
    }

    pub(super) fn reduced(&self, reduction: Reduction) -> Result<f64> {
        let shape = self.shape;
        match reduction {
            Reduction::Trace if !shape.is_square() => Err(format!("the trace of {shape}")),
            Reduction::Trace => Ok((0..shape.rows).map(|i| self.at(i, i)).sum()),
            Reduction::Det => self.determinant(),
            Reduction::LogDet => Ok(self.determinant()?.abs().ln()),
            Reduction::LogSumExp | Reduction::Max | Reduction::Min if !shape.is_vector() => {
                Err(format!("{reduction:?} of {shape}"))
            }
            Reduction::LogSumExp => {
                let sum: f64 = self.entries.iter().map(|x| x.exp()).sum();
                Ok(sum.ln())
            }
            Reduction::Max => Ok(self
                .entries
                .iter()
                .copied()
                .fold(f64::NEG_INFINITY, f64::max)),
            Reduction::Min => Ok(self.entries.iter().copied().fold(f64::INFINITY, f64::min)),
            _ if shape.kind == Kind::Scalar => Err(format!("{reduction:?} of a scalar")),
            Reduction::Sum => Ok(self.entries.iter().sum()),
            Reduction::Norm1 => Ok(self.entries.iter().map(|x| x.abs()).sum()),
            Reduction::Norm2 => Ok(self.inner(self)?.sqrt()),
        }
    }

    /// The determinant, by expansion along the first row.
    fn determinant(&self) -> Result<f64> {
        let shape = self.shape;
        if !shape.is_square() {
            return Err(format!("the determinant of {shape}"));
        }
        Ok(determinant(&self.entries, shape.rows))
    }

    /// The inverse, by Cramer's rule.
    pub(super) fn inverse(&self) -> Result<Self> {
        if let Ok(x) = self.as_scalar() {
            return Ok(Self::scalar(1.0 / x));
        }
        let determinant = self.determinant()?;
        Ok(Self::filled(self.shape, |i, j| {
            // Column i, replaced by the j-th column of the identity.
            let replaced = Self::filled(self.shape, |k, l| {
                if l == i {
                    f64::from(u8::from(k == j))
                } else {
                    self.at(k, l)
                }
            });
            replaced.determinant().unwrap_or(f64::NAN) / determinant
        }))
    }

    /// Of a column the diagonal matrix, of a matrix the diagonal.
    fn diagonal(&self) -> Result<Self> {
        let rows = self.shape.rows;
        match self.shape.kind {
            // As in core: the macro may not know that it is one.
            Kind::Scalar => Ok(self.clone()),
            Kind::Column => Ok(Self::filled(Shape::matrix(rows, rows), |i, j| {
                if i == j { self.entries[i] } else { 0.0 }
            })),
            Kind::Matrix if self.shape.is_square() => {
                Ok(Self::filled(Shape::column(rows), |i, _| self.at(i, i)))
            }
            _ => Err(format!("the diagonal of {}", self.shape)),
        }
    }

    fn stacked(&self) -> Result<Self> {
        let Shape {
            kind,
            rows,
            columns,
        } = self.shape;
        if kind != Kind::Matrix {
            return Err(format!("vec of {}", self.shape));
        }
        Ok(Self::filled(Shape::column(rows * columns), |i, _| {
            self.at(i % rows, i / rows)
        }))
    }

    fn unstacked(&self, shape: Shape) -> Result<Self> {
        if self.shape != Shape::column(shape.rows * shape.columns) || shape.kind != Kind::Matrix {
            return Err(format!("{} as {shape}", self.shape));
        }
        Ok(Self::filled(shape, |i, j| self.entries[i + j * shape.rows]))
    }

    fn kron(&self, other: &Self) -> Result<Self> {
        let (l, r) = (self.shape, other.shape);
        if l.kind != r.kind || l.kind == Kind::Scalar {
            return Err(format!("the Kronecker product of {l} and {r}"));
        }
        let shape = Shape {
            kind: l.kind,
            rows: l.rows * r.rows,
            columns: l.columns * r.columns,
        };
        Ok(Self::filled(shape, |i, j| {
            self.at(i / r.rows, j / r.columns) * other.at(i % r.rows, j % r.columns)
        }))
    }

    fn cross(&self, other: &Self) -> Result<Self> {
        self.same_shape(other)?;
        let ([a, b, c], [x, y, z], true) = (
            self.entries.as_slice(),
            other.entries.as_slice(),
            self.shape.is_vector(),
        ) else {
            return Err(format!("the cross product of {}", self.shape));
        };
        Ok(Self {
            shape: self.shape,
            entries: vec![b * z - c * y, c * x - a * z, a * y - b * x],
        })
    }

    fn whole(&self, f: Whole) -> Result<Self> {
        if !self.shape.is_vector() {
            return Err(format!("{f:?} of {}", self.shape));
        }
        let sum: f64 = self.entries.iter().map(|x| x.exp()).sum();
        let extreme = match f {
            Whole::Softmax => return Ok(self.map(|x| x.exp() / sum)),
            Whole::ShareOfMax => self.reduced(Reduction::Max)?,
            Whole::ShareOfMin => self.reduced(Reduction::Min)?,
        };
        let is_extreme = self.map(|x| {
            if x.total_cmp(&extreme).is_eq() {
                1.0
            } else {
                0.0
            }
        });
        let count: f64 = is_extreme.entries.iter().sum();
        Ok(is_extreme.map(|x| x / count))
    }

    fn clamp(&self, low: &Self, high: &Self) -> Result<Self> {
        let (low, high) = (low.as_scalar()?, high.as_scalar()?);
        Ok(self.map(|x| x.max(low).min(high)))
    }

    fn same_shape(&self, other: &Self) -> Result<()> {
        if self.shape == other.shape {
            Ok(())
        } else {
            Err(format!("{} beside {}", self.shape, other.shape))
        }
    }
}

fn determinant(entries: &[f64], n: usize) -> f64 {
    if n == 0 {
        return 1.0;
    }
    let minor = |j: usize| -> Vec<f64> {
        let rows = entries.chunks(n).skip(1);
        let kept = |row: &[f64]| [&row[..j], &row[j + 1..]].concat();
        rows.flat_map(kept).collect()
    };
    (0..n)
        .map(|j| {
            let sign = if j % 2 == 0 { 1.0 } else { -1.0 };
            sign * entries[j] * determinant(&minor(j), n - 1)
        })
        .sum()
}

pub(super) fn zipped(f: Zip, x: f64, y: f64) -> f64 {
    match f {
        Zip::Max => x.max(y),
        Zip::Min => x.min(y),
        Zip::Atan2 => x.atan2(y),
        Zip::Hypot => x.hypot(y),
        Zip::OverSquares => x / (x * x + y * y),
        Zip::SigmoidBy => (if x < 0.0 { y } else { 1.0 }) / (1.0 + y),
        Zip::SoftplusBy => x.max(0.0) + y.ln_1p(),
        Zip::ShareOfMax => match x.partial_cmp(&y) {
            Some(Ordering::Greater) => 1.0,
            Some(Ordering::Equal) => 0.5,
            Some(Ordering::Less) => 0.0,
            None => f64::NAN,
        },
    }
}

/// A constant by its dimensions, as they are written.
fn constant(constant: Constant, texts: &[String]) -> Result<Value> {
    let number = |text: &String| text.parse::<usize>().map_err(|error| error.to_string());
    let numbers: Vec<usize> = texts.iter().map(number).collect::<Result<_>>()?;
    let shape = match (constant, numbers.as_slice()) {
        (Constant::Eye, &[n]) => return Value::eye(Shape::matrix(n, n)),
        (Constant::Basis, &[n, at]) => {
            return Ok(Value::filled(Shape::column(n), |i, _| {
                f64::from(u8::from(i == at))
            }));
        }
        (_, &[n]) => Shape::column(n),
        (_, &[m, n]) => Shape::matrix(m, n),
        _ => return Err("dimensions".to_owned()),
    };
    let entry = match constant {
        Constant::Zeros | Constant::ZerosMatrix => 0.0,
        _ => 1.0,
    };
    Ok(Value::filled(shape, |_, _| entry))
}

pub(super) fn function(f: Elementwise, x: f64) -> f64 {
    use Elementwise as E;
    match f {
        E::Exp => x.exp(),
        E::Log => x.ln(),
        E::Sqrt => x.sqrt(),
        E::Sin => x.sin(),
        E::Cos => x.cos(),
        E::Tan => x.tan(),
        E::Asin => x.asin(),
        E::Acos => x.acos(),
        E::Atan => x.atan(),
        E::Sinh => x.sinh(),
        E::Cosh => x.cosh(),
        E::Tanh => x.tanh(),
        E::Abs => x.abs(),
        E::Sign if x == 0.0 => x,
        E::Sign => x.signum(),
        E::Relu => x.max(0.0),
        E::Sigmoid => 1.0 / (1.0 + (-x).exp()),
        E::Softplus => x.exp().ln_1p(),
        E::Step => f64::from(u8::from(x > 0.0)),
        E::Nonzero if x == 0.0 => 1.0,
        E::Nonzero => x,
        E::ExpMinusAbs => (-x.abs()).exp(),
    }
}

/// The values of all nodes of a tree. Where a `let` of the node `shifted.0` is named, `shifted.1` is
/// added.
pub(super) fn of_tree(
    tree: &Tree,
    leaves: &[Value],
    shifted: Option<(Id, &Value)>,
) -> Result<Vec<Value>> {
    let mut values: Vec<Value> = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let value = match node.syntax {
            Syntax::Leaf(leaf) => leaves[leaf].clone(),
            Syntax::Let(_, x) => match shifted {
                Some((id, shift)) if id == x => values[x].plus(1.0, shift)?,
                _ => values[x].clone(),
            },
            Syntax::Number(number) => Value::scalar(number),
            Syntax::Negative(x) => values[x].map(|x| -x),
            Syntax::Binary(binary, l, r) => of_binary(binary, &values[l], &values[r])?,
            Syntax::Transpose(x) if values[x].shape.kind == Kind::Scalar => {
                return Err("a scalar is transposed".to_owned());
            }
            Syntax::Transpose(x) => values[x].transposed(),
            Syntax::Power(x, n) => values[x].power(n)?,
            Syntax::ScalarPower(x, y) => {
                Value::scalar(values[x].as_scalar()?.powf(values[y].as_scalar()?))
            }
            Syntax::EntryPower(x, n) => values[x].map(|x| x.powi(n)),
            Syntax::EntryRealPower(x, y) => values[x].map(|x| x.powf(y)),
            Syntax::Call(Function::Elementwise(f), x) => values[x].map(|x| function(f, x)),
            Syntax::Call(Function::Reduction(reduction), x) => {
                Value::scalar(values[x].reduced(reduction)?)
            }
            Syntax::Call(Function::Inverse, x) if values[x].shape.is_square() => {
                values[x].inverse()?
            }
            Syntax::Call(Function::Spd, x) if values[x].shape.is_square() => values[x].clone(),
            Syntax::Call(Function::Diag, x) => values[x].diagonal()?,
            Syntax::Call(Function::Vec, x) => values[x].stacked()?,
            Syntax::Call(Function::Softmax, x) => values[x].whole(Whole::Softmax)?,
            Syntax::Call(function, x) => {
                return Err(format!("{} of {}", function.name(), values[x].shape));
            }
            Syntax::Clamp([x, low, high]) => values[x].clamp(&values[low], &values[high])?,
            Syntax::Constant(name, dimensions) => {
                constant(name, &tree.dimensions[dimensions].texts)?
            }
            Syntax::Apply(..) => return Err("a function of the user's own".to_owned()),
        };
        values.push(value);
    }
    Ok(values)
}

fn of_binary(binary: Binary, l: &Value, r: &Value) -> Result<Value> {
    match binary {
        Binary::Add => l.plus(1.0, r),
        Binary::Sub => l.plus(-1.0, r),
        Binary::Juxtaposed | Binary::Times => l.times(r),
        Binary::Divide => l.over(r),
        Binary::Frobenius => Ok(Value::scalar(l.inner(r)?)),
        Binary::EntryTimes => l.zip(r, |x, y| x * y),
        Binary::EntryDivide => l.zip(r, |x, y| x / y),
        Binary::EntryPower => l.zip(r, f64::powf),
        Binary::Call(Pair::Outer) => match (l.shape.kind, r.shape.kind) {
            (Kind::Column, Kind::Column) => l.times(&r.transposed()),
            _ => Err(format!("outer of {} and {}", l.shape, r.shape)),
        },
        Binary::Call(Pair::Cross) => l.cross(r),
        Binary::Call(Pair::Gradient) => Err("a gradient is of an expression".to_owned()),
        Binary::Call(Pair::Kron) => l.kron(r),
        Binary::Call(Pair::Zip(f)) => l.zip(r, |x, y| zipped(f, x, y)),
        Binary::Call(Pair::Dot) => match l.shape.kind {
            Kind::Column | Kind::Row => Ok(Value::scalar(l.inner(r)?)),
            _ => Err(format!("dot of {}", l.shape)),
        },
    }
}

/// The values of `outputs`, computed as the expansion computes them.
pub(super) fn of_graph(
    tree: &Tree,
    graph: &Graph,
    outputs: &[Ref],
    leaves: &[Value],
) -> Result<Vec<Value>> {
    of_graph_for(tree, graph, outputs, leaves, None)
}

/// The same, for a value of the cotangent.
pub(super) fn of_graph_for(
    tree: &Tree,
    graph: &Graph,
    outputs: &[Ref],
    leaves: &[Value],
    cotangent: Option<Value>,
) -> Result<Vec<Value>> {
    let mut graph = graph.clone();
    graph.share_exponentials(outputs);
    let mut emitted = Emitted {
        cotangent,
        tree,
        graph: &graph,
        schedule: &Schedule::new(&graph, outputs),
        leaves,
        steps: HashMap::new(),
        parts: HashMap::new(),
    };
    for &node in &emitted.schedule.steps {
        let value = emitted.operation(Ref {
            node,
            transposed: false,
        })?;
        emitted.steps.insert(node, value);
    }
    outputs.iter().map(|&x| emitted.reference(x)).collect()
}

struct Emitted<'a> {
    /// What stands for the adjoint of a row.
    cotangent: Option<Value>,
    tree: &'a Tree,
    graph: &'a Graph,
    schedule: &'a Schedule,
    leaves: &'a [Value],
    steps: HashMap<usize, Value>,
    /// What is computed where it occurs, by itself or as an example of a shape.
    parts: HashMap<Ref, Value>,
}

impl Emitted<'_> {
    fn reference(&mut self, x: Ref) -> Result<Value> {
        let x = self.graph.resolve(x);
        let value = match *self.graph.op(x) {
            _ if self.schedule.is_step(x.node) => match self.steps.get(&x.node) {
                Some(value) => value,
                None => return Err(format!("node {} is needed before its step", x.node)),
            },
            Op::Leaf(leaf) => &self.leaves[leaf],
            _ => {
                if let Some(part) = self.parts.get(&x) {
                    return Ok(part.clone());
                }
                let part = self.operation(x)?;
                self.parts.insert(x, part.clone());
                return Ok(part);
            }
        };
        Ok(if x.transposed && !self.graph.is_scalar(x) {
            value.transposed()
        } else {
            value.clone()
        })
    }

    #[expect(clippy::too_many_lines, reason = "an arm an operation")]
    fn operation(&mut self, x: Ref) -> Result<Value> {
        let graph = self.graph;
        let mut operand = |operand: Ref| {
            let operand = graph.transpose_if(x.transposed, operand);
            self.reference(operand)
        };
        let transposed_if = |value: &Value| {
            if x.transposed {
                value.transposed()
            } else {
                value.clone()
            }
        };
        match *graph.op(x) {
            Op::Leaf(_) | Op::Variable(..) | Op::Fixed(_) => {
                Err("a leaf is no operation".to_owned())
            }
            // Its shape is all that is asked of it, unless it is given.
            Op::Cotangent(of) => {
                let value = self.reference(of)?;
                let value = self
                    .cotangent
                    .clone()
                    .unwrap_or_else(|| value.map(|_| f64::NAN));
                Ok(transposed_if(&value))
            }
            Op::Number(number) => Ok(Value::scalar(number.get())),
            Op::Sum(ref terms) => {
                let mut sum: Option<Value> = None;
                for &(c, x) in terms {
                    let term = operand(x)?.map(|x| c.get() * x);
                    sum = Some(match sum {
                        None => term,
                        Some(sum) => sum.plus(1.0, &term)?,
                    });
                }
                sum.ok_or_else(|| "a sum of nothing".to_owned())
            }
            Op::Product(l, r) => {
                let (l, r) = if x.transposed { (r, l) } else { (l, r) };
                operand(l)?.times(&operand(r)?)
            }
            Op::Divide(e, s) => operand(e)?.over(&operand(s)?),
            Op::EntryTimes(l, r) => operand(l)?.zip(&operand(r)?, |x, y| x * y),
            Op::EntryDivide(l, r) => operand(l)?.zip(&operand(r)?, |x, y| x / y),
            Op::EntryPower(x, n) => Ok(operand(x)?.map(|x| x.powi(n))),
            Op::EntryRealPower(x, p) => match graph.op(p) {
                Op::Number(p) => Ok(operand(x)?.map(|x| x.powf(p.get()))),
                _ => operand(x)?.zip(&operand(p)?, f64::powf),
            },
            Op::Map(f, x) => Ok(operand(x)?.map(|x| function(f, x))),
            Op::Reduce(reduction, x) => Ok(Value::scalar(operand(x)?.reduced(reduction)?)),
            Op::Inner(l, r) => Ok(Value::scalar(operand(l)?.inner(&operand(r)?)?)),
            Op::Ones(Like::Node(x)) => Ok(operand(x)?.map(|_| 1.0)),
            Op::Eye(Like::Node(x)) => Value::eye(operand(x)?.shape),
            Op::Ones(Like::Dimensions(index)) => {
                let texts = &self.tree.dimensions[index].texts;
                let ones = constant(Constant::Ones, texts)?;
                Ok(transposed_if(&ones))
            }
            Op::Eye(Like::Dimensions(index)) => {
                constant(Constant::Eye, &self.tree.dimensions[index].texts)
            }
            Op::Basis(index) => {
                let basis = constant(Constant::Basis, &self.tree.dimensions[index].texts)?;
                Ok(transposed_if(&basis))
            }
            Op::Unit(of, index) => {
                let mut unit = self.reference(of)?.map(|_| 0.0);
                unit.entries[index] = 1.0;
                Ok(transposed_if(&unit))
            }
            // Cholesky's factors are of what is symmetric.
            Op::Factors(matrix) => {
                let matrix = operand(matrix)?;
                let asymmetry = matrix.plus(-1.0, &matrix.transposed())?.size();
                if graph.is_definite(x) && asymmetry > 1e-9 * matrix.size() {
                    return Err(format!("{:?} is not symmetric", matrix.entries));
                }
                Ok(matrix)
            }
            Op::Inverse(factors) => Ok(transposed_if(&self.reference(factors)?.inverse()?)),
            Op::Det(factors) => Ok(Value::scalar(operand(factors)?.reduced(Reduction::Det)?)),
            Op::LogDet(factors) => Ok(Value::scalar(operand(factors)?.reduced(Reduction::LogDet)?)),
            Op::Diag(inside) => Ok(transposed_if(&self.reference(inside)?.diagonal()?)),
            Op::Vec(inside) => Ok(transposed_if(&self.reference(inside)?.stacked()?)),
            Op::Unvec(like, v) => {
                let shape = self.reference(like)?.shape;
                Ok(transposed_if(&self.reference(v)?.unstacked(shape)?))
            }
            Op::Kron(l, r) => operand(l)?.kron(&operand(r)?),
            Op::KronLeft(l, a, r) => {
                kron_adjoint(operand(l)?.shape, &operand(a)?, &operand(r)?, true)
            }
            Op::KronRight(r, l, a) => {
                kron_adjoint(operand(r)?.shape, &operand(a)?, &operand(l)?, false)
            }
            Op::Cross(l, r) => operand(l)?.cross(&operand(r)?),
            Op::Zip(f, l, r) => operand(l)?.zip(&operand(r)?, |x, y| zipped(f, x, y)),
            Op::Whole(f, x) => operand(x)?.whole(f),
            Op::Apply(..) | Op::Pullback(..) | Op::Part(..) => {
                Err("a function of the user's own".to_owned())
            }
            // The transpose of the one is the other, of transposes.
            Op::AdjointLeft(l, a, r) => {
                let (l, a, r) = (operand(l)?, operand(a)?, operand(r)?);
                if x.transposed {
                    adjoint_right(&l, &r, &a)
                } else {
                    adjoint_left(&l, &a, &r)
                }
            }
            Op::AdjointRight(r, l, a) => {
                let (r, l, a) = (operand(r)?, operand(l)?, operand(a)?);
                if x.transposed {
                    adjoint_left(&r, &a, &l)
                } else {
                    adjoint_right(&r, &l, &a)
                }
            }
        }
    }
}

/// The adjoint of X, of a shape, in Y = X ⊗ Z or Y = Z ⊗ X: entry by entry, what Y has of it.
fn kron_adjoint(x: Shape, y: &Value, z: &Value, left: bool) -> Result<Value> {
    let mut adjoint = Value::filled(x, |_, _| 0.0);
    for entry in 0..adjoint.entries.len() {
        let mut unit = Value::filled(x, |_, _| 0.0);
        unit.entries[entry] = 1.0;
        let product = if left { unit.kron(z)? } else { z.kron(&unit)? };
        adjoint.entries[entry] = product.inner(y)?;
    }
    Ok(adjoint)
}

/// As core has it: by the kinds of the two factors.
fn adjoint_left(l: &Value, a: &Value, r: &Value) -> Result<Value> {
    match (l.shape.kind, r.shape.kind) {
        (Kind::Scalar, Kind::Column | Kind::Row | Kind::Matrix) => Ok(Value::scalar(a.inner(r)?)),
        _ => a.times(&r.transposed()),
    }
}

fn adjoint_right(r: &Value, l: &Value, a: &Value) -> Result<Value> {
    match (l.shape.kind, r.shape.kind) {
        (Kind::Column | Kind::Row | Kind::Matrix, Kind::Scalar) => Ok(Value::scalar(l.inner(a)?)),
        _ => l.transposed().times(a),
    }
}
