//! The rules that are asked: selective, broad, nested, text, tags, windowed aggregate.

/// A rule as the engine reads it.
pub(crate) struct Named {
    pub(crate) name: &'static str,
    pub(crate) words: &'static str,
    pub(crate) text: &'static str,
    /// Whether it reads texts of any length, which lie outside of the columns.
    pub(crate) is_long_text: bool,
}

const fn named(name: &'static str, words: &'static str, text: &'static str) -> Named {
    Named { name, words, text, is_long_text: false }
}

/// All of them; `limit`, `sqlite` and `peers.py` say the same in their own way, in this order.
pub(crate) const RULES: [Named; 7] = [
    named("R1", "selective", "spend > 4000 AND visits < 3"),
    named("R2", "broad", "spend > 100 OR visits >= 2"),
    named(
        "R3",
        "nested",
        "(spend > 2000 AND (visits < 5 OR last_visit older than 180 days)) OR \
         (last_visit in last 30 days AND visits > 10 AND city is Chicago)",
    ),
    Named {
        is_long_text: true,
        ..named(
            "R4a",
            "long text",
            "any lead where (any note where text contains fee) AND spend > 500",
        )
    },
    named("R4b", "text", "company contains robot AND spend > 500"),
    named(
        "R5",
        "tags",
        "any lead where tag is VIP AND no lead where tag is Spanish AND visits > 3",
    ),
    named("R6", "windowed aggregate", "count of orders where placed_at in last 90 days > 2"),
];
