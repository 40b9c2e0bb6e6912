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
    "berufsweg", "berufspraktische", "berufspraktika",
    "arbeitsverhaltnisse", "anstellung", "praktikum", "praktische", "loopbaan",
    "werkervaringen", "arbeidservaring", "werkgeschiedenis", "beroepservaring",
    "lavoro", "emprego", "zatrudnienie",
    "kariera", "erfarenhet", "erfaring", "anstallningar", "arbetslivserfarenheter", "joberfaring",
    "beskaeftigelse", "praxe", "zamestnani", "iskustvo", "deneyim", "deneyimi", "tyokokemus",
    "engagements", "assignments", "traineeships", "apprenticeship", "apprenticeships",
    "employments", "mandats", "trabajo", "trabajos", "puestos", "empleos",
    "erfahrung", "erfahrungen", "berufserfahrungen",
    "laufbahn", "berufslaufbahn",
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
    "schulen", "ausbildungsweg", "studienverlauf", "schullaufbahn", "studier", "studie", "studi",
    "titoli", "academico", "academicas", "escolaridade", "estudos", "educaciones", "edukacja",
    "vzdelani", "egitim", "koulutus", "obrazovanje", "uddannelser", "utbildningar", "onderwijs",
    "scholing", "escolar", "cursus", "schooldiplomas",
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
    "informatiche", "informatiques", "capacita", "abilita", "aptidoes", "conhecimentos",
    "qualidades", "informatikkenntnisse", "computerkenntnisse", "itkenntnisse", "fachkompetenz",
    "softwarekenntnisse", "programmierkenntnisse", "computervaardigheden", "itvaardigheden",
    "vaardigheid", "ferdigheter", "fardigheter", "faerdigheder", "kompetenser", "kompetencer",
    "znalosti", "dovednosti", "beceriler", "beceri", "logiciels", "outils",
    "herramientas", "ferramentas", "werkzeuge", "tech",
    "kwalifikacje", "kompetencje",
    "kunskaper", "datorkunskaper", "itkunskaper",
];

/// Over human languages.
#[rustfmt::skip]
pub(in super::super) const LANGUAGES: &[&str] = &[
    "language", "languages", "tongue", "tongues", "sprachen", "sprachkenntnisse", "fremdsprachen",
    "langues",
    "linguistiques", "idiomas", "lenguas", "lenguajes", "lingue", "jezyki", "talen", "linguas",
    "sprache",
    "idioma", "lingua", "linguistiche", "linguisticas", "linguistica", "talenkennis",
    "taalvaardigheid", "taalvaardigheden", "sprak", "sprakkunskaper", "sprog", "sprogkundskaber",
    "sprakkunnskaper", "jazyky", "jazykove", "diller", "dil", "yabanci", "limbi", "straine",
    "straniere", "fremdsprachenkenntnisse", "taal", "kielitaito", "jezici", "lengua", "langue",
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
    "nebenkurse", "fellowships", "fellowship", "funding", "stipendien", "stipendium", "preise",
    "prize", "prizes", "memberships", "membership", "affiliations", "papers", "lectures",
    "vortrage", "corsi", "cursos", "certificati", "certificacoes",
    "licences", "licenses", "licensure", "permits", "rijbewijs",
    "nevenactiviteiten", "ehrenamtliches", "ehrenamtliche", "freiwilligenarbeit",
    "vrijwilligerswerk", "volontariato", "voluntario", "frivilligt",
    "patents", "inventions", "exhibitions", "ausstellungen", "expositions",
    "clients", "relocation", "pubblicazioni", "publicacoes", "premi", "riconoscimenti",
    "onderscheidingen", "awards", "honors", "honours", "lehrgange", "seminare", "workshops",
    "cursussen",
];

/// Over what a person likes.
#[rustfmt::skip]
pub(in super::super) const INTERESTS: &[&str] = &[
    "interests", "hobbies", "interessen", "hobbys", "loisirs", "interets", "intereses",
    "dinteret", "dinterets", "aficiones", "passions", "pastimes", "freizeit",
    "interessi", "hobby", "tempo", "libero", "passatempi", "interesses", "fritid",
    "fritidsintressen", "zainteresowania", "zajmy", "freizeitaktivitaten", "freizeitinteressen",
    "leisure",
];

/// What else stands in headings.
#[rustfmt::skip]
pub(in super::super) const OTHER: &[&str] = &[
    "history", "mother", "postgraduate", "vocational", "centres", "centre", "top", "known",
    "record", "chronology", "relevant",
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
    "informazioni", "ulteriori", "altre", "altri", "adicionais", "adicional", "complementares",
    "materna", "madre", "madrelingua", "materno", "relevante", "relevanter", "umgang", "overige",
    "digitale", "digitales", "digitali", "digitais", "tecniche", "tecnicos", "tecnologicas",
    "beruflichen", "professionali", "personali", "relationnelles", "organizzative", "academici",
    "ed", "sowie",
    "profissional", "profissionais", "aus", "berufs",
    "obce", "obcych", "jezykow",
    "progression", "path", "timeline", "milestones", "journey", "snapshot", "chronological",
    "narrative", "years", "trajectory", "recorrido", "hintergrund",
];

/// Words that head a part in one resume and are a skill in the next.
#[rustfmt::skip]
pub(in super::super) const SKILL_TOO: &[&str] = &[
    "research", "leadership", "teaching", "training", "service", "community", "project",
    "projects", "presentations", "social", "technical", "volunteer", "volunteering", "coursework",
    "development", "sales", "legal", "systems", "programming", "speaking", "web", "internet",
    "digital", "computer", "knowledge", "tools", "practice", "expertise", "commercial",
    "publications", "office", "presentation", "software", "online", "work", "learning",
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

/// Over the columns of tables of skills, languages and jobs.
#[rustfmt::skip]
pub(in super::super) const COLUMNS: &[&str] = &[
    "category", "technologies", "technology", "years", "years of experience", "level", "language",
    "languages", "skill", "skills", "proficiency", "rating", "period", "periods", "time", "from",
    "to", "dates", "date", "duration", "place", "location", "city", "country", "responsibilities",
    "description", "tools", "last used", "listening", "reading", "speaking", "writing",
    "spoken interaction", "spoken production", "understanding", "spoken", "written", "sprache",
    "niveau", "kenntnis", "kenntnisse", "zeitraum", "von", "bis", "ort", "langue", "lu", "parle",
    "ecrit", "idioma", "nivel", "hablado", "escrito", "lingua", "livello", "taal", "subject",
    "grade", "result", "results", "score", "board university", "mother tongue", "other languages",
    "software", "experience", "expertise", "marks", "division", "class", "nr", "no", "sl no",
];

/// Words in which longer ones end that head a part, as Germans and the Dutch join them:
/// "Programmierkenntnisse", "Computervaardigheden".
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "sprachkenntnisse", "fremdsprachen", "kenntnisse", "fahigkeiten", "kompetenzen",
    "fertigkeiten", "vaardigheden", "talenkennis", "ausbildung", "schulbildung", "weiterbildung",
    "berufserfahrung", "erfahrung", "werdegang", "werkervaring", "opleidingen", "kunnskaper",
    "kunskaper",
    "ferdigheter", "erfaring",
];

/// Returns the word that a joined word of headings turns on, or the word itself.
pub(in super::super) fn last_part(word: &str) -> &str {
    let end = ENDS.iter().find(|end| word.len() > end.len() && word.ends_with(**end));
    match end {
        Some(&"weiterbildung" | &"erfahrung") | None => word,
        Some(end) => &word[word.len() - end.len()..],
    }
}

/// First words of headings over jobs, whatever follows.
#[rustfmt::skip]
pub(in super::super) const OF_WORK: &[&str] = &[
    "berufliche", "beruflicher", "beruflich", "professional", "professionnelle", "profesional",
];

/// Headings over the job of today, whose words stand alone elsewhere.
#[rustfmt::skip]
pub(in super::super) const OF_TODAY: &[&str] = &[
    "present position", "current position", "present positions", "current positions",
    "present employment", "present role", "current role", "current appointment",
    "present appointment", "aktuelle position", "derzeitige position", "poste actuel",
    "puesto actual",
];

/// Headings in whole sentences, over jobs, schools, skills, languages and the address.
#[rustfmt::skip]
pub(in super::super) const SPOKEN_JOBS: &[&str] = &[
    "what ive done", "what i have done", "where ive worked", "where i have worked", "what i do",
    "where i worked", "was ich gemacht habe", "wo ich gearbeitet habe", "ce que jai fait",
];
#[rustfmt::skip]
pub(in super::super) const SPOKEN_STUDIES: &[&str] = &[
    "what i studied", "what ive studied", "where i studied", "where ive studied", "learning",
    "what ive learned", "where i learned it", "was ich gelernt habe", "ce que jai etudie",
];
#[rustfmt::skip]
pub(in super::super) const SPOKEN_SKILLS: &[&str] = &[
    "what im good at", "what i am good at", "what i can do", "what i know", "was ich kann",
    "ce que je sais faire", "things im good at", "good at",
];
#[rustfmt::skip]
pub(in super::super) const SPOKEN_LANGUAGES: &[&str] = &[
    "what i speak", "languages i speak", "i speak", "tongues", "was ich spreche", "je parle",
];
