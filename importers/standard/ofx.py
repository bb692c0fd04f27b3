"""OFX, the file that programs for home finance read: version 1 (SGML) and version 2 (XML).

Both are read by their tags alone: in SGML a value has no end tag, in XML it has one, and what is
between is the same. Statements of banks and of credit cards; those of investments are left out and
counted, as are bookings that are pending. `FITID` is the bank's identity of a booking.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.files.fields import day
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt

NAME = "ofx"
TITLE = "OFX"
MAX_DEPTH = 40
"""The standard nests about 10 deep."""
YEARS = range(1970, 2100)
SHORT = 5
"""A FITID of fewer characters counts within the file, and is another one in the next."""

_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9._]{0,63})\s*(/?)>([^<]*)")
_CDATA = re.compile(r"<!\[CDATA\[((?:(?!\]\]>|<!\[CDATA\[).)*)\]\]>", re.DOTALL)
_COMMA = re.compile(
    r"[+-]?(?:[0-9]{1,15},(?:[0-9]{0,2}|[0-9]{4,5})|[0-9]{1,3}(?:\.[0-9]{3}){1,4},[0-9]{1,5})"
)
_POINT = re.compile(r"[+-]?(?:[0-9]{0,15}\.?[0-9]{0,5}|[0-9]{1,3}(?:,[0-9]{3}){1,4}\.[0-9]{1,5})")
_STATEMENTS = {"STMTRS", "CCSTMTRS"}
_SKIPPED = {"STMTTRNP": "pending", "INVSTMTRS": "investments"}
_FILLERS = {"", "NONE", "UNKNOWN"}


def identify(text: str) -> bool:
    """Return whether this is OFX: its header or what converters leave of it, or its element."""
    start = text[:2000].lstrip()
    return start.startswith(("OFXHEADER", "DATA:OFX", "<?OFX", "<OFX>")) or "<?OFX" in start


def read(text: str) -> StatementFile:
    """Read the file; a booking that is none stops it with its line."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable(saying("importers.xml-entities"))
    if "<![CDATA[" in text:
        text = _CDATA.sub(lambda found: html.escape(found[1]), text)
    reader = _Reader()
    reader.read(text)
    if not reader.found:
        raise Unreadable(saying("standard.ofx-empty"))
    statements = tuple(each.statement() for each in reader.found)
    return StatementFile(NAME, statements, tuple(sorted(reader.skipped.items())))


@dataclass(slots=True)  # not frozen: it grows while the file is read
class _Statement:
    """A statement while it is read: what stands in it, by aggregate and tag."""

    line: int
    values: dict[str, str] = field(default_factory=dict)
    lines: list[BankLine] = field(default_factory=list)

    def statement(self) -> Statement:
        """Return what was read, oldest line first."""
        currency = self.currency()
        lines = self.lines
        if lines and lines[-1].date < lines[0].date:
            lines.reverse()  # newest first
        account = self.values.get("BANKACCTFROM.ACCTID") or self.values.get("CCACCTFROM.ACCTID")
        return Statement(
            account_number(account or ""),
            currency,
            tuple(sorted(lines, key=lambda line: line.date)),
            None,
            self._held(),
            assumed="CURDEF" not in self.values,
        )

    def currency(self) -> str:
        """Return the currency that the file names, else what its account most likely is in."""
        return self.values.get("CURDEF", "EUR").upper()

    def _held(self) -> Balance | None:
        """Return the balance of the books: on its own day, else on the last booking's."""
        if not (number := self.values.get("LEDGERBAL.BALAMT")):
            return None
        last = max((line.date for line in self.lines), default=None)
        text = self.values.get("LEDGERBAL.DTASOF", "")
        held = _day(text, self.line) if text.strip("0") or last is None else last
        return Balance(_amount(number, self.line), held)


class _Reader:
    """Goes through the tags; each statement is in `found` when it has ended."""

    def __init__(self) -> None:
        self.found: list[_Statement] = []
        self.skipped: Counter[str] = Counter()
        self.path: list[str] = []
        self.current: _Statement | None = None
        self.booking: dict[str, str] = {}
        self.line = self.began = 1

    def read(self, text: str) -> None:
        """Read all of it."""
        at = 0
        for token in _TOKEN.finditer(text):
            self.line += text.count("\n", at, token.start())
            at = token.start()
            tag, value = token[2].upper(), token[4].strip()
            if token[1]:
                self._ends(tag)
            elif value:
                self._holds(tag, value)
            elif not token[3]:
                self._begins(tag)
        if self.current is not None:
            raise Unreadable(saying("standard.ofx-ends", line=self.line))

    def _begins(self, tag: str) -> None:
        """Begin an aggregate, or a value without text: that ends with what it stands in."""
        self.path.append(tag)
        if len(self.path) > MAX_DEPTH:
            raise Unreadable(saying("importers.xml-too-deep", limit=MAX_DEPTH))
        if tag in _STATEMENTS:
            self.current = _Statement(self.line)
        elif tag == "STMTTRN":
            self.booking, self.began = {}, self.line
        elif tag in _SKIPPED:
            self.skipped[_SKIPPED[tag]] += 1

    def _holds(self, tag: str, value: str) -> None:
        if self.current is None:
            return
        told = self.booking if "STMTTRN" in self.path else self.current.values
        within = self.path[-1] if self.path else ""
        key = tag if within in {"STMTTRN", *_STATEMENTS} else f"{within}.{tag}"
        told.setdefault(key, clean(html.unescape(value)))

    def _ends(self, tag: str) -> None:
        if tag not in self.path:
            return  # the end of a value, as XML has it
        while self.path.pop() != tag:
            pass  # values without text that never ended
        if self.current is not None and tag == "STMTTRN":
            self.current.lines.append(_line(self.booking, self.began, self.current))
        elif self.current is not None and tag in _STATEMENTS:
            self.found.append(self.current)
            self.current = None


def _line(booking: dict[str, str], row: int, statement: _Statement) -> BankLine:
    text = booking.get("MEMO", "")
    name = booking.get("NAME") or booking.get("PAYEE.NAME", "")
    number = booking.get("FITID", "")
    known = len(number) >= SHORT and number.upper() not in _FILLERS
    own = statement.currency()
    currency = booking.get("CURRENCY.CURSYM", own).upper()
    available = booking.get("DTAVAIL")
    return BankLine(
        _day(booking.get("DTPOSTED", ""), row),
        _amount(booking.get("TRNAMT", ""), row),
        name,
        account_number(booking.get("BANKACCTTO.ACCTID") or booking.get("CCACCTTO.ACCTID", "")),
        text or booking.get("CHECKNUM", ""),
        row,
        None,
        f"ofx {number}" if known else None,
        _day(available, row) if available else None,
        booking.get("TRNTYPE", ""),
        (),
        "" if currency == own else currency,
    )


def _amount(text: str, line: int) -> Decimal:
    """Return an amount; a comma with three figures behind it may mean thousands, so it is none."""
    text = "".join(text.split())  # a blank between thousands, also one that does not break
    if any(map(str.isdigit, text)):
        if _POINT.fullmatch(text):
            return Decimal(text.replace(",", ""))
        if _COMMA.fullmatch(text):
            return Decimal(text.replace(".", "").replace(",", "."))
    raise Unreadable(saying("standard.ofx-amount", line=line, text=text[:40]))


def _day(text: str, line: int) -> dt.date:
    """Return the day as written: 20260131, with or without a time and its zone."""
    try:
        found = day(text[:8])
    except ValueError:
        raise Unreadable(saying("standard.ofx-date", line=line, text=text[:40])) from None
    if found.year not in YEARS:
        raise Unreadable(saying("standard.ofx-date", line=line, text=text[:40]))
    return found
