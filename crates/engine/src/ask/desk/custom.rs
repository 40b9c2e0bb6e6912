//! Fields that a team made up, as vocabulary: the desk's catalogue with them in it.
//!
//! Rules, sorts and open lists point into the catalogue for as long as they like, so that it is
//! never let go. One is made each time the fields change, which costs some kilobytes and which
//! people do a few dozen times in a workspace's life.

use super::{CATALOGUE, CONTACT, CUSTOM_VALUE, LEAD, custom_value, vocabulary::OF_CONTACT};
use crate::ask::catalogue::{Catalogue, ColumnNo, Field, FieldType, Many, Only, Root, TableNo};

/// A field that the team made up, as a rule sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CustomVocabulary {
    /// Its row in the columns.
    pub(crate) row: u32,
    /// Whose it is.
    pub(crate) root: TableNo,
    /// What it is called.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: FieldType,
}

/// Returns the word by which rules know a field of this name: its letters and digits, small, with
/// low lines between its words. None if nothing is left.
pub(crate) fn rule_name(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("_"))
}

/// Returns the catalogue with these fields, earlier ones first. A name that is taken is left to
/// whoever has it: the later field gets a number.
pub(crate) fn extended(fields: &[CustomVocabulary]) -> &'static Catalogue {
    if fields.is_empty() {
        return &CATALOGUE;
    }
    let roots: Vec<Root> = CATALOGUE
        .roots
        .iter()
        .map(|root| Root {
            table: root.table,
            name: root.name,
            plural: root.plural,
            fields: match root.table {
                LEAD => with(root, fields, &[(LEAD, &[]), (CONTACT, OF_CONTACT)]),
                CONTACT => with(root, fields, &[(CONTACT, &[])]),
                _ => root.fields,
            },
            relations: root.relations,
        })
        .collect();
    Box::leak(Box::new(Catalogue { layout: CATALOGUE.layout, roots: roots.leak(), segments: &[] }))
}

/// Adds to a root's fields those of the tables that it shows as its own.
fn with(
    root: &Root,
    fields: &[CustomVocabulary],
    shown: &[(TableNo, &'static [ColumnNo])],
) -> &'static [Field] {
    let mut all = root.fields.to_vec();
    for (table, refs) in shown {
        for custom in fields.iter().filter(|custom| custom.root == *table) {
            let Some(name) = rule_name(&custom.name) else { continue };
            let taken = |name: &str| {
                all.iter().any(|field| {
                    std::iter::once(&field.name)
                        .chain(field.aliases)
                        .any(|known| known.eq_ignore_ascii_case(name))
                })
            };
            let free = std::iter::once(name.clone())
                .chain((2..).map(|number| format!("{name}_{number}")))
                .find(|name| !taken(name));
            if let Some(name) = free {
                all.push(field(custom, name).through(refs));
            }
        }
    }
    all.leak()
}

/// Whether a root's field is the one with this row, and not a related record's.
pub(crate) fn is_of(field: &Field, row: u32) -> bool {
    let only = field.many.and_then(|many| many.only);
    field.forward.is_empty() && only == Some(Only::Row(custom_value::FIELD_REF, row))
}

fn field(custom: &CustomVocabulary, name: String) -> Field {
    let column = match custom.kind {
        FieldType::Integer => custom_value::NUMBER,
        FieldType::Money => custom_value::AMOUNT,
        FieldType::Date => custom_value::DAY,
        FieldType::Flag => custom_value::FLAG,
        _ => custom_value::TEXT,
    };
    let back = if custom.root == LEAD { custom_value::LEAD_REF } else { custom_value::CONTACT_REF };
    let many = Many {
        table: CUSTOM_VALUE,
        back,
        past: &[],
        only: Some(Only::Row(custom_value::FIELD_REF, custom.row)),
        through: &[],
        single: true,
    };
    Field::new(name.leak(), custom.kind, column)
        .many(many, Some(column))
        .personal()
        .describe(custom.name.clone().leak())
}
