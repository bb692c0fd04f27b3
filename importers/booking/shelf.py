"""Which files an import changes: the year's file of each account, the includes, the archive.

The order is that of the ledger's safety: bookings, then the line that includes them, then the
source file's move to the documents. `kasboek.writing.files.commit` makes all of it or nothing.
"""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import saying
from kasboek.importers.balances.passages import explained
from kasboek.importers.balances.passages import not_there
from kasboek.importers.balances.passages import without_passed
from kasboek.importers.booking.whose import HOLDING
from kasboek.importers.duplicates.past import until
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import Remove
from kasboek.writing.merge import includes
from kasboek.writing.merge import merged
from kasboek.writing.merge import with_include

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.balances.mornings import Mornings
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.booking.outcome import Taken
    from kasboek.writing.merge import Directive

BOOKS = "books.beancount"
INBOX = "inbox"
DOCUMENTS = "documents"
_ROOTS = re.compile(
    r'^option "name_(?:assets|liabilities|equity|income|expenses)" .*$', re.MULTILINE
)
"""Beancount reads each file's accounts by the names that the file itself gives to their roots."""
_LONGEST, _SUFFIX = 240, 16
"""Bytes of a document's name, as no disk takes more than 255; characters of its kind (".xml")."""
_INCLUDE = re.compile(r'^include[ \t]+"([^"\n]+)"', re.MULTILINE)


def files_in(folder: Path) -> list[Path]:
    """Return the files in a folder, by name; hidden ones and notes for people are left."""
    next(folder.iterdir(), None)  # one that may not be read would seem empty below
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.name.lower() not in {"readme", "readme.md"}
    )


@dataclass(slots=True)  # not frozen: it fills while the files are gone through
class _Page:
    """What goes into one file of the ledger, and the head of it where it is new."""

    header: str = ""
    directives: list[Directive] = field(default_factory=list)


class Shelf:
    """The files of a ledger, as they were before its book was loaded."""

    def __init__(self, head: Path) -> None:
        """Note the state of the files that an import may change."""
        self.head = head
        self.root = head.parent
        self._stamps = {path: _stamp(path) for path in self._candidates()}

    def _candidates(self) -> list[Path]:
        books = sorted((self.root / "books").rglob("*.beancount"))
        return [*books, *sorted(self.root.glob("*.beancount")), self.root / BOOKS, self.head]

    def inbox(self) -> list[Path]:
        """Return the files that wait, by name; hidden ones and notes for people are left."""
        folder = self.root / INBOX
        return files_in(folder) if folder.is_dir() else []

    def changes(self, book: Book, taken: Sequence[Taken]) -> list[Put | Remove]:
        """Return what the imported files change, in the order in which it is to be done."""
        good = [each for each in taken if not each.problems]
        booked = [one for each in good for one in each.statements]
        pages = self._bookings(book, booked)
        self._papers(good, pages)
        puts = self._puts(pages, booked)
        puts += self._includes([put.path for put in puts if put.before is None])
        return [*puts, *self._archive(good)]

    def _read(self, path: Path) -> bytes | None:
        if _stamp(path) != self._stamps.get(path):
            shown = path.relative_to(self.root).as_posix()
            raise Refused(saying("writing.changed", path=shown))
        return path.read_bytes() if path.exists() else None

    def _text(self, path: Path, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            shown, line = path.relative_to(self.root).as_posix(), data.count(b"\n", 0, error.start)
            raise Refused(saying("writing.not-utf8", path=shown, line=line + 1)) from None

    def _included(self) -> set[Path]:
        """Return the files that the ledger reads, by their `include` lines."""
        found: set[Path] = set()
        waiting = [self.head.resolve()]
        while waiting:
            path = waiting.pop()
            if path in found or not path.is_file():
                continue
            found.add(path)
            for name in _INCLUDE.findall(_lenient(path)):
                there = glob.glob(str(path.parent / name), recursive=True)  # noqa: PTH207 # as Beancount does
                waiting += [Path(each).resolve() for each in there]
        return found

    def _bookings(self, book: Book, booked: Sequence[Booked]) -> dict[Path, _Page]:
        """Lay out what statements become, by file."""
        names = _page_names(book)
        pages: dict[Path, _Page] = {}
        mornings = {(each.account, each.currency): each for each in _mornings(booked)}
        for one in booked:
            if one.account is None or (last := one.statement.last_day) is None:
                continue
            held = mornings.get((one.account, one.statement.currency))
            ours: dict[int, _Page] = {}
            for directive in (*one.directives, *(held.after(one) if held else ())):
                # an assertion and an opening stand beside the bookings they are about
                year = directive.day.year if directive.rank else last.year
                if directive.rank == 0 and directive.day <= last:
                    year = one.statement.lines[0].date.year if one.statement.lines else last.year
                if (page := ours.get(year)) is None:
                    path = self.root / "books" / str(year) / f"{names[one.account]}.beancount"
                    page = pages.setdefault(path, _Page(f"; {one.account}, {year}\n"))
                    ours[year] = page
                page.directives.append(directive)
            for each in one.changed:
                pages.setdefault(self.root / each.file, _Page())
        return pages

    def _papers(self, taken: Sequence[Taken], pages: dict[Path, _Page]) -> None:
        """Lay out what papers become, beside what statements do."""
        for each in taken:
            for name, directives in each.texts.items():
                title = ", ".join(reversed(name.removesuffix(".beancount").split("/")[-2:]))
                page = pages.setdefault(self.root / name, _Page(f"; {title}\n"))
                page.directives += directives

    def _puts(self, pages: dict[Path, _Page], booked: Sequence[Booked]) -> list[Put]:
        roots = "".join(f"{each}\n" for each in _ROOTS.findall(_lenient(self.head)))
        puts = []
        included = self._included()
        for path in sorted(pages):
            page, before = pages[path], self._read(path)
            if before is not None and path.resolve() not in included:
                shown = path.relative_to(self.root).as_posix()
                raise Refused(saying("importers.not-included", path=shown, head=self.head.name))
            text = page.header + roots if before is None else self._text(path, before)
            dos = "\r\n" in text and text.count("\r\n") == text.count("\n")
            text = text.replace("\r\n", "\n") if dos else text
            new = not_there(text, page.directives)
            whole = explained(
                without_passed(merged(text, new), _mornings(booked)), path, self.root, booked
            )
            after = (whole.replace("\n", "\r\n") if dos else whole).encode()
            if before != after and (before is not None or new):
                puts.append(Put(path, after, before))
        return puts

    def _includes(self, created: Sequence[Path]) -> list[Put]:
        names = [path.relative_to(self.root).as_posix() for path in created]
        heads = [_lenient(path) for path in sorted(self.root.glob("*.beancount"))]
        names = [name for name in names if not any(includes(text, name) for text in heads)]
        if not names:
            return []
        path = self.root / BOOKS
        before = self._read(path)
        text = self._text(path, before or b"")
        for name in sorted(names):
            text = with_include(text, name)
        puts = [Put(path, text.encode(), before)]
        if path != self.head and not any(includes(head, BOOKS) for head in heads):
            top = self._read(self.head) or b""
            puts.append(
                Put(self.head, with_include(self._text(self.head, top), BOOKS).encode(), top)
            )
        return puts

    def _archive(self, taken: Sequence[Taken]) -> list[Put | Remove]:
        changes: list[Put | Remove] = []
        used: dict[Path, bytes] = {}
        for each in taken:
            day = _last_day(each)
            account = each.statements[0].account if each.statements else each.archive
            below = account.split(":") if account else [str(day.year)]
            folder = self.root / DOCUMENTS / Path(*below)
            name = each.path.name.removeprefix(f"{day}.")
            target = _free(folder, f"{day}.{name}", each.data, used)
            used[target] = each.data
            if not target.exists():
                changes.append(Put(target, each.data, None))
            if each.path.resolve().is_relative_to((self.root / INBOX).resolve()):
                changes.append(Remove(each.path, each.data))
        puts = [each for each in changes if isinstance(each, Put)]
        return [*dict.fromkeys(puts), *(each for each in changes if isinstance(each, Remove))]


def _mornings(booked: Sequence[Booked]) -> list[Mornings]:
    return [one.mornings for one in booked if one.mornings is not None]


def _last_day(taken: Taken) -> dt.date:
    days = [
        until(each.statement) if each.idle else each.statement.last_day for each in taken.statements
    ]
    return max(filter(None, [*days, *(each.day for each in taken.papers)]))


def _lenient(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def _free(folder: Path, name: str, data: bytes, used: dict[Path, bytes]) -> Path:
    """Return where a document goes: its own name, or a numbered one beside another of that name."""
    plain = "".join(char if char.isprintable() else "_" for char in name)
    stem, dot, suffix = plain.rpartition(".")
    if len(suffix) > _SUFFIX:
        stem, dot, suffix = plain, "", ""
    for number in range(1, 10_000):
        end = f"{'' if number == 1 else f'-{number}'}{dot}{suffix}"
        path = folder / f"{_short(stem, _LONGEST - len(end.encode()))}{end}"
        there = used.get(path) or (path.read_bytes() if path.exists() else None)
        if there is None or there == data:
            return path
    raise FileExistsError(name)


def _short(text: str, most: int) -> str:
    """Return the start of a text that takes at most so many bytes."""
    return text.encode()[:most].decode(errors="ignore")


def file_names(book: Book) -> dict[str, str]:
    """Return the file name of each account that has statements: as few last components as tell.

    Assets:Bank:ING gives ing; with Assets:Savings:ING beside it bank-ing and savings-ing
    """
    first = [e.name for e in book.accounts.values() if e.iban or e.kind is AccountClass.CLEARING]
    return _shortest(first, first)


def _page_names(book: Book) -> dict[str, str]:
    """Return the file names, also of accounts that a statement finds only by their name.

    Those get out of the way of the others, whose files may be there.
    """
    first = file_names(book)
    every = {*first, *(each.name for each in book.of_class(*HOLDING))}
    return first | _shortest(sorted(every - {*first}), sorted(every))


def _shortest(names: Iterable[str], among: Iterable[str]) -> dict[str, str]:
    parts = {name: name.lower().split(":") for name in among}
    found: dict[str, str] = {}
    for name in names:
        own = parts[name]
        others = [other for key, other in parts.items() if key != name]
        count = next(
            (n for n in range(1, len(own)) if all(o[-n:] != own[-n:] for o in others)), len(own)
        )
        found[name] = "-".join(own[-count:])
    return found


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_size, state.st_mtime_ns
