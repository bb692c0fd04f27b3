"""A CRM's deals as CSV: lines of the plan, with their chance and the day they are expected.

A deal is an invoice to be expected on its close date, with VAT as the ledger's sales have it. It
is known by its number, `deal/NUMBER`, so that a later export brings it up to date: a line of the
same id and day takes the place of the one before. A deal that moves to another day gets a line
`deal/NUMBER@DAY`, and the line it had a probability of 0, as has one that is lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.plan import Certainty
from kasboek.core.saying import saying
from kasboek.importers.bookkeeping import deal_columns
from kasboek.importers.bookkeeping.deal_rows import Deal
from kasboek.importers.bookkeeping.deal_rows import Deals
from kasboek.importers.bookkeeping.deal_rows import State
from kasboek.importers.bookkeeping.deal_rows import deals
from kasboek.importers.bookkeeping.selling import Selling
from kasboek.importers.bookkeeping.selling import selling
from kasboek.importers.papers import PaperFile
from kasboek.importers.papers import Pieces
from kasboek.reading.decided.relations import Names
from kasboek.writing.merge import Directive
from kasboek.writing.text import amount
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.plan import PlanLine
    from kasboek.core.saying import Saying
    from kasboek.importers.bookkeeping.deal_columns import Row
    from kasboek.importers.bookkeeping.deal_columns import Sheet

NAME = "deals"
TITLE = "deals of a CRM (CSV)"
PLAN = "plan.beancount"

_MOVED = re.compile(r"@\d{4}-\d\d-\d\d$")
_YEAR = re.compile(r"\b(20\d\d)\b").findall
_PASSED = dt.timedelta(days=30)
"""How long a single planned line waits for what it stands for."""
_CENT = Decimal("0.01")


def identify(text: str) -> bool:
    """Return whether the header is of deals, be its columns known or not."""
    return deal_columns.is_of_deals(text)


def read(text: str) -> PaperFile:
    """Read the rows; what their columns mean may stand in the ledger, so it is asked later."""
    sheet = deal_columns.sheet_of(text)
    return PaperFile(NAME, tuple(DealPaper(sheet, row) for row in sheet.rows))


@dataclass(frozen=True, slots=True)
class DealPaper:
    """One row of an export."""

    sheet: Sheet
    row: Row

    @property
    def identity(self) -> str:
        """Return all it tells: a deal that another file tells otherwise is brought up to date."""
        at, _ = deal_columns.columns(self.sheet, None)
        told = [self.row.cells.get(at[ours], "") for ours in deal_columns.WORDS if ours in at]
        if deal_columns.missing(at):
            told = list(self.row.cells.values())
        return "deal " + ", ".join(filter(None, told))

    @property
    def day(self) -> dt.date:
        """Return the end of the last year it names, by which its file is archived."""
        years = [int(year) for cell in self.row.cells.values() for year in _YEAR(cell)]
        return dt.date(max(years, default=2000), 12, 31)

    def known(self, book: Book) -> bool:
        """Return whether the plan has it as it is, or it has no place there."""
        found = _read(book, self.sheet)
        if isinstance(found, tuple) and found[0].problems:
            return False
        return isinstance(found, tuple) and not self._written(book, *found)

    def pieces(self, book: Book) -> Pieces:
        """Return its line, and what takes the place of the lines it had."""
        found = _read(book, self.sheet)
        if not isinstance(found, tuple):
            return Pieces({}, problems=(found,))
        every, account = found
        problems = every.problems or _refusals(book, every.by_line[self.row.line], account)
        if problems:
            return Pieces({}, problems=problems)
        texts: dict[str, tuple[Directive, ...]] = {}
        for path, directive in self._written(book, every, account):
            texts[path] = (*texts.get(path, ()), directive)
        return Pieces(texts, notices=every.notices)

    def _written(self, book: Book, every: Deals, account: str) -> list[tuple[str, Directive]]:
        deal = every.by_line[self.row.line]
        there = _lines_of(book, deal)
        wanted = deal.close if _is_wanted(book, deal) else None
        written: list[tuple[str, Directive]] = []
        for line in there:
            if line.date != wanted and line.probability != 0 and not _is_past(book, line.date):
                state = "moved" if wanted else str(deal.state)
                written.append((line.source.file, Directive(line.date, 1, _ended(line, state))))
        if wanted is None:
            return written
        same = next((line for line in there if line.date == wanted), None)
        place = selling(book, _payee(book, deal), account)
        if same is None or not _says(same, book, deal, place):
            base = _id(deal)
            new = f"{base}@{wanted}" if there and same is None else base
            text = _text(book, deal, place, same.id if same else new)
            path = same.source.file if same else PLAN
            written.append((path, Directive(wanted, 1, text)))
        return written


def _read(book: Book, sheet: Sheet) -> tuple[Deals, str] | Saying:
    """Return the deals of an export and the account they are sold on, once per book."""
    key = ("importers.deals", sheet)
    found = book.memo.get(key)
    if found is None:
        at, account = deal_columns.columns(sheet, book)
        if deal_columns.missing(at):
            found = deal_columns.unknown(sheet, at, book)
        else:
            found = deals(sheet, at, book.currency), account
        book.memo[key] = found
    return found  # type: ignore[return-value] # the memo holds anything


def _is_past(book: Book, day: dt.date) -> bool:
    return book.as_of is not None and day < book.as_of - _PASSED


def _is_wanted(book: Book, deal: Deal) -> bool:
    """Say whether a deal belongs in the plan: neither lost nor long past, with amount and day."""
    if deal.state is State.LOST or deal.amount is None or deal.close is None:
        return False
    return not _is_past(book, deal.close)


def _id(deal: Deal) -> str:
    return "deal/" + re.sub(r"[;\s]+", "-", deal.number)


def _lines_of(book: Book, deal: Deal) -> Sequence[PlanLine]:
    key = "importers.deal-lines"
    found = book.memo.get(key)
    if not isinstance(found, dict):
        gathered: defaultdict[str, list[PlanLine]] = defaultdict(list)
        for line in book.plan:
            if line.id.startswith("deal/"):
                gathered[_MOVED.sub("", line.id)].append(line)
        found = book.memo[key] = gathered
    lines: Sequence[PlanLine] = found.get(_id(deal), ())
    return lines


def _payee(book: Book, deal: Deal) -> str:
    key = "importers.deal-names"
    names = book.memo.get(key)
    if not isinstance(names, Names):
        names = book.memo[key] = Names(book.counterparties)
    return names.of(deal.customer) if deal.customer else ""


def _legs(deal: Deal, place: Selling) -> list[tuple[str, Decimal, str]]:
    net = deal.amount or Decimal()
    vat = (net * place.rate).quantize(_CENT, ROUND_HALF_UP)
    legs = [(place.owed, net + vat, deal.currency), (place.sales, -net, deal.currency)]
    return [*legs, (place.vat, -vat, deal.currency)] if vat else legs


def _says(line: PlanLine, book: Book, deal: Deal, place: Selling) -> bool:
    """Say whether a line of the plan tells the deal as it is."""
    won = deal.state is State.WON
    return (
        line.certainty is (Certainty.COMMITTED if won else Certainty.PIPELINE)
        and line.probability == (None if won else deal.probability)
        and (line.payee, line.narration) == (_payee(book, deal), deal.title)
        and [tuple(leg) for leg in line.legs] == _legs(deal, place)
    )


def _text(book: Book, deal: Deal, place: Selling, id_: str) -> str:
    rows = [metadata("id", id_, 2)]
    if deal.state is State.WON:
        rows += [metadata("certainty", "committed", 2), metadata("unmet", "drop", 2)]
    else:
        rows.append(metadata("certainty", "pipeline", 2))
        if deal.probability is not None:
            rows.append(f"  probability: {amount(deal.probability)}\n")
    rows += [posting(*leg) for leg in _legs(deal, place)]
    day = deal.close or dt.date.max
    return transaction(day, "#", _payee(book, deal), deal.title, "".join(rows))


def _ended(line: PlanLine, state: str) -> str:
    """Return what takes a line's place once it no longer counts."""
    rows = [metadata("id", line.id, 2), metadata("certainty", "pipeline", 2)]
    rows += ["  probability: 0\n", metadata("x-deal", state, 2)]
    rows += [posting(leg.account, leg.number, leg.currency) for leg in line.legs]
    return transaction(line.date, "#", line.payee, line.narration, "".join(rows))


def _refusals(book: Book, deal: Deal, account: str) -> tuple[Saying, ...]:
    """Say which account is missing, or does not take the deal's currency."""
    if not _is_wanted(book, deal):
        return ()
    place = selling(book, _payee(book, deal), account)
    missing = [
        saying(
            "bookkeeping.deals-no-account", kind=kind.value, account=f"{book.roots[root]}:{leaf}"
        )
        for name, kind, root, leaf in (
            (place.owed, AccountClass.RECEIVABLE, Root.ASSETS, "Receivable"),
            (place.sales, AccountClass.REVENUE, Root.INCOME, "Sales"),
        )
        if not name
    ]
    return tuple(missing) or tuple(
        saying(
            "bookkeeping.deals-other-currency",
            number=deal.number,
            currency=deal.currency,
            account=name,
        )
        for name, _, _ in _legs(deal, place)
        if book.accounts[name].currencies and deal.currency not in book.accounts[name].currencies
    )
