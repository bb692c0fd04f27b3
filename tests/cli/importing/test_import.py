"""`kasboek import`, from bank files to a ledger that checks clean."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from click.testing import CliRunner
from click.testing import Result

from kasboek.cli.main import cli
from kasboek.importers import formats
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from collections.abc import Callable

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Bank:Rabo EUR
  iban: "NL44 RABO 0123 4567 89"
  class: "cash"
2020-01-01 open Assets:Transfer
  class: "transfer"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Equity:Opening-Balances
  class: "equity"
"""
HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
)


def ing(*rows: tuple[str, str, str, str], other: str = "") -> str:
    """Rows as (day, signed amount, balance after, text), oldest first."""
    lines = [
        f'"{day}";"Naam {text}";"NL20INGB0001234567";"{other}";"OV";'
        f'"{"Af" if amount.startswith("-") else "Bij"}";"{amount.lstrip("-")}";"x";"{text}";'
        f'"{after}";""\n'
        for day, amount, after, text in reversed(rows)
    ]
    return HEADER + "".join(lines)


# 100,00 - 5,00 - 5,00 (a real twin) + 20,00 - 0,00 = 110,00
ROWS = [
    ("20261001", "-5,00", "95,00", "kosten"),
    ("20261001", "-5,00", "90,00", "kosten"),
    ("20261002", "20,00", "110,00", "klant"),
    ("20261003", "0,00", "110,00", "niets"),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    (folder / "inbox").mkdir(parents=True)
    (folder / "main.beancount").write_text(LEDGER, "utf-8")
    return folder


@pytest.fixture
def run(home: Path) -> Callable[..., Result]:
    def call(*words: str) -> Result:
        return CliRunner().invoke(
            cli, ["--ledger", str(home / "main.beancount"), "--lang", "en", *words]
        )

    return call


def drop(home: Path, name: str, text: str) -> Path:
    path = home / "inbox" / name
    path.write_text(text, "utf-8")
    return path


def bookings(home: Path) -> list[data.Transaction]:
    entries, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert errors == []
    return [e for e in entries if isinstance(e, data.Transaction)]


def amounts(home: Path, account: str = "Assets:Bank:ING") -> list[str]:
    return [
        str(posting.units.number)
        for entry in bookings(home)
        for posting in entry.postings
        if posting.account == account and posting.units is not None
    ]


def test_a_statement_becomes_text_that_checks_clean(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "october.csv", ing(*ROWS))
    done = run("import")
    assert done.output == (
        "inbox/october.csv: ING CSV\n"
        "  Assets:Bank:ING: 4 rows, 3 new, 0 already there, 0 matched, 3 unsure; "
        "balance proved: € 110.00 on 3 October 2026\n"
        "    3 unknown\n"
        "    ? 1 October 2026, € -5.00, Naam kosten\n"
        "    ? 1 October 2026, € -5.00, Naam kosten\n"
        "    ? 2 October 2026, € 20.00, Naam klant\n"
        "  1 left out: of no amount\n"
        "  € 100.00 booked as opening balance of Assets:Bank:ING\n"
        "3 bookings added from 1 file, 0 already there, 3 unsure, 0 files not imported\n"
        "3 lines are questions: 'kasboek import --ask' asks, one key each\n"
    )
    assert done.exit_code == 0
    assert amounts(home) == ["100.00", "-5.00", "-5.00", "20.00"]
    assert (home / "books.beancount").read_text() == 'include "books/2026/ing.beancount"\n'
    assert (home / "main.beancount").read_text() == LEDGER + 'include "books.beancount"\n'
    assert not list((home / "inbox").iterdir())
    archived = home / "documents/Assets/Bank/ING/2026-10-03.october.csv"
    assert archived.read_text("utf-8") == ing(*ROWS)
    golden = Path(__file__).parents[2] / "importers" / "golden" / "ing.beancount"
    assert (home / "books/2026/ing.beancount").read_text("utf-8") == golden.read_text("utf-8")
    check = subprocess.run(
        [str(Path(sys.executable).with_name("bean-check")), str(home / "main.beancount")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (check.returncode, check.stdout + check.stderr) == (0, "")


def test_twice_adds_nothing_and_changes_no_text(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "october.csv", ing(*ROWS))
    run("import")
    before = (home / "books/2026/ing.beancount").read_bytes()
    drop(home, "again.csv", ing(*ROWS))
    done = run("import")
    assert "4 rows, 0 new, 3 already there" in done.output
    assert (home / "books/2026/ing.beancount").read_bytes() == before


@pytest.mark.parametrize(
    "cuts",
    [
        [(0, 1), (1, 4)],  # the twins in different files
        [(0, 3), (1, 4)],
        [(1, 2), (0, 4)],
        [(2, 4), (0, 2), (0, 4)],
        [(0, 4), (0, 4)],
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_halves_and_overlaps_add_each_booking_once(
    home: Path,
    run: Callable[..., Result],
    cuts: list[tuple[int, int]],
    together: bool,  # noqa: FBT001 # a parameter of the test
) -> None:
    text = LEDGER.replace("open Equity:Opening-Balances", "open Equity:Start")
    (home / "main.beancount").write_text(
        text + '2026-01-01 * "start"\n  Assets:Bank:ING  100.00 EUR\n  Equity:Start\n', "utf-8"
    )
    for number, (start, end) in enumerate(cuts):
        drop(home, f"{number}.csv", ing(*ROWS[start:end]))
        if not together:
            run("import")
    run("import")
    entries, _, _ = loader.load_file(str(home / "main.beancount"))
    found = [
        posting.meta["bank-balance"]
        for entry in entries
        if isinstance(entry, data.Transaction)
        for posting in entry.postings
        if posting.meta and "bank-balance" in posting.meta
    ]
    assert sorted(found) == [Decimal(n) for n in ("90.00", "95.00", "110.00")]


def test_one_by_one_gives_the_same_text_as_together(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "a.csv", ing(*ROWS[:2]))
    drop(home, "b.csv", ing(*ROWS[2:]))
    run("import")
    together = (home / "books/2026/ing.beancount").read_text("utf-8")
    (home / "books/2026/ing.beancount").unlink()
    (home / "books.beancount").unlink()
    (home / "main.beancount").write_text(LEDGER, "utf-8")
    for name, rows in (("a.csv", ROWS[:2]), ("b.csv", ROWS[2:])):
        drop(home, name, ing(*rows))
        assert run("import").exit_code == 0
    assert (home / "books/2026/ing.beancount").read_text("utf-8") == together


def test_own_transfers_meet_on_the_transfer_account(home: Path, run: Callable[..., Result]) -> None:
    drop(
        home,
        "ing.csv",
        ing(("20261001", "-50,00", "50,00", "naar Rabo"), other="NL44RABO0123456789"),
    )
    header = (
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
        '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1"\n'
    )
    drop(
        home,
        "rabo.csv",
        header + '"NL44RABO0123456789","EUR","R","1","2026-10-02","2026-10-02","+50,00","+50,00",'
        '"NL20INGB0001234567","Wij","van ING"\n',
    )
    assert run("import").exit_code == 0
    assert amounts(home, "Assets:Transfer") == ["50.00", "-50.00"]


BROKEN = [*ROWS[:2], ("20261002", "20,00", "111,00", "klant")]
BREAK = (
    "  line 2: the balance should be € 110.00, the bank says € 111.00: € 1.00 apart; rows are "
    "missing or were edited; download the statement again, or book it as it is with "
    "--accept-broken\n"
)


def test_a_broken_chain_is_not_imported(home: Path, run: Callable[..., Result]) -> None:
    path = drop(home, "x.csv", ing(*BROKEN))
    done = run("import")
    assert done.exit_code == 1
    assert done.output == (
        "inbox/x.csv: ING CSV\n"
        "  Assets:Bank:ING: 3 rows, 3 new, 0 already there, 0 matched, 3 unsure; balance broken\n"
        + BREAK
        + "  not imported\n"
        "0 bookings added from 1 file, 0 already there, 0 unsure, 1 file not imported\n"
    )
    assert path.exists()
    assert not (home / "books").exists()


def test_accept_broken_books_it_and_the_ledger_says_so(
    home: Path, run: Callable[..., Result]
) -> None:
    drop(home, "x.csv", ing(*BROKEN))
    done = run("import", "--accept-broken")
    assert done.exit_code == 0
    assert BREAK in done.output
    said = [e.postings[0].meta.get("bank-chain") for e in bookings(home) if e.postings[0].meta]
    assert said == [None, None, "broken: expected 110.00 EUR, bank says 111.00"]
    assert "balance Assets" not in (home / "books/2026/ing.beancount").read_text("utf-8")


def test_a_statement_that_does_not_connect_is_named(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "a.csv", ing(*ROWS))
    run("import")
    drop(home, "b.csv", ing(("20261010", "1,00", "151,00", "later")))
    assert (
        "  Assets:Bank:ING has a gap between 2 October 2026 and 10 October 2026: the statement "
        "opens with € 150.00, the ledger has € 110.00, € 40.00 apart; import the statement between "
        "them, or correct what is booked\n"
    ) in run("import").output


def test_an_unknown_iban_gets_the_directive_to_paste(
    home: Path, run: Callable[..., Result]
) -> None:
    path = drop(home, "x.csv", ing(*ROWS).replace("NL20INGB0001234567", "NL69INGB0123456789"))
    done = run("import")
    assert done.exit_code == 1
    assert (
        "  no account has the IBAN NL69INGB0123456789; paste this into the ledger and import "
        "again:\n"
        "    2026-10-01 open Assets:Bank:Ingb6789 EUR\n"
        '      iban: "NL69INGB0123456789"\n'
        '      class: "cash"\n'
    ) in done.output
    assert path.exists()
    answer: dict[str, Any] = json.loads(run("import", "--dry-run", "--json").stdout)
    assert answer["files"][0]["statements"] == [
        {
            "iban": "NL69INGB0123456789",
            "account": None,
            "currency": "EUR",
            "rows": 4,
            "sum": "10.00",
            "opening": "100.00",
            "closing": "110.00",
        }
    ]
    assert answer["files"][0]["new"] == 3


def test_json_has_the_keys_of_the_interface(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "october.csv", ing(*ROWS))
    done = run("import", "--dry-run", "--json")
    (file,) = json.loads(done.stdout)["files"]
    assert {key: file[key] for key in ("file", "format", "rows", "new", "known", "matched")} == {
        "file": "inbox/october.csv",
        "format": "ing",
        "rows": 4,
        "new": 3,
        "known": 0,
        "matched": 0,
    }
    skipped = {"pending": 0, "no amount": 1}
    assert (file["unsure"], file["skipped"], file["balance"]) == (3, skipped, "proved")
    assert not (home / "books").exists()
    assert (home / "inbox/october.csv").exists()


SPREADSHEET = b"\xd0\xcf\x11\xe0 and so on"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"what,is,this\n1,2,3\n",
            (
                "no importer knows this file; it stays where it is; kasboek identify --formats "
                "lists what is read"
            ),
        ),
        (
            b"Datum;Rekening;Tegenrekening;Code;Mededelingen;Notitie\n",
            (
                "no importer knows this file; nearest is ING CSV, bunq CSV; it stays where it "
                "is; kasboek identify --formats lists what is read"
            ),
        ),
        (
            b"<Rapport/>",
            (
                "no importer knows this file; nearest is camt.053, UBL, XAF; it stays where it "
                "is; kasboek identify --formats lists what is read"
            ),
        ),
        (
            SPREADSHEET,
            (
                "the file is a spreadsheet, whatever its name says; download the statement again "
                "as CSV or camt.053"
            ),
        ),
        (b"", "the file is empty; download the statement again"),
        (
            b"Datum;x\n1;\x00\n",
            (
                "line 2: the file holds NUL bytes, so it is no text; download the statement again "
                "as CSV (UTF-8) or camt.053"
            ),
        ),
        (
            HEADER.encode() + b'"20261001";"' + b"x" * 200_000 + b'"\n',
            (
                "line 2: this row is no CSV (a field that is too long, or a quote that is never "
                "closed); download the file again"
            ),
        ),
        (
            HEADER.encode(),
            (
                "the ING CSV file holds no bookings and no balances; delete it if nothing "
                "moved, else choose a period with bookings and download it again"
            ),
        ),
    ],
    ids=[
        "unknown",
        "near-a-bank",
        "near-xml",
        "spreadsheet",
        "empty",
        "nul",
        "huge-row",
        "no-rows",
    ],
)
def test_what_cannot_be_read_stays_and_the_rest_goes_on(
    home: Path, run: Callable[..., Result], content: bytes, sentence: str
) -> None:
    (home / "inbox/a.csv").write_bytes(content)
    drop(home, "b.csv", ing(*ROWS))
    done = run("import")
    assert done.exit_code == 1
    assert done.output.startswith(f"inbox/a.csv\n  {sentence}\n  not imported\n")
    assert "3 bookings added from 2 files" in done.output
    assert [path.name for path in (home / "inbox").iterdir()] == ["a.csv"]


def test_wrong_use(run: Callable[..., Result]) -> None:
    assert run("import", "nowhere.csv").exit_code == 2
    assert run("--as-of", "2026-01-01", "import").exit_code == 2


def test_nothing_to_do(run: Callable[..., Result]) -> None:
    done = run("import")
    assert done.exit_code == 0
    assert done.output.startswith("nothing waits in ")


def test_two_at_once_are_refused(home: Path, run: Callable[..., Result]) -> None:
    with locked(home):
        done = run("import")
    assert done.exit_code == 3
    assert done.output.startswith("kasboek: another kasboek command is writing to ")


def test_a_ledger_with_errors_is_not_added_to(home: Path, run: Callable[..., Result]) -> None:
    (home / "main.beancount").write_text(LEDGER + "2026-01-01 opne Assets:X\n", "utf-8")
    path = drop(home, "x.csv", ing(*ROWS))
    done = run("import")
    assert done.exit_code == 4
    assert "the ledger has " in done.output
    assert path.exists()


def test_edits_by_hand_stay(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "a.csv", ing(*ROWS[:2]))
    run("import")
    path = home / "books/2026/ing.beancount"
    before = path.read_text("utf-8")
    edited = before.replace('! "Naam kosten" "kosten"', '* "Bank" "fees" ; mine', 1)
    path.write_text(edited, "utf-8")
    drop(home, "b.csv", ing(*ROWS))
    done = run("import")
    assert "4 rows, 1 new, 2 already there" in done.output
    assert (
        "  2 rows of 1 October 2026 to 1 October 2026 overlap what was booked, and are not booked "
        "again\n"
    ) in done.output
    assert path.read_text("utf-8").startswith(edited.rstrip("\n"))


def test_a_file_outside_the_inbox_is_copied_not_moved(
    home: Path, run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "download.csv"
    path.write_text(ing(*ROWS), "utf-8")
    assert run("import", str(path)).exit_code == 0
    assert path.exists()
    assert (home / "documents/Assets/Bank/ING/2026-10-03.download.csv").exists()


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("-n.csv", "2026-10-03.-n.csv"),
        ("naam met spaties.csv", "2026-10-03.naam met spaties.csv"),
        ("\N{SNOWMAN}.csv", "2026-10-03.\N{SNOWMAN}.csv"),
        ("a\nb.csv", "2026-10-03.a_b.csv"),
        ("no text \udcff.csv", "2026-10-03.no text _.csv"),
        (f"{'x' * 250}.csv", f"2026-10-03.{'x' * 225}.csv"),
        ("\N{SNOWMAN}" * 80 + ".csv", "2026-10-03." + "\N{SNOWMAN}" * 75 + ".csv"),
        (f"without.{'y' * 240}", f"2026-10-03.without.{'y' * 221}"),
    ],
)
def test_any_name_that_a_file_may_have(
    home: Path, run: Callable[..., Result], name: str, document: str
) -> None:
    drop(home, name, ing(*ROWS))
    assert run("import").exit_code == 0
    assert [path.name for path in (home / "documents/Assets/Bank/ING").iterdir()] == [document]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_pipe_is_not_waited_for(home: Path, run: Callable[..., Result], lang: str) -> None:
    os.mkfifo(home / "pipe")
    told = {
        "en": "this is no file but a device or a pipe; save the statement to a file first",
        "nl": "dit is geen bestand maar een apparaat of een pipe; bewaar het afschrift eerst als",
    }
    done = run("--lang", lang, "import", str(home / "pipe"))
    assert (done.exit_code, told[lang] in done.output) == (1, True)


def test_a_name_of_a_million_characters_fills_neither_screen_nor_ledger(
    home: Path, run: Callable[..., Result]
) -> None:
    text = f"/CNTP/NL91ABNA0417164300/ABNANL2A/{'n' * 1_000_000}///REMI/USTD//{'t' * 1_000_000}/"
    drop(
        home,
        "a.sta",
        ":20:P1\n:25:NL20INGB0001234567EUR\n:28C:00000\n:60F:C261001EUR0,\n"
        f":61:2610011001C1,00NTRFNONREF\n:86:{text}\n:62F:C261001EUR1,\n-\n",
    )
    done = run("import")
    assert done.exit_code == 0
    assert len(max(done.output.split("\n"), key=len)) < 200
    assert len(max((home / "books/2026/ing.beancount").read_text().split("\n"), key=len)) < 6_000


def test_text_that_looks_like_a_directive_is_only_text(
    home: Path, run: Callable[..., Result]
) -> None:
    evil = '""; 2026-01-01 close Assets:Bank:ING ; =cmd|'
    drop(home, "a.csv", ing(("20261001", "-5,00", "95,00", evil)))
    assert run("import").exit_code == 0
    assert bookings(home)[-1].narration == '"; 2026-01-01 close Assets:Bank:ING ; =cmd|'


KILLED = """
import os, signal, sys
from pathlib import Path
from kasboek.cli.main import cli
from kasboek.importers import formats
stop, count, real = int(sys.argv[1]), 0, Path.replace

def killing(*args):
    global count
    count += 1
    if count == stop:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)

Path.replace = killing
cli(["--ledger", sys.argv[2], "import"])
"""


def test_a_kill_at_any_rename_loses_and_doubles_nothing(
    home: Path, run: Callable[..., Result]
) -> None:
    killed = 0
    for step in range(1, 20):
        for path in sorted(home.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        (home / "inbox").mkdir()
        (home / "main.beancount").write_text(LEDGER, "utf-8")
        drop(home, "a.csv", ing(*ROWS))
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), str(home / "main.beancount")],
            capture_output=True,
            check=False,
            env={**os.environ, "KASBOEK_LEDGER": ""},
        )
        assert run("import").exit_code == 0
        assert amounts(home) == ["100.00", "-5.00", "-5.00", "20.00"]
        assert not list((home / "inbox").iterdir())
        if done.returncode != -signal.SIGKILL:
            break
        killed += 1
    assert killed >= 4


def test_identify(home: Path, run: Callable[..., Result]) -> None:
    path = drop(home, "a.csv", ing(*ROWS))
    other = drop(home, "b.csv", "?")
    done = run("identify", str(path), str(other))
    assert done.exit_code == 1
    assert done.output == (
        f"{path}: ING CSV, NL20INGB0001234567\n"
        f"{other}: no importer knows this file; it stays where it is; kasboek identify --formats "
        "lists what is read\n"
    )


def test_a_folder_is_named_as_the_inbox_is_read(home: Path, run: Callable[..., Result]) -> None:
    """What git keeps a folder with is no statement: neither is it told nor a failure."""
    path = drop(home, "october.csv", ing(*ROWS))
    drop(home, ".gitkeep", "")
    told = run("identify", str(home / "inbox"))
    assert told.exit_code == 0
    assert told.stdout == f"{path}: ING CSV, NL20INGB0001234567\n"
    done = run("import", str(home / "inbox"))
    assert done.exit_code == 0, done.output
    assert "3 bookings added from 1 file" in done.stdout
    again = run("import", str(home / "inbox"))
    assert again.exit_code == 0
    assert again.stdout == (
        f"there is no file in {home / 'inbox'}; name the folder that your downloads are in\n"
    )
    empty = run("identify", str(home / "inbox"))
    assert (empty.exit_code, empty.stdout) == (0, again.stdout)


def test_identify_names_no_account_where_there_is_none(
    home: Path, run: Callable[..., Result]
) -> None:
    path = drop(
        home, "deals.csv", "Deal Name,Amount,Close Date,Deal Probability\nBuild,10,2026-10-01,0.5\n"
    )
    done = run("identify", str(path))
    assert done.output == f"{path}: {formats.titles()['deals']}\n"


def test_the_formats_are_listed(run: Callable[..., Result]) -> None:
    done = run("identify", "--formats")
    assert done.output.splitlines()[:2] == ["ING CSV", "Rabobank CSV"]
    assert len(done.output.splitlines()) == len(formats.titles())
    listed = json.loads(run("identify", "--formats", "--json").output)["formats"]
    assert listed[0] == {"format": "ing", "title": "ING CSV"}
    assert run("identify").exit_code == 2


@pytest.mark.parametrize(
    ("suspense", "sentence"),
    [
        ("2026-10-02 open Equity:Suspense", "Equity:Suspense opens on 2 October 2026"),
        ("2020-01-01 open Equity:Suspense USD", "Equity:Suspense"),
    ],
)
def test_where_lines_go_must_take_them(
    home: Path, run: Callable[..., Result], suspense: str, sentence: str
) -> None:
    """Else the import would leave a ledger that does not check."""
    text = LEDGER.replace("2020-01-01 open Equity:Suspense", suspense)
    (home / "main.beancount").write_text(text, "utf-8")
    drop(home, "october.csv", ing(*ROWS))
    done = run("import")
    assert done.exit_code == 1
    assert sentence in done.output
    assert "booked as opening balance" not in done.output
    assert bookings(home) == []


def test_windows_line_ends_stay(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "first.csv", ing(*ROWS[:1]))
    run("import")
    path = home / "books/2026/ing.beancount"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    drop(home, "october.csv", ing(*ROWS))
    assert run("import").exit_code == 0
    data_ = path.read_bytes()
    assert data_.count(b"\n") == data_.count(b"\r\n")
    assert amounts(home) == ["100.00", "-5.00", "-5.00", "20.00"]


def test_a_glob_without_files_is_where_the_first_goes(
    home: Path, run: Callable[..., Result]
) -> None:
    (home / "main.beancount").write_text(LEDGER + 'include "books/*/*.beancount"\n', "utf-8")
    drop(home, "october.csv", ing(*ROWS))
    assert run("import").exit_code == 0
    assert len(bookings(home)) == 4
    assert not (home / "books.beancount").exists()


def test_a_link_to_the_ledger(home: Path, tmp_path: Path) -> None:
    """The books are beside the ledger, also when it is called by a link elsewhere."""
    drop(home, "october.csv", ing(*ROWS))
    link = tmp_path / "elsewhere.beancount"
    link.symlink_to(home / "main.beancount")
    done = CliRunner().invoke(cli, ["--ledger", str(link), "import"])
    assert done.exit_code == 0
    assert len(bookings(home)) == 4
    assert not (tmp_path / "books").exists()


def test_one_iban_with_an_account_per_currency(home: Path, run: Callable[..., Result]) -> None:
    """The statement's currency decides; one account after another does so by the days."""
    text = LEDGER + (
        '2020-01-01 open Assets:Bank:Wise USD\n  iban: "NL20INGB0001234567"\n  class: "cash"\n'
        '2018-01-01 open Assets:Bank:Zold EUR\n  iban: "NL20INGB0001234567"\n  class: "cash"\n'
        "2020-01-01 close Assets:Bank:Zold\n"
    )
    (home / "main.beancount").write_text(text, "utf-8")
    drop(home, "october.csv", ing(*ROWS))
    assert run("import").exit_code == 0
    assert amounts(home) == ["100.00", "-5.00", "-5.00", "20.00"]


def test_renamed_roots_reach_the_new_files(home: Path, run: Callable[..., Result]) -> None:
    """Beancount does not hand the names of the roots down to included files."""
    text = 'option "name_assets" "Activa"\noption "name_equity" "Vermogen"\n' + LEDGER.replace(
        "Assets:", "Activa:"
    ).replace("Equity:", "Vermogen:")
    no_suspense = text.replace("2020-01-01 open Vermogen:Suspense\n", "", 1)
    no_suspense = no_suspense.replace('  class: "suspense"\n', "", 1)
    (home / "main.beancount").write_text(no_suspense, "utf-8")
    drop(home, "october.csv", ing(*ROWS))
    assert "2020-01-01 open Vermogen:Suspense" in run("import").output
    (home / "main.beancount").write_text(text, "utf-8")
    assert run("import").exit_code == 0
    assert amounts(home, "Activa:Bank:ING") == ["100.00", "-5.00", "-5.00", "20.00"]


def test_aligned_balances_are_not_written_again(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "october.csv", ing(*ROWS))
    run("import")
    path = home / "books/2026/ing.beancount"
    path.write_text(path.read_text("utf-8").replace("ING 110.00", "ING         110.00"), "utf-8")
    before = path.read_bytes()
    drop(home, "again.csv", ing(*ROWS))
    assert run("import").exit_code == 0
    assert path.read_bytes() == before


def test_books_that_the_ledger_does_not_include(home: Path, run: Callable[..., Result]) -> None:
    """What stands there is not known, so it would be booked twice, and out of sight."""
    drop(home, "october.csv", ing(*ROWS))
    run("import")
    (home / "main.beancount").write_text(LEDGER, "utf-8")
    before = (home / "books/2026/ing.beancount").read_bytes()
    drop(home, "again.csv", ing(*ROWS))
    done = run("import")
    assert done.exit_code == 3
    assert "books/2026/ing.beancount is there, but the ledger does not include it" in done.output
    assert (home / "books/2026/ing.beancount").read_bytes() == before
    assert (home / "inbox" / "again.csv").exists()


def test_books_that_are_not_utf8(home: Path, run: Callable[..., Result]) -> None:
    drop(home, "october.csv", ing(*ROWS[:2]))
    run("import")
    path = home / "books/2026/ing.beancount"
    path.write_bytes(path.read_bytes() + "; café\n".encode("latin-1"))
    drop(home, "again.csv", ing(*ROWS))
    done = run("import")
    assert done.exit_code == 3
    assert "the text is not UTF-8" in done.output
