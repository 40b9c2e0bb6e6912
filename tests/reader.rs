//! The reader of documents as a real process: the hidden mode of a host.

use std::sync::atomic::AtomicBool;

use anteroom_engine::intake::{
    child::{ChildFailure, ChildLimits, Extractor},
    kind::Kind,
};

use crate::support::program;

fn real() -> Extractor {
    Extractor::new(program("anteroom-headless"))
}

fn never() -> AtomicBool {
    AtomicBool::new(false)
}

#[test]
fn a_real_child_reads() {
    let text = b"Jane Roe\njane@example.com, a long enough line of text here";
    let read = real().run(Kind::Text, text, None, &never()).expect("text is read");
    assert!(read.text.starts_with("Jane Roe"));
}

#[test]
fn a_child_that_eats_memory_is_ended() {
    let text = format!("{{\\rtf1 {}", "paralegal and clerk ".repeat(1_200_000));
    let mut extractor = real();
    let read = extractor.run(Kind::Rtf, text.as_bytes(), None, &never());
    assert_eq!(read.map(|r| r.truncated), Ok(true));
    extractor.limits = ChildLimits { memory_bytes: 100 << 20, ..ChildLimits::default() };
    let ended = extractor.run(Kind::Rtf, text.as_bytes(), None, &never());
    assert_eq!(ended, Err(ChildFailure::OutOfMemory));
}

#[test]
fn rubbish_of_every_kind_is_survived() {
    for kind in [Kind::Pdf, Kind::Docx, Kind::Doc, Kind::Rtf, Kind::Odt, Kind::Text] {
        for seed in 0..10_u32 {
            let byte =
                |i: u32| (i.wrapping_mul(2_654_435_761).wrapping_add(seed * 7919) >> 13) as u8;
            let bytes: Vec<u8> = (0..5000).map(byte).collect();
            let ended = real().run(kind, &bytes, None, &never());
            assert!(matches!(ended, Ok(_) | Err(ChildFailure::Document(_))), "{kind:?} {ended:?}");
        }
    }
}
