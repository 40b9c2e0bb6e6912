//! Writing so that a power cut leaves the old or the new, and that only the owner may read.
//!
//! Files are 0600 and folders 0700 where the system knows modes; on Windows they inherit the
//! access list of the person's profile.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use crate::vault::{
    error::{VaultError, io},
    keys,
};

/// What a file is called until it is complete.
pub(crate) const TEMPORARY_SUFFIX: &str = ".new";

/// Creates a folder, and those above it, for the owner alone.
pub(crate) fn create_folder(path: &Path) -> Result<(), VaultError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(io("create the folder", path))
}

/// Takes the rights of everybody but the owner from a folder.
pub(crate) fn make_private(path: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        match fs::set_permissions(path, mode) {
            // A memory stick's file system knows no rights. What lies there is sealed anyway.
            Err(error) if is_unknown(&error) => {}
            other => other.map_err(io("protect the folder", path))?,
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(unix)]
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported)
}

/// Opens a file for writing, for the owner alone; what was in it is gone.
pub(crate) fn create_file(path: &Path) -> Result<File, VaultError> {
    options().truncate(true).open(path).map_err(io("create", path))
}

/// Opens a file that may be there already, for the owner alone, and leaves what is in it.
pub(crate) fn open_file(path: &Path) -> Result<File, VaultError> {
    options().truncate(false).read(true).open(path).map_err(io("open", path))
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Replaces a small file whole: readers see the old bytes or the new ones, never a mixture.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    replace_files(&[path], bytes)
}

/// Replaces small files of one folder by the same bytes, each whole, in this order.
///
/// All that can fill the disk is done before the first one is replaced, so that an error means
/// that nothing has changed.
pub(crate) fn replace_files(paths: &[&Path], bytes: &[u8]) -> Result<(), VaultError> {
    let temporary: Vec<PathBuf> =
        paths.iter().map(|path| with_suffix(path, TEMPORARY_SUFFIX)).collect();
    let replaced = (|| {
        for path in &temporary {
            let mut file = create_file(path)?;
            file.write_all(bytes).map_err(io("write", path))?;
            file.sync_all().map_err(io("save", path))?;
        }
        for (new, path) in temporary.iter().zip(paths) {
            fs::rename(new, path).map_err(io("replace", path))?;
        }
        Ok(())
    })();
    if let Err(error) = replaced {
        // The first error is the one worth reporting; a leftover is swept at the next start.
        temporary.iter().for_each(|path| drop(fs::remove_file(path)));
        return Err(error);
    }
    paths.first().and_then(|path| path.parent()).map_or(Ok(()), sync_folder)
}

/// Returns the path with more at the end of its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Reads a file that must be small; `None` when there is none.
pub(crate) fn read_small(path: &Path, bytes_max: u64) -> Result<Option<Vec<u8>>, VaultError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io("open", path)(error)),
    };
    let mut bytes = Vec::new();
    file.take(bytes_max).read_to_end(&mut bytes).map_err(io("read", path))?;
    Ok(Some(bytes))
}

/// Returns the names in a folder; none when there is no folder.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, VaultError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io("list", folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(io("list", folder))?.file_name();
        names.extend(name.into_string().ok());
    }
    Ok(names)
}

/// Makes new names in a folder survive a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<(), VaultError> {
    // Windows cannot open a folder as a file, and NTFS journals names by itself.
    #[cfg(unix)]
    File::open(path).and_then(|folder| folder.sync_all()).map_err(io("save the folder", path))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Makes what was written to a file by its path survive a power cut.
pub(crate) fn sync_file(path: &Path) -> Result<(), VaultError> {
    let file = OpenOptions::new().write(true).open(path).map_err(io("open", path))?;
    file.sync_all().map_err(io("save", path))
}

/// Removes a file or a whole folder; not being there is fine.
pub(crate) fn remove(path: &Path) -> Result<(), VaultError> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.map_err(io("remove", path)),
    }
}

/// A folder for work in progress; it vanishes with this value unless it was moved into place.
#[derive(Debug)]
pub(crate) struct Stage {
    path: PathBuf,
}

impl Stage {
    /// Makes a fresh folder inside `staging`; `what` leads its name.
    pub(crate) fn new(staging: &Path, what: &str) -> Result<Self, VaultError> {
        let random = u64::from_le_bytes(*keys::random::<8>()?);
        let path = staging.join(format!("{what}-{random:016x}"));
        create_folder(&path)?;
        Ok(Self { path })
    }

    /// Returns where the folder is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // After a move there is nothing here; a leftover is swept at the next start.
        let _ = remove(&self.path);
    }
}
