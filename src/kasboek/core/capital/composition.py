"""What working capital consists of on a day: every balance in its part, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.capital.parts import Group
from kasboek.core.capital.parts import Part
from kasboek.core.capital.parts import Place
from kasboek.core.capital.parts import place_of
from kasboek.core.capital.repayments import Repayment
from kasboek.core.capital.repayments import repayments
from kasboek.core.capital.sheet import Composition
from kasboek.core.capital.sheet import Slice
from kasboek.core.saying import Money

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

_NOTHING = Decimal()
_UNKNOWN = frozenset({Part.UNCLASSIFIED_ASSETS, Part.UNCLASSIFIED_LIABILITIES})


def composition(at: Standpoint) -> Composition:
    """Return what working capital consists of at the end of the day; worked out once per day."""
    key = ("composition", at.day)
    if key not in at.book.memo:
        at.book.memo[key] = _compose(at)
    return at.book.memo[key]  # type: ignore[return-value] # put there by the line above


def _compose(at: Standpoint) -> Composition:
    slices: list[Slice] = []
    unscheduled: list[str] = []
    lacking: dict[bool, dict[str, Decimal]] = {True: {}, False: {}}
    unclassified: list[str] = []
    for accounts, place in _placed(at.book):
        names = tuple(account.name for account in accounts)
        balance, unpriced = _balance(at, names)
        part = place.debit if balance > 0 else place.credit
        if part in _UNKNOWN:
            unclassified += names if balance or unpriced else ()
        else:
            sums = lacking[place.debit.group is Group.CURRENT_ASSETS]
            for unit, number in unpriced.items():
                sums[unit] = sums.get(unit, _NOTHING) + number
        if part is Part.LONG_TERM_DEBT and balance:
            due = repayments(at, names[0])
            unscheduled += names if due is None else ()
            slices += _loan(names, -balance, due or ())
        elif balance:
            slices.append(Slice(part, balance if part.group.asset else -balance, names))
    return Composition(
        tuple(slices),
        _monies(lacking[True]),
        _monies(lacking[False]),
        tuple(unclassified),
        tuple(unscheduled),
    )


def _monies(sums: dict[str, Decimal]) -> tuple[Money, ...]:
    return tuple(Money(number, unit) for unit, number in sorted(sums.items()))


def _balance(at: Standpoint, names: tuple[str, ...]) -> tuple[Decimal, dict[str, Decimal]]:
    """Return what accounts hold together, and by currency what has no price, unsigned."""
    total = _NOTHING
    unpriced: dict[str, Decimal] = {}
    for name in names:
        for unit, number in at.book.balance(name, at.day).items():
            rate = at.book.rate(unit, at.day)
            if rate is not None:
                total += number * rate
            elif number:
                unpriced[unit] = unpriced.get(unit, _NOTHING) + abs(number)
    return total, unpriced


def _loan(names: tuple[str, ...], owed: Decimal, due: tuple[Repayment, ...]) -> Iterator[Slice]:
    """Yield the part due within a year, at most what is owed, and the rest, be it nothing."""
    soon: list[Repayment] = []
    left = owed
    for each in due:
        taken = min(left, each.amount)
        if taken > 0:
            soon.append(each._replace(amount=taken))
            left -= taken
    if soon:
        yield Slice(Part.LOANS_DUE, owed - left, (), tuple(soon))
    yield Slice(Part.LONG_TERM_DEBT, left, names)


def _placed(book: Book) -> tuple[tuple[tuple[Account, ...], Place], ...]:
    """Return the accounts of the balance sheet, those that are netted together, with their place.

    In the order of the classes, then by name.
    """
    key = "placed"
    if key not in book.memo:
        together: dict[tuple[AccountClass | None, str], list[Account]] = {}
        places: dict[tuple[AccountClass | None, str], Place] = {}
        for name, account in sorted(book.accounts.items()):
            place = place_of(account)
            if place is not None and name in book.columns:
                own = (account.kind, name if place.each else "")
                together.setdefault(own, []).append(account)
                places[own] = place
        book.memo[key] = tuple((tuple(together[own]), places[own]) for own in together)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above
