//! Locked files made here, and what opens them.

use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};
use rc4::{Rc4, StreamCipher};

use super::cipher::Hash;
use super::*;
use crate::intake::extract::{ExtractError, Extracted, Grade, Limits, extract};
use crate::intake::kind::Kind;

const PASSWORD: &str = "pass wörd ✓";

const SALT: [u8; 16] = *b"sixteen of salt.";

fn read(kind: Kind, bytes: &[u8], password: Option<&str>) -> Result<Extracted, ExtractError> {
    extract(kind, bytes, password, &Limits::default())
}

/// Asserts that a file says its text with the password, and nothing without it.
#[track_caller]
fn check(kind: Kind, bytes: &[u8], password: &str) {
    let opened = read(kind, bytes, Some(password)).expect("the password opens it");
    assert_eq!(opened.text, "Jane Roe, paralegal");
    assert_eq!(
        read(kind, bytes, None).map(|r| (r.text, r.grade)),
        Ok((String::new(), Grade::Locked))
    );
    for wrong in ["", "Pass", "pass wörd"] {
        assert_eq!(read(kind, bytes, Some(wrong)), Err(ExtractError::WrongPassword), "{wrong:?}");
    }
}

fn docx() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).expect("a zip in memory takes an entry");
    let body = "<w:body><w:p><w:r><w:t>Jane Roe, paralegal</w:t></w:r></w:p></w:body>";
    zip.write_all(body.as_bytes()).expect("a zip in memory takes bytes");
    zip.finish().expect("a zip in memory closes").into_inner()
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().next_multiple_of(16), 0);
    bytes
}

/// Encrypts block by block, each chained to the one before it.
fn cbc(key: &[u8], start: &[u8], bytes: &[u8]) -> Vec<u8> {
    let aes = Aes256::new_from_slice(key).expect("the key has its length");
    let mut before: [u8; 16] = start[..16].try_into().expect("it is a block");
    let mut out = Vec::new();
    for block in padded(bytes).as_chunks::<16>().0 {
        for (mask, byte) in before.iter_mut().zip(block) {
            *mask ^= byte;
        }
        let block: &mut Array<u8, _> = (&mut before).into();
        aes.encrypt_block(block);
        out.extend_from_slice(&before);
    }
    out
}

/// Returns a docx as Word has locked it since 2010; what it says of how often the password was
/// hashed may be wrong.
fn agile(plain: &[u8], spins: u32) -> Vec<u8> {
    let hash = Hash::Sha512;
    let spun = hash.spun(&SALT, &utf16(PASSWORD), 1000);
    let seal = |purpose: [u8; 8], bytes: &[u8]| {
        STANDARD.encode(cbc(&hash.of(&[&spun, &purpose])[..32], &SALT, bytes))
    };
    let (secret, proof) = ([7; 32], [9; 16]);
    let input = seal([0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79], &proof);
    let value = seal([0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E], &hash.of(&[&proof]));
    let key = seal([0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6], &secret);
    let making = format!(
        "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" \
         cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"{}\"",
        STANDARD.encode(SALT)
    );
    let info = format!(
        "<encryption><keyData {making}/><keyEncryptors><keyEncryptor><p:encryptedKey \
         spinCount=\"{spins}\" {making} encryptedVerifierHashInput=\"{input}\" \
         encryptedVerifierHashValue=\"{value}\" encryptedKeyValue=\"{key}\"/></keyEncryptor>\
         </keyEncryptors></encryption>"
    );
    let mut package = (plain.len() as u64).to_le_bytes().to_vec();
    for (index, segment) in (0_u32..).zip(plain.chunks(4096)) {
        package.extend(cbc(&secret, &hash.of(&[&SALT, &index.to_le_bytes()]), segment));
    }
    let info = [&[4, 0, 4, 0, 0x40, 0, 0, 0], info.as_bytes()].concat();
    made(&[("EncryptionInfo", &info), ("EncryptedPackage", &package)])
}

/// Returns a docx as Word 2007 locked it.
fn standard(plain: &[u8]) -> Vec<u8> {
    let spun = Hash::Sha1.spun(&SALT, &utf16(PASSWORD), 50_000);
    let last = Hash::Sha1.of(&[&spun, &[0; 4]]);
    let mut pad = [0x36; 64];
    pad.iter_mut().zip(&last).for_each(|(byte, part)| *byte ^= part);
    let key = Hash::Sha1.of(&[&pad]);
    let aes = Aes128::new_from_slice(&key[..16]).expect("the key has its length");
    let ecb = |bytes: &[u8]| -> Vec<u8> {
        let mut bytes = padded(bytes);
        for block in bytes.as_chunks_mut::<16>().0 {
            let block: &mut Array<u8, _> = block.into();
            aes.encrypt_block(block);
        }
        bytes
    };
    let proof = [9; 16];
    let mut info = vec![3, 0, 2, 0, 0x24, 0, 0, 0];
    let header: [u32; 8] = [0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0];
    info.extend(32_u32.to_le_bytes());
    info.extend(header.iter().flat_map(|n| n.to_le_bytes()));
    info.extend([16, 0, 0, 0]);
    info.extend(SALT);
    info.extend(ecb(&proof));
    info.extend([20, 0, 0, 0]);
    info.extend(ecb(&Hash::Sha1.of(&[&proof])));
    let package = [(plain.len() as u64).to_le_bytes().to_vec(), ecb(plain)].concat();
    made(&[("EncryptionInfo", &info), ("EncryptedPackage", &package)])
}

fn made(streams: &[(&str, &[u8])]) -> Vec<u8> {
    compound(streams).expect("a compound file in memory is written")
}

#[test]
fn documents_since_2007() {
    check(Kind::LockedOffice, &agile(&docx(), 1000), PASSWORD);
    check(Kind::LockedOffice, &standard(&docx()), PASSWORD);
    // Longer than what is chained together.
    let long = [docx(), vec![0; 9_000]].concat();
    let opened = unlock(&agile(&long, 1000), PASSWORD);
    assert!(matches!(opened, Ok(Unlocked::Package(zip)) if zip == long));
}

/// Encrypts a stream of a doc but for its start.
fn rc4_stream(key: &dyn Fn(u32) -> Vec<u8>, plain: &[u8], plain_len: usize) -> Vec<u8> {
    let mut out = plain.to_vec();
    for (index, block) in (0_u32..).zip(out.chunks_mut(512)) {
        Rc4::new_from_slice(&key(index)).expect("a key").apply_keystream(block);
    }
    out[..plain_len].copy_from_slice(&plain[..plain_len]);
    out
}

/// Returns the streams of a doc, locked under the keys of a header that holds their proof.
fn locked_doc(
    version: &[u8],
    key: &dyn Fn(u32) -> Vec<u8>,
    proof_hash: &dyn Fn(&[u8]) -> Vec<u8>,
) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let proof = [9_u8; 16];
    let mut sealed = [proof.to_vec(), proof_hash(&proof)].concat();
    Rc4::new_from_slice(&key(0)).expect("a key").apply_keystream(&mut sealed);
    let (proof, hash) = sealed.split_at(16);
    let api = version.len() > 4;
    let mut header = [version, &SALT, proof].concat();
    header.extend_from_slice(if api { &[20, 0, 0, 0] } else { &[] });
    header.extend_from_slice(hash);

    let mut main: Vec<u8> = (0..3_000_u32).map(|n| n as u8).collect();
    main[0x0A..0x12].copy_from_slice(&[0, 0x03, 0, 0, header.len() as u8, 0, 0, 0]);
    let mut table = header.clone();
    table.extend((0..1_500_u32).map(|n| (n / 3) as u8));
    let streams: [(&str, &[u8]); 3] = [
        ("WordDocument", &rc4_stream(key, &main, 0x44)),
        ("1Table", &rc4_stream(key, &table, header.len())),
        ("Data", &rc4_stream(key, &main, 0)),
    ];
    (made(&streams), main, table)
}

#[track_caller]
fn check_doc((bytes, mut main, table): (Vec<u8>, Vec<u8>, Vec<u8>)) {
    let data = main.clone();
    assert!(matches!(unlock(&bytes, "Pass"), Err(Shut::WrongPassword)));
    let Ok(Unlocked::Doc(doc)) = unlock(&bytes, PASSWORD) else { panic!("the password opens it") };
    main[0x0A..0x12].copy_from_slice(&[0, 0x02, 0, 0, 0, 0, 0, 0]);
    let mut open = CfbReader::new(Cursor::new(doc.as_slice())).expect("it is a compound file");
    for (name, wanted) in [("WordDocument", main), ("1Table", table), ("Data", data)] {
        assert!(open.open_stream(name).expect("the stream is there") == wanted, "{name}");
    }
}

#[test]
fn documents_before_2007() {
    let password = utf16(PASSWORD);
    let first = [&Md5::digest(&password)[..5], &SALT].concat().repeat(16);
    let hash = Md5::digest(first)[..5].to_vec();
    let key = |n: u32| Md5::digest([&hash[..], &n.to_le_bytes()].concat()).to_vec();
    check_doc(locked_doc(&[1, 0, 1, 0], &key, &|proof| Md5::digest(proof).to_vec()));

    for bits in [40_u32, 128] {
        let hash = Hash::Sha1.of(&[&SALT, &password]);
        let key = |n: u32| {
            let mut key = Hash::Sha1.of(&[&hash, &n.to_le_bytes()]);
            key.truncate(bits as usize / 8);
            key.resize(16, 0);
            key
        };
        let header = [0, 0, 0x6801, 0x8004, bits, 1, 0, 0].map(u32::to_le_bytes).concat();
        let start = [2, 0, 2, 0, 4, 0, 0, 0, 32, 0, 0, 0];
        let version = [&start[..], &header, &[16, 0, 0, 0]].concat();
        check_doc(locked_doc(&version, &key, &|proof| Hash::Sha1.of(&[proof])));
    }
}

/// Returns a PDF of one page under forty bits of RC4, as the first that could be locked.
fn locked_pdf(user: &str) -> Vec<u8> {
    const FILL: &[u8; 32] = b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
        \x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";
    let rc4 = |key: &[u8], bytes: &[u8]| {
        let mut out = bytes.to_vec();
        Rc4::new_from_slice(key).expect("a key").apply_keystream(&mut out);
        out
    };
    let filled = |password: &str| [password.as_bytes(), FILL].concat()[..32].to_vec();
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let owner = rc4(&Md5::digest(filled("owner"))[..5], &filled(user));
    let all = [filled(user), owner.clone(), vec![0xFC, 0xFF, 0xFF, 0xFF], SALT.to_vec()].concat();
    let key = Md5::digest(all)[..5].to_vec();
    let object_key = Md5::digest([&key[..], &[4, 0, 0, 0, 0]].concat())[..10].to_vec();
    let content = rc4(&object_key, b"BT /F1 12 Tf 72 700 Td (Jane Roe, paralegal) Tj ET");
    let objects: [Vec<u8>; 6] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources \
          << /Font << /F1 5 0 R >> >> >>"
            .to_vec(),
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), &content, b"\nendstream"]
            .concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        format!(
            "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >>",
            hex(&owner),
            hex(&rc4(&key, FILL))
        )
        .into_bytes(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut table = "xref\n0 7\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend(format!("{number} 0 obj\n").as_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    let id = hex(&SALT);
    let trailer = format!(
        "{table}trailer << /Size 7 /Root 1 0 R /Encrypt 6 0 R /ID [<{id}> <{id}>] >>\n\
         startxref\n{at}\n%%EOF\n"
    );
    out.extend(trailer.as_bytes());
    out
}

#[test]
fn portable_documents() {
    check(Kind::Pdf, &locked_pdf("secret"), "secret");
    // One that only its owner's password restricts opens by itself, whatever is typed.
    for password in [None, Some("anything")] {
        let opened = read(Kind::Pdf, &locked_pdf(""), password).expect("nobody locked it");
        assert_eq!(opened.text, "Jane Roe, paralegal");
    }
}

#[test]
fn what_no_password_opens() {
    for (bytes, shut) in [
        (b"not a compound file".to_vec(), Shut::Damaged),
        (made(&[("Other", b"x")]), Shut::Unknown),
        (made(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"")]), Shut::Damaged),
        (made(&[("EncryptionInfo", &[9; 64]), ("EncryptedPackage", &[0; 64])]), Shut::Unknown),
        (made(&[("WordDocument", &[0; 64])]), Shut::Unknown),
    ] {
        let opened = unlock(&bytes, PASSWORD).map(|_| ());
        assert_eq!(opened, Err(shut));
    }
    // A file that asks for a password to be hashed for hours.
    assert_eq!(unlock(&agile(&docx(), u32::MAX), PASSWORD).map(|_| ()), Err(Shut::Damaged));
}
