//! Taking in tables from files.

use std::io::{Read, Write};

use anteroom_wire::id::JobId;

use crate::{
    commands::imports::{FixValue, Import, SetImport},
    desk::Desk,
    fault::{Fault, Outcome},
};

pub(crate) fn open(_desk: &Desk, _name: &str, _file: impl Read) -> Outcome<Import> {
    Err(Fault::not_found("import"))
}
pub(crate) fn set(_desk: &Desk, _id: JobId, _request: &SetImport) -> Outcome<Import> {
    Err(Fault::not_found("import"))
}
pub(crate) fn get(_desk: &Desk, _id: JobId) -> Outcome<Import> {
    Err(Fault::not_found("import"))
}
pub(crate) fn check(desk: &Desk, id: JobId) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn fix(desk: &Desk, id: JobId, _request: &FixValue) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn start(desk: &Desk, id: JobId) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn pause(desk: &Desk, id: JobId) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn resume(desk: &Desk, id: JobId) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn cancel(desk: &Desk, id: JobId, _keep: bool) -> Outcome<Import> {
    get(desk, id)
}
pub(crate) fn forget(_desk: &Desk, _id: JobId) -> Outcome<()> {
    Err(Fault::not_found("import"))
}
pub(crate) fn write_failed(_desk: &Desk, _id: JobId, _sink: &mut dyn Write) -> Outcome<()> {
    Err(Fault::not_found("import"))
}
