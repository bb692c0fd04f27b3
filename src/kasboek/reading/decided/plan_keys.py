"""The keys of planned transactions: each by itself, with the others, and with the postings."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.plan import Certainty
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.reading.language.metadata import ON_PLAN
from kasboek.reading.language.metadata import ON_TRANSACTION
from kasboek.reading.language.schema import BEANCOUNT_KEYS
from kasboek.reading.language.schema import shown
from kasboek.reading.near_miss import near_miss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.core.saying import Source
    from kasboek.reading.language.schema import Report

_SHARED = {key: ON_TRANSACTION[key] for key in ("covers", "campaign")}
"""Keys of invoices and bills that say something about a planned one too."""

_KNOWN = {**ON_PLAN, **_SHARED}
_REPEATING = ("until", "count", "growth")
_NARRATED = re.compile(
    r"\s*\[(DAILY|WEEKLY|MONTHLY|YEARLY)(?:\s+SKIP\s+(\d{1,3})\s+TIMES?)?"
    r"(?:\s+REPEAT\s+(\d{1,4})\s+TIMES?)?(?:\s+UNTIL\s+(\d{4}-\d{2}-\d{2}))?\s*\]"
)
_UNITS = {"DAILY": Unit.DAY, "WEEKLY": Unit.WEEK, "MONTHLY": Unit.MONTH, "YEARLY": Unit.YEAR}


def read(entry: Any, report: Report, source: Source) -> dict[str, Any]:  # noqa: ANN401 # a Transaction
    """Return the typed keys of a planned transaction; every mistake is noted."""
    found: dict[str, Any] = {}
    known = tuple(_KNOWN)
    for key, raw in entry.meta.items():
        if key in BEANCOUNT_KEYS or key.startswith(("x-", "__")):
            continue
        kind = _KNOWN.get(key)
        if key in ON_TRANSACTION and key not in _SHARED:
            report.wrong(source, "reading.item-key-on-plan", key=key)
        elif kind is None:
            hint = report.suggestion(key, known)
            report.wrong(source, "reading.unknown-plan-key", key=key, hint=hint)
        elif (value := kind.read(raw)) is None:
            report.wrong(
                source, "reading.wrong-key", key=key, got=shown(raw), expected=kind.expected
            )
        else:
            found[key] = value
    _on_postings(entry, report, source)
    _end(entry, found, report, source)
    _repeating(entry, found, report, source)
    _chance(entry.meta, found, report, source)
    return found


def _on_postings(entry: Any, report: Report, source: Source) -> None:  # noqa: ANN401 # a Transaction
    for posting in entry.postings:
        meta = posting.meta or {}
        place = report.place(meta) if meta.get("lineno") else source
        for key, raw in meta.items():
            if key in BEANCOUNT_KEYS or key.startswith(("x-", "__")):
                continue
            kind = _SHARED.get(key)
            if key in ON_PLAN:
                report.wrong(place, "reading.plan-key-on-posting", key=key)
            elif key in ON_TRANSACTION and kind is None:
                report.wrong(place, "reading.item-key-on-plan", key=key)
            elif kind is None:
                if miss := near_miss(key, _KNOWN):
                    report.wrong(place, "reading.near-key", key=key, meant=miss)
            elif kind.read(raw) is None:
                report.wrong(
                    place, "reading.wrong-key", key=key, got=shown(raw), expected=kind.expected
                )


def _end(entry: Any, found: Mapping[str, Any], report: Report, source: Source) -> None:  # noqa: ANN401 # a Transaction
    until = found.get("until")
    if until and until < entry.date:
        report.wrong(source, "reading.until-before", until=until, begin=entry.date)
    if "until" in found and "count" in found:
        report.wrong(source, "reading.until-and-count")


def _repeating(entry: Any, found: Mapping[str, Any], report: Report, source: Source) -> None:  # noqa: ANN401 # a Transaction
    """Note the keys that say nothing about a line that comes once, and growth in other money."""
    if "repeat" not in entry.meta and narrated(entry.narration or "")[1] is None:
        for key in filter(found.__contains__, _REPEATING):
            report.wrong(source, "reading.without-repeat", key=key)
    growth = found.get("growth")
    if growth is None or growth.amount is None:
        return
    units = dict.fromkeys(p.units.currency for p in entry.postings if p.units is not None)
    if units and growth.amount.currency not in units:
        report.wrong(
            source,
            "reading.growth-currency",
            currency=growth.amount.currency,
            known=", ".join(units),
        )


def _chance(
    meta: Mapping[str, Any], found: Mapping[str, Any], report: Report, source: Source
) -> None:
    """Note a probability that nothing asks for, and a pipeline line that has none."""
    if "certainty" in meta and "certainty" not in found:
        return  # a mistake of its own
    pipeline = found.get("certainty") is Certainty.PIPELINE
    if "probability" in found and not pipeline:
        report.wrong(source, "reading.probability-alone")
    elif pipeline and "probability" not in meta:
        report.note(source, "reading.pipeline-alone")


def narrated(text: str) -> tuple[str, Repeat | None, dt.date | None, int | None]:
    """Read the older form, `[MONTHLY SKIP 1 TIME REPEAT 6 TIMES UNTIL 2027-12-31]`."""
    found = _NARRATED.search(text)
    if found is None:
        return text, None, None, None
    try:
        until = dt.date.fromisoformat(found[4]) if found[4] else None
    except ValueError:
        return text, None, None, None
    repeat = Repeat(_UNITS[found[1]], int(found[2] or 0) + 1)
    rest = (text[: found.start()] + text[found.end() :]).strip()
    return rest, repeat, until, int(found[3]) if found[3] else None
