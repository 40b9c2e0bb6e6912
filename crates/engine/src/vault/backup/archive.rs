//! The form of a backup file: read and written in one pass, in constant memory.
//!
//! ```text
//! "Anteroom backup\n"  u32 format  u32 length  header (JSON: time, slots)
//! 1  u64 length  database                              hash
//! 2  16-byte file id  u32 number  u64 length  chunk    hash     (any number of these)
//! 3  u64 parts                                         keyed hash, and the file ends
//! ```
//!
//! Numbers are little-endian. A part's hash covers everything of it, and the keyed hash covers
//! the beginning, all parts' hashes and their number: nothing can be changed, left out, added or
//! moved. There are no paths inside, so that none can lead elsewhere. Not `tar`, whose padding
//! and header fields no hash would cover and whose paths would all have to be distrusted.

use std::{
    fs::File,
    io::{self as std_io, BufWriter, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use crate::vault::{
    error::{VaultError, io},
    files::{FileId, SEALED_CHUNK_BYTES_MAX},
    keys::MasterKey,
    slots::{self, Slots},
};

const MAGIC: &[u8; 16] = b"Anteroom backup\n";

/// The newest format that this program reads, and the one it writes.
const FORMAT: u32 = 1;

/// A header is the slots and a date; a longer one is not ours and is not read into memory.
const HEADER_BYTES_MAX: u32 = 64 * 1024;

/// How much is copied at a time.
const BUFFER_BYTES: usize = 128 * 1024;

const HASH_BYTES: usize = 32;

const KIND_DATABASE: u8 = 1;
const KIND_CHUNK: u8 = 2;
const KIND_END: u8 = 3;

/// What a backup begins with, readable without a key.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// When it was made.
    pub(crate) created_at_ms: i64,
    /// The slots that open it.
    pub(crate) keys: Slots,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct HeaderForm {
    created_at_ms: i64,
    /// The key file's own text, so that its format and checksum travel with it.
    keys: String,
}

/// A part of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The encrypted database; exactly one, and first.
    Database,
    /// A chunk of a sealed file.
    Chunk {
        /// The file.
        file: FileId,
        /// The chunk's number.
        number: u32,
    },
}

impl Part {
    /// Returns what stands before the part's bytes.
    fn lead(self, length: u64) -> Vec<u8> {
        let mut lead = Vec::with_capacity(32);
        match self {
            Self::Database => lead.push(KIND_DATABASE),
            Self::Chunk { file, number } => {
                lead.push(KIND_CHUNK);
                lead.extend_from_slice(&file.to_bytes());
                lead.extend_from_slice(&number.to_le_bytes());
            }
        }
        lead.extend_from_slice(&length.to_le_bytes());
        lead
    }
}

/// The hash over all of a backup, without its key until the end: a reader meets the bytes before
/// it has to know the key.
struct Whole {
    hasher: blake3::Hasher,
    parts: u64,
}

impl Whole {
    fn new(beginning: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(beginning);
        Self { hasher, parts: 0 }
    }

    fn add(&mut self, part: &blake3::Hash) {
        self.hasher.update(part.as_bytes());
        self.parts += 1;
    }

    fn seal(&self, master: &MasterKey) -> blake3::Hash {
        let mut keyed = blake3::Hasher::new_keyed(master.backup_key().bytes());
        keyed.update(self.hasher.finalize().as_bytes());
        keyed.update(&self.parts.to_le_bytes());
        let seal = keyed.finalize();
        keyed.zeroize();
        seal
    }
}

/// Writes a backup.
pub(crate) struct ArchiveWriter<'a> {
    sink: BufWriter<File>,
    path: &'a Path,
    whole: Whole,
    buffer: Vec<u8>,
}

impl<'a> ArchiveWriter<'a> {
    /// Begins a backup with its header.
    pub(crate) fn new(
        mut sink: BufWriter<File>,
        path: &'a Path,
        header: &Header,
    ) -> Result<Self, VaultError> {
        let keys = String::from_utf8(header.keys.to_bytes()).expect("BUG: JSON is UTF-8");
        let form = HeaderForm { created_at_ms: header.created_at_ms, keys };
        let form = serde_json::to_vec(&form).expect("BUG: a header can be written as JSON");
        let length = u32::try_from(form.len()).expect("BUG: slots take a few kilobytes");
        let mut beginning = MAGIC.to_vec();
        beginning.extend_from_slice(&FORMAT.to_le_bytes());
        beginning.extend_from_slice(&length.to_le_bytes());
        beginning.extend_from_slice(&form);
        sink.write_all(&beginning).map_err(io("write", path))?;
        Ok(Self { sink, path, whole: Whole::new(&beginning), buffer: vec![0; BUFFER_BYTES] })
    }

    /// Adds a file from the disk as it is; `false` when there is none.
    pub(crate) fn add_file(&mut self, part: Part, from: &Path) -> Result<bool, VaultError> {
        let mut file = match File::open(from) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(io("open", from)(error)),
        };
        let length = file.metadata().map_err(io("look at", from))?.len();
        let lead = part.lead(length);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&lead);
        self.sink.write_all(&lead).map_err(io("write", self.path))?;
        let mut left = length;
        while left > 0 {
            let step = step(left, self.buffer.len());
            let bytes = &mut self.buffer[..step];
            // A file that shrinks meanwhile is no longer what its length promised.
            file.read_exact(bytes).map_err(io("read", from))?;
            hasher.update(bytes);
            self.sink.write_all(bytes).map_err(io("write", self.path))?;
            left -= step as u64;
        }
        let hash = hasher.finalize();
        self.whole.add(&hash);
        self.sink.write_all(hash.as_bytes()).map_err(io("write", self.path))?;
        Ok(true)
    }

    /// Ends the backup and returns the file, to be saved.
    pub(crate) fn finish(mut self, master: &MasterKey) -> Result<File, VaultError> {
        let mut end = vec![KIND_END];
        end.extend_from_slice(&self.whole.parts.to_le_bytes());
        end.extend_from_slice(self.whole.seal(master).as_bytes());
        self.sink.write_all(&end).map_err(io("write", self.path))?;
        self.sink.into_inner().map_err(|error| io("write", self.path)(error.into_error()))
    }
}

/// Reads a backup. Call [`ArchiveReader::next`] and [`ArchiveReader::copy`] in turn, and
/// [`ArchiveReader::finish`] before anything is believed.
pub(crate) struct ArchiveReader<R> {
    source: R,
    path: PathBuf,
    header: Header,
    whole: Whole,
    /// The bytes of the part that [`ArchiveReader::next`] announced.
    length: u64,
    is_database_seen: bool,
    buffer: Vec<u8>,
}

impl<R: Read> ArchiveReader<R> {
    /// Reads the beginning of a backup.
    pub(crate) fn new(mut source: R, path: &Path) -> Result<Self, VaultError> {
        let not_ours = || VaultError::NotABackup { path: path.to_owned() };
        let mut beginning = vec![0; MAGIC.len() + 8];
        match source.read_exact(&mut beginning) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(not_ours()),
            other => other.map_err(io("read", path))?,
        }
        let (magic, numbers) = beginning.split_at(MAGIC.len());
        if magic != MAGIC {
            return Err(not_ours());
        }
        let (found, length) = (u32_at(numbers, 0), u32_at(numbers, 4));
        if found > FORMAT {
            let path = path.to_owned();
            return Err(VaultError::NewerFile { path, found, supported: FORMAT });
        }
        if found == 0 || length > HEADER_BYTES_MAX {
            return Err(damaged(path, "its beginning was changed"));
        }
        let mut form = vec![0; length as usize];
        source.read_exact(&mut form).map_err(|error| cut_short(error, path))?;
        beginning.extend_from_slice(&form);
        let unreadable = || damaged(path, "its header was changed");
        let form: HeaderForm = serde_json::from_slice(&form).map_err(|_| unreadable())?;
        let keys = slots::from_bytes(form.keys.as_bytes(), path)?.ok_or_else(unreadable)?;
        Ok(Self {
            source,
            path: path.to_owned(),
            header: Header { created_at_ms: form.created_at_ms, keys },
            whole: Whole::new(&beginning),
            length: 0,
            is_database_seen: false,
            buffer: vec![0; BUFFER_BYTES],
        })
    }

    /// Returns what the backup says of itself.
    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// Announces the next part; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Part>, VaultError> {
        let [kind] = self.read()?;
        let part = match kind {
            KIND_DATABASE if !self.is_database_seen => Part::Database,
            KIND_CHUNK if self.is_database_seen => {
                let file = FileId::from_bytes(self.read()?);
                Part::Chunk { file, number: u32::from_le_bytes(self.read()?) }
            }
            KIND_END if self.is_database_seen => return Ok(None),
            _ => return Err(self.damaged("the order of its parts was changed")),
        };
        self.length = u64::from_le_bytes(self.read()?);
        if part == Part::Database {
            self.is_database_seen = true;
        } else if self.length > SEALED_CHUNK_BYTES_MAX as u64 {
            return Err(self.damaged("a part of a stored file was changed"));
        }
        Ok(Some(part))
    }

    /// Copies the part that was announced, and checks its hash.
    pub(crate) fn copy(
        &mut self,
        part: Part,
        sink: &mut dyn Write,
        sink_path: &Path,
    ) -> Result<(), VaultError> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&part.lead(self.length));
        while self.length > 0 {
            let step = step(self.length, self.buffer.len());
            let bytes = &mut self.buffer[..step];
            self.source.read_exact(bytes).map_err(|error| cut_short(error, &self.path))?;
            hasher.update(bytes);
            sink.write_all(bytes).map_err(io("write", sink_path))?;
            self.length -= step as u64;
        }
        let hash = hasher.finalize();
        if blake3::Hash::from_bytes(self.read::<HASH_BYTES>()?) != hash {
            return Err(self.damaged(match part {
                Part::Database => "its copy of the database was changed",
                Part::Chunk { .. } => "a part of a stored file was changed",
            }));
        }
        self.whole.add(&hash);
        Ok(())
    }

    /// Checks that these were all parts, as the holder of the key wrote them.
    pub(crate) fn finish(mut self, master: &MasterKey) -> Result<(), VaultError> {
        let parts = u64::from_le_bytes(self.read()?);
        let seal = blake3::Hash::from_bytes(self.read::<HASH_BYTES>()?);
        if parts != self.whole.parts || seal != self.whole.seal(master) {
            return Err(self.damaged("its parts are not all as they were written"));
        }
        match self.source.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(self.damaged("something was added to its end")),
            Err(error) => Err(io("read", &self.path)(error)),
        }
    }

    fn read<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let mut bytes = [0; N];
        self.source.read_exact(&mut bytes).map_err(|error| cut_short(error, &self.path))?;
        Ok(bytes)
    }

    fn damaged(&self, why: &'static str) -> VaultError {
        damaged(&self.path, why)
    }
}

fn damaged(path: &Path, why: &'static str) -> VaultError {
    VaultError::DamagedBackup { path: path.to_owned(), why }
}

fn cut_short(error: std_io::Error, path: &Path) -> VaultError {
    match error.kind() {
        ErrorKind::UnexpectedEof => damaged(path, "it was cut short"),
        _ => io("read", path)(error),
    }
}

fn step(left: u64, buffer: usize) -> usize {
    usize::try_from(left).map_or(buffer, |left| left.min(buffer))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut number = [0; 4];
    number.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(number)
}
