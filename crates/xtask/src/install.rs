//! Installs what a fresh Debian or Ubuntu lacks; elsewhere says what to install.
//!
//! Nothing is done when nothing is missing, and nothing with sudo before the list was shown and
//! agreed to. Rust is given (this is a Rust program); Node is checked, because Debian's own is
//! too old in places.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
    path::Path,
};

use anyhow::{Result, bail};

use crate::shell;

/// The oldest Node that the UI's tools run on.
const NODE_MAJOR_MIN: u32 = 20;

/// What every build needs: a C compiler, and OpenSSL for SQLCipher.
const BASE: &[&str] = &["build-essential", "pkg-config", "libssl-dev"];

/// What the window is built on, and its tray.
const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "libayatana-appindicator3-dev"];

/// What drives the window and the browser in tests: a screen, a session bus with a keychain, the
/// driver, and letters to paint.
const TESTS: &[&str] =
    &["webkit2gtk-driver", "xvfb", "dbus", "gnome-keyring", "fonts-dejavu-core", "git"];

/// Debian's Chromium. Ubuntu's package of that name is a snap, which tests cannot drive, so that
/// there Playwright's own is taken.
const DEBIAN_BROWSER: &str = "chromium";

/// What is about to be done, and so what has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The UI in a browser.
    Serve,
    /// The window.
    Window,
    /// The window, and everything that tests it.
    Tests,
}

impl Purpose {
    fn packages(self) -> Vec<&'static str> {
        let mut packages = BASE.to_vec();
        if self != Self::Serve {
            packages.extend(WINDOW);
        }
        if self == Self::Tests {
            packages.extend(TESTS);
            if system_is("debian") {
                packages.push(DEBIAN_BROWSER);
            }
        }
        packages
    }
}

/// Makes sure that everything is there. `agreed`: nobody is to be asked.
pub(crate) fn ensure(purpose: Purpose, agreed: bool) -> Result<()> {
    if cfg!(target_os = "linux") {
        ensure_packages(purpose, agreed)?;
    } else {
        println!("{}", elsewhere());
    }
    check_node()
}

fn ensure_packages(purpose: Purpose, agreed: bool) -> Result<()> {
    let wanted = purpose.packages();
    if !shell::has("dpkg-query") {
        println!(
            "This is neither Debian nor Ubuntu. Needed, by the names they have there:\n  {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:\n  {}", missing.join(" "));
    let root = is_root();
    let mut apt = if root { vec!["apt-get"] } else { vec!["sudo", "apt-get"] };
    if !root && !agreed && !asked(&apt, &missing)? {
        bail!("not installed; run `sudo apt-get install {}`", missing.join(" "));
    }
    let program = apt.remove(0);
    let apt = |words: &[&str]| {
        let mut all = apt.clone();
        all.extend(words);
        let mut command = shell::command(Path::new("/"), program, &all);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        shell::must(command)
    };
    apt(&["update"])?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    apt(&install)
}

/// Whether this is the administrator, who needs no sudo.
pub(crate) fn is_root() -> bool {
    shell::output("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

/// Returns the packages that are not installed.
fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let mut query = vec!["-W", "-f", "${Package} ${db:Status-Status}\n"];
    query.extend(wanted);
    // Its exit status is 1 as soon as one is unknown; what it prints about the rest holds.
    let printed = std::process::Command::new("dpkg-query").args(query).output();
    let printed = printed.map(|output| output.stdout).unwrap_or_default();
    let printed = String::from_utf8_lossy(&printed);
    let there: Vec<_> =
        printed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    wanted.iter().copied().filter(|package| !there.contains(package)).collect()
}

fn asked(apt: &[&str], missing: &[&str]) -> Result<bool> {
    let command = format!("{} install {}", apt.join(" "), missing.join(" "));
    if !io::stdin().is_terminal() {
        bail!("nobody is there to agree to `{command}`; run it, or pass --yes");
    }
    print!("Install them with sudo? [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn check_node() -> Result<()> {
    let version = shell::output("node", &["--version"]).unwrap_or_default();
    let major = node_major(&version);
    if major.is_some_and(|major| major >= NODE_MAJOR_MIN) && shell::has(npm()) {
        return Ok(());
    }
    let found = if version.is_empty() { "none was found" } else { version.trim() };
    bail!(
        "Node {NODE_MAJOR_MIN} or newer with npm is needed ({found}); https://nodejs.org has it, \
         and so has `nvm install {NODE_MAJOR_MIN}`"
    );
}

fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Returns what npm is called here.
pub(crate) const fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Whether nobody is to be asked: on a build machine.
pub(crate) fn is_build_machine() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false")
}

/// Whether this is a certain distribution, or one made from it that has not its own name.
fn system_is(name: &str) -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release
        .lines()
        .any(|line| line.strip_prefix("ID=").is_some_and(|id| id.trim_matches('"') == name))
}

const fn elsewhere() -> &'static str {
    if cfg!(target_os = "macos") {
        "On macOS the command line tools are needed: `xcode-select --install`."
    } else {
        "On Windows these are needed: the Visual Studio Build Tools with \"Desktop development \
         with C++\", the WebView2 runtime (part of Windows 11), and OpenSSL with OPENSSL_DIR set."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("v18.0.0"), Some(18));
        assert_eq!(node_major("sh: node: not found"), None);
    }

    #[test]
    fn each_purpose_needs_what_the_one_before_needs() {
        let [serve, window, tests] =
            [Purpose::Serve, Purpose::Window, Purpose::Tests].map(Purpose::packages);
        assert!(serve.iter().all(|package| window.contains(package)));
        assert!(window.iter().all(|package| tests.contains(package)));
        assert!(serve.len() < window.len() && window.len() < tests.len());
    }
}
