//! The second host of the command table: command line, and the UI in a browser on loopback.
