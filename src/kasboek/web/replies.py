"""Answers of our endpoints: always JSON, and a sentence where something is wrong."""

from __future__ import annotations

import json
import logging
import traceback
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import TypeVar

from fava.ext import extension_endpoint
from flask import Response
from flask import request
from markupsafe import Markup

from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.pages.drivers import WrongAskedError
from kasboek.core.pages.drivers import called
from kasboek.core.saying import saying
from kasboek.web.parameters import NAMES
from kasboek.web.parameters import Parameters
from kasboek.web.parameters import WrongError
from kasboek.writing.files import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.saying import Say
    from kasboek.core.saying import Saying
    from kasboek.core.shapes.shape import Json

log = logging.getLogger(__name__)
_MOST_BYTES = 100_000
_OWN_SITE = ("same-origin", "none")


class Speaker(Protocol):
    """Whoever can put a saying into the language of the page."""

    @property
    def say(self) -> Say:
        """Return what puts a saying into words."""
        ...


_S = TypeVar("_S", bound=Speaker)


def text(answer: Json) -> str:
    """Write an answer as JSON; what is no JSON (an infinite number) is a mistake of ours."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def embedded(answer: Json) -> Markup:
    """Write an answer as JSON that can stand in a page: nothing in it ends a script."""
    found = text(answer)
    for char in "<>&\u2028\u2029":
        found = found.replace(char, f"\\u{ord(char):04x}")
    return Markup(found)  # noqa: S704 # what HTML would obey was taken out by the lines above


def reads(endpoint: Callable[[_S], Json]) -> Callable[[_S], Response]:
    """Make a method the endpoint of its name: GET, answered as JSON."""
    return _endpoint(endpoint, "GET")


def writes(endpoint: Callable[[_S], Json]) -> Callable[[_S], Response]:
    """Make a method the endpoint of its name: POST, which Fava refuses when it is read-only."""
    return _endpoint(endpoint, "POST")


def _endpoint(endpoint: Callable[[_S], Json], method: str) -> Callable[[_S], Response]:
    @wraps(endpoint)
    def reply(page: _S) -> Response:
        try:
            return _response(text(endpoint(page)), 200)
        except Exception as error:  # noqa: BLE001 # Fava would show its own error page for ours
            told, status = reason(error)
            return _response(text({"error": page.say(told)}), status)

    mark: Any = extension_endpoint(endpoint.__name__, [method])
    made: Callable[[_S], Response] = mark(reply)
    return made


def reason(error: Exception) -> tuple[Saying, int]:
    """Return what to say of an error, and the status; what we did not foresee is logged."""
    match error:
        case WrongError():
            return error.saying, error.status
        case WrongAskedError():
            return error.saying, 400
        case UnknownScenarioError():
            known = ", ".join(error.names)
            return saying("web.unknown-scenario", name=error.name[:40], known=known), 404
        case Refused():
            return error.saying, 409
        case OSError():
            told = saying(
                "web.no-access", path=str(error.filename or "-"), reason=error.strerror or "-"
            )
            return told, 409
    log.error("a page of Kasboek failed", exc_info=error)
    return saying("web.failed"), 500


def where(error: Exception) -> str:
    """Return what failed and on which line of ours; no amount of the ledger stands in it."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames[-3:]]
    return " > ".join([*places, type(error).__name__])


def asked() -> Parameters:
    """Return the parameters of a read."""
    return Parameters(request.args)


def posted() -> Parameters:
    """Return the parameters of a write: a JSON object, sent by a page of this server.

    A form on another site can post to this machine too, but neither as JSON nor unseen.

    Raises:
        WrongError: it is something else.
    """
    if not _from_here():
        raise WrongError(saying("web.foreign"), 403)
    if request.mimetype != "application/json" or (request.content_length or 0) > _MOST_BYTES:
        raise WrongError(saying("web.not-json"))
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets, ten thousands deep
        body = None
    if not isinstance(body, dict):
        raise WrongError(saying("web.not-json"))
    return Parameters({name: _plain(name, body[name]) for name in NAMES & body.keys()})


def _from_here() -> bool:
    """Say whether a page of this server sent it: browsers tell, old ones only from where."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told in _OWN_SITE
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.host


def _plain(name: str, value: Any) -> str:  # noqa: ANN401 # any JSON
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise WrongError(saying("web.not-plain", name=called(name)))
    return str(value)


def _response(body: str, status: int) -> Response:
    response = Response(body, status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
