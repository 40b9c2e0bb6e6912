//! Dates in the forms that resumes have.

use super::super::dates::periods;
use super::super::normalise_date;

/// Checks the dates of a line: "from/to", an open end left empty.
#[track_caller]
fn check(line: &str, wanted: &[&str]) {
    let found: Vec<String> = periods(line)
        .iter()
        .map(|p| {
            let normal = |d: &Option<super::super::dates::Date>| {
                d.as_ref().map_or(String::new(), |d| d.normal.clone())
            };
            format!("{}/{}", normal(&p.from), normal(&p.to))
        })
        .collect();
    assert_eq!(found, wanted, "in {line:?}");
}

#[test]
fn spans_of_time() {
    let cases = [
        ("Apr 2019 – present", "2019-04/present"),
        ("April 2019 - Aug. 2020", "2019-04/2020-08"),
        ("04/2019-08/2020", "2019-04/2020-08"),
        ("04.2019 bis 08.2020", "2019-04/2020-08"),
        ("2019–2021", "2019/2021"),
        ("2018-19", "2018/2019"),
        ("2018/19", "2018/2019"),
        ("since 2018", "2018/"),
        ("seit 03/2018", "2018-03/"),
        ("depuis mars 2018", "2018-03/"),
        ("2019-04 – 2022-11", "2019-04/2022-11"),
        ("2019-04-01 to 2020-05-31", "2019-04/2020-05"),
        ("June – August 2019", "2019-06/2019-08"),
        ("1 March 2008 to 31 March 2010", "2008-03/2010-03"),
        ("March 1, 2008 – April 2, 2010", "2008-03/2010-04"),
        ("Apr '10 – Jul '12", "2010-04/2012-07"),
        ("04/19 - 08/20", "2019-04/2020-08"),
        ("01/06/2019 - heute", "2019-01/present"),
        ("15.06.2019 – 31.07.2020", "2019-06/2020-07"),
        ("enero de 2018 a la actualidad", "2018-01/present"),
        ("septembre 2016 à aujourd’hui", "2016-09/present"),
        ("2019 –", "2019/"),
        ("Sept 2018 — till date", "2018-09/present"),
        ("(November 2019 – current)", "2019-11/present"),
    ];
    for (line, wanted) in cases {
        check(line, &[wanted]);
    }
}

#[test]
fn dates_alone() {
    check("Summer 2017", &["2017/"]);
    check("J.D., Howard University, 2011", &["2011/"]);
    check("2021 – 2019", &["/"]);
    check("Expected May 2026", &["2026-05/"]);
    check("2014 and later, then 2016 – 2018 again", &["2014/", "2016/2018"]);
}

#[test]
fn what_is_no_date() {
    for line in [
        "Reviewed 14,000 documents",
        "$2019 a month",
        "Chicago, IL 60601",
        "call 555-2368",
        "2019% of plan",
        "in May",
        "marching on",
        "1999,5",
        "US Patent 11,234,567",
        "#2019",
        "mp2019",
        "13/32",
        "3.97/4.00",
        "2M+ requests",
        "2100 - 2200",
    ] {
        check(line, &[]);
    }
}

#[test]
fn dates_in_their_comparable_form() {
    let cases = [
        ("December 2018", Some("2018-12")),
        ("dez. 2018", Some("2018-12")),
        ("12/2018", Some("2018-12")),
        ("2018-12-24", Some("2018-12")),
        ("2018", Some("2018")),
        ("Present", Some("present")),
        ("till date", Some("present")),
        ("Summer 2017", Some("2017")),
        ("December", None),
        ("2018 and more", None),
        ("", None),
    ];
    for (written, wanted) in cases {
        assert_eq!(normalise_date(written).as_deref(), wanted, "{written}");
    }
}
