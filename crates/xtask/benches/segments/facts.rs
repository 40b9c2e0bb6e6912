//! What the rules are about, as plain vectors: for the limit, and for the peers to be filled with.

use std::collections::HashMap;

use anteroom_wire::clock::{Clock, SystemClock};
use anyhow::{Context, Result};
use rusqlite::Connection;

use crate::workspace::Copy;

/// Texts that repeat: each row has the place of its own, 0 for none.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) codes: Vec<u32>,
    pub(crate) names: Vec<String>,
    known: HashMap<String, u32>,
}

impl Words {
    /// Returns the word of a row.
    pub(crate) fn name(&self, row: usize) -> Option<&str> {
        let code = self.codes[row];
        (code != 0).then(|| self.names[code as usize].as_str())
    }

    fn push(&mut self, word: Option<String>) {
        if self.names.is_empty() {
            self.names.push(String::new());
        }
        let code = word.map_or(0, |word| {
            let next = self.names.len() as u32;
            let code = *self.known.entry(word.clone()).or_insert(next);
            if code == next {
                self.names.push(word);
            }
            code
        });
        self.codes.push(code);
    }
}

/// Contacts are known by their place, from 0 on; times are in seconds, 0 for never.
pub(crate) struct Facts {
    pub(crate) now: u32,
    pub(crate) spend: Vec<i64>,
    pub(crate) visits: Vec<u32>,
    pub(crate) last_visit: Vec<u32>,
    pub(crate) city: Words,
    pub(crate) company: Words,
    /// Of each mark the contact of its lead.
    pub(crate) tagged: Vec<u32>,
    /// Of each mark its tag.
    pub(crate) tag: Words,
    pub(crate) order_contact: Vec<u32>,
    pub(crate) order_placed: Vec<u32>,
    pub(crate) note_contact: Vec<u32>,
    /// All notes in small letters after one another, and where each ends.
    pub(crate) notes: String,
    pub(crate) note_ends: Vec<u32>,
}

type Id = [u8; 16];

impl Facts {
    /// Reads them from a closed or open workspace. Nothing was voided or merged in a made one.
    pub(crate) fn read(copy: &Copy) -> Result<Self> {
        let db = Connection::open(copy.database())?;
        db.pragma_update(None, "key", copy.key()?.pragma_value().as_str())?;
        let now = (SystemClock.now_ms() / 1_000) as u32;
        let mut facts = Self {
            now,
            spend: Vec::new(),
            visits: Vec::new(),
            last_visit: Vec::new(),
            city: Words::default(),
            company: Words::default(),
            tagged: Vec::new(),
            tag: Words::default(),
            order_contact: Vec::new(),
            order_placed: Vec::new(),
            note_contact: Vec::new(),
            notes: String::new(),
            note_ends: Vec::new(),
        };
        let contacts = facts.contacts(&db)?;
        facts.orders(&db, &contacts)?;
        facts.visits(&db, &contacts)?;
        facts.leads(&db, &contacts)?;
        Ok(facts)
    }

    fn contacts(&mut self, db: &Connection) -> Result<HashMap<Id, u32>> {
        let mut contacts = HashMap::new();
        let mut statement = db.prepare("SELECT id, city, company FROM contact ORDER BY rowid")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            contacts.insert(row.get(0)?, contacts.len() as u32);
            self.city.push(row.get(1)?);
            self.company.push(row.get(2)?);
        }
        self.spend = vec![0; contacts.len()];
        self.visits = vec![0; contacts.len()];
        self.last_visit = vec![0; contacts.len()];
        Ok(contacts)
    }

    fn orders(&mut self, db: &Connection, contacts: &HashMap<Id, u32>) -> Result<()> {
        let sql = "SELECT contact_id, placed_at, amount_minor FROM orders ORDER BY rowid";
        each(db, sql, |row| {
            let contact = place(contacts, row.get(0)?)?;
            self.order_contact.push(contact);
            self.order_placed.push((row.get::<_, i64>(1)? / 1_000) as u32);
            self.spend[contact as usize] += row.get::<_, i64>(2)?;
            Ok(())
        })
    }

    fn visits(&mut self, db: &Connection, contacts: &HashMap<Id, u32>) -> Result<()> {
        let sql = "SELECT contact_id, happened_at FROM interaction WHERE kind = 'visit'";
        each(db, sql, |row| {
            let contact = place(contacts, row.get(0)?)? as usize;
            let at = (row.get::<_, i64>(1)? / 1_000) as u32;
            self.visits[contact] += 1;
            self.last_visit[contact] = self.last_visit[contact].max(at);
            Ok(())
        })
    }

    fn leads(&mut self, db: &Connection, contacts: &HashMap<Id, u32>) -> Result<()> {
        let sql = "SELECT contact_id, tag.name FROM lead_tag
            JOIN lead ON lead.id = lead_id JOIN tag ON tag.id = tag_id ORDER BY lead_tag.rowid";
        each(db, sql, |row| {
            self.tagged.push(place(contacts, row.get(0)?)?);
            self.tag.push(row.get(1)?);
            Ok(())
        })?;
        let sql = "SELECT contact_id, text FROM note JOIN lead ON lead.id = lead_id";
        each(db, sql, |row| {
            self.note_contact.push(place(contacts, row.get(0)?)?);
            self.notes.push_str(&row.get::<_, String>(1)?.to_lowercase());
            self.note_ends.push(self.notes.len() as u32);
            Ok(())
        })
    }
}

fn each(
    db: &Connection,
    sql: &str,
    mut found: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found(row)?;
    }
    Ok(())
}

fn place(contacts: &HashMap<Id, u32>, id: Id) -> Result<u32> {
    contacts.get(&id).copied().context("a row of nobody")
}
