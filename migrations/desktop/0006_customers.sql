-- Customers: what is sold, what they ordered, what they did, what was known of them before, and
-- who belongs to whom.

CREATE TABLE product (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT,
    sku TEXT,
    category TEXT,
    description TEXT,
    price_minor INTEGER,
    currency TEXT,
    archived INTEGER,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);

-- In the plural, because `order` is a word of SQL. Insert-only. The amount is what was asked for
-- in all, with discounts and shipping; the lines only say for what.
CREATE TABLE orders (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    number TEXT,
    placed_at INTEGER,
    amount_minor INTEGER,
    currency TEXT,
    note TEXT,
    external_key TEXT,
    author_id BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX orders_contact ON orders (contact_id, placed_at);
CREATE INDEX orders_number ON orders (number) WHERE number IS NOT NULL;

-- Insert-only. The title is the product's name on that day.
CREATE TABLE order_line (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    order_id BLOB,
    product_id BLOB,
    title TEXT,
    quantity INTEGER,
    price_minor INTEGER,
    position INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX order_line_order ON order_line (order_id);

-- Insert-only. Why a person voided an order; that it is void says the store's own table.
CREATE TABLE order_void (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    order_id BLOB,
    reason TEXT,
    author_id BLOB,
    voided_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX order_void_order ON order_void (order_id);

-- Insert-only. Something that a contact did: a visit, a meeting, a page that was looked at.
CREATE TABLE interaction (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    lead_id BLOB,
    kind TEXT,
    happened_at INTEGER,
    note TEXT,
    amount_minor INTEGER,
    currency TEXT,
    external_key TEXT,
    author_id BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX interaction_contact ON interaction (contact_id, happened_at);

-- Insert-only. What was known of a contact in total before its orders and visits stood here one
-- by one.
CREATE TABLE opening_balance (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    amount_minor INTEGER,
    currency TEXT,
    orders INTEGER,
    visits INTEGER,
    last_order_at INTEGER,
    last_visit_at INTEGER,
    as_of INTEGER,
    source TEXT,
    author_id BLOB,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX opening_balance_contact ON opening_balance (contact_id);

-- The first is to the second what the kind says: works for it, is married to her.
CREATE TABLE relationship (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    contact_id BLOB,
    other_id BLOB,
    kind TEXT,
    label TEXT,
    created_at INTEGER,
    _del INTEGER,
    _clk BLOB NOT NULL
);
CREATE INDEX relationship_contact ON relationship (contact_id);
CREATE INDEX relationship_other ON relationship (other_id);
