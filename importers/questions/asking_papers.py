"""Questions about invoices and bills that nothing places: what was sold, or bought.

The VAT stands apart already, and a rule of bank lines is none of theirs: who pays is matched to the
invoice. What is answered for one is what the next of the same party follows.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import saying
from kasboek.importers.categorising.open_items import Settled
from kasboek.importers.invoices.placing import fits
from kasboek.importers.invoices.placing import ruled
from kasboek.importers.invoices.placing import stood
from kasboek.importers.questions.asking import Asked
from kasboek.importers.questions.asking import Option
from kasboek.importers.questions.asking import may_hold
from kasboek.importers.questions.doubted import waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.core.book import Book
    from kasboek.importers.questions.doubted import Doubted

_NUMBER = re.compile(r'^\s+(?:invoice|bill|credit-note):\s*"([^"\n]*)"', re.MULTILINE)
_OFFERED = 4
"""How many accounts are offered on which others' invoices stand."""


def unplaced(book: Book) -> tuple[Asked, ...]:
    """Return a question for each invoice, bill and credit note that waits, oldest first."""
    return tuple(_asked(book, each) for each in waiting(book).papers)


def may_be_of(book: Book, of: Doubted, name: str) -> bool:
    """Return whether an invoice can be booked against an account on its day."""
    return may_hold(book, of, name) and fits(book, name)


def _asked(book: Book, of: Doubted) -> Asked:
    sold = book.accounts[of.account].kind is AccountClass.RECEIVABLE
    number = _NUMBER.search(of.booking)
    name = ", ".join(filter(None, (of.line.name, number[1] if number else "")))
    told = saying("asking.sold" if sold else "asking.bought", name=name or "-")
    found: dict[str, Option] = {}
    for option in _options(book, of, sold=sold):
        found.setdefault(option.parts[0].account, option)
    return Asked(of, told, tuple(found.values()), about_items=False, paper=True)


def _options(book: Book, of: Doubted, *, sold: bool) -> Iterator[Option]:
    rule = ruled(book, of.line, of.currency, receivable=sold)
    if rule is not None and may_be_of(book, of, rule.account):
        told = saying("asking.by-rule", detail=rule.label)
        yield Option((Settled(rule.account, of.line.amount),), "", told)
    for who, key in ((of.line.name, "asking.papers-own"), (None, "asking.papers-others")):
        if who == "":
            continue
        used = Counter(stood(book, receivable=sold, counterparty=who))
        for name, count in used.most_common(_OFFERED):
            if may_be_of(book, of, name):
                told = saying(key, count=count, name=of.line.name)
                yield Option((Settled(name, of.line.amount),), "", told)
