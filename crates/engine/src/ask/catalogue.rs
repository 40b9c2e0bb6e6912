//! The vocabulary: which tables have columns in memory, and which fields and relations people may
//! name. Everything here is data; a further table is further rows, not further code.
//!
//! The layout says how a table lies in memory; the catalogue says what can be asked about it.
//! They are apart because a field may lie in another table (a lead's `email` is a contact point
//! of its contact) and because some columns are nobody's field (the currency beside an amount).

use crate::ask::rule::Op;

/// Number of a table in its layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableNo(pub u8);

impl TableNo {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Number of a column in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnNo(pub u8);

impl ColumnNo {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Number of a dictionary. Columns that hold the same texts share one, so that a text is kept once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DictionaryNo(pub u8);

impl DictionaryNo {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The first column of every table: whether the row is deleted.
pub const DELETED: ColumnNo = ColumnNo(0);

/// The tables that lie in memory. A table's parents stand before it.
#[derive(Debug)]
pub struct Layout {
    /// The tables; a `TableNo` is a place in this list.
    pub tables: &'static [Table],
}

impl Layout {
    /// Returns a table's description.
    #[must_use]
    pub const fn table(&self, table: TableNo) -> &'static Table {
        &self.tables[table.index()]
    }

    /// Returns one column's kind.
    #[must_use]
    pub const fn kind(&self, table: TableNo, column: ColumnNo) -> Kind {
        self.table(table).columns[column.index()].kind
    }

    /// Finds a table by its name in the database.
    #[must_use]
    pub fn find_table(&self, name: &str) -> Option<TableNo> {
        let at = self.tables.iter().position(|table| table.name == name)?;
        u8::try_from(at).ok().map(TableNo)
    }

    /// Finds a column by its name in the database.
    #[must_use]
    pub fn find_column(&self, table: TableNo, name: &str) -> Option<ColumnNo> {
        let at = self.table(table).columns.iter().position(|column| column.name == name)?;
        u8::try_from(at).ok().map(ColumnNo)
    }
}

/// One table in memory.
#[derive(Debug)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Its columns; the first is `DELETED`.
    pub columns: &'static [Column],
}

/// One column in memory.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name, which the feeder maps to the database's.
    pub name: &'static str,
    /// How it is kept.
    pub kind: Kind,
    /// The rows that it is worked out from, when it is not fed.
    pub gathered: &'static [Gathered],
}

impl Column {
    /// Describes a column.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, gathered: &[] }
    }

    /// Says that it is worked out from rows of other tables: a count or total adds them up, a
    /// moment is the latest of theirs.
    #[must_use]
    pub const fn gathered(self, gathered: &'static [Gathered]) -> Self {
        Self { gathered, ..self }
    }
}

/// Rows of another table that a column is worked out from: those that are not deleted.
#[derive(Debug, Clone, Copy)]
pub struct Gathered {
    /// Their table.
    pub table: TableNo,
    /// Its reference to the row that they belong to.
    pub back: ColumnNo,
    /// Which of them: those with this word in this choice column.
    pub only: Option<(ColumnNo, &'static str)>,
    /// What each brings: a count, an amount in the currency in which the columns count, or a
    /// moment; none brings one.
    pub value: Option<ColumnNo>,
}

/// How a column is kept, and what is fed to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One bit; fed with an integer, where null and 0 are false.
    Flag,
    /// A whole number.
    Integer,
    /// Minor units of the currency that the named choice column of the same row holds.
    Money(ColumnNo),
    /// Milliseconds since 1970 UTC.
    Time,
    /// The same in whole seconds from 1970 to 2106, for tables whose rows must be small.
    Second,
    /// A whole number that is never negative and never missing.
    Count,
    /// A sum in minor units of the currency in which the columns count, never missing.
    Total,
    /// Days since 1970-01-01.
    Date,
    /// One of a few words, in their order; words that are not listed sort behind them.
    Choice(&'static [&'static str]),
    /// Text folded for matching and order, kept once in a dictionary.
    Text(DictionaryNo),
    /// Text that is not kept here; a text index answers for it.
    LongText,
    /// Row number of another table's row, 0 or null for none.
    Ref(TableNo),
    /// The same, and a row is hidden while its parent is.
    Parent(TableNo),
    /// Row number of the row of this table that this one was merged into, resolved to the last
    /// survivor; null, 0 or its own number for a row that stands for itself.
    Survivor,
}

impl Kind {
    /// Returns the table that a reference points to.
    #[must_use]
    pub const fn target(self) -> Option<TableNo> {
        match self {
            Self::Ref(table) | Self::Parent(table) => Some(table),
            _ => None,
        }
    }
}

/// What can be asked.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// Where the columns lie.
    pub layout: &'static Layout,
    /// The tables that a rule can be about.
    pub roots: &'static [Root],
    /// The segments that rules can name.
    pub segments: &'static [KnownSegment],
}

/// A segment as a rule names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownSegment {
    /// Its row number.
    pub row: u32,
    /// By which the tree and its JSON know it, so that it can be renamed.
    pub id: &'static str,
    /// By which the text knows it.
    pub name: &'static str,
    /// Whether its own rule does not read, or leads back to itself.
    pub broken: bool,
}

impl Catalogue {
    /// Finds a root by its name, singular or plural, in any case.
    #[must_use]
    pub fn find_root(&self, name: &str) -> Option<&'static Root> {
        self.roots.iter().find(|root| {
            root.name.eq_ignore_ascii_case(name) || root.plural.eq_ignore_ascii_case(name)
        })
    }

    /// Returns the root that a table is.
    ///
    /// # Panics
    /// When the table is no root: relations only lead to roots, which a test holds true.
    #[must_use]
    pub fn root(&self, table: TableNo) -> &'static Root {
        let found = self.roots.iter().find(|root| root.table == table);
        found.expect("BUG: asked about a table that is no root of the catalogue")
    }
}

/// A table that a rule can be about.
#[derive(Debug)]
pub struct Root {
    /// The table.
    pub table: TableNo,
    /// What one row is called.
    pub name: &'static str,
    /// What several are called.
    pub plural: &'static str,
    /// What can be asked of a row.
    pub fields: &'static [Field],
    /// Which rows of other tables belong to it.
    pub relations: &'static [Relation],
}

impl Root {
    /// Finds a field by its name or an alias, in any case.
    #[must_use]
    pub fn find_field(&self, name: &str) -> Option<&'static Field> {
        let fields = self.fields.iter();
        let by_name = fields.clone().find(|field| field.name.eq_ignore_ascii_case(name));
        by_name.or_else(|| {
            fields
                .clone()
                .find(|field| field.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name)))
        })
    }

    /// Finds a relation by its name, singular or plural, in any case.
    #[must_use]
    pub fn find_relation(&self, name: &str) -> Option<&'static Relation> {
        self.relations.iter().find(|relation| {
            relation.name.eq_ignore_ascii_case(name) || relation.plural.eq_ignore_ascii_case(name)
        })
    }
}

/// What can be asked of a row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The word people type; also the suffix of its label's key.
    pub name: &'static str,
    /// Other words for it.
    pub aliases: &'static [&'static str],
    /// What kind of value it has, which decides its operators.
    pub kind: FieldType,
    /// References to follow from the row, one after the other.
    pub forward: &'static [ColumnNo],
    /// Rows that hold its values, when it can have several.
    pub many: Option<Many>,
    /// Whether a choice also takes words that its column does not list.
    pub open: bool,
    /// What makes a flag of the moment in its column, if that is what it says.
    pub aged: Option<Aged>,
    /// Who was put into segments or kept out of them by hand, if it asks for membership.
    pub picked: Option<Picked>,
    /// The column at the end.
    pub column: ColumnNo,
    /// The column it sorts by, reached by the same references; none when it cannot be sorted by.
    pub sort: Option<ColumnNo>,
    /// Whether a cell of it can be edited in a list.
    pub editable: bool,
    /// Whether it says something about a person (redaction, export, audit).
    pub personal: bool,
    /// One sentence for people.
    pub description: &'static str,
}

/// The rows of another table that hold a field's several values.
#[derive(Debug, Clone, Copy)]
pub struct Many {
    /// The table of those rows.
    pub table: TableNo,
    /// Its reference to the row that the values belong to.
    pub back: ColumnNo,
    /// References to follow from there to the row itself, if it lies further away; all are
    /// parents.
    pub past: &'static [ColumnNo],
    /// Which of them, where others hold other fields' values.
    pub only: Option<Only>,
    /// References to follow from there to the value. What is deleted at their end is no value.
    pub through: &'static [ColumnNo],
    /// Whether a row has one of them at most, so that it can be sorted by its value.
    pub single: bool,
}

/// Which of the rows that belong to a row hold a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Those with this word in this choice column.
    Word(ColumnNo, &'static str),
    /// Those that refer to this row by this column.
    Row(ColumnNo, u32),
}

/// A flag that comes with time: whether a moment lies further back than so many days, which stand
/// in a row that the field's row refers to. Without days it never comes.
#[derive(Debug, Clone, Copy)]
pub struct Aged {
    /// The reference.
    pub by: ColumnNo,
    /// The number of days, in the table that it leads to.
    pub days: ColumnNo,
}

/// Rows that say who is in a segment, or is not, whatever its rule says.
#[derive(Debug, Clone, Copy)]
pub struct Picked {
    /// Their table.
    pub table: TableNo,
    /// Its reference to the segment.
    pub segment: ColumnNo,
    /// Its reference to the member.
    pub member: ColumnNo,
    /// A choice of `INCLUDE` and `EXCLUDE`. Who is both is out.
    pub pick: ColumnNo,
}

/// The word of those that were put into a segment by hand.
pub const INCLUDE: &str = "include";

/// The word of those that were kept out.
pub const EXCLUDE: &str = "exclude";

impl Field {
    /// Describes a field that lies in a column of the root itself.
    #[must_use]
    pub const fn new(name: &'static str, kind: FieldType, column: ColumnNo) -> Self {
        let sort = if matches!(kind, FieldType::LongText) { None } else { Some(column) };
        Self {
            name,
            aliases: &[],
            kind,
            forward: &[],
            many: None,
            open: false,
            aged: None,
            picked: None,
            column,
            sort,
            editable: false,
            personal: false,
            description: "",
        }
    }

    /// Adds other words for it.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Says that it lies behind these references.
    #[must_use]
    pub const fn through(self, forward: &'static [ColumnNo]) -> Self {
        Self { forward, ..self }
    }

    /// Says that it has several values, and by which column it sorts.
    #[must_use]
    pub const fn many(self, many: Many, sort: Option<ColumnNo>) -> Self {
        Self { many: Some(many), sort, ..self }
    }

    /// Says that it is a choice which also takes words that are not listed.
    #[must_use]
    pub const fn open(self) -> Self {
        Self { open: true, ..self }
    }

    /// Says that it is a flag, of a moment that lies far enough back.
    #[must_use]
    pub const fn aged(self, aged: Aged) -> Self {
        Self { aged: Some(aged), sort: None, ..self }
    }

    /// Says that it asks for membership in segments, and where those picked by hand lie.
    #[must_use]
    pub const fn picked(self, picked: Picked) -> Self {
        Self { picked: Some(picked), sort: None, ..self }
    }

    /// Says by which column of the same table it sorts instead of its own.
    #[must_use]
    pub const fn sorted_by(self, sort: ColumnNo) -> Self {
        Self { sort: Some(sort), ..self }
    }

    /// Says that it can be edited in a list.
    #[must_use]
    pub const fn editable(self) -> Self {
        Self { editable: true, ..self }
    }

    /// Says that it tells something about a person.
    #[must_use]
    pub const fn personal(self) -> Self {
        Self { personal: true, ..self }
    }

    /// Adds its sentence.
    #[must_use]
    pub const fn describe(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// Returns the table in which its column lies.
    #[must_use]
    pub fn table(&self, layout: &Layout, root: TableNo) -> TableNo {
        self.many.map_or_else(
            || self.owner(layout, root),
            |many| follow(layout, many.table, many.through),
        )
    }

    /// Returns the table that its references lead to.
    #[must_use]
    pub fn owner(&self, layout: &Layout, root: TableNo) -> TableNo {
        follow(layout, root, self.forward)
    }

    /// Returns the words that it can be, when it is a choice.
    #[must_use]
    pub fn choices(&self, layout: &Layout, root: TableNo) -> &'static [&'static str] {
        match layout.kind(self.table(layout, root), self.column) {
            Kind::Choice(words) => words,
            _ => &[],
        }
    }
}

/// Returns the table at the end of a chain of references.
pub(crate) fn follow(layout: &Layout, from: TableNo, refs: &[ColumnNo]) -> TableNo {
    refs.iter().fold(from, |table, &column| {
        layout.kind(table, column).target().expect("BUG: a path step is not a reference")
    })
}

/// Rows of another table that belong to a row.
#[derive(Debug, Clone, Copy)]
pub struct Relation {
    /// What one of them is called.
    pub name: &'static str,
    /// What several are called.
    pub plural: &'static str,
    /// Their table.
    pub table: TableNo,
    /// How they hang together.
    pub via: Via,
    /// What makes them things that happened, if they are.
    pub event: Option<Event>,
    /// What makes one of them the only one that counts, if only one does.
    pub latest: Option<Latest>,
    /// One sentence for people.
    pub description: &'static str,
}

/// What makes related rows things that happened: by it, `count of orders in last 90 days > 2`,
/// `ordered 2 times this month` and `did visit at least 3 times in 30 days` have a meaning.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// The field that says when.
    pub at: &'static str,
    /// The field that says what was done, where that differs from row to row.
    pub what: Option<&'static str>,
    /// The word that says that one of them happened.
    pub verb: Option<&'static str>,
}

/// Of the rows that belong to a row, only the latest counts: of those that came at once, the one
/// with the highest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latest {
    /// The moment of each; one without came before all others.
    pub by: ColumnNo,
    /// Flags of rows that do not count.
    pub without: &'static [ColumnNo],
}

/// How related rows hang together.
#[derive(Debug, Clone, Copy)]
pub enum Via {
    /// The related row is found by following these references from the row: at most one.
    Forward(&'static [ColumnNo]),
    /// The row is found by following these references from the related row: any number. All but
    /// the first are parents, so that a related row is hidden with whatever lies between.
    Back(&'static [ColumnNo]),
}

/// What kind of value a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// Text, compared without regard to case and diacritics.
    Text,
    /// Text of any length, which can only be searched.
    LongText,
    /// One of a few words.
    Choice,
    /// A whole number.
    Integer,
    /// An amount in the workspace's currency.
    Money,
    /// A day.
    Date,
    /// A moment, compared by the day it falls on in the workspace's time zone.
    Time,
    /// Yes or no.
    Flag,
    /// An e-mail address; compares as text.
    Email,
    /// A phone number; compares as text.
    Phone,
    /// Membership in segments.
    Segment,
}

impl FieldType {
    /// Returns the operators it knows, in the order shown to people.
    #[must_use]
    pub const fn operators(self) -> &'static [Op] {
        match self {
            Self::Text | Self::Email | Self::Phone => &[
                Op::Contains,
                Op::NotContains,
                Op::Is,
                Op::IsNot,
                Op::StartsWith,
                Op::EndsWith,
                Op::In,
                Op::NotIn,
                Op::Empty,
                Op::NotEmpty,
            ],
            Self::LongText => &[Op::Contains, Op::NotContains],
            Self::Choice => &[Op::Is, Op::IsNot, Op::In, Op::NotIn, Op::Empty, Op::NotEmpty],
            Self::Segment => &[Op::Is, Op::IsNot, Op::In, Op::NotIn],
            Self::Integer | Self::Money => &[
                Op::Is,
                Op::IsNot,
                Op::Less,
                Op::AtMost,
                Op::More,
                Op::AtLeast,
                Op::Between,
                Op::Empty,
                Op::NotEmpty,
            ],
            Self::Date | Self::Time => &[
                Op::InLast,
                Op::InNext,
                Op::OlderThan,
                Op::During,
                Op::Is,
                Op::IsNot,
                Op::Less,
                Op::AtMost,
                Op::More,
                Op::AtLeast,
                Op::Between,
                Op::Empty,
                Op::NotEmpty,
            ],
            Self::Flag => &[Op::Is],
        }
    }

    /// Returns the word by which the window knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text | Self::LongText => "text",
            Self::Choice => "choice",
            Self::Integer => "integer",
            Self::Money => "money",
            Self::Date => "date",
            Self::Time => "time",
            Self::Flag => "flag",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Segment => "segment",
        }
    }

    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Email | Self::Phone)
    }

    pub(crate) const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Money)
    }

    pub(crate) const fn is_calendar(self) -> bool {
        matches!(self, Self::Date | Self::Time)
    }

    /// Returns an operator's words when it is said of this type: `before` rather than `<` of a day.
    #[must_use]
    pub const fn words(self, op: Op) -> &'static str {
        let calendar = self.is_calendar();
        let number = self.is_number();
        match op {
            Op::Is if calendar => "on",
            Op::Is if number => "=",
            Op::Is => "is",
            Op::IsNot if calendar => "not on",
            Op::IsNot if number => "!=",
            Op::IsNot => "is not",
            Op::Contains => "contains",
            Op::NotContains => "does not contain",
            Op::StartsWith => "starts with",
            Op::EndsWith => "ends with",
            Op::In => "in",
            Op::NotIn => "not in",
            Op::Less if calendar => "before",
            Op::Less => "<",
            Op::AtMost if calendar => "on or before",
            Op::AtMost => "<=",
            Op::More if calendar => "after",
            Op::More => ">",
            Op::AtLeast if calendar => "on or after",
            Op::AtLeast => ">=",
            Op::Between => "between",
            Op::InLast => "in last",
            Op::InNext => "in next",
            Op::OlderThan => "older than",
            Op::During => "during",
            Op::Empty => "is empty",
            Op::NotEmpty => "is not empty",
        }
    }
}
