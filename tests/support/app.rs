//! One desk of its own for a test: a data folder, a home, and the program over it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{program, served::Served};

/// Long enough for the engine to take it.
pub const PASSPHRASE: &str = "correct horse battery staple";

pub struct TestApp {
    folder: TempDir,
}

impl TestApp {
    /// Returns a desk whose data folder is empty.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("anteroom-test-").tempdir();
        let app = Self { folder: folder.expect("a temporary folder") };
        for name in ["home", "run"] {
            fs::create_dir(app.path(name)).expect("a new folder");
        }
        fs::write(app.passphrase_file(), format!("{PASSPHRASE}\n")).expect("a new file");
        app
    }

    /// Returns a desk with a workspace, protected by a passphrase.
    pub fn with_workspace() -> Self {
        let app = Self::empty();
        let output = app.init("Miller & Partners", &[]);
        assert!(output.status.success(), "init: {}", String::from_utf8_lossy(&output.stderr));
        app
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub fn passphrase_file(&self) -> PathBuf {
        self.path("passphrase")
    }

    /// Returns a file with this content, outside the data folder.
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path("home").join(name);
        fs::write(&path, content).expect("a new file");
        path
    }

    /// Gives a program this desk's home instead of the person's, and no session bus: a test must
    /// neither read nor write the keychain of whoever runs it.
    pub fn settle<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        settle(command, self.folder.path())
    }

    /// Returns `anteroom-headless` over this desk's data folder.
    pub fn headless(&self) -> Command {
        let mut command = Command::new(program("anteroom-headless"));
        self.settle(&mut command).arg("--data").arg(self.data());
        command
    }

    pub fn init(&self, name: &str, more: &[&str]) -> Output {
        let mut command = self.headless();
        command.arg("--passphrase-file").arg(self.passphrase_file());
        command.args(["init", "--profile", "law", "--name", name]);
        command.args(["--timezone", "America/New_York", "--currency", "USD"]).args(more);
        command.output().expect("a program that starts")
    }

    /// Calls one command in a process of its own; an error is the table's.
    pub fn call(&self, name: &str, request: &Value) -> Result<Value, Value> {
        let mut command = self.headless();
        command.arg("--passphrase-file").arg(self.passphrase_file());
        command.args(["call", name, &request.to_string()]).stdin(Stdio::null());
        let output = command.output().expect("a program that starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() {
            Ok(serde_json::from_slice(&output.stdout).expect("JSON on standard output"))
        } else {
            let error = text(&output.stderr);
            Err(serde_json::from_str(&error).unwrap_or_else(|_| json!({ "message": error })))
        }
    }

    /// Serves this desk on loopback, unlocked.
    pub fn serve(&self) -> Served {
        let mut command = self.headless();
        command.arg("--passphrase-file").arg(self.passphrase_file()).arg("serve");
        Served::start(&mut command)
    }
}

/// Gives a program a home below a folder, and nothing of the person who runs the test.
pub fn settle<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    let home = folder.join("home");
    command.env_clear();
    for name in ["PATH", "LD_LIBRARY_PATH", "RUST_BACKTRACE", "TMPDIR"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command
        .env("LANG", "C.UTF-8")
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
}
