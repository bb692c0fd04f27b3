"""PayPal's words in its languages (paypal.toml): columns, states, and what a row is."""

from __future__ import annotations

import re

from kasboek.importers.providers.vocabulary import columns
from kasboek.importers.providers.vocabulary import vocabulary
from kasboek.importers.statement import PartKind

COLUMNS = columns("paypal", "columns")
OPTIONAL = frozenset(COLUMNS) - {"date", "kind", "unit", "gross", "fee", "net", "id"}
AMERICAN = ("America/", "US/", "PST", "PDT", "MST", "MDT", "CST", "CDT", "EST", "EDT", "Pacific")
"""Zones whose accounts write the month first, unless the days of the file say otherwise."""
MEMO = "memo"
PENDING = "pending"
_WORDS = vocabulary("paypal")
UNDONE: dict[str, list[str]] = _WORDS["undone"]
"""Words in a status by why the row does not count."""
DONE: list[str] = _WORDS["status"]["done"]
_EVENTS = [(start, PartKind(kind)) for start, kind in _WORDS["events"].items()]
_KINDS = [(PartKind(kind), words) for kind, words in _WORDS["kinds"].items()]
_CODE = re.compile(r"T\d{4}").fullmatch


def kind(event: str, text: str) -> PartKind:
    """Return what a row's gross amount is: by PayPal's code where it has one, else by its type."""
    if _CODE(event):
        found = (each for start, each in _EVENTS if event.startswith(start))
        return next(found, PartKind.OTHER)
    lowered = text.lower()
    said = (each for each, words in _KINDS if any(word in lowered for word in words))
    return next(said, PartKind.GROSS)
