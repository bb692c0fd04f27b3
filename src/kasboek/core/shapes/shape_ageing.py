"""Receivables and payables as the dictionaries that JSON is written from.

Keys are those of the documentation, in its order, with more after them. Amounts of an item are in
its own currency; `value` comes along where that is not the operating one, null without a price.
"""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Unexplained
from kasboek.core.owed.ageing import Aged
from kasboek.core.owed.ageing import Ageing
from kasboek.core.owed.ageing import Bucket
from kasboek.core.owed.behaviour import Behaviour
from kasboek.core.owed.standing import Standing
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

_BOUNDS: dict[Bucket, tuple[int | None, int | None]] = {
    Bucket.NOT_DUE: (None, 0),
    Bucket.TO_30: (1, 30),
    Bucket.TO_60: (31, 60),
    Bucket.TO_90: (61, 90),
    Bucket.OVER_90: (91, None),
}


def ageing(book: Book, found: Ageing, standings: tuple[Standing, ...], say: Say) -> Json:
    """Write an ageing: buckets, totals against the ledger, items, counterparties, the rest."""
    return {
        "as_of": day(found.day),
        "currency": found.currency,
        "buckets": [_bucket(found, bucket, say) for bucket in Bucket],
        "total": decimal(found.total),
        "overdue": decimal(found.overdue),
        "ledger_total": decimal(found.ledger_total),
        "unexplained_total": decimal(found.unexplained_total),
        "difference": decimal(found.difference),
        "items": [aged(each, found) for each in found.items],
        "counterparties": [standing(each, say) for each in standings],
        "unexplained": [_unexplained(rest) for rest in found.unexplained],
        "unpriced": [money(each) for each in found.unpriced],
        "problems": [
            {"message": say(p.saying), "error": p.error, "source": source(p.source)}
            for p in book.problems
        ],
    }


def aged(value: Aged, found: Ageing) -> Json:
    """Write an open item."""
    item = value.item
    foreign = {"value": None if value.value is None else decimal(value.value)}
    return {
        "id": item.id,
        "number": item.number,
        "counterparty": item.counterparty,
        "account": item.account,
        "date": day(item.date),
        "due": day(item.due),
        "due_from": item.due_from,
        "amount": decimal(item.amount),
        "open": decimal(value.open),
        "currency": item.currency,
        **(foreign if item.currency != found.currency else {}),
        "days_late": value.days_late,
        "bucket": value.bucket.value,
        "expected": day(item.expected),
        "disputed": item.disputed,
        "source": source(item.source),
    }


def standing(value: Standing, say: Say) -> Json:
    """Write a counterparty; limit and exposure are null for a supplier."""
    owing, credit, how = value.owing, value.credit, value.behaviour
    limit, free = (None, None) if credit is None else (credit.limit, credit.free)
    return {
        "name": owing.name,
        "open": decimal(owing.open),
        "overdue": decimal(owing.overdue),
        "limit": _maybe(limit),
        "exposure": None if credit is None else decimal(credit.total),
        "blocked": None if credit is None else credit.blocked,
        "median_days_late": _estimate(how.median),
        "payments": len(how.payments),
        "items": owing.items,
        "oldest_days_late": owing.oldest,
        "buckets": {bucket.value: decimal(owing.buckets[bucket]) for bucket in Bucket},
        "free": _maybe(free),
        "credit": None if credit is None else say(credit.says),
        "behaviour": behaviour(how, say),
        "unpriced": [money(each) for each in owing.unpriced],
    }


def behaviour(value: Behaviour, say: Say) -> Json:
    """Write how somebody pays; days late are JSON numbers, what is null has its reason."""
    trend, last = value.trend, value.last
    return {
        "payments": len(value.payments),
        "late": value.late,
        "median": _estimate(value.median),
        "quartiles": None if value.quartiles is None else list(map(_estimate, value.quartiles)),
        "spread": _estimate(value.spread),
        "weighted": _estimate(value.weighted),
        "trend": None
        if trend is None
        else {
            "direction": trend.direction.value,
            "recent": _estimate(trend.recent),
            "before": _estimate(trend.before),
            "change": _estimate(trend.change),
        },
        "weekdays": list(value.weekdays),
        "habit": value.habit,
        "last": None
        if last is None
        else {
            "date": day(last.date),
            "amount": decimal(last.amount),
            "currency": last.currency,
            "days_late": last.days_late,
            "item": last.item,
        },
        "reasons": {name: say(reason) for name, reason in value.reasons},
    }


def history(item: OpenItem, until: Ageing) -> Json:
    """Write an item with what settled it up to the day."""
    return {
        "id": item.id,
        "number": item.number,
        "date": day(item.date),
        "due": day(item.due),
        "due_from": item.due_from,
        "amount": decimal(item.amount),
        "open": decimal(item.open_on(until.day)),
        "currency": item.currency,
        "account": item.account,
        "disputed": item.disputed,
        "expected": day(item.expected),
        "source": source(item.source),
        "settlements": [
            {
                "date": day(settled.date),
                "amount": decimal(settled.amount),
                "kind": settled.kind.value,
                "allocated": settled.allocated,
                "source": source(settled.source),
            }
            for settled in item.settlements
            if settled.date <= until.day
        ],
    }


def money(value: Money) -> Json:
    """Write an amount in a currency."""
    return {"amount": decimal(value.number), "currency": value.currency}


def _bucket(found: Ageing, bucket: Bucket, say: Say) -> Json:
    least, most = _BOUNDS[bucket]
    return {
        "name": bucket.value,
        "title": say(saying(f"ageing.bucket-{bucket}")),
        "from": least,
        "to": most,
        "amount": decimal(found.buckets[bucket]),
        "items": sum(each.bucket is bucket for each in found.items),
    }


def _unexplained(rest: Unexplained) -> Json:
    return {
        "account": rest.account,
        "counterparty": rest.counterparty,
        "amount": decimal(rest.amount),
        "currency": rest.currency,
        "since": day(rest.since),
        "source": source(rest.source),
    }


def _maybe(value: Decimal | None) -> str | None:
    return None if value is None else decimal(value)


def _estimate(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 2)
