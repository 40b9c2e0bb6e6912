//! Places on a page: matrices, and upright boxes around what is painted.

/// A matrix as the format writes it: `[a b c d e f]`.
pub(super) type Matrix = [f32; 6];

pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns the matrix that does `first`, then `then`.
pub(super) fn multiply(first: &Matrix, then: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *first;
    let [p, q, r, s, t, u] = *then;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

pub(super) fn apply(m: &Matrix, x: f32, y: f32) -> (f32, f32) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// An upright box; empty when its sides are the wrong way round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f32,
    pub(super) bottom: f32,
    pub(super) right: f32,
    pub(super) top: f32,
}

impl Bounds {
    pub(super) const EMPTY: Self = Self { left: 1.0, bottom: 1.0, right: -1.0, top: -1.0 };

    /// Returns the box around some points.
    pub(super) fn around(points: &[(f32, f32)]) -> Self {
        let (mut left, mut bottom) = (f32::INFINITY, f32::INFINITY);
        let (mut right, mut top) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
        for &(x, y) in points {
            (left, bottom) = (left.min(x), bottom.min(y));
            (right, top) = (right.max(x), top.max(y));
        }
        Self { left, bottom, right, top }
    }

    /// Returns the box of a rectangle in a space of its own.
    pub(super) fn of_rectangle(m: &Matrix, x: f32, y: f32, width: f32, height: f32) -> Self {
        let corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)];
        Self::around(&corners.map(|(x, y)| apply(m, x, y)))
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Returns whether both share a point, edges included.
    pub(super) fn touches(&self, other: &Self) -> bool {
        let both = self.and(other);
        both.left <= both.right && both.bottom <= both.top
    }

    pub(super) fn has(&self, (x, y): (f32, f32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    pub(super) fn middle(&self) -> (f32, f32) {
        ((self.left + self.right) / 2.0, (self.bottom + self.top) / 2.0)
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.top - self.bottom
    }
}
