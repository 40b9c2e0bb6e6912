//! The real window, under a screen that nobody sees, driven from outside.
