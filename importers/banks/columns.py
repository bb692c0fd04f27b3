"""Columns of a bank's table as numbers and days, each checked in one go where it can be."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.files.fields import YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Style(NamedTuple):
    """How a number is written: whether one is, whether all are, and what groups thousands."""

    one: re.Pattern[str]
    every: re.Pattern[str]
    thousands: str
    decimal: str
    example: str


def _style(thousands: str, decimal: str, example: str) -> Style:
    mark, point = re.escape(thousands), re.escape(decimal)
    number = rf"[+-]?(?:\d{{1,15}}|\d{{1,3}}(?:{mark}\d{{3}}){{1,4}})(?:{point}\d{{1,8}})?"
    return Style(re.compile(number), re.compile(rf"(?:{number}\n)*+"), thousands, decimal, example)


COMMA, POINT = _style(".", ",", "1.234,56"), _style(",", ".", "1,234.56")
_COMMAS, _POINTS = re.compile(r",\d\d?\Z", re.MULTILINE), re.compile(r"\.\d\d?\Z", re.MULTILINE)
_EXTRAS = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "€": "", "\u2212": "-", "'": ""})


class Numbers:
    """The numbers of one file: with decimal comma or point, or what its first decimals are."""

    def __init__(self, style: str) -> None:
        """Take `comma`, `point` or `either`."""
        self._fixed = {"comma": COMMA, "point": POINT}.get(style)

    @property
    def style(self) -> Style:
        """Return the style, a comma as long as no number has told."""
        return self._fixed or COMMA

    def column(self, texts: Sequence[str]) -> list[Decimal]:
        """Return the numbers of a column.

        Raises:
            ValueError: one of them is none.
        """
        column = "\n".join(texts)
        style = self._fixed or self._decided(texts)
        if column.count("\n") != len(texts) - 1 or not style.every.fullmatch(column + "\n"):
            return [self.one(text) for text in texts]
        plain = column.replace(style.thousands, "").replace(style.decimal, ".")
        return list(map(Decimal, plain.split("\n")))

    def blanks(self, texts: Sequence[str], *, loose: bool = False) -> list[Decimal | None]:
        """Return the numbers of a column that may have blanks; `loose`: what is none is one."""
        if not any(texts):
            return [None] * len(texts)
        if "" not in texts:
            try:
                return list[Decimal | None](self.column(texts))
            except ValueError:
                if not loose:
                    raise
        found = list[Decimal | None]()
        for text in texts:
            try:
                found.append(self.one(text) if text.strip() else None)
            except ValueError:
                if not loose:
                    raise
                found.append(None)
        return found

    def one(self, text: str) -> Decimal:
        """Return a number, also with a currency sign, blanks, or its minus behind it.

        Raises:
            ValueError: it is none.
        """
        style = self._fixed or self._decided([text])
        plain = text if style.one.fullmatch(text) else text.translate(_EXTRAS)
        plain = plain.removesuffix("EUR")
        if plain.endswith("-") and plain[:1] not in {"-", "+"}:
            plain = f"-{plain[:-1]}"
        if not plain.isascii() or not style.one.fullmatch(plain):
            raise ValueError(text)
        return Decimal(plain.replace(style.thousands, "").replace(style.decimal, "."))

    def _decided(self, texts: Sequence[str]) -> Style:
        """Settle the style by the first numbers with one or two decimals; others fit both."""
        commas = sum(_COMMAS.search(text) is not None for text in texts)
        points = sum(_POINTS.search(text) is not None for text in texts)
        if commas or points:
            self._fixed = COMMA if commas >= points else POINT
        return self.style


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[ T][\d:.+Z -]*)?")
_PARTS = re.compile(r"(\d\d?)([-./])(\d\d?)\2(\d{4}|\d\d)(?: [\d:. ]*)?")


class Days(dict[str, dt.date]):
    """Days by their text, each read once; the month comes first only where that is said."""

    def __init__(self, *, month_first: bool = False) -> None:
        """Begin without days."""
        super().__init__()
        self._month_first = month_first

    @property
    def example(self) -> str:
        """Return how the last of October is written."""
        return "10/31/2026" if self._month_first else "20261031, 31-10-2026 or 2026-10-31"

    def __missing__(self, text: str) -> dt.date:
        """Read the day and keep it; a time of day behind it is left out."""
        plain = text.strip()
        if found := _COMPACT.fullmatch(plain) or _ISO.fullmatch(plain):
            year, month, day = map(int, found.groups())
        elif found := _PARTS.fullmatch(plain):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            year += 2000 if len(found[4]) == 2 else 0
            month, day = (first, second) if self._month_first else (second, first)
        else:
            raise ValueError(text)
        if year not in YEARS:
            raise ValueError(text)
        self[text] = made = dt.date(year, month, day)
        return made
