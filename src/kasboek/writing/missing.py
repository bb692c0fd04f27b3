"""What a ledger lacks: in words, with the text that adds it and the file where that goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.pages import absent as lacking
from kasboek.core.pages.absent import absent
from kasboek.writing.pasting import TEXTS
from kasboek.writing.pasting import Ask

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.core.pages.absent import Absent
    from kasboek.core.saying import Say
    from kasboek.core.saying import Source
    from kasboek.core.shapes.shape import Json

_HEAD = "main.beancount"
_FILES = {
    lacking.CASH: "accounts.beancount",
    lacking.PLAN: "plan.beancount",
    lacking.BUFFER: "policy.beancount",
    lacking.TAX: "policy.beancount",
    lacking.TERMS: "relations.beancount",
    lacking.SCENARIO: "scenarios/worst.beancount",
}
"""Where `kasboek init` puts such text; what is not there goes to the head of the ledger."""


def missing(book: Book, today: dt.date, say: Say) -> list[Json]:
    """Return what the ledger lacks: what, why it matters, the text to paste, and into which file.

    Load errors have nothing to paste; their text is empty. Dates are those of the bank data.
    """
    ask = Ask(book, book.as_of or today, say)
    return [
        {
            "name": one.name,
            "says": say(one.says),
            "why": say(one.why),
            "text": TEXTS[one.name](ask),
            "file": _file(book, one),
        }
        for one in absent(book)
    ]


def _file(book: Book, one: Absent) -> str:
    if one.name == lacking.ERRORS:
        places = (problem.source for problem in book.problems if problem.error)
        return next((place.file for place in places if place), _head(book))
    like: Mapping[str, list[Source]] = {
        lacking.BUFFER: [policy.source for policy in book.policies],
        lacking.TAX: [policy.source for policy in book.policies],
        lacking.TERMS: [who.source for who in book.counterparties.values()],
        lacking.CASH: [account.source for account in book.accounts.values()],
    }
    if beside := like.get(one.name):
        return beside[-1].file
    usual = _FILES.get(one.name, "")
    return usual if usual and _exists(book, usual) else _head(book)


def _head(book: Book) -> str:
    """Return the ledger's usual head, else the file that its first account is opened in."""
    first = next((account.source.file for account in book.accounts.values()), _HEAD)
    return _HEAD if _exists(book, _HEAD) or not book.root else first


def _exists(book: Book, name: str) -> bool:
    return bool(book.root) and (Path(book.root) / name).is_file()
