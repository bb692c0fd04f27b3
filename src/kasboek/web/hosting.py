"""What Fava's application says about how it runs; the one place that looks inside Fava."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from fava.core import FavaLedger
from flask import after_this_request
from flask import current_app
from flask import has_request_context
from flask_babel import get_locale

from kasboek import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response


_LOADING = Lock()


class _LoadedOnce(FavaLedger):
    """A ledger that is loaded by one request, for which those that come meanwhile wait.

    Fava's own takes a change for read as soon as its load begins, so that a request beside it gets
    the old books, in which a scenario that was just written is unknown.
    """

    __slots__ = ()

    def changed(self) -> bool:
        """Load the ledger where its files changed, and say whether they did."""
        with _LOADING:
            return super().changed()


def load_once(ledger: FavaLedger) -> None:
    """Let requests wait for a load that is under way; Fava offers no place to say so."""
    ledger.__class__ = _LoadedOnce


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
