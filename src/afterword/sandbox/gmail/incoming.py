"""Messages as requests carry them."""

import base64
import binascii
import re

from afterword.sandbox.api import Call, Json, known_fields
from afterword.sandbox.errors import GoogleError, bad_request

MOST_BYTES = 35 * 1024 * 1024
MOST_INLINE = 8 * 1024 * 1024
"""The longest `raw` in a request's JSON; what is larger must come by way of `/upload`, which is not here.

Google names no figure; requests of 8.5 MB were refused (googleapis/google-api-dotnet-client#804).
"""

_DRAFT_FIELDS = frozenset({"id", "message"})
_MESSAGE_FIELDS = frozenset(
    [
        "classificationLabelValues",
        "historyId",
        "id",
        "internalDate",
        "labelIds",
        "payload",
        "raw",
        "sizeEstimate",
        "snippet",
        "threadId",
    ]
)
_BASE64 = re.compile(r"[A-Za-z0-9_+/-]*={0,2}")


def given_message(call: Call) -> Json:
    """The message inside a draft that came in; raises 400 when there is none."""
    known_fields(call.body, _DRAFT_FIELDS, "draft")
    message = call.body.get("message")
    if not isinstance(message, dict):
        raise bad_request("Missing draft message")
    known_fields(message, _MESSAGE_FIELDS, "draft.message")
    return message


def bare_message(call: Call) -> Json:
    """A message that came in by itself."""
    known_fields(call.body, _MESSAGE_FIELDS, "message")
    return call.body


def raw_of(message: Json) -> bytes:
    """The mail itself; raises 400 when it is missing or not base64, 413 above 8 MiB inline or 35 MiB in all."""
    raw = message.get("raw")
    if not isinstance(raw, str) or not raw:
        raise bad_request(
            "'raw' RFC822 payload message string or uploading message via /upload/* URL required"
        )
    data = _decoded(raw)
    if len(raw) > MOST_INLINE or len(data) > MOST_BYTES:
        raise GoogleError(413, "Request Entity Too Large", reason="uploadTooLarge")
    return data


def _decoded(raw: str) -> bytes:
    if not _BASE64.fullmatch(raw):
        raise bad_request("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed")
    try:
        return base64.b64decode(
            raw.translate(str.maketrans("-_", "+/")).rstrip("=") + "=" * (-len(raw.rstrip("=")) % 4)
        )
    except binascii.Error as error:
        raise bad_request("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed") from error
