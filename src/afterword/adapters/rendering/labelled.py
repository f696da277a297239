"""A text in parts, each begun by its word and a colon at the beginning of a line."""

import re
from collections.abc import Sequence

from afterword.errors import TemplateError


def parts_of(text: str, labels: Sequence[str], file: str, *, last_of: str = "") -> dict[str, str]:
    """What stands after each label, which come in that order; of `last_of` the last one in the text counts.

    Raises:
        TemplateError: a label is missing, or comes too early.
    """
    text = text.replace("\r\n", "\n")
    places: list[tuple[str, int, int]] = []
    for label in labels:
        found = list(re.finditer(rf"^[ \t]*{label}:", text, re.MULTILINE))
        after = places[-1][2] if places else 0
        fitting = [one for one in found if one.start() >= after]
        if not fitting:
            order = ", ".join(f"“{one}:”" for one in labels)
            raise TemplateError(
                f"{file}, line 1: the text must have a line that begins with “{label}:”, in the order {order}."
            )
        chosen = fitting[-1] if label == last_of else fitting[0]
        places.append((label, chosen.start(), chosen.end()))
    ends = [start for _, start, _ in places[1:]] + [len(text)]
    return {label: text[end:stop].strip() for (label, _, end), stop in zip(places, ends, strict=True)}


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs, parted by empty lines, each on one line."""
    found = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return tuple(paragraph for paragraph in found if paragraph)
