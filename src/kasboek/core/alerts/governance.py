"""Reviews that did not take place, and actions past their day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import Review
from kasboek.core.policy import Severity
from kasboek.core.saying import saying

_RHYTHMS = {
    "daily": relativedelta(days=1),
    "weekly": relativedelta(weeks=1),
    "monthly": relativedelta(months=1),
    "quarterly": relativedelta(months=3),
    "yearly": relativedelta(years=1),
}
_EVERY = re.compile(r"every (\d{1,3}) (day|week|month|year)s?")


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per review whose rhythm has passed, and per open action past its day."""
    yield from _reviews(watch)
    yield from _actions(watch)


def _reviews(watch: Watch) -> Iterator[Alert]:
    for review in watch.at.book.reviews:
        due = _next(watch, review)
        if due is None or due >= watch.day:
            continue
        yield Alert(
            "review",
            Severity.WARNING,
            saying(
                "alert.review",
                name=review.name,
                person=review.person,
                date=due,
                days=(watch.day - due).days,
            ),
            subject=review.name,
            since=due + dt.timedelta(days=1),
            lever=saying("alert.lever-review", name=review.name, person=review.person),
            source=review.source,
        )


def _next(watch: Watch, review: Review) -> dt.date | None:
    held = [r.date for r in watch.at.book.reviewed if r.name == review.name and r.date <= watch.day]
    found = _EVERY.fullmatch(review.rhythm)
    step = _RHYTHMS.get(review.rhythm)
    if found:
        step = relativedelta(**{f"{found[2]}s": int(found[1])})  # type: ignore[arg-type] # units
    return None if step is None else max([review.date, *held]) + step


def _actions(watch: Watch) -> Iterator[Alert]:
    for action in watch.at.book.actions:
        done = action.done is not None and action.done <= watch.day
        if done or action.due >= watch.day:
            continue
        yield Alert(
            "action",
            Severity.WARNING,
            saying(
                "alert.action",
                text=action.text,
                person=action.person,
                date=action.due,
                days=(watch.day - action.due).days,
            ),
            subject=action.text,
            since=action.due + dt.timedelta(days=1),
            lever=saying("alert.lever-action", text=action.text),
            source=action.source,
        )
