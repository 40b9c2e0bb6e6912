//! What is on the screen, looked at often.

use std::{
    thread,
    time::{Duration, Instant},
};

use anteroom_support::screen::{self, HEIGHT, WIDTH};
use anyhow::{Context, Result, bail};
use x11rb::{
    protocol::xproto::{ConnectionExt as _, ImageFormat},
    rust_connection::RustConnection,
};

/// Longer than a window takes to go.
const EMPTY_MAX: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(50);
const TAKEN_DOWN: Duration = Duration::from_millis(500);

/// Pixels along a side of a square: about two letters.
const SQUARE: usize = 20;
const SQUARES_ACROSS: usize = (WIDTH as usize).div_ceil(SQUARE);

/// Less than this is a line or a corner, not a letter.
const INK_MIN: u32 = 20;

/// A screen that is looked at often: by one connection, and without making a picture of it.
pub(crate) struct Screen {
    connection: RustConnection,
    root: u32,
    nothing: Picture,
}

/// What the screen shows, a word for each pixel.
#[derive(PartialEq, Eq)]
pub(crate) struct Picture(Vec<u32>);

/// How much is written in each square of a picture.
pub(crate) struct Written(Vec<u32>);

impl Screen {
    /// Connects to one on which there is nothing yet.
    pub(crate) fn connect(screen: &screen::Screen) -> Result<Self> {
        let (connection, root) = screen.connect();
        let mut this = Self { connection, root, nothing: Picture(Vec::new()) };
        this.nothing = this.picture()?;
        Ok(this)
    }

    /// Waits until there is nothing on it again.
    pub(crate) fn wait_until_empty(&self) -> Result<()> {
        let start = Instant::now();
        while self.picture()? != self.nothing {
            if start.elapsed() > EMPTY_MAX {
                bail!("a window stays on the screen");
            }
            thread::sleep(LOOK_AGAIN);
        }
        // What ended is still being taken down.
        thread::sleep(TAKEN_DOWN);
        Ok(())
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
