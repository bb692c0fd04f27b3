"""The customers and suppliers of an auditfile as directives of the ledger."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from stdnum import iban as iban_check

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import NUMBER
from kasboek.importers.duplicates.remembered import VAT_ID
from kasboek.writing.merge import Directive
from kasboek.writing.text import amount
from kasboek.writing.text import metadata
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.importers.bookkeeping.auditfile import Auditfile
    from kasboek.importers.bookkeeping.auditfile import Relation
    from kasboek.importers.bookkeeping.charting import Account


def shown(relation: Relation, file: Auditfile) -> str:
    """Return a relation's name in the ledger: its own, with its number where another has it too."""
    twins = file.twins
    return f"{relation.name} ({relation.id})" if relation.name in twins else relation.name


def relations(
    book: Book, file: Auditfile, chart: Mapping[str, Account], day: dt.date
) -> tuple[dict[str, Directive], list[Saying]]:
    """Return the directives that the ledger lacks, by name, and what is to be told of them."""
    kinds = _kinds(file, chart)
    found: dict[str, Directive] = {}
    unclear = 0
    for each in file.relations.values():
        name = shown(each, file)
        if name in book.counterparties or not name:
            continue
        kind = each.kind if each.kind in {"B", "C", "S"} else kinds.get(each.id, "")
        if not kind:
            unclear += 1
            continue
        word = "supplier" if kind == "S" else "customer"
        found[name] = Directive(day, 1, _written(each, word, name, file, day))
    notices = [saying("papers.xaf-relations", count=unclear)] if unclear else []
    return found, notices


def _kinds(file: Auditfile, chart: Mapping[str, Account]) -> dict[str, str]:
    """Return which side each relation is on: by what it owes or is owed, else as its likes are.

    Programs number customers in one range and suppliers in another, by the first sign.
    """
    seen: dict[str, str] = {}
    sides = {AccountClass.RECEIVABLE: "C", AccountClass.PAYABLE: "S"}
    for entry in file.entries:
        for line in entry.lines:
            kind = chart[line.account].kind
            if line.relation and kind in sides:
                seen.setdefault(line.relation, sides[kind])
    for item in file.items:
        kind = chart[item.account].kind if item.account in chart else None
        if item.relation and kind in sides:
            seen.setdefault(item.relation, sides[kind])
    ranges: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for id_, side in seen.items():
        ranges[id_[:1]][side] += 1
    for id_ in file.relations:
        if id_ not in seen and len(ranges[id_[:1]]) == 1:
            seen[id_] = next(iter(ranges[id_[:1]]))
    return seen


def _written(relation: Relation, word: str, name: str, file: Auditfile, day: dt.date) -> str:
    rows = [f"{day} custom {quoted(word)} {quoted(name)}\n"]
    if relation.bank and iban_check.is_valid(relation.bank):
        rows.append(metadata("iban", relation.bank, 2))
    elif relation.bank:
        rows.append(metadata("x-bank", relation.bank, 2))
    if relation.limit and relation.limit > 0 and word == "customer":
        rows.append(f"  credit-limit: {amount(relation.limit)} {file.currency}\n")
    if relation.vat_id:
        rows.append(metadata(VAT_ID, relation.vat_id, 2))
    rows.append(metadata(NUMBER, relation.id, 2))
    return "".join(rows)
