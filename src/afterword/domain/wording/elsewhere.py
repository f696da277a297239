"""What the languages other than English share: careful, and silent where it is not understood."""

import re
from collections.abc import Iterator

from afterword.domain.wording.english.foreign import is_foreign
from afterword.domain.wording.english.more_names import MORE, PEOPLE_AND_PLACES, PRODUCTS
from afterword.domain.wording.english.names_of_things import WRITTEN
from afterword.domain.wording.english.noise import swears
from afterword.domain.wording.english.people import Who, speaks_of_others
from afterword.domain.wording.english.tact import is_grave
from afterword.domain.wording.links import link_in, without_links
from afterword.domain.wording.remark import Resource
from afterword.domain.wording.usable import plain
from afterword.domain.wording.word_sets import word_set

_BREAKS = re.compile(r"(?<=[^.\s][.!?])\s+(?=\S)|;\s+|\n+")
_WORD = re.compile(r"(?<![\w@/.#-])[\w+#&.][\w’'/&+#.-]*")
_WAS = re.compile(r"\bwar\b")
"""German for “was”."""

_LONGEST_TITLE, _WIDEST_TITLE = 20, 150
_TITLE_MARKS = " .,:;–-("


def pieces(text: str, who: Who, language: str) -> Iterator[str]:
    """The sentences in that language that speak of nobody else who was there, brands written as they are."""
    for part in _BREAKS.split(text[:4000]):
        said = plain(part).strip(" .,;–-!")
        unfit = swears(said) or is_grave(_WAS.sub("", said)) or is_foreign(said, language)
        if said and not unfit and not speaks_of_others(said, who):
            yield branded(said)


def without_figures(said: str) -> str:
    """“les plannings, 12h en roulement” → “les plannings”: without the figures that were jotted after it."""
    before, _, after = said.partition(", ")
    counted = re.match(
        r"(?:\d|(?:dos|tres|cuatro|cinco|deux|trois|quatre|cinq)\b|(?:tout|tous|toute|toutes|todo|toda|todos|mais|pero) )",
        after,
    )
    return before if counted and len(after.split()) < 5 else said


def placed(text: str, unsure: frozenset[str] = frozenset()) -> str:
    """With the capitals of people and places, but for those that are words of the language as well."""
    return _WORD.sub(
        lambda found: found[0] if found[0] in unsure else PEOPLE_AND_PLACES.get(found[0], found[0]), text
    )


def branded(text: str) -> str:
    """With the capitals of technical names; ordinary words of the language are not touched."""
    return _WORD.sub(lambda found: _TECHNICAL.get(found[0].lower(), found[0]), text)


_KNOWN_ANYWHERE = word_set(
    "postgres kubernetes docker terraform python kafka k8s angular svelte django laravel kotlin salesforce jira figma slack jenkins ansible tableau "
    "shopify zendesk databricks snowflake airflow linux android windows"
)
_TECHNICAL = {
    **{
        low: word
        for low, word in WRITTEN.items()
        if low not in MORE and (not word.isalpha() or word.isupper() or not word.istitle())
    },
    **{low: WRITTEN[low] for low in _KNOWN_ANYWHERE & WRITTEN.keys()},
    **PRODUCTS,
    "react": "React",
}


def resource_of(text: str, who: Who) -> Resource | None:
    """A title, a link or both; a title that is too long or names others who were there is left out."""
    title, url = plain(without_links(text)).strip(_TITLE_MARKS), link_in(text)
    if len(title.split()) > _LONGEST_TITLE or len(title) > _WIDEST_TITLE or speaks_of_others(title, who):
        title = ""
    return Resource(title=branded(title), url=url) if url or title else None
