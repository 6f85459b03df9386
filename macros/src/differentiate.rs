//! Reverse mode: from the adjoint Ȳ of a node to the adjoints of its operands.
//!
//! The rules are those of Magnus and Neudecker, *Matrix Differential Calculus*, and Giles,
//! *Collected matrix derivative results* (2008), one an operation. ⟨Ȳ, dY⟩ = Σ ⟨X̄, dX⟩ is what each
//! of them says.

use crate::function::{Elementwise, Reduction};
use crate::graph::{Graph, Op, Ref};
use crate::kind::{self, Rule};

/// The adjoints of `variables` when that of the scalar `y` is 1.
pub(crate) fn adjoints(graph: &mut Graph, y: Ref, variables: &[Ref]) -> Vec<Ref> {
    let depends = dependents(graph, y, variables);
    let mut contributions: Vec<Vec<(f64, Ref)>> = vec![Vec::new(); y.node + 1];
    let one = graph.number(1.0);
    contributions[y.node].push((1.0, one));

    for node in (0..=y.node).rev() {
        if !depends[node] || contributions[node].is_empty() {
            continue;
        }
        let adjoint = graph.sum(&contributions[node].clone());
        contributions[node] = vec![(1.0, adjoint)];
        for (c, operand, adjoint) in rule(
            graph,
            Ref {
                node,
                transposed: false,
            },
            adjoint,
        ) {
            if depends[operand.node] {
                let adjoint = graph.transpose_if(operand.transposed, adjoint);
                contributions[operand.node].push((c, adjoint));
            }
        }
    }
    variables
        .iter()
        .map(|&x| match contributions.get(x.node).map(Vec::as_slice) {
            Some(&[(_, adjoint)]) => adjoint,
            _ => graph.zeros(x),
        })
        .collect()
}

/// Which nodes depend on a variable.
fn dependents(graph: &Graph, y: Ref, variables: &[Ref]) -> Vec<bool> {
    let mut depends: Vec<bool> = Vec::with_capacity(y.node + 1);
    for (node, content) in graph.nodes[..=y.node].iter().enumerate() {
        let is_variable = variables.iter().any(|x| x.node == node);
        depends.push(is_variable || content.op.operands().iter().any(|x| depends[x.node]));
    }
    depends
}

/// What the node y with adjoint a contributes: a number, an operand, and the operand's adjoint.
fn rule(graph: &mut Graph, y: Ref, a: Ref) -> Vec<(f64, Ref, Ref)> {
    match graph.op(y).clone() {
        Op::Leaf(_) | Op::Number(_) | Op::Ones(_) | Op::Eye(_) => vec![],
        Op::Variable(_, x) => vec![(1.0, x, a)],
        Op::Sum(terms) => terms.into_iter().map(|(c, x)| (c.get(), x, a)).collect(),
        Op::Product(l, r) => {
            let (l_bar, r_bar) = (
                left_adjoint(graph, l, r, y, a),
                right_adjoint(graph, l, r, y, a),
            );
            vec![(1.0, l, l_bar), (1.0, r, r_bar)]
        }
        Op::Divide(e, s) => {
            let e_bar = graph.divide(a, s);
            let a_y = graph.inner(a, y);
            let s_bar = graph.divide(a_y, s);
            vec![(1.0, e, e_bar), (-1.0, s, s_bar)]
        }
        Op::EntryTimes(l, r) => {
            let (l_bar, r_bar) = (graph.entry_times(a, r), graph.entry_times(a, l));
            vec![(1.0, l, l_bar), (1.0, r, r_bar)]
        }
        Op::EntryDivide(l, r) => {
            let l_bar = graph.entry_divide(a, r);
            let r_bar = graph.entry_times(l_bar, y);
            vec![(1.0, l, l_bar), (-1.0, r, r_bar)]
        }
        Op::EntryPower(x, n) => {
            let power = graph.entry_power(x, n - 1);
            let x_bar = graph.entry_times(a, power);
            vec![(f64::from(n), x, x_bar)]
        }
        Op::EntryRealPower(x, p) => real_power_rule(graph, x, p, y, a),
        Op::Map(f, x) => {
            let slope = slope(graph, f, x, y);
            let x_bar = graph.entry_times(a, slope);
            vec![(1.0, x, x_bar)]
        }
        Op::Reduce(reduction, x) => {
            let x_bar = match reduction {
                Reduction::Sum => {
                    let ones = graph.ones(x);
                    graph.product(a, ones)
                }
                Reduction::Trace => {
                    let eye = graph.eye(x);
                    graph.product(a, eye)
                }
                Reduction::Norm1 => {
                    let sign = graph.map(Elementwise::Sign, x);
                    graph.product(a, sign)
                }
                // x/‖x‖, and 0 at 0.
                Reduction::Norm2 => {
                    let norm = graph.map(Elementwise::Nonzero, y);
                    let unit = graph.divide(x, norm);
                    graph.product(a, unit)
                }
            };
            vec![(1.0, x, x_bar)]
        }
        Op::Inner(l, r) => {
            let (l_bar, r_bar) = (graph.product(a, r), graph.product(a, l));
            vec![(1.0, l, l_bar), (1.0, r, r_bar)]
        }
        // ⟨G, L̄⟩ is ⟨Ȳ, G R⟩, whichever rule forms L̄: of its adjoint G come G R, and what the
        // product G R gives its right factor.
        Op::AdjointLeft(_, y_bar, r) => {
            let of_y = graph.product(a, r);
            let of_r = right_adjoint(graph, a, r, y_bar, y_bar);
            vec![(1.0, y_bar, of_y), (1.0, r, of_r)]
        }
        // ⟨G, R̄⟩ is ⟨Ȳ, L G⟩.
        Op::AdjointRight(_, l, y_bar) => {
            let of_y = graph.product(l, a);
            let of_l = left_adjoint(graph, l, a, y_bar, y_bar);
            vec![(1.0, l, of_l), (1.0, y_bar, of_y)]
        }
    }
}

/// L̄ = Ȳ Rᵀ, but ⟨Ȳ, R⟩ for a scalar L beside what is none.
fn left_adjoint(graph: &mut Graph, l: Ref, r: Ref, y: Ref, a: Ref) -> Ref {
    match kind::rule_of_left(graph.kinds(l), graph.kinds(r), graph.kinds(y)) {
        Rule::Plain => {
            let r = graph.transpose(r);
            graph.product(a, r)
        }
        Rule::Scalar => graph.inner(a, r),
        Rule::Open => linear_in(graph, a, |graph, a| {
            let kinds = graph.kinds(l);
            graph.node(Op::AdjointLeft(l, a, r), kinds)
        }),
    }
}

/// R̄ = Lᵀ Ȳ, but ⟨L, Ȳ⟩ for a scalar R beside what is none.
fn right_adjoint(graph: &mut Graph, l: Ref, r: Ref, y: Ref, a: Ref) -> Ref {
    match kind::rule_of_right(graph.kinds(l), graph.kinds(r), graph.kinds(y)) {
        Rule::Plain => {
            let l = graph.transpose(l);
            graph.product(l, a)
        }
        Rule::Scalar => graph.inner(l, a),
        Rule::Open => linear_in(graph, a, |graph, a| {
            let kinds = graph.kinds(r);
            graph.node(Op::AdjointRight(r, l, a), kinds)
        }),
    }
}

/// f(c s X) = c s f(X), for a number c and a known scalar s.
fn linear_in(graph: &mut Graph, x: Ref, f: impl FnOnce(&mut Graph, Ref) -> Ref) -> Ref {
    let (c, x) = graph.coefficient(x);
    let f_x = match graph.scaled(x) {
        Some((s, x)) => {
            let f_x = f(graph, x);
            graph.product(s, f_x)
        }
        None => f(graph, x),
    };
    graph.scale(c, f_x)
}

/// d xᵖ = p xᵖ⁻¹ dx + xᵖ log x dp.
fn real_power_rule(graph: &mut Graph, x: Ref, p: Ref, y: Ref, a: Ref) -> Vec<(f64, Ref, Ref)> {
    if let Op::Number(number) = graph.op(p) {
        let number = number.get();
        let power = graph.entry_real_power(x, number - 1.0);
        let x_bar = graph.entry_times(a, power);
        return vec![(number, x, x_bar)];
    }
    let ones = graph.ones(p);
    let less = graph.sum(&[(1.0, p), (-1.0, ones)]);
    let power = graph.general_power(x, less);
    let slope = graph.entry_times(p, power);
    let x_bar = graph.entry_times(a, slope);
    let log = graph.map(Elementwise::Log, x);
    let slope = graph.entry_times(y, log);
    let p_bar = graph.entry_times(a, slope);
    vec![(1.0, x, x_bar), (1.0, p, p_bar)]
}

/// f′(x), from x and y = f(x), entry by entry.
fn slope(graph: &mut Graph, f: Elementwise, x: Ref, y: Ref) -> Ref {
    use Elementwise as E;
    let one = graph.ones(x);
    match f {
        E::Exp => y,
        E::Log => graph.entry_divide(one, x),
        E::Sqrt => {
            let slope = graph.entry_divide(one, y);
            graph.scale(0.5, slope)
        }
        E::Sin => graph.map(E::Cos, x),
        E::Cos => {
            let sin = graph.map(E::Sin, x);
            graph.scale(-1.0, sin)
        }
        // 1 + y²
        E::Tan => {
            let square = graph.entry_power(y, 2);
            graph.sum(&[(1.0, one), (1.0, square)])
        }
        // ±1/√((1 − x)(1 + x)), which keeps its digits near ±1
        E::Asin | E::Acos => {
            let (below, above) = (
                graph.sum(&[(1.0, one), (-1.0, x)]),
                graph.sum(&[(1.0, one), (1.0, x)]),
            );
            let cos_squared = graph.entry_times(below, above);
            let cos = graph.map(E::Sqrt, cos_squared);
            let slope = graph.entry_divide(one, cos);
            graph.scale(if f == E::Asin { 1.0 } else { -1.0 }, slope)
        }
        // 1/(1 + x²)
        E::Atan => {
            let square = graph.entry_power(x, 2);
            let sum = graph.sum(&[(1.0, one), (1.0, square)]);
            graph.entry_divide(one, sum)
        }
        E::Sinh => graph.map(E::Cosh, x),
        E::Cosh => graph.map(E::Sinh, x),
        // 1 − y²
        E::Tanh => {
            let square = graph.entry_power(y, 2);
            graph.sum(&[(1.0, one), (-1.0, square)])
        }
        E::Abs => graph.map(E::Sign, x),
        E::Sign | E::Step => graph.zeros(x),
        E::Relu => graph.map(E::Step, x),
        // y (1 − y)
        E::Sigmoid => {
            let rest = graph.sum(&[(1.0, one), (-1.0, y)]);
            graph.entry_times(y, rest)
        }
        E::Softplus => graph.map(E::Sigmoid, x),
        E::Nonzero => one,
    }
}
