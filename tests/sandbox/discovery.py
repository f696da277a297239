"""Google's discovery documents, as checks of requests and responses: nothing unknown, nothing of a wrong type."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httplib2
import jsonschema

Json = dict[str, Any]

_CHECKED = ("gmail.v1", "calendar.v3")
_STRING_FORMATS = {
    "int64": r"^-?\d+$",
    "uint64": r"^\d+$",
    "byte": r"^[A-Za-z0-9_=-]*$",
    "date": r"^\d{4}-\d\d-\d\d$",
}


class Discovery:
    """One API's document."""

    def __init__(self, name: str) -> None:
        text = files("googleapiclient").joinpath(f"discovery_cache/documents/{name}.json").read_text("utf-8")
        self.document: Json = json.loads(text)
        self.methods = {method["id"]: method for method in _methods(self.document)}
        self._definitions = {key: _schema(value) for key, value in self.document["schemas"].items()}
        self._validators: dict[str, Any] = {}
        self._paths = [
            (method["httpMethod"], self._pattern(method), method) for method in self.methods.values()
        ]

    def path(self, method: Json) -> str:
        """A method's path, from the server's root."""
        return str(self.document["servicePath"]) + str(method.get("flatPath", method["path"]))

    def find(self, verb: str, path: str) -> Json | None:
        """The method that answers a request; a path without parameters wins over one with."""
        found = [
            method
            for one, pattern, method in self._paths
            if one == verb and pattern.fullmatch(path.lstrip("/"))
        ]
        return min(found, key=lambda method: self.path(method).count("{"), default=None)

    def check_request(self, method: Json, query: list[tuple[str, str]], body: Any) -> None:
        """Raise ValidationError, or AssertionError for a parameter that the method does not have."""
        known = set(method.get("parameters", {})) | set(self.document["parameters"])
        assert {name for name, _ in query} <= known, f"{method['id']}: {query}"
        if "request" in method:
            self._check(method["request"]["$ref"], body)

    def check_response(self, method: Json, body: Any) -> None:
        """Raise ValidationError for a body that is not what the method answers with."""
        if "response" in method:
            self._check(method["response"]["$ref"], body)
        else:
            assert body is None, f"{method['id']} answers with nothing"

    def _check(self, name: str, value: Any) -> None:
        if name not in self._validators:
            schema = {"$ref": f"#/$defs/{name}", "$defs": self._definitions}
            self._validators[name] = jsonschema.Draft202012Validator(schema)
        self._validators[name].validate(value)

    def _pattern(self, method: Json) -> re.Pattern[str]:
        return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.path(method))))


@cache
def discovery(name: str) -> Discovery:
    """The document of that name, read once."""
    return Discovery(name)


def check_exchange(verb: str, url: str, sent: bytes, status: int, got: bytes) -> None:
    """Check one call to any of the APIs; calls to other addresses are let pass."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    for name in _CHECKED:
        method = discovery(name).find(verb, parts.path)
        if method and status < 400:
            discovery(name).check_request(method, query, json.loads(sent) if sent else None)
            if "fields" not in dict(query):
                discovery(name).check_response(method, json.loads(got) if got else None)
        elif method:
            check_error(status, json.loads(got))


def check_error(status: int, body: Json) -> None:
    """Check that an error has Google's shape."""
    error = body["error"]
    assert set(body) == {"error"}
    assert error["code"] == status
    assert isinstance(error["message"], str)
    assert all({"domain", "reason", "message"} <= set(one) for one in error["errors"])


class CheckingHttp(httplib2.Http):  # type: ignore[misc]
    """httplib2 that checks each call which went well or was refused, for the real clients to use."""

    def request(self, uri: str, method: str = "GET", body: Any = None, **options: Any) -> Any:
        response, content = super().request(uri, method, body=body, **options)
        sent = body.encode() if isinstance(body, str) else body or b""
        if (options.get("headers") or {}).get("x-http-method-override") == "GET":
            method, uri, sent = "GET", f"{uri}?{sent.decode()}", b""
        check_exchange(method, uri, sent, response.status, content)
        return response, content


def _methods(resource: Json) -> list[Json]:
    own = list(resource.get("methods", {}).values())
    return own + [method for below in resource.get("resources", {}).values() for method in _methods(below)]


def _schema(given: Json) -> Json:
    if "$ref" in given:
        return {"$ref": f"#/$defs/{given['$ref']}"}
    match given.get("type"):
        case "object":
            more = given.get("additionalProperties")
            return {
                "type": "object",
                "properties": {key: _schema(value) for key, value in given.get("properties", {}).items()},
                "additionalProperties": _schema(more) if more else False,
            }
        case "array":
            return {"type": "array", "items": _schema(given["items"])}
        case "any":
            return {}
        case kind:
            return _scalar(str(kind), given)


def _scalar(kind: str, given: Json) -> Json:
    schema: Json = {"type": kind}
    if "enum" in given:
        schema["enum"] = given["enum"]
    if given.get("format") in _STRING_FORMATS and kind == "string":
        schema["pattern"] = _STRING_FORMATS[given["format"]]
    return schema
