"""What is odd about open items: each oddity once, with its place and what to do about it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from typing import TypeAlias

from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal

    from kasboek.core.open_items import Unexplained
    from kasboek.reading.items.opened import Opened
    from kasboek.reading.items.owed import Owed

Pool: TypeAlias = tuple[str, str, str]
"""Account, counterparty and currency of what no item explains."""


class Remarks:
    """Gathers what is odd while items are put together."""

    def __init__(self) -> None:
        """Start without any."""
        self.unknown: list[Owed] = []
        self.without_terms: list[Owed] = []
        self.allocated: defaultdict[tuple[str, str], list[Owed]] = defaultdict(list)
        self._told: list[Problem] = []
        self._loose: defaultdict[Pool, list[tuple[Decimal, Problem]]] = defaultdict(list)

    def twice(self, posting: Owed, first: Opened) -> None:
        """An invoice or bill was booked under a number that another has already."""
        self._tell(posting, "reading.number-twice", first=str(first.opened.source))

    def due_before(self, posting: Owed, due: dt.date) -> None:
        """An invoice or bill is due before it was made."""
        self._tell(posting, "reading.due-before", due=due, date=posting.date)

    def too_much(self, posting: Owed, amount: Decimal, item: Opened) -> None:
        """More was paid, credited or written off than an item had open."""
        told = saying(
            "reading.too-much",
            amount=Money(amount, posting.currency),
            name=posting.name,
            counterparty=posting.counterparty or "-",
            whole=Money(item.amount, posting.currency),
        )
        self._of_pool(posting, -amount, told)

    def other_currency(self, posting: Owed, item: Opened) -> None:
        """A settlement names an item of another currency."""
        told = saying(
            "reading.other-currency",
            amount=Money(abs(posting.amount), posting.currency),
            name=posting.name,
            currency=item.opened.currency,
        )
        self._of_pool(posting, posting.amount, told)

    def problems(self, unexplained: Iterable[Unexplained]) -> Iterable[Problem]:
        """Yield them all; what is left unexplained by its own sentence where there is one."""
        yield from self._allocated()
        for posting in self.unknown:
            told = saying("reading.unknown-item", name=posting.name, account=posting.account)
            yield Problem(told, posting.source)
        yield from self._told
        if self.without_terms:
            yield self._without_terms()
        for rest in unexplained:
            parts = self._loose.get((rest.account, rest.counterparty, rest.currency), ())
            if sum(amount for amount, _ in parts) == rest.amount:
                yield from (problem for _, problem in parts)
            else:
                yield Problem(_unexplained(rest), rest.source)

    def _tell(self, posting: Owed, key: str, **values: str | dt.date) -> None:
        told = saying(key, name=posting.name, counterparty=posting.counterparty or "-", **values)
        self._told.append(Problem(told, posting.source))

    def _of_pool(self, posting: Owed, amount: Decimal, told: Saying) -> None:
        pool = (posting.account, posting.counterparty, posting.currency)
        signed = amount if posting.receivable else -amount
        self._loose[pool].append((signed, Problem(told, posting.source)))

    def _allocated(self) -> Iterable[Problem]:
        for (who, account), listed in sorted(self.allocated.items()):
            distinct = list({posting.entry: posting for posting in listed}.values())
            told = saying(
                "reading.allocated", count=len(distinct), counterparty=who or "-", account=account
            )
            yield Problem(told, distinct[0].source)

    def _without_terms(self) -> Problem:
        names = list(dict.fromkeys(posting.counterparty for posting in self.without_terms))
        told = saying(
            "reading.without-terms",
            count=len(self.without_terms),
            counterparty=names[0] or "-",
            more=_more(len(names) - 1),
        )
        return Problem(told, self.without_terms[0].source)


def _more(count: int) -> Saying:
    return saying("reading.and-others", count=count) if count else saying("raw", text="")


def _unexplained(rest: Unexplained) -> Saying:
    return saying(
        "reading.unexplained",
        amount=Money(rest.amount, rest.currency),
        account=rest.account,
        counterparty=rest.counterparty or "-",
        since=rest.since,
    )
