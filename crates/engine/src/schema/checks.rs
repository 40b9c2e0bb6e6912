//! What a row must be like to be stored from here. What other devices send is never refused.

use anteroom_replica::registry::RowReader;

use super::{
    CALL_OUTCOMES, CUSTOM_KINDS, FACT_KINDS, LEAD_STATES, LINE_BYTES_MAX, NAME_CHARS_MAX,
    POINT_KINDS, QUESTION_KINDS, ROTTING_DAYS_MAX, TAG_COLOURS, VIEW_LAYOUTS,
};

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
    ["name", "company", "job_title", "city"].into_iter().try_for_each(|name| check_line(row, name))
}

pub(super) fn check_point(row: &RowReader<'_>) -> Checked {
    ["value", "label"].into_iter().try_for_each(|name| check_line(row, name))?;
    check_word(row, "kind", &POINT_KINDS)
}

pub(super) fn check_lead(row: &RowReader<'_>) -> Checked {
    ["title", "source"].into_iter().try_for_each(|name| check_line(row, name))?;
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
    check_word(row, "root", &["lead", "contact"])?;
    check_word(row, "layout", &VIEW_LAYOUTS)
}

pub(super) fn check_custom_field(row: &RowReader<'_>) -> Checked {
    check_name(row)?;
    check_word(row, "root", &["lead", "contact"])?;
    check_word(row, "kind", &CUSTOM_KINDS)
}

pub(super) fn check_word(row: &RowReader<'_>, name: &'static str, words: &[&str]) -> Checked {
    match row(name).as_text() {
        Some(word) if words.contains(&word) => Ok(()),
        _ => Err((name, format!("must be one of {}", words.join(", ")))),
    }
}
