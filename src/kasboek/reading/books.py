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
_NONE: dict[int, Any] = {}


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
    harmless, files, info, new = keys.harmless, places.files, columns.info, tuple.__new__
    for index, entry in enumerate(transactions):
        meta, date, flag, payee, narration, _, _, postings = entry
        said = None if harmless.issuperset(meta) else keys.read(meta, meta)
        own, uses = _NONE, PLAIN
        for posting in postings:
            account, units, _, _, _, more = posting
            if units is None:
                continue
            add, use = info[account]
            add((date, units[0], units[1], index))
            uses |= use
            if more and len(more) != 2 and not harmless.issuperset(more):  # beyond file and line
                own = _own(postings, keys, meta)
        where = (
            date,
            payee or "",
            narration or "",
            flag,
            files[meta["filename"]],
            meta["lineno"],
        )
        entries.append(new(Entry, where))
        if uses & OWED:
            owed_ += owes.read(index, entry, said, own, places(meta))
        if uses & CASH:
            with_cash.append((index, entry, said["plan"] if said and "plan" in said else ()))
    items = open_items(owed_, decided.counterparties, terms)
    moved: list[Movement] = []
    settled, of, read = items.settled.get, names.of, cash.read
    for index, entry, plan in with_cash:
        moved += read(index, entry, of(entry.payee or ""), settled(index), plan)
    return Books(tuple(entries), columns.columns(), tuple(moved), items)


def _own(postings: Iterable[Any], keys: Keys, meta: Mapping[str, Any]) -> dict[int, Any]:
    """Return our keys of each posting that has any, by its position."""
    found = {at: keys.read(p.meta, meta) for at, p in enumerate(postings) if p.meta}
    return {at: said for at, said in found.items() if said}


class _Columns:
    """The rows of each account, with their append method and the account's use."""

    def __init__(self, decided: Decided) -> None:
        self._rows: dict[str, list[Any]] = {}
        uses = {
            name: OWED if account.kind in owed.OWED else CASH if account.kind == "cash" else PLAIN
            for name, account in decided.accounts.items()
        }
        rows = self._rows

        class Info(dict[str, Any]):
            def __missing__(self, name: str) -> Any:  # noqa: ANN401 # a method and a number
                own = rows[name] = []
                self[name] = found = (own.append, uses.get(name, PLAIN))
                return found

        self.info: Any = Info()

    def columns(self) -> dict[str, Column]:
        """Return the rows turned into columns."""
        found: dict[str, Column] = {}
        for name, rows in self._rows.items():
            column = found[name] = Column()
            column.dates, column.numbers, column.currencies, column.entries = map(
                list, zip(*rows, strict=True)
            )
        return found
