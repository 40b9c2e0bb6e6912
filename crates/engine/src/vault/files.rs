//! Sealed files: documents and other long texts, each in chunks under a key of its own.
//!
//! A chunk is 512 KiB of plaintext sealed with XChaCha20-Poly1305 and bound to the file's id, its
//! number and whether it is the last; so a chunk that is changed, moved, missing or cut off is
//! found, and named. The same bytes serve disk, sync and backup. Names on disk are ids; sizes are
//! not hidden here.
//!
//! The content key is the caller's to keep, in the document's row: whoever has the database has
//! the files, and erasing the row makes the file unreadable wherever copies of it lie.

use std::{
    fmt, fs,
    io::{self as std_io, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use anteroom_wire::id::DocumentId;
use zeroize::{Zeroize as _, Zeroizing};

use crate::vault::{
    disk::{self, Stage},
    error::{Damage, VaultError, io},
    folder::DataFolder,
    keys::{self, KEY_BYTES, Key, SEAL_BYTES},
};

/// Plaintext bytes of every chunk but the last: 50 chunks for a file of 25 MB, each small enough
/// for a row of a server's database.
pub(crate) const CHUNK_BYTES: usize = 512 * 1024;

/// The most a chunk takes on disk.
pub(crate) const SEALED_CHUNK_BYTES_MAX: usize = CHUNK_BYTES + SEAL_BYTES;

/// 2 GiB. Documents are held to far less at intake; this keeps a runaway source from filling the
/// disk.
const CHUNKS_MAX: u32 = 4096;

const BYTES_MAX: u64 = CHUNKS_MAX as u64 * CHUNK_BYTES as u64;

/// The name of a sealed file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId([u8; 16]);

impl FileId {
    /// Wraps 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Returns the 16 bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    fn parse(name: &str) -> Option<Self> {
        let id = Self::from(name.parse::<DocumentId>().ok()?);
        // Only as we write it: neither hyphens nor capitals.
        (id.to_string() == name).then_some(id)
    }
}

impl From<DocumentId> for FileId {
    fn from(id: DocumentId) -> Self {
        Self(id.to_bytes())
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileId({self})")
    }
}

/// The key of one sealed file; wiped when dropped.
#[derive(Debug, Clone)]
pub struct ContentKey(Key);

impl ContentKey {
    /// Takes a key as the caller kept it.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        Self(Key::from_slice(bytes).expect("BUG: an array has its length"))
    }

    /// Returns the bytes, for the document's row.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        self.0.bytes()
    }
}

/// What sealing a file gives back; all of it belongs into the document's row.
#[derive(Debug, Clone)]
pub struct SealedFile {
    /// The file's name.
    pub file: FileId,
    /// The key that opens it.
    pub content_key: ContentKey,
    /// The keyed hash of the plaintext: the same bytes give the same hash in this workspace, and
    /// it tells an outsider nothing.
    pub keyed_hash: [u8; 32],
    /// Bytes of plaintext.
    pub size_bytes: u64,
    /// How many chunks it has; at least one.
    pub chunks: u32,
}

/// The sealed files of an unlocked workspace.
///
/// Clones are cheap and outlive the lock of the vault: drop them when the workspace is locked.
#[derive(Debug, Clone)]
pub struct FileStore {
    folder: Arc<DataFolder>,
    same_file_key: Arc<Key>,
}

impl FileStore {
    /// Returns the files of a folder.
    pub(crate) fn new(folder: &Arc<DataFolder>, same_file_key: Key) -> Self {
        Self { folder: Arc::clone(folder), same_file_key: Arc::new(same_file_key) }
    }

    /// Seals what a reader gives. Either the whole file is there afterwards, or nothing of it.
    ///
    /// # Errors
    /// [`VaultError::FileExists`], [`VaultError::FileTooLarge`], [`VaultError::DiskFull`], and
    /// [`VaultError::Source`] when the reader fails.
    pub fn seal(&self, file: FileId, source: &mut dyn Read) -> Result<SealedFile, VaultError> {
        let place = self.place(file);
        if place.exists() {
            return Err(VaultError::FileExists { file });
        }
        let stage = Stage::new(&self.folder.staging_path(), &file.to_string())?;
        let content_key = ContentKey(Key::random()?);
        let mut hasher = blake3::Hasher::new_keyed(self.same_file_key.bytes());
        let (size_bytes, chunks) =
            seal_chunks(file, &content_key.0, source, stage.path(), &mut hasher)?;
        // All chunks first, then all waits for the disk: it orders them better than we would.
        for number in 0..chunks {
            disk::sync_file(&stage.path().join(number.to_string()))?;
        }
        disk::sync_folder(stage.path())?;
        self.move_into_place(stage.path(), &place)?;
        let keyed_hash = *hasher.finalize().as_bytes();
        hasher.zeroize();
        Ok(SealedFile { file, content_key, keyed_hash, size_bytes, chunks })
    }

    /// Hashes what a reader gives as [`FileStore::seal`] would, to recognise a file that is
    /// already stored.
    ///
    /// # Errors
    /// [`VaultError::Source`] when the reader fails.
    pub fn keyed_hash(&self, source: &mut dyn Read) -> Result<[u8; 32], VaultError> {
        let mut hasher = blake3::Hasher::new_keyed(self.same_file_key.bytes());
        let mut buffer = Zeroizing::new(vec![0; CHUNK_BYTES]);
        loop {
            match read_full(source, &mut buffer)? {
                0 => break,
                read => hasher.update(&buffer[..read]),
            };
        }
        let keyed_hash = *hasher.finalize().as_bytes();
        hasher.zeroize();
        Ok(keyed_hash)
    }

    /// Opens a sealed file for reading and jumping about in.
    ///
    /// The last chunk is checked at once, so that a file that was cut short is found here; the
    /// others are checked as they are read.
    ///
    /// # Errors
    /// [`VaultError::NoSuchFile`] and [`VaultError::DamagedFile`].
    pub fn open(&self, file: FileId, key: &ContentKey) -> Result<SealedReader, VaultError> {
        let place = self.place(file);
        let chunks = count_chunks(file, &place)?;
        let mut reader = SealedReader {
            file,
            key: key.0.clone(),
            place,
            chunks,
            size_bytes: 0,
            position: 0,
            loaded: None,
            buffer: Zeroizing::new(Vec::new()),
        };
        let tail = reader.load(chunks - 1)?.len();
        reader.size_bytes = u64::from(chunks - 1) * CHUNK_BYTES as u64 + tail as u64;
        Ok(reader)
    }

    /// Reads a whole sealed file of at most `bytes_max`.
    ///
    /// # Errors
    /// As [`FileStore::open`], and [`VaultError::FileTooLarge`].
    pub fn read(
        &self,
        file: FileId,
        key: &ContentKey,
        bytes_max: u64,
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let mut reader = self.open(file, key)?;
        let too_large = || VaultError::FileTooLarge { bytes_max };
        if reader.size_bytes > bytes_max {
            return Err(too_large());
        }
        let size = usize::try_from(reader.size_bytes).map_err(|_| too_large())?;
        // Filled within its first capacity: a vector that grows leaves copies behind.
        let mut text = Zeroizing::new(Vec::with_capacity(size));
        reader.each_chunk(&mut |chunk| {
            text.extend_from_slice(chunk);
            Ok(())
        })?;
        Ok(text)
    }

    /// Copies a sealed file's plaintext into a writer and returns its bytes.
    ///
    /// What was written before damage was met is for the caller to throw away.
    ///
    /// # Errors
    /// As [`FileStore::open`], and [`VaultError::Sink`] when the writer fails.
    pub fn copy_out(
        &self,
        file: FileId,
        key: &ContentKey,
        sink: &mut dyn Write,
    ) -> Result<u64, VaultError> {
        let mut reader = self.open(file, key)?;
        reader.each_chunk(&mut |chunk| sink.write_all(chunk).map_err(VaultError::Sink))?;
        sink.flush().map_err(VaultError::Sink)?;
        Ok(reader.size_bytes)
    }

    /// Opens every chunk of a sealed file and returns its plaintext bytes.
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub fn verify(&self, file: FileId, key: &ContentKey) -> Result<u64, VaultError> {
        self.copy_out(file, key, &mut std_io::sink())
    }

    /// Removes a sealed file; `false` when there was none.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn delete(&self, file: FileId) -> Result<bool, VaultError> {
        let place = self.place(file);
        // Moved away in one step, so that a kill in between leaves no half file.
        let stage = Stage::new(&self.folder.staging_path(), "deleted")?;
        match fs::rename(&place, stage.path().join("file")) {
            Ok(()) => {}
            Err(error) if error.kind() == std_io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(io("remove", &place)(error)),
        }
        place.parent().map_or(Ok(()), disk::sync_folder)?;
        Ok(true)
    }

    /// Returns the names of all sealed files, in order.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn ids(&self) -> Result<Vec<FileId>, VaultError> {
        let mut ids = Vec::new();
        for shelf in disk::names(&self.folder.files_path())? {
            let found = disk::names(&self.folder.files_path().join(shelf))?;
            ids.extend(found.iter().filter_map(|name| FileId::parse(name)));
        }
        ids.sort_unstable();
        Ok(ids)
    }

    fn place(&self, file: FileId) -> PathBuf {
        place(&self.folder.files_path(), file)
    }

    fn move_into_place(&self, stage: &Path, place: &Path) -> Result<(), VaultError> {
        let shelf = place.parent().expect("BUG: a file lies on a shelf");
        disk::create_folder(shelf)?;
        fs::rename(stage, place).map_err(io("move into place", place))?;
        for folder in [shelf, &self.folder.files_path(), self.folder.path()] {
            disk::sync_folder(folder)?;
        }
        Ok(())
    }
}

/// Returns the folder of a sealed file.
///
/// Shelves are named by the last byte of the id: the first bytes of a UUIDv7 are its time, so
/// that for years every file would lie on the same shelf.
pub(crate) fn place(files: &Path, file: FileId) -> PathBuf {
    files.join(format!("{:02x}", file.0[15])).join(file.to_string())
}

/// Reads a sealed file's plaintext in any order.
///
/// Errors of the vault travel inside [`std::io::Error`]; [`VaultError::from_read`] takes them out.
#[derive(Debug)]
pub struct SealedReader {
    file: FileId,
    key: Key,
    place: PathBuf,
    chunks: u32,
    size_bytes: u64,
    position: u64,
    /// The number of the chunk in the buffer, and where its text lies in it.
    loaded: Option<(u32, std::ops::Range<usize>)>,
    buffer: Zeroizing<Vec<u8>>,
}

impl SealedReader {
    /// Returns the bytes of plaintext.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    fn each_chunk(
        &mut self,
        take: &mut dyn FnMut(&[u8]) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        (0..self.chunks).try_for_each(|number| take(self.load(number)?))
    }

    fn load(&mut self, number: u32) -> Result<&[u8], VaultError> {
        if self.loaded.as_ref().is_none_or(|(loaded, _)| *loaded != number) {
            self.loaded = None;
            let text = self.open_chunk(number)?;
            self.loaded = Some((number, text));
        }
        let (_, text) = self.loaded.clone().expect("BUG: it was loaded just now");
        Ok(&self.buffer[text])
    }

    fn open_chunk(&mut self, number: u32) -> Result<std::ops::Range<usize>, VaultError> {
        let damaged = |damage| VaultError::DamagedFile { file: self.file, chunk: number, damage };
        let path = self.place.join(number.to_string());
        // One byte more than a chunk may have tells a longer one.
        let sealed = disk::read_small(&path, SEALED_CHUNK_BYTES_MAX as u64 + 1)?;
        self.buffer = Zeroizing::new(sealed.ok_or_else(|| damaged(Damage::Missing))?);
        let last = number + 1 == self.chunks;
        let text = keys::open(&self.key, &bound(self.file, number, last), &mut self.buffer)
            .ok_or_else(|| damaged(Damage::Changed))?
            .len();
        if text > CHUNK_BYTES || (!last && text != CHUNK_BYTES) {
            return Err(damaged(Damage::Changed));
        }
        Ok(keys::NONCE_BYTES..keys::NONCE_BYTES + text)
    }
}

impl Read for SealedReader {
    fn read(&mut self, buffer: &mut [u8]) -> std_io::Result<usize> {
        if buffer.is_empty() || self.position >= self.size_bytes {
            return Ok(0);
        }
        let chunk = self.position / CHUNK_BYTES as u64;
        let number = u32::try_from(chunk).expect("BUG: within the file, so within its chunks");
        let offset = usize::try_from(self.position % CHUNK_BYTES as u64)
            .expect("BUG: within a chunk, so within memory");
        let text = self.load(number).map_err(std_io::Error::other)?;
        let rest = &text[offset..];
        let taken = rest.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&rest[..taken]);
        self.position += taken as u64;
        Ok(taken)
    }
}

impl Seek for SealedReader {
    fn seek(&mut self, to: SeekFrom) -> std_io::Result<u64> {
        let target = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.size_bytes.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = target.ok_or(std_io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

fn seal_chunks(
    file: FileId,
    key: &Key,
    source: &mut dyn Read,
    folder: &Path,
    hasher: &mut blake3::Hasher,
) -> Result<(u64, u32), VaultError> {
    let mut text = Zeroizing::new(vec![0; CHUNK_BYTES]);
    let mut ahead = Zeroizing::new(vec![0; CHUNK_BYTES]);
    let mut sealed = Vec::new();
    let (mut size_bytes, mut number) = (0, 0);
    let mut filled = read_full(source, &mut text)?;
    loop {
        // A chunk knows whether it is the last, so one is read ahead.
        let filled_ahead = if filled < CHUNK_BYTES { 0 } else { read_full(source, &mut ahead)? };
        let last = filled_ahead == 0;
        if number == CHUNKS_MAX {
            return Err(VaultError::FileTooLarge { bytes_max: BYTES_MAX });
        }
        hasher.update(&text[..filled]);
        keys::seal(key, &bound(file, number, last), &text[..filled], &mut sealed)?;
        let path = folder.join(number.to_string());
        disk::create_file(&path)?.write_all(&sealed).map_err(io("write", &path))?;
        size_bytes += filled as u64;
        number += 1;
        if last {
            return Ok((size_bytes, number));
        }
        std::mem::swap(&mut text, &mut ahead);
        filled = filled_ahead;
    }
}

/// Fills a buffer as far as the source goes.
fn read_full(source: &mut dyn Read, buffer: &mut [u8]) -> Result<usize, VaultError> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std_io::ErrorKind::Interrupted => {}
            Err(error) => return Err(VaultError::from_read(error)),
        }
    }
    Ok(filled)
}

/// Returns what a chunk is bound to beside its key.
fn bound(file: FileId, number: u32, last: bool) -> Vec<u8> {
    let mut bound = b"anteroom vault chunk 1".to_vec();
    bound.extend_from_slice(&file.0);
    bound.extend_from_slice(&number.to_le_bytes());
    bound.push(u8::from(last));
    bound
}

/// Returns how many chunks lie in a file's folder, and that none is missing in between.
fn count_chunks(file: FileId, place: &Path) -> Result<u32, VaultError> {
    if !place.exists() {
        return Err(VaultError::NoSuchFile { file });
    }
    let mut numbers: Vec<u32> =
        disk::names(place)?.iter().filter_map(|name| name.parse().ok()).collect();
    numbers.sort_unstable();
    for (expected, number) in (0..).zip(&numbers) {
        if *number != expected {
            return Err(VaultError::DamagedFile { file, chunk: expected, damage: Damage::Missing });
        }
    }
    match u32::try_from(numbers.len()) {
        Ok(chunks) if chunks > 0 => Ok(chunks),
        _ => Err(VaultError::DamagedFile { file, chunk: 0, damage: Damage::Missing }),
    }
}
