//! What invented people bought and did.

use anteroom_replica::store::{Command, Draft, Durability};
use anteroom_wire::error::CommandError;
use rand::{RngExt, SeedableRng, rngs::SmallRng, seq::IndexedRandom};

use super::{insert, words::CASES};
use crate::{desk::Desk, engine::Engine, fault::Outcome, table::workspace::Profile};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// How far back orders and interactions go.
const PAST_MS: i64 = 730 * DAY_MS;

/// Rows of one transaction when there are many.
const CHUNK: usize = 1_000;

/// Rows that are drawn together when there are many, and then written contact by contact: in any
/// order, each would touch a page of its own of the index by contacts.
const DRAWN: u32 = 500_000;

/// One order in so many has lines when there are many: the others are as lists bring them.
const LINED: u32 = 5;

/// What people do, and how often of a hundred times.
const DEEDS: [(&str, u32); 7] = [
    ("visit", 34),
    ("view", 30),
    ("cart", 9),
    ("meeting", 9),
    ("email", 8),
    ("call", 6),
    ("download", 4),
];

/// A product that is sold.
pub(super) struct Sold {
    id: [u8; 16],
    name: &'static str,
    price_minor: i64,
}

/// Makes the products that a desk of this kind sells.
pub(super) fn draft_products(draft: &mut Draft<'_>, desk: &Desk) -> Vec<Sold> {
    let (lawyers, sellers) = CASES;
    let products = match desk.workspace.profile {
        Profile::Law => lawyers,
        Profile::Sales => sellers,
    };
    let now = draft.now_ms();
    let mut sold = Vec::with_capacity(products.len());
    for (number, &(name, category, price_minor)) in (1..).zip(products) {
        let cells = [
            ("name", name.into()),
            ("sku", format!("P-{number:03}").into()),
            ("category", category.into()),
            ("price_minor", price_minor.into()),
            ("currency", desk.currency.code().into()),
            ("created_at", (now - PAST_MS).into()),
        ];
        sold.push(Sold { id: insert(draft, "product", &cells), name, price_minor });
    }
    sold
}

/// Gives a contact a past: orders, what it did, and of one in eight what was known before.
pub(super) fn draft_past(
    draft: &mut Draft<'_>,
    desk: &Desk,
    contact: [u8; 16],
    products: &[Sold],
    random: &mut SmallRng,
) {
    let now = draft.now_ms();
    if random.random_ratio(2, 5) {
        for _order in 0..random.random_range(1..6) {
            let placed_at = now - random.random_range(0..PAST_MS);
            draft_order(draft, desk, contact, placed_at, Some(products), random);
        }
    }
    for _deed in 0..random.random_range(0..7) {
        draft_deed(draft, desk, contact, now - random.random_range(0..PAST_MS / 2), random);
    }
    if random.random_ratio(1, 8) {
        let cells = [
            ("contact_id", contact.into()),
            ("amount_minor", (random.random_range(5..400) * 2_500_i64).into()),
            ("currency", desk.currency.code().into()),
            ("orders", random.random_range(1..9_i64).into()),
            ("visits", random.random_range(1..15_i64).into()),
            ("last_order_at", (now - PAST_MS - random.random_range(0..PAST_MS)).into()),
            ("last_visit_at", (now - PAST_MS - random.random_range(0..PAST_MS)).into()),
            ("as_of", (now - PAST_MS).into()),
            ("source", "Old customer list".into()),
        ];
        insert(draft, "opening_balance", &cells);
    }
}

fn draft_order(
    draft: &mut Draft<'_>,
    desk: &Desk,
    contact: [u8; 16],
    placed_at: i64,
    products: Option<&[Sold]>,
    random: &mut SmallRng,
) {
    let lines: Vec<(&Sold, i64)> = (0..random.random_range(1..4))
        .filter_map(|_| Some((products?.choose(random)?, random.random_range(1..4))))
        .collect();
    let amount: i64 = match lines.as_slice() {
        // Most orders are small: the square of an even draw leans to the beginning.
        [] => (random.random_range(0.0f64..1.0).powi(2) * 200_000.0) as i64 + 1_000,
        lines => lines.iter().map(|(sold, quantity)| sold.price_minor * quantity).sum(),
    };
    let cells = [
        ("contact_id", contact.into()),
        ("number", format!("{:06}", random.random_range(1..1_000_000)).into()),
        ("placed_at", placed_at.into()),
        ("amount_minor", amount.into()),
        ("currency", desk.currency.code().into()),
        ("author_id", desk.identity.member.to_bytes().into()),
    ];
    let order = insert(draft, "orders", &cells);
    for (position, (sold, quantity)) in (0_i64..).zip(lines) {
        let cells = [
            ("order_id", order.into()),
            ("product_id", sold.id.into()),
            ("title", sold.name.into()),
            ("quantity", quantity.into()),
            ("price_minor", sold.price_minor.into()),
            ("position", position.into()),
        ];
        insert(draft, "order_line", &cells);
    }
}

fn draft_deed(
    draft: &mut Draft<'_>,
    desk: &Desk,
    contact: [u8; 16],
    happened_at: i64,
    random: &mut SmallRng,
) {
    let mut draw = random.random_range(0..100);
    let mut deed = DEEDS[0].0;
    for (kind, share) in DEEDS {
        deed = kind;
        if draw < share {
            break;
        }
        draw -= share;
    }
    let cells = [
        ("contact_id", contact.into()),
        ("kind", deed.into()),
        ("happened_at", happened_at.into()),
        ("author_id", desk.identity.member.to_bytes().into()),
    ];
    insert(draft, "interaction", &cells);
}

/// Something that a contact did: whose, which of all in the order of time, and when.
struct Drawn {
    contact: [u8; 16],
    at: u32,
    when: i64,
}

/// Gives the contacts of an open workspace so many orders and interactions in all, for
/// benchmarks and trials. `progress` is told how many are in after each chunk.
///
/// # Errors
/// When the workspace is not open, has no contacts, or the disk is full.
pub fn seed_customers(
    engine: &Engine,
    (orders, interactions): (u32, u32),
    mut progress: impl FnMut(u32),
) -> Result<(), CommandError> {
    let desk = engine.desk()?;
    let contacts: Vec<[u8; 16]> = desk.read(|db| {
        let mut statement = db.prepare("SELECT id FROM contact ORDER BY rowid")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })?;
    let command =
        Command { durability: Durability::Bulk, undoable: false, ..desk.command("seed_data") };
    let mut random = SmallRng::seed_from_u64(4);
    let (products, _) = desk.commit_as(&command, |draft| Ok(draft_products(draft, &desk)))?;
    let mut each = |many: u32, row: &mut dyn FnMut(&mut Draft<'_>, Drawn, &mut SmallRng)| {
        for from in (0..many).step_by(DRAWN as usize) {
            let to = many.min(from.saturating_add(DRAWN));
            let mut drawn: Vec<(usize, u32)> =
                (from..to).map(|at| (random.random_range(0..contacts.len()), at)).collect();
            drawn.sort_unstable();
            for chunk in drawn.chunks(CHUNK) {
                desk.commit_as(&command, |draft| {
                    for &(contact, at) in chunk {
                        let past = i128::from(PAST_MS) * i128::from(at) / i128::from(many);
                        let when = draft.now_ms() - PAST_MS + past as i64;
                        row(draft, Drawn { contact: contacts[contact], at, when }, &mut random);
                    }
                    Ok(())
                })?;
                progress(chunk.len() as u32);
            }
        }
        Outcome::Ok(())
    };
    if contacts.is_empty() {
        return Ok(());
    }
    each(orders, &mut |draft, drawn, random| {
        let products = drawn.at.is_multiple_of(LINED).then_some(products.as_slice());
        draft_order(draft, &desk, drawn.contact, drawn.when, products, random);
    })?;
    each(interactions, &mut |draft, drawn, random| {
        draft_deed(draft, &desk, drawn.contact, drawn.when, random);
    })?;
    Ok(())
}
