"""Reads an XML Auditfile Financieel.

Versions 3 and 4 have the same core under other namespaces; names are read in small letters, so that
`RGScode` and `rgsCode` are one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from decimal import Decimal
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
from kasboek.importers.files import markup
from kasboek.importers.files.markup import told
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # a type

_WANTED = frozenset(
    (
        *("header", "companyname", "customersupplier", "ledgeraccount", "vatcode", "opbaldate"),
        *("obline", "obsbline", "jrnid", "jrntp", "offsetaccid", "bankaccnr", "offsetbankaccnr"),
        *("transaction", "sbline"),
    )
)
_NO_CODES = frozenset(("accid", "accdesc", "acctp", "changeinfo", "glaccounthistory"))
_AMOUNT = re.compile(r"[+-]?\d{1,18}(?:[.,]\d{0,6})?").fullmatch
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_RGS = re.compile(r"(?<![A-Za-z])[BW][A-Z][a-z]{2}(?:[A-Z][A-Za-z0-9]{2}){0,3}(?![A-Za-z0-9])")


def parse(text: str) -> Auditfile:
    """Read the whole file.

    Raises:
        Unreadable: it is damaged, or holds what is no amount, date or currency.
    """
    reader = _Reader()
    for parent, element in markup.parts(text, _WANTED):
        reader.take(parent, element)
    file = reader.file
    if not file.accounts or not file.year:
        raise Unreadable(saying("papers.xaf-empty"))
    reader.link()
    return file


class _Reader:
    """Takes the elements of the file in their order."""

    def __init__(self) -> None:
        self.file = Auditfile()
        self._journal = Journal("")
        self._refs: Counter[str] = Counter()
        self._details: dict[tuple[str, str, str], tuple[str, str, dt.date | None]] = {}

    def take(self, parent: str, element: Element) -> None:
        """Take over one element."""
        file = self.file
        if parent == "journal":
            self._in_journal(element.tag, element)
            return
        match element.tag:
            case "header":
                self._header(element)
            case "companyname" if parent == "company":
                file.company = told(element, ".")
            case "customersupplier":
                relation = _relation(element)
                file.relations[relation.id] = relation
            case "ledgeraccount":
                account = _account(element)
                file.accounts[account.id] = account
            case "vatcode":
                file.dues |= {told(element, "vattopayaccid")} - {""}
                file.claims |= {told(element, "vattoclaimaccid")} - {""}
            case _:
                self._in_balance(element)

    def _in_balance(self, element: Element) -> None:
        match element.tag:
            case "opbaldate":
                self.file.opened = _day(told(element, "."), "opBalDate")
            case "obline":
                line = Opening(told(element, "nr"), told(element, "accid"), _signed(element))
                self.file.opening.append(line)
            case "obsbline":
                self._open_item(element)
            case "sbline":
                self._detail(element)

    def _header(self, element: Element) -> None:
        file = self.file
        file.year = told(element, "fiscalyear")[:20]
        file.start = _day(told(element, "startdate"), "startDate")
        file.end = _day(told(element, "enddate"), "endDate")
        file.currency = told(element, "curcode")
        if not _CURRENCY(file.currency):
            raise Unreadable(saying("papers.xaf-currency", text=file.currency[:40]))

    def _open_item(self, element: Element) -> None:
        account = next(
            (o.account for o in self.file.opening if o.number == told(element, "oblinenr")), ""
        )
        self.file.items.append(
            OpenItem(
                account,
                _signed(element),
                told(element, "custsupid"),
                told(element, "invref") or told(element, "docref"),
                _maybe(told(element, "invdt"), "invDt"),
                _maybe(told(element, "invduedt"), "invDueDt"),
            )
        )

    def _in_journal(self, tag: str, element: Element) -> None:
        text = told(element, ".")
        if tag == "jrnid":
            self._journal = Journal(text)
        elif tag == "jrntp":
            self._journal = self._journal._replace(kind=text.upper())
        elif tag == "offsetaccid":
            self._journal = self._journal._replace(offset=text)
        elif tag in {"bankaccnr", "offsetbankaccnr"}:
            self._journal = self._journal._replace(bank=account_number(text))
        elif tag == "transaction":
            self._entry(element)
        self.file.journals[self._journal.id] = self._journal

    def _entry(self, element: Element) -> None:
        journal, number = self._journal, told(element, "nr")
        key = f"{self.file.year} {journal.id} {number} {told(element, 'periodnumber')}"
        self._refs[key] += 1
        ref = key if self._refs[key] == 1 else f"{key} #{self._refs[key]}"
        day = _day(told(element, "trdt"), "trDt")
        lines = tuple(_line(each) for each in element.iterfind("trline"))
        self.file.entries.append(Entry(ref, journal, number, day, told(element, "desc"), lines))

    def _detail(self, element: Element) -> None:
        """Keep what a subledger knows of a line: its relation, invoice and due date."""
        key = (told(element, "jrnid"), told(element, "trnr"), told(element, "trlinenr"))
        due = _maybe(told(element, "invduedt"), "invDueDt")
        self._details[key] = (told(element, "custsupid"), told(element, "invref"), due)

    def link(self) -> None:
        """Give each line what the subledgers know of it."""
        names = Counter(each.name for each in self.file.relations.values())
        self.file.twins = frozenset(name for name, count in names.items() if count > 1)
        if self._details or self.file.relations.keys() & self.file.accounts.keys():
            self.file.entries = [self._linked(each) for each in self.file.entries]

    def _linked(self, entry: Entry) -> Entry:
        lines = []
        for line in entry.lines:
            found = self._details.get((entry.journal.id, entry.number, line.number))
            who, invoice, due = found or ("", "", None)
            who = who or (line.account if line.account in self.file.relations else "")
            lines.append(
                line._replace(
                    relation=line.relation or who, invoice=line.invoice or invoice, due=due
                )
            )
        return entry._replace(lines=tuple(lines))


def _relation(element: Element) -> Relation:
    number = told(element, "custsupid")
    name = told(element, "custsupname") or told(element, "contact") or number
    country, vat = told(element, "taxregistrationcountry"), told(element, "taxregident")
    limit = told(element, "custcreditlimit")
    return Relation(
        number,
        name,
        told(element, "custsuptp").upper()[:1],
        account_number(told(element, "bankaccount/bankaccnr")),
        vat if vat[:2].isalpha() or not vat else country + vat,
        _number(limit, "custCreditLimit") if limit else None,
    )


def _account(element: Element) -> LedgerAccount:
    other = (child for child in element if child.tag not in _NO_CODES)
    texts = (each.text or "" for child in other for each in child.iter())
    codes = (found for text in texts if len(text) < 200 for found in _RGS.findall(text))
    return LedgerAccount(
        told(element, "accid"),
        told(element, "accdesc"),
        told(element, "acctp").upper()[:1],
        tuple(dict.fromkeys(codes)),
        told(element, "leaddescription"),
    )


def _line(element: Element) -> Line:
    return Line(
        told(element, "accid"),
        _signed(element),
        told(element, "desc"),
        told(element, "custsupid"),
        told(element, "invref"),
        told(element, "docref"),
        told(element, "nr"),
    )


def _signed(element: Element) -> Decimal:
    """Return an amount as a debit; some programs write negative ones."""
    amount, kind = _number(told(element, "amnt"), "amnt"), told(element, "amnttp").upper()
    if kind not in {"D", "C"}:
        raise Unreadable(saying("papers.xaf-side", text=kind[:40]))
    return amount if kind == "D" else -amount


def _number(text: str, what: str) -> Decimal:
    if not _AMOUNT(text):
        raise Unreadable(saying("papers.xaf-amount", element=what, text=text[:40]))
    return Decimal(text.replace(",", "."))


def _day(text: str, what: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        raise Unreadable(saying("papers.xaf-date", element=what, text=text[:40])) from None


def _maybe(text: str, what: str) -> dt.date | None:
    return _day(text, what) if text else None
