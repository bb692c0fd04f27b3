"""The types of values and keys: from what Beancount read to what we mean, or not at all."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import TypeVar

from beancount.core.amount import Amount

from kasboek.core.plan import FIRST
from kasboek.core.plan import LARGEST as MOST
from kasboek.core.plan import LAST
from kasboek.core.plan import Growth
from kasboek.core.plan import Repeat
from kasboek.core.planning.recurrence import parsed
from kasboek.core.planning.recurrence import rhythm
from kasboek.core.relations import Discount
from kasboek.core.relations import Terms
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

LARGEST = 100_000
"""No count of days, months or times in a ledger is larger."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of the language: its sentence ("a day, as 2026-11-30") and how it is read.

    `read` gives the value, or `None` where what was written is none of this type. `account` says
    what an account of this type must be: `open`, or `under` (open itself, or something below it).
    """

    expected: Saying
    read: Callable[[object], object]
    account: str | None = None


_Plain = TypeVar("_Plain")


def _of(kind: type[_Plain]) -> Callable[[object], _Plain | None]:
    return lambda value: value if isinstance(value, kind) else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, Decimal) and value.is_finite() and abs(value) <= MOST:
        return value
    return None


def _whole(value: object, low: int, high: int) -> int | None:
    number = _number(value)
    if number is None or number != number.to_integral_value() or not low <= number <= high:
        return None
    return int(number)


def _within(value: object, low: int, high: int) -> Decimal | None:
    number = _number(value)
    return number if number is not None and low <= number <= high else None


def _positive(value: object) -> Decimal | None:
    number = _number(value)
    return number if number is not None and number >= 0 else None


def money(value: object) -> Money | None:
    """Read an amount."""
    number = _number(value.number) if isinstance(value, Amount) else None
    if isinstance(value, Amount) and number is not None and value.currency:
        return Money(number, value.currency)
    return None


def _not_negative(value: object) -> Money | None:
    read = money(value)
    return read if read is not None and read.number >= 0 else None


_ACCOUNT = re.compile(r"[A-Z\u00c0-\U0010ffff][\w-]*(:[\w-]+)+")


def _account(value: object) -> str | None:
    return value if isinstance(value, str) and _ACCOUNT.fullmatch(value) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


_TERMS = re.compile(r"(\d{1,4})(?:\s+days)?(\s+eom)?", re.IGNORECASE)


def terms(value: object) -> Terms | None:
    """Read payment terms: "30", "30 eom", or the bare number."""
    if (days := _whole(value, 0, 9999)) is not None:
        return Terms(days)
    found = _TERMS.fullmatch(value.strip()) if isinstance(value, str) else None
    return Terms(int(found[1]), bool(found[2])) if found else None


def _discount(value: object) -> Discount | None:
    found = (
        re.fullmatch(r"\s*(\d{1,2}(?:\.\d+)?)\s*/\s*(\d{1,3})\s*", value)
        if isinstance(value, str)
        else None
    )
    return Discount(Decimal(found[1]) / 100, int(found[2])) if found else None


def _due(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) and FIRST <= value.year <= LAST else None


def _listed(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, str):
        return None
    return tuple(part.strip() for part in value.split(";") if part.strip()) or None


def _iban(value: object) -> str | None:
    plain = "".join(value.split()).upper() if isinstance(value, str) else ""
    return plain if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{4,30}", plain) else None


def _country(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[A-Z]{2}", value) else None


def _email(value: object) -> str | None:
    text = _text(value)
    return text if text and re.fullmatch(r"[^@\s]+@[^@\s]+", text) else None


def repeat(value: object) -> Repeat | None:
    """Read how often something happens: a word, "every 4 weeks", or an RFC 5545 rule."""
    found = rhythm(value) if isinstance(value, str) else None
    if found is None or found.rule is None:
        return found
    if not _possible(found.rule):
        return None
    try:
        every = parsed(found.rule, dt.date(2000, 1, 1)).replace(until=None)
        if next(iter(every), None) is None:  # as 30 February, which never comes
            return None
    except (ValueError, TypeError, AttributeError, IndexError, KeyError):
        return None  # what dateutil raises for a wrong rule differs by how it is wrong
    return found


_LARGEST_OF = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53}


def _possible(rule: str) -> bool:
    """Say whether the rule names days that exist: the 99th never comes, and dateutil is silent."""
    for part in rule.upper().split(";"):
        name, _, numbers = part.rpartition(":")[2].partition("=")
        largest = _LARGEST_OF.get(name.strip())
        for number in numbers.split(",") if largest else ():
            digits = number.strip().lstrip("+-")
            if not digits.isdigit() or not 1 <= int(digits) <= (largest or 0):
                return False
    return True


def _rhythm(value: object) -> str | None:
    return value if isinstance(value, str) and repeat(value) else None


_GROWTH = re.compile(r"(-?\d+(?:\.\d+)?)(?:\s+([A-Z][A-Z0-9'._-]*))?\s+(yearly|quarterly|monthly)")
_MONTHS = {"yearly": 12, "quarterly": 3, "monthly": 1}


def _growth(value: object) -> Growth | None:
    found = _GROWTH.fullmatch(" ".join(value.split())) if isinstance(value, str) else None
    if found is None:
        return None
    number, months = Decimal(found[1]), _MONTHS[found[3]]
    if found[2]:
        return Growth(months, amount=Money(number, found[2]))
    return Growth(months, factor=number) if number > 0 else None


def _covers(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if re.fullmatch(r"[1-9]\d{0,2} (month|quarter|year)s?", text) else None


def _match(value: object) -> str | None:
    text = _text(value)
    return text if text and not any(c < " " for c in text) else None


def _regex(value: object) -> str | None:
    if not isinstance(value, str) or not value or any(c < " " for c in value):
        return None
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError):
        return None
    return value


def choice(*known: str) -> Kind:
    """Return the type of one word out of these."""
    expected = saying("reading.type.choice", known=", ".join(known))
    return Kind(
        expected, lambda value: value if isinstance(value, str) and value in known else None
    )


def member(kind: type[StrEnum]) -> Kind:
    """Return the type of one member of an enumeration, by the word a user writes."""
    members = {each.value: each for each in kind}
    expected = saying("reading.type.choice", known=", ".join(members))
    return Kind(expected, lambda value: members.get(value) if isinstance(value, str) else None)


def whole(low: int, high: int) -> Kind:
    """Return the type of a whole number between two bounds."""
    expected = saying("reading.type.whole", low=low, high=high)
    return Kind(expected, lambda value: _whole(value, low, high))


def part(low: int, high: int) -> Kind:
    """Return the type of a number between two bounds."""
    expected = saying("reading.type.part", low=low, high=high)
    return Kind(expected, lambda value: _within(value, low, high))


def either(*kinds: Kind) -> Kind:
    """Return the type of what is one of several types, the first that fits."""
    expected = kinds[-1].expected
    for kind in reversed(kinds[:-1]):
        expected = saying("reading.type.or", one=kind.expected, other=expected)
    return Kind(
        expected, lambda value: next((r for k in kinds if (r := k.read(value)) is not None), None)
    )


TEXT = Kind(saying("reading.type.text"), _text)
DAY = Kind(saying("reading.type.day"), _of(dt.date))
DUE = Kind(saying("reading.type.due"), _due)
NUMBER = Kind(saying("reading.type.number"), _number)
FACTOR = Kind(saying("reading.type.factor"), _positive)
AMOUNT = Kind(saying("reading.type.amount"), money)
LIMIT = Kind(saying("reading.type.limit"), _not_negative)
FLAG = Kind(saying("reading.type.flag"), _flag)
ACCOUNT = Kind(saying("reading.type.account"), _account, "open")
UNDER = Kind(saying("reading.type.account"), _account, "under")
TERMS = Kind(saying("reading.type.terms"), terms)
DISCOUNT = Kind(saying("reading.type.discount"), _discount)
LISTED = Kind(saying("reading.type.listed"), _listed)
IBAN = Kind(saying("reading.type.iban"), _iban)
COUNTRY = Kind(saying("reading.type.country"), _country)
EMAIL = Kind(saying("reading.type.email"), _email)
REPEAT = Kind(saying("reading.type.repeat"), repeat)
RHYTHM = Kind(saying("reading.type.repeat"), _rhythm)
"""A rhythm that is kept as written."""
GROWTH = Kind(saying("reading.type.growth"), _growth)
COVERS = Kind(saying("reading.type.covers"), _covers)
MATCH = Kind(saying("reading.type.match"), _match)
REGEX = Kind(saying("reading.type.regex"), _regex)
DAYS = whole(-LARGEST, LARGEST)
COUNT = whole(0, LARGEST)
DAY_OF_MONTH = whole(1, 31)
PART = part(0, 1)
