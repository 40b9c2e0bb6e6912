//! Ids: each kind its own type over 16 bytes.
//!
//! An id is a UUIDv7 (RFC 9562) where it is made here, so that new rows lie together in the
//! B-tree, and a BLAKE3-128 hash where two devices must make the same row. Ids cross every
//! boundary as hyphenated lower-case text.

use std::{fmt, str::FromStr};

/// The text was not the hyphenated form of 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidId;

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is 32 hexadecimal digits with hyphens")
    }
}

impl std::error::Error for InvalidId {}

/// Where new ids come from; passed in, so that a test can repeat them.
pub trait IdSource: Send + Sync {
    /// Returns 16 fresh bytes; `now_ms` leads so that ids made later sort later.
    fn next_id(&self, now_ms: i64) -> [u8; 16];
}

/// UUIDv7 from the operating system's randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn next_id(&self, now_ms: i64) -> [u8; 16] {
        let mut random = [0; 16];
        getrandom::fill(&mut random).expect("the operating system gives random bytes");
        uuid_v7(now_ms, random)
    }
}

/// Lays 48 bits of milliseconds, version 7 and variant 2 over random bytes (RFC 9562, 5.7).
#[must_use]
pub fn uuid_v7(now_ms: i64, mut bytes: [u8; 16]) -> [u8; 16] {
    let ms = u64::try_from(now_ms).unwrap_or(0).to_be_bytes();
    bytes[..6].copy_from_slice(&ms[2..]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    bytes
}

/// Returns the id that every device derives from the same parts (BLAKE3, first 16 bytes).
///
/// Each part is led by its length, so that no two lists of parts give the same input.
#[must_use]
pub fn derived_id(context: &str, parts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_derive_key("anteroom 2026-11 derived row id");
    for part in std::iter::once(context.as_bytes()).chain(parts.iter().copied()) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    id
}

/// Writes 16 bytes in the hyphenated form, 8-4-4-4-12.
fn write_hyphenated(bytes: [u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            f.write_str("-")?;
        }
        write!(f, "{byte:02x}")?;
    }
    Ok(())
}

/// Reads 16 bytes from hexadecimal text; hyphens are passed over.
fn parse_hyphenated(text: &str) -> Result<[u8; 16], InvalidId> {
    let mut bytes = [0; 16];
    let mut digits = 0;
    for c in text.chars().filter(|c| *c != '-') {
        let digit = c.to_digit(16).ok_or(InvalidId)?;
        let byte = bytes.get_mut(digits / 2).ok_or(InvalidId)?;
        *byte = (*byte << 4) | u8::try_from(digit).map_err(|_| InvalidId)?;
        digits += 1;
    }
    if digits == 32 { Ok(bytes) } else { Err(InvalidId) }
}

/// Declares id types over 16 bytes.
macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
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
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hyphenated(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                parse_hyphenated(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }

        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
    )+};
}

id_types! {
    /// One team's data: one key, one log.
    WorkspaceId;
    /// A person of the workspace.
    MemberId;
    /// Any replicated row, where the table is said beside it.
    RowId;
    /// All changesets of one command, undone together.
    GroupId;
    /// A person or organisation.
    ContactId;
    /// An e-mail address, phone number, postal address or link of a contact.
    PointId;
    /// One inquiry of one contact.
    LeadId;
    /// A stored file.
    DocumentId;
    /// A note on a lead.
    NoteId;
    /// Something to be done for a lead.
    TaskId;
    /// A step of the pipeline.
    StageId;
    /// A word that leads are marked with.
    TagId;
    /// A saved way to look at a list.
    ViewId;
    /// A field that the team made up.
    FieldId;
    /// A call with a lead.
    CallId;
    /// Something known of a contact, with its source.
    FactId;
    /// Something that is sold.
    ProductId;
    /// What a contact ordered at one time.
    OrderId;
    /// Something that a contact did.
    InteractionId;
    /// What was known of a contact in total before its orders stood here.
    BalanceId;
    /// What one contact is to another.
    RelationshipId;
    /// A saved rule over contacts.
    SegmentId;
    /// Questions asked of a kind of lead.
    QuestionnaireId;
    /// One of them.
    QuestionId;
    /// A file on its way to becoming a lead.
    IntakeId;
    /// Long work that survives a restart.
    JobId;
}

/// A device: 8 bytes, the tail of every hybrid clock it stamps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId([u8; 8]);

impl DeviceId {
    /// Wraps 8 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// Returns the 8 bytes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 8] {
        self.0
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_bytes_are_one() {
        let id = LeadId::from_bytes(uuid_v7(1_700_000_000_000, [0xab; 16]));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 36);
        assert_eq!("zz".parse::<LeadId>(), Err(InvalidId));
        assert_eq!(format!("{id}00").parse::<LeadId>(), Err(InvalidId));
    }

    #[test]
    fn later_ids_sort_later() {
        assert!(uuid_v7(1, [0xff; 16]) < uuid_v7(2, [0; 16]));
    }

    #[test]
    fn derived_ids_know_where_a_part_ends() {
        assert_ne!(derived_id("t", &[b"ab", b"c"]), derived_id("t", &[b"a", b"bc"]));
    }
}
