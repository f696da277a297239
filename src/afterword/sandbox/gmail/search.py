"""Gmail's search language, as far as a mail program needs it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.sandbox.gmail.mailbox import StoredMessage

_GMAIL_ZONE = ZoneInfo("America/Los_Angeles")  # dates in a query are midnight there
_TOKEN = re.compile(r'\s*(?:(-)?(\w+:)?"([^"]*)"|([(){}])|(-?[^\s(){}"]+:)(?=[({"])|([^\s(){}]+))')
_DATE = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_AGE = re.compile(r"(\d+)([dmy])")
_DAYS = {"d": 1, "m": 30, "y": 365}
_PLACES = {
    "sent": "SENT",
    "draft": "DRAFT",
    "drafts": "DRAFT",
    "inbox": "INBOX",
    "trash": "TRASH",
    "spam": "SPAM",
    "unread": "UNREAD",
    "starred": "STARRED",
    "important": "IMPORTANT",
}

Test = Callable[[StoredMessage], bool]


@dataclass(frozen=True)
class Labelled:
    """The test for one label, which the mailbox can look up."""

    label: str

    def __call__(self, message: StoredMessage) -> bool:
        return self.label in message.label_ids


@dataclass(frozen=True)
class Query:
    """A search, ready to be put to messages; `label` is one that all it finds have, if there is such a one."""

    test: Test
    everywhere: bool
    label: str | None = None


def parse_query(text: str, now: datetime) -> Query:
    """Read a query; what is not an operator is looked for as words, as Gmail does."""
    tokens = list(_TOKEN.finditer(text))
    everywhere = re.search(r"\bin:(anywhere|trash|spam)\b", text, re.IGNORECASE) is not None
    tests = _Parser(tokens, now).terms()
    label = next((test.label for test in tests if isinstance(test, Labelled)), None)
    return Query(_all(tests), everywhere, label)


class _Parser:
    def __init__(self, tokens: list[re.Match[str]], now: datetime) -> None:
        self._tokens = tokens
        self._now = now
        self._at = 0

    def terms(self, field: str = "", closing: str = "") -> list[Test]:
        """Terms up to the closing bracket: every one must hold, or, with OR between, one of the two."""
        tests: list[Test] = []
        while (token := self._next()) is not None and token[4] != closing:
            if token[6] == "OR" and tests:
                other = self._next()
                if other is not None:
                    tests.append(_either(tests.pop(), self._term(other, field)))
            elif token[6] != "AND":
                tests.append(self._term(token, field))
        return tests

    def one_of(self, field: str = "") -> Test:
        """Terms up to the closing brace: one must hold."""
        tests: list[Test] = []
        while (token := self._next()) is not None and token[4] != "}":
            tests.append(self._term(token, field))
        return lambda message: any(test(message) for test in tests)

    def _next(self) -> re.Match[str] | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _term(self, token: re.Match[str], field: str) -> Test:
        minus, operator, quoted, bracket, group, bare = token.groups()
        if quoted is not None:
            return _negated(minus, self._test(operator or field, quoted, phrase=True))
        if group is not None:
            return self._group(group)
        if bracket is not None:
            return self.one_of(field) if bracket == "{" else _all(self.terms(field, ")"))
        negative, word = ("-", bare[1:]) if bare.startswith("-") and len(bare) > 1 else ("", bare)
        name, colon, value = word.partition(":")
        operator = name + colon if colon and value else ""
        return _negated(negative, self._test(operator or field, value if operator else word, phrase=False))

    def _group(self, group: str) -> Test:
        opening = self._next()
        inner = group.lstrip("-")
        if opening is None:
            return lambda _: True
        if opening[4] is None:
            return _negated("-" if group.startswith("-") else "", self._term(opening, inner))
        test = self.one_of(inner) if opening[4] == "{" else _all(self.terms(inner, ")"))
        return _negated("-" if group.startswith("-") else "", test)

    def _test(self, operator: str, value: str, *, phrase: bool) -> Test:
        name = operator.rstrip(":").lower()
        if name in {"after", "newer", "before", "older", "newer_than", "older_than"}:
            return _time_test(name, value, self._now)
        return _OPERATORS.get(name, _words_of(operator))(value.lower(), phrase)


def _all(tests: list[Test]) -> Test:
    return lambda message: all(test(message) for test in tests)


def _either(one: Test, other: Test) -> Test:
    return lambda message: one(message) or other(message)


def _negated(minus: str | None, test: Test) -> Test:
    return (lambda message: not test(message)) if minus else test


def _time_test(name: str, value: str, now: datetime) -> Test:
    edge = _moment(value, now)
    if edge is None:
        return lambda _: False
    if name in {"after", "newer", "newer_than"}:
        return lambda message: message.internal_ms >= edge
    return lambda message: message.internal_ms < edge


def _moment(value: str, now: datetime) -> float | None:
    if value.isdigit():
        return int(value) * 1000
    if age := _AGE.fullmatch(value):
        return (now - timedelta(days=int(age[1]) * _DAYS[age[2]])).timestamp() * 1000
    if date := _DATE.fullmatch(value):
        return datetime(int(date[1]), int(date[2]), int(date[3]), tzinfo=_GMAIL_ZONE).timestamp() * 1000
    return None


def _place(value: str, _: bool) -> Test:
    if value in {"anywhere", "all"}:
        return lambda _: True
    return Labelled(_PLACES.get(value, value.upper()))


def _read_state(value: str, phrase: bool) -> Test:
    if value == "read":
        return lambda message: "UNREAD" not in message.label_ids
    return _place(value, phrase)


def _has(value: str, _: bool) -> Test:
    if value != "attachment":
        return lambda _: False
    return lambda message: any(part.get_filename() for part in message.mail.parsed.walk())


def _rfc822(value: str, _: bool) -> Test:
    return lambda message: message.mail.header("Message-ID").strip("<> ").lower() == value.strip("<> ")


def _header_test(*names: str) -> Callable[[str, bool], Test]:
    def operator(value: str, phrase: bool) -> Test:
        return lambda message: _holds(" ".join(map(message.mail.header, names)), value, phrase=phrase)

    return operator


def _person(*names: str) -> Callable[[str, bool], Test]:
    """Whole addresses match exactly; anything else matches words of names and addresses."""

    def operator(value: str, phrase: bool) -> Test:
        address = value.strip("<>")
        if "@" in address and not address.startswith("@"):
            return lambda message: address in message.mail.addresses(*names)
        return _header_test(*names)(value, phrase)

    return operator


def _words_of(operator: str) -> Callable[[str, bool], Test]:
    """An operator that does not exist is a word like any other."""

    def search(value: str, phrase: bool) -> Test:
        return lambda message: _holds(
            f"{message.mail.subject} {message.mail.header('From')} {message.mail.header('To')} {message.mail.text}",
            f"{operator}{value}".lower(),
            phrase=phrase,
        )

    return search


def _holds(text: str, value: str, *, phrase: bool) -> bool:
    words = re.findall(r"\w+", text.lower())
    wanted = re.findall(r"\w+", value)
    if not phrase and len(wanted) == 1:
        return wanted[0] in words
    return any(words[index : index + len(wanted)] == wanted for index in range(len(words) - len(wanted) + 1))


_OPERATORS: dict[str, Callable[[str, bool], Test]] = {
    "": _words_of(""),
    "in": _place,
    "label": _place,
    "is": _read_state,
    "has": _has,
    "from": _person("From"),
    "to": _person("To", "Cc", "Bcc"),
    "cc": _person("Cc"),
    "bcc": _person("Bcc"),
    "subject": _header_test("Subject"),
    "rfc822msgid": _rfc822,
}
