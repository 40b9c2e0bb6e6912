//! Resumes of invented people in many layouts and languages, and what must be found in them.
//!
//! The texts lie beside this file, as the readers hand them on; `truth.json` says what each
//! says. What is not in it must not be found: referees' firms, clients, hobbies, certificates.

use std::collections::BTreeMap;

use super::super::find;
use super::super::truth::{Truth, compare};

const TRUTH: &str = include_str!("layouts/truth.json");

macro_rules! layouts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("layouts/", $name)))),*]
    };
}

const TEXTS: &[(&str, &str)] = &layouts![
    "account-without-marks.txt",
    "address-among-jobs.txt",
    "apprentice-to-master.txt",
    "at-and-since.txt",
    "bars.txt",
    "broken-spans.txt",
    "capitals.txt",
    "clinic.txt",
    "college-and-board.txt",
    "column-of-dates.txt",
    "columns-read-across.txt",
    "czech.txt",
    "dashes-and-brackets.txt",
    "dates-above.txt",
    "dates-in-all-forms.txt",
    "degree-to-come.txt",
    "degree-without-a-word.txt",
    "employer-above.txt",
    "european-form.txt",
    "exported-from-a-network.txt",
    "firms-named-like-people.txt",
    "form-with-long-accounts.txt",
    "form.txt",
    "framed-headings.txt",
    "freelance.txt",
    "french-canadian.txt",
    "french-table.txt",
    "french.txt",
    "from-and-to.txt",
    "german-dates-first.txt",
    "german-since.txt",
    "german-with-birthplace.txt",
    "headings-spoken.txt",
    "headings-with-colons.txt",
    "houses-in-german.txt",
    "italian.txt",
    "labels-in-columns.txt",
    "labels.txt",
    "learned-at-work.txt",
    "letter.txt",
    "letters-set-wide.txt",
    "licences-and-wards.txt",
    "markdown.txt",
    "marked-headings-in-german.txt",
    "matters-and-honors.txt",
    "narrow-column.txt",
    "network-export-with-column.txt",
    "one-line-of-contact.txt",
    "physician.txt",
    "prizes-and-papers.txt",
    "promotions.txt",
    "public-law.txt",
    "ranks-in-brackets.txt",
    "ranks-in-one-firm.txt",
    "ranks-one-after-another.txt",
    "ranks-within-a-stay.txt",
    "roles-beside-each-other.txt",
    "sidebar.txt",
    "spanish-dates-below.txt",
    "spans-in-two-cells.txt",
    "state-behind-a-school.txt",
    "student.txt",
    "swiss.txt",
    "tables-of-cells.txt",
    "terms-above-the-title.txt",
    "titles-under-an-employer.txt",
    "trades.txt",
    "two-columns-of-tabs.txt",
    "unknown-firms.txt",
    "volunteer-and-projects.txt",
    "words-before-lists.txt",
    "years-before-colons.txt",
];

#[test]
fn everything_a_resume_says_and_nothing_else() {
    let truths: BTreeMap<String, Truth> = serde_json::from_str(TRUTH).expect("the truth is json");
    assert_eq!(truths.len(), TEXTS.len(), "every text has its truth");
    let mut wrong = 0;
    for &(name, text) in TEXTS {
        let truth = truths.get(name).expect("every text has its truth");
        for difference in compare(truth, &find(text, "resume.txt")).differences {
            eprintln!("{name}: {difference:?}");
            wrong += 1;
        }
    }
    assert_eq!(wrong, 0, "differences, as printed above");
}
