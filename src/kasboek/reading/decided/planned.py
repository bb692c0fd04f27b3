"""Planned transactions: checked as Beancount would have, and read as plan lines."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from beancount.core import interpolate

from kasboek.core.plan import Certainty
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.planning.recurrence import occurrences
from kasboek.core.saying import Money
from kasboek.reading.decided import plan_keys
from kasboek.reading.near_miss import one_edit
from kasboek.reading.near_miss import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.saying import Source
    from kasboek.reading.language.schema import Report

FLAG = "#"
GENERATED = "forecast"
"""The tag of what plugin forecast adds: never read."""

_DAY = dt.timedelta(days=1)
_AHEAD = dt.timedelta(days=11 * 366)
"""How long after a close to look for an occurrence: longer than the longest horizon."""


def lines(
    planned: Iterable[Any],
    scenarios: tuple[str, ...],
    options: Mapping[str, Any],
    report: Report,
) -> list[PlanLine]:
    """Return the plan in date, file and line order; a line that could not stand is left out.

    `scenarios` are the names of all that the ledger has, in force or not.
    """
    placed = sorted(((report.place(entry.meta), entry) for entry in planned), key=_order)
    found = []
    for source, entry in placed:
        keys = plan_keys.read(entry, report, source)
        tags = _scenarios(entry, keys, scenarios, report, source)
        if _stands(entry, options, report, source):
            found.append(_line(entry, keys, tags, source))
    kept = _replaced(_named(found, report), report)
    for line in kept:
        _outlives(line, report)
    return kept


def _order(placed: tuple[Source, Any]) -> tuple[dt.date, Source]:
    return placed[1].date, placed[0]


def _scenarios(
    entry: Any,  # noqa: ANN401 # a Transaction
    keys: Mapping[str, Any],
    scenarios: tuple[str, ...],
    report: Report,
    source: Source,
) -> tuple[str, ...]:
    found = []
    for name in keys.get("scenario", ()):
        if name in scenarios:
            found.append(name)
        else:
            hint = report.suggestion(name, scenarios)
            report.wrong(source, "reading.unknown-scenario", name=name, hint=hint)
    for tag in sorted(entry.tags or ()):
        if tag in scenarios:
            found.append(tag)
        elif near := next((s for s in scenarios if _nearly(tag, s)), None):
            report.wrong(source, "reading.near-scenario", tag=tag, meant=near)
    return tuple(dict.fromkeys(found))


def _nearly(tag: str, scenario: str) -> bool:
    written, meant = plain(tag), plain(scenario)
    return written == meant or one_edit(written, meant)


def _stands(
    entry: Any,  # noqa: ANN401 # a Transaction
    options: Mapping[str, Any],
    report: Report,
    source: Source,
) -> bool:
    """Check what Beancount no longer checks once the line is out of the books."""
    before = len(report.problems)
    for posting in entry.postings:
        if posting.units is None or not isinstance(posting.units.number, Decimal):
            report.wrong(source, "reading.plan-no-amount", account=posting.account)
            continue
        if posting.cost is not None:
            report.wrong(source, "reading.plan-lot", account=posting.account)
        if not report.account(posting.account, "open", entry.date, source):
            continue
        window = report.accounts[posting.account]
        if window.opened > entry.date:
            report.wrong(
                source, "reading.not-yet-open", account=posting.account, opened=window.opened
            )
        currency = posting.units.currency
        if window.currencies and currency not in window.currencies:
            report.wrong(
                source,
                "reading.wrong-currency",
                account=posting.account,
                currency=currency,
                known=", ".join(window.currencies),
            )
    if len(report.problems) > before:
        return False
    if not entry.postings:
        report.wrong(source, "reading.plan-empty")
        return False
    return _even(entry.postings) or _balances(entry, options, report, source)


def _even(postings: Any) -> bool:  # noqa: ANN401 # Postings
    """Say whether amounts as they stand add up to nothing, so that no tolerance is needed."""
    plain = all(posting.cost is None and posting.price is None for posting in postings)
    units = {posting.units.currency for posting in postings}
    return plain and len(units) == 1 and not sum(posting.units.number for posting in postings)


def _balances(
    entry: Any,  # noqa: ANN401 # a Transaction
    options: Mapping[str, Any],
    report: Report,
    source: Source,
) -> bool:
    residual = interpolate.compute_residual(entry.postings)  # type: ignore[no-untyped-call] # Beancount has no types here
    tolerances = interpolate.infer_tolerances(entry.postings, options)  # type: ignore[no-untyped-call] # the same
    if residual.is_small(tolerances):
        return True
    left = min(residual.get_positions(), key=lambda position: position.units.currency).units
    debit, credit = _sides(entry, left.currency)
    report.wrong(
        source,
        "reading.plan-unbalanced",
        debit=Money(debit, left.currency),
        credit=Money(credit, left.currency),
        left=Money(abs(left.number), left.currency),
    )
    return False


def _sides(entry: Any, currency: str) -> tuple[Decimal, Decimal]:  # noqa: ANN401 # a Transaction
    weights = [posting_weight(posting) for posting in entry.postings]
    numbers = [number for number, unit in weights if unit == currency]
    debit = sum((n for n in numbers if n > 0), Decimal())
    return debit, -sum((n for n in numbers if n < 0), Decimal())


def posting_weight(posting: Any) -> tuple[Decimal, str]:  # noqa: ANN401 # a Posting
    """Return what a posting counts for in its transaction's balance."""
    number, currency = posting.units
    cost, price = posting.cost, posting.price
    if cost is not None and cost.number is not None:
        return number * cost.number, cost.currency
    if price is not None and price.number is not None:
        return number * price.number, price.currency
    return number, currency


def _line(
    entry: Any,  # noqa: ANN401 # a Transaction
    keys: Mapping[str, Any],
    scenarios: tuple[str, ...],
    source: Source,
) -> PlanLine:
    narration, repeat, until, count = plan_keys.narrated(entry.narration or "")
    return PlanLine(
        keys.get("id", ""),
        entry.date,
        entry.payee or "",
        narration,
        tuple(Leg(p.account, p.units.number, p.units.currency) for p in entry.postings),
        source,
        repeat=keys.get("repeat", repeat),
        until=keys.get("until", until),
        count=keys.get("count", count),
        roll=keys.get("roll"),
        growth=keys.get("growth"),
        certainty=keys.get("certainty", Certainty.EXPECTED),
        probability=keys.get("probability"),
        unmet=keys.get("unmet"),
        scenarios=scenarios,
        delivered=keys.get("delivered", False),
        known=keys.get("known"),
        tags=tuple(sorted(entry.tags or ())),
    )


def _named(found: list[PlanLine], report: Report) -> list[PlanLine]:
    """Give every line an id: the one it has, else one made of what it says."""
    taken = {line.id for line in found if line.id}
    named = []
    for line in found:
        name = line.id
        if not name:
            base = made_id(line)
            name, ordinal = base, 1
            while name in taken:
                ordinal += 1
                name = f"{base}-{ordinal}"
            taken.add(name)
            if ordinal > 1:
                report.note(line.source, "reading.same-plan", id=name, first=base)
        named.append(replace(line, id=name))
    return named


def made_id(line: PlanLine) -> str:
    """Return an id from payee, narration and accounts."""
    leaves = (leg.account.rpartition(":")[2] for leg in line.legs)
    return "-".join(filter(None, map(_slug, (line.payee, line.narration, *leaves))))


def _slug(text: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", (ascii_ or text).lower()).strip("-")


def _replaced(found: list[PlanLine], report: Report) -> list[PlanLine]:
    """End every line on the day before a later one of the same id and scenarios begins."""
    later: dict[tuple[str, tuple[str, ...]], dt.date] = {}
    kept = []
    for line in reversed(found):
        key = (line.id, line.scenarios)
        if (begins := later.get(key)) is not None:
            last = begins - _DAY
            if last >= line.date:
                kept.append(replace(line, until=min(line.until or last, last)))
            elif begins == line.date:
                report.note(line.source, "reading.plan-twice", id=line.id, date=line.date)
        else:
            kept.append(line)
        later[key] = line.date
    return kept[::-1]


def _outlives(line: PlanLine, report: Report) -> None:
    """Note once that a line repeats when one of its accounts is closed."""
    closes = ((report.accounts[leg.account].closed, leg.account) for leg in line.legs)
    closed, account = min(((day, name) for day, name in closes if day), default=(None, ""))
    if closed is None or line.repeat is None or closed > dt.date.max - _AHEAD:
        return
    days = occurrences(line.date, line.repeat, closed + _AHEAD, line.until, line.count)
    if any(day >= closed for day in days):
        report.note(line.source, "reading.repeats-past-close", account=account, closed=closed)
