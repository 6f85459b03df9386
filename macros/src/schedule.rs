//! What is computed, in which order, and what gets an array of its own.

use crate::graph::{Graph, Op, Ref};

/// The nodes that are computed into places, operands first. All others are part of the expression
/// in which they occur.
#[derive(Debug)]
pub(crate) struct Schedule {
    pub(crate) steps: Vec<usize>,
    is_step: Vec<bool>,
}

impl Schedule {
    /// Plans the computation of `outputs`, and of nothing that they don't need.
    pub(crate) fn new(graph: &Graph, outputs: &[Ref]) -> Self {
        let mut uses = vec![0_usize; graph.nodes.len()];
        let mut is_factor = vec![false; graph.nodes.len()];
        for &output in outputs {
            uses[graph.resolve(output).node] += 1;
        }
        // From the last node to the first, so that a node's uses are known when its turn comes.
        for (node, content) in graph.nodes.iter().enumerate().rev() {
            if uses[node] == 0 {
                continue;
            }
            for operand in content.op.operands() {
                let operand = graph.resolve(operand).node;
                uses[operand] += 1;
                is_factor[operand] |= wants_leaf(graph, &content.op, operand);
            }
        }
        let is_step: Vec<bool> = graph
            .nodes
            .iter()
            .enumerate()
            .map(|(node, content)| match content.op {
                Op::Leaf(_) | Op::Number(_) | Op::Ones(_) | Op::Eye(_) | Op::Variable(..) => {
                    is_factor[node] && matches!(content.op, Op::Ones(_))
                }
                _ => uses[node] > 1 || is_factor[node],
            })
            .collect();
        let steps = (0..graph.nodes.len())
            .filter(|&node| is_step[node])
            .collect();
        Self { steps, is_step }
    }

    pub(crate) fn is_step(&self, node: usize) -> bool {
        self.is_step[node]
    }
}

/// Whether an operation needs the entries of an operand at hand: the factors of a product do, but
/// a factor that is a product itself waits for the types to choose the order.
pub(crate) fn wants_leaf(graph: &Graph, op: &Op, operand: usize) -> bool {
    let is_product = matches!(
        graph.nodes[operand].op,
        Op::Product(..) | Op::AdjointLeft(..) | Op::AdjointRight(..)
    );
    match *op {
        Op::Product(l, r) => !(is_product || graph.is_scalar(l) || graph.is_scalar(r)),
        // The second operand may be transposed, by the types.
        Op::AdjointLeft(_, _, r) => !is_product || graph.resolve(r).node == operand,
        Op::AdjointRight(_, l, _) => !is_product || graph.resolve(l).node == operand,
        _ => false,
    }
}

impl Graph {
    /// The node behind `let`s.
    pub(crate) fn resolve(&self, x: Ref) -> Ref {
        match *self.op(x) {
            Op::Variable(_, inner) => self.resolve(self.transpose_if(x.transposed, inner)),
            _ => x,
        }
    }
}
