"""The reasons beside an import's bookings: how many by what, which are questions, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.core.saying import Saying
    from kasboek.core.saying import Value
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.categorising.categorise import Choice
    from kasboek.importers.statement import BankLine

_WIDEST = 70
"""Characters of a payee, or of the text of a line without one."""
_MOST = 20
"""Questions of an import that are told on the screen, and as many reasons; JSON has them all."""


class Reasons:
    """Tells of the lines of an import, statement by statement: all of them, or what matters."""

    def __init__(self, frame: Frame, *, every: bool) -> None:
        """With `every` each line is told with its reason; else the first questions and reasons."""
        self._frame = frame
        self._every = every
        self._left = {True: _MOST, False: _MOST}
        self._untold = {True: 0, False: 0}

    def print_statement(self, one: Booked) -> None:
        """Print how many new lines went by what, then the questions, then where others went."""
        from kasboek.importers.categorising.categorise import UNSURE  # noqa: PLC0415 # `--help` stays quick
        from kasboek.importers.categorising.categorise import How  # noqa: PLC0415

        counted = Counter(choice.how for _, choice in one.new)
        told = [self._frame.tell(f"rules.how-{h}", count=counted[h]) for h in How if counted[h]]
        if told:
            self._frame.print(f"    {', '.join(told)}")
        for unsure in (True, False):
            for line, choice in one.new:
                reasoned = self._every or unsure or choice.because is not None
                if (choice.how in UNSURE) is unsure and reasoned:
                    self._print_line(one, line, choice, unsure=unsure)

    def print_rest(self) -> None:
        """Say of how many lines nothing was told, and where it is."""
        if count := self._untold[True]:
            self._frame.print(self._frame.tell("rules.more-questions", count=count))
        if count := self._untold[False]:
            self._frame.print(self._frame.tell("rules.more", count=count))

    def _print_line(self, one: Booked, line: BankLine, choice: Choice, *, unsure: bool) -> None:
        if not self._every and not self._left[unsure]:
            self._untold[unsure] += 1
            return
        self._left[unsure] -= 1
        self._frame.print(f"    {self._frame.say(_sentence(one, line, choice, unsure=unsure))}")


def reasons(frame: Frame, statements: Sequence[Booked]) -> list[dict[str, object]]:
    """Return every new line for JSON: where it went, what decided, and the sentence that says so.

    `by` is the label of the rule, the number of the item or the own account.
    """
    return [
        {
            "date": line.date,
            "amount": line.amount,
            "currency": line.currency or one.statement.currency,
            "payee": choice.payee,
            "narration": line.text,
            "accounts": list(dict.fromkeys(part.account for part in choice.parts)),
            "how": choice.how.value,
            "by": choice.detail or None,
            "because": frame.say(_why(choice)),
        }
        for one in statements
        for line, choice in one.new
    ]


def _why(choice: Choice) -> Saying:
    from kasboek.importers.categorising.categorise import UNSURE  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.categorising.categorise import How  # noqa: PLC0415

    if choice.because is not None:
        return choice.because
    if choice.how in UNSURE:
        return saying("rules.maybe-there" if choice.how is How.TWIN else "rules.nothing-known")
    if not choice.detail:
        return saying("rules.by-format")
    return saying(f"asking.by-{choice.how.value}", detail=choice.detail)


def _sentence(one: Booked, line: BankLine, choice: Choice, *, unsure: bool) -> Saying:
    told: dict[str, Value] = {
        "date": line.date,
        "amount": Money(line.amount, line.currency or one.statement.currency),
        "name": _shortened(choice.payee or line.text),
    }
    why = _why(choice)
    if unsure and why.key == "rules.nothing-known":  # which is said of how many, just above
        return saying("rules.question-plain", **told)
    if unsure:
        return saying("rules.question", why=why, **told)
    accounts = ", ".join(dict.fromkeys(part.account for part in choice.parts))
    return saying("rules.booked", why=why, accounts=accounts, **told)


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
