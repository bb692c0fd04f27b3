"""The ISO 20022 account messages of any bank: camt.053 (a statement) and camt.052 (a report).

Read without regard to namespace and version, without entities, within bounds, an entry at a time.
Only booked entries count: pending and informational ones are left out and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING
from typing import NamedTuple
from xml.etree.ElementTree import ParseError  # parsing itself is defused
from xml.etree.ElementTree import TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kasboek.core.saying import saying
from kasboek.importers.standard.camt_entry import amount
from kasboek.importers.standard.camt_entry import day
from kasboek.importers.standard.camt_entry import line
from kasboek.importers.standard.camt_entry import status
from kasboek.importers.standard.camt_payment import Owner
from kasboek.importers.standard.camt_payment import account
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element  # a type

MAX_DEPTH = 40
"""The standard nests about 15 deep."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SKIPPED = {"PDNG": "pending", "INFO": "information", "FUTR": "future"}
_PIECE = 1 << 16


class Message(NamedTuple):
    """A sort of message: its format's name, the word in its namespace, and its elements' names."""

    name: str
    word: str
    root: str
    statement: str

    def identify(self, text: str) -> bool:
        """Return whether this is such a message in XML."""
        start = text[:4000]
        return "<" in start[:200] and (self.word in start or self.root in start)

    def read(self, text: str) -> StatementFile:
        """Read the file; XML that breaks off or hides something is refused with its line."""
        target = _Target(self.name, self.statement)
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            for piece in _pieces(text):
                parser.feed(piece)
            parser.close()
        except DefusedXmlException:
            raise Unreadable(saying("importers.xml-entities")) from None
        except ParseError as error:
            raise Unreadable(saying("importers.xml-broken", line=error.position[0])) from None
        if not target.found:
            told = saying("standard.camt-empty", word=self.word, element=self.statement)
            raise Unreadable(told)
        return StatementFile(self.name, tuple(target.found), tuple(sorted(target.skipped.items())))


def _pieces(text: str) -> Iterator[bytes]:
    """Give a text as bytes, a piece at a time: a second copy of it is never made.

    What it says of its encoding is left out, as it has been decoded.
    """
    found = _DECLARATION.match(text)
    start = found.end() if found else 0
    yield b"\n" * text.count("\n", 0, start)
    for at in range(start, len(text), _PIECE):
        yield text[at : at + _PIECE].encode()


class _Target:
    """What the parser gives the elements to: a tree is made of each child of a statement."""

    def __init__(self, name: str, statement: str) -> None:
        self.found: list[Statement] = []
        self.skipped: Counter[str] = Counter()
        self.name, self.statement = name, statement
        self.names, self.depth, self.level = _Names(), 0, 0
        self.stmt = _Stmt(name)
        self.builder = TreeBuilder()
        self.root = self.builder.start("root", {})
        self.data = self.builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.depth += 1
        if self.level:
            self.builder.start(self.names[tag], attributes)
        elif self.names[tag] == self.statement:
            self.level, self.stmt = self.depth, _Stmt(self.name)
        if self.depth > MAX_DEPTH:
            raise Unreadable(saying("importers.xml-too-deep", limit=MAX_DEPTH))

    def end(self, tag: str) -> None:
        """End an element."""
        if self.depth > self.level > 0:
            element = self.builder.end(self.names[tag])
            if self.depth == self.level + 1:
                self.stmt.take(element, self.skipped)
                self.root.clear()  # of what was taken over nothing stays
        elif self.level:
            self.found.append(self.stmt.statement())
            self.level = 0
        self.depth -= 1

    def close(self) -> None:
        """End the document."""


class _Names(dict[str, str]):
    """The names of elements without their namespace."""

    def __missing__(self, tag: str) -> str:
        self[tag] = name = tag.rpartition("}")[2]
        return name


class _Stmt:
    """One statement while it is read."""

    def __init__(self, name: str) -> None:
        self.prefix = "camt" if name == "camt053" else name
        self.owner = Owner("", "")
        self.balances: defaultdict[str, list[Balance]] = defaultdict(list)
        self.lines: list[BankLine] = []
        self.entries = 0

    def take(self, element: Element, skipped: Counter[str]) -> None:
        """Take over a child of the statement."""
        if element.tag == "Ntry":
            self.entries += 1
            if (state := status(element)) not in {"BOOK", ""}:
                skipped[_SKIPPED.get(state, state[:20])] += 1
                return
            if not self.owner.currency:
                self.owner = self.owner._replace(currency=amount(element, self.entries)[1])
            self.lines.append(line(element, self.entries, self.owner, self.prefix))
        elif element.tag == "Acct":
            currency = (element.findtext("Ccy") or "").strip()
            self.owner = Owner(account(element), currency or self.owner.currency)
        elif element.tag == "Bal":
            self._balance(element)

    def _balance(self, element: Element) -> None:
        code = (element.findtext("Tp/CdOrPrtry/Cd") or "").strip()
        if code not in {"OPBD", "PRCD", "CLBD", "ITBD"}:
            return
        number, currency = amount(element, self.entries)
        if (element.findtext("CdtDbtInd") or "").strip() == "DBIT":
            number = -number
        if not self.owner.currency:
            self.owner = self.owner._replace(currency=currency)
        if found := day(element.find("Dt")):
            self.balances[code].append(Balance(number, found))

    def statement(self) -> Statement:
        """Return what was read, oldest line first."""
        opening = next(iter(self.balances["OPBD"] or self.balances["PRCD"]), None)
        closing = next(reversed(self.balances["CLBD"]), None)
        lines = [self._dated(each, closing) for each in self.lines]
        if lines and lines[-1].date < lines[0].date:
            lines.reverse()  # newest first
        lines.sort(key=lambda each: each.date)
        own, currency = self.owner
        found = Statement(own, currency, tuple(lines), opening, closing, by_entry=True)
        return found if closing else self._during_the_day(found)

    def _during_the_day(self, found: Statement) -> Statement:
        """Take the balance of the moment for the closing one, where it is that of these entries.

        A report of the day may hold a part of the day's entries, and then proves nothing.
        """
        closing = next(reversed(self.balances["ITBD"]), None)
        if closing is None or found.opening is None:
            return found
        if found.opening.number + found.total != closing.number:
            return found
        return Statement(
            found.account, found.currency, found.lines, found.opening, closing, by_entry=True
        )

    @staticmethod
    def _dated(each: BankLine, closing: Balance | None) -> BankLine:
        """An entry without a day of its own was booked on the statement's day."""
        if each.date.year > 1:
            return each
        if closing is None:
            raise Unreadable(saying("importers.entry-date", entry=each.row))
        return each._replace(date=closing.day)
