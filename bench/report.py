"""The table: as text, as JSON, as a picture."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from bench.figures import Figure

MARK = {True: "met", False: "MISSED", None: ""}


def as_text(figures: Sequence[Figure]) -> str:
    """One line per figure, in columns."""
    rows = [("", "value", "baseline", "ratio", "target", "")]
    topic = ""
    lines = []
    for one in figures:
        if one.topic != topic:
            topic = one.topic
            rows.append((topic, "", "", "", "", ""))
        rows.append(_row(one))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    for row in rows:
        first, *others = (
            cell.ljust(w) if n == 0 else cell.rjust(w)
            for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join((first, *others)).rstrip())
    return "\n".join(lines) + "\n"


def _row(one: Figure) -> tuple[str, str, str, str, str, str]:
    name = f"  {one.name}" + (f"  [beside: {one.against}]" if one.against else "")
    target = "" if one.most is None else f"≤ {_number(one.most)}{'×' if one.as_ratio else ''}"
    return (
        name,
        f"{_number(one.value)} {one.unit}",
        "" if one.baseline is None else _number(one.baseline),
        "" if one.ratio is None else f"{_number(one.ratio)}×",
        target,
        MARK[one.met],
    )


def _number(value: float) -> str:
    """Three digits that mean something."""
    if value == int(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def as_json(figures: Sequence[Figure], seconds: float) -> str:
    """The same with every digit, and what it ran on."""
    document: dict[str, Any] = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "seconds": round(seconds, 1),
        "figures": [asdict(one) | {"ratio": one.ratio, "met": one.met} for one in figures],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


_LINE, _LEFT, _BAR, _TOP = 24, 560, 300, 60
_MOST_SHOWN = 2.0
_STYLE = 'role="img" font-family="system-ui, sans-serif" font-size="13"'


def as_svg(figures: Sequence[Figure]) -> str:
    """A bar for each figure that has something to be measured by: its share of the target, else of its baseline."""
    shown = [(one, share) for one in figures if (share := _share(one)) is not None]
    height = _TOP + _LINE * len(shown) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _BAR + 180} {height}" {_STYLE}>',
        "<title>What Afterword costs, beside its targets and what else one could use</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="12" y="24" font-size="16" font-weight="600" fill="#1d2733">{escape("Beside the target (line), or beside the baseline where there is no target")}</text>',
        '<text x="12" y="44" fill="#52606d">Shorter is better. Green: target met; red: missed; blue: no target.</text>',
    ]
    for number, (one, share) in enumerate(shown):
        parts += _bar(one, share, _TOP + number * _LINE)
    line = _LEFT + _BAR / _MOST_SHOWN
    parts.append(
        f'<line x1="{line}" x2="{line}" y1="{_TOP - 4}" y2="{height - 26}" stroke="#1d2733" stroke-dasharray="3 3"/>'
    )
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _share(one: Figure) -> float | None:
    """Of the target where there is one that can be shared out, else of the baseline."""
    if one.most:
        return ((one.ratio or 0) if one.as_ratio else one.value) / one.most
    return one.ratio if one.most is None else None


def _bar(one: Figure, share: float, y: int) -> list[str]:
    colour = {True: "#2f855a", False: "#c53030", None: "#2b6cb0"}[one.met]
    width = max(1.0, min(share, _MOST_SHOWN) / _MOST_SHOWN * _BAR)
    value = f"{_number(one.value)} {one.unit}" + (" →" if share > _MOST_SHOWN else "")
    return [
        f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end" fill="#1d2733">{escape(one.name)}</text>',
        f'<rect x="{_LEFT}" y="{y + 3}" width="{width:.1f}" height="{_LINE - 8}" rx="2" fill="{colour}"/>',
        f'<text x="{_LEFT + width + 6:.1f}" y="{y + 15}" fill="#1d2733">{escape(value)}</text>',
    ]
