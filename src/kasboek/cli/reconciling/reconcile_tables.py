"""A reconciliation in the terminal: the accounts, what waits, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.tables import COLOURS
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.core.accounts import AccountClass
from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.book import Book
    from kasboek.core.position.reconciling import Line
    from kasboek.core.position.reconciling import Reconciliation
    from kasboek.core.position.waiting import Waiting
    from kasboek.core.saying import Saying


def print_reconciliation(frame: Frame, book: Book, found: Reconciliation) -> None:
    """Print the accounts, then what waits, the oldest first, then what comes next."""
    agree = sum(line.agrees for line in found.lines)
    frame.print(frame.tell("reconcile.title", date=found.day, agree=agree, count=len(found.lines)))
    frame.print()
    _print_lines(frame, found)
    waits = [each for line in found.lines for each in line.waiting] + list(found.elsewhere)
    if waits:
        frame.print()
        _print_waiting(frame, found, sorted(waits, key=lambda each: (each.date, each.source)))
    _print_suspense(frame, book, found)
    notes = [told for line in found.lines for told in _remarks(line)]
    if due := sum(line.agrees and not line.is_signed for line in found.lines):
        notes.append(saying("reconcile.to-sign", count=due))
    if notes:
        frame.print()
    for told in notes:
        frame.print(told)


def _print_lines(frame: Frame, found: Reconciliation) -> None:
    heads = (
        Column(frame.tell("reconcile.account"), flexible=True),
        Column(frame.tell("reconcile.until")),
        Column(frame.tell("reconcile.statement"), right=True),
        Column(frame.tell("reconcile.ledger"), right=True),
        Column(frame.tell("reconcile.difference"), right=True),
        Column(frame.tell("reconcile.waiting"), right=True),
        Column(frame.tell("reconcile.signed")),
    )
    rows: list[list[Cell]] = []
    for line in found.lines:
        said, off = line.statement, line.difference
        rows.append(
            [
                line.account,
                said.day if said else saying("reconcile.none"),
                Money(said.number, line.currency) if said else "",
                Money(line.ledger, line.currency),
                "" if off is None else Money(off, line.currency),
                len(line.waiting) or "",
                _signed(frame, line),
            ]
        )
    print_table(frame, heads, rows)


def _signed(frame: Frame, line: Line) -> Cell:
    by = line.signed
    if by is None:
        return saying("reconcile.not-signed")
    told = frame.tell("reconcile.signed-by", date=by.until, person=by.person)
    return Styled(told, COLOURS["ok"] if line.is_signed else "")


def _print_waiting(frame: Frame, found: Reconciliation, waits: Sequence[Waiting]) -> None:
    heads = (
        Column(frame.tell("reconcile.since")),
        Column(frame.tell("reconcile.days"), right=True),
        Column(frame.tell("reconcile.on")),
        Column(frame.tell("reconcile.amount"), right=True),
        Column(frame.tell("reconcile.who"), flexible=True),
        Column(frame.tell("reconcile.why")),
        Column(frame.tell("reconcile.place")),
    )
    rows: list[list[Cell]] = [
        [
            each.date,
            each.days(found.day),
            each.held_on or each.account,
            each.amount,
            each.payee or each.text,
            saying(f"reconcile.why-{each.why.value}"),
            str(each.source),
        ]
        for each in waits
    ]
    print_table(frame, heads, rows, frame.tell("reconcile.waits", count=len(waits)))
    frame.print(frame.tell("reconcile.ask"))


def _print_suspense(frame: Frame, book: Book, found: Reconciliation) -> None:
    for account in book.of_class(AccountClass.SUSPENSE, AccountClass.TRANSFER):
        key = "suspense" if account.kind is AccountClass.SUSPENSE else "under-way"
        for currency, number in sorted(book.balance(account.name, found.day).items()):
            if number:
                amount = Money(number, currency)
                frame.print(frame.tell(f"reconcile.{key}", account=account.name, amount=amount))


def _remarks(line: Line) -> list[Saying]:
    """Say what is wrong with an account, and what to do about it."""
    told: list[Saying] = []
    off, said = line.difference, line.statement
    if said is None:
        told.append(saying("reconcile.no-statement", account=line.account))
    elif off:
        amount = Money(abs(off), line.currency)
        key = "reconcile.ledger-lacks" if off > 0 else "reconcile.ledger-over"
        told.append(saying(key, account=line.account, amount=amount, date=said.day))
    if line.later and said:
        told.append(
            saying("reconcile.later", count=line.later, account=line.account, date=said.day)
        )
    if line.broken is not None and line.signed:
        told.append(
            saying(
                "alert.reconciled-changed",
                account=line.account,
                date=line.signed.until,
                signed=line.signed.balance,
                person=line.signed.person,
                now=Money(line.broken, line.currency),
            )
        )
    return told
