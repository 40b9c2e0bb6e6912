//! Extraction in a child process that can be killed: both ends of it.
//!
//! The program runs itself with [`CHILD_FLAG`]; the bytes go in over standard input, the text
//! comes back over standard output, nothing touches the disk. The child limits its own memory,
//! time and files; the parent limits the clock and the answer. Whatever a hostile document does
//! to the child, the parent gets a typed failure.

mod inner;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anteroom_wire::error::{CommandError, ErrorCode, NextStep};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

pub use self::inner::child_main;
use crate::intake::extract::{
    ExtractError, Extracted, HIDDEN_MAX, HIDDEN_TEXT_BYTES_MAX, Limits, TEXT_BYTES_MAX,
};
use crate::intake::kind::Kind;

/// The argument that makes a host run [`child_main`] and nothing else.
pub const CHILD_FLAG: &str = "--extract-document";

/// How long a document may take by the clock: five hundred pages take a second or two.
const WALL_MS_DEFAULT: u64 = 20_000;

/// Processor seconds; under the clock's limit, so that a busy loop is ended even if nobody waits.
const CPU_S_DEFAULT: u64 = 15;

/// Address space of the child: the program itself, the largest file several times over, its text.
const MEMORY_BYTES_DEFAULT: u64 = 1536 * 1024 * 1024;

/// The answer: the text limit, what is hidden, and their frame.
const ANSWER_BYTES_MAX: usize = TEXT_BYTES_MAX + HIDDEN_MAX * (HIDDEN_TEXT_BYTES_MAX + 64) + 4096;

/// The longest password sent to a child; no format here has one of more than 255 characters.
const PASSWORD_BYTES_MAX: usize = 1024;

/// How often the cancel flag and the clock are looked at.
const TICK: Duration = Duration::from_millis(20);

/// How long an exit is waited for once the answer has ended.
const EXIT_WAIT: Duration = Duration::from_secs(2);

/// How much of the child's complaints is read, to tell memory from other ends; never kept.
const COMPLAINT_BYTES_MAX: u64 = 4096;

/// What stands before each frame, so that output of another program is not taken for an answer.
const ANSWER_MARK: [u8; 4] = *b"ARx1";

/// The exit code of a child without room to begin.
const NO_MEMORY: u8 = 4;

/// What a child may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildLimits {
    /// Milliseconds by the clock.
    pub wall_ms: u64,
    /// Seconds of processor time.
    pub cpu_s: u64,
    /// Bytes of address space.
    pub memory_bytes: u64,
    /// Bytes of the answer.
    pub answer_bytes_max: usize,
    /// How much is read of the document.
    pub extract: Limits,
}

impl Default for ChildLimits {
    fn default() -> Self {
        Self {
            wall_ms: WALL_MS_DEFAULT,
            cpu_s: CPU_S_DEFAULT,
            memory_bytes: MEMORY_BYTES_DEFAULT,
            answer_bytes_max: ANSWER_BYTES_MAX,
            extract: Limits::default(),
        }
    }
}

/// Why a child gave no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChildFailure {
    /// The program could not be started.
    #[error("the program that reads documents could not be started")]
    NotStarted(std::io::ErrorKind),
    /// It took longer than its limit.
    #[error("reading the document took too long and was stopped")]
    TimedOut,
    /// It needed more memory than its limit.
    #[error("reading the document needed too much memory and was stopped")]
    OutOfMemory,
    /// The system killed it, usually because memory ran out everywhere.
    #[error("the system stopped the reading of the document")]
    Killed,
    /// It ended without an answer.
    #[error("reading the document failed")]
    Crashed,
    /// It answered with something else than an answer, or with too much.
    #[error("reading the document gave no usable answer")]
    Garbled,
    /// The caller no longer wants the text.
    #[error("the reading of the document was cancelled")]
    Cancelled,
    /// The document itself cannot be read.
    #[error(transparent)]
    Document(#[from] ExtractError),
}

impl ChildFailure {
    /// Returns the failure as a word, the parameter of the window's sentence.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::NotStarted(_) => "not_started",
            Self::TimedOut => "timed_out",
            Self::OutOfMemory => "out_of_memory",
            Self::Killed => "killed",
            Self::Crashed => "crashed",
            Self::Garbled => "garbled",
            Self::Cancelled => "cancelled",
            Self::Document(ExtractError::Damaged) => "damaged",
            Self::Document(ExtractError::TooMuch) => "too_much",
            Self::Document(ExtractError::WrongPassword) => "wrong_password",
        }
    }

    /// Returns whether the same document may be read on another try.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        match self {
            Self::NotStarted(_) | Self::Killed | Self::Cancelled => true,
            Self::TimedOut
            | Self::OutOfMemory
            | Self::Crashed
            | Self::Garbled
            | Self::Document(_) => false,
        }
    }
}

impl From<ChildFailure> for CommandError {
    fn from(failure: ChildFailure) -> Self {
        let code = match failure {
            ChildFailure::NotStarted(_) => ErrorCode::Internal,
            ChildFailure::Cancelled => ErrorCode::Cancelled,
            _ => ErrorCode::UnreadableFile,
        };
        let error = Self::new(code, failure.to_string())
            .param("reason", failure.reason())
            .kept("the file is kept as it is; its text is missing");
        if failure.may_retry() { error.next(NextStep::Retry).retryable() } else { error }
    }
}

/// Reads documents in children of a program.
#[derive(Debug, Clone)]
pub struct Extractor {
    /// The program: the host itself.
    pub program: PathBuf,
    /// Its arguments, [`CHILD_FLAG`] unless a test says otherwise.
    pub args: Vec<OsString>,
    /// What each child may use.
    pub limits: ChildLimits,
}

/// What the child is told before the bytes. It has no `Debug`: a password must not be printed.
#[derive(Serialize, Deserialize)]
struct Request {
    kind: Kind,
    password: Option<String>,
    cpu_s: u64,
    memory_bytes: u64,
    extract: Limits,
}

impl Extractor {
    /// Returns an extractor with the usual limits.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program, args: vec![CHILD_FLAG.into()], limits: ChildLimits::default() }
    }

    /// Reads a document in a child, and waits for it: at most `wall_ms` and a moment.
    ///
    /// A password reaches the child with the bytes, through its standard input: arguments and
    /// environment can be read by other programs. One of over a kilobyte is wrong unasked.
    ///
    /// Setting `cancel` from another thread ends the child within a few hundredths of a second.
    ///
    /// # Errors
    ///
    /// The [`ChildFailure`] that says how the child ended; in each case it is gone.
    pub fn run(
        &self,
        kind: Kind,
        bytes: &[u8],
        password: Option<&str>,
        cancel: &AtomicBool,
    ) -> Result<Extracted, ChildFailure> {
        if password.is_some_and(|p| p.len() > PASSWORD_BYTES_MAX) {
            return Err(ExtractError::WrongPassword.into());
        }
        let deadline = Instant::now() + Duration::from_millis(self.limits.wall_ms);
        let mut child = Guard(self.spawn().map_err(|e| ChildFailure::NotStarted(e.kind()))?);
        let answer = self.talk(&mut child.0, kind, bytes, password);
        let complaints = listen(child.0.stderr.take(), COMPLAINT_BYTES_MAX);
        let answer = wait_for(&answer, deadline, cancel)?;
        if answer.len() > self.limits.answer_bytes_max {
            return Err(ChildFailure::Garbled);
        }
        let status = child.exit(deadline.min(Instant::now() + EXIT_WAIT), cancel)?;
        if !status.success() {
            let complaint = complaints.recv_timeout(TICK).unwrap_or_default();
            return Err(end_of(status, &complaint));
        }
        open_answer(&answer)
    }

    fn spawn(&self) -> std::io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            // A group of its own, so that whatever it may have started goes with it.
            command.process_group(0);
            command.current_dir("/");
        }
        #[cfg(windows)]
        if let Some(root) = std::env::var_os("SystemRoot") {
            // Without it no program starts there.
            command.env("SystemRoot", root);
        }
        command.spawn()
    }

    /// Starts to send the request and to take the answer, each on a thread of its own: a child
    /// that neither reads nor writes must not hold the caller.
    fn talk(
        &self,
        child: &mut Child,
        kind: Kind,
        bytes: &[u8],
        password: Option<&str>,
    ) -> Receiver<Vec<u8>> {
        let mut request = Request {
            kind,
            password: password.map(str::to_owned),
            cpu_s: self.limits.cpu_s,
            memory_bytes: self.limits.memory_bytes,
            extract: self.limits.extract,
        };
        let written = postcard::to_allocvec(&request).map(Zeroizing::new);
        let written = written.map(|request| Zeroizing::new(frame(&request)));
        request.password.zeroize();
        if let (Some(mut stdin), Ok(request)) = (child.stdin.take(), written) {
            let bytes = bytes.to_vec();
            std::thread::spawn(move || {
                // A child that ended early says why by its end, not by this pipe.
                let _ = stdin
                    .write_all(&request)
                    .and_then(|()| stdin.write_all(&bytes))
                    .and_then(|()| stdin.flush());
            });
        }
        listen(child.stdout.take(), self.limits.answer_bytes_max as u64 + 1)
    }
}

/// Reads a stream to its end or to a limit, on a thread of its own.
fn listen<R: Read + Send + 'static>(stream: Option<R>, bytes_max: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(mut stream) = stream {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = stream.by_ref().take(bytes_max).read_to_end(&mut bytes);
            // Nobody listens any more when the caller gave up.
            let _ = sender.send(bytes);
        });
    }
    receiver
}

fn wait_for(
    answer: &Receiver<Vec<u8>>,
    deadline: Instant,
    cancel: &AtomicBool,
) -> Result<Vec<u8>, ChildFailure> {
    loop {
        check(deadline, cancel)?;
        match answer.recv_timeout(TICK) {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
        }
    }
}

fn check(deadline: Instant, cancel: &AtomicBool) -> Result<(), ChildFailure> {
    if cancel.load(Ordering::Relaxed) {
        return Err(ChildFailure::Cancelled);
    }
    if Instant::now() >= deadline {
        return Err(ChildFailure::TimedOut);
    }
    Ok(())
}

/// Returns what an end means.
fn end_of(status: ExitStatus, complaint: &[u8]) -> ChildFailure {
    // What the language's runtime writes when an allocation fails, before it aborts.
    const FAILED: &[u8] = b"memory allocation of";
    let said = complaint.windows(FAILED.len()).any(|w| w == FAILED);
    if said || status.code() == Some(i32::from(NO_MEMORY)) {
        return ChildFailure::OutOfMemory;
    }
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt as _;
        if let Some(signal) = status.signal() {
            if signal == Signal::XCPU.as_raw() {
                return ChildFailure::TimedOut;
            }
            if signal == Signal::KILL.as_raw() {
                return ChildFailure::Killed;
            }
        }
    }
    ChildFailure::Crashed
}

fn open_answer(answer: &[u8]) -> Result<Extracted, ChildFailure> {
    let content = unframe(answer).ok_or(ChildFailure::Garbled)?;
    let answer: Result<Extracted, ExtractError> =
        postcard::from_bytes(content).map_err(|_| ChildFailure::Garbled)?;
    Ok(answer?)
}

/// Returns bytes behind a mark and their length.
fn frame(content: &[u8]) -> Vec<u8> {
    let mut framed = ANSWER_MARK.to_vec();
    framed.extend_from_slice(&(content.len() as u64).to_le_bytes());
    framed.extend_from_slice(content);
    framed
}

/// Returns the content of exactly one frame.
fn unframe(framed: &[u8]) -> Option<&[u8]> {
    let (len, content) = framed.strip_prefix(&ANSWER_MARK)?.split_first_chunk()?;
    (u64::from_le_bytes(*len) == content.len() as u64).then_some(content)
}

/// Kills the child, and what it started, when dropped.
struct Guard(Child);

impl Guard {
    fn exit(&mut self, deadline: Instant, cancel: &AtomicBool) -> Result<ExitStatus, ChildFailure> {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) => check(deadline, cancel)?,
                Err(_) => return Err(ChildFailure::Crashed),
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(pid) = i32::try_from(self.0.id()).ok().and_then(rustix::process::Pid::from_raw)
        {
            // Before the child is reaped, so that its number cannot be another's yet; once it
            // is, the group is empty unless it left something behind.
            let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests;
