"""Numbers and days as payment providers write them, which depends on the country of the account."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.importers.files.fields import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE = re.compile(r"([+-]?)(\d{1,3}(?:[.,' ]\d{3})+|\d{1,15})", re.ASCII).fullmatch
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII).fullmatch
_DECIMALS = re.compile(r"\d{0,6}", re.ASCII).fullmatch
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.ASCII).fullmatch
_PARTS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,? .*)?", re.ASCII).fullmatch
_POINT, _COMMA = ".", ","


def decimal_mark(cells: Iterable[str]) -> str:
    """Return what stands before the decimals in these numbers: one answer per file.

    Raises:
        ValueError: some numbers say a comma, others a point.

    >>> decimal_mark(["1.250", "-75,57"]), decimal_mark(["84", "1,058.09"])
    (',', '.')
    """
    column = list(cells)
    if _COMMA not in "\n".join(column):  # as nearly all files
        return _POINT
    marks = {found for cell in column if (found := _mark(cell.strip()))}
    if len(marks) > 1:
        raise ValueError(marks)
    return next(iter(marks), _POINT)


def _mark(cell: str) -> str:
    """Return the decimal mark that a single number shows; empty where it could be either."""
    points, commas = cell.count(_POINT), cell.count(_COMMA)
    if points and commas:
        return max(_POINT, _COMMA, key=cell.rfind)
    if not points and not commas:
        return ""
    only, other = (_POINT, _COMMA) if points else (_COMMA, _POINT)
    if cell.count(only) > 1:
        return other
    return "" if len(cell) - cell.rfind(only) == len(",123") else only


def number(cell: str, mark: str) -> Decimal:
    """Return a number with this decimal mark; an empty cell is nought.

    Raises:
        ValueError: it is no such number.
    """
    cell = cell.strip()
    if not cell:
        return Decimal()
    if mark == _POINT and _PLAIN(cell):
        return Decimal(cell)
    whole, _, rest = cell.replace("\u2212", "-").replace("\u00a0", " ").rpartition(mark)
    if not whole:
        whole, rest = rest, ""
    found = _WHOLE(whole)
    if found is None or mark in whole or not _DECIMALS(rest):
        raise ValueError(cell)
    digits = re.sub(r"\D", "", found[2])
    return Decimal(f"{found[1]}{digits}.{rest}" if rest else f"{found[1]}{digits}")


def day(cell: str) -> dt.date:
    """Return the day of a moment such as `2026-07-01 07:33:09 +0200`.

    Raises:
        ValueError: it is no such moment.
    """
    if (found := _ISO(cell.strip())) and int(found[1]) in YEARS:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(cell)


def day_parts(cell: str) -> tuple[int, int, int] | None:
    """Return the three numbers of a day such as `9/11/2018`, in which day or month comes first."""
    found = _PARTS(cell.strip())
    if found is None or int(found[3]) not in YEARS:
        return None
    return int(found[1]), int(found[2]), int(found[3])
