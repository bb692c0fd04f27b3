"""What is said of a file that no format knows: the formats it is nearest to, if any is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.banks import layouts

if TYPE_CHECKING:
    from kasboek.core.saying import Saying

_MOST = 3
"""Formats that are named; all of them are a list to look things up in."""
_ENOUGH = 3
"""Names of columns that a header must share with a bank's."""
_XML = "camt.053, UBL, XAF"


def unknown(text: str) -> Saying:
    """Say that no format knows a text; of a table which banks' headers are most like its own."""
    near = _XML if text.lstrip()[:1] == "<" else ", ".join(_banks(text))
    return saying("importers.unknown-near", near=near) if near else saying("importers.unknown")


def _banks(text: str) -> list[str]:
    words = layouts.words(text[: layouts.HEAD])
    shared: dict[str, int] = {}
    for layout in layouts.layouts():
        if layout.bank not in layouts.titles():
            continue  # read by a module of its own
        columns = (*layout.needed.values(), *layout.optional.values())
        theirs = {name for each in columns if not isinstance(each, int) for name in each}
        count = len(words & set(map(layouts.fold, theirs)))
        shared[layout.bank] = max(count, shared.get(layout.bank, 0))
    found = sorted((-count, bank) for bank, count in shared.items() if count >= _ENOUGH)
    return [layouts.titles()[bank] for _, bank in found[:_MOST]]
