"""What is peculiar to one bank's table, each as a file of that bank has it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.importers.statement import Statement


def read(text: str) -> tuple[Statement, ...]:
    found = formats.parse(text.encode())
    assert isinstance(found, StatementFile)
    return found.statements


def told(text: str, lang: str = "en") -> str:
    with pytest.raises(Unreadable) as caught:
        formats.parse(text.encode())
    return say(caught.value.saying, lang)


# 752.54 - 42.33 - 511.97 + 376.97 + 1000.00 - 1000.00 = 575.21
DEUTSCHE = """\
Persönliches Konto (37);;;Kundennummer: 336 8646411;;
26.08.2010 - 04.09.2010;;;;;
Letzter Kontostand;;;;752,54;EUR
Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.;;;;;
Buchungstag;Wert;Verwendungszweck;Soll;Haben;W\ufffdhrung
26.08.2010;26.08.2010;"MIETE";-42,33;;EUR
01.09.2010;01.09.2010;"KRANKENVERS";-511,97;;EUR
03.09.2010;03.09.2010;"SCHECK 5502/53";;376,97;EUR
04.09.2010;04.09.2010;"KARTE";;1000,00;EUR
04.09.2010;04.09.2010;"KARTE *STORNO*";-1000,00;;EUR
Kontostand;04.09.2010;;;575,21;EUR
"""


def test_deutsche_bank_is_proved_by_the_lines_above_and_below() -> None:
    (statement,) = read(DEUTSCHE)
    assert statement.account == "3368646411"
    assert statement.opening is not None
    assert statement.closing is not None
    assert (statement.opening.number, statement.closing.number) == (
        Decimal("752.54"),
        Decimal("575.21"),
    )
    assert statement.closing.day == dt.date(2010, 9, 4)
    assert prove(statement).result is Proved.PROVED


def test_deutsche_bank_breaks_where_a_row_is_missing() -> None:
    (statement,) = read(
        DEUTSCHE.replace('03.09.2010;03.09.2010;"SCHECK 5502/53";;376,97;EUR\n', "")
    )
    assert prove(statement).result is Proved.BROKEN


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("31.09.2010;;;575,21", "line 11: '31.09.2010' is no date; expected 20261031, 31-10-2026"),
        ("04.09.2010;;;5.75.21", "line 11: an amount or balance is no number; expected 1.234,56"),
    ],
)
def test_deutsche_bank_s_last_line_is_looked_at(wrong: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(DEUTSCHE.replace("04.09.2010;;;575,21", wrong))
    assert say(caught.value.saying).startswith(sentence)


def test_deutsche_bank_since_2025_has_its_iban_and_single_digits() -> None:
    (statement,) = read(
        "Umsätze\n"
        "Konto;Filial-/Kontonummer;IBAN;Währung\n"
        "Business Giro;111 1111111 11;DE111111111111111111;EUR\n\n"
        "1.3.2025 - 1.4.2025\n"
        "Letzter Kontostand;;;;2.123,8;EUR\n"
        "Vorgemerkte und noch nicht gebuchte Umsätze\n"
        "Buchungstag;Wert;Umsatzart;Verwendungszweck;Soll;Haben;Währung\n"
        "1.3.2025;1.3.2025;Kontoabrechnung;Test;-12,9;;EUR\n"
        "Kontostand;1.4.2025;;;2.110,9;EUR\n"
    )
    assert statement.account == "DE111111111111111111"
    assert statement.lines[0].date == dt.date(2025, 3, 1)
    assert prove(statement).result is Proved.PROVED


def test_postbank_since_2023_has_deutsche_bank_s_table_newest_first() -> None:
    (statement,) = read(
        "Umsätze\n"
        "Konto;Filial-/Kontonummer;IBAN;Währung\n"
        "Postbank Giro;123 4567890 00;DE111111111111111111;EUR\n"
        "\n"
        "1.1.2026 - 31.1.2026\n"
        "Letzter Kontostand;;;;1.000,00;EUR\n"
        "Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.\n"
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;"
        "IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;"
        "Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung\n"
        "30.1.2026;30.1.2026;SEPA Lastschrift;Laden;R 20;DE21300209005001420092;;X;Y;Z;;-247,11;"
        ";;;-247,11;;EUR\n"
        "27.1.2026;27.1.2026;SEPA Überweisung (Lohn, Gehalt, Rente);Kunde;Lohn;DE99;;X;;;;5.027,65;"
        ";;;;5.027,65;EUR\n"
        "Kontostand;31.1.2026;;;5.780,54;EUR\n"
    )
    assert statement.account == "DE111111111111111111"
    assert [(each.name, each.amount) for each in statement.lines] == [
        ("Kunde", Decimal("5027.65")),
        ("Laden", Decimal("-247.11")),
    ]
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("card", "account"),
    [
        ("5490********7853", "creditcard sparkasse 5490 7853"),
        ("ANNA MUSTER", "creditcard sparkasse anna muster"),
        ("", "creditcard sparkasse"),
    ],
)
def test_sparkasse_credit_card(card: str, account: str) -> None:
    (statement,) = read(
        '"Umsatz getätigt von";"Belegdatum";"Buchungsdatum";"Originalbetrag";"Originalwährung";'
        '"Umrechnungskurs";"Buchungsbetrag";"Buchungswährung";"Transaktionsbeschreibung";'
        '"Transaktionsbeschreibung Zusatz";"Buchungsreferenz";"Gebührenschlüssel";'
        '"Länderkennzeichen";"BAR-Entgelt+Buchungsreferenz";"AEE+Buchungsreferenz";'
        '"Abrechnungskennzeichen"\n'
        f'"{card}";"01.10.26";"03.10.26";"-13,20";"USD";"1,10";"-12,00";"EUR";"LADEN";"BERLIN";'
        '"REF1";"";"DE";"";"";"Belastung"\n'
        f'"{card}";"30.09.26";"02.10.26";"500,00";"EUR";"1,00";"500,00";"EUR";"AUSGLEICH";"";'
        '"REF2";"";"";"";"";""\n'
    )
    assert (statement.account, statement.currency) == (account, "EUR")
    assert [(each.date.day, each.amount, each.name) for each in statement.lines] == [
        (2, 500, "AUSGLEICH"),
        (3, -12, "LADEN"),
    ]
    last = statement.lines[-1]
    assert (last.text, last.value_date) == ("LADEN BERLIN", dt.date(2026, 10, 1))


def test_deutsche_bank_s_list_of_all_banks() -> None:
    (statement,) = read(
        "Datum;Auftraggeber / Empfänger;Verwendungszweck;Kategorie;IBAN / Kontonummer;Bank;"
        "Produkt;Betrag\n"
        "29.12.2023;Kosmetik;Karte;Unkategorisiert;DE12345678900000000000;Deutsche Bank;"
        "Konto;-59,00\n"
    )
    assert (statement.account, statement.total) == ("DE12345678900000000000", Decimal(-59))


ASN = (
    "01-10-2026,NL00ASNB0123456789,NL44RABO0123456789,Klant,,,,EUR,0.00,EUR,93.97,01-10-2026,"
    "01-10-2026,8949,OVS,71,,'factuur 12, \"met\" korting',32\n"
    "02-10-2026,NL00ASNB0123456789,,Bakker 't Hoekje,,,,EUR,93.97,EUR,-3.97,02-10-2026,"
    "02-10-2026,8949,BEA,72,,'O'Neill's',32\n"
)


@pytest.mark.parametrize("category", ["", ",Boodschappen"])
def test_asn_quotes_its_description_once(category: str) -> None:
    (statement,) = read(ASN.replace(",32\n", f",32{category}\n"))
    assert [(line.name, line.text) for line in statement.lines] == [
        ("Klant", 'factuur 12, "met" korting'),
        ("Bakker 't Hoekje", "O'Neill's"),
    ]
    assert prove(statement).result is Proved.PROVED
    assert statement.lines[1].balance == Decimal("90.00")


def test_asn_days_without_dashes() -> None:
    (statement,) = read(ASN.replace("01-10-2026", "20261001").replace("02-10-2026", "20261002"))
    assert [line.date.day for line in statement.lines] == [1, 2]


KNAB = """\
KNAB EXPORT;;;;;;;;;;;;;;;;
Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;\
Valutadatum;Betaalwijze;Omschrijving;Type betaling;Machtigingsnummer;Incassant ID;Adres;Referentie;\
Boekdatum;
"NL99KNAB9999999999";"21-06-2019";"EUR";"D";"827,75";"FR99";"Gert";"21-06-2019";"Overboeking";"x";\
"";"";"";"";"C0D27XM01D000031";"21-06-2019";
"NL99KNAB9999999999";"20-06-2019";"EUR";"C";"2500";"";"Els";"20-06-2019";"Overboeking";"y";\
"";"";"";"";"C0D27XM01D000030";"20-06-2019";
"""


def test_knab_has_a_line_above_its_header_and_its_own_references() -> None:
    (statement,) = read(KNAB)
    assert [(line.amount, line.reference) for line in statement.lines] == [
        (Decimal(2500), "knab C0D27XM01D000030"),
        (Decimal("-827.75"), "knab C0D27XM01D000031"),
    ]


def test_knab_books_on_its_booking_day() -> None:
    """A payment of Sunday 9 June is booked on Monday, as its MT940 and its reference have it."""
    late = KNAB.replace('"21-06-2019";"EUR"', '"19-06-2019";"EUR"')
    (statement,) = read(late)
    assert [line.date.day for line in statement.lines] == [20, 21]
    older = late.replace(";Adres;Referentie;Boekdatum;", ";Adres;").replace('"";"C0D', '"C0D')
    (statement,) = read(older)
    assert [line.date.day for line in statement.lines] == [19, 20]


AMEX = """\
Datum,Omschrijving,Kaartlid,Rekening #,Bedrag,Aanvullende informatie,Referentie
06/01/2026,HARTELIJK BEDANKT VOOR UW BETALING,A,-91008,"-2434,75",,'100'
05/25/2026,SOFTWARE  DUBLIN,A,-91008,"23,00",,'101'
05/24/2026,HOTEL,B,-92006,"1.411,50",,'102'
"""


def test_american_express_puts_the_month_first_and_purchases_positive() -> None:
    one, other = read(AMEX)
    assert (one.account, other.account) == ("amex 91008", "amex 92006")
    assert [(line.date, line.amount) for line in one.lines] == [
        (dt.date(2026, 5, 25), Decimal("-23.00")),
        (dt.date(2026, 6, 1), Decimal("2434.75")),
    ]
    assert other.lines[0].amount == Decimal("-1411.50")
    assert one.lines[0].reference == "amex 101"


def test_american_express_with_the_day_first_is_no_date() -> None:
    assert told(AMEX.replace("05/25/2026", "25/05/2026")) == (
        "line 3: '25/05/2026' is no date; expected 10/31/2026, with the month first; download the "
        "file again"
    )
    assert told(AMEX.replace("05/25/2026", "25/05/2026"), "nl") == (
        "regel 3: '25/05/2026' is geen datum; verwacht 10/31/2026, met de maand voorop; download "
        "het bestand opnieuw"
    )


BUSINESS = (
    "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Description,"
    "Orig currency,Orig amount,Payment currency,Amount,Total amount,Fee,Fee currency,Balance,"
    "Account,Beneficiary IBAN\n"
)
FEE = Part(PartKind.FEE, Decimal("-0.22"))


def test_revolut_business_with_its_fee_apart() -> None:
    rows = (
        "30/09/2026,01/10/2026,b1,CARD_PAYMENT,COMPLETED,Shop,,remark,USD,59,EUR,-54.26,-54.48,"
        "0.22,EUR,45.52,Main,\n"
        "30/09/2026,,b2,CARD_PAYMENT,PENDING,Shop,,,EUR,1,EUR,-1.00,-1.00,0,EUR,,Main,\n"
        "30/09/2026,30/09/2026,b0,TOPUP,COMPLETED,In,,,EUR,100,EUR,100.00,100.00,0,EUR,100.00,"
        "Main,\n"
    )
    (statement,) = read(BUSINESS + rows)
    assert [line.amount for line in statement.lines] == [Decimal(100), Decimal("-54.48")]
    assert statement.lines[1].parts == (Part(PartKind.OTHER, Decimal("-54.26")), FEE)
    assert (statement.account, statement.lines[1].text) == ("revolut main", "remark")
    assert prove(statement).result is Proved.PROVED


def test_revolut_business_before_2025_has_its_fee_outside_the_amount() -> None:
    header = BUSINESS.replace("Total amount,", "").replace("State,", "")
    row = "2026-09-30,2026-10-01,b1,CARD,Shop,,,USD,59,EUR,-54.26,-0.22,EUR,45.52,Main,\n"
    (statement,) = read(header + row)
    assert statement.lines[0].amount == Decimal("-54.48")
    assert statement.lines[0].parts[1] == FEE
    (other,) = read(header + row.replace("-0.22,EUR", "-0.22,USD"))
    assert other.lines[0].amount == Decimal("-54.26")


def test_revolut_s_export_of_expenses_is_refused() -> None:
    text = (
        "Transaction ID,Amount (Payment currency),Expense ID,Expense status,Receipts\n1,2,3,4,5\n"
    )
    assert told(text) == (
        "this is Revolut's export of expenses, it holds no balances and not every booking; "
        "download the account statement ('Transaction statement') as CSV instead"
    )


PERSONAL = (
    "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
    "CARD,Current,2026-10-01 9:05:00,2026-10-02 10:00:00,Shop,-14.00,1.00,EUR,COMPLETED,85.00\n"
    "TOPUP,Current,2026-10-01 09:00:00,2026-10-01 09:00:00,In,100.00,0.00,EUR,COMPLETED,100.00\n"
    "TRANSFER,Savings,2026-10-01 09:00:00,2026-10-01 09:00:00,In,5.00,0.00,EUR,COMPLETED,5.00\n"
    "CARD_PAYMENT,Current,2026-10-03 09:00:00,,Shop,-1.00,0.00,EUR,REVERTED,\n"
)


def test_revolut_personal_by_product_with_the_fee_that_also_leaves() -> None:
    current, savings = read(PERSONAL)
    assert (current.account, savings.account) == ("revolut", "revolut savings")
    assert [line.amount for line in current.lines] == [Decimal(100), Decimal(-15)]
    assert prove(current).result is Proved.PROVED


def test_a_balance_that_is_none_says_nothing_of_its_row() -> None:
    current, _ = read(PERSONAL.replace("85.00", "970.45 986.35"))
    assert current.lines[1].balance is None


OLD_RABO = (
    '"NL22RABO0123456789","EUR","20170103","D","12.50","NL44INGB0123456789","Jansen BV",'
    '"20170102","bg","","factuur","12","","","","","","",""\n'
)


def test_rabobank_before_2018() -> None:
    (statement,) = read(OLD_RABO + OLD_RABO.replace('"D"', '"C"'))
    first, second = statement.lines
    assert (first.amount, second.amount) == (Decimal("-12.50"), Decimal("12.50"))
    assert (first.date, first.value_date) == (dt.date(2017, 1, 2), dt.date(2017, 1, 3))
    assert first.text == "factuur 12"


def test_abn_amro_as_a_table_with_a_header() -> None:
    (statement,) = read(
        "accountNumber;mutationcode;transactiondate;valuedate;startsaldo;endsaldo;amount;description\n"
        "123456789;EUR;20261001;20261002;3000.00;2975.00;-25.00;"
        "/TRTP/SEPA OVERBOEKING/IBAN/NL01RABO0123456789/BIC/RABONL2U/NAME/Jansen/REMI/factuur 12\n"
    )
    (line,) = statement.lines
    assert (line.name, line.iban, line.text) == ("Jansen", "NL01RABO0123456789", "factuur 12")
    assert (line.balance, line.value_date) == (Decimal(2975), dt.date(2026, 10, 2))


@pytest.mark.parametrize(
    "told",
    [
        # in blocks of 32, a blank between two of them, no blank between two lines of 65
        (
            "SEPA Overboeking                 IBAN: NL01RABO0123456789        "
            "BIC: RABONL2U                    Naam: Jansen Bouw               "
            "Omschrijving: factuur 2026-0412"
        ),
        # in capitals, as before 2016
        (
            "SEPA OVERBOEKING                 IBAN: NL01RABO0123456789        "
            "BIC: RABONL2U                    NAAM: Jansen Bouw               "
            "OMSCHRIJVING: factuur 2026-0412"
        ),
        # blanks taken out, or a few of them, by another program
        (
            "SEPA Overboeking IBAN: NL01RABO0123456789 BIC: RABONL2U Naam: Jansen Bouw "
            "Omschrijving: factuur 2026-0412"
        ),
        (
            "SEPA Overboeking                 IBAN: NL01RABO0123456789        "
            "BIC: RABONL2U                    Naam: Jansen Bouw          Omschrijving: factuur "
            "2026-0412"
        ),
    ],
)
def test_abn_amro_s_labels_lose_no_character(told: str) -> None:
    (statement,) = read(f"123456789\tEUR\t20261001\t5,00\t4,00\t20261001\t-1,00\t{told}\n")
    (line,) = statement.lines
    assert (line.name, line.iban) == ("Jansen Bouw", "NL01RABO0123456789")
    assert line.text == "factuur 2026-0412"


def test_a_quote_in_abn_amro_s_tab_file_is_just_text() -> None:
    row = '123456789\tEUR\t20261001\t5,00\t4,00\t20261001\t-1,00\t"zo\n'
    (statement,) = read(row + row.replace("5,00\t4", "4,00\t3"))
    assert [line.text for line in statement.lines] == ['"zo', '"zo']


def test_qonto_in_french_has_an_account_and_balances() -> None:
    found = formats.parse(
        (
            "Statut;Date de la valeur (UTC);Date de l'opération (UTC);Montant total (TTC);Solde;"
            "Devise;IBAN du compte;Nom de la contrepartie;IBAN de la contrepartie;"
            "Méthode de paiement;Identifiant de transaction;Référence;Note\n"
            "Exécuté;15-03-2026 10:00:00;14-03-2026 09:00:00;-292,79;555,13;EUR;"
            "FR7630001007941234567890185;Fournisseur;;Prélèvement;qo-2;loyer;\n"
            "Refusé;14-03-2026 10:00:00;14-03-2026 09:00:00;-20,00;;EUR;"
            "FR7630001007941234567890185;Autre;;Carte;qo-3;;\n"
            "Exécuté;13-03-2026 10:00:00;13-03-2026 09:00:00;1.000,00;847,92;EUR;"
            "FR7630001007941234567890185;Client;FR7630006000011234567890189;Virement;qo-1;12;\n"
        ).encode()
    )
    assert isinstance(found, StatementFile)
    assert (found.format, found.skipped) == ("qonto", (("refusé", 1),))
    (statement,) = found.statements
    assert statement.account == "FR7630001007941234567890185"
    assert prove(statement).result is Proved.PROVED
    first, last = statement.lines
    assert (first.amount, first.iban) == (Decimal(1000), "FR7630006000011234567890189")
    assert (last.date, last.value_date) == (dt.date(2026, 3, 15), dt.date(2026, 3, 14))
    assert (last.reference, last.text) == ("qonto qo-2", "loyer")


def test_commerzbank_s_text_may_span_lines() -> None:
    (statement,) = read(
        "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber\n"
        '24.09.2026;24.09.2026;Lastschrift;"Muster GmbH\nRechnung 23";-119,00;EUR;'
        "DE12500400000123456700\n"
        "25.09.2026;25.09.2026;Karte;Kartenzahlung REWE//Ulm/DE 2026-09-24;-1;EUR;"
        "DE12500400000123456700\n"
        '26.09.2026;26.09.2026;Karte;"Kartenzahlung ALDI//Ulm 2026-09-25T11:33:59 KFN 1";-2;EUR;'
        "DE12500400000123456700\n"
    )
    assert [(line.name, line.text) for line in statement.lines] == [
        ("Muster GmbH", "Muster GmbH Rechnung 23"),
        ("REWE", "Kartenzahlung REWE//Ulm/DE 2026-09-24"),
        ("ALDI", "Kartenzahlung ALDI//Ulm 2026-09-25T11:33:59 KFN 1"),
    ]
    assert statement.account == "DE12500400000123456700"


def test_sparkasse_with_eleven_columns_tells_the_purpose() -> None:
    (statement,) = read(
        '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
        '"Beguenstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Waehrung";"Info"\n'
        '"DE11111100100100100100";"04.11.20";"04.11.20";"FOLGELASTSCHRIFT";'
        '"EREF+11 MREF+1ACBSVWZ+Ihr Einkauf";"Laden";"DE11000100111100000000";"ACDE";"-24,14";'
        '"EUR";"Umsatz gebucht"\n'
    )
    assert (statement.lines[0].text, statement.lines[0].date) == (
        "Ihr Einkauf",
        dt.date(2020, 11, 4),
    )


DKB = """\
"Girokonto";"DE12120300000000000000"
"Zeitraum:";"01.10.2026 - 31.10.2026"
"Kontostand vom 31.10.2026:";"1.361,16 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";\
"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"02.10.26";"02.10.26";"Gebucht";"Ich";"Laden";"Einkauf";"Ausgang";"DE22";"-15,18 €";"";"";""
"01.10.26";"01.10.26";"Gebucht";"Kunde";"Ich";"Rechnung";"Eingang";"DE23";"20,00";"";"";""
"03.10.26";"";"Vorgemerkt";"Ich";"Laden";"Einkauf";"Ausgang";"DE22";"-1,00";"";"";""
"""


def test_dkb_names_who_paid_or_was_paid() -> None:
    found = formats.parse(DKB.encode("utf-8-sig"))
    assert isinstance(found, StatementFile)
    (statement,) = found.statements
    assert statement.account == "DE12120300000000000000"
    assert [(line.name, line.amount) for line in statement.lines] == [
        ("Kunde", Decimal(20)),
        ("Laden", Decimal("-15.18")),
    ]
    assert found.skipped == (("pending", 1),)


def test_bunq_with_points_and_a_row_dated_earlier() -> None:
    (statement,) = read(
        '"Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";"Description"\n'
        '"2026-10-02";"2026-10-02";"-1034";"NL47BUNQ2025181418";"";"Huur";"x"\n'
        '"2026-10-03";"2026-10-03";"-24.99";"NL47BUNQ2025181418";"";"Winkel";"x"\n'
        '"2026-10-01";"2026-10-03";"24.99";"NL47BUNQ2025181418";"";"Winkel";"terug"\n'
    )
    assert [line.date.day for line in statement.lines] == [1, 2, 3]
    assert statement.total == Decimal(-1034)


def test_identical_twins_are_both_there() -> None:
    row = '"25-05-2026","NL06TRIO0123456789","1,50","Debet","Bank","","KN","kosten"\n'
    (statement,) = read(row + row)
    assert statement.total == Decimal(-3)


ASN_ROW = (
    "{day}-10-2026,NL20SNSB0123456789,,,,,,EUR,{before},EUR,-1.00,{day}-10-2026,{day}-10-2026,9001,"
    "BEA,1,,'koffie, thee',1"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_asn_has_all_rows_however_its_lines_end(end: str) -> None:
    rows = [ASN_ROW.format(day=f"{day:02}", before=f"{10 - day}.00") for day in (1, 2, 3)]
    (statement,) = read(end.join(rows) + end)
    assert statement.total == Decimal(-3)
    assert [line.text for line in statement.lines] == ["koffie, thee"] * 3
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize("day", ["31-12-9999", "01-01-0001"])
def test_a_day_of_no_year_is_no_day(day: str) -> None:
    row = f'"{day}","NL06TRIO0123456789","1,50","Debet","Bank","","KN","kosten"\n'
    assert told(row) == (
        f"line 1: '{day}' is no date; expected 20261031, 31-10-2026 or 2026-10-31; "
        "download the file again"
    )
