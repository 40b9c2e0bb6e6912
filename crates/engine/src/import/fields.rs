//! Where a column can go, and what files call it.

use crate::{
    commands::imports::{ImportCellKind, ImportField, ImportTarget},
    table::custom::{CustomFieldRow, CustomKind},
};

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// A line of text.
    Line,
    /// Text with line breaks.
    Long,
    Email,
    Phone,
    /// An amount in the row's currency; the flag says whether it may be negative.
    Money(bool),
    /// How many, 0 to a million.
    Count,
    /// A day, or a day and time.
    Moment,
    Flag,
    Currency,
    /// A state of a lead.
    State,
    /// A word in small letters, such as `site_visit`.
    Word,
    /// A field that the team made up, by its place among them.
    Custom(usize),
}

/// A field of the program's own.
pub(super) struct Field {
    pub(super) name: &'static str,
    label: &'static str,
    takes: Takes,
    /// What files call it, folded: small letters and digits only.
    words: &'static [&'static str],
}

const fn field(
    name: &'static str,
    label: &'static str,
    takes: Takes,
    words: &'static [&'static str],
) -> Field {
    Field { name, label, takes, words }
}

/// All fields of all targets. A row holds its values by these places.
pub(super) const FIELDS: &[Field] = &[
    field(
        "name",
        "Name",
        Takes::Line,
        &[
            "fullname",
            "customer",
            "customername",
            "contact",
            "contactname",
            "client",
            "clientname",
            "displayname",
            "productname",
            "product",
            "item",
        ],
    ),
    field(
        "first_name",
        "First name",
        Takes::Line,
        &["firstname", "givenname", "forename", "vorname", "prenom"],
    ),
    field(
        "last_name",
        "Last name",
        Takes::Line,
        &["lastname", "surname", "familyname", "nachname", "nom"],
    ),
    field(
        "email",
        "E-mail",
        Takes::Email,
        &[
            "emailaddress",
            "mail",
            "emailid",
            "contactemail",
            "customeremail",
            "workemail",
            "primaryemail",
        ],
    ),
    field(
        "phone",
        "Phone",
        Takes::Phone,
        &[
            "phonenumber",
            "telephone",
            "tel",
            "mobile",
            "mobilephone",
            "cell",
            "cellphone",
            "telefon",
            "workphone",
        ],
    ),
    field(
        "company",
        "Company",
        Takes::Line,
        &[
            "organization",
            "organisation",
            "account",
            "accountname",
            "companyname",
            "employer",
            "firma",
        ],
    ),
    field(
        "job_title",
        "Job title",
        Takes::Line,
        &["jobtitle", "position", "role", "occupation", "beruf"],
    ),
    field("city", "City", Takes::Line, &["town", "location", "ort", "stadt", "ville"]),
    field(
        "address",
        "Address",
        Takes::Line,
        &["street", "streetaddress", "postaladdress", "mailingaddress", "adresse"],
    ),
    field("link", "Website", Takes::Line, &["website", "url", "web", "homepage", "linkedin"]),
    field("is_company", "Is an organisation", Takes::Flag, &["iscompany", "isorganization"]),
    field(
        "external_key",
        "External key",
        Takes::Line,
        &[
            "externalkey",
            "externalid",
            "id",
            "customerid",
            "contactid",
            "customernumber",
            "recordid",
            "crmid",
            "key",
            "leadid",
            "interactionid",
        ],
    ),
    field(
        "do_not_contact",
        "Do not contact",
        Takes::Flag,
        &["donotcontact", "unsubscribed", "optout", "optedout", "emailoptout", "donotemail", "dnc"],
    ),
    field(
        "spend",
        "Spent in all",
        Takes::Money(true),
        &[
            "totalspend",
            "totalspent",
            "spent",
            "lifetimevalue",
            "ltv",
            "revenue",
            "totalrevenue",
            "umsatz",
        ],
    ),
    field(
        "orders",
        "Number of orders",
        Takes::Count,
        &["ordercount", "numorders", "orderscount", "totalorders", "purchases"],
    ),
    field(
        "visits",
        "Number of visits",
        Takes::Count,
        &["numvisits", "visitcount", "totalvisits", "besuche"],
    ),
    field(
        "last_order_at",
        "Last order",
        Takes::Moment,
        &["lastorder", "lastorderdate", "lastorderat", "lastpurchase", "lastpurchasedate"],
    ),
    field(
        "last_visit_at",
        "Last visit",
        Takes::Moment,
        &["lastvisit", "lastvisitdate", "lastvisitat", "lastseen"],
    ),
    field("currency", "Currency", Takes::Currency, &["currencycode", "waehrung", "devise"]),
    field("title", "Title", Takes::Line, &["subject", "matter", "leadtitle", "inquiry"]),
    field("source", "Source", Takes::Line, &["leadsource", "channel", "origin", "quelle"]),
    field("state", "State", Takes::State, &["status", "leadstatus", "leadstate", "stage"]),
    field("lost_reason", "Lost because", Takes::Line, &["lostreason", "reason"]),
    field(
        "value",
        "Value",
        Takes::Money(false),
        &["leadvalue", "dealvalue", "estimatedvalue", "budget", "worth"],
    ),
    field(
        "received_at",
        "Received",
        Takes::Moment,
        &["receivedat", "received", "createdat", "created", "inquirydate", "datereceived"],
    ),
    field(
        "contact_key",
        "Contact's external key",
        Takes::Line,
        &["contactkey", "customerid", "customernumber", "contactid", "customerkey"],
    ),
    field(
        "number",
        "Order number",
        Takes::Line,
        &[
            "ordernumber",
            "orderno",
            "ordernr",
            "invoice",
            "invoicenumber",
            "orderid",
            "bestellnummer",
        ],
    ),
    field(
        "placed_at",
        "Placed",
        Takes::Moment,
        &[
            "placedat",
            "orderdate",
            "dateofpurchase",
            "purchasedate",
            "date",
            "orderedat",
            "bestelldatum",
        ],
    ),
    field(
        "amount",
        "Amount",
        Takes::Money(true),
        &["total", "ordertotal", "orderamount", "sum", "grandtotal", "betrag"],
    ),
    field("note", "Note", Takes::Long, &["notes", "comment", "comments", "remarks", "memo"]),
    field(
        "sku",
        "Number in the list",
        Takes::Line,
        &["productcode", "articlenumber", "itemnumber", "productid", "artikelnummer"],
    ),
    field("category", "Category", Takes::Line, &["productcategory", "group", "kategorie"]),
    field(
        "description",
        "Description",
        Takes::Long,
        &["productdescription", "details", "beschreibung"],
    ),
    field("price", "Price", Takes::Money(false), &["unitprice", "listprice", "rate", "preis"]),
    field("archived", "No longer sold", Takes::Flag, &["discontinued", "inactive"]),
    field(
        "kind",
        "What it was",
        Takes::Word,
        &["type", "interaction", "interactiontype", "activity", "event", "action"],
    ),
    field(
        "happened_at",
        "When",
        Takes::Moment,
        &["happenedat", "date", "time", "timestamp", "datetime", "eventdate", "occurredat"],
    ),
];

/// The fields of each target, the first being what a row is called by.
pub(super) const fn names(target: ImportTarget) -> &'static [&'static str] {
    match target {
        ImportTarget::Contact => &[
            "name",
            "first_name",
            "last_name",
            "email",
            "phone",
            "company",
            "job_title",
            "city",
            "address",
            "link",
            "is_company",
            "external_key",
            "do_not_contact",
            "spend",
            "orders",
            "visits",
            "last_order_at",
            "last_visit_at",
            "currency",
        ],
        ImportTarget::Lead => &[
            "name",
            "first_name",
            "last_name",
            "email",
            "phone",
            "company",
            "job_title",
            "city",
            "contact_key",
            "title",
            "source",
            "state",
            "lost_reason",
            "value",
            "currency",
            "received_at",
            "external_key",
        ],
        ImportTarget::Order => &[
            "number",
            "email",
            "contact_key",
            "placed_at",
            "amount",
            "currency",
            "note",
            "external_key",
        ],
        ImportTarget::Product => {
            &["name", "sku", "category", "description", "price", "currency", "archived"]
        }
        ImportTarget::Interaction => &[
            "kind",
            "email",
            "contact_key",
            "happened_at",
            "amount",
            "currency",
            "note",
            "external_key",
        ],
    }
}

/// Returns what a new record must have.
const fn required(target: ImportTarget) -> &'static [&'static str] {
    match target {
        ImportTarget::Order => &["placed_at", "amount"],
        ImportTarget::Product => &["name"],
        ImportTarget::Interaction => &["kind", "happened_at"],
        _ => &[],
    }
}

/// Returns the fields by which a record can be recognised, the best first.
pub(super) const fn keys(target: ImportTarget) -> &'static [&'static str] {
    match target {
        ImportTarget::Contact => &["external_key", "email"],
        ImportTarget::Lead | ImportTarget::Interaction => &["external_key"],
        ImportTarget::Order => &["external_key", "number"],
        ImportTarget::Product => &["sku", "name"],
    }
}

/// Returns the place of a field among all.
pub(super) fn slot(name: &str) -> Option<usize> {
    FIELDS.iter().position(|field| field.name == name)
}

/// The same for a name that is written in code: one that is none does not compile.
pub(super) const fn place(name: &str) -> usize {
    let mut at = 0;
    while at < FIELDS.len() {
        let (one, other) = (FIELDS[at].name.as_bytes(), name.as_bytes());
        let mut same = one.len() == other.len();
        let mut byte = 0;
        while same && byte < one.len() {
            same = one[byte] == other[byte];
            byte += 1;
        }
        if same {
            return at;
        }
        at += 1;
    }
    panic!("BUG: no such field")
}

/// Returns the place and kind of a field of a target, one that the team made up among them.
pub(super) fn find(
    target: ImportTarget,
    custom: &[CustomFieldRow],
    name: &str,
) -> Option<(usize, Takes)> {
    if names(target).contains(&name) {
        return slot(name).map(|slot| (slot, FIELDS[slot].takes));
    }
    let at = custom.iter().position(|field| field.id.to_string() == name)?;
    (custom[at].root == root(target)).then_some((FIELDS.len() + at, Takes::Custom(at)))
}

/// Returns the table whose made-up fields a target takes.
const fn root(target: ImportTarget) -> &'static str {
    match target {
        ImportTarget::Contact => "contact",
        ImportTarget::Lead => "lead",
        _ => "",
    }
}

/// Lists the fields of a target for people.
pub(super) fn list(target: ImportTarget, custom: &[CustomFieldRow]) -> Vec<ImportField> {
    let own = names(target).iter().filter_map(|name| slot(name)).map(|at| ImportField {
        name: FIELDS[at].name.to_owned(),
        label: FIELDS[at].label.to_owned(),
        required: required(target).contains(&FIELDS[at].name),
        kind: kind(FIELDS[at].takes),
    });
    let made = custom.iter().filter(|field| field.root == root(target)).map(|field| ImportField {
        name: field.id.to_string(),
        label: field.name.clone(),
        required: field.required,
        kind: match field.kind {
            CustomKind::Number => ImportCellKind::Number,
            CustomKind::Money => ImportCellKind::Decimal,
            CustomKind::Date => ImportCellKind::Date,
            CustomKind::Flag => ImportCellKind::Flag,
            CustomKind::Text | CustomKind::Choice | CustomKind::Url => ImportCellKind::Text,
        },
    });
    own.chain(made).collect()
}

fn kind(takes: Takes) -> ImportCellKind {
    match takes {
        Takes::Email => ImportCellKind::Email,
        Takes::Phone => ImportCellKind::Phone,
        Takes::Money(_) => ImportCellKind::Decimal,
        Takes::Count => ImportCellKind::Number,
        Takes::Moment => ImportCellKind::Date,
        Takes::Flag => ImportCellKind::Flag,
        _ => ImportCellKind::Text,
    }
}

/// Returns whether a cell that is written with a fraction or as a date has to be read so.
pub(super) fn wants(target: ImportTarget, custom: &[CustomFieldRow], field: &str) -> (bool, bool) {
    match find(target, custom, field) {
        Some((_, Takes::Moment)) => (true, false),
        Some((_, Takes::Money(_) | Takes::Count)) => (false, true),
        Some((_, Takes::Custom(at))) => {
            let kind = custom[at].kind;
            (kind == CustomKind::Date, matches!(kind, CustomKind::Money | CustomKind::Number))
        }
        _ => (false, false),
    }
}

/// Suggests where columns go, by their names, each field once; and how sure that is.
pub(super) fn suggest(
    target: ImportTarget,
    custom: &[CustomFieldRow],
    columns: &[String],
) -> (Vec<Option<String>>, usize) {
    let mut suggested: Vec<Option<String>> = vec![None; columns.len()];
    let mut sure = 0;
    let own = names(target).iter().filter_map(|name| slot(name)).map(|at| &FIELDS[at]);
    let mut words: Vec<(String, Vec<String>)> = own
        .map(|field| {
            let also = field.words.iter().map(|word| (*word).to_owned());
            let names = [squeezed(field.name), squeezed(field.label)];
            (field.name.to_owned(), names.into_iter().chain(also).collect())
        })
        .collect();
    let made = custom.iter().filter(|field| field.root == root(target));
    words.extend(made.map(|field| (field.id.to_string(), vec![squeezed(&field.name)])));
    let columns: Vec<String> = columns.iter().map(|name| squeezed(name)).collect();
    // A field's own name goes before what others call it.
    let rank = words.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    for at in 0..rank {
        for (field, words) in &words {
            let Some(word) = words.get(at) else { continue };
            if suggested.iter().flatten().any(|taken| taken == field) {
                continue;
            }
            let free = columns.iter().zip(&suggested).position(|(c, s)| c == word && s.is_none());
            if let Some(column) = free {
                suggested[column] = Some(field.clone());
                sure += 1;
            }
        }
    }
    (suggested, sure)
}

/// Returns a name in small letters and digits alone.
pub(super) fn squeezed(name: &str) -> String {
    crate::ask::fold::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: ImportTarget, columns: &[&str], expected: &[Option<&str>]) {
        let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
        let (suggested, _) = suggest(target, &[], &columns);
        let suggested: Vec<Option<&str>> = suggested.iter().map(|s| s.as_deref()).collect();
        assert_eq!(suggested, expected, "{columns:?}");
    }

    #[test]
    fn every_name_is_a_field() {
        for target in [
            ImportTarget::Contact,
            ImportTarget::Lead,
            ImportTarget::Order,
            ImportTarget::Product,
            ImportTarget::Interaction,
        ] {
            let all = names(target).iter().chain(required(target)).chain(keys(target));
            all.for_each(|name| assert!(slot(name).is_some(), "{name}"));
        }
    }

    #[test]
    fn columns_find_their_fields() {
        check(
            ImportTarget::Contact,
            &["Full Name", "E-Mail", "Mobile phone", "totalSpend", "numVisits", "lastVisitDate"],
            &[
                Some("name"),
                Some("email"),
                Some("phone"),
                Some("spend"),
                Some("visits"),
                Some("last_visit_at"),
            ],
        );
        check(
            ImportTarget::Order,
            &["Order No.", "Customer E-mail", "Date", "Total", "Import problem"],
            &[Some("number"), Some("email"), Some("placed_at"), Some("amount"), None],
        );
    }
}
