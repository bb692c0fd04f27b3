"""What an answer changes about the other questions: mostly only the lines on which they stand.

Reading a ledger takes its time, so it is read again only where an answer may change another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.importers.questions.asking import Asked
    from kasboek.importers.questions.asking import Option
    from kasboek.writing.files import Put


def is_alone(asked: Asked, option: Option, others: Sequence[Asked]) -> bool:
    """Say whether an answer changes nothing about other questions, but for where they stand.

    It does where it settles an item, where something may be booked twice, and where the same party
    is asked about again.
    """
    rest = [each for each in others if each is not asked]
    settles = asked.about_items or asked.nameless or any(part.key for part in option.parts)
    if settles or any(each.of.twin for each in others):
        return False
    return not any(_party(asked) & _party(each) for each in rest)


def moved(asked: Asked, others: Sequence[Asked], written: Sequence[Put]) -> list[Asked]:
    """Return the other questions with the lines on which they stand now."""
    put, of = written[0], asked.of
    more = put.after.count(b"\n") - (put.before or b"").count(b"\n")
    return [
        each._replace(of=each.of._replace(at=each.of.at + more))
        if each.of.file == of.file and each.of.at > of.at
        else each
        for each in others
        if each is not asked
    ]


def _party(asked: Asked) -> set[str]:
    line = asked.of.line
    return {(line.name or line.text).casefold(), line.iban} - {""}
