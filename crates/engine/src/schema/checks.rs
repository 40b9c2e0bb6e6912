//! What a row must be like to be stored from here. What other devices send is never refused.

use anteroom_replica::registry::RowReader;

use super::{
    AMOUNT_MINOR_MAX, CALL_OUTCOMES, COUNT_MAX, CUSTOM_KINDS, EVENT_TIMES_MS, FACT_KINDS,
    LEAD_STATES, LINE_BYTES_MAX, NAME_CHARS_MAX, POINT_KINDS, QUESTION_KINDS, RELATIONSHIP_KINDS,
    ROTTING_DAYS_MAX, TAG_COLOURS, VIEW_LAYOUTS,
};
use crate::ask::context::Currency;

type Checked = Result<(), (&'static str, String)>;

/// A line of text: not blank, no control characters, of a length that fits a list.
pub(super) fn check_line(row: &RowReader<'_>, name: &'static str) -> Checked {
    let value = row(name);
    let Some(text) = value.as_text() else { return Ok(()) };
    if text.trim().is_empty() {
        return Err((name, "must not be empty".to_owned()));
    }
    if text.len() > LINE_BYTES_MAX {
        return Err((name, format!("is longer than {LINE_BYTES_MAX} bytes")));
    }
    if text.chars().any(char::is_control) {
        return Err((name, "must be one line without control characters".to_owned()));
    }
    Ok(())
}

pub(super) fn check_contact(row: &RowReader<'_>) -> Checked {
    let lines = ["name", "company", "job_title", "city", "external_key"];
    lines.into_iter().try_for_each(|name| check_line(row, name))
}

pub(super) fn check_point(row: &RowReader<'_>) -> Checked {
    ["value", "label"].into_iter().try_for_each(|name| check_line(row, name))?;
    check_word(row, "kind", &POINT_KINDS)
}

pub(super) fn check_lead(row: &RowReader<'_>) -> Checked {
    let lines = ["title", "source", "external_key"];
    lines.into_iter().try_for_each(|name| check_line(row, name))?;
    let state = row("state");
    match state.as_text() {
        Some(state) if LEAD_STATES.contains(&state) => {}
        _ => return Err(("state", format!("must be one of {}", LEAD_STATES.join(", ")))),
    }
    if row("value_minor").as_int().is_some_and(|value| value < 0) {
        return Err(("value", "must not be negative".to_owned()));
    }
    if state.as_text() == Some("LOST") && row("lost_reason").is_null() {
        return Err(("lost_reason", "a lost lead has a reason".to_owned()));
    }
    Ok(())
}

pub(super) fn check_note(row: &RowReader<'_>) -> Checked {
    match row("text").as_text() {
        Some(text) if !text.trim().is_empty() => Ok(()),
        _ => Err(("text", "must not be empty".to_owned())),
    }
}

pub(super) fn check_task(row: &RowReader<'_>) -> Checked {
    check_line(row, "title")?;
    match row("due_on").as_text() {
        Some(day) if day.parse::<jiff::civil::Date>().is_err() => {
            Err(("due_on", "is not a day such as 2026-11-20".to_owned()))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_call(row: &RowReader<'_>) -> Checked {
    check_word(row, "direction", &["in", "out"])?;
    check_word(row, "outcome", &CALL_OUTCOMES)
}

pub(super) fn check_fact(row: &RowReader<'_>) -> Checked {
    check_word(row, "kind", &FACT_KINDS)?;
    ["value", "detail", "since", "until"].into_iter().try_for_each(|name| check_line(row, name))
}

pub(super) fn check_questionnaire(row: &RowReader<'_>) -> Checked {
    ["name", "topic"].into_iter().try_for_each(|name| check_line(row, name))
}

pub(super) fn check_question(row: &RowReader<'_>) -> Checked {
    check_line(row, "label")?;
    check_word(row, "kind", &QUESTION_KINDS)
}

/// A name that stands in a chip or at the head of a column.
pub(super) fn check_name(row: &RowReader<'_>) -> Checked {
    check_line(row, "name")?;
    match row("name").as_text() {
        Some(name) if name.chars().count() > NAME_CHARS_MAX => {
            Err(("name", format!("is longer than {NAME_CHARS_MAX} characters")))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_stage(row: &RowReader<'_>) -> Checked {
    check_name(row)?;
    check_word(row, "state", &LEAD_STATES)?;
    match row("rotting_days").as_int() {
        Some(days) if !(1..=ROTTING_DAYS_MAX).contains(&days) => {
            Err(("rotting_days", format!("must be 1 to {ROTTING_DAYS_MAX}")))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_tag(row: &RowReader<'_>) -> Checked {
    check_name(row)?;
    check_word(row, "colour", &TAG_COLOURS)
}

pub(super) fn check_view(row: &RowReader<'_>) -> Checked {
    check_name(row)?;
    check_word(row, "root", &["lead", "contact", "order", "product", "interaction"])?;
    check_word(row, "layout", &VIEW_LAYOUTS)
}

pub(super) fn check_custom_field(row: &RowReader<'_>) -> Checked {
    check_name(row)?;
    check_word(row, "root", &["lead", "contact"])?;
    check_word(row, "kind", &CUSTOM_KINDS)
}

pub(super) fn check_product(row: &RowReader<'_>) -> Checked {
    check_lines(row, &["name", "sku", "category"])?;
    check_amount(row, "price_minor", 0)
}

pub(super) fn check_order(row: &RowReader<'_>) -> Checked {
    check_lines(row, &["number", "external_key"])?;
    check_moment(row, "placed_at")?;
    if row("amount_minor").is_null() {
        return Err(("amount_minor", "an order has an amount".to_owned()));
    }
    check_amount(row, "amount_minor", 0)
}

pub(super) fn check_order_line(row: &RowReader<'_>) -> Checked {
    check_line(row, "title")?;
    check_count(row, "quantity", 1)?;
    check_range(row, "price_minor", 0, AMOUNT_MINOR_MAX)
}

pub(super) fn check_order_void(row: &RowReader<'_>) -> Checked {
    check_line(row, "reason")
}

pub(super) fn check_interaction(row: &RowReader<'_>) -> Checked {
    check_lines(row, &["kind", "external_key"])?;
    let kind = row("kind");
    let is_word = |c: char| c.is_alphanumeric() && !c.is_uppercase() || c == '_';
    if !kind.as_text().is_some_and(|kind| kind.chars().all(is_word)) {
        return Err(("kind", "is a word in small letters such as site_visit".to_owned()));
    }
    if kind.as_text().is_some_and(|kind| kind.chars().count() > NAME_CHARS_MAX) {
        return Err(("kind", format!("is longer than {NAME_CHARS_MAX} characters")));
    }
    check_moment(row, "happened_at")?;
    check_amount(row, "amount_minor", -AMOUNT_MINOR_MAX)
}

pub(super) fn check_balance(row: &RowReader<'_>) -> Checked {
    check_line(row, "source")?;
    let known = ["amount_minor", "orders", "visits", "last_order_at", "last_visit_at"];
    if known.iter().all(|name| row(name).is_null()) {
        return Err(("amount_minor", "an opening balance says something".to_owned()));
    }
    ["last_order_at", "last_visit_at"].into_iter().try_for_each(|name| check_moment(row, name))?;
    ["orders", "visits"].into_iter().try_for_each(|name| check_count(row, name, 0))?;
    check_amount(row, "amount_minor", -AMOUNT_MINOR_MAX)
}

pub(super) fn check_relationship(row: &RowReader<'_>) -> Checked {
    check_line(row, "label")?;
    check_word(row, "kind", &RELATIONSHIP_KINDS)?;
    if row("contact_id") == row("other_id") {
        return Err(("other_id", "must be somebody else".to_owned()));
    }
    Ok(())
}

fn check_lines(row: &RowReader<'_>, names: &[&'static str]) -> Checked {
    names.iter().try_for_each(|name| check_line(row, name))
}

/// An amount in minor units has a currency beside it.
fn check_amount(row: &RowReader<'_>, name: &'static str, least: i64) -> Checked {
    check_range(row, name, least, AMOUNT_MINOR_MAX)?;
    let currency = row("currency");
    let code = currency.as_text();
    let known = code.and_then(Currency::parse).is_some_and(|known| Some(known.code()) == code);
    if !row(name).is_null() && !known {
        return Err(("currency", "is not an ISO 4217 code such as USD".to_owned()));
    }
    Ok(())
}

fn check_count(row: &RowReader<'_>, name: &'static str, least: i64) -> Checked {
    check_range(row, name, least, COUNT_MAX)
}

fn check_range(row: &RowReader<'_>, name: &'static str, least: i64, most: i64) -> Checked {
    match row(name).as_int() {
        Some(number) if !(least..=most).contains(&number) => {
            Err((name, format!("must be {least} to {most}")))
        }
        _ => Ok(()),
    }
}

fn check_moment(row: &RowReader<'_>, name: &'static str) -> Checked {
    match row(name).as_int() {
        Some(moment) if !EVENT_TIMES_MS.contains(&moment) => {
            Err((name, "must lie between 1970 and 2106".to_owned()))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_word(row: &RowReader<'_>, name: &'static str, words: &[&str]) -> Checked {
    match row(name).as_text() {
        Some(word) if words.contains(&word) => Ok(()),
        _ => Err((name, format!("must be one of {}", words.join(", ")))),
    }
}
