//! Another set of tables, to show that tables are rows of data: two references in a row, days,
//! a mergeable parent of parents.

use crate::ask::catalogue::Kind::{Choice, Date, Flag, Integer, Money, Parent, Survivor, Text};
use crate::ask::catalogue::{
    Catalogue, Column, ColumnNo, DictionaryNo, Field, FieldType, Layout, Many, Only, Relation,
    Root, Table, TableNo, Via,
};

pub(super) const CUSTOMER: TableNo = TableNo(0);
const HANDLE: TableNo = TableNo(1);
pub(super) const ORDER: TableNo = TableNo(2);
const LINE: TableNo = TableNo(3);

const WORDS: DictionaryNo = DictionaryNo(0);

const NAME: ColumnNo = ColumnNo(1);
const CUSTOMER_REF: ColumnNo = ColumnNo(1);
const ORDER_REF: ColumnNo = ColumnNo(1);

static LAYOUT: Layout = Layout {
    tables: &[
        Table {
            name: "customer",
            columns: &[
                Column::new("deleted", Flag),
                Column::new("name", Text(WORDS)),
                Column::new("survivor", Survivor),
                Column::new("born", Date),
                Column::new("first_handle", Text(WORDS)),
            ],
        },
        Table {
            name: "handle",
            columns: &[
                Column::new("deleted", Flag),
                Column::new("customer", Parent(CUSTOMER)),
                Column::new("kind", Choice(&["chat"])),
                Column::new("value", Text(WORDS)),
            ],
        },
        Table {
            name: "order",
            columns: &[
                Column::new("deleted", Flag),
                Column::new("customer", Parent(CUSTOMER)),
                Column::new("total", Money(ColumnNo(3))),
                Column::new("currency", Choice(&[])),
                Column::new("due", Date),
            ],
        },
        Table {
            name: "line",
            columns: &[
                Column::new("deleted", Flag),
                Column::new("order", Parent(ORDER)),
                Column::new("quantity", Integer),
                Column::new("product", Text(WORDS)),
            ],
        },
    ],
};

const CUSTOMER_NAME: Field = Field::new("name", FieldType::Text, NAME);
const HANDLES: Field = Field::new("handle", FieldType::Text, ColumnNo(3)).many(
    Many {
        table: HANDLE,
        back: CUSTOMER_REF,
        past: &[],
        only: Some(Only::Word(ColumnNo(2), "chat")),
        through: &[],
        single: false,
    },
    Some(ColumnNo(4)),
);

/// The only handle, as if there could not be several.
const ONLY_HANDLE: Field = Field::new("only_handle", FieldType::Text, ColumnNo(3)).many(
    Many {
        table: HANDLE,
        back: CUSTOMER_REF,
        past: &[],
        only: Some(Only::Word(ColumnNo(2), "chat")),
        through: &[],
        single: true,
    },
    Some(ColumnNo(3)),
);

/// How many are in the only line of an order, of those that belong to the second order.
const ONLY_QUANTITY: Field = Field::new("only_quantity", FieldType::Integer, ColumnNo(2)).many(
    Many {
        table: LINE,
        back: ORDER_REF,
        past: &[],
        only: Some(Only::Row(ORDER_REF, 2)),
        through: &[],
        single: true,
    },
    Some(ColumnNo(2)),
);

pub(super) static CATALOGUE: Catalogue = Catalogue {
    layout: &LAYOUT,
    roots: &[
        Root {
            table: CUSTOMER,
            name: "customer",
            plural: "customers",
            fields: &[
                CUSTOMER_NAME,
                HANDLES,
                ONLY_HANDLE,
                Field::new("born", FieldType::Date, ColumnNo(3)),
            ],
            relations: &[
                Relation {
                    name: "order",
                    plural: "orders",
                    table: ORDER,
                    via: Via::Back(&[CUSTOMER_REF]),
                    event: None,
                    latest: None,
                    description: "",
                },
                Relation {
                    name: "line",
                    plural: "lines",
                    table: LINE,
                    via: Via::Back(&[ORDER_REF, CUSTOMER_REF]),
                    event: None,
                    latest: None,
                    description: "",
                },
            ],
        },
        Root {
            table: ORDER,
            name: "order",
            plural: "orders",
            fields: &[
                Field::new("total", FieldType::Money, ColumnNo(2)),
                Field::new("due", FieldType::Date, ColumnNo(4)),
                CUSTOMER_NAME.through(&[CUSTOMER_REF]),
                HANDLES.through(&[CUSTOMER_REF]),
                ONLY_HANDLE.through(&[CUSTOMER_REF]),
                ONLY_QUANTITY,
            ],
            relations: &[Relation {
                name: "line",
                plural: "lines",
                table: LINE,
                via: Via::Back(&[ORDER_REF]),
                event: None,
                latest: None,
                description: "",
            }],
        },
        Root {
            table: LINE,
            name: "line",
            plural: "lines",
            fields: &[
                Field::new("quantity", FieldType::Integer, ColumnNo(2)),
                Field::new("product", FieldType::Text, ColumnNo(3)),
                CUSTOMER_NAME.through(&[ORDER_REF, CUSTOMER_REF]),
                HANDLES.through(&[ORDER_REF, CUSTOMER_REF]),
            ],
            relations: &[Relation {
                name: "customer",
                plural: "customers",
                table: CUSTOMER,
                via: Via::Forward(&[ORDER_REF, CUSTOMER_REF]),
                event: None,
                latest: None,
                description: "",
            }],
        },
    ],
    segments: &[],
};
