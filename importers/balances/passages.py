"""What an import changes of text that stands: balances it passes, openings it explains."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kasboek.importers.balances.mornings import Mornings
    from kasboek.importers.booking.outcome import Booked
    from kasboek.writing.merge import Directive

_BALANCE = re.compile(r"(\d{4}-\d\d-\d\d) balance \S+ +(-?\d+(?:\.\d+)?) +(\S+)[ \t]*\n?$")


def not_there(text: str, directives: Sequence[Directive]) -> list[Directive]:
    """Leave out balances that the text has already; bookings were compared with the book."""
    lines = {_spaced(line) for line in text.splitlines() if line[:1].isdigit()}
    return [
        each
        for each in dict.fromkeys(d for d in directives if d.rank == 0)
        if _spaced(each.text.splitlines()[0]) not in lines
    ] + [each for each in directives if each.rank]


def _spaced(line: str) -> str:
    """Return a line however bean-format aligned it."""
    return " ".join(line.split())


def without_passed(text: str, accounts: Sequence[Mornings]) -> str:
    """Take away the balances that do not hold once the rest of their day is booked."""
    for each in accounts:
        at = text.find(word := f" balance {each.account} ")
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1) + 1
            found = _BALANCE.match(text[start:end])
            if found and _passed(each, found):
                text = text[:start] + text[end:].removeprefix("\n")
                text = text if text[start:] else text.rstrip("\n") + "\n"
                end = start
            at = text.find(word, end)
    return text


def _passed(account: Mornings, found: re.Match[str]) -> bool:
    if found[3] != account.currency:
        return False
    return not account.holds(dt.date.fromisoformat(found[1]), Decimal(found[2]))


def explained(text: str, path: Path, root: Path, booked: Sequence[Booked]) -> str:
    """Take from the opening balances of earlier imports what older statements explain of them."""
    for each in (change for one in booked for change in one.changed):
        if root / each.file == path:
            old = each.before if each.after else each.before + "\n"
            text = text.replace(old, each.after, 1)
    return text
