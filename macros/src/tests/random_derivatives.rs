//! Derivatives in directions, Jacobians and Hessians of random expressions: against finite
//! differences, and against one another.

use super::interpreter::{Kind, Shape, Value, of_graph, of_graph_for, of_tree};
use super::maps::Held;
use super::notation::{Case, plain};
use super::random::Random;
use super::random_expressions::Generator;
use crate::expand::{Macro, compute};
use crate::input::parse_call;

/// What becomes of a random expression.
enum Outcome {
    Checked {
        /// Whether the Jacobian or Hessian has a closed form.
        closed: bool,
    },
    /// Too steep, too large or too near a kink.
    Rejected,
}

type Result<T> = std::result::Result<T, String>;

/// The derivatives of a call, for the leaves' values and further ones by name.
fn derivative(
    called: Macro,
    call: &str,
    case: &Case,
    more: &[(&str, &Value)],
) -> Result<(Value, bool)> {
    let tokens = call.parse().map_err(|_| "does not lex")?;
    let input = parse_call(called, tokens).map_err(|error| error.message)?;
    let computed = compute(called, &input).map_err(|error| error.message)?;
    let value = |text: &str| {
        let further = more.iter().find(|(name, _)| *name == text);
        let known = case.values.iter().find(|(name, _)| plain(name) == text);
        let value = further.map(|(_, value)| (*value).clone());
        value
            .or(known.map(|(_, value)| value.clone()))
            .expect("a value")
    };
    let leaves: Vec<Value> = input
        .tree
        .leaves
        .iter()
        .map(|leaf| value(&leaf.text))
        .collect();
    let (tree, graph) = (&input.tree, &computed.graph);
    if let Some(map) = &computed.map {
        let leaves = leaves.as_slice();
        let held = Held {
            tree,
            graph,
            leaves,
        };
        let x = &case.values[plain_key(case, &input.variables[0].text)];
        let zero = match called {
            Macro::Hessian => x.clone(),
            _ => of_graph(tree, graph, &[computed.value], leaves)?.swap_remove(0),
        };
        if let Some((_, direction)) = more.iter().find(|_| called == Macro::Derivative) {
            return Ok((held.apply(map, direction, &zero)?, true));
        }
        let units = (0..x.entries.len()).map(|k| {
            let unit = Value::filled(x.shape, |i, j| f64::from(u8::from(i + j == k)));
            held.apply(map, &unit, &zero)
        });
        // Column by column, which is row by row as it is symmetric.
        let columns: Vec<Value> = units.collect::<Result<_>>()?;
        let shape = Shape::matrix(x.entries.len(), x.entries.len());
        let entries = columns
            .into_iter()
            .flat_map(|column| column.entries)
            .collect();
        return Ok((Value { shape, entries }, true));
    }
    if computed.cotangent.is_none() {
        let values = of_graph(tree, graph, &computed.gradient, &leaves)?;
        return Ok((values[0].clone(), true));
    }
    // Row by row, as core does it.
    let shape = of_graph(tree, graph, &[computed.value], &leaves)?[0].shape;
    let of = match called {
        Macro::Hessian => case.values[plain_key(case, &input.variables[0].text)].shape,
        _ => shape,
    };
    let mut rows = Vec::new();
    for i in 0..of.rows {
        let unit = Value::filled(of, |k, _| f64::from(u8::from(k == i)));
        let row = of_graph_for(tree, graph, &computed.gradient, &leaves, Some(unit))?;
        rows.push(row[0].entries.clone());
    }
    let (m, n) = (rows.len(), rows[0].len());
    let shape = match of.kind {
        Kind::Scalar => Shape::row(n),
        _ => Shape::matrix(m, n),
    };
    let entries = rows.concat();
    Ok((Value { shape, entries }, false))
}

fn plain_key<'a>(case: &'a Case, text: &str) -> &'a str {
    let key = case.values.keys().find(|name| plain(name) == text);
    key.expect("a value")
}

/// The value with a leaf moved by `h` in a direction.
fn moved(case: &Case, name: &str, h: f64, direction: &Value) -> Result<Value> {
    let mut case = case.clone();
    let value = case.values[name].plus(h, direction)?;
    case.values.insert(name.to_owned(), value);
    let tree = case.expr.tree();
    let mut values = of_tree(&tree, &case.of_leaves(&tree), None)?;
    Ok(values.swap_remove(tree.root))
}

/// dY for a direction of a leaf by central differences, extrapolated; None where two widths disagree.
fn difference(case: &Case, name: &str, direction: &Value) -> Result<Option<Value>> {
    let central = |h: f64| -> Result<Value> {
        let (ahead, behind) = (
            moved(case, name, h, direction)?,
            moved(case, name, -h, direction)?,
        );
        Ok(ahead.plus(-1.0, &behind)?.map(|x| x / (2.0 * h)))
    };
    let (wide, narrow) = (central(1e-3)?, central(5e-4)?);
    let disagreement = wide.plus(-1.0, &narrow)?.size();
    let scale = 1.0 + narrow.size();
    let better = narrow.map(|x| x * 4.0 / 3.0).plus(-1.0 / 3.0, &wide)?;
    let is_smooth = disagreement < 1e-5 * scale && better.size().is_finite();
    Ok(is_smooth.then_some(better))
}

fn assert_near(what: &str, actual: &Value, expected: &Value, tolerance: f64) -> Result<()> {
    let error = actual.plus(-1.0, expected)?.size();
    if error <= tolerance * (1.0 + expected.size()) {
        Ok(())
    } else {
        Err(format!("{what}: {actual:?} is not {expected:?}"))
    }
}

fn check(case: &Case, random: &mut Random) -> Result<Outcome> {
    let text = case.expr.text(case.seed);
    let tree = case.expr.tree();
    let values = of_tree(&tree, &case.of_leaves(&tree), None)?;
    let largest = values.iter().map(Value::size).fold(0.0, f64::max);
    if largest.is_nan() || largest > 100.0 {
        return Ok(Outcome::Rejected);
    }
    let y = values[tree.root].shape;
    let mut closed = true;
    for (name, x) in case.expr.leaves() {
        let direction = Value::filled(x, |_, _| random.entry());
        let adjoint = Value::filled(y, |_, _| random.entry());
        let Some(expected) = difference(case, &name, &direction)? else {
            return Ok(Outcome::Rejected);
        };
        let more = [("dd", &direction), ("uu", &adjoint)];
        let of = |called, call: &str| derivative(called, call, case, &more);
        let (tangent, _) = of(Macro::Jvp, &format!("{text}, {name}, dd"))?;
        assert_near("jvp", &tangent, &expected, 1e-6)?;
        let (mapped, _) = of(Macro::Derivative, &format!("{text}, {name}"))?;
        assert_near("derivative(d)", &mapped, &tangent, 1e-8)?;
        let (pulled, _) = of(Macro::Vjp, &format!("{text}, {name}, uu"))?;
        let (forward, backward) = (adjoint.inner(&tangent)?, pulled.inner(&direction)?);
        assert_near(
            "⟨u, jvp(d)⟩ = ⟨vjp(u), d⟩",
            &Value::scalar(forward),
            &Value::scalar(backward),
            1e-8,
        )?;
        if x.kind == Kind::Column && matches!(y.kind, Kind::Column | Kind::Scalar) {
            let (jacobian, is_closed) = of(Macro::Jacobian, &format!("{text}, {name}"))?;
            closed &= is_closed;
            assert_near("J d", &jacobian.times(&direction)?, &tangent, 1e-8)?;
        }
        if y == Shape::SCALAR {
            let (product, _) = of(Macro::Hvp, &format!("{text}, {name}, dd"))?;
            if x.kind == Kind::Column {
                let (hessian, is_closed) = of(Macro::Hessian, &format!("{text}, {name}"))?;
                closed &= is_closed;
                assert_near("H d", &hessian.times(&direction)?, &product, 1e-8)?;
                assert_near("H", &hessian, &hessian.transposed(), 1e-8)?;
            }
            // dᵀ H d, by second differences.
            let h = 1e-3;
            let value = |h: f64| moved(case, &name, h, &direction)?.as_scalar();
            let second = |h: f64| -> Result<f64> {
                Ok((value(h)? - 2.0 * value(0.0)? + value(-h)?) / (h * h))
            };
            let (wide, narrow) = (second(2.0 * h)?, second(h)?);
            if (wide - narrow).abs() < 1e-3 * (1.0 + narrow.abs()) {
                let curvature = product.inner(&direction)?;
                assert_near(
                    "dᵀ H d",
                    &Value::scalar(curvature),
                    &Value::scalar((4.0 * narrow - wide) / 3.0),
                    1e-3,
                )?;
            }
        }
    }
    Ok(Outcome::Checked { closed })
}

/// Checks as many expressions of a shape; at least so many percent have closed forms.
fn run(seeds: std::ops::Range<u64>, shape: fn(&mut Generator) -> Shape, least_closed: usize) {
    let (mut checked, mut closed_forms) = (0, 0);
    let count = usize::try_from(seeds.end - seeds.start).expect("small");
    for seed in seeds {
        let mut generator = Generator::new(seed);
        let shape = shape(&mut generator);
        let depth = 1 + generator.random.below(3);
        let case = generator.case(shape, depth);
        match check(&case, &mut Random::new(seed)) {
            Ok(Outcome::Checked { closed }) => {
                checked += 1;
                closed_forms += usize::from(closed);
            }
            Ok(Outcome::Rejected) => {}
            Err(message) => panic!("seed {seed}:\n{}\n    {message}", case.describe()),
        }
    }
    assert!(
        3 * checked > count,
        "of {count} only {checked} could be checked"
    );
    let percent = 100 * closed_forms / checked;
    assert!(
        percent >= least_closed,
        "only {percent} % have closed forms"
    );
}

#[test]
fn directions_and_hessians_of_scalars() {
    run(0..700, |_| Shape::SCALAR, 90);
}

#[test]
fn directions_and_jacobians_of_columns() {
    run(
        10_000..10_500,
        |generator| Shape::column(1 + generator.random.below(4)),
        60,
    );
}

#[test]
fn directions_of_anything() {
    run(20_000..20_300, Generator::shape, 95);
}
