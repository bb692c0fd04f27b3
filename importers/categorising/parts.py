"""Where the parts of a payment provider's line belong: what was sold, its fee, the VAT on that.

Gross goes where a bank line of that amount would; fees to a cost account; a payout to the account
of class transfer, where the bank's line meets it. What has no account stands on suspense.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Money
from kasboek.importers.booking.places import open_on
from kasboek.importers.categorising.categorise import UNSURE
from kasboek.importers.categorising.categorise import Choice
from kasboek.importers.categorising.categorise import How
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.open_items import Settled
from kasboek.importers.categorising.rules import Rules
from kasboek.importers.categorising.rules import words_of
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.accounts import Account
    from kasboek.core.book import Book

ROUNDING = Decimal("0.05")
"""What parts may be apart from their whole without being a question."""
_NAMES = ("fee|transactiekosten|betaalkosten|provisie|commission", "bank", "kosten$|charges$")
"""What the name of an account for fees says, the surest first."""
_OWN = frozenset({PartKind.PAYOUT, PartKind.TRANSFER})
_FEES = frozenset({PartKind.FEE, PartKind.FEE_VAT})


class Parts:
    """Decides for the lines of one provider's account."""

    def __init__(self, book: Book, sorter: Sorter) -> None:
        """Find the accounts for fees and the like; `sorter` decides for what was sold."""
        self._book = book
        self._sorter = sorter
        self._provider = sorter.account.rpartition(":")[2].lower()
        costs = [each for each in book.rules if _is_cost(book.accounts.get(each.account))]
        self._rules = Rules(costs, sorter.account, sorter.currency)
        fees = book.of_class(AccountClass.OTHER_COST, AccountClass.COST_OF_SALES)
        self._fees = sorted(
            (each for each in fees if _rank_of(each, self._provider) is not None),
            key=lambda each: (_rank_of(each, self._provider), each.name),
        )
        self._rounding, self._tolerance = _tolerance(book, sorter.currency)

    def choose(self, line: BankLine) -> Choice:
        """Decide for one line: what is unsure of it, else its first part, says why."""
        if not line.parts:
            return self._sorter.choose(line)
        chosen = [self._part(line, part) for part in line.parts if part.amount]
        left = line.amount - sum((part.amount for part in line.parts), Decimal())
        if left:
            chosen.append(self._left(line, left))
        if not chosen:
            return _to(How.RULE, self._sorter.suspense, line.amount)
        main = next((each for each in chosen if each.how in UNSURE), chosen[0])
        payee = next((each.payee for each in chosen if each.payee), line.name)
        return Choice(main.how, payee, tuple(_joined(chosen)), main.detail, main.because)

    def _part(self, line: BankLine, part: Part) -> Choice:
        sorter = self._sorter
        if part.kind in _OWN and sorter.transfer:
            return _to(How.TRANSFER, sorter.transfer, part.amount)
        if part.kind is PartKind.FEE_VAT and sorter.vat_in:
            return _to(How.RULE, sorter.vat_in, part.amount)
        if part.kind in _FEES:
            return self._fee(line, part)
        if part.kind is PartKind.ROUNDING:
            return self._left(line, part.amount)
        if part.kind is PartKind.RESERVE and (reserve := self._reserve()):
            return _to(How.TRANSFER, reserve, part.amount)
        text = " ".join(filter(None, (line.text, part.text)))
        return sorter.choose(line._replace(amount=part.amount, text=text, parts=()))

    def _fee(self, line: BankLine, part: Part) -> Choice:
        text = f"fee {self._provider} {part.text}".lower()
        asked = line._replace(amount=part.amount, name="fee", text=text)
        hits = self._rules.words.keys() & set(words_of(text))
        rank = self._rules.find(text, hits, asked)
        if rank is not None and self._is_open(self._rules.rules[rank].account, line):
            rule = self._rules.rules[rank]
            apart = any(each.kind is PartKind.FEE_VAT for each in line.parts)
            booked = self._sorter.booked(replace(rule, vat=None) if apart else rule, part.amount)
            return Choice(How.RULE, "", booked, rule.label)
        found = next((each.name for each in self._fees if open_on(each, line.date)), None)
        if found is None:
            return _to(How.NOTHING, self._sorter.suspense, part.amount)
        return _to(How.RULE, found, part.amount)

    def _reserve(self) -> str | None:
        held = self._book.of_class(AccountClass.RESTRICTED_CASH)
        return next((each.name for each in held if self._provider in each.name.lower()), None)

    def _left(self, line: BankLine, amount: Decimal) -> Choice:
        """Book what rounding leaves; more than that is a question."""
        if abs(amount) <= self._tolerance and self._is_open(self._rounding, line):
            return _to(How.RULE, self._rounding, amount)
        return _to(How.NOTHING, self._sorter.suspense, amount)

    def _is_open(self, account: str | None, line: BankLine) -> bool:
        found = self._book.accounts.get(account or "")
        return found is not None and open_on(found, line.date)


def _to(how: How, account: str | None, amount: Decimal) -> Choice:
    return Choice(how, "", (Settled(account or "", amount),))


def _joined(chosen: Sequence[Choice]) -> list[Settled]:
    """Add up what goes to one account without naming an item; nothing is left out."""
    sums: dict[tuple[str, str | None, str | None], Decimal] = {}
    for each in chosen:
        for account, amount, key, number in each.parts:
            at = (account, key, number)
            sums[at] = sums.get(at, Decimal()) + amount
    return [
        Settled(account, amount, key, number) for (account, key, number), amount in sums.items()
    ]


def _is_cost(account: Account | None) -> bool:
    return account is not None and account.root is Root.EXPENSES


def _rank_of(account: Account, provider: str) -> int | None:
    """Return how sure the name of an account says that it is for fees; `None`: it does not."""
    leaf = account.name.rpartition(":")[2].lower()
    found = (
        n for n, pattern in enumerate((re.escape(provider), *_NAMES)) if re.search(pattern, leaf)
    )
    return next(found, None)


def _tolerance(book: Book, currency: str) -> tuple[str | None, Decimal]:
    """Return where small differences go and how small they are, by policy `match-tolerance`."""
    policy = book.policy("match-tolerance")
    values = policy.values if policy else ()
    account = next((each for each in values if isinstance(each, str)), None)
    limit = next((each for each in values if isinstance(each, Money)), None)
    return account, limit.number if limit and limit.currency == currency else ROUNDING
