"""Exact Online's transaction lines, saved from its API as JSON: the books of a year, or a part.

They become what an auditfile becomes, under references made the same way. Amounts are those in
the company's own currency (DC); positive is a debit. Lines of an opening balance (type 10) open
their year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.bookkeeping.auditfile import Auditfile
from kasboek.importers.bookkeeping.auditfile import Entry
from kasboek.importers.bookkeeping.auditfile import Journal
from kasboek.importers.bookkeeping.auditfile import LedgerAccount
from kasboek.importers.bookkeeping.auditfile import Line
from kasboek.importers.bookkeeping.auditfile import Opening
from kasboek.importers.bookkeeping.auditfile import OpenItem
from kasboek.importers.bookkeeping.auditfile import Relation
from kasboek.importers.bookkeeping.moving import papers
from kasboek.importers.files import saved_json
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.importers.files.saved_json import Record
    from kasboek.importers.papers import Paper

NAME = "exact"
TITLE = "Exact Online JSON"

_NEEDED = ("AmountDC", "Date", "EntryNumber", "FinancialYear", "GLAccountCode", "JournalCode")
_TICKS = re.compile(r"/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/").fullmatch
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_RESULT = ("4", "6", "7", "8", "9")
"""How numbers of income and costs begin in a Dutch chart."""
_OPENING = "10"
_KINDS = {"20": "S", "21": "S", "30": "P", "31": "P"}
"""Types of sales and purchase entries and their credit notes, as kinds of journal."""
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch


def identify(text: str) -> bool:
    """Return whether these are transaction lines of Exact Online."""
    found = _records(text)
    return bool(found) and all("AmountDC" in each and "GLAccountCode" in each for each in found)


def read(text: str) -> PaperFile:
    """Read the lines, a set of books per financial year.

    Raises:
        Unreadable: a field that is needed is missing, or a value is none.
    """
    found = _records(text)
    for name in _NEEDED:
        if lacking := next((each for each in found if not each.text(name)), None):
            raise Unreadable(saying("bookkeeping.exact-field", field=lacking.place(name)))
    years: defaultdict[str, list[Record]] = defaultdict(list)
    for each in found:
        years[each.text("FinancialYear")].append(each)
    currency = _currency(found)
    every: list[Paper] = []
    for year in sorted(years):
        every += papers(_books(year, years[year], currency))
    return PaperFile(NAME, tuple(every))


def _records(text: str) -> list[Record]:
    """Return the lines of one answer, or of a list of answers as pages."""
    found: list[Record] = []
    for page in saved_json.pages(text):
        if "AmountDC" in page:
            found.append(page)
        found += page.records("d") or page.record("d").records("results") or page.records("value")
    once = {each.text("ID") or each.at: each for each in found}  # pages may overlap
    return list(once.values())


def _currency(found: Sequence[Record]) -> str:
    """Return the company's currency: that of lines whose foreign amount is the same."""
    seen = Counter(
        each.text("Currency")
        for each in found
        if each.text("AmountFC") and each.amount("AmountFC") == each.amount("AmountDC") != 0
    )
    name = seen.most_common(1)[0][0] if seen else ""
    if not _CURRENCY(name):
        raise Unreadable(saying("bookkeeping.exact-field", field="Currency, AmountFC"))
    return name


def _day(each: Record, key: str) -> dt.date:
    """Return a day, written as milliseconds since 1970 or as any other."""
    found = _TICKS(each.text(key))
    if not found:
        return each.day(key)
    try:
        return (_EPOCH + dt.timedelta(milliseconds=int(found[1]))).date()
    except OverflowError:
        told = saying("apis.bad-date", at=each.place(key), text=each.text(key)[:40])
        raise Unreadable(told) from None


def _books(year: str, found: Sequence[Record], currency: str) -> Auditfile:
    days = [_day(each, "Date") for each in found]
    file = Auditfile(year, min(days), max(days), currency)
    grouped: defaultdict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for each in found:
        code, called = each.text("GLAccountCode"), each.text("GLAccountDescription")
        kind = "P" if code.startswith(_RESULT) else "B"
        file.accounts.setdefault(code, LedgerAccount(code, called or code, kind))
        if relation := each.text("AccountCode"):
            told = each.text("AccountName") or relation
            file.relations.setdefault(relation, Relation(relation, told))
        if each.text("Type") == _OPENING:
            file.opened = _day(each, "Date")
            file.opening.append(Opening(each.text("EntryNumber"), code, each.amount("AmountDC")))
            file.items += _open_item(each)
        else:
            journal, number = each.text("JournalCode"), each.text("EntryNumber")
            grouped[journal, number, each.text("FinancialPeriod")].append(each)
    names = Counter(each.name for each in file.relations.values())
    file.twins = frozenset(name for name, count in names.items() if count > 1)
    for (journal, number, period), lines in grouped.items():
        kind = _KINDS.get(lines[0].text("Type"), "")
        kept = file.journals.setdefault(journal, Journal(journal, kind))
        file.entries.append(_entry(f"{year} {journal} {number} {period}", kept, lines))
    file.entries.sort(key=lambda entry: entry.day)
    return file


def _entry(ref: str, journal: Journal, lines: Sequence[Record]) -> Entry:
    ordered = sorted(lines, key=lambda each: each.amount("LineNumber", "AmountDC"))
    first = ordered[0]
    return Entry(
        ref,
        journal,
        first.text("EntryNumber"),
        _day(first, "Date"),
        "",
        tuple(_line(each) for each in ordered),
    )


def _line(each: Record) -> Line:
    invoice = each.text("InvoiceNumber")
    return Line(
        each.text("GLAccountCode"),
        each.amount("AmountDC"),
        each.text("Description"),
        each.text("AccountCode"),
        "" if invoice == "0" else invoice,
        each.text("YourRef") if _KINDS.get(each.text("Type")) == "P" else "",
        each.text("LineNumber"),
        _day(each, "DueDate") if each.text("DueDate") else None,
    )


def _open_item(each: Record) -> list[OpenItem]:
    """Return the invoice or bill that a line of the opening balance is about, if it is."""
    line = _line(each)
    if not line.relation or not line.invoice:
        return []
    day = _day(each, "Date")
    return [OpenItem(line.account, line.amount, line.relation, line.invoice, day, line.due)]
