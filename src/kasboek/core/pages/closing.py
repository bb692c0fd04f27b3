"""What closes a gap of the forecast that a page shows: borrow, delay, collect."""

from __future__ import annotations

from kasboek.core.levers import mended
from kasboek.core.levers.shape import lever
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import costs
from kasboek.core.levers.telling import verdict
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json


def levers(look: Look, view: View, say: Say) -> Json:
    """Write the cheapest set of levers that is enough, else all that helps, and what it leads to.

    Each says what it costs, and by how much it alone lifts the low point. Where nothing is broken
    `needed` is false, and there is none.
    """
    found, proof = mended(look.ahead(view))
    told = advice(found)
    return {
        "needed": found.needed,
        "enough": found.enough and proof.holds,
        "levers": [
            {**lever(found, one, lifts, say), "costs": say(costs(one, look.book.currency))}
            for one, lifts in zip(found.levers, proof.lifts, strict=True)
        ],
        "says": say(verdict(found, proof)),
        "advice": say(told) if told else None,
    }
