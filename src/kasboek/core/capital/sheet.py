"""The balance sheet of a day, as working capital sees it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kasboek.core.capital.parts import Group
from kasboek.core.capital.parts import Part
from kasboek.core.capital.repayments import Repayment
from kasboek.core.saying import Money

_NOTHING = Decimal()
_TRADING = frozenset({Part.RECEIVABLES, Part.UNBILLED, Part.STOCK, Part.PREPAID, Part.TAX_CLAIMS})
_TRADED = frozenset(
    {
        Part.TRADE_PAYABLES,
        Part.CARDS,
        Part.ACCRUED,
        Part.PERSONNEL,
        Part.DEFERRED_INCOME,
        Part.TAX_OWED,
    }
)
OPERATING = _TRADING | _TRADED
"""The parts that trading itself ties up or brings in: neither cash nor debt."""


class Slice(NamedTuple):
    """What some accounts put into a part, in the operating currency.

    `amount` is positive on the part's own side of the balance sheet. The balances of `accounts`
    add up to it (with the sign turned for liabilities), or the `repayments` do. A long-term loan's
    account holds both its long-term part and what is due within a year.
    """

    part: Part
    amount: Decimal
    accounts: tuple[str, ...] = ()
    repayments: tuple[Repayment, ...] = ()


@dataclass(frozen=True)  # no slots: the sums are computed once
class Composition:
    """The balance sheet of a day, as working capital sees it; in the operating currency.

    `unpriced` is what of working capital has no price and is therefore in no part, `unpriced_long`
    the same of long-term assets and debt; `unclassified` are the accounts of unknown class that
    hold something; `unscheduled` the long-term loans of which nothing says when they are repaid, so
    that all of each is taken for long-term.
    """

    slices: tuple[Slice, ...]
    unpriced: tuple[Money, ...] = ()
    unpriced_long: tuple[Money, ...] = ()
    unclassified: tuple[str, ...] = ()
    unscheduled: tuple[str, ...] = ()
    _sums: dict[Part, Decimal] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Add the slices up by part."""
        sums: dict[Part, Decimal] = {}
        for each in self.slices:
            sums[each.part] = sums.get(each.part, _NOTHING) + each.amount
        object.__setattr__(self, "_sums", sums)

    def of(self, part: Part) -> Decimal:
        """Return what a part amounts to."""
        return self._sums.get(part, _NOTHING)

    def parts(self, group: Group) -> tuple[tuple[Part, Decimal], ...]:
        """Return the parts of a group that have anything in them, in their order."""
        return tuple((part, self._sums[part]) for part in Part if self._holds(part, group))

    def total(self, group: Group) -> Decimal:
        """Return the sum of a group."""
        return sum((amount for _, amount in self.parts(group)), _NOTHING)

    @cached_property
    def current_assets(self) -> Decimal:
        """Return gross working capital."""
        return self.total(Group.CURRENT_ASSETS)

    @cached_property
    def current_liabilities(self) -> Decimal:
        """Return what is due within a year."""
        return self.total(Group.CURRENT_LIABILITIES)

    @property
    def net(self) -> Decimal:
        """Return net working capital; negative where current liabilities exceed the assets."""
        return self.current_assets - self.current_liabilities

    @cached_property
    def operating(self) -> Decimal:
        """Return what trading ties up: receivables, stock, prepaid less payables, accrued, tax."""
        return sum((sign * amount for _, amount, sign in self.operating_parts), _NOTHING)

    @cached_property
    def operating_parts(self) -> tuple[tuple[Part, Decimal, int], ...]:
        """Return the parts of operating working capital, each with the sign it counts with."""
        return tuple(
            (part, self._sums[part], 1 if part in _TRADING else -1)
            for part in Part
            if part in OPERATING and self._sums.get(part)
        )

    @cached_property
    def assets(self) -> Decimal:
        """Return the balance sheet's total."""
        return sum((self.total(group) for group in Group if group.asset), _NOTHING)

    @cached_property
    def liabilities(self) -> Decimal:
        """Return all that is owed, to whomever but the shareholders."""
        return sum((self.total(group) for group in Group if not group.asset), _NOTHING)

    @property
    def equity(self) -> Decimal:
        """Return what the shareholders own: the result of the running year is in it."""
        return self.assets - self.liabilities

    def _holds(self, part: Part, group: Group) -> bool:
        return part.group is group and bool(self._sums.get(part))
