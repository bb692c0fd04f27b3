"""One customer or supplier in the terminal: what is open, how they pay, every item's history."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.open_items import OpenItem
    from kasboek.core.owed.ageing import Ageing
    from kasboek.core.owed.behaviour import Behaviour
    from kasboek.core.owed.standing import Standing

_MOST_CLOSED = 10
_TENTH = Decimal("0.1")


def print_one(frame: Frame, found: Ageing, where: Standing, items: tuple[OpenItem, ...]) -> None:
    """Print where a counterparty stands, how they pay in words, and the history of its items."""
    side = "receivables" if found.receivable else "payables"
    owing = where.owing
    frame.print(
        frame.tell(
            f"ageing.of-{side}",
            name=owing.name,
            date=found.day,
            open=Money(owing.open, found.currency),
            overdue=Money(owing.overdue, found.currency),
        )
    )
    if where.credit is not None:
        frame.print(frame.tell("ageing.credit", says=where.credit.says))
    for told in sentences(where.behaviour):
        frame.print(told)
    open_ = [item for item in items if item.open_on(found.day)]
    closed = [item for item in items if not item.open_on(found.day)]
    shown = sorted((*open_, *closed[-_MOST_CLOSED:]), key=lambda item: item.date)
    if shown:
        frame.print()
        print_history(frame, shown, found.day, places=False)
        frame.print(frame.tell("ageing.explain"))
    if len(closed) > _MOST_CLOSED:
        frame.print(frame.tell("ageing.and-closed", count=len(closed) - _MOST_CLOSED))


def sentences(how: Behaviour) -> list[Saying]:
    """Say how somebody pays."""
    if how.median is None or how.last is None:
        return [saying("behaviour.none")]
    count = len(how.payments)
    told = [
        saying("behaviour.median", count=count, late=how.late, median=late(how.median)),
    ]
    if how.quartiles is not None:
        low, high = map(late, how.quartiles)
        weighted = saying("behaviour.unweighted") if how.weighted is None else late(how.weighted)
        told.append(saying("behaviour.spread", low=low, high=high, weighted=weighted))
    if how.trend is not None:
        recent, before = late(how.trend.recent), late(how.trend.before)
        told.append(saying(f"behaviour.{how.trend.direction}", recent=recent, before=before))
    if how.habit is not None:
        told.append(saying("behaviour.habit", day=saying(f"behaviour.weekday-{how.habit}")))
    last = how.last
    amount, by = Money(last.amount, last.currency), late(Decimal(last.days_late))
    told.append(saying("behaviour.last", amount=amount, date=last.date, late=by))
    return told


def late(days: Decimal) -> Saying:
    """Say how late or early this many days after the due date is."""
    shown = _days(days)
    if not shown:
        return saying("behaviour.on-time")
    return saying("behaviour.late-by" if shown > 0 else "behaviour.too-early", days=abs(shown))


def _days(days: Decimal) -> Decimal:
    """Round to a tenth of a day, without a needless decimal."""
    shown = days.quantize(_TENTH, ROUND_HALF_UP)
    return shown.to_integral() if shown == shown.to_integral() else shown


def print_history(
    frame: Frame, items: list[OpenItem], day: dt.date, *, places: bool = True
) -> None:
    """Print items, and below each what settled it up to the day, with what that left open.

    `places` are file and line: a screen of 80 columns has no room for them beside long names.
    """
    heads = (
        Column(frame.tell("word.day")),
        Column(frame.tell("ageing.what"), flexible=True),
        Column(frame.tell("ageing.amount"), right=True),
        Column(frame.tell("ageing.open"), right=True),
        Column(frame.tell("ageing.where"), flexible=True),
    )
    shown = len(heads) if places else len(heads) - 1
    rows = [row[:shown] for item in items for row in history(frame, item, day)]
    print_table(frame, heads[:shown], rows)


def history(frame: Frame, item: OpenItem, day: dt.date) -> list[list[Cell]]:
    """Return the rows of an item: its own, and one per settlement up to the day."""
    left = item.amount
    name = f"{item.number}, {frame.tell('ageing.due')} {item.due}"
    head = Styled(name, "bold" if item.open_on(day) else "")
    rows: list[list[Cell]] = [[item.date, head, _money(item, left), "", str(item.source)]]
    for settled in sorted(item.settlements, key=lambda each: each.date):
        if settled.date > day:
            continue
        left -= settled.amount
        kind = frame.tell(f"settlement.{settled.kind}")
        if settled.allocated:
            key = "ageing.unallocated" if settled.amount * item.amount > 0 else "ageing.moved"
            kind = f"{kind} ({frame.tell(key)})"
        rows.append(
            [
                settled.date,
                f"  {kind}",
                _money(item, -settled.amount),
                _money(item, left),
                str(settled.source),
            ]
        )
    return rows


def _money(item: OpenItem, amount: Decimal) -> Money:
    return Money(amount, item.currency)
