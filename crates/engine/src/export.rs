//! Writing out what lists show.

use std::io::Write;

use anteroom_wire::id::JobId;

use crate::{
    commands::exports::{ExportTo, ExportWhat},
    desk::Desk,
    fault::{Fault, Outcome},
};

pub(crate) fn start(_desk: &Desk, _request: &ExportTo) -> Outcome<JobId> {
    Err(Fault::not_found("export"))
}

pub(crate) fn write(_desk: &Desk, _what: &ExportWhat, _sink: &mut dyn Write) -> Outcome<()> {
    Err(Fault::not_found("export"))
}
