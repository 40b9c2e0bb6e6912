//! Locked files made here, and what opens them.
