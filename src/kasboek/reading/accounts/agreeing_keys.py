"""Whether an account's keys fit its class, and its IBAN is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from kasboek.reading.language.metadata import APPLIES_TO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.core.accounts import Account
    from kasboek.core.accounts import AccountClass
    from kasboek.core.saying import Source
    from kasboek.reading.language.schema import Report


def one_per_iban(found: Mapping[str, Account], report: Report) -> None:
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


def fits(
    name: str,
    own: Mapping[str, Any],
    kind: AccountClass | None,
    report: Report,
    source: Source,
) -> None:
    """Note each key that means nothing on an account of this class."""
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
