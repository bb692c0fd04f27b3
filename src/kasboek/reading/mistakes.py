"""Mistakes against the ledger language, as Beancount's loader wants its errors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.saying import Problem
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Mapping

PLUGIN = "kasboek.plugins.books"


class Mistake(NamedTuple):
    """What plugin books gives to Beancount; reading finds the same again, in both languages."""

    source: dict[str, Any]
    message: str
    entry: Any


def misplaced(options: Mapping[str, Any]) -> list[Problem]:
    """Return the problem that another plugin comes before ours, if one does."""
    names = [name for name, _ in options.get("plugin", ())]
    if PLUGIN not in names or names[0] == PLUGIN:
        return []
    return [Problem(saying("reading.not-first", plugin=names[0]), None, error=True)]
