"""Entries sorted out by what they are to us, in one pass."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from beancount.core.data import Balance
from beancount.core.data import Close
from beancount.core.data import Custom
from beancount.core.data import Open
from beancount.core.data import Price
from beancount.core.data import Transaction

from kasboek.core.saying import Source
from kasboek.reading.decided.planned import FLAG
from kasboek.reading.decided.planned import GENERATED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

_DAY = dt.timedelta(days=1)


@dataclass(slots=True)  # not frozen: filled while the entries pass by
class Sorted:
    """The entries by kind, those later than `as_of` left out where a day was asked for.

    Accounts opened later stay: what is planned may stand on them. `coming` names the scenarios
    written later, so that what belongs to one of them is no mistake, and not in any other.
    `planned` are transactions with the flag `#` wherever they were found; `exposed` those of them
    that plugin `books` has not taken out.
    """

    as_of: dt.date | None
    opens: list[Any] = field(default_factory=list)
    closes: list[Any] = field(default_factory=list)
    customs: list[Any] = field(default_factory=list)
    prices: list[Any] = field(default_factory=list)
    balances: list[Any] = field(default_factory=list)
    transactions: list[Any] = field(default_factory=list)
    planned: list[Any] = field(default_factory=list)
    exposed: list[Any] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)


def sort_out(entries: Iterable[Any], as_of: dt.date | None = None) -> Sorted:
    """Sort entries out; what plugin forecast generated is left out."""
    found = Sorted(as_of)
    lists: dict[Any, list[Any]] = {
        Open: found.opens,
        Close: found.closes,
        Custom: found.customs,
        Price: found.prices,
        Balance: found.balances,
    }
    last = as_of or dt.date.max
    add = found.transactions.append
    for entry in entries:
        kind = type(entry)
        if kind is Transaction:
            if entry.flag == FLAG or GENERATED in entry.tags:
                if GENERATED not in entry.tags:
                    found.exposed.append(entry)
            elif as_of is None or entry.date <= last:
                add(entry)
        elif kind in lists and entry.date <= last:
            lists[kind].append(entry)
        elif kind is Balance and entry.date == last + _DAY:
            found.balances.append(entry)  # it holds at the start of its day
        elif kind is Open:
            found.opens.append(entry)
        elif kind is Custom and entry.type == "scenario" and entry.values:
            found.coming.append(str(entry.values[0].value))
    return found


class Places:
    """Gives the source of an entry: its file relative to the ledger's folder, and its line."""

    def __init__(self, root: str) -> None:
        """`root` is the folder of the ledger's top file."""
        self.files = _Files(root)

    def __call__(self, meta: Mapping[str, Any]) -> Source:
        """Return the source that an entry's metadata give."""
        made = (self.files[str(meta.get("filename", ""))], int(meta.get("lineno") or 0))
        return tuple.__new__(Source, made)


class _Files(dict[str, str]):
    """Paths relative to the root, with `/`, by the name that Beancount gives; made once each."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, filename: str) -> str:
        path = filename
        if self._root and os.path.isabs(filename):  # noqa: PTH117 # text in, text out
            try:
                path = os.path.relpath(filename, self._root)
            except ValueError:  # another drive
                path = filename
        found = self[filename] = path.replace(os.sep, "/")
        return found
