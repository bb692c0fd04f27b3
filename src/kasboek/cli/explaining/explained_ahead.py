"""Explanations of what is ahead in the terminal: an item, and a day in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.ahead.outlook import print_items
from kasboek.cli.explaining.explained_tax import print_tax
from kasboek.cli.owed.one_counterparty import print_history
from kasboek.core.forecast.tax.parts import tax_parts
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.ahead.story import Story
    from kasboek.core.explain import Traced
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.open_items import OpenItem


def print_item(frame: Frame, ahead: Forecast, found: Traced) -> None:
    """Print an item: why it is in the forecast and when, and its invoice's or bill's history."""
    frame.print(f"{found.id}:")
    if found.parts:
        print_items(frame, found.parts)
    else:
        frame.print(frame.tell("explain.not-ahead"))
    _print_whole(frame, ahead, found)
    if found.open:
        frame.print()
        _print_open_item(frame, ahead, found.open)
    if tax := tax_parts(ahead, found.id):
        print_tax(frame, ahead.book.currency, tax)


def _print_whole(frame: Frame, ahead: Forecast, found: Traced) -> None:
    """Print how the parts of an item, what comes later and what never, add up to the whole."""
    beyond = found.beyond
    if beyond is None or not (beyond.later or beyond.never or len(found.parts) > 1):
        return
    currency, last = beyond.item.currency, ahead.path[-1].date
    whole = Money(beyond.item.of, currency)
    parts = Money(beyond.item.of - beyond.later - beyond.never, currency)
    count = len(found.parts)
    frame.print(frame.tell("explain.parts", parts=parts, of=whole, count=count, last=last))
    if beyond.later or beyond.never:
        later, never = (Money(each, currency) for each in (beyond.later, beyond.never))
        frame.print(frame.tell("explain.beyond", later=later, never=never, of=whole, last=last))


def print_story(frame: Frame, found: Story) -> None:
    """Print an explanation of a day ahead, then the items behind it with file and line."""
    for told in found.says:
        frame.print(told)
    for key, items in (("payments", found.payments), ("late", found.late)):
        if items:
            frame.print()
            frame.print(frame.tell(f"story.{key}-title"))
            print_items(frame, items)


def _print_open_item(frame: Frame, ahead: Forecast, item: OpenItem) -> None:
    frame.print(
        frame.tell(
            "explain.open",
            number=item.number,
            counterparty=item.counterparty,
            date=item.date,
            due=item.due,
            amount=Money(item.amount, item.currency),
            open=Money(item.open_on(ahead.as_of), item.currency),
            source=str(item.source),
        )
    )
    print_history(frame, [item], ahead.as_of)
