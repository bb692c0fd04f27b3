"""What the commands that write plan lines share: numbers, accounts, and the writing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import spoken
from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.scenario.drafts import main_account
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import Remove
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.plan_lines import FILE
from kasboek.writing.plan_lines import appended

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book

_RATE = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*(%?)")
_HUNDRED = Decimal(100)


class Rate(click.ParamType):  # type: ignore[type-arg] # generic only in newer clicks
    """A part of a whole, written 0.062 or 6.2%."""

    name = "rate"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Read the rate; what is above 1 was most likely meant as percent, and is refused."""
        if isinstance(value, Decimal):
            return value
        found = _RATE.fullmatch(str(value).strip())
        if not found:
            self.fail(spoken(ctx).tell("plan.no-rate", text=str(value)), param, ctx)
        number = Decimal(found[1].replace(",", "."))
        rate = number / _HUNDRED if found[2] else number
        if rate > 1:
            told = spoken(ctx).tell(
                "plan.high-rate",
                text=str(value),
                percent=percent(rate),
                likely=f"{_likely(number):f}",
            )
            self.fail(told, param, ctx)
        return rate


def _likely(number: Decimal) -> Decimal:
    """Return the rate that a number above 1 was most likely meant as: 6.2 and 620 as 0.062."""
    while number >= 1:
        number /= _HUNDRED
    return number.normalize()


class Months(click.ParamType):  # type: ignore[type-arg] # generic only in newer clicks
    """A number of months, from `least` to 1200."""

    name = "months"

    def __init__(self, least: int) -> None:
        """Take the least that makes sense."""
        self.least = least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number."""
        text = str(value)
        if not text.isascii() or not text.isdigit() or not self.least <= int(text[:9]) <= 1200:
            self.fail(spoken(ctx).tell("plan.no-months", text=text, least=self.least), param, ctx)
        return int(text)


@dataclass(slots=True)  # not frozen: it collects what is missing, to ask for it all at once
class Accounts:
    """The ledger's accounts for lines from `first` to `last`; `missing` are `open` directives."""

    frame: Frame
    book: Book
    first: dt.date
    last: dt.date
    missing: list[str] = field(default_factory=list)

    def named(self, name: str) -> str:
        """Return an account the user named, or stop where it cannot hold the lines."""
        account = self.book.accounts.get(name)
        stop, currency = self.frame.stop, self.book.currency
        if account is None:
            near = get_close_matches(name, self.book.accounts, 1, 0.6)
            hint = self.frame.tell("plan.meant", name=near[0]) if near else ""
            opens = f"{self.first} open {name} {currency}"
            stop(Exit.USAGE, "plan.unknown-account", name=name, hint=hint, text=opens)
        if account.closed is not None and account.closed <= self.last:
            stop(Exit.USAGE, "plan.closed", name=name, closed=account.closed, last=self.last)
        if account.opened > self.first:
            stop(Exit.USAGE, "plan.not-open", name=name, opened=account.opened, first=self.first)
        if account.currencies and currency not in account.currencies:
            known = ", ".join(account.currencies)
            stop(Exit.USAGE, "plan.wrong-currency", name=name, known=known, currency=currency)
        return name

    def of(
        self,
        option: str,
        *kinds: AccountClass,
        tail: str,
        balance: bool = False,
        among: Sequence[str] | None = None,
    ) -> str:
        """Return the account of one of these classes that is used most; ask for a missing one.

        Several that are used alike are named, so that the user chooses. `among` narrows it down.
        """
        if AccountClass.CASH in kinds and self._usable(main := main_account(self.book)):
            return main
        found = [
            account.name
            for account in self.book.of_class(*kinds)
            if account.on_balance is balance
            and self._usable(account.name)
            and (among is None or account.name in among)
        ]
        if not found:
            kind = kinds[0].value
            text = f'{self.first} open {tail} {self.book.currency}\n  class: "{kind}"\n'
            self.missing.append(text)
            return tail
        most = max(map(self._postings, found))
        used = [name for name in found if self._postings(name) == most]
        if len(used) > 1:
            known = ", ".join(used)
            self.frame.stop(Exit.USAGE, "plan.which", kind=kinds[0].value, known=known, name=option)
        return used[0]

    def ask(self) -> None:
        """Stop with the `open` directives of all that is missing, if anything is."""
        if self.missing:
            text = "".join(dict.fromkeys(self.missing))
            self.frame.stop(Exit.USAGE, "plan.missing", text=text.rstrip())

    def _usable(self, name: str) -> bool:
        account = self.book.accounts.get(name)
        return (
            account is not None
            and (not account.currencies or self.book.currency in account.currencies)
            and account.opened <= self.first
            and (account.closed is None or account.closed > self.last)
        )

    def _postings(self, name: str) -> int:
        column = self.book.columns.get(name)
        return len(column.dates) if column else 0


def percent(rate: Decimal) -> Decimal:
    """Return a rate as percent, without zeros at its end.

    >>> percent(Decimal("0.0620")), percent(Decimal("0.2"))
    (Decimal('6.2'), Decimal('20'))
    """
    whole = rate * _HUNDRED
    return whole.quantize(Decimal(1)) if whole == whole.to_integral() else whole.normalize()


def refuse_twice(frame: Frame, book: Book, ids: Iterable[str]) -> None:
    """Stop where the plan has a line of one of these ids already: a second would replace it."""
    known = {line.id: line.source for line in book.plan}
    for name in ids:
        if name in known:
            frame.stop(Exit.USAGE, "plan.twice", id=name, source=str(known[name]))


def show_or_write(frame: Frame, book: Book, text: str, *, write: bool) -> str | None:
    """Print the text, or append it to the plan and return the file, relative to the ledger.

    What would give the ledger an error it has not had is taken back, and told.
    """
    if not write:
        return None
    head, before = frame.path(), set(_errors(book))
    root = Path(book.root)
    try:
        with locked(root):
            puts = appended(head, text)
            commit(root, puts)
            new = [one for one in _errors(frame.reload()) if one not in before]
            if new:
                _take_back(root, puts)
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
    if new:
        frame.stop(Exit.REFUSED, "plan.not-written", count=len(new), first=new[0])
    return FILE


def _errors(book: Book) -> Sequence[str]:
    """Return what is wrong in a book, without lines, which move when text is added."""
    return [str(problem.saying) for problem in book.problems if problem.error]


def _take_back(root: Path, puts: Iterable[Put]) -> None:
    """Put back what stood there before."""
    back = (
        Remove(put.path, put.after) if put.before is None else Put(put.path, put.before, put.after)
        for put in puts
    )
    commit(root, list(back))
