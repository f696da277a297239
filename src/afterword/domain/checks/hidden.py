"""Finds characters that nobody sees and that change what is read."""

import re

from afterword.domain.checks.verdict import Check, Checked

_NAME = "hidden_characters"
# Embeddings and isolates come along with telephone numbers from address books and do no harm; overrides do.
_DECEIVING = re.compile("[\u202d\u202e\U000e0001-\U000e007f]")


def hidden_characters(note: Checked) -> Check:
    """Nothing turns the direction of the text around or hides words in it."""
    found = _DECEIVING.search(note.everything)
    if found is None:
        return Check.ok(_NAME, "No hidden characters were found.")
    return Check.warn(
        _NAME,
        f"A character that cannot be seen (U+{ord(found[0]):04X}) changes how the note reads; "
        "delete the words around it and type them anew.",
    )
