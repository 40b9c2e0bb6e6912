//! Two desks that were apart: whatever order their changes come in, both see the same pipeline,
//! and what was fed commit by commit is what is loaded at the next start.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use anteroom_replica::{
    changeset::Changeset,
    registry::Role,
    store::{Command, Draft, Durability, Options, Store},
    value::Value,
};
use anteroom_wire::{
    clock::Clock,
    id::{DeviceId, FieldId, LeadId, MemberId, RandomIds, RowId, TagId},
};
use jiff::tz::TimeZone;

use crate::{
    ask::{
        columns::Columns,
        context::{Context, Currency, NoText, Scope},
        desk::{self, CATALOGUE, LEAD, custom},
        text,
    },
    fault::Fault,
    feed,
    schema::{MIGRATIONS, REGISTRY},
    table::{custom as fields, tag},
};

const LEAD_ID: RowId = RowId::from_bytes([1; 16]);
const STAGE_ID: RowId = RowId::from_bytes([2; 16]);
const TAG_ID: RowId = RowId::from_bytes([3; 16]);
const FIELD_ID: RowId = RowId::from_bytes([4; 16]);
const TASK_ID: RowId = RowId::from_bytes([5; 16]);
const NOW_MS: i64 = 1_795_158_000_000;

struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now_ms(&self) -> i64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// A store with columns that follow it.
struct Desk {
    store: Store,
    columns: Arc<Mutex<Columns>>,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new(device: u8, clock: &Arc<HandClock>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(Options {
            path: folder.path().join("desk.db"),
            key: [7; 32].into(),
            registry: &REGISTRY,
            migrations: MIGRATIONS,
            device: DeviceId::from_bytes([device; 8]),
            clock: Arc::clone(clock) as _,
            ids: Arc::new(RandomIds),
        });
        let store = store.expect("a new store");
        let columns = Arc::new(Mutex::new(feed::empty()));
        let followed = Arc::clone(&columns);
        store.observe(Arc::new(move |db, committed| {
            let fed = feed::of_commit(db, committed);
            followed.lock().expect("nobody panicked").apply(fed.cells()).expect("cells fit");
        }));
        Self { store, columns, _folder: folder }
    }

    fn write(&self, work: impl FnOnce(&mut Draft<'_>)) -> Vec<Changeset> {
        let command = Command {
            name: "test",
            author: MemberId::from_bytes([9; 16]),
            role: Role::Owner,
            group: None,
            durability: Durability::Bulk,
            undoable: true,
        };
        let written = self.store.write(&command, |draft| {
            work(draft);
            Ok::<_, Fault>(())
        });
        written.expect("it is stored").1.changesets
    }

    /// Asks what was fed, and holds it against what a new start would load.
    fn asked(&self, rule: &str) -> bool {
        let fields = self.store.read(fields::vocabulary).expect("fields");
        let checked = text::parse(custom::extended(&fields), LEAD, rule).expect(rule);
        let context = Context {
            now_ms: NOW_MS,
            zone: TimeZone::UTC,
            currency: Currency::parse("USD").expect("three letters"),
            scope: Scope::Live,
            text: &NoText,
            segments: Arc::default(),
        };
        let fed = self.columns.lock().expect("nobody panicked").evaluate(&checked, &context);
        let loaded =
            self.store.read(feed::load_snapshot).expect("it loads").evaluate(&checked, &context);
        assert_eq!(fed.count(), loaded.count(), "{rule}: fed and loaded");
        fed.count() == 1
    }

    fn state(&self) -> String {
        let verified = self.store.verify().expect("it is whole");
        assert!(verified.state_matches && verified.content_matches);
        verified.state
    }
}

fn desks() -> (Desk, Desk) {
    let clock = Arc::new(HandClock(AtomicI64::new(NOW_MS)));
    (Desk::new(1, &clock), Desk::new(2, &clock))
}

fn insert_lead(draft: &mut Draft<'_>) {
    let cells = [
        ("state", "PENDING".into()),
        ("state_at", Value::Int(NOW_MS)),
        ("received_at", Value::Int(NOW_MS)),
    ];
    draft.insert("lead", LEAD_ID, &cells);
}

fn insert_stage(draft: &mut Draft<'_>) {
    let cells = [("name", "Proposal sent".into()), ("state", Value::from("QUALIFIED"))];
    draft.insert("stage", STAGE_ID, &cells);
}

fn move_lead(draft: &mut Draft<'_>, state: &str, stage: Value) {
    let now = draft.now_ms();
    let cells = [("state", state.into()), ("state_at", now.into()), ("stage_id", stage)];
    draft.update("lead", LEAD_ID, &cells);
}

#[test]
fn two_moves_at_once_end_in_one_stage() {
    let (here, there) = desks();
    let start = here.write(|draft| {
        insert_lead(draft);
        insert_stage(draft);
    });
    there.store.apply(&start).expect("it is taken in");
    let sent = there.write(|draft| move_lead(draft, "QUALIFIED", STAGE_ID.to_bytes().into()));
    // The stage is empty here and stays so: that cell is not written, and loses against theirs.
    let won = here.write(|draft| move_lead(draft, "WON", Value::Null));
    here.store.apply(&sent).expect("it is taken in");
    there.store.apply(&won).expect("it is taken in");
    assert_eq!(here.state(), there.state());
    for desk in [&here, &there] {
        assert!(desk.asked("state is WON"), "the later move");
        assert!(desk.asked("stage is Won"), "a stage of another state counts as none");
    }
    let back = here.write(|draft| move_lead(draft, "QUALIFIED", Value::Null));
    there.store.apply(&back).expect("it is taken in");
    assert!(here.asked("stage is Qualified") && there.asked("stage is Qualified"));
    assert_eq!(here.state(), there.state());
}

#[test]
fn what_comes_in_any_order_ends_alike() {
    let (here, there) = desks();
    let made: [fn(&mut Draft<'_>); 9] = [
        insert_lead,
        insert_stage,
        |draft| move_lead(draft, "QUALIFIED", STAGE_ID.to_bytes().into()),
        |draft| draft.insert("tag", TAG_ID, &[("name", "VIP".into()), ("colour", "red".into())]),
        |draft| {
            let lead = LeadId::from_bytes(LEAD_ID.to_bytes());
            let row = tag::lead_tag_row(lead, TagId::from_bytes(TAG_ID.to_bytes()));
            let cells = [("lead_id", lead.to_bytes().into()), ("tag_id", TAG_ID.to_bytes().into())];
            draft.ensure("lead_tag", row, &cells);
        },
        |draft| {
            let cells =
                [("root", "lead".into()), ("name", "Court".into()), ("kind", "text".into())];
            draft.insert("custom_field", FIELD_ID, &cells);
        },
        |draft| {
            let row = fields::value_row(FieldId::from_bytes(FIELD_ID.to_bytes()), LEAD_ID);
            let cells = [
                ("field_id", FIELD_ID.to_bytes().into()),
                ("lead_id", LEAD_ID.to_bytes().into()),
                ("value", "Superior".into()),
            ];
            draft.ensure("custom_value", row, &cells);
        },
        |draft| {
            let cells = [
                ("lead_id", LEAD_ID.to_bytes().into()),
                ("title", "Call".into()),
                ("due_on", "2001-01-01".into()),
                ("created_at", Value::Int(NOW_MS)),
            ];
            draft.insert("task", TASK_ID, &cells);
        },
        |draft| draft.update("stage", STAGE_ID, &[("rotting_days", Value::Int(1))]),
    ];
    let sets: Vec<Vec<Changeset>> = made.into_iter().map(|made| here.write(made)).collect();
    for set in sets.iter().rev() {
        there.store.apply(set).expect("it is taken in");
    }
    assert_eq!(here.state(), there.state());
    for desk in [&here, &there] {
        for rule in [
            "stage is \"proposal sent\"",
            "tag is vip",
            "court is superior",
            "next_step before today",
            "has_next_step",
            "rotting is false",
        ] {
            assert!(desk.asked(rule), "{rule}");
        }
    }
    let gone = here.write(|draft| draft.delete("stage", STAGE_ID));
    there.store.apply(&gone).expect("it is taken in");
    assert!(here.asked("stage is qualified") && there.asked("stage is qualified"));
    let undo = Command {
        name: "undo",
        author: MemberId::from_bytes([9; 16]),
        role: Role::Owner,
        group: None,
        durability: Durability::Bulk,
        undoable: true,
    };
    here.store.undo(&undo, None).expect("it is undone");
    assert!(here.asked("stage is \"proposal sent\""));
}

#[test]
fn orders_voids_and_mergings_come_in_any_order() {
    const ANA: RowId = RowId::from_bytes([11; 16]);
    const TWIN: RowId = RowId::from_bytes([12; 16]);
    const FIRST: RowId = RowId::from_bytes([13; 16]);
    const SECOND: RowId = RowId::from_bytes([14; 16]);
    fn order(draft: &mut Draft<'_>, row: RowId, contact: RowId, amount: i64) {
        let cells = [
            ("contact_id", contact.to_bytes().into()),
            ("placed_at", Value::Int(NOW_MS - amount)),
            ("amount_minor", amount.into()),
            ("currency", "USD".into()),
        ];
        draft.insert("orders", row, &cells);
    }
    let (here, there) = desks();
    let made: [fn(&mut Draft<'_>); 7] = [
        |draft| {
            let cells = [("name", "Ana".into()), ("created_at", Value::Int(NOW_MS))];
            [ANA, TWIN].into_iter().for_each(|row| draft.insert("contact", row, &cells));
        },
        |draft| {
            insert_lead(draft);
            draft.update("lead", LEAD_ID, &[("contact_id", ANA.to_bytes().into())]);
        },
        |draft| order(draft, FIRST, ANA, 10_000),
        |draft| order(draft, SECOND, TWIN, 5_000),
        |draft| draft.void("orders", FIRST),
        |draft| {
            let cells = [
                ("contact_id", TWIN.to_bytes().into()),
                ("kind", "visit".into()),
                ("happened_at", Value::Int(NOW_MS)),
            ];
            draft.insert("interaction", RowId::from_bytes([15; 16]), &cells);
        },
        |draft| draft.update("contact", TWIN, &[("merged_into", ANA.to_bytes().into())]),
    ];
    let sets: Vec<Vec<Changeset>> = made.into_iter().map(|made| here.write(made)).collect();
    for set in sets.iter().rev() {
        there.store.apply(set).expect("it is taken in");
    }
    assert_eq!(here.state(), there.state());
    for desk in [&here, &there] {
        for rule in ["order_count = 1", "visits = 1", "last_order_at in last 1 day", "did visit"] {
            assert!(desk.asked(rule), "{rule}");
        }
    }
    let apart = here.write(|draft| draft.update("contact", TWIN, &[("merged_into", Value::Null)]));
    there.store.apply(&apart).expect("it is taken in");
    for desk in [&here, &there] {
        assert!(desk.asked("order_count = 0 AND visits = 0 AND last_order_at is empty"));
    }
}

#[test]
fn the_catalogue_without_made_up_fields_is_the_desks() {
    assert!(std::ptr::eq(custom::extended(&[]), &CATALOGUE));
    assert_eq!(desk::LAYOUT.find_table("custom_value"), Some(desk::CUSTOM_VALUE));
}
