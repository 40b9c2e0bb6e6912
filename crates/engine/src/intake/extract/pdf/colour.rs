//! Colours as far as telling them apart needs: red, green and blue, or not known.

use unpdf::parser::backend::{
    ContentOp, ImageColorSpace, PdfBackend, PdfValue, RawBackend, ResourceScope,
    get_number_from_value,
};

/// Red, green and blue from 0 to 1; `None` for patterns and what is not worked out, which are
/// taken to be unlike everything.
pub(super) type Colour = Option<[f32; 3]>;

pub(super) const BLACK: Colour = Some([0.0; 3]);

pub(super) const WHITE: Colour = Some([1.0; 3]);

/// How far apart two colours may be in each part and still not be told apart: a white a little
/// off, on paper.
const LIKE_MAX: f32 = 0.06;

/// Returns whether one colour cannot be seen on the other.
pub(super) fn alike(one: Colour, other: Colour) -> bool {
    one.zip(other).is_some_and(|(a, b)| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= LIKE_MAX))
}

/// What colours are set in, and the present one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    space: Space,
    pub(super) colour: Colour,
}

impl Default for Ink {
    fn default() -> Self {
        Self { space: Space::Device, colour: BLACK }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    /// Grey, red-green-blue or four inks, as the number of parts says.
    Device,
    /// Inks of their own: none of any is white, all else not known.
    Tint,
    Unknown,
}

impl Ink {
    /// Carries out an operator that sets a colour, in the form it has for filling (`rg`, `scn`).
    pub(super) fn apply(
        &mut self,
        filling: &str,
        op: &ContentOp,
        backend: &RawBackend,
        scope: ResourceScope,
    ) {
        match filling {
            "g" | "rg" | "k" => {
                let parts = numbers(op);
                *self = Self { space: Space::Device, colour: device(&parts) };
            }
            "cs" => {
                let Some(PdfValue::Name(name)) = op.operands.first() else { return };
                self.space = space_of(name, backend, scope);
                self.colour = if self.space == Space::Device { BLACK } else { None };
            }
            "sc" | "scn" => {
                let parts = numbers(op);
                let pattern = matches!(op.operands.last(), Some(PdfValue::Name(_)));
                self.colour = match self.space {
                    _ if pattern => None,
                    Space::Device => device(&parts),
                    Space::Tint if parts.iter().all(|&p| p == 0.0) => WHITE,
                    Space::Tint | Space::Unknown => None,
                };
            }
            _ => {}
        }
    }
}

fn numbers(op: &ContentOp) -> Vec<f32> {
    op.operands.iter().filter_map(get_number_from_value).collect()
}

fn device(parts: &[f32]) -> Colour {
    match *parts {
        [grey] => Some([grey; 3]),
        [r, g, b] => Some([r, g, b]),
        [c, m, y, k] => Some([c, m, y].map(|ink| (1.0 - ink) * (1.0 - k))),
        _ => None,
    }
}

fn space_of(name: &[u8], backend: &RawBackend, scope: ResourceScope) -> Space {
    match name {
        b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK" => Space::Device,
        b"Pattern" => Space::Unknown,
        _ => match backend.named_color_space(scope, name) {
            Some(ImageColorSpace::Gray | ImageColorSpace::Rgb | ImageColorSpace::Cmyk) => {
                Space::Device
            }
            Some(ImageColorSpace::Tint(_)) => Space::Tint,
            _ => Space::Unknown,
        },
    }
}
