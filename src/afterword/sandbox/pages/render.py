"""The sandbox's own pages: templates, and the headers that keep them to themselves."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

HERE = Path(__file__).parent
_LOOPBACK = "http://127.0.0.1:* http://localhost:*"
_POLICY = (
    f"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
    f"form-action 'self' {_LOOPBACK}; frame-ancestors 'self' {_LOOPBACK}"
)

_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> HTMLResponse:
    """A page from a template, under a policy that loads nothing from elsewhere."""
    text = _templates.get_template(template).render(**context)
    return HTMLResponse(text, status_code=status, headers={**_HEADERS, **(headers or {})})


def add_filter(name: str, function: Any) -> None:
    """Make a function available to the templates."""
    _templates.filters[name] = function
