"""What plugin books needs of the language: its mistakes, and the plan taken out of the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from beancount.core.data import Balance
from beancount.core.data import Close
from beancount.core.data import Custom
from beancount.core.data import Open
from beancount.core.data import Price
from beancount.core.data import Transaction

from kasboek.reading.accounts import accounts
from kasboek.reading.bounds import bound
from kasboek.reading.bounds import told
from kasboek.reading.decided.decided import chosen
from kasboek.reading.decided.decided import decided
from kasboek.reading.decided.planned import FLAG
from kasboek.reading.decided.planned import GENERATED
from kasboek.reading.language.schema import Report
from kasboek.reading.sorting import Places
from kasboek.reading.sorting import Sorted
from kasboek.reading.transactions import Keys

if TYPE_CHECKING:
    from kasboek.core.saying import Problem


class Checked(NamedTuple):
    """The entries without the plan, the plan, and the mistakes, with whole paths."""

    entries: list[Any]
    planned: list[Any]
    problems: list[Problem]
    language: str


def check(entries: list[Any], options: dict[str, Any]) -> Checked:
    """Take the plan out and find every mistake in the language, without building a book."""
    places = Places("")
    sorted_ = Sorted(None)
    keys_report = Report({}, places)
    kept = _kept(entries, sorted_, Keys(keys_report))
    report = Report(accounts.windows(sorted_.opens, sorted_.closes), places)
    planned = list(sorted_.planned)
    bound(sorted_, report)
    told((entry for entry in kept if type(entry) in {Balance, Price, Transaction}), report)
    said = decided(sorted_, options, report)
    chosen(said, None, report)
    problems = [p for p in (*report.problems, *keys_report.problems) if p.error]
    problems.sort(key=lambda problem: problem.source or places({}))
    return Checked(kept, planned, problems, _language(sorted_.customs))


def _kept(entries: list[Any], sorted_: Sorted, keys: Keys) -> list[Any]:
    lists: dict[Any, list[Any]] = {
        Open: sorted_.opens,
        Close: sorted_.closes,
        Custom: sorted_.customs,
    }
    kept: list[Any] = []
    add, harmless = kept.append, keys.harmless
    for entry in entries:
        kind = type(entry)
        if kind is Transaction:
            if entry.flag == FLAG and GENERATED not in entry.tags:
                sorted_.planned.append(entry)
                continue
            if not harmless.issuperset(entry.meta):
                keys.read(entry.meta, entry.meta)
            for posting in entry.postings:
                more = posting[5]
                if more and len(more) != 2 and not harmless.issuperset(more):  # as books does
                    keys.read(more, entry.meta)
        elif kind in lists:
            lists[kind].append(entry)
        add(entry)
    return kept


def _language(customs: list[Any]) -> str:
    """Return the language that Fava is told to speak, English where it is none of ours."""
    for entry in customs:
        values = [value.value for value in entry.values or ()]
        if entry.type == "fava-option" and len(values) == 2 and values[0] == "language":
            return "nl" if str(values[1]).startswith("nl") else "en"
    return "en"
