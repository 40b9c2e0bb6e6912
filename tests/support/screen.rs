//! A screen that nobody sees (Xvfb), and pictures of it.

use std::{
    fs::File,
    io::BufWriter,
    path::Path,
    process::{Command, Stdio},
};

use x11rb::{
    CURRENT_TIME,
    connection::Connection,
    protocol::xproto::{
        AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, Window,
    },
    rust_connection::RustConnection,
};

use crate::process::Process;

pub const WIDTH: u16 = 1440;
pub const HEIGHT: u16 = 900;

// The macro wants the comma that rustfmt takes away.
#[rustfmt::skip]
x11rb::atom_manager! {
    Atoms: AtomsCookie { WM_PROTOCOLS, WM_DELETE_WINDOW, _NET_WM_PID, }
}

pub struct Screen {
    _server: Process,
    /// Such as `:7`.
    pub display: String,
}

/// What the screen shows; three bytes a pixel.
#[derive(PartialEq, Eq)]
pub struct Picture {
    rgb: Vec<u8>,
}

impl Screen {
    /// Starts one; the server finds a free number by itself.
    pub fn start() -> Self {
        let size = format!("{WIDTH}x{HEIGHT}x24");
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        // It complains of each number that is taken on its way to a free one.
        command.stderr(Stdio::null());
        let (server, number) = Process::start_and_hear(&mut command);
        Self { _server: server, display: format!(":{number}") }
    }

    pub fn connect(&self) -> (RustConnection, u32) {
        let (connection, screen) =
            RustConnection::connect(Some(&self.display)).expect("a screen that was started");
        let root = connection.setup().roots[screen].root;
        (connection, root)
    }

    /// Asks the window with this title to close, as its frame's button does. Returns the id of
    /// the process that it belongs to.
    pub fn close_window(&self, title: &str) -> u32 {
        let (connection, root) = self.connect();
        let atoms = Atoms::new(&connection).expect("a live connection").reply().expect("atoms");
        let window = find(&connection, root, title, atoms._NET_WM_PID).expect("an open window");
        let process = connection
            .get_property(false, window, atoms._NET_WM_PID, AtomEnum::CARDINAL, 0, 1)
            .ok()
            .and_then(|cookie| cookie.reply().ok()?.value32()?.next())
            .expect("a window says whose it is");
        let data = [atoms.WM_DELETE_WINDOW, CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atoms.WM_PROTOCOLS, data);
        connection
            .send_event(false, window, EventMask::NO_EVENT, message)
            .expect("a live connection")
            // Waits for the server: what a connection sent just before it ends can be lost.
            .check()
            .expect("a message that the screen takes");
        process
    }

    /// Asks a window to close, if it is still there.
    pub fn ask_to_close(&self, title: &str) {
        let (connection, root) = self.connect();
        let atoms = Atoms::new(&connection).expect("a live connection").reply().expect("atoms");
        if find(&connection, root, title, atoms._NET_WM_PID).is_some() {
            self.close_window(title);
        }
    }

    /// Takes a picture of the whole screen, as a person would see it.
    pub fn picture(&self) -> Picture {
        let (connection, root) = self.connect();
        let image = connection
            .get_image(ImageFormat::Z_PIXMAP, root, 0, 0, WIDTH, HEIGHT, !0)
            .expect("a live connection")
            .reply()
            .expect("a picture of the screen");
        // 24 bits deep: blue, green, red and one unused byte.
        let (pixels, _rest) = image.data.as_chunks::<4>();
        let rgb = pixels.iter().flat_map(|[blue, green, red, _]| [*red, *green, *blue]).collect();
        Picture { rgb }
    }
}

/// Returns the window below this one that has a title and a property.
pub fn find(
    connection: &RustConnection,
    window: Window,
    title: &str,
    having: u32,
) -> Option<Window> {
    let property = |name: u32| {
        let cookie = connection.get_property(false, window, name, AtomEnum::ANY, 0, 64).ok()?;
        Some(cookie.reply().ok()?.value).filter(|value| !value.is_empty())
    };
    let named = property(AtomEnum::WM_NAME.into()).is_some_and(|name| name == title.as_bytes());
    if named && property(having).is_some() {
        return Some(window);
    }
    let tree = connection.query_tree(window).ok()?.reply().ok()?;
    tree.children.into_iter().find_map(|child| find(connection, child, title, having))
}

impl Picture {
    /// Counts the pixels of a rectangle that differ clearly from its most common colour: what is
    /// written there. An empty area has none, whatever the page believes to have painted.
    pub fn ink(&self, (left, top, width, height): (usize, usize, usize, usize)) -> usize {
        let row = usize::from(WIDTH) * 3;
        let (right, bottom) = ((left + width).min(WIDTH.into()), (top + height).min(HEIGHT.into()));
        let pixels: Vec<[u8; 3]> = (top..bottom)
            .flat_map(|y| self.rgb[y * row + left * 3..y * row + right * 3].as_chunks().0)
            .copied()
            .collect();
        let mut counts = std::collections::HashMap::new();
        for pixel in &pixels {
            *counts.entry(*pixel).or_insert(0_usize) += 1;
        }
        let Some((paper, _count)) = counts.into_iter().max_by_key(|(_pixel, count)| *count) else {
            return 0;
        };
        let differs = |pixel: &&[u8; 3]| {
            pixel.iter().zip(paper).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>() > 120
        };
        pixels.iter().filter(differs).count()
    }

    /// Whether nothing is on the screen but one colour.
    pub fn is_empty(&self) -> bool {
        self.ink((0, 0, WIDTH.into(), HEIGHT.into())) == 0
    }

    pub fn save(&self, path: &Path) {
        let file = BufWriter::new(File::create(path).expect("a new file"));
        let mut encoder = png::Encoder::new(file, WIDTH.into(), HEIGHT.into());
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&self.rgb).expect("a whole picture");
    }
}
