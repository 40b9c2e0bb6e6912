//! The child's side: limits itself, reads, extracts, answers, ends.

use std::io::{Read, Write};
use std::process::ExitCode;

use super::{ANSWER_MARK, NO_MEMORY, Request, frame};
use crate::intake::extract::{ExtractError, Extracted, extract};
use crate::intake::kind::FILE_BYTES_MAX;

/// The request is a few numbers and a password.
const REQUEST_BYTES_MAX: u64 = 1024 + super::PASSWORD_BYTES_MAX as u64;

/// Deeply nested documents are read by recursion; the usual stack is soon spent.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// The exit code of a child that was not spoken to in its language.
const BAD_REQUEST: u8 = 2;

/// The exit code of a child that failed in itself.
const FAILED: u8 = 3;

/// Reads one request from standard input and answers it on standard output.
///
/// A host calls this first of all when its first argument is [`super::CHILD_FLAG`], before it
/// opens, logs or starts anything.
#[must_use]
pub fn child_main() -> ExitCode {
    // A panic is a failed document; its message could hold text of it.
    std::panic::set_hook(Box::new(|_| {}));
    let Some((request, bytes)) = read_request(std::io::stdin().lock()) else {
        return ExitCode::from(BAD_REQUEST);
    };
    limit(&request);
    let worker = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || {
        limit_processes();
        answer(&request, &bytes, std::io::stdout().lock())
    });
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(true)) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(FAILED),
        // Its stack is the largest single piece of memory it asks for.
        Err(_) => ExitCode::from(NO_MEMORY),
    }
}

pub(super) fn read_request(mut stdin: impl Read) -> Option<(Request, Vec<u8>)> {
    let mut head = [0; 12];
    stdin.read_exact(&mut head).ok()?;
    let len = head.strip_prefix(&ANSWER_MARK)?;
    let len = u64::from_le_bytes(len.try_into().ok()?);
    let mut request = Vec::new();
    stdin.by_ref().take(len.min(REQUEST_BYTES_MAX)).read_to_end(&mut request).ok()?;
    let request = postcard::from_bytes(&request).ok()?;
    let mut bytes = Vec::new();
    stdin.take(FILE_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    Some((request, bytes))
}

/// Writes the answer to a request; returns whether it could.
pub(super) fn answer(request: &Request, bytes: &[u8], mut stdout: impl Write) -> bool {
    let answer: Result<Extracted, ExtractError> =
        extract(request.kind, bytes, request.password.as_deref(), &request.extract);
    let Ok(content) = postcard::to_allocvec(&answer) else { return false };
    stdout.write_all(&frame(&content)).and_then(|()| stdout.flush()).is_ok()
}

/// Takes away what a reader of documents has no use for. A limit that the system does not know
/// is passed over: the clock of the parent holds in any case.
#[cfg(unix)]
fn limit(request: &Request) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::Core, 0),
        // It writes no file, whatever a library may think of.
        (Resource::Fsize, 0),
        (Resource::Nofile, 16),
        (Resource::As, request.memory_bytes),
    ];
    for (resource, most) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
    // The soft limit ends the child with a signal that says why; the hard one with plain force.
    let cpu = Rlimit { current: Some(request.cpu_s), maximum: Some(request.cpu_s + 2) };
    let _ = setrlimit(Resource::Cpu, cpu);
    #[cfg(target_os = "linux")]
    {
        // The host may be killed without a chance to end its children.
        let _ =
            rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

/// From here on nothing can be started: no program and no further thread.
#[cfg(unix)]
fn limit_processes() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Nproc, Rlimit { current: Some(0), maximum: Some(0) });
}

#[cfg(not(unix))]
fn limit(_: &Request) {}

#[cfg(not(unix))]
fn limit_processes() {}
