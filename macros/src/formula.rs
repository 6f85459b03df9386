//! Formulas as a textbook has them: sums of products, with what they have in common pulled out.
//!
//! Nothing is decided here of what is computed: this is how it is written.

use crate::kind::{self, Kinds};

/// A sum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Formula {
    pub(crate) kinds: Kinds,
    pub(crate) terms: Vec<Term>,
}

/// c s… F… / u…: a number, scalars, factors in their order, and the scalars of a denominator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    pub(crate) number: f64,
    pub(crate) scalars: Vec<Factor>,
    pub(crate) factors: Vec<Factor>,
    pub(crate) under: Vec<Factor>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Factor {
    pub(crate) kinds: Kinds,
    /// Whether it is its own transpose.
    pub(crate) symmetric: bool,
    pub(crate) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Symbol(String),
    /// dx
    Differential(String),
    /// ∂z/∂x
    Derivative(String, String),
    /// A column with 1 in one entry and 0 elsewhere.
    Basis(String),
    /// In parentheses.
    Group(Formula),
    Transposed(Box<Factor>),
    Power(Box<Factor>, Exponent),
    Call(String, Vec<Formula>),
    Norm(Box<Formula>),
    Norm1(Box<Formula>),
    /// The product of some, entry by entry, divided by others.
    Entries {
        over: Vec<Factor>,
        under: Vec<Factor>,
    },
    /// L : R, L ⊗ R, L × R
    Infix(char, Vec<Factor>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Exponent {
    Whole(i32),
    /// ⁻ᵀ
    InverseTransposed,
    /// Of a scalar.
    Formula(Formula),
    /// Of every entry.
    Entry(Formula),
}

impl Factor {
    pub(crate) fn new(kinds: Kinds, what: What) -> Self {
        let symmetric = false;
        Self {
            kinds,
            symmetric,
            what,
        }
    }

    pub(crate) fn symbol(kinds: Kinds, text: impl Into<String>) -> Self {
        Self::new(kinds, What::Symbol(text.into()))
    }

    pub(crate) fn transposed(&self) -> Self {
        if self.symmetric || self.kinds.is_scalar() {
            return self.clone();
        }
        let what = match &self.what {
            What::Transposed(x) => return (**x).clone(),
            What::Group(sum) => return sum.clone().transposed().factor(),
            What::Power(x, Exponent::Whole(-1)) => {
                What::Power(x.clone(), Exponent::InverseTransposed)
            }
            What::Power(x, Exponent::InverseTransposed) => {
                What::Power(x.clone(), Exponent::Whole(-1))
            }
            _ => What::Transposed(self.clone().into()),
        };
        Self::new(self.kinds.transposed(), what)
    }

    /// How many transposes and other marks are written in it.
    fn marks(&self) -> usize {
        match &self.what {
            What::Symbol(_) | What::Differential(_) | What::Derivative(..) | What::Basis(_) => 0,
            What::Group(x) => x.marks(),
            What::Transposed(x) | What::Power(x, Exponent::InverseTransposed) => 1 + x.marks(),
            What::Power(x, _) => x.marks(),
            What::Call(_, arguments) => arguments.iter().map(Formula::marks).sum(),
            What::Norm(x) | What::Norm1(x) => x.marks(),
            What::Entries { over, under } => over.iter().chain(under).map(Self::marks).sum(),
            What::Infix(_, factors) => factors.iter().map(Self::marks).sum(),
        }
    }
}

impl From<Factor> for Formula {
    fn from(factor: Factor) -> Self {
        let kinds = factor.kinds;
        match factor.what {
            What::Group(formula) => formula,
            _ => Self {
                kinds,
                terms: vec![Term::from(factor)],
            },
        }
    }
}

impl From<Factor> for Term {
    fn from(factor: Factor) -> Self {
        let mut term = Self::number(1.0);
        let place = if factor.kinds.is_scalar() {
            &mut term.scalars
        } else {
            &mut term.factors
        };
        place.push(factor);
        term
    }
}

impl Term {
    fn number(number: f64) -> Self {
        Self {
            number,
            scalars: vec![],
            factors: vec![],
            under: vec![],
        }
    }

    fn kinds(&self) -> Kinds {
        let kinds = self.factors.iter().map(|factor| factor.kinds);
        kinds.reduce(kind::of_product).unwrap_or(Kinds::SCALAR)
    }

    fn marks(&self) -> usize {
        let all = [&self.scalars, &self.factors, &self.under];
        all.into_iter().flatten().map(Factor::marks).sum()
    }

    fn transposed(&self) -> Self {
        let factors = self.factors.iter().rev().map(Factor::transposed).collect();
        Self {
            factors,
            ..self.clone()
        }
    }

    /// The names of its factors, in their order.
    fn names(&self) -> Vec<String> {
        fn of(factor: &Factor) -> String {
            match &factor.what {
                What::Symbol(name) | What::Differential(name) => name.clone(),
                What::Transposed(x) | What::Power(x, _) => of(x),
                _ => String::new(),
            }
        }
        self.factors.iter().map(of).collect()
    }

    /// What stands above the line and below it, and is one.
    fn cancelled(mut self) -> Self {
        self.under
            .retain(|x| match self.scalars.iter().position(|s| s == x) {
                Some(place) => {
                    self.scalars.remove(place);
                    false
                }
                None => true,
            });
        self
    }

    fn times(mut self, other: Self) -> Self {
        self.number *= other.number;
        self.scalars.extend(other.scalars);
        self.factors.extend(other.factors);
        self.under.extend(other.under);
        self.cancelled()
    }
}

impl Formula {
    pub(crate) fn number(number: f64) -> Self {
        Self {
            kinds: Kinds::SCALAR,
            terms: vec![Term::number(number)],
        }
    }

    pub(crate) fn symbol(kinds: Kinds, text: impl Into<String>) -> Self {
        Factor::symbol(kinds, text).into()
    }

    pub(crate) fn call(kinds: Kinds, name: &str, arguments: Vec<Self>) -> Self {
        Factor::new(kinds, What::Call(name.to_owned(), arguments)).into()
    }

    pub(crate) fn of_kinds(self, kinds: Kinds) -> Self {
        Self { kinds, ..self }
    }

    pub(crate) fn marks(&self) -> usize {
        self.terms.iter().map(Term::marks).sum()
    }

    /// The formula as one factor.
    pub(crate) fn factor(self) -> Factor {
        if let [term] = self.terms.as_slice()
            && term.number.total_cmp(&1.0).is_eq()
            && term.under.is_empty()
            && let [only] = [term.scalars.as_slice(), &term.factors].concat().as_slice()
        {
            return only.clone();
        }
        Factor::new(self.kinds, What::Group(self))
    }

    /// The formula as a term, and as a scalar's if it is one.
    fn term(self) -> Term {
        let kinds = self.kinds;
        match <[Term; 1]>::try_from(self.terms) {
            Ok([term]) if kinds.is_scalar() && !term.factors.is_empty() => {
                let Term {
                    number,
                    mut scalars,
                    factors,
                    under,
                } = term;
                let inner = Term {
                    factors,
                    ..Term::number(1.0)
                };
                let terms = vec![inner];
                scalars.push(Self { kinds, terms }.factor());
                Term {
                    number,
                    scalars,
                    factors: vec![],
                    under,
                }
            }
            Ok([term]) => term,
            Err(terms) => Factor::new(kinds, What::Group(Self { kinds, terms })).into(),
        }
    }

    pub(crate) fn transposed(self) -> Self {
        if self.kinds.is_scalar() {
            return self;
        }
        let kinds = self.kinds.transposed();
        let terms: Vec<Term> = self.terms.iter().map(Term::transposed).collect();
        if terms.iter().all(|term| self.terms.contains(term)) {
            return self; // A + Aᵀ
        }
        let flipped = Self { kinds, terms };
        let is_plainer = match self.kinds {
            Kinds::ROW => true,
            Kinds::COLUMN => false,
            _ => flipped.marks() <= self.marks(),
        };
        if self.terms.len() == 1 || is_plainer {
            return flipped.ordered();
        }
        let group = Factor::new(self.kinds, What::Group(self));
        Factor::new(kinds, What::Transposed(group.into())).into()
    }

    /// c times it.
    pub(crate) fn scaled(mut self, c: f64) -> Self {
        for term in &mut self.terms {
            term.number *= c;
        }
        self
    }

    /// −(a − b) is b − a.
    pub(crate) fn signed(mut self) -> Self {
        if let [term] = self.terms.as_mut_slice()
            && term.number < 0.0
        {
            for factor in term.scalars.iter_mut().chain(&mut term.factors) {
                if let What::Group(group) = &mut factor.what
                    && group.terms.iter().any(|term| term.number < 0.0)
                {
                    *group = group.clone().scaled(-1.0).ordered();
                    term.number = -term.number;
                    break;
                }
            }
        }
        self
    }

    pub(crate) fn times(self, other: Self) -> Self {
        let kinds = kind::of_product(self.kinds, other.kinds);
        let terms = vec![self.term().times(other.term())];
        Self { kinds, terms }
    }

    /// E / s.
    pub(crate) fn over(self, s: Self) -> Self {
        let kinds = self.kinds;
        let s = s.of_kinds(Kinds::SCALAR).term();
        // A sum in front stays one.
        let mut term = self.term();
        term.number /= s.number;
        term.under.extend(s.scalars);
        term.scalars.extend(s.under);
        let terms = vec![term.cancelled()];
        Self { kinds, terms }
    }

    pub(crate) fn power(self, n: i32) -> Self {
        let kinds = self.kinds;
        if n < 0 && kinds.is_scalar() {
            return Self::number(1.0).over(self.power(-n));
        }
        // Few of them are written as factors, which meet others.
        if kinds.is_scalar() && n <= 8 {
            let term = self.term();
            let some = (0..n).fold(Term::number(1.0), |power, _| power.times(term.clone()));
            return Self {
                kinds,
                terms: vec![some],
            };
        }
        Factor::new(kinds, What::Power(self.factor().into(), Exponent::Whole(n))).into()
    }

    /// A⁻¹.
    pub(crate) fn inverse(self) -> Self {
        self.with_exponent(Exponent::Whole(-1))
    }

    pub(crate) fn with_exponent(self, exponent: Exponent) -> Self {
        let kinds = self.kinds;
        Factor::new(kinds, What::Power(self.factor().into(), exponent)).into()
    }

    /// L ∘ R, and L ⊘ R.
    pub(crate) fn entries(self, other: Self, divided: bool) -> Self {
        let kinds = self.kinds.meet(other.kinds);
        let (mut l, mut r) = (self.term(), other.term());
        if divided {
            r.number = r.number.recip();
            std::mem::swap(&mut r.scalars, &mut r.under);
        }
        let split = |term: &mut Term| -> (Vec<Factor>, Vec<Factor>) {
            let factors = std::mem::take(&mut term.factors);
            match factors.as_slice() {
                [
                    Factor {
                        what: What::Entries { over, under },
                        ..
                    },
                ] => (over.clone(), under.clone()),
                [one] => (vec![one.clone()], vec![]),
                _ => {
                    let terms = vec![Term {
                        factors,
                        ..Term::number(1.0)
                    }];
                    (vec![Self { kinds, terms }.factor()], vec![])
                }
            }
        };
        let ((mut over, mut under), (r_over, r_under)) = (split(&mut l), split(&mut r));
        let (r_over, r_under) = if divided {
            (r_under, r_over)
        } else {
            (r_over, r_under)
        };
        over.extend(r_over);
        under.extend(r_under);
        let is_one = |x: &Factor| matches!(&x.what, What::Symbol(text) if text == ONE);
        over.retain(|x| !is_one(x));
        under.retain(|x| match over.iter().position(|o| o == x) {
            Some(place) => {
                over.remove(place);
                false
            }
            None => true,
        });
        logistic(&mut over, &mut under);
        let mut term = l.times(r);
        let factor = match (over.as_slice(), under.as_slice()) {
            ([], []) => Factor::symbol(kinds, ONE),
            ([one], []) => one.clone(),
            _ => Factor::new(kinds, What::Entries { over, under }),
        };
        term.factors.push(factor);
        let terms = vec![term];
        Self { kinds, terms }
    }

    pub(crate) fn infix(kinds: Kinds, operator: char, l: Self, r: Self) -> Self {
        let (mut l, r) = (l.term(), r.term());
        let factor = |factors: Vec<Factor>| {
            let kinds = Kinds::UNKNOWN;
            let terms = vec![Term {
                factors,
                ..Term::number(1.0)
            }];
            Self { kinds, terms }.factor()
        };
        let [left, right] = [std::mem::take(&mut l.factors), r.factors.clone()].map(factor);
        let mut factors = Vec::new();
        for side in [left, right] {
            match side.what {
                What::Infix(other, inner) if other == operator && operator == ':' => {
                    factors.extend(inner);
                }
                _ => factors.push(side),
            }
        }
        let factors = Term::from(Factor::new(kinds, What::Infix(operator, factors)));
        let outside = Term {
            factors: vec![],
            ..r
        };
        let terms = vec![l.times(outside).times(factors)];
        Self { kinds, terms }
    }

    pub(crate) fn sum(kinds: Kinds, formulas: impl IntoIterator<Item = Self>) -> Self {
        let terms = formulas.into_iter().flat_map(|formula| {
            // Of what is a sum by itself, the terms.
            match formula.terms.as_slice() {
                [term] => match [term.scalars.as_slice(), &term.factors].concat().as_slice() {
                    [
                        Factor {
                            what: What::Group(inner),
                            ..
                        },
                    ] if term.under.is_empty() && term.number.abs().total_cmp(&1.0).is_eq() => {
                        inner.clone().scaled(term.number).terms
                    }
                    _ => formula.terms,
                },
                _ => formula.terms,
            }
        });
        let terms = terms.collect();
        Self { kinds, terms }
    }

    /// The sum as one would write it: like terms are one, what all have in common stands outside, what is
    /// added comes before what is subtracted, and what is plain before what is transposed.
    pub(crate) fn tidied(self) -> Self {
        let kinds = self.kinds;
        let mut terms: Vec<Term> = Vec::new();
        for term in self.terms {
            let same = terms.iter_mut().find(|known| {
                known.scalars == term.scalars
                    && known.factors == term.factors
                    && known.under == term.under
            });
            match same {
                Some(known) => known.number += term.number,
                None => terms.push(term),
            }
        }
        if terms.len() > 1 {
            terms.retain(|term| term.number != 0.0);
        }
        if terms.len() < 2 {
            return Self { kinds, terms };
        }
        let mut terms = Self { kinds, terms }.ordered().terms;
        let mut outside = Term::number(1.0);
        let first = terms[0].number;
        if terms
            .iter()
            .all(|term| term.number.abs().total_cmp(&first.abs()).is_eq())
        {
            outside.number = first;
            for term in &mut terms {
                term.number /= first;
            }
        }
        common(&mut terms, &mut outside.scalars, |term| &mut term.scalars);
        common(&mut terms, &mut outside.under, |term| &mut term.under);
        // aᵀ x + bᵀ x stays what it is.
        let (mut left, mut right) = (vec![], vec![]);
        let lengths = terms.iter().map(|term| term.factors.len());
        let span = lengths.clone().max().unwrap_or(0) - lengths.min().unwrap_or(0);
        // What is left of them is of about one length, or it is easier to read as it is.
        if !kinds.is_scalar() && span <= 2 {
            while let Some(factor) = end(&terms, |factors| factors.first()) {
                for term in &mut terms {
                    term.factors.remove(0);
                }
                left.push(factor);
            }
            while let Some(factor) = end(&terms, |factors| factors.last()) {
                for term in &mut terms {
                    term.factors.pop();
                }
                right.insert(0, factor);
            }
        }
        if outside == Term::number(1.0) && left.is_empty() && right.is_empty() {
            return Self { kinds, terms };
        }
        let inner = terms
            .iter()
            .map(Term::kinds)
            .fold(Kinds::UNKNOWN, Kinds::meet);
        let inner = if left.is_empty() && right.is_empty() {
            kinds
        } else {
            inner
        };
        let inner = Self {
            kinds: inner,
            terms,
        }
        .tidied()
        .term();
        outside.factors = left;
        let mut whole = outside.times(inner);
        whole.factors.extend(right);
        let terms = vec![whole];
        Self { kinds, terms }
    }

    /// What is added comes before what is subtracted, and what is plain before what is transposed.
    pub(crate) fn ordered(mut self) -> Self {
        self.terms
            .sort_by_key(|term| (term.number < 0.0, term.marks()));
        self
    }

    /// The sum, where products of a row and a column begin as they do in another: aᵀ X b may be bᵀ Xᵀ a.
    pub(crate) fn in_the_order_of(mut self, other: &Self) -> Self {
        let orders: Vec<Vec<String>> = other.terms.iter().map(Term::names).collect();
        for term in &mut self.terms {
            let mut names = term.names();
            names.reverse();
            if !orders.contains(&term.names()) && orders.contains(&names) {
                *term = term.transposed();
            }
        }
        self
    }

    /// tr(E), where tr(u vᵀ) is vᵀ u.
    pub(crate) fn trace(self) -> Self {
        let mut sum = Vec::new();
        let mut rest = Vec::new();
        for term in self.terms {
            let cut = term
                .factors
                .windows(2)
                .position(|pair| pair[0].kinds == Kinds::COLUMN && pair[1].kinds == Kinds::ROW);
            match cut {
                Some(cut) => {
                    let mut term = term;
                    term.factors.rotate_left(cut + 1);
                    sum.push(Self {
                        kinds: Kinds::SCALAR,
                        terms: vec![term],
                    });
                }
                None => rest.push(term),
            }
        }
        let whole = !sum.is_empty();
        if !rest.is_empty() {
            let kinds = self.kinds;
            let mut outside = Term::number(1.0);
            if let [term] = rest.as_mut_slice() {
                outside.number = std::mem::replace(&mut term.number, 1.0);
                outside.scalars = std::mem::take(&mut term.scalars);
                outside.under = std::mem::take(&mut term.under);
            }
            let rest = Self { kinds, terms: rest };
            let trace = Self::call(Kinds::SCALAR, "tr", vec![rest]);
            let outside = Self {
                kinds: Kinds::SCALAR,
                terms: vec![outside],
            };
            sum.insert(0, outside.times(trace));
        }
        let sum = Self::sum(Kinds::SCALAR, sum);
        if whole { sum.tidied() } else { sum }
    }
}

/// 1 in every entry.
pub(crate) const ONE: &str = "𝟏";

/// Moves what all terms have to the outside.
fn common(
    terms: &mut [Term],
    outside: &mut Vec<Factor>,
    place: impl Fn(&mut Term) -> &mut Vec<Factor>,
) {
    for candidate in place(&mut terms[0]).clone() {
        if terms
            .iter_mut()
            .all(|term| place(term).contains(&candidate))
        {
            for term in terms.iter_mut() {
                let factors = place(term);
                factors
                    .iter()
                    .position(|x| *x == candidate)
                    .map(|x| factors.remove(x));
            }
            outside.push(candidate);
        }
    }
}

/// The factor at an end of all terms, if all have others beside it.
fn end<'a>(terms: &'a [Term], at: impl Fn(&'a [Factor]) -> Option<&'a Factor>) -> Option<Factor> {
    let first = at(&terms[0].factors)?;
    let is_common = terms
        .iter()
        .all(|term| term.factors.len() > 1 && at(&term.factors) == Some(first));
    is_common.then(|| first.clone())
}

/// eᵘ/(eᵘ + 1) is the logistic function of u.
fn logistic(over: &mut [Factor], under: &mut Vec<Factor>) {
    for exponential in over {
        let What::Call(name, argument) = &exponential.what else {
            continue;
        };
        let is_denominator = |x: &Factor| {
            let What::Group(sum) = &x.what else {
                return false;
            };
            let one = Formula::symbol(Kinds::UNKNOWN, ONE);
            let is_one = |term: &Term| {
                *term == Term::number(1.0)
                    || term.factors == one.terms[0].factors
                    || matches!(term.factors.as_slice(), [Factor { what: What::Symbol(text), .. }] if text == ONE)
            };
            let is_same = |term: &Term| *term == Term::from(exponential.clone());
            matches!(sum.terms.as_slice(), [a, b] if is_same(a) && is_one(b) || is_one(a) && is_same(b))
        };
        if name == "exp"
            && let Some(place) = under.iter().position(is_denominator)
        {
            under.remove(place);
            exponential.what = What::Call("sigmoid".to_owned(), argument.clone());
        }
    }
}
