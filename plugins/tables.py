"""BQL tables with Kasboek's figures: `#kpis`, `#open_items`, `#forecast`, `#alerts`, `#cash`.

Importing this module registers them with beanquery, for `bean-query`, Fava's Query page and
`kasboek query`; plugin `books` does. Nothing is computed until a query asks for a row, and then
once for all tables of a loaded ledger. Texts are in English, as a query has no language.
"""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import get_args
from typing import get_type_hints

from beanquery.query_env import ColumnsRegistry
from beanquery.sources.beancount import Table as BeancountTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from kasboek.core.book import Book
    from kasboek.core.kpi.standpoint import Standpoint

AS_OF = "kasboek-as-of"
"""The option under which `kasboek query --as-of` passes its day."""


class _Read(NamedTuple):
    """What was last read, and from which lists, so that all tables of a ledger share it."""

    entries: object
    options: object
    as_of: dt.date | None
    at: Standpoint | None


_last = _Read(None, None, None, None)


def standpoint(entries: list[Any], options: dict[str, Any]) -> Standpoint | None:
    """Read the ledger once per load; `None` where no cash account has a booking.

    Fava hands tables the entries its filters leave. The figures are those of the whole ledger, so
    within Fava they are read from the ledger itself.
    """
    global _last  # noqa: PLW0603 # one value swapped whole: Fava serves with threads
    entries, as_of = _whole(entries, options), options.get(AS_OF)
    found = _last
    if found.entries is not entries or found.options is not options or found.as_of != as_of:
        found = _Read(entries, options, as_of, _standpoint(entries, options, as_of))
        _last = found
    return found.at


def _whole(entries: list[Any], options: dict[str, Any]) -> list[Any]:
    if "fava.context" not in sys.modules:
        return entries
    from fava.context import g  # noqa: PLC0415 # only where Fava runs anyhow
    from flask import has_app_context  # noqa: PLC0415 # as above

    ledger = getattr(g, "ledger", None) if has_app_context() else None
    whole: list[Any] = ledger.all_entries if ledger and ledger.options is options else entries
    return whole


def _standpoint(
    entries: list[Any], options: dict[str, Any], as_of: dt.date | None
) -> Standpoint | None:
    from kasboek import reading  # noqa: PLC0415 # a load that asks no query need not wait for it
    from kasboek.core.kpi.standpoint import Standpoint  # noqa: PLC0415 # as above

    book = reading.read(entries, options, as_of=as_of)
    return None if book.as_of is None else Standpoint.of(book, book.as_of)


class Table(BeancountTable):  # type: ignore[misc] # beanquery ships no types
    """A table whose rows are computed from the ledger's standpoint."""

    columns: dict[str, Any]

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows, none where the ledger has no cash account with a booking."""
        at = standpoint(self.entries, self.options)
        return iter(()) if at is None else self.rows(at)

    def rows(self, at: Standpoint) -> Iterator[Any]:
        """Yield the rows of this table."""
        raise NotImplementedError


def _columns(row: type[NamedTuple]) -> Any:  # noqa: ANN401 # beanquery ships no types
    """Return a column per field of a row, in their order and of their types."""
    registry = ColumnsRegistry()
    for name, kind in get_type_hints(row).items():
        plain = next((part for part in get_args(kind) if part is not type(None)), kind)
        registry.register(plain)(_field(name))
    return registry


def _field(name: str) -> Callable[[Any], Any]:
    def get(row: Any) -> Any:  # noqa: ANN401 # any row
        return getattr(row, name)

    get.__name__ = name
    return get


def _say(what: Any) -> str:  # noqa: ANN401 # a saying or nothing
    from kasboek import words  # noqa: PLC0415 # as reading

    return words.say(what) if what else ""


class KpiRow(NamedTuple):
    """A KPI on the ledger's day."""

    name: str
    value: Decimal | None
    unit: str
    at_least: Decimal | None
    at_most: Decimal | None
    status: str
    better: str
    reason: str
    as_of: dt.date


class Kpis(Table):
    """The KPIs of the registry."""

    name = "kpis"
    columns = _columns(KpiRow)

    def rows(self, at: Standpoint) -> Iterator[KpiRow]:
        """Yield one row per KPI."""
        from kasboek.core.kpi.measure import measure  # noqa: PLC0415 # as reading
        from kasboek.core.kpi.registry import KPIS  # noqa: PLC0415 # as reading
        from kasboek.core.kpi.shape import number  # noqa: PLC0415 # as reading
        from kasboek.core.kpi.shape import unit  # noqa: PLC0415 # as reading

        for kpi in KPIS.values():
            found = measure(kpi, at, trend=False)
            shown = number(found.figure.value, kpi.unit)
            yield KpiRow(
                kpi.name,
                None if shown is None else Decimal(shown),
                unit(at.book, kpi.unit),
                found.target.at_least,
                found.target.at_most,
                found.status.value,
                kpi.better.value,
                _say(found.figure.reason),
                at.day,
            )


class OpenItemRow(NamedTuple):
    """An open invoice (kind invoice) or bill; `days_late` is negative before the due date."""

    id: str
    kind: str
    number: str
    counterparty: str
    account: str
    date: dt.date
    due: dt.date
    amount: Decimal
    outstanding: Decimal
    currency: str
    days_late: int
    expected: dt.date | None
    disputed: bool
    file: str
    line: int


class OpenItems(Table):
    """Open invoices and bills."""

    name = "open_items"
    columns = _columns(OpenItemRow)

    def rows(self, at: Standpoint) -> Iterator[OpenItemRow]:
        """Yield one row per item of which something is open."""
        for item in at.book.items:
            outstanding = item.open_on(at.day)
            if outstanding:
                yield OpenItemRow(
                    item.id,
                    "invoice" if item.receivable else "bill",
                    item.number,
                    item.counterparty,
                    item.account,
                    item.date,
                    item.due,
                    item.amount,
                    outstanding,
                    item.currency,
                    (at.day - item.due).days,
                    item.expected,
                    item.disputed,
                    item.source.file,
                    item.source.line,
                )


class ForecastRow(NamedTuple):
    """An item of the base forecast over 12 months; `balance` is the cash after it."""

    date: dt.date
    week: str
    month: str
    amount: Decimal
    currency: str
    value: Decimal
    balance: Decimal
    category: str
    counterparty: str
    kind: str
    certainty: str
    account: str
    counter: str
    due: dt.date | None
    id: str
    because: str
    file: str
    line: int


class ForecastItems(Table):
    """The base forecast, item by item."""

    name = "forecast"
    columns = _columns(ForecastRow)

    def rows(self, at: Standpoint) -> Iterator[ForecastRow]:
        """Yield one row per item, by day."""
        ahead = at.ahead
        balance = ahead.opening if ahead else Decimal()
        for item in ahead.items if ahead else ():
            balance += item.value
            yield ForecastRow(
                item.date,
                f"{item.date:%G-W%V}",
                f"{item.date:%Y-%m}",
                item.amount,
                item.currency,
                item.value,
                balance,
                item.category.value,
                item.counterparty,
                item.kind.value,
                item.certainty,
                item.account,
                item.counter,
                item.due,
                item.id,
                _say(item.because),
                item.source.file if item.source else "",
                item.source.line if item.source else 0,
            )


class AlertRow(NamedTuple):
    """An alert; `threshold` is what the policy asks."""

    policy: str
    severity: str
    subject: str
    says: str
    value: Decimal | None
    threshold: Decimal | None
    since: dt.date | None
    first_breach: dt.date | None
    depth: Decimal | None
    lever: str
    acknowledged_by: str
    acknowledged_until: dt.date | None
    file: str
    line: int


class Alerts(Table):
    """The alerts, worst first. Data age is counted between accounts: a query knows no today."""

    name = "alerts"
    columns = _columns(AlertRow)

    def rows(self, at: Standpoint) -> Iterator[AlertRow]:
        """Yield one row per alert."""
        from kasboek.core.alerts import alerts  # noqa: PLC0415 # as reading

        for alert in alerts(at.book, at.day, at=at):
            accepted, source = alert.acknowledged, alert.source
            yield AlertRow(
                alert.policy,
                alert.severity.value,
                alert.subject or "",
                _say(alert.says),
                _number(alert.value),
                _number(alert.limit),
                alert.since,
                alert.first_breach,
                _number(alert.depth),
                _say(alert.lever),
                accepted.person if accepted else "",
                accepted.until if accepted else None,
                source.file if source else "",
                source.line if source else 0,
            )


def _number(value: Any) -> Decimal | None:  # noqa: ANN401 # a decimal, money or nothing
    number: Decimal | None = getattr(value, "number", value)
    return number


class CashRow(NamedTuple):
    """A cash account at the end of a day, per currency; `value` is in the operating currency."""

    date: dt.date
    account: str
    balance: Decimal
    currency: str
    value: Decimal | None


class Cash(Table):
    """The daily balance of every cash account."""

    name = "cash"
    columns = _columns(CashRow)

    def rows(self, at: Standpoint) -> Iterator[CashRow]:
        """Yield one row per account, currency and day from its first booking to the last day."""
        from kasboek.core.accounts import AccountClass  # noqa: PLC0415 # as reading

        for account in at.book.of_class(AccountClass.CASH):
            column = at.book.columns.get(account.name)
            for currency in sorted(set(column.currencies)) if column else ():
                yield from _daily(at.book, account.name, currency, at.day)


def _daily(book: Book, account: str, currency: str, until: dt.date) -> Iterator[CashRow]:
    column = book.columns[account]
    moved: dict[dt.date, Decimal] = {}
    for day, number, unit in zip(column.dates, column.numbers, column.currencies, strict=True):
        if unit == currency and day <= until:
            moved[day] = moved.get(day, Decimal()) + number
    balance = Decimal()
    day = min(moved, default=until + dt.timedelta(days=1))
    while day <= until:
        balance += moved.get(day, Decimal())
        rate = book.rate(currency, day)
        yield CashRow(day, account, balance, currency, None if rate is None else balance * rate)
        day += dt.timedelta(days=1)
