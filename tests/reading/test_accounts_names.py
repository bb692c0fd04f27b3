"""Classes by name: the deepest part that is known, and rather none than a wrong one."""

from __future__ import annotations

import pytest

from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Root
from kasboek.reading.accounts import naming
from kasboek.reading.accounts.naming import of_name

CASES = {
    # Dutch, English, German, French, Swedish; whatever case, accents and hyphens
    "Assets:Bank:ING": (C.CASH, "Bank"),
    "Assets:BANK": (C.CASH, "BANK"),
    "Assets:Kas": (C.CASH, "Kas"),
    "Assets:Kasse": (C.CASH, "Kasse"),
    "Assets:Flüssige-Mittel": (C.CASH, "Flüssige-Mittel"),
    "Assets:Banque:BNP": (C.CASH, "Banque"),
    "Assets:Företagskonto": (C.CASH, "Företagskonto"),
    "Assets:AccountsReceivable": (C.RECEIVABLE, "AccountsReceivable"),
    "Assets:Accounts-Receivable": (C.RECEIVABLE, "Accounts-Receivable"),
    "Assets:Kundfordringar": (C.RECEIVABLE, "Kundfordringar"),
    "Assets:Créances-Clients": (C.RECEIVABLE, "Créances-Clients"),
    "Assets:Voorbelasting": (C.VAT, "Voorbelasting"),
    "Assets:Vorsteuer": (C.VAT, "Vorsteuer"),
    "Liabilities:TVA": (C.VAT, "TVA"),
    "Liabilities:Leverantörsskulder": (C.PAYABLE, "Leverantörsskulder"),
    "Liabilities:Vennootschapsbelasting": (C.INCOME_TAX, "Vennootschapsbelasting"),
    "Liabilities:Creditcard": (C.CARD, "Creditcard"),
    "Expenses:Huur": (C.HOUSING, "Huur"),
    "Expenses:Löhne-und-Gehälter": (C.PERSONNEL, "Löhne-und-Gehälter"),
    "Expenses:Travel": (C.OTHER_COST, ""),
    "Income:Sales": (C.REVENUE, ""),
    "Income:Bank-Interest": (C.INTEREST, "Bank-Interest"),
    "Equity:Privé": (C.OWNER, "Privé"),
    "Equity:Opening-Balances": (C.EQUITY, ""),
    # a number of the chart before or after the name, as many programs write it
    "Assets:1300-Debiteuren": (C.RECEIVABLE, "1300-Debiteuren"),
    "Assets:Voorraad-2": (C.INVENTORY, "Voorraad-2"),
    # the deepest part decides
    "Assets:Fixed:Inventory": (C.INVENTORY, "Inventory"),
    "Assets:Current:Bank": (C.CASH, "Bank"),
    "Assets:US:BofA:Checking": (C.CASH, "Checking"),
    "Expenses:Operating:Office:Rent": (C.HOUSING, "Rent"),
    # a bank's name, but as the first part only, and never that of a debtor
    "Assets:ING:Zakelijk": (C.CASH, "ING"),
    "Assets:N26": (C.CASH, "N26"),
    "Assets:Receivable:ING": (C.RECEIVABLE, "Receivable"),
    "Assets:Beleggingen:ING": None,
    # below debtors and creditors is a counterparty, unless it is plainly a tax
    "Assets:Debiteuren:Kas-BV": (C.RECEIVABLE, "Debiteuren"),
    "Assets:Receivables:Stock": (C.RECEIVABLE, "Receivables"),
    "Assets:Receivables:Stripe": (C.RECEIVABLE, "Receivables"),
    "Assets:Receivables:VAT": (C.VAT, "VAT"),
    "Liabilities:Payable:Card": (C.PAYABLE, "Payable"),
    # "current" may head all current assets
    "Assets:Bunq:Current": (C.CASH, "Current"),
    "Assets:Current:Deposits": None,
    # a name that may mean two things tells nothing
    "Assets:Vorderingen": None,
    "Assets:Investments": None,
    "Assets:Cash-Advances": None,
    "Assets:Bank-Guarantee": None,
    "Liabilities:Belastingdienst": None,
    "Liabilities:Rekening-Courant": None,
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_name_tells(name: str) -> None:
    assert of_name(name, Root(name.partition(":")[0].lower())) == CASES[name]


def test_without_a_root_a_name_tells_nothing() -> None:
    assert of_name("Elsewhere:Bank", None) is None


def test_a_root_alone_tells_no_more_than_its_own_class() -> None:
    assert of_name("Assets", Root.ASSETS) is None
    assert of_name("Income", Root.INCOME) == (C.REVENUE, "")


@pytest.mark.parametrize("root", Root)
def test_the_table_is_written_as_names_are_looked_up(root: Root) -> None:
    listed = [
        word
        for place in naming._table()[root.value].values()  # noqa: SLF001 # the data under test
        for words in place.values()
        for word in words
    ]

    assert [word for word in listed if word != naming._word(word)] == []  # noqa: SLF001 # as above
    assert len(listed) == len(set(listed)), sorted(w for w in listed if listed.count(w) > 1)


def test_no_place_holds_anything_but_the_three() -> None:
    assert {place for table in naming._table().values() for place in table} <= {  # noqa: SLF001 # the data under test
        "anywhere",
        "first",
        "last",
    }
