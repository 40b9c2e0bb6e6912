//! A real drag of files over a window, as a file manager does it: the XDND protocol, version 5.
//!
//! <https://www.freedesktop.org/wiki/Specifications/XDND/>. The source is this program instead of
//! a window moved with the mouse, because the protocol knows no mouse: the target is told where
//! the pointer is. What the target sees is the same.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use x11rb::{
    CURRENT_TIME,
    connection::Connection,
    protocol::{
        Event,
        xproto::{
            ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
            SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window,
            WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::{
    screen::{Screen, find},
    wait_for,
};

const VERSION: u32 = 5;
const ANSWER_MAX: Duration = Duration::from_secs(10);

x11rb::atom_manager! {
    Atoms: AtomsCookie {
        XdndAware, XdndEnter, XdndPosition, XdndStatus, XdndLeave, XdndDrop, XdndFinished,
        XdndSelection, XdndActionCopy,
        UriList: b"text/uri-list",
    }
}

/// Files held over a window with the button down.
pub struct Drag {
    connection: RustConnection,
    atoms: Atoms,
    source: Window,
    target: Window,
    uris: Vec<u8>,
}

impl Drag {
    /// Takes the files and holds them over the window with this title.
    pub fn over(screen: &Screen, title: &str, paths: &[PathBuf]) -> Self {
        let (connection, root) = screen.connect();
        let atoms = Atoms::new(&connection).expect("a live connection").reply().expect("atoms");
        let target = wait_for("a window that takes drops", ANSWER_MAX, || {
            find(&connection, root, title, atoms.XdndAware)
        });
        let source = connection.generate_id().expect("a free id");
        let look = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        connection
            .create_window(0, source, root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &look)
            .and_then(|_| connection.set_selection_owner(source, atoms.XdndSelection, CURRENT_TIME))
            .expect("a live connection");
        let uris = paths.iter().flat_map(|path| uri(path).into_bytes()).collect();
        let drag = Self { connection, atoms, source, target, uris };
        drag.tell(drag.atoms.XdndEnter, [VERSION << 24, drag.atoms.UriList, 0, 0]);
        drag.hover();
        drag
    }

    /// Lets go. Returns whether the window says that it took them.
    pub fn drop(self) -> bool {
        self.hover();
        self.tell(self.atoms.XdndDrop, [0, CURRENT_TIME, 0, 0]);
        let finished = self.answer(self.atoms.XdndFinished);
        finished.is_some_and(|data| data[1] & 1 == 1)
    }

    /// Goes away without letting go. The source must live on until the window has seen it.
    pub fn leave(&self) {
        self.tell(self.atoms.XdndLeave, [0; 4]);
    }

    /// Says where the pointer is and waits until the window has said what it thinks of that.
    fn hover(&self) {
        let (x, y) = (400_u32, 300_u32);
        self.tell(
            self.atoms.XdndPosition,
            [0, x << 16 | y, CURRENT_TIME, self.atoms.XdndActionCopy],
        );
        let status = self.answer(self.atoms.XdndStatus);
        assert!(status.is_some(), "the window does not answer a drag");
    }

    fn tell(&self, kind: u32, [a, b, c, d]: [u32; 4]) {
        let message = ClientMessageEvent::new(32, self.target, kind, [self.source, a, b, c, d]);
        self.connection
            .send_event(false, self.target, EventMask::NO_EVENT, message)
            .expect("a live connection");
        self.connection.flush().expect("a live connection");
    }

    /// Waits for one kind of answer; hands the paths over whenever they are asked for.
    fn answer(&self, kind: u32) -> Option<[u32; 5]> {
        let start = Instant::now();
        while start.elapsed() < ANSWER_MAX {
            match self.connection.poll_for_event().expect("a live connection") {
                Some(Event::SelectionRequest(request)) => self.hand_over(&request),
                Some(Event::ClientMessage(message)) if message.type_ == kind => {
                    return Some(message.data.as_data32());
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        }
        None
    }

    fn hand_over(&self, request: &SelectionRequestEvent) {
        let known = request.target == self.atoms.UriList;
        if known {
            let (mode, kind) = (PropMode::REPLACE, request.target);
            self.connection
                .change_property8(mode, request.requestor, request.property, kind, &self.uris)
                .expect("a live connection");
        }
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if known { request.property } else { 0 },
        };
        self.connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, notice)
            .expect("a live connection");
        self.connection.flush().expect("a live connection");
    }
}

fn uri(path: &Path) -> String {
    let text = path.to_str().expect("paths of tests are text");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let escaped: String = text
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect();
    format!("file://{escaped}\r\n")
}
