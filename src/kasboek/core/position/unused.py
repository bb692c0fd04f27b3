"""What was read but has no effect: rules that never match, scenarios nobody sees, keys in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.categorising.endless import SEARCHED
from kasboek.core.categorising.patterns import alternative
from kasboek.core.kpi.registry import TARGETS
from kasboek.core.policy import BANDS
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN
from kasboek.core.scenario import Adjust

_GOVERNING = frozenset(
    {
        "liquidity-buffer",
        "bank-data-age",
        "collections",
        "concentration",
        "covenant",
        "credit-limit",
        "match-tolerance",
        "obligations-horizon",
        "overdue",
        "payment-terms",
        "unplanned",
    }
)
"""Policies with an effect, beside those of a figure's name; others wait for what they govern."""


def unused(book: Book) -> tuple[Problem, ...]:
    """Return a notice for everything the ledger says that changes no figure, in file order."""
    found = [*_rules(book), *_scenarios(book), *_policies(book), *_items(book), *_overdrafts(book)]
    found += _plans(book)
    return tuple(sorted(found, key=lambda problem: problem.source or Source("", 0)))


def _notice(source: Source | None, told: Saying) -> Problem:
    return Problem(told, source)


def _rules(book: Book) -> Iterator[Problem]:
    """Find rules of which the text is in no booking; conditions that the books lack are passed."""
    texts = sorted({f"{entry.payee} {entry.narration}".lower() for entry in book.entries})
    joined = "\n".join(texts)
    for rule in book.rules:
        if rule.regex is not None:
            seen = any(re.search(rule.regex, text[:SEARCHED], re.IGNORECASE) for text in texts)
        else:
            parts = [part for part in (rule.match or "").split("|") if part.strip("* ")]
            seen = not parts or any(re.search(alternative(part), joined) for part in parts)
        if texts and not seen:
            yield _notice(rule.source, saying("reading.unused-rule", label=rule.label))


def _scenarios(book: Book) -> Iterator[Problem]:
    built_in = {scenario.name for scenario in BUILT_IN}
    parents = {each.based_on for each in book.scenarios.values()}
    for name, scenario in book.scenarios.items():
        plain = BUILT_IN[0]
        drivers = (scenario.sales, scenario.costs, scenario.delay, scenario.collect)
        moves = drivers != (plain.sales, plain.costs, plain.delay, plain.collect)
        named = any(name in line.scenarios for line in book.plan)
        if name not in built_in and not (moves or scenario.adjusts or named or name in parents):
            told = saying("reading.unused-scenario", name=name)
            yield _notice(scenario.source, told)
        for adjust in scenario.adjusts:
            if not _selects(book, adjust):
                told = saying("reading.unused-adjust", label=adjust.label, scenario=name)
                yield _notice(adjust.source, told)


def _selects(book: Book, adjust: Adjust) -> bool:
    """Say whether anything in the ledger fits each selector on its own."""
    names = {entry.payee for entry in book.entries} | set(book.counterparties)
    names |= {line.payee for line in book.plan}
    names |= {alias for who in book.counterparties.values() for alias in who.aliases}
    known = {name.casefold() for name in names}
    for name in (adjust.customer, adjust.supplier):
        if name is not None and name.casefold() not in known:
            return False
    if adjust.plan is not None and all(line.id != adjust.plan for line in book.plan):
        return False
    tag = None if adjust.tag is None else adjust.tag.removeprefix("#")
    return tag is None or any(tag in line.tags for line in book.plan)


def _policies(book: Book) -> Iterator[Problem]:
    for policy in book.policies:
        if policy.name not in _GOVERNING and policy.name not in TARGETS:
            yield _notice(policy.source, saying("reading.later-policy", name=policy.name))
    for calibration in book.calibrations:
        if calibration.name == BANDS:
            continue
        told = saying("reading.later-calibration", name=calibration.name)
        yield _notice(calibration.source, told)


def _items(book: Book) -> Iterator[Problem]:
    """Name once the key on invoices that no command uses yet."""
    having = [item for item in book.items if item.reminders]
    if having:
        told = saying("reading.later-key", key="reminders", count=len(having))
        yield _notice(having[0].source, told)


def _plans(book: Book) -> Iterator[Problem]:
    """Name each plan line that bookings say they realise and that is not there; once each.

    Asked about a past day the line may have been written down later.
    """
    known = {line.id for line in book.plan}
    said: dict[str, Source] = {}
    for item in book.items:
        for name in item.plan:
            said.setdefault(name, item.source)
    for moved in book.movements:
        for name in moved.plan:
            entry = book.entries[moved.entry]
            said.setdefault(name, Source(entry.file, entry.line))
    for name, source in said.items():
        if name not in known and not book.asked:
            yield _notice(source, saying("reading.unused-plan", name=name))


def _overdrafts(book: Book) -> Iterator[Problem]:
    for account in book.of_class(AccountClass.CASH):
        if account.overdraft_rate is not None and account.overdraft_limit is None:
            yield _notice(
                account.source, saying("reading.rate-without-limit", account=account.name)
            )
