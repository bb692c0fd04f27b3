"""`kasboek today`: what can be spent, the five figures, the worst alert and one thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.position.figures import figure_cell
from kasboek.cli.position.figures import target_cell
from kasboek.cli.position.noting import note_action
from kasboek.cli.position.promised import print_promise
from kasboek.cli.tables import COLOURS
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.cli.tables import status
from kasboek.core.ahead.sentences import binds
from kasboek.core.ahead.sentences import safe
from kasboek.core.forecast.item import tax_name
from kasboek.core.kpi import shape
from kasboek.core.kpi.shape import number
from kasboek.core.position.today import Today
from kasboek.core.position.today import look
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape_analysis import promise

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from kasboek.cli.tables import Cell
    from kasboek.core.forecast.model import Item
    from kasboek.core.shapes.shape import Json


@click.command("today")
@click.option("--note", metavar="TEXT", help="Write this action into the ledger.")
@click.option("--owner", metavar="WHO", help="Who does it; else the person in control.")
@click.option("--due", type=Day(), help="Before when; else a week ahead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(
    frame: Frame, note: str | None, owner: str | None, due: dt.date | None, *, as_json: bool
) -> None:
    """Print what is safe to spend, five figures, last week's promise, the worst alert, one action.

    What must be paid is all tax on the books whatever its date, and the bills, wages and loan
    instalments of the next 30 days (policy obligations-horizon).
    """
    for option, given in (("owner", owner), ("due", due)):
        if given is not None and note is None:
            frame.stop(Exit.USAGE, "today.note-without", option=option)
    book = frame.book()
    frame.day(book)
    seen = look(book, None if book.asked else today())
    noted = note_action(frame, book, note, owner, due) if note is not None else None
    if as_json:
        frame.print_json(_json(frame, seen) | ({"noted": noted.shape()} if noted else {}))
    else:
        _print(frame, seen)
        if noted:
            frame.print()
            frame.print(noted.says())
    frame.finish(book, *seen.problems)


def _print(frame: Frame, seen: Today) -> None:
    book = seen.book
    title = book.title or str(frame.path().name)
    frame.print(frame.tell("today.title", title=title, date=seen.day))
    frame.print()
    style = "bold green" if seen.safe > 0 and not seen.unknown else "bold red"
    _line(frame, safe(seen.near), style)
    frame.print(binds(seen.near))
    _print_amounts(frame, seen)
    frame.print()
    _print_figures(frame, seen)
    frame.print()
    _print_week(frame, seen)
    print_promise(frame, seen.promise, seen.book.currency)
    frame.print()
    _print_data(frame, seen)
    frame.print()
    _print_worst(frame, seen)


def _line(frame: Frame, what: Saying, style: str) -> None:
    colour = style.split()
    click.secho(frame.say(what), fg=colour[-1], bold="bold" in colour)


def _print_amounts(frame: Frame, seen: Today) -> None:
    def money(value: Decimal | None) -> Money | None:
        return None if value is None else Money(value, seen.book.currency)

    overdue = saying("today.overdue", amount=money(seen.overdue))
    rows: list[list[Cell]] = [
        [frame.tell("today.bank"), money(seen.bank), ""],
        [frame.tell("today.invoices"), money(seen.invoices), overdue if seen.overdue else ""],
        [
            frame.tell("today.must"),
            money(seen.must_pay),
            saying("today.must-within", days=seen.horizon),
        ],
    ]
    print_table(frame, ("", Column("", right=True), Column("", flexible=True)), rows)


def _print_figures(frame: Frame, seen: Today) -> None:
    book = seen.book
    rows: list[list[Cell]] = [
        [
            one.kpi.title,
            Styled(figure_cell(frame, book, one), ""),
            status(frame, one.status.value),
            target_cell(frame, book, one)
            or (frame.say(one.figure.reason) if one.figure.reason else ""),
        ]
        for one in seen.figures
    ]
    heads = (frame.tell("today.figures"), Column("", right=True), "", Column("", flexible=True))
    print_table(frame, heads, rows)


def _print_week(frame: Frame, seen: Today) -> None:
    heads = (
        frame.tell("today.week", date=seen.week_end),
        Column("", right=True),
        Column("", flexible=True),
    )
    rows: list[list[Cell]] = []
    for key, items in (("today.receipts", seen.receipts), ("today.payments", seen.payments)):
        total = Money(abs(sum((i.value for i in items), seen.safe * 0)), seen.book.currency)
        largest = sorted(items, key=lambda item: -abs(item.value))[:3]
        names = dict.fromkeys(_named(frame, item) for item in largest)
        rows.append([frame.tell(key), total, ", ".join(names)])
    print_table(frame, heads, rows)


def _named(frame: Frame, item: Item) -> str:
    tax = tax_name(item)
    return item.counterparty or (frame.say(tax) if tax else item.counter)


def _print_data(frame: Frame, seen: Today) -> None:
    if seen.age is None:
        frame.print(frame.tell("today.data-asked", until=seen.day))
    elif seen.age < 0:
        frame.print(frame.tell("today.data-ahead", until=seen.day, days=-seen.age))
    else:
        frame.print(frame.tell("today.data", until=seen.day, age=seen.age))


def _print_worst(frame: Frame, seen: Today) -> None:
    open_ones = [alert for alert in seen.alerts if alert.acknowledged is None]
    if not open_ones:
        _line(frame, saying("today.no-alert"), "green")
        return
    worst = open_ones[0]
    _line(frame, saying("today.worst", text=worst.says), COLOURS[worst.severity.value])
    if len(open_ones) > 1:
        frame.print(frame.tell("today.more", count=len(open_ones) - 1))
    action = seen.action
    frame.print(saying("today.action", text=action) if action else saying("today.no-action"))


def _json(frame: Frame, seen: Today) -> Json:
    from kasboek.core.alerts.shape import alert  # noqa: PLC0415 # two modules called shape

    worst = next((one for one in seen.alerts if one.acknowledged is None), None)
    return {
        "as_of": seen.day.isoformat(),
        "currency": seen.book.currency,
        "bank": number(seen.bank),
        "open_invoices": {"total": number(seen.invoices), "overdue": number(seen.overdue)},
        "must_pay": {"total": number(seen.must_pay), "days": seen.horizon},
        "safe_to_spend": {
            "amount": None if seen.unknown else number(seen.safe),
            "until": seen.until.isoformat(),
            "because": frame.say(binds(seen.near)),
        },
        "figures": [shape.kpi(seen.book, one, frame.say) for one in seen.figures],
        "week": {
            "until": seen.week_end.isoformat(),
            "receipts": number(sum((i.value for i in seen.receipts), seen.safe * 0)),
            "payments": number(sum((i.value for i in seen.payments), seen.safe * 0)),
        },
        "promise": promise(seen.promise, seen.book.currency, frame.say),
        "data_age": seen.age,
        "alerts": len(seen.alerts),
        "worst": alert(worst, frame.say) if worst else None,
        "action": frame.say(seen.action) if seen.action else None,
    }
