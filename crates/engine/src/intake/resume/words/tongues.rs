//! Human languages by their names, and words for how well one knows something: folded.

/// Languages, in English, German, French, Spanish and their own names.
#[rustfmt::skip]
pub(in super::super) const LANGUAGES: &[&str] = &[
    "english", "german", "french", "spanish", "italian", "portuguese", "dutch", "flemish",
    "polish", "czech", "slovak", "slovene", "slovenian", "hungarian", "romanian", "moldovan",
    "bulgarian", "greek", "turkish", "danish", "swedish", "norwegian", "finnish", "icelandic",
    "estonian", "latvian", "lithuanian", "ukrainian", "russian", "belarusian", "serbian",
    "croatian", "bosnian", "macedonian", "albanian", "montenegrin", "irish", "gaelic", "welsh",
    "scots", "breton", "catalan", "basque", "galician", "maltese", "luxembourgish", "yiddish",
    "hebrew", "arabic", "persian", "farsi", "dari", "pashto", "kurdish", "urdu", "hindi",
    "bengali", "bangla", "punjabi", "gujarati", "marathi", "tamil", "telugu", "kannada",
    "malayalam", "sinhala", "sinhalese", "nepali", "sanskrit", "odia", "assamese", "konkani",
    "chinese", "mandarin", "cantonese", "taiwanese", "hokkien", "shanghainese", "japanese",
    "korean", "vietnamese", "thai", "lao", "khmer", "burmese", "malay", "indonesian", "tagalog",
    "filipino", "cebuano", "ilocano", "javanese", "mongolian", "tibetan", "kazakh", "uzbek",
    "azerbaijani", "azeri", "armenian", "georgian", "turkmen", "kyrgyz", "tajik", "uyghur",
    "swahili", "kiswahili", "yoruba", "igbo", "hausa", "fulani", "twi", "akan", "ewe", "wolof",
    "bambara", "lingala", "kinyarwanda", "kirundi", "luganda", "kikuyu", "luo", "somali",
    "amharic", "tigrinya", "oromo", "zulu", "isizulu", "xhosa", "isixhosa", "afrikaans", "sotho",
    "tswana", "shona", "malagasy", "berber", "latin", "esperanto", "hawaiian", "samoan", "maori",
    "tongan", "quechua", "guarani", "nahuatl", "navajo", "creole", "kreyol", "patois", "papiamento",
    "asl", "sign", "lsf", "bsl", "hmong", "romani",
    "englisch", "deutsch", "franzosisch", "spanisch", "italienisch", "portugiesisch",
    "niederlandisch", "polnisch", "tschechisch", "ungarisch", "rumanisch", "bulgarisch",
    "griechisch", "turkisch", "danisch", "schwedisch", "norwegisch", "finnisch", "ukrainisch",
    "russisch", "serbisch", "kroatisch", "bosnisch", "albanisch", "irisch", "hebraisch",
    "arabisch", "persisch", "kurdisch", "chinesisch", "mandarin", "japanisch", "koreanisch",
    "vietnamesisch", "latein", "slowakisch", "slowenisch", "thailandisch", "mazedonisch",
    "anglais", "allemand", "francais", "espagnol", "italien", "portugais", "neerlandais",
    "polonais", "tcheque", "hongrois", "roumain", "bulgare", "grec", "turc", "danois", "suedois",
    "norvegien", "finnois", "ukrainien", "russe", "serbe", "croate", "irlandais", "hebreu",
    "arabe", "persan", "chinois", "japonais", "coreen", "vietnamien", "hindi", "catalan",
    "ingles", "aleman", "frances", "espanol", "castellano", "italiano", "portugues", "holandes",
    "neerlandes", "polaco", "checo", "hungaro", "rumano", "bulgaro", "griego", "turco", "danes",
    "sueco", "noruego", "finlandes", "ucraniano", "ruso", "serbio", "croata", "irlandes",
    "hebreo", "chino", "japones", "coreano", "vietnamita", "gallego", "euskera", "vasco",
    "inglese", "tedesco", "francese", "spagnolo", "portoghese", "russo", "cinese", "giapponese",
    "arabo", "angielski", "niemiecki", "francuski", "hiszpanski", "polski", "rosyjski", "wloski",
    "engels", "duits", "frans", "spaans", "nederlands", "pools", "alemao", "espanhol", "inges",
];

/// Words that a language's name has beside it ("Brazilian Portuguese").
#[rustfmt::skip]
pub(in super::super) const VARIETIES: &[&str] = &[
    "american", "british", "brazilian", "european", "swiss", "mexican", "latin", "modern",
    "classical", "standard", "mandarin", "levantine", "egyptian", "moroccan", "haitian",
    "canadian", "austrian", "ancient", "scottish", "cape", "nigerian", "iraqi",
];

/// Words for how well one knows something.
#[rustfmt::skip]
pub(in super::super) const LEVELS: &[&str] = &[
    "native", "fluent", "fluently", "bilingual", "proficient", "proficiency", "advanced",
    "intermediate", "basic", "basics", "beginner", "elementary", "conversational", "working",
    "professional", "limited", "full", "mother", "tongue", "expert", "good", "excellent", "very",
    "strong", "novice", "competent", "familiar", "familiarity", "level", "upper", "lower", "pre",
    "a1", "a2", "b1", "b2", "c1", "c2", "years", "year", "yrs", "yr", "reading", "writing",
    "speaking", "spoken", "written", "speaker", "knowledge", "skills", "experienced", "experience",
    "muttersprache", "muttersprachlich", "muttersprachler", "fliessend", "verhandlungssicher",
    "grundkenntnisse", "gut", "gute", "sehr", "kenntnisse", "fortgeschritten", "niveau", "wort",
    "schrift", "in", "and", "und", "et", "y", "langue", "maternelle", "courant", "bilingue",
    "intermediaire", "avance", "debutant", "scolaire", "notions", "lu", "ecrit", "parle",
    "nativo", "nativa", "materna", "lengua", "fluido", "avanzado", "intermedio", "basico",
    "principiante", "alto", "medio", "bajo", "nivel", "madrelingua", "fluente", "avancado",
    "daily", "use", "some", "business", "technical", "solid", "certified", "skilled", "or",
    "of", "the", "near", "nearly", "plus", "cefr", "gcse", "a", "hsk", "jlpt", "n1", "n2", "n3",
    "verhandlungssichere", "erweitert", "confirme", "maitrise", "experto", "experte", "more",
    "moderate", "fair", "competency", "grundlagen", "anfanger", "moedertaal", "vloeiend",
    "courante", "limitado", "profesional", "completa", "competencia", "professionnel", "complet",
    "capacity", "legal", "heritage", "background", "first", "second", "language",
];
