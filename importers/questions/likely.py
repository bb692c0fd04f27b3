"""What smart_importer takes a line for, where it is installed: `pip install kasboek[learn]`.

It always has an answer and never says how sure it is. So it decides nothing: its answer is one of
those in a question, after what earlier bookings of the same party say.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from beancount.core.amount import Amount
from beancount.core.data import Open
from beancount.core.data import Posting
from beancount.core.data import Transaction

from kasboek.core.categorising.certainty import place
from kasboek.core.categorising.model import NOWHERE
from kasboek.importers.categorising.history import bookings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Past
    from kasboek.core.categorising.model import Place
    from kasboek.importers.questions.doubted import Doubted

ENOUGH = 20
"""Bookings of an account from which on it is asked: fewer teach it nothing."""


def likely(book: Book, lines: Sequence[Doubted]) -> dict[str, Place]:
    """Return by source what the lines are taken for; nothing where smart_importer is not there."""
    if not lines or find_spec("smart_importer") is None:
        return {}
    past: defaultdict[str, list[Past]] = defaultdict(list)
    for stood in bookings(book):
        if stood.single and stood.sure and stood.past.account != NOWHERE:
            past[stood.own].append(stood.past)
    found: dict[str, Place] = {}
    for account in sorted({each.account for each in lines}):
        ours = [each for each in lines if each.account == account]
        if len(past[account]) >= ENOUGH:
            found |= dict(_taken_for(book, account, ours, past[account]))
    return found


def _taken_for(
    book: Book, account: str, lines: Sequence[Doubted], past: Sequence[Past]
) -> Iterator[tuple[str, Place]]:
    """Yield what the lines of one account are taken for, with the VAT that is usual there."""
    opened: list[Open | Transaction] = [
        Open({"lineno": 0}, each.opened, each.name, [], None) for each in book.accounts.values()
    ]
    known = [
        _entry(each.date, each.name, each.text, (account, each.amount, each.currency), each.account)
        for each in past
    ]
    asked = [
        _entry(
            each.line.date,
            each.line.name,
            each.line.text,
            (account, each.line.amount, each.currency),
        )
        for each in lines
    ]
    predictor = import_module("smart_importer").PredictPostings()
    ((_, entries, _, _),) = predictor.hook([("", asked, account, None)], [*opened, *known])
    for of, entry in zip(lines, entries, strict=True):
        others = [each.account for each in entry.postings if each.account != account]
        if len(others) == 1 and (where := _usual(others[0], past)) is not None:
            yield of.source, where


def _usual(account: str, past: Sequence[Past]) -> Place | None:
    """Return the account with the VAT that most of its bookings have."""
    found = Counter(place((each,)) for each in past if each.account == account)
    return found.most_common(1)[0][0] if found else None


def _entry(
    day: dt.date, name: str, text: str, own: tuple[str, Decimal, str], to: str = ""
) -> Transaction:
    account, amount, currency = own
    postings = [Posting(account, Amount(amount, currency), None, None, None, {})]
    if to:
        postings.append(Posting(to, Amount(-amount, currency), None, None, None, {}))
    return Transaction({"lineno": 0}, day, "*", name, text, frozenset(), frozenset(), postings)
