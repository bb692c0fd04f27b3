"""Who does what: roles, reviews, actions, acknowledgements, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.policy import Acknowledgement
from kasboek.core.policy import Action
from kasboek.core.policy import Calibration
from kasboek.core.policy import Reconciled
from kasboek.core.policy import Review
from kasboek.core.policy import Reviewed
from kasboek.core.policy import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement


def roles(listed: Iterable[Statement]) -> tuple[Role, ...]:
    """Return the roles in force."""
    return tuple(
        Role(
            each.values[0],
            each.values[1],
            each.date,
            each.source,
            limit=each.keys.get("limit"),
            signed=each.keys.get("signed", False),
        )
        for each in listed
    )


def reviews(listed: Iterable[Statement]) -> tuple[Review, ...]:
    """Return the reviews in force."""
    return tuple(
        Review(each.values[0], each.values[1], each.values[2], each.date, each.source)
        for each in listed
    )


def reviewed(listed: Iterable[Statement]) -> tuple[Reviewed, ...]:
    """Return the reviews that took place."""
    return tuple(
        Reviewed(each.values[0], each.values[1], each.values[2], each.date, each.source)
        for each in listed
    )


def actions(
    listed: Iterable[Statement], finished: Iterable[Statement], report: Report
) -> tuple[Action, ...]:
    """Return the actions, each with the day it was done; `done` must name one to the letter."""
    found = [
        Action(each.values[0], each.values[1], each.values[2], each.date, each.source)
        for each in listed
    ]
    done: dict[int, Any] = {}
    for each in finished:
        text = each.values[0]
        match = [i for i, a in enumerate(found) if a.text == text and a.date <= each.date]
        waiting = [i for i in match if i not in done]
        if waiting:
            done[waiting[0]] = each.date
        elif not match:
            texts = tuple(action.text for action in found if action.date <= each.date)
            if texts:
                hint = report.suggestion(text, texts)
                report.wrong(each.source, "reading.done-of-nothing-hint", text=text, hint=hint)
            else:
                report.wrong(each.source, "reading.done-of-nothing", text=text)
    return tuple(
        Action(a.text, a.person, a.due, a.date, a.source, done.get(i)) for i, a in enumerate(found)
    )


def acknowledgements(listed: Iterable[Statement]) -> tuple[Acknowledgement, ...]:
    """Return the alerts that somebody accepted."""
    return tuple(
        Acknowledgement(
            each.values[0],
            each.values[1],
            each.values[2],
            each.values[3],
            each.keys.get("reason", ""),
            each.date,
            each.source,
        )
        for each in listed
    )


def reconciled(listed: Iterable[Statement]) -> tuple[Reconciled, ...]:
    """Return the signed balances."""
    return tuple(
        Reconciled(
            each.values[0],
            each.values[1],
            each.values[2],
            each.date,
            each.source,
            each.keys.get("statement"),
        )
        for each in listed
    )


def calibrations(listed: Iterable[Statement]) -> tuple[Calibration, ...]:
    """Return the factors that the backtest wrote."""
    return tuple(
        Calibration(each.values[0], each.values[1], each.date, each.source) for each in listed
    )
