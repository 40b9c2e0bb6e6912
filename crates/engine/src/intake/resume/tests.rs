//! Resumes of many layouts, made up here, and what must be found in them.

mod data;
mod dates;
mod hostile;
mod layouts;

use proptest::prelude::*;

use super::*;

/// Checks what is found in a text; an empty string stands for "nothing".
#[track_caller]
fn check(text: &str, name: &str, email: &str, phone: &str) {
    check_named(text, "file.pdf", name, email, phone);
}

#[track_caller]
fn check_named(text: &str, file_name: &str, name: &str, email: &str, phone: &str) {
    let found = find(text, file_name);
    let value = |f: &Option<Field>| f.as_ref().map_or(String::new(), |f| f.value.clone());
    let all = (value(&found.name), value(&found.email), value(&found.phone));
    let wanted = (name.to_owned(), email.to_owned(), phone.to_owned());
    assert_eq!(all, wanted, "in {text:?}: {found:?}");
}

#[test]
fn a_name_over_contact_data() {
    check(
        "JANE Q. ROE, ESQ.\n12 Elm Street, Springfield, IL 62701\n\
         (217) 555-0143 | jane.roe@example.com\n\nSUMMARY\nTrial lawyer.\n",
        "Jane Q. Roe",
        "jane.roe@example.com",
        "(217) 555-0143",
    );
    check(
        "Curriculum Vitae\n\nDr. Piotr Wójcik-Nowak, PhD\nul. Długa 5, 00-238 Warszawa\n\
         tel. 600 555 123\ne-mail: pwojcik@example.pl\n\nDoświadczenie\n",
        "Piotr Wójcik-Nowak",
        "pwojcik@example.pl",
        "600 555 123",
    );
    check(
        "Software Engineer\nSeán Ó Briain\nDublin, Ireland\nsean@example.ie · 086 555 0123\n\
         Experience\n",
        "Seán Ó Briain",
        "sean@example.ie",
        "086 555 0123",
    );
}

#[test]
fn labels_and_tables() {
    check(
        "PERSONAL DETAILS\nName:\tAmara Okafor\nDate of birth:\t01.02.1990\n\
         Phone:\t+234 803 555 0101\nE-mail:\tamara_o@example.com\nReferences\n\
         Dr. John Bull, +234 803 555 9999, bull@example.org\n",
        "Amara Okafor",
        "amara_o@example.com",
        "+234 803 555 0101",
    );
    check(
        "Application form\nFull name\tMaría José de la Cruz\nMobile\t+34 600 55 51 23\n\
         Fax\t+34 91 555 12 34\nEmail\tmj.delacruz@example.es\n",
        "María José de la Cruz",
        "mj.delacruz@example.es",
        "+34 600 55 51 23",
    );
    check("Name: ROE, JANE\nEmail: jroe@example.com\n", "Jane Roe", "jroe@example.com", "");
    check("姓名：王小明\n電話：+886 912 555 123\n", "王小明", "", "+886 912 555 123");
}

#[test]
fn capitals_become_a_name_as_it_is_written() {
    check("SHANE O’BRIEN\nshane@example.com\n", "Shane O’Brien", "shane@example.com", "");
    check("FIONA MCALLISTER\nfiona@example.com\n", "Fiona McAllister", "fiona@example.com", "");
    check("JAN VAN DER BERG\njan@example.nl\n", "Jan van der Berg", "jan@example.nl", "");
    check("ANA DE LA VEGA-RUIZ\nana@example.com\n", "Ana de la Vega-Ruiz", "ana@example.com", "");
    check("JOHN DOE III\nj.doe@example.com\n", "John Doe III", "j.doe@example.com", "");
    check(
        "EWAN MACDONALD\newan@example.com\nExperience\nEwan MacDonald ran the office.\n\n\
         Ewan MacDonald\n",
        "Ewan MacDonald",
        "ewan@example.com",
        "",
    );
    check("jane roe\njane.roe@example.com\n", "Jane Roe", "jane.roe@example.com", "");
}

#[test]
fn a_work_title_on_the_line_of_the_name() {
    check("JANE ROE ATTORNEY AT LAW\njane@roe.example\n", "Jane Roe", "jane@roe.example", "");
    check("Jane Roe - Senior Paralegal\nj.roe@example.com\n", "Jane Roe", "j.roe@example.com", "");
    check("Jane Roe, CPA, MBA\njroe@example.com\n", "Jane Roe", "jroe@example.com", "");
    check("Resume of Jane Roe\n(512) 555-0100\n", "Jane Roe", "", "(512) 555-0100");
    check(
        "Robert \"Bob\" Baker (he/him)\nbob.baker@example.com\n",
        "Robert Baker",
        "bob.baker@example.com",
        "",
    );
}

#[test]
fn names_set_wide_and_asked_for_in_parts() {
    check("J A N E\tR O E\njane.roe@example.com\n", "Jane Roe", "jane.roe@example.com", "");
    check("Jane\tBaker\nj.baker@example.com\n", "Jane Baker", "j.baker@example.com", "");
    check(
        "Personal Information\nFirst name: Sofia\nLast name: Papadopoulou\n\
         Mobile: 0030 694 555 0123\n",
        "Sofia Papadopoulou",
        "",
        "0030 694 555 0123",
    );
}

#[test]
fn numbers_beside_numbers() {
    check(
        "Tanya Brooks\n44 Oak Ave, Cleveland OH 44101 - (216) 555-0177 - tbrooks@example.com\n",
        "Tanya Brooks",
        "tbrooks@example.com",
        "(216) 555-0177",
    );
    check("1200 Market St.\nPhiladelphia, PA 19107\nT: 215.555.0188\n", "", "", "215.555.0188");
    check(
        "Sarah Johnson\nsarahj@example.com\nEmergency Contact: Mike Johnson 555-010-2233\n",
        "Sarah Johnson",
        "sarahj@example.com",
        "",
    );
    check(
        "Jane Roe\nOffice Manager | (512) 555-0100 | jane@example.com\n",
        "Jane Roe",
        "jane@example.com",
        "(512) 555-0100",
    );
}

#[test]
fn a_name_in_two_lines() {
    check("JANE\nROE\nParalegal\njane.roe@example.com\n", "Jane Roe", "jane.roe@example.com", "");
}

#[test]
fn a_side_bar_before_the_name() {
    check(
        "Contact\n+49 89 1234 5678\nk.braun@example.de\nMünchen\n\nSkills\nNegotiation\n\
         Contract Law\n\nKatrin Braun\nRechtsanwältin\n\nBerufserfahrung\n\
         Kanzlei Müller & Partner\n",
        "Katrin Braun",
        "k.braun@example.de",
        "+49 89 1234 5678",
    );
}

#[test]
fn decoys_are_left_alone() {
    check(
        "Experience\nClerk, Harper & Cole LLP\n\
         Reported to John Manager, john.manager@firm.example, (512) 555-0111.\n\
         Call our hotline 1-800-555-0199.\nReferences\n\
         Hon. Maria Keller, m.keller@court.example, (512) 555-0199\n",
        "",
        "",
        "",
    );
    check(
        "Jane Roe\njane.roe@example.com\n\nEmergency contact\nJim Roe, (512) 555-0122\n\n\
         References available upon request\n",
        "Jane Roe",
        "jane.roe@example.com",
        "",
    );
    check(
        "Jane Roe\nBar No. 24012345 | SSN 123-45-6789 | jane@example.com\n\
         Employment 2015 - 2019, 06/2019 - 08/2020, 2020-01-05\n\
         ISBN 978-3-16-148410-0, IBAN DE89 3704 0044 0532 0130 00\n",
        "Jane Roe",
        "jane@example.com",
        "",
    );
}

#[test]
fn only_a_fax_is_better_than_nothing() {
    check(
        "Jane Roe\nFax: (512) 555-0123\njane@example.com\n",
        "Jane Roe",
        "jane@example.com",
        "(512) 555-0123",
    );
    check(
        "Jane Roe\nFax: (512) 555-0123\nTel: (512) 555-0124\n\
           ",
        "Jane Roe",
        "",
        "(512) 555-0124",
    );
}

#[test]
fn letters_are_their_writers() {
    check(
        "Hon. Maria Keller\nTravis County Court\n1000 Guadalupe Street\nAustin, TX 78701\n\n\
         Dear Judge Keller,\n\n\
         I am writing to apply for the clerkship. You can reach me at jane.roe@example.com or \
         (512) 555-0142.\n\
         \nSincerely,\n\nJane Roe\n",
        "Jane Roe",
        "jane.roe@example.com",
        "(512) 555-0142",
    );
    check(
        "Hello, my name is Amadou Diallo and I need help with a lease.\n",
        "Amadou Diallo",
        "",
        "",
    );
}

#[test]
fn written_round_for_robots() {
    check("Jane Roe\njane.roe (at) example (dot) com\n", "Jane Roe", "jane.roe@example.com", "");
    check("Jane Roe\njane [at] example.org\n", "Jane Roe", "jane@example.org", "");
}

#[test]
fn not_a_person_at_all() {
    check("Apple Pie\n\n3 apples\n1 cup of sugar\n", "", "", "");
    check("Professional Summary\nSoftware Engineer\nSan Francisco, CA\nSkills\n", "", "", "");
    check("", "", "", "");
}

#[test]
fn hostile_texts_are_read_in_one_go() {
    let one = [
        "(",
        "@",
        "1",
        " ",
        "(at)",
        "a@b.co ",
        "Jane Roe\t",
        "+1 ",
        "1-",
        "a.",
        "É",
        "Jane ",
        "\n",
    ];
    for part in one {
        let text = part.repeat(HEAD_BYTES_MAX / part.len() + 1);
        spans_hold(&text, &find(&text, "a.pdf"));
    }
}

#[test]
fn a_file_name_is_a_hint_and_no_finding() {
    let found = find("Skills\nExcel\nEducation\nLL.B.\n", "Jane_Roe_Resume_2024.pdf");
    assert_eq!(found.name, None);
    assert_eq!(found.name_hint.as_deref(), Some("Jane Roe"));
    assert_eq!(find("", "000-single.pdf").name_hint, None);
    assert_eq!(find("", "JaneRoeCV.docx").name_hint.as_deref(), Some("Jane Roe"));
}

#[test]
fn phones_in_their_comparable_form() {
    let cases = [
        ("(512) 555-0143", None, Some("+15125550143")),
        ("1-512-555-0143", None, Some("+15125550143")),
        ("512.555.0143 ext. 12", None, Some("+15125550143")),
        ("+44 (0)20 7946 0071", None, Some("+442079460071")),
        ("0044 20 7946 0071", None, Some("+442079460071")),
        ("020 7946 0071", Some("GB"), Some("+442079460071")),
        ("089 1234567", Some("DE"), Some("+49891234567")),
        ("600 555 089", Some("PL"), Some("+48600555089")),
        ("600 555 089", None, Some("600555089")),
        ("555-2368", Some("US"), Some("5552368")),
        ("12345", None, None),
        ("+1234567890123456", None, None),
    ];
    for (written, region, wanted) in cases {
        assert_eq!(normalise_phone(written, region).as_deref(), wanted, "{written} {region:?}");
    }
}

#[test]
fn addresses_in_their_comparable_form() {
    let cases = [
        (" Jane.Roe@Example.COM ", Some("jane.roe@example.com")),
        ("mailto:jane@example.com", Some("jane@example.com")),
        ("<jane@example.com>", Some("jane@example.com")),
        ("ja\u{200B}ne@example.com", Some("jane@example.com")),
        ("jane@bücher.example", Some("jane@xn--bcher-kva.example")),
        ("jane@localhost", None),
        ("jane@[127.0.0.1]", None),
        ("jane..roe@example.com", None),
        ("ｊane@example.com", None),
        ("logo@2x.png", None),
        ("Jane <jane@example.com>", None),
        ("@", None),
    ];
    for (written, wanted) in cases {
        assert_eq!(normalise_email(written).as_deref(), wanted, "{written}");
    }
}

#[test]
fn names_alike_and_unlike() {
    let alike = [
        ("Jane Roe", "ROE, Jane"),
        ("Jane Q. Roe", "Jane Roe"),
        ("J. Roe", "Jane Roe"),
        ("Bill O'Brien", "William OBrien"),
        ("Núria Müller", "Nuria Muller, J.D."),
        ("Katarzyna Wiśniewski", "Katarzyna Wisniewsky"),
    ];
    for (a, b) in alike {
        assert!(name_likeness(a, b) >= SAME_PERSON_LIKENESS, "{a} ~ {b}: {}", name_likeness(a, b));
    }
    let unlike = [
        ("Jane Roe", "Jane Doe"),
        ("Priya Ortega", "Xiomara Ortega"),
        ("Zoë Zhang", "Zoë Rahman"),
        ("Jane", "Jane Roe"),
        ("", "Jane Roe"),
    ];
    for (a, b) in unlike {
        assert!(name_likeness(a, b) < SAME_PERSON_LIKENESS, "{a} ~ {b}: {}", name_likeness(a, b));
    }
}

proptest! {
    #[test]
    fn finding_never_fails_and_spans_say_what_they_claim(
        text in "(\\PC|[\n\t@.+() 0-9A-Za-z]){0,400}",
        name in "\\PC{0,30}",
    ) {
        spans_hold(&text, &find(&text, &name));
    }

    #[test]
    fn finding_in_something_like_a_resume(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Jane Roe", "JANE ROE", "Name:", "ROE, Jane", "jane@example.com",
                "jane (at) example.com",
                "(512) 555-0143", "+44 20 7946 0071 x12", "References", "Contact", "\n", "\n\
                 ", "\t", " | ",
                " ", ", ", "Dear Dr. Żółć,", "Sincerely,", "my name is Zoë ",
                "2019 - 2020", "É́", "(", "\"", "@",
            ]),
            0..40,
        ),
    ) {
        let text = parts.concat();
        spans_hold(&text, &find(&text, "Jane_Roe.pdf"));
    }

    #[test]
    fn likeness_is_mutual_and_bounded(a in "\\PC{0,30}", b in "\\PC{0,30}") {
        prop_assert!(name_likeness(&a, &b) <= 100);
        prop_assert_eq!(name_likeness(&a, &a), if fold_name(&a).is_empty() { 0 } else { 100 });
    }

    #[test]
    fn comparable_forms_are_stable(written in "\\PC{0,40}") {
        if let Some(normal) = normalise_email(&written) {
            prop_assert_eq!(normalise_email(&normal), Some(normal.clone()));
        }
        if let Some(normal) = normalise_phone(&written, None) {
            prop_assert_eq!(normalise_phone(&normal, None), Some(normal.clone()));
        }
    }
}

fn spans_hold(text: &str, found: &Found) {
    for field in [&found.name, &found.email, &found.phone].into_iter().flatten() {
        let span = field.span.clone().expect("all findings come from the text");
        let said = text.get(span).expect("a span lies on character boundaries");
        assert!(!said.is_empty() && field.confidence <= 100);
    }
    if let Some(phone) = &found.phone {
        assert_eq!(&text[phone.span.clone().expect("checked above")], phone.value);
    }
    if let Some(email) = &found.email {
        let said = &text[email.span.clone().expect("checked above")];
        let same = normalise_email(said).is_none_or(|n| n == email.normal);
        assert!(same, "{said:?} is not {email:?}");
    }
    if let Some(name) = &found.name {
        let said = likeness::fold(&text[name.span.clone().expect("checked above")]);
        for word in likeness::fold(&name.value).split(' ') {
            assert!(said.contains(word), "{said:?} has no {word:?}");
        }
    }
}
