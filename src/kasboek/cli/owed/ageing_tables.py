"""An ageing in the terminal: buckets, items or counterparties, and how it ties to the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.cli.tables import COLOURS
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.core.owed.ageing import Bucket
from kasboek.core.owed.standing import standings
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.book import Book
    from kasboek.core.owed.ageing import Aged
    from kasboek.core.owed.ageing import Ageing
    from kasboek.core.owed.standing import Standing

_HUNDRED = Decimal(100)
_REMARKS = frozenset(
    {
        "reading.allocated",
        "reading.due-before",
        "reading.number-twice",
        "reading.other-currency",
        "reading.too-much",
        "reading.unknown-item",
        "reading.without-terms",
    }
)
"""What reading has to say of open items; their sentences are those of `kasboek check`."""
_COLOUR = {
    Bucket.NOT_DUE: "",
    Bucket.TO_30: COLOURS["warning"],
    Bucket.TO_60: COLOURS["warning"],
    Bucket.TO_90: COLOURS["breach"],
    Bucket.OVER_90: COLOURS["breach"],
}


def print_ageing(frame: Frame, book: Book, found: Ageing, by: str) -> None:
    """Print an ageing by item or by counterparty."""
    side = "receivables" if found.receivable else "payables"
    total, overdue = Money(found.total, found.currency), Money(found.overdue, found.currency)
    frame.print(frame.tell(f"ageing.{side}", date=found.day, total=total, overdue=overdue))
    if found.total < 0:
        frame.print(frame.tell("ageing.in-credit"))
    frame.print()
    _print_buckets(frame, found)
    frame.print()
    if not found.items:
        frame.print(frame.tell("ageing.nothing"))
    elif by == "counterparty":
        _print_counterparties(frame, found, standings(book, found))
    else:
        _print_items(frame, found)
    if found.unexplained:
        _print_unexplained(frame, found)
    if count := sum(problem.saying.key in _REMARKS for problem in book.problems):
        frame.print()
        frame.print(frame.tell("ageing.remarks", count=count))


def _print_buckets(frame: Frame, found: Ageing) -> None:
    """Print the buckets, and below them how their total ties to the ledger."""
    heads = (
        Column(""),
        Column(frame.tell("ageing.amount"), right=True),
        Column(frame.tell("ageing.part"), right=True),
        Column(frame.tell("ageing.items"), right=True),
    )
    rows: list[list[Cell]] = []
    for bucket in Bucket:
        amount = found.buckets[bucket]
        part = f"{round(amount / found.total * _HUNDRED)} %" if found.total > 0 else ""
        count = sum(each.bucket is bucket for each in found.items)
        colour = _COLOUR[bucket] if amount > 0 else ""
        name = Styled(frame.tell(f"ageing.bucket-{bucket}"), colour)
        rows.append([name, Money(amount, found.currency), part, str(count)])
    rows.append(_total(frame, "ageing.total", found.total, found.currency, len(found.items)))
    if found.unexplained:
        rest = Money(found.unexplained_total, found.currency)
        rows.append([frame.tell("ageing.unexplained"), rest])
    rows += [
        [frame.tell("ageing.ledger"), Money(found.ledger_total, found.currency)],
        [frame.tell("ageing.difference"), Money(found.difference, found.currency)],
    ]
    print_table(frame, heads, rows)


def _total(frame: Frame, key: str, amount: Decimal, currency: str, count: int) -> list[Cell]:
    return [Styled(frame.tell(key), "bold"), Money(amount, currency), "", str(count)]


def _print_items(frame: Frame, found: Ageing) -> None:
    """Print the items, the latest first."""
    heads = (
        Column(frame.tell("ageing.who"), flexible=True),
        frame.tell("ageing.item"),
        frame.tell("ageing.due"),
        Column(frame.tell("ageing.late"), right=True),
        Column(frame.tell("ageing.open"), right=True),
        Column("", flexible=True),
    )
    ordered = sorted(found.items, key=lambda each: (each.item.due, each.item.id))
    print_table(frame, heads, [_item(frame, each) for each in ordered])


def _item(frame: Frame, each: Aged) -> list[Cell]:
    item, colour = each.item, _COLOUR[each.bucket] if each.open > 0 else ""
    late = Styled(str(each.days_late), colour) if each.days_late > 0 else ""
    told = [frame.tell("ageing.disputed")] if item.disputed else []
    if item.expected:
        told.append(frame.tell("ageing.expected", date=str(item.expected)))
    note = ", ".join(told)
    number = item.id.partition("/")[2] if item.receivable else item.number
    return [item.counterparty, number, item.due, late, Money(each.open, item.currency), note]


def _print_counterparties(frame: Frame, found: Ageing, listed: tuple[Standing, ...]) -> None:
    """Print what each owes by bucket in whole units, then limits and how they pay."""
    heads = [
        Column(frame.tell("ageing.who"), flexible=True),
        Column(frame.tell("ageing.open"), right=True),
        Column(frame.tell("ageing.bucket-not-due"), right=True),
        *(Column(name, right=True) for name in ("1-30", "31-60", "61-90", ">90")),
    ]
    rows: list[list[Cell]] = [
        [
            each.owing.name,
            each.owing.open,
            *(_quiet(each.owing.buckets[bucket]) for bucket in Bucket),
        ]
        for each in listed
    ]
    sums = (_quiet(found.buckets[bucket]) for bucket in Bucket)
    rows.append([Styled(frame.tell("ageing.total"), "bold"), found.total, *sums])
    print_table(frame, heads, rows, places=0)
    frame.print()
    keys = ("exposure", "limit", "free") if found.receivable else ()
    heads = [
        Column(frame.tell("ageing.who"), flexible=True),
        *(Column(frame.tell(f"ageing.{key}"), right=True) for key in keys),
        Column(frame.tell("ageing.median-short"), right=True),
        Column(frame.tell("ageing.payments"), right=True),
    ]
    print_table(frame, heads, [_standing(frame, each) for each in listed], places=0)


def _quiet(amount: Decimal) -> Cell:
    return amount or Styled("-", "dim")


def _standing(frame: Frame, each: Standing) -> list[Cell]:
    how, credit = each.behaviour, each.credit
    cells: list[Cell] = [each.owing.name]
    if credit is not None:
        blocked = Styled(frame.tell("ageing.blocked"), COLOURS["breach"])
        cells += [credit.total, credit.limit, blocked if credit.blocked else credit.free]
    median = "" if how.median is None else f"{how.median.normalize():f}"
    return [*cells, median, str(len(how.payments))]


def _print_unexplained(frame: Frame, found: Ageing) -> None:
    frame.print()
    frame.print(frame.tell("ageing.unexplained-items"))
    heads = (
        Column(frame.tell("ageing.who"), flexible=True),
        Column(frame.tell("ageing.amount"), right=True),
        frame.tell("ageing.since"),
        Column(frame.tell("ageing.account"), flexible=True),
        Column(frame.tell("ageing.where"), flexible=True),
    )
    rows: list[list[Cell]] = [
        [
            rest.counterparty or "-",
            Money(rest.amount, rest.currency),
            rest.since,
            rest.account,
            str(rest.source),
        ]
        for rest in found.unexplained
    ]
    print_table(frame, heads, rows)
