//! Words of dates: folded, in the languages resumes here are written in.

/// The months, each with its names and short forms.
#[rustfmt::skip]
pub(in super::super) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
      "janeiro", "januari", "styczen", "stycznia", "sty", "leden", "ledna", "ianuarie", "ocak"],
    &["february", "feb", "febr", "februar", "feber", "fevrier", "fevr", "fev", "febrero",
      "febbraio", "fevereiro", "februari", "luty", "lutego", "lut", "unor", "unora", "februarie",
      "subat"],
    &["march", "mar", "marz", "mrz", "mars", "marzo", "marco", "maart", "mrt", "marzec", "marca",
      "brezen", "brezna", "martie", "mart", "marts", "marcius"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwiecien", "kwietnia", "kwi",
      "duben", "dubna", "aprilie", "nisan", "aprilis"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "maja", "kveten", "kvetna",
      "mayis", "majus"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwiec", "czerwca",
      "cze", "cerven", "cervna", "iunie", "haziran", "junius"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipiec",
      "lipca", "lip", "cervenec", "cervence", "iulie", "temmuz", "julius"],
    &["august", "aug", "aout", "agosto", "ago", "augustus", "augusti", "sierpien", "sierpnia",
      "sie", "srpen", "srpna", "agustos", "augusztus"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre",
      "setembro", "set", "wrzesien", "wrzesnia", "wrz", "zari", "septembrie", "eylul",
      "szeptember"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro",
      "out", "pazdziernik", "pazdziernika", "paz", "rijen", "rijna", "octombrie", "ekim"],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopad", "listopada", "lis",
      "listopadu", "noiembrie", "kasim"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre",
      "dezembro", "desember", "des", "grudzien", "grudnia", "gru", "prosinec", "prosince",
      "decembrie", "aralik"],
];

/// Parts of a year.
#[rustfmt::skip]
pub(in super::super) const SEASONS: &[&str] = &[
    "spring", "summer", "fall", "autumn", "winter", "fruhjahr", "fruhling", "sommer", "herbst",
    "sommersemester", "wintersemester", "printemps", "ete", "automne", "hiver", "primavera",
    "verano", "otono", "invierno", "ss", "ws", "sose", "wise", "michaelmas", "hilary", "trinity",
    "estate", "autunno", "inverno", "verao", "outono", "zomer", "herfst", "lente", "voorjaar",
    "sommar", "host", "hosten", "forar", "efterar", "sommeren", "lato", "jesien", "zima", "wiosna",
    "wintersem", "sommersem",
];

/// What stands for today.
#[rustfmt::skip]
pub(in super::super) const PRESENT: &[&str] = &[
    "present", "current", "currently", "now", "today", "ongoing", "heute", "jetzt", "laufend",
    "aktuell", "gegenwart", "actuel", "actuellement", "aujourdhui", "actual", "actualmente",
    "actualidad", "presente", "hoy", "oggi", "attuale", "atual", "obecnie", "heden", "date",
    "continuing",
    "nu", "dnes", "teraz", "prezent", "jelenleg", "halen", "attualmente", "presentemente",
    "aktuelt", "navaerende", "atualmente", "atualidade", "andauernd", "dato", "idag",
    "momento", "moment", "fecha", "hoje", "maintenant", "pagaende", "tillsvidare", "lopande",
    "igangvaerende", "devam", "nuvarande",
];

/// Words between the two ends of a span of time.
#[rustfmt::skip]
pub(in super::super) const UNTIL: &[&str] = &[
    "to", "until", "till", "til", "through", "thru", "bis", "a", "al", "au", "hasta", "jusque",
    "tot", "do", "y", "and", "und", "et",
    "ate", "fino", "dan", "och", "og",
];

/// Words before a beginning without an end.
pub(in super::super) const SINCE: &[&str] = &[
    "since", "seit", "depuis", "desde", "dal", "od", "sinds", "sedan", "siden", "dalla", "dall",
    "partir",
];

/// Words before an end without a beginning.
#[rustfmt::skip]
pub(in super::super) const BEFORE_END: &[&str] = &["until", "till", "bis", "hasta", "jusque"];

/// Words before an end that is still to come.
#[rustfmt::skip]
pub(in super::super) const AHEAD: &[&str] = &[
    "expected", "anticipated", "estimated", "est", "projected", "voraussichtlich", "vsl",
    "planned", "prevu", "previsto", "prevista",
    "graduating", "completion", "verwacht", "graduation",
];

/// Two words that stand for today.
#[rustfmt::skip]
pub(in super::super) const PRESENT_PAIRS: &[(&str, &str)] = &[
    ("in", "corso"), ("en", "curso"), ("em", "curso"), ("en", "cours"), ("in", "progress"),
    ("i", "dag"), ("idag", "dato"), ("w", "trakcie"), ("do", "chwili"), ("ad", "oggi"),
    ("dags", "dato"), ("this", "day"), ("this", "date"), ("ce", "jour"),
];
