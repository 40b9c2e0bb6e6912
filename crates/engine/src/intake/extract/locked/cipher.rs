//! AES in the two modes Office uses, and the hashes it names.

use aes::cipher::{Array, BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use sha1::{Digest, Sha1};
use sha2::{Sha256, Sha384, Sha512};

/// Bytes AES works on at a time.
pub(super) const BLOCK: usize = 16;

/// A hash by its name in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "SHA1" | "SHA-1" => Some(Self::Sha1),
            "SHA256" | "SHA-256" => Some(Self::Sha256),
            "SHA384" | "SHA-384" => Some(Self::Sha384),
            "SHA512" | "SHA-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Returns the hash of some pieces, one behind the other.
    pub(super) fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha1 => digest::<Sha1>(pieces),
            Self::Sha256 => digest::<Sha256>(pieces),
            Self::Sha384 => digest::<Sha384>(pieces),
            Self::Sha512 => digest::<Sha512>(pieces),
        }
    }

    /// Returns the hash of a salted password, hashed again as often as asked.
    pub(super) fn spun(self, salt: &[u8], password: &[u8], spins: u32) -> Vec<u8> {
        let mut hash = self.of(&[salt, password]);
        for spin in 0..spins {
            hash = self.of(&[&spin.to_le_bytes(), &hash]);
        }
        hash
    }
}

fn digest<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
    let mut hasher = D::new();
    for piece in pieces {
        hasher.update(piece);
    }
    hasher.finalize().to_vec()
}

/// AES with a key of any of its lengths.
pub(super) enum Aes {
    Of128(Aes128),
    Of192(Aes192),
    Of256(Aes256),
}

impl Aes {
    /// Returns the cipher of a key; `None` for a length AES does not have.
    pub(super) fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(Self::Of128),
            24 => Aes192::new_from_slice(key).ok().map(Self::Of192),
            32 => Aes256::new_from_slice(key).ok().map(Self::Of256),
            _ => None,
        }
    }

    fn block(&self, block: &mut [u8; BLOCK]) {
        let block: &mut Array<u8, _> = block.into();
        match self {
            Self::Of128(aes) => aes.decrypt_block(block),
            Self::Of192(aes) => aes.decrypt_block(block),
            Self::Of256(aes) => aes.decrypt_block(block),
        }
    }

    /// Decrypts whole blocks, each by itself; a rest is left out.
    pub(super) fn ecb(&self, bytes: &[u8]) -> Vec<u8> {
        let (blocks, _) = bytes.as_chunks::<BLOCK>();
        let mut out = Vec::with_capacity(bytes.len());
        for block in blocks {
            let mut block = *block;
            self.block(&mut block);
            out.extend_from_slice(&block);
        }
        out
    }

    /// Decrypts whole blocks, each chained to the one before it, the first to `start`.
    pub(super) fn cbc(&self, start: &[u8; BLOCK], bytes: &[u8]) -> Vec<u8> {
        let mut out = self.ecb(bytes);
        let (blocks, _) = bytes.as_chunks::<BLOCK>();
        let before = std::iter::once(start).chain(blocks);
        for (plain, before) in out.chunks_exact_mut(BLOCK).zip(before) {
            for (byte, mask) in plain.iter_mut().zip(before) {
                *byte ^= mask;
            }
        }
        out
    }
}
