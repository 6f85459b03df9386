//! Formulas as text.

use crate::formula::{Exponent, Factor, Formula, Term, What};
use crate::kind::Kinds;

/// How formulas are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Style {
    Unicode,
    Latex,
}

/// How tightly a text is bound.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Level {
    Sum,
    /// A : B, A ∘ B, and quotients
    Contraction,
    Product,
    Atom,
}

type Text = (Level, String);

impl Style {
    fn is_latex(self) -> bool {
        self == Self::Latex
    }

    pub(crate) fn choose(self, unicode: &'static str, latex: &'static str) -> &'static str {
        if self.is_latex() { latex } else { unicode }
    }

    pub(crate) fn minus(self) -> &'static str {
        self.choose("−", "-")
    }

    pub(crate) fn formula(self, formula: &Formula) -> String {
        self.sum(formula).1
    }

    fn sum(self, formula: &Formula) -> Text {
        let Some((first, rest)) = formula.terms.split_first() else {
            return (Level::Atom, "0".to_owned());
        };
        let minus = self.minus();
        let (level, mut text) = self.term(first);
        if first.number < 0.0 {
            text.insert_str(0, minus);
        }
        if rest.is_empty() {
            let level = if first.number < 0.0 {
                Level::Sum
            } else {
                level
            };
            return (level, text);
        }
        for term in rest {
            let sign = if term.number < 0.0 { minus } else { "+" };
            let (_, term) = self.term(term);
            text.extend([" ", sign, " ", &term]);
        }
        (Level::Sum, text)
    }

    /// A term without its sign.
    fn term(self, term: &Term) -> Text {
        if term.number == 0.0 {
            return (Level::Atom, "0".to_owned());
        }
        let is_beside = !term.factors.is_empty();
        let mut over = self.powers(&term.scalars, is_beside);
        over.extend(self.factors(&term.factors));
        let under = self.powers(&term.under, false);
        let number = self.number(term.number);
        if under.is_empty() {
            return self.product(number, over);
        }
        let over = self.product(number, over);
        let under = self.product(String::new(), under);
        if self.is_latex() {
            let text = format!("\\frac{{{}}}{{{}}}", over.1, under.1);
            return (Level::Product, text);
        }
        let over = self.within(over, Level::Product);
        let under = self.within(under, Level::Atom);
        (Level::Contraction, format!("{over} / {under}"))
    }

    /// A number without its sign; nothing for 1.
    pub(crate) fn number(self, number: f64) -> String {
        let number = number.abs();
        let fractions = [
            (0.5, "½", "\\tfrac{1}{2}"),
            (0.25, "¼", "\\tfrac{1}{4}"),
            (0.75, "¾", "\\tfrac{3}{4}"),
        ];
        if number.total_cmp(&1.0).is_eq() {
            return String::new();
        }
        for (fraction, unicode, latex) in fractions {
            if number.total_cmp(&fraction).is_eq() {
                return self.choose(unicode, latex).to_owned();
            }
        }
        number.to_string()
    }

    fn product(self, number: String, factors: Vec<Text>) -> Text {
        match (number.is_empty(), factors.as_slice()) {
            (true, []) => (Level::Atom, "1".to_owned()),
            (false, []) => (Level::Atom, number),
            (true, [one]) => one.clone(),
            // Of a number it doesn't matter which comes first.
            (false, [(Level::Contraction, one)]) => (Level::Contraction, format!("{number} {one}")),
            (is_one, _) => {
                let factors = factors.into_iter().map(|x| self.within(x, Level::Product));
                let all: Vec<String> = (!is_one)
                    .then_some(number)
                    .into_iter()
                    .chain(factors)
                    .collect();
                (Level::Product, all.join(" "))
            }
        }
    }

    fn within(self, (level, text): Text, around: Level) -> String {
        match (level < around, self) {
            (false, _) => text,
            (true, Self::Unicode) => format!("({text})"),
            (true, Self::Latex) => format!("\\left({text}\\right)"),
        }
    }

    /// Scalars; s s is s². Beside others the product of a row and a column is in parentheses.
    fn powers(self, scalars: &[Factor], is_beside: bool) -> Vec<Text> {
        let mut distinct: Vec<(&Factor, i32)> = Vec::new();
        for scalar in scalars {
            match distinct.iter_mut().find(|(known, _)| *known == scalar) {
                Some((_, n)) => *n += 1,
                None => distinct.push((scalar, 1)),
            }
        }
        let is_beside = is_beside || distinct.len() > 1;
        distinct
            .into_iter()
            .map(|(x, n)| match n {
                1 if is_beside => (Level::Atom, self.within(self.factor(x), Level::Atom)),
                1 => self.factor(x),
                n => self.power(x, &self.exponent(n)),
            })
            .collect()
    }

    /// X X is X².
    fn factors(self, factors: &[Factor]) -> Vec<Text> {
        let mut texts = Vec::new();
        let mut rest = factors;
        while let [first, ..] = rest {
            let is_name = |x: &Factor| matches!(x.what, What::Symbol(_));
            let is_power = match &first.what {
                What::Transposed(x) => is_name(x),
                _ => is_name(first),
            };
            let count = rest.iter().take_while(|x| *x == first).count();
            let count = if is_power && first.kinds == Kinds::MATRIX {
                count
            } else {
                1
            };
            texts.push(match (&first.what, count) {
                (_, 1) => self.factor(first),
                (What::Transposed(x), n) => {
                    let n = i32::try_from(n).unwrap_or(i32::MAX);
                    let power = self.power(x, &self.exponent(n));
                    let power = if self.is_latex() {
                        format!("\\left({}\\right)", power.1)
                    } else {
                        format!("({})", power.1)
                    };
                    (
                        Level::Atom,
                        format!("{power}{}", self.choose("ᵀ", "^\\top")),
                    )
                }
                (_, n) => {
                    let n = i32::try_from(n).unwrap_or(i32::MAX);
                    self.power(first, &self.exponent(n))
                }
            });
            rest = &rest[count..];
        }
        texts
    }

    fn exponent(self, n: i32) -> String {
        if self.is_latex() {
            return format!("^{{{n}}}");
        }
        let digit = |c: char| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            _ => char::from_u32(0x2070 + c.to_digit(10).unwrap_or(0)).unwrap_or(c),
        };
        n.to_string().chars().map(digit).collect()
    }

    /// The base with an exponent; what has one already is in braces.
    fn power(self, base: &Factor, exponent: &str) -> Text {
        let has_exponent = matches!(base.what, What::Power(..) | What::Transposed(_));
        let base = match self.factor(base) {
            (Level::Atom, text) if has_exponent => {
                format!(
                    "{}{text}{}",
                    self.choose("(", "\\left("),
                    self.choose(")", "\\right)")
                )
            }
            base => self.within(base, Level::Atom),
        };
        (Level::Atom, format!("{base}{exponent}"))
    }

    fn factor(self, factor: &Factor) -> Text {
        let atom = |text: String| (Level::Atom, text);
        match &factor.what {
            What::Symbol(text) => atom(self.name(text)),
            What::Differential(of) => atom(self.differential(of)),
            What::Derivative(of, by) => (
                if self.is_latex() {
                    Level::Atom
                } else {
                    Level::Contraction
                },
                self.derivative(of, by),
            ),
            What::Basis(index) => atom(self.indexed("e", index)),
            What::Group(formula) => self.sum(formula),
            What::Transposed(x) => self.power(x, self.choose("ᵀ", "^\\top")),
            What::Power(x, exponent) => {
                let exponent = match exponent {
                    Exponent::Whole(n) => self.exponent(*n),
                    Exponent::InverseTransposed => self.choose("⁻ᵀ", "^{-\\top}").to_owned(),
                    Exponent::Formula(y) if self.is_latex() => format!("^{{{}}}", self.formula(y)),
                    Exponent::Entry(y) if self.is_latex() => {
                        format!("^{{\\circ {}}}", self.formula(y))
                    }
                    Exponent::Formula(y) => format!("^{}", self.within(self.sum(y), Level::Atom)),
                    Exponent::Entry(y) => format!("^∘{}", self.within(self.sum(y), Level::Atom)),
                };
                self.power(x, &exponent)
            }
            What::Call(name, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|x| self.formula(x)).collect();
                let arguments = arguments.join(", ");
                atom(if self.is_latex() {
                    let name = latex_function(name);
                    format!("{name}\\left({arguments}\\right)")
                } else {
                    format!("{name}({arguments})")
                })
            }
            What::Norm(x) => atom(self.norm(x)),
            What::Norm1(x) => atom(self.norm(x) + self.choose("₁", "_1")),
            What::Entries { over, under } => self.entries(over, under),
            What::Infix(operator, factors) => {
                let factors: Vec<String> = factors
                    .iter()
                    .map(|x| {
                        let is_entries = *operator == ':'
                            && matches!(x.what, What::Entries { .. } | What::Infix(..));
                        self.within(
                            self.factor(x),
                            if is_entries {
                                Level::Contraction
                            } else {
                                Level::Product
                            },
                        )
                    })
                    .collect();
                let operator = match (operator, self) {
                    ('⊗', Self::Latex) => "\\otimes".to_owned(),
                    ('×', Self::Latex) => "\\times".to_owned(),
                    (operator, _) => operator.to_string(),
                };
                (Level::Contraction, factors.join(&format!(" {operator} ")))
            }
        }
    }

    fn norm(self, x: &Formula) -> String {
        let x = self.formula(x);
        match self {
            Self::Unicode => format!("‖{x}‖"),
            Self::Latex => format!("\\left\\lVert {x} \\right\\rVert"),
        }
    }

    fn entries(self, over: &[Factor], under: &[Factor]) -> Text {
        let product = |factors: &[Factor], sign: &str| {
            let mut distinct: Vec<(&Factor, i32)> = Vec::new();
            for factor in factors {
                match distinct.iter_mut().find(|(known, _)| *known == factor) {
                    Some((_, n)) => *n += 1,
                    None => distinct.push((factor, 1)),
                }
            }
            let texts: Vec<String> = distinct
                .iter()
                .map(|&(x, n)| match (n, self) {
                    (1, _) if sign.is_empty() => self.within(self.factor(x), Level::Product),
                    (n, Self::Unicode) => self.power(x, &format!("^∘{sign}{n}")).1,
                    (n, Self::Latex) => self.power(x, &format!("^{{\\circ {sign}{n}}}")).1,
                })
                .collect();
            match texts.as_slice() {
                [_] if distinct[0].1 > 1 => (Level::Atom, texts.join("")),
                [_] => self.factor(distinct[0].0),
                _ => (
                    Level::Contraction,
                    texts.join(self.choose(" ∘ ", " \\circ ")),
                ),
            }
        };
        match (over, under) {
            (over, []) => product(over, ""),
            ([], [first, rest @ ..]) if !rest.is_empty() && rest.iter().all(|x| x == first) => {
                product(under, self.choose("−", "-"))
            }
            (over, under) => {
                let over = if over.is_empty() {
                    self.name(crate::formula::ONE)
                } else {
                    self.within(product(over, ""), Level::Product)
                };
                let under = self.within(product(under, ""), Level::Atom);
                let operator = self.choose("⊘", "\\oslash");
                (Level::Contraction, format!("{over} {operator} {under}"))
            }
        }
    }

    /// dx.
    pub(crate) fn differential(self, of: &str) -> String {
        let is_name = of.chars().all(|c| c.is_alphanumeric() || c == '_');
        let of = self.name(of);
        match self {
            Self::Unicode if is_name => format!("d{of}"),
            Self::Unicode => format!("d({of})"),
            Self::Latex => format!("\\mathrm{{d}}{of}"),
        }
    }

    /// ∂z/∂x.
    pub(crate) fn derivative(self, of: &str, by: &str) -> String {
        let [of, by] = [of, by].map(|name| self.name(name));
        match self {
            Self::Unicode => format!("∂{of}/∂{by}"),
            Self::Latex => format!("\\frac{{\\partial {of}}}{{\\partial {by}}}"),
        }
    }

    /// A name with an index, `x_k`.
    pub(crate) fn indexed(self, name: &str, index: &str) -> String {
        let name = self.name(name);
        match self {
            Self::Unicode => format!("{name}_{index}"),
            Self::Latex => format!("{name}_{{{index}}}"),
        }
    }

    pub(crate) fn name(self, text: &str) -> String {
        if !self.is_latex() {
            return text.to_owned();
        }
        match text {
            "𝔼" => "\\mathbb{E}".to_owned(),
            "𝔽" => "\\mathbb{F}".to_owned(),
            crate::formula::ONE => "\\mathbf{1}".to_owned(),
            _ if GREEK.contains(&text) => format!("\\{text}"),
            _ if text.chars().count() == 1 => text.to_owned(),
            _ => {
                let escaped: String = text
                    .chars()
                    .flat_map(|c| {
                        let escape = matches!(c, '_' | '{' | '}' | '&' | '#' | '$' | '%');
                        escape.then_some('\\').into_iter().chain([c])
                    })
                    .collect();
                format!("\\mathrm{{{escaped}}}")
            }
        }
    }
}

/// Names of letters, which LaTeX knows.
const GREEK: [&str; 22] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu",
    "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Sigma",
];

fn latex_function(name: &str) -> String {
    match name {
        "exp" | "log" | "sin" | "cos" | "tan" | "sinh" | "cosh" | "tanh" | "det" | "max"
        | "min" => {
            format!("\\{name}")
        }
        _ => format!("\\operatorname{{{}}}", name.replace('_', "\\_")),
    }
}
