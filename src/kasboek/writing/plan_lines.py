"""Plan lines as text, and the file they go to: plan.beancount beside the ledger, included."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.writing.decisions import included
from kasboek.writing.decisions import readable
from kasboek.writing.files import Put
from kasboek.writing.merge import includes
from kasboek.writing.merge import with_include
from kasboek.writing.text import posting
from kasboek.writing.text import quoted
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal
    from pathlib import Path

FILE = "plan.beancount"


class Leg(NamedTuple):
    """A posting, in the ledger's signs."""

    account: str
    number: Decimal
    currency: str


class Line(NamedTuple):
    """A planned transaction; `keys` are its metadata with their values as text of the ledger."""

    day: dt.date
    payee: str
    narration: str
    keys: tuple[tuple[str, str], ...]
    legs: tuple[Leg, ...]


def line_text(line: Line) -> str:
    """Return a planned transaction; legs of nothing are left out."""
    keys = "".join(f"  {key}: {value}\n" for key, value in line.keys)
    legs = "".join(posting(*leg) for leg in line.legs if leg.number)
    return transaction(line.day, "#", line.payee, line.narration, keys + legs)


def block(comments: Iterable[str], texts: Iterable[str]) -> str:
    """Return directives apart by blank lines, below comments; each comment on a line of its own."""
    head = "".join(f"; {' '.join(comment.split())}\n" for comment in comments)
    return "\n".join(filter(None, (head, *texts)))


def plan_id(*words: str) -> str:
    """Return a stable id of words: small letters, figures and hyphens.

    >>> plan_id("loan", "Rabobank & Zn.", "007")
    'loan-rabobank-zn-007'
    """
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def option_text(value: str | dt.date | Decimal | int) -> str:
    """Return a value of metadata: strings in quotes, everything else as it is written."""
    return quoted(value) if isinstance(value, str) else f"{value}"


def appended(head: Path, text: str) -> list[Put]:
    """Return the changes that append a text to the plan, and include the plan where nothing does.

    Raises:
        Refused: a file is no UTF-8.
    """
    path = head.parent / FILE
    before = readable(path) if path.exists() else None
    old = before.decode() if before is not None else ""
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    puts = [Put(path, (old + gap + text).encode(), before)]
    includer = _includer(head, path)
    if includer is not None:
        was = readable(includer)
        puts.append(Put(includer, with_include(was.decode(), FILE).encode(), was))
    return puts


def _includer(head: Path, path: Path) -> Path | None:
    """Return the file that has to include the plan; `None` where one does, at any depth."""
    seen: list[Path] = []
    todo = [head]
    while todo:
        file = todo.pop(0)
        if file in seen or not file.is_file():
            continue
        seen.append(file)
        if includes(file.read_text("utf-8", "replace"), FILE) and file.parent == path.parent:
            return None
        for name in included(file):
            todo += sorted(file.parent.glob(name)) if "*" in name else [file.parent / name]
    only = [file for file in seen[1:] if file.parent == path.parent]
    single = len(included(head)) == 1 and bool(only)
    return only[0] if single else head
