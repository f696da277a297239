"""What was asked of the sandbox, in order."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class LoggedRequest:
    """One request; `status` stays empty while, or because, no answer was given."""

    time: str
    method: str
    verb: str
    path: str
    status: int | None = None
    fault: str | None = None
    committed: bool = False


@dataclass
class RequestLog:
    """All of them since the start or the last clearing."""

    entries: list[LoggedRequest] = field(default_factory=list)

    def begin(self, entry: LoggedRequest) -> LoggedRequest:
        """Note a request as it comes in, so that the order is that of arrival."""
        self.entries.append(entry)
        return entry

    def as_json(self) -> list[dict[str, Any]]:
        """The log as `/sandbox/requests` shows it."""
        return [asdict(entry) for entry in self.entries]
