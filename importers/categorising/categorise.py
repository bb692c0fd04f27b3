"""Where a bank line belongs: own transfer, rule, open item, what bookings teach, else suspense.

Nothing is guessed: what none of these decides stands flagged `!` on the suspense account.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek import words
from kasboek.core.accounts import AccountClass
from kasboek.core.matching import Basis
from kasboek.core.matching import Nothing
from kasboek.core.matching import Question
from kasboek.importers.booking.places import first_of
from kasboek.importers.booking.places import is_sold
from kasboek.importers.booking.places import vat_accounts
from kasboek.importers.categorising.learned import doubt
from kasboek.importers.categorising.learned import lesson
from kasboek.importers.categorising.open_items import OpenItems
from kasboek.importers.categorising.open_items import Settled
from kasboek.importers.categorising.rules import Rules
from kasboek.importers.categorising.rules import words_of
from kasboek.importers.categorising.transit import Transit
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number
from kasboek.writing.text import amount
from kasboek.writing.text import layout
from kasboek.writing.text import quoted
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from collections.abc import Collection

    from kasboek.core.book import Book
    from kasboek.core.policy import Rule
    from kasboek.core.saying import Saying

_CENT = Decimal("0.01")


class How(StrEnum):
    """What decided."""

    TRANSFER = "transfer"
    RULE = "rule"
    REFERENCE = "reference"
    COUNTERPARTY = "counterparty"
    LEARNED = "learned"
    AMBIGUOUS = "ambiguous"
    NOTHING = "nothing"
    TWIN = "twin"
    """It may be a booking that the ledger has, or one just like it."""


UNSURE = frozenset({How.AMBIGUOUS, How.NOTHING, How.TWIN})
MATCHED = frozenset({How.REFERENCE, How.COUNTERPARTY})
_BY_NUMBER = frozenset({Basis.REFERENCE, Basis.BATCH})
_PLAIN = frozenset({"matching.named", "matching.named-part"})
"""What the text names, paid by whose it is, all or a part: the booking itself tells that."""


class Choice(NamedTuple):
    """Where a line goes: its counter-parts as the bank signs them, and what decided.

    `detail` is the rule's label, the invoice's number or the own account's name. `because` is
    written beside the booking: what decided, where the booking itself does not tell.
    """

    how: How
    payee: str
    parts: tuple[Settled, ...]
    detail: str = ""
    because: Saying | None = None


class _Target(NamedTuple):
    """Where a rule books, made ready: `gross` is 1 + the VAT rate."""

    account: str
    opened: dt.date
    closed: dt.date
    label: str
    payee: str | None
    vat: Decimal | None
    gross: Decimal

    def is_open(self, day: dt.date) -> bool:
        """Return whether the account may be booked on that day."""
        return self.opened <= day < self.closed


_RULE = How.RULE  # Python 3.11 takes its time to look up a member
_choice = partial(tuple.__new__, Choice)  # as often as there are lines: no call of Python code
_settled = partial(tuple.__new__, Settled)


class Sorter:
    """Decides for the lines of one account; made once per statement."""

    lang = "en"
    """The language of what is written beside bookings."""

    def __init__(
        self,
        book: Book,
        account: str,
        currency: str,
        items: OpenItems,
        transit: Transit | None = None,
    ) -> None:
        """Prepare the rules and find the accounts for transfers, VAT and suspense."""
        self.account = account
        self.currency = currency
        self._book = book
        self._items = items
        self._rules = Rules(book.rules, account, currency)
        self._transit = transit or Transit(book)
        self._providers = {} if account in self._transit.clearing else self._transit.named
        self._words = frozenset((*self._rules.words, *self._providers))
        self._own = {
            account_number(each.iban): each.name
            for each in book.accounts.values()
            if each.iban and each.name != account
        }
        self.transfer = first_of(book, AccountClass.TRANSFER)
        self.suspense = first_of(book, AccountClass.SUSPENSE)
        self.vat_in, self._vat_out = vat_accounts(book, account.partition(":")[0])
        self._targets = [_target(book, rule) for rule in self._rules.rules]

    def choose(self, line: BankLine) -> Choice:
        """Decide for one line."""
        payee = self._items.who(line.iban, line.name) or line.name
        found = self.ruled(line, payee) or self._by_items(line, payee)
        return found or self._by_lesson(line, payee)

    def ruled(self, line: BankLine, payee: str) -> Choice | None:
        """Decide by what goes before open items: own accounts, rules, providers that pay out.

        A rule gives way to a number that is named.
        """
        if line.iban in self._own:
            return self._own_transfer(line, payee)
        text = f"{line.name} {line.text}".lower()
        hits = self._words.intersection(words_of(text))
        rank = self._rules.find(text, hits, line)
        if rank is not None and (target := self._targets[rank]).is_open(line.date):
            if target.account in self._transit.clearing and self._paid(target.account, line):
                return self._payout(target.account, line, payee)
            if self._items.named(line, self.account, self.currency):
                return None
            booked = self._split(target, line.amount)
            return _choice((_RULE, target.payee or payee, booked, target.label, None))
        if hits and (provider := self._provider(line, hits)):
            self._paid(provider, line)
            return self._payout(provider, line, payee)
        return None

    def _by_lesson(self, line: BankLine, payee: str) -> Choice:
        """Decide by the ledger's own bookings; what a provider holds has parts of many kinds."""
        unsure = self._unsure(How.NOTHING, payee, line)
        if self.account in self._transit.clearing:
            return unsure
        found = lesson(self._book, line, self.currency)
        if found is None:
            return unsure._replace(because=doubt(self._book, line, self.currency))
        parts = tuple(Settled(*part) for part in found.place.parts(line.amount))
        return Choice(How.LEARNED, payee, parts, found.place.account, found.reason)

    def _by_items(self, line: BankLine, payee: str) -> Choice | None:
        """Decide by the open invoices and bills; two possible answers are a question."""
        verdict = self._items.decide(line, self.account, self.currency)
        if isinstance(verdict, Nothing):
            return None
        if isinstance(verdict, Question):
            return self._unsure(How.AMBIGUOUS, payee, line)._replace(because=verdict.why)
        how = How.REFERENCE if verdict.basis in _BY_NUMBER else How.COUNTERPARTY
        numbers = self._items.numbers(verdict)
        because = None if verdict.evidence.key in _PLAIN else verdict.evidence
        owner = verdict.counterparty or payee
        return Choice(how, owner, self._items.parts(verdict), numbers, because)

    def twin(self, line: BankLine) -> Choice:
        """Return the choice for a line that may be booked already."""
        return self._unsure(How.TWIN, line.name, line)

    def _unsure(self, how: How, payee: str, line: BankLine) -> Choice:
        return Choice(how, payee, (Settled(self.suspense or "", line.amount),))

    def _provider(self, line: BankLine, hits: Collection[bytes]) -> str | None:
        """Return the account of the payment provider that pays out, by its name on the line."""
        named = self._providers.keys() & hits
        if not named or self.transfer is None:
            return None
        words = named.intersection(words_of((line.name or line.text).lower()))
        found = sorted({account for word in words for account in self._providers[word]})
        currency = line.currency or self.currency
        paid = (
            each for each in found if self._transit.is_paid(each, line.date, currency, line.amount)
        )
        return next(paid, found[0] if found and line.amount > 0 else None)

    def _paid(self, provider: str, line: BankLine) -> bool:
        """Let the line meet the provider's half of a payout; say whether it is booked."""
        if self.transfer is None or self.account in self._transit.clearing:
            return False
        currency = line.currency or self.currency
        return self._transit.receive(provider, line.date, currency, line.amount)

    def _payout(self, provider: str, line: BankLine, payee: str) -> Choice:
        return Choice(How.TRANSFER, payee, (Settled(self.transfer or "", line.amount),), provider)

    def booked(self, rule: Rule, amount: Decimal) -> tuple[Settled, ...]:
        """Return where a rule books an amount, with its VAT apart."""
        return self._split(_target(self._book, rule), amount)

    def _own_transfer(self, line: BankLine, payee: str) -> Choice:
        """Book by way of the transfer account, where the other statement's leg meets this one."""
        other = self._own[line.iban]
        if self.transfer is None:
            return self._unsure(How.NOTHING, payee, line)
        return Choice(How.TRANSFER, payee, (Settled(self.transfer, line.amount),), other)

    def _split(self, target: _Target, amount: Decimal) -> tuple[Settled, ...]:
        account, rate = target.account, target.vat
        vat_account = self._vat_out if is_sold(self._book, account, amount) else self.vat_in
        if not rate or vat_account is None:
            return (_settled((account, amount, None, None)),)
        vat = (amount * rate / target.gross).quantize(_CENT, ROUND_HALF_UP)
        return (
            _settled((account, amount - vat, None, None)),
            _settled((vat_account, vat, None, None)),
        )

    def text(
        self, line: BankLine, choice: Choice, broken: str | None = None, twin: str | None = None
    ) -> str:
        """Return the transaction of a line.

        `broken` says where the statement's chain broke, `twin` where a booking stands that it may
        be.
        """
        rows, values = [self.account], [amount(line.amount)]
        if line.reference:
            rows.append("bank-ref")
            values.append(quoted(line.reference))
        if line.balance is not None:
            rows.append("bank-balance")
            values.append(str(line.balance))
        if line.iban:
            rows.append("bank-iban")
            values.append(quoted(line.iban))
        if broken:
            rows.append("bank-chain")
            values.append(quoted(broken))
        if twin is not None:
            rows.append("bank-twin")
            values.append(quoted(twin))
        for account, number, key, item in choice.parts:
            rows.append(account)
            values.append(amount(-number))
            if key and item:
                at = 0 if len(choice.parts) == 1 else len(rows)  # 0: it is the transaction's
                rows.insert(at, key)
                values.insert(at, quoted(item))
        if choice.because is not None:
            rows.insert(0, "because")
            values.insert(0, quoted(words.say(choice.because, self.lang)))
        rest = layout(tuple(rows), line.currency or self.currency) % tuple(values)
        flag = "!" if choice.how in UNSURE else "*"
        return transaction(line.date, flag, choice.payee, line.text, rest)


def _target(book: Book, rule: Rule) -> _Target:
    """Return where a rule books; nowhere ever open if the ledger lacks its account."""
    account = book.accounts.get(rule.account)
    opened, closed = (account.opened, account.closed) if account else (dt.date.max, None)
    gross = 1 + (rule.vat or 0)
    end = closed or dt.date.max
    return _Target(rule.account, opened, end, rule.label, rule.payee, rule.vat, Decimal(gross))
