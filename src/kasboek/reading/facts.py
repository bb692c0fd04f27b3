"""Facts that ship with Kasboek or with a library, and not in the ledger: tax dates, bank days."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule

if TYPE_CHECKING:
    from datetime import date


@cache
def tax_rules() -> tuple[TaxRule, ...]:
    """Return when every tax of every country we know must have arrived, from `data/tax/`."""
    found = []
    folder = files("kasboek.data") / "tax"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            facts = tomllib.loads(file.read_text("utf-8"))
            found += [_rule(facts["country"], row) for row in facts["rule"]]
    return tuple(found)


def _rule(country: str, row: dict[str, object]) -> TaxRule:
    known = {key: row[key] for key in TaxRule.__slots__ if key in row and key != "kind"}
    return TaxRule(country=country, kind=TaxKind(row["kind"]), **known)  # type: ignore[arg-type] # a test reads every file


@cache
def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the days, weekends apart, on which TARGET is closed, both years included."""
    import holidays  # noqa: PLC0415 # takes a while; only who reads a ledger needs it

    years = range(first_year, last_year + 1)
    return frozenset(holidays.financial_holidays("ECB", years=years))
