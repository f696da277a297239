"""The day by which a company said it decides, as people type it: “next fri”, “4.12.”, “in 14 Tagen”.

Words become tokens, each with all it can mean in English and one more language; a table says which tokens make a day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple
from unicodedata import combining, normalize

from babel import Locale
from babel.dates import format_date

_LONGEST, _MOST_MEANINGS, _FAR, _LATELY, _MOST_OF_A_YEAR = 80, 64, 60, 14, 300
_MONDAY, _FRIDAY = 0, 4


class Doubt(StrEnum):
    SEVERAL = auto()
    PAST = auto()
    FAR = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, kw_only=True)
class DayRead:
    """The days it can be, soonest first; without a doubt it is one, from today on and at most 60 days ahead."""

    days: tuple[date, ...]
    doubt: Doubt | None


_K = StrEnum(
    "_K",
    "SKIP ARTICLE ONE NUMBER ORDINAL WEEKDAY MONTH DATE AHEAD MORNING DAYS MONTHS SPAN LATER WEEK THIS NEXT FROM START MID END VAGUE",
)
"""SKIP says nothing about the day; ARTICLE makes a number an ordinal, “el 4”; ONE is the “a” of “a week”; MORNING is “morgen”
behind a day. WEEKDAY 0 is Monday; DATE is `date.toordinal`; DAYS and MONTHS are units; AHEAD, SPAN, LATER are so many days,
days and months; WEEK are weeks after this one; THIS 1 is “coming”, NEXT 2 “after next”; END 7, 1, 12: of week, month, year."""


class _Token(NamedTuple):
    kind: _K
    number: int = 0


_LOCALES = {"en": ("en", "en_GB"), "de": ("de", "de_AT"), "fr": ("fr",), "es": ("es", "es_PE")}
_TABLE = """
skip: by, the, until, till, til, before, on, in, within, of, for, at, time, s time | bis, am, den, dem, zum, vom, zur, an, der, die, das, des, im, in, vor, von, innerhalb, binnen | avant, le, du, au, d, d ici, de, des, la, l, les, à, jusqu, pour, dans, en, sous | para, el, del, al, la, las, los, de, a, en, dentro, por, antes, hasta
skip: around, about, approx, circa, ca, maybe, perhaps, probably, prob, hopefully, i think, sometime, latest, at the latest, no later than, not later than | etwa, ungefähr, ca, circa, vielleicht, wohl, gegen, um, spätestens | environ, circa, vers, peut être, au plus tard | sobre, hacia, circa, alrededor, quizás, tal vez, aquí, a más tardar, como muy tarde, como máximo
skip: they decide, they will decide, they ll decide, decision, mid, middle | sie entscheiden, entscheidung, mitte | ils décident, décision, mi | deciden, decisión, mediados
skip: morning, noon, midday, midnight, afternoon, evening, night, lunch, lunchtime, first thing, early, late | früh, morgens, vormittag, vormittags, mittag, mittags, nachmittag, nachmittags, abend, abends, nacht | matin, matinée, midi, minuit, après midi, soir, soirée, nuit | de la mañana, por la mañana, mediodía, medianoche, tarde, noche, primera hora, última hora
skip: eod, cob, eob, end of day, end of the day, end of business, end of business day, close of business | feierabend, dienstschluss, ende des tages | fin de journée, fin de la journée | fin del día, final del día
ahead 0: today, tonight, now, this morning, this afternoon, this evening, eod, cob, eob, end of day, end of the day, end of business, close of business | heute | aujourd hui, ce matin, ce soir, cet après midi | hoy, esta mañana, esta tarde, esta noche
ahead 1: tomorrow, tmr, tmrw, tmrrw, tmw, tmoro, tmorrow, tomo, tomoz, tom, 2moro, 2morrow, 2mrw, 2mro, 24 h, 24 hrs, 24 hours | morgen, 24 stunden | demain, 24 heures | mañana, 24 horas
ahead 2: 48 h, 48 hrs, 48 hours | übermorgen, 48 stunden | après demain, 48 heures | pasado mañana, 48 horas
ahead 3: 72 h, 72 hrs, 72 hours | 72 stunden | 72 heures | 72 horas
morning: | morgen | | mañana
article: the | am, den, dem, zum, vom | le, du, au | el, del, al, día, el día, del día, al día
one 1: a, an | ein, eine, einem, einen, einer | une | una
number 1..: one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty | eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn | un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze | un, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince
ordinal 1..: first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth | ersten, zweiten, dritten, vierten, fünften, sechsten, siebten, achten, neunten, zehnten, elften, zwölften | premier | primero
weekday 1..: tues, weds, thurs | , , , , sonnabend | |
weekday 3: thur | | |
days 1: day, days | tag, tage, tagen | jour, jours | día, días
days 7: week, weeks, wk, wks | woche, wochen | semaine, semaines, en huit | semana, semanas
days 14: fortnight, fortnights | | 15 jours, quinze jours, quinzaine, en quinze | 15 días, quince días, quincena
months 1: month, months | monat, monats, monate, monaten | mois | mes, meses
months 12: year, years, this year | jahr, jahres, dieses jahres | an, ans, année, cette année | año, años, este año
this 0: this | diese, diesem, diesen, dieser, dieses | ce, cet, cette | este, esta
this 1: coming, upcoming, this coming | kommende, kommendem, kommenden, kommender | |
next 1: next, nxt, following | nächste, nächstem, nächsten, nächster, nächstes | prochain, prochaine, prochains, prochaines, qui vient | próximo, próxima, próximos, próximas, que viene
next 2: after next | übernächste, übernächstem, übernächsten, übernächster | |
from: from, after | ab, nach | après, à partir, à compter | desde, a partir, después
start: beginning, start, early | anfang, beginn | début | principio, principios, comienzo, comienzos, inicio, inicios
mid: mid, middle | mitte | mi, milieu | mediados
end: end | ende | fin | fin, fines, final, finales
end 7: eow | | |
end 1: eom, month end | monatsende | |
end 12: eoy, year end | jahresende | |
vague: | | | fin de semana
"""
"""What each token is called in the four languages; after “1..” each name is one more. “Fin de semana” is the weekend."""
_WORD = re.compile(
    r"[12][0-9]{3}([/.-])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}(?:\. ?[0-9]{1,2}(?:\. ?(?:[0-9]{4}|[0-9]{2}))?|([/-])[0-9]{1,2}(?:\2(?:[0-9]{4}|[0-9]{2}))?)(?![0-9])"
    r"|[0-9]{1,2}(?:(?:st|nd|rd|th|ere?|e|eme|o|a|te[nr]?)(?![a-z0-9])|\.)|[0-9]+"
    r"|[a-z]+?(?:tag|woch)(?=[a-z]{3})|[a-z]+|[^\s.,;:!?()“”\"/~–-]"  # Freitag|abend
)
_HOUR = r"(?<![0-9.:/-])(?:2[0-3]|[01]?[0-9])"
_CLOCK = re.compile(
    rf"(?:\b(?:at|um|a las?) )?{_HOUR}(?:[:.h][0-5][0-9])? ?(?:[ap]\. ?m\b\.?|(?:[ap]m|uhr|h|heures?|horas|noon|o clock)\b)(?: (?:[cemp][ds]?t|gmt|utc|bst|cest)\b)?"
    rf"|{_HOUR}[:h][0-5][0-9]\b|\b(?:at|um|a las?) {_HOUR}(?![:./-]?[0-9])|\bby {_HOUR}$"
)


_EITHER = re.compile(
    r"\b(\d{1,2}\.?)\s*(?:[–—]|\s-\s|\b(?:to|or|bis|oder|ou|o|a|au)\b)\s*(\d{1,2}\.?)(?![\d:])", re.IGNORECASE
)
"""Two days of one month: “20 – 26 November”, “3 or 4 December”."""


def read_day(text: str, today: date, *, language: str = "en", month_first: bool = False) -> DayRead:
    """The day that is meant, in English or in `language` (en, de, fr, es); `month_first`: 4/12 is usually 12 April."""
    if (either := _EITHER.search(text)) and len(text) <= _LONGEST:
        ends = (f"{text[: either.start()]}{day}{text[either.end() :]}" for day in either.groups())
        both = [read_day(one, today, language=language, month_first=month_first) for one in ends]
        days = tuple(sorted({day for one in both for day in one.days}))
        if all(one.days for one in both) and len(days) > 1:
            return DayRead(days=days, doubt=Doubt.SEVERAL)
    meanings = _meanings(text, today, language, month_first) if len(text) <= _LONGEST else []
    clear = [_plain(tokens, today) or _with_weekday(tokens, today, agreeing=True) for tokens in meanings]
    read = clear if any(clear) else [_with_weekday(tokens, today, agreeing=False) for tokens in meanings]
    days = tuple(sorted({day for each in read for day in each}))
    if len(days) != 1:
        return DayRead(days=days, doubt=Doubt.SEVERAL if days else Doubt.UNREADABLE)
    ahead = (days[0] - today).days
    return DayRead(days=days, doubt=Doubt.PAST if ahead < 0 else Doubt.FAR if ahead > _FAR else None)


def day_in_words(day: date, language: str, *, american: bool = False, year: bool = False) -> str:
    """“Friday 4 December”, “Friday, December 4”, “Freitag, 4. Dezember”: the full date, with its year if asked for."""
    locale = language if language in {"de", "fr", "es"} else "en_US" if american else "en_GB"
    said = format_date(day, "full", locale=locale)
    said = said if year else re.sub(r"(?:,| de)? \d+$", "", said)
    if locale == "fr":
        return said.replace(" 1 ", " 1er ")
    return said.replace(",", "") if locale in {"en_GB", "es"} else said


def _meanings(text: str, today: date, language: str, month_first: bool) -> list[Sequence[_Token]]:
    """What the text can mean, word by word; nothing when a word is not understood."""
    vocabulary = _vocabulary(language if language in _LOCALES else "en")
    words, readings, at = _words(text), [], 0
    while at < len(words):
        phrases = (" ".join(words[at : at + length]) for length in range(4, 0, -1))
        phrase = next((phrase for phrase in phrases if phrase in vocabulary), words[at])
        readings.append(vocabulary.get(phrase) or _figures(phrase, today, month_first))
        at += phrase.count(" ") + 1
    meanings = list(islice(product(*readings), _MOST_MEANINGS + 1))
    return [_settled(tokens, today) for tokens in meanings] if len(meanings) <= _MOST_MEANINGS else []


def _words(text: str) -> list[str]:
    """In lower case, without accents, without the time of day."""
    parts = normalize("NFKD", re.sub(r"['’\s]+", " ", text.casefold().replace("@", " at ")))
    folded = "".join(part for part in parts if not combining(part))
    return [found[0] for found in _WORD.finditer(_CLOCK.sub(" ", folded))]


@lru_cache
def _vocabulary(language: str) -> Mapping[str, Collection[_Token]]:
    found: dict[str, set[_Token]] = {}
    for phrase, token in (*_phrases("en"), *_phrases(language)):
        for spelling in (phrase, phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")):
            found.setdefault(" ".join(_words(spelling)), set()).add(token)
    return found


def _phrases(language: str) -> Iterator[tuple[str, _Token]]:
    for row in _TABLE.strip().splitlines():
        name, _, cells = row.partition(":")
        kind, _, number = name.partition(" ")
        for at, phrase in enumerate(cells.split("|")[list(_LOCALES).index(language)].split(",")):
            yield phrase, _Token(_K(kind), int(number.rstrip(".") or 0) + (at if number.endswith(".") else 0))
    forms = product(("format", "stand-alone"), ("wide", "abbreviated"))
    for locale, (context, width) in product(map(Locale.parse, _LOCALES[language]), forms):
        yield from ((name, _Token(_K.MONTH, n)) for n, name in locale.months[context][width].items())
        yield from ((name, _Token(_K.WEEKDAY, n)) for n, name in locale.days[context][width].items())


def _figures(word: str, today: date, month_first: bool) -> Collection[_Token]:
    """A number, an ordinal, or the days that figures between dots, slashes or hyphens can be."""
    numbers = [int(figures) for figures in re.findall("[0-9]+", word)]
    if len(numbers) < 2:
        return [_Token(_K.NUMBER if word.isdigit() else _K.ORDINAL, number) for number in numbers]
    first, second, *year = numbers if numbers[0] < 100 else numbers[::-1]
    days, other = _on(today, first, second, *year), _on(today, second, first, *year)
    if "." not in word and numbers[0] < 100:
        days, other = (other, days) if month_first else (days, other)
        days = days + other if not days or any(0 <= (day - today).days <= _FAR for day in other) else days
    return {_Token(_K.DATE, day.toordinal()) for day in days}


def _settled(tokens: Sequence[_Token], today: date) -> Sequence[_Token]:
    """Without what says nothing, and with “next week”, “two days”, “end of year” and “the 4” as one token each."""
    settled: list[_Token] = []
    for token in tokens:
        if token.kind is _K.SKIP or (token.kind is _K.MORNING and settled):
            continue
        settled.append(token)
        while joined := _joined(settled[-2:], today):
            settled[-2:] = [joined]
    return [_Token(_K.NUMBER, n) if k is _K.ORDINAL and settled[1:] else _Token(k, n) for k, n in settled]


def _joined(tokens: Sequence[_Token], today: date) -> _Token | None:
    joined = None
    match tokens:
        case [(_K.ARTICLE, _), (_K.NUMBER, day)]:
            joined = _Token(_K.ORDINAL, day)
        case [(_K.NUMBER | _K.ONE, n), (_K.DAYS | _K.MONTHS as unit, size)]:
            joined = _Token(_K.SPAN if unit is _K.DAYS else _K.LATER, n * size)
        case [(_K.END, 0), (_K.DAYS, 7 as of) | (_K.MONTHS, of)]:
            joined = _Token(_K.END, of)
        case [(_K.NEXT | _K.THIS, n), (_K.DAYS, 7)] | [(_K.DAYS, 7), (_K.NEXT, n)]:
            joined = _Token(_K.WEEK, n)
        case [(_K.NEXT | _K.THIS, n), (_K.MONTHS, 1)] | [(_K.MONTHS, 1), (_K.NEXT, n)]:
            joined = _Token(_K.MONTH, (today.month - 1 + n) % 12 + 1)
        case [(_K.NEXT, 1), (_K.NUMBER, _) | (_K.DAYS, 1)] | [(_K.THIS, _), (_K.MONTH | _K.WEEKDAY, _)]:
            joined = tokens[1]
    return joined


def _plain(tokens: Sequence[_Token], today: date) -> set[date]:
    """The days of tokens that have one of the shapes."""
    kinds = [token.kind for token in tokens]
    if _K.FROM in kinds:
        at = kinds.index(_K.FROM)
        span = [_Token(_K.SPAN, token.number) if token.kind is _K.DAYS else token for token in tokens[:at]]
        return {day for base in _plain(tokens[at + 1 :], today) for day in _plain(span, base)}
    ordered = tokens if " ".join(kinds) in _SHAPES else sorted(tokens, key=lambda token: token.kind)
    shape = _SHAPES.get(" ".join(kind for kind, _ in ordered))
    with suppress(ValueError, OverflowError):
        return set(shape(today, *(number for _, number in ordered))) if shape else set()
    return set()


def _with_weekday(tokens: Sequence[_Token], today: date, *, agreeing: bool) -> set[date]:
    """The days that fit their weekday, “friday, 4 dec”, “fri the 4th”; not agreeing: what either of the two says."""
    named = [token for token in tokens if token.kind in {_K.WEEKDAY, _K.NEXT}]
    others = [token for token in tokens if token not in named]
    if [token.kind for token in others] == [_K.NUMBER]:
        others = [_Token(_K.ORDINAL, others[0].number)]
    days, weekdays = _plain(others, today), _plain(named, today)
    if agreeing:
        return {day for day in days if day.weekday() in {each.weekday() for each in weekdays}}
    return days | weekdays if days and weekdays else set()


def _valid(year: int, month: int, day: int) -> list[date]:
    with suppress(ValueError, OverflowError):
        return [date(year, month, day)]
    return []


def _on(today: date, day: int, month: int, year: int | None = None) -> list[date]:
    """That day of that year, else the next such day, or one just past when the next is most of a year ahead."""
    if year is not None:
        return _valid(year if year > 99 else 2000 + year, month, day)
    days = [each for n in range(-1, 9) for each in _valid(today.year + n, month, day)]
    ahead = [each for each in days if each >= today]
    lately = [each for each in days if 0 < (today - each).days <= _LATELY]
    return lately if lately and (not ahead or (ahead[0] - today).days > _MOST_OF_A_YEAR) else ahead[:1]


def _in_month(today: date, ahead: int, day: int) -> list[date]:
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    return _valid(year, month + 1, day)


def _weekday(today: date, weekday: int, later: int = 0) -> list[date]:
    """The next such weekday, today and the one after when today is such a day; or so many days later."""
    return [today + timedelta(days=n + later) for n in range(8) if (today.weekday() + n) % 7 == weekday]


def _of_week(today: date, weeks: int, weekday: int) -> list[date]:
    return [today + timedelta(days=weekday - today.weekday(), weeks=weeks)]


def _end(today: date, of: int, ahead: int = 0) -> list[date]:
    if of in {0, 7}:
        return _of_week(today, ahead, _FRIDAY) if of else []
    month = 12 if of == 12 else today.month + ahead
    return [day - timedelta(days=1) for day in _on(today + timedelta(days=1), 1, month % 12 + 1)]


_SHAPES: Mapping[str, Callable[..., Collection[date]]] = {
    "ahead": lambda today, days: [today + timedelta(days=days)],
    "ahead end": lambda today, ahead, of: [] if of else [today + timedelta(days=ahead)],
    "ahead span": lambda today, ahead, days: [today + timedelta(days=ahead + days)],
    "date": lambda _, count: [date.fromordinal(count)],
    "days": lambda today, unit: [today + timedelta(days=14)] if unit == 14 else [],
    "end": _end,
    "end month": lambda today, of, month: _end(today, 1, month - today.month) if of in {0, 1} else [],
    "end month number": lambda _, of, month, y: [] if of else _valid(y, month, monthrange(y, month)[1]),
    "end next": _end,
    "end weekday": lambda today, of, day: [] if of else _weekday(today, day),
    "end week": lambda today, of, n: _of_week(today, n, _FRIDAY) if of in {0, 7} else [],
    "later": lambda today, months: _in_month(today, months, today.day),
    "mid month": lambda today, _, month: _on(today, 15, month),
    "mid months": lambda today, *_: _on(today, 15, today.month),
    "month next number": lambda today, month, n, day: _on(today, day, month) if n == 1 else [],
    "month number": lambda today, month, day: _on(today, day, month),
    "month number number": lambda today, month, day, year: _on(today, day, month, year) if year > 19 else [],
    "next weekday": lambda today, n, day: _weekday(today, day, 7 * n - 7)[-1:] + _of_week(today, n, day),
    "number weekday month": lambda t, n, w, m: [_weekday(d, w, 7 * n - 7)[0] for d in _on(t, 1, m) if n < 5],
    "ordinal": lambda today, day: [d for n in range(4) for d in _in_month(today, n, day) if d >= today][:1],
    "span": lambda today, days: [today + timedelta(days=days)],
    "span weekday": lambda today, days, day: [] if days % 7 else _weekday(today, day, days),
    "start week": lambda today, _, n: _of_week(today, n, _MONDAY) if n else [],
    "week weekday": _of_week,
    "weekday": _weekday,
    "weekday days": lambda today, day, unit: _weekday(today, day, unit) if unit > 1 else [],
}
"""What makes a day: kinds of tokens, as typed or in alphabetical order, and what takes today and their numbers."""
