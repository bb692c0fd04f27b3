"""Cash movements: what moved on the cash accounts, by row of the 13-week table.

The class of the other leg decides the row; VAT goes along with what it belongs to, so that a rent
of 1,815 with VAT is 1,815 of housing, and so does payroll tax withheld: a salary is what was paid.
A transfer between cash accounts is no movement.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.book import Movement
from kasboek.core.forecast.categories import category
from kasboek.reading.decided.planned import posting_weight

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping

    from kasboek.core.relations import Counterparty
    from kasboek.reading.legs import Bank
    from kasboek.reading.legs import Legs

_NOTHING = Decimal()
_AS_IS = (None, None)
"""The cost and price of a posting that has neither."""
_VAT = AccountClass.VAT
_WITHHELD = AccountClass.PAYROLL_TAX
_CASH = AccountClass.CASH


class Reader:
    """Makes movements; what an account and a counterparty make of a row is looked up once."""

    def __init__(
        self, accounts: Mapping[str, Account], relations: Mapping[str, Counterparty]
    ) -> None:
        """Keep the accounts with a class of their own use."""
        self._accounts = accounts
        self._relations = relations
        self.cash = frozenset(name for name, each in accounts.items() if each.kind is _CASH)
        self._vat = frozenset(name for name, each in accounts.items() if each.kind is _VAT)
        self._withheld = frozenset(
            name for name, each in accounts.items() if each.kind is _WITHHELD and each.on_balance
        )
        self._rows: dict[tuple[str, bool, str], Category] = {}
        self._known = frozenset(relations)
        self._found: list[Movement] = []
        self._settling: list[int] = []

    def _row(self, account: str, who: str, *, receipt: bool) -> Category:
        key = (account, receipt, who if who in self._known else "")
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = category(
                self._accounts.get(account),
                receipt=receipt,
                counterparty=self._relations.get(who),
            )
        return row

    def read(  # noqa: PLR0913, PLR0917 # what a movement's transaction says
        self,
        index: int,
        day: dt.date,
        postings: list[Any],
        legs: Legs,
        who: str,
        plan: tuple[str, ...],
    ) -> None:
        """Add the movements of one transaction."""
        bank, found, at = legs.bank, self._found, len(self._found)
        if bank is None or (bank[4] is not None and not _along(postings, bank)):
            found += self._split(index, day, postings, who, plan)
            if legs.owed:
                self._settling += range(at, len(found))
        else:
            position, account, others, _, _ = bank
            units = postings[position][1]
            if units is None or not units[0]:
                return
            number, currency = units
            key = (others[0], number > _NOTHING, who if who in self._known else "")
            row = self._rows.get(key) or self._row(others[0], who, receipt=key[1])
            made = (day, account, number, currency, row, who, index, others, None, plan)
            found.append(tuple.__new__(Movement, made))
            if legs.owed:
                self._settling.append(at)

    def movements(self, settled: Mapping[int, str]) -> tuple[Movement, ...]:
        """Return all movements, given which item each entry settles."""
        found = self._found
        for at in self._settling:
            day, account, number, currency, row, who, entry, others, _, plan = found[at]
            item = settled.get(entry)
            if item is not None:
                made = (day, account, number, currency, row, who, entry, others, item, plan)
                found[at] = tuple.__new__(Movement, made)
        return tuple(found)

    def _split(  # what a movement's transaction says
        self,
        index: int,
        day: dt.date,
        postings: list[Any],
        who: str,
        plan: tuple[str, ...],
    ) -> Iterator[Movement]:
        legs: dict[tuple[str, str], Decimal] = {}
        others: list[tuple[str, Decimal, str]] = []
        for posting in postings:
            if posting.units is None or not posting.units.number:
                continue
            if posting.account in self.cash:
                key = (posting.account, posting.units.currency)
                legs[key] = legs.get(key, _NOTHING) + posting.units.number
            else:
                others.append((posting.account, *posting_weight(posting)))
        if not legs or not others:
            return
        for account, currency, number in _moved(legs):
            for row, part, names in self._parts(number, currency, others, who):
                yield Movement(day, account, part, currency, row, who, index, names, None, plan)

    def _parts(
        self, number: Decimal, currency: str, others: list[tuple[str, Decimal, str]], who: str
    ) -> Iterator[tuple[Category, Decimal, tuple[str, ...]]]:
        """Split a cash amount over the rows of the other legs, the largest row taking the rest."""
        receipt = number > 0
        vat = [leg for leg in others if self._goes_along(leg, number)]
        main = [leg for leg in others if leg not in vat]
        along = bool(main) and abs(_sum(vat)) < abs(_sum(main))
        rows: dict[Category, list[tuple[str, Decimal, str]]] = {}
        for leg in main if along else others:
            rows.setdefault(self._row(leg[0], who, receipt=receipt), []).append(leg)
        largest = max(rows, key=lambda row: abs(_sum(rows[row])))
        if along:
            rows[largest] += vat
        single = len(rows) == 1 or any(leg[2] != currency for leg in others)
        if single:
            yield largest, number, _names(others)
            return
        total = -_sum(others)
        parts = {row: -_sum(legs) for row, legs in rows.items()}
        if total != number:  # rounding, or cash on two accounts: each takes its share
            parts = {row: _share(part, number, total) for row, part in parts.items()}
        parts[largest] += number - sum(parts.values(), _NOTHING)
        for row, part in parts.items():
            if part:
                yield row, part, _names(rows[row])

    def _goes_along(self, leg: tuple[str, Decimal, str], cash: Decimal) -> bool:
        """Say whether a leg is VAT, or payroll tax withheld from the wages: not cash yet."""
        account, number, _ = leg
        return account in self._vat or (account in self._withheld and (number > 0) is (cash > 0))


def _along(postings: list[Any], bank: Bank) -> bool:
    """Say whether the VAT of a bank line just goes along with its other leg, in one currency."""
    assert bank.vat is not None, "a bank line without VAT is plain"
    main, vat = postings[bank.main], postings[bank.vat]
    if main.units is None or vat.units is None or main[2:4] != _AS_IS or vat[2:4] != _AS_IS:
        return False
    return bool(vat.units.number) and abs(vat.units.number) < abs(main.units.number)


def _share(part: Decimal, number: Decimal, total: Decimal) -> Decimal:
    return (part * number / total).quantize(number) if total else _NOTHING


def _moved(legs: Mapping[tuple[str, str], Decimal]) -> Iterator[tuple[str, str, Decimal]]:
    """Yield what each cash account gained or lost, transfers between them taken out.

    Where the accounts of one currency go opposite ways, the part that only changed place is left
    out: the account with the largest part in the direction of the net takes the net.
    """
    for currency in dict.fromkeys(unit for _, unit in legs):
        moved = {account: n for (account, unit), n in legs.items() if unit == currency and n}
        net = sum(moved.values(), _NOTHING)
        if all((n > 0) == (net > 0) for n in moved.values()):
            for account, number in moved.items():
                yield account, currency, number
        elif net:
            main = max(moved, key=lambda account: moved[account] * (1 if net > 0 else -1))
            yield main, currency, net


def _sum(legs: list[tuple[str, Decimal, str]]) -> Decimal:
    return sum((number for _, number, _ in legs), _NOTHING)


def _names(legs: list[tuple[str, Decimal, str]]) -> tuple[str, ...]:
    ordered = sorted(legs, key=lambda leg: -abs(leg[1]))
    return tuple(dict.fromkeys(name for name, *_ in ordered))
