"""What a directive of ours looks like, and reading one against that."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from beancount.core.amount import Amount

from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.reading.near_miss import nearest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Mapping

    from kasboek.reading.language.kinds import Kind

BEANCOUNT_KEYS = frozenset({"filename", "lineno"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A positional value: its name for the reader, its type, and whether it may be left out."""

    name: str
    kind: Kind
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive of the language.

    `identity` gives the positions of the values that name it; `None` where every one stands for
    itself. `variants` are other shapes by the word in the first position (policies). `ends` says
    that the key `until` ends the directive and is not a value of it.
    """

    word: str
    slots: tuple[Slot, ...]
    keys: Mapping[str, Kind] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    identity: tuple[int, ...] | None = None
    variants: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A directive as it was written: typed values (`None` where left out) and keys."""

    directive: Directive
    date: dt.date
    values: tuple[Any, ...]
    keys: Mapping[str, Any]
    source: Source
    meta: Mapping[str, Any]


class Report:
    """Where a reader puts what it finds wrong, and whom it asks about accounts."""

    def __init__(self, accounts: Mapping[str, Any], place: Callable[[Any], Source]) -> None:
        """Start without problems; `accounts` are the open directives' windows by name."""
        self.problems: list[Problem] = []
        self.accounts = accounts
        self.place = place

    def wrong(self, source: Source | None, key: str, /, **values: Any) -> None:  # noqa: ANN401 # a saying's values
        """Note a mistake against the language."""
        self.problems.append(Problem(saying(key, **values), source, error=True))

    def note(self, source: Source | None, key: str, /, **values: Any) -> None:  # noqa: ANN401 # a saying's values
        """Note something worth knowing that is no mistake."""
        self.problems.append(Problem(saying(key, **values), source))

    def suggestion(self, name: str, known: tuple[str, ...]) -> Saying:
        """Return "did you mean ...?", or the list of what is known."""
        found = nearest(name, known)
        if found:
            return saying("reading.did-you-mean", name=found)
        return saying("reading.known", known=", ".join(known))

    def account(self, name: str, rule: str | None, day: dt.date, source: Source) -> bool:
        """Say whether an account a directive names is open; note it where not."""
        window = self.accounts.get(name)
        if window is None:
            if rule == "under" and any(each.startswith(name + ":") for each in self.accounts):
                return True
            hint = nearest(name, tuple(sorted(self.accounts)))
            if hint:
                self.wrong(source, "reading.unknown-account-hint", account=name, hint=hint)
            else:
                self.wrong(source, "reading.unknown-account", account=name)
            return False
        if window.closed is not None and window.closed <= day:
            self.wrong(source, "reading.closed-account", account=name, closed=window.closed)
            return False
        return True


def shown(value: object) -> str:  # noqa: PLR0911 # one line per type
    """Write a value as it stands in a ledger."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return '"' + "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in value) + '"'
        case Amount(number=Decimal() as number, currency=str() as currency):
            return f"{number:f} {currency}"
        case Money():
            return f"{value.number:f} {value.currency}"
        case Decimal():
            return f"{value:f}"
        case None:
            return "-"
    return str(value)


def read(entry: Any, directive: Directive, report: Report) -> Statement | None:  # noqa: ANN401 # a Custom
    """Read one directive; every mistake is noted, and one in a value makes it void."""
    source = report.place(entry.meta)
    given = [value.value for value in entry.values or ()]
    slots = _slots(directive, given, report, source)
    if slots is None:
        return None
    values = _values(directive, slots, given, entry.date, report, source)
    keys = _keys(directive, entry.meta, entry.date, report, source)
    missing = [key for key in directive.required if key not in keys and key not in entry.meta]
    for key in missing:
        expected = directive.keys[key].expected
        report.wrong(source, "reading.missing-key", word=directive.word, key=key, expected=expected)
    if values is None or any(key not in keys for key in directive.required):
        return None
    return Statement(directive, entry.date, values, keys, source, entry.meta)


def _slots(
    directive: Directive, given: list[object], report: Report, source: Source
) -> tuple[Slot, ...] | None:
    name = given[0] if given else None
    if not directive.variants or not isinstance(name, str):
        return directive.slots
    found = directive.variants.get(name)
    if found is None:
        hint = report.suggestion(name, tuple(directive.variants))
        report.wrong(source, "reading.unknown-name", word=directive.word, name=name, hint=hint)
        return None
    return (*directive.slots, *found)


def _values(  # noqa: PLR0913, PLR0917 # what a mistake must say
    directive: Directive,
    slots: tuple[Slot, ...],
    given: list[object],
    day: dt.date,
    report: Report,
    source: Source,
) -> tuple[Any, ...] | None:
    needed = sum(not slot.optional for slot in slots)
    if not needed <= len(given) <= len(slots):
        shape = " ".join(f"[{s.name}]" if s.optional else s.name for s in slots) or "-"
        report.wrong(
            source, "reading.wrong-count", word=directive.word, count=len(given), shape=shape
        )
        return None
    values: list[Any] = []
    spare = len(given) - needed
    rest = iter(given)
    for slot in slots:
        if slot.optional:
            if not spare:
                values.append(None)
                continue
            spare -= 1
        raw = next(rest)
        value = slot.kind.read(raw)
        if value is None:
            report.wrong(
                source,
                "reading.wrong-value",
                word=directive.word,
                name=slot.name,
                got=shown(raw),
                expected=slot.kind.expected,
            )
            return None
        if slot.kind.account and isinstance(raw, str) and value == raw:
            report.account(raw, slot.kind.account, day, source)
        values.append(value)
    return tuple(values)


def _keys(
    directive: Directive, meta: Mapping[str, Any], day: dt.date, report: Report, source: Source
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, raw in meta.items():
        if key in BEANCOUNT_KEYS or key.startswith(("x-", "__")):
            continue
        kind = directive.keys.get(key)
        if kind is None:
            known = tuple(directive.keys)
            hint = report.suggestion(key, known) if known else saying("reading.no-keys")
            report.wrong(source, "reading.unknown-key", word=directive.word, key=key, hint=hint)
            continue
        value = kind.read(raw)
        if value is None:
            report.wrong(
                source, "reading.wrong-key", key=key, got=shown(raw), expected=kind.expected
            )
        else:
            if kind.account and isinstance(raw, str):
                report.account(raw, kind.account, day, source)
            found[key] = value
    return found
