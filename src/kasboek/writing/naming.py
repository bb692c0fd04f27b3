"""A payment that names no invoice or bill, as it stands in a file, and the same with its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kasboek.writing.answering import ended
from kasboek.writing.answering import head_of
from kasboek.writing.answering import lines_of
from kasboek.writing.answering import postings_on
from kasboek.writing.text import metadata
from kasboek.writing.text import posting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.writing.answering import Leg

_NAMED = re.compile(r"^\s+(invoice|bill|credits|credit-note|because):", re.MULTILINE)


def can_be_named(booking: str, account: str) -> bool:
    """Say whether a booking names nothing, and has one plain posting on the account."""
    return len(postings_on(booking, account)) == 1 and not _NAMED.search(booking)


def named(booking: str, account: str, legs: Sequence[Leg], because: str) -> str:
    """Return a booking with its posting on an account replaced by legs that name what they settle.

    All else stays as it is, letter by letter.

    Raises:
        ValueError: it names something already, or has not exactly one plain posting there.
    """
    if not can_be_named(booking, account):
        raise ValueError(booking)
    at = postings_on(booking, account)[0]
    lines = list(lines_of(booking))
    if not lines[-1].endswith("\n"):
        lines[-1] += ended("\n", booking)
    one = legs[0] if len(legs) == 1 else None
    head = metadata("because", because, 2)
    if one is not None and one.key and one.item:
        head += metadata(one.key, one.item, 2)
    text = ""
    for leg in legs:
        text += posting(leg.account, leg.number, leg.currency)
        if one is None and leg.key and leg.item:
            text += metadata(leg.key, leg.item, 4)
    made = [ended(each, booking) for each in (head, text)]
    first = head_of(lines)
    return "".join((*lines[:first], made[0], *lines[first:at], made[1], *lines[at + 1 :]))
