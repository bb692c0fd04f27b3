"""What a tax item is made of: on the books so far, still building up, and each row behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from typing import cast

from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.scenario.drafts import TAX_CLASS
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.tax.books import due_rows
from kasboek.core.forecast.tax.books import posted
from kasboek.core.forecast.tax.owed import Parts
from kasboek.core.forecast.tax.periods import TaxPeriod
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.forecast.tax.periods import rule_for
from kasboek.core.planning.loans import cents
from kasboek.core.policy import Tax
from kasboek.core.saying import Source

_NOTHING = Decimal()
_PROVISIONAL = "provisional"


class TaxRow(NamedTuple):
    """A booking or an expected item that adds to a tax (positive) or takes from it."""

    date: dt.date
    text: str
    amount: Decimal
    part: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class TaxParts:
    """A tax item opened: its period, what it is made of, and the rows of the period.

    The parts that are not zero add up to what is to be paid. `rows` are the bookings of the period
    (`charged`, `deducted`) and, in a scenario that changes nothing, what is still to come
    (`planned`); payments are no rows, as one may settle several periods.
    """

    item: Item
    period: TaxPeriod | None
    parts: tuple[tuple[str, Decimal], ...]
    rows: tuple[TaxRow, ...]


def tax_parts(forecast: Forecast, name: str) -> TaxParts | None:
    """Open a tax item by its id (`tax/vat/2026-Q4`); `None` where the forecast has no such one."""
    item = next((i for i in forecast.items if i.id == name and i.kind is ItemKind.TAX), None)
    if item is None:
        return None
    kind, label = name.split("/")[1:3]
    tax = next(each for each in forecast.book.taxes if each.kind.value == kind)
    known = dict(cast("tuple[tuple[str, Decimal], ...]", item.reason[1:]))
    parts = tuple((part, cents(known[part])) for part in Parts._fields if part in known)
    if tax.rhythm == _PROVISIONAL:
        return TaxParts(item, None, parts, ())
    period = _period(forecast, tax, label)
    if period is None:
        return TaxParts(item, None, parts, ())
    ahead = tuple(sorted(_planned(forecast, tax, period), key=lambda row: row.date))
    if sum((row.amount for row in ahead), _NOTHING) != dict(parts).get("planned", _NOTHING):
        ahead = ()  # a scenario has changed them
    return TaxParts(item, period, parts, (*_booked(forecast, tax, period), *ahead))


def _period(forecast: Forecast, tax: Tax, label: str) -> TaxPeriod | None:
    """Return the period of this label, searched from the first booking to the horizon."""
    rule = rule_for(forecast.book, tax, forecast.as_of)
    day = min((entry.date for entry in forecast.book.entries), default=forecast.as_of)
    while rule is not None and day < forecast.until:
        here = period_of(rule, day, forecast.book.bank_holidays)
        if here.label == label:
            return here
        day = here.end + dt.timedelta(days=1)
    return None


def _booked(forecast: Forecast, tax: Tax, period: TaxPeriod) -> Iterator[TaxRow]:
    book = forecast.book
    setting = Setting(book, forecast.as_of, forecast.until)
    kind = TAX_CLASS[tax.kind]
    for row in due_rows(setting, kind, posted(setting, kind)):
        if not row.pays and row.amount and period.start <= row.date <= period.end:
            entry = book.entries[row.entry]
            text = " ".join(filter(None, (entry.payee, entry.narration)))
            part = "charged" if row.amount > 0 else "deducted"
            yield TaxRow(row.date, text, row.amount, part, Source(entry.file, entry.line))


def _planned(forecast: Forecast, tax: Tax, period: TaxPeriod) -> Iterator[TaxRow]:
    for draft in forecast.drafts:
        for leg in draft.taxes:
            within = period.start <= leg.date <= period.end
            if within and leg.kind is TAX_CLASS[tax.kind] and not leg.pays:
                item = draft.item
                text = item.plan or item.counterparty or item.counter
                yield TaxRow(leg.date, text, leg.amount, "planned", item.source)
