//! The same questions of SQLite, in memory and not encrypted, with the indexes that suit them.

use std::time::Instant;

use anteroom_xtask::figure::quantile;
use anyhow::{Result, ensure};
use rusqlite::{Connection, params};

use crate::{facts::Facts, peers::Other, rules::RULES};

const TABLES: &str = "
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY, spend INTEGER, visits INTEGER, last_visit INTEGER, city TEXT,
        company TEXT);
    CREATE TABLE tagging (tag TEXT, contact_id INTEGER);
    CREATE TABLE orders (contact_id INTEGER, placed_at INTEGER);
    CREATE VIRTUAL TABLE note USING fts5(text, contact_id UNINDEXED, tokenize = 'trigram')";

const INDEXES: &str = "
    CREATE INDEX contact_figures ON contact (spend, visits, last_visit, city);
    CREATE INDEX contact_company ON contact (spend, company);
    CREATE INDEX tagging_tag ON tagging (tag, contact_id);
    CREATE INDEX orders_contact ON orders (contact_id, placed_at);
    ANALYZE";

/// In the order of the rules; tags are asked for as sets, which is the best plan there is.
const QUESTIONS: [&str; 7] = [
    "SELECT count(*) FROM contact WHERE spend > 400000 AND visits < 3",
    "SELECT count(*) FROM contact WHERE spend > 10000 OR visits >= 2",
    "SELECT count(*) FROM contact INDEXED BY contact_figures
     WHERE (spend > 200000 AND (visits < 5 OR last_visit < ?1 - 180 * 86400))
     OR (last_visit >= ?1 - 30 * 86400 AND visits > 10 AND city = 'Chicago')",
    "SELECT count(*) FROM contact WHERE spend > 50000
     AND id IN (SELECT contact_id FROM note WHERE text MATCH 'fee')",
    "SELECT count(*) FROM contact WHERE company LIKE '%robot%' AND spend > 50000",
    "SELECT count(*) FROM contact WHERE visits > 3
     AND id IN (SELECT contact_id FROM tagging WHERE tag = 'VIP')
     AND id NOT IN (SELECT contact_id FROM tagging WHERE tag = 'Spanish')",
    "SELECT count(*) FROM (SELECT 1 FROM orders WHERE placed_at >= ?1 - 90 * 86400
     GROUP BY contact_id HAVING count(*) > 2)",
];

pub(crate) fn measure(facts: &Facts, rounds: usize) -> Result<Vec<Other>> {
    let db = filled(facts)?;
    let mut others = Vec::new();
    for (rule, sql) in RULES.iter().zip(QUESTIONS) {
        let mut statement = db.prepare(sql)?;
        let now = [facts.now];
        let (mut took, mut count) = (Vec::new(), 0);
        for _round in 0..rounds.div_ceil(3) {
            let start = Instant::now();
            let given = if statement.parameter_count() > 0 { &now[..] } else { &[] };
            count = statement.query_row(rusqlite::params_from_iter(given), |row| row.get(0))?;
            took.push(start.elapsed().as_secs_f64() * 1e3);
        }
        let took_ms = quantile(&took, 0.5);
        others.push(Other {
            peer: "SQLite".to_owned(),
            rule: rule.name.to_owned(),
            count,
            took_ms,
        });
    }
    ensure!(others.len() == RULES.len(), "a question is missing");
    Ok(others)
}

fn filled(facts: &Facts) -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    db.pragma_update(None, "cache_size", -2_000_000)?;
    db.execute_batch(TABLES)?;
    let write = db.transaction()?;
    {
        let mut insert = write.prepare("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?)")?;
        for at in 0..facts.spend.len() {
            let last = Some(facts.last_visit[at]).filter(|&last| last > 0);
            let city = facts.city.name(at);
            let company = facts.company.name(at);
            insert.execute(params![
                at as i64,
                facts.spend[at],
                facts.visits[at],
                last,
                city,
                company
            ])?;
        }
        let mut insert = write.prepare("INSERT INTO tagging VALUES (?, ?)")?;
        for (at, contact) in facts.tagged.iter().enumerate() {
            insert.execute(params![facts.tag.name(at), contact])?;
        }
        let mut insert = write.prepare("INSERT INTO orders VALUES (?, ?)")?;
        for (contact, placed) in facts.order_contact.iter().zip(&facts.order_placed) {
            insert.execute([contact, placed])?;
        }
        let mut insert = write.prepare("INSERT INTO note (text, contact_id) VALUES (?, ?)")?;
        let mut start = 0;
        for (&contact, &end) in facts.note_contact.iter().zip(&facts.note_ends) {
            insert.execute(params![&facts.notes[start..end as usize], contact])?;
            start = end as usize;
        }
    }
    write.commit()?;
    db.execute_batch(INDEXES)?;
    Ok(db)
}
