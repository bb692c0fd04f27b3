"""Where a bank line belongs: own transfer, rule, named invoice, known counterparty, else suspense.

Nothing is guessed: what none of these decides stands flagged `!` on the suspense account.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.policy import Rule
from kasboek.core.policy import TaxKind
from kasboek.importers.open_items import OpenItems
from kasboek.importers.open_items import Settled
from kasboek.importers.rules import Rules
from kasboek.importers.rules import words_of
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.core.book import Book

_CENT = Decimal("0.01")


class How(StrEnum):
    """What decided."""

    TRANSFER = "transfer"
    RULE = "rule"
    REFERENCE = "reference"
    COUNTERPARTY = "counterparty"
    AMBIGUOUS = "ambiguous"
    NOTHING = "nothing"


UNSURE = frozenset({How.AMBIGUOUS, How.NOTHING})
MATCHED = frozenset({How.REFERENCE, How.COUNTERPARTY})


class Choice(NamedTuple):
    """Where a line goes: its counter-parts as the bank signs them, and what decided.

    `detail` is the rule's label, the invoice's number or the own account's name.
    """

    how: How
    payee: str
    parts: tuple[Settled, ...]
    detail: str = ""


class Sorter:
    """Decides for the lines of one account; made once per statement."""

    def __init__(self, book: Book, account: str, currency: str, items: OpenItems) -> None:
        """Prepare the rules and find the accounts for transfers, VAT and suspense."""
        self.account = account
        self.currency = currency
        self._items = items
        self._rules = Rules(book.rules, account, currency)
        self._words = {**self._rules.words, **items.words}.keys()
        self._accounts = book.accounts
        self._own = {
            account_number(each.iban): each.name
            for each in book.accounts.values()
            if each.iban and each.name != account
        }
        self._transfer = first_of(book, AccountClass.TRANSFER)
        self.suspense = first_of(book, AccountClass.SUSPENSE)
        self._vat_in, self._vat_out = _vat_accounts(book, account.partition(":")[0])
        self._splits: dict[Rule, bool] = {}

    def choose(self, line: BankLine) -> Choice:
        """Decide for one line."""
        who = self._items.who(line)
        payee = who or line.name
        if line.iban in self._own:
            return self._own_transfer(line, payee)
        text = f"{line.name} {line.text}".lower()
        hits = self._words & words_of(text)
        rule = self._rules.find(text, hits, line)
        if rule is not None and self._is_open(rule.account, line.date):
            return Choice(How.RULE, rule.payee or payee, self._split(rule, line), rule.label)
        if found := self._items.by_reference(text, hits, line, who):
            name, parts = found
            if not parts:
                return self._unsure(How.AMBIGUOUS, payee, line)
            numbers = ", ".join(part.number for part in parts if part.number)
            how = How.REFERENCE if numbers else How.COUNTERPARTY
            return Choice(how, name, tuple(parts), numbers or name)
        if who and (known := self._items.by_counterparty(who, line)):
            return Choice(How.COUNTERPARTY, who, tuple(known), who)
        return self._unsure(How.NOTHING, payee, line)

    def _unsure(self, how: How, payee: str, line: BankLine) -> Choice:
        return Choice(how, payee, (Settled(self.suspense or "", line.amount),))

    def _own_transfer(self, line: BankLine, payee: str) -> Choice:
        """Book by way of the transfer account, where the other statement's leg meets this one."""
        other = self._own[line.iban]
        if self._transfer is None:
            return self._unsure(How.NOTHING, payee, line)
        return Choice(How.TRANSFER, payee, (Settled(self._transfer, line.amount),), other)

    def _is_open(self, name: str, day: dt.date) -> bool:
        account = self._accounts.get(name)
        return account is not None and open_on(account, day)

    def _split(self, rule: Rule, line: BankLine) -> tuple[Settled, ...]:
        vat_account = self._vat_out if line.amount > 0 else self._vat_in
        if not rule.vat or vat_account is None:
            return (Settled(rule.account, line.amount),)
        vat = (line.amount * rule.vat / (1 + rule.vat)).quantize(_CENT, ROUND_HALF_UP)
        return (Settled(rule.account, line.amount - vat), Settled(vat_account, vat))

    def text(self, line: BankLine, choice: Choice, broken: str | None = None) -> str:
        """Return the transaction of a line; `broken` says where the statement's chain broke."""
        currency = line.currency or self.currency
        cash = posting(self.account, line.amount, currency)
        if line.reference:
            cash += metadata("bank-ref", line.reference)
        if line.balance is not None:
            cash += f"    bank-balance: {line.balance!s}\n"  # `!s`: Decimal formats slowly
        if line.iban:
            cash += metadata("bank-iban", line.iban)
        if broken:
            cash += metadata("bank-chain", broken)
        parts, meta = choice.parts, ""
        if len(parts) == 1:
            part = parts[0]
            if part.key and part.number:
                meta = metadata(part.key, part.number, 2)
            cash += posting(part.account, -part.amount, currency)
        else:
            for part in parts:
                cash += posting(part.account, -part.amount, currency)
                if part.key and part.number:
                    cash += metadata(part.key, part.number)
        flag = "!" if choice.how in UNSURE else "*"
        return transaction(line.date, flag, choice.payee, line.text, meta + cash)


def open_on(account: Account, day: dt.date) -> bool:
    """Return whether an account may be booked on that day."""
    return account.opened <= day and (account.closed is None or day < account.closed)


def first_of(book: Book, kind: AccountClass) -> str | None:
    """Return the first account of a class that is not closed."""
    return next((each.name for each in book.of_class(kind) if each.closed is None), None)


def _vat_accounts(book: Book, assets: str) -> tuple[str | None, str | None]:
    """Return the account for input VAT (under assets if there is one) and for output VAT."""
    names = [each.name for each in book.of_class(AccountClass.VAT) if each.closed is None]
    declared = next((tax.account for tax in book.taxes if tax.kind is TaxKind.VAT), None)
    under = [name for name in names if name.startswith(f"{assets}:")]
    owed = [name for name in names if name not in under]
    output = declared if declared in owed else next(iter(owed or names), None)
    return next(iter(under), output), output
