//! The program `anteroom-headless`. Everything it does is in `lib.rs`.

fn main() -> std::process::ExitCode {
    // Before anything else: the engine starts this same program to read one document.
    if std::env::args_os().nth(1).is_some_and(|mode| mode == anteroom_engine::EXTRACT_FLAG) {
        return anteroom_engine::extract_document_main();
    }
    anteroom_headless::run()
}
