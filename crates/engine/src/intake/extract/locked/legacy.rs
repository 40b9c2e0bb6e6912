//! A doc under RC4: of Word 97 with MD5, and through the CryptoAPI with SHA-1
//! ([MS-OFFCRYPTO] 2.3.5 and 2.3.6, [MS-DOC] 2.2.6).

use std::io::{Read, Seek};

use md5::{Digest, Md5};
use office_oxide::cfb::CfbReader;
use rc4::{KeyInit, Rc4, StreamCipher};

use super::cipher::Hash;
use super::{Shut, compound, number_at, slice, utf16};

/// Bytes under one key; the next block has its own.
const BLOCK: usize = 512;

/// Bytes at the start of the main stream that are never encrypted.
const PLAIN_HEAD: usize = 0x44;

/// Where the main stream's header says how the file is kept.
const FLAGS_AT: usize = 0x0A;
const KEY_AT: usize = 0x0E;

const ENCRYPTED: u16 = 0x0100;
const OBFUSCATED: u16 = 0x8000;
const SECOND_TABLE: u16 = 0x0200;

/// Returns the doc without its encryption.
pub(super) fn unlock<R: Read + Seek>(
    container: &mut CfbReader<R>,
    password: &str,
) -> Result<Vec<u8>, Shut> {
    let mut main = container.open_stream("WordDocument").map_err(|_| Shut::Damaged)?;
    let flags = (number_at(&main, FLAGS_AT)? & 0xFFFF) as u16;
    // Rights management puts a notice in the place of the text, which is not locked itself.
    if flags & ENCRYPTED == 0 || flags & OBFUSCATED != 0 {
        return Err(Shut::Unknown);
    }
    let table_name = if flags & SECOND_TABLE == 0 { "0Table" } else { "1Table" };
    let mut table = container.open_stream(table_name).map_err(|_| Shut::Damaged)?;
    let header_len = number_at(&main, KEY_AT)? as usize;
    let keys = Keys::new(slice(&table, 0, header_len)?, password)?;

    decrypt(&keys, &mut main, PLAIN_HEAD);
    main[FLAGS_AT..FLAGS_AT + 2].copy_from_slice(&(flags & !ENCRYPTED).to_le_bytes());
    main[KEY_AT..KEY_AT + 4].fill(0);
    decrypt(&keys, &mut table, header_len);
    let mut streams = vec![("WordDocument", main), (table_name, table)];
    if let Ok(mut data) = container.open_stream("Data") {
        decrypt(&keys, &mut data, 0);
        streams.push(("Data", data));
    }
    let streams: Vec<(&str, &[u8])> = streams.iter().map(|(n, s)| (*n, s.as_slice())).collect();
    compound(&streams).ok_or(Shut::Damaged)
}

/// What the keys of the blocks are made of.
enum Keys {
    Word97 { hash: [u8; 5] },
    CryptoApi { hash: Vec<u8>, len: usize },
}

impl Keys {
    /// Reads how keys are made, and whether the password makes them.
    fn new(header: &[u8], password: &str) -> Result<Self, Shut> {
        let version = number_at(header, 0)?;
        let password = utf16(password);
        match (version & 0xFFFF, version >> 16) {
            (1, 1) => {
                let hash = Md5::digest(&password);
                let once = [&hash[..5], slice(header, 4, 16)?].concat();
                let hash = Md5::digest(once.repeat(16));
                let keys = Self::Word97 { hash: [hash[0], hash[1], hash[2], hash[3], hash[4]] };
                let (proof, wanted) = keys.proof(slice(header, 20, 32)?);
                let right = Md5::digest(proof)[..] == wanted[..];
                right.then_some(keys).ok_or(Shut::WrongPassword)
            }
            (2..=4, 2) => {
                let rest = 12 + number_at(header, 8)? as usize;
                let bits = number_at(header, 12 + 16)? as usize;
                let salt = slice(header, rest + 4, 16)?;
                let hash = Hash::Sha1.of(&[salt, &password]);
                // No length means the shortest, by which the first of them were sold.
                let len = if bits == 0 { 5 } else { bits / 8 };
                let keys = Self::CryptoApi { hash, len };
                let sealed = [slice(header, rest + 20, 16)?, slice(header, rest + 40, 20)?];
                let (proof, wanted) = keys.proof(&sealed.concat());
                let right = Hash::Sha1.of(&[&proof])[..] == wanted[..];
                right.then_some(keys).ok_or(Shut::WrongPassword)
            }
            _ => Err(Shut::Unknown),
        }
    }

    /// Decrypts the proof of the password, and the hash it must have.
    fn proof(&self, sealed: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let mut plain = sealed.to_vec();
        self.block(0).apply_keystream(&mut plain);
        let wanted = plain.split_off(16);
        (plain, wanted)
    }

    fn block(&self, index: u32) -> Rc4 {
        let key = match self {
            Self::Word97 { hash } => {
                Md5::digest([&hash[..], &index.to_le_bytes()].concat()).to_vec()
            }
            Self::CryptoApi { hash, len } => {
                let mut key = Hash::Sha1.of(&[hash, &index.to_le_bytes()]);
                key.truncate(*len);
                if key.len() <= 5 {
                    // The shortest keys are filled up with nothing.
                    key.resize(16, 0);
                }
                key
            }
        };
        Rc4::new_from_slice(&key).expect("BUG: a hash is as long as a key may be")
    }
}

/// Decrypts a stream in place, but for its start.
fn decrypt(keys: &Keys, stream: &mut [u8], plain_len: usize) {
    let head = stream[..plain_len.min(stream.len())].to_vec();
    for (index, block) in (0_u32..).zip(stream.chunks_mut(BLOCK)) {
        keys.block(index).apply_keystream(block);
    }
    stream[..head.len()].copy_from_slice(&head);
}
