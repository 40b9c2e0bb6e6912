//! Rows to learn from: columns, outcomes, and what is known of their order and worth.

use std::sync::Arc;

/// The code of a level that is missing.
pub const MISSING: u32 = u32::MAX;

/// As many rows as row numbers reach.
const ROWS_MAX: usize = u32::MAX as usize - 1;

/// One column of a table.
#[derive(Debug, Clone)]
pub enum Column {
    /// Numbers; NaN is missing, and an infinity is the largest number there is.
    Numbers(Vec<f64>),
    /// Places in a dictionary; [`MISSING`], or one beyond its end, is missing.
    Levels {
        /// A place for each row.
        codes: Vec<u32>,
        /// The dictionary, which may hold more than occurs.
        names: Arc<Vec<String>>,
    },
    /// Yes, no, or missing.
    Flags(Vec<Option<bool>>),
}

impl Column {
    /// Returns how many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Levels { codes, .. } => codes.len(),
            Self::Flags(flags) => flags.len(),
        }
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the column of some of its rows.
    #[must_use]
    pub fn of(&self, rows: &[u32]) -> Self {
        let rows = rows.iter().map(|&row| row as usize);
        match self {
            Self::Numbers(values) => Self::Numbers(rows.map(|row| values[row]).collect()),
            Self::Levels { codes, names } => {
                Self::Levels { codes: rows.map(|row| codes[row]).collect(), names: names.clone() }
            }
            Self::Flags(flags) => Self::Flags(rows.map(|row| flags[row]).collect()),
        }
    }
}

/// What is wrong with rows that are given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A column is longer or shorter than the table.
    #[error("the column {column} has {found} rows, not {wanted}")]
    Length {
        /// Which, or what stands beside the columns.
        column: String,
        /// Its rows.
        found: usize,
        /// The rows of the table.
        wanted: usize,
    },
    /// Two columns have one name.
    #[error("there are two columns {0}")]
    Twice(String),
    /// There are more rows than can be numbered.
    #[error("more than {ROWS_MAX} rows")]
    TooMany,
}

/// Columns of one length, by name.
#[derive(Debug, Clone, Default)]
pub struct Table {
    rows: usize,
    columns: Vec<(String, Column)>,
}

impl Table {
    /// Returns a table without columns.
    #[must_use]
    pub const fn new(rows: usize) -> Self {
        Self { rows, columns: Vec::new() }
    }

    /// Adds a column.
    ///
    /// # Errors
    ///
    /// Refuses one of another length, and a second one of the same name.
    pub fn push(&mut self, name: &str, column: Column) -> Result<(), Unfit> {
        same_length(name, column.len(), self.rows)?;
        if self.column(name).is_some() {
            return Err(Unfit::Twice(name.to_owned()));
        }
        self.columns.push((name.to_owned(), column));
        Ok(())
    }

    /// Returns how many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the columns with their names.
    #[must_use]
    pub fn columns(&self) -> &[(String, Column)] {
        &self.columns
    }

    /// Returns a column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(own, _)| own == name).map(|(_, column)| column)
    }

    /// Returns the table of some of its rows.
    #[must_use]
    pub fn of(&self, rows: &[u32]) -> Self {
        let columns = self.columns.iter();
        let columns = columns.map(|(name, column)| (name.clone(), column.of(rows))).collect();
        Self { rows: rows.len(), columns }
    }
}

/// Rows whose outcome is known.
#[derive(Debug, Clone)]
pub struct Examples {
    /// What was known of each when it was to be scored.
    pub table: Table,
    /// How each ended.
    pub won: Vec<bool>,
    /// The score that rules gave each; NaN where they gave none.
    pub rules: Option<Vec<f64>>,
    /// When each was; any unit, larger is later. Without it rows are in no order.
    pub time: Option<Vec<f64>>,
    /// What each is worth beside how recent it is; not above zero is nothing.
    pub weights: Option<Vec<f64>>,
}

impl Examples {
    /// Returns examples of which only columns and outcomes are known.
    #[must_use]
    pub const fn new(table: Table, won: Vec<bool>) -> Self {
        Self { table, won, rules: None, time: None, weights: None }
    }

    /// Returns the examples of some of the rows.
    #[must_use]
    pub fn of(&self, rows: &[u32]) -> Self {
        let pick = |values: &Vec<f64>| rows.iter().map(|&row| values[row as usize]).collect();
        Self {
            table: self.table.of(rows),
            won: rows.iter().map(|&row| self.won[row as usize]).collect(),
            rules: self.rules.as_ref().map(pick),
            time: self.time.as_ref().map(pick),
            weights: self.weights.as_ref().map(pick),
        }
    }

    /// Holds everything to one length.
    pub(crate) fn check(&self) -> Result<(), Unfit> {
        let rows = self.table.rows;
        if rows > ROWS_MAX {
            return Err(Unfit::TooMany);
        }
        same_length("of outcomes", self.won.len(), rows)?;
        let beside = [("of rules", &self.rules), ("of times", &self.time)];
        for (name, values) in beside.into_iter().chain([("of weights", &self.weights)]) {
            if let Some(values) = values {
                same_length(name, values.len(), rows)?;
            }
        }
        Ok(())
    }
}

fn same_length(column: &str, found: usize, wanted: usize) -> Result<(), Unfit> {
    if found == wanted {
        return Ok(());
    }
    Err(Unfit::Length { column: column.to_owned(), found, wanted })
}
