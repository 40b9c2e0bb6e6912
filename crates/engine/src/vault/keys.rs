//! The master key of a workspace and the keys derived from it.
//!
//! One key of 32 random bytes is what every slot wraps; each use has its own key derived from it
//! (BLAKE3 in its key derivation mode), so that none tells anything about another. Keys live on
//! the heap, are wiped when dropped, and say nothing of themselves when printed.
//!
//! Randomness is the operating system's and is not passed in: a key or nonce that a test could
//! repeat is one that a mistake could repeat.

use std::fmt;

use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use zeroize::{Zeroize, Zeroizing};

use crate::vault::error::VaultError;

/// Bytes of every key.
pub(crate) const KEY_BYTES: usize = 32;

/// Bytes in front of everything sealed: a nonce long enough to be drawn at random for ever, also
/// by clones and restored backups of one workspace.
pub(crate) const NONCE_BYTES: usize = 24;

/// Bytes behind everything sealed.
pub(crate) const TAG_BYTES: usize = 16;

/// What sealing adds to a text.
pub(crate) const SEAL_BYTES: usize = NONCE_BYTES + TAG_BYTES;

/// A key on the heap, wiped when dropped. Boxed, so that moving it leaves no copy behind.
pub(crate) struct Key(Box<Zeroizing<[u8; KEY_BYTES]>>);

impl Key {
    /// Draws a new key.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = Self::zero();
        fill_random(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Copies a key; `None` unless it is 32 bytes.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zero();
        (bytes.len() == KEY_BYTES).then(|| key.0.copy_from_slice(bytes))?;
        Some(key)
    }

    /// Derives a key from another secret, for one use that `context` names.
    pub(crate) fn derived(context: &'static str, secret: &[u8]) -> Self {
        let mut key = Self::zero();
        let mut hasher = blake3::Hasher::new_derive_key(context);
        hasher.update(secret);
        let mut output = hasher.finalize_xof();
        output.fill(key.0.as_mut_slice());
        output.zeroize();
        hasher.zeroize();
        key
    }

    /// Lets a key derivation write the key in place.
    pub(crate) fn zero() -> Self {
        Self(Box::new(Zeroizing::new([0; KEY_BYTES])))
    }

    /// Returns the bytes.
    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Returns the bytes to be written by a key derivation.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; KEY_BYTES] {
        &mut self.0
    }
}

impl Clone for Key {
    fn clone(&self) -> Self {
        let mut key = Self::zero();
        key.0.copy_from_slice(self.0.as_slice());
        key
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The one key that everything of a workspace hangs on.
#[derive(Debug)]
pub(crate) struct MasterKey(Key);

impl MasterKey {
    /// Draws the master key of a new workspace.
    pub(crate) fn random() -> Result<Self, VaultError> {
        Key::random().map(Self)
    }

    /// Takes what a slot held; `None` unless it is a key.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        Key::from_slice(bytes).map(Self)
    }

    /// Returns the bytes, to be wrapped in a slot.
    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        self.0.bytes()
    }

    /// Derives the raw key of the database.
    pub(crate) fn database_key(&self) -> DatabaseKey {
        DatabaseKey(self.derive("anteroom 2026-11 vault: database"))
    }

    /// Derives the key under which plaintexts are hashed, so that hashes tell an outsider nothing.
    pub(crate) fn same_file_key(&self) -> Key {
        self.derive("anteroom 2026-11 vault: same file")
    }

    /// Derives the key that seals the contents list of a backup.
    pub(crate) fn backup_key(&self) -> Key {
        self.derive("anteroom 2026-11 vault: backup")
    }

    /// Derives the key that seals the image of what is in memory.
    pub(crate) fn image_key(&self) -> Key {
        self.derive("anteroom 2026-11 vault: image")
    }

    fn derive(&self, context: &'static str) -> Key {
        Key::derived(context, self.0.bytes())
    }
}

/// The raw key of the encrypted database.
#[derive(Debug, Clone)]
pub struct DatabaseKey(Key);

impl DatabaseKey {
    /// Returns the value for SQLCipher's `PRAGMA key`: `x'…'` with 64 hexadecimal digits, which
    /// SQLCipher takes as the key itself, without a derivation of its own.
    #[must_use]
    pub fn pragma_value(&self) -> Zeroizing<String> {
        let mut value = Zeroizing::new(String::with_capacity(2 * KEY_BYTES + 3));
        value.push_str("x'");
        for byte in self.0.bytes() {
            for half in [byte >> 4, byte & 15] {
                value.extend(char::from_digit(half.into(), 16));
            }
        }
        value.push('\'');
        value
    }

    /// Returns the key's bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; KEY_BYTES]> {
        Zeroizing::new(*self.0.bytes())
    }
}

/// Draws random bytes.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, VaultError> {
    let mut bytes = Zeroizing::new([0; N]);
    fill_random(bytes.as_mut_slice())?;
    Ok(bytes)
}

fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(VaultError::Randomness)
}

/// Seals a text: nonce, ciphertext, tag, in `sealed`, whose former content is replaced.
///
/// `bound` is not stored; opening needs the same.
pub(crate) fn seal(
    key: &Key,
    bound: &[u8],
    text: &[u8],
    sealed: &mut Vec<u8>,
) -> Result<(), VaultError> {
    let nonce = random::<NONCE_BYTES>()?;
    sealed.clear();
    sealed.reserve(text.len() + SEAL_BYTES);
    sealed.extend_from_slice(nonce.as_slice());
    sealed.extend_from_slice(text);
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(*nonce), bound, (&mut sealed[NONCE_BYTES..]).into())
        .expect("BUG: a text of less than 256 GiB can be sealed");
    sealed.extend_from_slice(&tag);
    Ok(())
}

/// Opens what [`seal`] sealed, in place, and returns the text; `None` when anything differs.
pub(crate) fn open<'a>(key: &Key, bound: &[u8], sealed: &'a mut [u8]) -> Option<&'a mut [u8]> {
    let (nonce, rest) = sealed.split_at_mut_checked(NONCE_BYTES)?;
    let (text, tag) = rest.split_at_mut_checked(rest.len().checked_sub(TAG_BYTES)?)?;
    let nonce = XNonce::try_from(&*nonce).ok()?;
    let tag = Tag::try_from(&*tag).ok()?;
    cipher(key).decrypt_inout_detached(&nonce, bound, (&mut *text).into(), &tag).ok()?;
    Some(text)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_use_has_its_own_key() {
        let master = MasterKey::from_slice(&[7; 32]).expect("32 bytes");
        let keys = [
            master.database_key().0,
            master.same_file_key(),
            master.backup_key(),
            master.image_key(),
            master.0.clone(),
        ];
        for (i, a) in keys.iter().enumerate() {
            for b in &keys[..i] {
                assert_ne!(a.bytes(), b.bytes());
            }
        }
    }

    #[test]
    fn derived_keys_are_the_same_for_ever() {
        let master = MasterKey::from_slice(&[7; 32]).expect("32 bytes");
        let value = master.database_key().pragma_value();
        assert_eq!(
            value.as_str(),
            "x'02893b2be0c39404a1d4c8baa7dbf4d3b6dd47e92901d3b3f86af9656f916017'",
            "a changed derivation locks everybody out of their data"
        );
    }

    #[test]
    fn keys_print_nothing() {
        let master = MasterKey::from_slice(&[0xab; 32]).expect("32 bytes");
        let printed = format!("{master:?} {:?}", master.database_key());
        assert_eq!(printed, "MasterKey(Key(…)) DatabaseKey(Key(…))");
    }

    #[test]
    fn what_is_sealed_opens_only_as_it_was() {
        let key = Key::from_slice(&[1; 32]).expect("32 bytes");
        let mut sealed = Vec::new();
        seal(&key, b"here", b"text", &mut sealed).expect("random bytes");
        assert_eq!(sealed.len(), 4 + SEAL_BYTES);
        assert_eq!(open(&key, b"here", &mut sealed.clone()), Some(&mut { *b"text" }[..]));
        assert_eq!(open(&key, b"there", &mut sealed.clone()), None, "bound to another place");
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key, b"here", &mut changed), None, "bit {bit}");
        }
        for len in 0..sealed.len() {
            assert_eq!(open(&key, b"here", &mut sealed[..len].to_vec()), None, "cut to {len}");
        }
    }
}
