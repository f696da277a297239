"""German nouns with their gender, so that what was typed in small letters gets its capitals and its article."""

import re

from afterword.domain.wording.english.more_names import PEOPLE_AND_PLACES
from afterword.domain.wording.word_sets import word_set

_DIE = word_set(
    "karte speisekarte terrasse sommerterrasse ernte ware theke bäckerei bestellung buchung reservierung rezeption hygiene lieferung fahrt bühne probe kunst werbung kampagne redaktion zeitung agentur verkaufsfläche ausstellung bibliothek bücherei apotheke ambulanz notaufnahme chirurgie geriatrie pädiatrie intensivstation dokumentationspflicht dienstübergabe leitung schichtleitung teamleitung personalabteilung entwicklungsabteilung umfrage rückmeldung wohnung heizung wärmepumpe anlage steuerung automatisierung robotik spedition tour lieferkette inventur kommissionierung hierarchie hospitation eingewöhnung bezugspflege frühschicht spätschicht nachtschicht abteilung analyse anfrage anlage app arbeit architektur art aufgabe ausbildung ausstattung bahn bank basis beratung bereitschaft beschaffung betreuung bewerbung beziehung branche buchhaltung cloud datenbank dauer diagnostik digitalisierung "
    "dokumentation einarbeitung einführung einkaufsplanung einrichtung entwicklung erfahrung erweiterung erziehung etage fachkraft familie fertigung filiale firma flotte forschung fortbildung frage frist führung gastronomie gemeinde geschichte gesundheit "
    "gruppe halle hilfe idee industrie infrastruktur instandhaltung integration kalkulation kantine kasse kita klasse klinik kollegin kommunikation kontrolle kooperation krippe küche kultur kundschaft lage lernzeit linie lösung logistik "
    "maschine messe methode migration mischung mitarbeit montage musik nachfrage nachfolge nähe neugestaltung nutzung oberstufe organisation pädagogik pause personalplanung pflege planung plattform position praxis preisstrategie produktion prüfung qualität "
    "reha reihe reise rolle rotation rufbereitschaft runde sanierung schicht schnittstelle schule schulung schwester sicherheit sitzung software sprache stadt station stelle stimmung strategie straße struktur studie stunde supervision technik "
    "technologie teilzeit tochter trennung tour übergabe übernahme übersicht umgebung umstellung unterstützung veranstaltung verantwortung verbindung vereinbarung vergütung verwaltung visite vision vorbereitung wartung weiterbildung welle werkstatt "
    "wirkung wirtschaft woche wohngruppe zeit zentrale zukunft zusammenarbeit zusammensetzung"
)
_DER = word_set(
    "tisch gast kaffee koch keller wein teller herd ofen acker stall traktor lkw transporter stapler gabelstapler rollout release sprint bug standup tester nutzer anwender mandant fall beweis beschluss vertrieb chat anruf brief artikel beitrag film verlag verein chor azubi server serverraum computer laptop browser wohnbereich ablauf abschluss alltag ansatz anspruch antrag arbeitsplatz arzt aufbau auftrag ausbau ausfall austausch außendienst bau bedarf bereich bericht besuch betrieb beitrag blick chef code dienst dienstplan druck einblick einkauf einsatz einstieg einsteiger "
    "elternabend entwurf erfolg fachbereich fokus freiraum führungsstil garten geschäftsbereich gottesdienst hafen handel haushalt hof hund innendienst job kollege kontakt kundendienst kunde kundenkontakt kurs laden lehrplan leiter markt mix monolith "
    "nachtdienst nachwuchs neubau notdienst ort patient plan platz preis prozess punkt raum rundgang schichtplan schwerpunkt service sohn sommer sport spielplatz stall standort start stil stundenplan support tag tarif teamgeist termin test "
    "trend überblick umbau umgang umstieg umzug unterricht urlaub verein verkauf vertrag vertrieb vorschlag wagen wald waldtag wandel wechsel weiterbau wert wettbewerb winter workshop zeitplan zugang zusammenhalt zustand zweig"
)
_DAS = word_set(
    "frühstück geschirr brot gemüse obst fleisch fleischgericht ticketsystem ticket monitoring backend frontend deployment review refactoring framework inventar gelände dach rohr kabel ventil messgerät auto fahrzeug büro meeting protokoll interview manuskript lektorat heft bild video amt angebot archiv auto bild boot budget buch büro dach datenmodell design dienstplanmodell dorf ende ergebnis fach fachgebiet feedback feld format gebäude gebiet gefühl gehalt gelände geschäft gespräch gewächshaus handwerk haus heim "
    "homeoffice hotel interesse jahr kind kinderhaus klima klinikum kloster kollegium konzept krankenhaus labor lager leitbild licht marketing material mentoring menü mittagessen mitspracherecht modell museum netz netzwerk onboarding paket papier personal portal portfolio potenzial "
    "praktikum problem produkt produktteam programm projekt protokoll publikum quartier quartal rad referat regal restaurant risiko seminar sortiment spiel spielzeug studium system team tempo thema theater tier tool training unternehmen "
    "verfahren verhältnis vertrauen viertel vorgehen wachstum wasser werk werkzeug wissen wochenende ziel zentrum zimmer zuhause"
)
_GENDERS = {**dict.fromkeys(_DIE, "die"), **dict.fromkeys(_DER, "der"), **dict.fromkeys(_DAS, "das")}
_PLURALS = word_set(
    "abläufe abteilungen angebote angehörige angehörigen anfragen aufgaben ausfälle ausfällen azubis bereiche bereichen bewohner bewohnern bücher daten dienste eltern engpässe entscheidungen erfahrungen fälle fällen familien fehler ferien filialen fragen freitage fristen gäste gästen geräte "
    "gespräche gruppen häuser incidents ideen jahre jahren jugendliche jugendlichen kinder kindern kollegen kolleginnen konflikte konflikten kunden kundinnen lehrkräfte leute lieferanten maschinen medien menschen mitarbeiter mitarbeitern mitarbeiterinnen mitarbeitenden monate monaten nächte neukunden "
    "patienten patientinnen paten prozesse prozesse produkte produkten projekte projekten räume räumen reklamationen routen schichten schüler schülern schülerinnen schulen services standorte standorten stellen strukturen stunden systeme tage tagen teams termine themen tiere tools touren überstunden umsätze "
    "verträge wege werkzeuge werte wochen ziele zahlen zielen zimmer dienstpläne lieferanten plätze plätzen tische gerichte zutaten weine bauern betriebe betrieben filialen bestellungen buchungen reservierungen tickets nutzer nutzern nutzerinnen mandanten autoren bücher bilder tests features releases sprints leser aufträge aufträgen aufgabenbereiche"
)
_TIMES = word_set(
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember frühjahr frühling sommer herbst winter anfang mitte ende"
)
_ENDINGS = re.compile(
    r"^[a-zäöüß]{3,}(?:ungen|ung|heiten|heit|keiten|keit|schaften|schaft|tionen|tion|täten|tät|enz|anz|ismus|innen|ling|ment|werk|systeme?|prozesse?|pläne?n?|konzepte?|modelle?|kräfte|zeiten|zeit|stelle|woche|wochen|gruppe|gruppen|team|teams)$"
)
_NEVER = word_set(
    "also bei beim dabei genug kein wirklich ohne einen eine einem einer ihren ihrer unserer euer jung gelang lang spiel jungen lassen ob"
)
_LONGEST_HEAD = 20


def gender_of(noun: str) -> str:
    """“das” for “Dienstplanmodell”: the gender of what a compound ends with; "" when it is not known."""
    low = noun.lower()
    starts = range(max(1, len(low) - 2))
    return next(
        (
            _GENDERS[low[at:]]
            for at in starts
            if low[at:] in _GENDERS and (at == 0 or (at > 2 and len(low) - at > 2))
        ),
        "",
    )


def is_noun(word: str) -> bool:
    """Whether a word in small letters is a noun for certain."""
    if word in _NEVER or len(word) < 3:
        return False
    known = word in _GENDERS or word in _PLURALS or word in _TIMES or bool(_ENDINGS.match(word))
    return known or _is_compound(word)


def _is_compound(word: str) -> bool:
    """“lernzeit”, “schichtleitungen”: a known noun after at least three letters."""
    return len(word) > 7 and any(
        word[at:] in _GENDERS or word[at:] in _PLURALS for at in range(3, len(word) - 3)
    )


def with_capitals(text: str) -> str:
    """A line typed in small letters alone, with the capitals of its nouns and names."""
    if any(part[:1].isupper() and not part.isupper() for part in text.split()[1:]):
        return text
    return re.sub(r"(?<![\w-])[a-zäöüß][\w-]*", _put_right, text)


def _put_right(found: re.Match[str]) -> str:
    word = found[0]
    if word in PEOPLE_AND_PLACES and word not in _NOT_GERMAN:
        return PEOPLE_AND_PLACES[word]
    return word[:1].upper() + word[1:] if is_noun(word) else word


_NOT_GERMAN = word_set("will elif bonnie thea milena rosa bali essen hagen malta peru ella emma")
