"""The bookings of a ledger: one pass over its transactions into columns, movements and items."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.book import Column
from kasboek.core.book import Entry
from kasboek.core.book import Movement
from kasboek.reading import movements
from kasboek.reading import owed
from kasboek.reading.items import Items
from kasboek.reading.items import open_items
from kasboek.reading.relations import Names
from kasboek.reading.transactions import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.relations import Terms
    from kasboek.reading.decided import Decided
    from kasboek.reading.language.schema import Report
    from kasboek.reading.sorting import Places

PLAIN, CASH, OWED = 0, 1, 2


class Books(NamedTuple):
    """What the transactions say."""

    entries: tuple[Entry, ...]
    columns: dict[str, Column]
    movements: tuple[Movement, ...]
    items: Items


def books(
    transactions: Iterable[Any],
    decided: Decided,
    terms: Terms | None,
    places: Places,
    report: Report,
) -> Books:
    """Read the transactions, which are in date order.

    This loop is most of what building a book costs, so it appends to lists it has at hand and
    leaves what only some transactions need (cash, invoices) to a second look at those.
    """
    names = Names(decided.counterparties)
    cash = movements.Reader(decided.accounts, decided.counterparties)
    owes = owed.Reader(decided.accounts, names)
    keys = Keys(report)
    columns = _Columns(decided)
    with_cash: list[tuple[int, Any, tuple[str, ...]]] = []
    owed_: list[owed.Owed] = []
    entries: list[Entry] = []
    harmless, file, info = keys.harmless, places.file, columns.info
    for index, entry in enumerate(transactions):
        date, meta, uses = entry.date, entry.meta, 0
        own: dict[int, Mapping[str, Any]] = {}
        said = None if harmless.issuperset(meta) else keys.read(meta, meta)
        position = 0
        for posting in entry.postings:
            add_date, add_number, add_currency, add_entry, use = info[posting.account]
            units = posting.units
            if units is not None:
                add_date(date)
                add_number(units[0])
                add_currency(units[1])
                add_entry(index)
                uses |= use
            if (
                posting.meta
                and not harmless.issuperset(posting.meta)
                and (found := keys.read(posting.meta, meta))
            ):
                own[position] = found
            position += 1
        entries.append(
            Entry(
                date,
                entry.payee or "",
                entry.narration or "",
                entry.flag,
                file(meta["filename"]),
                meta["lineno"],
            )
        )
        if uses & OWED:
            owed_ += owes.read(index, entry, said, own, places(meta))
        if uses & CASH:
            with_cash.append((index, entry, said["plan"] if said and "plan" in said else ()))
    items = open_items(owed_, decided.counterparties, terms)
    moved: list[Movement] = []
    settled, of, read = items.settled, names.of, cash.read
    for index, entry, plan in with_cash:
        moved += read(index, entry, of(entry.payee or ""), settled.get(index), plan)
    return Books(tuple(entries), dict(columns.columns), tuple(moved), items)


class _Columns:
    """The column of each account, with its append methods and its use, made when first met."""

    def __init__(self, decided: Decided) -> None:
        self.columns: dict[str, Column] = {}
        uses = {
            name: OWED if account.kind in owed.OWED else CASH if account.kind == "cash" else PLAIN
            for name, account in decided.accounts.items()
        }
        columns = self.columns

        class Info(dict[str, Any]):
            def __missing__(self, name: str) -> Any:  # bound methods and a number
                column = columns[name] = Column()
                self[name] = found = (
                    column.dates.append,
                    column.numbers.append,
                    column.currencies.append,
                    column.entries.append,
                    uses.get(name, PLAIN),
                )
                return found

        self.info: Any = Info()
