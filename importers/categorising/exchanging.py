"""A change of currency at a provider: two lines, one in each currency, and one price.

Each line stays a booking of its own, as each stands in a statement of its own. The one in the
foreign currency is booked at what the other says, so that on the account of class transfer both
halves are in one currency, and meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.importers.categorising.categorise import How
from kasboek.writing.text import amount
from kasboek.writing.text import posting

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from kasboek.core.book import Book
    from kasboek.importers.categorising.categorise import Choice
    from kasboek.importers.categorising.categorise import Sorter
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Exchange
    from kasboek.importers.statement import Statement

    Write: TypeAlias = Callable[[BankLine, Choice, str | None, str | None], str]


def writer(book: Book, sorter: Sorter, statement: Statement) -> Write:
    """Return what writes the lines of a statement: the sorter, and prices where there are any."""
    priced = {
        each.row: each
        for each in statement.exchanges
        if statement.currency != book.currency
        and (each.currency == book.currency or each.amount > 0)
    }
    if not priced:
        return sorter.text

    def write(line: BankLine, choice: Choice, broken: str | None, twin: str | None) -> str:
        other = priced.get(line.row)
        if other is None or choice.how is not How.TRANSFER or len(choice.parts) != 1:
            return sorter.text(line, choice, broken, twin)
        return _priced(sorter, line, choice, other, (broken, twin))

    return write


def _priced(
    sorter: Sorter,
    line: BankLine,
    choice: Choice,
    other: Exchange,
    told: tuple[str | None, str | None],
) -> str:
    """Write the line as if it were in the other currency, then its own amount at that price."""
    worth = -other.amount
    parts = (choice.parts[0]._replace(amount=worth),)
    there = line._replace(amount=worth, currency=other.currency)
    text = sorter.text(there, choice._replace(parts=parts), *told)
    own = posting(sorter.account, line.amount, sorter.currency).rstrip("\n")
    price = f"{own} @@ {amount(abs(worth))} {other.currency}\n"
    return text.replace(posting(sorter.account, worth, other.currency), price, 1)
