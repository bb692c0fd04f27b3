"""What `kasboek match` prints: matches with the evidence, questions with both answers, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import clean
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.matching import Question
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.importers.questions.asking import Option
    from kasboek.importers.questions.rematching import Rematched
    from kasboek.importers.questions.rematching import Unsettled

CSV = (
    *("date", "amount", "currency", "payee", "account", "file", "line", "state", "settles"),
    "because",
)
_MOST = 20
"""Questions, and lines that nothing fits, that are printed; JSON and CSV have them all."""


def print_matches(frame: Frame, found: Sequence[Rematched], *, applied: bool) -> None:
    """Print all that settles nothing yet, and what to do about it."""
    if not found:
        frame.print(frame.tell("match.none"))
        return
    sure = [each for each in found if each.sure is not None]
    asked = [each for each in found if isinstance(each.verdict, Question)]
    rest = [each for each in found if each.sure is None and each not in asked]
    title = frame.tell("match.title", count=len(sure), total=len(found))
    if sure:
        _print_sure(frame, sure, title)
    else:
        click.secho(title, bold=True)
    if asked:
        _print_questions(frame, asked)
    if rest:
        _print_rest(frame, rest)
    frame.print()
    _print_next(frame, sure, asked, applied=applied)


def _print_sure(frame: Frame, sure: Sequence[Rematched], title: str) -> None:
    heads = _heads(frame, frame.tell("match.settles"))
    lines: list[list[Cell]] = [
        [
            *_line(each.of),
            settles(frame, each.of, each.answers[0]),
            each.answers[0].told,
            each.of.source,
        ]
        for each in sure
    ]
    print_table(frame, heads, lines, title)


def _print_questions(frame: Frame, asked: Sequence[Rematched]) -> None:
    frame.print()
    click.secho(frame.tell("match.questions", count=len(asked)), bold=True)
    for each in asked[:_MOST]:
        _, amount, who = _line(each.of)
        day, source = each.of.line.date, each.of.source
        frame.print(frame.tell("match.question", date=day, amount=amount, payee=who, source=source))
        frame.print(f"  {frame.say(each.why)}")
        options: list[list[Cell]] = [
            ["  -", settles(frame, each.of, option), option.told] for option in each.answers
        ]
        if options:
            print_table(frame, ("", "", Column("", flexible=True)), options)
    _print_more(frame, len(asked))


def _print_rest(frame: Frame, rest: Sequence[Rematched]) -> None:
    frame.print()
    lines: list[list[Cell]] = [[*_line(e.of), e.why, e.of.source] for e in rest[:_MOST]]
    print_table(frame, _heads(frame), lines, frame.tell("match.rest", count=len(rest)))
    _print_more(frame, len(rest))


def _heads(frame: Frame, *between: str) -> tuple[Column, ...]:
    """Return the heads of a booking's table, with those that stand before why and where."""
    names = (frame.tell("match.who"), *between, frame.tell("match.why"), frame.tell("match.where"))
    return (
        Column(frame.tell("match.date"), right=True),
        Column(frame.tell("match.amount"), right=True),
        *(Column(name, flexible=True) for name in names),
    )


def _print_more(frame: Frame, count: int) -> None:
    if count > _MOST:
        frame.print(frame.tell("match.more", count=count - _MOST))


def _print_next(
    frame: Frame, sure: Sequence[Rematched], asked: Sequence[Rematched], *, applied: bool
) -> None:
    if sure:
        frame.print(frame.tell("match.applied" if applied else "match.apply", count=len(sure)))
    if asked:
        frame.print(frame.tell("match.ask", count=len(asked)))


def _line(of: Unsettled) -> tuple[str, Money, str]:
    line = of.line
    return line.date.isoformat(), Money(line.amount, of.currency), line.name or line.text


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
