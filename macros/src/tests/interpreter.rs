//! What trees and graphs compute, on values whose kind and dimensions are known at run time only.
//!
//! A tree is evaluated as it was written, without a word of the engine's algebra: that is the
//! truth. A graph is evaluated as it is emitted: step by step, with transposes handed on to the
//! operands, and operations that refuse the kinds that the operations of core refuse.

use std::collections::HashMap;

use crate::function::{Elementwise, Function, Reduction};
use crate::graph::{Graph, Op, Ref};
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
        if n < 0 {
            return Err(format!("{} to the {n}", self.shape));
        }
        (0..n).try_fold(Self::eye(self.shape)?, |power, _| power.times(self))
    }

    fn reduced(&self, reduction: Reduction) -> Result<f64> {
        let shape = self.shape;
        match reduction {
            Reduction::Trace if !shape.is_square() => Err(format!("the trace of {shape}")),
            Reduction::Trace => Ok((0..shape.rows).map(|i| self.at(i, i)).sum()),
            _ if shape.kind == Kind::Scalar => Err(format!("{reduction:?} of a scalar")),
            Reduction::Sum => Ok(self.entries.iter().sum()),
            Reduction::Norm1 => Ok(self.entries.iter().map(|x| x.abs()).sum()),
            Reduction::Norm2 => Ok(self.inner(self)?.sqrt()),
        }
    }

    fn same_shape(&self, other: &Self) -> Result<()> {
        if self.shape == other.shape {
            Ok(())
        } else {
            Err(format!("{} beside {}", self.shape, other.shape))
        }
    }
}

fn function(f: Elementwise, x: f64) -> f64 {
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
            Syntax::Call(Function::Dot, _) => return Err("a call of dot".to_owned()),
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
        Binary::Dot => match l.shape.kind {
            Kind::Column | Kind::Row => Ok(Value::scalar(l.inner(r)?)),
            _ => Err(format!("dot of {}", l.shape)),
        },
    }
}

/// The values of `outputs`, computed as the expansion computes them.
pub(super) fn of_graph(graph: &Graph, outputs: &[Ref], leaves: &[Value]) -> Result<Vec<Value>> {
    let mut emitted = Emitted {
        graph,
        schedule: &Schedule::new(graph, outputs),
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

    fn operation(&mut self, x: Ref) -> Result<Value> {
        let graph = self.graph;
        let mut operand = |operand: Ref| {
            let operand = graph.transpose_if(x.transposed, operand);
            self.reference(operand)
        };
        match *graph.op(x) {
            Op::Leaf(_) | Op::Variable(..) => Err("a leaf is no operation".to_owned()),
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
            Op::Ones(x) => Ok(operand(x)?.map(|_| 1.0)),
            Op::Eye(x) => Value::eye(operand(x)?.shape),
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
