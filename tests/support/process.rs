//! A child process that ends with its owner.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process_group};

pub struct Process {
    child: Child,
    name: String,
}

impl Process {
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn().unwrap_or_else(|error| {
            panic!("cannot start {name}: {error}; `cargo xtask test` installs what is missing")
        });
        Self { child, name }
    }

    /// Starts a program that tells something on its first line, and returns that too.
    pub fn start_and_hear(command: &mut Command) -> (Self, String) {
        let mut process = Self::start(command.stdout(Stdio::piped()));
        let out = process.child.stdout.take().expect("BUG: it is piped");
        let mut line = String::new();
        let mut lines = BufReader::new(out);
        lines.read_line(&mut line).expect("a readable pipe");
        assert!(!line.is_empty(), "{} ended without a word", process.name);
        // Whatever else it says is read away, so that it never waits for a reader.
        std::thread::spawn(move || lines.lines().map_while(Result::ok).count());
        (process, line.trim().to_owned())
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Returns the number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as the system would: at once, wherever it is (`kill -9`).
    pub fn kill(&mut self) {
        // It may be gone already, which is as good.
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Whatever it has started too: a driver starts the program, and that one its web view.
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            let _gone = kill_process_group(group, Signal::KILL);
        }
        self.kill();
    }
}
