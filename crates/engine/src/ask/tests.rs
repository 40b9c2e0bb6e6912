//! Tests of asking as a whole: the two evaluators against each other, and the written forms.

mod customers;
mod equal;
mod generate;
mod large;
mod meaning;
mod pipeline;

mod shop;
mod vocabulary;
mod written;

use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::ask::context::{Context, Currency, NoText, Scope, TextIndex};

/// Sunday 2026-03-29 10:00 in Berlin, the day on which its clocks went forward.
const NOW_MS: i64 = 1_774_771_200_000;

const DAY_MS: i64 = 86_400_000;

fn currency() -> Currency {
    Currency::parse("EUR").expect("three letters")
}

fn context(scope: Scope) -> Context<'static> {
    context_with(scope, &NoText)
}

fn context_with(scope: Scope, text: &dyn TextIndex) -> Context<'_> {
    Context {
        now_ms: NOW_MS,
        zone: TimeZone::get("Europe/Berlin").expect("the time zone is known"),
        currency: currency(),
        scope,
        text,
        segments: Arc::default(),
    }
}
