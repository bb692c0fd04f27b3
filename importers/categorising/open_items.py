"""Which open invoices and bills a bank line pays: the matching of core, asked for bank lines.

What a line takes is subtracted at once, so that two payments in one import do not settle the same
invoice twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.matching import Candidate
from kasboek.core.matching import Matcher
from kasboek.core.matching import Nothing
from kasboek.core.matching import Payment
from kasboek.core.matching import Question
from kasboek.core.matching import Settles
from kasboek.core.matching import Tolerance
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Money
from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

    from kasboek.core.book import Book
    from kasboek.core.matching import Verdict
    from kasboek.core.open_items import OpenItem
    from kasboek.core.relations import Counterparty
    from kasboek.core.saying import Source

REMEMBERED = dt.timedelta(days=730)
"""How long before the last invoice one that is paid still counts as known, if it is named again."""


_NOTHING = Nothing(saying("matching.nobody"))


class Settled(NamedTuple):
    """A part of a line that goes to a receivable or payable account, named where it is sure."""

    account: str
    amount: Decimal
    key: str | None = None
    number: str | None = None


class OpenItems:
    """The open items and the relations of a book, for all statements of one import."""

    def __init__(self, book: Book, anew: Collection[Source] = ()) -> None:
        """Prepare the matching; relations are found by account number and by name.

        `anew` are bookings that name no item and are about to be decided too: they make none
        uncertain.
        """
        self._ibans: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for relation in book.counterparties.values():
            if relation.iban:
                self._ibans.setdefault(account_number(relation.iban), relation.name)
            for name in (relation.name, *relation.aliases):
                self._names.setdefault(" ".join(name.lower().split()), relation.name)
        found = candidates(book, anew)
        notes = [each.value for each in noted(book, "credit-note")] if found else []
        self._matcher = Matcher(found, tolerance(book), notes) if found else None
        used = Counter({(each.number, each.counterparty) for each in found if not each.receivable})
        often = Counter(number for number, _ in used)
        self._shared = frozenset(number for number, count in often.items() if count > 1)
        """Numbers that several suppliers use: such a bill is named by its supplier too."""

    def who(self, iban: str, name: str) -> str | None:
        """Return the ledger's name of a line's counterparty: by IBAN, else by exact name."""
        return self._ibans.get(iban) or self._names.get(name.lower())

    def announce(self, lines: Iterable[BankLine], account: str, currency: str) -> None:
        """Tell which lines are to come: what one of them names, no other takes by amount."""
        if self._matcher is not None:
            self._matcher.announce(payment(line, account, currency) for line in lines)

    def decide(self, line: BankLine, account: str, currency: str) -> Verdict:
        """Return what a line settles, a question, or that no item has to do with it."""
        if self._matcher is None:
            return _NOTHING
        verdict = self._matcher.decide(payment(line, account, currency))
        return self._nameable(verdict) if isinstance(verdict, Settles) else verdict

    def named(self, line: BankLine, account: str, currency: str) -> bool:
        """Say whether a line names what is open, of who pays or to the cent: no rule knows better.

        So a rule for a word that a customer's text happens to have does not take their payment.
        """
        if self._matcher is None:
            return False
        paid, state = payment(line, account, currency), self._matcher.state
        coming = paid.amount > 0
        meant = [
            item
            for each in state.named(paid)
            for item in each.items
            if not each.weak and state.left(item) and (state.left(item) > 0) == coming
        ]
        if not meant:
            return False
        who = state.parties.who(paid)
        if who is not None and any(item.counterparty == who.name for item in meant):
            return True
        verdict = self._matcher.weigh(paid)
        return isinstance(verdict, Settles) and not verdict.difference

    def parts(self, settles: Settles) -> tuple[Settled, ...]:
        """Return where the money goes, each item once."""
        sums: defaultdict[tuple[str, str | None, str | None], list[Decimal]] = defaultdict(list)
        for item, amount in settles.parts:
            of = self._item(item)
            sums[of.account, "invoice" if of.receivable else "bill", of.number].append(amount)
        if settles.difference:
            sums[settles.account or "", None, None].append(settles.difference)
        return tuple(
            Settled(account, sum(amounts[1:], amounts[0]), key, number)
            for (account, key, number), amounts in sums.items()
        )

    def numbers(self, settles: Settles) -> str:
        """Return the numbers of what is settled."""
        return ", ".join(dict.fromkeys(self._item(item).number for item, _ in settles.parts))

    def _item(self, item: str) -> Candidate:
        assert self._matcher is not None  # it made the settlement
        return self._matcher.state.items[item]

    def _nameable(self, settles: Settles) -> Verdict:
        """Ask where one transaction cannot tell bills of several suppliers apart."""
        items = [self._item(item) for item, _ in settles.parts]
        shared = [each.number for each in items if each.number in self._shared]
        if not shared or len({each.counterparty for each in items}) == 1:
            return settles
        if self._matcher is not None:
            self._matcher.state.give_back(settles)
        return Question((settles,), saying("matching.shared", number=shared[0]))


def candidates(book: Book, anew: Collection[Source] = ()) -> list[Candidate]:
    """Return the invoices and bills of a book as payments see them; old ones only if open.

    What names no item makes those it was put on uncertain, but for the bookings in `anew`.
    """
    ends = max((item.date for item in book.items), default=dt.date.min)
    since = ends - REMEMBERED if ends - dt.date.min > REMEMBERED else dt.date.min
    known = {name: _known(relation) for name, relation in book.counterparties.items()}
    nameless = _nameless(book, anew)
    found = []
    for item in book.items:
        left = item.amount - sum(
            (each.amount for each in item.settlements if not each.allocated), Decimal()
        )
        if not left and item.date < since:
            continue
        ibans, names = known.get(item.counterparty, ((), ()))
        found.append(
            Candidate(
                item.id,
                item.number,
                item.receivable,
                item.counterparty,
                item.account,
                item.date,
                item.due,
                left if item.receivable else -left,
                item.currency,
                ibans,
                names,
                nameless.get((item.counterparty, item.receivable, item.currency), ()),
                _credited(item),
            )
        )
    return found


def _credited(item: OpenItem) -> tuple[tuple[dt.date, Decimal], ...]:
    """Return the credit notes on an item, signed as the payment of it."""
    sign = 1 if item.receivable else -1
    return tuple(
        (each.date, sign * each.amount)
        for each in item.settlements
        if each.kind is SettlementKind.CREDIT and not each.allocated
    )


def _nameless(
    book: Book, anew: Collection[Source]
) -> dict[tuple[str, bool, str], tuple[Decimal, ...]]:
    """Return by party the payments that name no item, as the bank signs them, without `anew`."""
    sums: defaultdict[tuple[str, bool, str], defaultdict[Source, Decimal]] = defaultdict(
        lambda: defaultdict(Decimal)
    )
    for item in book.items:
        for each in item.settlements:
            if each.allocated and each.source not in anew:
                signed = each.amount if item.receivable else -each.amount
                sums[item.counterparty, item.receivable, item.currency][each.source] += signed
    for rest in book.loose:  # what of the same payment is on no item yet
        for receivable in (True, False):
            by_source = sums[rest.counterparty, receivable, rest.currency]
            if rest.source in by_source:
                by_source[rest.source] -= rest.amount
    return {key: tuple(by_source.values()) for key, by_source in sums.items()}


def _known(relation: Counterparty) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ibans = (account_number(relation.iban),) if relation.iban else ()
    return ibans, (relation.name, *relation.aliases)


def tolerance(book: Book) -> Tolerance:
    """Return what policy `match-tolerance` says."""
    policy = book.policy("match-tolerance")
    values = policy.values if policy else ()
    account = next((str(each) for each in values if each in book.accounts), None)
    limit = next((each for each in values if isinstance(each, Money)), None)
    if limit is None or account is None or book.accounts[account].closed is not None:
        return Tolerance()
    return Tolerance(limit.number, limit.currency, account)


def payment(line: BankLine, account: str, currency: str) -> Payment:
    """Return a bank line as a payment, the payments of a batch inside it."""
    name = f"{account} {line.date} {line.row}"
    unit = line.currency or currency
    sign = 1 if line.amount > 0 else -1
    details = tuple(
        Payment(name, line.date, sign * each.amount, unit, each.iban, each.name, each.text, account)
        for each in line.details
        if each.amount is not None
    )
    return Payment(
        name,
        line.date,
        line.amount,
        unit,
        line.iban,
        line.name,
        line.text,
        account,
        details=details if len(details) == len(line.details) else (),
    )
