//! Children that behave badly, and what comes of it.

use std::io::Cursor;
use std::sync::Arc;

use super::*;
use crate::intake::extract::Grade;

fn request(kind: Kind) -> Request {
    let extract = Limits::default();
    Request { kind, password: None, cpu_s: 1, memory_bytes: 1 << 30, extract }
}

/// Runs both ends of the talk in this process.
fn talk(kind: Kind, bytes: &[u8]) -> Result<Extracted, ChildFailure> {
    let request = postcard::to_allocvec(&request(kind)).expect("a request is written");
    let sent = [frame(&request), bytes.to_vec()].concat();
    let (request, bytes) = inner::read_request(Cursor::new(sent)).expect("what was sent is read");
    let mut answer = Vec::new();
    assert!(inner::answer(&request, &bytes, &mut answer));
    open_answer(&answer)
}

#[test]
fn both_ends_understand_each_other() {
    let read = talk(
        Kind::Text,
        "Zoë Zhang\nzoe@example.com, a paralegal of ten years in Kraków".as_bytes(),
    );
    let read = read.expect("text is read");
    assert_eq!((read.grade, read.text.lines().next()), (Grade::Good, Some("Zoë Zhang")));
    let broken = talk(Kind::Docx, b"PK\x03\x04 and no more");
    assert_eq!(broken, Err(ChildFailure::Document(ExtractError::Damaged)));
}

#[test]
fn what_is_no_answer_is_garbled() {
    let answer: Result<Extracted, ExtractError> = Err(ExtractError::TooMuch);
    let good = frame(&postcard::to_allocvec(&answer).expect("an answer is written"));
    assert_eq!(open_answer(&good), Err(ChildFailure::Document(ExtractError::TooMuch)));
    for bad in [&b""[..], b"ARx1", b"rubbish", &good[..good.len() - 1], &[&good[..], b"!"].concat()]
    {
        assert_eq!(open_answer(bad), Err(ChildFailure::Garbled), "{bad:?}");
    }
    assert_eq!(inner::read_request(Cursor::new(b"hello")).map(|r| r.1), None);
}

#[test]
fn a_password_goes_with_the_bytes() {
    let locked = Request { password: Some("secret".to_owned()), ..request(Kind::Text) };
    let sent = postcard::to_allocvec(&locked).expect("a request is written");
    let sent = [frame(&sent), b"Jane".to_vec()].concat();
    let (request, bytes) = inner::read_request(Cursor::new(sent)).expect("what was sent is read");
    assert_eq!((request.password.as_deref(), &bytes[..]), (Some("secret"), &b"Jane"[..]));

    let long = "x".repeat(PASSWORD_BYTES_MAX + 1);
    let extractor = Extractor::new("/nowhere/at/all".into());
    let ended = extractor.run(Kind::Pdf, b"x", Some(&long), &AtomicBool::new(false));
    assert_eq!(ended, Err(ChildFailure::Document(ExtractError::WrongPassword)));
}

#[cfg(unix)]
#[test]
fn a_password_is_not_to_be_seen_from_outside() {
    // The bracket keeps the script from finding itself among its arguments.
    let text = "{ env; tr '\\0' ' ' </proc/$$/cmdline; } | grep -q 's3cr[3]t' && exit 9
        grep -q 's3cr[3]t' && exit 4";
    let ended = script(text, 20_000).run(Kind::Pdf, b"x", Some("s3cr3t"), &AtomicBool::new(false));
    assert_eq!(ended, Err(ChildFailure::OutOfMemory), "it is in what the child reads, only there");
}

#[test]
fn a_program_that_is_not_there() {
    let extractor = Extractor::new("/nowhere/at/all".into());
    let failure = extractor.run(Kind::Text, b"x", None, &AtomicBool::new(false));
    assert_eq!(failure, Err(ChildFailure::NotStarted(std::io::ErrorKind::NotFound)));
}

/// An extractor whose child is a shell script: the faults come from the test, not the product.
#[cfg(unix)]
fn script(script: &str, wall_ms: u64) -> Extractor {
    Extractor {
        program: "/bin/sh".into(),
        args: vec!["-c".into(), script.into()],
        limits: ChildLimits { wall_ms, ..ChildLimits::default() },
    }
}

#[cfg(unix)]
#[test]
fn faults_of_a_child_are_typed() {
    use ChildFailure::{Crashed, Garbled, Killed, OutOfMemory, TimedOut};
    let cases = [
        ("exit 3", Crashed),
        ("exit 4", OutOfMemory),
        ("kill -ABRT $$", Crashed),
        ("kill -SEGV $$", Crashed),
        ("kill -KILL $$", Killed),
        ("kill -XCPU $$", TimedOut),
        ("echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$", OutOfMemory),
        ("echo rubbish", Garbled),
        ("exit 0", Garbled),
        ("cat >/dev/null; printf 'ARx1\\377\\377\\377\\377\\377\\377\\377\\377'", Garbled),
        // More than the answer may have, without an end.
        ("while :; do echo 0123456789012345678901234567890123456789; done", Garbled),
    ];
    for (text, wanted) in cases {
        let ended =
            script(text, 20_000).run(Kind::Pdf, &[0; 100_000], None, &AtomicBool::new(false));
        assert_eq!(ended, Err(wanted), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_child_that_hangs_is_ended_with_all_it_started() {
    let started = Instant::now();
    // It neither reads nor writes, and the process it started holds the pipes open.
    for text in ["sleep 60", "sleep 60 & sleep 60", "while :; do :; done", "exec 1>&-; sleep 60"] {
        let ended =
            script(text, 200).run(Kind::Pdf, &[0; 1_000_000], None, &AtomicBool::new(false));
        assert_eq!(ended, Err(ChildFailure::TimedOut), "{text}");
    }
    assert!(started.elapsed() < Duration::from_secs(10), "nothing was waited for");
}

#[cfg(unix)]
#[test]
fn cancelling_ends_a_child_at_once() {
    let cancel = Arc::new(AtomicBool::new(false));
    let other = Arc::clone(&cancel);
    let started = Instant::now();
    let waiting =
        std::thread::spawn(move || script("sleep 60", 60_000).run(Kind::Pdf, b"x", None, &other));
    cancel.store(true, Ordering::Relaxed);
    assert_eq!(waiting.join().expect("the wait ends"), Err(ChildFailure::Cancelled));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
#[test]
fn a_child_gets_no_environment() {
    // The answer is garbled unless the environment is empty but for what the shell itself sets.
    let text = "env | grep -qvE '^(PWD|OLDPWD|SHLVL|_)=' && exit 9; exit 3";
    let ended = script(text, 20_000).run(Kind::Pdf, b"x", None, &AtomicBool::new(false));
    assert_eq!(ended, Err(ChildFailure::Crashed));
}

#[test]
fn failures_cross_the_wire() {
    let error = CommandError::from(ChildFailure::TimedOut);
    assert_eq!((error.code, error.retryable), (ErrorCode::UnreadableFile, false));
    assert_eq!(error.params["reason"], "timed_out");
    assert!(CommandError::from(ChildFailure::Killed).retryable);
    assert_eq!(CommandError::from(ChildFailure::Cancelled).code, ErrorCode::Cancelled);
}
