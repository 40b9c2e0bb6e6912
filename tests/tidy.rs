//! House rules that no compiler checks, held by reading the sources.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::support::root;

/// Wider than this and two files do not stand side by side.
const COLUMNS_MAX: usize = 100;

/// A function fits a screen.
const FUNCTION_LINES_MAX: usize = 70;

/// Names that say nothing about what a file owns.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "service", "processor", "misc"];

struct Source {
    /// Below the root, with slashes.
    path: String,
    text: String,
}

/// Returns the committed text files below the root that a person wrote.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), &mut found);
    }
    found
        .into_iter()
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| endings.contains(&ending))
        })
        .map(|path| Source {
            text: fs::read_to_string(&path).expect("sources are text"),
            path: below_root(&path),
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !["node_modules", "target", "dist", "gen", "test-results"].contains(&name) {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

fn below_root(path: &Path) -> String {
    let below = path.strip_prefix(root()).expect("a file of ours");
    below.to_string_lossy().replace('\\', "/")
}

fn rust() -> Vec<Source> {
    sources(&["crates", "src-tauri", "tests"], &["rs"])
}

/// Fails with every place that breaks a rule.
fn hold(rule: &str, broken: impl IntoIterator<Item = String>) {
    let broken: Vec<_> = broken.into_iter().collect();
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

/// Returns `path:line` of every line that has something.
fn lines_with(sources: &[Source], has: impl Fn(&str) -> bool) -> Vec<String> {
    sources
        .iter()
        .flat_map(|source| {
            let has = &has;
            source
                .text
                .lines()
                .enumerate()
                .filter(move |(_number, line)| has(line))
                .map(|(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim()))
        })
        .collect()
}

/// Returns the sources but this one, which must name what it forbids.
fn others(sources: Vec<Source>) -> Vec<Source> {
    sources.into_iter().filter(|source| source.path != "tests/tidy.rs").collect()
}

#[test]
fn only_the_desktop_host_knows_tauri() {
    let others: Vec<_> = others(rust())
        .into_iter()
        .filter(|source| !source.path.starts_with("src-tauri/"))
        .collect();
    hold(
        "only src-tauri/ may name Tauri's crates",
        lines_with(&others, |line| line.contains("use tauri") || line.contains("tauri::")),
    );
    let manifests = sources(&["crates", "tests"], &["toml"]);
    hold(
        "only the root package may depend on Tauri",
        lines_with(&manifests, |line| line.starts_with("tauri")),
    );
}

#[test]
fn arrows_between_packages_point_one_way() {
    let may = |package: &str| -> &[&str] {
        match package {
            "wire" | "learn" | "xtask" | "tests" => &[],
            "replica" | "server" => &["wire"],
            "engine" => &["wire", "learn", "replica"],
            "headless" => &["wire", "learn", "replica", "engine"],
            other => panic!("tests/tidy.rs does not know where the package {other} stands"),
        }
    };
    let manifests = sources(&["crates"], &["toml"]);
    let broken = manifests.iter().filter(|manifest| manifest.path.ends_with("Cargo.toml"));
    let broken = broken.flat_map(|manifest| {
        let package = manifest.path.split('/').nth(1).expect("crates/<package>/Cargo.toml");
        // Tests, benches and examples of a package may see everything.
        let (below, _) = manifest.text.split_once("[dev-").unwrap_or((&manifest.text, ""));
        below
            .lines()
            .filter_map(|line| line.strip_prefix("anteroom-")?.split(['.', ' ', '=']).next())
            .filter(|on| !may(package).contains(on))
            .map(move |on| format!("{package} depends on {on}"))
    });
    hold("arrows point from hosts to engine to replica to wire", broken);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = rust().into_iter().filter(|source| !source.text.starts_with("//! "));
    hold("a file opens with `//!`", silent.map(|source| source.path));
}

#[test]
fn lines_fit_the_width() {
    let sources = sources(&["crates", "src-tauri", "tests", "migrations"], &["rs", "sql", "ts"]);
    hold(
        "a line has at most 100 columns",
        lines_with(&sources, |line| line.chars().count() > COLUMNS_MAX),
    );
}

#[test]
fn functions_fit_a_screen() {
    hold(
        "a function has at most 70 lines",
        rust().iter().flat_map(|source| {
            functions(&source.text)
                .filter(|(_start, lines)| *lines > FUNCTION_LINES_MAX)
                .map(|(start, lines)| format!("{}:{start}: {lines} lines", source.path))
                .collect::<Vec<_>>()
        }),
    );
}

/// Returns where each function starts and how many lines it has. rustfmt puts the closing brace
/// in the column of the first word, so that no parser is needed.
fn functions(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let starts: Vec<_> = (0..lines.len()).filter(|&at| is_function(lines[at])).collect();
    starts.into_iter().map(move |start| {
        let column = indent(lines[start]);
        // What lies inside stands further right. A trait's function has no body and ends with `;`.
        let end = (start..lines.len())
            .find(|&at| indent(lines[at]) == column && lines[at].ends_with(['}', ';']));
        (start + 1, end.map_or(1, |end| end - start + 1))
    })
}

fn is_function(line: &str) -> bool {
    let modifiers = ["pub ", "pub(crate) ", "pub(super) ", "const ", "async ", "unsafe "];
    let mut words = line.trim_start();
    while let Some(rest) = modifiers.iter().find_map(|modifier| words.strip_prefix(modifier)) {
        words = rest;
    }
    words.starts_with("fn ")
}

#[test]
fn functions_are_measured() {
    let text = "fn a() {\n    1;\n}\n\nimpl B {\n    pub(crate) async fn c() {}\n    fn d();\n}\n";
    assert_eq!(functions(text).collect::<Vec<_>>(), [(1, 3), (6, 1), (7, 1)]);
}

#[test]
fn names_say_what_a_file_owns() {
    let broken = sources(&["crates", "src-tauri", "tests", "ui/src"], &["rs", "ts", "tsx", "css"])
        .into_iter()
        .filter(|source| {
            let mut parts = source.path.split(['/', '.']);
            source.path.ends_with("/mod.rs") || parts.any(|part| EMPTY_NAMES.contains(&part))
        });
    hold("no mod.rs, and no name that fits everything", broken.map(|source| source.path));
}

#[test]
fn nothing_is_left_for_later() {
    let sources = others(sources(
        &["crates", "src-tauri", "tests", "ui/src", "migrations", "docs"],
        &["rs", "ts", "tsx", "css", "sql", "md"],
    ));
    hold(
        "no note to do it later",
        lines_with(&sources, |line| {
            ["TODO", "FIXME", "XXX", "HACK"].iter().any(|word| line.contains(word))
        }),
    );
}

#[test]
fn tests_run_and_fail_as_tests() {
    let sources = others(rust());
    hold(
        "no test is left out, none waits for a panic, none passes on a second try",
        lines_with(&sources, |line| {
            let line = line.trim_start();
            line.starts_with("#[ignore") || line.starts_with("#[should_panic")
        }),
    );
    hold(
        "an exception is expected, with its reason",
        lines_with(&sources, |line| {
            line.trim_start().trim_start_matches("#!").starts_with("#[allow(")
        }),
    );
}

#[test]
fn programs_do_not_unwrap() {
    let broken = others(rust())
        .into_iter()
        .filter(|source| !source.path.starts_with("tests/") && !source.path.contains("/tests"));
    let broken = broken.flat_map(|mut source| {
        let end = source.text.find("#[cfg(test)]").unwrap_or(source.text.len());
        source.text.truncate(end);
        lines_with(&[source], |line| line.contains(".unwrap()"))
    });
    hold("`expect` with the reason why it holds, or an error", broken);
}

#[test]
fn every_test_module_is_run() {
    let listed = |owner: &str| -> BTreeSet<String> {
        let text = fs::read_to_string(root().join(owner)).expect("a file of ours");
        let modules = text.lines().filter_map(|line| {
            line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')
        });
        modules.map(str::to_owned).collect()
    };
    let there = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join(folder)).expect("a folder of ours");
        let names = entries.map(|entry| entry.expect("a readable folder").file_name());
        let names = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".rs")?.to_owned()));
        names.filter(|name| !["main", "lib"].contains(&name.as_str())).collect()
    };
    assert_eq!(listed("tests/main.rs"), there("tests"), "tests/main.rs lists every file");
    assert_eq!(listed("tests/support/lib.rs"), there("tests/support"));
}

#[test]
fn every_migration_is_carried_inside() {
    let code = rust();
    let forgotten = sources(&["migrations"], &["sql"]).into_iter().filter(|migration| {
        let path = format!("{}\"", migration.path);
        !code.iter().any(|source| source.text.contains(&path))
    });
    hold("a migration is named by an include_str!", forgotten.map(|source| source.path));
}

#[test]
fn every_dependency_is_used() {
    let code = rust();
    let mut manifests = sources(&["crates", "tests"], &["toml"]);
    manifests.push(Source {
        path: "src-tauri/Cargo.toml".to_owned(),
        text: fs::read_to_string(root().join("Cargo.toml")).expect("the root manifest"),
    });
    let unused = manifests.iter().filter_map(|manifest| {
        let folder = manifest.path.strip_suffix("Cargo.toml")?;
        let names = dependencies(&manifest.text);
        let unused = names.filter(|name| {
            let word = name.replace('-', "_");
            !code.iter().any(|file| file.path.starts_with(folder) && file.text.contains(&word))
        });
        Some(unused.map(|name| format!("{}: {name}", manifest.path)).collect::<Vec<_>>())
    });
    hold("a dependency is named by the code of its package", unused.flatten());
}

/// Returns the names below `[dependencies]` and its kin, but not those of the workspace.
fn dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    manifest.lines().filter_map(move |line| {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && line != "[workspace.dependencies]";
            return None;
        }
        let name = line.split(['.', ' ', '=']).next().filter(|_| inside)?;
        (!name.is_empty() && !name.starts_with(['#', '}', ']'])).then_some(name)
    })
}

#[test]
fn nothing_names_one_machine() {
    let mut sources = others(sources(
        &["crates", "src-tauri", "tests", "ui/src", "docs", ".ci", ".config", ".cargo"],
        &["rs", "ts", "tsx", "json", "toml", "md", "run"],
    ));
    for name in ["README.md", "ui/package-lock.json", "Cargo.toml", "tauri.conf.json"] {
        let text = fs::read_to_string(root().join(name)).expect("a file of ours");
        sources.push(Source { path: name.to_owned(), text });
    }
    hold(
        "no home folder of a person, and no address of a registry in the lock file",
        lines_with(&sources, |line| {
            ["/home/", "/root/", "/Users/", "\"resolved\": \"http"]
                .iter()
                .any(|it| line.contains(it))
        }),
    );
}
