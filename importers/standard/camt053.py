"""camt.053, the ISO 20022 statement, versions .02 to .10, of any bank.

Read without regard to namespace, without entities, within bounds. The bank movement is always the
entry; the transactions inside a batch are details and never change its amount. Only booked entries
count: pending and informational ones are left out and counted.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError  # only its name: parsing is defused

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kasboek.core.saying import saying
from kasboek.importers.fields import clean
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Detail
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element  # a type

NAME = "camt053"
TITLE = "camt.053"
MAX_DEPTH = 40
"""The standard nests about 15 deep."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{0,5})?").fullmatch
_BOOKED = {"BOOK", ""}
_SKIPPED = {"PDNG": "pending", "INFO": "information", "FUTR": "future"}
_FILLERS = {"", "NOTPROVIDED"}
_UNDATED = dt.date.min


def identify(text: str) -> bool:
    """Return whether this is a customer statement in XML."""
    start = text[:4000]
    return "<" in start[:200] and ("camt.053" in start or "BkToCstmrStmt" in start)


def read(text: str) -> StatementFile:
    """Read the file; XML that breaks off or hides something is refused with its line."""
    skipped: Counter[str] = Counter()
    try:
        statements = tuple(_statements(text, skipped))
    except DefusedXmlException:
        raise Unreadable(saying("importers.xml-entities")) from None
    except ParseError as error:
        raise Unreadable(saying("importers.xml-broken", line=error.position[0])) from None
    if not statements:
        raise Unreadable(saying("importers.xml-no-statement"))
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _statements(text: str, skipped: Counter[str]) -> Iterator[Statement]:
    source = io.BytesIO(_DECLARATION.sub("", text, count=1).encode())
    path: list[str] = []
    stmt = _Stmt()
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element.tag.rpartition("}")[2])
            if len(path) > MAX_DEPTH:
                raise Unreadable(saying("importers.xml-too-deep", limit=MAX_DEPTH))
            if path[-1] == "Stmt":
                stmt = _Stmt()
            continue
        tag = path.pop()
        if path and path[-1] == "Stmt" and tag in {"Acct", "Bal", "Ntry"}:
            stmt.take(tag, _bare(element), skipped)
            element.clear()
        elif tag == "Stmt":
            yield stmt.statement()
            element.clear()


def _bare(element: Element) -> Element:
    for each in element.iter():
        each.tag = each.tag.rpartition("}")[2]
    return element


class _Stmt:
    """One `Stmt` while it is read."""

    def __init__(self) -> None:
        self.account = ""
        self.currency = ""
        self.balances: list[tuple[str, Balance]] = []
        self.lines: list[BankLine] = []
        self.entries = 0

    def take(self, tag: str, element: Element, skipped: Counter[str]) -> None:
        """Take over a child of the statement."""
        if tag == "Acct":
            self.account = _account(element)
            self.currency = _text(element, "Ccy")
        elif tag == "Bal":
            self._balance(element)
        else:
            self.entries += 1
            status = _text(element, "Sts/Cd") or _text(element, "Sts")
            if status in _BOOKED:
                self.lines.append(self._line(element))
            else:
                skipped[_SKIPPED.get(status, status)] += 1

    def _balance(self, element: Element) -> None:
        code = _text(element, "Tp/CdOrPrtry/Cd")
        if code not in {"OPBD", "PRCD", "CLBD"}:
            return
        number = self._amount(element)
        if _text(element, "CdtDbtInd") == "DBIT":
            number = -number
        if day := _day(element, "Dt"):
            self.balances.append((code, Balance(number, day)))

    def _line(self, entry: Element) -> BankLine:
        number = self._amount(entry)
        direction = _text(entry, "CdtDbtInd")
        if direction not in {"CRDT", "DBIT"}:
            raise Unreadable(
                saying("importers.entry-direction", entry=self.entries, text=direction)
            )
        booked = _day(entry, "BookgDt") or _day(entry, "ValDt") or _UNDATED
        incoming = direction == "CRDT"
        details = tuple(_detail(each, incoming) for each in entry.iterfind("NtryDtls/TxDtls"))
        name, iban, text = _told(entry, details)
        reference = _text(entry, "AcctSvcrRef") or (
            _text(entry, "NtryDtls/TxDtls/Refs/AcctSvcrRef") if len(details) == 1 else ""
        )
        return BankLine(
            booked,
            number if incoming else -number,
            name,
            iban,
            text,
            self.entries,
            None,
            f"camt {reference}" if reference.upper() not in _FILLERS else None,
            _day(entry, "ValDt"),
            _text(entry, "BkTxCd/Prtry/Cd") or _text(entry, "BkTxCd/Domn/Fmly/SubFmlyCd"),
            details if len(details) > 1 else (),
            self._foreign(entry),
        )

    def _foreign(self, entry: Element) -> str:
        amount = entry.find("Amt")
        currency = amount.get("Ccy", "").strip() if amount is not None else ""
        return "" if currency == self.currency else currency

    def _amount(self, element: Element) -> Decimal:
        amount = element.find("Amt")
        text = (amount.text or "").strip() if amount is not None else ""
        if amount is None or not _NUMBER(text):
            raise Unreadable(saying("importers.entry-amount", entry=self.entries, text=text))
        currency = amount.get("Ccy", "").strip()
        self.currency = self.currency or currency
        return Decimal(text)

    def statement(self) -> Statement:
        """Return what was read, oldest line first."""
        opening = next(
            (b for kind in ("OPBD", "PRCD") for k, b in self.balances if k == kind), None
        )
        closing = next((b for k, b in reversed(self.balances) if k == "CLBD"), None)
        lines = tuple(sorted(map(self._dated, self.lines), key=lambda line: line.date))
        return Statement(self.account, self.currency, lines, opening, closing, by_entry=True)

    def _dated(self, line: BankLine) -> BankLine:
        """An entry without a day of its own was booked on the statement's day."""
        if line.date != _UNDATED:
            return line
        closing = next((b.day for kind, b in reversed(self.balances) if kind == "CLBD"), None)
        if closing is None:
            raise Unreadable(saying("importers.entry-date", entry=line.row))
        return line._replace(date=closing)


def _account(element: Element) -> str:
    return account_number(_text(element, "Id/IBAN") or _text(element, "Id/Othr/Id"))


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _day(element: Element, path: str) -> dt.date | None:
    text = _text(element, f"{path}/Dt") or _text(element, f"{path}/DtTm")
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise Unreadable(saying("importers.xml-bad-date", text=text[:40])) from None


def _detail(details: Element, incoming: bool) -> Detail:  # noqa: FBT001 # the direction is the fact
    side, ultimate = ("Dbtr", "UltmtDbtr") if incoming else ("Cdtr", "UltmtCdtr")
    parties = details.find("RltdPties")
    name = iban = ""
    if parties is not None:
        name = next(filter(None, (_name(parties, tag) for tag in (side, ultimate))), "")
        account = parties.find(f"{side}Acct")
        iban = _account(account) if account is not None else ""
    amount = _text(details, "Amt")
    return Detail(name, iban, _remittance(details), Decimal(amount) if _NUMBER(amount) else None)


def _name(parties: Element, tag: str) -> str:
    return clean(_text(parties, f"{tag}/Pty/Nm") or _text(parties, f"{tag}/Nm"))


def _remittance(details: Element) -> str:
    parts = [each.text or "" for each in details.iterfind("RmtInf/Ustrd")]
    for strd in details.iterfind("RmtInf/Strd"):
        parts += [_text(strd, "RfrdDocInf/Nb"), _text(strd, "CdtrRefInf/Ref")]
        parts += [each.text or "" for each in strd.iterfind("AddtlRmtInf")]
    told = clean(" ".join(parts))
    if not told:
        reference = _text(details, "Refs/EndToEndId")
        told = "" if reference.upper() in _FILLERS else clean(reference)
    return told or clean(_text(details, "AddtlTxInf"))


def _told(entry: Element, details: tuple[Detail, ...]) -> tuple[str, str, str]:
    """Return name, IBAN and text of the entry: what all its transactions share."""
    names = list(dict.fromkeys(detail.name for detail in details))
    ibans = list(dict.fromkeys(detail.iban for detail in details))
    texts = list(dict.fromkeys(detail.text for detail in details if detail.text))
    more = clean(_text(entry, "AddtlNtryInf"))
    batch = _text(entry, "NtryDtls/Btch/PmtInfId") or _text(entry, "NtryDtls/Btch/MsgId")
    text = texts[0] if len(details) == 1 and texts else more or " / ".join(texts)[:500] or batch
    return (
        names[0] if len(names) == 1 else "",
        ibans[0] if len(ibans) == 1 else "",
        clean(text),
    )
