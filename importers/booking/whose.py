"""Which account of the ledger a statement is about: by its number, else by the name of the bank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kasboek.core.accounts import WITH_STATEMENTS
from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import NUMBER
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.statement import Statement

HOLDING = WITH_STATEMENTS
"""The classes of accounts that have statements."""
_OF_BANKS = frozenset({PartKind.OTHER, PartKind.FEE})
SHORTEST = 5
"""An account number of fewer characters says too little."""
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{4,30}").fullmatch
_WORDS = re.compile(r"[^\W_]+").findall
_MONEYBIRD = "moneybird"
_CARDS = frozenset({"amex", "ics", "creditcard", "mastercard", "visa"})


def candidates(book: Book, statement: Statement) -> list[Account]:
    """Return the accounts that a statement may be about: several only if the name tells no more.

    A statement without a number is known by the names in its `account`: those of the ledger's
    account, all of them or at least the first, or Moneybird's number as `x-number`; a payment
    provider's else by being the only account of class clearing.
    """
    number = statement.account
    if is_number(number):
        return _numbered(book, number)
    if numbered := _noted(book, number):
        return numbered
    wanted = _WORDS(number.lower())
    held = [each for each in book.accounts.values() if each.kind in HOLDING]
    named = [(each, _words_of(each)) for each in held]
    for count in range(len(wanted), 0, -1):
        fitting = [each for each, words in named if words.issuperset(wanted[:count])]
        if fitting:
            return _lowest(fitting)
    clearing = [each for each in held if each.kind is AccountClass.CLEARING]
    return clearing if len(clearing) == 1 and is_provider(statement) else []


def is_number(account: str) -> bool:
    """Return whether a statement's account is a number, not a name.

    >>> is_number("NL20INGB0001234567"), is_number("6040930"), is_number("stripe acct_1a2b")
    (True, True, False)
    """
    return not account[:1].islower()


def is_provider(statement: Statement) -> bool:
    """Return whether the statement is a payment provider's: its lines have parts of sales.

    A bank's line may have its fee apart, and nothing else.
    """
    return any(part.kind not in _OF_BANKS for line in statement.lines for part in line.parts)


def _numbered(book: Book, number: str) -> list[Account]:
    """Find an IBAN, else an account number at the end of one or in an account's name."""
    held = [(each, account_number(each.iban)) for each in book.accounts.values() if each.iban]
    exact = [each for each, iban in held if iban == number]
    plain = re.sub(r"\W", "", number)
    if exact or not plain:
        return exact
    long = plain.isdigit() and len(plain) >= SHORTEST
    ending = [each for each, iban in held if long and iban.endswith(plain.zfill(10))]
    if len({each.iban for each in ending}) == 1:
        return ending
    named = (each for each in book.accounts.values() if each.kind in HOLDING)
    return [each for each in named if plain.lower() in _words_of(each)]


def _noted(book: Book, name: str) -> list[Account]:
    """Find what `x-number` says: `moneybird 4928` is the account that has 4928 there."""
    package, _, number = name.partition(" ")
    if package != _MONEYBIRD or not number:
        return []
    words = [each.words for each in noted(book, NUMBER) if each.value == number]
    names = [name for first, name in words if first == "open"]
    return [book.accounts[name] for name in names if name in book.accounts]


def _words_of(account: Account) -> set[str]:
    parts = account.name.lower().split(":")
    return {word for part in parts for word in (*_WORDS(part), "".join(_WORDS(part)))}


def _lowest(accounts: Iterable[Account]) -> list[Account]:
    """Leave out accounts of which another one is below: Assets:Stripe:EUR before Assets:Stripe."""
    found = list(accounts)
    return [e for e in found if not any(o.name.startswith(f"{e.name}:") for o in found)]


def crowded(placed: Sequence[tuple[Statement, str]]) -> list[Statement]:
    """Return the statements of a file that need an account of their own.

    Two of other names and one currency may share an account only if they have no balances, as the
    cards of one bill; of those that have, at most the one with the account's own name stays.
    """
    shared: dict[tuple[str, str], list[Statement]] = {}
    for statement, account in placed:
        if statement.closing is not None and not is_number(statement.account):
            shared.setdefault((account, statement.currency), []).append(statement)
    found: list[Statement] = []
    for (account, _), statements in shared.items():
        if len({each.account for each in statements}) > 1:
            words = {*_WORDS(account.lower())}
            named = [each for each in statements if words.issuperset(_WORDS(each.account))]
            stays = max(named, key=lambda each: len(each.account), default=None)
            found += [each for each in statements if each is not stays]
    return found


def unknown_account(book: Book, statement: Statement, first: dt.date | None = None) -> Saying:
    """Say that no account is this statement's, with the `open` directive to paste.

    `first` is the first day of all files for that account.
    """
    day = first or statement.first_day or statement.last_day
    told = {"date": day.isoformat() if day else "", "currency": statement.currency}
    number = statement.account
    if is_number(number):
        root, plain = book.roots[Root.ASSETS], re.sub(r"[^A-Z0-9]", "", number)
        if not _IBAN(number):
            account = f"{root}:Bank:{plain or 'X'}"
            return saying("importers.unknown-number", number=number, account=account, **told)
        bank = number[4:8] if number[4:8].isalpha() else "Bank"
        account = f"{root}:Bank:{bank.title()}{plain[-4:]}"
        return saying("importers.unknown-iban", iban=number, account=account, **told)
    words = _WORDS(number.lower())
    if words[0] == _MONEYBIRD and len(words) > 1:
        place = f"{book.roots[Root.ASSETS]}:Bank:{words[0].title()}"
        return saying("importers.unknown-moneybird", number=words[1], account=place, **told)
    kind = AccountClass.CASH
    if is_provider(statement):
        kind = AccountClass.CLEARING
    elif words[0] in _CARDS:
        kind = AccountClass.CARD
    root = book.roots[Root.LIABILITIES if kind is AccountClass.CARD else Root.ASSETS]
    place = {AccountClass.CASH: "Bank", AccountClass.CARD: "Card"}.get(kind, "Clearing")
    account = f"{root}:{place}:{words[0].title()}"
    if account in book.accounts:
        account = ":".join((account, *(word.title() for word in words[1:] or ["2"])))
    return saying("importers.unknown-name", name=number, account=account, kind=kind.value, **told)
