"""Amounts, chances and days of a CRM's export, each column read as a whole.

One cell does not tell whether `12.500` is twelve thousand, `1` a percent, or `03/04/2026` in March.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = re.compile(r"[\s\u00a0\u202f'€$£]|\b[A-Za-z]{3}\b")
_PLAIN = re.compile(r"-?\d{1,15}").fullmatch
_MARKED = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15}){1,5}").fullmatch
_DAY = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})(?:[T ,].*)?", re.DOTALL).fullmatch
_THOUSAND = 3
_MONTHS = 12
_HUNDRED = Decimal(100)


def decimal_mark(texts: Sequence[str]) -> str:
    """Return the decimal mark of a column of amounts: a comma or a point.

    >>> decimal_mark(["1.500", "12,50"]), decimal_mark(["1,500.00"]), decimal_mark(["1.500"])
    (',', '.', ',')
    """
    bare = [_SIGNS.sub("", text) for text in texts]
    for mark, other in ((",", "."), (".", ",")):
        for text in bare:
            head, found, tail = text.rpartition(mark)
            if found and mark not in head and other not in tail:
                grouped = len(tail) == _THOUSAND and len(head.lstrip("-")) <= _THOUSAND
                if other in head or not grouped:
                    return mark
    return "," if any("." in text for text in bare) else "."


def amount(text: str, mark: str) -> Decimal:
    """Return an amount, without what stands around it.

    Raises:
        ValueError: it is none, or the mark stands elsewhere than at its end.
    """
    bare = _SIGNS.sub("", text)
    if not _PLAIN(bare) and not _MARKED(bare):
        raise ValueError(text)
    other = "." if mark == "," else ","
    head, found, tail = bare.partition(mark)
    if other in tail or mark in tail:
        raise ValueError(text)
    groups = head.split(other)
    if any(len(group) != _THOUSAND for group in groups[1:]):
        raise ValueError(text)
    return Decimal("".join(groups) + (f".{tail}" if found else ""))


def chances(texts: Sequence[str], *, percent: bool) -> list[Decimal | None]:
    """Return a column of probabilities from 0 to 1; `None` for what is empty or no such number.

    `percent` says that the header has a percent sign; else one cell with a sign, or above one,
    tells it for all.

    >>> chances(["60", "1"], percent=False), chances(["0,6", "1"], percent=False)
    ([Decimal('0.6'), Decimal('0.01')], [Decimal('0.6'), Decimal('1')])
    """
    numbers: list[Decimal | None] = []
    for text in texts:
        try:
            bare = text.replace("%", "").strip()
            numbers.append(amount(bare.replace(",", "."), "."))
        except ValueError:
            numbers.append(None)
    whole = percent or any("%" in text for text in texts)
    whole = whole or any(number is not None and number > 1 for number in numbers)
    found = [number / _HUNDRED if whole and number is not None else number for number in numbers]
    return [each if each is not None and 0 <= each <= 1 else None for each in found]


def month_first(texts: Sequence[str]) -> bool | None:
    """Return whether days are written with the month first; `None` where none of them tells.

    >>> month_first(["12/31/2026"]), month_first(["31/12/2026"]), month_first(["03/04/2026"])
    (True, False, None)
    """
    for text in texts:
        if (found := _DAY(text)) and found[2] == "/" and len(found[1]) <= 2:
            if int(found[1]) > _MONTHS:
                return False
            if int(found[3]) > _MONTHS:
                return True
    return None


def is_ambiguous(text: str) -> bool:
    """Return whether a day could be read in two ways."""
    found = _DAY(text)
    return bool(found) and found is not None and found[2] == "/" and len(found[1]) <= 2


def day(text: str, *, month: bool) -> dt.date:
    """Return a day; `month` says that the month comes first where slashes stand between.

    Raises:
        ValueError: it is none.
    """
    found = _DAY(text)
    if not found:
        raise ValueError(text)
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:  # a year
        return dt.date(first, middle, last)
    if len(found[4]) != 4:  # the same
        raise ValueError(text)
    if found[2] == "/" and month:
        return dt.date(last, first, middle)
    return dt.date(last, middle, first)
