//! What can be asked of customers, their orders, what they did, and what is sold.

use super::{
    CONTACT, ORDER_LINE, contact, interaction, order, order_line, product,
    vocabulary::{CITY, COMPANY, EMAIL, NAME},
};
use crate::ask::catalogue::{ColumnNo, Field, FieldType, Many, Relation, Via};

// A contact's figures, which its leads offer as their own. All but the totals' currency is in
// every currency; who never ordered or came has 0 of it, and no last time.
pub(super) const TOTAL_SPEND: Field =
    Field::new("total_spend", FieldType::Money, contact::TOTAL_SPEND)
        .aliases(&["spend", "totalspend", "spent", "total_spent", "revenue"])
        .describe("What the contact spent in all, in the workspace's currency.");
pub(super) const ORDER_COUNT: Field =
    Field::new("order_count", FieldType::Integer, contact::ORDER_COUNT)
        .aliases(&["ordercount", "num_orders", "numorders", "number_of_orders"])
        .describe("How often the contact ordered, in any currency.");
pub(super) const LAST_ORDER: Field =
    Field::new("last_order_at", FieldType::Time, contact::LAST_ORDER)
        .aliases(&["last_order", "last_order_date", "lastorderdate", "lastorderat"])
        .describe("When the contact last ordered.");
pub(super) const NUM_VISITS: Field =
    Field::new("num_visits", FieldType::Integer, contact::NUM_VISITS)
        .aliases(&["visits", "numvisits", "visit_count", "number_of_visits"])
        .describe("How often the contact came.");
pub(super) const LAST_VISIT: Field =
    Field::new("last_visit_at", FieldType::Time, contact::LAST_VISIT)
        .aliases(&["last_visit", "last_visit_date", "lastvisitdate", "lastvisitat", "lastvisit"])
        .describe("When the contact last came.");

const LINES: Many = Many {
    table: ORDER_LINE,
    back: order_line::ORDER_REF,
    past: &[],
    only: None,
    through: &[order_line::PRODUCT_REF],
    single: false,
};

const BY_CUSTOMER: &[ColumnNo] = &[order::CONTACT_REF];
const BY_ACTOR: &[ColumnNo] = &[interaction::CONTACT_REF];

pub(super) const ORDER_FIELDS: &[Field] = &[
    Field::new("amount", FieldType::Money, order::AMOUNT)
        .aliases(&["total", "value", "sum", "price"])
        .describe("What was asked for in all, in the workspace's currency."),
    Field::new("placed", FieldType::Time, order::PLACED)
        .aliases(&["placed_at", "date", "ordered", "ordered_at", "created", "created_at"])
        .describe("When it was placed."),
    Field::new("product", FieldType::Text, product::NAME)
        .many(LINES, None)
        .aliases(&["products", "item", "items"])
        .describe("Any product that was ordered, by its name."),
    Field::new("category", FieldType::Text, product::CATEGORY)
        .many(LINES, None)
        .aliases(&["categories"])
        .describe("The kind of any product that was ordered."),
    NAME.through(BY_CUSTOMER),
    COMPANY.through(BY_CUSTOMER),
    CITY.through(BY_CUSTOMER),
    EMAIL.through(BY_CUSTOMER),
];

pub(super) const ORDER_RELATIONS: &[Relation] = &[Relation {
    name: "contact",
    plural: "contacts",
    table: CONTACT,
    via: Via::Forward(BY_CUSTOMER),
    event: None,
    latest: None,
    description: "Who ordered.",
}];

pub(super) const INTERACTION_FIELDS: &[Field] = &[
    Field::new("kind", FieldType::Choice, interaction::KIND)
        .open()
        .aliases(&["type", "event"])
        .describe("What was done."),
    Field::new("at", FieldType::Time, interaction::AT)
        .aliases(&["happened", "happened_at", "date", "when", "created"])
        .describe("When it was done."),
    NAME.through(BY_ACTOR),
    COMPANY.through(BY_ACTOR),
    CITY.through(BY_ACTOR),
    EMAIL.through(BY_ACTOR),
];

pub(super) const INTERACTION_RELATIONS: &[Relation] = &[Relation {
    name: "contact",
    plural: "contacts",
    table: CONTACT,
    via: Via::Forward(BY_ACTOR),
    event: None,
    latest: None,
    description: "Who did it.",
}];

pub(super) const PRODUCT_FIELDS: &[Field] = &[
    Field::new("name", FieldType::Text, product::NAME)
        .aliases(&["title", "product"])
        .describe("What the product is called."),
    Field::new("sku", FieldType::Text, product::SKU)
        .aliases(&["number", "code", "article"])
        .describe("Its number in the team's own list."),
    Field::new("category", FieldType::Text, product::CATEGORY)
        .aliases(&["kind", "type"])
        .describe("What kind of thing it is."),
    Field::new("price", FieldType::Money, product::PRICE)
        .aliases(&["cost", "amount"])
        .describe("What one costs, in the workspace's currency."),
    Field::new("archived", FieldType::Flag, product::ARCHIVED)
        .aliases(&["is_archived"])
        .describe("Whether it is no longer sold; lists leave such out unless asked."),
    Field::new("created", FieldType::Time, product::CREATED)
        .aliases(&["created_at", "added", "entered"])
        .describe("When it was entered."),
    Field::new("withdrawn", FieldType::Flag, product::WITHDRAWN)
        .describe("Whether the making of the product was undone."),
];
