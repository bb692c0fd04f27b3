"""When something that repeats falls, before the bank calendar moves it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import count as counting
from itertools import islice
from itertools import takewhile

from dateutil.rrule import rrule
from dateutil.rrule import rrulestr

from kasboek.core.bankdays import months_later
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit

_FINER_THAN_A_DAY = ("HOURLY", "MINUTELY", "SECONDLY")
_BY_HOUR = ("BYHOUR=", "BYMINUTE=", "BYSECOND=")
_STANDSTILL = re.compile(r"INTERVAL=0*(;|$)")
_WIDEST = 1000
"""Days, weeks, months or years between two occurrences, at most."""


def parsed(rule: str, start: dt.date) -> rrule:
    """Read an RFC 5545 rule that starts on `start`, exactly as dateutil reads it.

    Raises:
        ValueError: the rule is no RFC 5545 rule, or repeats more than once a day.
    """
    written = "".join(rule.upper().split())
    if any(f"FREQ={unit}" in written for unit in _FINER_THAN_A_DAY) or any(
        part in written for part in _BY_HOUR
    ):
        message = f"{rule}: a plan repeats daily at most"
        raise ValueError(message)
    if _STANDSTILL.search(written):  # dateutil would go round for ever
        message = f"{rule}: an interval of 0 never gets on"
        raise ValueError(message)
    found = rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time()))
    if not isinstance(found, rrule):
        message = f"{rule}: one rule, without EXDATE or RDATE"
        raise ValueError(message)  # noqa: TRY004 # wrong text of the user's, not a wrong type
    return found


def occurrences(  # noqa: PLR0913 # what a repetition is made of
    start: dt.date,
    repeat: Repeat | None,
    end: dt.date,
    until: dt.date | None = None,
    count: int | None = None,
    *,
    skip: int = 0,
) -> Iterator[dt.date]:
    """Yield the days before `end` on which it falls; `until` is inclusive, `skip` the first ones.

    Months and years count from `start`, so that the 31st is the last day of a shorter month and
    the 31st again in a longer one. Without `repeat` it falls once, on `start`.
    """
    if repeat is None:
        days: Iterator[dt.date] = islice((start,), skip, None)
    elif repeat.rule is not None:
        days = islice(_by_rule(repeat.rule, start, end), skip, None)
    else:
        days = _by_interval(start, repeat, skip)
    last = end - dt.timedelta(days=1) if until is None else min(until, end - dt.timedelta(days=1))
    left = None if count is None else max(0, count - skip)
    return takewhile(last.__ge__, islice(days, left))


def _by_interval(start: dt.date, repeat: Repeat, skip: int) -> Iterator[dt.date]:
    match repeat.unit:
        case Unit.DAY | Unit.WEEK:
            step = repeat.count * (7 if repeat.unit is Unit.WEEK else 1)
            return map(dt.date.fromordinal, counting(start.toordinal() + skip * step, step))
        case Unit.MONTH:
            return (months_later(start, n * repeat.count) for n in counting(skip))
        case Unit.YEAR:
            return (months_later(start, 12 * n * repeat.count) for n in counting(skip))


def _by_rule(rule: str, start: dt.date, end: dt.date) -> Iterator[dt.date]:
    found = parsed(rule, start)
    # a rule that never holds (30 February) would otherwise be searched up to the year 9999
    bounded = found.replace(until=dt.datetime.combine(end, dt.time())) if _endless(found) else found
    return (moment.date() for moment in bounded)


def _endless(found: rrule) -> bool:
    return "UNTIL=" not in str(found) and "COUNT=" not in str(found)


_RHYTHMS = {
    "daily": Repeat(Unit.DAY, 1),
    "weekly": Repeat(Unit.WEEK, 1),
    "monthly": Repeat(Unit.MONTH, 1),
    "quarterly": Repeat(Unit.MONTH, 3),
    "yearly": Repeat(Unit.YEAR, 1),
}
_EVERY = re.compile(r"every (?:(\d+) )?(day|week|month|year)s?")


def rhythm(text: str) -> Repeat | None:
    """Read `daily` ... `yearly`, `every 4 weeks` or an RFC 5545 rule; `None` for anything else."""
    words = " ".join(text.split())
    if found := _RHYTHMS.get(words.lower()):
        return found
    if every := _EVERY.fullmatch(words.lower()):
        number = int(every[1] or 1)
        return Repeat(Unit(every[2]), number) if 1 <= number <= _WIDEST else None
    return Repeat(rule=words) if "FREQ=" in words.upper() else None
