//! The pipeline.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::check::Checker;
use crate::diagnostic::{Diagnostic, Result, list, nearest};
use crate::differentiate::{adjoints, gradients, of_gradient};
use crate::emit::map::Maps;
use crate::emit::{Emitter, body, leaf_names, rows};
use crate::explain::explanation;
use crate::function::Pair;
use crate::graph::{Graph, Op, Ref};
use crate::input::{Input, Into, Place, Structure, Variable, parse_call};
use crate::kind::{Kinds, infer};
use crate::linear::matrix_of;
use crate::map::{Map, map_of};
use crate::notation::Notation;
use crate::place::{entry_of, mentions, overlap};
use crate::schedule::Schedule;
use crate::syntax::{Binary, Id, Leaf, Syntax, Tree};

/// Which macro was called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Macro {
    Value,
    Grad,
    ValueAndGrad,
    Jacobian,
    Hessian,
    Derivative,
    Jvp,
    Vjp,
    Hvp,
    Explain,
}

impl Macro {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Grad => "grad",
            Self::ValueAndGrad => "value_and_grad",
            Self::Jacobian => "jacobian",
            Self::Hessian => "hessian",
            Self::Derivative => "derivative",
            Self::Jvp => "jvp",
            Self::Vjp => "vjp",
            Self::Hvp => "hvp",
            Self::Explain => "explain",
        }
    }

    /// Whether it is of a scalar.
    pub(crate) fn needs_scalar(self) -> bool {
        matches!(
            self,
            Self::Grad | Self::ValueAndGrad | Self::Hessian | Self::Hvp
        )
    }

    /// Whether the argument behind the expression is a direction: of `jvp` and `hvp` every second
    /// one, of `vjp` the last.
    pub(crate) fn is_direction(self, index: usize, count: usize) -> bool {
        match self {
            Self::Jvp | Self::Hvp => index % 2 == 1,
            Self::Vjp => index > 0 && index + 1 == count,
            _ => false,
        }
    }

    /// What is wrong with the number of variables and directions, if something is.
    fn wrong_arguments(self, variables: usize, directions: usize) -> Option<&'static str> {
        match self {
            Self::Jvp if directions < variables => Some(
                "`jvp!` takes a direction behind each variable: `jvp!(e, x, dx)`, `jvp!(e, x, dx, y, dy)`",
            ),
            Self::Hvp if (variables, directions) != (1, 1) => {
                Some("`hvp!` takes one variable and a direction behind it: `hvp!(f, x, v)`")
            }
            Self::Vjp if directions == 0 => Some(
                "`vjp!` takes the adjoint of the expression last: `vjp!(y, x, u)`, `vjp!(y, W, b, u)`",
            ),
            Self::Jacobian if variables != 1 => Some("`jacobian!` is by one variable"),
            Self::Derivative if variables != 1 => Some("`derivative!` is by one variable"),
            Self::Hessian if variables > 2 => Some("`hessian!` is by one variable or by two"),
            _ => None,
        }
    }
}

/// What a macro call expands to: Rust, or the error of its first mistake.
pub(crate) fn expand(called: Macro, input: TokenStream) -> TokenStream {
    parse_call(called, input)
        .and_then(|input| match called {
            Macro::Explain => explanation(&input).map(|text| quote!(#text)),
            _ => expansion(called, &input),
        })
        .unwrap_or_else(Diagnostic::into_compile_error)
}

/// A call's computation: what the body of its expansion says.
pub(crate) struct Computation {
    pub(crate) graph: Graph,
    /// The nodes of the tree's nodes.
    pub(crate) nodes: Vec<Ref>,
    pub(crate) value: Ref,
    pub(crate) variables: Vec<Ref>,
    /// The derivatives that the macro results in, by each variable.
    pub(crate) gradient: Vec<Ref>,
    /// The adjoint whose place in the result is a row of the derivative, where that has no closed
    /// form: then it is computed for every row.
    pub(crate) cotangent: Option<Ref>,
    /// A derivative as a linear map; what it holds are then the derivatives above.
    pub(crate) map: Option<Map>,
}

/// The value of the expression and its derivatives by the variables.
pub(crate) fn compute(called: Macro, input: &Input) -> Result<Computation> {
    compute_of(called, input, &known_kinds(called, input))
}

/// The same, where this is known of kinds.
pub(crate) fn compute_of(
    called: Macro,
    input: &Input,
    known: &[(Id, Kinds)],
) -> Result<Computation> {
    let tree = &input.tree;
    if let Some(last) = input.variables.last()
        && let Some(message) = called.wrong_arguments(input.variables.len(), input.directions.len())
    {
        return Err(Diagnostic::new(last.range, message));
    }
    no_structure(called, &input.variables)?;
    let targets = targets(called, tree, &input.variables)?;
    let kinds = infer(tree, known);
    let mut graph = Graph::default();
    let inner = inner_targets(tree)?;
    let lets = named(&mut graph, tree, targets.iter().chain(&inner));
    let refs = graph.build(tree, &kinds, &lets);
    let mut value = refs[tree.root];
    let variables: Vec<Ref> = targets
        .iter()
        .map(|target| match *target {
            Target::Leaf(leaf) => graph.node(Op::Leaf(leaf), Kinds::UNKNOWN),
            Target::Let(id) => graph.variable(id, refs[id]),
        })
        .collect();
    let directions: Vec<Ref> = input.directions.iter().map(|&id| refs[id]).collect();
    // A Hessian by a column is a matrix; by anything else it is the derivative of the gradient.
    let is_map = match called {
        Macro::Derivative => true,
        Macro::Hessian => variables.iter().any(|&x| graph.kinds(x) != Kinds::COLUMN),
        _ => false,
    };
    let (mut cotangent, mut map) = (None, None);
    let mut gradient = match called {
        Macro::Value | Macro::Explain => vec![],
        Macro::Grad | Macro::ValueAndGrad => gradients(&mut graph, value, &variables),
        Macro::Vjp => {
            let seed = graph.fixed(directions[0], value);
            adjoints(&mut graph, value, seed, &variables)
        }
        Macro::Jvp => vec![tangent(&mut graph, value, &variables, &directions)],
        Macro::Hvp => {
            let gradient = gradients(&mut graph, value, &variables)[0];
            let direction = graph.fixed(directions[0], variables[0]);
            let slope = graph.inner(gradient, direction);
            gradients(&mut graph, slope, &variables)
        }
        _ if is_map => {
            let y = match called {
                Macro::Hessian => gradients(&mut graph, value, &variables[..1])[0],
                _ => value,
            };
            map = derivative(&mut graph, y, variables[variables.len() - 1]);
            map.iter().flat_map(|map| map.held(&graph)).collect()
        }
        Macro::Jacobian => {
            let of = graph.cotangent(value);
            vec![jacobian(
                &mut graph,
                value,
                of,
                variables[0],
                &mut cotangent,
            )]
        }
        Macro::Derivative | Macro::Hessian => {
            let gradient = gradients(&mut graph, value, &variables[..1])[0];
            // The gradient is of the shape of the variable.
            let of = graph.cotangent(variables[0]);
            let by = variables[variables.len() - 1];
            vec![jacobian(&mut graph, gradient, of, by, &mut cotangent)]
        }
    };
    if is_map && map.is_none() && graph.beyond.is_none() {
        let range = tree.nodes[tree.root].range;
        let message = "the derivative has no structure that is known: in a direction there are `jvp!` and `vjp!`";
        return Err(Diagnostic::new(range, message));
    }
    if let Some(function) = graph.beyond {
        return Err(beyond_a_pullback(called, tree, function));
    }
    if called == Macro::ValueAndGrad {
        let full = |index: &usize| input.variables[*index].structure == Structure::Full;
        value = (0..variables.len())
            .filter(full)
            .find_map(|index| of_gradient(&mut graph, value, variables[index], gradient[index]))
            .unwrap_or(value);
    }
    // In a direction, it is the direction that is symmetric or diagonal.
    let by_variable = (called != Macro::Jvp).then_some(&mut gradient);
    let by_variable = by_variable.into_iter().flatten();
    for (gradient, variable) in by_variable.zip(&input.variables) {
        *gradient = independent_entries(&mut graph, variable.structure, *gradient);
    }
    Ok(Computation {
        graph,
        nodes: refs,
        value,
        variables,
        gradient,
        cotangent,
        map,
    })
}

/// A derivative forwards, or a second one, of a function of which the pullback is known.
fn beyond_a_pullback(called: Macro, tree: &Tree, function: usize) -> Diagnostic {
    let is_call = |syntax: &Syntax| matches!(syntax, Syntax::Apply(known, _) if *known == function);
    let call = tree.nodes.iter().find(|node| is_call(&node.syntax));
    let range = call.map_or(tree.nodes[tree.root].range, |node| node.range);
    let (macro_name, name) = (called.name(), &tree.functions[function].name);
    Diagnostic::new(
        range,
        format!(
            "`{macro_name}!` needs more of `{name}` than its pullback; with a function of your own there \
             are `grad!`, `vjp!` and `jacobian!`"
        ),
    )
}

/// The `let`s among what is differentiated by; of leaves, the graph learns the entries.
fn named<'a>(graph: &mut Graph, tree: &Tree, targets: impl Iterator<Item = &'a Target>) -> Vec<Id> {
    let mut lets = Vec::new();
    for target in targets {
        match *target {
            Target::Let(id) => lets.push(id),
            Target::Leaf(whole) => {
                for (leaf, other) in tree.leaves.iter().enumerate() {
                    if let Some(index) = entry_of(&tree.leaves[whole].text, &other.text) {
                        let [entry, whole] =
                            [leaf, whole].map(|leaf| graph.node(Op::Leaf(leaf), Kinds::UNKNOWN));
                        graph.entries.push((entry, whole, index));
                    }
                }
            }
        }
    }
    lets
}

/// A structure is of gradients.
pub(crate) fn no_structure(called: Macro, variables: &[Variable]) -> Result<()> {
    let name = called.name();
    let has_structure = |variable: &&Variable| variable.structure != Structure::Full;
    match variables.iter().find(has_structure) {
        Some(Variable { said, text, .. })
            if matches!(
                called,
                Macro::Derivative | Macro::Jacobian | Macro::Hessian | Macro::Explain
            ) =>
        {
            Err(Diagnostic::new(
                *said,
                format!(
                    "`{name}!` is by all entries of `{text}`: only a gradient is by independent ones"
                ),
            ))
        }
        _ => Ok(()),
    }
}

/// What a call says of kinds.
pub(crate) fn known_kinds(called: Macro, input: &Input) -> Vec<(Id, Kinds)> {
    let tree = &input.tree;
    let mut known = Vec::new();
    if called.needs_scalar() {
        known.push((tree.root, Kinds::SCALAR));
    }
    for variable in &input.variables {
        let kinds = match (called, variable.structure) {
            (Macro::Jacobian, _) => Kinds::COLUMN,
            (Macro::Hessian, _) => Kinds::COLUMN.or(Kinds::MATRIX),
            (_, Structure::Full) => continue,
            // A structure is a matrix's.
            _ => Kinds::MATRIX,
        };
        known.extend(tree.named(&variable.text).map(|id| (id, kinds)));
    }
    for id in 0..tree.nodes.len() {
        known.extend(input.shapes.of(id).map(|shape| (id, shape.kinds())));
    }
    // What has entries by one number is a vector, and they are scalars.
    for (id, node) in tree.nodes.iter().enumerate() {
        let Syntax::Leaf(leaf) = node.syntax else {
            continue;
        };
        for variable in &input.variables {
            if entry_of(&variable.text, &tree.leaves[leaf].text).is_some() {
                known.push((id, Kinds::SCALAR));
                known.extend(tree.named(&variable.text).map(|id| (id, Kinds::VECTOR)));
            }
        }
    }
    if called == Macro::Jacobian {
        known.push((tree.root, Kinds::COLUMN.or(Kinds::SCALAR)));
    }
    known
}

/// dY for the directions dX: what is linear in the adjoint of Y is differentiated by it once more,
/// as ⟨Ȳ, dY⟩ = Σ ⟨X̄, dX⟩ (forward mode is the reverse of reverse mode).
fn tangent(graph: &mut Graph, y: Ref, variables: &[Ref], directions: &[Ref]) -> Ref {
    let cotangent = graph.cotangent(y);
    let adjoints = adjoints(graph, y, cotangent, variables);
    let mut terms = Vec::new();
    for ((&x, adjoint), &direction) in variables.iter().zip(adjoints).zip(directions) {
        let direction = graph.fixed(direction, x);
        terms.push((1.0, graph.inner(adjoint, direction)));
    }
    let sum = graph.sum(&terms);
    gradients(graph, sum, &[cotangent])[0]
}

/// The derivative of y by x as a linear map.
fn derivative(graph: &mut Graph, y: Ref, x: Ref) -> Option<Map> {
    if graph.is_scalar(y) {
        // ⟨G, dX⟩, of the gradient.
        let gradient = gradients(graph, y, &[x])[0];
        return Some(Map::Inner(gradient, Map::Identity.into()));
    }
    let dx = graph.cotangent(x);
    let dy = tangent(graph, y, &[x], &[dx]);
    let dx = graph.fixed(dx, x);
    map_of(graph, dy, dx)
}

/// ∂y/∂xᵀ of columns: in closed form, or else its rows, one for each value of `of_y`, the adjoint of
/// y, which is then the `cotangent`.
fn jacobian(graph: &mut Graph, y: Ref, of_y: Ref, x: Ref, cotangent: &mut Option<Ref>) -> Ref {
    if let Some(matrix) = jacobian_of_entries(graph, y, x) {
        return matrix;
    }
    let adjoint = adjoints(graph, y, of_y, &[x])[0];
    if let Some(matrix) = matrix_of(graph, adjoint, of_y) {
        graph.transpose(matrix)
    } else {
        *cotangent = Some(of_y);
        adjoint
    }
}

/// Σ eᵢ (∇yᵢ)ᵀ, of a column that is written entry by entry, as Σ yᵢ eᵢ.
fn jacobian_of_entries(graph: &mut Graph, y: Ref, x: Ref) -> Option<Ref> {
    if let Op::Sum(terms) = graph.op(y).clone() {
        let terms = terms.into_iter();
        let terms = terms.map(|(c, term)| Some((c.get(), jacobian_of_entries(graph, term, x)?)));
        let terms = terms.collect::<Option<Vec<_>>>()?;
        return Some(graph.sum(&terms));
    }
    let (entry, unit) = graph.factors_of(y)?;
    if !graph.is_scalar(entry) || !matches!(graph.op(unit), Op::Basis(_)) {
        return None;
    }
    let gradient = gradients(graph, entry, &[x])[0];
    let row = graph.transpose(gradient);
    Some(graph.product(unit, row))
}

/// The gradient over the independent entries of a variable, in the variable's shape, from the one
/// over all entries. Where the variable is symmetric, the entries (i, j) and (j, i) are one and the
/// same, and each holds the derivative by it: G + Gᵀ − G ∘ I (Magnus and Neudecker; Petersen and
/// Pedersen, *The Matrix Cookbook*, §2.8.2). Where it is diagonal, G ∘ I.
fn independent_entries(graph: &mut Graph, structure: Structure, g: Ref) -> Ref {
    if structure == Structure::Full {
        return g;
    }
    let diagonal = graph.diag(g);
    let diagonal = graph.diag(diagonal);
    if structure == Structure::Diagonal {
        return diagonal;
    }
    let flipped = graph.transpose(g);
    graph.sum(&[(1.0, g), (1.0, flipped), (-1.0, diagonal)])
}

fn expansion(called: Macro, input: &Input) -> Result<TokenStream> {
    let Computation {
        mut graph,
        value,
        gradient,
        cotangent,
        map,
        ..
    } = compute(called, input)?;
    let mut outputs = gradient;
    let with_value = matches!(called, Macro::Value | Macro::ValueAndGrad);
    if with_value {
        outputs.insert(0, value);
    }
    if let Some(into) = &input.into {
        into.fits(called, map.is_some(), outputs.len())?;
    }

    let krate = input.krate.clone().unwrap_or_else(|| quote!(::chainrule));
    let (expression, shape) = (quote!(#krate::expression), quote!(#krate::shape));
    let leaves = leaf_names(&input.tree.leaves);
    let mut checker = Checker {
        input,
        tree: &input.tree,
        expression: &expression,
        shape: &shape,
        leaves: &leaves,
        statements: TokenStream::new(),
    };
    let root = checker.check(called);
    let checks = std::mem::take(&mut checker.statements);

    graph.share_exponentials(&outputs);
    let schedule = Schedule::new(&graph, &outputs);
    let into = input.into.as_ref().filter(|_| map.is_none());
    let places = into.iter().flat_map(|into| &into.places);
    let places: Vec<(Span, bool)> = places
        .map(|place| (Span::mixed_site().located_at(place.start), place.adds))
        .collect();
    let emitter = Emitter {
        expression: &expression,
        krate: &krate,
        leaves: &leaves,
        tree: &input.tree,
        into: &places,
        has_cotangent: cotangent.is_some(),
        admission: Some((&shape, &root)),
    };
    let (results, body) = match cotangent {
        None => body(&graph, &schedule, &outputs, &emitter),
        Some(cotangent) => rows(&graph, &schedule, outputs[0], cotangent, &emitter),
    };
    let (value, gradient) = results.split_at(usize::from(with_value));
    let gradient = match gradient {
        [] => None,
        [one] => Some(quote!(#one)),
        several => Some(quote!((#(#several),*))),
    };
    let result = match (map, value, gradient) {
        (Some(map), ..) => {
            let held: Vec<(Ref, &Ident)> = outputs.iter().copied().zip(&results).collect();
            let maps = Maps {
                graph: &graph,
                schedule: &schedule,
                emitter: &emitter,
                held: &held,
            };
            linear_map(called, &checker, &root, &map, &maps)
        }
        (None, [value], Some(gradient)) => quote!((#value, #gradient)),
        (None, [value], None) => quote!(#value),
        (None, _, gradient) => quote!(#gradient),
    };
    let used = quote!(#body #result);
    let (declarations, result) = match into {
        Some(into) => (into.borrowed(&results), quote!(())),
        None => (
            quote!(#(let mut #results = #expression::blank();)*),
            assigned(input.into.as_ref(), result),
        ),
    };
    let values = input.tree.leaves.iter().map(|leaf| &leaf.tokens);
    let paths = input.tree.functions.iter().map(|function| &function.path);
    let functions = (0..input.tree.functions.len()).map(|index| input.tree.function(index));
    let functions: Vec<Ident> = functions.collect();
    let views = views(&used, &leaves, &functions, (&expression, &shape, &root));
    Ok(quote! {
        match (#(&(#values),)* #(&#paths,)*) {
            (#(#leaves,)* #(#functions,)*) => {
                #checks
                #views
                #declarations
                #body
                #shape::admit(#root, #result)
            }
        }
    })
}

/// A derivative, of the one shape by the other.
fn linear_map(
    called: Macro,
    checker: &Checker<'_>,
    root: &Ident,
    map: &Map,
    maps: &Maps<'_>,
) -> TokenStream {
    let Checker { input, tree, .. } = *checker;
    let shape_of = |variable: Option<&Variable>| {
        let id = variable.and_then(|variable| tree.named(&variable.text));
        id.map(|id| checker.name(id))
    };
    let by = shape_of(input.variables.last());
    // A Hessian is the derivative of the gradient.
    let of = match called {
        Macro::Hessian => shape_of(input.variables.first()),
        _ => Some(root.clone()),
    };
    let krate = maps.emitter.krate;
    let notation = Notation {
        graph: maps.graph,
        tree: maps.emitter.tree,
        names: vec![],
    };
    let text = notation.map(map);
    let map = maps.map(map);
    let derivative = quote!(#krate::derivative::derivative(#of, #by, #map, #text));
    match called {
        Macro::Hessian => quote!(#krate::derivative::Hessian::hessian(#derivative)),
        _ => derivative,
    }
}

impl Into {
    /// Whether the results have a place each, and a map, which is one result of what it holds, is not added.
    fn fits(&self, called: Macro, is_map: bool, outputs: usize) -> Result<()> {
        let results = if is_map { 1 } else { outputs };
        if self.places.len() != results {
            return Err(miscounted(called, self, results));
        }
        if is_map && self.places.iter().any(|place| place.adds) {
            return Err(Diagnostic::new(
                self.range,
                "the result is a linear map, which is not added to a place: `into` without `+=`",
            ));
        }
        Ok(())
    }

    /// The places as what the results are written to.
    fn borrowed(&self, results: &[Ident]) -> TokenStream {
        let places = self.places.iter().zip(results);
        let places = places.map(|(Place { tokens, .. }, result)| {
            let borrowed = quote_spanned!(result.span()=> &mut);
            quote!(let #result = #borrowed #tokens;)
        });
        quote!(#(#places)*)
    }
}

/// The values and functions that the body uses, by their names, and withheld unless all claims hold.
fn views(
    used: &TokenStream,
    leaves: &[Ident],
    functions: &[Ident],
    (expression, shape, root): (&TokenStream, &TokenStream, &Ident),
) -> TokenStream {
    let leaves = leaves.iter().filter(|leaf| has_name(used, leaf));
    let functions = functions.iter().filter(|function| has_name(used, function));
    let views = leaves
        .map(|leaf| quote!(let #leaf = #expression::view(#shape::admit(#root, #leaf));))
        .chain(functions.map(|function| quote!(let #function = #shape::admit(#root, #function);)));
    views.collect()
}

/// A result, or what puts it into its place.
fn assigned(into: Option<&Into>, result: TokenStream) -> TokenStream {
    match into.and_then(|into| into.places.first()) {
        Some(Place { tokens, .. }) => quote!({ #tokens = #result; }),
        None => result,
    }
}

/// A call that names too many places or too few.
fn miscounted(called: Macro, into: &Into, results: usize) -> Diagnostic {
    let (name, places) = (called.name(), into.places.len());
    let parts = match (called, results) {
        (Macro::ValueAndGrad, 2) => "the value and the gradient".to_owned(),
        (Macro::ValueAndGrad, _) => format!("the value and {} gradients", results - 1),
        (_, 1) => "one result".to_owned(),
        _ => format!("{results} gradients"),
    };
    let message = format!("`{name}!` has {parts}, and `into` names {places} of {results} places");
    Diagnostic::new(into.range, message)
}

fn has_name(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => has_name(&group.stream(), name),
        _ => false,
    })
}

/// A variable in the tree.
pub(crate) enum Target {
    Leaf(usize),
    Let(Id),
}

/// Finds the variables in the expression.
pub(crate) fn targets(called: Macro, tree: &Tree, variables: &[Variable]) -> Result<Vec<Target>> {
    let name = called.name();
    match (called, variables) {
        (Macro::Value, []) => {}
        (Macro::Value, [first, ..]) => {
            return Err(Diagnostic::new(
                first.range,
                format!(
                    "`value!` takes an expression alone; did you mean `grad!` or `value_and_grad!` by `{}`?",
                    first.text
                ),
            ));
        }
        (_, []) => {
            return Err(Diagnostic::new(
                tree.nodes[tree.root].range,
                format!(
                    "by which variable? Name it behind the expression: `{name}!(…, {})`",
                    tree.leaves.first().map_or("x", |leaf| &leaf.text)
                ),
            ));
        }
        _ => {}
    }
    variables
        .iter()
        .map(|variable| target(tree, variable))
        .collect()
}

/// What the gradients within the expression are by.
fn inner_targets(tree: &Tree) -> Result<Vec<Target>> {
    let mut targets = Vec::new();
    for node in &tree.nodes {
        let Syntax::Binary(Binary::Call(Pair::Gradient), f, by) = node.syntax else {
            continue;
        };
        let text = tree.text(by);
        let range = tree.nodes[by].range;
        let wrong = |message| Err(Diagnostic::new(range, message));
        if !matches!(tree.nodes[by].syntax, Syntax::Leaf(_) | Syntax::Let(..)) {
            return wrong(format!(
                "`grad(f, x)` is by a name in `f`, and `{text}` is an expression"
            ));
        }
        if !tree.contains(f, &text) {
            let f = tree.text(f);
            return wrong(format!(
                "`{f}` does not contain `{text}`, and its gradient by it would be 0"
            ));
        }
        let structure = Structure::Full;
        targets.push(target(
            tree,
            &Variable {
                text,
                range,
                structure,
                said: range,
            },
        )?);
    }
    Ok(targets)
}

fn target(tree: &Tree, Variable { text, range, .. }: &Variable) -> Result<Target> {
    let lets = || {
        tree.nodes
            .iter()
            .rev()
            .filter_map(|node| match &node.syntax {
                Syntax::Let(name, id) => Some((name.as_str(), *id)),
                _ => None,
            })
    };
    if let Some(leaf) = tree.leaves.iter().position(|leaf| leaf.text == *text) {
        let mut others = tree.leaves.iter().filter(|leaf| leaf.text != *text);
        others.try_for_each(|other| independent(text, other))?;
        return Ok(Target::Leaf(leaf));
    }
    let mut bindings = lets().filter(|(name, _)| name == text).map(|(_, id)| id);
    if let Some(id) = bindings.next() {
        if bindings.any(|other| other != id) {
            return Err(Diagnostic::new(
                *range,
                format!("`{text}` is the name of several `let`s: give each a name of its own"),
            ));
        }
        return Ok(Target::Let(id));
    }
    let names: Vec<&str> = tree
        .leaves
        .iter()
        .map(|leaf| leaf.text.as_str())
        .chain(lets().map(|(name, _)| name))
        .collect();
    let parts: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| overlap(name, text))
        .collect();
    let hint = match (nearest(text, names.iter().copied()), names.as_slice()) {
        _ if !parts.is_empty() => {
            format!("differentiate by what it does contain, {}", list(&parts))
        }
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => "it has no names at all".to_owned(),
        (None, names) => format!("its names are {}", list(names)),
    };
    Err(Diagnostic::new(
        *range,
        format!("the expression does not contain `{text}`: {hint}"),
    ))
}

/// Refuses a value that a derivative by the variable would miss.
fn independent(variable: &str, other: &Leaf) -> Result<()> {
    let text = &other.text;
    let message = if other.is_constant() && mentions(&other.tokens, variable) {
        format!(
            "`{variable}` in braces is a constant, which the derivative by `{variable}` would miss: write it in the notation"
        )
    } else if !other.is_constant() && entry_of(variable, text).is_none() && overlap(variable, text)
    {
        format!(
            "`{text}` and `{variable}` may overlap, and the derivative by `{variable}` would miss \
             `{text}`: use the whole, entries by number, such as `{variable}[0]`, or parts by different \
             numbers"
        )
    } else {
        return Ok(());
    };
    Err(Diagnostic::new(other.range, message))
}
