"""One entry of an ISO 20022 account message.

The bank's movement is always the entry: what the transactions in it say about amounts never
changes it. Elements have lost their namespace.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.importers.fields import clean
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Detail
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element  # a type

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,5})?|\.[0-9]{1,5})").fullmatch
_FILLERS = {"", "NOTPROVIDED", "NONREF"}
_DIRECTIONS = {"CRDT": 1, "DBIT": -1}
_SIDES = {True: ("Dbtr", "Cdtr"), False: ("Cdtr", "Dbtr")}
"""Who is on the other side: of money that comes in the debtor, of money that goes the creditor."""


class Owner(NamedTuple):
    """Whose statement it is: the account, and its currency."""

    account: str
    currency: str


def status(entry: Element) -> str:
    """Return the status: `Sts` before version 04, `Sts/Cd` since; empty where none is told."""
    found = entry.find("Sts")
    return "" if found is None else (_text(found, "Cd") or (found.text or "").strip())


def amount(element: Element, entry: int) -> tuple[Decimal, str]:
    """Return the amount of an entry or a balance, unsigned as it stands, and its currency."""
    found = element.find("Amt")
    text = "" if found is None else (found.text or "").strip()
    if found is None or not _NUMBER(text):
        raise Unreadable(saying("importers.entry-amount", entry=entry, text=text[:40]))
    return Decimal(text), found.get("Ccy", "").strip()


def account(element: Element) -> str:
    """Return the number of an account: IBAN or other."""
    found = element.find("Id")
    if found is None:
        return ""
    return account_number(_text(found, "IBAN") or _text(found, "Othr", "Id"))


def day(element: Element | None) -> dt.date | None:
    """Return the day of a date or a time as it is written, whatever its zone."""
    if element is None:
        return None
    text = _text(element, "Dt") or _text(element, "DtTm")
    return _day(text[:10]) if text else None


@lru_cache(maxsize=4096)
def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Unreadable(saying("importers.xml-bad-date", text=text)) from None


def line(entry: Element, number: int, owner: Owner, prefix: str) -> BankLine:
    """Return an entry as a line; its date is the first of all days where it has none."""
    size, currency = amount(entry, number)
    direction = _text(entry, "CdtDbtInd")
    sign = _DIRECTIONS.get(direction)
    if sign is None:
        raise Unreadable(saying("importers.entry-direction", entry=number, text=direction[:40]))
    values = day(entry.find("ValDt"))
    payments = [each for more in entry.findall("NtryDtls") for each in more.findall("TxDtls")]
    reversal = _text(entry, "RvslInd") in {"true", "1"}
    others = _SIDES[(sign > 0) is not reversal]
    details = [_detail(each, others, owner, currency, direction) for each in payments]
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
    found = _text(entry, "AcctSvcrRef")
    if not found and len(payments) == 1:
        found = _text(payments[0], "Refs", "AcctSvcrRef")
    return None if found.upper() in _FILLERS else f"{prefix} {found}"


def _code(element: Element | None) -> str:
    if element is None:
        return ""
    return _text(element, "Prtry", "Cd") or _text(element, "Domn", "Fmly", "SubFmlyCd")


def _whole(details: Sequence[Detail], size: Decimal) -> bool:
    """Say whether the payments are all of the entry."""
    return sum((each.amount or Decimal() for each in details), Decimal()) == size and all(
        each.amount is not None for each in details
    )


def _detail(
    payment: Element, others: tuple[str, str], owner: Owner, currency: str, direction: str
) -> Detail:
    parties = payment.find("RltdPties")
    name = iban = ultimate = ""
    if parties is not None:
        name, iban, ultimate = _other(parties, others, owner)
    text = _remittance(payment)
    if ultimate and name and ultimate not in text and ultimate != name:
        text = f"{text} ({ultimate})".strip()
    size = next(_amounts(payment, currency), None)
    if size is not None and _text(payment, "CdtDbtInd") not in {"", direction}:
        size = -size
    return Detail(name or ultimate, iban, text, size)


def _other(parties: Element, others: tuple[str, str], owner: Owner) -> tuple[str, str, str]:
    """Return name, account and ultimate party of who is not us.

    A payment that was returned has kept its sides, whatever way the money goes now.
    """
    side, opposite = others
    name, iban = _party(parties, side)
    if iban == owner.account or not (name or iban):
        there = _party(parties, opposite)
        if there[1] != owner.account and (there[1] or (iban and there[0])):
            side, (name, iban) = opposite, there
    return name, iban, _name(parties.find(f"Ultmt{side}"))


def _party(parties: Element, side: str) -> tuple[str, str]:
    found = parties.find(f"{side}Acct")
    return _name(parties.find(side)), "" if found is None else account(found)


def _name(party: Element | None) -> str:
    if party is None:
        return ""
    return clean(_text(party, "Nm") or _text(party, "Pty", "Nm"))


def _amounts(payment: Element, currency: str) -> Iterator[Decimal]:
    """Yield what a payment says it is in the entry's currency; an instructed amount may not be."""
    more = payment.find("AmtDtls")
    holders = [payment, *(() if more is None else (more.find("TxAmt"), more.find("CntrValAmt")))]
    for each in holders:
        found = None if each is None else each.find("Amt")
        if found is not None and found.get("Ccy", currency).strip() == currency:
            text = (found.text or "").strip()
            if _NUMBER(text):
                yield Decimal(text)


def _remittance(payment: Element) -> str:
    found = payment.find("RmtInf")
    parts = list[str]()
    if found is not None:
        parts = [each.text or "" for each in found.findall("Ustrd")]
        for each in found.findall("Strd"):
            parts += [_text(each, "RfrdDocInf", "Nb"), _text(each, "CdtrRefInf", "Ref")]
            parts += [more.text or "" for more in each.findall("AddtlRmtInf")]
    told = clean(" ".join(parts))
    if not told:
        reference = _text(payment, "Refs", "EndToEndId")
        told = "" if reference.upper() in _FILLERS else clean(reference)
    told = told or clean(_text(payment, "AddtlTxInf"))
    returned = payment.find("RtrInf")
    if returned is None:
        return told
    reason = _text(returned, "Rsn", "Cd") or _text(returned, "Rsn", "Prtry")
    return clean(f"{told} RTRN {reason} {_text(returned, 'AddtlInf')}")


def _told(entry: Element, details: Sequence[Detail]) -> tuple[str, str, str]:
    """Return name, IBAN and text of the entry: what all its transactions share."""
    if len(details) == 1 and details[0].text:
        return details[0][:3]
    names = list(dict.fromkeys(detail.name for detail in details))
    ibans = list(dict.fromkeys(detail.iban for detail in details))
    texts = list(dict.fromkeys(detail.text for detail in details if detail.text))
    batch = next(entry.iterfind("NtryDtls/Btch"), None)
    number = "" if batch is None else _text(batch, "PmtInfId") or _text(batch, "MsgId")
    text = clean(_text(entry, "AddtlNtryInf")) or " / ".join(texts)[:500] or clean(number)
    return (
        names[0] if len(names) == 1 else "",
        ibans[0] if len(ibans) == 1 else "",
        text,
    )


def _text(element: Element, *path: str) -> str:
    found: Element | None = element
    for tag in path:
        if found is None:
            return ""
        found = found.find(tag)
    return "" if found is None else (found.text or "").strip()
