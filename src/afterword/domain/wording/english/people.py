"""Who is meant: he, she and they become “you”; somebody else of the panel is not spoken of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.wording.english.verbs import BASE_OF_THIRD, BASES, PASTS, base_form
from afterword.domain.wording.word_sets import word_set

_SINGULAR = re.compile(
    r"\b(?:he|him|his|himself|he's|he'd|he'll)\b|\b(?:she|her|hers|herself|she's|she'd|she'll)\b", re.I
)
_HE = re.compile(r"\b(?:he|him|his|himself|he'(?:s|d|ll))\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|hers?|herself|she'(?:s|d|ll))\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|theirs?|themselves|they'(?:re|ve|d|ll))\b", re.IGNORECASE)
_ANOTHER_PERSON = re.compile(
    r"\b(?:son|daughter|wife|husband|partner|boss|ceo|cto|founder|colleague|sister|brother|friend|mother|father|mum|mom|dad|"
    r"grandmother|grandfather|uncle|aunt|cousin|mentor|manager|predecessor|chef|head|director|somebody|someone)\b",
    re.IGNORECASE,
)
_OTHER_PEOPLE = re.compile(
    r"\b(?:kids|children|parents|customers|clients|patients|students|pupils|engineers|users|nurses|juniors|people|developers|"
    r"staff|crew|everyone|everybody|each|nobody|somebody|child|person|companies|[a-z]{3,}(?:ers|ors|ists|ians|ants|ees)|[A-Z]{2,4}s|leads|chefs|reps|midwives|squads|chapters|trainees|baristas|medics|schools|shops|stores|sites|wards|departments|residents|families|guests|teachers|graduates|teams|interns|apprentices|hires|members|volunteers|teenagers|sons|daughters)\b",
    re.IGNORECASE,
)
_EVERYDAY_NAMES = word_set(
    "will may mark bill grace hope rose art ray frank jack page young long white black brown green king rich "
    "dean grant chase drew miles gene pat sue joy faith dawn april june august summer autumn winter ivy iris "
    "lily daisy jade pearl ruby amber christian max sunny price banks wood stone field church day knight cook "
    "baker carter mason taylor hunter parker archer fisher porter walker ward case bond bell berry best bush "
    "cash cross fox gold good hall hill house lane law love marsh moon park penny pope post potter power reed "
    "rice rivers rock snow sharp short small speed star steel strong swift wise wolf major he an so in you do "
    "li an"
)
_OBJECT_OF = {"he": "you", "him": "you", "she": "you", "they": "you", "them": "you"}
_WHOSE = {"his": "your", "their": "your", "hers": "yours", "theirs": "yours"}
_SELF = {"himself": "yourself", "herself": "yourself", "themselves": "yourselves"}
_SHORTENED = {"he'd": "you'd", "she'd": "you'd", "they'd": "you'd", "he'll": "you'll", "she'll": "you'll",
    "they'll": "you'll", "they're": "you're", "they've": "you've"}  # fmt: skip
_AFTER_OBJECT = word_set(
    "a an the about to how that what why when where in on at for with and or but if is are my our their some "
    "into from by of as while during after before too also again myself i we"
)
_ADVERBS = word_set(
    "also still often always never really just only usually mostly now once recently personally previously "
    "both all"
)
_WORD = re.compile(r"[\w'’-]+|[^\w\s]+")


@dataclass(frozen=True, kw_only=True)
class Who:
    """Whom the note is for and who else was there, by the parts of their names."""

    recipient: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    company: str = ""


def names_of(people: Iterable[str]) -> frozenset[str]:
    """The parts of names by which somebody may be spoken of, in lower case."""
    return frozenset().union(*map(_parts_of, people))


@lru_cache(maxsize=4096)
def _parts_of(name: str) -> frozenset[str]:
    parts = (part.lower() for part in re.findall(r"[^\W\d_][\w'’-]+", name))
    return frozenset(part for part in parts if len(part) > 1 and part not in _TITLES)


_TITLES = word_set(
    "chef dr prof professor doctor mr mrs ms miss mx dame sir lord lady captain judge sister father rev reverend kc qc phd md hr"
)


def speaks_of_others(text: str, who: Who) -> bool:
    """Whether it names somebody else who was there."""
    return any(_is_name(word, start, who.others) for word, start in _words(text))


def _words(text: str) -> list[tuple[str, bool]]:
    """Each word without its genitive, and whether it begins the text."""
    found = re.findall(r"[^\W\d_][\w’-]*", re.sub(r"['’]s\b", "", text))
    return [(word, place == 0) for place, word in enumerate(found)]


def _is_name(word: str, begins: bool, names: frozenset[str]) -> bool:
    low = word.lower()
    if low not in names:
        return is_in_one(low, names)
    if len(low) > 2 and low not in _EVERYDAY_NAMES:
        return True
    return word[0].isupper() and not begins


def is_in_one(low: str, names: frozenset[str]) -> bool:
    """Whether a word of a script without spaces may be part of a name."""
    return not low.isascii() and any(low in name for name in names)


def unclear(text: str) -> bool:
    """Whether it cannot be told who “he”, “she” or “they” is."""
    if _HE.search(text) and _SHE.search(text):
        return True
    return bool(_SINGULAR.search(text) and _ANOTHER_PERSON.search(text) and len(_SINGULAR.findall(text)) > 1)


def addressed(text: str, who: Who) -> str:
    """The text with the reader as “you”, and their verbs after them."""
    keep_they = _means_others(text)
    words = in_third_person(text, who).split(" ")
    out: list[str] = []
    agree = False
    for place, word in enumerate(words):
        core, tail = _core(word)
        low = core.lower()
        if keep_they and _THEY.fullmatch(core):
            new, starts = core, False
        else:
            new, starts = _one(core, low, words[place + 1 :], out)
        if agree and low in _ADVERBS:
            out.append(word)
            continue
        if agree:
            new = base_form(low)
        agree = starts or (low in {"and", "or", "but"} and _coordinated(words, place))
        out.append(new + tail)
    return " ".join(out)


def _means_others(text: str) -> bool:
    """Whether “they” stands for people named before: “how nurses plan their shifts”."""
    they = _THEY.search(text)
    return bool(they and _OTHER_PEOPLE.search(text[: they.start()]) and not _THEY_DO_TO_THEM.search(text))


_THEY_DO_TO_THEM = re.compile(
    r"\b(?:how|what|why|when|where|that|which) they (?:\w+ ){1,4}?them\b", re.IGNORECASE
)


def is_people(text: str) -> bool:
    """Whether it is one word for people at large: “managers”."""
    return bool(_OTHER_PEOPLE.fullmatch(text))


def _core(word: str) -> tuple[str, str]:
    found = re.match(r"^([\w'’-]+)(.*)$", word, re.DOTALL)
    return (found[1], found[2]) if found else (word, "")


def _one(core: str, low: str, after: list[str], before: list[str]) -> tuple[str, bool]:
    """The word as it is said to the reader, and whether the next one is its verb in the third person."""
    if low in {"he", "she"}:
        return "you", True
    if low in {"he's", "she's"}:
        following = after[0].strip(".,").lower() if after else ""
        been = following in {"been", "got", "had"} or (following.endswith("ed") and following != "excited")
        return ("you've" if been else "you're"), False
    for table in (_SHORTENED, _SELF, _WHOSE):
        if low in table:
            return table[low], False
    if (low == "them" and any(word in {"they", "of"} for word in before)) or (
        low == "them" and "you" in before
    ):
        return core, False
    if low == "her":
        return ("you" if _is_object(after) else "your"), False
    return _OBJECT_OF.get(low, core), False


def _is_object(after: list[str]) -> bool:
    return not after or not after[0][:1].isalnum() or after[0].lower().strip(".,") in _AFTER_OBJECT


def _coordinated(words: list[str], place: int) -> bool:
    """Whether what follows an “and” is a second verb of the reader's: “she runs the team and mentors juniors”."""
    following = words[place + 1].lower().strip(".,") if place + 1 < len(words) else ""
    had_subject = any(word.lower() in {"he", "she"} for word in words[:place])
    return had_subject and following in BASE_OF_THIRD


_EVERYDAY = (
    _EVERYDAY_NAMES
    | BASES
    | word_set(
        "linear notion target harbor harbour square stripe slack beacon bridge anchor compass lantern atlas orbit spark signal wave river forest summit horizon north south east west blue bolt pulse nest hive "
        "root seed leaf bloom open clear bright gusto lever figure frame canvas table plate fork spoon kitchen garden market store shop bank studio works labs health care school college university hospital ward "
        "the and for with from your their team"
    )
)


def _with_company(text: str, company: str) -> str:
    """Their company as it is written, where it was typed in small letters."""
    if len(company) < 3 or company.lower() not in text:
        return text
    before = r"(?<=\bat )|(?<=\bjoin )|(?<=\bjoining )|(?<=\bwith )" if company.lower() in _EVERYDAY else ""
    return re.sub(rf"(?:{before})(?<![\w-]){re.escape(company.lower())}(?![\w-])", lambda _: company, text)


def in_third_person(text: str, who: Who) -> str:
    """The recipient's own name as a pronoun: “Jane runs the team” → “she runs the team”."""
    text = _with_company(text, who.company)
    out: list[str] = []
    for place, word in enumerate(text.split(" ")):
        core, tail = _core(word)
        bare = re.sub(r"['’]s$", "", core)
        everyday = place == 0 and (bare.lower() in _EVERYDAY_NAMES or len(bare) < 3)
        if not (_is_name(bare, everyday, who.recipient) or (everyday and _is_theirs(core, bare, text, who))):
            out.append(word)
            continue
        if out and out[-1].lower().strip(".") in _TITLES:
            out.pop()
        if out and out[-1].lower() in {"she", "their"} and bare == core:
            continue
        following = text.split(" ")[place + 1 : place + 2]
        if core != bare and following and following[0].lower() in _AFTER_IS:
            out.append(f"she's{tail}")
            continue
        out.append(_pronoun(core != bare, bool(out) and out[-1].lower() in _PREPOSITIONS) + tail)
    return " ".join(out)


def _is_theirs(core: str, bare: str, text: str, who: Who) -> bool:
    """Whether a line begins with an everyday word that is the reader's name: “dean's family”, “dean runs …”."""
    genitive = core != bare and bare.lower() in who.recipient
    return genitive or _does_something(bare, text, who)


def _does_something(name: str, text: str, who: Who) -> bool:
    """Whether an everyday word that is the reader's name begins a sentence about them: “dean runs …”, “grace said …”."""
    following = text.split()[1:2]
    verb = following[0].lower() if following else ""
    return name.lower() in who.recipient and verb in _AFTER_A_NAME


_AFTER_A_NAME = frozenset(BASE_OF_THIRD) | (PASTS - BASES) | {"very", "super", "really", "also"}
_AFTER_IS = word_set("been got gone always never just still a an also already very really")
_PREPOSITIONS = word_set("with to from by for about and of told asked showed met at")


def _pronoun(genitive: bool, after_preposition: bool) -> str:
    if genitive:
        return "their"
    return "them" if after_preposition else "she"
