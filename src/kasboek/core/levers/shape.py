"""Levers as the dictionaries that JSON is written from."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Proof
from kasboek.core.levers.model import Remedy
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import does
from kasboek.core.levers.telling import verdict
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source
from kasboek.core.shapes.shape_analysis import head


def remedy(found: Remedy, proof: Proof, say: Say) -> Json:
    """Write a remedy; `after` is the forecast worked out anew with the levers pulled."""
    told = advice(found)
    return {
        **head(found.base),
        "needed": found.needed,
        "bar": {"of": "buffer" if found.of_buffer else "zero", "limit": decimal(found.limit)},
        "enough": found.enough and proof.holds,
        "left": decimal(found.left),
        "cost": None if found.cost is None else decimal(found.cost),
        "levers": [
            lever(found, one, lifts, say)
            for one, lifts in zip(found.levers, proof.lifts, strict=True)
        ],
        "after": {
            "low_point": {"date": day(proof.low.date), "amount": decimal(proof.low.amount)},
            "first_breach": day(proof.after.first_breach),
            "cash_out": day(proof.after.cash_out),
        },
        "says": say(verdict(found, proof)),
        "advice": say(told) if told else None,
    }


def lever(found: Remedy, one: Lever, lifts: Decimal, say: Say) -> Json:
    """Write one lever, with the items it moves and where each is written."""
    return {
        "act": one.act.value,
        "who": one.who,
        "amount": decimal(one.amount),
        "cost": None if one.cost is None else decimal(one.cost),
        "lifts": decimal(lifts),
        "says": say(does(one, found.base.book.currency)),
        "items": [
            {
                "id": move.item.id,
                "date": day(move.item.date),
                "to": day(move.to),
                "value": decimal(move.item.value),
                "source": source(move.item.source),
            }
            for move in one.moves
        ],
    }
