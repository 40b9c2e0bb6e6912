//! The catalogue's rows fit together.

use std::collections::BTreeSet;

use crate::ask::catalogue::{Catalogue, DELETED, FieldType, Kind, Via, follow};
use crate::ask::desk;

use super::shop;

fn check(catalogue: &'static Catalogue) {
    for (table, number) in catalogue.layout.tables.iter().zip(0_u8..) {
        assert_eq!(table.columns[DELETED.index()].name, "deleted", "{}", table.name);
        for column in table.columns {
            if let Kind::Parent(parent) = column.kind {
                assert!(parent.0 < number, "{} stands before its parent", table.name);
            }
        }
    }
    for root in catalogue.roots {
        let mut names = BTreeSet::new();
        for field in root.fields {
            for name in [&[field.name], field.aliases].concat() {
                assert!(names.insert(name), "{} has two fields “{name}”", root.name);
            }
            let kind =
                catalogue.layout.kind(field.table(catalogue.layout, root.table), field.column);
            let fits = match field.kind {
                FieldType::Text | FieldType::Email | FieldType::Phone => {
                    matches!(kind, Kind::Text(_))
                }
                FieldType::LongText => kind == Kind::LongText,
                FieldType::Choice => matches!(kind, Kind::Choice(_)),
                FieldType::Integer => matches!(kind, Kind::Integer | Kind::Count),
                FieldType::Money => matches!(kind, Kind::Money(_) | Kind::Total),
                FieldType::Date => kind == Kind::Date,
                FieldType::Time => matches!(kind, Kind::Time | Kind::Second),
                FieldType::Flag if field.aged.is_some() => kind == Kind::Time,
                FieldType::Flag => kind == Kind::Flag,
                FieldType::Segment => field.picked.is_some(),
            };
            assert!(fits, "{}.{} is kept as {kind:?}", root.name, field.name);
        }
        for relation in root.relations {
            let (from, refs, to) = match relation.via {
                Via::Forward(refs) => (root.table, refs, relation.table),
                Via::Back(refs) => (relation.table, refs, root.table),
            };
            assert_eq!(follow(catalogue.layout, from, refs), to, "{}", relation.name);
            assert_eq!(catalogue.root(relation.table).table, relation.table);
        }
    }
}

#[test]
fn the_desks_vocabulary_fits_its_columns() {
    check(&desk::CATALOGUE);
    check(&shop::CATALOGUE);
}

#[test]
fn tables_and_columns_are_found_by_name() {
    let layout = desk::CATALOGUE.layout;
    assert_eq!(layout.find_table("lead"), Some(desk::LEAD));
    assert_eq!(layout.find_column(desk::LEAD, "received"), Some(desk::lead::RECEIVED));
    assert_eq!(
        layout.find_column(desk::CONTACT, "primary_phone"),
        Some(desk::contact::PRIMARY_PHONE)
    );
    assert_eq!(layout.find_column(desk::DOCUMENT, "file_name"), Some(desk::document::FILE_NAME));
    assert_eq!(layout.find_column(desk::NOTE, "created"), Some(desk::note::CREATED));
    assert_eq!(layout.find_table("nothing"), None);
}
