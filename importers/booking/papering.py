"""Papers into the ledger: each once, a file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.importers.booking.outcome import Taken
from kasboek.importers.booking.paper_checks import paper_problems

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from collections.abc import Iterable

    from kasboek.core.book import Book
    from kasboek.core.saying import Saying
    from kasboek.importers.files.opened import Opened
    from kasboek.importers.papers import Owed
    from kasboek.importers.papers import Paper
    from kasboek.importers.papers import PaperFile
    from kasboek.importers.papers import Pieces
    from kasboek.writing.merge import Directive

ACCOUNTS = "accounts.beancount"
RELATIONS = "relations.beancount"


class Papering:
    """Books the papers of one import; what one file brought is known to the next."""

    def __init__(self, book: Book) -> None:
        """Begin with what the book has."""
        self._book = book
        self._identities: set[str] = set()
        self._names: set[str] = set()
        self._opened: dict[str, dt.date] = {}
        self._owed: set[Owed] = set()

    def take(self, file: Opened, papers: PaperFile) -> Taken:
        """Return what a file's papers become; problems of one keep all from being booked."""
        new: list[tuple[Paper, Pieces]] = []
        problems: list[Saying] = []
        seen, opened = set(self._identities), dict(self._opened)
        for paper in papers.papers:
            if paper.identity in seen or paper.known(self._book):
                continue
            seen.add(paper.identity)
            pieces = paper.pieces(self._book)
            opened = {name: each.day for name, each in pieces.accounts.items()} | opened
            problems += pieces.problems
            new.append((paper, pieces))
        owed = self._owed.union(pieces.opens for _, pieces in new if pieces.opens)
        new = [(paper, _linked(pieces, owed)) for paper, pieces in new]
        sound = [(paper.identity, pieces) for paper, pieces in new if not pieces.problems]
        problems += paper_problems(self._book, sound, opened)
        texts: dict[str, list[Directive]] = {}
        told: list[Saying] = []
        if not problems:  # else nothing is booked that there is to tell of
            told = [each for _, pieces in new for each in pieces.notices]
            self._identities, self._opened, self._owed = seen, opened, owed
            texts = self._texts(pieces for _, pieces in new)
        return Taken(
            file.path,
            file.data,
            papers.format,
            skipped=papers.skipped,
            problems=tuple(dict.fromkeys(problems)),
            notices=tuple(dict.fromkeys((*papers.notices, *told))),
            papers=papers.papers,
            new_papers=tuple(paper for paper, _ in new),
            texts={path: tuple(each) for path, each in texts.items()},
            archive=papers.account,
        )

    def _texts(self, pieces: Iterable[Pieces]) -> dict[str, list[Directive]]:
        found: dict[str, list[Directive]] = {}
        for each in pieces:
            for path, named in ((ACCOUNTS, each.accounts), (RELATIONS, each.relations)):
                for name, directive in named.items():
                    if (key := f"{path} {name}") not in self._names:
                        self._names.add(key)
                        found.setdefault(path, []).append(directive)
            for path, directives in each.texts.items():
                found.setdefault(path, []).extend(directives)
        return found


def _linked(pieces: Pieces, owed: Collection[Owed]) -> Pieces:
    """Return a credit note on what this import books too as one that the books can follow."""
    return pieces._replace(texts=pieces.linked) if pieces.credits in owed else pieces
