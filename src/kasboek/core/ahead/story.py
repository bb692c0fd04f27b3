"""The low point, the first breach and the runway in words: a few sentences and what is behind them.

When and how low; since when, and what goes out and comes in until then; the largest payments on the
way; the receipts that come too late; and what would help first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.ahead.causes import Group
from kasboek.core.ahead.causes import causes
from kasboek.core.ahead.causes import largest
from kasboek.core.ahead.sentences import lowest
from kasboek.core.ahead.sentences import no_buffer
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.levers import remedy
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import does
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

STORIES = ("low-point", "first-breach", "runway")
_ITEMS = 5
_NOTHING = Decimal()


class Story(NamedTuple):
    """An explanation of a day ahead; without a day, nothing happens on any.

    `says` are its sentences, `payments` and `late` the largest items behind them: what goes out on
    the way to the day, and what comes in within a month after it.
    """

    what: str
    date: dt.date | None
    amount: Decimal | None
    says: tuple[str, ...]
    payments: tuple[Item, ...]
    late: tuple[Item, ...]


def story(what: str, near: Forecast, year: Forecast, say: Say) -> Story:
    """Tell one of `STORIES`: `near` is 13 weeks, which the buffer is held against, `year` a year.

    Raises:
        ValueError: it is none of them.
    """
    if what not in STORIES:
        raise ValueError(what)
    ahead = year if what == "runway" else near
    date = _day(what, ahead)
    head = list(_head(what, ahead))
    if date is None:
        return Story(what, None, None, tuple(map(say, head)), (), ())
    balance = next((one.balance for one in ahead.path if one.date == date), ahead.opening)
    found = causes(ahead, year, date)
    told = [say(one) for one in head]
    told += [say(one) for one in _why(ahead, year, date, say)]
    if what != "runway" or ahead.cash_out:
        told += [say(one) for one in _helps(ahead)]
    return Story(what, date, balance, tuple(told), _first(found.payments), _first(found.late))


def _day(what: str, ahead: Forecast) -> dt.date | None:
    if what == "first-breach":
        return ahead.first_breach
    if what == "runway":
        return ahead.cash_out or (ahead.low_point.date if ahead.path else None)
    return ahead.low_point.date


def _head(what: str, ahead: Forecast) -> Iterator[Saying]:
    """Yield when it is and how much; for the runway, what it was worked out from."""
    if what == "runway":
        yield saying("story.runway", reason=ahead.runway.reason)
    elif what == "low-point":
        yield lowest(ahead)
    elif ahead.first_breach is None:
        if ahead.buffer.amount is not None:
            low, last = ahead.low_point, ahead.until - dt.timedelta(days=1)
            currency = ahead.book.currency
            yield saying(
                "story.no-breach",
                buffer=Money(ahead.buffer.amount, currency),
                last=last,
                low=Money(low.amount, currency),
                date=low.date,
            )
    else:
        yield _breach(ahead, ahead.first_breach, ahead.buffer.amount or _NOTHING)
    if what != "runway" and (careful := no_buffer(ahead)):
        yield careful


def _breach(ahead: Forecast, first: dt.date, buffer: Decimal) -> Saying:
    """Say when the buffer is broken, for how many days in all, and how deep it goes."""
    currency, low = ahead.book.currency, ahead.low_point
    already = ahead.broken_already
    balance = next(one.balance for one in ahead.path if one.date == first)
    return saying(
        "story.breach-already" if already else "story.breach",
        date=ahead.as_of if already else first,
        amount=Money(ahead.opening if already else balance, currency),
        buffer=Money(buffer, currency),
        days=sum(one.balance < buffer for one in ahead.path),
        low=Money(low.amount, currency),
        low_date=low.date,
        short=Money(buffer - low.amount, currency),
    )


def _why(ahead: Forecast, year: Forecast, date: dt.date, say: Say) -> Iterator[Saying]:
    currency, found = ahead.book.currency, causes(ahead, year, date)
    if found.payments:
        yield saying(
            "story.way",
            since=found.since,
            balance=Money(found.balance, currency),
            out=Money(-_sum(found.payments), currency),
            income=Money(_sum(found.receipts), currency),
        )
        named = _named(currency, largest(found.payments), "looks.tight-item", say)
        yield saying("story.payments", items=named)
    if found.late:
        named = _named(currency, largest(found.late), "looks.tight-from", say)
        yield saying("looks.tight-late", items=named)


def _helps(ahead: Forecast) -> Iterator[Saying]:
    """Yield the first of the levers that close the gap, where there is one to close."""
    found = remedy(ahead)
    if told := advice(found):
        yield told
    elif found.levers:
        first = does(found.levers[0], ahead.book.currency)
        yield saying("story.helps", what=first)
    elif found.needed:
        yield saying("story.helpless")


def _sum(items: Iterable[Item]) -> Decimal:
    return sum((one.value for one in items), _NOTHING)


def _first(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: (-abs(one.value), one.date, one.id))[:_ITEMS])


def _named(currency: str, groups: Iterable[Group], key: str, say: Say) -> str:
    return ", ".join(
        say(Saying(key, (("who", who), ("amount", Money(amount, currency)), ("date", first))))
        for who, amount, first in groups
    )
