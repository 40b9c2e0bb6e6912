//! A whole desktop for one test: a screen, a session bus, a keychain that is open.
//!
//! Everything lies below a temporary folder. The keychain is the real one (gnome-keyring over
//! the Secret Service), so that the program takes the path it takes on a person's machine.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    app::{TestApp, settle},
    driver::Driver,
    process::Process,
    program, programs,
    screen::{Picture, Screen},
    wait_for,
};

/// What the window is called.
pub const TITLE: &str = "Anteroom";

/// Longer than a call that is under way when the window is closed.
const CLOSE_MAX: Duration = Duration::from_secs(10);

/// After this long a request to close is taken for lost.
const CLOSE_AGAIN: Duration = Duration::from_secs(2);

/// Longer than a frame takes even where the processor paints.
const STILL: Duration = Duration::from_millis(250);
const STILL_LOOKS_MAX: u32 = 12;

pub struct Desktop {
    // In the order in which they end: the screen last.
    _keychain: Process,
    _bus: Process,
    bus_address: String,
    pub app: TestApp,
    pub screen: Screen,
}

impl Desktop {
    pub fn start() -> Self {
        let app = TestApp::empty();
        let run = app.path("run");
        fs::set_permissions(&run, fs::Permissions::from_mode(0o700)).expect("our own folder");
        let screen = Screen::start();
        let (bus, bus_address) = start_bus(&app);
        let keychain = open_keychain(&app, &bus_address);
        Self { _keychain: keychain, _bus: bus, bus_address, app, screen }
    }

    /// Opens the window over this desktop's data folder.
    pub fn open(&self) -> Driver {
        self.open_with(&[])
    }

    /// Opens the window as the system does that hands it a link.
    pub fn open_with(&self, arguments: &[&str]) -> Driver {
        let data = self.app.data();
        let data = data.to_str().expect("a folder of ours has a plain name");
        self.drive(&program("anteroom"), &[&["--data", data], arguments].concat())
    }

    /// Opens the window of any program.
    pub fn drive(&self, program: &Path, arguments: &[&str]) -> Driver {
        Driver::start(program, arguments, |command| {
            self.settle(command);
        })
    }

    /// Closes the window as the person does, and waits until the program has ended.
    pub fn close(&self, driver: Driver) {
        let program = self.screen.close_window(TITLE);
        let mut asked = Instant::now();
        wait_for("the program to end", CLOSE_MAX, || {
            // Without a window manager a request can be lost while the window is being redrawn; a
            // person would click again.
            if asked.elapsed() > CLOSE_AGAIN {
                self.screen.ask_to_close(TITLE);
                asked = Instant::now();
            }
            has_ended(program).then_some(())
        });
        drop(driver);
    }

    /// Gives a program this desktop.
    pub fn settle<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        settle(command, &self.app.path(""))
            .env("DISPLAY", &self.screen.display)
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            // The accessibility bus would be started anew for each window.
            .env("NO_AT_BRIDGE", "1")
    }

    /// Keeps a picture of the screen, for people: `target/<profile>/pictures/NAME.png`.
    pub fn keep_picture(&self, name: &str) -> PathBuf {
        let folder = programs().join("pictures");
        fs::create_dir_all(&folder).expect("a folder beside the programs");
        let path = folder.join(format!("{name}.png"));
        self.still().save(&path);
        path
    }

    /// Returns what is on the screen once it stands still, for what a page has done is not yet
    /// what it shows. A caret that blinks is waited for in vain, and harms nothing.
    fn still(&self) -> Picture {
        let mut last = self.screen.picture();
        for _look in 0..STILL_LOOKS_MAX {
            thread::sleep(STILL);
            let now = self.screen.picture();
            // A new window is empty for a moment, and stands quite still then.
            if now == last && !now.is_empty() {
                break;
            }
            last = now;
        }
        last
    }
}

/// Starts a bus that starts nothing by itself: no portal and no accessibility service of the
/// machine may answer the program under test.
fn start_bus(app: &TestApp) -> (Process, String) {
    let configuration = format!(
        r#"<busconfig>
            <type>session</type>
            <listen>unix:dir={}</listen>
            <auth>EXTERNAL</auth>
            <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
            </policy>
        </busconfig>"#,
        app.path("run").display()
    );
    let file = app.path("bus.conf");
    fs::write(&file, configuration).expect("a new file");
    let mut command = Command::new("dbus-daemon");
    settle(&mut command, &app.path(""))
        .arg(format!("--config-file={}", file.display()))
        .args(["--nofork", "--nopidfile", "--print-address=1"])
        .stderr(Stdio::null());
    Process::start_and_hear(&mut command)
}

/// Starts the keychain with its collection unlocked. An empty password would not do.
fn open_keychain(app: &TestApp, bus_address: &str) -> Process {
    let mut command = Command::new("gnome-keyring-daemon");
    settle(&mut command, &app.path(""))
        .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
        .args(["--foreground", "--unlock", "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut keychain = Process::start(&mut command);
    let mut password = keychain.child().stdin.take().expect("BUG: it is piped");
    password.write_all(b"of the test").expect("a keychain that reads");
    drop(password);
    wait_for("the keychain", Duration::from_secs(10), || {
        let asked = settle(&mut Command::new("dbus-send"), &app.path(""))
            .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
            .arg("org.freedesktop.DBus.NameHasOwner")
            .arg("string:org.freedesktop.secrets")
            .output()
            .ok()?;
        String::from_utf8_lossy(&asked.stdout).contains("boolean true").then_some(())
    });
    keychain
}

/// Whether a process is gone, or has only left its exit status behind. Its first thread is a
/// zombie while the others still end, and with them the files it holds.
fn has_ended(process: u32) -> bool {
    let folder = Path::new("/proc").join(process.to_string());
    let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
    let zombie =
        stat.rsplit(')').next().is_none_or(|rest| rest.is_empty() || rest.starts_with(" Z"));
    let threads = fs::read_dir(folder.join("task")).map_or(0, Iterator::count);
    zombie && threads <= 1
}
