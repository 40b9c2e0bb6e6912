//! A screen that nobody sees (Xvfb), and what is on it.

use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use x11rb::{
    connection::Connection,
    protocol::xproto::{ConnectionExt as _, ImageFormat},
    rust_connection::RustConnection,
};

use crate::window::hear;

/// As large as the program's window.
const WIDTH: u16 = 1440;
const HEIGHT: u16 = 900;

/// Pixels along a side of a square: about two letters.
const SQUARE: usize = 20;
const SQUARES_ACROSS: usize = (WIDTH as usize).div_ceil(SQUARE);

/// Less than this is a line or a corner, not a letter.
const INK_MIN: u32 = 20;

pub(crate) struct Screen {
    server: Child,
    connection: RustConnection,
    root: u32,
    /// Such as `:7`.
    pub(crate) display: String,
}

/// What the screen shows, a word for each pixel.
#[derive(PartialEq, Eq)]
pub(crate) struct Picture(Vec<u32>);

/// How much is written in each square of a picture.
pub(crate) struct Written(Vec<u32>);

impl Screen {
    /// Starts one; the server finds a free number by itself.
    pub(crate) fn start() -> Result<Self> {
        let size = format!("{WIDTH}x{HEIGHT}x24");
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        let (server, number) = hear(command.stderr(Stdio::null()))?;
        let display = format!(":{number}");
        let (connection, screen) = RustConnection::connect(Some(&display))?;
        let root = connection.setup().roots[screen].root;
        Ok(Self { server, connection, root, display })
    }

    /// Takes a picture of the whole screen.
    pub(crate) fn picture(&self) -> Result<Picture> {
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, WIDTH, HEIGHT, !0)?
            .reply()
            .context("a picture of the screen")?;
        let (pixels, _rest) = image.data.as_chunks::<4>();
        // 24 bits deep; the fourth byte means nothing.
        Ok(Picture(pixels.iter().map(|pixel| u32::from_le_bytes(*pixel) & 0xff_ffff).collect()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may be gone already, which is as good.
        let _gone = self.server.kill();
        let _reaped = self.server.wait();
    }
}

impl Picture {
    /// Returns where something is written: for each small square, how many pixels are unlike the
    /// one to their left. Plain areas have none, however large they are.
    pub(crate) fn written(&self) -> Written {
        let mut squares = vec![0; SQUARES_ACROSS * usize::from(HEIGHT).div_ceil(SQUARE)];
        for (y, row) in self.0.chunks(usize::from(WIDTH)).enumerate() {
            for (x, pair) in row.windows(2).enumerate() {
                let square = y / SQUARE * SQUARES_ACROSS + x / SQUARE;
                squares[square] += u32::from(pair[0] != pair[1]);
            }
        }
        Written(squares)
    }
}

impl Written {
    /// Returns whether what is written elsewhere is written here: nearly every square of it, by
    /// at least half. Letters need not be the same to the pixel: a time of day that went on moves
    /// those beside it by a fraction of one.
    pub(crate) fn has(&self, elsewhere: &Self) -> bool {
        let both = elsewhere.0.iter().zip(&self.0).filter(|(there, _)| **there >= INK_MIN);
        let (all, here) = both.fold((0, 0), |(all, here), (there, now)| {
            (all + 1, here + u32::from(2 * now >= *there))
        });
        all > 0 && 100 * here >= 95 * all
    }
}
