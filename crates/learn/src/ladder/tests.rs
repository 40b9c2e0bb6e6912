//! Laws of the whole ladder, on rows made from a seed.

use std::sync::Arc;

use super::*;
use crate::{
    arithmetic::{Random, logistic},
    examples::{Column, MISSING, Table},
    model::{MILLI, probability},
};

fn options() -> Options {
    Options { excluded: Vec::new(), recency: Recency::Auto, seed: 1 }
}

/// A number spread evenly from -1 to 1.
fn even(random: &mut Random) -> f64 {
    random.below(2_000_001) as f64 / 1e6 - 1.0
}

/// Rows of three numbers, a level and a flag, won as a logit of them says.
fn made(rows: usize, seed: u64, logit: impl Fn(&[f64; 3], u32) -> f64) -> Examples {
    let mut random = Random::new(seed);
    let mut numbers: [Vec<f64>; 3] = Default::default();
    let (mut codes, mut flags, mut won) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rows {
        let row = [even(&mut random), even(&mut random), even(&mut random)];
        let code = random.below(5) as u32;
        won.push(f64::midpoint(even(&mut random), 1.0) < logistic(logit(&row, code)));
        numbers.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
        codes.push(if code == 4 { MISSING } else { code });
        flags.push([None, Some(false), Some(true)][random.below(3)]);
    }
    let names: Vec<String> = ["fair", "web", "call", "mail"].map(str::to_owned).into();
    let mut table = Table::new(rows);
    for (name, column) in ["a", "b", "c"].into_iter().zip(numbers) {
        table.push(name, Column::Numbers(column)).expect("a column");
    }
    let levels = Column::Levels { codes, names: Arc::new(names) };
    table.push("source", levels).expect("a column");
    table.push("flag", Column::Flags(flags)).expect("a column");
    Examples::new(table, won)
}

fn straight(row: &[f64; 3], code: u32) -> f64 {
    2.0 * row[0] - row[1] + if code == 2 { 1.0 } else { 0.0 }
}

fn asked(model: &Model, examples: &Examples) -> Metrics {
    let scorer = Scorer::new(model, &examples.table, examples.rules.as_deref());
    let logits: Vec<f64> = scorer.all().into_iter().map(|it| f64::from(it) / MILLI).collect();
    Metrics::of(&logits, &examples.won)
}

#[test]
fn each_kind_is_taken_where_it_is_the_simplest() {
    let check = |logit: fn(&[f64; 3], u32) -> f64, wanted: Kind| {
        let trained = train(&made(4_000, 11, logit), &options()).expect("examples");
        let report = &trained.report;
        assert_eq!(report.published.kind, wanted, "{:#?}", report.candidates);
        let fresh = asked(&trained.model, &made(4_000, 12, logit));
        assert!(fresh.ece < 0.03, "{wanted:?} is calibrated: {}", fresh.ece);
        let off = (fresh.log_loss - report.held_out.log_loss).abs();
        assert!(
            off < 0.06,
            "{wanted:?}: {} was promised, {}",
            report.held_out.log_loss,
            fresh.log_loss
        );
    };
    check(|_, _| -1.0, Kind::Rules);
    check(straight, Kind::Linear);
    check(|row, _| if row[0].abs() < 0.5 { 2.0 } else { -2.0 }, Kind::Stumps);
    check(|row, _| if row[0] * row[1] > 0.0 { 2.0 } else { -2.0 }, Kind::Trees);
}

/// Trains every kind, each with a setting, on some rows with a rule score.
fn every_kind() -> (Examples, Vec<Model>) {
    let mut examples = made(1_500, 3, straight);
    let Some(Column::Numbers(a)) = examples.table.column("a") else { unreachable!("a number") };
    let score = |(row, a): (usize, &f64)| if row % 9 == 0 { f64::NAN } else { (a * 50.0).round() };
    examples.rules = Some(a.iter().enumerate().map(score).collect());
    let settings = [
        Setting::None,
        Setting::Strength(0.1),
        Setting::Trees { trees: 60, leaves: 2 },
        Setting::Trees { trees: 40, leaves: 8 },
    ];
    let choices = Kind::ALL.into_iter().zip(settings);
    let models = choices.map(|(kind, setting)| {
        train_only(&examples, &options(), Choice { kind, setting }).expect("examples")
    });
    let models = models.collect();
    (examples, models)
}

#[test]
fn reasons_sum_and_bytes_say_the_same() {
    let (examples, models) = every_kind();
    for model in models {
        let read = Model::from_bytes(&model.to_bytes()).expect("its own bytes");
        assert_eq!(read, model);
        let scorer = Scorer::new(&model, &examples.table, examples.rules.as_deref());
        let all = scorer.all();
        let again = Scorer::new(&read, &examples.table, examples.rules.as_deref()).all();
        assert_eq!(all, again);
        let mut sum = 0.0;
        for (row, &logit) in all.iter().enumerate() {
            let reasons = scorer.explain(row);
            let points: i32 = reasons.contributions.iter().map(|reason| reason.points).sum();
            assert_eq!((reasons.base + points, reasons.logit), (logit, logit), "{reasons:?}");
            sum += f64::from(logit - reasons.base);
        }
        let middle = sum / all.len() as f64;
        assert!(middle.abs() < 15.0, "reasons start from the average row: {middle}");
        assert!((0.0..=1.0).contains(&probability(all[0])));
        for cut in [1, 2, 9, model.to_bytes().len() / 2] {
            assert!(Model::from_bytes(&model.to_bytes()[..cut]).is_err(), "cut short");
        }
    }
    assert!(matches!(Model::from_bytes(&[9]), Err(crate::model::Unreadable::Version(9))));
}

#[test]
fn a_model_meets_tables_it_was_not_made_for() {
    let (_, models) = every_kind();
    let mut table = Table::new(2);
    table.push("a", Column::Flags(vec![None, Some(true)])).expect("a column");
    let names = Arc::new(vec!["never seen".to_owned()]);
    table.push("source", Column::Levels { codes: vec![0, 7], names }).expect("a column");
    table.push("b", Column::Numbers(vec![f64::INFINITY, f64::NAN])).expect("a column");
    for model in models {
        let scorer = Scorer::new(&model, &table, None);
        assert!(scorer.all().iter().all(|logit| logit.abs() < 1_000_000));
        assert_eq!(scorer.explain(1).logit, scorer.logit(1));
    }
}

#[test]
fn training_twice_is_training_once() {
    let examples = made(800, 21, straight);
    let one = train(&examples, &options()).expect("examples");
    let two = train(&examples, &options()).expect("examples");
    assert_eq!(one.model.to_bytes(), two.model.to_bytes());
    assert_eq!(one.report, two.report);
}

#[test]
fn trees_see_only_the_order_of_numbers() {
    let examples = made(1_200, 5, straight);
    let mut bent = examples.clone();
    bent.table = Table::new(1_200);
    for (name, column) in examples.table.columns() {
        let column = match column {
            Column::Numbers(values) => {
                Column::Numbers(values.iter().map(|value| (value * 3.0).exp() - 7.0).collect())
            }
            other => other.clone(),
        };
        bent.table.push(name, column).expect("a column");
    }
    for leaves in [2, 8] {
        let kind = if leaves == 2 { Kind::Stumps } else { Kind::Trees };
        let choice = Choice { kind, setting: Setting::Trees { trees: 30, leaves } };
        let logits = |examples: &Examples| {
            let model = train_only(examples, &options(), choice).expect("examples");
            Scorer::new(&model, &examples.table, None).all()
        };
        assert_eq!(logits(&examples), logits(&bent));
    }
}

#[test]
fn a_hundred_rows_of_noise_or_little_do_no_harm() {
    for seed in 0..12 {
        for logit in [(|_, _| 0.0) as fn(&[f64; 3], u32) -> f64, |row, _| 0.5 * row[2]] {
            let few = made(100, 100 + seed, logit);
            let trained = train(&few, &options()).expect("examples");
            let alone = Choice { kind: Kind::Rules, setting: Setting::None };
            let share = train_only(&few, &options(), alone).expect("examples");
            let fresh = made(4_000, 900 + seed, logit);
            let (ours, least) = (asked(&trained.model, &fresh), asked(&share, &fresh));
            let published = trained.report.published;
            assert!(ours.log_loss <= 1.03 * least.log_loss, "{seed} {published:?} {ours:?}");
        }
    }
}

#[test]
fn where_there_is_little_to_learn_from_rules_are_published() {
    let reason = |examples: &Examples| {
        let trained = train(examples, &options()).expect("examples");
        assert_eq!(trained.report.published.kind, Kind::Rules);
        let scorer = Scorer::new(&trained.model, &examples.table, examples.rules.as_deref());
        assert!(scorer.all().iter().all(|logit| logit.abs() < 30_000));
        trained.report.reason
    };
    assert_eq!(reason(&made(0, 1, straight)), Reason::TooFew);
    assert_eq!(reason(&made(1, 1, straight)), Reason::TooFew);
    assert_eq!(reason(&made(500, 1, |_, _| 100.0)), Reason::TooFew, "all are won");
    assert_eq!(reason(&made(500, 1, |_, _| -4.0)), Reason::TooFew, "nine are won");
    assert_eq!(reason(&made(500, 1, |_, _| 0.0)), Reason::RulesHold);
    let mut weightless = made(500, 1, straight);
    weightless.weights = Some(vec![0.0; 500]);
    assert_eq!(reason(&weightless), Reason::TooFew);
    let bare = Examples::new(Table::new(500), weightless.won.clone());
    assert_eq!(reason(&bare), Reason::NoColumns);
    let mut empty = bare;
    empty.table.push("gone", Column::Numbers(vec![f64::NAN; 500])).expect("a column");
    empty.table.push("same", Column::Numbers(vec![7.0; 500])).expect("a column");
    let names: Vec<String> = (0..500).map(|id| format!("id {id}")).collect();
    let ids = Column::Levels { codes: (0..500).collect(), names: Arc::new(names) };
    empty.table.push("id", ids).expect("a column");
    assert_eq!(reason(&empty), Reason::NoColumns);
    empty.weights = Some(vec![1.0; 499]);
    assert!(train(&empty, &options()).is_err(), "a weight is missing");
}

#[test]
fn a_good_rule_score_is_not_lost() {
    let logit = |row: &[f64; 3], _| 3.0 * row[0];
    let mut few = made(120, 8, logit);
    let mut fresh = made(3_000, 9, logit);
    for examples in [&mut few, &mut fresh] {
        let Some(Column::Numbers(a)) = examples.table.column("a") else { unreachable!("a") };
        examples.rules = Some(a.iter().map(|a| (a * 100.0).round()).collect());
    }
    let trained = train(&few, &options()).expect("examples");
    let alone = Choice { kind: Kind::Rules, setting: Setting::None };
    let rules = asked(&train_only(&few, &options(), alone).expect("examples"), &fresh);
    let ours = asked(&trained.model, &fresh);
    assert!(ours.log_loss <= 1.03 * rules.log_loss && rules.auc > 0.8, "{ours:?}");
}

#[test]
fn odd_numbers_and_rare_wins_are_borne() {
    let mut examples = made(6_000, 31, |row, _| 2.0 * row[0] - 4.5);
    let odd = |row: usize| match row % 7 {
        0 => f64::INFINITY,
        1 => f64::NEG_INFINITY,
        2 => f64::NAN,
        3 => 1e300,
        _ => -1e-300 * row as f64,
    };
    examples.table.push("odd", Column::Numbers((0..6_000).map(odd).collect())).expect("a column");
    let twice = Column::Numbers((0..6_000).map(|row| f64::from(row / 2)).collect());
    examples.table.push("number", twice).expect("a column");
    examples.weights = Some((0..6_000).map(|row| [1.0, 0.0, 5.0, f64::NAN][row % 4]).collect());
    let trained = train(&examples, &options()).expect("examples");
    let held_out = &trained.report.held_out;
    assert!(held_out.log_loss.is_finite() && held_out.log_loss < 0.2, "{held_out:?}");
    for candidate in &trained.report.candidates {
        assert!(candidate.log_loss < 0.2, "{candidate:?}");
    }
}

#[test]
fn a_share_that_jumps_does_not_make_a_model_worse_than_none() {
    // The share of wins jumps, and so does a column that only looks like a reason.
    let late = |row: usize| f64::from(u8::from(row % 1_000 >= 600)) + (row / 1_000) as f64;
    let mut random = Random::new(17);
    let mut numbers = [Vec::new(), Vec::new()];
    let mut won = Vec::new();
    for row in 0..8_000 {
        let a = even(&mut random);
        numbers[0].push(a);
        numbers[1].push(late(row));
        let wave = [-2.5, -1.5, -3.0, -2.0, -2.2, -0.5, -1.8, 0.0][row / 1_000];
        won.push(f64::midpoint(even(&mut random), 1.0) < logistic(a + wave));
    }
    let mut table = Table::new(8_000);
    for (name, column) in ["a", "trend"].into_iter().zip(numbers) {
        table.push(name, Column::Numbers(column)).expect("a column");
    }
    let mut all = Examples::new(table, won);
    all.time = Some((0..8_000).map(f64::from).collect());
    let (past, future) = ((0..5_600).collect::<Vec<_>>(), (5_600..8_000).collect::<Vec<_>>());
    let past = all.of(&past);
    let trained = train(&past, &options()).expect("examples");
    assert!(trained.report.half_life.is_some());
    let alone = Choice { kind: Kind::Rules, setting: Setting::None };
    let share = train_only(&past, &options(), alone).expect("examples");
    let (ours, share) = (asked(&trained.model, &all.of(&future)), asked(&share, &all.of(&future)));
    assert!(ours.log_loss < 1.02 * share.log_loss, "{} {}", ours.log_loss, share.log_loss);
}

#[test]
fn a_column_that_gives_the_outcome_away_is_named_and_can_be_excluded() {
    let mut examples = made(1_000, 41, straight);
    let reason = examples.won.iter().map(|&won| if won { f64::NAN } else { 1.0 }).collect();
    examples.table.push("lost reason", Column::Numbers(reason)).expect("a column");
    let trained = train(&examples, &options()).expect("examples");
    let named: Vec<_> = trained.report.suspects.iter().map(|it| it.column.as_str()).collect();
    assert_eq!(named, ["lost reason"]);
    assert_eq!(trained.report.importance[0].0.as_deref(), Some("lost reason"));
    let excluded = Options { excluded: vec!["lost reason".into()], ..options() };
    let trained = train(&examples, &excluded).expect("examples");
    assert!(trained.report.suspects.is_empty() && trained.report.held_out.auc < 0.95);
    assert!(trained.model.columns().all(|column| column != Some("lost reason")));
}
