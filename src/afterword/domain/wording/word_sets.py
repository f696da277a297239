"""Lists of words as they are easiest to read: as a line of text."""


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(listed.split())
