"""An invoice or bill while its history is put together, and the item that it becomes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.reading.items.owed import Owed

Group: TypeAlias = tuple[bool, str, str]
"""What names an item: side, counterparty (of a bill; an invoice's number is our own), number."""
NOTHING = Decimal()
_KEYS: tuple[tuple[str, Any], ...] = (
    ("expected", None),
    ("disputed", False),
    ("collect", None),
    ("hold", False),
    ("covers", None),
    ("campaign", None),
    ("reminders", 0),
    ("plan", ()),
)
"""What an item takes from its keys as it stands, in its own order, and what it is without."""
_TAKEN = frozenset(key for key, _ in _KEYS)
_WITHOUT = tuple(value for _, value in _KEYS)


class Opened:
    """An item of which more may still be settled; `left` is what is open of it so far."""

    __slots__ = ("amount", "due", "due_from", "id", "left", "opened", "settlements")

    def __init__(self, name: str, opened: Owed, due: dt.date, due_from: str) -> None:
        """Open the item with the amount of the posting that is its invoice, bill or note."""
        self.id = name
        self.opened = opened
        self.amount = self.left = opened.amount
        self.due = due
        self.due_from = due_from
        self.settlements: list[Settlement] = []

    def settle(self, amount: Decimal, by: Owed, allocated: bool = False) -> None:  # noqa: FBT001, FBT002 # as a Settlement has it
        """Lower what is open (raise it where negative)."""
        self.left -= amount
        made = (by.date, amount, by.kind, by.source, allocated)
        self.settlements.append(tuple.__new__(Settlement, made))

    def frozen(self) -> OpenItem:
        """Return the item as it stays, its fields in the order of `OpenItem`."""
        day, _, currency, account, side, who, name, _, _, _, _, keys, _, others, _, source = (
            self.opened
        )
        expected, disputed, collect, hold, covers, campaign, reminders, plan = (
            _WITHOUT if _TAKEN.isdisjoint(keys) else [keys.get(key, value) for key, value in _KEYS]
        )
        made = (
            self.id,
            name or "",
            side,
            who,
            account,
            day,
            self.due,
            self.due_from,
            self.amount,
            currency,
            source,
            tuple(self.settlements),
            expected,
            disputed,
            collect,
            hold,
            covers,
            campaign,
            reminders,
            plan,
            others,
        )
        return tuple.__new__(OpenItem, made)
