//! Formulas say what is computed: those of random gradients, evaluated, beside the graphs.

use std::collections::HashMap;

use super::interpreter::{Kind, Shape, Value, function, of_graph, zipped};
use super::notation::{Case, plain};
use super::random_expressions::Generator;
use crate::expand::{Macro, compute};
use crate::formula::{Exponent, Factor, Formula, ONE, Term, What};
use crate::function::{Elementwise, Function, Pair};
use crate::input::parse_call;
use crate::notation::Notation;
use crate::typeset::Style;

type Result<T> = std::result::Result<T, String>;

/// A value, or what has its dimensions from others.
#[derive(Clone, Debug)]
enum Part {
    Value(Value),
    Ones,
    Eye,
}

struct Evaluation<'a> {
    names: &'a HashMap<String, Value>,
    /// What 𝟏 and I stand for where nothing else tells.
    shape: Shape,
}

/// What no text tells; anything else that does not evaluate is wrong.
const UNKNOWN: &str = "unknown";
const NO_SHAPE: &str = "unknown dimensions";

impl Evaluation<'_> {
    fn filled(shape: Shape, part: Part) -> Value {
        match part {
            Part::Value(value) => value,
            Part::Ones => Value::filled(shape, |_, _| 1.0),
            Part::Eye => Value::filled(shape, |i, j| f64::from(u8::from(i == j))),
        }
    }

    fn value(&self, formula: &Formula) -> Result<Value> {
        match self.formula(formula)? {
            Part::Value(value) => Ok(value),
            _ => Err(NO_SHAPE.to_owned()),
        }
    }

    /// A whole derivative.
    fn whole(&self, formula: &Formula) -> Result<Value> {
        if formula.terms.iter().all(|term| term.number == 0.0) {
            return Ok(Value::filled(self.shape, |_, _| 0.0));
        }
        Ok(Self::filled(self.shape, self.formula(formula)?))
    }

    fn formula(&self, formula: &Formula) -> Result<Part> {
        let terms: Vec<(f64, Part)> = formula
            .terms
            .iter()
            .filter(|term| term.number != 0.0)
            .map(|term| self.term(term))
            .collect::<Result<_>>()?;
        let known = terms.iter().find_map(|(_, part)| match part {
            Part::Value(value) => Some(value.shape),
            _ => None,
        });
        if let ([(c, part)], None) = (terms.as_slice(), known)
            && c.total_cmp(&1.0).is_eq()
        {
            return Ok(part.clone());
        }
        // A sum of these alone is of the whole's shape, or it isn't known of which.
        let shape = known.ok_or(NO_SHAPE)?;
        let mut sum = Value::filled(shape, |_, _| 0.0);
        for (c, part) in terms {
            sum = sum.plus(c, &Self::filled(shape, part))?;
        }
        Ok(Part::Value(sum))
    }

    fn term(&self, term: &Term) -> Result<(f64, Part)> {
        let mut number = term.number;
        for scalar in &term.scalars {
            number *= self.scalar(scalar)?;
        }
        for scalar in &term.under {
            number /= self.scalar(scalar)?;
        }
        let mut product: Option<Part> = None;
        for factor in &term.factors {
            let factor = self.factor(factor)?;
            product = Some(match (product, factor) {
                (None | Some(Part::Eye), factor) => factor,
                (Some(product), Part::Eye) => product,
                (Some(Part::Value(l)), Part::Value(r)) => Part::Value(l.times(&r)?),
                _ => return Err(NO_SHAPE.to_owned()),
            });
        }
        Ok((number, product.unwrap_or(Part::Value(Value::scalar(1.0)))))
    }

    fn scalar(&self, factor: &Factor) -> Result<f64> {
        match self.factor(factor)? {
            Part::Value(value) => value.as_scalar(),
            _ => Ok(1.0),
        }
    }

    fn factor(&self, factor: &Factor) -> Result<Part> {
        Ok(Part::Value(match &factor.what {
            What::Symbol(name) => match (name.as_str(), self.names.get(name)) {
                (_, Some(value)) => value.clone(),
                (ONE, _) => return Ok(Part::Ones),
                ("I", _) => return Ok(Part::Eye),
                _ => return Err(format!("{UNKNOWN} name {name}")),
            },
            What::Group(formula) => return self.formula(formula),
            What::Transposed(x) => match self.factor(x)? {
                Part::Value(value) => value.transposed(),
                part => return Ok(part),
            },
            What::Power(x, exponent) => {
                let x = self.value(&Formula::from((**x).clone()))?;
                match exponent {
                    Exponent::Whole(-1) => x.inverse()?,
                    Exponent::InverseTransposed => x.inverse()?.transposed(),
                    Exponent::Whole(n) if x.shape == Shape::SCALAR => x.map(|x| x.powi(*n)),
                    Exponent::Whole(n) => {
                        (1..*n).try_fold(x.clone(), |power, _| power.times(&x))?
                    }
                    Exponent::Formula(y) | Exponent::Entry(y) => {
                        let y = self.value(y)?;
                        if y.shape == Shape::SCALAR {
                            x.map(|x| x.powf(y.entries[0]))
                        } else {
                            x.zip(&y, f64::powf)?
                        }
                    }
                }
            }
            What::Call(name, arguments) => self.call(name, arguments)?,
            What::Norm(x) => {
                let x = self.value(x)?;
                Value::scalar(x.inner(&x)?.sqrt())
            }
            What::Norm1(x) => Value::scalar(self.value(x)?.entries.iter().map(|x| x.abs()).sum()),
            What::Entries { over, under } => {
                let parts = |factors: &[Factor]| -> Result<Vec<Part>> {
                    factors.iter().map(|x| self.factor(x)).collect()
                };
                let (over, under) = (parts(over)?, parts(under)?);
                let known = over.iter().chain(&under).find_map(|part| match part {
                    Part::Value(value) => Some(value.shape),
                    _ => None,
                });
                let shape = known.ok_or(NO_SHAPE)?;
                let mut all = Value::filled(shape, |_, _| 1.0);
                for part in over {
                    all = all.zip(&Self::filled(shape, part), |x, y| x * y)?;
                }
                for part in under {
                    all = all.zip(&Self::filled(shape, part), |x, y| x / y)?;
                }
                all
            }
            What::Infix(':', factors) if factors.len() == 2 => {
                match (self.factor(&factors[0])?, self.factor(&factors[1])?) {
                    (Part::Value(l), Part::Value(r)) => Value::scalar(l.inner(&r)?),
                    _ => return Err(NO_SHAPE.to_owned()),
                }
            }
            _ => return Err(format!("{UNKNOWN} factor {:?}", factor.what)),
        }))
    }

    fn call(&self, name: &str, arguments: &[Formula]) -> Result<Value> {
        let values: Vec<Value> = arguments
            .iter()
            .map(|x| self.value(x))
            .collect::<Result<_>>()?;
        let mut functions = Function::named(name).filter(|(count, _)| *count == values.len());
        let x = &values[0];
        match functions.next() {
            _ if name == "step" => Ok(x.map(|x| function(Elementwise::Step, x))),
            Some((_, Function::Elementwise(f))) => Ok(x.map(|x| function(f, x))),
            Some((_, Function::Reduction(reduction))) => Ok(Value::scalar(x.reduced(reduction)?)),
            Some((_, Function::Pair(Pair::Zip(f)))) => x.zip(&values[1], |x, y| zipped(f, x, y)),
            Some((_, Function::Softmax)) => {
                let sum: f64 = x.entries.iter().map(|x| x.exp()).sum();
                Ok(x.map(|x| x.exp() / sum))
            }
            Some((_, Function::Diag)) if x.shape.kind == Kind::Column => {
                let shape = Shape::matrix(x.shape.rows, x.shape.rows);
                Ok(Value::filled(
                    shape,
                    |i, j| if i == j { x.at(i, 0) } else { 0.0 },
                ))
            }
            Some((_, Function::Diag)) => {
                let shape = Shape::column(x.shape.rows);
                Ok(Value::filled(shape, |i, _| x.at(i, i)))
            }
            _ => Err(format!("{UNKNOWN} function {name}")),
        }
    }
}

/// Whether the formula of a gradient could be evaluated; it is what the graph computes, or it is wrong.
fn check(case: &Case) -> Result<usize> {
    let names: HashMap<String, Value> = case
        .values
        .iter()
        .map(|(name, value)| (plain(name).to_owned(), value.clone()))
        .collect();
    let text = case.expr.text(case.seed);
    let declared = |(name, shape): &(String, Shape)| {
        let (m, n) = (shape.rows, shape.columns);
        match shape.kind {
            Kind::Scalar => format!("; {name}: []"),
            Kind::Column => format!("; {name}: [{m}]"),
            Kind::Row => format!("; {name}: [1, {n}]"),
            // A matrix of one row is none.
            Kind::Matrix => format!("; {name}: [D{m}, D{n}]"),
        }
    };
    let declarations: String = case.expr.leaves().iter().map(declared).collect();
    let mut evaluated = 0;
    for (name, shape) in case.expr.leaves() {
        let call = format!("{text}, {name}{declarations}");
        let tokens = call.parse().map_err(|_| "does not lex")?;
        let input = parse_call(Macro::Grad, tokens).map_err(|error| error.message)?;
        let computed = compute(Macro::Grad, &input).map_err(|error| error.message)?;
        let (graph, tree) = (&computed.graph, &input.tree);
        let leaves = tree.leaves.iter().map(|leaf| names[&leaf.text].clone());
        let leaves: Vec<Value> = leaves.collect();
        let expected = of_graph(tree, graph, &computed.gradient, &leaves)?.swap_remove(0);
        let notation = Notation {
            graph,
            tree,
            names: vec![],
        };
        let formula = notation.formula(computed.gradient[0]);
        let evaluation = Evaluation {
            names: &names,
            shape,
        };
        let written = Style::Unicode.formula(&formula);
        let actual = match evaluation.whole(&formula) {
            Err(message) if message.starts_with(UNKNOWN) => {
                continue;
            }
            actual => actual.map_err(|message| format!("by {name}: {written}\n{message}"))?,
        };
        let error = actual.plus(-1.0, &expected)?.size();
        let is_near = error <= 1e-8 * (1.0 + expected.size());
        if !is_near && expected.size().is_finite() && expected.size() < 1e6 {
            return Err(format!(
                "by {name}: {written}\n{actual:?}\nis not {expected:?}"
            ));
        }
        evaluated += 1;
    }
    Ok(evaluated)
}

#[test]
fn formulas_say_what_is_computed() {
    let (mut evaluated, mut of) = (0, 0);
    for seed in 0..3000 {
        let mut generator = Generator::new(seed);
        let depth = 1 + generator.random.below(3);
        let case = generator.case(Shape::SCALAR, depth);
        of += case.expr.leaves().len();
        match check(&case) {
            Ok(count) => evaluated += count,
            Err(message) => panic!("seed {seed}:\n{}\n    {message}", case.describe()),
        }
    }
    assert!(
        5 * evaluated > 3 * of,
        "of {of} only {evaluated} could be evaluated"
    );
}
