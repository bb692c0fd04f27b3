"""Which open invoice or bill a bank line pays: by exact number, or by who it is.

What a line takes is subtracted at once, so that two payments in one import do not settle the same
invoice twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

    from kasboek.core.open_items import OpenItem
    from kasboek.core.relations import Counterparty

SHORTEST = 4
"""A number of fewer characters stands in too many texts by chance."""


class Settled(NamedTuple):
    """A part of a line that goes to a receivable or payable account, named where it is sure."""

    account: str
    amount: Decimal
    key: str | None = None
    number: str | None = None


class _Open:
    """One invoice or bill with all its instalments, and what is left of it during an import."""

    __slots__ = ("account", "counterparty", "date", "left", "number", "pattern", "receivable")

    def __init__(self, item: OpenItem) -> None:
        self.number = item.number
        self.receivable = item.receivable
        self.account = item.account
        self.counterparty = item.counterparty
        self.date = item.date
        self.left = Decimal()
        number = re.escape(item.number.lower())
        self.pattern = re.compile(rf"(?<!\w)(?<!\d[-./]){number}(?!\w)(?![-.]\d)")

    def fits(self, line: BankLine) -> bool:
        """Money in pays invoices, money out bills, and the other way round for credit notes."""
        coming = self.left if self.receivable else -self.left
        return self.left != 0 and self.date <= line.date and (coming > 0) == (line.amount > 0)


class OpenItems:
    """The open items and the relations of a book, for all statements of one import."""

    def __init__(self, items: Iterable[OpenItem], relations: Iterable[Counterparty]) -> None:
        """Index items by the last word of their number, relations by IBAN and by name."""
        by_number: dict[tuple[str, str, str, bool], _Open] = {}
        for item in items:
            left = item.open_on(dt.date.max)
            if left:
                key = (item.number, item.counterparty, item.account, item.receivable)
                by_number.setdefault(key, _Open(item)).left += left
        self._of: defaultdict[str, list[_Open]] = defaultdict(list)
        self.words: defaultdict[bytes, list[_Open]] = defaultdict(list)
        for each in by_number.values():
            self._of[each.counterparty].append(each)
            words = re.findall(r"\w+", each.number.lower())
            if words and len(each.number) >= SHORTEST:
                self.words[words[-1].encode()].append(each)
        for listed in self._of.values():
            listed.sort(key=lambda each: (each.date, each.number))
        self._ibans: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for relation in relations:
            if relation.iban:
                self._ibans.setdefault(account_number(relation.iban), relation.name)
            for name in (relation.name, *relation.aliases):
                self._names.setdefault(" ".join(name.lower().split()), relation.name)

    def who(self, iban: str, name: str) -> str | None:
        """Return the ledger's name of a line's counterparty: by IBAN, else by exact name."""
        return self._ibans.get(iban) or self._names.get(name.lower())

    def by_reference(
        self, text: str, hits: Collection[bytes], line: BankLine, who: str | None
    ) -> tuple[str, list[Settled]] | None:
        """Return counterparty and parts where the text names open items, else `None`.

        `text` is in lower case, `hits` those of its words that `words` has.

        An empty list of parts says that several are named and it is not clear which is paid.
        """
        if not hits:
            return None
        found = [
            each
            for word in sorted(hits)
            for each in self.words.get(word, ())
            if each.fits(line) and each.pattern.search(text)
        ]
        if who is not None and any(each.counterparty == who for each in found):
            found = [each for each in found if each.counterparty == who]
        if not found:
            return None
        first = found[0]
        if any(e.counterparty != first.counterparty or e.account != first.account for e in found):
            return first.counterparty, []
        return first.counterparty, self._parts(found, line)

    def _parts(self, found: list[_Open], line: BankLine) -> list[Settled]:
        amount, total = abs(line.amount), sum((abs(each.left) for each in found), Decimal())
        account, sign = found[0].account, 1 if line.amount > 0 else -1
        if (len(found) == 1 and amount <= total) or (len(found) > 1 and amount == total):
            parts = []
            for each in found:
                taken = amount if len(found) == 1 else abs(each.left)
                each.left -= taken if each.left > 0 else -taken
                key = "invoice" if each.receivable else "bill"
                parts.append(Settled(account, sign * taken, key, each.number))
            return parts
        self._take(found[0].counterparty, account, line)
        return [Settled(account, line.amount)]

    def by_counterparty(self, who: str, line: BankLine) -> list[Settled] | None:
        """Return the part that goes to the counterparty's oldest items, if it has any open."""
        open_ = [each for each in self._of.get(who, ()) if each.fits(line)]
        if not open_:
            return None
        account = open_[0].account
        self._take(who, account, line)
        return [Settled(account, line.amount)]

    def _take(self, who: str, account: str, line: BankLine) -> None:
        rest = abs(line.amount)
        for each in self._of[who]:
            if rest and each.account == account and each.fits(line):
                taken = min(rest, abs(each.left))
                each.left -= taken if each.left > 0 else -taken
                rest -= taken
