"""Signing a reconciliation: who may, what can be signed, and the text it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

import click

from kasboek.cli import git
from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import BANK_DATA_AGE
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.writing.decisions import readable
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.merge import Directive
from kasboek.writing.merge import merged
from kasboek.writing.text import amount
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.core.book import Stated
    from kasboek.core.position.reconciling import Reconciliation
    from kasboek.core.shapes.shape import Json

ROLE = "reconciliation"


class Signed(NamedTuple):
    """A balance as it was signed; `path` is the file, relative to the ledger's folder."""

    account: str
    balance: Money
    until: dt.date
    person: str
    path: str

    def says(self) -> Saying:
        """Say what was signed and where it stands."""
        return saying("reconcile.written", **self._asdict())

    def shape(self) -> Json:
        """Return it for JSON."""
        told = self._asdict() | {"balance": self.balance.number}
        return told | {"currency": self.balance.currency}


def sign(frame: Frame, book: Book, found: Reconciliation) -> list[Signed]:
    """Write a signature under each last statement that has none yet; return those.

    Stops with code 3 where anything is not as it should be, and with 4 where the ledger has other
    errors: all that was asked for is signed, or nothing.
    """
    person = _person(frame, book)
    refused = list(_refusals(book, found))
    for each in refused:
        click.echo(frame.say(each), err=True)
    if refused:
        frame.stop(Exit.REFUSED, "reconcile.refused")
    frame.finish(book)
    due = [line.statement for line in found.lines if line.statement and not line.is_signed]
    path = _file(book, frame.path().name)
    signed = [
        Signed(each.account, Money(each.number, each.currency), each.day, person, path)
        for each in due
    ]
    if signed:
        _write(frame, Path(book.root), path, signed)
    return signed


def _person(frame: Frame, book: Book) -> str:
    """Return the address of who signs as git knows it, if that person has the role."""
    may = [role.person for role in book.roles if role.role == ROLE]
    who = git.email(frame.path().resolve().parent)
    if who is None:
        frame.stop(Exit.REFUSED, "reconcile.nobody")
    if not may:
        frame.stop(Exit.REFUSED, "reconcile.no-role", date=str(today()), person=who)
    named = next((each for each in may if each.casefold() == who.casefold()), None)
    if named is None:
        frame.stop(Exit.REFUSED, "reconcile.not-yours", person=who, may=", ".join(may))
    return named


def _refusals(book: Book, found: Reconciliation) -> Iterator[Saying]:
    limit = Standpoint.of(book, found.day).number("bank-data-age", BANK_DATA_AGE)
    stated = [line for line in found.lines if line.statement is not None]
    if not stated:
        yield saying("reconcile.nothing-stated")
    for line in stated:
        off = line.difference
        if off:
            yield saying(
                "reconcile.differs", account=line.account, amount=Money(off, line.currency)
            )
        elif line.statement and not line.is_signed and _age(line.statement) > limit:
            yield saying(
                "reconcile.stale",
                account=line.account,
                date=line.statement.day,
                days=_age(line.statement),
                limit=limit,
            )


def _age(statement: Stated) -> int:
    return (today() - statement.day).days


def _file(book: Book, head: str) -> str:
    """Return the file of the last signature, else of the role, else the ledger's head."""
    said = [role.source.file for role in book.roles if role.role == ROLE]
    said += [one.source.file for one in book.reconciled]
    root = Path(book.root).resolve()
    inside = (file for file in reversed(said) if (root / file).resolve().is_relative_to(root))
    return next(inside, head)


def _write(frame: Frame, root: Path, name: str, signed: Sequence[Signed]) -> None:
    day, path = today(), root / name
    texts = [
        f'{day} custom "reconciled" {each.account} {amount(each.balance.number)}'
        f" {each.balance.currency} {quoted(each.person)}\n  statement: {each.until}\n"
        for each in signed
    ]
    try:
        with locked(root):
            before = readable(path)
            after = merged(before.decode(), [Directive(day, 1, text) for text in texts])
            commit(root, [Put(path, after.encode(), before)])
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
