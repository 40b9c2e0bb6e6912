//! The words finders know: folded, so small letters without marks.
//!
//! Lists of general language, in the languages resumes here are written in; nothing in them
//! names a person, a firm or a school. Set by hand: one word a line would be a thousand lines.

pub(super) mod dates;
pub(super) mod headings;
pub(super) mod jobs;
pub(super) mod places;
pub(super) mod studies;
pub(super) mod tongues;

use super::likeness::fold;

/// Returns whether a text has one of some words or phrases, as whole words.
pub(super) fn has_any(text: &str, list: &[&str]) -> bool {
    let folded = format!(" {} ", fold(text));
    list.iter().any(|w| folded.contains(&format!(" {w} ")))
}

/// Words that stand between the words of a heading.
#[rustfmt::skip]
pub(super) const LINKING: &[&str] = &[
    "and", "of", "the", "in", "for", "a", "my", "und", "et", "y", "e", "i", "de", "des", "la",
    "le", "les", "du", "der", "en", "zu", "to", "with", "relevant", "selected", "additional",
    "other", "key", "main", "recent", "core",
];

/// Words of headings.
#[rustfmt::skip]
pub(super) const HEADING: &[&str] = &[
    "experience", "experiences", "employment", "work", "professional", "history", "career",
    "education", "educational", "academic", "academics", "background", "qualification",
    "qualifications", "training", "skill", "skills", "competencies", "competences", "expertise",
    "strengths", "technical", "technologies", "tools", "languages", "language", "certification",
    "certifications", "certificates", "licenses", "licences", "licensure", "admission",
    "admissions", "bar", "awards", "award", "honors", "honours", "achievements", "accomplishments",
    "publications", "patents", "presentations", "projects", "project", "volunteer", "volunteering",
    "community", "service", "leadership", "interests", "hobbies", "activities", "memberships",
    "membership", "affiliations", "associations", "summary", "profile", "objective", "objectives",
    "overview", "about", "me", "statement", "highlights", "introduction", "curriculum", "vitae",
    "resume", "cv", "lebenslauf", "portfolio", "military", "research", "teaching", "teachings",
    "coursework", "courses", "extracurricular", "social", "links", "miscellaneous", "welcome",
    "goals", "executive", "practice", "areas", "clerkships", "berufserfahrung", "berufspraxis",
    "ausbildung", "bildung", "kenntnisse", "sprachen", "sprachkenntnisse", "fahigkeiten",
    "studium", "weiterbildung", "profil", "interessen", "werdegang", "formation", "formations",
    "experiencia", "experiencias", "experiences", "competencias", "competence", "langues",
    "idiomas", "educacion", "estudios", "habilidades", "formacion", "loisirs", "profesional",
    "professionnelle", "professionnelles", "laboral", "perfil", "objetivo", "resumo", "formacao",
    "experiencia", "educacao", "esperienza", "istruzione", "formazione", "competenze", "lingue",
    "doswiadczenie", "wyksztalcenie", "umiejetnosci", "jezyki", "werkervaring", "opleiding",
    "opleidingen", "vaardigheden", "talen", "zawodowe", "professionale", "profissional",
];

/// What a document calls itself above everything; no heading of a part.
#[rustfmt::skip]
pub(super) const DOCUMENT: &[&str] = &[
    "curriculum", "vitae", "resume", "cv", "lebenslauf", "of",
];

/// Words of headings over the person's own contact data.
#[rustfmt::skip]
pub(super) const CONTACT_HEADING: &[&str] = &[
    "contact", "contacts", "contactme", "details", "information", "info", "personal", "data", "me",
    "address", "kontakt", "kontaktdaten", "personliche", "daten", "angaben", "coordonnees",
    "contacto", "datos", "personales", "contato", "dados", "pessoais", "contatti", "dati",
    "personali", "dane", "osobowe", "kontaktowe", "persoonlijke", "gegevens", "particulars", "get",
    "touch", "reach", "biodata",
];

/// Words of headings over other people's contact data.
#[rustfmt::skip]
pub(super) const OTHERS_HEADING: &[&str] = &[
    "references", "reference", "referees", "referee", "referenzen", "referencias", "referencje",
    "referenze", "referenties", "emergency", "notfallkontakt", "recommenders", "recommendations",
    "verification", "supervisors",
    "referanser", "referenser", "referencer",
];

/// Words beside which contact data is not the person's own.
#[rustfmt::skip]
pub(super) const OTHER_PERSON: &[&str] = &[
    "reported to", "reporting to", "reports to", "supervisor", "supervised by", "manager",
    "managed by", "referee", "reference", "references", "emergency", "next of kin", "spouse",
    "hotline", "hot line", "helpline", "switchboard", "front desk", "help desk", "reception",
    "call center", "call centre", "customer service", "toll free", "advisor", "adviser",
    "supervision of", "verify", "verification", "recruiter", "dear", "attn", "attention",
    "contact person", "on behalf of", "vorgesetzter", "betreuer", "referenz", "assistant to",
];

/// Labels of an e-mail address.
pub(super) const EMAIL_LABEL: &[&str] =
    &["email", "mail", "e", "correo", "courriel", "emailaddress", "address", "electronico"];

/// Addresses that belong to an office, not to a person.
#[rustfmt::skip]
pub(super) const ROLE_ADDRESS: &[&str] = &[
    "info", "jobs", "careers", "career", "hr", "office", "contact", "admin", "support", "sales",
    "noreply", "no-reply", "hello", "help", "recruiting", "recruitment", "bewerbung", "kontakt",
    "webmaster", "postmaster", "service", "team", "press",
];

/// Labels of a person's phone.
#[rustfmt::skip]
pub(super) const PHONE_LABEL: &[&str] = &[
    "phone", "telephone", "tel", "mobile", "cell", "cellphone", "mob", "telefon", "handy", "mobil",
    "telefono", "movil", "celular", "telephone", "portable", "gsm", "telefone", "cellulare",
    "komorka", "whatsapp", "ph", "m", "t", "p", "c", "home", "contact", "no", "number", "nr",
    "mobiltelefon", "telefonnummer", "mobiel", "telefoon",
];

/// Labels of a phone that its owner carries.
#[rustfmt::skip]
pub(super) const MOBILE_LABEL: &[&str] = &[
    "mobile", "cell", "cellphone", "mob", "handy", "mobil", "movil", "celular", "portable", "gsm",
    "cellulare", "cel", "komorka", "mobiltelefon", "mobiel", "telemovel", "natel", "whatsapp",
    "personal",
];

/// Labels of a phone that others answer too.
pub(super) const SHARED_LABEL: &[&str] =
    &["home", "work", "office", "o", "w", "h", "business", "landline", "privat", "festnetz"];

/// Labels of a fax.
#[rustfmt::skip]
pub(super) const FAX_LABEL: &[&str] = &[
    "fax", "telefax", "facsimile", "f",
];

/// Labels of numbers that are no phone.
#[rustfmt::skip]
pub(super) const NUMBER_LABEL: &[&str] = &[
    "id", "ssn", "passport", "license", "licence", "account", "iban", "vat", "isbn", "issn", "doi",
    "case", "docket", "patent", "zip", "plz", "postal", "bar", "registration", "reg", "invoice",
    "order", "matter", "member", "ref", "file", "serial", "ein", "npi", "policy", "ticket",
    "certificate", "orcid", "gpa", "score", "suite", "box", "room", "nip", "pesel",
];

/// Titles before a name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "hon", "rev", "sir", "dame",
    "herr", "frau", "dipl", "ing", "mag", "mme", "mlle", "sr", "sra", "srta", "dott", "avv",
    "attorney", "judge", "capt", "cpt", "lt", "ltc", "cdr", "col", "sgt", "ssg", "sfc", "msg",
    "maj", "ret", "dhr", "mevr",
    "lic", "maga", "dra", "arq", "abg", "bc", "mgr",
];

/// Degrees and letters behind a name.
#[rustfmt::skip]
pub(super) const DEGREES: &[&str] = &[
    "esq", "esquire", "jd", "llb", "llm", "lld", "sjd", "phd", "dphil", "md", "do", "dds", "edd",
    "psyd", "pharmd", "dnp", "rn", "bsn", "msn", "np", "fnp", "aprn", "lpn", "cna", "mba", "emba",
    "mpa", "mph", "msw", "lcsw", "lmft", "lpc", "cpa", "cfa", "cfp", "cma", "cia", "cissp", "pmp",
    "csm", "shrm", "phr", "sphr", "ba", "bs", "bsc", "bcom", "beng", "btech", "ma", "ms", "msc",
    "meng", "med", "mfa", "pe", "eit", "aia", "leed", "crna", "pa", "dvm", "od", "dc", "dpt", "pt",
    "ot", "ccie", "ccna", "cipp", "acp", "cp", "rp", "hons", "msci", "mphil", "barrister",
    "solicitor", "kc", "qc", "facs", "facp", "cic", "clu", "chfc", "ccp", "cpp", "itil", "sr",
    "candidate",
];

/// Letters behind a name that belong to it.
#[rustfmt::skip]
pub(super) const GENERATIONS: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv",
];

/// Small words inside names.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "la", "del", "della", "di", "da", "dos", "das", "do", "du",
    "des", "le", "bin", "bint", "ibn", "al", "el", "ter", "ten", "te", "zu", "zur", "zum", "vom",
    "y", "e", "af", "av", "st", "ben", "abu", "ap", "san", "lo", "dela", "vande", "vander", "op",
    "het", "t", "los", "las",
];

/// Words that no name has, but titles of work, firms, streets, months and headings do.
#[rustfmt::skip]
pub(super) const NOT_A_NAME: &[&str] = &[
    // Work.
    "attorney", "lawyer", "counsel", "paralegal", "secretary", "clerk", "associate", "partner",
    "engineer", "engineering", "developer", "software", "manager", "management", "director",
    "executive", "officer", "president", "vice", "chief", "head", "lead", "senior", "junior",
    "principal", "staff", "assistant", "intern", "internship", "trainee", "apprentice",
    "consultant", "consulting", "analyst", "analytics", "architect", "administrator",
    "coordinator", "specialist", "supervisor", "representative", "accountant", "accounting",
    "auditor", "nurse", "nursing", "practitioner", "physician", "doctor", "therapist", "teacher",
    "professor", "lecturer", "tutor", "instructor", "researcher", "scientist", "designer",
    "writer", "editor", "author", "journalist", "photographer", "artist", "producer", "technician",
    "mechanic", "electrician", "driver", "operator", "operations", "marketing", "sales",
    "business", "product", "project", "program", "programmer", "programming", "customer",
    "success", "support", "service", "services", "human", "resources", "recruiter", "finance",
    "financial", "legal", "litigation", "warehouse", "logistics", "data", "web", "full", "stack",
    "frontend", "backend", "devops", "cloud", "security", "network", "systems", "system",
    "information", "technology", "digital", "media", "account", "cashier", "waiter", "waitress",
    "server", "bartender", "cook", "baker", "barista", "receptionist", "librarian", "student",
    "graduate", "undergraduate", "freelance", "freelancer", "founder", "cofounder", "owner",
    "entrepreneur", "ceo", "cto", "cfo", "coo", "professional", "expert", "certified",
    "registered", "licensed", "experienced", "leader", "member", "fellow", "volunteer",
    "ingenieur", "entwickler", "leiter", "leiterin", "kaufmann", "kauffrau", "abogado", "abogada",
    "avocat", "avocate", "rechtsanwalt", "rechtsanwaltin", "gerente", "directeur", "responsable",
    // Firms and schools.
    "inc", "llc", "llp", "ltd", "limited", "plc", "gmbh", "ag", "corp", "corporation", "company",
    "co", "group", "holdings", "partners", "associates", "university", "universitat", "college",
    "school", "institute", "academy", "department", "faculty", "court", "bank", "hospital",
    "clinic", "center", "centre", "office", "foundation", "society", "association", "agency",
    "bureau", "ministry", "government", "universidad", "universite", "hochschule", "studio",
    "solutions", "technologies", "international", "global", "industries", "insurance", "aid",
    "firm", "law", "universidade", "universita", "enterprises", "labs",
    // Places.
    "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "drive", "suite",
    "apartment", "apt", "floor", "box", "strasse", "platz", "weg", "rue", "calle", "rua", "via",
    "county", "city", "state", "district", "usa", "uk", "united", "states", "kingdom", "germany",
    "deutschland", "france", "spain", "espana", "italy", "italia", "canada", "mexico", "brazil",
    "brasil", "india", "china", "japan", "australia", "ireland", "poland", "polska", "netherlands",
    "nederland", "switzerland", "austria", "osterreich", "nigeria", "kenya", "south", "north",
    "east", "west", "new", "los", "republic",
    // Time and the rest.
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "present", "today", "updated", "page", "confidential",
    "curriculum", "vitae", "resume", "cv", "lebenslauf", "application", "applicant", "cover",
    "letter", "dear", "sincerely", "regards", "name", "email", "phone", "mobile", "telephone",
    "tel", "fax", "website", "linkedin", "github", "address", "date", "birth", "nationality",
    "gender", "male", "female", "married", "single", "available", "availability", "request",
    "upon", "subject", "position", "title", "salary", "responsibilities", "responsible", "duties",
    "the", "with", "for", "from", "this", "that", "your", "our", "you", "are", "was", "to",
    "about", "hello", "hi", "welcome", "thank", "thanks", "draft", "template", "sample", "id",
    "number",
    "english",
    "german", "french", "spanish", "italian", "portuguese", "polish", "dutch", "mandarin",
    "chinese", "japanese", "arabic", "hindi", "russian", "fluent", "native", "basic", "python",
    "java", "javascript", "excel", "word", "powerpoint", "microsoft", "salesforce", "sql",
    "hubspot", "westlaw", "lexisnexis", "adobe", "git", "linux", "windows",
];

/// Labels of a name.
#[rustfmt::skip]
pub(super) const NAME_LABEL: &[&str] = &[
    "name", "full name", "applicant", "candidate", "applicant name", "candidate name",
    "legal name", "your name", "nombre", "nombre completo", "nom", "nom et prenom", "naam", "nome",
    "nome completo", "imie i nazwisko", "vor und nachname", "vorname nachname", "resume of",
    "cv of", "curriculum vitae of", "curriculum vitae", "resume", "cv", "lebenslauf", "from",
    "имя", "фио", "姓名", "氏名", "이름", "성명", "名前", "ονομα",
    "apelido s nome s proprio s", "apellidos nombre", "apellido s nombre s", "nome cognome",
    "cognome nome", "cognome e nome", "nome e cognome", "nom s prenom s", "nom prenom",
    "nachname vorname", "surname s first name s", "first name s surname s", "name surname",
    "name vorname", "apellidos y nombre", "nombre y apellidos", "nombres y apellidos",
    "imie nazwisko", "voornaam achternaam",
];

/// Labels of the first part of a name.
#[rustfmt::skip]
pub(super) const FIRST_NAME_LABEL: &[&str] = &[
    "first name", "given name", "given names", "forename", "forenames", "first names", "vorname",
    "vornamen", "prenom", "prenoms", "nombre", "nombres", "nome", "imie", "voornaam",
];

/// Labels of the last part of a name.
#[rustfmt::skip]
pub(super) const LAST_NAME_LABEL: &[&str] = &[
    "last name", "family name", "surname", "nachname", "familienname", "nom", "nom de famille",
    "apellido", "apellidos", "cognome", "sobrenome", "nazwisko", "achternaam",
];

/// What a letter closes with, before the name of its writer.
#[rustfmt::skip]
pub(super) const CLOSINGS: &[&str] = &[
    "sincerely", "sincerely yours", "yours sincerely", "yours truly", "yours faithfully",
    "very truly yours", "respectfully", "respectfully submitted", "respectfully yours", "regards",
    "best regards", "kind regards", "warm regards", "best", "best wishes", "cordially",
    "thank you", "thanks", "many thanks", "with gratitude", "yours", "cheers",
    "mit freundlichen grussen", "freundliche grusse", "hochachtungsvoll", "cordialement",
    "bien cordialement", "atentamente", "saludos", "un saludo", "saludos cordiales",
    "atenciosamente", "distinti saluti", "cordiali saluti", "met vriendelijke groet",
    "met vriendelijke groeten", "z powazaniem", "vriendelijke groet",
];

/// First names that are one name, each set a row.
pub(super) const NICKNAMES: &[&[&str]] = &[
    &["william", "bill", "will", "billy", "liam"],
    &["robert", "bob", "rob", "bobby"],
    &["richard", "rick", "dick", "rich"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["michael", "mike", "mick"],
    &["elizabeth", "liz", "beth", "betty", "eliza", "lisa"],
    &["margaret", "maggie", "peggy", "meg"],
    &["katherine", "catherine", "kathryn", "kate", "kathy", "cathy", "katie"],
    &["thomas", "tom", "tommy"],
    &["joseph", "joe", "joey"],
    &["charles", "charlie", "chuck"],
    &["david", "dave"],
    &["daniel", "dan", "danny"],
    &["matthew", "matt"],
    &["anthony", "tony"],
    &["alexander", "alex", "sasha"],
    &["alexandra", "alex", "sasha", "sandra"],
    &["nicholas", "nick", "nicolas"],
    &["benjamin", "ben"],
    &["samuel", "sam"],
    &["samantha", "sam"],
    &["edward", "ed", "eddie", "ted"],
    &["andrew", "andy", "drew"],
    &["christopher", "chris"],
    &["christina", "christine", "chris", "tina"],
    &["jennifer", "jen", "jenny"],
    &["jessica", "jess"],
    &["patricia", "pat", "patty", "trish"],
    &["patrick", "pat", "paddy"],
    &["susan", "sue", "suzanne"],
    &["stephen", "steven", "steve"],
    &["gregory", "greg"],
    &["jeffrey", "jeff", "geoffrey"],
    &["kenneth", "ken"],
    &["ronald", "ron"],
    &["timothy", "tim"],
    &["lawrence", "larry"],
    &["theodore", "ted", "theo"],
    &["francis", "frank", "franklin"],
    &["frances", "fran"],
    &["henry", "harry", "hank"],
    &["deborah", "debra", "deb", "debbie"],
    &["rebecca", "becky"],
    &["victoria", "vicky", "tori"],
    &["jose", "pepe"],
    &["francisco", "paco", "pancho"],
];

/// Words of [`NOT_A_NAME`] that are surnames or first names as well.
#[rustfmt::skip]
pub(super) const NAME_TOO: &[&str] = &[
    "baker", "cook", "law", "west", "may", "april", "june", "lane", "page", "driver", "clerk",
    "east", "north", "head", "judge", "young", "park", "rich", "single", "lead", "march", "via",
    "st", "new",
];

/// Places of several words that look like names.
#[rustfmt::skip]
pub(super) const PLACES: &[&str] = &[
    "san francisco", "new york", "new york city", "los angeles", "san diego", "san jose",
    "san antonio", "las vegas", "fort worth", "el paso", "st louis", "saint louis", "st paul",
    "salt lake city", "santa monica", "santa clara", "santa barbara", "santa fe", "santa ana",
    "long beach", "kansas city", "virginia beach", "baton rouge", "palo alto", "mountain view",
    "menlo park", "redwood city", "ann arbor", "cape town", "hong kong", "buenos aires",
    "mexico city", "tel aviv", "new delhi", "rio de janeiro", "sao paulo", "abu dhabi",
    "ho chi minh city", "kuala lumpur", "san juan", "puerto rico", "north carolina",
    "south carolina", "new jersey", "new mexico", "west virginia", "costa rica", "sri lanka",
    "saudi arabia", "great britain", "oklahoma city", "jersey city", "colorado springs",
    "little rock", "des moines", "grand rapids", "belo horizonte", "porto alegre", "bay area",
];

/// Words of file names that are no part of a name.
#[rustfmt::skip]
pub(super) const FILE_WORDS: &[&str] = &[
    "resume", "cv", "curriculum", "vitae", "lebenslauf", "final", "copy", "updated", "new", "v",
    "version", "draft", "application", "cover", "letter", "coverletter", "theme", "test",
    "document", "doc", "docx", "pdf", "txt", "scan", "file", "img", "image", "page", "untitled",
    "download", "hoja", "vida", "bewerbung", "signed", "current", "latest", "short", "long",
    "legal", "plain", "single", "table", "sidebar",
];
