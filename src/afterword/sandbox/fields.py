"""Partial responses: the `fields` parameter of Google's APIs."""

import re
from typing import Any

from afterword.sandbox.errors import bad_request

Mask = dict[str, "Mask"]

_TOKEN = re.compile(r"[A-Za-z0-9_*$.@-]+|[(),/]")


def parse_mask(text: str) -> Mask:
    """Read `a,b(c,d),e/f`; raises 400 when it is not of that form."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s+", "", text) or not tokens:
        raise bad_request(f"Invalid field selection {text}", location="fields")
    mask, rest = _selection(tokens, text)
    if rest:
        raise bad_request(f"Invalid field selection {text}", location="fields")
    return mask


def select(value: Any, mask: Mask) -> Any:
    """Leave of a JSON value only what the mask names."""
    if not mask or ("*" in mask and not mask["*"]):
        return value
    if isinstance(value, list):
        return [select(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: select(item, mask.get(key, mask.get("*", {})))
        for key, item in value.items()
        if _named(key, mask)
    }


def _named(key: str, mask: Mask) -> bool:
    return key in mask or "*" in mask


def _selection(tokens: list[str], text: str) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while True:
        tokens = _one_path(mask, tokens, text)
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _one_path(mask: Mask, tokens: list[str], text: str) -> list[str]:
    if not tokens or tokens[0] in "(),/":
        raise bad_request(f"Invalid field selection {text}", location="fields")
    inner = mask.setdefault(tokens[0], {})
    match tokens[1:]:
        case ["/", *rest]:
            return _one_path(inner, rest, text)
        case ["(", *rest]:
            found, after = _selection(rest, text)
            inner.update(found)
            if after[:1] != [")"]:
                raise bad_request(f"Invalid field selection {text}", location="fields")
            return after[1:]
        case rest:
            return rest
