//! Makes a workspace with any number of made-up leads: `cargo xtask seed-data`.

#![expect(clippy::print_stdout, reason = "it speaks to the person at the shell")]

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

use anteroom_engine::{Engine, Options, Reply, dispatch, sample};
use anyhow::{Context, Result, bail};
use clap::Parser;
use serde_json::json;

/// Makes a workspace with made-up leads.
#[derive(Parser)]
struct Arguments {
    /// How many leads.
    #[arg(long)]
    leads: u32,
    /// How many of them have a resume.
    #[arg(long, default_value_t = 0)]
    documents: u32,
    /// How many orders their contacts have.
    #[arg(long, default_value_t = 0)]
    orders: u32,
    /// How many visits and the like.
    #[arg(long, default_value_t = 0)]
    interactions: u32,
    /// The data folder to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// A file whose first line is the passphrase; without it, the keychain must hold the key.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let passphrase = match &arguments.passphrase_file {
        Some(file) => {
            let text = fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            Some(text.lines().next().unwrap_or_default().to_owned())
        }
        None => None,
    };
    let mut options = Options::of_this_machine(arguments.out, "anteroom-seed");
    // Nothing is to be read or backed up while the leads are written.
    options.run_jobs = false;
    let engine = Engine::open(options)?;
    let request = json!({
        "name": "Made-up desk",
        "profile": "law",
        "memberName": "Ada Miller",
        "timezone": "America/New_York",
        "currency": "USD",
        "passphrase": passphrase,
        "sample": false,
    });
    let Reply::Json(created) = dispatch(&engine, "create_workspace", request)? else {
        bail!("create_workspace answered with bytes");
    };
    let mut shown = 0;
    sample::seed(&engine, arguments.leads, |done| {
        if done - shown >= 10_000 {
            shown = done;
            print!("\r{done} leads");
            // A line that is not shown at once is no loss.
            let _late = io::stdout().flush();
        }
    })?;
    let documents = sample::seed_documents(&engine, arguments.documents)?;
    let wanted = (arguments.orders, arguments.interactions);
    let (mut done, mut shown) = (0, 0);
    if wanted != (0, 0) {
        sample::seed_customers(&engine, wanted, |more| {
            done += more;
            if done - shown >= 100_000 {
                shown = done;
                print!("\r{done} orders and interactions");
                let _late = io::stdout().flush();
            }
        })?;
    }
    engine.shut_down();
    let code = &created["recoveryCode"];
    println!(
        "\r{} leads, {documents} documents, {} orders, {} interactions; recovery code {code}",
        arguments.leads, arguments.orders, arguments.interactions
    );
    Ok(())
}
