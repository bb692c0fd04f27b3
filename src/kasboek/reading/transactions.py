"""Our keys on ordinary transactions and postings: their types, and names that are nearly ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from kasboek.reading.language.metadata import ON_TRANSACTION
from kasboek.reading.language.schema import BEANCOUNT_KEYS
from kasboek.reading.language.schema import shown
from kasboek.reading.near_miss import near_miss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.reading.language.schema import Report

_NOT_OURS = ""


class Keys:
    """Reads the metadata of transactions; each distinct key is looked at once.

    `harmless` is the keys that say nothing to us, for a quick test of a whole metadata mapping.
    """

    def __init__(self, report: Report) -> None:
        """Note mistakes in `report`."""
        self.report = report
        self.harmless = set(BEANCOUNT_KEYS) | {"__tolerances__", "__automatic__"}
        self._near: dict[str, str] = {}

    def read(self, meta: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return our keys of a transaction or posting with their values, `None` without any."""
        found: dict[str, Any] = {}
        for key, raw in meta.items():
            if key in self.harmless:
                continue
            kind = ON_TRANSACTION.get(key)
            if kind is None:
                self._foreign(key, meta if meta.get("lineno") else place)
                continue
            value = kind.read(raw)
            if value is None:
                where = meta if meta.get("lineno") else place
                source = self.report.place(where)
                self.report.wrong(
                    source, "reading.wrong-key", key=key, got=shown(raw), expected=kind.expected
                )
            else:
                found[key] = value
        return found or None

    def _foreign(self, key: str, place: Mapping[str, Any]) -> None:
        miss = self._near.get(key)
        if miss is None:
            own = key.startswith(("x-", "__"))
            miss = self._near[key] = (not own and near_miss(key, ON_TRANSACTION)) or _NOT_OURS
        if miss == _NOT_OURS:
            self.harmless.add(key)
        else:
            self.report.wrong(self.report.place(place), "reading.near-key", key=key, meant=miss)
