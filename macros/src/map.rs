//! Linear expressions as maps: of dY(dX) the structure, for a derivative that is held by its factors.
//!
//! A differential is followed through products, scalings and sums to dX. L dX R becomes one map with two
//! factors, whatever L and R were made of; terms that differ in one factor only are added up in that.
//! Where a node has several paths to dX that all pass through one other node, the map is a chain of two, so
//! that nothing is written twice.

use crate::function::Reduction;
use crate::graph::{Dependents, Graph, Op, Ref};
use crate::kind::Kinds;

/// A linear map of dX, by its factors.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Map {
    Zero,
    /// 𝔼
    Identity,
    /// 𝔽
    Transposition,
    /// L M(dX) R
    Product {
        l: Option<Ref>,
        m: Box<Map>,
        r: Option<Ref>,
    },
    /// S ∘ M(dX)
    Entrywise(Ref, Box<Map>),
    /// ⟨G, M(dX)⟩
    Inner(Ref, Box<Map>),
    Sum(Vec<Map>),
    /// The one after the other.
    Chain(Box<Map>, Box<Map>),
    /// An operation that is linear in one operand, of which M(dX) is the value.
    Operation {
        node: Ref,
        of: Ref,
        m: Box<Map>,
    },
}

/// The map that an expression linear in `d` is. None if it calls a function of the user's own, of which only
/// the pullback is known.
pub(crate) fn map_of(graph: &mut Graph, e: Ref, d: Ref) -> Option<Map> {
    Reader {
        graph,
        d,
        dependents: Dependents::on(&[d]),
    }
    .of(e)
}

struct Reader<'a> {
    graph: &'a mut Graph,
    d: Ref,
    /// Of d.
    dependents: Dependents,
}

impl Reader<'_> {
    fn depends(&mut self, x: Ref) -> bool {
        self.dependents.contains(self.graph, x)
    }

    fn of(&mut self, e: Ref) -> Option<Map> {
        if e.node == self.d.node {
            let is_flipped = e.transposed && !self.graph.is_scalar(e);
            return Some(if is_flipped {
                Map::Transposition
            } else {
                Map::Identity
            });
        }
        if !self.depends(e) {
            return Some(Map::Zero);
        }
        let flip = e.transposed;
        let operand = |reader: &Self, x: Ref| reader.graph.transpose_if(flip, x);
        match self.graph.op(e).clone() {
            Op::Variable(_, x) | Op::Fixed(x) => self.of(operand(self, x)),
            Op::Sum(terms) if terms.len() == 1 => {
                let (c, x) = (terms[0].0.get(), operand(self, terms[0].1));
                let c = self.graph.number(c);
                let of_x = self.of(x)?;
                Some(self.times(c, x, of_x))
            }
            Op::Sum(_) => self.sum(e),
            Op::Product(..) => {
                let (l, r) = self.graph.factors_of(e)?;
                if self.depends(l) {
                    let of_l = self.of(l)?;
                    Some(self.times_right(l, of_l, r))
                } else {
                    let of_r = self.of(r)?;
                    Some(self.times(l, r, of_r))
                }
            }
            Op::Divide(x, s) => {
                let x = operand(self, x);
                let one = self.graph.number(1.0);
                let inverse = self.graph.divide(one, s);
                let of_x = self.of(x)?;
                Some(self.times(inverse, x, of_x))
            }
            Op::EntryTimes(l, r) => {
                let (l, r) = (operand(self, l), operand(self, r));
                let (s, x) = if self.depends(l) { (r, l) } else { (l, r) };
                let of_x = self.of(x)?;
                Some(self.entrywise(s, of_x))
            }
            Op::EntryDivide(x, v) => {
                let (x, v) = (operand(self, x), operand(self, v));
                let inverse = self.graph.entry_power(v, -1);
                let of_x = self.of(x)?;
                Some(self.entrywise(inverse, of_x))
            }
            Op::Inner(l, r) => {
                let (g, x) = if self.depends(l) { (r, l) } else { (l, r) };
                Some(Map::Inner(g, self.of(x)?.into()))
            }
            Op::Reduce(Reduction::Sum, x) => {
                let ones = self.graph.ones(x);
                Some(Map::Inner(ones, self.of(x)?.into()))
            }
            Op::Reduce(Reduction::Trace, x) => {
                let eye = self.graph.eye(x);
                Some(Map::Inner(eye, self.of(x)?.into()))
            }
            _ if flip => {
                let plain = Ref {
                    transposed: false,
                    ..e
                };
                let inner = self.of(plain)?;
                Some(Map::Chain(Map::Transposition.into(), inner.into()))
            }
            op => {
                op.on(&mut |x| x)?;
                let of = op.operands().into_iter().find(|&x| self.depends(x))?;
                let m = self.of(of)?.into();
                Some(Map::Operation { node: e, of, m })
            }
        }
    }

    /// L X, where the map of X is known.
    fn times(&mut self, l: Ref, x: Ref, of_x: Map) -> Map {
        // A number in front of an inverse is none of its own.
        if let (c, inverse) = self.graph.coefficient(l)
            && matches!(self.graph.op(inverse), Op::Inverse(_))
            && inverse != l
        {
            let of_x = self.times(inverse, x, of_x);
            let c = self.graph.number(c);
            return self.times(c, x, of_x);
        }
        let is_product = !self.contracts(x);
        match of_x {
            // A number or another scalar goes where a factor is.
            Map::Product {
                l: None,
                m,
                r: Some(r),
            } if self.graph.is_scalar(l) && self.merges(Some(l), Some(r)) => {
                let r = self.graph.product(l, r);
                Map::Product {
                    l: None,
                    m,
                    r: Some(r),
                }
            }
            // L (M R) is (L M) R: where M R is a scalar, no R is merged.
            Map::Product { l: first, m, r }
                if (first.is_none() && r.is_none() || is_product)
                    && self.merges(Some(l), first) =>
            {
                let l = match first {
                    Some(first) => self.graph.product(l, first),
                    None => l,
                };
                Map::Product { l: Some(l), m, r }
            }
            Map::Inner(g, m) if self.graph.is_scalar(l) => {
                let g = self.graph.product(l, g);
                Map::Inner(g, m)
            }
            Map::Entrywise(s, m) if self.graph.is_scalar(l) => {
                let s = self.graph.product(l, s);
                Map::Entrywise(s, m)
            }
            Map::Sum(maps) if self.is_number(l) => {
                Map::Sum(maps.into_iter().map(|map| self.times(l, x, map)).collect())
            }
            Map::Chain(outer, inner) if self.is_number(l) => {
                Map::Chain(self.times(l, x, *outer).into(), inner)
            }
            Map::Zero => Map::Zero,
            m => Map::Product {
                l: Some(l),
                m: m.into(),
                r: None,
            },
        }
    }

    /// X R, where the map of X is known.
    fn times_right(&mut self, x: Ref, of_x: Map, r: Ref) -> Map {
        let is_product = !self.contracts(x);
        match of_x {
            Map::Product { l, m, r: first }
                if (first.is_none() && l.is_none() || is_product)
                    && self.merges(first, Some(r)) =>
            {
                let r = match first {
                    Some(first) => self.graph.product(first, r),
                    None => r,
                };
                Map::Product { l, m, r: Some(r) }
            }
            Map::Zero => Map::Zero,
            m => Map::Product {
                l: None,
                m: m.into(),
                r: Some(r),
            },
        }
    }

    /// Whether X may be a scalar without being a product of scalars alone: of a row and a column.
    fn contracts(&self, x: Ref) -> bool {
        if self.graph.kinds(x).is_non_scalar() {
            return false;
        }
        let Some((l, r)) = self.graph.factors_of(x) else {
            return false;
        };
        let (of_l, of_r) = (self.graph.kinds(l), self.graph.kinds(r));
        of_l.may_be(Kinds::ROW) && of_r.may_be(Kinds::COLUMN)
            || self.contracts(l)
            || self.contracts(r)
    }

    /// S ∘ X, where the map of X is known.
    fn entrywise(&mut self, s: Ref, of_x: Map) -> Map {
        match of_x {
            Map::Entrywise(t, m) => Map::Entrywise(self.graph.entry_times(s, t), m),
            m => Map::Entrywise(s, m.into()),
        }
    }

    fn is_number(&self, x: Ref) -> bool {
        matches!(self.graph.op(x), Op::Number(_))
    }

    /// Whether the product of two factors is held in their place. An inverse is not formed.
    fn merges(&self, l: Option<Ref>, r: Option<Ref>) -> bool {
        let is_inverse = |x: Ref| matches!(self.graph.op(x), Op::Inverse(_));
        match (l, r) {
            (Some(l), Some(r)) => !is_inverse(l) && !is_inverse(r),
            _ => true,
        }
    }

    fn sum(&mut self, e: Ref) -> Option<Map> {
        let through = self.common(e);
        if through.node != self.d.node {
            let inner = self.of(through)?;
            let mut outer = Reader {
                graph: self.graph,
                d: through,
                dependents: Dependents::on(&[through]),
            };
            let outer = outer.terms(e)?;
            return Some(match inner {
                Map::Identity => outer,
                inner => Map::Chain(outer.into(), inner.into()),
            });
        }
        self.terms(e)
    }

    /// The node that all paths from `e` to d pass through: operands stand before what is computed from them,
    /// so that of several open nodes the last one comes next, and what is open alone is on every path.
    fn common(&mut self, e: Ref) -> Ref {
        let mut open = vec![e.node];
        loop {
            open.sort_unstable();
            open.dedup();
            let Some(last) = open.pop() else {
                return self.d;
            };
            if open.is_empty() && last != e.node {
                return Ref {
                    node: last,
                    transposed: false,
                };
            }
            for operand in self.graph.nodes[last].op.operands() {
                if self.depends(operand) {
                    open.push(operand.node);
                }
            }
        }
    }

    fn terms(&mut self, e: Ref) -> Option<Map> {
        let Op::Sum(terms) = self.graph.op(e).clone() else {
            return None;
        };
        let mut maps: Vec<Map> = Vec::with_capacity(terms.len());
        for (c, x) in terms {
            let x = self.graph.transpose_if(e.transposed, x);
            let of_x = self.of(x)?;
            let mut map = if c.get().total_cmp(&1.0).is_eq() {
                of_x
            } else {
                let c = self.graph.number(c.get());
                self.times(c, x, of_x)
            };
            if map == Map::Zero {
                continue;
            }
            let mut known = 0;
            while known < maps.len() {
                if let Some(both) = self.added(&maps[known], &map) {
                    maps.remove(known);
                    map = both;
                    known = 0;
                } else {
                    known += 1;
                }
            }
            maps.push(map);
        }
        Some(match maps.len() {
            0 => Map::Zero,
            1 => maps.remove(0),
            _ => Map::Sum(maps),
        })
    }

    /// Two maps that differ in one factor are one map, of the sum of the two.
    fn added(&mut self, a: &Map, b: &Map) -> Option<Map> {
        match (a, b) {
            (Map::Entrywise(s, m), Map::Entrywise(t, n)) if m == n => {
                let sum = self.graph.sum(&[(1.0, *s), (1.0, *t)]);
                Some(Map::Entrywise(sum, m.clone()))
            }
            (Map::Inner(g, m), Map::Inner(h, n)) if m == n => {
                let sum = self.graph.sum(&[(1.0, *g), (1.0, *h)]);
                Some(Map::Inner(sum, m.clone()))
            }
            (
                Map::Product { l, m, r },
                Map::Product {
                    l: l2,
                    m: m2,
                    r: r2,
                },
            ) if m == m2 => {
                if r == r2 {
                    let l = Some(self.sum_of_factors(*l, *l2)?);
                    return Some(Map::Product {
                        l,
                        m: m.clone(),
                        r: *r,
                    });
                }
                if l == l2 {
                    let r = Some(self.sum_of_factors(*r, *r2)?);
                    return Some(Map::Product {
                        l: *l,
                        m: m.clone(),
                        r,
                    });
                }
                None
            }
            _ => None,
        }
    }

    /// The sum of two factors, if both are known to be scalars or both to be none, or are one thing.
    fn sum_of_factors(&mut self, a: Option<Ref>, b: Option<Ref>) -> Option<Ref> {
        let one = self.graph.number(1.0);
        let (a, b) = (a.unwrap_or(one), b.unwrap_or(one));
        let (of_a, of_b) = (self.graph.kinds(a), self.graph.kinds(b));
        let is_one = self.graph.coefficient(a).1.node == self.graph.coefficient(b).1.node;
        let alike = is_one
            || of_a.is_scalar() && of_b.is_scalar()
            || of_a.is_non_scalar() && of_b.is_non_scalar();
        (alike && self.merges(Some(a), Some(b))).then(|| self.graph.sum(&[(1.0, a), (1.0, b)]))
    }
}

impl Map {
    /// What it holds: factors, and the constant operands of operations.
    pub(crate) fn held(&self, graph: &Graph) -> Vec<Ref> {
        let mut all = Vec::new();
        self.each_held(graph, &mut |x| {
            if !all.contains(&x) {
                all.push(x);
            }
        });
        all
    }

    fn each_held(&self, graph: &Graph, f: &mut impl FnMut(Ref)) {
        match self {
            Self::Zero | Self::Identity | Self::Transposition => {}
            Self::Product { l, m, r } => {
                l.iter().chain(r).for_each(|&x| f(held_factor(graph, x)));
                m.each_held(graph, f);
            }
            Self::Entrywise(x, m) | Self::Inner(x, m) => {
                f(graph.resolve(*x));
                m.each_held(graph, f);
            }
            Self::Sum(maps) => maps.iter().for_each(|map| map.each_held(graph, f)),
            Self::Chain(outer, inner) => {
                outer.each_held(graph, f);
                inner.each_held(graph, f);
            }
            Self::Operation { node, of, m } => {
                let operands = graph.op(*node).operands().into_iter();
                operands
                    .filter(|x| x != of)
                    .for_each(|x| f(graph.resolve(x)));
                m.each_held(graph, f);
            }
        }
    }
}

/// What is held of a factor: of an inverse the factors of the matrix.
pub(crate) fn held_factor(graph: &Graph, x: Ref) -> Ref {
    let x = graph.resolve(x);
    match *graph.op(x) {
        Op::Inverse(factors) => factors,
        _ => x,
    }
}
