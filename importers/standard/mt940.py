"""MT940, the SWIFT statement, in the dialects of the banks that give it.

One message is one statement, so a file may hold several, of several accounts. The bookings are
counted against the `:61:` of the file. One that does not close goes on in the next that does not
open, or is not proved; where the file ends in it, it breaks off and is refused. What `:86:` tells
is read in `remarks`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.saying import saying
from kasboek.importers.standard.messages import HEADER
from kasboek.importers.standard.messages import ended
from kasboek.importers.standard.messages import messages
from kasboek.importers.standard.remarks import remark
from kasboek.importers.standard.swift import Fields
from kasboek.importers.standard.swift import WrongField
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "mt940"
TITLE = "MT940"

_LINE_END = re.compile(r"\r*\n|\r")
_LOOKS = re.compile(rf"(?:{HEADER}):20:[^\n]*\n(?::21:[^\n]*\n)?:25:", re.MULTILINE)
_BALANCE = re.compile(r"^:6[02][FM]?:", re.MULTILINE)
_BOOKING = re.compile(r"^:61:", re.MULTILINE)
_FILLER = re.compile(r"NONREF|NOTPROVIDED|0*", re.IGNORECASE).fullmatch
_RABOBANK = re.compile(r"940[A-Z](\d{6})").match
_KNAB = re.compile(r"\{1:F01KNABNL2H|[^:]*:20:.*\n:25:NL\d\d ?KNAB").match
"""Knab's references are those of its CSV, so that one tells the other's."""
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_IBAN = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{8,30}").fullmatch


def identify(text: str) -> bool:
    """Return whether fields 20 and 25 stand where a message begins, and a balance follows."""
    start = _LINE_END.sub("\n", text[:20_000])
    found = _LOOKS.search(start)
    return found is not None and _BALANCE.search(start, found.end()) is not None


def read(text: str) -> StatementFile:
    """Read the file; a field that is none stops it with its line."""
    text = _LINE_END.sub("\n", text)
    prefix = "knab" if _KNAB(text) else NAME
    statements = list(_statements(text, prefix))
    times = Counter(line.reference for each in statements for line in each.lines)
    return StatementFile(NAME, tuple(_unique(each, times) for each in statements))


def _statements(text: str, prefix: str) -> Iterator[Statement]:
    starts = messages(text)
    above = text.count("\n", 0, starts[0]) if starts else 0
    for start, end in pairwise([*starts, len(text)]):
        block = text[start:end]
        one = _statement(block, above, prefix)
        if one.closing is None and end == len(text) and not ended(block):
            raise Unreadable(saying("standard.mt940-missing", line=above + 1, tag="62F"))
        yield one
        above += block.count("\n")


def _statement(block: str, above: int, prefix: str) -> Statement:
    fields, rows = Fields(), _rows(block, above)
    try:
        fields.parse(block)
    except WrongField as wrong:
        raise _told(wrong, block, above) from None
    if len(fields.transactions) != len(rows):
        found, there = len(fields.transactions), len(rows)
        raise Unreadable(saying("standard.mt940-lost", line=above + 1, found=found, there=there))
    has = fields.data.get
    needed = {"25": has("account_identification"), "60F": has("opening") or has("closing")}
    for tag in (tag for tag, there in needed.items() if not there):
        raise Unreadable(saying("standard.mt940-missing", line=above + 1, tag=tag))
    bookings = [each.data for each in fields.transactions]
    return _made(fields.data, bookings, rows, prefix)


def _rows(block: str, above: int) -> list[int]:
    """Return the line of each booking."""
    rows, at, line = list[int](), 0, above + 1
    for found in _BOOKING.finditer(block):
        line += block.count("\n", at, found.start())
        at = found.start()
        rows.append(line)
    return rows


def _told(wrong: WrongField, block: str, above: int) -> Unreadable:
    line = above + block.count("\n", 0, max(block.find(wrong.shown), 0)) + 1
    text = wrong.shown[:60]
    if wrong.tag == "61":
        return Unreadable(saying("standard.mt940-booking", line=line, text=text))
    return Unreadable(saying("standard.mt940-balance", line=line, text=text))


def _made(
    data: dict[str, Any], bookings: list[dict[str, Any]], rows: list[int], prefix: str
) -> Statement:
    opening, closing = data.get("opening"), data.get("closing")
    held = [each for each in (closing, opening) if each is not None]
    days = (*(each.day for each in held), max(map(_booked, bookings), default=None))
    day = next(filter(None, days), None)
    if day is None:
        raise Unreadable(saying("standard.mt940-undated"))
    stamp = _RABOBANK(data.get("transaction_reference") or "")
    of_one_day = day if stamp and stamp[1] == f"{day:%y%m%d}" else None
    lines = [_line(each, row, of_one_day, prefix) for each, row in zip(bookings, rows, strict=True)]
    if lines and lines[-1].date < lines[0].date:
        lines.reverse()  # newest first
    return Statement(
        _account(data["account_identification"], held[0].currency),
        held[0].currency,
        tuple(sorted(lines, key=lambda line: line.date)),
        None if opening is None else Balance(opening.number, opening.day or day),
        None if closing is None else Balance(closing.number, day),
    )


def _line(booking: dict[str, Any], row: int, of_one_day: dt.date | None, prefix: str) -> BankLine:
    """Return a booking.

    Rabobank gives a message per booking day, stamped with it, and only the value date per line.
    """
    told = remark(
        booking.get("transaction_details") or "",
        booking["customer_reference"] or "",
        booking["extra_details"] or "",
    )
    reference = (booking["bank_reference"] or "").strip()
    entered = "guessed_entry_date" in booking
    return BankLine(
        _booked(booking) if entered or of_one_day is None else of_one_day,
        booking["amount"].amount,
        told.name,
        told.iban,
        told.text,
        row,
        None,
        None if _FILLER(reference) else f"{prefix} {reference}",
        _plain(booking["date"]),
        "" if booking["id"] == "NONE" else booking["id"].strip(),
    )


def _booked(booking: dict[str, Any]) -> dt.date:
    """Return the entry date; the value date where a bank gives no other."""
    return _plain(booking.get("guessed_entry_date") or booking["date"])


def _plain(day: dt.date) -> dt.date:
    return dt.date(day.year, day.month, day.day)  # of the library's own class it is not


def _account(text: str, currency: str) -> str:
    """Return the account without its bank, currency and punctuation.

    >>> _account("TRIODOSBANK/0666666666", "EUR"), _account("2121.21.211EUR   ", "EUR")
    ('0666666666', '212121211')
    >>> _account("NL68INGB0000012345EUR", "EUR")
    'NL68INGB0000012345'
    """
    parts = [part for part in account_number(text).split("/") if not _CURRENCY(part)]
    number = parts[-1] if parts else ""
    number = number.removesuffix(currency) if len(number) > 8 else number
    return number if _IBAN(number) else number.replace(".", "").replace("-", "")


def _unique(statement: Statement, times: Counter[str | None]) -> Statement:
    """Take away references that more than one booking has: they are no identity."""
    if all(times[line.reference] == 1 or not line.reference for line in statement.lines):
        return statement
    lines = (
        line if times[line.reference] == 1 else line._replace(reference=None)
        for line in statement.lines
    )
    return replace(statement, lines=tuple(lines))
