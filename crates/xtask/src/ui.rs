//! The UI's side: its packages, its scripts, and the browser that tests it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{install, shell};

/// Debian's own; the tests' configuration takes Playwright's where this is not.
const CHROMIUM: &str = "/usr/bin/chromium";

pub(crate) fn folder(root: &Path) -> PathBuf {
    root.join("ui")
}

/// Returns one of the scripts of `ui/package.json`.
pub(crate) fn script(root: &Path, name: &str) -> Command {
    shell::command(&folder(root), install::npm(), &["run", "--silent", name])
}

/// Returns the command that installs the UI's packages; none when they are there already.
pub(crate) fn packages(root: &Path) -> Option<Command> {
    let read = |path: &str| {
        let text = fs::read_to_string(folder(root).join(path)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or(Value::Null)
    };
    // npm notes here what it has installed.
    let installed = read("node_modules/.package-lock.json");
    (!holds(&installed, &read("package-lock.json")))
        .then(|| shell::command(&folder(root), install::npm(), &["ci", "--no-audit", "--no-fund"]))
}

/// Returns the command that fetches a browser for tests; none when there is one. Its libraries
/// come with it, by sudo, where that was `agreed` to.
pub(crate) fn browser(root: &Path, agreed: bool) -> Option<Command> {
    (!Path::new(CHROMIUM).exists()).then(|| {
        let mut words = vec!["node_modules/playwright/cli.js", "install", "chromium"];
        if agreed || install::is_root() {
            words.push("--with-deps");
        }
        shell::command(&folder(root), "node", &words)
    })
}

/// Whether everything that a lock file names is installed in just that version. Optional packages
/// are those of other systems.
fn holds(installed: &Value, lock: &Value) -> bool {
    let Some(wanted) = lock["packages"].as_object() else { return false };
    wanted.iter().filter(|(path, package)| !path.is_empty() && package["optional"] != true).all(
        |(path, package)| installed["packages"][path.as_str()]["version"] == package["version"],
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn packages_are_there_in_just_their_version() {
        let lock = json!({ "packages": {
            "": { "version": "0.0.0" },
            "node_modules/a": { "version": "1.0.0" },
            "node_modules/b-windows": { "version": "1.0.0", "optional": true },
        }});
        let with = |version| json!({ "packages": { "node_modules/a": { "version": version } } });
        assert!(holds(&with("1.0.0"), &lock));
        assert!(!holds(&with("1.0.1"), &lock));
        assert!(!holds(&Value::Null, &lock), "nothing is installed");
        assert!(!holds(&with("1.0.0"), &Value::Null), "there is no lock file");
    }
}
