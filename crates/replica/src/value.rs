//! What a cell can hold, and its one canonical byte form.
//!
//! There is no floating-point value: sums of money are integers, and floats do not compare
//! alike everywhere (cr-sqlite had to leave them out of its own tests).

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// The value of a cell. The order of the variants is part of the stored format.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Value {
    /// No value; a cell that was emptied still has a clock.
    #[default]
    Null,
    /// An integer, a flag (0 or 1), a time in ms, or money in minor units.
    Int(i64),
    /// UTF-8 text.
    Text(String),
    /// Bytes, ids among them.
    Blob(Vec<u8>),
}

impl Value {
    /// Returns whether this is [`Value::Null`].
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the integer, if it is one.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }

    /// Returns the text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the 16 bytes of an id, if it is one.
    #[must_use]
    pub fn as_id(&self) -> Option<[u8; 16]> {
        match self {
            Self::Blob(bytes) => bytes.as_slice().try_into().ok(),
            _ => None,
        }
    }

    /// Returns how many bytes the value itself takes.
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        match self {
            Self::Null => 0,
            Self::Int(_) => 8,
            Self::Text(text) => text.len(),
            Self::Blob(bytes) => bytes.len(),
        }
    }

    /// Feeds the canonical form (tag, length, bytes) to a hasher.
    pub(crate) fn hash_into(&self, hasher: &mut blake3::Hasher) {
        match self {
            Self::Null => {
                hasher.update(&[0]);
            }
            Self::Int(int) => {
                hasher.update(&[1]);
                hasher.update(&int.to_le_bytes());
            }
            Self::Text(text) => {
                hasher.update(&[2]);
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            Self::Blob(bytes) => {
                hasher.update(&[3]);
                hasher.update(&(bytes.len() as u64).to_le_bytes());
                hasher.update(bytes);
            }
        }
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Int(i64::from(flag))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<[u8; 16]> for Value {
    fn from(id: [u8; 16]) -> Self {
        Self::Blob(id.to_vec())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(int) => ValueRef::Integer(*int),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self::Null),
            ValueRef::Integer(int) => Ok(Self::Int(int)),
            ValueRef::Text(_) => value.as_str().map(|text| Self::Text(text.to_owned())),
            ValueRef::Blob(bytes) => Ok(Self::Blob(bytes.to_vec())),
            ValueRef::Real(_) => Err(rusqlite::types::FromSqlError::InvalidType),
        }
    }
}
