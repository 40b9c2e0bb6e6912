//! The encrypted package of an Office file since 2007: standard (Word 2007) and agile encryption
//! ([MS-OFFCRYPTO] 2.3.4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cipher::{Aes, BLOCK, Hash};
use super::{SPINS_MAX, Shut, number_at, slice, utf16};
use crate::intake::extract::markup::attribute;

/// How often standard encryption hashes a password.
const SPINS_STANDARD: u32 = 50_000;

/// Bytes of the package that agile encryption chains together.
const SEGMENT: usize = 4096;

/// Returns the zip inside, from the two streams of the container.
pub(super) fn unlock(info: &[u8], package: &[u8], password: &str) -> Result<Vec<u8>, Shut> {
    let (len, sealed) = package.split_first_chunk().ok_or(Shut::Damaged)?;
    let version = number_at(info, 0)?;
    let (major, minor) = (version & 0xFFFF, version >> 16);
    let mut plain = match (major, minor) {
        (4, 4) => agile(info, sealed, password)?,
        (2..=4, 2) => standard(info, sealed, password)?,
        _ => return Err(Shut::Unknown),
    };
    let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| Shut::Damaged)?;
    plain.truncate(len);
    Ok(plain)
}

fn standard(info: &[u8], sealed: &[u8], password: &str) -> Result<Vec<u8>, Shut> {
    const KEY_BITS_AT: usize = 12 + 16;
    let header_len = number_at(info, 8)? as usize;
    let key_len = number_at(info, KEY_BITS_AT)? as usize / 8;
    let verifier = info.get(12 + header_len..).ok_or(Shut::Damaged)?;
    let salt = slice(verifier, 4, 16)?;
    let (proof, proof_hash) = (slice(verifier, 20, 16)?, slice(verifier, 40, 32)?);

    let hash = Hash::Sha1.spun(salt, &utf16(password), SPINS_STANDARD);
    let hash = Hash::Sha1.of(&[&hash, &0_u32.to_le_bytes()]);
    let stretched = |mask: u8| {
        let mut pad = [mask; 64];
        for (byte, part) in pad.iter_mut().zip(&hash) {
            *byte ^= part;
        }
        Hash::Sha1.of(&[&pad])
    };
    let key = [stretched(0x36), stretched(0x5C)].concat();
    let aes = key.get(..key_len).and_then(Aes::new).ok_or(Shut::Unknown)?;
    let wanted = aes.ecb(proof_hash);
    if Hash::Sha1.of(&[&aes.ecb(proof)])[..] != wanted[..20] {
        return Err(Shut::WrongPassword);
    }
    Ok(aes.ecb(sealed))
}

fn agile(info: &[u8], sealed: &[u8], password: &str) -> Result<Vec<u8>, Shut> {
    const PROOF: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    const PROOF_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    const KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

    let Descriptor { data, key, spins, proof, proof_hash, sealed_key } = describe(info)?;
    if spins > SPINS_MAX {
        return Err(Shut::Damaged);
    }
    let spun = key.hash.spun(&key.salt, &utf16(password), spins);
    let open = |purpose: &[u8], sealed: &[u8]| {
        let own = fitted(key.hash.of(&[&spun, purpose]), key.key_len);
        Some(Aes::new(&own)?.cbc(&start_of(&key.salt), sealed))
    };
    let proof = open(&PROOF, &proof).ok_or(Shut::Unknown)?;
    let proof_hash = open(&PROOF_HASH, &proof_hash).ok_or(Shut::Unknown)?;
    let hashed = key.hash.of(&[&proof]);
    if !proof_hash.starts_with(&hashed) {
        return Err(Shut::WrongPassword);
    }
    let secret = open(&KEY, &sealed_key).ok_or(Shut::Unknown)?;
    let aes = secret.get(..data.key_len).and_then(Aes::new).ok_or(Shut::Unknown)?;
    let mut plain = Vec::with_capacity(sealed.len());
    for (index, segment) in (0_u32..).zip(sealed.chunks(SEGMENT)) {
        let start = data.hash.of(&[&data.salt, &index.to_le_bytes()]);
        plain.extend(aes.cbc(&start_of(&start), segment));
    }
    Ok(plain)
}

/// How keys are made, for the package or for the password.
struct Making {
    salt: Vec<u8>,
    key_len: usize,
    hash: Hash,
}

struct Descriptor {
    data: Making,
    key: Making,
    spins: u32,
    proof: Vec<u8>,
    proof_hash: Vec<u8>,
    sealed_key: Vec<u8>,
}

fn describe(info: &[u8]) -> Result<Descriptor, Shut> {
    let xml = info.get(8..).and_then(|xml| std::str::from_utf8(xml).ok()).ok_or(Shut::Damaged)?;
    let mut reader = Reader::from_str(xml);
    let (mut data, mut found) = (None, None);
    loop {
        match reader.read_event().map_err(|_| Shut::Damaged)? {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "keyData" => data = Some(making(&e)?),
                // Other keys may stand beside it, such as of a certificate.
                "encryptedKey" if found.is_none() => {
                    let spins = attribute(&e, "spinCount").and_then(|s| s.parse().ok());
                    found = Some((
                        making(&e)?,
                        spins.ok_or(Shut::Damaged)?,
                        bytes_of(&e, "encryptedVerifierHashInput")?,
                        bytes_of(&e, "encryptedVerifierHashValue")?,
                        bytes_of(&e, "encryptedKeyValue")?,
                    ));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let (data, found) = data.zip(found).ok_or(Shut::Unknown)?;
    let (key, spins, proof, proof_hash, sealed_key) = found;
    Ok(Descriptor { data, key, spins, proof, proof_hash, sealed_key })
}

fn making(element: &BytesStart<'_>) -> Result<Making, Shut> {
    let said = |name: &str, wanted: &str| attribute(element, name).is_none_or(|v| v == wanted);
    if !said("cipherAlgorithm", "AES") || !said("cipherChaining", "ChainingModeCBC") {
        return Err(Shut::Unknown);
    }
    let bits = attribute(element, "keyBits").and_then(|b| b.parse::<usize>().ok());
    let hash = attribute(element, "hashAlgorithm").and_then(|name| Hash::named(&name));
    Ok(Making {
        salt: bytes_of(element, "saltValue")?,
        key_len: bits.ok_or(Shut::Damaged)? / 8,
        hash: hash.ok_or(Shut::Unknown)?,
    })
}

fn bytes_of(element: &BytesStart<'_>, name: &str) -> Result<Vec<u8>, Shut> {
    let written = attribute(element, name).ok_or(Shut::Damaged)?;
    STANDARD.decode(written.trim()).map_err(|_| Shut::Damaged)
}

/// Cuts a hash to a length, or fills it up, as the format says.
fn fitted(mut hash: Vec<u8>, len: usize) -> Vec<u8> {
    hash.resize(len.min(64), 0x36);
    hash
}

fn start_of(bytes: &[u8]) -> [u8; BLOCK] {
    let mut start = [0x36; BLOCK];
    for (to, from) in start.iter_mut().zip(bytes) {
        *to = *from;
    }
    start
}
