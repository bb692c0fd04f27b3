"""Scenarios as text: what a page tried out, in the words of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.pages.drivers import scenario
from kasboek.core.saying import saying
from kasboek.core.scenario import Scenario
from kasboek.writing.text import exact
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kasboek.core.pages.look import Look
    from kasboek.core.pages.look import View
    from kasboek.core.saying import Say
    from kasboek.core.scenario import Adjust

_PLAIN = Scenario("")
_BASE = "base"
_DRIVERS = ("sales", "costs", "delay", "collect")


def draft(look: Look, view: View, name: str, title: str, say: Say) -> str:
    """Return the scenario that a view shows as directives, dated today.

    Read back it gives the same drivers on the same scenario, so the same forecast.
    """
    made = scenario(name, view.scenario, view.drivers, look.today, title=title)
    return scenario_text(look.today, made, say)


def scenario_text(day: dt.date, value: Scenario, say: Say) -> str:
    """Return a scenario and its adjusts as directives; what changes nothing is left out."""
    lines = [f'{day} custom "scenario" {exact(value.name)}\n']
    title = quoted(value.title.strip())
    if title.strip('" '):
        lines.append(f"  title: {title}\n")
    if value.based_on and value.based_on != _BASE:
        lines.append(f"  based-on: {exact(value.based_on)}\n")
    for driver in _DRIVERS:
        number = getattr(value, driver)
        if number != getattr(_PLAIN, driver):
            lines.append(
                f"  {driver}: {number:f}\n" if driver != "delay" else f"  delay: {number}\n"
            )
    for adjust in value.adjusts:
        lines += _adjust(day, adjust, say)
    return "".join(lines)


def _adjust(day: dt.date, value: Adjust, say: Say) -> Iterator[str]:
    """Yield the lines of a customer who pays later, the only adjust that a page makes."""
    customer = value.customer or ""
    label = say(saying("looks.adjust-late", customer=" ".join(customer.split())))
    yield f'{day} custom "adjust" {exact(value.scenario)} {quoted(label)}\n'
    yield f"  customer: {exact(customer)}\n"
    yield f"  delay: {value.delay}\n"
    yield f"  reason: {quoted(say(saying('looks.adjust-reason', date=day)))}\n"
