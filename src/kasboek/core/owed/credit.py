"""What each customer owes or will owe, against the credit limit that holds for them.

    exposure = open invoices + planned invoices marked delivered
               - unallocated receipts and credit notes
    limit    = min(credit limit, insured limit + own risk)

A customer is blocked where the exposure is above the limit. All money is in the operating currency
at the day's price; a limit that has no price is no limit that can be checked, and says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.owed.ageing import Aged
from kasboek.core.owed.ageing import Ageing
from kasboek.core.owed.ageing import Rates
from kasboek.core.owed.ageing import ageing
from kasboek.core.plan import PlanLine
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_AROUND = dt.timedelta(days=30)
"""The interval of a single plan line, either side."""
_NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Exposure:
    """A customer's exposure, its parts, and what it may be.

    `credits` are unallocated receipts and credit notes, positive. `limit` is `None` where none is
    given or it has no price, with the `reason`. `unpriced` is owed in currencies without a price,
    and not in the total.
    """

    customer: str
    currency: str
    invoices: tuple[tuple[OpenItem, Decimal], ...]
    delivered: Decimal
    credits: Decimal
    total: Decimal
    limit: Decimal | None
    reason: Saying | None
    unpriced: tuple[Money, ...]

    @property
    def free(self) -> Decimal | None:
        """Return what can still be sold on credit: nothing above the limit, `None` without one."""
        return None if self.limit is None else max(_NOTHING, self.limit - self.total)

    @property
    def blocked(self) -> bool:
        """Say whether the exposure is above the limit."""
        return self.limit is not None and self.total > self.limit

    @property
    def says(self) -> Saying:
        """Return the state in a sentence: blocked and why, what is free, or why that is unknown."""
        if self.reason is not None:
            return self.reason
        assert self.limit is not None, "no limit has its reason"
        over = self.total - self.limit
        key = "credit.blocked" if over > 0 else "credit.free"
        return saying(
            key,
            exposure=Money(self.total, self.currency),
            limit=Money(self.limit, self.currency),
            difference=Money(abs(over), self.currency),
        )


def exposures(book: Book, day: dt.date, aged: Ageing | None = None) -> tuple[Exposure, ...]:
    """Return the exposure of every customer who owes something or is one, by name.

    `aged` is the ageing of receivables on that day, for who has it at hand.
    """
    aged = aged or ageing(book, day, receivable=True)
    rates = Rates(book, day)
    delivered = _delivered(book, day, rates)
    owed: dict[str, list[Aged]] = {
        n: [] for n, each in book.counterparties.items() if each.customer
    }
    for item in aged.items:
        owed.setdefault(item.item.counterparty, []).append(item)
    loose: dict[str, list[tuple[Decimal, str]]] = {}
    for rest in aged.unexplained:
        loose.setdefault(rest.counterparty, []).append((rest.amount, rest.currency))
    return tuple(
        _exposure(book, name, owed[name], loose.get(name, []), delivered.get(name, _NOTHING), rates)
        for name in sorted(owed)
    )


def _exposure(  # noqa: PLR0913, PLR0917 # the parts of the formula
    book: Book,
    name: str,
    items: list[Aged],
    loose: list[tuple[Decimal, str]],
    delivered: Decimal,
    rates: Rates,
) -> Exposure:
    valued = [(each.item, each.value) for each in items if each.value is not None]
    invoices = tuple((item, value) for item, value in valued if value > 0)
    notes = -sum((value for _, value in valued if value < 0), _NOTHING)
    unallocated = -rates.worth(loose)
    owed = sum((value for _, value in invoices), _NOTHING)
    limit, reason = _limit(book.counterparties.get(name), rates)
    return Exposure(
        customer=name,
        currency=book.currency,
        invoices=invoices,
        delivered=delivered,
        credits=unallocated + notes,
        total=formulas.exposure(owed, delivered, unallocated, notes),
        limit=limit,
        reason=reason,
        unpriced=rates.unpriced([*((each.open, each.item.currency) for each in items), *loose]),
    )


def _limit(known: Counterparty | None, rates: Rates) -> tuple[Decimal, None] | tuple[None, Saying]:
    """Return the limit that holds, else why there is none."""
    given = known and (known.credit_limit, known.insured_limit, known.own_risk)
    if known is None or not given or given[:2] == (None, None):
        return None, saying("credit.no-limit")
    worth: list[Decimal | None] = []
    for money in given:
        rate = None if money is None else rates.of(money.currency)
        if money is not None and rate is None:
            return None, saying("credit.no-price", limit=money, source=str(known.source))
        worth.append(None if money is None or rate is None else money.number * rate)
    limit = formulas.credit_limit(*worth)
    assert limit is not None, "a credit limit or an insured limit is given"
    return limit, None


def _delivered(book: Book, day: dt.date, rates: Rates) -> dict[str, Decimal]:
    """Return what plan lines marked delivered will be invoiced for, by customer.

    Only an invoice that names the line, or one of the same amount around its day, is taken for it.
    The forecast lets any invoice of the customer use the line up; a limit must rather err on the
    safe side, as goods that are out are owed until they are seen on an invoice.
    """
    receivable = {account.name for account in book.of_class(AccountClass.RECEIVABLE)}
    found: dict[str, Decimal] = {}
    for line in book.plan:
        if not line.delivered:
            continue
        legs = [(n, unit) for account, n, unit in line.legs if account in receivable]
        total = sum((number for number, _ in legs), _NOTHING)
        if not any(_invoiced(item, line, total) for item in book.items if item.date <= day):
            found[line.payee] = found.get(line.payee, _NOTHING) + rates.worth(legs)
    return found


def _invoiced(item: OpenItem, line: PlanLine, total: Decimal) -> bool:
    if not item.receivable or item.counterparty != line.payee:
        return False
    near = abs(item.date - line.date) <= _AROUND
    return line.id in item.plan or (near and item.amount == total)
