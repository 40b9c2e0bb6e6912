//! What can be asked of the desk: its fields and relations, by the words people type.

use super::{
    CONTACT, CONTACT_POINT, DOCUMENT, INTERACTION, LAYOUT, LEAD, LEAD_TAG, MEMBER, NOTE, ORDER,
    PRODUCT, RELATIONSHIP, SEGMENT_PICK, contact, contact_point,
    customers::{
        INTERACTION_FIELDS, INTERACTION_RELATIONS, LAST_ORDER, LAST_VISIT, NUM_VISITS, ORDER_COUNT,
        ORDER_FIELDS, ORDER_RELATIONS, PRODUCT_FIELDS, TOTAL_SPEND,
    },
    document, interaction, lead, lead_tag, member, note, order, relationship, segment_pick, stage,
    tag,
};
use crate::ask::catalogue::{
    Aged, Catalogue, ColumnNo, Event, Field, FieldType, Latest, Many, Only, Picked, Relation, Root,
    Via,
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
            table: ORDER,
            name: "order",
            plural: "orders",
            fields: ORDER_FIELDS,
            relations: ORDER_RELATIONS,
        },
        Root {
            table: INTERACTION,
            name: "interaction",
            plural: "interactions",
            fields: INTERACTION_FIELDS,
            relations: INTERACTION_RELATIONS,
        },
        Root {
            table: PRODUCT,
            name: "product",
            plural: "products",
            fields: PRODUCT_FIELDS,
            relations: &[],
        },
        Root {
            table: RELATIONSHIP,
            name: "relationship",
            plural: "relationships",
            fields: RELATIONSHIP_FIELDS,
            relations: RELATIONSHIP_RELATIONS,
        },
        Root {
            table: MEMBER,
            name: "member",
            plural: "members",
            fields: MEMBER_FIELDS,
            relations: &[],
        },
    ],
    segments: &[],
};

pub(super) const EMAILS: Many = Many {
    table: CONTACT_POINT,
    back: contact_point::CONTACT_REF,
    past: &[],
    only: Some(Only::Word(contact_point::KIND, "email")),
    through: &[],
    single: false,
};

const PHONES: Many = Many {
    table: CONTACT_POINT,
    back: contact_point::CONTACT_REF,
    past: &[],
    only: Some(Only::Word(contact_point::KIND, "phone")),
    through: &[],
    single: false,
};

/// The same, of all leads of a contact.
const TAGS_OF_LEADS: Many = Many { past: OF_CONTACT, ..TAGS };

/// Files of all leads of a contact.
const FILES_OF_LEADS: Many = Many {
    table: DOCUMENT,
    back: document::LEAD_REF,
    past: OF_CONTACT,
    only: None,
    through: &[],
    single: false,
};

const TAGS: Many = Many {
    table: LEAD_TAG,
    back: lead_tag::LEAD_REF,
    past: &[],
    only: None,
    through: &[lead_tag::TAG_REF],
    single: false,
};

// A contact's fields, which a lead offers as its own.
pub(super) const NAME: Field = Field::new("name", FieldType::Text, contact::NAME)
    .aliases(&["contact_name", "full_name", "client"])
    .editable()
    .personal()
    .describe("What the contact is called.");
pub(super) const COMPANY: Field = Field::new("company", FieldType::Text, contact::COMPANY)
    .aliases(&["employer", "organisation", "organization"])
    .editable()
    .personal()
    .describe("The company that the contact works for.");
const JOB_TITLE: Field = Field::new("job_title", FieldType::Text, contact::JOB_TITLE)
    .aliases(&["job", "position"])
    .editable()
    .personal()
    .describe("What the contact does there.");
pub(super) const CITY: Field = Field::new("city", FieldType::Text, contact::CITY)
    .aliases(&["town", "place"])
    .editable()
    .personal()
    .describe("Where the contact is.");
pub(super) const EMAIL: Field = Field::new("email", FieldType::Email, contact_point::VALUE)
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

/// Contacts picked by hand.
pub(crate) const PICKED: Picked = Picked {
    table: SEGMENT_PICK,
    segment: segment_pick::SEGMENT_REF,
    member: segment_pick::CONTACT_REF,
    pick: segment_pick::PICK,
};

const SEGMENT_FIELD: Field = Field::new("segment", FieldType::Segment, contact::NAME)
    .picked(PICKED)
    .aliases(&["segments", "audience"])
    .describe("The segments that the contact is in, by rule or by hand.");

const CONTACT_FIELDS: &[Field] = &[
    NAME,
    COMPANY,
    JOB_TITLE,
    CITY,
    EMAIL,
    PHONE,
    IS_COMPANY,
    TOTAL_SPEND,
    ORDER_COUNT,
    LAST_ORDER,
    NUM_VISITS,
    LAST_VISIT,
    SEGMENT_FIELD,
    Field::new("tag", FieldType::Text, tag::NAME)
        .many(TAGS_OF_LEADS, None)
        .aliases(&["tags", "label", "labels"])
        .describe("Any word that one of the contact's leads is marked with."),
    Field::new("document", FieldType::LongText, document::TEXT)
        .many(FILES_OF_LEADS, None)
        .aliases(&["documents", "document_text", "resume"])
        .personal()
        .describe("What was read in any file of the contact's leads."),
    Field::new("score", FieldType::Integer, contact::SCORE)
        .aliases(&["lead_score", "points"])
        .describe("The score of the contact's current lead, 0 to 100."),
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
        event: None,
        latest: None,
        description: "The contact's inquiries.",
    },
    Relation {
        name: "note",
        plural: "notes",
        table: NOTE,
        via: Via::Back(&[note::LEAD_REF, lead::CONTACT_REF]),
        event: None,
        latest: None,
        description: "Notes on the contact's leads.",
    },
    Relation {
        name: "document",
        plural: "documents",
        table: DOCUMENT,
        via: Via::Back(&[document::LEAD_REF, lead::CONTACT_REF]),
        event: None,
        latest: None,
        description: "Files of the contact's leads.",
    },
    Relation {
        name: "order",
        plural: "orders",
        table: ORDER,
        via: Via::Back(&[order::CONTACT_REF]),
        event: Some(Event { at: "placed", what: None, verb: Some("ordered") }),
        latest: None,
        description: "What the contact ordered.",
    },
    Relation {
        name: "interaction",
        plural: "interactions",
        table: INTERACTION,
        via: Via::Back(&[interaction::CONTACT_REF]),
        event: Some(Event { at: "at", what: Some("kind"), verb: None }),
        latest: None,
        description: "What the contact did.",
    },
    Relation {
        name: "current_lead",
        plural: "current_leads",
        table: LEAD,
        via: Via::Back(&[lead::CONTACT_REF]),
        event: None,
        latest: Some(Latest {
            by: lead::RECEIVED,
            without: &[lead::DRAFT, lead::WITHDRAWN, lead::ARCHIVED],
        }),
        description: "The newest of the contact's leads that is not in the archive.",
    },
    Relation {
        name: "relationship",
        plural: "relationships",
        table: RELATIONSHIP,
        via: Via::Back(&[relationship::CONTACT_REF]),
        event: None,
        latest: None,
        description: "What the contact is to others.",
    },
    Relation {
        name: "related_to",
        plural: "related_to_it",
        table: RELATIONSHIP,
        via: Via::Back(&[relationship::OTHER_REF]),
        event: None,
        latest: None,
        description: "What others are to the contact.",
    },
];

/// From a lead to its contact.
pub(super) const OF_CONTACT: &[ColumnNo] = &[lead::CONTACT_REF];

const LEAD_FIELDS: &[Field] = &[
    NAME.through(OF_CONTACT),
    Field::new("title", FieldType::Text, lead::TITLE)
        .aliases(&["matter", "deal", "subject"])
        .editable()
        .describe("The matter or deal."),
    Field::new("state", FieldType::Choice, lead::STATE)
        .aliases(&["status"])
        .editable()
        .describe("Where the lead stands."),
    Field::new("stage", FieldType::Text, stage::NAME)
        .through(&[lead::STAGE])
        .sorted_by(stage::PLACE)
        .aliases(&["step", "phase"])
        .describe("The stage it stands in, by its name; sorts by the stages' order."),
    Field::new("state_at", FieldType::Time, lead::STATE_AT)
        .aliases(&["state_changed", "stage_changed", "since"])
        .describe("Since when it has stood there."),
    Field::new("rotting", FieldType::Flag, lead::STATE_AT)
        .aged(Aged { by: lead::STAGE, days: stage::ROTTING_DAYS })
        .aliases(&["is_rotting", "stale"])
        .describe("Whether it has stood in its stage for longer than that stage allows."),
    Field::new("next_step", FieldType::Date, lead::NEXT_STEP)
        .aliases(&["due", "due_on"])
        .describe("The day of its earliest open task."),
    Field::new("has_next_step", FieldType::Flag, lead::HAS_NEXT_STEP)
        .aliases(&["has_task"])
        .describe("Whether it has an open task, with a day or without."),
    Field::new("tag", FieldType::Text, tag::NAME)
        .many(TAGS, None)
        .aliases(&["tags", "label", "labels"])
        .describe("Any word that the lead is marked with."),
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
    Field::new("score", FieldType::Integer, lead::SCORE)
        .aliases(&["lead_score", "points"])
        .describe("What the lead is worth by the published rules, 0 to 100."),
    Field::new("grade", FieldType::Choice, lead::GRADE)
        .aliases(&["score_grade"])
        .describe("How well it fits, A to C, and how keen it is, 1 to 3."),
    Field::new("likely", FieldType::Integer, lead::LIKELY)
        .aliases(&["likelihood", "learned_score"])
        .describe("How likely it is won, in thousandths, by what leads before it taught."),
    Field::new("received", FieldType::Time, lead::RECEIVED)
        .aliases(&["created", "created_at", "received_at", "added"])
        .describe("When the lead came in."),
    Field::new("archived", FieldType::Flag, lead::ARCHIVED)
        .aliases(&["is_archived"])
        .describe("Whether the lead was put aside; lists leave such out unless asked."),
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
    TOTAL_SPEND.through(OF_CONTACT),
    ORDER_COUNT.through(OF_CONTACT),
    LAST_ORDER.through(OF_CONTACT),
    NUM_VISITS.through(OF_CONTACT),
    LAST_VISIT.through(OF_CONTACT),
    SEGMENT_FIELD.through(OF_CONTACT),
];

const LEAD_RELATIONS: &[Relation] = &[
    Relation {
        name: "note",
        plural: "notes",
        table: NOTE,
        via: Via::Back(&[note::LEAD_REF]),
        event: None,
        latest: None,
        description: "Notes on the lead.",
    },
    Relation {
        name: "document",
        plural: "documents",
        table: DOCUMENT,
        via: Via::Back(&[document::LEAD_REF]),
        event: None,
        latest: None,
        description: "Files of the lead.",
    },
    Relation {
        name: "contact",
        plural: "contacts",
        table: CONTACT,
        via: Via::Forward(OF_CONTACT),
        event: None,
        latest: None,
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
    event: None,
    latest: None,
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
    Field::new("text", FieldType::LongText, document::TEXT)
        .aliases(&["body", "content", "words"])
        .personal()
        .describe("What was read in the file."),
];

const DOCUMENT_RELATIONS: &[Relation] = &[
    Relation {
        name: "lead",
        plural: "leads",
        table: LEAD,
        via: Via::Forward(&[document::LEAD_REF]),
        event: None,
        latest: None,
        description: "The lead that the file belongs to.",
    },
    Relation {
        name: "contact",
        plural: "contacts",
        table: CONTACT,
        via: Via::Forward(&[document::LEAD_REF, lead::CONTACT_REF]),
        event: None,
        latest: None,
        description: "The contact whose lead it belongs to.",
    },
];

const RELATIONSHIP_FIELDS: &[Field] = &[
    Field::new("kind", FieldType::Choice, relationship::KIND)
        .aliases(&["type"])
        .describe("What the one is to the other."),
    Field::new("label", FieldType::Text, relationship::LABEL)
        .aliases(&["word"])
        .describe("The same in the team's words."),
    Field::new("name", FieldType::Text, contact::NAME)
        .through(&[relationship::CONTACT_REF])
        .aliases(&["contact", "who"])
        .personal()
        .describe("What the one is called."),
    Field::new("other", FieldType::Text, contact::NAME)
        .through(&[relationship::OTHER_REF])
        .aliases(&["other_name", "of", "whom"])
        .personal()
        .describe("What the other is called."),
];

const RELATIONSHIP_RELATIONS: &[Relation] = &[
    Relation {
        name: "contact",
        plural: "contacts",
        table: CONTACT,
        via: Via::Forward(&[relationship::CONTACT_REF]),
        event: None,
        latest: None,
        description: "The one.",
    },
    Relation {
        name: "other",
        plural: "others",
        table: CONTACT,
        via: Via::Forward(&[relationship::OTHER_REF]),
        event: None,
        latest: None,
        description: "The other.",
    },
];

const MEMBER_FIELDS: &[Field] = &[Field::new("name", FieldType::Text, member::NAME)
    .personal()
    .describe("What the member is called.")];
