//! What is computed, in which order, and what gets an array of its own.

use crate::graph::{Graph, Op, Ref};
use crate::kind::Kinds;

/// The nodes that are computed into places, operands first. All others are part of the expression
/// in which they occur.
#[derive(Debug)]
pub(crate) struct Schedule {
    pub(crate) steps: Vec<usize>,
    is_step: Vec<bool>,
    waits: Vec<bool>,
    flipped: Vec<bool>,
}

impl Schedule {
    /// Plans the computation of `outputs`, and of nothing that they don't need.
    pub(crate) fn new(graph: &Graph, outputs: &[Ref]) -> Self {
        let mut uses = vec![Uses::default(); graph.nodes.len()];
        for &output in outputs {
            uses[graph.resolve(output).node].entries += 1;
        }
        // From the last node to the first, so that a node's uses are known when its turn comes.
        let mut is_step = vec![false; graph.nodes.len()];
        let mut waits = vec![false; graph.nodes.len()];
        let mut kinds: Vec<Kinds> = graph.nodes.iter().map(|node| node.kinds).collect();
        for (node, content) in graph.nodes.iter().enumerate().rev() {
            let Uses {
                entries,
                factor,
                by_vectors,
            } = uses[node];
            let is_factor = factor > 0;
            let times = entries + factor;
            is_step[node] = match content.op {
                Op::Leaf(_)
                | Op::Number(_)
                | Op::Eye(_)
                | Op::Basis(_)
                | Op::Unit(..)
                | Op::Variable(..)
                | Op::Fixed(_)
                | Op::Cotangent(_)
                | Op::Diag(_)
                | Op::Kron(..)
                | Op::Part(..) => false,
                Op::Ones(_) => is_factor,
                // Once it is there, it is multiplied with, too.
                Op::Inverse(_) => entries > 1 || entries > 0 && is_factor,
                _ if has_place(&content.op) => times > 0,
                _ => times > 1 || is_factor,
            };
            if times == 0 {
                continue;
            }
            waits[node] =
                times == by_vectors && is_product(&content.op) && kinds[node].may_be(Kinds::MATRIX);
            let is_by_vectors = match content.op {
                // A square, of which the factor is worth computing.
                Op::Product(l, r) if graph.resolve(l).node == graph.resolve(r).node => false,
                ref op => waits[node] || is_product(op) && !kinds[node].may_be(Kinds::MATRIX),
            };
            // What is no step is computed wherever it is used.
            let times = if is_step[node] { 1 } else { times };
            for operand in content.op.operands() {
                let Ref {
                    node: operand,
                    transposed,
                } = graph.resolve(operand);
                // The terms of a sum are alike.
                if let Op::Sum(_) = content.op {
                    let term = kinds[node].transposed_if(transposed);
                    kinds[operand] = kinds[operand].meet(term);
                }
                if is_used_as_factor(graph, &content.op, operand) {
                    uses[operand].factor += times;
                } else {
                    uses[operand].entries += times;
                    if is_by_vectors {
                        uses[operand].by_vectors += times;
                    }
                }
            }
        }
        let steps = (0..graph.nodes.len())
            .filter(|&node| is_step[node])
            .collect();
        let flipped = (0..graph.nodes.len())
            .map(|node| is_step[node] && !waits[node] && is_wanted_flipped(graph, outputs, node))
            .collect();
        Self {
            steps,
            is_step,
            waits,
            flipped,
        }
    }

    /// Whether a step is computed only if the types find that it is no matrix: it is used more than once,
    /// but in products that are no matrices. A matrix meets vectors there, which take fewer
    /// multiplications one factor after another.
    pub(crate) fn waits(&self, node: usize) -> bool {
        self.waits[node]
    }

    pub(crate) fn is_step(&self, node: usize) -> bool {
        self.is_step[node]
    }

    /// Whether the transpose of a step is what is computed.
    pub(crate) fn is_flipped(&self, node: usize) -> bool {
        self.flipped[node]
    }
}

/// Whether the outputs are the transpose of a product that is computed as well the one way as the other: A Bᵀ, or
/// B Aᵀ. It is one node, and which of the two says only which factor came first.
fn is_wanted_flipped(graph: &Graph, outputs: &[Ref], node: usize) -> bool {
    let Op::Product(l, r) = graph.nodes[node].op else {
        return false;
    };
    let is_either = graph.resolve(l).transposed != graph.resolve(r).transposed;
    let mut outputs = outputs.iter().map(|&output| graph.resolve(output));
    is_either
        && outputs.clone().any(|output| output.node == node)
        && outputs.all(|output| output.node != node || output.transposed)
}

/// How often a node is used.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// For its entries, one by one.
    entries: usize,
    /// As a factor that needs its entries at hand, or that is none of entries (an inverse).
    factor: usize,
    /// In a product that is no matrix, of [`entries`](Self::entries).
    by_vectors: usize,
}

/// Whether an operation has a place of its own, however seldom it is used: it results in what is no
/// term, or makes a whole at once.
pub(crate) fn has_place(op: &Op) -> bool {
    matches!(
        op,
        Op::Factors(_) | Op::Unvec(..) | Op::Apply(..) | Op::Pullback(..)
    )
}

/// Whether the types choose how it is multiplied.
fn is_product(op: &Op) -> bool {
    matches!(
        op,
        Op::Product(..) | Op::AdjointLeft(..) | Op::AdjointRight(..)
    )
}

/// Whether core multiplies with a node, and transposes it, without its entries at hand.
pub(crate) fn is_structured(op: &Op) -> bool {
    matches!(
        op,
        Op::Inverse(_) | Op::Diag(_) | Op::Kron(..) | Op::Eye(_) | Op::Basis(_) | Op::Unit(..)
    )
}

fn is_used_as_factor(graph: &Graph, op: &Op, operand: usize) -> bool {
    let is_inverse = matches!(graph.nodes[operand].op, Op::Inverse(_));
    wants_leaf(graph, op, operand) || is_inverse && is_product(op)
}

/// Whether an operation needs the entries of an operand at hand: the factors of a product do, but
/// not those that multiply as they are.
pub(crate) fn wants_leaf(graph: &Graph, op: &Op, operand: usize) -> bool {
    let operation = &graph.nodes[operand].op;
    // A product waits for the types to choose the order.
    if is_structured(operation) || is_product(operation) && is_product(op) {
        return false;
    }
    match *op {
        Op::Product(l, r) => !(graph.is_scalar(l) || graph.is_scalar(r)),
        // The last two ask for an entry more than once.
        Op::AdjointLeft(..) | Op::AdjointRight(..) | Op::Kron(..) | Op::Diag(_) => true,
        _ => false,
    }
}

impl Graph {
    /// The node behind `let`s.
    pub(crate) fn resolve(&self, x: Ref) -> Ref {
        match *self.op(x) {
            Op::Variable(_, inner) | Op::Fixed(inner) => {
                self.resolve(self.transpose_if(x.transposed, inner))
            }
            _ => x,
        }
    }
}
