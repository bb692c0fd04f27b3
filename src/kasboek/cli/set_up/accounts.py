"""`kasboek accounts`: what each account is, who says so, and what to write for the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek import words
from kasboek.cli.forecasting import today
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.chart import chart
from kasboek.core.chart import shape
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import decimal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.cli.tables import Cell
    from kasboek.core.accounts import Account
    from kasboek.core.book import Book
    from kasboek.core.chart import Hint
    from kasboek.core.chart import Proposal
    from kasboek.core.chart import Row

_CSV = (
    *("account", "class", "origin", "basis", "rgs", "receipts", "payments", "behaviour"),
    *("currency", "balance", "postings", "file", "line", "proposal"),
)


@click.command("accounts")
@click.option("--unknown", is_flag=True, help="Only accounts of unknown class.")
@click.option(
    "--class",
    "kind",
    type=click.Choice([kind.value for kind in AccountClass]),
    help="Only accounts of this class.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every reason.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, kind: str | None, *, unknown: bool, as_json: bool, as_csv: bool) -> None:
    """Print what each account is, where that comes from, and its balance.

    The class is declared (key class), follows from the RGS code (key rgs), is inherited from an
    account above, or is told by the name. For an account that nothing tells of, its bookings are
    looked at: the line to paste under its open directive is printed with the reasons. Nothing is
    written.
    """
    book = frame.book()
    day = _day(book)
    rows = [
        row
        for row in chart(book, day, _hints(book))
        if (not unknown or row.account.kind is None) and (kind is None or row.account.kind == kind)
    ]
    if as_json:
        frame.print_json(shape.accounts(day, rows, frame.say))
    elif as_csv:
        frame.print_csv(_CSV, [line for row in rows for line in _csv(row)])
    else:
        _print(frame, day, rows)
    frame.finish(book)


def _day(book: Book) -> dt.date:
    """Return the book's day; without a bank account, which may be what is unknown, the last one."""
    last = book.entries[-1].date if book.entries else None
    return book.as_of or last or today()


def _hints(book: Book) -> Mapping[str, Hint]:
    from kasboek.reading.accounts.naming import hint  # noqa: PLC0415 # `--help` stays quick

    unknown = (account for account in book.accounts.values() if account.kind is None)
    found = {account.name: hint(account.name, account.root) for account in unknown}
    return {name: hint for name, hint in found.items() if hint}


def _print(frame: Frame, day: dt.date, rows: list[Row]) -> None:
    if not rows:
        frame.print(frame.tell("chart.none"))
        return
    heads = (
        Column(frame.tell("chart.account"), flexible=True),
        frame.tell("chart.class"),
        Column(frame.tell("chart.origin"), flexible=True),
        Column(frame.tell("chart.row"), flexible=True),
        Column(frame.tell("chart.balance"), right=True),
    )
    print_table(
        frame, heads, [_line(frame, row) for row in rows], frame.tell("chart.title", date=day)
    )
    unknown = [row for row in rows if row.account.kind is None]
    if unknown:
        frame.print()
        frame.print(frame.tell("chart.unknown", count=len(unknown)))
        for row in unknown:
            _propose(frame, row)


def _line(frame: Frame, row: Row) -> list[Cell]:
    account = row.account
    kind: Cell = (
        account.kind.value if account.kind else Styled(frame.tell("chart.no-class"), "yellow")
    )
    balance = "  ".join(words.money(money, frame.lang) for money in row.balance)
    return [account.name, kind, origin(account), _row(frame, row), balance or "-"]


def origin(account: Account) -> Saying:
    """Say where an account's class comes from, and from what."""
    if account.origin is Origin.NAME and not account.basis:
        return saying("chart.origin-root")
    return saying(f"chart.origin-{account.origin.value}", basis=account.basis)


def _row(frame: Frame, row: Row) -> str:
    """Name the row of the 13-week table, two where receipts and payments differ, and behaviour.

    Of costs the payments are named, of revenue the receipts: what comes back is rare there.
    """
    if row.behaviour and row.payments:
        told = frame.tell(f"category.{row.payments.value}")
        return f"{told}, {frame.tell(f'chart.{row.behaviour.value}')}"
    if row.account.kind is AccountClass.REVENUE and row.receipts:
        return frame.tell(f"category.{row.receipts.value}")
    named = dict.fromkeys(one for one in (row.receipts, row.payments) if one)
    return " / ".join(frame.tell(f"category.{one.value}") for one in named)


def _propose(frame: Frame, row: Row) -> None:
    account = row.account
    frame.print()
    currencies = " " + ",".join(account.currencies) if account.currencies else ""
    where = f"{account.opened.isoformat()} open {account.name}{currencies}"
    frame.print(frame.tell("chart.below", source=str(account.source), open=where))
    if row.proposal is None:
        frame.print(f"  ; {frame.say(row.says_nothing) if row.says_nothing else ''}")
        return
    frame.print(f'  class: "{row.proposal.kind.value}"')
    for reason in _reasons(row.proposal):
        frame.print(f"  ; {frame.say(reason)}")


def _reasons(proposal: Proposal) -> list[Saying]:
    return [*proposal.because, *(() if proposal.sure else (saying("chart.unsure"),))]


def _csv(row: Row) -> list[tuple[object, ...]]:
    """Return a line per currency of the balance, one without where there is none."""
    account = row.account
    before = (
        account.name,
        account.kind.value if account.kind else "",
        account.origin.value,
        account.basis,
        account.rgs or "",
        row.receipts.value if row.receipts else "",
        row.payments.value if row.payments else "",
        row.behaviour.value if row.behaviour else "",
    )
    after = (
        row.postings,
        account.source.file,
        account.source.line,
        row.proposal.kind.value if row.proposal else "",
    )
    amounts = [(money.currency, decimal(money.number)) for money in row.balance] or [("", "")]
    return [(*before, *amount, *after) for amount in amounts]
