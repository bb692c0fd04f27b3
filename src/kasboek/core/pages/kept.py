"""Last week's promise against what came, as the page shows it."""

from __future__ import annotations

from kasboek.core.pages.look import Look
from kasboek.core.promise import promise
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape_analysis import promise as shaped


def kept(look: Look, say: Say) -> Json:
    """Write what the bank holds against what was promised, and each difference with its line.

    Without a forecast of a week ago `says` is the reason, and the difference is null.
    """
    found = shaped(promise(look.book, look.day, look.year.opening), look.book.currency, say)
    reason = found["reason"]
    return {
        "says": reason or found["says"],
        "difference": None if reason else found["difference"],
        "differences": [
            {"says": one["says"], "amount": one["amount"], "source": one["source"]}
            for one in found["differences"]
        ],
    }
