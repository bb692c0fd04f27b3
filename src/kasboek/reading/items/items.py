"""Open items: every invoice and bill with what settled it, and what no item explains.

Openings are gathered first, settlements applied in date order after that (`settling`).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.open_items import Loose
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.open_items import Unexplained
from kasboek.core.open_items import unexplained
from kasboek.core.relations import LEGAL_TERMS
from kasboek.reading.items.opened import NOTHING
from kasboek.reading.items.opened import Group
from kasboek.reading.items.opened import Opened
from kasboek.reading.items.remarks import Remarks
from kasboek.reading.items.settling import Settling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.relations import Counterparty
    from kasboek.core.relations import Terms
    from kasboek.core.saying import Problem
    from kasboek.reading.items.owed import Owed

_CREDIT, _PAYMENT = SettlementKind.CREDIT, SettlementKind.PAYMENT
_PLACE = attrgetter("opened.date", "opened.source")


class Items(NamedTuple):
    """All items, what they leave unexplained, which item an entry settles, and notices."""

    items: tuple[OpenItem, ...]
    unexplained: tuple[Unexplained, ...]
    loose: tuple[Loose, ...]
    settled: Mapping[int, str]
    problems: tuple[Problem, ...]


class Matching:
    """Makes items of all postings on receivable and payable accounts, given in date order."""

    def __init__(self, relations: Mapping[str, Counterparty], terms: Terms | None) -> None:
        """Keep who is known, and the terms of policy `payment-terms`."""
        self._relations, self._terms = relations, terms
        self._all: list[Opened] = []
        self._groups: dict[Group, list[Opened]] = {}
        self._settling: list[Owed] = []
        self._remarks = Remarks()

    def add(self, posting: Owed) -> None:
        """Open an item, or keep a settlement until all items are known."""
        pays = posting.kind is _PAYMENT and posting.amount < NOTHING and not posting.credit
        if pays or not self._opens(posting):
            self._settling.append(posting)

    def _opens(self, posting: Owed) -> bool:
        """Open an item where the posting is an invoice, a bill or a credit note of its own."""
        name = posting.name
        if name is None:
            return False
        credit, side, who = posting.credit, posting.receivable, posting.counterparty
        if posting.amount < NOTHING:
            if not credit and not _undoes(posting):
                return False
        elif credit:  # what is paid back of a credit note
            return False
        group = (side, "" if side else who, name)
        listed = self._groups.get(group)
        if listed is None:
            listed = self._groups[group] = []
            self._add(posting, group, listed)
            return True
        return self._again(posting, group, listed)

    def _again(self, posting: Owed, group: Group, listed: list[Opened]) -> bool:
        """Open a further item of a number that has one: an instalment, or a number used twice.

        What lowers an invoice, or raises it again without selling anything, settles it.
        """
        like = [each for each in listed if each.opened.entry == posting.entry]
        if not like:
            sold_again = posting.kind is _CREDIT and posting.amount > NOTHING
            noted_again = posting.amount < NOTHING and listed[0].amount < NOTHING
            if not sold_again and not noted_again:
                return False
            if posting.explicit:
                self._remarks.twice(posting, listed[0])
        place = (posting.account, posting.currency)
        same = [each for each in like if (each.opened.account, each.opened.currency) == place]
        merged = next((each for each in same if posting.due in {None, each.due}), None)
        if merged is not None:
            merged.amount += posting.amount
            merged.left += posting.amount
        else:
            self._add(posting, group, listed)
        return True

    def _add(self, posting: Owed, group: Group, listed: list[Opened]) -> None:
        side, who, number = group
        name = f"invoice/{number}" if side else f"bill/{who}/{number}"
        if listed:
            name = f"{name}/{len(listed) + 1}"
        due, due_from = posting.due or posting.keys.get("due"), "due"
        if due is None:
            due, due_from = self._due(posting)
        elif due < posting.date and posting.amount > NOTHING:
            self._remarks.due_before(posting, due)
        item = Opened(name, posting, due, due_from)
        listed.append(item)
        self._all.append(item)

    def _due(self, posting: Owed) -> tuple[dt.date, str]:
        """Return when it is due where it does not say so itself, and what says it instead."""
        if posting.amount < NOTHING:  # what we owe back has no term, whatever was agreed
            return posting.date, "date"
        relation = self._relations.get(posting.counterparty)
        if relation is not None and relation.payment_terms is not None:
            return relation.payment_terms.due(posting.date), "terms"
        if self._terms is not None:
            return self._terms.due(posting.date), "policy"
        self._remarks.without_terms.append(posting)
        return LEGAL_TERMS.due(posting.date), "law"

    def result(self) -> Items:
        """Apply all settlements in their order, and return what became of the items."""
        settling = Settling(self._all, self._groups, self._remarks)
        settling.apply(self._settling)
        items = sorted(self._all, key=_PLACE)
        loose = tuple(sorted(settling.outcome.loose, key=lambda part: part.date))
        rests = unexplained(loose)
        return Items(
            tuple([item.frozen() for item in items]),
            rests,
            loose,
            settling.outcome.settled,
            tuple(self._remarks.problems(rests)),
        )


def _undoes(posting: Owed) -> bool:
    """Say whether a lowering posting is a credit note of its own: a negative invoice is one too."""
    return posting.kind is _CREDIT and posting.explicit and "credits" not in posting.keys
