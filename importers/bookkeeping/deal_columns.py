"""Which column of a CRM's export says what: by the words of its header, or as the ledger has it.

Words are those of HubSpot, Pipedrive, Salesforce and Teamleader, in English and Dutch. What they
are called elsewhere is written once, as `x-deals` below the `open` of the account that the deals
are sold on: `x-deals: "number = Ref; amount = Worth; close = When"`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.booking.places import first_of
from kasboek.importers.duplicates.remembered import DEALS
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.files.table import header_of
from kasboek.importers.files.table import table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book

WORDS: Mapping[str, tuple[str, ...]] = {
    "number": (
        *("record id", "record-id", "deal id", "deal - id", "deal - pipedrive system id"),
        *("opportunity id", "opportunity id 18", "dealnummer", "deal nummer", "deal number", "id"),
    ),
    "title": (
        *("deal name", "dealname", "dealnaam", "naam van deal", "deal - title", "deal - titel"),
        *("opportunity name", "naam opportunity", "deal", "deal title", "titel", "title"),
    ),
    "customer": (
        *("associated company", "associated company (primary)", "primary associated company"),
        *("company name", "gekoppeld bedrijf", "bedrijfsnaam", "deal - organization"),
        *("deal - organisation", "deal - organisatie", "organization", "organisation"),
        *("organisatie", "account name", "accountnaam", "naam van de klant", "klantnaam"),
        *("customer name", "klant", "customer", "bedrijf", "company", "account"),
        *("associated contact", "deal - contact person", "contact person", "contactpersoon"),
    ),
    "amount": (
        *("amount", "deal amount", "bedrag", "deal - value", "deal - waarde", "deal value"),
        *("waarde", "value", "geschatte waarde", "estimated value"),
    ),
    "currency": (
        *("deal - currency of value", "deal - currency", "deal - valuta", "amount currency"),
        *("opportunity currency", "currency", "valuta", "munteenheid"),
    ),
    "probability": (
        *("deal probability", "deal - probability", "deal - waarschijnlijkheid", "probability"),
        *("probability (%)", "waarschijnlijkheid", "waarschijnlijkheid (%)", "dealkans"),
        *("slaagkans", "kans op succes", "kans (%)", "kans"),
    ),
    "close": (
        *("deal - expected close date", "deal - verwachte sluitingsdatum", "expected close date"),
        *("expected closing date", "estimated closing date", "close date", "closing date"),
        *("verwachte sluitingsdatum", "verwachte afsluitdatum", "geschatte sluitingsdatum"),
        *("sluitingsdatum", "afsluitdatum", "verwachte sluitdatum", "sluitdatum"),
    ),
    "stage": (
        *("deal stage", "dealfase", "deal - stage", "deal - fase", "stage", "fase"),
        *("sales stage", "stage name"),
    ),
    "status": ("deal - status", "deal status", "status"),
}
"""For each of our columns the words that mean it, the surest first."""

NEEDED = ("amount", "close")
_HINT = re.compile(r"\bdeal|opportunit|verkoopkans|pipeline|\bstage\b|\bfase\b|probabilit")
_FEWEST = 3


class Row(NamedTuple):
    """The cells of a line by the header's words in lower case."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One export: its header as written, and its rows."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]


def is_of_deals(text: str) -> bool:
    """Return whether a text begins with a header of deals, whatever its columns are called."""
    if text.lstrip()[:1] in {"{", "[", "<"}:
        return False
    _, names = header_of(text)
    lowered = [name.lower() for name in names]
    return sum(map(bool, lowered)) >= _FEWEST and any(map(_HINT.search, lowered))


def sheet_of(text: str) -> Sheet:
    """Return header and rows.

    Raises:
        Unreadable: the CSV is damaged.
    """
    _, names = header_of(text)
    lowered = [name.lower() for name in names]
    named = dict.fromkeys(filter(None, lowered))  # a column of numbers may have no name
    found = table(text, {name: (name,) for name in named}, frozenset([*named][1:]))
    rows = [
        Row(number, {name: cell.strip() for name, cell in block.row(index).items()})
        for block in found.blocks()
        for index, number in enumerate(block.numbers)
    ]
    return Sheet(tuple(filter(None, names)), tuple(rows))


def columns(sheet: Sheet, book: Book | None) -> tuple[dict[str, str], str]:
    """Return the header's word for each of our columns, and the account that deals are sold on.

    The account is empty where the ledger names none.
    """
    there = {name.lower() for name in sheet.names}
    found = {
        ours: word
        for ours, words in WORDS.items()
        if (word := next((word for word in words if word in there), None))
    }
    for each in noted(book, DEALS) if book else ():
        mapped = _mapped(each.value)
        if mapped and there.issuperset(mapped.values()):
            account = each.words[1] if each.words[0] == "open" else ""
            return found | mapped, account
    return found, ""


def _mapped(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(";"))
    found = {ours.strip().lower(): theirs.strip().lower() for ours, _, theirs in pairs}
    return {ours: theirs for ours, theirs in found.items() if ours in WORDS and theirs}


def missing(found: Mapping[str, str]) -> Sequence[str]:
    """Return which of our columns are needed and are not there."""
    lacking = [ours for ours in NEEDED if ours not in found]
    if "number" not in found and "title" not in found:
        lacking.insert(0, "number")
    return lacking


def unknown(sheet: Sheet, found: Mapping[str, str], book: Book) -> Saying:
    """Say which columns there are, which are needed, and the line to write."""
    names = {name.lower(): name for name in sheet.names}
    shown = [ours for ours in WORDS if ours in found or ours in {"number", "customer", *NEEDED}]
    written = "; ".join(f"{ours} = {names.get(found.get(ours, ''), '?')}" for ours in shown)
    sold_on = first_of(book, AccountClass.REVENUE) or f"{book.roots[Root.INCOME]}:Sales"
    return saying(
        "bookkeeping.deals-columns",
        needed=", ".join(missing(found)),
        found=", ".join(sheet.names)[:500],
        account=sold_on,
        key=DEALS,
        written=written.replace('"', ""),
    )
