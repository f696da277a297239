"""What stands after “about”: a noun with its article, a doing, or a question turned around."""

import re

from afterword.domain.wording.english.articles import with_the
from afterword.domain.wording.english.clauses import is_sentence, words
from afterword.domain.wording.english.people import Who, addressed
from afterword.domain.wording.english.questions import indirect, is_question
from afterword.domain.wording.english.soundness import stands_as_noun, trimmed
from afterword.domain.wording.english.tact import softened
from afterword.domain.wording.sounds import agreed
from afterword.domain.wording.word_sets import word_set

LONGEST_TOPIC = 16
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+–\s+.*$")
VAGUE = word_set(
    "it this that these those it's that's i we they he she you fun yes no stuff things thing misc n/a na none "
    "nothing ok good great nice lol"
)  # fmt: skip


def about(content: str, who: Who) -> str:
    """What stands after “about”, "" when it is not understood."""
    content = shortened(softened(content), LONGEST_TOPIC)
    said = words(content)
    if not said or said[0] in {"it", "and", "but", "because", "so"} or content.lower() in VAGUE:
        return ""
    if is_question(content):
        content = indirect(content)
    elif said[0] == "if":
        content = f"whether {content[3:]}"
    elif is_sentence(content):
        return ""
    else:
        content = with_the(trimmed(re.sub(r"^(?:on|about|of|for) ", "", content)))
        content = f"having {content}" if said[0] == "no" else content
    said_to_them = addressed(content, who)
    return agreed(said_to_them) if stands_as_noun(said_to_them) else ""


def shortened(content: str, longest: int) -> str:
    """Without what stands in brackets or after a dash when it is too long with it."""
    return content if len(content.split()) <= longest else _ASIDE.sub("", content)
