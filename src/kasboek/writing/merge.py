"""New directives put into existing text in date order; what stands there is never rewritten."""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_DATED = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)[ \t]+(balance\b)?")
_INCLUDE = re.compile(r'^include[ \t]+"([^"\n]+)"[^\n]*$', re.MULTILINE)


class Directive(NamedTuple):
    """Text to insert, with the day it sorts by; a balance (`rank` 0) opens its day."""

    day: dt.date
    rank: int
    text: str


class _Block(NamedTuple):
    key: tuple[str, int]
    start: int
    end: int


def merged(text: str, directives: Sequence[Directive]) -> str:
    """Return `text` with the directives inserted, each after the last one not dated later.

    Comments right above a directive stay with it. The result depends on the directives and the
    text only, so importing files one by one or together gives the same.
    """
    ordered = sorted(sorted(directives, key=itemgetter(1)), key=itemgetter(0))
    if not ordered:
        return text
    blocks = _blocks(text)
    if not blocks:
        head = text if not text or text.endswith("\n\n") else text.rstrip("\n") + "\n\n"
        return head + "\n".join(each.text for each in ordered)
    inserts: defaultdict[int, list[str]] = defaultdict(list)
    keys = [block.key for block in blocks]
    in_order = all(a <= b for a, b in pairwise(keys))
    for each in ordered:
        key = (each.day.isoformat(), each.rank)
        at = bisect_right(keys, key) if in_order else _after_last(keys, key)
        inserts[blocks[at - 1].end if at else -1].append(each.text)
    return _inserted(text, inserts, blocks[0].start)


def _after_last(keys: list[tuple[str, int]], key: tuple[str, int]) -> int:
    return next((i + 1 for i in range(len(keys) - 1, -1, -1) if keys[i] <= key), 0)


def _inserted(text: str, inserts: dict[int, list[str]], first: int) -> str:
    pieces, done = [], 0
    for at in sorted(inserts):
        if at < 0:
            pieces += [text[:first], *(f"{each}\n" for each in inserts[at])]
            done = first
            continue
        before = text[done:at]
        pieces += [before, "" if before.endswith("\n") else "\n"]
        pieces += [f"\n{each}" for each in inserts[at]]
        done = at
        if text[at : at + 1] not in {"", "\n"}:
            pieces.append("\n")
    return "".join(pieces) + text[done:]


def _blocks(text: str) -> list[_Block]:
    """Return the dated directives: from the comments right above to the last indented line."""
    blocks: list[_Block] = []
    key, start, end, offset, comment = None, 0, 0, 0, -1
    in_string = False
    for line in text.splitlines(keepends=True):
        after = offset + len(line)
        found = None if in_string else _DATED.match(line)
        if found:
            if key:
                blocks.append(_Block(key, start, end))
            key = (f"{found[1]}-{found[2]}-{found[3]}", 0 if found[4] else 1)
            start, end = (comment if comment >= 0 else offset), after
        elif key and (in_string or (line[:1] in {" ", "\t"} and line.strip())):
            end = after
        elif key:
            blocks.append(_Block(key, start, end))
            key = None
        is_comment = not in_string and line.startswith(";")
        comment = (comment if comment >= 0 else offset) if is_comment else -1
        if '"' in line and odd_quotes(line, in_string=in_string):
            in_string = not in_string
        offset = after
    if key:
        blocks.append(_Block(key, start, end))
    return blocks


def odd_quotes(line: str, *, in_string: bool) -> bool:
    """Return whether a string starts on this line and does not end on it, or the reverse."""
    open_, escaped = in_string, False
    for char in line:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = open_
        elif char == '"':
            open_ = not open_
        elif char == ";" and not open_:
            break
    return open_ != in_string


def with_include(text: str, path: str) -> str:
    """Return `text` with an `include` of `path`, in order among those of the same folder tree."""
    found = list(_INCLUDE.finditer(text))
    if any(_covers(each[1], path) for each in found):
        return text
    line = f'include "{path}"\n'
    later = next((each for each in found if path < each[1]), None)
    if later is not None and path.partition("/")[0] == later[1].partition("/")[0]:
        return text[: later.start()] + line + text[later.start() :]
    return text + ("" if not text or text.endswith("\n") else "\n") + line


def includes(text: str, path: str) -> bool:
    """Return whether the text includes this path, by name or by a glob."""
    return any(_covers(each[1], path) for each in _INCLUDE.finditer(text))


def _covers(written: str, path: str) -> bool:
    name = written.removeprefix("./")
    return name == path or ("*" in name and fnmatch.fnmatch(path, name.replace("**/", "*")))
