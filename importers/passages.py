"""What an import changes of text that stands: balances it passes, openings it explains."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from kasboek.importers.opening import Absorbed
    from kasboek.importers.outcome import Booked
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


def without_passed(text: str, booked: Mapping[int, Booked]) -> str:
    """Take away the balances of files that ended during a day whose rest is now booked."""
    for account in dict.fromkeys(one.account for one in booked.values()):
        ours = [one for one in booked.values() if one.account == account]
        at = text.find(word := f" balance {account} ")
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1) + 1
            found = _BALANCE.match(text[start:end])
            if found and any(_passed(one, found) for one in ours):
                text = text[:start] + text[end:].removeprefix("\n")
                text = text if text[start:] else text.rstrip("\n") + "\n"
                end = start
            at = text.find(word, end)
    return text


def _passed(one: Booked, found: re.Match[str]) -> bool:
    eve = dt.date.fromisoformat(found[1]) - dt.timedelta(days=1)
    return found[3] == one.statement.currency and one.passes(eve, Decimal(found[2]))


def explained(text: str, path: Path, root: Path, booked: Sequence[Booked]) -> str:
    """Take from the opening balances of earlier imports what older statements explain of them."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    standing: dict[str, Absorbed] = {}
    for each in booked:
        if each.absorbed is not None and root / each.absorbed.file == path:
            sums[each.absorbed.text] += each.absorbed.amount
            standing[each.absorbed.text] = each.absorbed
    for old, opening in standing.items():
        new = opening.after(sums[old])
        text = text.replace(old, new, 1) if new else text.replace(old + "\n", "", 1)
    return text
