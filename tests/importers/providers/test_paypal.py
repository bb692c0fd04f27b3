"""PayPal's activity and statement report: languages, days, balances, what waits or is held."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

EN = (
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,"
    "Balance,Balance Impact\n"
)
SALE = (
    "29/12/2025,07:45:51,CET,Jansen,General Payment,Completed,EUR,84,-4.25,79.75,T1,,79.75,Credit\n"
)


def statement(*rows: str) -> str:
    return EN + "".join(f"{row}\n" for row in rows)


def test_gross_and_fee_and_the_balance_proves(read: Read, split: Split) -> None:
    rows = (
        SALE.strip(),
        "02/01/2026,12:00:00,CET,Jansen,Payment Refund,Completed,EUR,-10,0.25,-9.75,T2,T1,70,Debit",
        "03/01/2026,12:00:00,CET,,General Withdrawal,Completed,EUR,-70,0,-70,T3,,0,Debit",
        "04/01/2026,12:00:00,CET,Frames,Website Payment,Completed,EUR,-5,0,-5,T4,,-5,Debit",
    )
    (found,) = read(statement(*rows)).statements
    assert [split(line) for line in found.lines] == [
        [("gross", "84"), ("fee", "-4.25")],
        [("refund", "-10"), ("fee", "0.25")],
        [("payout", "-70")],
        [("other", "-5")],
    ]
    assert found.lines[0].reference == "paypal T1"
    assert prove(found).result is Proved.PROVED


def test_a_conversion_is_a_transfer_in_both_currencies_linked_by_its_reference(
    read: Read, split: Split
) -> None:
    found = read(
        statement(
            "12/02/2026,13:30,CET,,General Withdrawal,Pending,EUR,-43.34,0,-43.34,T1,,-43.34,Debit",
            "12/02/2026,13:30,CET,,Currency Conversion,Completed,USD,-50,0,-50,T2,T1,0,Debit",
            "12/02/2026,13:30,CET,,Currency Conversion,Completed,EUR,43.34,0,43.34,T3,T1,0,",
        )
    )
    by_currency = {each.currency: each for each in found.statements}
    assert split(by_currency["USD"].lines[0]) == [("transfer", "-50")]
    assert split(by_currency["EUR"].lines[-1]) == [("transfer", "43.34")]
    assert all(each.lines[-1].text.endswith("T1") for each in by_currency.values())


def test_what_waits_counts_exactly_if_the_balance_moved(read: Read, split: Split) -> None:
    rows = (
        SALE.strip(),
        "30/12/2025,1:00,CET,A,Payment Hold,Completed,EUR,-79.75,0,-79.75,T2,T1,0,Debit",
        "31/12/2025,1:00,CET,B,eCheque Payment,Pending,EUR,12,0,12,T3,,0,Credit",
        "31/12/2025,2:00,CET,B,Order,Completed,EUR,-30,0,-30,T4,,0,Memo",
        "01/01/2026,1:00,CET,A,Payment Release,Completed,EUR,79.75,0,79.75,T5,T1,79.75,Credit",
        "02/01/2026,1:00,CET,,General Withdrawal,Pending,EUR,-79.75,0,-79.75,T6,,0,Debit",
        "03/01/2026,1:00,CET,C,General Payment,Denied,EUR,9,0,9,T7,,0,Credit",
    )
    found = read(statement(*rows))
    assert found.skipped == (("denied", 1), ("memo", 1), ("pending", 1))
    (one,) = found.statements
    assert [line.reference for line in one.lines] == [f"paypal T{n}" for n in (1, 2, 5, 6)]
    assert split(one.lines[1]) == [("reserve", "-79.75")]
    assert prove(one).result is Proved.PROVED


def test_without_balances_what_waits_and_is_held_is_left_out(read: Read) -> None:
    header = EN.replace("Balance,Balance Impact", "x,Balance Impact")
    rows = (
        "30/12/2025,1:00,CET,A,Payment Hold,Completed,EUR,-79.75,0,-79.75,T2,T1,,Debit\n"
        "31/12/2025,1:00,CET,B,eCheque Payment,Pending,EUR,12,0,12,T3,,,Credit\n"
    )
    found = read(header + SALE + rows)
    assert found.skipped == (("hold", 1), ("pending", 1))
    assert found.statements[0].total == Decimal("79.75")


LANGUAGES = {
    "nl": (
        '"Datum","Tijd","Tijdzone","Naam","Type","Status","Valuta","Bruto","Kosten","Netto",'
        '"Transactiereferentie","Saldo","Effect op saldo"\n'
        '"04-06-2026","08:17:29","CEST","Jansen","Algemene betaling","Voltooid","EUR","1.000,00",'
        '"-4,25","995,75","T1","995,75","Credit"\n'
    ),
    "de": (
        '"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto",'
        '"Transaktionscode","Guthaben","Auswirkung auf Guthaben"\n'
        '04.06.2026,"08:17:29","MESZ","Jansen","Allgemeine Zahlung","Abgeschlossen","EUR",'
        '"1.000,00","-4,25","995,75","T1","995,75","Haben"\n'
    ),
    "fr": (
        '"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission",'
        '"Commission","Net","Numéro de transaction","Solde","Impact sur le solde"\n'
        '"04.06.2026","08:17:29","CEST","Jansen","Paiement standard","Terminé","EUR","1000.00",'
        '"-4.25","995.75","T1","995.75","Crédit"\n'
    ),
    "it": (
        '"Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto",'
        '"Codice transazione","Saldo","Impatto sul saldo","Codice evento transazione"\n'
        '"04/06/2026","08:17:29","CEST","Jansen","Pagamento","Completata","EUR","1.000,00",'
        '"-4,25","995,75","T1","995,75","Accredito","T0006"\n'
    ),
    "es": (
        "Fecha,Hora,Zona horaria,Descripción,Divisa,Bruto,Comisión,Neto,Saldo,Id. de transacción,"
        "Correo electrónico del remitente,Nombre\n"
        '4/6/2026,08:17,Europe/Berlin,Pago estándar,EUR,"1.000,00","-4,25","995,75","995,75",T1,'
        "j@x,Jansen\n"
    ),
    # 2014: a blank before each name, and an empty column at the end
    "fr-2014": (
        "Date, Heure, Fuseau horaire, Nom, Type, État, Objet, Devise, Avant commission, Frais,"
        " Net, Numéro de transaction, Solde, Impact sur le solde, \n"
        '"04/06/2026","08:17:29","CEST","Jansen","Paiement reçu","Terminé","","EUR","1000.00",'
        '"-4.25","995.75","T1","995.75","Crédit",\n'
    ),
    "en-report": (
        "\ufeff" + '"Date","Time","Time Zone","Description","Currency","Gross","Fee ","Net",'
        '"Balance","Transaction ID","From Email Address","Name"\n'
        '"6/4/2026","21:15:11","America/Los_Angeles","Express Checkout Payment","EUR","1,000.00",'
        '"-4.25","995.75","995.75","T1","","Jansen"\n'
    ),
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_gives_the_same(read: Read, split: Split, text: str) -> None:
    (found,) = read(text).statements
    (line,) = found.lines
    assert (line.date, line.amount, line.name) == (
        dt.date(2026, 6, 4),
        Decimal("995.75"),
        "Jansen",
    )
    assert [(kind, Decimal(number)) for kind, number in split(line)] == [
        ("gross", Decimal(1000)),
        ("fee", Decimal("-4.25")),
    ]
    assert line.reference == "paypal T1"
    assert prove(found).result is Proved.PROVED


@pytest.mark.parametrize(
    ("zone", "days", "first"),
    [
        ("CET", ("05/04/2026", "13/04/2026"), dt.date(2026, 4, 5)),
        ("PST", ("4/5/2026", "4/13/2026"), dt.date(2026, 4, 5)),
        ("PST", ("05/04/2026", "13/04/2026"), dt.date(2026, 4, 5)),
        ("PST", ("4/5/2026", "4/6/2026"), dt.date(2026, 4, 5)),
        ("CET", ("4/5/2026", "4/6/2026"), dt.date(2026, 5, 4)),
        ("CET", ("11/04/2026", "2/05/2026"), dt.date(2026, 4, 11)),  # else they run back
    ],
)
def test_day_and_month_by_the_file_itself(
    read: Read, zone: str, days: tuple[str, str], first: dt.date
) -> None:
    rows = [
        f"{day},1:00,{zone},A,General Payment,Completed,EUR,1,0,1,T{n},,{n},Credit"
        for n, day in enumerate(days, 1)
    ]
    assert read(statement(*rows)).statements[0].lines[0].date == first


def test_newest_first_is_turned_by_its_balances(read: Read) -> None:
    day = "05/04/2026,1:00,CET,A,General Payment,Completed,EUR"
    rows = [f"{day},1,0,1,T{n},,{n},Credit" for n in (3, 2, 1)]
    (found,) = read(statement(*rows)).statements
    assert [line.balance for line in found.lines] == [1, 2, 3]
    assert prove(found).result is Proved.PROVED


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("T0006", "gross"),
        ("T0113", "fee"),
        ("T0200", "transfer"),
        ("T0400", "payout"),
        ("T1107", "refund"),
        ("T1110", "reserve"),
        ("T1201", "chargeback"),
        ("T2105", "reserve"),
        ("T5000", "other"),
    ],
)
def test_paypals_own_codes_say_what_a_row_is(
    read: Read, split: Split, code: str, kind: str
) -> None:
    header = EN.replace("Balance Impact", "Transaction Event Code")
    row = f"29/12/2025,1:00,CET,A,Woord,Completed,EUR,5,0,5,T1,,5,{code}\n"
    before = "28/12/2025,1:00,CET,A,Payment,Completed,EUR,0,0,0,T0,,0,T0006\n"
    (found,) = read(header + before + row).statements
    assert split(found.lines[-1]) == [(kind, "5")]


def test_one_day_of_a_currency_runs_as_the_file_does(read: Read) -> None:
    rows = (
        "26/05/2026,11:57,CET,C,Payment,Completed,GBP,-2,0,-2,T3,,0,Debit",
        "26/05/2026,11:57,CET,C,Currency Conversion,Completed,GBP,2,0,2,T2,T3,2,Credit",
        "23/05/2026,11:57,CET,C,Payment,Completed,EUR,1,0,1,T1,,1,Credit",
    )
    pounds, _ = read(statement(*rows)).statements
    assert [line.amount for line in pounds.lines] == [2, -2]
    assert pounds.opening is not None
    assert pounds.opening.number == 0


def test_a_row_that_does_not_add_up_is_not_split(read: Read, split: Split) -> None:
    (found,) = read(statement(SALE.strip().replace("-4.25", "-4.00"))).statements
    assert split(found.lines[0]) == []
    assert found.total == Decimal("79.75")


def test_mistakes_are_named(told: Callable[..., str]) -> None:
    header = EN.replace("Balance,Balance Impact", "x,y")
    row = SALE.replace("79.75,Credit", ",")
    assert told(header + row.replace("-4.25", "-4.00")) == (
        "line 2: gross 84 and fee -4.00 do not make net 79.75: -0.25 apart; the row was edited; "
        "download the file again"
    )
    assert told(header + row.replace("Completed", "Skatebord")) == (
        "line 2: 'Skatebord' is no status that is known, so whether the money moved is not "
        "certain; report it with the language of the file"
    )
    assert told(statement(SALE.strip().replace("29/12", "29/13"))) == (
        "line 2: '29/13/2025' is no date; expected 2026-10-31; download the file again"
    )
    assert told(EN.replace("Currency", "Money") + SALE).startswith(
        "the column 'currency' is missing; found are Date, Time, TimeZone"
    )


def test_sample(read: Read, samples: Path) -> None:
    """Scrambled by its publisher, digits too: the balances tell, and are not mended."""
    (path,) = (samples / "paypal-csv").iterdir()
    (found,) = read(path.read_bytes()).statements
    assert (len(found.lines), found.currency) == (24, "LII")
    assert prove(found).result is Proved.BROKEN
    assert found.closing is not None
    assert found.closing.number == Decimal("147.70")
