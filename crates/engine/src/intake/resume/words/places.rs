//! Names of places as everybody knows them: folded. A place that is not among them is told by
//! its shape (a state, a zip code) or by what stands beside it.

/// States, provinces and territories in two capitals.
#[rustfmt::skip]
pub(in super::super) const STATE_CODES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN",
    "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH",
    "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT",
    "VT", "VA", "WA", "WV", "WI", "WY", "PR", "AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE",
    "QC", "SK", "NSW", "VIC", "QLD", "ACT", "TAS", "SP", "RJ", "MG", "UK", "US", "USA", "UAE",
    "EU", "D.C.", "U.S.", "U.K.", "U.S.A.",
];

/// Countries and states by their names.
#[rustfmt::skip]
pub(in super::super) const COUNTRIES: &[&str] = &[
    "usa", "united states", "united states of america", "united kingdom", "england", "scotland",
    "wales", "northern ireland", "ireland", "germany", "deutschland", "france", "frankreich",
    "spain", "espana", "italy", "italia", "portugal", "netherlands", "the netherlands",
    "nederland", "belgium", "belgique", "belgie", "luxembourg", "switzerland", "schweiz",
    "suisse", "austria", "osterreich", "poland", "polska", "czech republic", "czechia", "hungary",
    "romania", "bulgaria", "greece", "turkey", "turkiye", "denmark", "danmark", "sweden",
    "sverige", "norway", "norge", "finland", "suomi", "iceland", "estonia", "latvia", "lithuania",
    "ukraine", "russia", "serbia", "croatia", "slovenia", "slovakia", "canada", "mexico",
    "brazil", "brasil", "argentina", "chile", "colombia", "peru", "venezuela", "ecuador",
    "bolivia", "uruguay", "paraguay", "costa rica", "panama", "guatemala", "cuba", "puerto rico",
    "dominican republic", "india", "pakistan", "bangladesh", "sri lanka", "nepal", "china",
    "hong kong", "taiwan", "japan", "south korea", "korea", "vietnam", "thailand", "malaysia",
    "singapore", "indonesia", "philippines", "australia", "new zealand", "nigeria", "kenya",
    "ghana", "south africa", "egypt", "morocco", "maroc", "tunisia", "algeria", "ethiopia",
    "uganda", "tanzania", "rwanda", "senegal", "cameroon", "israel", "jordan", "lebanon",
    "saudi arabia", "united arab emirates", "qatar", "kuwait", "iran", "iraq",
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut",
    "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas",
    "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota",
    "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey",
    "new mexico", "north carolina", "north dakota", "ohio", "oklahoma", "oregon", "pennsylvania",
    "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont",
    "virginia", "west virginia", "wisconsin", "wyoming", "ontario", "quebec", "alberta",
    "british columbia", "manitoba", "nova scotia", "new south wales", "queensland", "bayern",
    "hessen", "sachsen", "baden wurttemberg", "bavaria", "andalucia", "cataluna", "catalunya",
];

/// Cities, the larger ones.
#[rustfmt::skip]
pub(in super::super) const CITIES: &[&str] = &[
    "new york", "new york city", "nyc", "los angeles", "chicago", "houston", "phoenix",
    "philadelphia", "san antonio", "san diego", "dallas", "san jose", "austin", "jacksonville",
    "fort worth", "columbus", "charlotte", "san francisco", "indianapolis", "seattle", "denver",
    "washington", "washington dc", "boston", "el paso", "nashville", "detroit", "oklahoma city",
    "portland", "las vegas", "memphis", "louisville", "baltimore", "milwaukee", "albuquerque",
    "tucson", "fresno", "sacramento", "mesa", "kansas city", "atlanta", "omaha", "raleigh",
    "miami", "long beach", "oakland", "minneapolis", "tulsa", "tampa", "arlington",
    "new orleans", "cleveland", "honolulu", "anaheim", "orlando", "st louis", "pittsburgh",
    "cincinnati", "anchorage", "newark", "brooklyn", "durham", "buffalo", "madison", "reno",
    "boise", "richmond", "spokane", "des moines", "salt lake city", "cambridge", "palo alto",
    "mountain view", "santa clara", "cupertino", "redmond", "menlo park", "ann arbor", "berkeley",
    "st paul", "providence", "hartford", "rochester", "albany", "princeton", "london",
    "manchester", "birmingham", "leeds", "glasgow", "edinburgh", "liverpool", "bristol",
    "cardiff", "belfast", "oxford", "dublin", "cork", "galway", "limerick", "berlin", "hamburg",
    "munchen", "munich", "koln", "cologne", "frankfurt", "frankfurt am main", "stuttgart",
    "dusseldorf", "leipzig", "dortmund", "essen", "bremen", "dresden", "hannover", "nurnberg",
    "nuremberg", "bonn", "mannheim", "karlsruhe", "heidelberg", "freiburg", "munster",
    "augsburg", "wien", "vienna", "graz", "salzburg", "innsbruck", "linz", "zurich", "genf",
    "geneve", "geneva", "basel", "bern", "lausanne", "paris", "lyon", "marseille", "toulouse",
    "nice", "nantes", "strasbourg", "montpellier", "bordeaux", "lille", "rennes", "grenoble",
    "madrid", "barcelona", "valencia", "sevilla", "seville", "zaragoza", "malaga", "bilbao",
    "granada", "lisboa", "lisbon", "porto", "roma", "rome", "milano", "milan", "napoli",
    "torino", "bologna", "firenze", "amsterdam", "rotterdam", "den haag", "the hague", "utrecht",
    "eindhoven", "brussels", "bruxelles", "brussel", "antwerp", "antwerpen", "gent", "warszawa",
    "warsaw", "krakow", "wroclaw", "poznan", "gdansk", "lodz", "praha", "prague", "brno",
    "budapest", "bucharest", "sofia", "athens", "istanbul", "ankara", "izmir", "copenhagen",
    "kobenhavn", "aarhus", "stockholm", "goteborg", "malmo", "oslo", "bergen", "helsinki",
    "tallinn", "riga", "vilnius", "kyiv", "kiev", "lviv", "moscow", "belgrade", "zagreb",
    "toronto", "montreal", "vancouver", "ottawa", "calgary", "edmonton", "winnipeg", "quebec",
    "halifax", "mexico city", "ciudad de mexico", "guadalajara", "monterrey", "sao paulo",
    "rio de janeiro", "brasilia", "belo horizonte", "porto alegre", "buenos aires", "cordoba",
    "santiago", "bogota", "medellin", "lima", "quito", "caracas", "montevideo", "mumbai",
    "delhi", "new delhi", "bengaluru", "bangalore", "hyderabad", "chennai", "kolkata", "pune",
    "ahmedabad", "gurgaon", "gurugram", "noida", "karachi", "lahore", "islamabad", "dhaka",
    "colombo", "kathmandu", "beijing", "shanghai", "shenzhen", "guangzhou", "hong kong",
    "taipei", "tokyo", "osaka", "kyoto", "seoul", "busan", "hanoi", "ho chi minh city",
    "bangkok", "kuala lumpur", "singapore", "jakarta", "manila", "cebu", "sydney", "melbourne",
    "brisbane", "perth", "adelaide", "canberra", "auckland", "wellington", "lagos", "abuja",
    "ibadan", "nairobi", "mombasa", "accra", "kumasi", "johannesburg", "cape town", "durban",
    "pretoria", "cairo", "alexandria", "casablanca", "rabat", "tunis", "algiers", "addis ababa",
    "kampala", "kigali", "dakar", "tel aviv", "jerusalem", "haifa", "amman", "beirut", "riyadh",
    "jeddah", "dubai", "abu dhabi", "doha", "tehran", "bay area", "san francisco bay area",
    "silicon valley", "greater boston", "bengaluru area",
];

/// Where work is done, said instead of a place.
#[rustfmt::skip]
pub(in super::super) const ANYWHERE: &[&str] = &[
    "remote", "hybrid", "on site", "onsite", "worldwide", "homeoffice", "home office",
    "teletravail", "remoto", "in office", "fully remote", "remote us",
];

/// Labels of an address.
#[rustfmt::skip]
pub(in super::super) const LABELS: &[&str] = &[
    "address", "location", "city", "residence", "home address", "current location", "based in",
    "adresse", "anschrift", "wohnort", "ort", "domicile", "lieu", "ville", "direccion",
    "ubicacion", "ciudad", "localidad", "domicilio", "residencia", "indirizzo", "citta",
    "adres", "endereco", "place", "place of residence", "lives in", "town",
    "postcode en woonplaats", "woonplaats", "plz ort", "city state zip", "city state",
    "city state zip code", "town city", "plz wohnort", "morada", "residenza",
    "code postal et ville", "city and state", "street", "street address", "postal address",
    "permanent address", "present address", "mailing address", "correspondence address",
    "current address", "residential address", "direccion postal", "domicilio actual", "address es",
    "wohnhaft in", "wohnhaft", "location city",
];

/// Words of streets, so that a town without a number is told from its street.
#[rustfmt::skip]
pub(in super::super) const STREET: &[&str] = &[
    "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "ln", "drive",
    "dr", "court", "ct", "square", "sq", "way", "place", "terrace", "suite", "ste", "apt",
    "apartment", "unit", "floor", "flat", "box", "po", "strasse", "str", "platz", "weg", "allee",
    "gasse", "rue", "calle", "avenida", "avda", "plaza", "paseo", "rua", "via", "piazza", "ulica",
    "ul", "hwy", "highway", "parkway", "pkwy", "circle", "cir", "trail", "crescent", "close",
];

/// Words of labels of other personal data, which stand where towns do.
#[rustfmt::skip]
pub(in super::super) const PERSONAL: &[&str] = &[
    "fecha", "nacimiento", "nacionalidad", "geburtsdatum", "geburtsort", "geboren",
    "familienstand", "staatsangehorigkeit", "nationalitat", "nascita", "nazionalita", "naissance",
    "nationalite", "sexo", "sexe", "geschlecht", "permiso", "marital", "status", "religion",
    "passport", "visa", "gender", "nascimento", "nacionalidade", "geboortedatum", "nationaliteit",
    "nationality", "citizenship", "dob", "birth", "licence", "license", "fuhrerschein", "permis",
    "situation", "familiale", "verheiratet", "ledig", "celibataire", "married", "single",
    "father", "fathers", "mother", "spouse", "civil", "stato", "civile", "konfession",
    "geburtsname", "burgerlijke", "rijbewijs", "clearance", "availability", "notice", "orcid",
];
