//! The tables of the customer base: products, orders, interactions, opening balances, and what
//! contacts are to each other.
//!
//! Orders, interactions and balances are insert-only: they are voided, never edited, and every
//! total is worked out from those that stand.

use anteroom_replica::registry::{
    ColumnDef,
    ColumnType::{Flag, Int, Text, Time},
    TableDef,
};

use super::{
    checks::{
        check_balance, check_interaction, check_order, check_order_line, check_order_void,
        check_product, check_relationship,
    },
    column, grouped, insert_only, of, reference, replicated, required,
};

pub(super) const PRODUCT: TableDef = TableDef {
    check: Some(check_product),
    ..replicated(
        22,
        "product",
        &[
            required(1, "name", Text),
            column(2, "sku", Text),
            column(3, "category", Text),
            column(4, "description", Text),
            grouped(5, "price_minor", Int, 5),
            grouped(6, "currency", Text, 5),
            column(7, "archived", Flag),
            required(8, "created_at", Time),
        ],
    )
};

pub(super) const ORDERS: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_order),
    ..insert_only(
        23,
        "orders",
        &[
            of(1, "contact_id", "contact"),
            column(2, "number", Text),
            required(3, "placed_at", Time),
            grouped(4, "amount_minor", Int, 4),
            grouped(5, "currency", Text, 4),
            column(6, "note", Text),
            column(7, "external_key", Text),
            reference(8, "author_id", "member"),
        ],
    )
};

pub(super) const ORDER_LINE: TableDef = TableDef {
    parents: &["order_id"],
    check: Some(check_order_line),
    ..insert_only(
        24,
        "order_line",
        &[
            of(1, "order_id", "orders"),
            reference(2, "product_id", "product"),
            required(3, "title", Text),
            required(4, "quantity", Int),
            required(5, "price_minor", Int),
            column(6, "position", Int),
        ],
    )
};

pub(super) const ORDER_VOID: TableDef = TableDef {
    // It says why something is not there any more, as little to be seen as the void row itself.
    content: false,
    check: Some(check_order_void),
    ..insert_only(
        25,
        "order_void",
        &[
            of(1, "order_id", "orders"),
            required(2, "reason", Text),
            reference(3, "author_id", "member"),
            required(4, "voided_at", Time),
        ],
    )
};

pub(super) const INTERACTION: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_interaction),
    ..insert_only(
        26,
        "interaction",
        &[
            of(1, "contact_id", "contact"),
            reference(2, "lead_id", "lead"),
            required(3, "kind", Text),
            required(4, "happened_at", Time),
            column(5, "note", Text),
            grouped(6, "amount_minor", Int, 6),
            grouped(7, "currency", Text, 6),
            column(8, "external_key", Text),
            reference(9, "author_id", "member"),
        ],
    )
};

pub(super) const OPENING_BALANCE: TableDef = TableDef {
    parents: &["contact_id"],
    check: Some(check_balance),
    ..insert_only(
        27,
        "opening_balance",
        &[
            of(1, "contact_id", "contact"),
            grouped(2, "amount_minor", Int, 2),
            grouped(3, "currency", Text, 2),
            column(4, "orders", Int),
            column(5, "visits", Int),
            column(6, "last_order_at", Time),
            column(7, "last_visit_at", Time),
            required(8, "as_of", Time),
            column(9, "source", Text),
            reference(10, "author_id", "member"),
        ],
    )
};

pub(super) const RELATIONSHIP: TableDef = TableDef {
    parents: &["contact_id", "other_id"],
    check: Some(check_relationship),
    ..replicated(
        28,
        "relationship",
        &[
            of(1, "contact_id", "contact"),
            of(2, "other_id", "contact"),
            ColumnDef { required: true, ..grouped(3, "kind", Text, 3) },
            grouped(4, "label", Text, 3),
            required(5, "created_at", Time),
        ],
    )
};
