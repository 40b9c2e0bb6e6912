//! The tables of the desk, as columns and as vocabulary. All rows of data, no code.

pub(crate) mod custom;
mod customers;
mod vocabulary;

use crate::ask::catalogue::Kind::{
    Choice, Count, Date, Flag, Integer, LongText, Money, Parent, Ref, Second, Survivor, Text, Time,
    Total,
};
use crate::ask::catalogue::{
    Column, ColumnNo, DictionaryNo, EXCLUDE, Gathered, INCLUDE, Layout, Table, TableNo,
};
pub use vocabulary::CATALOGUE;
pub(crate) use vocabulary::PICKED;

/// People of the workspace.
pub const MEMBER: TableNo = TableNo(0);
/// Persons and organisations.
pub const CONTACT: TableNo = TableNo(1);
/// E-mails, phones, addresses, links of contacts.
pub const CONTACT_POINT: TableNo = TableNo(2);
/// Inquiries.
pub const LEAD: TableNo = TableNo(3);
/// Notes on leads.
pub const NOTE: TableNo = TableNo(4);
/// Files of leads.
pub const DOCUMENT: TableNo = TableNo(5);
/// Steps of the pipeline. Rows 1 to 5 are the built-in ones, in the order of the states, whether
/// they are stored or not; the others follow by their own row numbers.
pub const STAGE: TableNo = TableNo(6);
/// Words that leads are marked with.
pub const TAG: TableNo = TableNo(7);
/// Which lead is marked with which.
pub const LEAD_TAG: TableNo = TableNo(8);

/// Fields that the team made up.
pub const CUSTOM_FIELD: TableNo = TableNo(9);
/// What records have in them.
pub const CUSTOM_VALUE: TableNo = TableNo(10);

/// What is sold.
pub const PRODUCT: TableNo = TableNo(11);
/// What contacts ordered; one that was voided counts as deleted.
pub const ORDER: TableNo = TableNo(12);
/// Which products they ordered.
pub const ORDER_LINE: TableNo = TableNo(13);
/// What contacts did; voided like orders.
pub const INTERACTION: TableNo = TableNo(14);
/// What was known of contacts in total before; voided like orders.
pub const OPENING_BALANCE: TableNo = TableNo(15);

/// Saved rules over contacts. What they ask is the catalogue's and the context's.
pub const SEGMENT: TableNo = TableNo(16);
/// Who is in a segment, or is not, whatever its rule says.
pub const SEGMENT_PICK: TableNo = TableNo(17);

/// What contacts are to each other.
pub const RELATIONSHIP: TableNo = TableNo(18);

/// What contacts are known to do; the team's own words sort behind these.
pub const INTERACTION_KINDS: [&str; 11] = crate::schema::INTERACTION_KINDS;

/// What one contact can be to another.
pub const RELATIONSHIP_KINDS: [&str; 9] = crate::schema::RELATIONSHIP_KINDS;

/// States of a lead, in the order in which a list sorts them.
pub const LEAD_STATES: [&str; 5] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

/// Grades of a lead, best first: fit, then engagement.
pub const SCORE_GRADES: [&str; 9] = ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"];

/// Kinds of contact points.
pub const POINT_KINDS: [&str; 4] = ["email", "phone", "address", "link"];

/// Kinds of documents.
pub const DOCUMENT_KINDS: [&str; 6] = ["pdf", "docx", "txt", "doc", "rtf", "odt"];

/// How well a document could be read, best first.
pub const GRADES: [&str; 4] = ["good", "low", "image_only", "locked"];

// Dictionaries: one for each kind of text that repeats across columns.
const NAMES: DictionaryNo = DictionaryNo(0);
const COMPANIES: DictionaryNo = DictionaryNo(1);
const JOB_TITLES: DictionaryNo = DictionaryNo(2);
const CITIES: DictionaryNo = DictionaryNo(3);
const POINTS: DictionaryNo = DictionaryNo(4);
const TITLES: DictionaryNo = DictionaryNo(5);
const REASONS: DictionaryNo = DictionaryNo(6);
const SOURCES: DictionaryNo = DictionaryNo(7);
const FILE_NAMES: DictionaryNo = DictionaryNo(8);
const MEMBERS: DictionaryNo = DictionaryNo(9);
const STAGES: DictionaryNo = DictionaryNo(10);
const TAGS: DictionaryNo = DictionaryNo(11);
const CUSTOM_TEXTS: DictionaryNo = DictionaryNo(12);
const PRODUCTS: DictionaryNo = DictionaryNo(13);
const SKUS: DictionaryNo = DictionaryNo(14);
const CATEGORIES: DictionaryNo = DictionaryNo(15);
const LABELS: DictionaryNo = DictionaryNo(16);

/// Columns of `MEMBER`.
pub mod member {
    use super::{Column, ColumnNo, Flag, MEMBERS, Text};

    /// What the member is called.
    pub const NAME: ColumnNo = ColumnNo(1);

    pub(super) const COLUMNS: &[Column] =
        &[Column::new("deleted", Flag), Column::new("name", Text(MEMBERS))];
}

/// Columns of `CONTACT`.
pub mod contact {
    use super::{
        CITIES, COMPANIES, Column, ColumnNo, Count, Flag, Gathered, INTERACTION, Integer,
        JOB_TITLES, NAMES, OPENING_BALANCE, ORDER, POINTS, Second, Survivor, Text, Time, Total,
        interaction, opening_balance, order,
    };
    use crate::table::balance::VISIT;

    /// What the contact is called.
    pub const NAME: ColumnNo = ColumnNo(1);
    /// The company that a person works for.
    pub const COMPANY: ColumnNo = ColumnNo(2);
    /// What a person does there.
    pub const JOB_TITLE: ColumnNo = ColumnNo(3);
    /// Where the contact is.
    pub const CITY: ColumnNo = ColumnNo(4);
    /// Whether it is an organisation.
    pub const IS_COMPANY: ColumnNo = ColumnNo(5);
    /// When it was entered.
    pub const CREATED: ColumnNo = ColumnNo(6);
    /// The contact it was merged into, resolved to the last survivor.
    pub const SURVIVOR: ColumnNo = ColumnNo(7);
    /// Its primary or first e-mail, derived by the store.
    pub const PRIMARY_EMAIL: ColumnNo = ColumnNo(8);
    /// Its primary or first phone, derived by the store.
    pub const PRIMARY_PHONE: ColumnNo = ColumnNo(9);
    /// Whether its making was undone; no list shows it.
    pub const WITHDRAWN: ColumnNo = ColumnNo(10);
    /// What it spent in all, in the workspace's currency.
    pub const TOTAL_SPEND: ColumnNo = ColumnNo(11);
    /// How often it ordered, in any currency.
    pub const ORDER_COUNT: ColumnNo = ColumnNo(12);
    /// When it last ordered.
    pub const LAST_ORDER: ColumnNo = ColumnNo(13);
    /// How often it came.
    pub const NUM_VISITS: ColumnNo = ColumnNo(14);
    /// When it last came.
    pub const LAST_VISIT: ColumnNo = ColumnNo(15);
    /// The score of its current lead, derived.
    pub const SCORE: ColumnNo = ColumnNo(16);

    const fn of_orders(value: Option<ColumnNo>) -> Gathered {
        Gathered { table: ORDER, back: order::CONTACT_REF, only: None, value }
    }

    const fn of_visits(value: Option<ColumnNo>) -> Gathered {
        let only = Some((interaction::KIND, VISIT));
        Gathered { table: INTERACTION, back: interaction::CONTACT_REF, only, value }
    }

    const fn of_balances(value: ColumnNo) -> Gathered {
        let (table, back) = (OPENING_BALANCE, opening_balance::CONTACT_REF);
        Gathered { table, back, only: None, value: Some(value) }
    }

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("name", Text(NAMES)),
        Column::new("company", Text(COMPANIES)),
        Column::new("job_title", Text(JOB_TITLES)),
        Column::new("city", Text(CITIES)),
        Column::new("is_company", Flag),
        Column::new("created", Time),
        Column::new("survivor", Survivor),
        Column::new("primary_email", Text(POINTS)),
        Column::new("primary_phone", Text(POINTS)),
        Column::new("withdrawn", Flag),
        Column::new("total_spend", Total).gathered(
            const { &[of_orders(Some(order::AMOUNT)), of_balances(opening_balance::AMOUNT)] },
        ),
        Column::new("order_count", Count)
            .gathered(const { &[of_orders(None), of_balances(opening_balance::ORDERS)] }),
        Column::new("last_order", Second).gathered(
            const { &[of_orders(Some(order::PLACED)), of_balances(opening_balance::LAST_ORDER)] },
        ),
        Column::new("num_visits", Count)
            .gathered(const { &[of_visits(None), of_balances(opening_balance::VISITS)] }),
        Column::new("last_visit", Second).gathered(
            const { &[of_visits(Some(interaction::AT)), of_balances(opening_balance::LAST_VISIT)] },
        ),
        Column::new("score", Integer),
    ];
}

/// Columns of `CONTACT_POINT`.
pub mod contact_point {
    use super::{CONTACT, Choice, Column, ColumnNo, Flag, POINT_KINDS, POINTS, Parent, Text};

    /// Whose it is.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// What it is.
    pub const KIND: ColumnNo = ColumnNo(2);
    /// The address or number.
    pub const VALUE: ColumnNo = ColumnNo(3);
    /// Whether it is the first to be used.
    pub const PRIMARY: ColumnNo = ColumnNo(4);
    /// The form by which equal addresses and numbers are found.
    pub const NORMAL: ColumnNo = ColumnNo(5);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("kind", Choice(&POINT_KINDS)),
        Column::new("value", Text(POINTS)),
        Column::new("primary", Flag),
        Column::new("normal", Text(POINTS)),
    ];
}

/// Columns of `LEAD`.
pub mod lead {
    use super::{
        CONTACT, Choice, Column, ColumnNo, Date, Flag, Integer, LEAD_STATES, MEMBER, Money, Parent,
        REASONS, Ref, SCORE_GRADES, SOURCES, STAGE as STAGES, TITLES, Text, Time,
    };

    /// Whose inquiry it is.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// The matter or deal.
    pub const TITLE: ColumnNo = ColumnNo(2);
    /// Where it stands.
    pub const STATE: ColumnNo = ColumnNo(3);
    /// Since when.
    pub const STATE_AT: ColumnNo = ColumnNo(4);
    /// Why it was lost.
    pub const LOST_REASON: ColumnNo = ColumnNo(5);
    /// Where it came from.
    pub const SOURCE: ColumnNo = ColumnNo(6);
    /// What it may be worth, in minor units.
    pub const VALUE: ColumnNo = ColumnNo(7);
    /// In which currency.
    pub const CURRENCY: ColumnNo = ColumnNo(8);
    /// The member responsible.
    pub const OWNER: ColumnNo = ColumnNo(9);
    /// When it came in.
    pub const RECEIVED: ColumnNo = ColumnNo(10);
    /// Whether it still waits for a person's word; lists leave it out.
    pub const DRAFT: ColumnNo = ColumnNo(11);
    /// Whether its making was undone; no list shows it.
    pub const WITHDRAWN: ColumnNo = ColumnNo(12);
    /// Whether it was put aside; lists leave it out unless they are asked for it.
    pub const ARCHIVED: ColumnNo = ColumnNo(13);
    /// The stage it counts as standing in, derived by the store; every lead stands in one.
    pub const STAGE: ColumnNo = ColumnNo(14);
    /// The day of its earliest open task, derived by the store.
    pub const NEXT_STEP: ColumnNo = ColumnNo(15);
    /// Whether it has an open task, with a day or without, derived by the store.
    pub const HAS_NEXT_STEP: ColumnNo = ColumnNo(16);
    /// What it is worth by the published rules, 0 to 100, derived.
    pub const SCORE: ColumnNo = ColumnNo(17);
    /// Its grade by them, derived.
    pub const GRADE: ColumnNo = ColumnNo(18);
    /// How likely it is won, in thousandths, by what is learned; derived.
    pub const LIKELY: ColumnNo = ColumnNo(19);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("title", Text(TITLES)),
        Column::new("state", Choice(&LEAD_STATES)),
        Column::new("state_at", Time),
        Column::new("lost_reason", Text(REASONS)),
        Column::new("source", Text(SOURCES)),
        Column::new("value", Money(CURRENCY)),
        Column::new("currency", Choice(&[])),
        Column::new("owner", Ref(MEMBER)),
        Column::new("received", Time),
        Column::new("draft", Flag),
        Column::new("withdrawn", Flag),
        Column::new("archived", Flag),
        Column::new("stage", Ref(STAGES)),
        Column::new("next_step", Date),
        Column::new("has_next_step", Flag),
        Column::new("score", Integer),
        Column::new("grade", Choice(&SCORE_GRADES)),
        Column::new("likely", Integer),
    ];
}

/// Columns of `NOTE`.
pub mod note {
    use super::{Column, ColumnNo, Flag, LEAD, LongText, MEMBER, Parent, Ref, Time};

    /// The lead it is about.
    pub const LEAD_REF: ColumnNo = ColumnNo(1);
    /// What it says; answered by the text index.
    pub const TEXT: ColumnNo = ColumnNo(2);
    /// The member who wrote it.
    pub const AUTHOR: ColumnNo = ColumnNo(3);
    /// When it was written.
    pub const CREATED: ColumnNo = ColumnNo(4);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("lead", Parent(LEAD)),
        Column::new("text", LongText),
        Column::new("author", Ref(MEMBER)),
        Column::new("created", Time),
    ];
}

/// Columns of `DOCUMENT`.
pub mod document {
    use super::{
        Choice, Column, ColumnNo, DOCUMENT_KINDS, FILE_NAMES, Flag, GRADES, Integer, LEAD,
        LongText, Parent, Text, Time,
    };

    /// The lead it belongs to.
    pub const LEAD_REF: ColumnNo = ColumnNo(1);
    /// What the file is.
    pub const KIND: ColumnNo = ColumnNo(2);
    /// Its size in bytes.
    pub const SIZE: ColumnNo = ColumnNo(3);
    /// Its pages, where it has pages.
    pub const PAGES: ColumnNo = ColumnNo(4);
    /// How well it could be read.
    pub const GRADE: ColumnNo = ColumnNo(5);
    /// When it was added.
    pub const ADDED: ColumnNo = ColumnNo(6);
    /// What the file was called.
    pub const FILE_NAME: ColumnNo = ColumnNo(7);
    /// What was read in it; answered by the text index.
    pub const TEXT: ColumnNo = ColumnNo(8);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("lead", Parent(LEAD)),
        Column::new("kind", Choice(&DOCUMENT_KINDS)),
        Column::new("size", Integer),
        Column::new("pages", Integer),
        Column::new("grade", Choice(&GRADES)),
        Column::new("added", Time),
        Column::new("file_name", Text(FILE_NAMES)),
        Column::new("text", LongText),
    ];
}

/// Columns of `STAGE`.
pub mod stage {
    use super::{Column, ColumnNo, Flag, Integer, STAGES, Text};

    /// What it is called; a built-in one without a name is called by its state.
    pub const NAME: ColumnNo = ColumnNo(1);
    /// Its place among all stages.
    pub const PLACE: ColumnNo = ColumnNo(2);
    /// After how many days a lead that stands in it is rotting.
    pub const ROTTING_DAYS: ColumnNo = ColumnNo(3);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("name", Text(STAGES)),
        Column::new("place", Integer),
        Column::new("rotting_days", Integer),
    ];
}

/// Columns of `TAG`.
pub mod tag {
    use super::{Column, ColumnNo, Flag, TAGS, Text};

    /// The word.
    pub const NAME: ColumnNo = ColumnNo(1);

    pub(super) const COLUMNS: &[Column] =
        &[Column::new("deleted", Flag), Column::new("name", Text(TAGS))];
}

/// Columns of `LEAD_TAG`.
pub mod lead_tag {
    use super::{Column, ColumnNo, Flag, LEAD, Parent, TAG};

    /// The lead.
    pub const LEAD_REF: ColumnNo = ColumnNo(1);
    /// The tag.
    pub const TAG_REF: ColumnNo = ColumnNo(2);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("lead", Parent(LEAD)),
        Column::new("tag", Parent(TAG)),
    ];
}

/// Columns of `CUSTOM_FIELD`: a field's name and kind are the catalogue's.
pub mod custom_field {
    use super::{Column, Flag};

    pub(super) const COLUMNS: &[Column] = &[Column::new("deleted", Flag)];
}

/// Columns of `CUSTOM_VALUE`: one for each kind of value, of which a row has one.
pub mod custom_value {
    use super::{
        CONTACT, CUSTOM_FIELD, CUSTOM_TEXTS, Choice, Column, ColumnNo, Date, Flag, Integer, LEAD,
        Money, Parent, Text,
    };

    /// The field.
    pub const FIELD_REF: ColumnNo = ColumnNo(1);
    /// The lead, if it is a lead's.
    pub const LEAD_REF: ColumnNo = ColumnNo(2);
    /// The contact, if it is a contact's.
    pub const CONTACT_REF: ColumnNo = ColumnNo(3);
    /// A text, a choice, or an address in the web.
    pub const TEXT: ColumnNo = ColumnNo(4);
    /// A whole number.
    pub const NUMBER: ColumnNo = ColumnNo(5);
    /// An amount in minor units.
    pub const AMOUNT: ColumnNo = ColumnNo(6);
    /// In which currency.
    pub const CURRENCY: ColumnNo = ColumnNo(7);
    /// A day.
    pub const DAY: ColumnNo = ColumnNo(8);
    /// Yes or no.
    pub const FLAG: ColumnNo = ColumnNo(9);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("field", Parent(CUSTOM_FIELD)),
        Column::new("lead", Parent(LEAD)),
        Column::new("contact", Parent(CONTACT)),
        Column::new("text", Text(CUSTOM_TEXTS)),
        Column::new("number", Integer),
        Column::new("amount", Money(CURRENCY)),
        Column::new("currency", Choice(&[])),
        Column::new("day", Date),
        Column::new("flag", Flag),
    ];
}

/// Columns of `PRODUCT`.
pub mod product {
    use super::{CATEGORIES, Choice, Column, ColumnNo, Flag, Money, PRODUCTS, SKUS, Text, Time};

    /// What it is called.
    pub const NAME: ColumnNo = ColumnNo(1);
    /// Its number in the team's own list.
    pub const SKU: ColumnNo = ColumnNo(2);
    /// What kind of thing it is.
    pub const CATEGORY: ColumnNo = ColumnNo(3);
    /// What one costs, in minor units.
    pub const PRICE: ColumnNo = ColumnNo(4);
    /// In which currency.
    pub const CURRENCY: ColumnNo = ColumnNo(5);
    /// Whether it is no longer sold; lists leave it out unless they are asked for it.
    pub const ARCHIVED: ColumnNo = ColumnNo(6);
    /// When it was entered.
    pub const CREATED: ColumnNo = ColumnNo(7);
    /// Whether its making was undone; no list shows it.
    pub const WITHDRAWN: ColumnNo = ColumnNo(8);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("name", Text(PRODUCTS)),
        Column::new("sku", Text(SKUS)),
        Column::new("category", Text(CATEGORIES)),
        Column::new("price", Money(CURRENCY)),
        Column::new("currency", Choice(&[])),
        Column::new("archived", Flag),
        Column::new("created", Time),
        Column::new("withdrawn", Flag),
    ];
}

/// Columns of `ORDER`. There may be millions, so that a row is kept in 18 bytes.
pub mod order {
    use super::{CONTACT, Choice, Column, ColumnNo, Flag, Money, Parent, Second};

    /// Whose it is.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// What was asked for in all, in minor units.
    pub const AMOUNT: ColumnNo = ColumnNo(2);
    /// In which currency.
    pub const CURRENCY: ColumnNo = ColumnNo(3);
    /// When it was placed.
    pub const PLACED: ColumnNo = ColumnNo(4);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("amount", Money(CURRENCY)),
        Column::new("currency", Choice(&[])),
        Column::new("placed", Second),
    ];
}

/// Columns of `ORDER_LINE`: only what leads from an order to its products.
pub mod order_line {
    use super::{Column, ColumnNo, Flag, ORDER, PRODUCT, Parent, Ref};

    /// Whose it is.
    pub const ORDER_REF: ColumnNo = ColumnNo(1);
    /// What it is about.
    pub const PRODUCT_REF: ColumnNo = ColumnNo(2);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("order", Parent(ORDER)),
        Column::new("product", Ref(PRODUCT)),
    ];
}

/// Columns of `INTERACTION`. There may be millions, so that a row is kept in 10 bytes.
pub mod interaction {
    use super::{CONTACT, Choice, Column, ColumnNo, Flag, INTERACTION_KINDS, Parent, Second};

    /// Who did it.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// What it was.
    pub const KIND: ColumnNo = ColumnNo(2);
    /// When.
    pub const AT: ColumnNo = ColumnNo(3);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("kind", Choice(&INTERACTION_KINDS)),
        Column::new("at", Second),
    ];
}

/// Columns of `OPENING_BALANCE`.
pub mod opening_balance {
    use super::{CONTACT, Choice, Column, ColumnNo, Count, Flag, Money, Parent, Second};

    /// Whose it is.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// What they had spent, in minor units.
    pub const AMOUNT: ColumnNo = ColumnNo(2);
    /// In which currency.
    pub const CURRENCY: ColumnNo = ColumnNo(3);
    /// How often they had ordered.
    pub const ORDERS: ColumnNo = ColumnNo(4);
    /// How often they had come.
    pub const VISITS: ColumnNo = ColumnNo(5);
    /// When they last ordered.
    pub const LAST_ORDER: ColumnNo = ColumnNo(6);
    /// When they last came.
    pub const LAST_VISIT: ColumnNo = ColumnNo(7);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("amount", Money(CURRENCY)),
        Column::new("currency", Choice(&[])),
        Column::new("orders", Count),
        Column::new("visits", Count),
        Column::new("last_order", Second),
        Column::new("last_visit", Second),
    ];
}

/// Columns of `SEGMENT`.
pub mod segment {
    use super::{Column, Flag};

    pub(super) const COLUMNS: &[Column] = &[Column::new("deleted", Flag)];
}

/// Columns of `SEGMENT_PICK`.
pub mod segment_pick {
    use super::{CONTACT, Choice, Column, ColumnNo, EXCLUDE, Flag, INCLUDE, Parent, SEGMENT};

    /// The segment.
    pub const SEGMENT_REF: ColumnNo = ColumnNo(1);
    /// The contact.
    pub const CONTACT_REF: ColumnNo = ColumnNo(2);
    /// Whether it is in or out.
    pub const PICK: ColumnNo = ColumnNo(3);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("segment", Parent(SEGMENT)),
        Column::new("contact", Parent(CONTACT)),
        Column::new("pick", Choice(&[INCLUDE, EXCLUDE])),
    ];
}

/// Columns of `RELATIONSHIP`.
pub mod relationship {
    use super::{
        CONTACT, Choice, Column, ColumnNo, Flag, LABELS, Parent, RELATIONSHIP_KINDS, Text,
    };

    /// The one.
    pub const CONTACT_REF: ColumnNo = ColumnNo(1);
    /// The other.
    pub const OTHER_REF: ColumnNo = ColumnNo(2);
    /// What the one is to the other.
    pub const KIND: ColumnNo = ColumnNo(3);
    /// The same in the team's words.
    pub const LABEL: ColumnNo = ColumnNo(4);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("other", Parent(CONTACT)),
        Column::new("kind", Choice(&RELATIONSHIP_KINDS)),
        Column::new("label", Text(LABELS)),
    ];
}

/// Where the desk's columns lie.
pub static LAYOUT: Layout = Layout {
    tables: &[
        Table { name: "member", columns: member::COLUMNS },
        Table { name: "contact", columns: contact::COLUMNS },
        Table { name: "contact_point", columns: contact_point::COLUMNS },
        Table { name: "lead", columns: lead::COLUMNS },
        Table { name: "note", columns: note::COLUMNS },
        Table { name: "document", columns: document::COLUMNS },
        Table { name: "stage", columns: stage::COLUMNS },
        Table { name: "tag", columns: tag::COLUMNS },
        Table { name: "lead_tag", columns: lead_tag::COLUMNS },
        Table { name: "custom_field", columns: custom_field::COLUMNS },
        Table { name: "custom_value", columns: custom_value::COLUMNS },
        Table { name: "product", columns: product::COLUMNS },
        Table { name: "orders", columns: order::COLUMNS },
        Table { name: "order_line", columns: order_line::COLUMNS },
        Table { name: "interaction", columns: interaction::COLUMNS },
        Table { name: "opening_balance", columns: opening_balance::COLUMNS },
        Table { name: "segment", columns: segment::COLUMNS },
        Table { name: "segment_pick", columns: segment_pick::COLUMNS },
        Table { name: "relationship", columns: relationship::COLUMNS },
    ],
};
