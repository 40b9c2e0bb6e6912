//! Words of titles of work and of employers' names: folded, in the languages resumes here are
//! written in. General vocabulary; nothing in it names a firm.

/// What people are called by their work: the word a title turns on.
#[rustfmt::skip]
pub(in super::super) const TITLES: &[&str] = &[
    // Law.
    "attorney", "lawyer", "counsel", "paralegal", "secretary", "clerk", "associate", "partner",
    "solicitor", "barrister", "judge", "magistrate", "prosecutor", "defender", "advocate",
    "notary", "mediator", "arbitrator", "investigator", "interpreter", "translator", "stenographer",
    "bailiff", "extern", "litigator", "conveyancer", "adjuster", "examiner", "registrar",
    // Sales, service and offices.
    "executive", "manager", "representative", "rep", "salesperson", "salesman", "saleswoman",
    "seller", "broker", "realtor", "agent", "consultant", "adviser", "advisor", "specialist",
    "coordinator", "administrator", "assistant", "receptionist", "officer", "director",
    "president", "vp", "svp", "evp", "avp", "head", "lead", "leader", "chief", "ceo", "cto", "cfo",
    "coo", "cmo", "cio", "cro", "chairman", "chairwoman", "chair", "founder", "cofounder", "owner",
    "principal", "supervisor", "foreman", "superintendent", "superviser", "controller",
    "comptroller", "treasurer", "bookkeeper", "accountant", "auditor", "actuary", "underwriter",
    "teller", "cashier", "buyer", "purchaser", "planner", "merchandiser", "marketer", "strategist",
    "recruiter", "trainer", "facilitator", "generalist", "operator", "dispatcher", "scheduler",
    "telemarketer", "concierge", "banker", "trader", "trustee", "liaison", "staffer", "aide",
    "ambassador", "promoter", "collector", "processor", "appraiser", "estimator", "adviser",
    // Technology and science.
    "engineer", "developer", "programmer", "architect", "analyst", "scientist", "researcher",
    "technician", "technologist", "designer", "tester", "sysadmin", "webmaster", "modeler",
    "statistician", "mathematician", "physicist", "chemist", "biologist", "economist",
    "geologist", "surveyor", "draftsman", "drafter", "machinist", "welder", "fabricator",
    "inspector", "assembler", "electrician", "plumber", "carpenter", "mason", "painter", "roofer",
    "mechanic", "installer", "builder", "contractor", "laborer", "labourer", "worker", "handler",
    "picker", "packer", "loader", "driver", "courier", "pilot", "captain", "mate", "sailor",
    "gardener", "landscaper", "janitor", "custodian", "cleaner", "housekeeper", "guard", "porter",
    // Health, schools, the state, letters.
    "nurse", "practitioner", "physician", "doctor", "surgeon", "dentist", "pharmacist",
    "therapist", "psychologist", "psychiatrist", "counselor", "counsellor", "hygienist",
    "paramedic", "midwife", "caregiver", "carer", "phlebotomist", "radiographer", "veterinarian",
    "nutritionist", "dietitian", "optometrist", "orderly", "medic", "teacher", "professor",
    "lecturer", "tutor", "instructor", "educator", "dean", "librarian", "archivist", "curator",
    "student", "fellow", "intern", "trainee", "apprentice", "volunteer", "graduate", "coach",
    "postdoc", "editor", "writer", "author", "journalist", "reporter", "correspondent",
    "photographer", "videographer", "producer", "artist", "illustrator", "animator", "musician",
    "actor", "copywriter", "proofreader", "publicist", "soldier", "sergeant", "lieutenant",
    "anaesthetist", "anesthesiologist", "radiologist", "cardiologist", "firefighter", "detective",
    "deputy", "sheriff", "warden", "ranger", "diplomat",
    "attache", "delegate", "ombudsman", "organizer", "organiser", "legislator", "commissioner",
    "caseworker", "chaplain", "pastor", "minister", "priest", "dispatcher",
    "chef", "cook", "baker", "barista", "bartender", "waiter", "waitress", "server", "host",
    "hostess", "butcher", "dishwasher", "stylist", "hairdresser", "barber", "nanny", "babysitter",
    "lifeguard", "freelancer", "entrepreneur", "expert", "member", "contributor", "evangelist",
    "scrum", "master", "stocker", "greeter", "usher", "attendant", "steward", "stewardess",
    "internship", "clerkship", "externship", "apprenticeship", "secondee", "observer", "helper",
    "operative", "stacker", "porter", "crew", "hand", "scholar", "monitor", "keeper", "guide",
    "personnel", "reviewer", "advisory",
    // German.
    "anwalt", "anwaltin", "rechtsanwalt", "rechtsanwaltin", "jurist", "juristin", "referendar",
    "referendarin", "rechtsreferendar", "rechtsreferendarin", "richter", "richterin",
    "staatsanwalt", "staatsanwaltin", "notar", "notarin", "syndikusrechtsanwalt",
    "syndikusrechtsanwaltin", "syndikus", "rechtsanwaltsfachangestellte",
    "rechtsanwaltsfachangestellter", "fachangestellte", "fachangestellter", "sachbearbeiter",
    "sachbearbeiterin", "leiter", "leiterin", "geschaftsfuhrer", "geschaftsfuhrerin",
    "mitarbeiter", "mitarbeiterin", "berater", "beraterin", "kaufmann", "kauffrau",
    "burokaufmann", "burokauffrau", "bankkaufmann", "bankkauffrau", "industriekaufmann",
    "industriekauffrau", "ingenieur", "ingenieurin", "entwickler", "entwicklerin",
    "softwareentwickler", "softwareentwicklerin", "praktikant", "praktikantin", "praktikum",
    "werkstudent", "werkstudentin", "auszubildende", "auszubildender", "referent", "referentin",
    "assistent", "assistentin", "assistenz", "verkaufer", "verkauferin", "vertriebsmitarbeiter",
    "vertriebsmitarbeiterin", "vertriebsleiter", "vertriebsleiterin", "projektleiter",
    "projektleiterin", "projektmanager", "teamleiter", "teamleiterin", "abteilungsleiter",
    "abteilungsleiterin", "buchhalter", "buchhalterin", "steuerberater", "steuerberaterin",
    "lehrer", "lehrerin", "dozent", "dozentin", "arzt", "arztin", "krankenpfleger",
    "krankenschwester", "pflegefachkraft", "pflegekraft", "fachkraft", "erzieher", "erzieherin",
    "techniker", "technikerin", "mechaniker", "mechanikerin", "mechatroniker", "elektriker",
    "fahrer", "fahrerin", "lagerist", "lageristin", "koch", "kochin", "kellner", "kellnerin",
    "redakteur", "redakteurin", "hilfskraft", "aushilfe", "volontar", "volontarin",
    "koordinator", "koordinatorin", "sekretar", "sekretarin", "prokurist", "prokuristin",
    "gesellschafter", "inhaber", "inhaberin", "wissenschaftler", "wissenschaftlerin",
    "ubersetzer", "ubersetzerin", "informatiker", "informatikerin", "architektin", "analystin",
    "managerin", "direktor", "direktorin", "vorstand", "disponent", "disponentin", "kraft",
    "angestellte", "angestellter", "beamter", "beamtin", "consultantin", "partnerin",
    // French.
    "avocat", "avocate", "juriste", "notaire", "greffier", "greffiere", "magistrat", "clerc",
    "stagiaire", "stage", "alternant", "alternante", "apprenti", "apprentie", "directeur",
    "directrice", "responsable", "gerant", "gerante", "gestionnaire", "charge", "chargee",
    "ingenieure", "developpeur", "developpeuse", "consultante", "conseiller", "conseillere",
    "commercial", "commerciale", "vendeur", "vendeuse", "assistante", "secretaire", "comptable",
    "auditeur", "auditrice", "analyste", "professeur", "professeure", "enseignant",
    "enseignante", "infirmier", "infirmiere", "medecin", "pharmacien", "pharmacienne",
    "technicien", "technicienne", "ouvrier", "ouvriere", "chauffeur", "cuisinier", "cuisiniere",
    "serveur", "serveuse", "redacteur", "redactrice", "traducteur", "traductrice", "chercheur",
    "chercheuse", "collaborateur", "collaboratrice", "associe", "associee", "employe",
    "employee", "agente", "formateur", "formatrice", "adjoint", "adjointe", "fondateur",
    "cheffe", "aide soignant", "mecanicien", "mecanicienne", "fondatrice", "president",
    "presidente", "coordinateur", "coordinatrice", "acheteur",
    "acheteuse", "caissier", "caissiere", "hote", "hotesse", "animateur", "animatrice",
    // Spanish, with a few of Italian and Portuguese.
    "abogado", "abogada", "procurador", "procuradora", "notario", "notaria", "juez", "jueza",
    "pasante", "becario", "becaria", "practicante", "director", "directora", "gerente", "jefe",
    "jefa", "encargado", "encargada", "coordinador", "coordinadora", "administrador",
    "administradora", "administrativo", "administrativa", "asistente", "auxiliar", "secretario",
    "secretaria", "contable", "contador", "contadora", "auditor", "auditora", "analista",
    "ingeniero", "ingeniera", "desarrollador", "desarrolladora", "programador", "programadora",
    "consultor", "consultora", "asesor", "asesora", "comercial", "vendedor", "vendedora",
    "dependiente", "dependienta", "ejecutivo", "ejecutiva", "representante", "profesor",
    "profesora", "maestro", "maestra", "docente", "enfermero", "enfermera", "medico", "medica",
    "farmaceutico", "farmaceutica", "tecnico", "tecnica", "operario", "operaria", "mecanico",
    "mecanica", "electricista", "conductor",
    "conductora", "camarero", "camarera", "cocinero", "cocinera", "redactor", "redactora",
    "traductor", "traductora", "investigador", "investigadora", "socio", "socia", "fundador",
    "fundadora", "responsable", "supervisor", "supervisora", "cajero", "cajera", "recepcionista",
    "praticante", "tirocinante", "commesso", "commessa", "avvocato", "avvocata", "impiegato",
    "impiegata", "ingegnere", "direttore", "direttrice",
    "advogado", "advogada", "estagiario", "estagiaria", "engenheiro", "engenheira", "gestor",
    "gestora", "desenvolvedor", "adwokat", "prawnik", "kierownik", "specjalista", "asystent",
    "advocaat", "medewerker", "adviseur", "stagiair",
];

/// Words before a title that say its rank.
#[rustfmt::skip]
pub(in super::super) const RANKS: &[&str] = &[
    "senior", "sr", "junior", "jr", "lead", "chief", "head", "assistant", "vice", "deputy",
    "principal", "staff", "associate", "executive", "general", "regional", "managing",
    "freelance", "certified", "registered", "licensed", "interim", "acting", "stellvertretender",
    "stellvertretende", "leitender", "leitende", "wissenschaftlicher", "wissenschaftliche",
    "studentische", "jefe", "adjunto", "adjunta", "of counsel",
];

/// Forms of companies: whatever stands before them is a firm.
#[rustfmt::skip]
pub(in super::super) const COMPANY_FORMS: &[&str] = &[
    "inc", "incorporated", "llc", "llp", "lllp", "lp", "ltd", "limited", "plc", "gmbh", "mbh",
    "ag", "kg", "kgaa", "ohg", "gbr", "ug", "ev", "eg", "se", "sa", "sas", "sarl", "sasu", "eurl",
    "snc", "scop", "sl", "slu", "slp", "sau", "srl", "spa", "bv", "nv", "vof", "oy", "oyj", "ab",
    "as", "aps", "asa", "corp", "corporation", "company", "co", "pllc", "pc", "pa", "apc", "pty",
    "pte", "ltda", "eireli", "sc", "zoo", "kft", "doo", "dac", "pvt", "partg", "partgmbb", "cie",
    "selarl", "scp", "cic", "na",
];

/// Words that employers' names have.
#[rustfmt::skip]
pub(in super::super) const EMPLOYERS: &[&str] = &[
    "group", "holdings", "holding", "partners", "associates", "solutions", "systems", "services",
    "technologies", "technology", "software", "labs", "laboratories", "laboratory", "industries",
    "enterprises", "international", "consulting", "consultants", "advisors", "advisers",
    "capital", "ventures", "investments", "financial", "finance", "insurance", "assurance",
    "bank", "bancorp", "trust", "savings", "securities", "realty", "properties", "estates",
    "logistics", "freight", "shipping", "transport", "transportation", "airlines", "airways",
    "motors", "automotive", "energy", "power", "electric", "oil", "gas", "petroleum", "mining",
    "steel", "chemicals", "pharmaceuticals", "pharma", "biotech", "biosciences", "therapeutics",
    "health", "healthcare", "medical", "hospital", "clinic", "clinics", "dental", "pharmacy",
    "care", "hospice", "wellness", "analytics", "data", "networks", "telecom", "communications",
    "media", "studios", "studio", "pictures", "records", "press", "publishing", "publications",
    "news", "times", "post", "tribune", "gazette", "herald", "broadcasting", "entertainment",
    "games", "agency", "bureau", "department", "dept", "ministry", "office", "offices",
    "commission", "committee", "council", "authority", "administration", "court", "courts",
    "courthouse", "tribunal", "senate", "congress", "parliament", "embassy", "consulate",
    "government", "army", "navy", "marines", "police", "corps", "county", "city", "state",
    "district", "university", "college", "school", "schools", "institute", "academy",
    "foundation", "society", "association", "charity", "union", "alliance", "coalition",
    "federation", "league", "network", "center", "centre", "project", "aid", "initiative",
    "church", "museum", "library", "theatre", "theater", "restaurant", "cafe", "bakery",
    "kitchen", "bar", "grill", "bistro", "catering", "foods", "food", "farms", "farm", "market",
    "markets", "supermarket", "grocery", "stores", "store", "shop", "shops", "boutique",
    "outfitters", "retail", "hotel", "hotels", "resort", "resorts", "inn", "travel", "tours",
    "fitness",
    "gym", "spa", "salon", "works", "manufacturing", "construction", "builders", "contractors",
    "engineering", "design", "architects", "brothers", "bros", "sons", "firm", "chambers",
    "lawyers", "attorneys", "solicitors", "legal", "law", "staffing", "recruitment", "security",
    "dynamics", "robotics", "semiconductor", "semiconductors", "cloud", "digital", "interactive",
    "global", "worldwide", "collective", "cooperative", "coop", "mutual", "credit", "mortgage",
    "lending", "payments", "exchange", "interiors", "products", "supply", "supplies", "brands",
    "apparel", "textiles", "plastics", "packaging", "paper", "printing", "warehouse",
    "wholesale", "distribution", "imports", "trading", "commerce", "innovations", "research",
    "sciences", "science", "service", "education", "learning", "tutoring", "housing", "homes",
    "utilities",
    "water", "waste", "recycling", "environmental", "wireless", "mobile", "online", "plumbing",
    "roofing", "landscaping", "cleaning", "ymca", "unicef", "clothing", "furniture", "dairy",
    "depot", "brewery", "brewing", "winery", "vineyards", "orchards", "nursery", "veterinary",
    // German.
    "kanzlei", "anwaltskanzlei", "rechtsanwalte", "anwalte", "notariat", "steuerberatung",
    "sozietat", "amt", "bundesamt", "landesamt", "finanzamt", "jugendamt", "gericht",
    "amtsgericht", "landgericht", "oberlandesgericht", "bundesgerichtshof", "staatsanwaltschaft",
    "ministerium", "bundesministerium", "stadt", "stadtverwaltung", "gemeinde", "landkreis",
    "universitat", "hochschule", "institut", "klinikum", "klinik", "krankenhaus",
    "universitatsklinikum", "praxis", "apotheke", "sparkasse", "volksbank", "versicherung",
    "versicherungen", "gruppe", "werke", "stadtwerke", "verlag", "verband", "verein",
    "stiftung", "gesellschaft", "handel", "handels", "bau", "maschinenbau", "technik", "logistik",
    "spedition", "gymnasium", "schule", "akademie", "autohaus", "backerei", "metzgerei",
    "gasthaus", "gasthof", "fabrik", "buro", "agentur", "genossenschaft", "bundeswehr",
    // French.
    "cabinet", "societe", "groupe", "banque", "assurances", "hopital", "clinique", "chu",
    "ministere", "mairie", "prefecture", "conseil", "tribunal", "cour", "universite", "ecole",
    "institut", "lycee", "etude", "agence", "compagnie", "maison", "fondation", "boulangerie",
    "pharmacie", "laboratoire", "laboratoires", "editions", "entreprise", "etablissements",
    "associes", "avocats", "ville", "region", "caisse", "centre", "collectif", "magasin",
    // Spanish, Italian, Portuguese.
    "bufete", "despacho", "abogados", "asociados", "grupo", "banco", "caja", "seguros",
    "hospital", "clinica", "ministerio", "ayuntamiento", "juzgado", "audiencia", "gobierno",
    "universidad", "escuela", "colegio", "instituto", "empresa", "compania", "consultores",
    "sociedad", "fundacion", "asociacion", "agencia", "centro", "tienda", "restaurante",
    "panaderia", "farmacia", "servicios", "soluciones", "industrias", "construcciones",
    "transportes", "hermanos", "hijos", "editorial", "notaria", "registro", "studio", "banca",
    "tribunale", "comune", "azienda", "assicurazioni", "universita", "ospedale", "escritorio",
    "advogados", "sindicato",
    "supermercados", "almacenes", "comunidad", "camara", "procuraduria", "fiscalia", "corte",
];

/// Departments, which stand behind titles: "Associate, Litigation".
#[rustfmt::skip]
pub(in super::super) const DEPARTMENTS: &[&str] = &[
    "litigation", "corporate", "sales", "marketing", "operations", "hr", "it", "tax", "audit",
    "product", "compliance", "accounting", "procurement", "purchasing", "strategy", "analytics",
    "communications", "support", "vertrieb", "einkauf", "recht", "ventes", "ventas", "privacy",
    "finance", "legal", "engineering", "design", "security", "data", "digital", "americas",
    "emea", "apac", "north", "america", "europe", "global", "regional", "intellectual",
    "property", "labor", "employment", "criminal", "civil", "family", "immigration",
    "commercial", "enterprise", "and",
];

/// Labels of a title in tables and forms.
#[rustfmt::skip]
pub(in super::super) const TITLE_LABELS: &[&str] = &[
    "position", "title", "job title", "role", "designation", "position held", "poste", "fonction",
    "funktion", "stelle", "tatigkeit", "cargo", "puesto", "job", "occupation",
    "occupation or position held", "beruf", "rolle",
];

/// Labels of an employer.
#[rustfmt::skip]
pub(in super::super) const EMPLOYER_LABELS: &[&str] = &[
    "employer", "company", "organization", "organisation", "firm", "arbeitgeber", "firma",
    "unternehmen", "employeur", "entreprise", "societe", "empresa", "compania", "client",
    "name of employer", "azienda", "company name", "employer name",
];

/// What is said of a job that is neither title nor employer.
#[rustfmt::skip]
pub(in super::super) const TERMS: &[&str] = &[
    "self employed", "full time", "part time", "fulltime", "parttime", "contract", "contractor",
    "temporary",
    "temp", "permanent", "seasonal", "casual", "remote", "hybrid", "on site", "onsite",
    "vollzeit", "teilzeit", "befristet", "unbefristet", "minijob", "cdi", "cdd", "temps plein",
    "temps partiel", "alternance", "jornada completa", "media jornada", "tiempo completo",
    "medio tiempo", "dates", "date", "duration", "period", "paid", "unpaid", "concurrent",
    "current", "present", "responsibilities", "duties", "key responsibilities", "key achievements",
    "achievements", "aufgaben", "tatigkeiten", "missions", "funciones", "responsabilidades",
    "main duties", "selected achievements", "accomplishments", "key accomplishments",
    "part time position", "full time position", "40 hours week", "page", "continued",
];

/// Labels of lines under a job that hold neither title nor employer.
#[rustfmt::skip]
pub(in super::super) const NOTE_LABELS: &[&str] = &[
    "technologies", "tools", "tech stack", "stack", "environment", "responsibilities", "duties",
    "achievements", "key achievements", "reported to", "reporting to", "reports to", "supervisor",
    "manager", "reference", "referee", "contact", "phone", "email", "e mail", "reason for leaving",
    "salary", "references", "skills", "note", "notes", "projects", "project", "team", "clients",
    "awards", "aufgaben", "vorgesetzter", "kontakt", "telefon", "missions", "outils",
    "technologien", "funciones", "logros", "supervised by", "website", "url", "industry",
    "department", "address", "hours", "hours per week", "team size", "keywords", "tel",
    "aufgabengebiet", "schwerpunkte", "environnement", "jefe", "referencia", "main activities",
];

/// Words in "-ed" that begin a title or a name, and no account of what was done.
#[rustfmt::skip]
pub(in super::super) const NOT_DEEDS: &[&str] = &[
    "registered", "certified", "licensed", "chartered", "united", "retired", "accredited",
    "qualified", "allied", "advanced", "applied", "associated", "federated", "embedded",
    "sworn", "unlimited", "limited", "red", "fred", "ted", "consolidated", "integrated", "med",
    "self", "reed", "distributed", "seed",
];

/// Words in which an account of what was done begins.
#[rustfmt::skip]
pub(in super::super) const DEEDS: &[&str] = &[
    "led", "built", "wrote", "ran", "won", "drove", "grew", "made", "taught", "took", "gave",
    "held", "kept", "oversaw", "sold", "spoke", "began", "cut", "set", "met", "brought", "helped",
    "responsible", "working", "managing", "leading", "preparing", "drafting", "assisting",
    "providing", "supporting", "handling", "developing", "conducting", "reviewing", "i", "my",
    "we", "our", "reported", "reporting", "promoted", "achieved", "including", "ensuring",
    "manage", "prepare", "draft", "assist", "provide", "develop", "conduct", "review", "ensure",
    "maintain", "handle", "perform", "coordinate", "oversee", "negotiate", "represent",
    "verantwortlich", "train", "serve", "supervise", "create", "build", "write", "answer",
    "resolve", "respond", "schedule", "track", "update", "deliver", "identify", "implement",
    "improve", "increase", "reduce", "collaborate", "communicate", "organize", "operate",
    "troubleshoot", "utilize", "use", "work", "help", "teach", "treat", "administer", "precept",
    "educate", "greet", "clean", "sell", "generate", "establish", "facilitate", "interview",
    "analyze", "evaluate", "advise", "recruit", "hire", "mentor", "motivate", "attend", "enter",
    "receive", "report", "verify", "exceeding", "worked", "creating", "building", "writing",
    "training", "serving", "coordinating", "maintaining", "performing", "supervising",
    "designing", "implementing", "delivering", "picking", "driving", "selling", "answering",
    "collaborating", "organizing", "overseeing", "mentoring", "teaching", "helping", "using",
    "running", "making", "taking", "zustandig",
];

/// Words that a line breaks at, never a name.
#[rustfmt::skip]
pub(in super::super) const UNFINISHED: &[&str] = &[
    "to", "the", "of", "and", "for", "with", "in", "on", "at", "by", "from", "a", "an", "as",
    "under", "over", "und", "der", "die", "das", "mit", "von", "et", "de", "des", "du", "les",
    "para", "con", "por", "y", "en", "el", "la", "los", "or", "&",
];

/// Words between a title and the employer.
pub(in super::super) const AT: &[&str] = &[
    " at the ",
    " at ",
    " @ ",
    " bei der ",
    " bei dem ",
    " bei ",
    " beim ",
    " chez ",
    " presso ",
    " with ",
];

/// Words that may be left of a line when its dates are taken out.
#[rustfmt::skip]
pub(in super::super) const OPENING: &[&str] = &[
    "from", "since", "von", "vom", "ab", "de", "du", "da", "dal", "depuis", "desde", "del", "to",
    "bis", "seit", "am", "le", "in", "en", "im", "about", "ca", "circa", "date", "dates",
];

/// Words of one who works for himself: no employer is inherited by them.
#[rustfmt::skip]
pub(in super::super) const OWN_MASTER: &[&str] = &[
    "freelance", "freelancer", "self employed", "independent", "freiberuflich", "selbstandig",
    "freiberufler", "independant", "autonomo", "autonoma", "sole",
];
