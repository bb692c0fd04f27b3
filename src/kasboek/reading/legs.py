"""What the accounts of a transaction say, whatever its amounts: looked at once per combination.

A company books on few combinations of accounts, each by the hundred: the sales of one product
group with VAT, a customer's payment on one bank account. So the classes of a transaction's legs,
which of them is owed, and which row of movements they give are kept by the accounts in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.open_items import SettlementKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

C = AccountClass
OWED = frozenset({C.RECEIVABLE, C.PAYABLE})
_REVERSED = {
    True: frozenset({C.REVENUE, C.DEFERRED_INCOME, C.UNBILLED}),
    False: frozenset({C.COST_OF_SALES, C.INVENTORY, C.OTHER_COST, C.HOUSING, C.PERSONNEL}),
}
"""Legs that make a settlement without cash a credit note: what was sold or bought is undone."""
_TAKES_OVER = frozenset(
    {C.OTHER_CURRENT_ASSET, C.SHORT_TERM_DEBT, C.LONG_TERM_DEBT, C.CARD, C.OWNER}
)
"""Legs that take the place of what was owed: a factor, a bank, a card, the owner."""


class OwedLeg(NamedTuple):
    """A leg on a receivable or payable account; `without` is what it is without cash."""

    position: int
    account: str
    receivable: bool
    without: SettlementKind


class Bank(NamedTuple):
    """The cash leg of a transaction with one other leg, and perhaps VAT: most of what a bank sends.

    `others` are the accounts of the other legs, and `main` and `vat` the positions of those where
    there is VAT.
    """

    position: int
    account: str
    others: tuple[str, ...]
    main: int = 0
    vat: int | None = None


class Legs(NamedTuple):
    """A combination of accounts.

    `add` puts a posting's values behind each account's rows. `money` says that cash or clearing
    moves. `others` are the accounts that are not owed, VAT last, and `None` where their order
    depends on the amounts. `cash` says that cash moves, `bank` how where that is plain.
    """

    add: tuple[Callable[[Any], None], ...]
    kinds: tuple[AccountClass | None, ...]
    owed: tuple[OwedLeg, ...]
    money: bool
    others: tuple[str, ...] | None
    cash: bool
    bank: Bank | None

    def partly(self) -> Legs:
        """Return them for a transaction of which a posting has no amount yet, and counts less."""
        return self if len(self.add) == 2 else self._replace(others=None)


class Combinations(dict["tuple[str, ...]", Legs]):
    """The legs of every combination met; `rows` are the values of each account's postings.

    They stand one after the other (day, number, currency, entry, day, ...): taking a list apart by
    its fourths costs less than a row for every posting.
    """

    def __init__(self, accounts: Mapping[str, Account]) -> None:
        """Keep the class of every account."""
        super().__init__()
        self._kinds = {name: account.kind for name, account in accounts.items()}
        self.rows: dict[str, list[Any]] = {}

    def __missing__(self, names: tuple[str, ...]) -> Legs:
        kinds = tuple(map(self._kinds.get, names))
        cash = C.CASH in kinds
        found = self[names] = Legs(
            tuple(self.rows.setdefault(name, []).extend for name in names),
            kinds,
            tuple(
                OwedLeg(at, name, kind is C.RECEIVABLE, _without(kind, kinds))
                for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
                if kind in OWED
            ),
            cash or C.CLEARING in kinds,
            _others(names, kinds),
            cash and kinds != (C.CASH, C.CASH),
            _bank(names, kinds),
        )
        return found


def _without(kind: AccountClass | None, kinds: tuple[AccountClass | None, ...]) -> SettlementKind:
    """Return what lowers or raises what is owed where no money moves."""
    if not _REVERSED[kind is C.RECEIVABLE].isdisjoint(kinds):
        return SettlementKind.CREDIT
    if sum(each in OWED for each in kinds) > 1:
        return SettlementKind.SET_OFF
    if not _TAKES_OVER.isdisjoint(kinds):
        return SettlementKind.TAKEN_OVER
    return SettlementKind.WRITE_OFF


def _others(
    names: tuple[str, ...], kinds: tuple[AccountClass | None, ...]
) -> tuple[str, ...] | None:
    rest = [(name, kind) for name, kind in zip(names, kinds, strict=True) if kind not in OWED]
    main = dict.fromkeys(name for name, kind in rest if kind is not C.VAT)
    vat = dict.fromkeys(name for name, kind in rest if kind is C.VAT)
    return (*main, *vat) if len(main) <= 1 and len(vat) <= 1 else None


def _bank(names: tuple[str, ...], kinds: tuple[AccountClass | None, ...]) -> Bank | None:
    if kinds.count(C.CASH) != 1:
        return None
    at = kinds.index(C.CASH)
    if len(names) == 2:
        return Bank(at, names[at], (names[1 - at],))
    if len(names) != 3 or kinds.count(C.VAT) != 1:
        return None
    vat = kinds.index(C.VAT)
    main = 3 - at - vat
    return Bank(at, names[at], (names[main], names[vat]), main, vat)
