//! A workspace with made-up records, and copies of it to be measured.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anteroom_engine::{
    Engine, Options, Reply, dispatch, sample,
    vault::{
        Surroundings, Vault,
        folder::{DataFolder, ProgramName},
        keychain::MemoryKeychain,
        keys::DatabaseKey,
        passphrase::Passphrase,
    },
};
use anteroom_wire::clock::SystemClock;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// The file in a data folder that holds the leads.
const DATABASE: &str = "workspace.db";

pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// How many records a made workspace has; each lead has a contact of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) leads: u32,
    pub(crate) orders: u32,
    pub(crate) interactions: u32,
}

impl Sizes {
    fn name(self) -> String {
        match self {
            Self { leads, orders: 0, interactions: 0 } => format!("desk-{leads}"),
            Self { leads, orders, interactions } => format!("desk-{leads}-{orders}-{interactions}"),
        }
    }
}

/// A made workspace, closed. It goes with its owner unless it is to be kept.
pub(crate) struct Workspace {
    folder: PathBuf,
    keep: bool,
    keychain: MemoryKeychain,
    /// How long it took to make; none if an earlier run did.
    pub(crate) seeding_seconds: Option<f64>,
}

/// A copy of a workspace that is measured, and goes with its owner.
pub(crate) struct Copy {
    folder: PathBuf,
    keychain: MemoryKeychain,
}

impl Workspace {
    pub(crate) fn make(below: &Path, sizes: Sizes, keep: bool) -> Result<Self> {
        let folder = below.join(sizes.name());
        let keychain = MemoryKeychain::new();
        let mut made = Self { folder, keep, keychain, seeding_seconds: None };
        // Renamed when whole: an interrupted run leaves nothing that a later one would take.
        if keep && made.folder.exists() {
            return Ok(made);
        }
        remove(&made.folder)?;
        let unfinished = made.folder.with_extension("unfinished");
        remove(&unfinished)?;
        fs::create_dir_all(below)?;
        let start = Instant::now();
        let engine = Engine::open(options(&unfinished, &made.keychain))?;
        let request = json!({
            "name": "Made-up desk", "profile": "law", "memberName": "Ada Miller",
            "timezone": "America/New_York", "currency": "USD", "passphrase": PASSPHRASE,
            "sample": false,
        });
        call(&engine, "create_workspace", request)?;
        let tell = |what: &str, done: u32, every: u32| {
            if done.is_multiple_of(every) {
                eprintln!("{done} {what}, {:.0} s", start.elapsed().as_secs_f64());
            }
        };
        sample::seed(&engine, sizes.leads, |done| tell("leads", done, 50_000))?;
        if (sizes.orders, sizes.interactions) != (0, 0) {
            let mut done = 0;
            sample::seed_customers(&engine, (sizes.orders, sizes.interactions), |more| {
                done += more;
                tell("orders and interactions", done, 500_000);
            })?;
        }
        engine.shut_down();
        drop(engine);
        made.seeding_seconds = Some(start.elapsed().as_secs_f64());
        fs::rename(&unfinished, &made.folder)?;
        Ok(made)
    }

    /// Returns how large the database is.
    pub(crate) fn database_bytes(&self) -> Result<f64> {
        Ok(fs::metadata(self.folder.join(DATABASE))?.len() as f64)
    }

    /// Copies the whole data folder.
    pub(crate) fn copy(&self, name: &str) -> Result<Copy> {
        let folder = self.folder.with_extension(name);
        remove(&folder)?;
        copy_folder(&self.folder, &folder)?;
        Ok(Copy { folder, keychain: self.keychain.clone() })
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        if !self.keep
            && let Err(error) = remove(&self.folder)
        {
            eprintln!("{error:#}");
        }
    }
}

impl Copy {
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    /// Opens it as a host does. Jobs do not run: none is waiting, and a backup that falls due
    /// would be measured as well.
    pub(crate) fn open(&self) -> Result<Engine> {
        let engine = Engine::open(options(&self.folder, &self.keychain))?;
        // The first time after an earlier run made it, the keychain of that run is gone.
        if call(&engine, "app_status", json!({}))?["phase"] != "ready" {
            call(&engine, "unlock", json!({ "passphrase": PASSPHRASE, "recoveryCode": null }))?;
        }
        Ok(engine)
    }

    /// Returns the database's key, for a store or a plain connection beside the engine.
    pub(crate) fn key(&self) -> Result<DatabaseKey> {
        let program = ProgramName { name: "anteroom-bench", version: "0" };
        let folder = DataFolder::open(&self.folder, program)?;
        let around = Surroundings {
            keychain: Arc::new(self.keychain.clone()),
            clock: Arc::new(SystemClock),
        };
        let passphrase = Passphrase::new(PASSPHRASE);
        Ok(Vault::open_with_passphrase(&folder, &around, &passphrase)?.database_key())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Err(error) = remove(&self.folder) {
            eprintln!("{error:#}");
        }
    }
}

/// Calls a command of the table that answers in JSON.
pub(crate) fn call(engine: &Engine, name: &str, request: Value) -> Result<Value> {
    match dispatch(engine, name, request).with_context(|| name.to_owned())? {
        Reply::Json(answer) => Ok(answer),
        Reply::Bytes(_) => bail!("{name} answered with bytes"),
    }
}

fn options(folder: &Path, keychain: &MemoryKeychain) -> Options {
    Options {
        keychain: Arc::new(keychain.clone()),
        run_jobs: false,
        ..Options::of_this_machine(folder.to_owned(), "anteroom-bench")
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            let file = fs::File::create(&target)?;
            std::io::copy(&mut fs::File::open(entry.path())?, &mut &file)?;
            // Written back now, not while something is being measured.
            file.sync_all()?;
        }
    }
    Ok(())
}
