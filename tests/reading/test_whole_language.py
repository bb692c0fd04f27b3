"""One ledger with every directive and every key of the language: nothing is lost, nothing wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.open_items import SettlementKind
from kasboek.core.plan import Certainty
from kasboek.core.plan import Growth
from kasboek.core.plan import Repeat
from kasboek.core.plan import Roll
from kasboek.core.plan import Unit
from kasboek.core.policy import TaxKind
from kasboek.core.relations import Discount
from kasboek.core.relations import Priority
from kasboek.core.relations import Terms
from kasboek.core.saying import Money
from kasboek.reading.language.directives import DIRECTIVES
from kasboek.reading.language.metadata import ON_OPEN
from kasboek.reading.language.metadata import ON_PLAN
from kasboek.reading.language.metadata import ON_TRANSACTION

if TYPE_CHECKING:
    from kasboek.core.book import Book

WHOLE = Path(__file__).parent / "whole.beancount"


@pytest.fixture(scope="module")
def whole() -> Book:
    return reading.load(WHOLE, cache=False)


def test_nothing_is_wrong(whole: Book) -> None:
    assert [problem for problem in whole.problems if problem.error] == []
    assert whole.as_of == dt.date(2026, 10, 31)  # the day before the balance directive


def test_the_sample_has_every_directive_and_key() -> None:
    text = WHOLE.read_text("utf-8")
    for directive in DIRECTIVES.values():
        assert f'custom "{directive.word}"' in text
        first = "customer" if directive.word == "supplier" else directive.word  # same keys
        block = text.split(f'custom "{first}"', 1)[1]
        for key in directive.keys:
            if key != "until":
                assert f"  {key}:" in block, (directive.word, key)
    for key in (*ON_OPEN, *ON_PLAN, *ON_TRANSACTION):
        assert f"  {key}:" in text, key


def test_accounts(whole: Book) -> None:
    bank = whole.accounts["Assets:Bank:ING"]
    assert (bank.kind, bank.origin) == (AccountClass.CASH, Origin.DECLARED)
    assert bank.overdraft_limit == Money(Decimal(10000), "EUR")
    assert whole.accounts["Assets:Mollie"].pays_to == "Assets:Bank:ING"
    card = whole.accounts["Liabilities:Card"]
    assert (card.pays_on, card.pays_to) == (5, "Assets:Bank:ING")
    assert whole.accounts["Expenses:Personnel"].origin is Origin.RGS
    assert whole.accounts["Liabilities:VAT"].origin is Origin.NAME
    assert whole.accounts["Income:Contracts"].recurring


def test_relations(whole: Book) -> None:
    jansen, frames = whole.counterparties.values()
    assert jansen.aliases == ("RIJWIELHUIS JANSEN BV", "R. JANSEN")
    assert (jansen.payment_terms, jansen.pays_on) == (Terms(30), 25)
    assert (frames.priority, frames.discount) == (
        Priority.CRITICAL,
        Discount(Decimal("0.02"), 10),
    )


def test_items(whole: Book) -> None:
    """12,100 less 6,000 paid less 605 credited is 5,495 open."""
    invoice = next(item for item in whole.items if item.receivable)
    assert invoice.open_on(dt.date(2026, 10, 31)) == 5495
    kinds = [settled.kind for settled in invoice.settlements]
    assert kinds == [SettlementKind.PAYMENT, SettlementKind.CREDIT]
    assert (invoice.covers, invoice.campaign, invoice.reminders) == ("12 months", "spring fair", 1)
    assert (invoice.plan, invoice.collect) == (("spring", "summer"), Decimal("0.97"))
    assert invoice.accounts == ("Income:Sales:Bikes", "Liabilities:VAT")
    bills = [item for item in whole.items if not item.receivable]
    assert [(bill.id, bill.due.month, bill.amount) for bill in bills] == [
        ("bill/Frames & Co/F-881", 11, 1815),
        ("bill/Frames & Co/F-881/2", 12, 1815),
    ]
    assert all(bill.hold and bill.disputed for bill in bills)
    assert whole.unexplained == ()


def test_the_movement_knows_its_row_and_item(whole: Book) -> None:
    (moved,) = whole.movements
    assert moved.category is Category.RECEIPTS_INVOICES
    assert (moved.item, moved.counterparty) == ("invoice/2026-0412", "Rijwielhuis Jansen")


def test_plan(whole: Book) -> None:
    plan = {line.payee: line for line in whole.plan}
    rent = plan["Vastgoed Zuid"]
    assert (rent.id, rent.repeat, rent.scenarios) == ("rent", Repeat(Unit.MONTH), ("worst",))
    assert (rent.growth, rent.until) == (Growth(12, Decimal("1.03")), dt.date(2027, 12, 31))
    team = plan["Team"]
    assert team.repeat == Repeat(rule="FREQ=MONTHLY;BYMONTHDAY=-1")
    assert (team.count, team.roll) == (12, Roll.PRECEDING)
    assert team.growth == Growth(12, amount=Money(Decimal(500), "EUR"))
    dealers = plan["Dealers"]
    assert (dealers.certainty, dealers.delivered) == (Certainty.PIPELINE, True)
    assert (dealers.repeat, dealers.scenarios) == (Repeat(Unit.WEEK, 4), ("best",))
    gym = plan["Gym"]
    assert (gym.narration, gym.repeat) == ("Staff sport", Repeat(Unit.MONTH))
    assert (gym.until, gym.id) == (dt.date(2027, 12, 31), "gym-staff-sport-personnel-ing")


def test_scenarios(whole: Book) -> None:
    assert list(whole.scenarios) == ["base", "best", "worst", "crash"]
    late, marketing = whole.scenarios["worst"].adjusts
    assert (late.delay, late.customer) == (60, "Rijwielhuis Jansen")
    assert (marketing.scale, marketing.begin) == (Decimal("0.5"), dt.date(2026, 12, 1))
    assert whole.scenarios["crash"].based_on == "worst"


def test_policy_tax_and_rules(whole: Book) -> None:
    buffer = whole.policy("liquidity-buffer")
    assert buffer is not None
    assert (buffer.values, buffer.escalate_after, buffer.in_bean_check) == (
        (Decimal(3), "months"),
        7,
        True,
    )
    covenant = whole.policy("covenant", "dscr")
    assert covenant is not None
    assert covenant.values == (Decimal("1.2"),)
    terms = whole.policy("payment-terms")
    assert terms is not None
    assert terms.values == ("30 eom",)
    assert [tax.kind for tax in whole.taxes] == [
        TaxKind.VAT,
        TaxKind.PAYROLL,
        TaxKind.HOLIDAY_PAY,
        TaxKind.PENSION,
        TaxKind.INCOME,
    ]
    assert whole.taxes[0].cash_basis
    assert whole.taxes[0].extended == dt.date(2026, 1, 1)
    assert whole.taxes[0].prepayments == ((2026, Money(Decimal(1200), "EUR")),)
    assert [rule.label for rule in whole.rules] == ["telecom", "bank fees"]
    assert whole.rules[0].regex == r"\bkpn\b"


def test_governance(whole: Book) -> None:
    assert whole.roles[0].limit == Money(Decimal(25000), "EUR")
    assert whole.actions[0].done == dt.date(2026, 10, 29)
    assert [each.subject for each in whole.acknowledgements] == ["Rijwielhuis Jansen", None]
    assert whole.reconciled[0].balance == Money(Decimal(6000), "EUR")
    assert whole.calibrations[0].factor == Decimal("1.25")
    assert whole.loans[0].interest_only == 6
    assert whole.budgets[0].amount == Money(Decimal(500), "EUR")
