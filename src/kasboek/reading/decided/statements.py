"""Directives as statements, and which of those with one identity is in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from kasboek.reading.language.directives import DIRECTIVES
from kasboek.reading.language.schema import Statement
from kasboek.reading.language.schema import read
from kasboek.reading.near_miss import near_miss

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kasboek.reading.language.schema import Report


def statements(customs: Iterable[Any], report: Report) -> dict[str, list[Statement]]:
    """Read all `custom` directives that are ours, by word, in date, file and line order.

    A `custom` whose type is nearly one of our words is a mistake; any other is someone else's.
    """
    found: dict[str, list[Statement]] = {word: [] for word in DIRECTIVES}
    for entry in customs:
        directive = DIRECTIVES.get(entry.type)
        if directive is None:
            if miss := near_miss(entry.type, DIRECTIVES):
                source = report.place(entry.meta)
                report.wrong(source, "reading.near-directive", word=entry.type, meant=miss)
        elif statement := read(entry, directive, report):
            found[entry.type].append(statement)
    for listed in found.values():
        listed.sort(key=lambda each: (each.date, each.source))
    return found


def in_force(listed: Iterable[Statement], day: dt.date | None) -> list[Statement]:
    """Return one statement per identity: later keys merged over earlier ones.

    `until` is inclusive and ends it: what ended before `day` is left out. A later statement that
    does not repeat `until` starts it again.
    """
    merged: dict[tuple[object, ...], Statement] = {}
    for each in listed:
        key = identity(each)
        merged[key] = over(merged[key], each) if key in merged else each
    return [
        each
        for each in merged.values()
        if not (each.directive.ends and day and (end := each.keys.get("until")) and end < day)
    ]


def identity(statement: Statement) -> tuple[object, ...]:
    """Return what names a statement: with policies about a subject, that too."""
    names = statement.directive.identity
    assert names is not None, "a directive without identity is never merged"
    found = tuple(statement.values[index] for index in names)
    if found[0] == "covenant" and statement.directive.word == "policy":
        return (*found, statement.values[1])
    return found


def over(earlier: Statement, later: Statement) -> Statement:
    """Return the later statement with what it leaves out taken from the earlier one.

    The values of a policy are taken whole: 50000 after 3 "months" is not 50000 months.
    """
    keys = {**earlier.keys, **later.keys}
    if later.directive.ends and "until" not in later.keys:
        keys.pop("until", None)
    if later.directive.variants:
        return replace(later, keys=keys)
    pairs = zip(earlier.values, later.values, strict=False)
    values: tuple[Any, ...] = tuple(old if new is None else new for old, new in pairs)
    return replace(later, keys=keys, values=(*values, *later.values[len(values) :]))
