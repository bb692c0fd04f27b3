"""Which files an import changes: the year's file of each account, the includes, the archive.

The order is that of the ledger's safety: bookings, then the line that includes them, then the
source file's move to the documents. `kasboek.writing.files.commit` makes all of it or nothing.
"""

from __future__ import annotations

import datetime as dt
import glob
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import Remove
from kasboek.writing.merge import Directive
from kasboek.writing.merge import includes
from kasboek.writing.merge import merged
from kasboek.writing.merge import with_include

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.opening import Absorbed
    from kasboek.importers.outcome import Booked
    from kasboek.importers.outcome import Taken

BOOKS = "books.beancount"
INBOX = "inbox"
DOCUMENTS = "documents"
_ROOTS = re.compile(
    r'^option "name_(?:assets|liabilities|equity|income|expenses)" .*$', re.MULTILINE
)
"""Beancount reads each file's accounts by the names that the file itself gives to their roots."""
_INCLUDE = re.compile(r'^include[ \t]+"([^"\n]+)"', re.MULTILINE)
_BALANCE = re.compile(r"(\d{4}-\d\d-\d\d) balance \S+ +(-?\d+(?:\.\d+)?) +(\S+)[ \t]*\n?$")


class Shelf:
    """The files of a ledger, as they were before its book was loaded."""

    def __init__(self, head: Path) -> None:
        """Note the state of the files that an import may change."""
        self.head = head
        self.root = head.parent
        self._stamps = {path: _stamp(path) for path in self._candidates()}

    def _candidates(self) -> list[Path]:
        books = sorted((self.root / "books").rglob("*.beancount"))
        return [*books, self.root / BOOKS, self.head]

    def inbox(self) -> list[Path]:
        """Return the files that wait, by name; hidden ones and notes for people are left."""
        folder = self.root / INBOX
        if not folder.is_dir():
            return []
        found = (path for path in folder.rglob("*") if path.is_file())
        return sorted(
            path
            for path in found
            if not any(part.startswith(".") for part in path.relative_to(folder).parts)
            and path.name.lower() not in {"readme", "readme.md"}
        )

    def changes(self, book: Book, taken: Sequence[Taken]) -> list[Put | Remove]:
        """Return what the imported files change, in the order in which it is to be done."""
        booked = [one for each in taken if not each.problems for one in each.statements]
        puts = self._bookings(book, booked)
        puts += self._includes([put.path for put in puts if put.before is None])
        return [*puts, *self._archive([each for each in taken if not each.problems])]

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

    def _bookings(self, book: Book, booked: Sequence[Booked]) -> list[Put]:
        names = file_names(book)
        directives: defaultdict[Path, list[Directive]] = defaultdict(list)
        headers: dict[Path, str] = {}
        roots = "".join(f"{each}\n" for each in _ROOTS.findall(_lenient(self.head)))
        at: defaultdict[Path, dict[int, Booked]] = defaultdict(dict)
        for one in booked:
            if one.account is None or (last := one.statement.last_day) is None:
                continue
            for directive in one.directives:
                # an assertion and an opening stand beside the bookings they are about
                year = directive.day.year if directive.rank else last.year
                if directive.rank == 0 and directive.day <= last:
                    year = one.statement.lines[0].date.year if one.statement.lines else last.year
                path = self.root / "books" / str(year) / f"{names[one.account]}.beancount"
                directives[path].append(directive)
                headers[path] = f"; {one.account}, {year}\n{roots}"
                at[path][id(one)] = one
            if one.absorbed is not None:
                directives.setdefault(self.root / one.absorbed.file, [])
        puts = []
        included = self._included()
        for path in sorted(directives):
            before = self._read(path)
            if before is not None and path.resolve() not in included:
                shown = path.relative_to(self.root).as_posix()
                raise Refused(saying("importers.not-included", path=shown, head=self.head.name))
            text = headers[path] if before is None else self._text(path, before)
            dos = "\r\n" in text and text.count("\r\n") == text.count("\n")
            text = text.replace("\r\n", "\n") if dos else text
            whole = merged(text, _not_there(text, directives[path]))
            whole = _explained(_without_passed(whole, at[path]), path, self.root, booked)
            after = (whole.replace("\n", "\r\n") if dos else whole).encode()
            if before != after and (before is not None or _not_there(text, directives[path])):
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
            first = each.statements[0]
            days = [one.statement.last_day for one in each.statements]
            day = max(filter(None, days))
            folder = self.root / DOCUMENTS / Path(*(first.account or "").split(":"))
            name = each.path.name.removeprefix(f"{day}.")
            target = _free(folder, f"{day}.{name}", each.data, used)
            used[target] = each.data
            if not target.exists():
                changes.append(Put(target, each.data, None))
            if each.path.resolve().is_relative_to((self.root / INBOX).resolve()):
                changes.append(Remove(each.path, each.data))
        puts = [each for each in changes if isinstance(each, Put)]
        return [*dict.fromkeys(puts), *(each for each in changes if isinstance(each, Remove))]


def _not_there(text: str, directives: Sequence[Directive]) -> list[Directive]:
    """Leave out balances that the text has already; bookings were compared with the book."""
    lines = {_spaced(line) for line in text.splitlines() if line[:1].isdigit()}
    return [
        each
        for each in dict.fromkeys(d for d in directives if d.rank == 0)
        if _spaced(each.text.splitlines()[0]) not in lines
    ] + [each for each in directives if each.rank]


def _lenient(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def _spaced(line: str) -> str:
    """Return a line however bean-format aligned it."""
    return " ".join(line.split())


def _without_passed(text: str, booked: Mapping[int, Booked]) -> str:
    """Take away the balances of files that ended during a day whose rest is now booked."""
    for account in dict.fromkeys(one.account for one in booked.values()):
        ours = [one for one in booked.values() if one.account == account]
        at = text.find(word := f" balance {account} ")
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1) + 1
            found = _BALANCE.match(text[start:end])
            if found and any(_passed(one, found) for one in ours):
                text = text[:start] + text[end:].removeprefix("\n")
                text = text if text[start:] else text.rstrip("\n") + "\n"
                end = start
            at = text.find(word, end)
    return text


def _passed(one: Booked, found: re.Match[str]) -> bool:
    eve = dt.date.fromisoformat(found[1]) - dt.timedelta(days=1)
    return found[3] == one.statement.currency and one.passes(eve, Decimal(found[2]))


def _explained(text: str, path: Path, root: Path, booked: Sequence[Booked]) -> str:
    """Take from the opening balances of earlier imports what older statements explain of them."""
    explained: defaultdict[str, Decimal] = defaultdict(Decimal)
    standing: dict[str, Absorbed] = {}
    for each in booked:
        if each.absorbed is not None and root / each.absorbed.file == path:
            explained[each.absorbed.text] += each.absorbed.amount
            standing[each.absorbed.text] = each.absorbed
    for old, opening in standing.items():
        new = opening.after(explained[old])
        text = text.replace(old, new, 1) if new else text.replace(old + "\n", "", 1)
    return text


def _free(folder: Path, name: str, data: bytes, used: dict[Path, bytes]) -> Path:
    """Return where a document goes: its own name, or a numbered one beside another of that name."""
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, 10_000):
        shown = name if number == 1 else f"{stem}-{number}{dot}{suffix}"
        path = folder / shown
        there = used.get(path) or (path.read_bytes() if path.exists() else None)
        if there is None or there == data:
            return path
    raise FileExistsError(name)


def file_names(book: Book) -> dict[str, str]:
    """Return the file name of each account that has an IBAN: as few last components as tell.

    Assets:Bank:ING gives ing; with Assets:Savings:ING beside it bank-ing and savings-ing
    """
    names = sorted(each.name for each in book.accounts.values() if each.iban)
    parts = {name: name.lower().split(":") for name in names}
    found: dict[str, str] = {}
    for name, own in parts.items():
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
