"""Postings on receivable and payable accounts: whose they are, and which invoice or bill they name.

Amounts here are signed the way a reader of open items thinks: positive raises what is owed, on
either side; negative lowers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.open_items import SettlementKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.core.saying import Source
    from kasboek.reading.relations import Names

C = AccountClass
OWED = frozenset({C.RECEIVABLE, C.PAYABLE})
_PAYMENT = SettlementKind.PAYMENT
_NO_KEYS: Mapping[str, Any] = {}
_REVERSED = {
    True: frozenset({C.REVENUE, C.DEFERRED_INCOME, C.UNBILLED}),
    False: frozenset({C.COST_OF_SALES, C.INVENTORY, C.OTHER_COST, C.HOUSING, C.PERSONNEL}),
}
"""Legs that make a settlement without cash a credit note: what was sold or bought is undone."""


class Owed(NamedTuple):
    """One posting on a receivable or payable account.

    `name` is the invoice, bill or credit note it names, `None` without any; `explicit` says that
    a key names it and not a link. `credit` says that it is a credit note that names no invoice.
    """

    date: dt.date
    amount: Decimal
    currency: str
    account: str
    receivable: bool
    counterparty: str
    name: str | None
    explicit: bool
    credit: bool
    kind: SettlementKind
    entry: int
    keys: Mapping[str, Any]
    due: dt.date | None
    others: tuple[str, ...]
    link: str | None
    source: Source


class Reader:
    """Makes `Owed` values of a transaction's postings."""

    def __init__(self, accounts: Mapping[str, Account], names: Names) -> None:
        """Keep who is known; a leaf account may be named after a counterparty."""
        self._accounts = accounts
        self._names = names
        self._kinds = {name: account.kind for name, account in accounts.items()}
        parents = {name.rpartition(":")[0] for name in accounts}
        self._leaves = {
            name: name.rpartition(":")[2]
            for name, account in accounts.items()
            if account.kind in OWED and account.origin is not Origin.DECLARED
            if name not in parents and _below(name, accounts)
        }

    def read(  # what a posting's transaction says
        self,
        index: int,
        entry: Any,  # noqa: ANN401 # a Transaction
        keys: Mapping[str, Any] | None,
        own: Mapping[int, Mapping[str, Any]],
        source: Source,
    ) -> list[Owed]:
        """Return the postings of one transaction that raise or lower what is owed."""
        kind_of, postings = self._kinds.get, entry.postings
        kinds = [kind_of(posting.account) for posting in postings]
        links = entry.links
        link = next(iter(links)) if links and len(links) == 1 else None
        money = C.CASH in kinds or C.CLEARING in kinds
        others, payee, said = _others(postings, kinds), entry.payee or "", keys or _NO_KEYS
        found = []
        for position, posting in enumerate(postings):
            kind, units = kinds[position], posting.units
            if (kind is not C.RECEIVABLE and kind is not C.PAYABLE) or not units or not units[0]:
                continue
            receivable = kind is C.RECEIVABLE
            mine = own.get(position, _NO_KEYS)
            all_ = {**said, **mine} if mine else said
            amount = units[0] if receivable else -units[0]
            name, explicit, credit = _name(amount, receivable, mine, all_, link)
            made = (
                entry.date,
                amount,
                units[1],
                posting.account,
                receivable,
                self._who(posting.account, payee),
                name,
                explicit,
                credit,
                _PAYMENT if money else _settles_as(all_, kinds, receivable),
                index,
                all_,
                mine.get("due"),
                others,
                link,
                source,
            )
            found.append(tuple.__new__(Owed, made))
        return found

    def _who(self, account: str, payee: str) -> str:
        leaf = self._leaves.get(account)
        if leaf is not None:
            known = self._names.of_account(leaf)
            if known:
                return known
        return self._names.of(payee) if payee else leaf or ""


def _below(name: str, accounts: Mapping[str, Account]) -> bool:
    """Say whether an account stands below another of its class, or below the name that gave it."""
    kind = accounts[name].kind
    parent = name.rpartition(":")[0]
    while ":" in parent:
        if parent in accounts:
            return accounts[parent].kind is kind
        parent = parent.rpartition(":")[0]
    return accounts[name].origin is Origin.NAME and name.count(":") > 1


def _others(postings: Any, kinds: list[AccountClass | None]) -> tuple[str, ...]:  # noqa: ANN401 # Postings
    if len(postings) == 2 and (kinds[0] in OWED) != (kinds[1] in OWED):
        return (postings[kinds[0] in OWED].account,)
    rest = [
        (kind is C.VAT, -abs(posting.units.number or 0), position, posting.account)
        for position, (posting, kind) in enumerate(zip(postings, kinds, strict=True))
        if kind not in OWED and posting.units is not None
    ]
    return tuple(dict.fromkeys(account for *_, account in sorted(rest)))


def _name(
    amount: Decimal,
    receivable: bool,  # noqa: FBT001 # one of the values an Owed is made of
    own: Mapping[str, Any],
    said: Mapping[str, Any],
    link: str | None,
) -> tuple[str | None, bool, bool]:
    """Return the name, whether a key gave it, and whether it is a credit note of its own."""
    key = "invoice" if receivable else "bill"
    if key in own:
        return own[key], True, False
    if "credits" in said and amount < 0:
        return said["credits"], True, False
    if "credit-note" in said:
        return said["credit-note"], True, True
    if key in said:
        return said[key], True, False
    return link, False, False


def _settles_as(
    said: Mapping[str, Any],
    kinds: list[AccountClass | None],
    receivable: bool,  # noqa: FBT001 # one of the values an Owed is made of
) -> SettlementKind:
    """Return what a settlement without money is."""
    if "credit-note" in said or not _REVERSED[receivable].isdisjoint(kinds):
        return SettlementKind.CREDIT
    return SettlementKind.WRITE_OFF
