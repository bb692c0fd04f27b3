"""What customers owe us, or we owe suppliers, by how late it is: on any day, as it was then.

The buckets count days after the due date: not due (up to and on the due date), 1 to 30, 31 to 60,
61 to 90, over 90. An item settled later than the day is open again, an instalment stands in the
bucket of its own due date, a credit note of its own counts negative from its own day. Every
posting on a receivable (payable) account is part of an item or of what no item explains, so that

    total of the items + unexplained = balance of the accounts

holds on every day to the cent. `difference` is what is left of that, worked out from the accounts'
postings alone: anything but zero would be a fault of ours.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.open_items import Loose
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Unexplained
from kasboek.core.open_items import unexplained
from kasboek.core.saying import Money

_CENT = Decimal("0.01")
_NOTHING = Decimal()


class Bucket(StrEnum):
    """How late: days after the due date."""

    NOT_DUE = "not-due"
    TO_30 = "1-30"
    TO_60 = "31-60"
    TO_90 = "61-90"
    OVER_90 = "over-90"


_FROM = ((90, Bucket.OVER_90), (60, Bucket.TO_90), (30, Bucket.TO_60), (0, Bucket.TO_30))


class Aged(NamedTuple):
    """An item open on the day.

    `open` is in the item's currency; `value` in the operating currency at the day's price, `None`
    where there is none. `days_late` is negative before the due date.
    """

    item: OpenItem
    open: Decimal
    value: Decimal | None
    days_late: int
    bucket: Bucket


class Owing(NamedTuple):
    """All that one counterparty owes (or is owed), in the operating currency.

    `overdue` is what is past its due date, `oldest` the days that the latest of it is late (`None`
    where nothing is); `unpriced` is open in currencies without a price, and in no other figure.
    """

    name: str
    items: int
    open: Decimal
    overdue: Decimal
    buckets: Mapping[Bucket, Decimal]
    oldest: int | None
    unpriced: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Ageing:
    """The ageing of receivables, or of payables, on a day; money in the operating currency.

    Amounts are positive for what is owed to us (receivables) or by us (payables); those in
    `unexplained` are in the account's sign and currency. `unpriced` is what is open or unexplained
    in currencies without a price on that day: it is in no total.
    """

    day: dt.date
    receivable: bool
    currency: str
    items: tuple[Aged, ...]
    buckets: Mapping[Bucket, Decimal]
    total: Decimal
    unexplained: tuple[Unexplained, ...]
    unexplained_total: Decimal
    ledger_total: Decimal
    unpriced: tuple[Money, ...]

    @property
    def difference(self) -> Decimal:
        """Return what neither items nor the unexplained account for, in cents: zero."""
        left = self.ledger_total - self.total - self.unexplained_total
        return left.quantize(_CENT, ROUND_HALF_UP) + 0

    @property
    def overdue(self) -> Decimal:
        """Return what is past its due date."""
        return self.total - self.buckets[Bucket.NOT_DUE]


def bucket(days_late: int) -> Bucket:
    """Return the bucket of something this many days after its due date.

    >>> [str(bucket(days)) for days in (-5, 0, 1, 30, 31, 60, 61, 90, 91)]
    ['not-due', 'not-due', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', 'over-90']
    """
    return next((found for after, found in _FROM if days_late > after), Bucket.NOT_DUE)


def ageing(book: Book, day: dt.date, *, receivable: bool) -> Ageing:
    """Return what was open at the end of `day`, in the order of the invoices' dates.

    `day` may be any day: what was booked after it does not count.
    """
    rates = Rates(book, day)
    items = tuple(_aged(book, day, rates, receivable=receivable))
    rests = unexplained_on(book, day, receivable=receivable)
    sign = 1 if receivable else -1
    buckets = _buckets(items)
    return Ageing(
        day=day,
        receivable=receivable,
        currency=book.currency,
        items=items,
        buckets=buckets,
        total=sum(buckets.values(), _NOTHING),
        unexplained=rests,
        unexplained_total=rates.worth((sign * rest.amount, rest.currency) for rest in rests),
        ledger_total=rates.worth(
            (sign * number, unit) for number, unit in _ledger(book, day, receivable=receivable)
        ),
        unpriced=rates.unpriced(
            [
                *((aged.open, aged.item.currency) for aged in items),
                *((sign * rest.amount, rest.currency) for rest in rests),
            ]
        ),
    )


def by_counterparty(found: Ageing) -> tuple[Owing, ...]:
    """Add an ageing up by counterparty, the largest first."""
    parties: dict[str, list[Aged]] = {}
    for aged in found.items:
        parties.setdefault(aged.item.counterparty, []).append(aged)
    listed = [_owing(name, items) for name, items in parties.items()]
    return tuple(sorted(listed, key=lambda party: (-party.open, party.name)))


def loose_on(book: Book, day: dt.date) -> list[Loose]:
    """Return the parts of postings that no item explained at the end of `day`."""
    parts = [part for part in book.loose if part.date <= day]
    for item in book.items[_begun(book, day) :]:
        if item.settlements:
            parts += _ahead(item, day)
    return parts


def unexplained_on(
    book: Book, day: dt.date, *, receivable: bool | None = None
) -> tuple[Unexplained, ...]:
    """Return what no item explained at the end of `day`; of both sides unless one is named.

    What was paid before its invoice existed is unexplained until the invoice is there.
    """
    parts = loose_on(book, day)
    if receivable is not None:
        kind = _class(receivable=receivable)
        ours = {account.name for account in book.of_class(kind)}
        parts = [part for part in parts if part.account in ours]
    return unexplained(parts)


class Rates:
    """The prices of a day, each looked up once."""

    def __init__(self, book: Book, day: dt.date) -> None:
        """Start with the operating currency."""
        self._book, self._day = book, day
        self._known: dict[str, Decimal | None] = {book.currency: Decimal(1)}

    def of(self, currency: str) -> Decimal | None:
        """Return the price of one unit in the operating currency, `None` where there is none."""
        if currency not in self._known:
            self._known[currency] = self._book.rate(currency, self._day)
        return self._known[currency]

    def worth(self, amounts: Iterable[tuple[Decimal, str]]) -> Decimal:
        """Add up what has a price, currency by currency, so that sums of parts are exact."""
        sums = _by_currency(amounts)
        return sum(
            (total * rate for unit, total in sums.items() if (rate := self.of(unit)) is not None),
            _NOTHING,
        )

    def unpriced(self, amounts: Iterable[tuple[Decimal, str]]) -> tuple[Money, ...]:
        """Add up what has no price, by currency."""
        sums = _by_currency(pair for pair in amounts if self.of(pair[1]) is None)
        return tuple(Money(total, unit) for unit, total in sorted(sums.items()))


def _aged(book: Book, day: dt.date, rates: Rates, *, receivable: bool) -> Iterator[Aged]:
    """Yield what is open; this loop passes every item there ever was, so it is kept plain."""
    for item in book.items[: _begun(book, day)]:
        if item.receivable is not receivable:
            continue
        left = item.amount
        for on, amount, _, _, _ in item.settlements:
            if on <= day:
                left -= amount
        if left:
            rate = rates.of(item.currency)
            late = (day - item.due).days
            yield Aged(item, left, None if rate is None else left * rate, late, bucket(late))


def _begun(book: Book, day: dt.date) -> int:
    """Return how many items there were at the end of `day`; a book has them in date order."""
    return bisect_right(book.items, day, key=lambda item: item.date)


def _buckets(items: Iterable[Aged]) -> dict[Bucket, Decimal]:
    sums = dict.fromkeys(Bucket, _NOTHING)
    for aged in items:
        if aged.value is not None:
            sums[aged.bucket] += aged.value
    return sums


def _owing(name: str, items: list[Aged]) -> Owing:
    buckets = _buckets(items)
    total = sum(buckets.values(), _NOTHING)
    late = [aged.days_late for aged in items if aged.days_late > 0 and aged.open > 0]
    unpriced = _by_currency((aged.open, aged.item.currency) for aged in items if aged.value is None)
    return Owing(
        name,
        len(items),
        total,
        total - buckets[Bucket.NOT_DUE],
        buckets,
        max(late, default=None),
        tuple(Money(number, unit) for unit, number in sorted(unpriced.items())),
    )


def _ahead(item: OpenItem, day: dt.date) -> Iterator[Loose]:
    """Yield what was paid up to `day` on an item that comes after it."""
    sign = -1 if item.receivable else 1
    for settled in item.settlements:
        if settled.date <= day:
            yield Loose(
                settled.date,
                item.account,
                item.counterparty,
                item.currency,
                sign * settled.amount,
                settled.source,
            )


def _ledger(book: Book, day: dt.date, *, receivable: bool) -> Iterator[tuple[Decimal, str]]:
    """Yield what was posted up to `day` on each account, straight from its column."""
    for account in book.of_class(_class(receivable=receivable)):
        column = book.columns.get(account.name)
        end = 0 if column is None else bisect_right(column.dates, day)
        if column is None or not end:
            continue
        numbers, units = column.numbers[:end], column.currencies[:end]
        if units.count(units[0]) == end:  # one currency, as nearly always
            yield sum(numbers, _NOTHING), units[0]
        else:
            yield from zip(numbers, units, strict=True)


def _class(*, receivable: bool) -> AccountClass:
    return AccountClass.RECEIVABLE if receivable else AccountClass.PAYABLE


def _by_currency(amounts: Iterable[tuple[Decimal, str]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for number, unit in amounts:
        sums[unit] = sums.get(unit, _NOTHING) + number
    return sums
