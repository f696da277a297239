"""Writes short forms out where a letter is formal."""

import re

_IRREGULAR = {"won't": "will not", "can't": "cannot", "shan't": "shall not", "let's": "let us"}
_ENDINGS = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would"}
_SHORT = re.compile(
    r"\b(?:[A-Za-z]+n['’]t|I['’]m|(?:I|you|we|they)['’](?:re|ve|ll)|I['’]d|let['’]s|it['’]s)\b", re.IGNORECASE
)


def written_out(text: str) -> str:
    """“I'd be glad” → “I would be glad”."""
    return _SHORT.sub(_full, text)


def _full(found: re.Match[str]) -> str:
    word = found[0].replace("’", "'")
    if word.lower() in _IRREGULAR:
        full = _IRREGULAR[word.lower()]
        return full[:1].upper() + full[1:] if word[0].isupper() else full
    if word.lower() == "it's":
        return f"{word[:2]} is"
    ending = next(ending for ending in _ENDINGS if word.lower().endswith(ending))
    return word[: -len(ending)] + _ENDINGS[ending]
