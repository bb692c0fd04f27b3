"""Answers of APIs saved as files: JSON as plain values, with exact numbers, within bounds.

A `Record` is one object of the answer that knows where it stands (`transactions.booked[3]`), so
that a mistake in it is named by its place.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NoReturn

from kasboek.core.saying import saying
from kasboek.importers.files.fields import YEARS
from kasboek.importers.files.fields import clean
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,8})?").fullmatch
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?").fullmatch
_MEANT = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[\]{])").match
"""How JSON of an API starts; a message of SWIFT starts with a brace too."""
_DECIMALS = 8
_LARGEST = 16
"""Digits before the decimal point beyond which a number is no amount, and is not written out."""


class Record(Mapping[str, object]):
    """One JSON object and where it stands in the file."""

    __slots__ = ("_values", "at")

    def __init__(self, values: object, at: str = "") -> None:
        """Keep the values; what is no object counts as an empty one."""
        self._values: Mapping[str, object] = values if isinstance(values, dict) else {}
        self.at = at

    def __getitem__(self, key: str) -> object:
        """Return a value as JSON has it."""
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        """Give the names of the values."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._values)

    def place(self, key: str) -> str:
        """Return where a value stands."""
        return f"{self.at}.{key}" if self.at else key

    def record(self, *keys: str) -> Record:
        """Return an object within this one; an empty one where there is none."""
        found = self
        for key in keys:
            found = Record(found.get(key), found.place(key))
        return found

    def records(self, key: str) -> list[Record]:
        """Return the objects of a list; none where there is no list."""
        found = self.get(key)
        listed = found if isinstance(found, list) else []
        place = self.place(key)
        return [Record(each, f"{place}[{index}]") for index, each in enumerate(listed)]

    def text(self, *keys: str) -> str:
        """Return the first of these values that has any text, on one line."""
        return next(filter(None, (_text(self.get(key)) for key in keys)), "")

    def amount(self, *keys: str) -> Decimal:
        """Return the first of these numbers that is there, exactly as written.

        Raises:
            Unreadable: none is there, or it is no number.
        """
        key = next((key for key in keys if _text(self.get(key))), keys[0])
        found = _text(self.get(key))
        if not _NUMBER(found):
            raise Unreadable(saying("apis.bad-amount", at=self.place(key), text=found[:40]))
        return Decimal(found)

    def day(self, *keys: str) -> dt.date:
        """Return the first of these days that is there.

        Raises:
            Unreadable: none is there, or it is no day.
        """
        key = next((key for key in keys if _text(self.get(key))), keys[0])
        found = _text(self.get(key))
        try:
            if (parts := _DAY(found)) and int(parts[1]) in YEARS:
                return dt.date(*map(int, parts.groups()))
        except ValueError:
            pass
        raise Unreadable(saying("apis.bad-date", at=self.place(key), text=found[:40]))


def pages(text: str) -> list[Record]:
    """Return the objects at the top: one, or those of a list of pages; none if it is no JSON.

    Raises:
        Unreadable: it is meant as JSON, but breaks off or is damaged.
    """
    if not _MEANT(text):
        return []
    found = _parsed(text)
    if isinstance(found, int):
        raise Unreadable(saying("apis.broken-json", line=found))
    listed = found if isinstance(found, list) else [found]
    if len(listed) == 1:
        return [Record(listed[0])] if isinstance(listed[0], dict) else []
    return [
        Record(each, f"[{index}]") for index, each in enumerate(listed) if isinstance(each, dict)
    ]


@lru_cache(1)  # each format looks at the same text
def _parsed(text: str) -> object:
    """Return the object or list, or the line where it breaks off."""
    try:
        found: object = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, ArithmeticError, RecursionError):
        return 1
    return found


def _exact(number: Decimal) -> Decimal:
    """Return a number without the noise of a float: 60.290000000000006 is 60.29."""
    if number.as_tuple().exponent >= -_DECIMALS:  # type: ignore[operator] # it is finite
        return number
    return round(number, _DECIMALS).normalize()


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _text(value: object) -> str:
    """Return a text or number as text; of a list of texts all of them."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_LARGEST else ""
    if isinstance(value, Decimal):
        bounded = value.is_finite() and -_LARGEST < value.adjusted() < _LARGEST
        return f"{_exact(value):f}" if bounded else ""
    if isinstance(value, Sequence):
        return " ".join(filter(None, (_text(each) for each in value if isinstance(each, str))))
    return ""
