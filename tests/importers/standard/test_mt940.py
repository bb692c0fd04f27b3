"""What banks do with MT940."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.standard import mt940
from kasboek.importers.standard import swift
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

OCTOBER = dt.date(2026, 10, 1)


def message(*fields: str, account: str = "NL20INGB0001234567", closing: str = "115,00") -> str:
    return "\n".join(
        [
            ":20:P261001",
            f":25:{account}",
            ":28C:00000",
            ":60F:C260930EUR100,00",
            *fields,
            f":62F:C261001EUR{closing}",
            "-",
        ]
    )


def parsed(text: str) -> StatementFile:
    found = formats.parse(text.encode())
    assert isinstance(found, StatementFile)
    assert found.format == "mt940"
    return found


def read(*fields: str, closing: str = "115,00") -> Statement:
    (statement,) = parsed(message(*fields, closing=closing)).statements
    return statement


def line(field: str, details: str = "") -> BankLine:
    fields = [f":61:{field}", *([f":86:{details}"] if details else [])]
    (found,) = read(*fields).lines
    return found


def told(*details: str, field: str = "2610011001C15,00NTRFNONREF") -> tuple[str, str, str]:
    found = line(field, "\n".join(details))
    return found.name, found.iban, found.text


# ---- the message


def test_a_message_is_a_statement_that_proves_itself() -> None:
    statement = read(":61:2610011001C20,NTRFNONREF//1", ":86:in", ":61:2610011001D5,NTRFNONREF//2")
    assert statement.account == "NL20INGB0001234567"
    assert statement.currency == "EUR"
    assert [each.amount for each in statement.lines] == [20, -5]
    assert [each.row for each in statement.lines] == [5, 7]
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{1:F01INGBNL2ABXXX0000000000}\n{2:I940INGBNL2AXXXN}\n{4:\n", "}"),
        ("{1:F01KNABNL2HAXXX0000000000}{2:I940KNABNL2HXXXXN3020}{4:", "}{5:{MAC:00000000}}"),
        ("ABNANL2A\n940\nABNANL2A\n", ""),
        (":940:\n", ""),
        ("\x01{1:F01POFICHBEAXXX0000000000}{2:I940XXXXXXXXXXXXN}{4:\n", "}\x03"),
        ("0000 01FVLBNL22AXXX00042\n940 00\n", "XXX"),
    ],
    ids=["ing", "knab", "abn", "rabobank", "postfinance", "van-lanschot"],
)
def test_what_stands_around_a_message_does_not_matter(before: str, after: str) -> None:
    one = before + message(":61:261001C15,00NTRFNONREF", ":86:text") + after
    two = parsed(f"{one}\n{one}".replace("\n", "\r\n"))
    assert [len(each.lines) for each in two.statements] == [1, 1]
    assert {each.text for s in two.statements for each in s.lines} == {"text"}


def test_line_ends_of_every_sort() -> None:
    text = message(":61:261001C15,00NTRFNONREF", ":86:te", "xt")
    found = [parsed(text.replace("\n", end)) for end in ("\n", "\r\n", "\r\r\n", "\r")]
    assert all(each == found[0] for each in found)


def test_pages_of_one_message_open_once_and_close_once() -> None:
    statement = read(
        ":61:261001C10,NTRFNONREF",
        ":62M:C261001EUR110,00",
        ":86:of the page",
        ":60M:C261001EUR110,00",
        ":61:261001C5,NTRFNONREF",
        ":86:of the booking",
    )
    assert statement.opening is not None
    assert statement.opening.number == 100
    assert [each.text for each in statement.lines] == ["", "of the booking"]
    assert prove(statement).result is Proved.PROVED


def page(*fields: str, account: str = "NL20INGB0001234567") -> str:
    return "\n".join([":20:P261001", f":25:{account}", ":28C:00000", *fields, "-", ""])


FIRST = (":60F:C260930EUR100,00", ":61:2610011001C10,NTRFNONREF")
SECOND = ":61:2610021002C5,NTRFNONREF"
LAST = ":62F:C261002EUR115,00"


@pytest.mark.parametrize(
    "pages",
    [
        page(*FIRST) + page(":60M:C261001EUR110,00", SECOND, LAST),
        page(*FIRST) + page(SECOND, LAST),
        page(*FIRST) + page(SECOND) + page(LAST),
        "{1:F01X}{4:\n" + page(*FIRST) + "}{1:F01X}{4:\n" + page(SECOND, LAST) + "}",
    ],
    ids=["60M", "bare", "three", "headers"],
)
def test_a_message_that_does_not_close_goes_on_in_the_next(pages: str) -> None:
    (statement,) = parsed(pages).statements
    assert [each.amount for each in statement.lines] == [10, 5]
    assert statement.opening is not None
    assert statement.opening.number == 100
    assert prove(statement).result is Proved.PROVED


def test_pages_that_close_in_between_are_proved_one_by_one() -> None:
    first = page(*FIRST, ":62M:C261001EUR110,00")
    found = parsed(first + page(":60M:C261001EUR110,00", SECOND, LAST)).statements
    assert [prove(each).result for each in found] == [Proved.PROVED, Proved.PROVED]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        (page(*FIRST), ["absent"]),
        (page(SECOND, LAST), ["absent"]),
        (page(*FIRST) + message(":61:261001C15,NTRFNONREF"), ["absent", "proved"]),
        (message(":61:261001C15,NTRFNONREF") + "\n" + page(*FIRST), ["proved", "absent"]),
        (page(*FIRST) + page(SECOND, LAST, account="NL50RABO0123456789"), ["absent", "absent"]),
    ],
    ids=["end", "start", "before", "after", "accounts"],
)
def test_a_message_without_a_balance_is_not_proved(text: str, results: list[str]) -> None:
    found = parsed(text).statements
    assert [prove(each).result.value for each in found] == results
    assert all(len(each.lines) == 1 for each in found)


def test_a_page_that_is_missing_breaks_the_chain() -> None:
    (statement,) = parsed(page(*FIRST) + page(LAST)).statements
    assert prove(statement).result is Proved.BROKEN


def test_several_accounts_and_empty_days() -> None:
    empty = message(account="NL50RABO0123456789", closing="100,00")
    found = parsed(message(":61:261001C15,NTRFNONREF") + "\n" + empty)
    accounts = [(each.account, len(each.lines)) for each in found.statements]
    assert accounts == [("NL20INGB0001234567", 1), ("NL50RABO0123456789", 0)]


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("NL68INGB0000012345EUR", "NL68INGB0000012345"),
        ("NL84RABO0121212121 EUR", "NL84RABO0121212121"),
        ("NL92 KNAB 0123 4567 89", "NL92KNAB0123456789"),
        ("TRIODOSBANK/0666666666", "0666666666"),
        ("2121.21.211EUR               ", "212121211"),
        ("25040066/0123456789", "0123456789"),
        ("0878787878                   ", "0878787878"),
        ("517852257", "517852257"),
    ],
)
def test_accounts_as_banks_write_them(written: str, account: str) -> None:
    found = parsed(message(":61:261001C15,00NTRFNONREF", account=written))
    assert found.statements[0].account == account


def test_what_follows_the_closing_balance_belongs_to_the_statement() -> None:
    text = message(":61:261001C15,00NTRFNONREF", ":86:mine").replace(
        "\n-", "\n:64:C261001EUR99,00\n:65:C261002EUR99,00\n:86:/SUM/1/0/15,00/0,00/\n-}"
    )
    assert [each.text for each in parsed(text).statements[0].lines] == ["mine"]


def test_newest_first_is_turned_around() -> None:
    statement = read(
        ":61:2610011001C3,NTRFNONREF//103",
        ":61:2609300930C2,NTRFNONREF//102",
        ":61:2609300930C10,NTRFNONREF//101",
    )
    assert [each.reference for each in statement.lines] == ["mt940 101", "mt940 102", "mt940 103"]


# ---- the booking


@pytest.mark.parametrize(
    ("mark", "sign"), [("C", 1), ("D", -1), ("RC", -1), ("RD", 1), ("CR", 1), ("DR", -1)]
)
def test_marks_and_their_signs(mark: str, sign: int) -> None:
    assert line(f"2610011001{mark}15,00NTRFNONREF").amount == sign * Decimal(15)


@pytest.mark.parametrize(
    "written", ["15,", "15", "15,0", "15.00", "000000000015,00", "\n15,00", "15,00 "]
)
def test_amounts_as_banks_write_them(written: str) -> None:
    assert line(f"2610011001C{written}NTRFNONREF").amount == 15


def test_a_decimal_point_of_2003_loses_no_booking() -> None:
    lines = [":61:030102D000000000012.50N076NONREF", ":61:030102C000000000027.50NONREF"]
    text = message(*lines * 2, closing="130.00").replace("100,00", "000000000100.00")
    (statement,) = parsed(text).statements
    assert [each.amount for each in statement.lines] == [Decimal("-12.5"), Decimal("27.5")] * 2
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("field", "booked", "value"),
    [
        ("2610031001C15,", dt.date(2026, 10, 1), dt.date(2026, 10, 3)),
        ("2612310102C15,", dt.date(2027, 1, 2), dt.date(2026, 12, 31)),
        ("2701011231C15,", dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        ("261002C15,", dt.date(2026, 10, 2), dt.date(2026, 10, 2)),
        ("261002    C15,", dt.date(2026, 10, 2), dt.date(2026, 10, 2)),
        ("260230C15,", dt.date(2026, 2, 28), dt.date(2026, 2, 28)),
    ],
    ids=["entry", "next-year", "year-before", "value-only", "blank", "30-february"],
)
def test_the_entry_date_is_the_booking_day(field: str, booked: dt.date, value: dt.date) -> None:
    found = line(f"{field}NTRFNONREF")
    assert (found.date, found.value_date) == (booked, value)


def test_rabobank_stamps_a_message_with_its_booking_day() -> None:
    text = message(":61:260927D130,29N093NONREF", ":61:261001C145,29N093NONREF")
    of_the_day = parsed(text.replace(":20:P261001", ":20:940S261001")).statements[0]
    assert [each.date for each in of_the_day.lines] == [OCTOBER, OCTOBER]
    assert of_the_day.lines[0].value_date == dt.date(2026, 9, 27)
    of_a_week = parsed(text.replace(":20:P261001", ":20:940S260924")).statements[0]
    assert of_a_week.lines[0].date == dt.date(2026, 9, 27)


def test_a_reference_is_a_key_where_only_one_booking_has_it() -> None:
    statement = read(
        ":61:261001C1,NTRFNONREF//14237654096217",
        ":61:261001C2,NTRFNONREF//TWICE",
        ":61:261001C3,NTRFEREF//TWICE",
        ":61:261001C4,NTRFNONREF",
        ":61:261001C5,FMSC01916//NONREF",
        ":61:261001C6,NTRFEREF//000",
        closing="121,00",
    )
    references = [each.reference for each in statement.lines]
    assert references == ["mt940 14237654096217", None, None, None, None, None]


def test_knab_numbers_as_its_csv_does() -> None:
    text = message(":61:261001C15,NTRFNONREF//C0D27XM01D000031", account="NL92KNAB0123456789")
    assert parsed(text).statements[0].lines[0].reference == "knab C0D27XM01D000031"


def test_a_balance_without_a_day_is_of_the_closing_day() -> None:
    text = message(":61:261001C15,NTRFNONREF").replace(":60F:C260930", ":60F:C000000")
    opening = parsed(text).statements[0].opening
    assert opening is not None
    assert opening.number == 100
    assert opening.day == OCTOBER


# ---- what :86: tells


def test_ing_since_2014() -> None:
    field = "2610011001C15,00NTRFEREF//12345678909876\n/TRCD/01018/"
    assert told(
        "/EREF/02164810730000043//MARF/M12345678909//CSID/NL39KPN12345600",
        "00000//CNTP/NL75INGB0000012345/INGBNL2A/KPN - MOBIEL/'S-HAGE//REM",
        "I/USTD//Factuurnr: 2015/123456789.00. Kijk/",
        field=field,
    ) == ("KPN - MOBIEL", "NL75INGB0000012345", "Factuurnr: 2015/123456789.00. Kijk")
    paid = "/CNTP/NL86INGB0002445588/INGBNL2A/BELASTINGDIENST//"
    assert told(paid, field=field) == ("BELASTINGDIENST", "NL86INGB0002445588", "")
    structured = (
        "/CNTP/NL86INGB0002445588/INGBNL2A/BELASTINGDIENST///REMI/STRD/CUR/3012345678901234/"
    )
    assert told(structured, field=field)[2] == "3012345678901234"
    returned = "/RTRN/MS03//CNTP/NL86INGB0002445588/INGBNL2A/JANSEN///REMI/USTD//factuur 12/"
    assert told(returned, field=field)[2] == "factuur 12 RTRN MS03"


def test_ing_before_2014() -> None:
    assert told("0111111111 GPSEOUL SPOEDBETALING\tMPBZS10 GPSEOUL") == (
        "",
        "0111111111",
        "GPSEOUL SPOEDBETALING MPBZS10 GPSEOUL",
    )
    assert told(" RC AFREKENING BETALINGSVERKEER", "ING Bank N.V. tarifering ING") == (
        "",
        "",
        "RC AFREKENING BETALINGSVERKEER ING Bank N.V. tarifering ING",
    )


def test_rabobank_structured_with_the_account_in_the_booking() -> None:
    field = "261001C000000000015,00N541EREF            \nNL55RABO0444444444"
    assert told(
        "/EREF/REF17/22/4444 555555/DEC- 16/ORDP//NAME/AAAAAA RRRRRRRRRRRRR",
        "BBBBB DFDFDFDF CCC/ADDR/Postbus 1111 2222 BB STADJES NL, BOVEN/REM",
        "I/BETALINGSKENM.: 342157/DEC- 16, ONZE REF.: 12345678, TOELICHTIN",
        "G: Groetjes",
        "-",
        field=field,
    ) == (
        "AAAAAA RRRRRRRRRRRRRBBBBB DFDFDFDF CCC",
        "NL55RABO0444444444",
        "BETALINGSKENM.: 342157/DEC- 16, ONZE REF.: 12345678, TOELICHTING: Groetjes",
    )
    nothing = "/EREF/01-01-2026 12:00 0030000987654321/BENM//NAME/ACME/REMI//REMI//ISDT/2026-01-01"
    assert told(nothing, field=field)[2] == "01-01-2026 12:00 0030000987654321"


def test_rabobank_before_2013_has_name_and_account_in_the_booking() -> None:
    statement = read(
        ":61:261001C000000000015,00N0600733959555      T-MOBILE NETHERLANDS BV          ",
        ":86:BETALINGSKENM.  123456789                                       ",
        ":86:FACTUURNUMMER 987654321                                         ",
    )
    (found,) = statement.lines
    assert (found.name, found.iban) == ("T-MOBILE NETHERLANDS BV", "0733959555")
    assert found.text == "BETALINGSKENM. 123456789 FACTUURNUMMER 987654321"


def test_abn_amro_with_tags() -> None:
    assert told(
        "/TRTP/SEPA OVERBOEKING/IBAN/FR12345678901234/BIC/GEFRADAM",
        "/NAME/QASD JGRED/REMI/Dit zijn de omschrijvingsregels/EREF/NOTPRO",
        "VIDED",
    ) == ("QASD JGRED", "FR12345678901234", "Dit zijn de omschrijvingsregels")


def test_abn_amro_in_blocks_whose_words_go_on() -> None:
    assert told(
        "SEPA IDEAL                       IBAN: NL70ABNA0888888888",
        "BIC: ABNANL2A                    NAAM: NS GROEP INZAKE NSR IDEA",
        "OMSCHRIJVING: 4851430136 0030000 735822580 NS E-TICKET(S)",
        "KENMERK: 26-01-2014 18:14 003000 0735822580",
    ) == (
        "NS GROEP INZAKE NSR IDEA",
        "NL70ABNA0888888888",
        "4851430136 0030000735822580 NS E-TICKET(S)",
    )


def test_abn_amro_s_last_block_may_be_full() -> None:
    assert told(
        "SEPA PERIODIEKE OVERB.           IBAN: NL52ABNA0777777777",
        "BIC: ABNANL2A                    NAAM: B C DE MAN",
        "OMSCHRIJVING: SALARIS G.G. DE MAN",
    ) == ("B C DE MAN", "NL52ABNA0777777777", "SALARIS G.G. DE MAN")


@pytest.mark.parametrize("reference", ["1234123412341234", "AMS987654321-2"])
def test_a_reference_of_the_payer_s_own_is_what_is_left_of_a_text(reference: str) -> None:
    """As the payment reference of a tax, and every text of Danske Bank."""
    field = f"2610011001C15,00NTRF{reference}//45674567456745\n/TRCD/00100/"
    assert told("/CNTP/NL86INGB0002445588/INGBNL2A/BELASTINGDIENST//", field=field) == (
        "BELASTINGDIENST",
        "NL86INGB0002445588",
        reference,
    )
    assert line(f"2610011001DK15,00NMSC{reference}").text == reference


def test_rabobank_s_structured_reference() -> None:
    text = told(
        "/EREF/123456789/BENM//NAME/Belastingdienst/REMI//CDTRREFTP//CD/SC",
        "OR/ISSR/CUR/CDTRREF/1234567899874563/ISDT/2026-10-01",
        field="2610011001D15,00N086EREF\nNL86INGB0002445588",
    )[2]
    assert text == "1234567899874563"


def test_a_question_mark_before_figures_is_no_subfield() -> None:
    told_ = told("166?00GUTSCHRIFT?20SVWZ+Nummer 23768 335?960.484.7561 A48?32PETRA TESTER")
    assert told_ == ("PETRA TESTER", "", "Nummer 23768 335?960.484.7561 A48")


def test_abn_amro_cards_and_accounts() -> None:
    card = "BEA   NR:XXX1234   21.05.11/12.54 DIRCKIII FIL2500 KATWIJK,PAS999"
    assert told(card) == ("DIRCKIII FIL2500 KATWIJK", "", card.replace("   ", " "))
    assert told("52.89.39.882                    MYCOM DEN HAAG")[:2] == (
        "MYCOM DEN HAAG",
        "528939882",
    )
    giro = told("GIRO   428428 KPN - DIGITENNE    BETALINGSKENM.  000000042188659")
    assert giro[:2] == ("KPN - DIGITENNE", "428428")


def test_asn_and_sns() -> None:
    account, name = "NL11RABO0987654321", "f. spark bedrijf n.v."
    blank = " " * 65
    found = told(
        f"{account} {name}",
        blank,
        "SCT20150113432100000000009".rjust(65),
        "44".ljust(65),
        blank,
        field=f"2610011001C15,00NOVB{account}\n{name}",
    )
    assert found == (name, account, "SCT2015011343210000000000944")
    interest = told(" ", blank, "creditrente                     01-01-13 tot 01-01-14".ljust(65))
    assert interest == ("", "", "creditrente 01-01-13 tot 01-01-14")


def test_asn_with_the_tags_of_a_direct_debit() -> None:
    account, name = "NL44ABNA0548041814", "multi tank card bv"
    assert told(
        f"{account} {name}",
        " " * 65,
        "/TRTP/Zakelijke Europese Incasso/CSID/NL36ZZZ340698640000/NAME/MU",
        "LTI TANK CARD BV/MARF/MTC244K/REMI/Relatienummer 1755481/Factuurn",
        f"r. 7903792/IBAN/{account}/BIC/ABNANL2A/EREF/1755481/5570",
        field=f"2610011001C15,00NINC{account}\n{name}",
    ) == ("MULTI TANK CARD BV", account, "Relatienummer 1755481/Factuurnr. 7903792")


@pytest.mark.parametrize(
    ("field", "details", "text"),
    [
        # HSBC: the customer's reference is a number, the words follow a tag that is not ours
        (
            "2610011001CD15,00NTRF1004688128      //6128522200250001",
            ["/OCMT/USD2853,12/", "PAYMENT OF INVOICE 204011665"],
            "USD2853,12/ PAYMENT OF INVOICE 204011665",
        ),
        # Komercijalna Banka: the party's tag, and lines that begin with a slash
        (
            "2610011001CD15,NMSC25594900",
            ["/BENM/300000000000133", "/KOMERCIJALNA BANKA", "/EMPTY/", "/Provizija"],
            "300000000000133 /KOMERCIJALNA BANKA /EMPTY/ /Provizija",
        ),
        # Raiffeisen, Penta: the German code for a text without subfields
        ("2610011001C15,00NTRFNONREF", ["999Miete", "Oktober"], "Miete Oktober"),
        ("2610011001C15,00NTRFNONREF", ["9991234"], "9991234"),
        # bunq does not cut its lines: a second one is another sentence
        (
            "2610011001C15,NMSCNONREF",
            [f"/NAME//REMI/{'ROUTERHOSTING ' * 4}TAURANGA, NZ", "1.00 NZD = 0.61 EUR"],
            f"{'ROUTERHOSTING ' * 4}TAURANGA, NZ 1.00 NZD = 0.61 EUR",
        ),
    ],
)
def test_no_word_is_lost_and_no_number_becomes_an_account(
    field: str, details: list[str], text: str
) -> None:
    assert told(*details, field=field) == ("", "", text)


def test_knab() -> None:
    assert told("FACTUUR 201403110, 201403113", "REK: NL65INGB0123456789/NAAM: PICQER") == (
        "PICQER",
        "NL65INGB0123456789",
        "FACTUUR 201403110, 201403113",
    )
    assert told("DERTGA FF ASR 01-01-2018 12:12 PAS: 1111", "NAAM: JAAPAAPJE FREKEL & J") == (
        "JAAPAAPJE FREKEL & J",
        "",
        "DERTGA FF ASR 01-01-2018 12:12",
    )
    assert told(
        "/TRTP/SEPA INCASSO DOORLOPEND/IBAN/NL52RBOS0343434343/BIC/KNABNL2",
        "HXXX/NAME/ABLAS/CSID/NL12 ZZZ 777777777777/MARF/007-M157303302",
        "/EREF/DD2EFGAD446A45379D13C0DHDHDHDHAS/REMI/ABLAS:9999999999, FAC",
        "TUURNUMMER:88888888",
    ) == ("ABLAS", "NL52RBOS0343434343", "ABLAS:9999999999, FACTUURNUMMER:88888888")


def test_triodos() -> None:
    assert told(
        "000>100000000000",
        ">20RABONL2U",
        ">21NL13RABO0123456789",
        ">22RABO BETAALVERZOEK ORDERNUM>23MER 26 / T.P.",
        ">311234567890",
    ) == ("", "NL13RABO0123456789", "RABO BETAALVERZOEK ORDERNUMMER 26 / T.P.")
    assert told(
        "000>100133967858",
        ">20ALGEMENE TUSSENREKENING KOS>21TEN VAN 01-10-2010 TOT EN M",
        ">22ET 31-12-2010>310390123456",
    ) == ("", "133967858", "ALGEMENE TUSSENREKENING KOSTEN VAN 01-10-2010 TOT EN MET 31-12-2010")
    assert told(
        "/CNTP/NL21RABO0999999999/RABONL2U/G-AAAAA N.V./3000AA WESTBEE",
        "N Nederland//EREF/NOTPROVIDED//RE",
        "MI/USTD//Factuurnummer 201801/",
        field="261001C15,00NET0NONREF",
    ) == ("G-AAAAA N.V.", "NL21RABO0999999999", "Factuurnummer 201801")


def test_bunq_van_lanschot_and_mollie_use_the_same_tags() -> None:
    assert told(
        "/TRTP/SEPA Incasso/CSID/NL72BAS555444333000/NAME/BEN/MARF/BEN1234",
        "09999999999999999990/IBAN/NL80RABO0676767676/BIC/RABONL2U/REMI/Ke",
        "nmerk: 1234.4321.0000.5555 Omschrijving: 123123444 01-01-2014  3 ",
        "MND Servicecontract/EREF/1234432100005555",
    ) == (
        "BEN",
        "NL80RABO0676767676",
        "Kenmerk: 1234.4321.0000.5555 Omschrijving: 123123444 01-01-2014 3 MND Servicecontract",
    )
    assert told("/EREF/tr_7UhSN1zuXS/ORDP//NAME/T. de Koper/REMI/Order 12345") == (
        "T. de Koper",
        "",
        "Order 12345",
    )


def test_commerzbank_and_sparkasse() -> None:
    assert told(
        "109?00SEPA-LASTSCHR. RETOURE CORE?109075/629?20EREF+A1.200080779.",
        "400143254?21.4961336 KREF+SEPA-DA202006?2201221740-34972000-P1 MR",
        "EF+2?230852HW2723821 CRED+DE41EON0?240000129793 OAMT+11,85 SVWZ+?",
        "25SONSTIGE GRUENDE ENDABRECHN?26UNG NR. 500106875?30CSDBDE71XXX?3",
        "1DE50712345600200691329?32TESTER?33EL",
        field="2610011001C15,00 NRTIKREF+//2016021783252833\n/OCMT/EUR11,85//CHGS/EUR0,50/",
    ) == ("TESTER EL", "DE50712345600200691329", "SONSTIGE GRUENDE ENDABRECHNUNG NR. 500106875")
    assert told(
        "106?00KARTENZAHLUNG?109262?20SVWZ+2019-02-15T20.10 Debit?21k.",
        "4 2019-12?22ABWA+Aral Tankstelle Chemni?23tz?31DE95430800830802029200?32ARAL AG",
        field="2610011001CR15,00N037NONREF",
    ) == ("ARAL AG", "DE95430800830802029200", "2019-02-15T20.10 Debitk.4 2019-12")
    assert told("166?00DAUERAUFTRAG?20Miete Oktober?32Vermieter") == (
        "Vermieter",
        "",
        "Miete Oktober",
    )


def test_postfinance_is_text() -> None:
    name, iban, text = told(
        "GIRO AUS ONLINE-SIC 80701 AUFTRAGGEBER: XXXXXXXXX XXX XXXXXXXXSTR",
        "ASSE 111 1234 XXXXXXXXXXXX 131216CH12345678 MITTEILUNGEN: 1 SONNE",
        "NGLAESER",
        field="2610011001C15,00FMSC01916//NONREF\n20131209007602198765432000000012",
    )
    assert (name, iban) == ("", "")
    assert text.endswith(
        "XXXXXXXXSTRASSE 111 1234 XXXXXXXXXXXX 131216CH12345678 MITTEILUNGEN: 1 SONNENGLAESER"
    )


# ---- what is none


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            message(":61:261001C15,00NTRFNONREF", ":61:Dnullnull,00NTRF"),
            (
                "line 6: ':61:Dnullnull,00NTRF' is no booking; expected a date, C or D and an "
                "amount, as 260131D12,50; download the statement again, or as camt.053"
            ),
        ),
        (
            message(":61:2610321C15,00NTRFNONREF"),
            (
                "line 5: ':61:2610321C15,00NTRFNONREF' is no booking; expected a date, C or D and "
                "an amount, as 260131D12,50; download the statement again, or as camt.053"
            ),
        ),
        (
            message(":61:261001C15,00NTRFNONREF", closing="1O0,00"),
            (
                "line 6: ':60' or ':62' with 'C261001EUR1O0,00' is no balance; expected C or D, a "
                "date, a currency and an amount, as C260131EUR1234,56; download the statement "
                "again, or as camt.053"
            ),
        ),
        (
            message(":61:261001C15,00NTRFNONREF").partition(":62F")[0],
            (
                "line 1: the statement that begins here has no :62F:, so it breaks off; download "
                "it again, or as camt.053"
            ),
        ),
        (
            message(":61:261001C15,00NTRFNONREF", "x" * 2_000_000),
            (
                "line 5: ':61:261001C15,00NTRFNONREF' is no booking; expected a date, C or D and "
                "an amount, as 260131D12,50; download the statement again, or as camt.053"
            ),
        ),
        (
            message(":61:")
            .replace("260930", "000000")
            .replace("261001EUR", "000000EUR")
            .replace(":61:\n", ""),
            (
                "no balance and no booking of a statement has a date (:60F:, :61:, :62F:); "
                "download it again, or as camt.053"
            ),
        ),
        (
            message(":61:261001C15,NTRFNONREF") + "\n" + page(SECOND),
            (
                "line 8: the statement that begins here has no :60F:, so it breaks off; download "
                "it again, or as camt.053"
            ),
        ),
    ],
    ids=["null", "day", "balance", "truncated", "million", "undated", "unheld"],
)
def test_what_is_none_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(text.encode())
    assert say(caught.value.saying) == sentence


def test_a_booking_the_library_loses_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    # whatever a later version of the library passes over, the count tells
    kept = swift.Fields.parse

    def without_the_last(self: swift.Fields, data: str) -> object:
        kept(self, data)
        return self.transactions.pop()

    monkeypatch.setattr(swift.Fields, "parse", without_the_last)
    with pytest.raises(Unreadable) as caught:
        read(":61:261001C10,NTRFNONREF", ":61:261001C5,NTRFNONREF")
    assert say(caught.value.saying) == (
        "line 1: the statement has 2 bookings (:61:) and 1 could be read; download it again, or as "
        "camt.053"
    )


@pytest.mark.parametrize("text", [":20:x\n:61:261001C15,", "", ":25:x\n:60F:", "20,25,60\n1,2,3"])
def test_what_is_not_known_is_left_to_others(text: str) -> None:
    assert not mt940.identify(text)
