//! The rule tree: what is asked, independent of any table.
//!
//! A tree names fields, operators and values as people wrote them; it knows neither columns nor
//! types. `check` gives it meaning against a catalogue, `text` and `json` are its two written
//! forms. Values stay strings here, so that a saved rule survives a change of currency, time zone
//! or field type and can still be shown and mended.

/// Deepest nesting of a rule. A person cannot read ten levels; the parser and the evaluators
/// recurse, so this also bounds their stack.
pub const RULE_DEPTH_MAX: usize = 32;

/// Most nodes in a rule: far above anything built by hand, small enough to check on a keystroke.
pub const RULE_NODES_MAX: usize = 1_000;

/// Longest text form in bytes, so that a pasted file is refused before it is read.
pub const RULE_TEXT_BYTES_MAX: usize = 64 * 1024;

/// Most values in one `in (…)` list.
pub const RULE_LIST_MAX: usize = 1_000;

/// Longest single value in bytes; longer than any name, address or phrase worth searching for.
pub const RULE_VALUE_BYTES_MAX: usize = 1_000;

/// Largest count in `in last N days`, so that date arithmetic stays inside the calendar.
pub const SPAN_AMOUNT_MAX: u32 = 10_000;

/// One question about the rows of a root table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Every part holds. Without parts: everything.
    All(Vec<Self>),
    /// At least one part holds. Without parts: nothing.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// A field compared with a value.
    Compare(Compare),
    /// Something said about the related rows of another table.
    Related(Related),
}

impl Rule {
    /// The rule that every row satisfies; its text form is empty.
    pub const EVERYTHING: Self = Self::All(Vec::new());

    /// Builds a comparison.
    #[must_use]
    pub fn compare(field: &str, op: Op, value: Value) -> Self {
        Self::Compare(Compare { field: field.to_owned(), op, value })
    }

    /// Builds a statement about related rows.
    #[must_use]
    pub fn related(quantifier: Quantifier, relation: &str, rule: Self) -> Self {
        Self::Related(Related { quantifier, relation: relation.to_owned(), rule: Box::new(rule) })
    }

    /// Returns how deep the tree is and how many nodes it has. A single comparison is `(1, 1)`.
    ///
    /// Stops descending one level past `RULE_DEPTH_MAX`, so that a hostile tree costs no stack.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        fn walk(rule: &Rule, level: usize) -> (usize, usize) {
            if level > RULE_DEPTH_MAX {
                return (level, 1);
            }
            let parts: &[Rule] = match rule {
                Rule::All(parts) | Rule::Any(parts) => parts,
                Rule::Not(part) => std::slice::from_ref(part),
                Rule::Related(related) => std::slice::from_ref(&related.rule),
                Rule::Compare(_) => &[],
            };
            parts.iter().fold((level, 1), |(depth, nodes), part| {
                let (deep, more) = walk(part, level + 1);
                (depth.max(deep), nodes + more)
            })
        }
        walk(self, 1)
    }

    /// Returns the same question with lone and nested groups of one kind merged, which is the
    /// shape that the text form can say.
    #[must_use]
    pub fn simplified(self) -> Self {
        fn merge(parts: Vec<Rule>, inner: fn(Rule) -> Result<Vec<Rule>, Rule>) -> Vec<Rule> {
            let mut merged = Vec::with_capacity(parts.len());
            for part in parts {
                match inner(part.simplified()) {
                    Ok(nested) => merged.extend(nested),
                    Err(part) => merged.push(part),
                }
            }
            merged
        }
        fn alone(mut parts: Vec<Rule>, group: fn(Vec<Rule>) -> Rule) -> Rule {
            match (parts.len(), parts.pop()) {
                (1, Some(only)) => only,
                (_, Some(last)) => {
                    parts.push(last);
                    group(parts)
                }
                (_, None) => group(parts),
            }
        }
        match self {
            Self::All(parts) => alone(
                merge(parts, |part| match part {
                    Self::All(nested) => Ok(nested),
                    other => Err(other),
                }),
                Self::All,
            ),
            Self::Any(parts) => alone(
                merge(parts, |part| match part {
                    Self::Any(nested) => Ok(nested),
                    other => Err(other),
                }),
                Self::Any,
            ),
            Self::Not(part) => Self::Not(Box::new(part.simplified())),
            Self::Compare(compare) => Self::Compare(compare),
            Self::Related(related) => {
                Self::Related(Related { rule: Box::new(related.rule.simplified()), ..related })
            }
        }
    }
}

/// A field compared with a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Compare {
    /// The field's name in the catalogue of the root (an alias until it was checked).
    pub field: String,
    /// How it is compared.
    pub op: Op,
    /// With what.
    pub value: Value,
}

/// A statement about the rows of another table that belong to a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Related {
    /// How many of them must satisfy the rule.
    pub quantifier: Quantifier,
    /// The relation's name in the catalogue of the root.
    pub relation: String,
    /// What is asked of each; its root is the relation's table.
    pub rule: Box<Rule>,
}

/// How many related rows must satisfy a rule, or what they must add up to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// At least one.
    Any,
    /// Not one.
    No,
    /// Each of them; true when there is none.
    Every,
    /// A number of them that compares so with the given one.
    Count(Compared, u32),
    /// The values of a field of those that satisfy it, added up, compare so. Of none it is 0.
    Sum(Box<Compare>),
}

/// The six ways in which a count compares with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compared {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Compared {
    /// Every way, in the order shown to people.
    pub const ALL: [Self; 6] =
        [Self::Equal, Self::Unequal, Self::Less, Self::AtMost, Self::More, Self::AtLeast];

    /// Returns the symbol that stands for it in both written forms.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Returns whether `count` stands in this relation to `number`.
    #[must_use]
    pub const fn holds(self, count: u32, number: u32) -> bool {
        match self {
            Self::Equal => count == number,
            Self::Unequal => count != number,
            Self::Less => count < number,
            Self::AtMost => count <= number,
            Self::More => count > number,
            Self::AtLeast => count >= number,
        }
    }
}

/// How a field is compared. Which of them a field knows depends on its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Op {
    /// Equal; for dates and times: on that day.
    Is,
    /// The opposite of `Is`, so it also holds where the field is empty.
    IsNot,
    /// Has the text somewhere inside.
    Contains,
    /// The opposite of `Contains`.
    NotContains,
    /// Begins with the text.
    StartsWith,
    /// Ends with the text.
    EndsWith,
    /// Is one of a list.
    In,
    /// The opposite of `In`.
    NotIn,
    /// Smaller; earlier than that day.
    Less,
    /// Smaller or equal; on that day or earlier.
    AtMost,
    /// Greater; later than that day.
    More,
    /// Greater or equal; on that day or later.
    AtLeast,
    /// Between two values, both included.
    Between,
    /// Between that long ago and now.
    InLast,
    /// Between now and that far ahead.
    InNext,
    /// Longer ago than that.
    OlderThan,
    /// Within a named period of the calendar.
    During,
    /// Has no value.
    Empty,
    /// Has a value.
    NotEmpty,
}

/// What a field is compared with, as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing (`is empty`).
    None,
    /// One value.
    One(String),
    /// A list.
    Many(Vec<String>),
    /// Two ends.
    Range(String, String),
    /// A length of time.
    Span(u32, Unit),
    /// A period of the calendar.
    Period(Period),
}

impl Value {
    /// Builds a single value.
    #[must_use]
    pub fn one(value: &str) -> Self {
        Self::One(value.to_owned())
    }
}

/// Units of relative dates. Their length is the calendar's in the workspace's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// Returns the plural word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    /// Reads the singular or plural word in any case.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| {
            let plural = unit.name();
            word.eq_ignore_ascii_case(plural)
                || word.eq_ignore_ascii_case(&plural[..plural.len() - 1])
        })
    }
}

/// Named periods of the calendar. Weeks begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// The current day.
    Today,
    /// The day before.
    Yesterday,
    /// The day after.
    Tomorrow,
    /// The current week.
    ThisWeek,
    /// The week before.
    LastWeek,
    /// The current month.
    ThisMonth,
    /// The month before.
    LastMonth,
    /// The current year.
    ThisYear,
    /// The year before.
    LastYear,
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::Yesterday,
        Self::Tomorrow,
        Self::ThisWeek,
        Self::LastWeek,
        Self::ThisMonth,
        Self::LastMonth,
        Self::ThisYear,
        Self::LastYear,
    ];

    /// Returns its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Yesterday => "yesterday",
            Self::Tomorrow => "tomorrow",
            Self::ThisWeek => "this week",
            Self::LastWeek => "last week",
            Self::ThisMonth => "this month",
            Self::LastMonth => "last month",
            Self::ThisYear => "this year",
            Self::LastYear => "last year",
        }
    }

    /// Reads its words in any case.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| words.eq_ignore_ascii_case(period.name()))
    }
}
