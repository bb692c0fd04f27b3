"""The load cache: a book on disk, fresh as long as every file it was read from is the same.

Loading is what a command waits for; a second command on an unchanged ledger starts from here. The
key is the content of all included files, what the user's globs expand to, the code and its data
files, and the day asked for. What is damaged, foreign or stale is left aside and written anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.book import Book
from kasboek.reading.codec import codec

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

_INCLUDE = re.compile(rb'^include\s+"([^"\n]*[*?\[][^"\n]*)"', re.MULTILINE)


def fetch(ledger: Path, as_of: dt.date | None) -> Book | None:
    """Return the cached book of a ledger file, or `None` where there is none that is fresh."""
    try:
        kept = json.loads(_place(ledger, as_of).read_bytes())
        fresh = kept["key"] == _key(kept["files"])
        return codec(Book).decode(kept["book"]) if fresh else None
    except (OSError, ValueError, KeyError, TypeError, IndexError, ArithmeticError):
        return None  # not there, cut short, or written by something else: read the ledger


def keep(ledger: Path, as_of: dt.date | None, files: Sequence[str], book: Book) -> None:
    """Write a book beside the key of the files it was read from.

    A cache folder that cannot be written costs the next command time, nothing else.
    """
    place = _place(ledger, as_of)
    kept = {"key": _key(files), "files": list(files), "book": codec(Book).encode(book)}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=place.parent, delete=False
        ) as beside:
            beside.write(text)
        Path(beside.name).replace(place)
    except OSError:
        return


def content_hash(files: Iterable[str], root: str) -> str:
    """Return the SHA-256 over the names, relative to `root`, and contents of the files."""
    total = hashlib.sha256()
    for name, file in sorted((os.path.relpath(file, root), file) for file in files):
        total.update(name.encode() + b"\0" + hashlib.sha256(_content(file)).digest())
    return total.hexdigest()


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""


def _key(files: Sequence[str]) -> str:
    total = hashlib.sha256(_code().encode())
    for file in files:
        text = _content(file)
        total.update(file.encode() + b"\0" + hashlib.sha256(text).digest())
        for pattern in _INCLUDE.findall(text):
            total.update(repr(_expanded(Path(file).parent, pattern)).encode())
    return total.hexdigest()


def _expanded(folder: Path, pattern: bytes) -> list[str]:
    written = os.fsdecode(pattern)
    base = Path(written).anchor
    found = Path(base or folder).glob(written[len(base) :])
    return sorted(str(path) for path in found)


@cache
def _code() -> str:
    """Name the code that made a book: versions, and our own files as they are now."""
    package = Path(__file__).parents[1]
    own = [
        (path.relative_to(package).as_posix(), path.stat().st_mtime_ns, path.stat().st_size)
        for room in ("core", "reading", "plugins", "data")
        for path in sorted((package / room).rglob("*"))
        if path.suffix in {".py", ".toml"}
    ]
    return repr((version("kasboek"), version("beancount"), sys.version_info[:2], own))


def _place(ledger: Path, as_of: dt.date | None) -> Path:
    name: Any = (str(ledger.resolve()), as_of and as_of.isoformat())
    return _folder() / f"{hashlib.sha256(repr(name).encode()).hexdigest()[:32]}.json"


def _folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kasboek"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kasboek"
