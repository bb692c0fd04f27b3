"""What each account is: declared, by its RGS code, inherited, or by its name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.accounts import Root
from kasboek.reading.language.metadata import APPLIES_TO
from kasboek.reading.language.metadata import INHERITED
from kasboek.reading.language.metadata import ON_OPEN
from kasboek.reading.language.schema import BEANCOUNT_KEYS
from kasboek.reading.language.schema import shown
from kasboek.reading.near_miss import near_miss

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.saying import Source
    from kasboek.reading.language.schema import Report

ROOTS = ("Assets", "Liabilities", "Equity", "Income", "Expenses")


class Window(NamedTuple):
    """When an account is open, what it may hold, and its `open` directive."""

    opened: dt.date
    closed: dt.date | None
    currencies: tuple[str, ...]
    open: Any


def windows(opens: Iterable[Any], closes: Iterable[Any]) -> dict[str, Window]:
    """Return the accounts of the ledger by name, in the order they were opened."""
    ended = {entry.account: entry.date for entry in closes}
    found: dict[str, Window] = {}
    for entry in opens:
        currencies = tuple(entry.currencies or ())
        found.setdefault(
            entry.account, Window(entry.date, ended.get(entry.account), currencies, entry)
        )
    return found


def read(
    report: Report, options: Mapping[str, Any], as_of: dt.date | None = None
) -> dict[str, Account]:
    """Return every account with its class and where that came from, by name.

    A parent need not be open itself, but only an open account can declare something for those
    below it. Parents come before their children, so one pass over the sorted names will do.
    The overdraft of an account that is not open yet on the day asked about is no money then.
    """
    roots = {options.get(f"name_{root.lower()}", root): root for root in ROOTS}
    found: dict[str, Account] = {}
    inherited: dict[str, dict[str, Any]] = {}
    for name in sorted(report.accounts):
        window = report.accounts[name]
        source = report.place(window.open.meta)
        own = _own(window.open, report, source)
        above = _above(name, inherited)
        inherited[name] = {**above, **{k: v for k, v in own.items() if k in INHERITED}}
        if "rgs" in own and "class" not in own:
            inherited[name].pop("class", None)
        kind, origin = _class(name, own, above, roots, report, source)
        if as_of is not None and window.opened > as_of:
            own.pop("overdraft-limit", None)
        root = roots.get(name.partition(":")[0])
        found[name] = _account(name, window, own, inherited[name], kind, origin, source, root)
        _fits(name, own, kind, report, source)
    _one_per_iban(found, report)
    return found


def _one_per_iban(found: Mapping[str, Account], report: Report) -> None:
    """Two accounts may share an IBAN one after the other, or each with currencies of its own."""
    seen: dict[str, list[Account]] = {}
    for account in found.values():
        if not account.iban:
            continue
        earlier = seen.setdefault(account.iban, [])
        other = next((each for each in earlier if _together(each, account)), None)
        if other is not None:
            report.wrong(
                account.source,
                "reading.same-iban",
                account=account.name,
                other=other.name,
                iban=account.iban,
            )
        earlier.append(account)


def _together(one: Account, other: Account) -> bool:
    first, second = sorted((one, other), key=lambda account: account.opened)
    apart = first.closed is not None and first.closed <= second.opened
    ours, theirs = set(one.currencies), set(other.currencies)
    return not apart and (not ours or not theirs or bool(ours & theirs))


def _above(name: str, inherited: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    while ":" in name:
        name = name.rpartition(":")[0]
        if name in inherited:
            return inherited[name]
    return {}


def _own(entry: Any, report: Report, source: Source) -> dict[str, Any]:  # noqa: ANN401 # an Open
    found: dict[str, Any] = {}
    for key, raw in entry.meta.items():
        if key in BEANCOUNT_KEYS or key.startswith(("x-", "__")):
            continue
        kind = ON_OPEN.get(key)
        if kind is None:
            if miss := near_miss(key, ON_OPEN):
                report.wrong(source, "reading.near-key", key=key, meant=miss)
            continue
        value = kind.read(raw)
        if value is None:
            report.wrong(
                source, "reading.wrong-key", key=key, got=shown(raw), expected=kind.expected
            )
            continue
        if kind.account and isinstance(value, str):
            report.account(value, kind.account, entry.date, source)
        found[key] = value
    return found


def _class(  # noqa: PLR0913, PLR0917 # all that a class can come from
    name: str,
    own: Mapping[str, Any],
    above: Mapping[str, Any],
    roots: Mapping[str, str],
    report: Report,
    source: Source,
) -> tuple[AccountClass | None, Origin]:
    if "class" in own:
        return own["class"], Origin.DECLARED
    if "rgs" in own:
        if kind := of_rgs(own["rgs"]):
            return kind, Origin.RGS
        report.wrong(source, "reading.unknown-rgs", code=own["rgs"])
    if "class" in above:
        return above["class"], Origin.INHERITED
    if "rgs" in above and (kind := of_rgs(above["rgs"])):
        return kind, Origin.INHERITED
    kind = of_name(name, roots)
    return kind, Origin.NAME if kind else Origin.UNKNOWN


@cache
def _facts(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kasboek.data") / f"{name}.toml").read_text("utf-8"))


def of_rgs(code: str) -> AccountClass | None:
    """Return the class of a code of the Dutch standard chart: the longest known prefix decides."""
    prefixes: Mapping[str, str] = _facts("rgs")["prefixes"]
    for length in range(len(code), 2, -1):
        if kind := prefixes.get(code[:length]):
            return AccountClass(kind)
    return None


def of_name(name: str, roots: Mapping[str, str]) -> AccountClass | None:
    """Return the class that an account's name suggests: the deepest part that is known decides."""
    root, *parts = name.split(":")
    table: Mapping[str, str] = _facts("names").get(roots.get(root, ""), {})
    for part in (*reversed(parts), ""):
        if kind := table.get(part.lower().replace("-", "")):
            return AccountClass(kind)
    return None


def _account(  # noqa: PLR0913, PLR0917 # one per thing an account is made of
    name: str,
    window: Window,
    own: Mapping[str, Any],
    all_: Mapping[str, Any],
    kind: AccountClass | None,
    origin: Origin,
    source: Source,
    root: str | None,
) -> Account:
    return Account(
        name,
        window.opened,
        window.closed,
        window.currencies,
        kind,
        origin,
        source,
        root=Root(root.lower()) if root else None,
        rgs=all_.get("rgs"),
        behaviour=all_.get("behaviour"),
        category=all_.get("category"),
        recurring=all_.get("recurring", False),
        iban=own.get("iban"),
        bic=own.get("bic"),
        overdraft_limit=own.get("overdraft-limit"),
        overdraft_rate=own.get("overdraft-rate"),
        pays_on=own.get("pays-on"),
        pays_out=own.get("pays-out"),
        pays_to=own.get("pays-from") or own.get("pays-to"),
    )


def _fits(
    name: str,
    own: Mapping[str, Any],
    kind: AccountClass | None,
    report: Report,
    source: Source,
) -> None:
    if kind is None:
        return
    for key in own:
        classes = APPLIES_TO.get(key)
        if classes is not None and kind not in classes:
            report.wrong(
                source,
                "reading.key-elsewhere",
                key=key,
                account=name,
                kind=kind.value,
                classes=", ".join(sorted(c.value for c in classes)),
            )
