//! The tables of the desk, as columns and as vocabulary. All rows of data, no code.

use crate::ask::catalogue::Kind::{
    Choice, Flag, Integer, LongText, Money, Parent, Ref, Survivor, Text, Time,
};
use crate::ask::catalogue::{
    Catalogue, Column, ColumnNo, DictionaryNo, Field, FieldType, Layout, Many, Relation, Root,
    Table, TableNo, Via,
};

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

/// States of a lead, in the order in which a list sorts them.
pub const LEAD_STATES: [&str; 5] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

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
        CITIES, COMPANIES, Column, ColumnNo, Flag, JOB_TITLES, NAMES, POINTS, Survivor, Text, Time,
    };

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

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("contact", Parent(CONTACT)),
        Column::new("kind", Choice(&POINT_KINDS)),
        Column::new("value", Text(POINTS)),
        Column::new("primary", Flag),
    ];
}

/// Columns of `LEAD`.
pub mod lead {
    use super::{
        CONTACT, Choice, Column, ColumnNo, Flag, LEAD_STATES, MEMBER, Money, Parent, REASONS, Ref,
        SOURCES, TITLES, Text, Time,
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
        CONTACT, Choice, Column, ColumnNo, DOCUMENT_KINDS, FILE_NAMES, Flag, GRADES, Integer, LEAD,
        Parent, Ref, Text, Time,
    };

    /// The lead it belongs to.
    pub const LEAD_REF: ColumnNo = ColumnNo(1);
    /// The contact it came from.
    pub const CONTACT_REF: ColumnNo = ColumnNo(2);
    /// What the file is.
    pub const KIND: ColumnNo = ColumnNo(3);
    /// Its size in bytes.
    pub const SIZE: ColumnNo = ColumnNo(4);
    /// Its pages, where it has pages.
    pub const PAGES: ColumnNo = ColumnNo(5);
    /// How well it could be read.
    pub const GRADE: ColumnNo = ColumnNo(6);
    /// When it was added.
    pub const ADDED: ColumnNo = ColumnNo(7);
    /// What the file was called.
    pub const FILE_NAME: ColumnNo = ColumnNo(8);

    pub(super) const COLUMNS: &[Column] = &[
        Column::new("deleted", Flag),
        Column::new("lead", Parent(LEAD)),
        Column::new("contact", Ref(CONTACT)),
        Column::new("kind", Choice(&DOCUMENT_KINDS)),
        Column::new("size", Integer),
        Column::new("pages", Integer),
        Column::new("grade", Choice(&GRADES)),
        Column::new("added", Time),
        Column::new("file_name", Text(FILE_NAMES)),
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
    ],
};

/// What can be asked of the desk.
pub static CATALOGUE: Catalogue = Catalogue {
    layout: &LAYOUT,
    roots: &[
        Root {
            table: LEAD,
            name: "lead",
            plural: "leads",
            fields: LEAD_FIELDS,
            relations: LEAD_RELATIONS,
        },
        Root {
            table: CONTACT,
            name: "contact",
            plural: "contacts",
            fields: CONTACT_FIELDS,
            relations: CONTACT_RELATIONS,
        },
        Root {
            table: NOTE,
            name: "note",
            plural: "notes",
            fields: NOTE_FIELDS,
            relations: NOTE_RELATIONS,
        },
        Root {
            table: DOCUMENT,
            name: "document",
            plural: "documents",
            fields: DOCUMENT_FIELDS,
            relations: DOCUMENT_RELATIONS,
        },
        Root {
            table: MEMBER,
            name: "member",
            plural: "members",
            fields: MEMBER_FIELDS,
            relations: &[],
        },
    ],
};

const EMAILS: Many = Many {
    table: CONTACT_POINT,
    back: contact_point::CONTACT_REF,
    only: (contact_point::KIND, "email"),
};

const PHONES: Many = Many {
    table: CONTACT_POINT,
    back: contact_point::CONTACT_REF,
    only: (contact_point::KIND, "phone"),
};

// A contact's fields, which a lead offers as its own.
const NAME: Field = Field::new("name", FieldType::Text, contact::NAME)
    .aliases(&["contact_name", "full_name", "client"])
    .editable()
    .personal()
    .describe("What the contact is called.");
const COMPANY: Field = Field::new("company", FieldType::Text, contact::COMPANY)
    .aliases(&["employer", "organisation", "organization"])
    .editable()
    .personal()
    .describe("The company that the contact works for.");
const JOB_TITLE: Field = Field::new("job_title", FieldType::Text, contact::JOB_TITLE)
    .aliases(&["job", "position"])
    .editable()
    .personal()
    .describe("What the contact does there.");
const CITY: Field = Field::new("city", FieldType::Text, contact::CITY)
    .aliases(&["town", "place"])
    .editable()
    .personal()
    .describe("Where the contact is.");
const EMAIL: Field = Field::new("email", FieldType::Email, contact_point::VALUE)
    .many(EMAILS, Some(contact::PRIMARY_EMAIL))
    .aliases(&["mail", "e_mail", "e-mail"])
    .personal()
    .describe("Any e-mail address of the contact; sorts by the primary one.");
const PHONE: Field = Field::new("phone", FieldType::Phone, contact_point::VALUE)
    .many(PHONES, Some(contact::PRIMARY_PHONE))
    .aliases(&["telephone", "tel", "mobile"])
    .personal()
    .describe("Any phone number of the contact; sorts by the primary one.");
const IS_COMPANY: Field = Field::new("is_company", FieldType::Flag, contact::IS_COMPANY)
    .aliases(&["is_organisation", "is_organization"])
    .describe("Whether the contact is an organisation.");

const CONTACT_FIELDS: &[Field] = &[
    NAME,
    COMPANY,
    JOB_TITLE,
    CITY,
    EMAIL,
    PHONE,
    IS_COMPANY,
    Field::new("created", FieldType::Time, contact::CREATED)
        .aliases(&["created_at", "added", "entered"])
        .describe("When the contact was entered."),
    Field::new("withdrawn", FieldType::Flag, contact::WITHDRAWN)
        .describe("Whether the making of the contact was undone."),
];

const CONTACT_RELATIONS: &[Relation] = &[
    Relation {
        name: "lead",
        plural: "leads",
        table: LEAD,
        via: Via::Back(&[lead::CONTACT_REF]),
        description: "The contact's inquiries.",
    },
    Relation {
        name: "note",
        plural: "notes",
        table: NOTE,
        via: Via::Back(&[note::LEAD_REF, lead::CONTACT_REF]),
        description: "Notes on the contact's leads.",
    },
    Relation {
        name: "document",
        plural: "documents",
        table: DOCUMENT,
        via: Via::Back(&[document::CONTACT_REF]),
        description: "Files that came from the contact.",
    },
];

const OF_CONTACT: &[ColumnNo] = &[lead::CONTACT_REF];

const LEAD_FIELDS: &[Field] = &[
    NAME.through(OF_CONTACT),
    Field::new("title", FieldType::Text, lead::TITLE)
        .aliases(&["matter", "deal", "subject"])
        .editable()
        .describe("The matter or deal."),
    Field::new("state", FieldType::Choice, lead::STATE)
        .aliases(&["stage", "status"])
        .editable()
        .describe("Where the lead stands."),
    Field::new("state_at", FieldType::Time, lead::STATE_AT)
        .aliases(&["state_changed", "stage_changed", "since"])
        .describe("Since when it has stood there."),
    Field::new("owner", FieldType::Text, member::NAME)
        .through(&[lead::OWNER])
        .aliases(&["member", "responsible", "assigned_to"])
        .describe("The member responsible."),
    Field::new("source", FieldType::Text, lead::SOURCE)
        .aliases(&["channel", "origin"])
        .editable()
        .describe("Where the lead came from."),
    Field::new("value", FieldType::Money, lead::VALUE)
        .aliases(&["amount", "worth"])
        .editable()
        .describe("What it may be worth, in the workspace's currency."),
    Field::new("received", FieldType::Time, lead::RECEIVED)
        .aliases(&["created", "created_at", "received_at", "added"])
        .describe("When the lead came in."),
    Field::new("draft", FieldType::Flag, lead::DRAFT)
        .describe("Whether the lead still waits in the inbox."),
    Field::new("withdrawn", FieldType::Flag, lead::WITHDRAWN)
        .describe("Whether the making of the lead was undone."),
    Field::new("lost_reason", FieldType::Text, lead::LOST_REASON)
        .aliases(&["reason"])
        .describe("Why the lead was lost."),
    EMAIL.through(OF_CONTACT),
    PHONE.through(OF_CONTACT),
    COMPANY.through(OF_CONTACT),
    JOB_TITLE.through(OF_CONTACT),
    CITY.through(OF_CONTACT),
    IS_COMPANY.through(OF_CONTACT),
];

const LEAD_RELATIONS: &[Relation] = &[
    Relation {
        name: "note",
        plural: "notes",
        table: NOTE,
        via: Via::Back(&[note::LEAD_REF]),
        description: "Notes on the lead.",
    },
    Relation {
        name: "document",
        plural: "documents",
        table: DOCUMENT,
        via: Via::Back(&[document::LEAD_REF]),
        description: "Files of the lead.",
    },
    Relation {
        name: "contact",
        plural: "contacts",
        table: CONTACT,
        via: Via::Forward(OF_CONTACT),
        description: "The contact whose inquiry it is.",
    },
];

const NOTE_FIELDS: &[Field] = &[
    Field::new("text", FieldType::LongText, note::TEXT)
        .aliases(&["note", "body"])
        .editable()
        .personal()
        .describe("What the note says."),
    Field::new("author", FieldType::Text, member::NAME)
        .through(&[note::AUTHOR])
        .aliases(&["by", "writer"])
        .describe("The member who wrote it."),
    Field::new("created", FieldType::Time, note::CREATED)
        .aliases(&["created_at", "written", "added"])
        .describe("When it was written."),
];

const NOTE_RELATIONS: &[Relation] = &[Relation {
    name: "lead",
    plural: "leads",
    table: LEAD,
    via: Via::Forward(&[note::LEAD_REF]),
    description: "The lead that the note is about.",
}];

const DOCUMENT_FIELDS: &[Field] = &[
    Field::new("file_name", FieldType::Text, document::FILE_NAME)
        .aliases(&["name", "file"])
        .personal()
        .describe("What the file was called."),
    Field::new("kind", FieldType::Choice, document::KIND)
        .aliases(&["type", "format"])
        .describe("What the file is."),
    Field::new("size", FieldType::Integer, document::SIZE)
        .aliases(&["bytes", "size_bytes"])
        .describe("Its size in bytes."),
    Field::new("pages", FieldType::Integer, document::PAGES)
        .aliases(&["page_count"])
        .describe("Its pages, where it has pages."),
    Field::new("grade", FieldType::Choice, document::GRADE)
        .aliases(&["quality"])
        .describe("How well it could be read."),
    Field::new("added", FieldType::Time, document::ADDED)
        .aliases(&["added_at", "created", "created_at"])
        .describe("When it was added."),
];

const DOCUMENT_RELATIONS: &[Relation] = &[
    Relation {
        name: "lead",
        plural: "leads",
        table: LEAD,
        via: Via::Forward(&[document::LEAD_REF]),
        description: "The lead that the file belongs to.",
    },
    Relation {
        name: "contact",
        plural: "contacts",
        table: CONTACT,
        via: Via::Forward(&[document::CONTACT_REF]),
        description: "The contact that the file came from.",
    },
];

const MEMBER_FIELDS: &[Field] = &[Field::new("name", FieldType::Text, member::NAME)
    .personal()
    .describe("What the member is called.")];
