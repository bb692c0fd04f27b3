"""What the plugins that add month-end values share: the book they read, the entries they make."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from beancount.core import data
from beancount.ops.pad import pad
from beancount.parser.grammar import ValueType

from kasboek import reading
from kasboek import words
from kasboek.core.collection import uncollected
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.plugins.forecast import language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable


class MonthEndError(NamedTuple):
    """The values could not be added."""

    source: data.Meta
    message: str
    entry: data.Directive | None = None


class Value(NamedTuple):
    """A value of a month-end: its name, the rounded number, and its unit or currency."""

    name: str
    number: Decimal
    unit: str


def add(
    entries: data.Entries,
    options: dict[str, Any],
    word: str,
    values: Callable[[Standpoint], Iterable[Value] | Saying],
) -> tuple[data.Entries, list[MonthEndError]]:
    """Return the entries with `custom "WORD" NAME NUMBER UNIT` for each month-end after them.

    Month-ends are those of the full months that the books cover up to the day of the bank data.
    Plugins run before Beancount pads, so the balances are those of the padded entries; what pads
    themselves get wrong Beancount reports. A saying instead of values is an error.
    """
    plugin = f"kasboek.plugins.{word.replace('-', '_')}"
    say = partial(words.say, lang=language(entries))

    def refused(what: Saying) -> tuple[data.Entries, list[MonthEndError]]:
        here = data.new_metadata(options.get("filename") or f"<{plugin}>", 0)
        return entries, [MonthEndError(here, say(what))]

    if "kasboek" not in options:
        return refused(saying("plugin.needs-books", plugin=plugin))
    with uncollected():
        padded, _ = pad(entries, options)  # type: ignore[no-untyped-call] # Beancount's own
        book = reading.read(padded, options)
        if book.as_of is None:
            return refused(saying("plugin.no-cash", plugin=plugin))
        at = Standpoint.of(book, book.as_of)
        added: data.Entries = []
        for day in at.month_ends():
            found = values(at.on(day))
            if isinstance(found, Saying):
                return refused(found)
            added += [
                _entry(plugin, word, day, one, line) for line, one in enumerate(found, len(added))
            ]
    return [*entries, *added], []


def _entry(plugin: str, word: str, day: dt.date, one: Value, line: int) -> data.Custom:
    values = [ValueType(one.name, str), ValueType(one.number, Decimal), ValueType(one.unit, str)]
    return data.Custom(data.new_metadata(f"<{plugin}>", line), day, word, values)
