"""PayPal's activity download and statement report, in the language of the account.

Gross and fee make net in each row, and the balance of the currency proves them. A row that waits or
is held counts exactly if the balance says that it moved; without balances it is left out, as a memo
always is. A conversion is two rows in two currencies, linked by the transaction that they are for.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from itertools import compress
from itertools import pairwise
from operator import add
from operator import ne
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import table
from kasboek.importers.files.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.providers import paypal_words as words
from kasboek.importers.providers.conversions import Link
from kasboek.importers.providers.conversions import exchanged
from kasboek.importers.providers.days import Days
from kasboek.importers.providers.made import Made
from kasboek.importers.providers.made import made
from kasboek.importers.providers.sheet import joined
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.files.table import Table
    from kasboek.importers.providers.sheet import Sheet
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Part

NAME = "paypal"
TITLE = "PayPal CSV"
PROVIDER = "paypal"
_TEXTS = ("kind", "item", "subject", "invoice", "note", "reference")
_AMOUNTS = ("gross", "fee", "net", "balance")


def identify(text: str) -> bool:
    """Return whether this is a table of gross, fee and net as PayPal calls them somewhere."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    amounts = all(found & set(words.COLUMNS[name]) for name in ("gross", "fee", "net"))
    return amounts and bool(found & set(words.COLUMNS["id"] + words.COLUMNS["zone"]))


def read(text: str) -> StatementFile:
    """Read the table, a statement per currency."""
    rows = table.table(text, words.COLUMNS, words.OPTIONAL)
    days, links = _days(rows), dict[int, Link]()
    every, _ = made(rows, lambda some, _: _lines(some, days, links))
    skipped: Counter[str] = Counter()
    if any(every.tags):
        found: defaultdict[str, list[tuple[str, BankLine]]] = defaultdict(list)
        for unit, line, doubt in zip(every.units, every.lines, every.tags, strict=True):
            found[unit].append((doubt, line))
        booked = {unit: list(_booked(each, skipped)) for unit, each in found.items()}
    else:
        booked = every.by_currency()
    statements = lines.statements(PROVIDER, {unit: each for unit, each in booked.items() if each})
    return StatementFile(NAME, exchanged(statements, links), tuple(sorted(skipped.items())))


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
            and bool(line.amount)
            and line.balance is not None
            and (
                _leaves_at_once(doubt, line)
                if earlier is None
                else line.balance == earlier + line.amount
            )
        )
        if doubt and not moved:
            skipped[doubt] += 1
        else:
            yield line


def _leaves_at_once(doubt: str, line: BankLine) -> bool:
    """Return whether a row without another before it, whose balance cannot tell, has counted.

    What is paid out leaves the balance when it is asked, however long it is under way.
    """
    kinds = [part.kind for part in line.parts]
    return doubt == words.PENDING and line.amount < 0 and kinds == [PartKind.PAYOUT]


def _doubts(rows: Sheet) -> list[str]:
    """Return why each row may not count, in a word; empty where it does."""
    cells = [rows[name] for name in ("impact", "status", "event", "kind")]
    every = list(zip(*cells, ["yes" if each else "" for each in rows["balance"]], strict=True))
    first = dict(zip(reversed(every), reversed(rows.at), strict=True))
    known = {each: _doubt(first[each], each) for each in dict.fromkeys(every)}
    return list(map(known.__getitem__, every))


def _doubt(at: int, row: tuple[str, ...]) -> str:
    impact, status, event, kind, proof = row
    if impact.lower() == words.MEMO:
        return words.MEMO
    state = status.lower()
    for reason, said in words.UNDONE.items():
        if any(word in state for word in said):
            return reason
    if words.kind(event, kind) is PartKind.RESERVE:
        return "hold"
    if state and not proof and not any(word in state for word in words.DONE):
        raise Unreadable(saying("providers.bad-status", line=at, text=status[:40]))
    return ""


def _lines(rows: Sheet, days: Days, links: dict[int, Link]) -> Made:
    gross, fees, net, balances = rows.amounts(*_AMOUNTS)
    said: Sequence[Decimal | None] = [
        number if cell else None for number, cell in zip(balances, rows["balance"], strict=True)
    ]
    unproved = [balance is None for balance in said]
    if any(unproved):
        rows.chosen(unproved).agree(
            *(list(compress(each, unproved)) for each in (gross, fees, net))
        )
    columns = lines.Columns(
        rows.each(rows["date"], days.read),
        net,
        [name or "PayPal" for name in rows["name"]],
        joined(*(rows[name] for name in _TEXTS)),
        [f"paypal {each}" if each else None for each in rows["id"]],
        [event or kind for event, kind in zip(rows["event"], rows["kind"], strict=True)],
        _splits(rows, gross, fees, net, links),
        balances=said,
    )
    found = lines.made(rows.at, columns)
    return Made(rows.currencies("unit"), found, _doubts(rows))


def _days(rows: Table) -> Days:
    """Look at all days and zones: they tell which of day and month comes first."""
    cells, zones = dict[str, None](), dict[str, None]()
    for block in rows.blocks():
        cells |= dict.fromkeys(block.columns["date"])
        zones |= dict.fromkeys(block.columns.get("zone", ()))
    american = any(clean(zone).startswith(words.AMERICAN) for zone in zones)
    return Days(cells, month_first=american)


def _splits(
    rows: Sheet,
    gross: Sequence[Decimal],
    fees: Sequence[Decimal],
    net: Sequence[Decimal],
    links: dict[int, Link],
) -> list[tuple[Part, ...]]:
    """Return gross and fee of each row that adds up; of others the balance proves the net.

    `links` is given the rows that are half a change of currency.
    """
    pairs = list(zip(rows["event"], rows["kind"], strict=True))
    known = {pair: words.kind(*pair) for pair in dict.fromkeys(pairs)}
    if PartKind.TRANSFER in known.values():
        cells = zip(rows.at, pairs, rows["id"], rows["reference"], strict=True)
        links |= {
            at: Link(name, other)
            for at, pair, name, other in cells
            if other and known[pair] is PartKind.TRANSFER
        }
    kinds = [
        PartKind.OTHER  # what we paid; or it had a fee of its own, so it is none
        if (kind is PartKind.GROSS and whole < 0) or (kind is PartKind.FEE and fee)
        else kind
        for kind, whole, fee in zip(map(known.__getitem__, pairs), gross, fees, strict=True)
    ]
    splits = lines.split(kinds, gross, fees)
    if any(map(ne, map(add, gross, fees), net)):
        added = zip(splits, map(add, gross, fees), net, strict=True)
        return [split if whole == left else () for split, whole, left in added]
    return splits
