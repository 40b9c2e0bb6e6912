//! What people may write, what it becomes, and where a mistake is found.

use jiff::Timestamp;

use super::context;
use crate::ask::calendar::{Day, Moment, When};
use crate::ask::catalogue::TableNo;
use crate::ask::check::{SortKey, check, sorting};
use crate::ask::context::{Currency, Scope};
use crate::ask::desk::{CATALOGUE, CONTACT, LEAD, NOTE};
use crate::ask::json;
use crate::ask::rule::{Op, Period, RULE_DEPTH_MAX, Rule, Unit, Value};
use crate::ask::text::parse;

#[test]
fn rules_are_understood_and_written_in_one_way() {
    let check = |root: TableNo, written: &str, canonical: &str| {
        let checked = parse(&CATALOGUE, root, written)
            .unwrap_or_else(|problem| panic!("{written}: {problem} {problem:?}"));
        assert_eq!(checked.text(), canonical, "{written}");
    };
    check(LEAD, "", "");
    check(LEAD, "  everything ", "");
    check(LEAD, "state = won", "state is WON");
    check(LEAD, "STATUS:Reached Out", "state is REACHED_OUT");
    check(LEAD, "state is reached-out or state is lost", "state is REACHED_OUT OR state is LOST");
    check(LEAD, "state in (won, reached out)", "state in (WON, REACHED_OUT)");
    check(LEAD, "status is not one of (won)", "state not in (WON)");
    check(LEAD, "value > 10000 AND value<=99.50", "value > 10000 AND value <= 99.5");
    check(LEAD, "amount between -1 and 5", "value between -1 and 5");
    check(LEAD, "value is more than 5", "value > 5");
    check(LEAD, "name is not \"Anna Müller\"", "name is not \"Anna Müller\"");
    check(LEAD, "name isn't 'Anna'", "name is not Anna");
    check(LEAD, "name is O'Brien", "name is \"O'Brien\"");
    check(LEAD, "name:anna", "name contains anna");
    check(LEAD, "name does not contain “von”", "name does not contain von");
    check(LEAD, "job title starts with \"Head of\"", "job_title starts with \"Head of\"");
    check(LEAD, "email ends with law.example", "email ends with law.example");
    check(LEAD, "phone is empty or phone is not empty", "phone is empty OR phone is not empty");
    check(LEAD, "city is in", "city is \"in\"");
    check(LEAD, "city is \"empty\"", "city is \"empty\"");
    check(LEAD, "is_company", "is_company is true");
    check(
        LEAD,
        "not is_company and is_company = no",
        "NOT is_company is true AND is_company is false",
    );
    check(LEAD, "received is today", "received is today");
    check(LEAD, "received on today", "received is today");
    check(LEAD, "created last month", "received is last month");
    check(LEAD, "received in the last 7 days", "received in last 7 days");
    check(LEAD, "received in last week", "received in last 1 week");
    check(LEAD, "received is older than 1 months", "received older than 1 month");
    check(LEAD, "received >= 2026-01-01", "received on or after 2026-01-01");
    check(LEAD, "received before yesterday", "received before yesterday");
    check(LEAD, "received between 2026-01-01 and today", "received between 2026-01-01 and today");
    check(LEAD, "since is not on 2026-03-01", "state_at not on 2026-03-01");
    check(
        LEAD,
        "state is won and (value > 5 or (value < 2)) and city is x",
        "state is WON AND (value > 5 OR value < 2) AND city is x",
    );
}

#[test]
fn relations_are_understood_and_written_in_one_way() {
    let check = |root: TableNo, written: &str, canonical: &str| {
        let checked = parse(&CATALOGUE, root, written)
            .unwrap_or_else(|problem| panic!("{written}: {problem} {problem:?}"));
        assert_eq!(checked.text(), canonical, "{written}");
    };
    check(CONTACT, "any lead where state is won", "any lead where state is WON");
    check(CONTACT, "some leads", "any lead");
    check(
        CONTACT,
        "count of documents where kind is pdf > 2",
        "count of documents where kind is pdf > 2",
    );
    check(CONTACT, "the number of leads is at least 3", "count of leads >= 3");
    check(LEAD, "no note where created in last 7 days", "no note where created in last 7 days");
    check(
        LEAD,
        "every document where not (pages > 3) and state is lost",
        "every document where (NOT pages > 3) AND state is LOST",
    );
    check(
        CONTACT,
        "any lead where (any note where text contains merger) or city is x",
        "any lead where (any note where text contains merger) OR city is x",
    );
    check(LEAD, "any contact where count of leads > 1", "any contact where (count of leads > 1)");
    let sum = "sum of orders.amount where placed in last 90 days > 1000";
    check(CONTACT, sum, sum);
    check(CONTACT, "the total of amount of orders in the last 90 days is over 1000", sum);
    check(
        CONTACT,
        "sum of order.total where (amount > 5 and placed is today) between 1 and 2.50",
        "sum of orders.amount where (amount > 5 AND placed is today) between 1 and 2.5",
    );
    check(CONTACT, "any current lead where tag is vip", "any current_lead where tag is vip");
    check(
        CONTACT,
        "any relationship where kind is employee and document contains merger",
        "any relationship where kind is employee AND document contains merger",
    );
}

#[test]
fn mistakes_are_found_where_they_are() {
    let check = |written: &str, place: &str, message: &str, suggestion: &str| {
        let problem = parse(&CATALOGUE, LEAD, written).expect_err(written);
        assert_eq!(&written[problem.span.clone()], place, "{written}: {problem}");
        assert!(problem.message.contains(message), "{written}: {problem}");
        let first = problem.suggestions.first().map_or("", String::as_str);
        assert_eq!(first, suggestion, "{written}: {problem:?}");
    };
    check("stat is won", "stat", "no field “stat”", "state");
    check("recieved is today", "recieved", "no field", "received");
    check("state is wonn", "wonn", "is none of PENDING", "WON");
    check("state is won and state is", "", "a value is needed", "PENDING");
    check("state > won", ">", "cannot be asked", "is");
    check("value contains 5", "contains", "money field", "=");
    check("name > 5", ">", "text field", "contains");
    check("name", "", "operator for “name”", "contains");
    check("value > 10,000", "10,000", "without separators", "10000");
    check("value > \"10,000\"", "\"10,000\"", "without separators", "");
    check("value > €5", "€5", "the number alone", "");
    check("value between 5 and 1", "1", "smaller than the first", "");
    check("value between 5 or 6", "or", "needs “and”", "and");
    check("received on 2026-02-30", "2026-02-30", "is not a day", "today");
    check("received in last 7 moons", "moons", "a unit", "days");
    check("received in last 99999 days", "99999 days", "at most 10000", "");
    check("city is New York", "York", "in quotes", "\"New York\"");
    check("(state is won", "(", "never closed", "");
    check("state is won)", ")", "never opened", "");
    check("name is \"x", "\"x", "never closed", "");
    check("name in (a b)", "b", "“,” or “)”", "");
    check("name is \"\"", "\"\"", "is empty", "");
    check("any lead", "lead", "could be asked about", "note");
    check("count of notes", "", "compared with a number", ">");
    check("count of notes > many", "many", "whole number", "");
    check("sum of notes", "notes", "with a dot", "orders.amount");
    check("any contact where sum of orders.placed > 1", "orders.placed", "added up", "amount");
    check("any contact where (sum of orders.amount is empty)", ")", "never empty", "");
    check("and state is won", "and", "a field is needed", "name");
    check("name is x city is y", "city", "join conditions", "\"x city\"");
    check("any note where created today and text contains x", "text", "in parentheses", "");
    check("is_company contains x", "contains", "flag field", "is");
    check("is_company is maybe", "maybe", "neither true nor false", "true");
    let deep = format!("{}state is won{}", "(".repeat(200), ")".repeat(200));
    assert!(parse(&CATALOGUE, LEAD, &deep).expect_err("deep").message.contains("too deeply"));
}

#[test]
fn places_are_counted_as_the_window_counts() {
    let written = "name is \"😀ä\" AND foo is 1";
    let problem = parse(&CATALOGUE, LEAD, written).expect_err("no field foo");
    assert_eq!(&written[problem.span.clone()], "foo");
    assert_eq!(problem.utf16(written), 18..21);
}

#[test]
fn parts_are_shown_one_by_one() {
    let written = "state is won AND value > 5 AND (city is x OR city is y) AND phone is empty";
    let clauses = parse(&CATALOGUE, LEAD, written).expect("right").clauses();
    let pieces: Vec<_> = clauses
        .iter()
        .map(|clause| (clause.field, clause.operator.as_deref(), clause.value.as_deref()))
        .collect();
    assert_eq!(
        pieces,
        [
            (Some("state"), Some("is"), Some("WON")),
            (Some("value"), Some(">"), Some("5")),
            (None, None, None),
            (Some("phone"), Some("is empty"), None),
        ]
    );
    assert_eq!(clauses[2].text, "(city is x OR city is y)");
}

#[test]
fn rules_of_other_programs_are_read() {
    let read = |json: &str| -> Rule { serde_json::from_str(json).expect(json) };
    let text = |json: &str| check(&CATALOGUE, LEAD, &read(json)).expect(json).text();
    assert_eq!(
        text(
            r#"{"rules":[{"field":"value","operator":">","value":10000},
                {"rules":[{"field":"status","operator":"!=","value":"lost"},
                    {"field":"is_company","operator":"equals","value":true}],
                    "logicalOperator":"OR"}],
                "logicalOperator":"AND"}"#
        ),
        "value > 10000 AND (state is not LOST OR is_company is true)"
    );
    assert_eq!(
        text(r#"{"field":"received","operator":"olderThan","value":"90 days"}"#),
        "received older than 90 days"
    );
    let problem = json::read(&serde_json::json!({"field": "value", "operator": "~", "value": 1}));
    assert_eq!(problem, Err(json::JsonProblem::NoOperator("~".to_owned())));
    assert!(json::read(&serde_json::json!({"any": 1})).is_err());
    let mut deep = serde_json::json!({"all": []});
    for _ in 0..=RULE_DEPTH_MAX {
        deep = serde_json::json!({ "not": deep });
    }
    assert_eq!(json::read(&deep), Err(json::JsonProblem::TooDeep));
}

#[test]
fn a_tree_is_checked_like_a_text() {
    let refused = |rule: Rule| check(&CATALOGUE, LEAD, &rule).expect_err("refused").message;
    let wrong = Rule::compare("state", Op::Is, Value::None);
    assert!(refused(wrong).contains("needs one value"));
    assert!(refused(Rule::compare("value", Op::In, Value::None)).contains("cannot be asked"));
    let wide = Rule::Any(vec![Rule::compare("city", Op::Empty, Value::None); 1_000]);
    assert!(refused(wide).contains("too large"));
    let long = Rule::compare("city", Op::Is, Value::One("x".repeat(1_001)));
    assert!(refused(long).contains("at most 1000 bytes"));
    let key = |field: &str| [SortKey { field: field.to_owned(), descending: true }];
    assert_eq!(sorting(&CATALOGUE, LEAD, &key("status")).expect("an alias").keys(), key("state"));
    assert!(sorting(&CATALOGUE, LEAD, &key("colour")).is_err());
    let problem = sorting(&CATALOGUE, NOTE, &key("text")).expect_err("long text");
    assert_eq!(problem.suggestions, ["author", "created"]);
}

#[test]
fn relative_dates_follow_the_workspaces_calendar() {
    let context = context(Scope::Live);
    let moment = Moment::new(context.now_ms, &context.zone);
    let check = |when: When, from: &str, to: &str| {
        let (low, high) = moment.times(when);
        let ms = |text: &str| match text {
            "" => None,
            text => Some(text.parse::<Timestamp>().expect(text).as_millisecond()),
        };
        assert_eq!(low, ms(from).unwrap_or(i64::MIN), "{when:?} from");
        assert_eq!(high, ms(to).unwrap_or(i64::MAX), "{when:?} to");
    };
    // The day has 23 hours: it begins in winter time and ends in summer time.
    check(When::During(Period::Today), "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z");
    check(When::During(Period::Yesterday), "2026-03-27T23:00:00Z", "2026-03-28T22:59:59.999Z");
    check(When::During(Period::ThisWeek), "2026-03-22T23:00:00Z", "2026-03-29T21:59:59.999Z");
    check(When::During(Period::LastWeek), "2026-03-15T23:00:00Z", "2026-03-22T22:59:59.999Z");
    check(When::During(Period::LastMonth), "2026-01-31T23:00:00Z", "2026-02-28T22:59:59.999Z");
    check(When::During(Period::ThisYear), "2025-12-31T23:00:00Z", "2026-12-31T22:59:59.999Z");
    check(When::Before(Day::Today), "", "2026-03-28T22:59:59.999Z");
    check(When::After(Day::Today), "2026-03-29T22:00:00Z", "");
    // A week ago at the same time of day, which was an hour later by the sun.
    check(When::InLast(1, Unit::Weeks), "2026-03-22T09:00:00Z", "2026-03-29T08:00:00Z");
    check(When::InLast(1, Unit::Months), "2026-02-28T09:00:00Z", "2026-03-29T08:00:00Z");
    check(When::OlderThan(1, Unit::Days), "", "2026-03-28T08:59:59.999Z");
    check(When::InNext(10_000, Unit::Years), "2026-03-29T08:00:00Z", "");
}

#[test]
fn currencies_know_their_digits() {
    let digits = |code: &str| Currency::parse(code).map(|currency| currency.digits());
    assert_eq!(digits("eur"), Some(2));
    assert_eq!(digits("JPY"), Some(0));
    assert_eq!(digits("KWD"), Some(3));
    assert_eq!(digits("EURO"), None);
    assert_eq!(digits("E1R"), None);
}
