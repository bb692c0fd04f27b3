"""Real files of MT940, CODA and OFX, against the counts and sums that their SOURCES.md states.

Where SOURCES.md says that a file does not add up, as its publisher shortened or scrambled it, the
proof must say so too. One account is stated there without its first letter, and ING's with its
currency; here they are as in the file.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    from pathlib import Path


class Expected(NamedTuple):
    """One statement as SOURCES.md has it."""

    account: str
    rows: int
    total: str
    opening: str | None
    closing: str | None
    result: Proved = Proved.PROVED


BROKEN, ABSENT = Proved.BROKEN, Proved.ABSENT
TRYTON = Expected("123456789", 3, "500.01", "5138.61", "5638.62")
EXPECTED = {
    "mt940/jejik-mt940__abnamro.txt": [
        Expected("517852257", 8, "-321.44", "3236.28", "876.84", BROKEN),
        Expected("517852257", 2, "-24.49", "2876.84", "1849.75", BROKEN),
    ],
    "mt940/jejik-mt940__ing-dos.txt": [Expected("0001234567", 7, "-45.59", "0", "3.47", BROKEN)],
    "mt940/jejik-mt940__knab.txt": [
        Expected("123456789", 1, "500", "0", "500"),
        Expected("123456789", 2, "-6760", "3058.98", "798.98", BROKEN),
    ],
    "mt940/jejik-mt940__rabobank-iban.txt": [
        Expected("NL71RABO0123456789", 2, "-35.00", "1000.00", "965.00"),
        Expected("NL71RABO0123456789", 2, "-35.00", "965.00", "930.00"),
    ],
    "mt940/jejik-mt940__postfinance.txt": [
        Expected("123456789", 2, "229.2", "0", "229.2"),
        Expected("123456789", 2, "-69.8", "229.2", "159.6", BROKEN),
    ],
    "mt940/jejik-mt940__commerzbank.txt": [
        Expected("0123456789", 1, "-12.35", "0.00", "0.00", BROKEN)
    ],
    "mt940/jejik-mt940__sparkasse_interim_balance.txt": [
        Expected("123456789", 1, "-20.00", "194.57", "174.57"),
        Expected("123456789", 1, "-20.00", "174.57", "154.57"),
        Expected("123456789", 0, "0", "0", "0"),
    ],
    "mt940/zilverline-mt940__mt940_iban.txt": [
        Expected("NL68INGB0000012345", 21, "-190.45", "436.90", "246.45")
    ],
    "mt940/zilverline-mt940__rabobank_mt940_structured.txt": [
        Expected("NL50RABO0123456789", 2, "42.40", "1147.95", "1190.35"),
        Expected("NL50RABO0123456789", 7, "17655.99", "1190.35", "18846.34"),
    ],
    "mt940/zilverline-mt940__van_lanschot.txt": [
        Expected("0878787878", 1, "2716.76", "5053.33", "7770.09"),
        Expected("0878787878", 2, "-2104.00", "7770.09", "5666.09"),
        Expected("0878787878", 1, "-816.75", "5666.09", "4849.34"),
    ],
    "mt940/zilverline-mt940__abn_structured_sepa_ideal.txt": [
        Expected("555555555", 1, "10.5", "10000.00", "10010.00", BROKEN)
    ],
    "mt940/zilverline-mt940__dash_as_start_of_line.txt": [
        Expected("NL84RABO01212121212", 1, "1000.00", "10000.50", "11000.50")
    ],
    "mt940/zilverline-mt940__triodos_multiline_bug.txt": [
        Expected("1234567890", 1, "-122.28", "4665.47", "3987.01", BROKEN)
    ],
    "mt940/zilverline-mt940__knab_two_blocks.txt": [
        Expected("0222222222", 1, "50", "0", "50"),
        Expected("0222222222", 2, "1010", "50", "1060"),
    ],
    "mt940/tryton-mt940__MT940.txt": [TRYTON, TRYTON],
    "coda/tryton-coda__CODA.txt": [Expected("435000000080", 59, "9405296.99", "0", "9405296.99")],
    "ofx/ofxparse__checking.ofx": [Expected("1452687~7", 3, "-59.50", None, "100.99", ABSENT)],
    "ofx/ofxparse__bank_medium.ofx": [
        Expected("12300000012345678", 3, "-345.27", None, "382.34", ABSENT)
    ],
    "ofx/ofxparse__multiple_accounts2.ofx": [
        Expected("9100", 0, "0", None, "111", ABSENT),
        Expected("9200", 0, "0", None, "222", ABSENT),
    ],
    "ofx/ofxparse__suncorp.ofx": [Expected("123456789", 1, "-16.85", None, "1234.12", ABSENT)],
}


def read(path: Path) -> StatementFile:
    found = formats.read(path)
    assert isinstance(found, StatementFile)
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_rows_sums_and_balances(samples: Path, name: str) -> None:
    found = read(samples / name)
    assert found.format == name.partition("/")[0]
    got = [
        (
            each.account,
            len(each.lines),
            each.total,
            each.opening.number if each.opening else None,
            each.closing.number if each.closing else None,
            prove(each).result,
        )
        for each in found.statements
    ]
    assert got == [
        (
            each.account,
            each.rows,
            Decimal(each.total),
            Decimal(each.opening) if each.opening else None,
            Decimal(each.closing) if each.closing else None,
            each.result,
        )
        for each in EXPECTED[name]
    ]


def test_every_day_of_sns_is_a_statement(samples: Path) -> None:
    found = read(samples / "mt940/zilverline-mt940__sns.txt").statements
    assert len(found) == 16
    assert sum(len(each.lines) for each in found) == 4
    assert sum(each.total for each in found) == Decimal("45012.45")
    assert all(prove(each).result is Proved.PROVED for each in found)


def test_every_sample_is_expected(samples: Path) -> None:
    folders = ("mt940", "coda", "ofx")
    names = {f"{path.parent.name}/{path.name}" for f in folders for path in (samples / f).iterdir()}
    assert names == {*EXPECTED, "mt940/zilverline-mt940__sns.txt"}


def test_coda_has_52_details_that_are_not_added(samples: Path) -> None:
    text = (samples / "coda/tryton-coda__CODA.txt").read_text("cp1252")
    moves = [line for line in text.splitlines() if line.startswith("21")]
    assert sum(move[6:10] != "0000" for move in moves) == 52
    (statement,) = read(samples / "coda/tryton-coda__CODA.txt").statements
    assert any(line.text == "+++269/0211/57996+++" for line in statement.lines)


def test_names_and_texts_of_real_dialects(samples: Path) -> None:
    told = {
        (line.name, line.iban, line.text)
        for name in EXPECTED
        for each in read(samples / name).statements
        for line in each.lines
    }
    for name, iban in (
        ("Nespresso Nederland B.V.", "NL96RBOS0523149468"),
        ("BELASTINGDIENST", "NL86INGB0002445588"),
        ("Delta Lloyd Zorgverzekeringen", "NL55RABO044444444"),
        ("Max Mustermann", "DE12345678901234567890"),
        ("PICQER", "NL65INGB0123456789"),
        ("belastingdienst", "NL86INGB0002445588"),
        ("", "NL13RABO0123456789"),
    ):
        assert (name, iban) in {each[:2] for each in told}
