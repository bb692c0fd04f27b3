"""What `kasboek match` prints: matches with the evidence, questions with both answers, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.reconciling.match_shapes import settles
from kasboek.cli.tables import Column
from kasboek.cli.tables import fits
from kasboek.cli.tables import print_block
from kasboek.cli.tables import print_table
from kasboek.core.matching import Question
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.importers.questions.rematching import Rematched
    from kasboek.importers.questions.rematching import Unsettled

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
    tables = _Tables(frame, sure, asked, rest)
    click.secho(frame.tell("match.title", count=len(sure), total=len(found)), bold=True)
    tables.print_sure()
    if asked:
        frame.print()
        click.secho(frame.tell("match.questions", count=len(asked)), bold=True)
        tables.print_questions()
        _print_more(frame, len(asked))
    if rest:
        frame.print()
        click.secho(frame.tell("match.rest", count=len(rest)), bold=True)
        tables.print_rest()
        _print_more(frame, len(rest))
    frame.print()
    _print_next(frame, sure, asked, applied=applied)


class _Tables:
    """What is printed, as tables; as blocks where one of them has no room on the screen."""

    def __init__(
        self,
        frame: Frame,
        sure: Sequence[Rematched],
        asked: Sequence[Rematched],
        rest: Sequence[Rematched],
    ) -> None:
        self.frame = frame
        self.asked = asked[:_MOST]
        self.sure: list[list[Cell]] = [
            [
                *_line(e.of),
                settles(frame, e.of, e.answers[0]),
                e.answers[0].told,
                str(e.of.source),
            ]
            for e in sure
        ]
        self.rest: list[list[Cell]] = [
            [*_line(e.of), e.why, str(e.of.source)] for e in rest[:_MOST]
        ]
        self.settling = _heads(frame, frame.tell("match.settles"))
        self.fitting = _heads(frame)
        titles: list[list[Cell]] = [[self._title(each)] for each in self.asked]
        self.wide = (
            fits(frame, self.settling, self.sure)
            and fits(frame, self.fitting, self.rest)
            and fits(frame, ("",), titles)
        )

    def print_sure(self) -> None:
        self._print(self.settling, self.sure)

    def print_rest(self) -> None:
        self._print(self.fitting, self.rest)

    def print_questions(self) -> None:
        for each in self.asked:
            if self.wide:
                self.frame.print(self._title(each))
                self.frame.print(f"  {self.frame.say(each.why)}")
            else:
                print_block(self.frame, _line(each.of), [each.why], str(each.of.source))
            options: list[list[Cell]] = [
                ["  -", settles(self.frame, each.of, option), option.told]
                for option in each.answers
            ]
            if options:
                columns = ("", Column("", flexible=True), Column("", flexible=True))
                print_table(self.frame, columns, options)

    def _print(self, heads: Sequence[Column], lines: list[list[Cell]]) -> None:
        if self.wide and lines:
            print_table(self.frame, heads, lines)
            return
        for line in lines:
            print_block(self.frame, line[:3], line[3:-1], line[-1])

    def _title(self, each: Rematched) -> str:
        _, amount, who = _line(each.of)
        day, source = each.of.line.date, each.of.source
        return self.frame.tell("match.question", date=day, amount=amount, payee=who, source=source)


def _heads(frame: Frame, *between: str) -> tuple[Column, ...]:
    """Return the heads of a booking's table, with those that stand before why and where."""
    names = (frame.tell("match.who"), *between, frame.tell("match.why"))
    return (
        Column(frame.tell("match.date"), right=True),
        Column(frame.tell("match.amount"), right=True),
        *(Column(name, flexible=True) for name in names),
        Column(frame.tell("match.where")),
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
