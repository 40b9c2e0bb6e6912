//! Leads as rows to learn from.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use anteroom_learn::examples::{Column, MISSING, Table, Unfit};
use foldhash::fast::RandomState;
use rusqlite::Connection;

use super::guard::Written;
use crate::{
    ask::{
        calendar::DAY_MS,
        catalogue::{ColumnNo, TableNo},
        columns::{Columns, NO_DAY, NO_NUMBER, NO_SECOND, Store, second},
        desk::{
            CONTACT, CUSTOM_VALUE, DOCUMENT, INTERACTION, INTERACTION_KINDS, LEAD, NOTE, ORDER,
            contact, custom_value, document, interaction, lead, note, order,
        },
    },
    fault::Outcome,
    schema::FACT_KINDS,
    table::{
        custom::{CustomFieldRow, CustomKind},
        same_contact, survivor,
    },
};

/// Days of 24 hours in seconds.
const DAY_S: f64 = 86_400.0;

/// What may be learned from, before the team's own fields: its word and what it is called.
pub(crate) const FEATURES: [(&str, &str); 15] = [
    ("source", "Source"),
    ("value", "Value"),
    ("is_company", "Is a company"),
    ("company", "Has a company"),
    ("job_title", "Job title"),
    ("city", "City"),
    ("email", "Has an e-mail address"),
    ("phone", "Has a phone number"),
    ("known_days", "Days known before the inquiry"),
    ("orders", "Orders"),
    ("spend", "Spent"),
    ("order_days", "Days since the last order"),
    ("documents", "Documents"),
    ("notes", "Notes"),
    ("interaction_days", "Days since the last interaction"),
];

/// A lead, and up to when it is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsOf {
    pub(crate) lead: u32,
    /// In seconds since 1970; what happened from then on is not known.
    pub(crate) second: u32,
}

/// What the documents and people said of contacts, and when: kind of fact, second.
pub(crate) type Facts = HashMap<u32, Vec<(u8, u32)>, RandomState>;

/// What leads are turned into rows with.
pub(crate) struct Sources<'a> {
    pub(crate) columns: &'a Columns,
    pub(crate) facts: &'a Facts,
    pub(crate) fields: &'a [CustomFieldRow],
    /// When registers were written, of leads that ended.
    pub(crate) written: Option<&'a Written>,
}

/// Returns the word by which a count of interactions is known.
fn did(kind: &str) -> String {
    format!("did_{kind}")
}

/// Returns the word by which a count of facts is known.
fn known(kind: &str) -> String {
    format!("fact_{kind}")
}

/// Returns all that may be learned from: its word, and what it is called.
pub(crate) fn all(fields: &[CustomFieldRow]) -> Vec<(String, String)> {
    let own = |(name, label): (&str, &str)| (name.to_owned(), label.to_owned());
    let fixed = FEATURES.into_iter().map(own);
    let deeds = INTERACTION_KINDS.iter().map(|kind| (did(kind), format!("Times: {kind}")));
    let facts = FACT_KINDS.iter().map(|kind| (known(kind), format!("Known: {kind}")));
    let custom = fields.iter().map(|field| (word(field), field.name.clone()));
    fixed.chain(deeds).chain(facts).chain(custom).collect()
}

/// Returns the word by which a field of the team's own is known.
fn word(field: &CustomFieldRow) -> String {
    format!("field_{}", field.id)
}

/// Reads what is known of all contacts.
pub(crate) fn facts(db: &Connection) -> Outcome<Facts> {
    let mut facts = Facts::default();
    let sql = format!(
        "SELECT c.rowid, f.kind, f.created_at FROM fact f
         JOIN contact c ON c.id = {}
         WHERE IFNULL(f._del, 0) = 0",
        survivor("f.contact_id")
    );
    let mut statement = db.prepare_cached(&sql)?;
    read_facts(&mut statement, (), &mut facts)?;
    Ok(facts)
}

/// Reads what is known of a few contacts.
pub(crate) fn facts_of(db: &Connection, contacts: &[u32]) -> Outcome<Facts> {
    let mut facts = Facts::default();
    let sql = format!(
        "SELECT c.rowid, f.kind, f.created_at FROM contact c
         JOIN fact f ON f.contact_id IN {}
         WHERE c.rowid = ? AND IFNULL(f._del, 0) = 0",
        same_contact("c.id")
    );
    let mut statement = db.prepare_cached(&sql)?;
    for &contact in contacts {
        read_facts(&mut statement, [contact], &mut facts)?;
    }
    Ok(facts)
}

fn read_facts(
    statement: &mut rusqlite::Statement<'_>,
    of: impl rusqlite::Params,
    facts: &mut Facts,
) -> Outcome<()> {
    let mut rows = statement.query(of)?;
    while let Some(row) = rows.next()? {
        let kind: Option<String> = row.get(1)?;
        let kind = FACT_KINDS.iter().position(|known| Some(*known) == kind.as_deref());
        let at = second(row.get::<_, Option<i64>>(2)?.unwrap_or(0));
        if let Some(kind) = kind.and_then(|kind| u8::try_from(kind).ok()) {
            facts.entry(row.get(0)?).or_default().push((kind, at));
        }
    }
    Ok(())
}

impl Sources<'_> {
    /// Returns one row for each lead.
    pub(crate) fn table(&self, leads: &[AsOf]) -> Result<Table, Unfit> {
        let contacts: Vec<u32> = leads.iter().map(|known| self.contact(known.lead)).collect();
        let mut table = Table::new(leads.len());
        self.push_lead(&mut table, leads, &contacts)?;
        self.push_contact(&mut table, &contacts)?;
        self.push_events(&mut table, leads, &contacts)?;
        self.push_facts(&mut table, leads, &contacts)?;
        for field in self.fields {
            let column = self.custom(field, leads, &contacts);
            table.push(&word(field), column)?;
        }
        Ok(table)
    }

    fn contact(&self, lead: u32) -> u32 {
        let refs = self.columns.refs(LEAD, lead::CONTACT_REF);
        let contact = refs.get(lead as usize).copied().unwrap_or(0);
        self.columns.table(CONTACT).survivor(contact)
    }

    /// Whether a lead's register was written before the lead ended.
    fn was_known(&self, at: usize, register: &'static str) -> bool {
        self.written.is_none_or(|written| written.before_end(at, register))
    }

    fn push_lead(&self, table: &mut Table, leads: &[AsOf], contacts: &[u32]) -> Result<(), Unfit> {
        let rows: Vec<u32> = leads.iter().map(|known| known.lead).collect();
        table.push("source", self.levels(LEAD, lead::SOURCE, &rows, "source"))?;
        let value = |(at, row): (usize, &u32)| {
            let known = self.was_known(at, "value_minor");
            self.number(LEAD, lead::VALUE, *row).filter(|_| known).unwrap_or(f64::NAN)
        };
        table.push("value", Column::Numbers(rows.iter().enumerate().map(value).collect()))?;
        let days = rows.iter().zip(contacts).map(|(&lead, &contact)| {
            let received = self.number(LEAD, lead::RECEIVED, lead)?;
            Some((received - self.number(CONTACT, contact::CREATED, contact)?) / DAY_MS as f64)
        });
        let days = days.map(|days| days.map_or(f64::NAN, f64::floor)).collect();
        table.push("known_days", Column::Numbers(days))
    }

    fn push_contact(&self, table: &mut Table, contacts: &[u32]) -> Result<(), Unfit> {
        let flags = |register: &'static str, has: &dyn Fn(u32) -> bool| {
            let known =
                |(at, &contact): (usize, &u32)| Some(self.was_known(at, register) && has(contact));
            Column::Flags(contacts.iter().enumerate().map(known).collect())
        };
        let has_text =
            |column: ColumnNo| move |row: u32| !self.columns.text(CONTACT, column, row).is_empty();
        let is_company = |row: u32| match self.columns.store(CONTACT, contact::IS_COMPANY) {
            Store::Flag(bits) => bits.get(row),
            _ => false,
        };
        table.push("is_company", flags("is_company", &is_company))?;
        table.push("company", flags("company", &has_text(contact::COMPANY)))?;
        table.push("email", flags("email", &has_text(contact::PRIMARY_EMAIL)))?;
        table.push("phone", flags("phone", &has_text(contact::PRIMARY_PHONE)))?;
        let levels = |column, register| self.levels(CONTACT, column, contacts, register);
        table.push("job_title", levels(contact::JOB_TITLE, "job_title"))?;
        table.push("city", levels(contact::CITY, "city"))
    }

    fn push_events(
        &self,
        table: &mut Table,
        leads: &[AsOf],
        contacts: &[u32],
    ) -> Result<(), Unfit> {
        let mut of_contact = Places::default();
        let mut of_lead = Places::default();
        for (at, (known, contact)) in leads.iter().zip(contacts).enumerate() {
            of_lead.entry(known.lead).or_default().push(at);
            if *contact != 0 {
                of_contact.entry(*contact).or_default().push(at);
            }
        }
        let mut deeds = vec![vec![0.0; leads.len()]; INTERACTION_KINDS.len()];
        let mut last_deed = vec![NO_SECOND; leads.len()];
        let kinds = match self.columns.store(INTERACTION, interaction::KIND) {
            Store::Choice(choices) => choices.codes.as_slice(),
            _ => &[],
        };
        let back = (interaction::CONTACT_REF, interaction::AT);
        self.each_event(INTERACTION, back, &of_contact, leads, |at, row, second| {
            last_deed[at] = last_deed[at].max(second);
            // The first codes are those of the kinds that are known to all.
            let kind = usize::from(kinds[row as usize]).checked_sub(1);
            if let Some(counts) = kind.and_then(|kind| deeds.get_mut(kind)) {
                counts[at] += 1.0;
            }
        });
        let (mut orders, mut spend) = (vec![0.0; leads.len()], vec![0.0; leads.len()]);
        let mut last_order = vec![NO_SECOND; leads.len()];
        let back = (order::CONTACT_REF, order::PLACED);
        self.each_event(ORDER, back, &of_contact, leads, |at, row, second| {
            last_order[at] = last_order[at].max(second);
            orders[at] += 1.0;
            spend[at] += self.number(ORDER, order::AMOUNT, row).unwrap_or(0.0);
        });
        let count = |table, back| {
            let mut counts = vec![0.0; leads.len()];
            self.each_event(table, back, &of_lead, leads, |at, _, _| counts[at] += 1.0);
            Column::Numbers(counts)
        };
        table.push("documents", count(DOCUMENT, (document::LEAD_REF, document::ADDED)))?;
        table.push("notes", count(NOTE, (note::LEAD_REF, note::CREATED)))?;
        table.push("orders", Column::Numbers(orders))?;
        table.push("spend", Column::Numbers(spend))?;
        table.push("order_days", days_since(leads, &last_order))?;
        table.push("interaction_days", days_since(leads, &last_deed))?;
        let mut deeds = INTERACTION_KINDS.iter().zip(deeds);
        deeds.try_for_each(|(kind, counts)| table.push(&did(kind), Column::Numbers(counts)))
    }

    /// Calls back with each row that happened before a lead's moment, for each such lead.
    fn each_event(
        &self,
        table: TableNo,
        (back, at): (ColumnNo, ColumnNo),
        places: &Places,
        leads: &[AsOf],
        mut found: impl FnMut(usize, u32, u32),
    ) {
        let rows = self.columns.live(table);
        let refs = self.columns.refs(table, back);
        let owner = self.columns.layout().kind(table, back).target();
        let Some(owner) = owner.map(|owner| self.columns.table(owner)) else { return };
        for row in rows.iter() {
            let Some(places) = places.get(&owner.survivor(refs[row as usize])) else { continue };
            let at_second = match self.columns.store(table, at) {
                Store::Second(values) => values[row as usize],
                Store::Number(values) if values[row as usize] != NO_NUMBER => {
                    second(values[row as usize])
                }
                _ => continue,
            };
            for &place in places.iter().filter(|&&place| at_second < leads[place].second) {
                found(place, row, at_second);
            }
        }
    }

    fn push_facts(&self, table: &mut Table, leads: &[AsOf], contacts: &[u32]) -> Result<(), Unfit> {
        for (number, kind) in (0..).zip(FACT_KINDS) {
            let count = |(known, contact): (&AsOf, &u32)| {
                let facts = self.facts.get(contact).map_or(&[][..], Vec::as_slice);
                let such = facts.iter().filter(|(of, at)| *of == number && *at < known.second);
                such.count() as f64
            };
            let counts = leads.iter().zip(contacts).map(count).collect();
            table.push(&known(kind), Column::Numbers(counts))?;
        }
        Ok(())
    }

    /// Returns the column of a field that the team made up.
    fn custom(&self, field: &CustomFieldRow, leads: &[AsOf], contacts: &[u32]) -> Column {
        let of_lead = field.root == "lead";
        let back = if of_lead { custom_value::LEAD_REF } else { custom_value::CONTACT_REF };
        let fields = self.columns.refs(CUSTOM_VALUE, custom_value::FIELD_REF);
        let refs = self.columns.refs(CUSTOM_VALUE, back);
        let mut holders: HashMap<u32, u32, RandomState> = HashMap::default();
        for row in self.columns.live(CUSTOM_VALUE).iter() {
            if fields[row as usize] == field.row && refs[row as usize] != 0 {
                holders.entry(refs[row as usize]).or_insert(row);
            }
        }
        let holder = |at: usize| {
            let owner = if of_lead { leads[at].lead } else { contacts[at] };
            let row = holders.get(&owner).copied()?;
            self.written.is_none_or(|written| written.value_before_end(at, row)).then_some(row)
        };
        let rows: Vec<Option<u32>> = (0..leads.len()).map(holder).collect();
        let numbers = |column| {
            let value = |row: &Option<u32>| {
                row.and_then(|row| self.number(CUSTOM_VALUE, column, row)).unwrap_or(f64::NAN)
            };
            Column::Numbers(rows.iter().map(value).collect())
        };
        match field.kind {
            CustomKind::Number => numbers(custom_value::NUMBER),
            CustomKind::Money => numbers(custom_value::AMOUNT),
            CustomKind::Date => numbers(custom_value::DAY),
            CustomKind::Flag => match self.columns.store(CUSTOM_VALUE, custom_value::FLAG) {
                Store::Flag(bits) => {
                    Column::Flags(rows.iter().map(|row| row.map(|row| bits.get(row))).collect())
                }
                _ => numbers(custom_value::NUMBER),
            },
            CustomKind::Text | CustomKind::Choice | CustomKind::Url => {
                let rows: Vec<u32> = rows.iter().map(|row| row.unwrap_or(0)).collect();
                self.texts(CUSTOM_VALUE, custom_value::TEXT, &rows, &|_| true)
            }
        }
    }

    fn levels(
        &self,
        table: TableNo,
        column: ColumnNo,
        rows: &[u32],
        register: &'static str,
    ) -> Column {
        self.texts(table, column, rows, &|at| self.was_known(at, register))
    }

    fn texts(
        &self,
        table: TableNo,
        column: ColumnNo,
        rows: &[u32],
        was_known: &dyn Fn(usize) -> bool,
    ) -> Column {
        let mut names: Vec<String> = Vec::new();
        let mut codes: BTreeMap<&str, u32> = BTreeMap::new();
        let mut code = |(at, &row): (usize, &u32)| {
            let text = self.columns.text(table, column, row);
            if row == 0 || text.is_empty() || !was_known(at) {
                return MISSING;
            }
            *codes.entry(text).or_insert_with(|| {
                names.push(text.to_owned());
                names.len() as u32 - 1
            })
        };
        let codes = rows.iter().enumerate().map(&mut code).collect();
        Column::Levels { codes, names: Arc::new(names) }
    }

    fn number(&self, table: TableNo, column: ColumnNo, row: u32) -> Option<f64> {
        let at = row as usize;
        match self.columns.store(table, column) {
            Store::Number(values) => {
                values.get(at).filter(|&&value| value != NO_NUMBER).map(|&value| value as f64)
            }
            Store::Day(values) => {
                values.get(at).filter(|&&value| value != NO_DAY).map(|&value| value.into())
            }
            _ => None,
        }
    }
}

/// The places of leads among those that are looked at, by what events refer to.
type Places = HashMap<u32, Vec<usize>, RandomState>;

fn days_since(leads: &[AsOf], last: &[u32]) -> Column {
    let days = leads.iter().zip(last).map(|(known, &last)| {
        if last == NO_SECOND {
            return f64::NAN;
        }
        (f64::from(known.second.saturating_sub(last)) / DAY_S).floor()
    });
    Column::Numbers(days.collect())
}
