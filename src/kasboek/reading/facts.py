"""Facts that ship with Kasboek or with a library, and not in the ledger: tax dates, bank days."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.plan import Roll
from kasboek.core.planning.hiring import Charges
from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule

if TYPE_CHECKING:
    from datetime import date


@cache
def tax_rules() -> tuple[TaxRule, ...]:
    """Return when every tax of every country we know must have arrived: each file of `data/tax/`.

    Raises:
        ValueError: a file is no such table; the message names it and what is wrong in it.
    """
    found: list[TaxRule] = []
    folder = files("kasboek.data") / "tax"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                found += country_rules(file.read_text("utf-8"))
            except (ValueError, KeyError, TypeError) as error:
                message = f"data/tax/{file.name}: {error}"
                raise ValueError(message) from error
    return tuple(found)


def country_rules(text: str) -> list[TaxRule]:
    """Return the rules of one country's file; see docs/how-to/add-a-country.md for its keys."""
    facts = tomllib.loads(text)
    shared = {"closed": tuple(facts.get("closed", ()))}
    return [_rule(facts["country"], shared | row) for row in facts["rule"]]


def _rule(country: str, row: dict[str, object]) -> TaxRule:
    known = {key: row[key] for key in TaxRule.__slots__ if key in row and key != "kind"}
    known["roll"] = Roll(str(row.get("roll", Roll.PRECEDING)))
    known["dates"] = tuple(row.get("dates", ()))  # type: ignore[arg-type] # a test reads every file
    return TaxRule(country=country, kind=TaxKind(row["kind"]), **known)  # type: ignore[arg-type] # the same


@cache
def charges() -> tuple[Charges, ...]:
    """Return what employers pay on wages, per country and year, from `data/payroll/`."""
    found = []
    folder = files("kasboek.data") / "payroll"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            facts = tomllib.loads(file.read_text("utf-8"))
            found += [_charges(facts["country"], year) for year in facts["year"]]
    return tuple(found)


def _charges(country: str, year: dict[str, Any]) -> Charges:
    return Charges(
        country=country,
        valid_from=year["valid_from"],
        rate=sum((Decimal(row["rate"]) for row in year["charge"]), Decimal()),
        maximum=Decimal(year["maximum"]),
        holiday_pay=Decimal(year["holiday_pay"]),
        reference=year["maximum_reference"],
    )


@cache
def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the days, weekends apart, on which TARGET is closed, both years included."""
    import holidays  # noqa: PLC0415 # takes a while; only who reads a ledger needs it

    years = range(first_year, last_year + 1)
    return frozenset(holidays.financial_holidays("ECB", years=years))
