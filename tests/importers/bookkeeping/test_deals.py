"""A CRM's deals become lines of the plan, once, and a later export brings them up to date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.forecast.engine import forecast
from kasboek.core.plan import Certainty
from kasboek.importers.bookkeeping import deal_cells as cells
from kasboek.importers.bookkeeping import deals
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from kasboek.core.plan import PlanLine

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "plan.beancount"
2026-01-01 open Assets:Bank:ING EUR
2026-01-01 open Assets:Receivable EUR
2026-01-01 open Liabilities:VAT
2026-01-01 open Income:Other
2026-01-01 open Income:Sales:Bikes
2026-01-01 open Equity:Suspense
2026-01-01 custom "customer" "Rijwielhuis Jansen"
  alias: "Jansen BV"

2026-09-04 * "Rijwielhuis Jansen" "bikes"
  invoice: "2026-0412"
  Assets:Receivable          12100.00 EUR
  Income:Sales:Bikes        -10000.00 EUR
  Liabilities:VAT            -2100.00 EUR

2026-10-15 * "Rijwielhuis Jansen" "paid" ^2026-0412
  Assets:Bank:ING            12100.00 EUR
  Assets:Receivable         -12100.00 EUR
"""
HUBSPOT = "Record ID,Deal Name,Deal Stage,Close Date,Amount,Deal probability,Associated Company\n"
ROW = "42,Spring order,Proposal,2026-12-15 10:22,30000,0.6,Jansen BV\n"


@pytest.fixture
def ready(desk: Any) -> Any:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    (desk.home / "plan.beancount").write_text("; the plan\n", "utf-8")
    return desk


def plan(desk: Any) -> dict[str, PlanLine]:  # noqa: ANN401 # Desk
    desk.entries()  # checks clean
    return {line.id: line for line in desk.book().plan}


def legs(line: PlanLine) -> list[tuple[str, str]]:
    return [(leg.account, str(leg.number)) for leg in line.legs]


def test_a_deal_is_an_invoice_to_be_expected_with_the_usual_vat(ready: Any) -> None:  # noqa: ANN401 # Desk
    taken = ready.take(HUBSPOT + ROW)
    assert ready.problems == []
    assert (taken[0]["format"], taken[0]["rows"], taken[0]["new"]) == ("deals", 1, 1)
    line = plan(ready)["deal/42"]
    assert (line.payee, line.narration) == ("Rijwielhuis Jansen", "Spring order")
    assert (line.date, line.certainty) == (dt.date(2026, 12, 15), Certainty.PIPELINE)
    assert line.probability == Decimal("0.6")
    assert legs(line) == [  # 21 % of 30,000 is 6,300
        ("Assets:Receivable", "36300.00"),
        ("Income:Sales:Bikes", "-30000"),
        ("Liabilities:VAT", "-6300.00"),
    ]


def test_the_same_file_adds_nothing(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    before = ready.texts()
    taken = ready.take(HUBSPOT + ROW)
    assert (taken[0]["new"], ready.texts()) == (0, before)
    taken = ready.take(HUBSPOT.replace("\n", ",Owner\n") + ROW.replace("\n", ",Bram\n"))
    assert (taken[0]["new"], ready.texts()) == (0, before)


def test_the_same_day_with_another_amount_takes_its_place(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    ready.take(HUBSPOT + ROW.replace("30000,0.6", "20000,0.8"))
    line = plan(ready)["deal/42"]
    assert (legs(line)[0], line.probability) == (("Assets:Receivable", "24200.00"), Decimal("0.8"))
    assert len(plan(ready)) == 1


@pytest.mark.parametrize("day", ["2027-02-01", "2026-11-20"])
def test_a_deal_that_moves_counts_once(ready: Any, day: str) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    moved = HUBSPOT + ROW.replace("2026-12-15", day)
    ready.take(moved)
    lines = plan(ready)
    assert lines["deal/42"].probability == 0
    assert lines[f"deal/42@{day}"].date.isoformat() == day
    assert lines[f"deal/42@{day}"].probability == Decimal("0.6")
    before = ready.texts()
    ready.take(moved)
    assert ready.texts() == before


def test_and_moves_back(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    ready.take(HUBSPOT + ROW.replace("2026-12-15", "2027-02-01"))
    ready.take(HUBSPOT + ROW)
    chances = {name: line.probability for name, line in plan(ready).items()}
    assert chances == {"deal/42": Decimal("0.6"), "deal/42@2027-02-01": Decimal()}


@pytest.mark.parametrize("stage", ["Closed Lost", "closedlost", "Verloren", "Lost"])
def test_a_lost_deal_counts_no_more(ready: Any, stage: str) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    ready.take(HUBSPOT + ROW.replace("Proposal", stage))
    assert plan(ready)["deal/42"].probability == 0
    assert 'x-deal: "lost"' in ready.text("plan.beancount")


def test_a_lost_deal_that_the_plan_never_had_is_nothing(ready: Any) -> None:  # noqa: ANN401 # Desk
    taken = ready.take(HUBSPOT + ROW.replace("Proposal", "Closed Lost"))
    assert (taken[0]["new"], plan(ready)) == (0, {})


@pytest.mark.parametrize("stage", ["Closed Won", "closedwon", "Gewonnen", "Aanvaard"])
def test_a_won_deal_is_committed(ready: Any, stage: str) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    ready.take(HUBSPOT + ROW.replace("Proposal", stage))
    line = plan(ready)["deal/42"]
    assert (line.certainty, line.probability) == (Certainty.COMMITTED, None)


def test_what_was_won_or_expected_long_ago_stays_out(ready: Any) -> None:  # noqa: ANN401 # Desk
    rows = "1,Old,Closed Won,2026-02-01,900,1,A\n2,Forgotten,Proposal,2026-03-01,900,0.9,B\n"
    taken = ready.take(HUBSPOT + rows + ROW)
    assert (taken[0]["rows"], taken[0]["new"]) == (3, 1)
    assert list(plan(ready)) == ["deal/42"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            (
                "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Organization,"
                "Deal - Status,Deal - Probability,Deal - Expected close date"
            ),
            "42,Spring order,30000,EUR,Jansen BV,Open,60,2026-12-15",
        ),
        (
            (
                '"Opportunity Name","Opportunity ID","Account Name","Amount","Amount Currency",'
                '"Probability (%)","Close Date","Stage"'
            ),
            '"Spring order","42","Jansen BV","30,000.00","EUR","60","12/15/2026","Proposal"',
        ),
        (
            "Dealnummer;Titel;Klant;Waarde;Waarschijnlijkheid;Verwachte sluitingsdatum;Fase",
            "42;Spring order;Jansen BV;€ 30.000,00;60%;15-12-2026;Offerte",
        ),
    ],
    ids=["pipedrive", "salesforce", "dutch"],
)
def test_the_columns_of_each_crm(ready: Any, header: str, row: str) -> None:  # noqa: ANN401 # Desk
    ready.take(f"{header}\n{row}\n")
    assert ready.problems == []
    line = plan(ready)["deal/42"]
    told = (line.payee, line.narration, line.date, line.probability, line.legs[0].number)
    day = dt.date(2026, 12, 15)
    assert told[:3] == ("Rijwielhuis Jansen", "Spring order", day)
    assert told[3:] == (Decimal("0.6"), Decimal("36300.00"))


STRANGE = "Ref,Deal,Who,Worth,When,Odds\n7,Fair,Nieuw,1000,2026-12-15,80\n"


def test_unknown_columns_are_asked_for_once(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(STRANGE)
    assert ready.problems == [
        (
            "this looks like deals, but no column is known as amount, close; the columns are: "
            "Ref, Deal, Who, Worth, When, Odds; write which is which below 'open Income:Other' in "
            "the ledger, and import again:\n"
            '      x-deals: "number = ?; title = Deal; customer = ?; amount = ?; close = ?"'
        )
    ]
    mapped = (
        'open Income:Other\n  x-deals: "number = Ref; customer = Who; amount = Worth; '
        'close = When; probability = Odds"\n'
    )
    ready.head.write_text(LEDGER.replace("open Income:Other\n", mapped), "utf-8")
    ready.take(STRANGE)
    assert ready.problems == []
    line = plan(ready)["deal/7"]
    assert (line.payee, line.narration, line.probability) == ("Nieuw", "Fair", Decimal("0.8"))
    assert legs(line) == [
        ("Assets:Receivable", "1210.00"),
        ("Income:Other", "-1000"),
        ("Liabilities:VAT", "-210.00"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "1,A,Open,2026-12-15,many,0.5,X\n",
            (
                "line 2: 'many' is no amount like the others in its column; expected 12500.00 or "
                "12.500,00; correct it in the CRM and export again"
            ),
        ),
        (
            "1,A,Open,soon,1,0.5,X\n",
            (
                "line 2: 'soon' is no date; expected 2026-12-31 or 31-12-2026; export again with "
                "dates like that"
            ),
        ),
        (
            "1,A,Open,03/04/2027,1,0.5,X\n",
            (
                "line 2: '03/04/2027' may have the day or the month first, and no other date in "
                "the file tells; export again with dates as 2026-12-31"
            ),
        ),
        (
            "1,A,Open,2026-12-15,1,0.5,X\n1,A,Open,2026-12-15,2,0.5,X\n",
            "deal 1 stands on lines 2 and 3, and they differ; take one away and import again",
        ),
        (
            ",,Open,2026-12-15,1,0.5,X\n",
            (
                "line 2: the deal has neither number nor title; give it one in the CRM and export "
                "again"
            ),
        ),
    ],
)
def test_a_mistake_keeps_all_out(ready: Any, row: str, told: str) -> None:  # noqa: ANN401 # Desk
    before = ready.texts()
    ready.take(HUBSPOT + row)
    assert (ready.problems, ready.texts()) == ([told], before)


def test_another_currency(ready: Any) -> None:  # noqa: ANN401 # Desk
    head = HUBSPOT.replace("\n", ",Currency\n")
    ready.take(head + ROW.replace("\n", ",USD\n"))
    assert ready.problems == [
        (
            "deal 42 is in USD, which Assets:Receivable does not take; add USD to its open "
            "directive and import again"
        )
    ]
    ready.take(head + ROW.replace("\n", ",$$\n"))
    assert ready.problems == [
        (
            "line 2: '$$' is no currency; expected three letters as EUR; correct it in the CRM and "
            "export again"
        )
    ]
    ready.head.write_text(LEDGER.replace("Assets:Receivable EUR", "Assets:Receivable"), "utf-8")
    ready.take(head + ROW.replace("\n", ",USD\n"))
    assert {leg.currency for leg in plan(ready)["deal/42"].legs} == {"USD"}


def test_what_is_left_out_is_told(ready: Any) -> None:  # noqa: ANN401 # Desk
    rows = "1,A,Open,2026-12-15,,0.5,X\n2,B,Open,,5,0.5,X\n3,C,Open,2026-12-15,5,,X\n"
    taken = ready.take(HUBSPOT + rows)
    assert taken[0]["problems"] == [
        "1 open deal has no amount and is left out; fill it in and export again",
        "1 open deal has no close date and is left out; fill it in and export again",
        (
            "1 open deal has no probability from 0 to 100 %, so no scenario counts it; export that "
            "column too"
        ),
    ]
    assert list(plan(ready)) == ["deal/3"]


def test_without_numbers_a_title_names_the_deal(ready: Any) -> None:  # noqa: ANN401 # Desk
    head = HUBSPOT.replace("Record ID,", "")
    taken = ready.take(head + ROW.replace("42,", "", 1))
    assert taken[0]["problems"] == [
        (
            "the file has no column with a number, so a deal is known by its title; rename none, "
            "or export the column with the id too"
        )
    ]
    assert list(plan(ready)) == ["deal/Spring-order"]


def test_a_ledger_without_sales(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin('option "operating_currency" "EUR"\n2026-01-01 open Assets:Bank:ING\n')
    desk.take(HUBSPOT + ROW)
    assert desk.problems == [
        (
            "deals need an open account of class receivable; open one as Assets:Receivable with "
            'class: "receivable" and import again'
        ),
        (
            "deals need an open account of class revenue; open one as Income:Sales with "
            'class: "revenue" and import again'
        ),
    ]


def test_texts_are_only_texts(ready: Any) -> None:  # noqa: ANN401 # Desk
    evil = '=1+1 ""[MONTHLY]\\n2026-01-01 close Assets:Bank:ING'
    ready.take(HUBSPOT + f'9,"{evil}",Open,2026-12-15,100,0.5,"x\n2026-01-01 open A"\n')
    line = plan(ready)["deal/9"]
    assert line.repeat is None
    assert line.narration.startswith('=1+1 "(MONTHLY)')
    assert line.payee == "x 2026-01-01 open A"


def test_other_tables_are_no_deals() -> None:
    assert not deals.identify("Datum;Naam;Rekening;Bedrag\n")
    assert not deals.identify('{"deal": 1, "stage": 2, "amount": 3}')
    assert not deals.identify("")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_rows_are_read_or_refused(text: str) -> None:
    try:
        found = deals.read(HUBSPOT + text)
    except Unreadable:
        return
    for paper in found.papers:
        assert paper.identity
        assert paper.day


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False), st.sampled_from(",."))
def test_an_amount_reads_as_it_was_written(number: Decimal, mark: str) -> None:
    english = f"{number:,.2f}"
    text = english if mark == "." else english.translate(str.maketrans(",.", ".,"))
    found = cells.decimal_mark([text])
    assert (found, cells.amount(f"€ {text}", found)) == (mark, number)


def ahead(desk: Any) -> dict[str | None, Decimal]:  # noqa: ANN401 # Desk
    desk.entries()
    found = forecast(desk.book(), until=dt.date(2027, 10, 1))
    parts: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for item in found.items:  # a payment is spread over the weeks in which it may come
        if (item.plan or "").startswith("deal"):
            parts[item.plan] += item.amount
    for rest in found.beyond:
        if rest.item.plan in parts:
            parts[rest.item.plan] += rest.later + rest.never
    return dict(parts)


def test_the_forecast_counts_a_deal_whole_from_even_odds(ready: Any) -> None:  # noqa: ANN401 # Desk
    rows = "1,A,Open,2026-12-15,1000,0.49,X\n2,B,Open,2026-12-15,2000,0.5,X\n"
    ready.take(HUBSPOT + rows)
    assert ahead(ready) == {"deal/2": Decimal("2420.00")}


def test_the_forecast_counts_a_deal_that_moved_once(ready: Any) -> None:  # noqa: ANN401 # Desk
    ready.take(HUBSPOT + ROW)
    assert ahead(ready) == {"deal/42": Decimal("36300.00")}
    ready.take(HUBSPOT + ROW.replace("2026-12-15", "2027-02-01"))
    assert ahead(ready) == {"deal/42@2027-02-01": Decimal("36300.00")}
    ready.take(HUBSPOT + ROW.replace("2026-12-15", "2027-02-01").replace("Proposal", "Lost"))
    assert ahead(ready) == {}


def test_a_column_without_a_name_may_come_first() -> None:
    found = deals.read(",Deal name,Amount,Close date,Stage\n0,Roof,100,2027-01-31,Sent\n")
    assert [paper.identity for paper in found.papers] == ["deal Roof, 100, 2027-01-31, Sent"]
