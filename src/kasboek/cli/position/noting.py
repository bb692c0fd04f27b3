"""An action written into the ledger, with owner and date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.merge import Directive
from kasboek.writing.merge import merged
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.core.shapes.shape import Json

_OWNERS = ("control", "forecast")
"""The roles that an action falls to when nobody is named, in this order."""

_WEEK = dt.timedelta(days=7)


class Noted(NamedTuple):
    """An action as it was written; `path` is relative to the ledger's folder."""

    text: str
    person: str
    due: dt.date
    path: str

    def says(self) -> Saying:
        """Say where it stands."""
        return saying(
            "today.noted", path=self.path, text=self.text, person=self.person, due=self.due
        )

    def shape(self) -> Json:
        """Return it for JSON."""
        return {**self._asdict(), "due": self.due.isoformat()}


def note_action(
    frame: Frame, book: Book, text: str, owner: str | None, due: dt.date | None
) -> Noted:
    """Write an `action` directive, dated today, into the file of the founder's other decisions.

    Stops where there is nothing to note, nobody to do it, or the day has passed; and with code 3
    where another command holds the ledger or the file changed meanwhile.
    """
    text, day = " ".join(text.split()), today()
    due = due or day + _WEEK
    person = owner or _owner(book)
    if not text:
        frame.stop(Exit.USAGE, "today.empty-note")
    if person is None:
        frame.stop(Exit.USAGE, "today.no-owner")
    if due < day:
        frame.stop(Exit.USAGE, "today.due-past", due=due, date=day)
    for action in book.actions:
        if action.text == text and action.done is None:
            where = str(action.source)
            frame.stop(Exit.USAGE, "today.note-again", date=action.date, source=where)
    noted = Noted(text, person, due, _file(frame, book))
    _write(frame, Path(book.root), noted, day)
    return noted


def _owner(book: Book) -> str | None:
    for wanted in _OWNERS:
        for role in book.roles:
            if role.role == wanted:
                return role.person
    return None


def _file(frame: Frame, book: Book) -> str:
    """Return the file of the last action, else of a role or policy, else the ledger's head."""
    sources = [policy.source for policy in book.policies]
    sources += [role.source for role in book.roles]
    sources += [action.source for action in book.actions]
    path = sources[-1].file if sources else frame.path().name
    root = Path(book.root).resolve()
    if not (root / path).resolve().is_relative_to(root):
        frame.stop(Exit.REFUSED, "today.outside-ledger", path=path)
    return path


def _write(frame: Frame, root: Path, noted: Noted, day: dt.date) -> None:
    words = f"{quoted(noted.text)} {quoted(noted.person)} {noted.due}"
    directive = Directive(day, 1, f'{day} custom "action" {words}\n')
    path = root / noted.path
    try:
        with locked(root):
            before = path.read_bytes()
            after = merged(before.decode("utf-8"), [directive]).encode("utf-8")
            commit(root, [Put(path, after, before)])
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
