"""Categorising rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.categorising.endless import endless
from kasboek.core.policy import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.saying import Money
    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement

CONDITIONS = ("match", "regex", "iban", "account", "min", "max", "direction")
_SINGLE = re.compile(r"(?<!\\)(?:\\\\)*\\(?!\\)")
_WRITTEN = re.compile(r'^\s+regex:\s*"(.*)"')


def rules(listed: Iterable[Statement], report: Report) -> tuple[Rule, ...]:
    """Return the rules in force, in date, file and line order."""
    found = []
    for each in sorted(listed, key=lambda each: (each.date, each.source)):
        keys = each.keys
        if not any(key in keys for key in CONDITIONS):
            if not any(key in each.meta for key in CONDITIONS):
                conditions = ", ".join(CONDITIONS)
                report.wrong(
                    each.source, "reading.rule-of-nothing", label=each.values[0], keys=conditions
                )
            continue
        if "regex" in keys and single_backslash(each):
            report.wrong(each.source, "reading.single-backslash", label=each.values[0])
            continue
        if (part := endless(keys.get("regex", ""))) is not None:
            report.wrong(each.source, "reading.endless-regex", label=each.values[0], part=part)
            continue
        if _none_between(keys.get("min"), keys.get("max")):
            report.wrong(
                each.source,
                "reading.min-above-max",
                label=each.values[0],
                low=keys["min"],
                high=keys["max"],
            )
            continue
        found.append(
            Rule(
                each.values[0],
                each.values[1],
                each.date,
                each.source,
                match=keys.get("match"),
                regex=keys.get("regex"),
                iban=keys.get("iban"),
                on_account=keys.get("account"),
                minimum=keys.get("min"),
                maximum=keys.get("max"),
                direction=keys.get("direction"),
                vat=keys.get("vat"),
                payee=keys.get("payee"),
            )
        )
    return tuple(found)


def _none_between(low: Money | None, high: Money | None) -> bool:
    """Say whether no amount is between the two, as they are in one currency."""
    if low is None or high is None:
        return False
    return low.currency == high.currency and low.number > high.number


def single_backslash(each: Statement) -> bool:
    r"""Say whether the source writes `\d` where `\\d` is meant.

    Beancount has unescaped the string, so only the text can tell; without the file nothing can.
    """
    try:
        lines = Path(each.meta["filename"]).read_text("utf-8", errors="replace").splitlines()
    except (OSError, KeyError, ValueError):
        return False
    for line in lines[each.meta["lineno"] :]:
        if not line[:1].isspace():
            return False
        if found := _WRITTEN.match(line):
            return bool(_SINGLE.search(found[1].replace('\\"', "")))
    return False
