"""Questions, one at a time, each with its evidence and answered by one key.

An answer is written at once: who stops, by a key or Ctrl-C, has kept what was answered, and goes
on later with the same command. Nothing is remembered outside the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.cli.questions.answering import tried
from kasboek.cli.questions.answering import undo
from kasboek.cli.questions.answering import wanted_rule
from kasboek.cli.questions.answering import write
from kasboek.cli.questions.asked import goes
from kasboek.cli.questions.asked import prompt
from kasboek.cli.questions.asked import show
from kasboek.cli.questions.asked import typed
from kasboek.cli.questions.asked_on import is_alone
from kasboek.cli.questions.asked_on import moved
from kasboek.cli.questions.keys import Keys
from kasboek.cli.trusting import trusted
from kasboek.core.accounts import TAX_OFFICE
from kasboek.importers.questions.asking import questions
from kasboek.importers.questions.asking_named import nameless
from kasboek.importers.questions.asking_papers import unplaced
from kasboek.importers.questions.doubted import waiting

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.importers.questions.asking import Asked
    from kasboek.importers.questions.asking import Option
    from kasboek.writing.files import Put
    from kasboek.writing.rules import Wanted

_SKIP, _STOP, _TYPE, _RULE, _UNDO = "s", "q", "t", "r", "u"


class _Done(NamedTuple):
    """A question that was put aside, or answered: with what it and its rule wrote, in order."""

    name: tuple[str, str]
    written: tuple[tuple[Put, ...], ...] = ()
    alone: bool = True
    """It changed nothing about other questions."""


def ask(frame: Frame, command: str, *, about_items: bool = False) -> None:
    """Ask about every bank line and invoice that waits; or about those that open items may explain.

    Then also about payments that name no item.
    `command` is what goes on later, for the last line. Stops where the ledger was not read whole.
    """
    trusted(frame, frame.book())
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
    """Where one person answers: what was answered and what was put aside, the last at the end."""

    def __init__(self, frame: Frame, *, about_items: bool) -> None:
        self.frame = frame
        self._about_items = about_items
        self._keys = Keys()
        self._done: list[_Done] = []
        self._behind = False
        """The ledger has answers that the book does not know yet."""

    @property
    def answered(self) -> int:
        """Return how many questions have an answer now."""
        return sum(len(each.written) for each in self._done)

    def left(self) -> list[Asked]:
        """Return the questions of the ledger as it is now."""
        book = self._book_now()
        if not self._about_items:
            return [*questions(book), *unplaced(book)]
        found = [each for each in questions(book) if each.about_items]
        return sorted((*found, *nameless(book)), key=lambda each: (each.of.line.date, each.of[:2]))

    def work(self, total: int) -> None:
        """Ask one after the other, until all are answered or put aside, or there is no answer."""
        found = self.left()
        while todo := [each for each in found if not self._aside(each)]:
            number = total - len(todo) + 1
            show(self.frame, todo[0], todo, max(number, 1), max(total, len(todo)))
            before = len(self._done)
            if not self._reply(todo[0], found):
                return
            last = self._done[-1] if len(self._done) > before else None
            if last is None or not last.alone:
                found = self.left()
            elif last.written:
                found = moved(todo[0], found, last.written[0])

    def _book_now(self) -> Book:
        """Return the book with all answers in it: reading a ledger takes its time."""
        if self._behind:
            self._behind = False
            return self.frame.reload()
        return self.frame.book()

    def _aside(self, asked: Asked) -> bool:
        return any(each.name == _name(asked) and not each.written for each in self._done)

    def _reply(self, asked: Asked, found: list[Asked]) -> bool:
        """Wait for an answer and write it; `False` ends the session."""
        rule = False
        while True:
            key = self._keys.press(prompt(self.frame, asked, rule=rule, undo=bool(self._done)))
            if key in {_STOP, ""}:
                return False
            if key == _SKIP:
                self._done.append(_Done(_name(asked)))
                return True
            if key == _RULE and not asked.paper:
                rule = not rule
            elif key == _UNDO and self._done:
                self._undo()
                return True
            else:
                option = self._option(asked, key)
                if option is not None and self._book(asked, option, rule=rule):
                    alone = not rule and is_alone(asked, option, found)
                    self._done[-1] = self._done[-1]._replace(alone=alone)
                    return True

    def _option(self, asked: Asked, key: str) -> Option | None:
        if key == _TYPE:
            what = self.frame.tell("asking.type-account" if asked.paper else "asking.type")
            return typed(self.frame, asked, self._keys.line(f"{what} "))
        if key.isdecimal() and 1 <= int(key) <= len(asked.options):
            return asked.options[int(key) - 1]
        self.frame.print(self.frame.tell("asking.no-such-key", key=key))
        return None

    def _book(self, asked: Asked, option: Option, *, rule: bool) -> bool:
        """Write the answer, and tell; with a rule what else it books."""
        frame = self.frame
        book = self._book_now() if rule else frame.book()
        wanted = wanted_rule(book, asked, option) if rule else None
        if rule and not self._may(book, wanted):
            return False
        written = [tuple(write(frame, book, asked, option, wanted))]
        self._done.append(_Done(_name(asked), tuple(written)))
        self._behind = True
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
        if book.accounts[wanted.account].kind in TAX_OFFICE:
            self.frame.print(self.frame.tell("asking.tax-rule", match=wanted.match))
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
            first = fitting[0]
            written = tuple(write(self.frame, self.frame.book(), first, first.options[0]))
            last = self._done.pop()
            self._done.append(last._replace(written=(*last.written, written)))
            self._behind = True
            count += 1
        if count:
            self.frame.print(self.frame.tell("asking.followed", count=count))

    def _undo(self) -> None:
        """Take back the last answer with all that its rule booked, or what was put aside last."""
        for puts in reversed(self._done.pop().written):
            undo(self.frame, puts)
            self._behind = True
            self.frame.print(self.frame.tell("asking.undone"))


def _name(asked: Asked) -> tuple[str, str]:
    return asked.of.file, asked.of.booking
