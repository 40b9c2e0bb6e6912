//! Writes `ui/src/bindings`: the types of the table for the UI, and the map of tags.
//!
//! The files are committed. Testing writes them anew, so that a change of a type shows in the
//! same commit; the test command then checks that nothing was left to write.

use std::{
    any::TypeId,
    collections::{BTreeMap, HashSet},
    fmt::Write,
    fs,
    path::Path,
};

use ts_rs::{Config, TS, TypeVisitor};

use super::*;
use crate::with_commands;

/// Declarations by name, gathered through all dependencies.
struct Declarations<'a> {
    config: &'a Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let declaration = format!("export {}", T::decl(self.config));
            self.by_name.insert(T::ident(self.config), declaration);
        }
    }
}

/// Writes the rows of the three maps.
macro_rules! rows {
    (@row $all:ident $commands:ident $bytes:ident $tags:ident;) => {};
    (@row $all:ident $commands:ident $bytes:ident $tags:ident;
        bytes $row:ident($type:ty), $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        $all.visit::<$type>();
        let _ = writeln!($bytes, "  {}: {};", stringify!($row), <$type as TS>::name($all.config));
        $tags.push((stringify!($row), stringify!($effect), vec![$(stringify!($tag)),*]));
        rows! { @row $all $commands $bytes $tags; $($rest)* }
    };
    (@row $all:ident $commands:ident $bytes:ident $tags:ident;
        $row:ident($type:ty) -> $response:ty, $effect:ident [$($tag:ident),*]; $($rest:tt)*) => {
        $all.visit::<$type>();
        $all.visit::<$response>();
        let request = <$type as TS>::name($all.config);
        let response = <$response as TS>::name($all.config);
        let _ = writeln!($commands, "  {}: [{request}, {response}];", stringify!($row));
        $tags.push((stringify!($row), stringify!($effect), vec![$(stringify!($tag)),*]));
        rows! { @row $all $commands $bytes $tags; $($rest)* }
    };
    ($($rows:tt)*) => {
        fn gather(
            all: &mut Declarations<'_>,
            commands: &mut String,
            bytes: &mut String,
            tags: &mut Vec<(&'static str, &'static str, Vec<&'static str>)>,
        ) {
            rows! { @row all commands bytes tags; $($rows)* }
        }
    };
}

with_commands!(rows);

const HEAD: &str = "// Written by `cargo test` from the table of commands. Do not edit.\n";

#[test]
fn bindings_are_written() {
    let config = Config::new().with_large_int("number");
    let mut all = Declarations { config: &config, seen: HashSet::new(), by_name: BTreeMap::new() };
    let (mut commands, mut bytes, mut tags) = (String::new(), String::new(), Vec::new());
    gather(&mut all, &mut commands, &mut bytes, &mut tags);
    all.visit::<DomainEvent>();
    all.visit::<crate::DroppedFile>();
    all.visit::<CommandError>();
    let mut engine = format!("{HEAD}\n");
    for declaration in all.by_name.values() {
        let _ = writeln!(engine, "{declaration}\n");
    }
    let _ = writeln!(engine, "export type Commands = {{\n{commands}}};\n");
    let _ = writeln!(engine, "export type BytesCommands = {{\n{bytes}}};");
    write("engine.ts", &engine);
    write("tags.ts", &tag_maps(&tags));
}

fn tag_maps(tags: &[(&str, &str, Vec<&str>)]) -> String {
    let mut text =
        format!("{HEAD}\nimport type {{ BytesCommands, Commands, Tag }} from \"./engine\";\n");
    text += "\ntype TagMap = { [K in keyof (Commands & BytesCommands)]?: readonly Tag[] };\n";
    let all: Vec<String> = Tag::ALL.iter().map(|tag| format!("  \"{tag:?}\",\n")).collect();
    let _ = write!(text, "\nexport const allTags: readonly Tag[] = [\n{}];\n", all.concat());
    for effect in ["provides", "invalidates"] {
        let _ = writeln!(text, "\nexport const {effect}: TagMap = {{");
        for (name, _, tags) in tags.iter().filter(|(_, kind, _)| *kind == effect) {
            let tags: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
            let _ = writeln!(text, "  {name}: [{}],", tags.join(", "));
        }
        text += "};\n";
    }
    text
}

/// Writes only what differs, so that a watching build does not run for nothing.
fn write(name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bindings");
    fs::create_dir_all(&folder).expect("the bindings folder can be made");
    let path = folder.join(name);
    if fs::read_to_string(&path).ok().as_deref() != Some(text) {
        fs::write(&path, text).expect("the bindings can be written");
    }
}

#[test]
fn every_command_is_described() {
    let table = describe();
    let commands = table["commands"].as_array().expect("a list");
    assert!(commands.len() > 50);
    for command in commands {
        assert!(command["request"].is_object(), "{command}");
        assert!(command["response"].is_object(), "{command}");
    }
}
