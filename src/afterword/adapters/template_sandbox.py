"""Where templates run: they are files that people edit, and reach nothing but what they are given."""

from types import MappingProxyType
from typing import Any

from jinja2.sandbox import SandboxedEnvironment


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, in which what a template knows is found by its name before anything else is tried."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A fifth of a template's time went into looking for `person.name` among Python's own attributes first."""
        if type(obj) is MappingProxyType and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)
