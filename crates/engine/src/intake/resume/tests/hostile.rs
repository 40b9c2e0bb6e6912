//! Texts made to take long or to break the finders of a profile, and what must hold of any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::profile::plain;
use super::super::{Field, Found, HEAD_BYTES_MAX, find};

/// No figure, but a guard: what grows with the square of a text takes minutes here.
const TIME_MAX: Duration = Duration::from_secs(30);

/// What the texts are made of.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "2019 ", "2019-", "Jan 2019 - ", "01/2019 – 02/2020 ", "1/", ",", ", a", "(", "a, ", "\n",
    "2019 - 2020\n", "Clerk, Acme Inc. 2019 - 2020\n", "Clerk\n", "• a\n", "Skills\n",
    "Experience\n", "Skills: a. ", "Skills: ", ": ", "\t", "a\tb\n", "English ", "English (",
    "a.com ", "linkedin.com/in/", "J.D., ", "University, ", "University of California, ",
    "LL. M. ", "Austin, TX | ", "12 Elm Street, ", "- ", "of ", " and ", "at ", " at ", "é",
    "Acme\nInsurance\n", "Summer ", "since ", "to date ", "Clerk of\n",
];

#[test]
fn hostile_texts_come_to_an_end() {
    let mut longest = (Duration::ZERO, String::new());
    let headings = ["Experience\n", "Education\n", "Skills\n", "Languages\n", "Contact\n"];
    for (index, part) in PARTS.iter().enumerate() {
        for heading in ["", headings[index % headings.len()]] {
            let text = format!("{heading}{}", part.repeat(HEAD_BYTES_MAX / part.len() + 1));
            let start = Instant::now();
            let found = find(&text, "a.pdf");
            let took = start.elapsed();
            if took > longest.0 {
                longest = (took, format!("{heading:?} {part:?}"));
            }
            assert!(took < TIME_MAX, "{heading:?} {part:?} took {took:?}");
            holds(&text, &found);
        }
    }
    eprintln!("the longest took {longest:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read(text in "(\\PC|[\n\t,.:;|()/ –0-9A-Za-z]){0,500}") {
        for heading in ["", "Experience\n", "Education\n", "Skills\n", "Languages\n"] {
            let text = format!("{heading}{text}");
            holds(&text, &find(&text, "a.pdf"));
        }
    }

    #[test]
    fn something_like_a_resume_is_read(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Jane Roe", "jane@example.com", "Experience", "Education", "Skills", "Languages",
                "Contact", "\n", "\n", "\n\n", "\t", " | ", ", ", " – ", " at ", "(", ")", " ",
                "Paralegal", "Acme Inc.", "Harper & Cole LLP", "Municipal Court of",
                "Travis County", "Insurance", "2019 – 2021", "Apr 2019 – present", "04/2019",
                "since 2018", "Summer 2017", "2018-19", "• ", "Reviewed 14,000", "documents.",
                "J.D.", "B.Sc. in Physics", "University of California", "Berkeley", "Yale",
                "Law School", "GPA 3.9", "Python (expert)", "English – native", "German (B2)",
                "Skills: a, b. Languages:", "linkedin.com/in/", "jane-roe", "Austin, TX 78701",
                "München", "12 Elm Street", "É́", "\u{300}", "Employer:", "Position:",
            ]),
            0..60,
        ),
    ) {
        let text = parts.concat();
        holds(&text, &find(&text, "Jane_Roe.pdf"));
    }
}

#[test]
fn skills_go_on_over_no_line_that_is_none_of_theirs() {
    let text = "Skills\nlaw,\n\u{fffc}\nofAll";
    holds(text, &find(text, "a.pdf"));
}

/// Checks that all findings say what stands at their places.
fn holds(text: &str, found: &Found) {
    let profile = &found.profile;
    let lists = [&profile.links, &profile.skills, &profile.languages];
    let jobs = profile.jobs.iter().flat_map(|j| [&j.employer, &j.title, &j.from, &j.to]);
    let degrees = profile.degrees.iter().flat_map(|d| [&d.degree, &d.school, &d.year]);
    let all = lists
        .into_iter()
        .flatten()
        .chain(jobs.flatten())
        .chain(degrees.flatten())
        .chain(&profile.address);
    for field in all {
        let span = field.span.clone().expect("all findings come from the text");
        let said = text.get(span).expect("a span lies in the text, on character boundaries");
        assert!(!field.value.is_empty() && field.confidence <= 100, "{field:?}");
        assert!(same(said, field), "{said:?} is not {field:?}");
    }
    assert!(profile.jobs.len() <= 60 && profile.degrees.len() <= 40);
    assert!(profile.skills.len() <= 200 && profile.languages.len() <= 40);
    assert!(profile.jobs.iter().all(|j| j.employer.is_some() || j.title.is_some()));
}

/// Returns whether a text is a field's value: but for white space, and for a year written in
/// two digits.
fn same(said: &str, field: &Field) -> bool {
    let bare = |text: &str| text.replace(char::is_whitespace, "");
    plain(said) == field.value || bare(said) == bare(&field.value) || field.normal == field.value
}
