"""SumUp's report of sales and its business account."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import reading
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

DE = (
    "E-Mail,Datum,Transaktions-ID,Zahlungsart,Status,Kartentyp,Zahlungsmethode,Beschreibung,"
    "Betrag inkl. MwSt.,Netto,Steuerbetrag,Trinkgeldbetrag,Gebühr,Auszahlung,Auszahlungsdatum,"
    "Auszahlungs-ID,Referenz\n"
)
SALE = (
    "a@b,2026-01-31 19:56:55,T1,Umsatz,Erfolgreich,VISA,POS,2 x Tee,11.5,11.21,0.29,0.0,0.29,"
    "11.21,,,\n"
)
PAID = ",2026-01-31 19:57:11,T1,Auszahlung,Gezahlt,,,,11.5,,,,0.29,11.21,2026-02-03,952982,\n"


def test_a_sale_and_its_payout(read: Read, split: Split) -> None:
    (statement,) = read(DE + SALE + PAID).statements
    assert (statement.account, statement.currency, statement.total) == ("sumup", "EUR", 0)
    sale, payout = statement.lines
    assert split(sale) == [("gross", "11.50"), ("fee", "-0.29")]
    assert split(payout) == [("payout", "-11.21")]
    assert (payout.date, payout.text) == (dt.date(2026, 2, 3), "T1 952982")
    assert (sale.reference, payout.reference) == ("sumup T1 gross", "sumup T1 payout")


@pytest.mark.parametrize(("held", "found"), [(" CHF", "CHF"), (" EUR, CHF", "EUR"), ("", "EUR")])
def test_the_currency_is_that_of_the_account(tmp_path: Path, held: str, found: str) -> None:
    """The report has none; an account of one currency tells, and another is euro."""
    head, file = tmp_path / "main.beancount", tmp_path / "sales.csv"
    head.write_text(
        'option "operating_currency" "EUR"\n'
        f'2020-01-01 open Assets:Clearing:SumUp{held}\n  class: "clearing"\n'
        '2020-01-01 open Equity:Suspense\n  class: "suspense"\n',
        "utf-8",
    )
    file.write_text(DE + SALE, "utf-8")
    (taken,) = Intake(reading.load(head, cache=False)).take([file])
    assert taken.problems == ()
    assert [each.statement.currency for each in taken.statements] == [found]


def test_only_what_succeeded_by_card_counts(read: Read) -> None:
    rows = (
        SALE.replace("T1", "T2").replace("POS", "CASH").replace("0.29,11.21", "0.0,11.5")
        + SALE.replace("T1", "T3").replace("Erfolgreich", "Abgebrochen")
        + SALE.replace("T1", "T4").replace("Erfolgreich", "Fehlgeschlagen")
        + PAID.replace("T1", "T5").replace("Gezahlt", "Geplant")
    )
    found = read(DE + SALE + rows)
    assert found.skipped == (("canceled", 1), ("cash", 1), ("failed", 1), ("pending", 1))
    assert len(found.statements[0].lines) == 1


LAYOUTS = {
    "fr": (
        "Email,Date,Réf. transaction,Type de transaction,Status,Méthode de paiement,Description,"
        "Montant total,Prix net,Frais,Virement,Date du virement,Payout ID\n"
        "a@b,2026-01-31 19:56:55,T1,Sale,Accepté,POS,Thé,11.5,11.2,0.29,11.21,,\n"
        ",2026-01-31 19:57:11,T1,Virement,Paid,,,11.5,,0.29,11.21,2026-02-03,952982\n"
    ),
    "de-2026": (
        "Konto,Zeitstempel,Transaktionscode,Transaktionsart,Status,Zahlungsmethode,Beschreibung,"
        "Betrag,Gebührenbetrag,Auszahlungsbetrag,Auszahlungsdatum,Auszahlungs-ID\n"
        'a@b,2026-01-31 16:59:00,T1,Zahlung,Erfolgreich,POS,"Tee, Kaffee",11.5,0.29,11.21,,\n'
        ",2026-01-31 16:59:06,T1,Auszahlung,Gezahlt,,,11.5,0.29,11.21,2026-02-03,952982\n"
    ),
    "en": (
        "Email,Date,Transaction ID,Transaction Type,Status,Payment Method,Description,Total,Fee,"
        "Payout,Payout Date,Payout ID\n"
        "a@b,2026-01-31 19:56:55,T1,Sale,Successful,POS,Tea,11.5,0.29,11.21,,\n"
        ",2026-01-31 19:57:11,T1,Payout,Paid,,,11.5,0.29,11.21,2026-02-03,952982\n"
    ),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_other_layouts_give_the_same(read: Read, text: str) -> None:
    lines = read(text).statements[0].lines
    expected = read(DE + SALE + PAID).statements[0].lines
    assert [(a.date, a.amount, a.parts, a.reference) for a in lines] == [
        (b.date, b.amount, b.parts, b.reference) for b in expected
    ]


def test_a_refund(read: Read, split: Split) -> None:
    back = SALE.replace("Umsatz", "Rückerstattung").replace("0.29,11.21", "0.0,11.5")
    (line,) = read(DE + back).statements[0].lines
    assert split(line) == [("refund", "-11.5")]


def test_words_that_are_not_known_are_named(told: Callable[..., str]) -> None:
    assert told(DE + SALE.replace("Erfolgreich", "Onnistui")) == (
        "line 2: 'Onnistui' is no status that is known, so whether the money moved is not certain; "
        "report it with the language of the file"
    )
    assert told(DE + SALE.replace("Umsatz", "Myynti")) == (
        "line 2: 'Myynti' is neither a sale, refund nor payout in a language that is known; report "
        "it with the language of the file"
    )
    assert told(DE + SALE.replace("0.29,11.21", "0.29,11.00")) == (
        "line 2: gross 11.5 and fee -0.29 do not make net 11.00: -0.21 apart; the row was edited; "
        "download the file again"
    )


ACCOUNT = (
    "Data transazione,Codice transazione,Tipo transazione,Riferimento,Causale pagamento,"
    "employees.list.columns.status,Importo di fatturazione in uscita,"
    "Importo di fatturazione in entrata,Valuta della carta,Saldo disponibile\n"
)


@pytest.mark.parametrize("comma", ["", ","])
def test_the_business_account_is_an_account_of_its_own(read: Read, comma: str) -> None:
    rows = (
        f'"23/12/2026{comma} 09:02",C2,Pagamento,Kiosk,x,Approvato,12.08,0.00,EUR,87.92\n'
        f'"22/12/2026{comma} 13:40",C1,Pagamento da SumUp,SumUp,y,ok,0.00,100.00,EUR,100.00\n'
    )
    (statement,) = read(ACCOUNT + rows).statements
    assert statement.account == "sumupbusiness"
    assert [line.amount for line in statement.lines] == [100, Decimal("-12.08")]
    assert not any(line.parts for line in statement.lines)
    assert prove(statement).result is Proved.PROVED


def test_the_short_business_account(read: Read) -> None:
    rows = "2026-12-23,C2,B,-5.00,95.00\n2026-12-22,C1,A,100.00,100.00\n"
    header = "Data transazione,Codice transazione,Riferimento,Importo,Saldo disponibile\n"
    (statement,) = read(header + rows).statements
    assert statement.total == 95
    assert prove(statement).result is Proved.PROVED


def test_samples(read: Read, split: Split, samples: Path) -> None:
    name = "sumup-csv/banana-universal__csv_example_format"
    (account,) = read((samples / f"{name}1_20240215.csv").read_bytes()).statements
    assert (len(account.lines), account.total) == (52, Decimal("-1162.70"))
    assert prove(account).result is Proved.PROVED
    (sales,) = read((samples / f"{name}2_20251014.csv").read_bytes()).statements
    assert [split(line) for line in sales.lines] == [
        [("gross", "2.00"), ("fee", "-0.02")],
        [("payout", "-1.98")],
    ]
