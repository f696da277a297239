"""Who the candidate writes as: the addresses Gmail lets them use, with name and signature."""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from typing import Any

from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import MailContent
from afterword.domain.visible import target, visible_text
from afterword.ports import Sender, Signature


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


_Resource = dict[str, Any]
_KEPT_FOR = timedelta(hours=1)

_LONGEST = 50_000
"""Gmail keeps 10,000 characters; whatever is much longer is no signature."""

_TAGS = _listed(
    "a b big blockquote br div em font h1 h2 h3 h4 hr i img li ol p s small span strike strong sub sup table tbody "
    "td tfoot th thead tr u ul"
)
_ATTRIBUTES = {
    "*": {"style", "dir", "align"},
    "a": {"href"},
    "font": {"color", "face", "size"},
    "img": {"src", "alt", "width", "height"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
    "td": {"colspan", "rowspan", "valign", "width"},
    "th": {"colspan", "rowspan", "valign", "width"},
}
_STYLES = _listed(
    "border border-bottom border-collapse border-left border-radius border-right border-top color font-family "
    "font-size font-style font-weight height line-height margin margin-bottom margin-left margin-right margin-top "
    "max-width padding padding-bottom padding-left padding-right padding-top text-align text-decoration "
    "vertical-align width"
)
_SCHEMES = frozenset({"http", "https", "mailto"})
_SMALLEST_PICTURE = 2
_PICTURE = re.compile(r"<img\b[^>]*>")
_LINK_END = re.compile(r"(<a\b[^>]*>)(.*?)</a>", re.DOTALL)


class SendAsList:
    """What `settings.sendAs.list` answered last, for every thread of one account.

    Kept for a while: it hardly ever changes, and asking costs a request.
    """

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._answer: list[_Resource] = []
        self._asked_at: datetime | None = None

    def get(self, ask: Callable[[], list[_Resource]], now: datetime) -> list[_Resource]:
        """The last answer if it is young enough, else a new one; a failure is not kept."""
        with self._asking:
            if self._asked_at is None or not timedelta(0) <= now - self._asked_at < _KEPT_FOR:
                self._answer = ask()
                self._asked_at = now
            return self._answer


def sender(resources: list[_Resource], wanted: str) -> Sender | None:
    """The address wanted if Gmail accepts it, else the primary one; None when there is not even that."""
    own = [one for one in resources if _is_accepted(one)]
    named = [one for one in own if _email(one) == wanted.strip().lower()]
    primary = [one for one in own if one.get("isPrimary")]
    chosen = next(iter(named or primary), None)
    if chosen is None:
        return None
    # An alias without a name or signature of its own: Gmail writes the primary's name, and signs with nothing.
    name = display_name(chosen) or next(map(display_name, primary), "")
    return Sender(email=_email(chosen), name=name, signature=signature_of(str(chosen.get("signature", ""))))


def display_name(resource: _Resource) -> str:
    """On one line, "" when there is none."""
    return " ".join(str(resource.get("displayName", "")).split())


def signature_of(html: str) -> Signature | None:
    """The signature as it may stand in a mail: its HTML with nothing in it that runs, and the same words as plain lines.

    None when it has no words: a picture alone names nobody.
    """
    if not html.strip() or len(html) > _LONGEST:
        return None
    clean = _clean(html)
    text = _text(clean)
    if not text:
        return None
    made = clean if _reads_alike(text, clean) else "<br>".join(escape(line) for line in text.splitlines())
    return Signature(
        text=text, html=f'<div class="gmail_signature" data-smartmail="gmail_signature">{made}</div>'
    )


def _email(resource: _Resource) -> str:
    return str(resource["sendAsEmail"]).strip().lower()


def _is_accepted(resource: _Resource) -> bool:
    """Only addresses that were added have a status; the primary one is the account itself."""
    return bool(resource.get("isPrimary")) or resource.get("verificationStatus") == "accepted"


def _reads_alike(text: str, clean: str) -> bool:
    """Whether a mail with both forms still reads as ours once Gmail has written its plain part anew."""
    ours = MailContent(to=(), text=text, html=clean)
    anew = replace(ours, text=visible_text(ours), html=f"<div>{clean}</div>")
    return fingerprint(anew) == fingerprint(ours)


def _clean(html: str) -> str:
    import nh3  # noqa: PLC0415 - most processes never need it

    return _PICTURE.sub(
        lambda found: "" if _is_unseen(found[0]) else found[0],
        nh3.clean(
            html,
            tags=set(_TAGS),
            clean_content_tags={"script", "style", "title", "iframe", "object", "svg", "template"},
            attributes=_ATTRIBUTES,
            filter_style_properties=set(_STYLES),
            url_schemes=set(_SCHEMES),
            url_relative="deny",
            link_rel=None,
        ),
    ).strip()


def _is_unseen(tag: str) -> bool:
    """Whether a picture is there for its sender only: of a pixel, or without a source."""
    attributes = _attributes(tag)
    sizes = [attributes.get(side, "") for side in ("width", "height")]
    tiny = any(size.isdecimal() and int(size) <= _SMALLEST_PICTURE for size in sizes)
    return tiny or not attributes.get("src")


def _attributes(tag: str) -> dict[str, str]:
    from justhtml import stream  # noqa: PLC0415 - most processes never need it

    begun = next(event[1] for event in stream(tag) if event[0] == "start")
    return {name: (value or "").strip() for name, value in begun[1].items()}


def _text(clean: str) -> str:
    """As Gmail itself writes the plain part: where a link leads stands behind its words."""
    annotated = _LINK_END.sub(_with_target, clean)
    return visible_text(MailContent(to=(), html=f"<div>{annotated}</div>"))


def _with_target(found: re.Match[str]) -> str:
    leads_to = target(_attributes(found[1]).get("href", ""))
    words = visible_text(MailContent(to=(), html=found[2]))
    says_itself = leads_to in {target(words), f"mailto:{words}"}
    if not (leads_to and words) or says_itself or leads_to.split() != [leads_to]:
        return found[0]
    annotation = f" <{leads_to.removeprefix('mailto:')}>"
    return found[0] + escape(annotation)
