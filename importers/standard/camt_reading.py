"""One statement of an ISO 20022 account message, while it is read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.standard.camt_entry import amount
from kasboek.importers.standard.camt_entry import day
from kasboek.importers.standard.camt_entry import line
from kasboek.importers.standard.camt_entry import status
from kasboek.importers.standard.camt_payment import Owner
from kasboek.importers.standard.camt_payment import account
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections import Counter
    from decimal import Decimal
    from xml.etree.ElementTree import Element  # a type

_SKIPPED = {"PDNG": "pending", "INFO": "information", "FUTR": "future"}


class Reading:
    """Takes over the children of a statement as they end."""

    def __init__(self, name: str) -> None:
        """Begin a statement of a message of that format."""
        self.prefix = "camt" if name == "camt053" else name
        self.owner = Owner("", "")
        self.balances: defaultdict[str, list[Balance]] = defaultdict(list)
        self.lines: list[BankLine] = []
        self.entries = 0

    def take(self, element: Element, skipped: Counter[str]) -> None:
        """Take over a child of the statement."""
        if element.tag == "Ntry":
            self.entries += 1
            if (state := status(element)) not in {"BOOK", ""}:
                skipped[_SKIPPED.get(state, state[:20])] += 1
                return
            if not self.owner.currency:
                self.owner = self.owner._replace(currency=amount(element, self.entries)[1])
            self.lines.append(line(element, self.entries, self.owner, self.prefix))
        elif element.tag == "Acct":
            currency = (element.findtext("Ccy") or "").strip()
            self.owner = Owner(account(element), currency or self.owner.currency)
        elif element.tag == "Bal":
            self._balance(element)

    def _balance(self, element: Element) -> None:
        code = (element.findtext("Tp/CdOrPrtry/Cd") or "").strip()
        if code not in {"OPBD", "PRCD", "CLBD", "ITBD", "FWAV", "OPAV", "CLAV"}:
            return
        number, currency = amount(element, self.entries)
        if (element.findtext("CdtDbtInd") or "").strip() == "DBIT":
            number = -number
        if not self.owner.currency:
            self.owner = self.owner._replace(currency=currency)
        if found := day(element.find("Dt")):
            self.balances[code].append(Balance(number, found))

    def statement(self) -> Statement:
        """Return what was read, oldest line first."""
        opening = next(iter(self.balances["OPBD"] or self.balances["PRCD"]), None)
        closing = next(reversed(self.balances["CLBD"]), None)
        lines = [self._dated(each, closing) for each in self.lines]
        if lines and lines[-1].date < lines[0].date:
            lines.reverse()  # newest first
        lines.sort(key=lambda each: each.date)
        own, currency = self.owner
        if opening is None and closing is None:
            opening, closing = self._available(lines)
        held = self._during_the_day(opening, lines) if closing is None else closing
        if closing is not None and opening is not None:
            held = self._with_what_is_to_come(opening, closing, lines)
        return Statement(own, currency, tuple(lines), opening, held, by_entry=True)

    def _available(self, lines: list[BankLine]) -> tuple[Balance | None, Balance | None]:
        """Take the balances available where a bank gives no others, if they are those booked.

        They are where the entries lead from the one to the other.
        """
        opening = next(iter(self.balances["OPAV"]), None)
        closing = next(reversed(self.balances["CLAV"]), None)
        if opening and closing and _after(opening, lines) == closing.number:
            return opening, closing
        return None, None

    def _during_the_day(self, opening: Balance | None, lines: list[BankLine]) -> Balance | None:
        """Take the balance of the moment for the closing one, where it is that of these entries.

        A report of the day may hold a part of the day's entries, and then proves nothing.
        """
        found = next(reversed(self.balances["ITBD"]), None)
        return found if opening and found and _after(opening, lines) == found.number else None

    def _with_what_is_to_come(
        self, opening: Balance, closing: Balance, lines: list[BankLine]
    ) -> Balance:
        """Add to the closing balance the entries whose value date is later, where it lacks them.

        Some banks (PostFinance) book them in the balance on that day only; a balance to come (FWAV)
        must hold them, or the chain is broken.
        """
        after = _after(opening, lines)
        later = [each for each in lines if each.value_date and each.value_date > closing.day]
        lacks = after != closing.number and _after(closing, later) == after
        stated = lacks and any(each.number == after for each in self.balances["FWAV"])
        return Balance(after, closing.day) if stated else closing

    @staticmethod
    def _dated(each: BankLine, closing: Balance | None) -> BankLine:
        """An entry without a day of its own was booked on the statement's day."""
        if each.date.year > 1:
            return each
        if closing is None:
            raise Unreadable(saying("importers.entry-date", entry=each.row))
        return each._replace(date=closing.day)


def _after(balance: Balance, lines: list[BankLine]) -> Decimal:
    return sum((each.amount for each in lines), balance.number)
