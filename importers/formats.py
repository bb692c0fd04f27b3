"""The formats Kasboek reads: one line here per module, asked in this order.

A module says what it is with `NAME` and `TITLE`, knows its files by content with `identify`, and
makes of them a `StatementFile` or a `PaperFile` with `read`. A module that is driven by a table
offers several such objects as `FORMATS` instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import TypeAlias
from typing import TypeVar

from kasboek.core.saying import saying
from kasboek.importers.files import fields
from kasboek.importers.files import zipped
from kasboek.importers.files.bounds import in_bounds
from kasboek.importers.files.guesses import unknown
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

Read: TypeAlias = StatementFile | PaperFile
Content = TypeVar("Content", str, bytes, contravariant=True)  # noqa: PLC0105 # used twice, as one

TEXTS = (
    "banks.tables",
    "banks.wise",
    "standard.camt053",
    "standard.camt052",
    "standard.mt940",
    "standard.coda",
    "standard.ofx",
    "providers.mollie",
    "providers.mollie_api",
    "providers.stripe",
    "providers.stripe_api",
    "providers.adyen",
    "providers.paypal",
    "providers.sumup",
    "providers.shopify",
    "providers.shopify_api",
    "apis.bunq",
    "apis.gocardless",
    "apis.enablebanking",
    "apis.ponto",
    "apis.wise",
    "invoices.ubl",
    "invoices.cii",
    "bookkeeping.xaf",
    "bookkeeping.open_items",
    "bookkeeping.exact",
    "bookkeeping.moneybird",
    "bookkeeping.deals",
)
"""Modules below this package whose files are text: `identify(text)`, `read(text)`."""
BINARIES: tuple[str, ...] = ("invoices.pdf",)
"""Modules whose files are no text: `identify(data)` and `read(data)` take bytes; asked first."""


class Named(Protocol):
    """The names of a format."""

    NAME: str
    """A word of `[a-z0-9-]`, in `--json`."""
    TITLE: str
    """What people call it."""


class Format(Named, Protocol[Content]):
    """What a format's module offers: its names, a look at the content, and the reading of it."""

    def identify(self, content: Content, /) -> bool:
        """Return whether this is such a file; by content, never by file name.

        Raises:
            Unreadable: it is, but one that no one can read; the sentence says what to do.
        """

    def read(self, content: Content, /) -> Read:
        """Read the content or raise `Unreadable`."""


@cache
def texts() -> tuple[Format[str], ...]:
    """Return the formats of text, in the order in which they are asked."""
    return _formats(TEXTS)


@cache
def binaries() -> tuple[Format[bytes], ...]:
    """Return the formats of bytes, in the order in which they are asked."""
    return _formats(BINARIES)


def _formats(names: tuple[str, ...]) -> tuple[Any, ...]:
    modules = [import_module(f"kasboek.importers.{name}") for name in names]
    return tuple(each for module in modules for each in getattr(module, "FORMATS", (module,)))


@cache
def titles() -> dict[str, str]:
    """Return the title of each format by its name."""
    every: tuple[Named, ...] = (*texts(), *binaries())
    return {each.NAME: each.TITLE for each in every}


def read(path: Path) -> Read:
    """Identify and read a file.

    Raises:
        Unreadable: no format knows it, or its format finds a mistake in it.
    """
    return parse(fields.contents(path))


def parse(data: bytes) -> Read:
    """Identify and read a file's bytes, as `read` does; a ZIP of files is read as one."""
    if zipped.is_archive(data):
        return _told(_joined(zipped.members(data), "importers.zip-member"))
    for each in binaries():
        if each.identify(data):
            return _told(each.read(data))
    text = fields.decode(data)
    if not text.strip():
        raise Unreadable(saying("importers.no-content"))
    if len(documents := fields.documents(text)) > 1:
        return _told(_joined(documents, "importers.xml-document"))
    for known_format in texts():
        if known_format.identify(text):
            return _told(known_format.read(text))
    raise Unreadable(unknown(text))


def _joined(members: Iterable[tuple[str, bytes]], wrong: str) -> Read:
    """Read every file in a file; one that cannot be read keeps out the whole of it."""
    found: list[Read] = []
    for name, content in members:
        try:
            found.append(parse(content))
        except Unreadable as error:
            raise Unreadable(saying(wrong, name=name, told=error.saying)) from None
    statements = [each for each in found if isinstance(each, StatementFile)]
    papers = [each for each in found if isinstance(each, PaperFile)]
    if not found:
        raise Unreadable(saying("importers.no-content"))
    if statements and papers:
        raise Unreadable(saying("importers.zip-mixed"))
    if papers:
        return replace(
            papers[0],
            papers=tuple(each for file in papers for each in file.papers),
            skipped=_added(papers),
            notices=tuple(each for file in papers for each in file.notices),
        )
    return StatementFile(
        statements[0].format,
        tuple(
            replace(each, member=number)
            for number, file in enumerate(statements)
            for each in file.statements
        ),
        _added(statements),
        tuple(each for file in statements for each in file.notices),
    )


def _added(files: Sequence[Read]) -> tuple[tuple[str, int], ...]:
    skipped: Counter[str] = Counter()
    for each in files:
        skipped.update(dict(each.skipped))
    return tuple(sorted(skipped.items()))


def _told(found: Read) -> Read:
    """Return what was read, unless it is nothing."""
    if isinstance(found, PaperFile):
        something = bool(found.papers)
    else:
        something = any(each.lines or each.closing for each in found.statements)
    if not something:
        raise Unreadable(saying("importers.empty", format=titles()[found.format]))
    return found if isinstance(found, PaperFile) else in_bounds(found)
