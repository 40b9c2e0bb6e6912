//! A line as words, figures and signs, for the reading of dates.

use std::ops::Range;

use super::likeness::fold;

/// Tokens of a line looked at: a line with dates is a short one.
const TOKENS_MAX: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Sign(char),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

pub(super) fn lex(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (at, c) in line.char_indices() {
        let kind = match c {
            '0'..='9' => Kind::Number,
            c if c.is_alphabetic() => Kind::Word,
            c if unicode_normalization::char::is_combining_mark(c) => Kind::Word,
            ' ' => continue,
            c => Kind::Sign(c),
        };
        let end = at + c.len_utf8();
        let full = tokens.len() == TOKENS_MAX;
        match tokens.last_mut() {
            Some(last)
                if last.span.end == at
                    && last.kind == kind
                    && matches!(kind, Kind::Word | Kind::Number) =>
            {
                last.span.end = end;
            }
            _ if full => break,
            _ => tokens.push(Token { kind, span: at..end }),
        }
    }
    tokens
}

pub(super) fn is_tie(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Sign('/' | '%' | '-'))
}

pub(super) fn is_dash(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        matches!(t.kind, Kind::Sign('-' | '–' | '—' | '‒' | '―' | '−' | '~' | '→' | '›' | '>'))
    })
}

pub(super) fn folded(line: &str, tokens: &[Token], at: usize) -> String {
    match tokens.get(at) {
        Some(token) if token.kind == Kind::Word && token.span.len() <= 24 => {
            fold(&line[token.span.clone()])
        }
        _ => String::new(),
    }
}

/// Returns the sign that joins two figures without a space.
pub(super) fn joint(tokens: &[Token], at: usize) -> Option<char> {
    let Kind::Sign(sign @ ('/' | '-' | '.')) = tokens.get(at)?.kind else { return None };
    let before = tokens.get(at.checked_sub(1)?)?.span.end == tokens[at].span.start;
    let behind = tokens.get(at + 1)?.span.start == tokens[at].span.end;
    (before && behind).then_some(sign)
}

pub(super) fn number(line: &str, token: &Token, digits: usize) -> Option<u32> {
    let right = token.kind == Kind::Number && token.span.len() == digits;
    right.then(|| line[token.span.clone()].parse().ok()).flatten()
}

pub(super) fn skip(tokens: &[Token], at: usize, sign: char) -> usize {
    skip_any(tokens, at, &[sign])
}

pub(super) fn skip_any(tokens: &[Token], at: usize, signs: &[char]) -> usize {
    match tokens.get(at) {
        Some(Token { kind: Kind::Sign(c), .. }) if signs.contains(c) => at + 1,
        _ => at,
    }
}
