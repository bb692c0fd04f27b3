"""One entry of an ISO 20022 account message.

The bank's movement is always the entry: what the transactions in it say about amounts never
changes it. Elements have lost their namespace.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.standard.camt_payment import FILLERS
from kasboek.importers.standard.camt_payment import NUMBER
from kasboek.importers.standard.camt_payment import Owner
from kasboek.importers.standard.camt_payment import detail
from kasboek.importers.standard.camt_payment import text_of
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element  # a type

    from kasboek.importers.statement import Detail

YEARS = range(1970, 2100)
"""What a bank can mean; beyond lie the fillers, which have no day before or after."""
_DIRECTIONS = {"CRDT": 1, "DBIT": -1}
_SIDES = {True: ("Dbtr", "Cdtr"), False: ("Cdtr", "Dbtr")}
"""Who is on the other side: of money that comes in the debtor, of money that goes the creditor."""


def status(entry: Element) -> str:
    """Return the status: `Sts` before version 04, `Sts/Cd` since; empty where none is told."""
    found = entry.find("Sts")
    return "" if found is None else (text_of(found, "Cd") or (found.text or "").strip())


def amount(element: Element, entry: int) -> tuple[Decimal, str]:
    """Return the amount of an entry or a balance, unsigned as it stands, and its currency."""
    found = element.find("Amt")
    text = "" if found is None else (found.text or "").strip()
    if found is None or not NUMBER(text):
        raise Unreadable(saying("importers.entry-amount", entry=entry, text=text[:40]))
    return Decimal(text), found.get("Ccy", "").strip()


def day(element: Element | None) -> dt.date | None:
    """Return the day of a date or a time as it is written, whatever its zone."""
    if element is None:
        return None
    text = text_of(element, "Dt") or text_of(element, "DtTm")
    return _day(text[:10]) if text else None


@lru_cache(maxsize=4096)
def _day(text: str) -> dt.date:
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        raise Unreadable(saying("importers.xml-bad-date", text=text)) from None
    if found.year not in YEARS:
        raise Unreadable(saying("importers.xml-bad-date", text=text))
    return found


def line(entry: Element, number: int, owner: Owner, prefix: str) -> BankLine:
    """Return an entry as a line; its date is the first of all days where it has none."""
    size, currency = amount(entry, number)
    direction = text_of(entry, "CdtDbtInd")
    sign = _DIRECTIONS.get(direction)
    if sign is None:
        raise Unreadable(saying("importers.entry-direction", entry=number, text=direction[:40]))
    values = day(entry.find("ValDt"))
    payments = [each for more in entry.findall("NtryDtls") for each in more.findall("TxDtls")]
    reversal = text_of(entry, "RvslInd") in {"true", "1"}
    others = _SIDES[(sign > 0) is not reversal]
    details = [detail(each, others, owner, currency, direction) for each in payments]
    name, iban, text = _told(entry, details)
    return BankLine(
        day(entry.find("BookgDt")) or values or dt.date.min,
        sign * size,
        name,
        iban,
        text,
        number,
        None,
        _reference(entry, payments, prefix),
        values,
        _code(entry.find("BkTxCd")),
        tuple(details) if len(details) > 1 and _whole(details, size) else (),
        "" if currency == owner.currency else currency,
    )


def _reference(entry: Element, payments: Sequence[Element], prefix: str) -> str | None:
    found = text_of(entry, "AcctSvcrRef")
    if not found and len(payments) == 1:
        found = text_of(payments[0], "Refs", "AcctSvcrRef")
    return None if found.upper() in FILLERS else f"{prefix} {found}"


def _code(element: Element | None) -> str:
    if element is None:
        return ""
    return text_of(element, "Prtry", "Cd") or text_of(element, "Domn", "Fmly", "SubFmlyCd")


def _whole(details: Sequence[Detail], size: Decimal) -> bool:
    """Say whether the payments are all of the entry."""
    return sum((each.amount or Decimal() for each in details), Decimal()) == size and all(
        each.amount is not None for each in details
    )


def _told(entry: Element, details: Sequence[Detail]) -> tuple[str, str, str]:
    """Return name, IBAN and text of the entry: what all its transactions share."""
    if len(details) == 1 and details[0].text:
        return details[0][:3]
    names = list(dict.fromkeys(detail.name for detail in details))
    ibans = list(dict.fromkeys(detail.iban for detail in details))
    texts = list(dict.fromkeys(detail.text for detail in details if detail.text))
    batch = next(entry.iterfind("NtryDtls/Btch"), None)
    number = "" if batch is None else text_of(batch, "PmtInfId") or text_of(batch, "MsgId")
    text = clean(text_of(entry, "AddtlNtryInf")) or " / ".join(texts)[:500] or clean(number)
    return (
        names[0] if len(names) == 1 else "",
        ibans[0] if len(ibans) == 1 else "",
        text,
    )
