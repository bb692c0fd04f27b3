"""`kasboek init`: a new repository that checks clean, or nothing."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from click.testing import CliRunner
from fava.application import create_app

from kasboek.cli.main import cli
from kasboek.cli.set_up.init import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

BIN = Path(sys.executable).parent


def kasboek(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], obj=None)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file()
        and ".git" not in path.relative_to(folder).parts[:1]
        and path.suffix != ".picklecache"  # Beancount's, beside a ledger that took long to load
    )


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "fietsen"
    result = kasboek("--lang", "en", "init", folder, "--name", 'De "Lage" Fiets')
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("head", ["main", "forecast"])
def test_a_new_ledger_passes_bean_check(new: Path, head: str) -> None:
    done = run("bean-check", "-C", f"ledger/{head}.beancount", cwd=new)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("question", ["today", "forecast", "kpi"])
def test_a_new_ledger_already_answers(new: Path, question: str) -> None:
    done = run("kasboek", question, cwd=new)
    assert done.returncode == 0, done.stdout + done.stderr


def test_check_asks_for_what_is_missing_without_a_traceback(new: Path) -> None:
    done = run("kasboek", "check", cwd=new)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_fava_opens_both_heads_and_knows_the_importers(new: Path) -> None:
    heads = [str(new / "ledger" / f"{name}.beancount") for name in ("main", "forecast")]
    app = create_app(heads, load=True)
    ledgers = app.config["LEDGERS"].ledgers
    assert [ledger.options["title"] for ledger in ledgers] == [
        'De "Lage" Fiets',
        'De "Lage" Fiets: forecast',
    ]
    assert [error for ledger in ledgers for error in ledger.errors] == []
    client = app.test_client()
    assert client.get("/de-lage-fiets/income_statement/").status_code == 200
    assert client.get("/de-lage-fiets-forecast/import/").status_code == 200


def test_the_repository_refuses_broken_books(new: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(new, mine)
    for setting in (("user.name", "Anna"), ("user.email", "anna@fietsen.example")):
        run("git", "config", *setting, cwd=mine)
    run("git", "add", "-A", cwd=mine)
    first = run("git", "commit", "-qm", "the beginning", cwd=mine)
    assert first.returncode == 0, first.stderr

    plan = mine / "ledger" / "plan.beancount"
    copied = mine / "ledger" / ".main.beancount.picklecache"
    with copied.open("wb") as file:  # as a slow load of the first folder leaves it, copied along
        pickle.dump(loader.load_file(str(new / "ledger" / "main.beancount")), file)
    plan.write_text(plan.read_text() + '\n2026-01-01 * "unbalanced"\n  Equity:Opening  1 EUR\n')
    refused = run("git", "commit", "-qam", "broken", cwd=mine)
    assert refused.returncode != 0
    assert "plan.beancount" in refused.stdout + refused.stderr


def test_git_ignores_beancounts_cache_and_what_is_written_to_look_at(new: Path) -> None:
    ignored = run(
        "git", "check-ignore", "ledger/.main.beancount.picklecache", "out/forecast.csv", cwd=new
    )
    assert ignored.stdout.split() == ["ledger/.main.beancount.picklecache", "out/forecast.csv"]


@pytest.mark.parametrize("workflow", ["daily", "monday"])
def test_every_step_of_the_workflows_runs(new: Path, tmp_path: Path, workflow: str) -> None:
    # what a runner would do, without fetching Kasboek again
    text = (new / ".github" / "workflows" / f"{workflow}.yml").read_text()
    steps = re.findall(r"run: \|\n((?: {10}.*\n)+)", text)
    assert steps
    summary = tmp_path / "summary.md"
    os.environ["GITHUB_STEP_SUMMARY"] = str(summary)
    try:
        for step in steps:
            done = run("bash", "-eo", "pipefail", "-c", step, cwd=new)
            assert done.returncode == 0, done.stdout + done.stderr
    finally:
        del os.environ["GITHUB_STEP_SUMMARY"]
    written = summary.read_text()
    assert "## kasboek" in written
    assert "Traceback" not in written
    assert "Usage:" not in written


def test_the_first_statement_of_a_new_ledger(tmp_path: Path) -> None:
    """An IBAN filled in and a bank file: the noughts of the template are no opening balance."""
    kasboek("init", tmp_path / "fresh")
    ledger = tmp_path / "fresh" / "ledger"
    accounts = ledger / "accounts.beancount"
    text = accounts.read_text("utf-8")
    year = re.findall(r"^(\d{4})-01-01 open", text, re.MULTILINE)[0]
    filled = text.replace('; iban: "NL91ABNA0417164300"', 'iban: "NL20INGB0001234567"')
    assert filled != text
    accounts.write_text(filled, "utf-8")
    header = (
        "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);"
        "Mutatiesoort;Mededelingen;Saldo na mutatie;Tag\n"
    )
    row = f"{year}0302;Klant;NL20INGB0001234567;;OV;Bij;5,00;x;y;105,00;\n"
    (ledger / "inbox" / "bank.csv").write_text(header + row, "utf-8")
    done = kasboek("--ledger", ledger / "main.beancount", "--lang", "en", "import")
    assert done.exit_code == 0, done.output
    assert "€ 100.00 booked as opening balance" in done.output
    for head in ("main", "forecast"):
        _, errors, _ = loader.load_file(str(ledger / f"{head}.beancount"))
        assert errors == []


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_examples_in_the_template_are_right(tmp_path: Path, lang: str) -> None:
    blanks = {
        "name": "X",
        "currency": "EUR",
        "lang": lang,
        "year": "2026",
        "start": "2026-01-01",
        "forecast": "forecast",
    }
    lay_out(tmp_path, blanks, lang)
    examples = 0
    for file in (tmp_path / "ledger").rglob("*.beancount"):
        text, count = re.subn(r"^(\s*); (?=\S| )", r"\1", file.read_text(), flags=re.MULTILINE)
        file.write_text(text)
        examples += count
    assert examples > 30
    for head in ("main", "forecast"):
        _, errors, _ = loader.load_file(str(tmp_path / "ledger" / f"{head}.beancount"))
        assert errors == []


def test_the_dutch_files_say_the_same_as_the_english(tmp_path: Path) -> None:
    blanks = {"currency": "EUR", "start": "2026-01-01", "year": "2026"}
    for lang in ("en", "nl"):
        lay_out(tmp_path / lang, blanks, lang)
    assert files(tmp_path / "en") == files(tmp_path / "nl")

    def directives(lang: str, name: str) -> list[str]:
        text = (tmp_path / lang / name).read_text()
        lines = [re.sub(r"\s*;(?:;| [a-zà-ü]).*", "", line) for line in text.splitlines()]
        return [re.sub(r'(title: |\* )".*"', r'\1""', line) for line in lines if line.strip()]

    for name in files(tmp_path / "en"):
        if name.endswith(".beancount"):
            assert directives("en", name) == directives("nl", name), name


def test_dutch_reaches_the_files_and_fava(tmp_path: Path) -> None:
    result = kasboek("--lang", "nl", "init", tmp_path / "fietsen")
    assert "staat klaar" in result.output
    assert "De boeken van fietsen" in (tmp_path / "fietsen" / "README.md").read_text()
    company = (tmp_path / "fietsen" / "ledger" / "company.beancount").read_text()
    assert 'custom "fava-option" "language" "nl"' in company


def test_the_currency_is_the_users(tmp_path: Path) -> None:
    kasboek("init", tmp_path / "x", "--currency", "CHF")
    head = tmp_path / "x" / "ledger" / "main.beancount"
    _, errors, options = loader.load_file(str(head))
    assert errors == []
    assert options["operating_currency"] == ["CHF"]


def test_the_example_is_the_sample_company(tmp_path: Path, company: Path) -> None:
    result = kasboek("init", tmp_path / "x", "--example")
    assert result.exit_code == 0, result.output
    made = tmp_path / "x" / "ledger"
    assert files(made) == files(company.parent)
    done = run("bean-check", "-C", "ledger/main.beancount", cwd=tmp_path / "x")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_an_empty_folder_may_be_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kasboek("init", ".").exit_code == 0
    assert (tmp_path / "ledger" / "main.beancount").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kasboek")] == []


def a_full_folder(place: Path) -> None:
    place.mkdir()
    (place / "letter.txt").write_text("mine")


def a_file(place: Path) -> None:
    place.write_text("mine")


def a_dangling_link(place: Path) -> None:
    place.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("there", "sentence"),
    [
        (a_full_folder, "is not empty, and nothing in it was changed"),
        (a_file, "exists and is no folder"),
        (a_dangling_link, "exists and is no folder"),
    ],
)
def test_what_is_there_is_never_touched(
    tmp_path: Path, there: Callable[[Path], None], sentence: str
) -> None:
    place = tmp_path / "x"
    there(place)
    before = files(tmp_path)
    result = kasboek("--lang", "en", "init", place)
    assert result.exit_code == 3
    assert sentence in result.stderr
    assert files(tmp_path) == before


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, *_words: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        result = kasboek("--lang", "en", "init", tmp_path / "x")
    assert result.exit_code == 3
    assert "No space left on device; nothing was left behind" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--currency", "euro"), "'euro' is no currency"),
        (("--name", "two\nlines"), "needs a name on one line"),
        (("--name", " "), "needs a name on one line"),
        (("--example", "--name", "Mine"), "--example brings its own name"),
    ],
)
def test_wrong_words_are_refused(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    result = kasboek("--lang", "en", "init", tmp_path / "x", *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert list(tmp_path.iterdir()) == []
