"""Questions, one at a time, each with its evidence and answered by one key.

An answer is written at once: who stops, by a key or Ctrl-C, has kept what was answered, and goes
on later with the same command. Nothing is remembered outside the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.answering import tried
from kasboek.cli.answering import wanted_rule
from kasboek.cli.answering import write
from kasboek.cli.asked import goes
from kasboek.cli.asked import show
from kasboek.cli.asked import typed
from kasboek.cli.keys import Keys
from kasboek.importers.asking import questions
from kasboek.importers.doubted import waiting

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.importers.asking import Asked
    from kasboek.importers.asking import Option
    from kasboek.writing.rules import Wanted

_SKIP, _STOP, _TYPE, _RULE = "s", "q", "t", "r"


def ask(frame: Frame, command: str, *, about_items: bool = False) -> None:
    """Ask about every bank line that waits, or only those that open items may explain.

    `command` is what goes on later, for the last line.
    """
    desk = _Desk(frame, about_items=about_items)
    first = desk.left()
    if not first:
        frame.print(frame.tell("asking.none"))
    else:
        frame.print(frame.tell("asking.title", count=len(first)))
        desk.work(len(first))
        frame.print()
        left = len(desk.left())
        key = "asking.left" if left else "asking.done"
        frame.print(frame.tell(key, count=desk.answered, left=left, command=command))
    if others := waiting(frame.book()).others:
        frame.print(frame.tell("asking.others", count=others))


class _Desk:
    """Where one person answers: what was answered and what was put aside."""

    def __init__(self, frame: Frame, *, about_items: bool) -> None:
        self.frame = frame
        self.answered = 0
        self._about_items = about_items
        self._keys = Keys.of_stdin()
        self._skipped: set[tuple[str, str]] = set()

    def left(self) -> list[Asked]:
        """Return the questions of the ledger as it is now."""
        found = questions(self.frame.book())
        return [each for each in found if each.about_items or not self._about_items]

    def work(self, total: int) -> None:
        """Ask one after the other, until all are answered or put aside, or there is no answer."""
        todo, number = self.left(), 0
        while todo:
            number += 1
            asked = todo[0]
            show(self.frame, asked, number, max(total, number + len(todo) - 1))
            done = self._reply(asked)
            if done is None:
                return
            if not done:
                self._skipped.add(_name(asked))
            found = self.left() if done else todo
            todo = [each for each in found if _name(each) not in self._skipped]

    def _reply(self, asked: Asked) -> bool | None:
        """Wait for an answer and write it: done, put aside (`False`), or no more (`None`)."""
        rule = False
        while True:
            count = len(asked.options)
            word = ("rule" if rule else "keys") + ("" if count else "-none")
            keys = f"1-{count}" if count > 1 else "1"
            click.echo(self.frame.tell(f"asking.{word}", keys=keys) + " ", nl=False)
            key = self._keys.press()
            if key in {_STOP, ""}:
                return None
            if key == _SKIP:
                return False
            if key == _RULE:
                rule = not rule
                continue
            option = self._option(asked, key)
            if option is not None and self._book(asked, option, rule=rule):
                return True

    def _option(self, asked: Asked, key: str) -> Option | None:
        if key == _TYPE:
            click.echo(self.frame.tell("asking.type") + " ", nl=False)
            return typed(self.frame, asked, self._keys.line())
        if key.isdecimal() and 1 <= int(key) <= len(asked.options):
            return asked.options[int(key) - 1]
        self.frame.print(self.frame.tell("asking.no-such-key", key=key))
        return None

    def _book(self, asked: Asked, option: Option, *, rule: bool) -> bool:
        """Write the answer, and tell; with a rule what else it books."""
        frame, book = self.frame, self.frame.book()
        wanted = wanted_rule(book, asked, option) if rule else None
        if rule and not self._may(book, wanted):
            return False
        write(frame, book, asked, option, wanted)
        self.answered += 1
        frame.reload()
        frame.print(frame.tell("asking.booked", goes=goes(self.frame, asked, option)))
        if wanted is not None:
            frame.print(frame.tell("asking.rule-written", label=wanted.label))
            self._follow(wanted)
        return True

    def _may(self, book: Book, wanted: Wanted | None) -> bool:
        """Say why an answer can be no rule; one that was wrong before would be wrong again."""
        if wanted is None:
            self.frame.print(self.frame.tell("asking.no-rule"))
            return False
        held, wrong = tried(book, wanted)
        if wrong:
            told = {"count": held, "wrong": wrong, "match": wanted.match}
            self.frame.print(self.frame.tell("asking.wrong-rule", **told))
        return not wrong

    def _follow(self, wanted: Wanted) -> None:
        """Book the other lines that wait by the rule that was just made."""
        count = 0
        while fitting := [each for each in self.left() if each.rule == wanted.label]:
            write(self.frame, self.frame.book(), fitting[0], fitting[0].options[0])
            self.frame.reload()
            count += 1
        if count:
            self.answered += count
            self.frame.print(self.frame.tell("asking.followed", count=count))


def _name(asked: Asked) -> tuple[str, str]:
    return asked.of.file, asked.of.booking
