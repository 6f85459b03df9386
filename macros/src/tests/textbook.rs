//! Formulas of the literature and ours in one normal form, by shapes and without the engine.
//!
//! What is equal in it differs in the order of terms, of scalars and of entrywise factors, in where a
//! number, a sign or a transpose stands, and in notation: X X is X², xᵀ x is ‖x‖². Products of sums stay
//! products.

use std::collections::BTreeMap;

/// Rows and columns; unknown of 𝟏, I, 𝔼 and 𝔽.
type Shape = Option<(usize, usize)>;

/// The shapes of the names.
pub(super) type Names = BTreeMap<String, (usize, usize)>;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum(Vec<Term>);

#[derive(Clone, Debug, PartialEq)]
struct Term {
    number: f64,
    /// Scalars, by how they are written.
    scalars: BTreeMap<String, i32>,
    factors: Vec<Factor>,
}

#[derive(Clone, Debug, PartialEq)]
struct Factor {
    shape: Shape,
    transposed: bool,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Name(String),
    Group(Sum),
    Inverse(Sum),
    Call(String, Vec<Sum>),
    Entries(BTreeMap<String, i32>),
    Infix(char, Sum, Sum),
}

impl Factor {
    fn new(shape: Shape, what: What) -> Self {
        let transposed = false;
        Self {
            shape,
            transposed,
            what,
        }
    }

    fn is_scalar(&self) -> bool {
        self.shape == Some((1, 1))
    }

    fn is(&self, text: &str) -> bool {
        matches!(&self.what, What::Name(name) if name == text)
    }

    fn flipped(&self) -> Self {
        let shape = self.shape.map(|(m, n)| (n, m));
        match &self.what {
            What::Group(sum) => {
                let what = What::Group(sum.clone().flipped());
                Self {
                    shape,
                    what,
                    ..self.clone()
                }
            }
            What::Inverse(sum) => {
                let what = What::Inverse(sum.clone().flipped());
                Self {
                    shape,
                    what,
                    ..self.clone()
                }
            }
            What::Call(name, _) if name == "diag" => self.clone(),
            _ if self.is("I") => self.clone(),
            _ => Self {
                shape,
                transposed: !self.transposed,
                what: self.what.clone(),
            },
        }
    }
}

impl From<Factor> for Sum {
    fn from(factor: Factor) -> Self {
        if let What::Group(sum) = factor.what {
            return sum;
        }
        let mut term = Term::number(1.0);
        if factor.is_scalar() {
            term.scalars.insert(format!("{factor:?}"), 1);
        } else {
            term.factors.push(factor);
        }
        Self(vec![term])
    }
}

impl Term {
    fn number(number: f64) -> Self {
        Self {
            number,
            scalars: BTreeMap::new(),
            factors: vec![],
        }
    }

    fn with(mut self, scalar: String, power: i32) -> Self {
        *self.scalars.entry(scalar).or_default() += power;
        self.scalars.retain(|_, power| *power != 0);
        self
    }

    fn times(mut self, other: Self) -> Self {
        self.number *= other.number;
        for (scalar, power) in other.scalars {
            self = self.with(scalar, power);
        }
        self.factors.extend(other.factors);
        if self.factors.len() > 1 {
            let rest: Vec<Factor> = self
                .factors
                .iter()
                .filter(|x| !x.is("I"))
                .cloned()
                .collect();
            self.factors = if rest.is_empty() {
                vec![self.factors[0].clone()]
            } else {
                rest
            };
        }
        // What begins with a row and ends with a column is a scalar.
        let is_row = |x: &Factor| x.shape.is_some_and(|(m, _)| m == 1);
        let is_column = |x: &Factor| x.shape.is_some_and(|(_, n)| n == 1);
        if let Some(start) = self.factors.iter().position(is_row)
            && let Some(length) = self.factors[start..].iter().position(is_column)
        {
            let inside: Vec<Factor> = self.factors.drain(start..=start + length).collect();
            let flipped: Vec<Factor> = inside.iter().rev().map(Factor::flipped).collect();
            let (scalar, power) = match inside.as_slice() {
                [l, r] if *l == r.flipped() => (norm(&r.clone().into()), 2),
                _ => (format!("{inside:?}").min(format!("{flipped:?}")), 1),
            };
            self = self.with(scalar, power);
        }
        self
    }
}

fn norm(of: &Sum) -> String {
    format!("norm {of:?}")
}

impl Sum {
    fn number(number: f64) -> Self {
        Self(vec![Term::number(number)])
    }

    fn shape(&self) -> Shape {
        let of_term = |term: &Term| match term.factors.as_slice() {
            [] => Some((1, 1)),
            [first, .., last] => Some((first.shape?.0, last.shape?.1)),
            [one] => one.shape,
        };
        self.0.iter().find_map(of_term)
    }

    /// As a term: of several the number is outside, so that the first one's is 1.
    fn term(self) -> Term {
        if let [term] = self.0.as_slice() {
            return term.clone();
        }
        let shape = self.shape();
        let number = self.0[0].number;
        let group = self.scaled(1.0 / number);
        let mut term = Term::number(number);
        if shape == Some((1, 1)) {
            term = term.with(format!("{group:?}"), 1);
        } else {
            term.factors.push(Factor::new(shape, What::Group(group)));
        }
        term
    }

    fn scaled(mut self, c: f64) -> Self {
        self.0.iter_mut().for_each(|term| term.number *= c);
        self
    }

    /// A number times a sum is a sum.
    fn opened(term: Term) -> Self {
        if let (
            [
                Factor {
                    what: What::Group(sum),
                    ..
                },
            ],
            true,
        ) = (term.factors.as_slice(), term.scalars.is_empty())
        {
            return sum.clone().scaled(term.number);
        }
        Self(vec![term])
    }

    fn plus(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self.0
            .sort_by_key(|term| format!("{:?} {:?}", term.factors, term.scalars));
        self
    }

    fn as_number(&self) -> Option<f64> {
        match self.0.as_slice() {
            [term] if *term == Term::number(term.number) => Some(term.number),
            _ => None,
        }
    }

    fn times(self, other: Self) -> Self {
        if let Some(number) = self.as_number() {
            return other.scaled(number);
        }
        Self::opened(self.term().times(other.term()))
    }

    fn over(self, other: Self) -> Self {
        let mut under = other.term();
        assert!(under.factors.is_empty(), "a quotient by {under:?}");
        under.number = 1.0 / under.number;
        under
            .scalars
            .values_mut()
            .for_each(|power| *power = -*power);
        Self::opened(self.term().times(under))
    }

    fn flipped(self) -> Self {
        let flip = |term: Term| {
            let factors = term.factors.iter().rev().map(Factor::flipped).collect();
            Term { factors, ..term }
        };
        let terms = self.0.into_iter().map(flip);
        terms.fold(Self(vec![]), |sum, term| sum.plus(Self(vec![term])))
    }

    fn inverse(self) -> Self {
        Factor::new(self.shape(), What::Inverse(self)).into()
    }

    fn power(self, n: i32) -> Self {
        if n < 0 {
            return Self::number(1.0).over(self.power(-n));
        }
        (1..n).fold(self.clone(), |power, _| power.times(self.clone()))
    }

    /// Entry by entry.
    fn entries(self, other: Self, power: i32) -> Self {
        let shape = self.shape().or(other.shape());
        let (mut l, mut r) = (self.term(), other.term());
        if power < 0 {
            r.number = 1.0 / r.number;
        }
        let mut all = BTreeMap::new();
        for (term, power) in [(&mut l, 1), (&mut r, power)] {
            match std::mem::take(&mut term.factors).as_slice() {
                [one] if one.is("𝟏") => {}
                [
                    Factor {
                        what: What::Entries(entries),
                        ..
                    },
                ] => {
                    for (entry, n) in entries {
                        *all.entry(entry.clone()).or_default() += n * power;
                    }
                }
                factors => *all.entry(format!("{factors:?}")).or_default() += power,
            }
        }
        l.times(r)
            .into_sum()
            .times(Factor::new(shape, What::Entries(all)).into())
    }

    fn entry_power(self, n: i32) -> Self {
        let one = Self::from(Factor::new(None, What::Name("𝟏".to_owned())));
        (0..n.abs()).fold(one, |power, _| power.entries(self.clone(), n.signum()))
    }

    fn infix(self, operator: char, other: Self) -> Self {
        Factor::new(None, What::Infix(operator, self, other)).into()
    }

    fn call(name: &str, arguments: Vec<Self>) -> Self {
        let shape = arguments.first().and_then(Self::shape);
        let shape = match name {
            "det" | "tr" | "sum" | "logdet" | "logsumexp" => Some((1, 1)),
            "diag" => shape.map(|(n, _)| (n, n)),
            _ => shape,
        };
        Factor::new(shape, What::Call(name.to_owned(), arguments)).into()
    }
}

impl Term {
    fn into_sum(self) -> Sum {
        Sum(vec![self])
    }
}

/// Reads both notations: they have no token in common that means two things.
struct Reader<'a> {
    names: &'a Names,
    rest: &'a str,
    is_matlab: bool,
}

/// A formula in MATLAB's notation.
pub(super) fn matlab(text: &str, names: &Names) -> Sum {
    read(text, names, true)
}

/// A formula as we write it.
pub(super) fn unicode(text: &str, names: &Names) -> Sum {
    read(text, names, false)
}

fn read(text: &str, names: &Names, is_matlab: bool) -> Sum {
    let mut reader = Reader {
        names,
        rest: text,
        is_matlab,
    };
    let sum = reader.sum();
    assert_eq!(reader.rest, "", "at the end of {text}");
    sum
}

impl Reader<'_> {
    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        let eaten = rest.strip_prefix(token);
        self.rest = eaten.unwrap_or(self.rest);
        eaten.is_some()
    }

    fn minus(&mut self) -> bool {
        self.eat(if self.is_matlab { "-" } else { "−" })
    }

    fn sum(&mut self) -> Sum {
        let sign = if self.minus() { -1.0 } else { 1.0 };
        let mut sum = self.entrywise().scaled(sign);
        loop {
            let sign = if self.eat("+") {
                1.0
            } else if self.minus() {
                -1.0
            } else {
                return sum;
            };
            let term = self.entrywise().scaled(sign);
            sum = sum.plus(term);
        }
    }

    /// Of ours, what binds looser than a product. In MATLAB all of them bind alike.
    fn entrywise(&mut self) -> Sum {
        let mut left = self.product();
        loop {
            left = if self.eat(".*") || self.eat("∘") {
                let right = self.product();
                left.entries(right, 1)
            } else if self.eat("./") || self.eat("⊘") {
                let right = self.product();
                left.entries(right, -1)
            } else if self.eat("*") {
                let right = self.product();
                left.times(right)
            } else if self.eat("/") {
                let right = self.product();
                left.over(right)
            } else if self.eat(":") {
                let right = self.product();
                left.infix(':', right)
            } else if self.eat("⊗") {
                let right = self.product();
                left.infix('⊗', right)
            } else {
                return left;
            };
        }
    }

    fn product(&mut self) -> Sum {
        let mut product = self.postfix();
        let begins =
            |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || "(‖𝟏".contains(c));
        while !self.is_matlab && self.rest.strip_prefix(' ').is_some_and(begins) {
            let factor = self.postfix();
            product = product.times(factor);
        }
        product
    }

    fn postfix(&mut self) -> Sum {
        let mut base = self.atom();
        loop {
            base = if self.eat("'") || self.eat("ᵀ") {
                base.flipped()
            } else if self.eat("⁻¹") {
                match base.shape() {
                    Some((1, 1)) => base.power(-1),
                    _ => base.inverse(),
                }
            } else if self.eat("⁻ᵀ") {
                base.inverse().flipped()
            } else if self.eat("²") || self.eat("^2") {
                base.power(2)
            } else if self.eat("³") || self.eat("^3") {
                base.power(3)
            } else if self.eat(".^(-2)") || self.eat("^∘−2") {
                base.entry_power(-2)
            } else if self.eat(".^2") || self.eat("^∘2") {
                base.entry_power(2)
            } else {
                return base;
            };
        }
    }

    fn atom(&mut self) -> Sum {
        if self.eat("½") {
            return Sum::number(0.5);
        }
        if self.eat("(") {
            let inner = self.sum();
            assert!(self.eat(")"), "no ) before {}", self.rest);
            return inner;
        }
        if self.eat("‖") {
            let inner = self.sum();
            assert!(self.eat("‖"), "no ‖ before {}", self.rest);
            return Term::number(1.0).with(norm(&inner), 1).into_sum();
        }
        let rest = self.rest.trim_start();
        let end =
            rest.find(|c: char| !(c.is_alphanumeric() && c.is_ascii() || "._𝔼𝔽𝟏".contains(c)));
        let (mut word, _) = rest.split_at(end.unwrap_or(rest.len()));
        if let Some(end) = word.find(".^") {
            word = &word[..end];
        }
        word = word.trim_end_matches('.');
        self.rest = &rest[word.len()..];
        if let Ok(number) = word.parse() {
            return Sum::number(number);
        }
        // In `C (x − u)` it is a product.
        let Some(arguments) = self.rest.strip_prefix('(') else {
            let shape = match word {
                "𝔼" | "𝔽" | "𝟏" | "I" => None,
                _ => Some(
                    *self
                        .names
                        .get(word)
                        .unwrap_or_else(|| panic!("{word:?} in {rest:?}")),
                ),
            };
            return Factor::new(shape, What::Name(word.to_owned())).into();
        };
        self.rest = arguments;
        let mut arguments = Vec::new();
        let constant = matches!(word, "eye" | "ones");
        if constant {
            let end = self.rest.find(')').expect("a closing parenthesis");
            self.rest = &self.rest[end + 1..];
            let name = if word == "eye" { "I" } else { "𝟏" };
            return Factor::new(None, What::Name(name.to_owned())).into();
        }
        while !self.eat(")") {
            arguments.push(self.sum());
            self.eat(",");
        }
        let e = || Sum::from(Factor::new(None, What::Name("𝔼".to_owned())));
        match (word, arguments.as_slice()) {
            ("inv", [x]) => x.clone().inverse(),
            ("norm2", [x]) => Term::number(1.0).with(norm(x), 1).into_sum(),
            ("boxE", [a, b]) => a.clone().times(e()).times(b.clone()),
            ("boxF", [a, b]) => {
                let f = Factor::new(None, What::Name("𝔽".to_owned()));
                a.clone().times(e()).times(b.clone()).infix(':', f.into())
            }
            ("boxG", [a, b]) => a.clone().infix('⊗', b.clone()),
            _ => Sum::call(word, arguments),
        }
    }
}
