//! A row that is a contact: whom it means, and what it changes.

use anteroom_replica::value::Value;
use anteroom_wire::id::{ContactId, RowId, derived_id};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    balance,
    fields::place,
    judge::Circumstances,
    known::{Key, KeyKind, Known},
    row::{Blame, Row, name_of},
    verdict::{Act, Verdict, Write},
};
use crate::{
    ask::fold::fold,
    commands::imports::{ImportPolicy, ImportProblem},
    fault::Outcome,
    schema::LINE_BYTES_MAX,
    table::{
        contact::PointKind,
        custom::{self, CustomKind},
    },
};

const EMAIL: usize = place("email");
const PHONE: usize = place("phone");
const IS_COMPANY: usize = place("is_company");
const EXTERNAL_KEY: usize = place("external_key");
const DO_NOT_CONTACT: usize = place("do_not_contact");

/// Cells of the contact's own row that a row's text goes into as it is.
const LINES: [(&str, usize); 4] = [
    ("company", place("company")),
    ("job_title", place("job_title")),
    ("city", place("city")),
    ("external_key", EXTERNAL_KEY),
];

/// Whom a row means.
enum Whom {
    /// Somebody new.
    New([u8; 16]),
    /// Somebody whose row is here, but counts as gone.
    Back([u8; 16]),
    Here([u8; 16]),
}

/// A contact as it stands.
struct Standing {
    name: Option<String>,
    is_company: bool,
    lines: [Option<String>; 4],
    do_not_contact: bool,
}

/// Judges a row.
pub(super) fn judge(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
) -> Outcome<Verdict> {
    let name = name_of(row).unwrap_or_default();
    let mut blames = row.blames.clone();
    if blames.is_empty() {
        if name.is_empty() {
            let message = "a contact has a name, a company or an e-mail address";
            blames.push(Blame::row(ImportProblem::Required, message));
        } else if name.len() > LINE_BYTES_MAX {
            blames.push(Blame::row(ImportProblem::TooLong, "has a name that is too long"));
        }
    }
    if !blames.is_empty() {
        return Ok(Verdict::failed(name, blames));
    }
    let whom = match whom(with, known, db, row, &name)? {
        Ok(whom) => whom,
        Err(blame) => return Ok(Verdict::refused(name, None, blame)),
    };
    let new = |name, id, is_back| Newcomer { name, id, is_back, key: EXTERNAL_KEY };
    match whom {
        Whom::New(id) => create(with, known, db, row, new(name, id, false)),
        Whom::Back(id) => create(with, known, db, row, new(name, id, true)),
        Whom::Here(id) => match standing(db, id)? {
            Some(standing) => change(with, db, row, name, id, &standing),
            None => create(with, known, db, row, new(name, with.new_id(), false)),
        },
    }
}

/// Notes the key of a row that was taken in before the program was ended.
pub(super) fn pass(with: &Circumstances<'_>, known: &mut Known, row: &Row) {
    let name = name_of(row).unwrap_or_default();
    if row.blames.is_empty() && !name.is_empty() {
        let (key, shown) = own_key(with, known, row, &name);
        if known.get(key).is_none() {
            known.set(key, [0; 16], row);
        }
        let _came = known.come(key, row, &shown);
    }
}

/// Returns the key that a row goes by, and how it is shown.
fn own_key(with: &Circumstances<'_>, known: &Known, row: &Row, name: &str) -> (Key, String) {
    if with.key == Some("external_key")
        && let Some(text) = row.text(EXTERNAL_KEY)
    {
        return (known.key(KeyKind::ExternalKey, text), text.to_owned());
    }
    if let Some((written, normal)) = row.point(EMAIL) {
        return (known.key(KeyKind::Email, normal), written.to_owned());
    }
    let whole = whole_id(row, name);
    (known.key(KeyKind::Whole, &RowId::from_bytes(whole).to_string()), name.to_owned())
}

/// Returns the id of a contact that is known by nothing but what the row says of it: the same row
/// means the same contact, whenever and wherever it is taken in.
pub(super) fn whole_id(row: &Row, name: &str) -> [u8; 16] {
    let [company, _, city, _] = LINES.map(|(_, slot)| fold(row.text(slot).unwrap_or_default()));
    let phone = row.point(PHONE).map_or("", |(_, normal)| normal);
    let parts = [fold(name), company, city, phone.into()];
    derived_id("imported_contact", &parts.each_ref().map(|part| part.as_bytes()))
}

/// Finds out whom a row means.
fn whom(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
    name: &str,
) -> Outcome<Result<Whom, Blame>> {
    if with.key.is_none() {
        return Ok(Ok(Whom::New(with.new_id())));
    }
    let (key, shown) = own_key(with, known, row, name);
    if let Some(id) = known.get(key) {
        let came = known.come(key, row, &shown);
        return Ok(came.map(|()| Whom::Here(id)));
    }
    let email = row.point(EMAIL).map(|(_, normal)| known.key(KeyKind::Email, normal));
    let by_external = with.key == Some("external_key") && row.text(EXTERNAL_KEY).is_some();
    if by_external && let Some((email, id)) = email.and_then(|key| Some((key, known.get(key)?))) {
        // Somebody of that address who has no key yet is who is meant.
        if standing(db, id)?.is_some_and(|standing| standing.lines[3].is_none()) {
            known.forget(email);
            known.set(key, id, row);
            return Ok(Ok(Whom::Here(id)));
        }
    }
    if by_external || email.is_some() {
        let id = with.new_id();
        known.set(key, id, row);
        return Ok(Ok(Whom::New(id)));
    }
    let id = whole_id(row, name);
    known.set(key, id, row);
    let mark: Option<Option<i64>> = db
        .prepare_cached("SELECT _del FROM contact WHERE id = ?")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(Ok(match mark {
        None => Whom::New(id),
        Some(mark) if mark.unwrap_or(0) != 0 => Whom::Back(id),
        Some(_) => Whom::Here(id),
    }))
}

fn standing(db: &Connection, id: [u8; 16]) -> Outcome<Option<Standing>> {
    let mut statement = db.prepare_cached(
        "SELECT name, is_company, company, job_title, city, external_key, do_not_contact
         FROM contact WHERE id = ?",
    )?;
    let standing = statement.query_row([id], |row| {
        Ok(Standing {
            name: row.get("name")?,
            is_company: row.get::<_, Option<bool>>("is_company")?.unwrap_or(false),
            lines: [
                row.get("company")?,
                row.get("job_title")?,
                row.get("city")?,
                row.get("external_key")?,
            ],
            do_not_contact: row.get::<_, Option<bool>>("do_not_contact")?.unwrap_or(false),
        })
    });
    Ok(standing.optional()?)
}

fn create(
    with: &Circumstances<'_>,
    known: &Known,
    db: &Connection,
    row: &Row,
    new: Newcomer,
) -> Outcome<Verdict> {
    let mut verdict = Verdict::new(Act::Create, new.name.clone());
    new.write(with, known, db, row, &mut verdict)?;
    custom_writes(with, db, row, new.id, !new.is_back, &mut verdict)?;
    balance::judge(with, db, row, new.id, !new.is_back, &mut verdict)?;
    Ok(verdict)
}

/// A contact to be made, or to be brought back.
struct Newcomer {
    name: String,
    id: [u8; 16],
    /// Its row is here and counts as gone.
    is_back: bool,
    /// The field that holds its external key.
    key: usize,
}

impl Newcomer {
    /// Writes the contact and its points.
    fn write(
        &self,
        with: &Circumstances<'_>,
        known: &Known,
        db: &Connection,
        row: &Row,
        verdict: &mut Verdict,
    ) -> Outcome<()> {
        let contact = RowId::from_bytes(self.id);
        let mut cells: Vec<(&'static str, Value)> = vec![("name", self.name.clone().into())];
        for (column, slot) in LINES {
            let slot = if slot == EXTERNAL_KEY { self.key } else { slot };
            cells.extend(row.text(slot).map(|text| (column, text.into())));
        }
        if row.flag(IS_COMPANY) == Some(true) {
            cells.push(("is_company", true.into()));
        }
        let email = row.point(EMAIL).map(|(_, normal)| known.key(KeyKind::Email, normal));
        // Whoever said no before stays at it, even if their contact was thrown away since.
        let is_silent = email.is_some_and(|email| known.is_silent(email));
        if row.flag(DO_NOT_CONTACT) == Some(true) || is_silent {
            cells.push(("do_not_contact", true.into()));
        }
        if with.wants_cells {
            show_new(verdict, row, &cells);
        }
        if self.is_back {
            verdict.writes.push(Write::Undelete("contact", contact));
            verdict.writes.push(Write::Update("contact", contact, cells));
        } else {
            cells.push(("created_at", with.now_ms.into()));
            verdict.writes.push(Write::Insert("contact", contact, cells));
        }
        for (kind, slot) in POINTS {
            let Some((written, normal)) = point(row, kind, slot) else { continue };
            let points = if self.is_back { points(db, self.id, kind)? } else { Vec::new() };
            if !points.iter().any(|(known, _)| *known == normal) {
                let primary = points.is_empty();
                verdict.writes.push(new_point(with, self.id, kind, &written, normal, primary));
            }
        }
        Ok(())
    }
}

fn show_new(verdict: &mut Verdict, row: &Row, cells: &[(&'static str, Value)]) {
    for (column, value) in cells {
        let text = value.as_text().map_or_else(|| "true".to_owned(), ToOwned::to_owned);
        verdict.cell(column, None, text);
    }
    for (kind, slot) in POINTS {
        if let Some(text) = row.text(slot) {
            verdict.cell(kind.field(), None, text);
        }
    }
}

/// The kinds of points that a row can have one of each.
const POINTS: [(PointKind, usize); 4] = [
    (PointKind::Email, EMAIL),
    (PointKind::Phone, PHONE),
    (PointKind::Address, place("address")),
    (PointKind::Link, place("link")),
];

impl PointKind {
    /// Returns the name of the field that an import has for it.
    fn field(self) -> &'static str {
        self.as_str()
    }
}

/// Returns a row's point as it is written and as it is compared.
fn point(row: &Row, kind: PointKind, slot: usize) -> Option<(String, String)> {
    match kind {
        PointKind::Email | PointKind::Phone => {
            let (written, normal) = row.point(slot)?;
            Some((written.to_owned(), normal.to_owned()))
        }
        PointKind::Address | PointKind::Link => {
            let written = row.text(slot)?;
            Some((written.to_owned(), written.to_lowercase()))
        }
    }
}

/// Reads the points of a kind as they are compared, and as they are written.
fn points(db: &Connection, id: [u8; 16], kind: PointKind) -> Outcome<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT normal, value FROM contact_point
         WHERE contact_id = ? AND kind = ? AND IFNULL(_del, 0) = 0
         ORDER BY is_primary DESC, rowid",
    )?;
    let rows = statement.query_map(params![id, kind.as_str()], |row| {
        let text = |at| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        Ok((text(0)?, text(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn new_point(
    with: &Circumstances<'_>,
    contact: [u8; 16],
    kind: PointKind,
    written: &str,
    normal: String,
    primary: bool,
) -> Write {
    Write::Insert(
        "contact_point",
        RowId::from_bytes(with.new_id()),
        vec![
            ("contact_id", contact.into()),
            ("kind", kind.as_str().into()),
            ("value", written.into()),
            ("normal", normal.into()),
            ("is_primary", primary.into()),
        ],
    )
}

/// Judges a row whose contact is here.
fn change(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    name: String,
    id: [u8; 16],
    standing: &Standing,
) -> Outcome<Verdict> {
    if with.policy == ImportPolicy::Skip {
        return Ok(Verdict::refused(name, Some(id), Verdict::exists()));
    }
    if let (Some(ours), Some(theirs)) = (standing.lines[3].as_deref(), row.text(EXTERNAL_KEY))
        && ours != theirs
    {
        let message = "the contact of this e-mail address has another external key";
        let value = Some(super::source::shortened(theirs));
        let blame = Blame { value, ..Blame::row(ImportProblem::KeyConflict, message) };
        return Ok(Verdict::refused(name, Some(id), blame));
    }
    let mut verdict = Verdict::new(Act::Unchanged, name.clone());
    verdict.record = Some(RowId::from_bytes(id));
    let mut cells: Vec<(&'static str, Value)> = Vec::new();
    let fills = with.policy == ImportPolicy::FillBlanks;
    // A company or an address in the place of a name does not rename anybody.
    let named = [place("name"), place("first_name"), place("last_name")];
    let named = named.iter().any(|slot| row.text(*slot).is_some());
    let file = [("name", named.then_some(name.as_str()), &standing.name)];
    let lines = LINES.iter().zip(&standing.lines);
    let lines = lines.map(|((column, slot), ours)| (*column, row.text(*slot), ours));
    for (column, theirs, ours) in file.into_iter().chain(lines) {
        let Some(theirs) = theirs else { continue };
        if ours.as_deref() == Some(theirs) || (fills && ours.is_some()) {
            continue;
        }
        cells.push((column, theirs.into()));
        verdict.cell(column, ours.clone(), theirs);
    }
    if let Some(theirs) = row.flag(IS_COMPANY)
        && theirs != standing.is_company
        && !fills
    {
        cells.push(("is_company", theirs.into()));
        verdict.cell("is_company", Some(standing.is_company.to_string()), theirs);
    }
    // Whoever said no stays at it, whatever a file says.
    if row.flag(DO_NOT_CONTACT) == Some(true) && !standing.do_not_contact {
        cells.push(("do_not_contact", true.into()));
        verdict.cell("do_not_contact", Some("false".to_owned()), true);
    }
    if !cells.is_empty() {
        verdict.writes.push(Write::Update("contact", RowId::from_bytes(id), cells));
    }
    for (kind, slot) in POINTS {
        let Some((written, normal)) = point(row, kind, slot) else { continue };
        let points = points(db, id, kind)?;
        if points.iter().any(|(known, _)| *known == normal) || (fills && !points.is_empty()) {
            continue;
        }
        verdict.cell(kind.field(), points.first().map(|(_, value)| value.clone()), &written);
        verdict.writes.push(new_point(with, id, kind, &written, normal, points.is_empty()));
    }
    custom_writes(with, db, row, id, false, &mut verdict)?;
    balance::judge(with, db, row, id, false, &mut verdict)?;
    if !verdict.writes.is_empty() {
        verdict.act = Act::Update;
    }
    Ok(verdict)
}

/// Puts values into fields that the team made up.
pub(super) fn custom_writes(
    with: &Circumstances<'_>,
    db: &Connection,
    row: &Row,
    id: [u8; 16],
    is_new: bool,
    verdict: &mut Verdict,
) -> Outcome<()> {
    for (at, text) in row.custom() {
        let field = &with.custom[at];
        let value_row = custom::value_row(field.id, RowId::from_bytes(id));
        let stands: Option<(Option<String>, Option<i64>)> = if is_new {
            None
        } else {
            db.prepare_cached("SELECT value, _del FROM custom_value WHERE id = ?")?
                .query_row([value_row.to_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
        };
        let gone = stands.as_ref().is_some_and(|(_, mark)| mark.unwrap_or(0) != 0);
        let ours = stands.and_then(|(value, _)| value).filter(|_| !gone);
        let fills = with.policy == ImportPolicy::FillBlanks;
        if ours.as_deref() == Some(text) || (fills && ours.is_some()) {
            continue;
        }
        let is_amount = field.kind == CustomKind::Money;
        let currency = is_amount.then(|| with.currency.code().to_owned());
        let owner = if field.root == "lead" { "lead_id" } else { "contact_id" };
        verdict.writes.push(Write::Ensure(
            "custom_value",
            value_row,
            vec![
                ("field_id", field.id.to_bytes().into()),
                (owner, id.into()),
                ("value", text.into()),
                ("currency", currency.into()),
            ],
        ));
        if gone {
            verdict.writes.push(Write::Undelete("custom_value", value_row));
        }
        if with.wants_cells || !is_new {
            verdict.cell(&field.id.to_string(), ours, text);
        }
    }
    Ok(())
}

/// Makes the contact of a row of another target, whom nobody knows yet.
pub(super) fn make_for(
    with: &Circumstances<'_>,
    known: &mut Known,
    db: &Connection,
    row: &Row,
    (name, id): (String, [u8; 16]),
    verdict: &mut Verdict,
) -> Outcome<()> {
    const CONTACT_KEY: usize = place("contact_key");
    let mark: Option<Option<i64>> = db
        .prepare_cached("SELECT _del FROM contact WHERE id = ?")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let keys = [
        row.point(EMAIL).map(|(_, normal)| known.key(KeyKind::Email, normal)),
        row.text(CONTACT_KEY).map(|text| known.key(KeyKind::ExternalKey, text)),
    ];
    keys.into_iter().flatten().for_each(|key| known.begin(key, id));
    let is_here = mark.is_some_and(|mark| mark.unwrap_or(0) == 0);
    if known.make(id) || is_here {
        return Ok(());
    }
    let new = Newcomer { name, id, is_back: mark.is_some(), key: CONTACT_KEY };
    new.write(with, known, db, row, verdict)
}

/// Finds a contact by what rows of other targets say of it.
pub(super) fn find(known: &Known, row: &Row) -> Option<ContactId> {
    const CONTACT_KEY: usize = place("contact_key");
    let by_key = row.text(CONTACT_KEY).map(|text| known.key(KeyKind::ExternalKey, text));
    let by_email = row.point(EMAIL).map(|(_, normal)| known.key(KeyKind::Email, normal));
    let found = by_key.into_iter().chain(by_email).find_map(|key| known.get(key));
    found.map(ContactId::from_bytes)
}
