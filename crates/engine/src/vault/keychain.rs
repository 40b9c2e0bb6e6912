//! The operating system's keychain, and what stands in for it.
//!
//! On Linux it is the Secret Service over D-Bus, on macOS the Keychain, on Windows the Credential
//! Manager. Any of them may be missing, locked, or waiting behind a prompt that nobody sees;
//! so each call has a time limit, and every failure is one that the passphrase can step in for.
//!
//! Besides the workspace's key it keeps the secrets of mail accounts and the like, each under an
//! account name of its own ([`secret_account`]).

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use anteroom_wire::id::WorkspaceId;
use keyring::{Entry, Error};
use zeroize::Zeroizing;

/// The name under which the keychain's own windows list our entries.
const SERVICE: &str = "Anteroom";

/// How long a call may take. Long enough to answer a prompt that is in plain sight, short enough
/// that a start which waits for an unseen one still ends at the passphrase.
const WAIT: Duration = Duration::from_secs(10);

/// An account that is never written: asking for it tells whether asking works.
const PROBE_ACCOUNT: &str = "probe";

/// Where secrets are kept outside the data folder. The service name is the implementation's.
pub trait Keychain: Send + Sync {
    /// Returns an account's secret; `None` when there is none.
    ///
    /// # Errors
    /// When the keychain cannot be asked.
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError>;

    /// Stores an account's secret in place of the former one.
    ///
    /// # Errors
    /// When the keychain cannot be written.
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError>;

    /// Removes an account's secret; it need not be there.
    ///
    /// # Errors
    /// When the keychain cannot be written.
    fn delete(&self, account: &str) -> Result<(), KeychainError>;

    /// Tells whether the keychain answers. A locked one may still answer and ask for its password
    /// later.
    ///
    /// # Errors
    /// Why it does not.
    fn available(&self) -> Result<(), KeychainError>;
}

/// Why a keychain could not be used. The texts are the system's and hold no secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// There is no keychain, or it does not answer.
    #[error("no keychain is available ({why}); use the passphrase instead")]
    Unavailable {
        /// What the system said.
        why: String,
    },
    /// The keychain is locked, or its prompt was dismissed.
    #[error("the keychain is locked ({why}); unlock it, or use the passphrase instead")]
    Locked {
        /// What the system said.
        why: String,
    },
    /// The keychain did not answer in time; perhaps its prompt waits behind another window.
    #[error(
        "the keychain did not answer within {seconds} s; look for its prompt, or use the \
         passphrase instead"
    )]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The keychain answered, and refused.
    #[error("the keychain refused ({why}); use the passphrase instead")]
    Refused {
        /// What the system said.
        why: String,
    },
}

/// Returns the account of a secret other than the workspace's key; `reference` is what the
/// database keeps in the secret's place, for example `smtp/<row id>`.
#[must_use]
pub fn secret_account(workspace: WorkspaceId, reference: &str) -> String {
    format!("{workspace}/{reference}")
}

/// Returns the account of the workspace's key.
pub(crate) fn key_account(workspace: WorkspaceId) -> String {
    workspace.to_string()
}

/// The keychain of the person who is logged in.
///
/// The connection is made once for the life of the program (the library's rule): a keychain that
/// was not there at the first call is found again only by the next start.
#[derive(Debug)]
pub struct OsKeychain {
    wait: Duration,
    /// One call at a time, as the library's own lock would have it; here it can be waited for
    /// with a limit.
    turn: Mutex<()>,
    /// Whether a call is still out that nobody waits for any more.
    hanging: Arc<AtomicBool>,
}

impl OsKeychain {
    /// Returns the keychain; nothing is asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self::with_wait(WAIT)
    }

    /// Returns the keychain with another time limit for each call.
    #[must_use]
    pub fn with_wait(wait: Duration) -> Self {
        Self { wait, turn: Mutex::new(()), hanging: Arc::default() }
    }

    /// Runs a call on a thread of its own and stops waiting when the time is up.
    ///
    /// A blocked D-Bus call cannot be interrupted, so its thread is left behind; as long as it
    /// is, further calls are refused at once, so that at most one thread ever hangs.
    fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let timed_out = || KeychainError::TimedOut { seconds: self.wait.as_secs() };
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.hanging.swap(true, Ordering::AcqRel) {
            return Err(timed_out());
        }
        let done = ResetOnDrop(Arc::clone(&self.hanging));
        let (answer, answers) = mpsc::sync_channel(1);
        let started = thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            let found = work();
            drop(done);
            // Nobody listens any more when the time was up.
            let _ = answer.send(found);
        });
        if let Err(error) = started {
            return Err(KeychainError::Unavailable { why: error.to_string() });
        }
        match answers.recv_timeout(self.wait) {
            Ok(found) => found,
            Err(RecvTimeoutError::Timeout) => Err(timed_out()),
            Err(RecvTimeoutError::Disconnected) => {
                Err(KeychainError::Refused { why: "the keychain's library failed".to_owned() })
            }
        }
    }
}

impl Default for OsKeychain {
    fn default() -> Self {
        Self::new()
    }
}

impl Keychain for OsKeychain {
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        let account = account.to_owned();
        self.call(move || match entry(&account)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(translate(error)),
        })
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        let (account, secret) = (account.to_owned(), Zeroizing::new(secret.to_owned()));
        self.call(move || {
            let entry = entry(&account)?;
            match entry.set_secret(&secret) {
                Err(Error::Ambiguous(twins)) => {
                    // Another program imported the keychain twice. None is better than the new.
                    for twin in twins {
                        twin.delete_credential().map_err(translate)?;
                    }
                    entry.set_secret(&secret).map_err(translate)
                }
                other => other.map_err(translate),
            }
        })
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        let account = account.to_owned();
        self.call(move || match entry(&account)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(Error::Ambiguous(twins)) => {
                twins.iter().try_for_each(|twin| twin.delete_credential().map_err(translate))
            }
            Err(error) => Err(translate(error)),
        })
    }

    fn available(&self) -> Result<(), KeychainError> {
        self.get(PROBE_ACCOUNT).map(drop)
    }
}

/// Says that a call is over, also when it panicked.
struct ResetOnDrop(Arc<AtomicBool>);

impl Drop for ResetOnDrop {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

fn entry(account: &str) -> Result<Entry, KeychainError> {
    if let Err(error) = Entry::store_status() {
        return Err(KeychainError::Unavailable { why: error.to_string() });
    }
    Entry::new(SERVICE, account).map_err(translate)
}

/// Keeps the words of an error and lets go of the rest, which may hold secrets.
fn translate(error: Error) -> KeychainError {
    let why = error.to_string();
    match error {
        Error::PlatformFailure(_) | Error::NoDefaultStore => KeychainError::Unavailable { why },
        Error::NoStorageAccess(_) => KeychainError::Locked { why },
        _ => KeychainError::Refused { why },
    }
}

/// A keychain in memory, for tests; clones share it.
#[derive(Clone, Default)]
pub struct MemoryKeychain(Arc<Mutex<BTreeMap<String, Zeroizing<Vec<u8>>>>>);

impl MemoryKeychain {
    /// Returns an empty keychain.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything, as a new login keyring or another machine would.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Zeroizing<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for MemoryKeychain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.lock().keys()).finish()
    }
}

impl Keychain for MemoryKeychain {
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        Ok(self.lock().get(account).cloned())
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        self.lock().insert(account.to_owned(), Zeroizing::new(secret.to_owned()));
        Ok(())
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        self.lock().remove(account);
        Ok(())
    }

    fn available(&self) -> Result<(), KeychainError> {
        Ok(())
    }
}

/// No keychain: what a machine without a desktop has, or a person who wants none.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoKeychain;

impl Keychain for NoKeychain {
    fn get(&self, _: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        self.available().map(|()| None)
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
        self.available()
    }

    fn delete(&self, _: &str) -> Result<(), KeychainError> {
        self.available()
    }

    fn available(&self) -> Result<(), KeychainError> {
        Err(KeychainError::Unavailable { why: "none is used here".to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hanging_call_is_left_and_a_second_one_does_not_wait() {
        let keychain = OsKeychain::with_wait(Duration::from_millis(50));
        let (release, hold) = mpsc::channel::<()>();
        let found = keychain.call(move || {
            let _ = hold.recv();
            Ok(())
        });
        assert_eq!(found, Err(KeychainError::TimedOut { seconds: 0 }));
        let found = keychain.call::<()>(|| unreachable!("no second thread hangs beside it"));
        assert_eq!(found, Err(KeychainError::TimedOut { seconds: 0 }));

        drop(release);
        let answered = (0..500).any(|_| {
            thread::sleep(Duration::from_millis(2));
            keychain.call(|| Ok(())).is_ok()
        });
        assert!(answered, "once the prompt is answered, the keychain is used again");
    }

    #[test]
    fn a_panic_in_the_library_is_an_error() {
        let keychain = OsKeychain::new();
        let found = keychain.call::<()>(|| panic!("a fault of the library"));
        assert!(matches!(found, Err(KeychainError::Refused { .. })), "{found:?}");
        assert_eq!(keychain.call(|| Ok(())), Ok(()), "and the next call is made");
    }

    #[test]
    fn accounts_do_not_collide() {
        let workspace = WorkspaceId::from_bytes([1; 16]);
        assert_ne!(key_account(workspace), secret_account(workspace, "smtp/1"));
    }
}
