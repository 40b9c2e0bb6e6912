//! What the cross-process tests stand on: the programs, a screen, a browser's driver.
//!
//! Each part owns its processes and files and cleans up in `Drop`.

pub mod app;
pub mod desktop;
pub mod drag;
pub mod driver;
pub mod process;
pub mod screen;
pub mod served;

use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// How often a test looks again at what it waits for.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Looks until there is something, and fails with what was waited for.
pub fn wait_for<T>(what: &str, max: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < max, "waited {max:?} for {what}");
        thread::sleep(LOOK_AGAIN);
    }
}

/// Returns the root of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("tests/ lies in the root").to_owned()
}

/// Returns the folder of the built programs: that of this test, one above `deps`.
pub fn programs() -> PathBuf {
    let this = std::env::current_exe().expect("a running test has a path");
    this.ancestors().nth(2).expect("tests lie in target/<profile>/deps").to_owned()
}

/// Returns one of our programs.
pub fn program(name: &str) -> PathBuf {
    let path = programs().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "{} is not built; `cargo build --workspace` builds it, `cargo xtask test` all",
        path.display()
    );
    path
}
