"""What the candidate has to share: a title, a link, or both."""

import re

from afterword.domain.wording.english.articles import with_the, with_the_inside
from afterword.domain.wording.english.clauses import is_sentence
from afterword.domain.wording.english.people import Who, addressed, speaks_of_others, unclear
from afterword.domain.wording.english.pieces import lowered
from afterword.domain.wording.english.spelling import spelled
from afterword.domain.wording.links import link_in, without_links
from afterword.domain.wording.remark import Resource
from afterword.domain.wording.sounds import agreed
from afterword.domain.wording.usable import plain

_LEAD = re.compile(
    r"^(?:(?:i )?(?:promised|offered|said i'd|should|could|want(?:ed)?|mentioned)?\s*(?:to )?(?:send|share|show|give|forward|recommend(?:ed)?|mention(?:ed)?|link)(?:ed)?\s+(?:to )?(?:her|him|them|you)?\s*|"
    r"(?:i )?(?:promised|offered|recommended)\s+(?:her|him|them|you)?\s*|here(?:'s| is| are)\s+|(?:link|resource|book|article|video|podcast|paper|talk|blog|url|see|also|check out)s?:\s*|"
    r"(?:a |the )?link to\s+)+",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:my|our)\b", re.IGNORECASE)
_MADE = re.compile(r"\bI (?:made|wrote|built|ran|did|designed|drew|took|put together)\b")
_KIND = re.compile(r"\b(?:talk|paper|book|article|post|podcast|video|course|guide|tutorial|repo|repository|checklist|template|handout|episode|slides|essay|report|study|"
    r"documentation|docs|website|tool|recipe|plan|worksheet|lecture|thread|write-up|writeup|case study)\b", re.IGNORECASE)  # fmt: skip
_OPEN_BRACKET = re.compile(r"\(\s*\)?\s*$")
_HAVE = re.compile(
    r"(?:portfolio|folio|cv|résumé|resume|github|linkedin|website|slides|notes|thesis|code|profile|references|work samples?)$",
    re.IGNORECASE,
)
_HAVE_ANY = re.compile(
    r"^(?:(?!my\b|our\b|the\b|a\b|an\b|their\b|her\b|his\b)[\w-]+ )?(?:portfolio|github|samples?|demo reel|showreel|cv|resume|website|blog|side project|capstone|thesis|dissertation)$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:[\w-]+ ){0,2}(?:file|files|deck|mock-?ups?|prototype|spreadsheet|photos?|drawings?|sketches|lesson plans?|menus?|draft|write-?up|references?)\b(?! by\b)",
    re.IGNORECASE,
)
_HAVE_NAMED = re.compile(r"[A-Z&/]{2,5} (?:portfolio|samples?|projects?|work)")
_LONGEST = 20


def resource_of(text: str, who: Who) -> Resource | None:
    """The resource, or None when neither a title nor a link can be used."""
    url = link_in(text)
    title = _title(without_links(text), who)
    if not url and not title:
        return None
    if not url and _FILE.match(title):
        title = f"my {with_the_inside(title)}"
    return Resource(title=title, url=url, own=bool(_OWN.match(title) or _MADE.search(title)))


def _title(text: str, who: Who) -> str:
    said = spelled(plain(_OPEN_BRACKET.sub(" ", text)).strip(" .:,;–-"))
    said = _LEAD.sub("", said).strip(" .:,;–-")
    if not said or speaks_of_others(said, who) or unclear(said) or len(said.split()) > _LONGEST:
        return ""
    said = lowered(re.sub(r"^(?:link|resource|here|this)$", "", said, flags=re.IGNORECASE))
    if not said or is_sentence(said):
        return ""
    return agreed(addressed(_with_article(said), who))


def _with_article(title: str) -> str:
    """“talk on CRDTs” → “the talk on CRDTs”; a proper title stays as it is."""
    if (
        _HAVE.fullmatch(title)
        or (_HAVE_ANY.search(title) and title[:1].islower())
        or _HAVE_NAMED.fullmatch(title)
    ):
        return f"my {title}"
    small = title[:1].islower() and _KIND.search(title)
    ends = re.search(
        r"\b(?:talk|paper|book|article|post|podcast|video|course|guide|repo|recipe|episode)$", title
    )
    plain_title = not re.match(r"(?:the|a|an|my|our|your|their|his|her|this|some)\b", title, re.IGNORECASE)
    return (
        f"the {title}"
        if plain_title and (small or ends)
        else (with_the(title) if title[:1].islower() else title)
    )
