"""What is decided on a page, as text in the ledger: a scenario's file, an acknowledgement."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.merge import Directive
from kasboek.writing.merge import includes
from kasboek.writing.merge import merged
from kasboek.writing.merge import with_include
from kasboek.writing.text import exact
from kasboek.writing.text import metadata
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kasboek.core.book import Book

FOLDER = "scenarios"
LONGEST_NAME = 40
_INCLUDE = re.compile(r'^include[ \t]+"([^"\n]+)"', re.MULTILINE)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever its ending: a ledger in git is cloned there too."""


class Place(NamedTuple):
    """Where a scenario goes: its file, the file that includes it, and by what path."""

    file: Path
    includer: Path
    path: str


def safe_name(text: str) -> str:
    """Return a scenario's name as it can be a file's too: small letters, figures and hyphens.

    Raises:
        Refused: nothing is left of it, it is too long, it has signs that no name has, or Windows
            knows no file of this name.

    >>> safe_name("Traag voorjaar 2027"), safe_name("crédit")
    ('traag-voorjaar-2027', 'credit')
    """
    plain = unicodedata.normalize("NFKD", text.strip()).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    name = re.sub(r"[\s_-]+", "-", plain).strip("-")
    if not _NAME.fullmatch(name) or _DEVICE.fullmatch(name):
        raise Refused(saying("writing.no-name", text=text[:LONGEST_NAME]))
    if len(name) > LONGEST_NAME:
        raise Refused(saying("writing.long-name", most=LONGEST_NAME))
    return name


def scenario_place(head: Path, files: Iterable[Path], name: str) -> Place:
    """Return where a scenario of this name goes: beside the others, in the file that lists them.

    `files` are those the ledger includes. Where there are no scenarios yet, it is the file that the
    head includes when that is a single one, so that every head gets it; else the head.
    """
    folder = PurePosixPath(FOLDER)
    for file in dict.fromkeys((head, *sorted(files))):
        folders = [PurePosixPath(path).parent for path in included(file)]
        beside = [each for each in folders if each.name == FOLDER]
        if beside:
            return _place(file, beside[-1], name)
    only = included(head)
    includer = head.parent / only[0] if len(only) == 1 and "*" not in only[0] else head
    return _place(includer if includer.is_file() else head, folder, name)


def with_scenario(place: Place, text: str) -> list[Put]:
    """Return the changes that add a scenario: its file first, then the line that includes it.

    Raises:
        Refused: there is such a file.
    """
    if place.file.exists():
        raise Refused(saying("writing.scenario-exists", path=place.path))
    before = readable(place.includer)
    after = with_include(before.decode(), place.path).encode()
    added = Put(place.file, text.encode(), None)
    return [added, Put(place.includer, after, before)] if after != before else [added]


def include_line(place: Place) -> str:
    """Return the line that the scenario's file needs; empty where a glob takes it in already."""
    covered = includes(_text(place.includer), place.path)
    return "" if covered else f'include "{place.path}"\n'


def acknowledgement(
    day: dt.date, alert: Iterable[str], person: str, until: dt.date, reason: str
) -> str:
    """Return the directive that accepts an alert, its policy and subject, until a day."""
    words = " ".join(exact(each) for each in alert)
    head = f'{day} custom "acknowledge" {words} {quoted(person)} {until}\n'
    return head + metadata("reason", reason, 2)


def acknowledgement_file(book: Book, head: Path) -> Path:
    """Return the file that holds the last acknowledgement, else the first policy, else the head."""
    said = [each.source.file for each in reversed(book.acknowledgements)]
    said += [policy.source.file for policy in book.policies]
    inside = (head.parent / file for file in said if file and not file.startswith("../"))
    return next((path for path in inside if path.is_file()), head)


def with_directive(file: Path, day: dt.date, text: str) -> tuple[Put, int]:
    """Return the change that puts a directive into a file by its date, and the line it gets."""
    before = readable(file)
    after = merged(before.decode(), [Directive(day, 1, text)])
    same = 0
    for old, new in zip(before.decode().splitlines(), after.splitlines(), strict=False):
        if old != new:
            break
        same += 1
    lines = after.splitlines()[same:]
    first = text.splitlines()[0]
    return Put(file, after.encode(), before), same + lines.index(first) + 1


def _place(includer: Path, folder: PurePosixPath, name: str) -> Place:
    path = folder / f"{name}.beancount"
    return Place(includer.parent / path, includer, str(path))


def included(file: Path) -> list[str]:
    """Return the paths that a file includes, as written."""
    return _INCLUDE.findall(_text(file))


def _text(file: Path) -> str:
    """Return a file's text; what cannot be read includes nothing."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def readable(file: Path) -> bytes:
    """Return what a file holds, which must be text.

    Raises:
        Refused: it is not UTF-8.
    """
    data = file.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(saying("writing.not-utf8", path=file.name, line=line)) from None
    return data
