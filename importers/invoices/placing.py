"""Which accounts an invoice goes to: rule, else the counterparty's usual account, else suspense."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.booking.places import first_of
from kasboek.importers.booking.places import open_on
from kasboek.importers.booking.places import vat_accounts
from kasboek.importers.categorising.rules import Rules
from kasboek.importers.categorising.rules import words_of
from kasboek.importers.duplicates.remembered import NUMBER
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.statement import BankLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.core.book import Book
    from kasboek.core.policy import Rule
    from kasboek.importers.invoices.invoice import Invoice
    from kasboek.importers.invoices.side import Side

C = AccountClass
_NO_COUNTER = frozenset(
    (
        C.CASH,
        C.RESTRICTED_CASH,
        C.CLEARING,
        C.CARD,
        C.RECEIVABLE,
        C.PAYABLE,
        C.VAT,
        C.TRANSFER,
        C.SUSPENSE,
    )
)
"""What an invoice is never booked against, whatever a rule for bank lines says."""
_LOOKED_AT = 12


class Places(NamedTuple):
    """The accounts of one invoice. `vat` is empty where the ledger has none: then it is cost.

    `flag` is `!` where suspense stands in, for which `doubtful` is.
    """

    owed: str
    counter: str
    vat: str
    prepaid: str
    vat_in_cost: Decimal
    flag: str
    doubtful: str


def sign(invoice: Invoice, side: Side) -> int:
    """Return 1 where the amount to pay is a debit: our invoice, or a credit note we receive."""
    return (1 if side.receivable else -1) * (-1 if invoice.credit else 1)


def places(book: Book, invoice: Invoice, side: Side) -> tuple[Places | None, tuple[Saying, ...]]:
    """Return where it goes, or say which accounts are missing or do not take it."""
    suspense = first_of(book, C.SUSPENSE) or ""
    kind = C.RECEIVABLE if side.receivable else C.PAYABLE
    owed = _owed(book, side) or first_of(book, kind) or ""
    counter = (
        _numbered(book, invoice) or _by_rule(book, invoice, side) or _usual(book, side) or suspense
    )
    vat = _vat(book, side)
    paid = first_of(book, C.DEFERRED_INCOME if side.receivable else C.PREPAID) or suspense
    prepaid = paid if invoice.prepaid else ""
    missing = []
    if not owed:
        missing.append(_open(book, invoice, kind))
    if not counter or (invoice.prepaid and not prepaid):
        missing.append(_open(book, invoice, C.SUSPENSE))
    if invoice.vat and not vat and side.receivable:
        missing.append(_open(book, invoice, C.VAT))
    if missing:
        return None, tuple(missing)
    found = Places(
        owed,
        counter,
        vat,
        prepaid,
        Decimal() if vat else invoice.vat,
        "!" if suspense in {counter, prepaid} else "*",
        suspense,
    )
    used = dict.fromkeys(
        (owed, counter, *([vat] if vat and invoice.vat else []), *filter(None, [prepaid]))
    )
    return found, tuple(_refusals(book, invoice, used))


def _refusals(book: Book, invoice: Invoice, used: dict[str, None]) -> Iterator[Saying]:
    for name in used:
        account = book.accounts[name]
        if account.currencies and invoice.currency not in account.currencies:
            yield saying(
                "invoices.other-currency",
                account=name,
                number=invoice.number,
                currency=invoice.currency,
            )


def _owed(book: Book, side: Side) -> str | None:
    """Return the account on which the counterparty's last invoice stood."""
    for item in reversed(book.items):
        if item.counterparty == side.counterparty and item.receivable == side.receivable:
            account = book.accounts.get(item.account)
            if account is not None and account.closed is None:
                return item.account
    return None


def _numbered(book: Book, invoice: Invoice) -> str | None:
    """Return the account of the number that the invoice itself tells."""
    told = (
        each for each in noted(book, NUMBER) if invoice.account and each.value == invoice.account
    )
    names = (each.words[1] for each in told if each.words[0] == "open")
    return next((name for name in names if fits(book, name)), None)


def _by_rule(book: Book, invoice: Invoice, side: Side) -> str | None:
    """Return the account of the rule that would hold for a bank line of this counterparty."""
    told = " ".join(invoice.texts)
    party = invoice.buyer if side.receivable else invoice.seller
    name = " ".join(dict.fromkeys((side.counterparty, *party.names)))
    iban = invoice.payees[0] if invoice.payees and not side.receivable else ""
    line = BankLine(invoice.day, sign(invoice, side) * invoice.gross, name, iban, told, 1)
    rule = ruled(book, line, invoice.currency, receivable=side.receivable)
    return rule.account if rule else None


def ruled(book: Book, line: BankLine, currency: str, *, receivable: bool) -> Rule | None:
    """Return the rule that holds for what an invoice says, if it can go to the rule's account."""
    rules = Rules(book.rules, "", currency)
    text = f"{line.name} {line.text}".lower()
    rank = rules.find(text, frozenset(rules.words).intersection(words_of(text)), line)
    if rank is None:
        return None
    rule = rules.rules[rank]
    account = book.accounts.get(rule.account)
    if account is None or account.kind in _NO_COUNTER or not open_on(account, line.date):
        return None
    return None if account.root is (Root.EXPENSES if receivable else Root.INCOME) else rule


def stood(book: Book, *, receivable: bool, counterparty: str | None = None) -> list[str]:
    """Return what the last invoices, or bills, stood against, the latest first; one party's only.

    A party's last twelve are looked at.
    """
    seen: list[str] = []
    for item in reversed(book.items):
        if item.receivable == receivable and counterparty in {None, item.counterparty}:
            seen += [name for name in item.accounts[:1] if fits(book, name)]
        if counterparty is not None and len(seen) >= _LOOKED_AT:
            break
    return seen


def _usual(book: Book, side: Side) -> str | None:
    """Return the account that most of the counterparty's last invoices stood against."""
    seen = stood(book, receivable=side.receivable, counterparty=side.counterparty)
    if not seen:
        for moved in reversed(book.movements):
            if moved.counterparty == side.counterparty:
                seen += [name for name in moved.others[:1] if fits(book, name)]
            if len(seen) >= _LOOKED_AT:
                break
    return Counter(seen).most_common(1)[0][0] if seen else None


def fits(book: Book, name: str) -> bool:
    """Return whether an invoice can be booked against an account at all."""
    account = book.accounts.get(name)
    return account is not None and account.kind not in _NO_COUNTER and account.closed is None


def _vat(book: Book, side: Side) -> str:
    paid, owed = vat_accounts(book, book.roots[Root.ASSETS])
    return (owed if side.receivable else paid) or ""


def _open(book: Book, invoice: Invoice, kind: AccountClass) -> Saying:
    root, leaf = {
        C.RECEIVABLE: (Root.ASSETS, "Receivable"),
        C.PAYABLE: (Root.LIABILITIES, "Payable"),
        C.VAT: (Root.LIABILITIES, "VAT"),
    }.get(kind, (Root.EQUITY, "Suspense"))
    account = f"{book.roots[root]}:{leaf}"
    while account in book.accounts:
        account += "-2"
    return saying(
        "invoices.no-account",
        number=invoice.number,
        kind=kind.value,
        date=invoice.day.isoformat(),
        account=account,
    )
