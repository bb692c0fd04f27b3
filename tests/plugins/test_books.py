"""Plugin books under Beancount, its cache, bean-check, and Fava."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from beancount import loader
from beancount.core.data import Transaction
from beancount.ops import validation
from fava.core import FavaLedger

from kasboek import reading
from kasboek.plugins.books import Kasboek
from kasboek.reading.mistakes import Mistake

LEDGER = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Income:Sales EUR
2026-01-01 open Expenses:Rent EUR
2026-01-05 * "Shop" "sale"
  Assets:Bank  100 EUR
  Income:Sales  -100 EUR
2026-02-01 # "Landlord" "Rent"
  Expenses:Rent  50 EUR
  Assets:Bank  -50 EUR
2026-02-02 # "Landlord" "Rent" #forecast
  Expenses:Rent  50 EUR
  Assets:Bank  -50 EUR
"""


def flags(entries: list[Any]) -> list[str]:
    return [entry.flag for entry in entries if isinstance(entry, Transaction)]


def test_the_plan_leaves_the_books_and_what_forecast_added_stays() -> None:
    entries, errors, options = loader.load_string(LEDGER)
    assert not errors
    assert flags(entries) == ["*", "#"]
    assert repr(options["kasboek"]) == "<Kasboek: 1 planned transactions>"
    book = reading.read(entries, options)
    assert [line.payee for line in book.plan] == ["Landlord"]
    assert len(book.entries) == 1  # what is tagged #forecast is never read


def test_hardcore_validation_passes() -> None:
    checks = validation.HARDCORE_VALIDATIONS
    _, errors, _ = loader.load_string(LEDGER, extra_validations=checks)
    assert not errors


def test_a_book_is_left_out_when_pickled() -> None:
    holder = Kasboek([1])
    holder.book = "a book"
    again = pickle.loads(pickle.dumps(holder))  # noqa: S301 # our own bytes
    assert (again.planned, again.book) == ([1], None)


def test_beancounts_cache_keeps_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    load = loader.pickle_cache_function(
        lambda path: f"{path}.picklecache",
        0.0,
        loader._uncached_load_file,  # noqa: SLF001 # the cache itself
    )
    first = load(str(path), None, None, None)
    assert list(tmp_path.glob("*.picklecache"))
    again = load(str(path), None, None, None)
    assert flags(again[0]) == flags(first[0])
    assert len(again[2]["kasboek"].planned) == 1


def test_it_says_when_it_is_not_first() -> None:
    text = LEDGER.replace('plugin "k', 'plugin "beancount.plugins.leafonly"\nplugin "k')
    _, errors, _ = loader.load_string(text)
    (error,) = errors
    assert error.message == (
        'plugin "kasboek.plugins.books" must be the first plugin, but '
        '"beancount.plugins.leafonly" comes before it; move its line up'
    )


def test_errors_speak_favas_language() -> None:
    text = LEDGER + (
        '2020-01-01 custom "fava-option" "language" "nl"\n2026-01-01 custom "polcy" "runway" 6\n'
    )
    _, errors, _ = loader.load_string(text)
    (error,) = errors
    assert isinstance(error, Mistake)
    assert error.message == 'custom "polcy" kent Kasboek niet; schrijf "policy"'
    assert error.source["lineno"] == 17


def test_other_tools_words_and_own_keys_pass() -> None:
    text = LEDGER + (
        '2026-01-01 custom "budget" Expenses:Rent "monthly" 5 EUR\n'
        '2026-01-01 custom "fava-option" "locale" "nl"\n'
        '2026-01-01 custom "envelope" "start date" "2026-01"\n'
        '2026-01-01 custom "valuation" "config"\n'
        '2026-01-01 custom "kpi" "dso" 43.2 "days"\n'
        '2026-01-01 custom "policy" "runway" 6\n  x-why: "because"\n'
    )
    _, errors, _ = loader.load_string(text)
    assert not errors


def test_a_ledger_without_the_plugin_keeps_the_plan_out_of_every_figure() -> None:
    text = LEDGER.replace('plugin "kasboek.plugins.books"\n', "")
    entries, errors, options = loader.load_string(text)
    book = reading.read(entries, options, errors=errors)
    assert book.plan == ()
    assert sum(book.columns["Assets:Bank"].numbers) == 100
    assert [p.saying.key for p in book.problems if p.error] == ["reading.no-plugin-plan"]


def test_fava_loads_and_reloads(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    ledger = FavaLedger(str(path))
    assert not ledger.errors
    assert flags(list(ledger.all_entries)) == ["*", "#"]
    path.write_text(LEDGER.replace("Rent", "Huur"), "utf-8")
    ledger.load_file()
    (planned,) = ledger.options["kasboek"].planned  # type: ignore[typeddict-item] # ours, not Fava's
    assert planned.narration == "Huur"


def test_bean_check_and_bean_query_run(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    tools = Path(sys.executable).parent
    for command in (["bean-check", path], ["bean-query", path, "SELECT sum(position)"]):
        ran = subprocess.run(
            [tools / command[0], *command[1:]], check=False, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""


def test_the_plugins_line_twice_keeps_the_plan() -> None:
    line = 'plugin "kasboek.plugins.books"\n'
    entries, errors, options = loader.load_string(LEDGER.replace(line, line + line))
    assert not errors
    assert len(reading.read(entries, options).plan) == 1


def test_a_setting_is_refused_in_a_sentence() -> None:
    _, errors, _ = loader.load_string(LEDGER.replace('books"', 'books" "worst"'))
    assert [error.message for error in errors] == [
        'plugin "kasboek.plugins.books" takes no setting; leave out "worst"'
    ]
