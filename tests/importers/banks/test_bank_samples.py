"""Real and published files of banks, against the counts and sums that their SOURCES.md states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.importers.statement import Statement

REVOLUT = "banana-universal__ch.banana.revolut.transactions."
WISE = "wise-csv/banana-universal__ch.banana.wise.transactions.business"
KBC = "kbc-csv/bank2ynab__export_"

# file, format, rows, sum without fees, and per statement its account, fees, opening, closing, proof
EXPECTED = [
    (
        "abnamro-tab/denilsonsa-abn__TXT_SAMPLE.TAB",
        ("abnamro", 26, "-2118.79"),
        [
            ("123456789", "0", "3000.00", "1742.50", Proved.BROKEN),
            ("112233445", "0", "10000.00", "9550.99", Proved.BROKEN),
        ],
    ),
    (
        "triodos-csv/snorberhuis-triodos__example-triodos.csv",
        ("triodos", 2, "10.28"),
        [("NL06TRIO0123456789", "0", None, None, Proved.ABSENT)],
    ),
    (
        f"revolut-business-csv/{REVOLUT}business1_20222609.csv",
        ("revolut-business", 8, "1321.48"),
        [("revolut bank chf", "-4.53", "1304.05", "2621.00", Proved.PROVED)],
    ),
    (
        f"revolut-business-csv/{REVOLUT}business3_20251016.csv",
        ("revolut-business", 2, "-3071.95"),
        [("revolut eur test", "0", "104649.61", "101577.66", Proved.PROVED)],
    ),
    (
        f"revolut-personal-csv/{REVOLUT}private1_20222609.csv",
        ("revolut", 9, "-79.38"),
        [("revolut product abcd", "-8.26", None, None, Proved.ABSENT)],
    ),
    (
        f"revolut-personal-csv/{REVOLUT}private1_20250922_it.csv",
        ("revolut", 3, "-186.19"),
        [("revolut", "0", "714.36", "528.17", Proved.PROVED)],
    ),
    (
        f"{WISE}1_20230105.csv",
        ("wise", 3, "-342.20"),
        [("wise", "0", "15103.93", "14761.73", Proved.PROVED)],
    ),
    (
        f"{WISE}.fee.separate1_20230105.csv",
        ("wise", 5, "-342.20"),
        [("wise", "0", "15103.93", "11761.73", Proved.BROKEN)],
    ),
    (
        f"{WISE}2_20240423.csv",
        ("wise-history", 3, "24477.67"),
        [("wise", "-12.38", None, None, Proved.ABSENT)],
    ),
    (
        "n26-csv/csv2ofx__n26-fr.csv",
        ("n26", 2, "0.00"),
        [("n26 coffre fort", "0", None, None, Proved.ABSENT)],
    ),
    (
        "n26-csv/waskostetmich__n26.csv",
        ("n26", 3, "2777.02"),
        [("n26 max mustermann", "0", None, None, Proved.ABSENT)],
    ),
    (
        "dkb-csv/banana-de__csv_dkb_deutschland_example_format1_20250331.csv",
        ("dkb", 2, "-86.34"),
        [("DE111111111111111111", "0", None, None, Proved.ABSENT)],
    ),
    (
        "dkb-csv/waskostetmich__dkb-alt.csv",
        ("dkb", 2, "-22.98"),
        [("DE12120300000000000000", "0", None, None, Proved.ABSENT)],
    ),
    (
        "sparkasse-camt-csv/banana-de__csv_sss_example_format1_20240701.csv",
        ("sparkasse", 127, "-52349.10"),
        [("SE22181624564401062258", "0", None, None, Proved.ABSENT)],
    ),
    (
        "commerzbank-csv/waskostetmich__commerzbank.csv",
        ("commerzbank", 3, "2777.02"),
        [("commerzbank", "0", None, None, Proved.ABSENT)],
    ),
    (
        f"{KBC}BE11123456789012_20180304_1422.csv",
        ("kbc", 1, "-3.40"),
        [("BE11123456789012", "0", "223.35", "219.95", Proved.PROVED)],
    ),
    (
        f"{KBC}KBC-Mastercard_Business_Essential_20200204_1604.csv",
        ("kbc-card", 3, "2.73"),
        [("1234567890123456", "0", None, None, Proved.ABSENT)],
    ),
]


def fees(statement: Statement) -> Decimal:
    parts = (part for line in statement.lines for part in line.parts)
    return sum((part.amount for part in parts if part.kind is PartKind.FEE), Decimal())


@pytest.mark.parametrize(
    ("name", "whole", "expected"), EXPECTED, ids=[name.split("/")[1] for name, *_ in EXPECTED]
)
def test_counts_and_sums(
    samples: Path,
    name: str,
    whole: tuple[str, int, str],
    expected: list[tuple[str, str, str | None, str | None, Proved]],
) -> None:
    found = formats.read(samples / name)
    assert isinstance(found, StatementFile)
    rows = sum(len(s.lines) for s in found.statements)
    total = sum((s.total - fees(s) for s in found.statements), Decimal())
    assert (found.format, rows, total) == (whole[0], whole[1], Decimal(whole[2]))
    got = [
        (
            s.account,
            fees(s),
            s.opening.number if s.opening else None,
            s.closing.number if s.closing else None,
            prove(s).result,
        )
        for s in found.statements
    ]
    assert got == [
        (
            account,
            Decimal(cost),
            Decimal(opening) if opening else None,
            Decimal(closing) if closing else None,
            proof,
        )
        for account, cost, opening, closing, proof in expected
    ]


def test_each_file_is_of_one_format_only(samples: Path) -> None:
    for name, whole, _ in EXPECTED:
        text = (samples / name).read_text("utf-8-sig", errors="replace")
        known = [each.NAME for each in formats.texts() if each.identify(text)]
        assert known == [whole[0]], name


def test_abn_amro_names_and_words_that_a_block_cut(samples: Path) -> None:
    found = formats.read(samples / EXPECTED[0][0])
    assert isinstance(found, StatementFile)
    lines = {line.row: line for line in found.statements[0].lines}
    assert [lines[23][i] for i in (2, 3, 4)] == [
        "NETFLIX INTERNATIONAL B.V.",
        "LU012345678901234567",
        "Netflix Monthly Subscription DD-012345678901234567-890-123456",
    ]
    assert [lines[41][i] for i in (2, 3, 4)] == [
        "Albert Heijn B.V.",
        "NL00INGB0123456789",
        "Foobarment Foobar Fobar - AB012345678 AB0123456789",
    ]
    assert (lines[14].name, lines[28].name) == ("Hema EV123", "IKEA Amsterdam")


def test_a_card_without_its_number_in_a_row_is_the_file_s_only_card(samples: Path) -> None:
    found = formats.read(samples / f"{KBC}KBC-Mastercard_Business_Essential_20200204_1604.csv")
    assert isinstance(found, StatementFile)
    (statement,) = found.statements
    assert [line.name for line in statement.lines][1] == "Payment from Checking account"
