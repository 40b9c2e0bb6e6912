//! Words of the headings over the parts of a resume: folded, in the languages resumes here are
//! written in.

/// Over jobs.
#[rustfmt::skip]
pub(in super::super) const JOBS: &[&str] = &[
    "experience", "experiences", "employment", "career", "employers", "jobs", "positions", "work",
    "internships", "internship", "clerkships", "berufserfahrung", "berufspraxis", "werdegang",
    "praxiserfahrung", "arbeitserfahrung", "berufstatigkeit", "praktika", "tatigkeiten",
    "stationen", "parcours", "emplois", "experiencia", "experiencias", "laboral", "trayectoria",
    "esperienza", "esperienze", "doswiadczenie", "werkervaring", "zawodowe", "emploi",
    "beschaftigung", "anstellungen", "appointments", "placements", "arbeidserfaring",
    "arbetslivserfarenhet", "erhvervserfaring", "lavorative", "lavorativa",
];

/// Over schools.
#[rustfmt::skip]
pub(in super::super) const STUDIES: &[&str] = &[
    "education", "educational", "academics", "academic", "studies", "bildung", "ausbildung",
    "bildungsweg", "schulbildung", "hochschulbildung", "studium", "formation", "formations",
    "etudes", "diplomes", "educacion", "estudios", "formacion", "academica", "formacao",
    "educacao", "istruzione", "formazione", "wyksztalcenie", "opleiding", "opleidingen",
    "degrees", "schooling", "scolarite", "titulos", "school", "schools", "schule", "schul",
    "berufsausbildung", "schulausbildung", "utdanning", "utbildning", "uddannelse",
];

/// Over skills.
#[rustfmt::skip]
pub(in super::super) const SKILLS: &[&str] = &[
    "skill", "skills", "informatique", "informatica", "competencies", "competences", "competence",
    "competency", "expertise",
    "proficiencies", "strengths", "technologies", "tools", "toolbox", "software", "skillset",
    "kenntnisse", "fahigkeiten", "fachkenntnisse", "kompetenzen", "edv", "fertigkeiten",
    "starken", "habilidades", "competencias", "aptitudes", "conocimientos", "destrezas",
    "competenze", "umiejetnosci", "vaardigheden", "capabilities", "savoir", "stack", "abilities",
    "proficiency", "literacy",
];

/// Over human languages.
#[rustfmt::skip]
pub(in super::super) const LANGUAGES: &[&str] = &[
    "language", "languages", "tongue", "tongues", "sprachen", "sprachkenntnisse", "fremdsprachen",
    "langues",
    "linguistiques", "idiomas", "lenguas", "lenguajes", "lingue", "jezyki", "talen", "linguas",
    "sprache",
];

/// Over links.
#[rustfmt::skip]
pub(in super::super) const LINKS: &[&str] = &[
    "links", "online", "web", "website", "websites", "profiles", "liens", "enlaces", "internet",
    "linkedin", "github", "webseiten",
];

/// Over other parts, whatever else their headings say ("Volunteer experience").
#[rustfmt::skip]
pub(in super::super) const ELSEWHERE: &[&str] = &[
    "volunteer", "volunteering", "voluntary", "project", "projects", "projekte", "projets",
    "proyectos", "summary", "objective", "objectives", "profile", "profil", "perfil", "goals",
    "statement", "highlights", "overview", "ehrenamt", "benevolat", "voluntariado", "bar",
    "community", "extracurricular", "development", "weiterbildung", "weiterbildungen", "samples",
    "publications", "speaking",
    "scholarships", "scholarship", "grants", "talks", "patent", "thesis", "dissertation",
    "conferences", "conference", "auszeichnungen", "zertifikate", "publikationen",
    "mitgliedschaften", "veroffentlichungen", "certificats", "distinctions", "prix",
    "certificaciones", "publicaciones", "premios", "zusatzqualifikationen", "fortbildung",
    "availability", "military", "accreditations", "credentials", "declaration", "kurzprofil",
    "resumen", "extracto", "zusammenfassung", "sonstiges", "verschiedenes", "divers", "other",
    "misc", "wehrdienst", "zivildienst", "testimony", "signature",
];

/// Over what a person likes.
#[rustfmt::skip]
pub(in super::super) const INTERESTS: &[&str] = &[
    "interests", "hobbies", "interessen", "hobbys", "loisirs", "interets", "intereses",
    "dinteret", "dinterets", "aficiones", "passions", "pastimes", "freizeit",
];

/// What else stands in headings.
#[rustfmt::skip]
pub(in super::super) const OTHER: &[&str] = &[
    "history", "mother", "centres", "centre", "top", "known", "record", "chronology", "relevant",
    "related",
    "legal", "sales", "clinical",
    "industry", "earlier", "previous", "past", "prior", "early", "current", "further", 
    "computer", "it", "ict", "digital", "soft", "hard", "personal", "interpersonal", "special",
    "working", "spoken", "foreign", "knowledge", "area", "areas", "field", "fields",
    "fachliche", "personliche", "berufliche", "beruflicher", "berufliches", "akademische",
    "akademischer", "schulische", "schulischer", "universitare", "sonstige", "weitere",
    "besondere", "technische", "professionnel", "professionnelle", "professionnels",
    "professionnelles", "academique", "academiques", "techniques", "informatiques", "faire",
    "etre", "cles", "profesionales", "tecnicas", "informaticas", "academicas", "complementaria",
    "complementarias", "extranjeras", "others", "additional", "autres", "otros",
    "references", "admission", "admissions", "sales",
    "invited", "honors",
    "honours", "press", "engagement",
    
    
    "publications", "continuing", "professional", "commercial", "functional", "at",
    "glance", "am", "auf", "einen", "blick", "practical",
    "paid", 
    "sprachliche", "essential", "frameworks", "platforms", "systems", "programming", "methods",
    "soziale", "laborales", "zur", "person", "uber", "mich", "a", "propos", "sobre", "mi",
    
    "hobby", "legale", "juridique",
    "juristische", "personales", "etat", "civil", "moi", 
];

/// Words that head a part in one resume and are a skill in the next.
#[rustfmt::skip]
pub(in super::super) const SKILL_TOO: &[&str] = &[
    "research", "leadership", "teaching", "training", "service", "community", "project",
    "projects", "presentations", "social", "technical", "volunteer", "volunteering", "coursework",
    "development", "sales", "legal", "systems", "programming", "speaking", "web", "internet",
    "digital", "computer", "knowledge", "tools", "practice", "expertise", "commercial",
    "publications", "office", "presentation", "software", "online", "work",
];

/// Labels among skills over things that are none.
#[rustfmt::skip]
pub(in super::super) const NO_SKILLS: &[&str] = &[
    "certification", "certifications", "certificate", "certificates", "licenses", "licences",
    "license", "awards", "honors", "honours", "memberships", "membership", "affiliations",
    "publications", "volunteer", "volunteering", "courses", "coursework", "training",
    "trainings", "projects", "zertifikate", "certificats", "certificaciones", "activities",
    "availability", "fuhrerschein", "permis", "carnet", "weiterbildung", "admissions",
    "achievements", "contact", "references", "nationality", "visa",
];
