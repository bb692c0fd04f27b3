"""A list of open invoices and bills, for a company that moves in: booked as they stand open.

Each is booked against the equity account for openings; its VAT was declared where it was invoiced.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Money
from kasboek.core.saying import saying
from kasboek.importers.balances.opening import equity_for_opening
from kasboek.importers.booking.places import first_of
from kasboek.importers.bookkeeping import sheets
from kasboek.importers.duplicates.remembered import has_credit_note
from kasboek.importers.duplicates.remembered import has_item
from kasboek.importers.duplicates.remembered import is_known
from kasboek.importers.papers import PaperFile
from kasboek.importers.papers import Pieces
from kasboek.importers.statement import Unreadable
from kasboek.writing.merge import Directive
from kasboek.writing.text import amount
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import quoted
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.saying import Saying

NAME = "open-items"
TITLE = "open items (CSV)"

_OPTIONAL = frozenset({"amount", "currency", "kind"})
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_TOTAL = re.compile(r"(?:sub|grand |eind)?tota(?:a?l|len|ls)\b|summe\b|gesamt").match


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """One open invoice or bill; `left` is what is open, `total` what it was."""

    receivable: bool
    number: str
    who: str
    day: dt.date
    due: dt.date
    left: Decimal
    total: Decimal
    currency: str

    @property
    def identity(self) -> str:
        """Return its side, whose it is and its number."""
        return f"open {self._key} {self.who} {self.number}"

    @property
    def _key(self) -> str:
        return "invoice" if self.receivable else "bill"

    def known(self, book: Book) -> bool:
        """Return whether the ledger has the invoice or bill, paid or not."""
        return has_item(book, self.number, self.who, receivable=self.receivable) or has_credit_note(
            book, self.number, self.who
        )

    def pieces(self, book: Book) -> Pieces:
        """Return it as opened against equity, and its relation where that is new."""
        kind = AccountClass.RECEIVABLE if self.receivable else AccountClass.PAYABLE
        owed, equity = first_of(book, kind), equity_for_opening(book, dt.date.max)
        if owed is None or equity is None:
            wanted = kind if owed is None else AccountClass.EQUITY
            return Pieces({}, problems=(self._missing(book, wanted),))
        # what is older than the ledger is booked on the ledger's first day
        day = max(self.day, book.accounts[owed].opened, book.accounts[equity].opened)
        unit = self.currency or book.currency
        sign = 1 if self.receivable else -1
        key = self._key if self.left > 0 else "credit-note"
        rows = [metadata(key, self.number, 2), f"  due: {self.due}\n"]
        if day != self.day:
            rows.append(f"  x-date: {self.day}\n")
        if self.total != self.left:
            rows.append(f"  x-amount: {amount(self.total)} {unit}\n")
        rows.append(posting(owed, sign * self.left, unit))
        rows.append(posting(equity, -sign * self.left, unit))
        text = transaction(day, "*", self.who, "Open when the books began", "".join(rows))
        word = "customer" if self.receivable else "supplier"
        new = Directive(day, 1, f"{day} custom {quoted(word)} {quoted(self.who)}\n")
        relations = {} if is_known(book, self.who) else {self.who: new}
        path = f"books/{day.year}/open-items.beancount"
        return Pieces({path: (Directive(day, 1, text),)}, {}, relations, self._notices(book, owed))

    def _missing(self, book: Book, kind: AccountClass) -> Saying:
        root, leaf = {
            AccountClass.RECEIVABLE: (Root.ASSETS, "Receivable"),
            AccountClass.PAYABLE: (Root.LIABILITIES, "Payable"),
        }.get(kind, (Root.EQUITY, "Opening-Balances"))
        return saying(
            "papers.items-account",
            kind=kind.value,
            date=self.day.isoformat(),
            account=f"{book.roots[root]}:{leaf}",
        )

    def _notices(self, book: Book, owed: str) -> tuple[Saying, ...]:
        """Say that the account holds what no item explains: it would count twice."""
        held = sum(
            (
                e.amount
                for e in book.unexplained
                if e.account == owed and e.currency == book.currency
            ),
            Decimal(),
        )
        if not held:
            return ()
        told = Money(held, book.currency)
        return (saying("papers.items-twice", account=owed, amount=told),)


def _columns() -> dict[str, tuple[str, ...]]:
    """Return the header words; the counterparty's may tell which side it is on."""
    words = dict(sheets.words(NAME))
    who = (*words.pop("customer"), *words.pop("supplier"), *words["who"])
    # beside a name, the column of customers has their numbers
    words["who"] = tuple(sorted(who, key=lambda word: not word.endswith(("naam", "name"))))
    return words


def identify(text: str) -> bool:
    """Return whether the header has a number, a counterparty, a due date and what is open."""
    words = set(sheets.header(text))
    return all(words & {*theirs} for ours, theirs in _columns().items() if ours not in _OPTIONAL)


def read(text: str) -> PaperFile:
    """Read the list; totals, and rows of which nothing is open, are left out and counted."""
    side = _side(sheets.header(text))
    every = list(sheets.rows(text, _columns(), _OPTIONAL))
    style = sheets.point([*(row["open"] for row in every), *(row["amount"] for row in every)])
    papers, paid = [], 0
    items = [row for row in every if not _is_total(row)]
    for row in items:
        left = sheets.number(row["open"], row.line, decimal_point=style)
        if not left:
            paid += 1
            continue
        papers.append(_paper(row, left, side, decimal_point=style))
    left_out = {"paid": paid, "total": len(every) - len(items)}
    skipped = tuple((reason, count) for reason, count in left_out.items() if count)
    return PaperFile(NAME, tuple(papers), skipped)


def _is_total(row: sheets.Row) -> bool:
    """Say whether a row adds others up, as lists that are printed do below."""
    if row["due"] or (row["number"] and row["who"]):
        return False
    return any(_TOTAL(sheets.plain(cell)) for cell in row.cells.values())


def _side(words: list[str]) -> bool | None:
    """Return which side the header's word for the counterparty tells."""
    known = sheets.words(NAME)
    if not set(words).isdisjoint(known["customer"]):
        return True
    return None if set(words).isdisjoint(known["supplier"]) else False


def _paper(row: sheets.Row, left: Decimal, side: bool | None, *, decimal_point: bool) -> ItemPaper:  # noqa: FBT001 # a fact, not a switch
    kind = sheets.plain(row["kind"])
    kinds = sheets.words("open-items-kinds")
    receivable = side if kind not in {*kinds["sale"], *kinds["purchase"]} else kind in kinds["sale"]
    if receivable is None:
        raise Unreadable(saying("papers.items-side", line=row.line, text=kind[:40]))
    unit = row["currency"].upper()
    if unit and not _CURRENCY(unit):
        raise Unreadable(saying("papers.sheet-currency", line=row.line, text=unit[:40]))
    for name, text in (("number", row["number"]), ("customer", row["who"])):
        if not text:
            column = sheets.words(NAME)[name][0]
            raise Unreadable(saying("papers.sheet-empty", line=row.line, column=column))
    total = row["amount"]
    return ItemPaper(
        receivable,
        row["number"],
        row["who"],
        sheets.day(row["date"], row.line),
        sheets.day(row["due"], row.line),
        left,
        sheets.number(total, row.line, decimal_point=decimal_point) if total else left,
        unit,
    )
