"""Errors in the shape in which Google's APIs give them."""

from collections.abc import Mapping
from typing import Any

_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
_REASON = {
    400: "invalidArgument",
    401: "authError",
    403: "forbidden",
    404: "notFound",
    409: "duplicate",
    412: "conditionNotMet",
    429: "rateLimitExceeded",
}


class GoogleError(Exception):
    """An answer other than success, in Google's words."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        reason: str = "",
        location: str = "",
        headers: Mapping[str, str] | None = None,
        short: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reason = reason or _REASON.get(code, "backendError")
        self.location = location
        self.headers = dict(headers or {})
        self.short = short or message

    def body(self) -> dict[str, Any]:
        """The JSON of it."""
        detail = {"message": self.short, "domain": self._domain(), "reason": self.reason}
        if self.location:
            kind = "header" if self.location == "Authorization" else "parameter"
            detail |= {"location": self.location, "locationType": kind}
        error: dict[str, Any] = {"code": self.code, "message": self.message, "errors": [detail]}
        if self.code in _STATUS:
            error["status"] = _STATUS[self.code]
        return {"error": error}

    def _domain(self) -> str:
        return "usageLimits" if self.reason.lower().endswith("limitexceeded") else "global"


def bad_request(message: str, *, location: str = "", reason: str = "") -> GoogleError:
    """400, with the parameter that is to blame if there is one."""
    return GoogleError(400, message, location=location, reason=reason)


def not_found(message: str = "Requested entity was not found.") -> GoogleError:
    """404, as Gmail says it."""
    return GoogleError(404, message)


def invalid_credentials() -> GoogleError:
    """401: no token, an unknown one or an expired one."""
    return GoogleError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, "
        "login cookie or other valid authentication credential.",
        short="Invalid Credentials",
        location="Authorization",
        headers={"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'},
    )


def insufficient_scopes(scopes: frozenset[str]) -> GoogleError:
    """403: the token is good, but not for this."""
    return GoogleError(
        403,
        "Request had insufficient authentication scopes.",
        short="Insufficient Permission",
        reason="insufficientPermissions",
        headers={
            "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", '
            f'error="insufficient_scope", scope="{" ".join(sorted(scopes))}"'
        },
    )
