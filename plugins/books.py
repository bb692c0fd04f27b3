"""Beancount plugin: reads the ledger language, checks it, takes the plan out of the books.

    plugin "kasboek.plugins.books"

It must be the first plugin. Planned transactions (flag `#`) leave the entries and go to
`options["kasboek"]`, so that no report of the books ever shows a planned number. Mistakes against
the language become errors with file and line, in the language of `fava-option "language"`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from beancount.core.data import new_metadata

from kasboek import words
from kasboek.core.saying import Problem
from kasboek.core.saying import saying
from kasboek.plugins import functions as _functions  # noqa: F401 # registers the BQL functions
from kasboek.plugins import tables as _tables  # noqa: F401 # importing it registers the BQL tables
from kasboek.reading.checking import check
from kasboek.reading.mistakes import Mistake
from kasboek.reading.mistakes import misplaced

if TYPE_CHECKING:
    from beancount.core.data import Directives

__plugins__ = ("books",)


class Kasboek:
    """What the plugin leaves at `options["kasboek"]`: the plan, and a book if one was read."""

    __slots__ = ("book", "planned")

    def __init__(self, planned: Directives) -> None:
        """Keep the planned transactions."""
        self.planned = planned
        self.book: Any = None

    def __repr__(self) -> str:
        return f"<Kasboek: {len(self.planned)} planned transactions>"

    def __getstate__(self) -> Directives:
        return self.planned

    def __setstate__(self, planned: Directives) -> None:
        self.planned, self.book = planned, None


def books(
    entries: Directives, options: dict[str, Any], setting: str = ""
) -> tuple[Directives, list[Mistake]]:
    """Take the plan out of the entries and report mistakes in the ledger language.

    A second run, where the plugin's line stands twice, finds all done and must not lose the plan.
    """
    if isinstance(options.get("kasboek"), Kasboek):
        return entries, []
    checked = check(entries, options)
    options["kasboek"] = Kasboek(checked.planned)
    problems = [*misplaced(options), *checked.problems]
    if setting:
        problems.insert(0, Problem(saying("reading.no-setting", text=setting), None, error=True))
    return checked.entries, [_error(problem, checked.language, options) for problem in problems]


def _error(problem: Problem, language: str, options: dict[str, Any]) -> Mistake:
    source = problem.source
    file = source.file if source else str(options.get("filename") or "<books>")
    message = words.say(problem.saying, language)
    return Mistake(new_metadata(file, source.line if source else 0), message, None)
