//! Reverse mode: from the adjoint Ȳ of a node to the adjoints of its operands.
//!
//! The rules are those of Magnus and Neudecker, *Matrix Differential Calculus*, and Giles,
//! *Collected matrix derivative results* (2008), one an operation. ⟨Ȳ, dY⟩ = Σ ⟨X̄, dX⟩ is what each
//! of them says.

use crate::function::{Elementwise, Reduction, Zip};
use crate::graph::{Dependents, Graph, Op, Ref, Whole};
use crate::kind::{self, Kinds, Rule};

/// The gradients of the scalar `y` by `variables`.
pub(crate) fn gradients(graph: &mut Graph, y: Ref, variables: &[Ref]) -> Vec<Ref> {
    let one = graph.number(1.0);
    adjoints(graph, y, one, variables)
}

/// The scalar `y` once more, where it is ⟨L, A B⟩ and linear in the variable: then y = ⟨X, ∇y⟩ (Euler),
/// and the product that the gradient takes serves the value as well.
pub(crate) fn of_gradient(graph: &mut Graph, y: Ref, x: Ref, gradient: Ref) -> Option<Ref> {
    let (_, root) = graph.coefficient(y);
    let &Op::Inner(l, r) = graph.op(root) else {
        return None;
    };
    let has_product = [l, r]
        .iter()
        .any(|&x| matches!(graph.op(x), Op::Product(..)));
    let depends = Dependents::on(&[x]).up_to(graph, y);
    (has_product && is_linear(graph, &depends, y, x)).then(|| graph.inner(x, gradient))
}

/// Whether `y` is linear in `x`, by its operations.
fn is_linear(graph: &Graph, depends: &[bool], y: Ref, x: Ref) -> bool {
    let is_linear = |y: Ref| is_linear(graph, depends, y, x);
    y.node == x.node
        || match graph.op(y) {
            Op::Sum(terms) => terms.iter().all(|&(_, term)| is_linear(term)),
            &Op::Product(l, r) | &Op::Inner(l, r) | &Op::EntryTimes(l, r) => {
                let (in_l, in_r) = (depends[l.node], depends[r.node]);
                in_l && !in_r && is_linear(l) || in_r && !in_l && is_linear(r)
            }
            &Op::Divide(y, s) => !depends[s.node] && is_linear(y),
            &Op::Reduce(Reduction::Sum | Reduction::Trace, y) => is_linear(y),
            _ => false,
        }
}

/// The adjoints of `variables` when that of `y` is `seed`.
pub(crate) fn adjoints(graph: &mut Graph, y: Ref, seed: Ref, variables: &[Ref]) -> Vec<Ref> {
    let depends = Dependents::on(variables).up_to(graph, y);
    let mut contributions: Vec<Vec<(f64, Ref)>> = vec![Vec::new(); y.node + 1];
    let seed = graph.transpose_if(y.transposed, seed);
    contributions[y.node].push((1.0, seed));

    for node in (0..=y.node).rev() {
        if !depends[node] || contributions[node].is_empty() {
            continue;
        }
        let adjoint = graph.sum(&contributions[node].clone());
        // It is of the node's shape.
        graph.narrow(adjoint, graph.nodes[node].kinds);
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
    let adjoint_of = |x: Ref| match contributions.get(x.node).map(Vec::as_slice) {
        Some(&[(_, adjoint)]) => Some(adjoint),
        _ => None,
    };
    let adjoint_with_entries = |&x: &Ref| {
        let mut terms: Vec<(f64, Ref)> = adjoint_of(x).into_iter().map(|x| (1.0, x)).collect();
        for (entry, whole, index) in graph.entries.clone() {
            if let Some(adjoint) = adjoint_of(entry)
                && whole == x
            {
                let kinds = graph.kinds(x);
                let unit = graph.node(Op::Unit(x, index), kinds);
                terms.push((1.0, graph.product(adjoint, unit)));
            }
        }
        match terms.as_slice() {
            [] => graph.zeros(x),
            terms => graph.sum(terms),
        }
    };
    variables.iter().map(adjoint_with_entries).collect()
}

/// What the node y with adjoint a contributes: a number, an operand, and the operand's adjoint.
#[expect(clippy::too_many_lines, reason = "an arm an operation")]
pub(crate) fn rule(graph: &mut Graph, y: Ref, a: Ref) -> Vec<(f64, Ref, Ref)> {
    match graph.op(y).clone() {
        // Factors are differentiated by as the matrix that they are of.
        Op::Leaf(_)
        | Op::Number(_)
        | Op::Ones(_)
        | Op::Eye(_)
        | Op::Basis(_)
        | Op::Unit(..)
        | Op::Factors(_)
        | Op::Fixed(_)
        | Op::Cotangent(_)
        | Op::Map(Elementwise::ExpMinusAbs, _)
        | Op::Zip(Zip::ShareOfMax | Zip::SigmoidBy | Zip::SoftplusBy, ..)
        | Op::Whole(Whole::ShareOfMax | Whole::ShareOfMin, _) => vec![],
        Op::Variable(_, x) => vec![(1.0, x, a)],
        Op::Sum(terms) => terms.into_iter().map(|(c, x)| (c.get(), x, a)).collect(),
        Op::Product(l, r) => {
            let (l_bar, r_bar) = (
                left_adjoint(graph, l, r, y, a),
                right_adjoint(graph, l, r, y, a),
            );
            // Of Y = A⁻¹ R is dY = −A⁻¹ dA Y, and so Ā = −(A⁻ᵀ Ȳ) Yᵀ; of Y = L A⁻¹, Ā = −Yᵀ (Ȳ A⁻ᵀ).
            if let Some(matrix) = graph.inverted(l) {
                let inverse = graph.transpose(l);
                let solved = graph.plain_product(inverse, a, [false, true]);
                let bar = left_adjoint(graph, matrix, y, y, solved);
                vec![(-1.0, matrix, bar), (1.0, r, r_bar)]
            } else if let Some(matrix) = graph.inverted(r) {
                let inverse = graph.transpose(r);
                let solved = graph.plain_product(a, inverse, [true, false]);
                let bar = right_adjoint(graph, y, matrix, y, solved);
                vec![(1.0, l, l_bar), (-1.0, matrix, bar)]
            } else {
                vec![(1.0, l, l_bar), (1.0, r, r_bar)]
            }
        }
        // −A⁻ᵀ Ȳ A⁻ᵀ
        Op::Inverse(factors) => {
            let inverse = graph.transpose(y);
            let product = graph.plain_product(inverse, a, [true, true]);
            let bar = graph.plain_product(product, inverse, [true, true]);
            vec![(-1.0, graph.factored(factors), bar)]
        }
        // det A · A⁻ᵀ
        Op::Det(factors) => {
            let scale = graph.product(a, y);
            let bar = scaled_inverse(graph, scale, graph.factored(factors));
            vec![(1.0, graph.factored(factors), bar)]
        }
        // A⁻ᵀ
        Op::LogDet(factors) => {
            let bar = scaled_inverse(graph, a, graph.factored(factors));
            vec![(1.0, graph.factored(factors), bar)]
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
        Op::Zip(f, l, r) => zip_rule(graph, f, l, r, y, a),
        Op::Diag(x) => {
            let x_bar = graph.diag(a);
            vec![(1.0, x, x_bar)]
        }
        Op::Vec(x) => {
            let x_bar = graph.unvec(x, a);
            vec![(1.0, x, x_bar)]
        }
        Op::Unvec(_, x) => {
            let x_bar = graph.vec(a);
            vec![(1.0, x, x_bar)]
        }
        Op::Kron(l, r) => {
            let l_bar = graph.node(Op::KronLeft(l, a, r), graph.kinds(l));
            let r_bar = graph.node(Op::KronRight(r, l, a), graph.kinds(r));
            vec![(1.0, l, l_bar), (1.0, r, r_bar)]
        }
        // ⟨G, L̄⟩ is ⟨Ȳ, G ⊗ R⟩.
        Op::KronLeft(_, y_bar, r) => {
            let of_y = graph.kron(a, r);
            let of_r = graph.node(Op::KronRight(r, a, y_bar), graph.kinds(r));
            vec![(1.0, y_bar, of_y), (1.0, r, of_r)]
        }
        // ⟨G, R̄⟩ is ⟨Ȳ, L ⊗ G⟩.
        Op::KronRight(_, l, y_bar) => {
            let of_y = graph.kron(l, a);
            let of_l = graph.node(Op::KronLeft(l, y_bar, a), graph.kinds(l));
            vec![(1.0, l, of_l), (1.0, y_bar, of_y)]
        }
        // ⟨Ȳ, L × R⟩ is the volume of the three, whichever comes first.
        Op::Cross(l, r) => {
            let (l_bar, r_bar) = (graph.cross(r, a), graph.cross(a, l));
            vec![(1.0, l, l_bar), (1.0, r, r_bar)]
        }
        // y ∘ ȳ − ⟨y, ȳ⟩ y
        Op::Whole(Whole::Softmax, x) => {
            let (weighted, mean) = (graph.entry_times(y, a), graph.inner(y, a));
            let mean = graph.product(mean, y);
            let x_bar = graph.sum(&[(1.0, weighted), (-1.0, mean)]);
            vec![(1.0, x, x_bar)]
        }
        Op::Apply(function, arguments) => {
            let pullback = Op::Pullback(function, arguments.clone(), a);
            let pullback = graph.node(pullback, Kinds::UNKNOWN);
            let mut part = |(index, x)| {
                let kinds = graph.kinds(x);
                (1.0, x, graph.node(Op::Part(index, pullback), kinds))
            };
            arguments.into_iter().enumerate().map(&mut part).collect()
        }
        // Of a user's function no more is known than its pullback.
        Op::Part(_, pullback) => vec![(1.0, pullback, a)],
        Op::Pullback(function, ..) => {
            graph.beyond = Some(function);
            vec![]
        }
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
                Reduction::LogSumExp => {
                    let softmax = graph.whole(Whole::Softmax, x);
                    graph.product(a, softmax)
                }
                Reduction::Max => {
                    let share = graph.whole(Whole::ShareOfMax, x);
                    graph.product(a, share)
                }
                Reduction::Min => {
                    let share = graph.whole(Whole::ShareOfMin, x);
                    graph.product(a, share)
                }
                // They are nodes of their own.
                Reduction::Det | Reduction::LogDet => return vec![],
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

/// s A⁻ᵀ.
fn scaled_inverse(graph: &mut Graph, s: Ref, matrix: Ref) -> Ref {
    let inverse = graph.inverse(matrix);
    let inverse = graph.transpose(inverse);
    graph.product(s, inverse)
}

/// The adjoints of l and r in y = f(l, r), entry by entry.
fn zip_rule(graph: &mut Graph, f: Zip, l: Ref, r: Ref, y: Ref, a: Ref) -> Vec<(f64, Ref, Ref)> {
    let (sign, of_l, of_r) = match f {
        Zip::Max => (
            1.0,
            graph.zip(Zip::ShareOfMax, l, r),
            graph.zip(Zip::ShareOfMax, r, l),
        ),
        Zip::Min => (
            1.0,
            graph.zip(Zip::ShareOfMax, r, l),
            graph.zip(Zip::ShareOfMax, l, r),
        ),
        // l/y and r/y, and 0 at 0
        Zip::Hypot => {
            let length = graph.map(Elementwise::Nonzero, y);
            (
                1.0,
                graph.entry_divide(l, length),
                graph.entry_divide(r, length),
            )
        }
        // r/(l² + r²) and −l/(l² + r²)
        Zip::Atan2 => (
            -1.0,
            graph.zip(Zip::OverSquares, r, l),
            graph.zip(Zip::OverSquares, l, r),
        ),
        // Of p = l/(l² + r²) and q = r/(l² + r²): q² − p² and −2 p q
        Zip::OverSquares => {
            let q = graph.zip(Zip::OverSquares, r, l);
            let (pp, qq) = (graph.entry_power(y, 2), graph.entry_power(q, 2));
            let pq = graph.entry_times(y, q);
            (
                -1.0,
                graph.sum(&[(1.0, qq), (-1.0, pp)]),
                graph.scale(2.0, pq),
            )
        }
        Zip::ShareOfMax | Zip::SigmoidBy | Zip::SoftplusBy => return vec![],
    };
    let (l_bar, r_bar) = (graph.entry_times(a, of_l), graph.entry_times(a, of_r));
    vec![(1.0, l, l_bar), (sign, r, r_bar)]
}

/// The rules for both factors of Y = L R.
fn rules(graph: &Graph, l: Ref, r: Ref, y: Ref) -> [Rule; 2] {
    let (of_l, of_r, of_y) = (graph.kinds(l), graph.kinds(r), graph.kinds(y));
    let [left, right] = graph
        .is_plain(l, r)
        .map(|plain| plain.then_some(Rule::Plain));
    [
        left.unwrap_or_else(|| kind::rule_of_left(of_l, of_r, of_y)),
        right.unwrap_or_else(|| kind::rule_of_right(of_l, of_r, of_y)),
    ]
}

/// L̄ = Ȳ Rᵀ, but ⟨Ȳ, R⟩ for a scalar L beside what is none.
fn left_adjoint(graph: &mut Graph, l: Ref, r: Ref, y: Ref, a: Ref) -> Ref {
    let [rule, of_r] = rules(graph, l, r, y);
    match rule {
        Rule::Plain => {
            let r = graph.transpose(r);
            graph.plain_product(a, r, [true, of_r == Rule::Plain])
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
    let [of_l, rule] = rules(graph, l, r, y);
    match rule {
        Rule::Plain => {
            let l = graph.transpose(l);
            graph.plain_product(l, a, [of_l == Rule::Plain, true])
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
    // 0ᵖ is 0 for every positive p, and 0 log 0 would be NaN.
    let base = graph.map(Elementwise::Nonzero, x);
    let log = graph.map(Elementwise::Log, base);
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
            // The root may be −0 at ±1.
            let slope = graph.map(E::Abs, slope);
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
        E::Nonzero | E::ExpMinusAbs => one,
    }
}
