"""How a control answers: JSON, and plain words about what was wrong."""

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from afterword.sandbox.errors import GoogleError
from afterword.sandbox.oauth.consent import ConsentError
from afterword.sandbox.state import State

Control = Callable[[State, Request, bytes], Any]


def control(handle: Control) -> Callable[[Request], Any]:
    """A control, dressed for HTTP: bad input is 400 with the reason, what is not there 404."""

    async def answer(request: Request) -> Response:
        try:
            result = handle(request.app.state.sandbox, request, await request.body())
        except (msgspec.DecodeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)
        except KeyError as error:
            return JSONResponse({"error": f"not there: {error}"}, status_code=404)
        except GoogleError as error:
            return JSONResponse({"error": error.message}, status_code=error.code)
        except ConsentError as error:
            return JSONResponse({"error": str(error)}, status_code=error.status)
        return JSONResponse(result)

    return answer
