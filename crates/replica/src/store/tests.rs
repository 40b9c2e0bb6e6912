//! What the store promises, on a small registry that has a column of every kind.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use anteroom_wire::{
    clock::Clock,
    id::{DeviceId, IdSource, MemberId, RowId},
};
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;
use crate::registry::{ColumnDef, ColumnType, Merge, TableKind};

const fn column(number: u8, name: &'static str, holds: ColumnType, merge: Merge) -> ColumnDef {
    ColumnDef { number, name, holds, merge, required: false, references: None }
}

const PERSON: TableDef = TableDef {
    number: 2,
    name: "person",
    kind: TableKind::Replicated,
    content: true,
    writer: Role::Member,
    columns: &[
        ColumnDef { required: true, ..column(1, "name", ColumnType::Text, Merge::Latest) },
        ColumnDef {
            references: Some("person"),
            ..column(2, "merged_into", ColumnType::Id, Merge::Latest)
        },
    ],
    parents: &[],
    merged_into: Some("merged_into"),
    check: Some(|row| match row("name").as_text() {
        Some("forbidden") => Err(("name", "is forbidden".to_owned())),
        _ => Ok(()),
    }),
};

const DEAL: TableDef = TableDef {
    number: 3,
    name: "deal",
    kind: TableKind::Replicated,
    content: true,
    writer: Role::Member,
    columns: &[
        ColumnDef {
            references: Some("person"),
            ..column(1, "person_id", ColumnType::Id, Merge::Latest)
        },
        column(2, "title", ColumnType::Text, Merge::Latest),
        column(3, "price", ColumnType::Int, Merge::Group(3)),
        column(4, "currency", ColumnType::Text, Merge::Group(3)),
        column(5, "consent", ColumnType::Int, Merge::Ranked),
    ],
    parents: &["person_id"],
    merged_into: None,
    check: None,
};

const VISIT: TableDef = TableDef {
    number: 4,
    name: "visit",
    kind: TableKind::InsertOnly,
    content: true,
    writer: Role::Member,
    columns: &[
        ColumnDef {
            references: Some("person"),
            ..column(1, "person_id", ColumnType::Id, Merge::Latest)
        },
        column(2, "minutes", ColumnType::Int, Merge::Latest),
    ],
    parents: &["person_id"],
    merged_into: None,
    check: None,
};

static REGISTRY: Registry =
    Registry { schema_version: 2, tables: &[VOID_TABLE, PERSON, DEAL, VISIT] };
/// An older program: no deals, no visits.
static OLD_REGISTRY: Registry = Registry { schema_version: 1, tables: &[VOID_TABLE, PERSON] };

const PEOPLE: &str = "CREATE TABLE person (
    rowid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name TEXT, merged_into BLOB,
    _del INTEGER, _clk BLOB NOT NULL)";
const DEALS: &str = "
CREATE TABLE deal (
    rowid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person_id BLOB, title TEXT, price INTEGER,
    currency TEXT, consent INTEGER, _del INTEGER, _clk BLOB NOT NULL);
CREATE TABLE visit (
    rowid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person_id BLOB, minutes INTEGER,
    _del INTEGER, _clk BLOB NOT NULL)";
static MIGRATIONS: &[&str] = &[SCHEMA, PEOPLE, DEALS];
static OLD_MIGRATIONS: &[&str] = &[SCHEMA, PEOPLE];

struct FakeClock(AtomicI64);

impl Clock for FakeClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

struct CountingIds(AtomicU64);

impl IdSource for CountingIds {
    fn next_id(&self, _: i64) -> [u8; 16] {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        anteroom_wire::id::derived_id("test", &[&n.to_le_bytes()])
    }
}

/// A desk: a store with a clock that can be turned.
struct Desk {
    store: Store,
    clock: Arc<FakeClock>,
    folder: Arc<tempfile::TempDir>,
}

impl Desk {
    fn new(device: u8) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        Self::open(device, folder, &REGISTRY, MIGRATIONS).expect("a fresh store opens")
    }

    fn open(
        device: u8,
        folder: Arc<tempfile::TempDir>,
        registry: &'static Registry,
        migrations: &'static [&'static str],
    ) -> Result<Self, Error> {
        let clock = Arc::new(FakeClock(AtomicI64::new(1_700_000_000_000)));
        let store = Store::open(Options {
            path: folder.path().join("test.db"),
            key: Zeroizing::new([7; 32]),
            registry,
            migrations,
            device: DeviceId::from_bytes([device; 8]),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            ids: Arc::new(CountingIds(AtomicU64::new(u64::from(device) << 32))),
        })?;
        Ok(Self { store, clock, folder })
    }

    fn write(&self, work: impl FnOnce(&mut Draft<'_>)) -> Result<Committed, Error> {
        self.store
            .write(&command(), |draft| {
                work(draft);
                Ok::<_, Error>(())
            })
            .map(|(_, committed)| committed)
    }

    fn write_as(&self, command: &Command, work: impl FnOnce(&mut Draft<'_>)) {
        let written = self.store.write(command, |draft| {
            work(draft);
            Ok::<_, Error>(())
        });
        written.expect("acts are lawful");
    }

    /// Undoes or redoes in transactions of a few rows each.
    fn take_back_in_parts(
        &self,
        inverse: [u8; 16],
        rows_max: usize,
        begin: impl FnOnce(&Draft<'_>, GroupId) -> Result<Step, Error>,
    ) {
        let inverse = GroupId::from_bytes(inverse);
        let command = Command { group: Some(inverse), undoable: false, ..command() };
        let (step, _) = self.store.write(&command, |draft| begin(draft, inverse)).expect("begun");
        let plan = self.store.plan(&step).expect("a plan");
        let mut part = Part::default();
        while !part.is_last {
            let next = part.next;
            let written = self.store.write(&command, |draft| draft.invert(&plan, next, rows_max));
            part = written.expect("a part").0;
        }
    }

    fn content(&self) -> String {
        self.store.digests().1
    }

    fn state(&self) -> String {
        self.store.digests().0
    }

    fn text(&self, sql: &str) -> String {
        self.store
            .read(|db| {
                let mut statement = db.prepare(sql)?;
                let rows = statement.query_map([], |row| row.get::<_, Value>(0))?;
                let values: Vec<Value> = rows.collect::<Result<_, _>>()?;
                Ok::<_, Error>(format!("{values:?}"))
            })
            .expect("the query runs")
    }

    fn assert_true(&self) {
        let verified = self.store.verify().expect("verification runs");
        assert_eq!(verified.database, "ok");
        assert!(verified.state_matches, "state digest from scratch differs");
        assert!(verified.content_matches, "content digest from scratch differs");
        assert!(verified.audit_matches, "audit chain is broken");
    }
}

fn command() -> Command {
    Command {
        name: "test",
        author: MemberId::from_bytes([1; 16]),
        role: Role::Owner,
        group: None,
        durability: Durability::Bulk,
        undoable: true,
    }
}

fn row(n: u8) -> RowId {
    RowId::from_bytes([n; 16])
}

/// One thing a person does; ids are small so that people meet on the same rows.
#[derive(Debug, Clone)]
enum Act {
    AddPerson(u8, String),
    Rename(u8, String),
    AddDeal(u8, u8),
    Title(u8, Option<String>),
    Price(u8, i64, &'static str),
    Consent(u8, i64),
    Delete(u8),
    Undelete(u8),
    DeleteDeal(u8),
    AddVisit(u8, i64),
    VoidVisit(u8),
    Merge(u8, Option<u8>),
}

impl Act {
    /// Drafts the act where it makes sense on this desk.
    fn draft(&self, draft: &mut Draft<'_>) {
        let there = |table: &str, n: u8| {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?)");
            draft.db().query_row(&sql, [row(n).to_bytes()], |r| r.get(0)).expect("a query")
        };
        match self {
            Self::AddPerson(n, name) => {
                draft.ensure("person", row(*n), &[("name", name.as_str().into())]);
            }
            Self::Rename(n, name) if there("person", *n) => {
                draft.update("person", row(*n), &[("name", name.as_str().into())]);
            }
            Self::AddDeal(n, person) => draft.ensure(
                "deal",
                row(*n),
                &[("person_id", row(*person).to_bytes().into()), ("title", "deal".into())],
            ),
            Self::Title(n, title) if there("deal", *n) => {
                draft.update("deal", row(*n), &[("title", title.clone().into())]);
            }
            Self::Price(n, price, currency) if there("deal", *n) => draft.update(
                "deal",
                row(*n),
                &[("price", Value::Int(*price)), ("currency", (*currency).into())],
            ),
            Self::Consent(n, rank) if there("deal", *n) => {
                draft.update("deal", row(*n), &[("consent", Value::Int(*rank))]);
            }
            Self::Delete(n) if there("person", *n) => draft.delete("person", row(*n)),
            Self::Undelete(n) if there("person", *n) => draft.undelete("person", row(*n)),
            Self::DeleteDeal(n) if there("deal", *n) => draft.delete("deal", row(*n)),
            Self::AddVisit(n, minutes) => {
                draft.ensure("visit", row(*n), &[("minutes", Value::Int(*minutes))]);
            }
            Self::VoidVisit(n) if there("visit", *n) => draft.void("visit", row(*n)),
            Self::Merge(n, into) if there("person", *n) => {
                let into = into.map(|into| row(into).to_bytes());
                draft.update("person", row(*n), &[("merged_into", into.into())]);
            }
            _ => {}
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    let n = || 1u8..6;
    let text = || "[a-c]{1,3}";
    prop_oneof![
        (n(), text()).prop_map(|(n, t)| Act::AddPerson(n, t)),
        (n(), text()).prop_map(|(n, t)| Act::Rename(n, t)),
        (n(), n()).prop_map(|(n, p)| Act::AddDeal(n, p)),
        (n(), prop::option::of(text())).prop_map(|(n, t)| Act::Title(n, t)),
        (n(), 0i64..9, prop_oneof![Just("EUR"), Just("USD")])
            .prop_map(|(n, p, c)| Act::Price(n, p, c)),
        (n(), 0i64..3).prop_map(|(n, r)| Act::Consent(n, r)),
        n().prop_map(Act::Delete),
        n().prop_map(Act::Undelete),
        n().prop_map(Act::DeleteDeal),
        (n(), 0i64..9).prop_map(|(n, m)| Act::AddVisit(n, m)),
        n().prop_map(Act::VoidVisit),
        (n(), prop::option::of(n())).prop_map(|(n, into)| Act::Merge(n, into)),
    ]
}

fn acts(max: usize) -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 0..max)
}

/// What an undo cannot be held to: ranked registers stay.
fn without_ranks(acts: Vec<Act>) -> Vec<Act> {
    acts.into_iter().filter(|act| !matches!(act, Act::Consent(..))).collect()
}

/// A small count for every run; `PROPTEST_CASES` asks for more.
fn cases(few: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(few),
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn desks_that_saw_the_same_are_the_same(
        work in prop::collection::vec((0usize..3, act(), -5_000i64..5_000), 1..60),
        order in prop::collection::vec(any::<prop::sample::Index>(), 200),
    ) {
        let desks = [Desk::new(1), Desk::new(2), Desk::new(3)];
        let mut sent = Vec::new();
        for (at, act, skew) in &work {
            let desk = &desks[*at];
            desk.clock.0.fetch_add(skew + 10, Ordering::Relaxed);
            let committed = desk.write(|draft| act.draft(draft)).expect("acts are lawful");
            sent.extend(committed.changesets);
        }
        for (n, desk) in desks.iter().enumerate() {
            let mut left = sent.clone();
            let mut picks = order.iter().skip(n);
            while !left.is_empty() {
                let at = picks.next().map_or(0, |index| index.index(left.len()));
                let changeset = left.swap_remove(at);
                desk.store.apply(&[changeset.clone(), changeset]).expect("a merge never fails");
            }
        }
        for desk in &desks {
            desk.assert_true();
            prop_assert_eq!(desk.state(), desks[0].state());
            prop_assert_eq!(desk.content(), desks[0].content());
            prop_assert_eq!(desk.text("SELECT hex(id) FROM deal_live ORDER BY id"),
                desks[0].text("SELECT hex(id) FROM deal_live ORDER BY id"));
        }
    }

    #[test]
    fn undo_brings_back_what_was_seen(base in acts(25), done in acts(12)) {
        let desk = Desk::new(1);
        for act in &base {
            desk.write(|draft| act.draft(draft)).expect("acts are lawful");
        }
        let before = desk.content();
        let done = without_ranks(done);
        let group = desk.write(|draft| done.iter().for_each(|act| act.draft(draft)));
        let Ok(Committed { group: Some(_), .. }) = group else { return Ok(()) };
        let after = desk.content();
        desk.store.undo(&command(), None).expect("the newest can be undone");
        prop_assert_eq!(desk.content(), before.clone(), "undo");
        desk.store.redo(&command()).expect("it can be done again");
        prop_assert_eq!(desk.content(), after, "redo");
        desk.store.undo(&command(), None).expect("and undone again");
        prop_assert_eq!(desk.content(), before, "undo of the redo");
        desk.assert_true();
    }

    #[test]
    fn an_undo_in_parts_is_the_same_as_at_once(
        base in acts(20),
        done in prop::collection::vec(acts(6), 1..6),
        rows_max in 1usize..4,
    ) {
        let desk = Desk::new(1);
        for act in &base {
            desk.write(|draft| act.draft(draft)).expect("acts are lawful");
        }
        let before = desk.content();
        let group = GroupId::from_bytes([5; 16]);
        let command = Command { group: Some(group), ..command() };
        for acts in done {
            let acts = without_ranks(acts);
            desk.write_as(&command, |draft| acts.iter().for_each(|act| act.draft(draft)));
        }
        let after = desk.content();
        if after == before {
            return Ok(());
        }
        desk.take_back_in_parts([6; 16], rows_max, |draft, inverse| {
            draft.begin_undo(Some(group), inverse)
        });
        prop_assert_eq!(desk.content(), before.clone(), "undo in parts");
        desk.take_back_in_parts([7; 16], rows_max, |draft, inverse| draft.begin_redo(inverse));
        prop_assert_eq!(desk.content(), after, "redo in parts");
        desk.store.undo(&self::command(), None).expect("the newest can be undone");
        prop_assert_eq!(desk.content(), before, "undo of the redo at once");
        desk.assert_true();
    }

    #[test]
    fn undoing_step_by_step_goes_all_the_way_back(
        base in acts(15),
        steps in prop::collection::vec(acts(5), 1..7),
    ) {
        let desk = Desk::new(1);
        for act in &base {
            desk.write(|draft| act.draft(draft)).expect("acts are lawful");
        }
        let mut seen = vec![desk.content()];
        for step in steps {
            let step = without_ranks(step);
            let done = desk.write(|draft| step.iter().for_each(|act| act.draft(draft)));
            if done.expect("acts are lawful").group.is_some() {
                seen.push(desk.content());
            }
        }
        for before in seen.iter().rev().skip(1) {
            desk.store.undo(&command(), None).expect("there is a step to undo");
            prop_assert_eq!(&desk.content(), before, "undo");
        }
        for after in seen.iter().skip(1) {
            desk.store.redo(&command()).expect("there is a step to redo");
            prop_assert_eq!(&desk.content(), after, "redo");
        }
        for before in seen.iter().rev().skip(1) {
            desk.store.undo(&command(), None).expect("there is a step to undo again");
            prop_assert_eq!(&desk.content(), before, "undo after redo");
        }
        desk.assert_true();
    }

    #[test]
    fn later_edits_survive_an_undo(
        titles in prop::collection::vec((1u8..6, "[a-c]{1,3}"), 1..6),
        later in prop::collection::vec((1u8..6, "[d-f]{1,3}", 0i64..9), 1..6),
    ) {
        let (desk, other) = (Desk::new(1), Desk::new(2));
        for desk in [&desk, &other] {
            for n in 1..6 {
                desk.write(|draft| Act::AddDeal(n, n).draft(draft)).expect("lawful");
            }
        }
        let doing: Vec<Act> =
            titles.into_iter().map(|(n, t)| Act::Title(n, Some(t))).collect();
        let group = desk.write(|draft| doing.iter().for_each(|act| act.draft(draft)));
        let group = group.expect("lawful").group;
        for desk in [&desk, &other] {
            for (n, title, price) in &later {
                let acts = [Act::Title(*n, Some(title.clone())), Act::Price(*n, *price, "EUR")];
                desk.write(|draft| acts.iter().for_each(|act| act.draft(draft))).expect("lawful");
            }
        }
        desk.store.undo(&command(), group).expect("an older group can be undone");
        prop_assert_eq!(desk.content(), other.content(), "as if it had never been done");
        desk.assert_true();
    }
}

#[test]
fn nothing_passes_by_the_store() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    let guarded = desk.store.write(&command(), |draft| {
        draft.db().execute("UPDATE person SET name = 'Eve'", []).map_err(Error::from)
    });
    let error = guarded.expect_err("the guard holds").to_string();
    assert!(error.contains("written through the store only"), "{error}");
    let reader = desk
        .store
        .read(|db| db.execute("DELETE FROM history", []).map_err(Error::from).map(|_| ()));
    assert!(reader.is_err(), "a reader cannot write");
    desk.assert_true();
}

#[test]
fn bad_cells_are_refused_and_nothing_is_kept() {
    let desk = Desk::new(1);
    let before = desk.state();
    let check = |cells: &[(&str, Value)], expected: &str| {
        let result = desk.write(|draft| {
            Act::AddDeal(1, 1).draft(draft);
            draft.insert("person", row(9), cells);
        });
        let error = result.expect_err("it is refused").to_string();
        assert!(error.contains(expected), "{error} should say {expected}");
    };
    check(&[], "person.name: must not be empty");
    check(&[("name", Value::Int(3))], "person.name: expected Text");
    check(&[("name", "forbidden".into())], "person.name: is forbidden");
    check(&[("name", Value::Text("x".repeat(70_000)))], "over the limit of 65536");
    assert_eq!(desk.state(), before, "the deal of the same command is not kept either");
    let visit = desk.write(|draft| draft.update("visit", row(7), &[("minutes", 1.into())]));
    assert!(matches!(visit, Err(Error::NotFound { .. })), "{visit:?}");
    desk.write(|draft| Act::AddVisit(7, 1).draft(draft)).expect("lawful");
    let visit = desk.write(|draft| draft.update("visit", row(7), &[("minutes", 2.into())]));
    assert!(matches!(visit, Err(Error::InsertOnly("visit"))), "{visit:?}");
}

#[test]
fn a_role_below_the_table_is_refused() {
    let desk = Desk::new(1);
    let worker = Command { role: Role::Worker, ..command() };
    let result = desk.store.write(&worker, |draft| {
        Act::AddPerson(1, "Ana".into()).draft(draft);
        Ok::<_, Error>(())
    });
    assert!(matches!(result, Err(Error::Forbidden("person"))));
}

#[test]
fn a_group_moves_as_one_and_ranks_outrank_clocks() {
    let (one, two) = (Desk::new(1), Desk::new(2));
    let start = one.write(|draft| {
        Act::AddDeal(1, 1).draft(draft);
    });
    two.store.apply(&start.expect("lawful").changesets).expect("applies");
    let price = one.write(|draft| draft.update("deal", row(1), &[("price", 5.into())]));
    two.clock.0.fetch_add(1_000, Ordering::Relaxed);
    let currency = two.write(|draft| draft.update("deal", row(1), &[("currency", "EUR".into())]));
    let stricter = one.write(|draft| Act::Consent(1, 2).draft(draft));
    let later = two.write(|draft| Act::Consent(1, 1).draft(draft));
    for changesets in [price, stricter].map(|c| c.expect("lawful").changesets) {
        two.store.apply(&changesets).expect("applies");
    }
    for changesets in [currency, later].map(|c| c.expect("lawful").changesets) {
        one.store.apply(&changesets).expect("applies");
    }
    for desk in [&one, &two] {
        let seen =
            desk.text("SELECT price || ',' || ifnull(currency, '') || ',' || consent FROM deal");
        assert_eq!(seen, "[Null]", "the later group wins whole: it had no price");
        assert_eq!(desk.text("SELECT currency FROM deal"), "[Text(\"EUR\")]");
        assert_eq!(desk.text("SELECT consent FROM deal"), "[Int(2)]", "the stricter wins");
    }
    let lost: String = two.text("SELECT value FROM history WHERE lost = 1 AND col = 3");
    assert_eq!(lost, "[Int(5)]", "the price that lost is kept and can be shown");
}

#[test]
fn merging_moves_nothing_and_hides_with_the_parent() {
    let desk = Desk::new(1);
    desk.write(|draft| {
        Act::AddPerson(1, "Ana".into()).draft(draft);
        Act::AddPerson(2, "Anna".into()).draft(draft);
        Act::AddDeal(5, 2).draft(draft);
    })
    .expect("lawful");
    let merge = desk.write(|draft| Act::Merge(2, Some(1)).draft(draft)).expect("lawful");
    assert_eq!(merge.roots.len(), 1);
    assert_eq!(desk.text("SELECT name FROM person_live"), "[Text(\"Ana\")]");
    assert_eq!(
        desk.text("SELECT hex(person_id) FROM deal_live"),
        format!("[Text(\"{}\")]", "01".repeat(16))
    );
    desk.write(|draft| Act::Delete(1).draft(draft)).expect("lawful");
    assert_eq!(desk.text("SELECT id FROM deal_live"), "[]", "hidden with the survivor");
    desk.store.undo(&command(), None).expect("undo");
    desk.store.undo(&command(), None).expect("unmerge");
    assert_eq!(
        desk.text("SELECT name FROM person_live ORDER BY name"),
        "[Text(\"Ana\"), Text(\"Anna\")]"
    );
    desk.assert_true();
}

#[test]
fn cells_of_a_newer_program_wait_and_count() {
    let new = Desk::new(1);
    let mut sent = Vec::new();
    for act in [
        Act::AddPerson(1, "Ana".into()),
        Act::AddDeal(1, 1),
        Act::Title(1, Some("big".into())),
        Act::Price(1, 5, "EUR"),
        Act::AddVisit(2, 30),
        Act::VoidVisit(2),
    ] {
        sent.extend(new.write(|draft| act.draft(draft)).expect("lawful").changesets);
    }
    let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
    let old = Desk::open(2, Arc::clone(&folder), &OLD_REGISTRY, OLD_MIGRATIONS).expect("opens");
    old.store.apply(&sent).expect("a merge never fails");
    old.assert_true();
    assert_eq!(old.state(), new.state(), "what waits is counted as if it stood in its place");
    drop(old);
    let upgraded = Desk::open(2, Arc::clone(&folder), &REGISTRY, MIGRATIONS).expect("opens");
    upgraded.assert_true();
    assert_eq!(upgraded.state(), new.state());
    assert_eq!(upgraded.content(), new.content());
    assert_eq!(upgraded.text("SELECT title || price || currency FROM deal"), "[Text(\"big5EUR\")]");
    assert_eq!(upgraded.text("SELECT COUNT(*) FROM pending_cell"), "[Int(0)]");
    drop(upgraded);
    let older = Desk::open(2, folder, &OLD_REGISTRY, OLD_MIGRATIONS);
    assert!(matches!(older.err(), Some(Error::NewerFile { found: 3, known: 2 })));
}

#[test]
fn a_cloned_device_is_noticed_and_still_converges() {
    let (one, twin) = (Desk::new(1), Desk::new(1));
    let a = one.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    let b = twin.write(|draft| Act::AddPerson(1, "Eve".into()).draft(draft)).expect("lawful");
    assert!(one.store.apply(&b.changesets).expect("applies").clones > 0);
    assert!(twin.store.apply(&a.changesets).expect("applies").clones > 0);
    assert_eq!(one.state(), twin.state());
    one.assert_true();
}

#[test]
fn the_file_says_nothing_and_opens_with_its_key_only() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Canary Bartholomew".into()).draft(draft))
        .expect("lawful");
    let copy = desk.folder.path().join("copy.db");
    desk.store.copy_to(&copy).expect("copies");
    for file in ["test.db", "test.db-wal", "copy.db"] {
        let bytes = std::fs::read(desk.folder.path().join(file)).expect("the file is there");
        assert!(!bytes.windows(6).any(|window| window == b"Canary"), "{file} shows a name");
        assert!(!bytes.starts_with(b"SQLite"), "{file} is plain");
    }
    let wrong = Store::open(Options {
        path: copy,
        key: Zeroizing::new([8; 32]),
        registry: &REGISTRY,
        migrations: MIGRATIONS,
        device: DeviceId::from_bytes([1; 8]),
        clock: Arc::clone(&desk.clock) as Arc<dyn Clock>,
        ids: Arc::new(CountingIds(AtomicU64::new(0))),
    });
    assert!(matches!(wrong.err(), Some(Error::WrongKey)));
}

#[test]
fn history_says_who_when_and_what() {
    let desk = Desk::new(4);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    desk.clock.0.fetch_add(60_000, Ordering::Relaxed);
    desk.write(|draft| Act::Rename(1, "Anna".into()).draft(draft)).expect("lawful");
    desk.clock.0.fetch_add(60_000, Ordering::Relaxed);
    desk.write(|draft| Act::Rename(1, "Anne".into()).draft(draft)).expect("lawful");
    let changes = desk.store.changes_of("person", row(1), 10).expect("reads");
    let seen: Vec<_> = changes
        .iter()
        .map(|c| (c.column, c.old.as_text(), c.new.as_text(), c.at - 1_700_000_000_000))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("name"), Some("Anna"), Some("Anne"), 120_000),
            (Some("name"), Some("Ana"), Some("Anna"), 60_000),
            (None, None, None, 0),
        ]
    );
    assert_eq!(changes[0].device, DeviceId::from_bytes([4; 8]));
    assert_eq!(changes[0].author, Some(MemberId::from_bytes([1; 16])));
    let past = desk.store.past_register(changes[1].seq.expect("an edit")).expect("reads");
    assert_eq!(past.map(|past| past.cells), Some(vec![(1, "Ana".into())]));
}

#[test]
fn a_changed_audit_entry_shows() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    desk.store.audit_read(MemberId::from_bytes([1; 16]), "export", "all").expect("recorded");
    desk.assert_true();
    desk.store
        .write(&command(), |draft| {
            draft.db().execute("UPDATE audit SET at = at + 1 WHERE seq = 2", [])?;
            Ok::<_, Error>(())
        })
        .expect("a local table can be written");
    assert!(!desk.store.verify().expect("runs").audit_matches);
}

#[test]
fn a_long_command_is_several_changesets_and_one_undo() {
    let desk = Desk::new(1);
    let empty = desk.content();
    let committed = desk
        .write(|draft| {
            for n in 0..3_000u32 {
                let id = anteroom_wire::id::derived_id("bulk", &[&n.to_le_bytes()]);
                let name = format!("{n} {}", "x".repeat(60));
                draft.insert("person", RowId::from_bytes(id), &[("name", name.into())]);
            }
        })
        .expect("lawful");
    assert!(committed.changesets.len() > 1);
    for changeset in &committed.changesets {
        assert!(changeset.encode().len() <= crate::changeset::CHANGESET_BYTES_MAX);
    }
    let undone = desk.store.undo(&command(), None).expect("undone at once");
    assert_eq!(undone.rows, 3_000);
    assert_eq!(desk.content(), empty);
    desk.assert_true();
}

#[test]
fn an_attempt_is_drafted_whole_or_not_at_all() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    let rename = |draft: &mut Draft<'_>, name: &str| {
        draft.attempt(&since(draft), |draft| {
            draft.ensure("deal", row(1), &[("title", "deal".into())]);
            let found = draft.find("person", row(1))?.expect("she is there");
            assert_eq!((found.id(), found.mark()), (row(1), 0));
            draft.change(found, &[("name", name.into())]);
            Ok::<_, Error>(())
        })
    };
    desk.write(|draft| {
        let refused = rename(draft, "forbidden").expect_err("the table's own rule");
        assert!(matches!(refused, Error::Invalid { column: "name", .. }), "{refused}");
    })
    .expect("nothing is left of it");
    assert_eq!(desk.text("SELECT title FROM deal_live"), "[]");
    for expected in [Attempt::Changes, Attempt::Same] {
        desk.write(|draft| assert_eq!(rename(draft, "Ben").expect("lawful"), expected))
            .expect("lawful");
    }
    assert_eq!(desk.text("SELECT name FROM person_live"), "[Text(\"Ben\")]");
    assert_eq!(desk.text("SELECT title FROM deal_live"), "[Text(\"deal\")]");
    desk.assert_true();
}

/// Nothing that was changed up to now.
fn since(draft: &Draft<'_>) -> Since {
    Since { moment: draft.latest(), before: HashSet::new() }
}

#[test]
fn an_attempt_leaves_alone_what_was_changed_since() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    let (mut since, _) =
        desk.store.write(&command(), |draft| Ok::<_, Error>(since(draft))).expect("reads");
    let rename = |since: &Since, name: &str| {
        let (attempt, committed) = desk
            .store
            .write(&command(), |draft| {
                draft.attempt(since, |draft| {
                    draft.update("person", row(1), &[("name", name.into())]);
                    Ok::<_, Error>(())
                })
            })
            .expect("lawful");
        (attempt, committed.group)
    };
    let (attempt, group) = rename(&since, "Ben");
    assert_eq!(attempt, Attempt::Changes);
    assert_eq!(rename(&since, "Cleo"), (Attempt::ChangedSince, None));
    assert_eq!(rename(&since, "Ben"), (Attempt::Same, None), "it is as it is to be");
    since.before.extend(group);
    assert_eq!(rename(&since, "Cleo").0, Attempt::Changes, "what was asked for before");
    since.before.clear();
    desk.store.undo(&command(), None).expect("undo");
    assert_eq!(rename(&since, "Dora").0, Attempt::ChangedSince, "what came back is as new");
    desk.store.undo(&command(), None).expect("undo");
    assert_eq!(rename(&since, "Dora").0, Attempt::Changes, "what came back is as old");
    desk.assert_true();
}

#[test]
fn the_list_says_what_was_changed_since() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    for name in ["Ben", "Cleo"] {
        desk.write(|draft| Act::Rename(1, name.into()).draft(draft)).expect("lawful");
    }
    let list = desk.store.undo_list(10).expect("a list");
    let changed: Vec<bool> = list.iter().map(|done| done.changed_since).collect();
    assert_eq!(changed, [false, true, false], "the row that was made can still go");
    assert!(list.iter().all(|done| done.first.len() == 1 && done.first[0].1 == row(1)));
    let unknown = desk.store.undo(&command(), Some(GroupId::from_bytes([9; 16])));
    let refused = unknown.expect_err("no such group");
    assert!(refused.to_string().ends_with("it was not done on this device"), "{refused}");
}

#[test]
fn the_registry_is_frozen() {
    assert!(REGISTRY.fingerprint().contains("3 deal Replicated\n  1 person_id Id Latest\n"));
}

#[test]
fn a_group_counts_as_undone_until_it_is_done_again() {
    let desk = Desk::new(1);
    let group = desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft));
    let group = group.expect("lawful").group.expect("a change");
    for _ in 0..2 {
        assert!(!desk.store.is_undone(group).expect("reads"));
        desk.store.undo(&command(), None).expect("undo");
        assert!(desk.store.is_undone(group).expect("reads"));
        desk.store.redo(&command()).expect("redo");
    }
    assert!(!desk.store.is_undone(group).expect("reads"));
}

#[test]
fn an_announced_group_is_the_one_that_undo_means() {
    let desk = Desk::new(1);
    desk.write(|draft| Act::AddPerson(1, "Ana".into()).draft(draft)).expect("lawful");
    let group = GroupId::from_bytes([5; 16]);
    desk.store.write(&command(), |draft| draft.announce("drop", group)).expect("announced");
    let undone = desk.store.undo(&command(), None).expect("undo");
    assert_eq!((undone.group, undone.rows), (group, 0));
    assert!(desk.store.is_undone(group).expect("reads"), "what comes later is told to stop");
    assert_eq!(desk.text("SELECT name FROM person_live"), "[Text(\"Ana\")]");
}

#[test]
fn a_copy_is_made_while_others_write_and_a_closed_store_is_left_alone() {
    let desk = Desk::new(1);
    for n in 1..6 {
        desk.write(|draft| Act::AddPerson(n, "Ana".into()).draft(draft)).expect("lawful");
    }
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..200 {
                let act = Act::Rename(1 + n % 5, format!("n{n}"));
                desk.write(|draft| act.draft(draft)).expect("lawful");
            }
        });
        desk.store.copy_to(&desk.folder.path().join("copy.db")).expect("the copy ends");
        writer.join().expect("the writer ends");
    });
    desk.store.close();
    let late = desk.write(|draft| Act::AddPerson(1, "Eve".into()).draft(draft));
    assert!(matches!(late, Err(Error::Closed)));
    assert_eq!(desk.text("SELECT COUNT(*) FROM person"), "[Int(5)]", "reading goes on");
}
