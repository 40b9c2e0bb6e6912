//! Questionnaires: written once, answered on each lead.

use std::collections::HashMap;

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::id::{LeadId, QuestionId, QuestionnaireId, RowId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, Nothing, RecordId, changed, id, leads};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        lead,
        questionnaire::{self as table, Answer, Question, QuestionKind, Questionnaire},
    },
};

/// Questions of one questionnaire: more is not answered by anybody.
const QUESTIONS_MAX: usize = 200;

/// Options of one question.
const OPTIONS_MAX: usize = 100;

/// An answer, in bytes: a page of prose.
const ANSWER_BYTES_MAX: usize = 20_000;

/// A questionnaire as a whole: what is not in it any more is removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveQuestionnaire {
    /// The questionnaire; empty for a new one.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// The practice area or product it is for.
    pub topic: Option<String>,
    /// Its questions in order. One that is new has an id of the caller's choosing that is no id
    /// of a record, such as `new-1`; conditions may name it.
    pub questions: Vec<Question>,
}

/// A lead's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetAnswer {
    /// The lead.
    pub lead_id: String,
    /// The question.
    pub question_id: String,
    /// The answer, as the question's kind says; empty takes it back.
    pub value: Option<String>,
}

pub(crate) fn questionnaire_list(engine: &Engine, _: Nothing) -> Outcome<Vec<Questionnaire>> {
    engine.desk()?.read(table::all)
}

pub(crate) fn questionnaire_save(engine: &Engine, request: SaveQuestionnaire) -> Outcome<Changed> {
    check(&request)?;
    let desk = engine.desk()?;
    let known: Option<QuestionnaireId> =
        request.id.as_deref().map(|text| id(text, "questionnaire")).transpose()?;
    let (saved, group) = desk.commit("questionnaire_save", |draft| {
        let now = draft.now_ms();
        let cells = [
            ("name", Value::from(request.name.trim())),
            ("topic", leads::text(request.topic.as_deref()).into()),
        ];
        let saved = match known {
            Some(known) => {
                draft.update("questionnaire", RowId::from_bytes(known.to_bytes()), &cells);
                known
            }
            None => {
                let new = QuestionnaireId::from_bytes(draft.new_id());
                let [name, topic] = cells;
                let cells = [name, topic, ("created_at", now.into())];
                draft.insert("questionnaire", RowId::from_bytes(new.to_bytes()), &cells);
                new
            }
        };
        draft_questions(draft, saved, &request.questions)?;
        Ok(saved)
    })?;
    Ok(changed(group, vec![saved.to_string()]))
}

pub(crate) fn answer_list(engine: &Engine, request: RecordId) -> Outcome<Vec<Answer>> {
    let lead = id(&request.id, "lead")?;
    engine.desk()?.read(|db| table::answers(db, lead))
}

pub(crate) fn answer_set(engine: &Engine, request: SetAnswer) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let lead: LeadId = id(&request.lead_id, "lead")?;
    let question: QuestionId = id(&request.question_id, "question")?;
    let value = leads::text(request.value.as_deref());
    let ((), group) = desk.commit("answer_set", |draft| {
        lead::existing(draft.db(), lead)?;
        let asked = table::question_by_id(draft.db(), question)?
            .ok_or_else(|| Fault::not_found("question"))?;
        let value = value.as_deref().map(|value| accept(&asked, value)).transpose()?;
        let now = draft.now_ms();
        let row = table::answer_row(lead, question);
        draft.ensure(
            "answer",
            row,
            &[
                ("lead_id", lead.to_bytes().into()),
                ("question_id", question.to_bytes().into()),
                ("value", value.into()),
                ("answered_by", desk.identity.member.to_bytes().into()),
                ("answered_at", now.into()),
            ],
        );
        // One that was taken back by undoing is there again.
        draft.undelete("answer", row);
        Ok(())
    })?;
    Ok(changed(group, vec![request.question_id]))
}

fn check(request: &SaveQuestionnaire) -> Outcome<()> {
    if request.questions.len() > QUESTIONS_MAX {
        return Err(Fault::invalid("questions", format!("are more than {QUESTIONS_MAX}")));
    }
    for (place, question) in request.questions.iter().enumerate() {
        let chosen = matches!(question.kind, QuestionKind::Choice | QuestionKind::Choices);
        if chosen && question.options.iter().all(|option| option.trim().is_empty()) {
            let why = format!("{}: a choice needs options", question.label);
            return Err(Fault::invalid("options", why));
        }
        if question.options.len() > OPTIONS_MAX {
            return Err(Fault::invalid("options", format!("are more than {OPTIONS_MAX}")));
        }
        // Only questions asked before can be known when this one is shown, so that no two wait
        // for each other.
        if let Some(other) = &question.shown_if
            && !request.questions[..place].iter().any(|before| before.id == other.question_id)
        {
            let why = format!("{}: the question it depends on must come before it", question.label);
            return Err(Fault::invalid("shownIf", why));
        }
    }
    Ok(())
}

/// Drafts the questions of a questionnaire, and removes those that are not in it any more.
fn draft_questions(
    draft: &mut Draft<'_>,
    questionnaire: QuestionnaireId,
    questions: &[Question],
) -> Outcome<()> {
    let before = table::all(draft.db())?;
    let text = questionnaire.to_string();
    let before = before.into_iter().find(|one| one.id == text);
    let before = before.map(|one| one.questions).unwrap_or_default();
    let mut rows: HashMap<&str, RowId> = HashMap::new();
    for (position, question) in questions.iter().enumerate() {
        let is_known = before.iter().any(|known| known.id == question.id);
        let row = match question.id.parse::<RowId>() {
            Ok(row) if is_known => row,
            _ => RowId::from_bytes(draft.new_id()),
        };
        rows.insert(&question.id, row);
        let cells = question_cells(question, position, &rows)?;
        if is_known {
            draft.update("question", row, &cells);
        } else {
            let own = ("questionnaire_id", Value::from(questionnaire.to_bytes()));
            let cells: Vec<_> = cells.into_iter().chain([own]).collect();
            draft.insert("question", row, &cells);
        }
    }
    for gone in before.iter().filter(|known| !rows.contains_key(known.id.as_str())) {
        draft.delete("question", id(&gone.id, "question")?);
    }
    Ok(())
}

fn question_cells(
    question: &Question,
    position: usize,
    rows: &HashMap<&str, RowId>,
) -> Outcome<[(&'static str, Value); 7]> {
    let options: Vec<&str> =
        question.options.iter().map(|option| option.trim()).filter(|o| !o.is_empty()).collect();
    let options = if options.is_empty() { None } else { Some(serde_json::to_string(&options)?) };
    let shown_if = question.shown_if.as_ref();
    let other = shown_if.and_then(|shown| rows.get(shown.question_id.as_str()));
    Ok([
        ("label", question.label.trim().into()),
        ("kind", question.kind.as_str().into()),
        ("options", options.into()),
        ("required", question.required.into()),
        ("position", i64::try_from(position).unwrap_or(i64::MAX).into()),
        ("shown_if_question", other.map_or(Value::Null, |row| row.to_bytes().into())),
        ("shown_if_value", shown_if.map(|shown| shown.value.clone()).into()),
    ])
}

/// Returns an answer as it is stored, or says why it is none.
fn accept(question: &Question, value: &str) -> Outcome<String> {
    let wrong = |why: &str| Err(Fault::invalid("value", why));
    if value.len() > ANSWER_BYTES_MAX {
        return wrong("is too long");
    }
    match question.kind {
        QuestionKind::Text | QuestionKind::LongText => {}
        QuestionKind::Number => {
            if !value.parse::<f64>().is_ok_and(f64::is_finite) {
                return wrong("is not a number such as 12.5");
            }
        }
        QuestionKind::Date => {
            if value.parse::<jiff::civil::Date>().is_err() {
                return wrong("is not a day such as 2026-11-20");
            }
        }
        QuestionKind::YesNo => {
            if !matches!(value, "yes" | "no") {
                return wrong("must be yes or no");
            }
        }
        QuestionKind::Choice => {
            if !question.options.iter().any(|option| option == value) {
                return wrong("is not one of the options");
            }
        }
        QuestionKind::Choices => {
            let Ok(chosen) = serde_json::from_str::<Vec<String>>(value) else {
                return wrong("is not a JSON list of options");
            };
            if !chosen.iter().all(|one| question.options.contains(one)) {
                return wrong("names what is not one of the options");
            }
        }
    }
    Ok(value.to_owned())
}
