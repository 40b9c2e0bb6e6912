//! Words of degrees and schools: folded, dots gone.

/// Degrees by their letters.
#[rustfmt::skip]
pub(in super::super) const DEGREE_LETTERS: &[&str] = &[
    "jd", "llb", "llm", "lld", "sjd", "jsd", "jm", "phd", "dphil", "md", "do", "dds", "dmd",
    "edd", "psyd", "pharmd", "dnp", "dpt", "dvm", "bsn", "msn", "adn", "asn", "mba", "emba",
    "mpa", "mph", "mpp", "msw", "bsw", "ba", "bs", "bsc", "bcom", "bcomm", "beng", "btech", "be",
    "ma", "ms", "msc", "meng", "mtech", "med", "mfa", "bfa", "mphil", "mres", "bba", "bbm",
    "bed", "aa", "as", "aas", "aos", "ab", "sb", "sm", "am", "mag", "dea", "dess", "dut", "bts",
    "deug", "hnd", "hnc", "ged", "mim", "mca", "bca", "mcom", "bbs", "gdl", "capa", "ing", "lpc",
    "bptc", "bvc", "pgce", "pgdip", "bmus", "mmus", "barch", "march", "mdiv", "mla", "mpharm",
    "bpharm", "mbbs", "mbchb", "bds", "llbhons", "bahons", "bschons", "msci", "dipling",
    "diplkfm", "diplinf", "dipljur", "diplpsych", "dring", "drjur", "dsc", "scd", "bas", "mst",
    "mps", "mha", "mhsa", "mmath", "mbs", "bsba", "bsee", "msee", "bsme", "bscs",
    "mscs", "mpharm", "alm", "alb", "bpsych", "grado", "ll b", "ll m", "vwo", "havo",
    "hbo", "mbo", "frcs", "mrcs", "mrcp", "frca", "frcp",
    "nvq", "btec", "gnvq", "btecs", "nqf",
    "dnb", "cap", "bep", "deust", "dcg", "dscg", "efz",
    "basc", "bsocsc", "bmath", "bscn", "bcl", "masc", "mssc", "bfin", "bhsc", "mlitt", "bn", "mn",
    "bcs", "bdes", "mdes", "barts", "mgr", "bc", "mudr", "judr", "rndr", "phdr", "mvdr", "cand",
    "inz", "bvsc", "bpod", "mchem", "mphys", "mcs", "mis", "mlis", "mls", "bsed", "beed", "ded",
    "dba", "dma", "mm", "bm", "mat", "mhr", "mfin", "bsit", "mspt", "otd", "bsrn",
];

/// Degrees by their words.
#[rustfmt::skip]
pub(in super::super) const DEGREE_WORDS: &[&str] = &[
    "bachelor", "bachelors", "master", "masters", "doctor", "doctorate", "doctoral", "juris",
    "associate", "associates", "diploma", "diplom", "diplome", "magister", "staatsexamen",
    "staatsprufung", "licence", "license", "licenciatura", "licenciado", "licenciada", "maitrise",
    "doctorat", "doctorado", "laurea", "mestrado", "bacharelado", "degree", "baccalaureate",
    "baccalaureat", "abitur", "matura", "bachillerato", "maestria", "promotion", "diplomado",
    "grado", "mastere", "diplomingenieur", "fachabitur", "hochschulreife", "doktor", "lizentiat",
    "tecnico", "dottorato", "licencjat", "inzynier", "postgraduate", "habilitation", "abschluss",
    "fachhochschulreife", "gcses", "gcse",
    "schulabschluss", "hauptschulabschluss", "rechtsreferendariat", "examen", "alevels",
    "realschulabschluss", "undergraduate",
    "bac", "mestre", "bacharel", "tecnologo", "laureato", "perito", "maturita", "geometra",
    "propedeuse", "kandidat", "kandidatexamen", "magisterexamen", "masterexamen", "civilingenjor",
    "doctorando", "masterstudium", "technikerschule", "meisterbrief", "meisterprufung", "fachwirt",
    "gesellenbrief", "gesellenprufung", "facharbeiterbrief", "lehrabschluss", "vordiplom",
    "zwischenprufung", "highers", "nvqs", "btec",
    "fachausweis", "fahigkeitszeugnis", "efz",
    "magistra", "reifeprufung", "diplomstudium", "bakkalaureat", "bakkalaurea", "lizenziat",
    "berufsmatura", "berufsmaturitat", "maturitat", "studentereksamen", "vitnemal", "ylioppilas",
    "maisteri", "kandidaatti", "licentiate", "licentiaat", "doctorandus", "bakalar", "inzenyr",
    "magistr", "lisans", "laureata", "laureate", "especializacion", "especialista", "bachiller",
    "tecnicatura", "mastergrad", "bachelorgrad", "dipl", "professionsbachelor", "kandidatgrad",
    "volksschulabschluss", "lehrabschlussprufung", "meisterprufung",
];

/// Words beside which a degree's word is none.
#[rustfmt::skip]
pub(in super::super) const NO_DEGREE: &[&str] = &[
    "thesis", "dissertation", "certificate", "certification", "certified", "advisor", "adviser",
    "gpa", "courses", "course", "coursework", "relevant", "minor", "scholarship", "scholar",
    "fellow", "fellowship", "award", "awarded", "prize", "dean", "list", "honor", "honors",
    "honours", "society", "member", "club", "team", "captain", "president", "editor", "review",
    "journal", "zertifikat", "lehrgang", "seminar", "workshop", "license", "licensed", "admitted",
    "admission", "abroad", "exchange", "visiting", "teacher", "supervisor", "thema", "note",
    "focus", "major", "magna", "summa", "cum", "laude", "class", "rank", "ranked", "schwerpunkt",
    "mention", "assistant", "degrees", "driver", "drivers", "driving",
];

/// Words of a line that tells of a stay at a school and of no degree.
#[rustfmt::skip]
pub(in super::super) const STAYS: &[&str] = &[
    "exchange", "abroad", "visiting", "erasmus", "semester", "auslandssemester", "austausch",
    "echange", "intercambio", "certificate", "certification", "zertifikat", "certificat",
    "certificado", "course", "courses", "workshop", "fellowship", "scholarship",
];

/// Words that schools' names have.
#[rustfmt::skip]
pub(in super::super) const SCHOOL: &[&str] = &[
    "university", "univ", "universitat", "universite", "universidad", "universita",
    "universidade", "uniwersytet", "universiteit", "universitet", "uni", "college", "school",
    "institute", "institut", "instituto", "istituto", "academy", "akademie", "academie",
    "academia", "hochschule", "fachhochschule", "polytechnic", "polytechnique", "politecnico",
    "politecnica", "politechnika", "polytechnische", "ecole", "escuela", "colegio", "lycee",
    "gymnasium", "conservatory", "conservatoire", "seminary", "tu", "th", "fh", "eth", "mit",
    "ucla", "usc", "nyu", "suny", "cuny", "caltech", "epfl", "insead", "hec", "iese", "lse",
    "kit", "rwth", "lmu", "ucl", "iit", "iim", "ucsd", "ucsb", "uc", "sorbonne", "faculty",
    "fakultat", "faculte", "facultad", "liceo", "escola", "realschule", "gesamtschule", "schule",
    "oberlandesgericht", "landgericht", "berufsschule", "berufskolleg", "iut", "inns", "bootcamp",
    "kolleg",
    "colleges", "hogeschool", "hogskola", "hogskolan", "skole", "skola", "ies", "universitesi",
    "universitatea", "liceul", "yliopisto", "ammattikorkeakoulu", "cegep", "tafe", "schulzentrum",
    "lyceum", "lyzeum", "insa", "iiser", "ens", "kings", "upenn", "ut", "sup", "handelsschule",
    "technikum",
    "coleg", "ysgol", "scoil", "scuola", "ecoles", "seminario", "conservatorio", "conservatorium",
    "conservatori", "univerzita", "egyetem", "universitetet", "lise", "lisesi", "polytechnikum",
    "kunsthochschule", "musikhochschule", "berufsakademie", "duale", "volksschule", "grundschule",
    "hauptschule", "oberschule", "mittelschule", "wirtschaftsschule", "schulen", "ntnu", "kth",
    "itmo", "hku", "nus", "ntu", "iisc", "bits", "nit", "xlri", "fgv", "puc", "usp", "unicamp",
    "unam", "itesm", "unab", "uba", "eafit", "epitech", "essec", "escp", "edhec", "ensae",
    "centrale", "cnam", "ifp", "tum", "htw", "haw", "dhbw", "zhaw", "fhnw", "hsg", "wu", "bfh",
    "kuleuven", "ecampus", "gymnasiet", "gymnasieskola", "skolen", "seminariet", "beroepsonderwijs",
    "roc", "vakschool", "ambachtsschule", "middelbare",
    "hogskolen", "hogskulen", "ied", "iulm", "bicocca", "cattolica", "bocconi", "luiss",
    "accademia",
    "vidyalaya", "vidyapeeth", "mahavidyalaya", "scholengemeenschap", "btu", "fau", "rptu", "ovgu",
    "ufpr", "ufrj", "ufmg", "ufsc", "unesp", "handelsakademie", "lehranstalt", "hogere",
    "yrkeshogskolan", "folkhogskolan", "liceum", "lukio", "scoala", "folkeskole", "videregaende",
    "studiecentrum", "wyzsza",
];

/// States whose universities name their town behind a comma.
#[rustfmt::skip]
pub(in super::super) const CAMPUS_STATES: &[&str] = &[
    "university of california", "university of texas", "university of wisconsin",
    "university of north carolina", "university of illinois", "university of michigan",
    "university of massachusetts", "university of maryland", "university of colorado",
    "university of nebraska", "university of missouri", "university of minnesota",
    "california state university", "indiana university", "university of tennessee",
    "university of alabama", "university of hawaii", "university of nevada",
];

/// Labels of schools and degrees in tables and forms.
#[rustfmt::skip]
pub(in super::super) const LABELS: &[&str] = &[
    "school", "university", "college", "institution", "institute", "organisation", "organization",
    "degree", "qualification", "title of qualification awarded", "qualification awarded", "title",
    "name of institution", "name and type of organisation", "hochschule", "universitat",
    "abschluss", "schule", "ecole", "diplome", "universite", "universidad", "titulo", "centro",
    "course", "program", "programme", "year", "date", "dates",
    "curso", "estudios", "anno", "periodo", "titolo", "istituto", "escola", "qualifica", "jahr",
    "jahre", "zeitraum", "examination", "exam", "board", "marks", "percentage", "cgpa", "grade",
    "years", "period", "titulo de la cualificacion obtenida", "titulo da qualificacao obtida",
    "designacao da qualificacao atribuida", "nome da organizacao de ensino",
    "intitule du certificat ou diplome delivre", "nom de letablissement",
    "bezeichnung der erworbenen qualifikation", "name und art der bildungseinrichtung",
    "nombre y tipo de la organizacion que ha impartido la formacion",
    "titolo della qualifica rilasciata",
    "nome e tipo dorganizzazione erogatrice dellistruzione e formazione", "principal subjects",
    "course of study", "field of study", "year completed", "year of passing",
    "level in national classification",
    "name and type of organisation providing education and training",
    "organisation providing education and training", "school name", "college name",
    "school university", "degree diploma", "datum", "institution name",
];

/// Letters of degrees that have a subject, which may stand behind a comma.
#[rustfmt::skip]
pub(in super::super) const WITH_SUBJECT: &[&str] = &[
    "ba", "bs", "bsc", "ma", "ms", "msc", "phd", "bba", "ab", "aa", "as", "aas", "beng", "meng",
    "btech", "mtech", "bfa", "mfa", "be", "dphil", "mphil", "diploma", "bachelor", "master",
    "bachelors", "masters", "bachelor of arts", "bachelor of science", "master of arts",
    "master of science", "associate of arts", "associate of science", "doctor of philosophy",
    "bachelors degree", "masters degree", "associates degree", "associate degree", "licence",
    "bachelor degree", "master degree", "diplom", "ing",
];

/// What begins a degree that words alone do not tell: certificates of schools.
#[rustfmt::skip]
pub(in super::super) const DEGREE_PHRASES: &[&str] = &[
    "higher secondary certificate", "higher secondary", "senior secondary",
    "leaving certificate", "school leaving certificate", "secondary school certificate",
    "general certificate of secondary",
    "mittlere reife", "mittlerer bildungsabschluss", "mittlerer schulabschluss", "ausbildung zum",
    "ausbildung zur", "ausbildung als", "lehre als", "lehre zum", "lehre zur", "ciclo formativo",
    "curso profissional", "curso tecnico", "formacion profesional", "city guilds",
    "city and guilds", "class x", "class xii", "leaving cert",
    "high school diploma", "brevet de technicien", "brevet des colleges",
    "certificat daptitude professionnelle", "titre professionnel", "grado superior", "grado medio",
    "tecnico superior", "umschulung zum", "umschulung zur", "certificado de profesionalidad",
    "national diploma", "higher national", "advanced level", "ordinary level",
    "o level", "o levels",
    "brevet federal", "brevet professionnel", "eidg fahigkeitszeugnis",
    "eidgenossisches fahigkeitszeugnis", "year 12", "year 11", "grade 12", "form 6",
    "sixth form", "abitur", "victorian certificate",
    "kandidatexamen",
];

/// What makes a degree of a certificate, wherever it stands.
pub(in super::super) const OF_SCHOOLS: &[&str] =
    &["certificate of secondary education", "certificate of education"];

/// Doctors as German universities make them.
#[rustfmt::skip]
pub(in super::super) const DOCTORS: &[&str] = &[
    "dr rer ", "dr phil", "dr med", "dr iur", "dr jur", "dr oec", "dr ing", "dr sc ",
];

/// Words in which a degree ends that says no subject yet.
#[rustfmt::skip]
pub(in super::super) const GENERAL: &[&str] = &[
    "arts", "science", "sciences", "engineering", "philosophy", "technology", "management",
    "commerce", "education", "administration", "candidate", "diploma", "degree", "nat", "pol",
    "studies", "certificate",
];

/// Words of grades behind a degree, which are no subject.
#[rustfmt::skip]
pub(in super::super) const GRADES: &[&str] = &[
    "distinction", "merit", "first", "upper", "lower", "second", "third", "grade", "hons", "pass",
    "valedictorian", "salutatorian", "with", "honor", "expected", "ongoing", "abgeschlossen",
];

/// Letters of degrees of a trade, which name it.
pub(in super::super) const TRADES_OF: &[&str] = &["bts", "dut", "cap", "bep", "nvq", "but"];

/// What begins the name of a training in a firm.
#[rustfmt::skip]
pub(in super::super) const APPRENTICESHIPS: &[&str] = &[
    "ausbildung zum ", "ausbildung zur ", "ausbildung als ", "lehre als ", "lehre zum ",
    "lehre zur ", "umschulung zum ", "umschulung zur ", "berufsausbildung ",
];

/// Words behind certificates of schools that only say in what, and how well.
#[rustfmt::skip]
pub(in super::super) const TAILS: &[&str] =
    &[" including ", " incl ", " incl. ", " grades ", " grade ", " (including ", " at grade", ": "];

/// Words of schools that are written small behind their town: "Göteborgs universitet".
#[rustfmt::skip]
pub(in super::super) const SMALL_SCHOOL: &[&str] = &[
    "universitet", "hogskola", "hogskole", "univerzita", "egyetem", "yliopisto", "gymnasium",
    "folkhogskola", "universitetas", "skola", "ulikool", "fakulta",
];

/// Degrees that are written small.
pub(in super::super) const SMALL_DEGREE: &[&str] = &["magister", "licencjat", "inzynier", "laurea"];

/// Certificates.
#[rustfmt::skip]
pub(in super::super) const CERTIFICATES: &[&str] = &[
    "certificate", "certificat", "certificado", "certificato", "zertifikat", "certificaat",
];

/// Words that may follow a certificate's: in what, and of what rank.
#[rustfmt::skip]
pub(in super::super) const CERTIFICATE_IN: &[&str] = &[
    "in", "of", "for", "i", "ii", "iii", "iv", "level", "program", "programme", "en", "de", "fur",
    "als", "di", "em",
];

/// Words of certificates that only say that somebody was there.
#[rustfmt::skip]
pub(in super::super) const ATTENDED: &[&str] = &[
    "completion", "attendance", "participation", "appreciation", "achievement", "merit",
    "recognition", "excellence", "aid", "cpr", "safety", "thesis", "birth",
];

/// Words of places of learning that firms have as well.
#[rustfmt::skip]
pub(in super::super) const INSTITUTIONS: &[&str] = &[
    "center", "centre", "centro", "zentrum", "institute", "training", "studies", "campus",
    "conservatory", "academy", "guild", "apprenticeship", "schulzentrum", "bildungszentrum",
];

/// Certificates of schools by their letters, which count as those in words do.
pub(in super::super) const SCHOOL_LETTERS: &[&str] = &["hsc", "sslc", "ssc", "icse"];
