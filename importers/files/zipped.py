"""A ZIP of statement files, as banks give for a range of days, opened within bounds.

Nothing is written and no path of it is used: its members are read into memory one by one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 2_000
MAX_TOTAL = 512 * 1024 * 1024
MAX_RATIO = 200
"""How much a member may grow once it is big; XML of statements grows some thirty times."""
_SMALL = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The library bounds what comes out of these only: a bzip2 of 1 kB takes gigabytes at once."""
_START = (b"PK\x03\x04", b"PK\x05\x06")
_SPREADSHEET = ("[Content_Types].xml", "mimetype", "xl/", "content.xml")


def is_archive(data: bytes) -> bool:
    """Return whether this is a ZIP, and not a spreadsheet, which is one inside.

    Raises:
        Unreadable: it is a ZIP that cannot be opened.
    """
    if not data.startswith(_START):
        return False
    with _opened(data) as archive:
        return not any(name.startswith(_SPREADSHEET) for name in archive.namelist())


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the name and bytes of each file in the archive, in the order of their names.

    Raises:
        Unreadable: it is broken, encrypted, or larger than any bank's.
    """
    left = MAX_TOTAL
    with _opened(data) as archive:
        listed = [each for each in archive.infolist() if _counts(each)]
        if len(listed) > MAX_MEMBERS:
            raise Unreadable(saying("importers.zip-many", count=len(listed), limit=MAX_MEMBERS))
        for each in sorted(listed, key=lambda info: info.filename):
            content = _content(archive, each, left)
            left -= len(content)
            yield PurePosixPath(each.filename.replace("\\", "/")).name, content


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Unreadable(saying("importers.zip-broken")) from None


def _counts(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return bool(parts) and not info.is_dir() and not hidden


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    name = PurePosixPath(info.filename.replace("\\", "/")).name
    if info.flag_bits & 1:
        raise Unreadable(saying("importers.zip-locked", name=name))
    if info.compress_type not in _METHODS:
        raise Unreadable(saying("importers.zip-broken"))
    limit = min(left, max(_SMALL, MAX_RATIO * info.compress_size))
    try:
        with archive.open(info) as member:
            content = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError):
        raise Unreadable(saying("importers.zip-broken")) from None
    if len(content) > limit:  # what the archive says of sizes is not believed
        raise Unreadable(saying("importers.zip-bomb", name=name))
    if content.startswith(_START):
        raise Unreadable(saying("importers.zip-nested", name=name))
    return content
