//! A changeset: one command's cells with one time, as it is stored, sent and merged.

use anteroom_wire::{
    clock::Hlc,
    id::{GroupId, MemberId, RowId},
};
use serde::{Deserialize, Serialize};

use crate::value::Value;

/// A cell's value, in bytes. Long texts are sealed files, never cells.
pub const CELL_BYTES_MAX: usize = 64 * 1024;

/// An encoded changeset, in bytes: several fit the 256 KiB batch that is sealed and sent.
pub const CHANGESET_BYTES_MAX: usize = 128 * 1024;

/// Cells put into one row. A row that does not exist is made by it; a delete is a cell too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Op {
    /// The table's number.
    pub table: u16,
    /// The row.
    pub row: RowIdBytes,
    /// Column numbers and values; a register group is always whole.
    pub cells: Vec<(u8, Value)>,
}

/// A row id in its 16 bytes (the text form is for people).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowIdBytes(pub [u8; 16]);

impl From<RowId> for RowIdBytes {
    fn from(id: RowId) -> Self {
        Self(id.to_bytes())
    }
}

impl From<RowIdBytes> for RowId {
    fn from(id: RowIdBytes) -> Self {
        Self::from_bytes(id.0)
    }
}

impl Op {
    /// Returns an upper bound of its encoded size.
    pub(crate) fn size_bytes(&self) -> usize {
        20 + self.cells.iter().map(|(_, value)| value.len_bytes() + 6).sum::<usize>()
    }
}

/// One changeset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changeset {
    /// When and on which device.
    pub clock: Hlc,
    /// The command it came from, by its name in the table of commands.
    pub command: String,
    /// The undo group: all changesets of one act of a person.
    pub group: GroupId,
    /// Who did it.
    pub author: MemberId,
    /// The author's schema.
    pub schema_version: u32,
    /// What it changes.
    pub ops: Vec<Op>,
}

/// The encoded form; field order is part of the format. The device stands in the batch header.
#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    stamp: [u8; 8],
    #[serde(borrow)]
    command: &'a str,
    group: [u8; 16],
    author: [u8; 16],
    schema_version: u32,
    ops: Vec<Op>,
}

impl Changeset {
    /// Encodes the changeset (postcard, whose format is frozen).
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let clock = self.clock.to_bytes();
        let wire = Wire {
            stamp: [clock[0], clock[1], clock[2], clock[3], clock[4], clock[5], clock[6], clock[7]],
            command: &self.command,
            group: self.group.to_bytes(),
            author: self.author.to_bytes(),
            schema_version: self.schema_version,
            ops: self.ops.clone(),
        };
        postcard::to_stdvec(&wire).expect("BUG: a changeset always encodes")
    }

    /// Decodes a changeset of a device; `None` if the bytes are damaged.
    #[must_use]
    pub fn decode(bytes: &[u8], device: anteroom_wire::id::DeviceId) -> Option<Self> {
        let wire: Wire<'_> = postcard::from_bytes(bytes).ok()?;
        let mut clock = [0; 16];
        clock[..8].copy_from_slice(&wire.stamp);
        clock[8..].copy_from_slice(&device.to_bytes());
        Some(Self {
            clock: Hlc::from_bytes(clock),
            command: wire.command.to_owned(),
            group: GroupId::from_bytes(wire.group),
            author: MemberId::from_bytes(wire.author),
            schema_version: wire.schema_version,
            ops: wire.ops,
        })
    }
}

#[cfg(test)]
mod tests {
    use anteroom_wire::id::DeviceId;

    use super::*;

    fn sample() -> Changeset {
        Changeset {
            clock: Hlc::new(1_700_000_000_000, 3, DeviceId::from_bytes([9; 8])),
            command: "lead_move".to_owned(),
            group: GroupId::from_bytes([1; 16]),
            author: MemberId::from_bytes([2; 16]),
            schema_version: 1,
            ops: vec![Op {
                table: 7,
                row: RowIdBytes([3; 16]),
                cells: vec![(0, Value::Int(1)), (4, Value::from("x")), (5, Value::Null)],
            }],
        }
    }

    #[test]
    fn the_bytes_are_frozen() {
        let hex: String = sample().encode().iter().map(|byte| format!("{byte:02x}")).collect();
        let golden = concat!(
            "018bcfe568000003",
            "096c6561645f6d6f7665",
            "01010101010101010101010101010101",
            "02020202020202020202020202020202",
            "01",
            "0107",
            "03030303030303030303030303030303",
            "03",
            "000102",
            "04020178",
            "0500",
        );
        assert_eq!(hex, golden, "released programs must read what newer ones write");
    }

    #[test]
    fn decoding_gives_the_same_back() {
        let decoded = Changeset::decode(&sample().encode(), DeviceId::from_bytes([9; 8]));
        assert_eq!(decoded, Some(sample()));
    }
}
