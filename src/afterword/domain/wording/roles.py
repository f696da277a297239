"""A role and a company as they stand in a sentence, in each language."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from afterword.domain.wording.english.spelling import spelled
from afterword.domain.wording.languages import Language
from afterword.domain.wording.sounds import with_article

_GENDERS = re.compile(
    r"\s*[(\[/]?\s*\b(?:m|w|f|d|h|x)(?:\s*[/|,]\s*(?:m|w|f|d|h|x|gn))+\b\s*[)\]]?", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\s*(?:\((?:ref|req|id|job)[^)]*\)|#\s*\d+|\b(?:req|ref)[.:#-]?\s*\d+)", re.IGNORECASE
)
_PLACE = re.compile(
    r"\s+(?:[-–—|•])\s+.*$|\s*\((?:remote|hybrid|onsite|full[- ]time|part[- ]time|contract|internal|all genders|[^()]{0,20}remote[^()]{0,20})\)",
    re.IGNORECASE,
)
_THE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ENDS_IN_ROLE = re.compile(
    r"\b(?:role|position|job|post|internship|opening|apprenticeship|placement|traineeship|fellowship|residency|traineeship)$",
    re.IGNORECASE,
)
_NO_OFFICE = re.compile(
    r"\b(?:nurse|nursing|midwife|doctor|physician|surgeon|paramedic|carer|caregiver|therapist|pharmacist|dentist|teacher|tutor|lecturer|professor|"
    r"teaching|chef|cook|baker|barista|waiter|waitress|server|bartender|host|housekeeper|driver|electrician|plumber|carpenter|mechanic|welder|"
    r"joiner|builder|gardener|farmer|firefighter|officer|pilot|steward|stewardess|hairdresser|stylist|technician|librarian|caretaker|"
    r"receptionist|cashier|sous|pastry|nanny|coach|trainer|postdoc|researcher|fellow)\b",
    re.IGNORECASE,
)
_NOT_ONE_PERSON = re.compile(
    r"^(?:head|vp|vice|chief|director|c[etofpm]o\b)|counsel$|\bof\b|,|s$", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class RoleWords:
    """How one language speaks of a role and of a company."""

    the_role: Callable[[str], str]
    a_role: Callable[[str], str]
    at_company: Callable[[str], str]
    your_team: str


def tidied(role: str) -> str:
    """The role without what only an advertisement needs: “(m/w/d)”, “– Remote”, a reference."""
    text = _PLACE.sub("", _REFERENCE.sub("", _GENDERS.sub("", role))).strip(" ,-–|")
    return _THE.sub("", text) or role


def _english_role(role: str) -> str:
    if not role:
        return "the role"
    role = _small(role)
    if _ENDS_IN_ROLE.search(role):
        return f"the {role}"
    return f"the {role} position" if _NO_OFFICE.search(role) else f"the {role} role"


def _small(role: str) -> str:
    """A role typed in small letters keeps them; brands in it do not."""
    return spelled(role) if role.islower() else role


def _english_as(role: str) -> str:
    if not role or _ENDS_IN_ROLE.search(role) or _NOT_ONE_PERSON.search(role):
        return ""
    return with_article(_small(role))


def without_legal_form(company: str) -> str:
    """“Nordlicht GmbH” → “Nordlicht”: as people say it."""
    return _LEGAL_FORM.sub("", company).strip(" ,") or company


_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|llc|ltd|limited|plc|corp|corporation|gmbh|gmbh & co\.? kg|ag|s\.?a\.?r\.?l|s\.?a\.?s|b\.?v|s\.?l|oy|ab)\.?$",
    re.IGNORECASE,
)


def named(company: str) -> str:
    """“University of Aldwick” → “the University of Aldwick”."""
    return f"the {company}" if _OF.match(company) else company


_OF = re.compile(
    r"(?:\w+ )?(?:University|Institute|Museum|Bank|City|College|Ministry|Department|Royal|National|School|Council|Centre|Center) (?:of|for)\b"
)


def _nothing(_role: str) -> str:
    return ""


_NO_PERSON = re.compile(
    r"(?:praktikum|ausbildung|studium|stelle|trainee|volontariat|leitung|stage|alternance|apprentissage)\b|[,/&–]",
    re.IGNORECASE,
)


def _german_role(role: str) -> str:
    if not role:
        return "die Stelle"
    return f"die Stelle „{role}“" if _NO_PERSON.search(role) else f"die Stelle als {role}"


def _french_role(role: str) -> str:
    if not role:
        return "le poste"
    if _NO_PERSON.search(role):
        return f"le poste « {role} »"
    return f"le poste d'{role}" if role[:1].lower() in "aeiouéèêàâîôû" else f"le poste de {role}"


WORDS = {
    Language.ENGLISH: RoleWords(
        the_role=_english_role,
        a_role=_english_as,
        at_company=lambda company: f" at {named(company)}" if company else "",
        your_team="your team",
    ),
    Language.GERMAN: RoleWords(
        the_role=_german_role,
        a_role=_nothing,
        at_company=lambda company: f" bei {company}" if company else "",
        your_team="Ihrem Team",
    ),
    Language.FRENCH: RoleWords(
        the_role=_french_role,
        a_role=_nothing,
        at_company=lambda company: f" chez {company}" if company else "",
        your_team="votre équipe",
    ),
    Language.SPANISH: RoleWords(
        the_role=lambda role: f"el puesto de {role}" if role else "el puesto",
        a_role=_nothing,
        at_company=lambda company: f" en {company}" if company else "",
        your_team="su equipo",
    ),
}
