"""Scenarios: the three that always exist, and what the ledger says over them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kasboek.core.scenario import BUILT_IN
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement

SELECTORS = ("account", "customer", "supplier", "plan", "tag", "certainty")
CHANGES = ("scale", "delay", "drop", "collect")


def scenarios(
    listed: Iterable[Statement],
    adjusts: Iterable[Statement],
    report: Report,
    coming: Collection[str] = (),
) -> dict[str, Scenario]:
    """Return all scenarios by name: built in, then the ledger's.

    What the ledger leaves out of `worst` or `best` is as built in; a scenario of its own starts
    from what it is based on, so its drivers are those that change nothing. `coming` are scenarios
    written after the day that is asked about: naming one is no mistake.
    """
    found = {scenario.name: scenario for scenario in BUILT_IN}
    for each in listed:
        name, keys = each.values[0], each.keys
        start = found.get(name, Scenario(name))
        found[name] = Scenario(
            name,
            title=keys.get("title", start.title),
            sales=keys.get("sales", start.sales),
            costs=keys.get("costs", start.costs),
            delay=keys.get("delay", start.delay),
            collect=keys.get("collect", start.collect),
            based_on=keys.get("based-on"),
            source=each.source,
        )
    _with_parents(found, report, coming)
    known = (each for each in adjusts if each.values[0] in found or each.values[0] not in coming)
    changes = _adjusts(known, found, report)
    return {name: replace(each, adjusts=tuple(changes[name])) for name, each in found.items()}


def _with_parents(found: dict[str, Scenario], report: Report, coming: Collection[str]) -> None:
    for name, scenario in list(found.items()):
        parent = scenario.based_on
        if parent is None:
            continue
        if parent in coming and parent not in found:
            pass
        elif parent not in found:
            hint = report.suggestion(parent, tuple(found))
            report.wrong(scenario.source, "reading.unknown-scenario", name=parent, hint=hint)
        elif _circular(name, found):
            report.wrong(scenario.source, "reading.circular-scenario", name=name, parent=parent)
        else:
            continue
        found[name] = replace(scenario, based_on=None)


def _circular(name: str, found: Mapping[str, Scenario]) -> bool:
    seen = {name}
    parent = found[name].based_on
    while parent is not None and parent in found:
        if parent in seen:
            return True
        seen.add(parent)
        parent = found[parent].based_on
    return False


def _adjusts(
    listed: Iterable[Statement], found: Mapping[str, Scenario], report: Report
) -> dict[str, list[Adjust]]:
    changes: defaultdict[str, list[Adjust]] = defaultdict(list)
    for each in sorted(listed, key=lambda each: (each.date, each.source)):
        scenario, label = each.values
        keys = each.keys
        if scenario not in found:
            hint = report.suggestion(scenario, tuple(found))
            report.wrong(each.source, "reading.unknown-scenario", name=scenario, hint=hint)
            continue
        if not any(key in keys for key in CHANGES):
            report.wrong(
                each.source, "reading.adjust-nothing", label=label, keys=", ".join(CHANGES)
            )
            continue
        begin, until = keys.get("from"), keys.get("until")
        if begin and until and until < begin:
            report.wrong(each.source, "reading.until-before", until=until, begin=begin)
            continue
        changes[scenario].append(
            Adjust(
                scenario,
                label,
                each.date,
                each.source,
                **{key: keys.get(key) for key in SELECTORS},
                scale=keys.get("scale"),
                delay=keys.get("delay"),
                drop=keys.get("drop", False),
                collect=keys.get("collect"),
                begin=begin,
                until=until,
                reason=keys.get("reason"),
            )
        )
    return changes
