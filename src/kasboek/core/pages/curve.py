"""The cash curve: what was in the bank for a year, and what will be, scenario by scenario."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.model import Day
from kasboek.core.forecast.model import Forecast
from kasboek.core.holdings import cash_on
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.simulation import Simulation
from kasboek.core.simulation.sentences import blind

_NAMED = frozenset({"base", "best", "worst"})
_DAY = dt.timedelta(days=1)


class Past(NamedTuple):
    """The balance of the cash accounts, and the currencies that had no price on some day."""

    days: tuple[Day, ...]
    unpriced: tuple[str, ...]


def past(book: Book, as_of: dt.date) -> Past:
    """Return the days of the last year on which cash changed, its first day and the last.

    Each day counts foreign money at that day's last known price, so that the last point is what
    the forecast opens with. It starts no earlier than the first booking on a cash account.
    """
    begin = max(as_of - relativedelta(years=1), min(_first(book, as_of), as_of))
    found: list[Day] = []
    unpriced: dict[str, None] = {}
    for ahead in range((as_of - begin).days + 1):
        date = begin + ahead * _DAY
        held, lacking = cash_on(book, date)
        unpriced |= dict.fromkeys(lacking)
        if not found or held != found[-1].balance or date == as_of:
            found.append(Day(date, held))
    return Past(tuple(found), tuple(unpriced))


def _first(book: Book, as_of: dt.date) -> dt.date:
    names = (account.name for account in book.of_class(AccountClass.CASH))
    columns = (book.columns[name] for name in names if name in book.columns)
    return min((column.dates[0] for column in columns if column.dates), default=as_of)


def line(ahead: Forecast, say: Say, drawn: Simulation | None = None) -> Json:
    """Write a scenario's curve, every day from `as_of` on, and its band where it says something."""
    days = (Day(ahead.as_of, ahead.opening), *ahead.path)
    return {
        "scenario": ahead.scenario.name,
        "title": title(ahead.scenario.name, ahead.scenario.title, say),
        "points": points(days),
        "band": None if drawn is None or blind(drawn) else band(drawn),
    }


def band(drawn: Simulation) -> list[Json]:
    """Write P10 and P90 of every day from `as_of` on, where both are what is in the bank."""
    ahead = drawn.forecast
    opening = decimal(ahead.opening)
    return [
        {"date": day(ahead.as_of), "p10": opening, "p90": opening},
        *(
            {"date": day(one.date), "p10": decimal(one.p10), "p90": decimal(one.p90)}
            for one in drawn.days
        ),
    ]


def points(days: tuple[Day, ...]) -> list[Json]:
    """Write balances."""
    return [{"date": day(one.date), "balance": decimal(one.balance)} for one in days]


def title(name: str, given: str, say: Say) -> str:
    """Return what a scenario is called: as the ledger says, else as we do, else by its name."""
    if given:
        return given
    return say(saying(f"looks.scenario-{name}")) if name in _NAMED else name
