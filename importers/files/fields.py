"""From the bytes and words of a bank file to text, numbers and days; each mistake is a sentence."""

from __future__ import annotations

import codecs
import datetime as dt
import re
import stat
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 256 * 1024 * 1024
MAX_TEXT = 128 * 1024 * 1024
"""Bytes of a file that is no XML, whose rows take more memory than they have bytes."""
YEARS = range(1900, 2200)
"""The years that a booking can be of; a filler such as 9999 is none."""
_BEFORE_XML = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + b"\0 \t\r\n"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATES = ("sep=", "SEP=", '"sep=')
_SEPARATOR = re.compile(r'\A"?sep=[^\r\n]?"?[ \t]*(?=[\r\n])', re.IGNORECASE)
_NEXT_DOCUMENT = re.compile(r"(?<=>)\s{0,100}(?=<\?xml )")
_IN_ONE_CELL = re.compile(r'"(?:[^",;\r\n]+|""[^",;\r\n]+"")[,;]""').match
_WRAPPED = re.compile(r'^"((?:[^"\r\n]|"")*)"(?=[ \t]*\r?$)', re.MULTILINE)
_DIGITS = r"[+-]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,5})?"
_NUMBER = re.compile(_DIGITS).fullmatch
_NUMBERS = re.compile(rf"(?:{_DIGITS}\n)*+").fullmatch
_COMPACT = re.compile(r"\d{8}").fullmatch
_DUTCH = re.compile(r"(\d\d)-(\d\d)-(\d{4})").fullmatch
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)").fullmatch


def contents(path: Path) -> bytes:
    """Return a file's bytes, within bounds, and only if it stood still while it was read."""
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        raise Unreadable(saying("importers.no-document"))
    _bounded(before.st_size, MAX_BYTES)
    data = path.read_bytes()
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Unreadable(saying("importers.changing"))
    if len(data) != after.st_size:
        raise Unreadable(saying("importers.changing"))
    return data


def _bounded(size: int, limit: int) -> None:
    if size > limit:
        told = saying("importers.too-large", size=size // 1024 // 1024, limit=limit // 1024 // 1024)
        raise Unreadable(told)


def decode(data: bytes) -> str:
    """Return the text of a bank file: UTF-8 or UTF-16 by its BOM, UTF-8, else Windows-1252."""
    if data.startswith(_SPREADSHEETS):
        raise Unreadable(saying("importers.spreadsheet"))
    if not data[:100].lstrip(_BEFORE_XML).startswith(b"<"):
        _bounded(len(data), MAX_TEXT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _tabled(data.decode("utf-16", errors="replace"))
    if (nul := data.find(0)) >= 0:
        raise Unreadable(saying("importers.nul", line=data.count(b"\n", 0, nul) + 1))
    try:
        return _tabled(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _tabled(data.decode("cp1252", errors="replace"))


def _tabled(text: str) -> str:
    """Blank the line that tells a spreadsheet its separator: the lines keep their numbers.

    A table that a spreadsheet took for one column has each row as one quoted cell: it is undone.
    """
    if text.startswith(_SEPARATES):
        text = _SEPARATOR.sub("", text)
    return _WRAPPED.sub(_unwrapped, text) if _IN_ONE_CELL(text) else text


def _unwrapped(line: re.Match[str]) -> str:
    return line[1].replace('""', '"')


def documents(text: str) -> list[tuple[str, bytes]]:
    """Return the XML documents that stand behind each other in a text, by number, if several do.

    Some programs put the days that they fetched into one file; no document holds a declaration.
    """
    if not text.lstrip().startswith("<") or text.find("<?xml", 10) < 0:
        return []
    parts = _NEXT_DOCUMENT.split(text)
    return [(str(number), part.encode()) for number, part in enumerate(parts, start=1)]


def clean(text: str) -> str:
    """Return text on one line: runs of white space become one blank, control characters go."""
    if text.isprintable():
        if "  " not in text:
            return text.strip()
    else:
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())


def dutch_number(text: str) -> Decimal:
    """Return a number with decimal comma: `+2.000.132,35`; a point groups thousands.

    Raises:
        ValueError: it is no such number.
    """
    if not _NUMBER(text):
        raise ValueError(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def dutch_numbers(texts: Sequence[str]) -> list[Decimal]:
    """Return a column of numbers as `dutch_number` reads each, checked in one go.

    Raises:
        ValueError: one of them is no such number.
    """
    column = "\n".join(texts)
    if column.count("\n") != len(texts) - 1 or not _NUMBERS(column + "\n"):
        raise ValueError(column)
    return list(map(Decimal, column.replace(".", "").replace(",", ".").split("\n")))


def day(text: str) -> dt.date:
    """Return a day written `20260131`, `31-01-2026` or `2026-01-31`.

    Raises:
        ValueError: it is no such day.
    """
    if _COMPACT(text):
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if found := _DUTCH(text):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO(text):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(text)


class Days(dict[str, dt.date]):
    """Days by their text, each read once."""

    def __missing__(self, text: str) -> dt.date:
        """Read the day and keep it."""
        self[text] = found = day(text)
        return found
