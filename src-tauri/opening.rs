//! The engine, opened while the window comes up.

use std::{path::PathBuf, sync::Arc};

use anteroom_engine::{Engine, Options};
use anteroom_wire::error::{CommandError, ErrorCode};
use tauri::{AppHandle, Manager, async_runtime};
use tokio::sync::OnceCell;

use crate::events;

/// An engine that is being opened, is open, or was refused.
#[derive(Clone)]
pub(crate) struct Opening {
    app: AppHandle,
    folder: PathBuf,
    engine: Arc<OnceCell<Engine>>,
}

impl Opening {
    /// Starts to open a data folder.
    pub(crate) fn start(app: AppHandle, folder: PathBuf) -> Self {
        let opening = Self { app, folder, engine: Arc::default() };
        let first = opening.clone();
        async_runtime::spawn(async move {
            if let Err(error) = first.engine().await {
                eprintln!("anteroom: {}", error.message);
            }
        });
        opening
    }

    /// Returns the engine as soon as it is open. Where the folder was refused it is tried again,
    /// because what stood in the way may be gone.
    ///
    /// # Errors
    /// Says why the folder cannot be opened.
    pub(crate) async fn engine(&self) -> Result<&Engine, CommandError> {
        self.engine.get_or_try_init(|| self.open()).await
    }

    /// Returns the engine if it is open by now.
    pub(crate) fn opened(&self) -> Option<&Engine> {
        self.engine.get()
    }

    async fn open(&self) -> Result<Engine, CommandError> {
        let options = Options::of_this_machine(self.folder.clone(), "anteroom");
        let open = async_runtime::spawn_blocking(move || Engine::open(options));
        let engine = open.await.map_err(|_| {
            CommandError::new(ErrorCode::Internal, "the opening of the data folder was broken off")
        })??;
        anteroom_engine::start_log(&self.folder);
        events::forward(self.app.clone(), engine.subscribe());
        Ok(engine)
    }
}

/// Returns the engine if it is open by now.
pub(crate) fn opened(app: &AppHandle) -> Option<Engine> {
    app.try_state::<Opening>()?.opened().cloned()
}
