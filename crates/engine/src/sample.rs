//! Believable data: the sample that a new user can look around in, and any number of leads for
//! benchmarks. All of it is invented, seeded, and the same every time.

mod documents;

pub use documents::seed_documents;

use anteroom_replica::store::{Command, Draft, Durability};
use anteroom_wire::{
    error::CommandError,
    id::{GroupId, RowId},
};
use rand::{RngExt, SeedableRng, rngs::SmallRng, seq::IndexedRandom};
use serde_json::{Value as Json, json};

use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    settings,
    table::workspace::Profile,
};

/// Leads of the sample: enough to scroll, few enough to read.
const SAMPLE_LEADS: u32 = 120;

/// Leads of one transaction when there are many: each is about four rows.
const CHUNK_LEADS: u32 = 500;

/// The setting that holds the sample's undo group while it is in.
const SAMPLE_GROUP: &str = "sample.group";

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Puts the sample in. It is one group, and taking it out is that group's undo.
pub(crate) fn add(desk: &Desk) -> Outcome<Option<GroupId>> {
    if let Some(group) = group(desk)? {
        return Ok(Some(group));
    }
    let group = GroupId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let command = Command { group: Some(group), ..desk.command("sample_add") };
    let mut people = People::new(1, desk.workspace.profile, desk.clock.now_ms());
    desk.commit_as(&command, |draft| {
        (0..SAMPLE_LEADS).for_each(|_| draft_lead(draft, desk, &people.next()));
        settings::set(draft.db(), SAMPLE_GROUP, &json!(group))
    })?;
    Ok(Some(group))
}

/// Takes the sample out. What somebody edited in it goes too; what they added stays.
pub(crate) fn remove(desk: &Desk) -> Outcome<Option<GroupId>> {
    let Some(group) = group(desk)? else {
        return Err(Fault::not_found("sample data"));
    };
    if !desk.store.is_undone(group)? {
        desk.store.undo(&desk.command("sample_remove"), Some(group))?;
    }
    desk.local("sample_remove", |draft| settings::set(draft.db(), SAMPLE_GROUP, &Json::Null))?;
    Ok(Some(group))
}

/// Returns the sample's undo group, if it is in.
pub(crate) fn group(desk: &Desk) -> Outcome<Option<GroupId>> {
    let stored = desk.read(|db| settings::get(db, SAMPLE_GROUP))?;
    let group: Option<GroupId> =
        stored.and_then(|value| value.as_str().and_then(|text| text.parse().ok()));
    match group {
        Some(group) if !desk.store.is_undone(group)? => Ok(Some(group)),
        _ => Ok(None),
    }
}

/// Writes believable leads into an open workspace, for benchmarks and trials. `progress` is told
/// how many are in after each chunk.
///
/// # Errors
/// When the workspace is not open, or the disk is full.
pub fn seed(
    engine: &Engine,
    leads: u32,
    mut progress: impl FnMut(u32),
) -> Result<(), CommandError> {
    let desk = engine.desk()?;
    let mut people = People::new(2, desk.workspace.profile, desk.clock.now_ms());
    let command =
        Command { durability: Durability::Bulk, undoable: false, ..desk.command("seed_data") };
    let mut done = 0;
    while done < leads {
        let chunk = CHUNK_LEADS.min(leads - done);
        desk.commit_as(&command, |draft| {
            (0..chunk).for_each(|_| draft_lead(draft, &desk, &people.next()));
            Ok(())
        })?;
        done += chunk;
        progress(done);
    }
    Ok(())
}

/// An invented person with an inquiry.
struct Person {
    name: String,
    email: String,
    phone: Option<String>,
    company: String,
    job_title: &'static str,
    city: &'static str,
    title: &'static str,
    source: &'static str,
    state: &'static str,
    lost_reason: Option<&'static str>,
    value_minor: Option<i64>,
    received_at: i64,
    state_at: i64,
    note: Option<&'static str>,
}

/// An endless row of invented people.
struct People {
    random: SmallRng,
    profile: Profile,
    now_ms: i64,
    made: u32,
}

impl People {
    fn new(seed: u64, profile: Profile, now_ms: i64) -> Self {
        Self { random: SmallRng::seed_from_u64(seed), profile, now_ms, made: 0 }
    }

    fn next(&mut self) -> Person {
        self.made += 1;
        let (first, last) = (self.pick(FIRST_NAMES), self.pick(LAST_NAMES));
        let (made, domain) = (self.made, self.pick(DOMAINS));
        let email = format!("{}.{}{made}@{domain}", plain(first), plain(last));
        let company = format!("{} {}", self.pick(COMPANY_NAMES), self.pick(COMPANY_KINDS));
        // Most inquiries are young: the square of an even draw leans to the beginning.
        let age = self.random.random_range(0.0f64..1.0).powi(2) * 700.0;
        let received_at = self.now_ms - (age * DAY_MS as f64) as i64;
        let state = self.state(age);
        let titles = match self.profile {
            Profile::Law => MATTERS,
            Profile::Sales => DEALS,
        };
        let state_at = match state {
            "PENDING" => received_at,
            _ => received_at + self.random.random_range(0..(self.now_ms - received_at).max(1)),
        };
        Person {
            name: format!("{first} {last}"),
            email,
            phone: self.chance(80).then(|| {
                let number = self.random.random_range(100..200);
                format!("+1 {} 555 0{number}", self.pick(AREA_CODES))
            }),
            company,
            job_title: self.pick(JOB_TITLES),
            city: self.pick(CITIES),
            title: self.pick(titles),
            source: self.pick(SOURCES),
            state,
            lost_reason: (state == "LOST").then(|| self.pick(LOST_REASONS)),
            value_minor: self.chance(70).then(|| self.random.random_range(5..400) * 25_000),
            received_at,
            state_at,
            note: self.chance(30).then(|| self.pick(NOTES)),
        }
    }

    fn state(&mut self, age_days: f64) -> &'static str {
        let draw = self.random.random_range(0..100);
        match (age_days < 30.0, draw) {
            (true, 0..50) => "PENDING",
            (true, 50..85) => "REACHED_OUT",
            (true, 85..95) => "QUALIFIED",
            (true, 95..98) => "WON",
            (false, 0..12) => "PENDING",
            (false, 12..30) => "REACHED_OUT",
            (false, 30..45) => "QUALIFIED",
            (false, 45..68) => "WON",
            _ => "LOST",
        }
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from.choose(&mut self.random).copied().unwrap_or_default()
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }
}

/// Letters of a name as they stand in an address.
fn plain(name: &str) -> String {
    let folded = crate::ask::fold::fold(name);
    folded.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn draft_lead(draft: &mut Draft<'_>, desk: &Desk, person: &Person) {
    let contact = draft.new_id();
    draft.insert(
        "contact",
        RowId::from_bytes(contact),
        &[
            ("name", person.name.as_str().into()),
            ("company", person.company.as_str().into()),
            ("job_title", person.job_title.into()),
            ("city", person.city.into()),
            ("created_at", person.received_at.into()),
        ],
    );
    let points = [("email", Some(person.email.as_str())), ("phone", person.phone.as_deref())];
    for (kind, value) in points {
        let Some(value) = value else { continue };
        let normal: String = match kind {
            "email" => value.to_owned(),
            _ => value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        };
        let point = draft.new_id();
        draft.insert(
            "contact_point",
            RowId::from_bytes(point),
            &[
                ("contact_id", contact.into()),
                ("kind", kind.into()),
                ("value", value.into()),
                ("normal", normal.into()),
                ("is_primary", true.into()),
            ],
        );
    }
    let me = desk.identity.member.to_bytes();
    let currency = person.value_minor.map(|_| desk.currency.code().to_owned());
    let lead = draft.new_id();
    draft.insert(
        "lead",
        RowId::from_bytes(lead),
        &[
            ("contact_id", contact.into()),
            ("title", person.title.into()),
            ("state", person.state.into()),
            ("state_at", person.state_at.into()),
            ("state_by", me.into()),
            ("lost_reason", person.lost_reason.into()),
            ("source", person.source.into()),
            ("value_minor", person.value_minor.into()),
            ("currency", currency.into()),
            ("owner_id", me.into()),
            ("received_at", person.received_at.into()),
        ],
    );
    if let Some(note) = person.note {
        let id = draft.new_id();
        draft.insert(
            "note",
            RowId::from_bytes(id),
            &[
                ("lead_id", lead.into()),
                ("text", note.into()),
                ("author_id", me.into()),
                ("created_at", person.state_at.into()),
            ],
        );
    }
}

const FIRST_NAMES: &[&str] = &[
    "Adaeze",
    "Amara",
    "Anders",
    "Anjali",
    "Arjun",
    "Astrid",
    "Beatriz",
    "Camille",
    "Carlos",
    "Chiara",
    "Colette",
    "Daniel",
    "Dmitri",
    "Elena",
    "Elif",
    "Emeka",
    "Esther",
    "Fatima",
    "Felix",
    "Gabriel",
    "Grace",
    "Hannah",
    "Haruki",
    "Hiroshi",
    "Ida",
    "Ingrid",
    "Isabel",
    "Ivan",
    "Jasmine",
    "Joaquín",
    "Jonas",
    "Kofi",
    "Kwame",
    "Lars",
    "Laura",
    "Leila",
    "Lucía",
    "Magnus",
    "Marcus",
    "Mei-Lin",
    "Mirela",
    "Nadia",
    "Naomi",
    "Nora",
    "Núria",
    "Olga",
    "Omar",
    "Owen",
    "Priya",
    "Rafael",
    "Rania",
    "Ravi",
    "Rosa",
    "Ruth",
    "Samuel",
    "Sanjay",
    "Sara",
    "Siobhán",
    "Sofia",
    "Søren",
    "Tariq",
    "Thandiwe",
    "Tomasz",
    "Valentina",
    "Viktor",
    "Wei",
    "Yara",
    "Yusuf",
    "Zainab",
    "Zoë",
];

const LAST_NAMES: &[&str] = &[
    "Abernathy",
    "Adeyemi",
    "Amankwah",
    "Andersson",
    "Balakrishnan",
    "Bergström",
    "Brandvold",
    "Camargo",
    "Castellanos",
    "Chaudhry",
    "Cohen",
    "Demirel",
    "Diallo",
    "Ekström",
    "Farouk",
    "Fernandes",
    "Fischer",
    "Fitzgerald",
    "Fujimoto",
    "García",
    "Goldberg",
    "Haddad",
    "Halvorsen",
    "Hernández",
    "Ibrahim",
    "Ivanova",
    "Jankowski",
    "Jensen",
    "Kapoor",
    "Karahan",
    "Kimura",
    "Kowalczyk",
    "Larsen",
    "Lindqvist",
    "Lisowska",
    "Marchand",
    "McAllister",
    "Mendoza",
    "Moreau",
    "Mwangi",
    "Nakamura",
    "Nguyen",
    "Nwosu",
    "O’Brien",
    "Okafor",
    "Oliveira",
    "Osei-Mensah",
    "Park",
    "Petrov",
    "Popescu",
    "Prendergast",
    "Quintanilla",
    "Raghunathan",
    "Rahman",
    "Rossi",
    "Sato",
    "Schneider",
    "Silva",
    "Sokolova",
    "Steinmetz",
    "Suzuki",
    "Tao",
    "Thibodeaux",
    "Tran",
    "Van der Berg",
    "Vasquez",
    "Volkov",
    "Wieczorek",
    "Yilmaz",
    "Zhang",
];

const COMPANY_NAMES: &[&str] = &[
    "Northbeam",
    "Atlas",
    "Harbor",
    "Kestrel",
    "Lumen",
    "Meridian",
    "Oakline",
    "Summit",
    "Fernwood",
    "Blue Heron",
    "Ridge",
    "Cascade",
    "Sterling",
    "Vantage",
    "Willow",
    "Granite",
    "Copperfield",
    "Juniper",
    "Redwood",
    "Silverlake",
    "Beacon",
    "Crescent",
    "Ironbridge",
    "Larkspur",
    "Pinecrest",
];

const COMPANY_KINDS: &[&str] = &[
    "Robotics",
    "Logistics",
    "Health",
    "Analytics",
    "Partners",
    "Foods",
    "Energy",
    "Insurance",
    "Software",
    "Biotech",
    "Materials",
    "Design",
    "Capital",
    "Hotels",
    "Security",
    "Shipping",
];

const JOB_TITLES: &[&str] = &[
    "Research engineer",
    "Office manager",
    "Head of operations",
    "Software engineer",
    "Nurse practitioner",
    "Sales director",
    "Founder",
    "Data scientist",
    "Project manager",
    "Architect",
    "Teacher",
    "Chef",
    "Account executive",
    "Product manager",
    "Physician",
    "Controller",
];

const CITIES: &[&str] = &[
    "Portland",
    "Chicago",
    "Austin",
    "Boston",
    "Seattle",
    "Denver",
    "Atlanta",
    "New York",
    "Oakland",
    "Phoenix",
    "Miami",
    "Minneapolis",
    "Nashville",
    "Philadelphia",
    "San Diego",
    "Toronto",
    "London",
    "München",
    "Lagos",
    "São Paulo",
];

const MATTERS: &[&str] = &[
    "O-1A petition",
    "EB-1A petition",
    "EB-2 NIW",
    "H-1B transfer",
    "L-1A transfer",
    "Wrongful termination",
    "Executive severance",
    "Non-compete",
    "Wage and hour",
    "Whistleblower",
    "Custody agreement",
    "Estate plan",
    "Lease dispute",
    "Trademark filing",
    "Contract review",
    "Naturalization",
];

const DEALS: &[&str] = &[
    "Annual plan",
    "Pilot for one team",
    "Renewal",
    "Onboarding package",
    "Enterprise rollout",
    "Support contract",
    "Training days",
    "Data migration",
    "Seats for the field team",
    "Hardware order",
    "Integration work",
    "Expansion to two sites",
];

const SOURCES: &[&str] = &[
    "Referral",
    "Web form",
    "Conference",
    "Phone call",
    "Newsletter",
    "Former client",
    "Search",
    "Partner",
];

const LOST_REASONS: &[&str] =
    &["Chose someone else", "Budget", "No answer", "Not our field", "Bad timing", "Conflict"];

const NOTES: &[&str] = &[
    "Asked for a call on Thursday afternoon. Prefers e-mail otherwise.",
    "Sent the fee schedule; wants to compare with one other offer.",
    "Has all papers ready and can start at once.",
    "Needs an answer before the end of the month.",
    "Was referred by a former client and mentioned them by name.",
    "Spoke for twenty minutes. Clear about what is wanted, open about the budget.",
    "Left a voicemail, will try again on Monday.",
    "Interested, but the decision is made by a partner who is away until the first.",
];

const DOMAINS: &[&str] =
    &["mail.example", "post.example", "inbox.example", "northbeam.example", "work.example"];

const AREA_CODES: &[&str] = &["212", "303", "312", "415", "503", "512", "617", "702", "206", "404"];
