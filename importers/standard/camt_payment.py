"""What one payment in an entry of an ISO 20022 account message says: who, how much, what for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.files.fields import clean
from kasboek.importers.statement import Detail
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element  # a type

NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,5})?|\.[0-9]{1,5})").fullmatch
MAX_TEXT = 2000
"""Characters of a text that are kept; the standard has 140 in each of its parts."""
FILLERS = {"", "NOTPROVIDED", "NONREF"}


class Owner(NamedTuple):
    """Whose statement it is: the account, and its currency."""

    account: str
    currency: str


def account(element: Element) -> str:
    """Return the number of an account: IBAN or other."""
    found = element.find("Id")
    if found is None:
        return ""
    return account_number(text_of(found, "IBAN") or text_of(found, "Othr", "Id"))


def detail(
    payment: Element, others: tuple[str, str], owner: Owner, currency: str, direction: str
) -> Detail:
    """Return a payment; its amount is missing where it is told in another currency only."""
    parties = payment.find("RltdPties")
    name = iban = ultimate = ""
    if parties is not None:
        name, iban, ultimate = _other(parties, others, owner)
    text = _remittance(payment)
    if ultimate and name and ultimate not in text and ultimate != name:
        text = f"{text} ({ultimate})".strip()
    size = next(_amounts(payment, currency), None)
    if size is not None and text_of(payment, "CdtDbtInd") not in {"", direction}:
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
    return clean(text_of(party, "Nm") or text_of(party, "Pty", "Nm"))


def _amounts(payment: Element, currency: str) -> Iterator[Decimal]:
    """Yield what a payment says it is in the entry's currency; an instructed amount may not be."""
    more = payment.find("AmtDtls")
    holders = [payment, *(() if more is None else (more.find("TxAmt"), more.find("CntrValAmt")))]
    for each in holders:
        found = None if each is None else each.find("Amt")
        if found is not None and found.get("Ccy", currency).strip() == currency:
            text = (found.text or "").strip()
            if NUMBER(text):
                yield Decimal(text)


def _remittance(payment: Element) -> str:
    found = payment.find("RmtInf")
    parts = list[str]()
    if found is not None:
        parts = [each.text or "" for each in found.findall("Ustrd")]
        for each in found.findall("Strd"):
            parts += [text_of(each, "RfrdDocInf", "Nb"), text_of(each, "CdtrRefInf", "Ref")]
            parts += [more.text or "" for more in each.findall("AddtlRmtInf")]
    told = clean(" ".join(parts)[:MAX_TEXT])
    if not told:
        reference = text_of(payment, "Refs", "EndToEndId")
        told = "" if reference.upper() in FILLERS else clean(reference)
    told = told or clean(text_of(payment, "AddtlTxInf"))
    returned = payment.find("RtrInf")
    if returned is None:
        return told
    reason = text_of(returned, "Rsn", "Cd") or text_of(returned, "Rsn", "Prtry")
    return clean(f"{told} RTRN {reason} {text_of(returned, 'AddtlInf')}")


def text_of(element: Element, *path: str) -> str:
    """Return the text at the end of a path of elements; empty where there is none."""
    found: Element | None = element
    for tag in path:
        if found is None:
            return ""
        found = found.find(tag)
    return "" if found is None else (found.text or "").strip()
