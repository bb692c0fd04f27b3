"""What an account takes from those above it, and what it is under other root names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Behaviour
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.accounts import Root

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_five_keys_are_inherited_and_an_iban_is_not(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Geld EUR
      class: "cash"
      iban: "NL20INGB0001234567"
    2026-01-01 open Assets:Geld:Spaar EUR
    2026-01-01 open Expenses:Auto EUR
      behaviour: "fixed"
      category: "one-off"
    2026-01-01 open Expenses:Auto:Lease:Bus EUR
    2026-01-01 open Expenses:Auto:Brandstof EUR
      behaviour: "variable"
    2026-01-01 open Income:Abonnementen EUR
      recurring: TRUE
    2026-01-01 open Income:Abonnementen:Jaar EUR
    """
    spaar = book.accounts["Assets:Geld:Spaar"]
    bus = book.accounts["Expenses:Auto:Lease:Bus"]
    fuel = book.accounts["Expenses:Auto:Brandstof"]

    assert (spaar.kind, spaar.origin, spaar.basis) == (C.CASH, Origin.INHERITED, "Assets:Geld")
    assert spaar.iban is None
    assert (bus.behaviour, bus.category) == (Behaviour.FIXED, Category.ONE_OFF)
    assert (fuel.behaviour, fuel.category) == (Behaviour.VARIABLE, Category.ONE_OFF)
    assert book.accounts["Income:Abonnementen:Jaar"].recurring


def test_the_nearest_account_above_decides(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:A EUR
      class: "fixed-asset"
    2026-01-01 open Assets:A:B EUR
      rgs: "BVrd"
    2026-01-01 open Assets:A:B:C EUR
    2026-01-01 open Assets:A:Bank EUR
    """
    found = {name: (one.kind, one.basis) for name, one in book.accounts.items()}

    assert found["Assets:A:B:C"] == (C.INVENTORY, "Assets:A:B")
    # what is inherited comes before the name
    assert found["Assets:A:Bank"] == (C.FIXED_ASSET, "Assets:A")


def test_names_and_sides_hold_under_other_root_names(book: Book) -> None:
    """
    option "name_assets" "Activa"
    option "name_liabilities" "Passiva"
    option "name_income" "Opbrengsten"
    option "name_expenses" "Kosten"
    option "name_equity" "Vermogen"
    option "operating_currency" "EUR"
    2026-01-01 open Activa:Bank EUR
    2026-01-01 open Passiva:BTW EUR
    2026-01-01 open Opbrengsten:Verkoop EUR
    2026-01-01 open Kosten:Huur EUR
    2026-01-01 open Vermogen:Prive EUR
    """
    found = {name: (one.kind, one.root) for name, one in book.accounts.items()}

    assert found == {
        "Activa:Bank": (C.CASH, Root.ASSETS),
        "Passiva:BTW": (C.VAT, Root.LIABILITIES),
        "Opbrengsten:Verkoop": (C.REVENUE, Root.INCOME),
        "Kosten:Huur": (C.HOUSING, Root.EXPENSES),
        "Vermogen:Prive": (C.OWNER, Root.EQUITY),
    }
    assert book.roots[Root.LIABILITIES] == "Passiva"
    assert not book.accounts["Kosten:Huur"].on_balance
    assert book.accounts["Vermogen:Prive"].on_balance
