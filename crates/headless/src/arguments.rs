//! The command line.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, error::ErrorKind};

/// Anteroom without a window: the same commands from a shell, or the same UI in a browser.
#[derive(Parser)]
#[command(name = "anteroom-headless", version)]
pub(crate) struct Arguments {
    /// The folder that holds the workspace.
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,

    /// A file whose first line is the passphrase; without it, a terminal is asked.
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) passphrase_file: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Makes a workspace, its first member and this device; prints the recovery code.
    Init(Init),
    /// Prints every command with the JSON Schema of its request and response.
    Commands,
    /// Calls one command and prints its response.
    Call(Call),
    /// Serves the UI and the commands to a browser on this machine.
    Serve(Serve),
}

#[derive(Args)]
pub(crate) struct Init {
    /// What the desk is for.
    #[arg(long, value_enum)]
    pub(crate) profile: Profile,
    /// The name of the workspace.
    #[arg(long)]
    pub(crate) name: String,
    /// The name of its first member; by default that of the workspace.
    #[arg(long)]
    pub(crate) member: Option<String>,
    /// The time zone in which a day begins, such as America/New_York.
    #[arg(long, value_name = "ZONE")]
    pub(crate) timezone: String,
    /// The currency of amounts, such as USD.
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: String,
    /// Puts sample leads in, which can be taken out again in one step.
    #[arg(long)]
    pub(crate) sample: bool,
}

#[derive(Args)]
pub(crate) struct Call {
    /// The command; `commands` lists them.
    pub(crate) name: String,
    /// The request as JSON, or - to read it from standard input.
    #[arg(value_name = "JSON", default_value = "{}", allow_hyphen_values = true)]
    pub(crate) request: String,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The port on 127.0.0.1; by default a free one.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Profile {
    /// A law office.
    Law,
    /// A sales desk.
    Sales,
}

impl Profile {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Sales => "sales",
        }
    }
}

impl Arguments {
    /// Returns the data folder; every task but `commands` needs one.
    pub(crate) fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or_else(|| {
            let missing = "--data DIR is required: the folder that holds the workspace";
            Self::command().error(ErrorKind::MissingRequiredArgument, missing).exit()
        })
    }
}
