//! Cross-process tests, browser and window tests, and the house rules, in one binary.
