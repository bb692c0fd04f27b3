"""A month that is missing: its gap is named, the ledger checks clean, and it is filled later."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from click.testing import CliRunner
from tests.importers.pieces import FORMATS
from tests.importers.pieces import LEDGER
from tests.importers.pieces import OWN
from tests.importers.pieces import Row
from tests.importers.standard import test_coda as coda_records

from kasboek import reading
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BANK = "Assets:Bank:ING"
# July 100 - 5 + 20 = 115; August - 7 + 25 = 133; September - 9 + 30 = 154; October - 1 + 3 = 156
MONTHS = [
    [Row(dt.date(2026, 7, 3), -500, 9500), Row(dt.date(2026, 7, 10), 2000, 11500)],
    [Row(dt.date(2026, 8, 4), -700, 10800), Row(dt.date(2026, 8, 11), 2500, 13300)],
    [Row(dt.date(2026, 9, 5), -900, 12400), Row(dt.date(2026, 9, 12), 3000, 15400)],
    [Row(dt.date(2026, 10, 6), -100, 15300), Row(dt.date(2026, 10, 13), 300, 15600)],
]
BY_HAND = '2026-01-01 * "begun by hand"\n  Assets:Bank:ING  100.00 EUR\n  Equity:Opening\n'


def coda(rows: list[Row]) -> str:
    """Opening and closing balance, and a reference for each booking."""
    start, last = rows[0].after - rows[0].cents, rows[-1]
    days = [f"{row.day:%d%m%y}" for row in rows]
    records = [
        coda_records.old(start, OWN, f"{rows[0].day - dt.timedelta(days=1):%d%m%y}"),
        *(
            coda_records.move(n, row.cents, reference=f"R{row.after}").replace("011026", day)
            for n, (row, day) in enumerate(zip(rows, days, strict=True), 1)
        ),
        coda_records.new(last.after, OWN).replace("011026", days[-1]),
    ]
    out = -sum(row.cents for row in rows if row.cents < 0)
    into = sum(row.cents for row in rows if row.cents > 0)
    trailer = coda_records.trailer(len(records), out, into)
    return "\n".join([coda_records.header(), *records, trailer, ""])


WRITERS = {**FORMATS, "coda": coda}
every_format = pytest.mark.parametrize("format_", WRITERS)


def run(home: Path, format_: str, *months: int) -> str:
    (home / "inbox").mkdir(exist_ok=True)
    for month in months:
        content = WRITERS[format_](MONTHS[month])
        (home / "inbox" / f"{month}.txt").write_bytes(content.encode("cp1252"))
    head = str(home / "main.beancount")
    done = CliRunner().invoke(cli, ["--ledger", head, "--lang", "en", "import"])
    assert done.exit_code == 0
    return done.output


def errors(home: Path) -> list[str]:
    return [each.message for each in loader.load_file(str(home / "main.beancount"))[1]]


def booked(home: Path) -> tuple[list[Decimal], list[Decimal]]:
    """The account's opening balances, and its other bookings."""
    book = reading.load(home / "main.beancount", cache=False)
    column, found = book.columns[BANK], ([], [])  # type: ignore[var-annotated]
    for entry, number in zip(column.entries, column.numbers, strict=True):
        found[not book.entries[entry].narration.startswith("Opening balance")].append(number)
    return found


def amounts(*months: int) -> list[Decimal]:
    return [Decimal(row.cents) / 100 for month in sorted(months) for row in MONTHS[month]]


def texts(home: Path) -> dict[str, str]:
    return {
        str(path.relative_to(home)): path.read_text("utf-8") for path in home.rglob("books/**/*.b*")
    }


@every_format
def test_a_gap_is_named_and_the_ledger_is_where_the_bank_is(tmp_path: Path, format_: str) -> None:
    """From 115 on 10 July to 133 on 5 September 18 is missing."""
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    run(tmp_path, format_, 0)
    output = run(tmp_path, format_, 2)
    assert (
        "  € 18.00 booked as opening balance of Assets:Bank:ING\n"
        "  Assets:Bank:ING has a gap between 10 July 2026 and 5 September 2026: the statement "
        "opens with € 133.00, the ledger has € 115.00, € 18.00 apart; import the statement "
        "between them, or correct what is booked\n"
    ) in output
    assert errors(tmp_path) == []
    assert booked(tmp_path) == ([100, 18], amounts(0, 2))
    assert f"2026-09-13 balance {BANK} 154.00 EUR\n" in "".join(texts(tmp_path).values())
    assert " gap " not in run(tmp_path, format_, 2)  # once more adds nothing
    assert booked(tmp_path) == ([100, 18], amounts(0, 2))


@every_format
@pytest.mark.parametrize(
    "order",
    [
        [(0,), (2,), (1,), (3,)],
        [(0, 2), (1,), (3,)],
        [(0,), (3,), (1,), (2,)],
        [(0,), (3,), (2,), (1,)],
        [(0,), (2,), (3,), (1,)],
        [(2,), (0,), (3,), (1,)],
    ],
)
def test_the_missing_month_fills_it(
    tmp_path: Path, format_: str, order: Sequence[Sequence[int]]
) -> None:
    """Whatever is missing yet, the ledger checks clean; in the end nothing tells of a gap."""
    homes = [tmp_path / name for name in ("one", "whole")]
    for home in homes:
        home.mkdir()
        (home / "main.beancount").write_text(LEDGER, "utf-8")
    there: list[int] = []
    for months in order:
        run(homes[0], format_, *months)
        there += months
        assert errors(homes[0]) == []
        assert booked(homes[0])[1] == amounts(*there)
    assert booked(homes[0])[0] == [100]
    for month in range(4):
        run(homes[1], format_, month)
    assert texts(homes[0]) == texts(homes[1])


@every_format
def test_a_ledger_that_was_begun_by_hand(tmp_path: Path, format_: str) -> None:
    """As long as it was where the bank was, before the gap."""
    (tmp_path / "main.beancount").write_text(LEDGER + BY_HAND, "utf-8")
    run(tmp_path, format_, 0)
    assert " gap " in run(tmp_path, format_, 2)
    assert errors(tmp_path) == []
    assert booked(tmp_path)[0] == [18]
    run(tmp_path, format_, 1)
    assert errors(tmp_path) == []
    assert booked(tmp_path) == ([], [Decimal(100), *amounts(0, 1, 2)])


def test_what_was_booked_by_hand_is_not_explained_away(tmp_path: Path) -> None:
    """Here the ledger may be wrong: the difference is named, and the bank's balance tells of it."""
    late = '2026-07-20 * "by hand"\n  Assets:Bank:ING  -50.00 EUR\n  Equity:Suspense\n'
    (tmp_path / "main.beancount").write_text(LEDGER + late, "utf-8")
    run(tmp_path, "csv", 0)
    assert "opens with € 115.00, the ledger has € 65.00" in run(tmp_path, "csv", 1)
    assert booked(tmp_path)[0] == [100]
    assert [each.startswith(f"Balance failed for '{BANK}'") for each in errors(tmp_path)] == [True]
