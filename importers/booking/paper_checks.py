"""What must hold before the text of a paper is written: the ledger it leaves must check clean."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from beancount.core import data
from beancount.core.amount import Amount
from beancount.parser import parser

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.booking.places import open_on

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.papers import Pieces

_TOLERANCE = Decimal("0.005")


def paper_problems(
    book: Book, papers: Sequence[tuple[str, Pieces]], opened: Mapping[str, dt.date]
) -> list[Saying]:
    """Say what would be wrong with a ledger that has these pieces of papers, named by identity.

    `opened` are accounts that this import opens, with their days.
    """
    texts = [_text(pieces) for _, pieces in papers]
    entries, errors = _parsed(book, "".join(texts))
    if errors:
        return [
            saying("importers.paper-text", paper=identity)
            for (identity, _), text in zip(papers, texts, strict=True)
            if _parsed(book, text)[1]
        ]
    counts = accumulate((text.count("\n") for text in texts), initial=len(book.roots))
    ends = list(counts)[1:]
    booked: defaultdict[int, list[data.Transaction]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, data.Transaction):
            booked[bisect_left(ends, entry.meta["lineno"])].append(entry)
    early: dict[str, tuple[dt.date, str]] = {}
    found = [
        told
        for index, each in sorted(booked.items())
        for told in _problems(book, papers[index][0], each, opened, early)
    ]
    return found + [_before_open(book, name, *early[name]) for name in sorted(early)]


def _before_open(book: Book, name: str, day: dt.date, identity: str) -> Saying:
    """Name the line of an account that opens later than the first of the papers for it."""
    account = book.accounts[name]
    return saying(
        "importers.paper-before-open",
        account=name,
        opened=account.opened,
        path=account.source.file,
        line=account.source.line,
        paper=identity,
        first=day,
        date=day.isoformat(),
    )


def _text(pieces: Pieces) -> str:
    """Return all directives of a paper, each with a line end."""
    directives = [each for texts in pieces.texts.values() for each in texts]
    every = [*pieces.accounts.values(), *pieces.relations.values(), *directives]
    return "".join(each.text + "\n" for each in every)


def _parsed(book: Book, text: str) -> tuple[data.Entries, Sequence[object]]:
    roots = "".join(f'option "name_{root}" "{name}"\n' for root, name in book.roots.items())
    entries, errors, _ = parser.parse_string(roots + text)
    return entries, errors


def _problems(
    book: Book,
    identity: str,
    booked: Sequence[data.Transaction],
    opened: Mapping[str, dt.date],
    early: dict[str, tuple[dt.date, str]],
) -> Iterator[Saying]:
    for each in booked:
        yield from _unbalanced(identity, each)
    for name, day in _unopened(book, booked, opened):
        account = book.accounts.get(name)
        if account is None and name not in opened:
            yield saying("importers.paper-account", paper=identity, account=name, date=str(day))
        elif account is not None and day < account.opened:
            early[name] = min((day, identity), early.get(name, (day, identity)))
        else:
            yield saying("importers.paper-account-day", paper=identity, account=name, date=day)


def _unbalanced(identity: str, entry: data.Transaction) -> Iterator[Saying]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for posting in entry.postings:
        units = posting.units
        if not isinstance(units, Amount) or units.number is None:
            return  # Beancount fills it in
        if posting.cost is not None or posting.price is not None:
            return  # weighed by Beancount
        sums[units.currency] += units.number
    for currency, left in sorted(sums.items()):
        if abs(left) > _TOLERANCE:
            yield saying(
                "importers.paper-unbalanced", paper=identity, difference=Money(left, currency)
            )


def _unopened(
    book: Book, booked: Iterable[data.Transaction], opened: Mapping[str, dt.date]
) -> list[tuple[str, dt.date]]:
    """Return the accounts that are not open on the day they are needed, with the first such day."""
    first: dict[str, dt.date] = {}
    for entry in booked:
        for posting in entry.postings:
            name = posting.account
            if name in opened and opened[name] <= entry.date:
                continue
            account = book.accounts.get(name)
            if account is None or not open_on(account, entry.date):
                first[name] = min(entry.date, first.get(name, entry.date))
    return sorted(first.items())
