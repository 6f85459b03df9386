//! What a map does, by its structure: the product of factors with a value, and so on.

use super::interpreter::{Value, of_graph};
use crate::graph::{Graph, Op, Ref};
use crate::kind::Kinds;
use crate::map::Map;
use crate::syntax::Tree;

type Result<T> = std::result::Result<T, String>;

/// What the factors of a map are computed from.
pub(super) struct Held<'a> {
    pub(super) tree: &'a Tree,
    pub(super) graph: &'a Graph,
    pub(super) leaves: &'a [Value],
}

impl Held<'_> {
    fn value(&self, x: Ref) -> Result<Value> {
        Ok(of_graph(self.tree, self.graph, &[x], self.leaves)?.swap_remove(0))
    }

    /// dY for a dX; `zero` is the Y of a map that is 0.
    pub(super) fn apply(&self, map: &Map, d: &Value, zero: &Value) -> Result<Value> {
        Ok(match map {
            Map::Zero => zero.map(|_| 0.0),
            Map::Identity => d.clone(),
            Map::Transposition => d.transposed(),
            Map::Product { l, m, r } => {
                let mut product = self.apply(m, d, zero)?;
                if let Some(l) = l {
                    product = self.value(*l)?.times(&product)?;
                }
                if let Some(r) = r {
                    product = product.times(&self.value(*r)?)?;
                }
                product
            }
            Map::Entrywise(s, m) => {
                let m = self.apply(m, d, zero)?;
                self.value(*s)?.zip(&m, |s, m| s * m)?
            }
            Map::Inner(g, m) => {
                let m = self.apply(m, d, zero)?;
                Value::scalar(self.value(*g)?.inner(&m)?)
            }
            Map::Sum(maps) => {
                let mut terms = maps.iter().map(|map| self.apply(map, d, zero));
                let first = terms.next().ok_or("a sum of nothing")??;
                terms.try_fold(first, |sum, term| sum.plus(1.0, &term?))?
            }
            Map::Chain(outer, inner) => self.apply(outer, &self.apply(inner, d, zero)?, zero)?,
            Map::Operation { node, of, m } => {
                let m = self.apply(m, d, zero)?;
                let mut graph = self.graph.clone();
                let x = graph.node(Op::Leaf(self.leaves.len()), Kinds::UNKNOWN);
                let kinds = graph.kinds(*node);
                let operation = graph.op(*node).on(&mut |operand| {
                    if operand == *of { x } else { operand }
                });
                let y = graph.node(operation.ok_or("no such operation")?, kinds);
                let leaves = [self.leaves, &[m]].concat();
                of_graph(self.tree, &graph, &[y], &leaves)?.swap_remove(0)
            }
        })
    }
}
