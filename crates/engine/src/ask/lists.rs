//! Open lists: an order that stands still while somebody scrolls in it.
//!
//! A list keeps the set of rows it had when it was opened. Its beginning is sorted at once; the
//! rest when the scrollbar first leaves the beginning, by the values of that moment. From then on
//! no row moves, whatever is edited: what was shown stays where it was.

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::TableNo;
use crate::ask::check::{Checked, Sorting};
use crate::ask::columns::Columns;
use crate::ask::context::{Context, Currency};
use crate::ask::sort::Order;

/// Most open lists: a board has one for each of its columns. Each takes a bit a row, and once it
/// was jumped about in, four bytes for each of its own.
pub const LISTS_MAX: usize = 120;

/// Most rows of one window.
pub const WINDOW_ROWS_MAX: u32 = 1_000;

/// Rows that are sorted at once: several screens, at the price of one.
const HEAD_ROWS: usize = 512;

/// Why a list cannot answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The list was closed, or others were opened since.
    #[error("the list is not open any more; open it again")]
    Expired,
}

/// A list that was just opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// By which the list is known from now on.
    pub handle: u32,
    /// How many rows it has.
    pub total: u32,
    /// The first of them.
    pub rows: Vec<u32>,
}

/// Some rows of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// How many rows the list has.
    pub total: u32,
    /// The rows asked for, as far as there are any.
    pub rows: Vec<u32>,
}

/// The open lists.
#[derive(Debug, Default)]
pub struct Lists {
    /// The longest unused first.
    lists: Vec<List>,
    last_handle: u32,
}

#[derive(Debug)]
struct List {
    handle: u32,
    root: TableNo,
    total: u32,
    sorting: Sorting,
    currency: Currency,
    /// The rows that have no place in `order` yet.
    rest: Bitmap,
    /// The rows that have one; all of them once `rest` is empty.
    order: Vec<u32>,
}

/// Sorts the beginning of a list: more rows than its first window has.
pub(crate) fn head(
    columns: &Columns,
    rows: &Bitmap,
    sorting: &Sorting,
    currency: Currency,
    limit: u32,
) -> Vec<u32> {
    let limit = limit.min(WINDOW_ROWS_MAX) as usize;
    Order::new(columns, sorting, currency).first(rows, None, limit.max(HEAD_ROWS))
}

impl Lists {
    /// Opens a list. The list that was unused the longest gives way when there are too many.
    pub fn open(
        &mut self,
        columns: &Columns,
        rule: &Checked,
        sorting: &Sorting,
        context: &Context<'_>,
        limit: u32,
    ) -> Opened {
        let rows = columns.evaluate(rule, context);
        let order = head(columns, &rows, sorting, context.currency, limit);
        self.open_rows(rows, order, sorting, context.currency, limit)
    }

    /// Opens a list of rows that were found already, and whose beginning was sorted.
    pub(crate) fn open_rows(
        &mut self,
        mut rest: Bitmap,
        order: Vec<u32>,
        sorting: &Sorting,
        currency: Currency,
        limit: u32,
    ) -> Opened {
        let total = rest.count();
        let limit = limit.min(WINDOW_ROWS_MAX) as usize;
        for &row in &order {
            rest.remove(row);
        }
        if self.lists.len() == LISTS_MAX {
            self.lists.remove(0);
        }
        self.last_handle = self.last_handle.wrapping_add(1);
        let rows = order.iter().copied().take(limit).collect();
        self.lists.push(List {
            handle: self.last_handle,
            root: sorting.root,
            total,
            sorting: sorting.clone(),
            currency,
            rest,
            order,
        });
        Opened { handle: self.last_handle, total, rows }
    }

    /// Returns some rows of a list.
    ///
    /// # Errors
    /// When the list is not open any more.
    pub fn window(
        &mut self,
        columns: &Columns,
        handle: u32,
        offset: u32,
        limit: u32,
    ) -> Result<Window, ListError> {
        let list = self.used(handle)?;
        let end = offset.saturating_add(limit.min(WINDOW_ROWS_MAX)).min(list.total);
        if end as usize > list.order.len() {
            list.complete(columns);
        }
        let rows = list.order.get(offset as usize..end as usize).unwrap_or_default().to_vec();
        Ok(Window { total: list.total, rows })
    }

    /// Returns the place of a row in a list, if it is there.
    ///
    /// # Errors
    /// When the list is not open any more.
    pub fn locate(
        &mut self,
        columns: &Columns,
        handle: u32,
        row: u32,
    ) -> Result<Option<u32>, ListError> {
        let list = self.used(handle)?;
        if list.rest.get(row) {
            list.complete(columns);
        }
        Ok(list.order.iter().position(|&other| other == row).map(|at| at as u32))
    }

    /// Returns what a list is of.
    ///
    /// # Errors
    /// When the list is not open any more.
    pub fn root(&self, handle: u32) -> Result<TableNo, ListError> {
        let list = self.lists.iter().find(|list| list.handle == handle);
        list.map(|list| list.root).ok_or(ListError::Expired)
    }

    /// Forgets a list.
    pub fn close(&mut self, handle: u32) {
        self.lists.retain(|list| list.handle != handle);
    }

    /// Forgets all lists, when a workspace is closed.
    pub fn clear(&mut self) {
        self.lists.clear();
    }

    fn used(&mut self, handle: u32) -> Result<&mut List, ListError> {
        let at = self.lists.iter().position(|list| list.handle == handle);
        let list = self.lists.remove(at.ok_or(ListError::Expired)?);
        self.lists.push(list);
        self.lists.last_mut().ok_or(ListError::Expired)
    }
}

impl List {
    fn complete(&mut self, columns: &Columns) {
        let rest = std::mem::take(&mut self.rest);
        let rest = Order::new(columns, &self.sorting, self.currency).all(&rest);
        self.order.reserve_exact(rest.len());
        self.order.extend(rest);
    }
}
