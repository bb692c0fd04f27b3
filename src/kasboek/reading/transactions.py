"""Our keys on ordinary transactions and postings: their types, and names that are nearly ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from kasboek.reading.language.metadata import ON_TRANSACTION
from kasboek.reading.language.schema import BEANCOUNT_KEYS
from kasboek.reading.language.schema import shown
from kasboek.reading.near_miss import near_miss

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from kasboek.reading.language.schema import Report

_NOT_OURS = ""
Shape: TypeAlias = "tuple[tuple[str, Callable[[object], object]], ...]"
"""Our keys among those of a metadata mapping, each with what reads its value."""


class Keys:
    """Reads the metadata of transactions; each distinct key, and set of keys, is looked at once.

    `harmless` is the keys that say nothing to us, for a quick test of a whole metadata mapping.
    """

    def __init__(self, report: Report) -> None:
        """Note mistakes in `report`."""
        self.report = report
        self.harmless = set(BEANCOUNT_KEYS) | {"__tolerances__", "__automatic__"}
        self._near: dict[str, str] = {}
        self._shapes: dict[tuple[str, ...], Shape] = {}

    def read(self, meta: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return our keys of a transaction or posting with their values, `None` without any.

        Invoices have the same few keys by the thousand, nearly always with values of their types;
        what is not so is looked at again, key by key, to say what is wrong.
        """
        shape = self._shapes.get(tuple(meta))
        if shape is not None:
            found: dict[str, Any] = {}
            for key, kind in shape:
                value = found[key] = kind(meta[key])
                if value is None:
                    return self._each(meta, place)
            return found or None
        return self._each(meta, place)

    def _each(self, meta: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        known = True
        for key, raw in meta.items():
            if key in self.harmless:
                continue
            kind = ON_TRANSACTION.get(key)
            if kind is None:
                known &= self._foreign(key, meta if meta.get("lineno") else place)
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
        if known:
            ours = (key for key in meta if key not in self.harmless)
            self._shapes[tuple(meta)] = tuple((key, ON_TRANSACTION[key].read) for key in ours)
        return found or None

    def _foreign(self, key: str, place: Mapping[str, Any]) -> bool:
        """Say whether a key that is not ours is nobody's slip either; report it where it is."""
        miss = self._near.get(key)
        if miss is None:
            own = key.startswith(("x-", "__"))
            miss = self._near[key] = (not own and near_miss(key, ON_TRANSACTION)) or _NOT_OURS
        if miss == _NOT_OURS:
            self.harmless.add(key)
            return True
        self.report.wrong(self.report.place(place), "reading.near-key", key=key, meant=miss)
        return False
