//! From characters to words, quotes and symbols, each with its place.

use std::ops::Range;

use crate::ask::problem::Problem;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Quoted(String),
    Symbol(&'static str),
    Open,
    Close,
    Comma,
}

#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) span: Range<usize>,
}

/// Symbols, longest first.
const SYMBOLS: [&str; 9] = ["<=", ">=", "!=", "<>", "==", "=", "<", ">", ":"];

/// Splits a text. Quotes may be straight or typographic; a backslash takes the next character as
/// it is. A single quote inside a word is an apostrophe.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Problem> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (token, length) = if let Some(closing) = closing_quotes(c) {
            quoted(rest, closing)
                .ok_or_else(|| Problem::new("this quote is never closed", at..text.len()))?
        } else if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
            (Token::Symbol(symbol), symbol.len())
        } else {
            match c {
                '(' => (Token::Open, 1),
                ')' => (Token::Close, 1),
                ',' => (Token::Comma, 1),
                _ => word(rest),
            }
        };
        tokens.push(Placed { token, span: at..at + length });
        at += length;
    }
    Ok(tokens)
}

const fn closing_quotes(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '“' | '„' => Some(&['”', '“']),
        '‘' | '‚' => Some(&['’', '‘']),
        _ => None,
    }
}

fn quoted(rest: &str, closing: &[char]) -> Option<(Token, usize)> {
    let mut value = String::new();
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if closing.contains(&c) {
            return Some((Token::Quoted(value), at + c.len_utf8()));
        }
        if c == '\\' {
            value.push(chars.next()?.1);
        } else {
            value.push(c);
        }
    }
    None
}

fn word(rest: &str) -> (Token, usize) {
    let ends = |&(at, c): &(usize, char)| {
        c.is_whitespace()
            || matches!(c, '(' | ')' | ',' | '"' | '“' | '„' | '=' | '<' | '>' | ':')
            || rest[at..].starts_with("!=")
    };
    let length = rest.char_indices().skip(1).find(ends).map_or(rest.len(), |(at, _)| at);
    (Token::Word(rest[..length].to_owned()), length)
}
