//! How a word processor's text is set, as far as it decides whether the text is seen.

use super::HiddenReason;

/// Size in points under which text cannot be read.
const SIZE_MIN: f32 = 2.0;

/// How far apart two colours may be in each part of 255 and still not be told apart.
const LIKE_MAX: u8 = 15;

/// A colour by its red, green and blue.
pub(super) type Colour = [u8; 3];

/// What text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Colour(Colour),
    /// A picture, a shape or a pattern, which may be of any colour.
    Unknown,
}

/// What is said of a piece of text; what is not said is as it is around it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    pub(super) hidden: Option<bool>,
    pub(super) colour: Option<TextColour>,
    pub(super) size: Option<f32>,
    pub(super) ground: Option<Ground>,
}

/// The colour of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextColour {
    Colour(Colour),
    /// Whatever can be seen on its ground.
    Automatic,
}

impl Look {
    /// Returns this look with what it does not say taken from the one around it.
    pub(super) fn or(self, around: Self) -> Self {
        Self {
            hidden: self.hidden.or(around.hidden),
            colour: self.colour.or(around.colour),
            size: self.size.or(around.size),
            ground: self.ground.or(around.ground),
        }
    }

    /// Returns why text set so is not seen; paper is white where nothing else is said.
    pub(super) fn reason(&self) -> Option<HiddenReason> {
        if self.hidden == Some(true) {
            return Some(HiddenReason::HiddenRun);
        }
        if self.size.is_some_and(|size| size < SIZE_MIN) {
            return Some(HiddenReason::Tiny);
        }
        match (self.colour, self.ground.unwrap_or(Ground::Colour([255; 3]))) {
            (Some(TextColour::Colour(text)), Ground::Colour(ground)) if alike(text, ground) => {
                Some(HiddenReason::SameColour)
            }
            _ => None,
        }
    }
}

fn alike(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= LIKE_MAX)
}

/// Returns a colour written as six hexadecimal digits, with or without `#` before them.
pub(super) fn parse_colour(written: &str) -> Option<Colour> {
    let digits = written.trim().trim_start_matches('#');
    if digits.len() != 6 {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
