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
from kasboek.reading.legs import OWED
from kasboek.reading.legs import C

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.core.saying import Source
    from kasboek.reading.decided.relations import Names
    from kasboek.reading.legs import Legs

_PAYMENT, _CREDIT = SettlementKind.PAYMENT, SettlementKind.CREDIT
_NO_KEYS: Mapping[str, Any] = {}


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

    def __init__(
        self, accounts: Mapping[str, Account], names: Names, add: Callable[[Owed], None]
    ) -> None:
        """Keep who is known; a leaf account may be named after a counterparty.

        What is read goes to `add` at once: coming back to it later costs as much again, because
        by then a large ledger has driven it out of the processor's cache.
        """
        parents = {name.rpartition(":")[0] for name in accounts}
        leaves = {
            name: name.rpartition(":")[2]
            for name, account in accounts.items()
            if account.kind in OWED and name not in parents and _below(name, accounts)
        }
        self._add = add
        self._leaves = {name: (names.of_account(leaf), leaf) for name, leaf in leaves.items()}

    def read(  # noqa: PLR0913, PLR0917 # what a posting's transaction says
        self,
        index: int,
        date: dt.date,
        postings: list[Any],
        links: frozenset[str] | None,
        legs: Legs,
        keys: Mapping[str, Any] | None,
        own: Mapping[int, Mapping[str, Any]],
        payee: str,
        source: Source,
    ) -> None:
        """Add the postings that raise or lower what is owed; `payee` is whom the payee names."""
        link = None
        if links and len(links) == 1:
            (link,) = links
        others = legs.others
        others = _others(postings, legs.kinds) if others is None else others
        said = keys or _NO_KEYS
        for position, account, receivable, without in legs.owed:
            units = postings[position].units
            if units is None or not units[0]:
                continue
            mine = own.get(position, _NO_KEYS) if own else _NO_KEYS
            all_ = {**said, **mine} if mine else said
            amount = units[0] if receivable else -units[0]
            key = "invoice" if receivable else "bill"
            name, explicit, credit = link, False, False
            if mine or "credits" in all_ or "credit-note" in all_:
                name, explicit, credit = _name(amount, key, mine, all_, link)
            elif key in all_:  # nearly always
                name, explicit = all_[key], True
            made = (
                date,
                amount,
                units[1],
                account,
                receivable,
                self._who(account, payee) if self._leaves else payee,
                name,
                explicit,
                credit,
                _PAYMENT if legs.money else _CREDIT if "credit-note" in all_ else without,
                index,
                all_,
                mine.get("due") if mine else None,
                others,
                link,
                source,
            )
            self._add(tuple.__new__(Owed, made))

    def _who(self, account: str, payee: str) -> str:
        known, leaf = self._leaves.get(account, (None, ""))
        return known or payee or leaf


def _below(name: str, accounts: Mapping[str, Account]) -> bool:
    """Say whether an account is one of a group: below another of its class, or beside others.

    Beside others of its class counts where the account that they share is not opened itself. Where
    the name gave the class, below the part of it that did is enough.
    """
    kind = accounts[name].kind
    parent = group = name.rpartition(":")[0]
    while ":" in parent:
        if parent in accounts:
            return accounts[parent].kind is kind
        parent = parent.rpartition(":")[0]
    if ":" not in group:
        return False
    beside = (each for other, each in accounts.items() if other.rpartition(":")[0] == group)
    return accounts[name].origin is Origin.NAME or sum(each.kind is kind for each in beside) > 1


def _others(postings: Any, kinds: tuple[AccountClass | None, ...]) -> tuple[str, ...]:  # noqa: ANN401 # Postings
    """Return the accounts that are not owed, the largest first, VAT last."""
    rest = [
        (kind is C.VAT, -abs(posting.units.number or 0), position, posting.account)
        for position, (posting, kind) in enumerate(zip(postings, kinds, strict=True))
        if kind not in OWED and posting.units is not None
    ]
    return tuple(dict.fromkeys(account for *_, account in sorted(rest)))


def _name(
    amount: Decimal,
    key: str,
    own: Mapping[str, Any],
    said: Mapping[str, Any],
    link: str | None,
) -> tuple[str | None, bool, bool]:
    """Return the name, whether a key gave it, and whether it is a credit note of its own.

    `key` is what names an invoice or a bill, whichever it is.
    """
    if key in own:
        return own[key], True, False
    if "credits" in said and amount < 0:
        return said["credits"], True, False
    if "credit-note" in said:
        return said["credit-note"], True, True
    if key in said:
        return said[key], True, False
    return link, False, False
