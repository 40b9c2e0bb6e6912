//! Sealed files: what goes in comes out, and everything else is found out.

use std::{
    fs,
    io::{self, Cursor, Read, Seek, SeekFrom, Write},
};

use proptest::prelude::*;

use super::desk::{Desk, file_id, noise};
use crate::vault::{
    Vault,
    error::{Damage, VaultError},
    files::{CHUNK_BYTES, ContentKey, FileStore, SealedFile, place},
};

const FILE: u8 = 9;

/// Farther than any file of the tests is long.
const JUMP: std::ops::Range<i64> = -1_200_000..1_200_000;

struct Shelf {
    desk: Desk,
    vault: Vault,
    files: FileStore,
}

impl Shelf {
    fn new() -> Self {
        let desk = Desk::new();
        let (vault, _) = desk.create_quickly();
        let files = vault.files();
        Self { desk, vault, files }
    }

    fn seal(&self, n: u8, text: &[u8]) -> SealedFile {
        self.files.seal(file_id(n), &mut Cursor::new(text)).expect("sealed")
    }

    fn chunk(&self, n: u8, number: u32) -> std::path::PathBuf {
        place(&self.desk.data("files"), file_id(n)).join(number.to_string())
    }

    fn damage(&self, sealed: &SealedFile) -> (u32, Damage) {
        match self.files.verify(sealed.file, &sealed.content_key) {
            Err(VaultError::DamagedFile { file, chunk, damage }) if file == sealed.file => {
                (chunk, damage)
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Reads as unevenly as pipes and networks do.
struct Dribble<R>(R, usize);

impl<R: Read> Read for Dribble<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1 * 31 % 8191 + 1;
        let len = buffer.len().min(self.1);
        self.0.read(&mut buffer[..len])
    }
}

#[test]
fn every_size_comes_back_as_it_was() {
    let shelf = Shelf::new();
    let sizes = [
        (0, 1),
        (1, 1),
        (CHUNK_BYTES - 1, 1),
        (CHUNK_BYTES, 1),
        (CHUNK_BYTES + 1, 2),
        (2 * CHUNK_BYTES, 2),
        (25 * 1000 * 1000, 48),
        (50 * CHUNK_BYTES, 50),
    ];
    for (n, (size, chunks)) in (0..).zip(sizes) {
        let text = noise(size, n);
        let source = &mut Dribble(Cursor::new(&text), 1);
        let sealed = shelf.files.seal(file_id(n), source).expect("sealed");
        assert_eq!((sealed.size_bytes, sealed.chunks), (size as u64, chunks), "{size}");
        let key = ContentKey::from_bytes(sealed.content_key.as_bytes());
        let read = shelf.files.read(sealed.file, &key, size as u64).expect("whole");
        assert!(*read == text, "{size} bytes differ");
        let mut copy = Vec::new();
        assert_eq!(shelf.files.copy_out(sealed.file, &key, &mut copy).expect("whole"), size as u64);
        assert!(copy == text, "{size} bytes differ");
        let mut stream = Vec::new();
        shelf.files.open(sealed.file, &key).expect("whole").read_to_end(&mut stream).expect("read");
        assert!(stream == text, "{size} bytes differ");
    }
    assert_eq!(shelf.files.ids().expect("listed"), (0..8).map(file_id).collect::<Vec<_>>());
    assert_eq!(shelf.desk.staged(), 0);
}

#[test]
fn limits_and_names_are_kept() {
    let shelf = Shelf::new();
    let sealed = shelf.seal(FILE, b"twelve bytes");
    let error = shelf.files.read(sealed.file, &sealed.content_key, 11).expect_err("too large");
    assert!(matches!(error, VaultError::FileTooLarge { bytes_max: 11 }), "{error:?}");
    let error = shelf.files.seal(sealed.file, &mut Cursor::new(b"again")).expect_err("it is there");
    assert!(matches!(error, VaultError::FileExists { .. }), "{error:?}");
    let error = shelf.files.verify(file_id(1), &sealed.content_key).expect_err("never sealed");
    assert!(matches!(error, VaultError::NoSuchFile { .. }), "{error:?}");
    assert!(shelf.files.delete(sealed.file).expect("deleted"));
    assert!(!shelf.files.delete(sealed.file).expect("nothing to do"));
    assert!(matches!(
        shelf.files.open(sealed.file, &sealed.content_key),
        Err(VaultError::NoSuchFile { .. })
    ));
    assert_eq!(shelf.files.ids().expect("listed"), []);
    assert_eq!(shelf.desk.staged(), 0);
    shelf.seal(FILE, b"a deleted name is free");
}

#[test]
fn the_same_bytes_are_recognised_in_this_workspace_only() {
    let (shelf, other) = (Shelf::new(), Shelf::new());
    let text = noise(CHUNK_BYTES + 5, 1);
    let (a, b) = (shelf.seal(1, &text), shelf.seal(2, &text));
    assert_eq!(a.keyed_hash, b.keyed_hash);
    assert_ne!(a.content_key.as_bytes(), b.content_key.as_bytes());
    let source = &mut Dribble(Cursor::new(&text), 7);
    assert_eq!(shelf.files.keyed_hash(source).expect("read"), a.keyed_hash);
    assert_ne!(shelf.seal(3, &text[1..]).keyed_hash, a.keyed_hash);
    assert_ne!(other.seal(1, &text).keyed_hash, a.keyed_hash);
    assert_ne!(blake3::hash(&text).as_bytes(), &a.keyed_hash);
    let again = shelf.vault.files().keyed_hash(&mut Cursor::new(&text)).expect("read");
    assert_eq!(again, a.keyed_hash);
}

#[test]
fn chunks_that_are_moved_missing_or_cut_are_named() {
    let text = noise(3 * CHUNK_BYTES + 10, 1);
    let check = |expected: (u32, Damage), spoil: &dyn Fn(&Shelf)| {
        let shelf = Shelf::new();
        let sealed = shelf.seal(FILE, &text);
        spoil(&shelf);
        assert_eq!(shelf.damage(&sealed), expected);
        let mut sink = Vec::new();
        let copied = shelf.files.copy_out(sealed.file, &sealed.content_key, &mut sink);
        assert!(copied.is_err(), "and nothing pretends to be whole");
    };
    check((1, Damage::Changed), &|shelf| {
        let (a, b) = (shelf.chunk(FILE, 1), shelf.chunk(FILE, 2));
        let kept = fs::read(&a).expect("there");
        fs::copy(&b, &a).expect("copied");
        fs::write(&b, kept).expect("written");
    });
    check((1, Damage::Missing), &|shelf| {
        fs::remove_file(shelf.chunk(FILE, 1)).expect("there");
    });
    check((0, Damage::Missing), &|shelf| {
        (0..4).for_each(|n| fs::remove_file(shelf.chunk(FILE, n)).expect("there"));
    });
    // Cut off: what is now the end was not sealed as the end.
    check((2, Damage::Changed), &|shelf| {
        fs::remove_file(shelf.chunk(FILE, 3)).expect("there");
    });
    check((4, Damage::Changed), &|shelf| {
        fs::copy(shelf.chunk(FILE, 3), shelf.chunk(FILE, 4)).expect("copied");
    });
    check((2, Damage::Changed), &|shelf| {
        let sealed = fs::read(shelf.chunk(FILE, 2)).expect("there");
        fs::write(shelf.chunk(FILE, 2), &sealed[..sealed.len() - 1]).expect("written");
    });
    check((0, Damage::Changed), &|shelf| fs::write(shelf.chunk(FILE, 0), "").expect("written"));
    check((0, Damage::Changed), &|shelf| {
        let long = vec![0; 2 * CHUNK_BYTES];
        fs::write(shelf.chunk(FILE, 0), long).expect("written");
    });
    check((1, Damage::Changed), &|shelf| {
        shelf.seal(1, &text);
        fs::copy(shelf.chunk(1, 1), shelf.chunk(FILE, 1)).expect("copied");
    });
}

#[test]
fn another_files_key_opens_nothing() {
    let shelf = Shelf::new();
    let (a, b) = (shelf.seal(1, b"one"), shelf.seal(2, b"two"));
    let error = shelf.files.verify(a.file, &b.content_key).expect_err("another key");
    assert!(matches!(error, VaultError::DamagedFile { chunk: 0, .. }), "{error:?}");
}

#[test]
fn a_source_that_breaks_off_leaves_nothing() {
    struct Breaks(usize);
    impl Read for Breaks {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(1).ok_or(io::ErrorKind::ConnectionReset)?;
            buffer.fill(1);
            Ok(buffer.len())
        }
    }
    let shelf = Shelf::new();
    let before = shelf.desk.disk();
    for reads in [0, 1, 5] {
        let error = shelf.files.seal(file_id(1), &mut Breaks(reads)).expect_err("it breaks off");
        assert!(matches!(error, VaultError::Source(_)), "{error:?}");
    }
    assert_eq!(shelf.desk.disk(), before);
    shelf.seal(1, b"and the name is free");
}

#[test]
fn a_sink_that_is_full_is_the_sinks_fault() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let shelf = Shelf::new();
    let sealed = shelf.seal(FILE, b"text");
    let copied = shelf.files.copy_out(sealed.file, &sealed.content_key, &mut Full);
    assert!(matches!(copied, Err(VaultError::Sink(_))), "{copied:?}");
}

#[test]
fn damage_travels_through_a_reader() {
    let shelf = Shelf::new();
    let sealed = shelf.seal(FILE, &noise(2 * CHUNK_BYTES, 1));
    let mut reader = shelf.files.open(sealed.file, &sealed.content_key).expect("whole so far");
    fs::write(shelf.chunk(FILE, 0), "spoilt").expect("written");
    let error = reader.read_to_end(&mut Vec::new()).expect_err("spoilt");
    let error = VaultError::from_read(error);
    assert!(matches!(error, VaultError::DamagedFile { chunk: 0, .. }), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the stored file 09090909090909090909090909090909 is damaged: part 0 was changed; \
         restore it from a backup"
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_chunks() {
    use std::os::unix::fs::PermissionsExt as _;
    let shelf = Shelf::new();
    shelf.seal(FILE, b"text");
    let mut path = shelf.chunk(FILE, 0);
    let mode =
        |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    while path.pop() && path != shelf.desk.folder.path() {
        assert_eq!(mode(&path), 0o700, "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_place_reads_as_the_text_does(
        size in prop_oneof![
            0usize..3,
            CHUNK_BYTES - 2..CHUNK_BYTES + 3,
            2 * CHUNK_BYTES - 2..2 * CHUNK_BYTES + 3,
        ],
        jumps in prop::collection::vec((0usize..3, JUMP, 0usize..700_000), 1..12),
    ) {
        let shelf = Shelf::new();
        let text = noise(size, 3);
        let sealed = shelf.seal(FILE, &text);
        let mut plain = Cursor::new(&text);
        let mut reader = shelf.files.open(sealed.file, &sealed.content_key).expect("whole");
        for (from, offset, len) in jumps {
            let to = match from {
                0 => SeekFrom::Start(offset.unsigned_abs()),
                1 => SeekFrom::Current(offset),
                _ => SeekFrom::End(offset),
            };
            prop_assert_eq!(reader.seek(to).ok(), plain.seek(to).ok());
            let (mut a, mut b) = (Vec::new(), Vec::new());
            reader.by_ref().take(len as u64).read_to_end(&mut a).expect("whole");
            plain.by_ref().take(len as u64).read_to_end(&mut b).expect("in memory");
            prop_assert!(a == b, "{:?}", to);
        }
    }

    #[test]
    fn any_flipped_bit_is_found_and_named(
        size in prop_oneof![0usize..200, CHUNK_BYTES..CHUNK_BYTES + 200],
        at: prop::sample::Index,
        bit in 0u8..8,
    ) {
        let shelf = Shelf::new();
        let sealed = shelf.seal(FILE, &noise(size, 4));
        let chunk = at.index(sealed.chunks as usize) as u32;
        let path = shelf.chunk(FILE, chunk);
        let mut bytes = fs::read(&path).expect("there");
        let place = at.index(bytes.len());
        bytes[place] ^= 1 << bit;
        fs::write(&path, bytes).expect("written");
        prop_assert_eq!(shelf.damage(&sealed), (chunk, Damage::Changed));
    }
}
