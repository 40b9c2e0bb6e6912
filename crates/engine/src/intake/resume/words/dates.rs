//! Words of dates: folded, in the languages resumes here are written in.

/// The months, each with its names and short forms.
#[rustfmt::skip]
pub(in super::super) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio",
      "janeiro", "januari", "styczen", "stycznia"],
    &["february", "feb", "febr", "februar", "fevrier", "fevr", "fev", "febrero", "febbraio",
      "fevereiro", "februari", "luty", "lutego"],
    &["march", "mar", "marz", "mrz", "mars", "marzo", "marco", "maart", "marzec", "marca"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwiecien", "kwietnia"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "maj", "maja"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho", "czerwiec", "czerwca"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "julho", "lipiec", "lipca"],
    &["august", "aug", "aout", "agosto", "ago", "augustus", "sierpien", "sierpnia"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre",
      "setembro", "wrzesien", "wrzesnia"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro",
      "pazdziernik", "pazdziernika"],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopad", "listopada"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre",
      "dezembro", "grudzien", "grudnia"],
];

/// Parts of a year.
#[rustfmt::skip]
pub(in super::super) const SEASONS: &[&str] = &[
    "spring", "summer", "fall", "autumn", "winter", "fruhjahr", "fruhling", "sommer", "herbst",
    "sommersemester", "wintersemester", "printemps", "ete", "automne", "hiver", "primavera",
    "verano", "otono", "invierno", "ss", "ws", "sose", "wise", "michaelmas", "hilary", "trinity",
];

/// What stands for today.
#[rustfmt::skip]
pub(in super::super) const PRESENT: &[&str] = &[
    "present", "current", "currently", "now", "today", "ongoing", "heute", "jetzt", "laufend",
    "aktuell", "gegenwart", "actuel", "actuellement", "aujourdhui", "actual", "actualmente",
    "actualidad", "presente", "hoy", "oggi", "attuale", "atual", "obecnie", "heden", "date",
    "continuing",
];

/// Words between the two ends of a span of time.
#[rustfmt::skip]
pub(in super::super) const UNTIL: &[&str] = &[
    "to", "until", "till", "til", "through", "thru", "bis", "a", "al", "au", "hasta", "jusque",
    "tot", "do", "y", "and", "und", "et",
];

/// Words before a beginning without an end.
pub(in super::super) const SINCE: &[&str] = &["since", "seit", "depuis", "desde", "dal", "od"];

/// Words before an end without a beginning.
#[rustfmt::skip]
pub(in super::super) const BEFORE_END: &[&str] = &["until", "till", "bis", "hasta", "jusque"];

/// Words before an end that is still to come.
#[rustfmt::skip]
pub(in super::super) const AHEAD: &[&str] = &[
    "expected", "anticipated", "estimated", "est", "projected", "voraussichtlich", "vsl",
    "planned", "prevu", "previsto", "prevista",
];
