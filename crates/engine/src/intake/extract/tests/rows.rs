//! Rows with their dates in front, and marks that part what stands on a line.

use super::*;

#[test]
fn a_column_of_dates_is_read_across() {
    let lines: [(f32, &str, &str); 12] = [
        (700.0, "Experience", ""),
        (684.0, "2018 - now", "Site manager"),
        (670.0, "", "Hill Builders Ltd"),
        (656.0, "", "Sewers and roads"),
        (642.0, "2013 - 2018", "Foreman"),
        (628.0, "", "Dale Works"),
        (610.0, "Education", ""),
        (594.0, "2007 - 2013", "Diploma in Building"),
        (580.0, "", "Hill College"),
        (562.0, "Skills", ""),
        (546.0, "* Surveying", ""),
        (532.0, "* Welding", ""),
    ];
    let words: Vec<(f32, f32, f32, &str)> = lines
        .iter()
        .flat_map(|&(y, left, right)| [(50.0, y, 10.0, left), (180.0, y, 10.0, right)])
        .filter(|(.., text)| !text.is_empty())
        .collect();
    let text = read(Kind::Pdf, &pdf(&words)).text;
    for row in ["2018 - now\tSite manager", "2013 - 2018\tForeman", "2007 - 2013\tDiploma"] {
        assert!(text.contains(row), "{row:?} in {text:?}");
    }
}

#[test]
fn dates_before_a_side_bar_belong_to_their_entries() {
    let left = ["Acme Ltd", "Clerk", "Filed letters", "Beta Ltd", "Typist", "Typed letters"];
    let side = ["Contact", "Leeds", "Skills", "Excel", "Word", "Typing"];
    let mut words: Vec<(f32, f32, f32, &str)> = Vec::new();
    for (index, (text, beside)) in left.iter().zip(side).enumerate() {
        let y = 700.0 - 14.0 * index as f32;
        words.extend([(50.0, y, 10.0, *text), (400.0, y - 5.0, 10.0, beside)]);
    }
    words.extend([(250.0, 700.0, 10.0, "2015 - 2019"), (250.0, 658.0, 10.0, "2011 - 2015")]);
    let text = read(Kind::Pdf, &pdf(&words)).text;
    for row in ["Acme Ltd\t2015 - 2019\n", "Beta Ltd\t2011 - 2015\n"] {
        assert!(text.contains(row), "{row:?} in {text:?}");
    }
}

#[test]
fn a_bullet_in_an_unused_place_is_one() {
    let bytes = pdf_of("BT /F1 10 Tf 50 700 Td (Excel \\177 Word \\177 SAP) Tj ET\n");
    check(Kind::Pdf, &bytes, "Excel • Word • SAP");
}
