"""The ISO 20022 account messages of any bank: camt.053 (a statement) and camt.052 (a report).

Read without regard to namespace and version, without entities, within bounds, an entry at a time.
Only booked entries count: pending and informational ones are left out and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from typing import NamedTuple
from xml.etree.ElementTree import ParseError  # parsing itself is defused
from xml.etree.ElementTree import TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kasboek.core.saying import saying
from kasboek.importers.standard.camt_reading import Reading
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.importers.statement import Statement

MAX_DEPTH = 40
"""The standard nests about 15 deep."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
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
        expat = parser.parser  # straight from it: what ElementTree does between takes a third
        expat.ordered_attributes = False
        expat.StartElementHandler, expat.EndElementHandler = target.start, target.end
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
        self.stmt = Reading(name)
        self.builder = TreeBuilder()
        self.root = self.builder.start("root", {})
        self.data = self.builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.depth += 1
        if self.level:
            self.builder.start(self.names[tag], attributes)
        elif self.names[tag] == self.statement:
            self.level, self.stmt = self.depth, Reading(self.name)
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
