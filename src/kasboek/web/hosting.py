"""What Fava's application says about how it runs; the one place that looks inside Fava."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import after_this_request
from flask import current_app
from flask import has_request_context
from flask_babel import get_locale

from kasboek import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response


def language() -> str:
    """Return the language of Fava's own pages where it is ours, else English."""
    found = str(get_locale() or "") if has_request_context() else ""
    return found[:2] if found[:2] in words.LANGUAGES else words.LANGUAGES[0]


def incognito() -> bool:
    """Say whether amounts must not be shown."""
    return bool(current_app.config["INCOGNITO"])


def read_only() -> bool:
    """Say whether Fava refuses to change anything; it keeps that only in a check of its own."""
    checks = current_app.before_request_funcs.get(None, ())
    return any(check.__name__ == "_read_only" for check in checks)


def afterwards(do: Callable[[], object]) -> None:
    """Do something when the answer to this request has been sent."""

    @after_this_request
    def _sent(response: Response) -> Response:
        response.call_on_close(do)
        return response
