"""PayPal's activity download and statement report, in the language of the account.

Gross and fee make net in each row, and the balance of the currency proves them. A row that waits or
is held counts exactly if the balance says that it moved; without balances it is left out, as a memo
always is. A conversion is two rows in two currencies, linked by the transaction that they are for.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.providers import paypal_words as words
from kasboek.importers.providers.days import Days
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

NAME = "paypal"
TITLE = "PayPal CSV"
PROVIDER = "paypal"
_AMOUNTS = ("gross", "fee", "net", "balance")


def identify(text: str) -> bool:
    """Return whether this is a table of gross, fee and net as PayPal calls them somewhere."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    amounts = all(found & set(words.COLUMNS[name]) for name in ("gross", "fee", "net"))
    return amounts and bool(found & set(words.COLUMNS["id"] + words.COLUMNS["zone"]))


def read(text: str) -> StatementFile:
    """Read the table, a statement per currency."""
    rows = lines.rows(table.table(text, words.COLUMNS, words.OPTIONAL), words.COLUMNS)
    numbers = lines.Numbers(rows, _AMOUNTS)
    american = any(row["zone"].startswith(words.AMERICAN) for _, row in rows)
    days = Days((row["date"] for _, row in rows), month_first=american)
    found: defaultdict[str, list[tuple[str, BankLine]]] = defaultdict(list)
    for at, row in rows:
        unit = lines.currency(at, row["unit"])
        found[unit].append((_doubt(at, row), _line(at, row, numbers, days)))
    skipped: Counter[str] = Counter()
    booked = {unit: list(_booked(each, skipped)) for unit, each in found.items()}
    statements = lines.statements(PROVIDER, {unit: each for unit, each in booked.items() if each})
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _booked(found: Sequence[tuple[str, BankLine]], skipped: Counter[str]) -> Iterator[BankLine]:
    """Give the lines that count; a doubtful one does if the balance moved by it."""
    every = [line for doubt, line in found if doubt != words.MEMO]
    if lines.follows(every[::-1]) > lines.follows(every):
        every.reverse()
    before = {line.row: earlier.balance for earlier, line in pairwise(every)}
    for doubt, line in found:
        earlier = before.get(line.row)
        moved = (
            doubt != words.MEMO
            and earlier is not None
            and line.balance == earlier + line.amount
            and bool(line.amount)
        )
        if doubt and not moved:
            skipped[doubt] += 1
        else:
            yield line


def _doubt(at: int, row: dict[str, str]) -> str:
    """Return why a row may not count, in a word; empty where it does."""
    if row["impact"].lower() == words.MEMO:
        return words.MEMO
    status = row["status"].lower()
    for reason, said in words.UNDONE.items():
        if any(word in status for word in said):
            return reason
    if words.kind(row["event"], row["kind"]) is PartKind.RESERVE:
        return "hold"
    if status and not row["balance"] and not any(word in status for word in words.DONE):
        raise Unreadable(saying("providers.bad-status", line=at, text=row["status"][:40]))
    return ""


def _line(at: int, row: dict[str, str], numbers: lines.Numbers, days: Days) -> BankLine:
    gross, fee, net = (numbers(at, row[name]) for name in ("gross", "fee", "net"))
    balance = numbers(at, row["balance"]) if row["balance"] else None
    if balance is None:
        lines.agreed(at, gross, fee, net)
    kind = words.kind(row["event"], row["kind"])
    if kind is PartKind.GROSS and gross < 0:
        kind = PartKind.OTHER  # what we paid
    if kind is PartKind.FEE and fee:
        kind = PartKind.OTHER  # it had a fee of its own, so it is none
    # a row that does not add up is not split; whether its net is right is for the balance to say
    split = lines.parts((kind, gross), (PartKind.FEE, fee)) if gross + fee == net else ()
    text = (row["kind"], row["item"], row["subject"], row["invoice"], row["note"], row["reference"])
    return BankLine(
        days.read(at, row["date"]),
        net,
        clean(row["name"]) or "PayPal",
        "",
        clean(" ".join(dict.fromkeys(filter(None, text)))),
        at,
        balance,
        f"paypal {row['id']}" if row["id"] else None,
        None,
        row["event"] or row["kind"],
        (),
        "",
        split,
    )
