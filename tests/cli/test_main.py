from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek import words
from kasboek.cli.frame import Frame
from kasboek.cli.main import COMMANDS
from kasboek.cli.main import cli
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table

if TYPE_CHECKING:
    from click.testing import Result

ALL = [name for names in COMMANDS.values() for name in names]


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", language, *arguments])


def test_the_six_commands_of_every_week_come_first() -> None:
    help_text = run("--help").stdout

    places = [help_text.index(f"\n  {name} ") for name in ALL]
    assert places == sorted(places)
    assert ALL[:6] == ["import", "today", "forecast", "explain", "check", "serve"]


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_help(name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


def test_the_page_of_commands_is_what_help_says(root: Path) -> None:
    script = root / "docs" / "reference" / "write_commands.py"
    spec = spec_from_file_location("write_commands", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    written = (root / "docs" / "reference" / "commands.md").read_text("utf-8")

    assert module.page() == written, "run python docs/reference/write_commands.py"
    assert all(f"## kasboek {name}\n" in written for name in ALL)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "there is no command 'nope'; there is: accounts, afford, check,"),
        (["--nope"], "there is no option --nope here; there is: --ledger, --as-of, --lang,"),
        (["forecast", "--nope"], "there is no option --nope here; there is: --scenario, --horizon"),
        (["forecast", "--by", "colour"], "--by takes one of: category, account, currency, item"),
        (["--as-of", "yesterday", "kpi"], "--as-of: 'yesterday' is no day; write it as 2026-11-30"),
        (
            ["--as-of", "9999-12-31", "kpi"],
            "--as-of: 31 December 9999 lies outside the years that are reckoned with; write a day",
        ),
        (["--ledger", "no.beancount", "forecast"], "there is no ledger file no.beancount"),
        (["afford"], "AMOUNT is missing"),
        (["forecast", "--horizon"], "--horizon needs a value after it"),
        (["match", "a", "b"], "a b is more than this command takes; leave it out"),
        (["serve", "--port", "abc"], "--port takes a whole number from 0 to 65535"),
        (
            ["identify", "no.csv"],
            "there is no file no.csv; name a bank file or a folder, or put files into inbox/",
        ),
    ],
)
def test_wrong_usage_names_what_exists(arguments: list[str], told: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"kasboek: {told}")
    assert result.stdout == ""


def test_wrong_usage_in_dutch() -> None:
    result = run("nope", language="nl")

    assert result.stderr.startswith("kasboek: er is geen opdracht 'nope'; er is: accounts, afford,")


def test_no_ledger_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KASBOEK_LEDGER", raising=False)

    result = run("forecast")

    assert result.exit_code == 2
    assert "looked for ledger/main.beancount, main.beancount" in result.stderr


def test_the_ledger_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KASBOEK_LEDGER", str(tmp_path / "gone.beancount"))

    result = run("forecast")

    assert result.exit_code == 2
    assert "gone.beancount" in result.stderr


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_frame: Frame) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Frame, "book", interrupted)

    result = run("forecast")

    assert (result.exit_code, result.stderr) == (130, "\ninterrupted\n")


def test_a_folder_that_cannot_be_read_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_frame: Frame) -> None:
        raise PermissionError(13, "Permission denied", "books")

    monkeypatch.setattr(Frame, "book", refused)

    result = run("forecast")

    assert result.exit_code == 2
    assert result.stderr == "cannot read or write books: Permission denied\n"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    script = f"{Path(sys.executable).with_name('kasboek')} --help | head -1"

    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)

    assert done.stdout.startswith("Usage")
    assert done.stderr == ""


def test_the_help_does_not_wait_for_beancount() -> None:
    code = (
        "import sys; from kasboek.cli.main import cli\n"
        "try: cli.main(['forecast', '--help'])\n"
        "except SystemExit: sys.exit('beancount' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_said_by_the_commands_is_said_in_both_languages() -> None:
    for room in ("cli", "commands"):
        path = Path(words.__file__).parent / "data" / "words" / f"{room}.json"
        texts = json.loads(path.read_text("utf-8"))
        assert list(texts) == sorted(texts)
        for key, text in texts.items():
            fields = [set(words._FIELD.findall(text[lang])) for lang in words.LANGUAGES]  # noqa: SLF001 # the test of the templates
            assert {f[0] for f in fields[0]} == {f[0] for f in fields[1]}, key


def test_text_from_a_ledger_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(Frame(), ["who", Column("n", right=True)], [["\x1b[2J[red]Jansen\u202e", 3]])

    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]Jansen" in out


def test_figures_are_right_aligned_and_never_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")

    rows = [["a", "1"], ["b", "123456789012345678901234567890"]]
    print_table(Frame(), ["who", Column("amount", right=True)], rows)

    head, first, last = capsys.readouterr().out.splitlines()
    assert len(head) == len(first) == len(last)
    assert last.endswith("123456789012345678901234567890")


@pytest.mark.parametrize("command", ["today", "forecast", "kpi", "check"])
def test_a_day_before_any_bank_line_has_no_figures(tmp_path: Path, command: str) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(
        'option "operating_currency" "EUR"\nplugin "kasboek.plugins.books"\n'
        '2026-01-01 open Assets:Bank\n  class: "cash"\n2026-01-01 open Equity:Opening\n'
        '2026-01-05 * "opening"\n  Assets:Bank  5 EUR\n  Equity:Opening\n',
        "utf-8",
    )
    result = run("--ledger", str(ledger), "--no-cache", "--as-of", "2026-01-04", command)

    assert result.exit_code == 4  # "€ 0.00 in the bank" would be a guess
    assert "no cash account has a booking up to 4 January 2026" in result.stderr
    assert run("--ledger", str(ledger), "--as-of", "2026-01-05", command).exit_code == 0


def test_no_color_means_none(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(
        '2026-01-01 open Assets:Bank EUR\n  class: "cash"\n2026-01-02 balance Assets:Bank 0 EUR\n',
        "utf-8",
    )
    plain, coloured = (
        CliRunner(env=env).invoke(cli, ["--ledger", str(ledger), "today"], color=True)
        for env in ({"NO_COLOR": "1"}, {"NO_COLOR": ""})
    )

    assert "\x1b" in coloured.stdout
    assert "\x1b" not in plain.stdout


def test_wrong_usage_is_told_in_dutch() -> None:
    found = run("match", "extra", language="nl")
    assert found.stderr.startswith(
        "kasboek: extra is meer dan deze opdracht aanneemt; laat het weg\n"
    )
    port = run("serve", "--port", "70000", language="nl")
    assert port.stderr.startswith("kasboek: --port wil een heel getal van 0 tot en met 65535\n")
