"""How much a remark deserves to be said: what was talked about before what was only noted, dry details last."""

import re

from afterword.domain.wording.english.reporting import Report
from afterword.domain.wording.remark import Form, Remark

_DRY = re.compile(
    r"(?<!Q)\d|\b(?:quota|billing targets?|open rate|ramp|salary|pay|wage|bonus|benefits|pension|holiday|vans?|parking|uniform|licen[cs]e|hours|(?<!trial )(?<!shadow )shifts?|nights|weekends|part-time|"
    r"full-time|contract|notice|start date|agency|visa|commute|laptop|breaks?|overtime|rota|go-live|covered|lunch|lunches|perks|snacks|biscuits|free|company car|days in the office|churn|shrinkage|backlog|"
    r"turnover|headroom|budget cuts?|debt)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:\d+|\w+) years? ago\b|\bin (?:19|20)\d\d\b|\bfor \d+ years\b|\bsince (?:19|20)\d\d\b|\bcome down by .*$"
)
"""When something was is no dry detail of somebody's story."""

_PERSONAL = re.compile(
    r"^(?:you (?:also )?(?:love|like|enjoy|play|run|climb|cycle|row|swim|hike|sail|collect|bake|sing|paint|knit|ski|surf|garden|grew up|"
    r"started (?:on|at|as)|used to be|once|did|have (?:a|two|three) (?:dog|cat|kid|son|daughter|puppy|twins?)\w*)\b|we (?:are )?both\b|we share\b|you are a fellow\b)"
    r"|\b(?:climbing|hiking|marathon|triathlon|football|guitar|piano|choir|chess|knitting|surfing|skiing|sailing|yoga|"
    r"your (?:\w+ )?(?:dog|cat|puppy|kids?|son|daughter|twins))\b",
    re.IGNORECASE,
)
_DEEP = frozenset(
    {Report.BOTH, Report.FELT, Report.FUN, Report.MINE, Report.ASKED_ME, Report.I_ASKED, Report.THEIRS}
)


def weighed(remark: Remark, kind: Report) -> Remark:
    """The remark with its rank, and whether it is about a life outside the work."""
    return Remark(
        form=remark.form,
        text=remark.text,
        rank=_rank(remark, kind),
        personal=bool(_PERSONAL.search(remark.text)),
    )


def too_dry(remark: Remark) -> bool:
    """A bare “nights” or “the van”: true, and nothing to thank somebody for."""
    said = remark.text.removeprefix("the ").split()
    figures = any(char.isdigit() for char in remark.text)
    return remark.form is Form.TOPIC and len(said) < (3 if figures else 2) and bool(_DRY.search(remark.text))


def _rank(remark: Remark, kind: Report) -> int:
    if remark.form is Form.SAID and remark.text.startswith("I enjoyed "):
        return 0
    dry = _DRY.search(_WHEN.sub("", remark.text)) and not remark.text.startswith(
        ("you liked my ", "you like my ")
    )
    if remark.form is Form.FACT and dry:
        return 2
    if kind in _DEEP or remark.text.startswith(("how ", "why ")):
        return 0
    return 2 if dry else 1
