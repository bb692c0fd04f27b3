"""Why a bank line stands where it does: what its text says, the rules, the bookings before it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.categorising.experience import Experience
from kasboek.core.categorising.model import Line
from kasboek.core.saying import saying
from kasboek.importers.categorising.history import bookings
from kasboek.importers.categorising.history import history
from kasboek.importers.categorising.rule_use import deciding
from kasboek.importers.duplicates.remembered import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.saying import Saying
    from kasboek.core.saying import Source
    from kasboek.importers.categorising.history import Stood

_META = re.compile(r'\s+(because|invoice|bill):\s*"((?:[^"\\]|\\.)*)"')
_SETTLING = frozenset({AccountClass.RECEIVABLE, AccountClass.PAYABLE})
_MOST = 3
"""Accounts that are named where earlier bookings went."""


class Explained(NamedTuple):
    """A booking and the reasons for where it stands, the deciding one first."""

    stood: Stood
    why: tuple[Saying, ...]


def on_day(book: Book, day: dt.date) -> list[Explained]:
    """Explain the bank lines of a day, in file order."""
    found = [stood for stood in bookings(book) if stood.past.date == day and stood.past.amount]
    return explained(book, sorted(found, key=lambda each: each.past.source))


def at_line(book: Book, place: Source) -> list[Explained]:
    """Explain the bank line that is written at a line of a file: any line of its text will do."""
    ours = [e.line for e in book.entries if e.file == place.file and e.line <= place.line]
    start = max(ours, default=0)
    source = (place.file, start)
    found = [each for each in bookings(book) if each.past.source == source and each.past.amount]
    return explained(book, found)


def explained(book: Book, found: Sequence[Stood]) -> list[Explained]:
    """Explain bookings."""
    days = {stood.past.date for stood in found}
    past = history(book)
    before = {day: Experience(each for each in past if each.date < day) for day in sorted(days)}
    return [Explained(stood, tuple(_why(book, stood, before[stood.past.date]))) for stood in found]


def _why(book: Book, stood: Stood, before: Experience) -> Iterator[Saying]:
    written = _written(book, stood.past.source)
    if "because" in written:
        yield saying("raw", text=written["because"])
    if not stood.sure:
        yield saying("rules.why-unsure")
        for where, count, last in before.options(_line(stood))[:_MOST]:
            at = str(last.source)
            yield saying("rules.why-option", count=count, account=where.account, source=at)
        return
    rules = deciding(book.rules, stood)
    if rules:
        first, place = rules[0], str(rules[0].source)
        key = "rules.why-rule" if first.account in stood.to else "rules.why-overruled"
        yield saying(key, label=first.label, source=place, account=first.account)
        for rule in rules[1:]:
            yield saying("rules.why-also", label=rule.label, source=str(rule.source))
        if first.account in stood.to:
            return
    yield from _without_rule(book, stood, before, written)


def _without_rule(
    book: Book, stood: Stood, before: Experience, written: Mapping[str, str]
) -> Iterator[Saying]:
    kinds = {book.accounts[name].kind for name in stood.to if name in book.accounts}
    numbers = [written[key] for key in ("invoice", "bill") if key in written]
    if numbers:
        yield saying("rules.why-item", number=", ".join(numbers))
    elif kinds & _SETTLING:
        yield saying("rules.why-party", name=stood.past.name)
    elif AccountClass.TRANSFER in kinds or not stood.single:
        yield saying("rules.why-transfer")
    elif "because" not in written:
        found = before.lesson(_line(stood))
        if found is not None and found.place.account in stood.to:
            yield saying("rules.why-habit", reason=found.reason)
        else:
            yield saying("rules.why-hand")


def _line(stood: Stood) -> Line:
    past = stood.past
    return Line(past.date, past.amount, past.currency, past.iban, past.name, past.text)


def _written(book: Book, source: Source) -> dict[str, str]:
    """Return what a transaction's text says of itself, by key."""
    try:
        text = (Path(book.root) / source.file).read_text("utf-8", errors="replace")
    except OSError:
        return {}
    found: dict[str, str] = {}
    for line in text.split("\n")[source.line :]:
        if line[:1] not in {" ", "\t"}:
            break
        if told := _META.match(line):
            before = f"{found[told[1]]}, " if told[1] in found else ""
            found[told[1]] = before + plain(told[2])
    return found
