"""What each account is: declared, by its RGS code, inherited, or by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.accounts import Root
from kasboek.core.saying import saying
from kasboek.reading.accounts import rgs
from kasboek.reading.accounts.agreeing_keys import fits
from kasboek.reading.accounts.agreeing_keys import one_per_iban
from kasboek.reading.accounts.naming import of_name
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


class Window(NamedTuple):
    """When an account is open, what it may hold, and its `open` directive."""

    opened: dt.date
    closed: dt.date | None
    currencies: tuple[str, ...]
    open: Any


class _Inherited(NamedTuple):
    """A value for an account and those below it, and the account that declares it."""

    value: Any
    account: str


class _Told(NamedTuple):
    """A class, where it came from, and what tells it."""

    kind: AccountClass | None
    origin: Origin
    basis: str


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


def roots(options: Mapping[str, Any]) -> dict[Root, str]:
    """Return what the ledger calls Beancount's root accounts."""
    return {root: str(options.get(f"name_{root}") or root.title()) for root in Root}


def read(
    report: Report, options: Mapping[str, Any], as_of: dt.date | None = None
) -> dict[str, Account]:
    """Return every account with its class and where that came from, by name.

    A parent need not be open itself, but only an open account can declare something for those
    below it. Parents come before their children, so one pass over the sorted names will do.
    The overdraft of an account that is not open yet on the day asked about is no money then.
    """
    of_root = {name: root for root, name in roots(options).items()}
    found: dict[str, Account] = {}
    inherited: dict[str, dict[str, _Inherited]] = {}
    for name in sorted(report.accounts):
        window = report.accounts[name]
        source = report.place(window.open.meta)
        own = _own(window.open, report, source)
        above = _above(name, inherited)
        mine = {key: _Inherited(own[key], name) for key in INHERITED if key in own}
        inherited[name] = {**above, **mine}
        if "rgs" in own and "class" not in own:
            inherited[name].pop("class", None)
        root = of_root.get(name.partition(":")[0])
        told = _class(own, above, name, root)
        _checked(own, told, report, source)
        if as_of is not None and window.opened > as_of:
            own.pop("overdraft-limit", None)
        found[name] = _account(name, window, own, inherited[name], told, source, root)
        fits(name, own, told.kind, report, source)
    one_per_iban(found, report)
    return found


def _above(name: str, inherited: Mapping[str, dict[str, _Inherited]]) -> Mapping[str, _Inherited]:
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


def _class(
    own: Mapping[str, Any], above: Mapping[str, _Inherited], name: str, root: Root | None
) -> _Told:
    """Return the class and what tells it: the account itself, those above it, its name."""
    if "class" in own:
        return _Told(own["class"], Origin.DECLARED, name)
    code = rgs.find(own["rgs"]) if "rgs" in own else None
    if code and code.kind:
        return _Told(code.kind, Origin.RGS, code.code)
    if "class" in above:
        return _Told(above["class"].value, Origin.INHERITED, above["class"].account)
    if "rgs" in above and (over := rgs.find(above["rgs"].value)) and over.kind:
        return _Told(over.kind, Origin.INHERITED, above["rgs"].account)
    if named := of_name(name, root):
        return _Told(named.kind, Origin.NAME, named.part)
    return _Told(None, Origin.UNKNOWN, code.code if code else "")


def _checked(own: Mapping[str, Any], told: _Told, report: Report, source: Source) -> None:
    """Note an RGS code that is none, and one that tells no class where nothing else does.

    A declared class needs no code: one of an earlier release may then stand beside it.
    """
    written = own.get("rgs")
    if written is None or "class" in own:
        return
    code = rgs.find(written)
    if code is None and (meant := rgs.suggestion(written)):
        report.wrong(
            source, "reading.unknown-rgs-hint", code=written, hint=meant.code, title=meant.title
        )
    elif code is None:
        report.wrong(source, "reading.unknown-rgs", code=written)
    elif code.why and told.kind is None:
        why = saying(f"rgs.none.{code.why}")
        report.note(source, "reading.rgs-no-class", code=written, title=code.title, why=why)


def _account(  # noqa: PLR0913, PLR0917 # one per thing an account is made of
    name: str,
    window: Window,
    own: Mapping[str, Any],
    all_: Mapping[str, _Inherited],
    told: _Told,
    source: Source,
    root: Root | None,
) -> Account:
    given = {key: found.value for key, found in all_.items()}
    return Account(
        name,
        window.opened,
        window.closed,
        window.currencies,
        told.kind,
        told.origin,
        source,
        root=root,
        rgs=given.get("rgs"),
        behaviour=given.get("behaviour"),
        category=given.get("category"),
        recurring=given.get("recurring", False),
        iban=own.get("iban"),
        bic=own.get("bic"),
        overdraft_limit=own.get("overdraft-limit"),
        overdraft_rate=own.get("overdraft-rate"),
        pays_on=own.get("pays-on"),
        pays_out=own.get("pays-out"),
        pays_to=own.get("pays-from") or own.get("pays-to"),
        basis=told.basis,
    )
