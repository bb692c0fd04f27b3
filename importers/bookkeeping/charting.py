"""The accounts of another program as accounts of this ledger: name, root, class, number kept.

An account that the ledger has already is used: one with the same `x-number`, or the same IBAN.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from typing import NamedTuple

from stdnum import iban as iban_check

from kasboek.core.accounts import TAX_CLASSES
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.importers.bookkeeping.headings import is_owed
from kasboek.importers.bookkeeping.headings import of_heading
from kasboek.importers.duplicates.remembered import NUMBER
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.statement import account_number
from kasboek.reading.accounts import naming
from kasboek.reading.accounts import rgs
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.importers.bookkeeping.auditfile import Auditfile
    from kasboek.importers.bookkeeping.auditfile import LedgerAccount

C = AccountClass
_ROOTS = {
    **dict.fromkeys(
        (
            *(C.CASH, C.RESTRICTED_CASH, C.CLEARING, C.SHORT_TERM_INVESTMENT, C.RECEIVABLE),
            *(C.UNBILLED, C.INVENTORY, C.PREPAID, C.OTHER_CURRENT_ASSET, C.FIXED_ASSET),
            *(C.SUSPENSE, C.TRANSFER),
        ),
        Root.ASSETS,
    ),
    C.OWNER: Root.EQUITY,
    C.EQUITY: Root.EQUITY,
    C.REVENUE: Root.INCOME,
}
"""The root that a class belongs under on the balance sheet; else liabilities."""
_BESIDE = {"BVor": Root.ASSETS, "BSch": Root.LIABILITIES, "WFbe": Root.EXPENSES}
_INCOME = ("WOmz", "WNoo", "WOvb", "WBel", "WOvp")
"""RGS headings of income."""
_LEAF = 60


class Account(NamedTuple):
    """Where an account of the file is in the ledger; `text` opens it, empty where it is there."""

    name: str
    kind: AccountClass | None
    text: str
    clear: bool = True
    """Whether its class is told, here or by its root."""


class _Told(NamedTuple):
    """What the file tells of an account."""

    root: Root
    kind: AccountClass | None
    code: str = ""
    iban: str = ""


def chart(
    book: Book, file: Auditfile, totals: Mapping[str, Decimal], day: dt.date
) -> dict[str, Account]:
    """Return the ledger's account for each of the file; `day` is when new ones open."""
    there = {n.value: n.words[1] for n in noted(book, NUMBER) if n.words[0] == "open"}
    ibans = {account_number(a.iban): a.name for a in book.accounts.values() if a.iban}
    found: dict[str, Account] = {}
    taken = set(book.accounts)
    for id_, each in sorted(file.accounts.items()):
        told = _told(file, each, totals.get(id_))
        name = there.get(id_) or (ibans.get(told.iban) if told.iban else None)
        if name is not None and name in book.accounts:
            found[id_] = Account(name, book.accounts[name].kind, "")
            continue
        name = _free(f"{book.roots[told.root]}:{leaf(each.name or id_)}", id_, taken)
        taken.add(name)
        clear = told.kind is not None or naming.of_name(name, told.root) is not None
        found[id_] = Account(name, told.kind, _opened(name, id_, told, day), clear)
    return found


def leaf(name: str) -> str:
    """Return a name as the last part of an account: letters, digits, hyphens.

    >>> leaf("BTW te vorderen (hoog)"), leaf("éénmalig"), leaf("--")
    ('BTW-te-vorderen-hoog', 'Éénmalig', 'X')
    """
    text = unicodedata.normalize("NFC", name)
    kept = "".join(char if _fits(char) else " " for char in text)
    words = "-".join(kept.replace("-", " ").split())[:_LEAF].strip("-")
    first = words[:1].upper()
    if not first or not (first.isdigit() or first.isupper()) or len(first) > 1:
        return f"X{words}"
    return first + words[1:]


def _fits(char: str) -> bool:
    """Say whether an account's name may hold it: letters of Europe, digits, a hyphen."""
    return (
        char == "-"
        or (char.isascii() and char.isalnum())
        or ("\u00c0" <= char <= "\u024f" and char.isalpha())
    )


def _free(name: str, id_: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    numbered = f"{name}-{leaf(id_).removeprefix('X')}".rstrip("-")
    while numbered in taken:
        numbered += "-2"
    return numbered


def _told(file: Auditfile, account: LedgerAccount, total: Decimal | None) -> _Told:
    """Return root and class: by RGS, VAT codes, bank journals, the name; the side is last."""
    code = next((code for code in account.codes if rgs.find(code)), "")
    bank = next((j for j in file.journals.values() if j.offset == account.id), None)
    is_bank = bank is not None and bank.kind in {"B", "C"} and account.kind != "P"
    iban = bank.bank if bank and is_bank and iban_check.is_valid(bank.bank) else ""
    if code and (known := rgs.find(code)):
        return _Told(
            _root_of(code, known.kind), known.kind, code, iban if known.kind is C.CASH else ""
        )
    if account.id in file.claims:
        return _Told(Root.ASSETS, C.VAT)
    if account.id in file.dues:
        return _Told(Root.LIABILITIES, C.VAT)
    if is_bank:
        return _Told(Root.ASSETS, C.CASH, "", iban)
    relation = file.relations.get(account.id)
    if relation is not None and account.kind != "P" and relation.kind in {"C", "S"}:
        is_customer = relation.kind == "C"
        root = Root.ASSETS if is_customer else Root.LIABILITIES
        return _Told(root, C.RECEIVABLE if is_customer else C.PAYABLE)
    return _named(account, total)


def _root_of(code: str, kind: AccountClass | None) -> Root:
    heading = code[:4]
    if code.startswith("W"):
        return Root.INCOME if heading in _INCOME else Root.EXPENSES
    if heading == "BEiv":
        return Root.EQUITY
    if heading in _BESIDE:
        return _BESIDE[heading]
    if kind is not None and kind in _ROOTS:
        return _ROOTS[kind]
    is_asset = heading in {"BIva", "BMva", "BVas", "BFva", "BVrd", "BPro", "BEff", "BLim"}
    return Root.ASSETS if is_asset else Root.LIABILITIES


def _named(account: LedgerAccount, total: Decimal | None) -> _Told:
    """Return what the name tells, else the heading above it; the side is the last resort."""
    name, is_result = f"X:{leaf(account.name)}", account.kind == "P"
    heading = of_heading(account.heading, result=is_result)
    credit = total < 0 if total else is_owed(account.name)
    order: tuple[Root, ...]
    if is_result:
        order = (Root.INCOME, Root.EXPENSES) if credit else (Root.EXPENSES, Root.INCOME)
    else:
        sides = (Root.LIABILITIES, Root.EQUITY)
        order = (*sides, Root.ASSETS) if credit else (Root.ASSETS, *sides)
    if heading:
        order = (heading.root, *(root for root in order if root is not heading.root))
    for root in order:
        found = naming.of_name(name, root)
        if found and found.part:
            return _Told(root, found.kind)
    near = naming.hint(name, order[0])
    if near is not None and near.kind in TAX_CLASSES and not is_result:
        return _Told(order[0], near.kind)
    owed = C.ACCRUED if order[0] is Root.LIABILITIES and is_owed(account.name) else None
    return _Told(order[0], (heading.kind if heading else None) or owed)


def _opened(name: str, id_: str, told: _Told, day: dt.date) -> str:
    rows = [f"{day} open {name}\n", f"  {NUMBER}: {quoted(id_)}\n"]
    if told.code:
        rows.append(f"  rgs: {quoted(told.code)}\n")
    elif told.kind:
        rows.append(f"  class: {quoted(told.kind.value)}\n")
    if told.iban:
        rows.append(f"  iban: {quoted(told.iban)}\n")
    return "".join(rows)
