"""The reasons beside an import's bookings: what was learned or matched, and what is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.core.saying import Saying
    from kasboek.importers.categorise import Choice
    from kasboek.importers.outcome import Booked
    from kasboek.importers.statement import BankLine

_WIDEST = 70
"""Characters of a payee, or of the text of a line without one."""
_MOST = 20
"""Lines of a statement that are told on the screen; JSON has them all."""


def print_reasons(frame: Frame, one: Booked) -> None:
    """Print the lines of a statement that are a question, then those that need a reason."""
    told = _told(one)
    for line, choice in told[:_MOST]:
        frame.print(f"    {frame.say(_sentence(one, line, choice))}")
    if more := told[_MOST:]:
        frame.print(f"    {frame.tell('rules.more', count=len(more))}")


def reasons(frame: Frame, statements: Sequence[Booked]) -> list[dict[str, object]]:
    """Return the same for JSON, all of it."""
    return [
        {
            "date": line.date,
            "amount": line.amount,
            "currency": line.currency or one.statement.currency,
            "payee": choice.payee,
            "narration": line.text,
            "accounts": list(dict.fromkeys(part.account for part in choice.parts)),
            "how": choice.how.value,
            "because": frame.say(choice.because) if choice.because else None,
        }
        for one in statements
        for line, choice in _told(one)
    ]


def _told(one: Booked) -> list[tuple[BankLine, Choice]]:
    from kasboek.importers.categorise import UNSURE  # noqa: PLC0415 # `--help` stays quick

    found = [
        (line, choice)
        for line, choice in one.new
        if choice.because is not None or choice.how in UNSURE
    ]
    return sorted(found, key=lambda pair: pair[1].how not in UNSURE)


def _sentence(one: Booked, line: BankLine, choice: Choice) -> Saying:
    from kasboek.importers.categorise import UNSURE  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.categorise import How  # noqa: PLC0415

    amount = Money(line.amount, line.currency or one.statement.currency)
    name = _shortened(choice.payee or line.text)
    unknown = "rules.maybe-there" if choice.how is How.TWIN else "rules.nothing-known"
    why = choice.because or saying(unknown)
    if choice.how in UNSURE:
        return saying("rules.question", date=line.date, amount=amount, name=name, why=why)
    accounts = ", ".join(dict.fromkeys(part.account for part in choice.parts))
    return saying(
        "rules.booked", date=line.date, amount=amount, name=name, accounts=accounts, why=why
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
