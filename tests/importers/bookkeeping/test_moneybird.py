"""What Moneybird's API gives, saved as JSON, becomes invoices, bills, relations and accounts."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.accounts import AccountClass
from kasboek.importers.bookkeeping import moneybird
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "title" "De Spaak"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2022-01-01 open Assets:Bank:ING EUR
2022-01-01 open Assets:Receivable
2022-01-01 open Liabilities:Payable
2022-01-01 open Liabilities:VAT
2022-01-01 open Income:Sales
  x-number: "88"
2022-01-01 open Expenses:Office
  x-number: "99"
2022-01-01 open Equity:Suspense
"""
CONTACT = {
    "id": "7",
    "administration_id": "1",
    "company_name": "Foobar B.V.",
    "firstname": "",
    "lastname": "",
    "customer_id": "1",
    "tax_number": "NL982575424B01",
    "sepa_iban": "NL91ABNA0417164300",
    "archived": False,
    "created_at": "2022-02-01T10:00:00.000Z",
}
INVOICE = {
    "id": "10",
    "administration_id": "1",
    "contact": CONTACT,
    "invoice_id": "2022-0003",
    "state": "open",
    "invoice_date": "2022-10-27",
    "due_date": "2022-11-10",
    "currency": "EUR",
    "original_sales_invoice_id": None,
    "details": [{"ledger_account_id": "88", "description": "Project X"}],
    "payments": [],
    "total_price_excl_tax": "300.0",
    "total_price_incl_tax": "363.0",
    "tax_totals": [{"taxable_amount": "300.0", "tax_amount": "63.0"}],
}
BILL = {
    **{key: INVOICE[key] for key in ("id", "administration_id", "contact", "state", "currency")},
    "reference": "F-881",
    "date": "2022-10-20",
    "due_date": "2022-11-03",
    "revenue_invoice": False,
    "details": [{"ledger_account_id": "99", "description": "Paper"}],
    "payments": [],
    "total_price_excl_tax": "100.0",
    "total_price_incl_tax": "121.0",
}


@pytest.fixture
def ready(desk: Any) -> Any:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    return desk


def took(desk: Any, *found: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 # Desk
    taken: dict[str, Any] = desk.take(json.dumps(found))[0]
    desk.entries()  # checks clean
    return taken


def balances(desk: Any) -> dict[str, Decimal]:  # noqa: ANN401 # Desk
    return {name: sum(column.numbers) for name, column in desk.book().columns.items()}


def test_a_sales_invoice_with_its_vat_terms_and_account(ready: Any) -> None:  # noqa: ANN401 # Desk
    taken = took(ready, INVOICE)
    assert (taken["format"], taken["new"], taken["problems"]) == ("moneybird", 1, [])
    assert balances(ready) == {
        "Assets:Receivable": Decimal("363.00"),
        "Income:Sales": Decimal("-300.00"),
        "Liabilities:VAT": Decimal("-63.00"),
    }
    [item] = ready.book().items
    told = (item.id, item.counterparty, item.due.isoformat())
    assert told == ("invoice/2022-0003", "Foobar B.V.", "2022-11-10")
    relation = ready.book().counterparties["Foobar B.V."]
    assert (relation.customer, relation.payment_terms.days) == (True, 14)
    assert 'x-vat-id: "NL982575424B01"' in ready.text("relations.beancount")


def test_the_same_answer_adds_nothing(ready: Any) -> None:  # noqa: ANN401 # Desk
    took(ready, INVOICE, BILL | {"id": "11"})
    before = ready.texts()
    assert took(ready, INVOICE, BILL | {"id": "11"})["new"] == 0
    assert ready.texts() == before


def test_a_bill_with_the_iban_of_its_supplier(ready: Any) -> None:  # noqa: ANN401 # Desk
    took(ready, BILL)
    assert balances(ready) == {
        "Liabilities:Payable": Decimal("-121.00"),
        "Expenses:Office": Decimal("100.00"),
        "Liabilities:VAT": Decimal("21.00"),
    }
    relation = ready.book().counterparties["Foobar B.V."]
    assert (relation.customer, relation.iban) == (False, "NL91ABNA0417164300")


def test_what_is_negative_is_a_credit_note(ready: Any) -> None:  # noqa: ANN401 # Desk
    credit = INVOICE | {
        "id": "12",
        "invoice_id": "2022-0004",
        "original_sales_invoice_id": "10",
        "total_price_excl_tax": "-300.0",
        "total_price_incl_tax": "-363.0",
        "tax_totals": [{"taxable_amount": "-300.0", "tax_amount": "-63.0"}],
    }
    took(ready, INVOICE, credit)
    assert set(balances(ready).values()) == {Decimal()}
    assert 'credit-note: "2022-0004"' in ready.text("books/2022/invoices.beancount")


def test_a_part_without_a_rate_has_no_vat(ready: Any) -> None:  # noqa: ANN401 # Desk
    mixed = {"total_price_excl_tax": "400.0", "total_price_incl_tax": "463.0"}
    assert took(ready, INVOICE | mixed)["problems"] == []
    assert balances(ready)["Liabilities:VAT"] == Decimal("-63.00")


def test_what_was_never_sent_is_counted(ready: Any) -> None:  # noqa: ANN401 # Desk
    nobody = BILL | {"id": "13", "contact": None}
    empty = INVOICE | {"details": [], "total_price_incl_tax": "0.0"}
    taken = took(
        ready,
        INVOICE,
        INVOICE | {"state": "draft"},
        nobody,
        empty,
        BILL | {"revenue_invoice": True},
    )
    assert taken["skipped"] == {"pending": 0, "draft": 1, "empty": 1, "nameless": 1, "revenue": 1}
    assert (taken["rows"], taken["new"]) == (1, 1)


def test_what_was_paid_before_the_ledger_began_is_history(ready: Any) -> None:  # noqa: ANN401 # Desk
    old = {"state": "paid", "invoice_date": "2021-11-01", "due_date": None}
    paid = INVOICE | old | {"payments": [{"payment_date": "2021-12-31", "price": "363.0"}]}
    assert took(ready, paid)["new"] == 0
    later = INVOICE | {"state": "paid", "payments": [{"payment_date": "2022-12-31"}]}
    assert took(ready, later)["new"] == 1


def test_sums_that_do_not_agree_are_refused(ready: Any) -> None:  # noqa: ANN401 # Desk
    taken = took(ready, INVOICE | {"total_price_incl_tax": "364.0"})
    assert taken["problems"] == [
        (
            "invoice 2022-0003 does not add up: the VAT, from that of each rate, should be "
            "€ 63.00, written is € 64.00; ask the sender for a correct one"
        )
    ]
    assert not taken["imported"]


def test_contacts_are_relations(ready: Any) -> None:  # noqa: ANN401 # Desk
    person = CONTACT | {"id": "8", "company_name": "", "firstname": "John", "lastname": "Doe"}
    taken = took(ready, CONTACT, person, CONTACT | {"archived": True})
    assert taken["problems"] == [
        (
            "Moneybird does not tell customers from suppliers; contacts without a bill in the "
            "ledger became customers; write supplier where they are"
        )
    ]
    assert (taken["new"], taken["skipped"]["archived"]) == (2, 1)
    found = ready.book().counterparties
    assert list(found) == ["Foobar B.V.", "John Doe"]
    assert found["Foobar B.V."].iban == "NL91ABNA0417164300"
    assert took(ready, CONTACT, person)["new"] == 0


def test_ledger_accounts_open_with_their_rgs_code(samples: Path, ready: Any) -> None:  # noqa: ANN401 # Desk
    text = (samples / "moneybird-api/moneybird-dotnet__getLedgerAccounts.json").read_text("utf-8")
    assert ready.take(text)[0]["new"] == 3
    ready.entries()
    found = ready.book().accounts
    assert found["Assets:Debiteuren"].kind is AccountClass.RECEIVABLE
    assert found["Expenses:Huisvestingskosten"].kind is AccountClass.HOUSING
    assert 'x-number: "322056713844819881"' in ready.text("accounts.beancount")
    before = ready.texts()
    assert ready.take(text)[0]["new"] == 0
    assert ready.texts() == before


def test_the_sample_invoices(samples: Path, ready: Any) -> None:  # noqa: ANN401 # Desk
    text = (samples / "moneybird-api/moneybird-dotnet__getSalesInvoices.json").read_text("utf-8")
    assert ready.take(text)[0]["new"] == 3  # three of 300.00 and 63.00 VAT
    ready.entries()
    assert balances(ready)["Assets:Receivable"] == Decimal("1089.00")
    assert sorted(item.number for item in ready.book().items) == [
        "2022-0001",
        "2022-0002",
        "2022-0003",
    ]


def test_the_sample_contacts(samples: Path, ready: Any) -> None:  # noqa: ANN401 # Desk
    text = (samples / "moneybird-api/moneybird-dotnet__getContacts.json").read_text("utf-8")
    taken = ready.take(text)[0]
    assert (taken["new"], taken["skipped"]["archived"]) == (1, 1)
    assert list(ready.book().counterparties) == ["Parakeet LLC."]


def test_external_invoices_of_the_samples_do_not_add_up(samples: Path, ready: Any) -> None:  # noqa: ANN401 # Desk
    name = "moneybird-api/moneybird-dotnet__getExternalSalesInvoices.json"
    taken = ready.take((samples / name).read_text("utf-8"))[0]
    assert taken["skipped"]["draft"] == 1  # one has no relation and no lines
    assert not taken["imported"]  # its lines are 100.00, its totals 0.0
    assert "invoice Invoice 3 does not add up" in taken["problems"][0]


@pytest.mark.parametrize("name", ["FinancialAccounts", "TaxRates", "PurchaseTransactions"])
def test_other_answers_are_refused(samples: Path, ready: Any, name: str) -> None:  # noqa: ANN401 # Desk
    text = (samples / f"moneybird-api/moneybird-dotnet__get{name}.json").read_text("utf-8")
    ready.take(text)
    assert ready.problems == [
        (
            "this answer of Moneybird cannot be booked; save sales_invoices, "
            "external_sales_invoices, purchase_invoices, receipts, contacts, ledger_accounts or "
            "financial_mutations"
        )
    ]


MUTATION: dict[str, Any] = {
    "id": "11",
    "administration_id": "1",
    "financial_account_id": "4928",
    "date": "2026-10-05",
    "amount": "-12.1",
    "currency": "EUR",
    "message": "Factuur 7",
    "contra_account_name": "Foobar B.V.",
    "contra_account_number": "nl44 rabo 0123 4567 89",
    "sepa_fields": None,
    "code": "541",
}
MINE = LEDGER.replace("ING EUR", 'ING EUR\n  x-number: "4928"')


def test_mutations_of_the_bank_are_a_statement(ready: Any) -> None:  # noqa: ANN401 # Desk
    other = MUTATION | {"id": "12", "contra_account_name": None, "contra_account_number": ""}
    other |= {"sepa_fields": {"name": "Jansen", "iban": "NL91ABNA0417164300", "remi": "Dank"}}
    text = json.dumps([MUTATION, other | {"message": "", "amount": "100.0"}])
    found = moneybird.read(text)
    assert isinstance(found, StatementFile)
    (statement,) = found.statements
    told = [(each.name, each.iban, each.text, each.reference) for each in statement.lines]
    assert statement.account == "moneybird 4928"
    assert sorted(told) == [
        ("Foobar B.V.", "NL44RABO0123456789", "Factuur 7", "moneybird 11"),
        ("Jansen", "NL91ABNA0417164300", "Dank", "moneybird 12"),
    ]
    ready.begin(MINE)
    first, second = ready.take(text, text)
    assert (first["new"], second["new"]) == (2, 0)
    assert {each["account"] for each in first["statements"]} == {"Assets:Bank:ING"}


def test_mutations_of_an_account_that_is_not_named(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(json.dumps([MUTATION]))
    assert ready.problems == [
        (
            "no account is Moneybird's 4928; write below the open directive of the account that "
            'it is:\n      x-number: "4928"\nor paste this into the ledger, and import again:\n'
            '    2026-10-05 open Assets:Bank:Moneybird EUR\n      class: "cash"\n'
            '      x-number: "4928"'
        )
    ]
    ready.begin(LEDGER + "2022-01-01 open Assets:Bank:Moneybird EUR\n")
    assert ready.take(json.dumps([MUTATION]))[0]["new"] == 1


def test_the_sample_mutations_are_of_two_accounts(samples: Path) -> None:
    name = "moneybird-api/moneybird-dotnet__getFinancialMutations.json"
    found = moneybird.read((samples / name).read_text("utf-8"))
    assert isinstance(found, StatementFile)
    assert [(each.account, each.total) for each in found.statements] == [
        ("moneybird 492897320871921275", Decimal("100.0")),
        ("moneybird 492897321018721937", Decimal("100.0")),
    ]


@given(
    st.dictionaries(
        st.sampled_from(sorted({*INVOICE, *BILL, *CONTACT, *MUTATION, "account_type"})),
        st.none() | st.text(max_size=9) | st.integers() | st.lists(st.integers(), max_size=2),
    )
)
@settings(max_examples=200, deadline=None)
def test_any_values_are_read_or_refused(values: dict[str, Any]) -> None:
    for base in (INVOICE, BILL, CONTACT, MUTATION):
        text = json.dumps([base | values])
        if moneybird.identify(text):
            try:
                found = moneybird.read(text)
            except Unreadable:
                continue
            if isinstance(found, PaperFile):
                assert all(paper.identity for paper in found.papers)
