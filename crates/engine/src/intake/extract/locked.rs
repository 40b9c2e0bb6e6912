//! Office files under a password, opened with it: [MS-OFFCRYPTO] as far as documents need it.
//!
//! Read: the encrypted package of a docx (standard and agile encryption), and a doc under RC4,
//! of Word 97 or through the CryptoAPI. Not read: the older XOR obfuscation and rights
//! management, which needs a server. Nothing here protects anything; the ciphers are those the
//! files were written with, and no password is kept.

mod cipher;
mod legacy;
mod package;

use std::io::{Cursor, Write};

use office_oxide::cfb::CfbReader;

/// What a locked file turned out to hold.
pub(super) enum Unlocked {
    /// The zip of a docx, or of another Office file since 2007.
    Package(Vec<u8>),
    /// A doc that is no longer locked.
    Doc(Vec<u8>),
}

/// Why a locked file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shut {
    WrongPassword,
    /// It is locked in a way not known here.
    Unknown,
    Damaged,
}

/// How often a password may be hashed; Word writes 100,000, and a file must not hold the reader.
const SPINS_MAX: u32 = 1_000_000;

/// Opens a compound file with a password.
pub(super) fn unlock(bytes: &[u8], password: &str) -> Result<Unlocked, Shut> {
    let mut container = CfbReader::new(Cursor::new(bytes)).map_err(|_| Shut::Damaged)?;
    if container.has_stream("WordDocument") {
        return legacy::unlock(&mut container, password).map(Unlocked::Doc);
    }
    let mut stream = |name| container.open_stream(name).map_err(|_| Shut::Unknown);
    let (info, package) = (stream("EncryptionInfo")?, stream("EncryptedPackage")?);
    package::unlock(&info, &package, password).map(Unlocked::Package)
}

/// Returns a compound file of some streams.
fn compound(streams: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    for (name, content) in streams {
        file.create_stream(name).ok()?.write_all(content).ok()?;
    }
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

/// Passwords are hashed as sixteen-bit characters.
fn utf16(password: &str) -> Vec<u8> {
    password.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn number_at(bytes: &[u8], at: usize) -> Result<u32, Shut> {
    let four = bytes.get(at..).and_then(|b| b.first_chunk()).ok_or(Shut::Damaged)?;
    Ok(u32::from_le_bytes(*four))
}

fn slice(bytes: &[u8], at: usize, len: usize) -> Result<&[u8], Shut> {
    at.checked_add(len).and_then(|end| bytes.get(at..end)).ok_or(Shut::Damaged)
}

#[cfg(test)]
mod tests;
