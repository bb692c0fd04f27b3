"""The liquidity buffer: what must stay in the bank, and how it was worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Behaviour
from kasboek.core.accounts import Category
from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

_FIXED = frozenset(
    {
        AccountClass.PERSONNEL,
        AccountClass.HOUSING,
        AccountClass.INTEREST,
        # what personnel costs and is paid later: without it a month of salaries counts net
        AccountClass.WAGES,
        AccountClass.PAYROLL_TAX,
        AccountClass.HOLIDAY_PAY,
        AccountClass.PENSION,
    }
)
_MONTHS = 12
_CENT = Decimal("0.01")
_NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Buffer:
    """The buffer in the operating currency; `amount` is `None` where no policy sets one.

    `months` and `fixed_month` are set where the policy counts months of fixed costs; `over` names
    how many full months the mean was taken over (12, or fewer where the books are younger).
    """

    amount: Decimal | None
    months: Decimal | None = None
    fixed_month: Decimal | None = None
    over: int = 0
    source: Source | None = None

    @property
    def unknown(self) -> Saying | None:
        """Say why a buffer that a policy asks for has no amount; `None` where none is asked."""
        if self.amount is not None or self.source is None:
            return None
        if self.months is not None:
            return saying("buffer.no-month", months=self.months)
        return saying("buffer.no-price")


def buffer(book: Book, day: dt.date) -> Buffer:
    """Return the buffer that policy `liquidity-buffer` asks for on `day`.

    An amount in another currency counts at its last known price. Without any full month of books,
    or any fixed cost in them, a number of months gives no amount: nothing says that 0 is enough.
    """
    policy = book.policy("liquidity-buffer")
    if policy is None or not policy.values:
        return Buffer(None)
    wanted = policy.values[0]
    if isinstance(wanted, Money):
        rate = book.rate(wanted.currency, day)
        amount = None if rate is None else wanted.number * rate
        return Buffer(amount, source=policy.source)
    if not isinstance(wanted, Decimal):
        return Buffer(None, source=policy.source)
    if len(policy.values) == 1:  # a bare number is an amount in the operating currency
        return Buffer(wanted, source=policy.source)
    month, over = fixed_month(book, day)
    if month is None:
        return Buffer(None, wanted, None, 0, policy.source)
    return Buffer(
        (wanted * month).quantize(_CENT, ROUND_HALF_UP), wanted, month, over, policy.source
    )


def fixed_month(book: Book, day: dt.date) -> tuple[Decimal | None, int]:
    """Return a month of fixed costs, and over how many full months it is the mean.

    Fixed are the payments on accounts that behave so (declared; else personnel with its wages,
    tax, holiday pay and pension, housing, interest), and loan instalments; through a bill, the
    account it was booked on. At most the last 12 full months; `None` where the books have none, or
    no fixed costs in them.
    """
    key = ("fixed month", day)
    if key not in book.memo:
        book.memo[key] = _fixed_month(book, day)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _fixed_month(book: Book, day: dt.date) -> tuple[Decimal | None, int]:
    end = day + dt.timedelta(days=1) if month_end(day) == day else day.replace(day=1)
    first = first_full_month(book)
    if first is None or first >= end:
        return None, 0
    begin = max(first, months_later(end, -_MONTHS))
    over = (end.year - begin.year) * 12 + end.month - begin.month
    total = _NOTHING
    for (month, currency), paid in _fixed_payments(book).items():
        if begin <= month < end:
            total += paid * (book.rate(currency, day) or _NOTHING)
    if total <= 0:
        return None, 0
    return (total / over).quantize(_CENT, ROUND_HALF_UP), over


def _fixed_payments(book: Book) -> dict[tuple[dt.date, str], Decimal]:
    """Return the fixed payments by the first day of their month, and by currency."""
    key = "fixed payments"
    if key not in book.memo:
        costs_of = {item.id: item.accounts for item in book.items}
        sums: dict[tuple[dt.date, str], Decimal] = {}
        for moved in book.movements:
            if _is_fixed(book, moved, costs_of):
                own = moved.date.replace(day=1), moved.currency
                sums[own] = sums.get(own, _NOTHING) - moved.amount
        book.memo[key] = sums
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def first_full_month(book: Book) -> dt.date | None:
    """Return the first day of the first month that the books cover from its beginning.

    Books that begin on the first bank day of a month cover it.
    """
    if not book.entries:
        return None
    first = book.entries[0].date
    weekend = all(
        dt.date(first.year, first.month, day).weekday() >= 5
        or dt.date(first.year, first.month, day) in book.bank_holidays
        for day in range(1, first.day)
    )
    return first.replace(day=1) if weekend else month_end(first) + dt.timedelta(days=1)


def _is_fixed(book: Book, moved: Movement, costs_of: dict[str, tuple[str, ...]]) -> bool:
    others = costs_of.get(moved.item, ()) if moved.item else moved.others
    account = book.accounts.get(others[0]) if others else None
    if account is not None and account.behaviour is not None:
        return account.behaviour is Behaviour.FIXED
    if moved.category is Category.DEBT_SERVICE:
        return True
    return account is not None and account.kind in _FIXED
