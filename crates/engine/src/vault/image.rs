//! One sealed file for what can be computed again, so that the next start need not.
//!
//! It is bound to the mark of the moment it was made at: an image of any other moment, of another
//! workspace or with a bit turned does not open, and is simply not there.

use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use crate::vault::{
    disk,
    error::VaultError,
    keys::{self, Key},
};

/// A moment of the database.
pub(crate) type Mark = [u8; 32];

/// Where the image of an unlocked workspace lies.
#[derive(Debug)]
pub(crate) struct ImageFile {
    path: PathBuf,
    key: Key,
    /// The moment of which the file is known to be.
    kept: Mutex<Option<Mark>>,
}

impl ImageFile {
    pub(crate) fn new(path: PathBuf, key: Key) -> Self {
        Self { path, key, kept: Mutex::new(None) }
    }

    /// Returns whether the file is known to be of this moment.
    pub(crate) fn is_of(&self, mark: &Mark) -> bool {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref() == Some(mark)
    }

    /// Replaces the image.
    ///
    /// # Errors
    /// When the disk refuses; then the old image, if there is one, opens no more.
    pub(crate) fn keep(&self, mark: &Mark, image: &[u8]) -> Result<(), VaultError> {
        let mut sealed = Vec::new();
        keys::seal(&self.key, mark, image, &mut sealed)?;
        disk::replace_file(&self.path, &sealed)?;
        self.note(mark);
        Ok(())
    }

    /// Reads the image of a moment; `None` when there is none, or `read` makes nothing of it.
    pub(crate) fn open<T>(&self, mark: &Mark, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let mut sealed = fs::read(&self.path).ok()?;
        let image = read(keys::open(&self.key, mark, &mut sealed)?)?;
        self.note(mark);
        Some(image)
    }

    fn note(&self, mark: &Mark) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(*mark);
    }
}
