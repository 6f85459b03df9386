//! The pipeline.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use crate::check::Checker;
use crate::diagnostic::{Diagnostic, Result, nearest};
use crate::differentiate::adjoints;
use crate::emit::{Emitter, body, leaf_names};
use crate::graph::{Graph, Op, Ref};
use crate::input::{Input, Structure, Variable, parse};
use crate::kind::{Kinds, infer};
use crate::place::{mentions, overlap};
use crate::schedule::Schedule;
use crate::syntax::{Id, Leaf, Syntax, Tree};

/// Which macro was called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Macro {
    Value,
    Grad,
    ValueAndGrad,
}

impl Macro {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Grad => "grad",
            Self::ValueAndGrad => "value_and_grad",
        }
    }
}

/// What a macro call expands to: Rust, or the error of its first mistake.
pub(crate) fn expand(called: Macro, input: TokenStream) -> TokenStream {
    parse(input)
        .and_then(|input| expansion(called, &input))
        .unwrap_or_else(Diagnostic::into_compile_error)
}

/// A call's computation: what the body of its expansion says.
pub(crate) struct Computation {
    pub(crate) graph: Graph,
    pub(crate) value: Ref,
    pub(crate) gradient: Vec<Ref>,
}

/// The value of the expression and its gradient by the variables.
pub(crate) fn compute(called: Macro, input: &Input) -> Result<Computation> {
    let tree = &input.tree;
    let root = if called == Macro::Value {
        Kinds::UNKNOWN
    } else {
        Kinds::SCALAR
    };
    let kinds = infer(tree, root);
    let targets = targets(called, tree, &input.variables)?;
    let lets: Vec<Id> = targets
        .iter()
        .filter_map(|target| match target {
            Target::Let(id) => Some(*id),
            Target::Leaf(_) => None,
        })
        .collect();
    let mut graph = Graph::default();
    let refs = graph.build(tree, &kinds, &lets);
    let value = refs[tree.root];
    let variables: Vec<Ref> = targets
        .iter()
        .map(|target| match *target {
            Target::Leaf(leaf) => graph.node(Op::Leaf(leaf), Kinds::UNKNOWN),
            Target::Let(id) => graph.variable(id, refs[id]),
        })
        .collect();
    let mut gradient = if called == Macro::Value {
        vec![]
    } else {
        adjoints(&mut graph, value, &variables)
    };
    for (gradient, variable) in gradient.iter_mut().zip(&input.variables) {
        *gradient = independent_entries(&mut graph, variable.structure, *gradient);
    }
    Ok(Computation {
        graph,
        value,
        gradient,
    })
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
        graph,
        value,
        gradient,
    } = compute(called, input)?;
    let mut outputs = gradient;
    if called != Macro::Grad {
        outputs.insert(0, value);
    }

    let krate = input.krate.clone().unwrap_or_else(|| quote!(::chainrule));
    let (expression, shape) = (quote!(#krate::expression), quote!(#krate::shape));
    let leaves = leaf_names(&input.tree.leaves);
    let mut checker = Checker {
        tree: &input.tree,
        expression: &expression,
        shape: &shape,
        leaves: &leaves,
        statements: TokenStream::new(),
    };
    let root = checker.check(
        (called != Macro::Value).then_some(called.name()),
        &input.variables,
    );
    let checks = checker.statements;

    let schedule = Schedule::new(&graph, &outputs);
    let emitter = Emitter {
        expression: &expression,
        krate: &krate,
        leaves: &leaves,
        tree: &input.tree,
    };
    let (results, body) = body(&graph, &schedule, &outputs, &emitter);
    let (value, gradient) = results.split_at(usize::from(called != Macro::Grad));
    let gradient = match gradient {
        [] => None,
        [one] => Some(quote!(#one)),
        several => Some(quote!((#(#several),*))),
    };
    let result = match (value, gradient) {
        ([value], Some(gradient)) => quote!((#value, #gradient)),
        ([value], None) => quote!(#value),
        (_, gradient) => quote!(#gradient),
    };
    let values = input.tree.leaves.iter().map(|leaf| &leaf.tokens);
    let paths = input.tree.functions.iter().map(|function| &function.path);
    let functions = (0..input.tree.functions.len()).map(|index| input.tree.function(index));
    let functions: Vec<Ident> = functions.collect();
    let views = leaves
        .iter()
        .filter(|leaf| has_name(&body, leaf))
        .map(|leaf| quote!(let #leaf = #expression::view(#shape::admit(#root, #leaf));));
    let admitted = functions
        .iter()
        .filter(|function| has_name(&body, function))
        .map(|function| quote!(let #function = #shape::admit(#root, #function);));
    let admitted: Vec<TokenStream> = admitted.collect();
    Ok(quote! {
        match (#(&(#values),)* #(&#paths,)*) {
            (#(#leaves,)* #(#functions,)*) => {
                #checks
                #(#views)*
                #(#admitted)*
                #(let mut #results = #expression::blank();)*
                #body
                #shape::admit(#root, #result)
            }
        }
    })
}

fn has_name(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => has_name(&group.stream(), name),
        _ => false,
    })
}

/// A variable in the tree.
enum Target {
    Leaf(usize),
    Let(Id),
}

/// Finds the variables in the expression.
fn targets(called: Macro, tree: &Tree, variables: &[Variable]) -> Result<Vec<Target>> {
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
    } else if !other.is_constant() && overlap(variable, text) {
        format!(
            "`{text}` and `{variable}` may overlap, and the derivative by `{variable}` would miss \
             `{text}`: use the whole, or parts by different numbers"
        )
    } else {
        return Ok(());
    };
    Err(Diagnostic::new(other.range, message))
}

/// `a`, `b` and `c`.
fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.join(""),
    }
}
