"""DSCR: how many times the year's own cash pays the interest and the repayments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.capital.results import Line
from kasboek.core.capital.results import Results
from kasboek.core.formulas.arguments import quotient
from kasboek.core.kpi import interest_cover
from kasboek.core.kpi import profit
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import entry_of
from kasboek.core.saying import Money
from kasboek.core.saying import saying

_DEBT = (AccountClass.LONG_TERM_DEBT, AccountClass.SHORT_TERM_DEBT)

_RESULT = (Line.REVENUE, Line.COST_OF_SALES, Line.OTHER_COSTS, Line.PROFIT_TAX)


class _Repaid(NamedTuple):
    date: dt.date
    entry: int
    currency: str
    amount: Decimal


def _figure(at: Standpoint) -> Figure:
    """Return (result before interest, after tax, + depreciation) / (interest + principal)."""
    found = profit.year(at)
    if isinstance(found, Figure):
        return found
    repaid = _within(at.book, found)
    for one in repaid:
        if at.book.rate(one.currency, at.day) is None:
            return Figure(None, saying("kpi.no-price", amount=Money(one.amount, one.currency)))
    principal = sum((at.worth(one.amount, one.currency) for one in repaid), Decimal())
    result = found.before_interest - found.of(Line.PROFIT_TAX)
    interest, worn = found.of(Line.INTEREST), found.of(Line.DEPRECIATION)
    value = quotient(result + worn, interest + principal)
    return Figure(
        value,
        None
        if value is not None
        else saying("capital.no-debt-service", begin=found.first, end=found.last),
        inputs=(
            *(Input(line.value, found.of(line)) for line in _RESULT),
            Input("result", result),
            Input(Line.DEPRECIATION.value, worn),
            Input(Line.INTEREST.value, interest),
            Input("principal", principal),
        ),
    )


def _within(book: Book, of: Results) -> list[_Repaid]:
    return [one for one in _repaid(book) if of.first <= one.date <= of.last]


def _repaid(book: Book) -> tuple[_Repaid, ...]:
    """Return the transactions that lowered what is owed on loans, by day.

    A transaction that only moves debt from one loan account to another repays nothing.
    """
    key = "repaid"
    if key not in book.memo:
        sums: dict[tuple[dt.date, int, str], Decimal] = {}
        for account in book.of_class(*_DEBT):
            if column := book.columns.get(account.name):
                rows = zip(column.dates, column.entries, column.currencies, strict=True)
                for own, number in zip(rows, column.numbers, strict=True):
                    sums[own] = sums.get(own, Decimal()) + number
        book.memo[key] = tuple(
            _Repaid(*own, number) for own, number in sorted(sums.items()) if number > 0
        )
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _behind(at: Standpoint) -> Iterator[Behind]:
    yield from profit.behind(at, *interest_cover.LINES, Line.PROFIT_TAX)
    found = profit.year(at)
    for one in () if isinstance(found, Figure) else _within(at.book, found):
        text, source = entry_of(at.book, one.entry)
        yield Behind("principal", one.date, text, one.amount, one.currency, source)


KPI = Kpi("dscr", Unit.RATIO, Better.HIGHER, _figure, _behind)
