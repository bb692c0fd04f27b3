"""`kasboek demo`: the whole way on the sample company, and the project's own ledger untouched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kasboek.cli.main import cli
from kasboek.cli.set_up.demo import unimport
from kasboek.cli.set_up.init import copy_company

KASBOEK = Path(sys.executable).with_name("kasboek")


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, company: Path) -> tuple[Path, str]:
    assert company.is_file()
    folder = tmp_path_factory.mktemp("demo") / "demo"
    done = subprocess.run(
        [KASBOEK, "--lang", "en", "demo", str(folder), "--no-serve"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "ledger", done.stdout


def test_the_bank_files_wait_and_their_bookings_are_gone(tmp_path: Path, company: Path) -> None:
    ledger = tmp_path / "ledger"
    copy_company(ledger)
    before = content(ledger)
    waiting = unimport(ledger / "main.beancount")
    assert waiting
    assert all(file.parent == ledger / "inbox" and file.is_file() for file in waiting)
    gone = before.keys() - content(ledger).keys()
    assert {name.split("/")[0] for name in gone} == {"books", "documents"}
    assert content(ledger).keys() & gone == set()
    assert content(company.parent) == before


def test_what_the_import_makes_is_what_the_project_ships(
    demo: tuple[Path, str], company: Path
) -> None:
    made, shipped = content(demo[0]), content(company.parent)
    assert made.keys() == shipped.keys()
    assert [name for name, text in made.items() if text != shipped[name]] == []


def test_it_shows_each_step_and_its_answer(demo: tuple[Path, str]) -> None:
    text = demo[1]
    steps = ["kasboek import", "bean-check", "kasboek today", "kasboek kpi", "kasboek forecast"]
    places = [text.index(f"$ {step}") for step in steps]
    assert places == sorted(places)
    assert "No errors: the books are right." in text
    assert "2026-W45" in text
    assert "17 files, 29 already there" in text
    assert "does not connect" not in text  # a camt.053 file holds a statement per month


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    arguments = ["--lang", "en", "demo", str(tmp_path), "--no-serve"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 3
    assert "is not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
