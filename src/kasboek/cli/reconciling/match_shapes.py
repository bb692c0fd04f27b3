"""What `kasboek match` found, for JSON and CSV: every payment, with each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.frame import clean
from kasboek.core.matching import Question
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.importers.questions.asking import Option
    from kasboek.importers.questions.rematching import Rematched
    from kasboek.importers.questions.rematching import Unsettled

CSV = (
    *("date", "amount", "currency", "payee", "account", "file", "line", "state", "settles"),
    "because",
)


def settles(frame: Frame, of: Unsettled, option: Option) -> str:
    """Write what an answer settles by number; where it is several, with what goes to each."""
    parts = option.parts
    if len(parts) == 1:
        return clean(parts[0].number or parts[0].account)
    return clean(
        ", ".join(
            frame.tell(
                "asking.part",
                what=part.number or part.account,
                amount=Money(part.amount, of.currency),
            )
            for part in parts
        )
    )


def shape(frame: Frame, found: Sequence[Rematched], *, applied: bool) -> dict[str, object]:
    """Return all of it for JSON."""
    return {
        "applied": sum(each.sure is not None for each in found) if applied else 0,
        "payments": [
            {
                "date": each.of.line.date,
                "amount": each.of.line.amount,
                "currency": each.of.currency,
                "payee": each.of.line.name,
                "narration": each.of.line.text,
                "account": each.of.held_on,
                "from": each.of.account,
                "source": {"file": each.of.file, "line": each.of.at},
                "state": _state(each, applied=applied),
                "because": frame.say(each.why),
                "options": [_option(frame, option) for option in each.answers],
            }
            for each in found
        ],
    }


def _option(frame: Frame, option: Option) -> dict[str, object]:
    return {
        "counterparty": option.payee or None,
        "because": frame.say(option.told),
        "parts": [
            {"account": p.account, "amount": p.amount, "key": p.key, "number": p.number}
            for p in option.parts
        ],
    }


def rows(
    frame: Frame, found: Sequence[Rematched], *, applied: bool
) -> Iterator[tuple[object, ...]]:
    """Yield all of it for CSV, one row per payment."""
    for each in found:
        of = each.of
        told = " | ".join(settles(frame, of, option) for option in each.answers)
        head = (of.line.date, of.line.amount, of.currency, of.line.name, of.held_on)
        yield (*head, of.file, of.at, _state(each, applied=applied), told, frame.say(each.why))


def _state(each: Rematched, *, applied: bool) -> str:
    if each.sure is not None:
        return "applied" if applied else "sure"
    return "question" if isinstance(each.verdict, Question) else "nothing"
