"""The house: rooms with their laws, heads that agree, documents whose links lead somewhere."""

from __future__ import annotations

import os
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

import kasboek
from kasboek.cli.main import COMMANDS

PACKAGE = Path(str(kasboek.__file__)).parent
ROOMS = ("core", "reading", "writing", "plugins", "importers", "web", "report", "cli")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PLACE = re.compile(r"`((?:src|tests|docs|bench|plugins|importers|queries|ledger|\.ci)/[\w./-]*)`")


def needs_sources(root: Path) -> None:
    if not (root / "src").is_dir():
        pytest.skip("the sources are not beside the tests, which run against the wheel")


def documents(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_states_its_law(room: str) -> None:
    law = PACKAGE / room / "README.md"
    assert law.is_file()
    assert 2 <= len(law.read_text("utf-8").splitlines()) <= 40


def test_no_folder_is_crowded() -> None:
    # room by room, as some are links, which a walk from above would not enter
    modules = [file for room in ROOMS for file in (PACKAGE / room).rglob("*.py")]
    held = Counter(file.parent.relative_to(PACKAGE).as_posix() for file in modules)
    assert [folder for folder, count in held.items() if count > 30] == ["core/kpi"]


def heads() -> list[Path]:
    return [PACKAGE / "ledger", PACKAGE / "data" / "template" / "ledger"]


@pytest.mark.parametrize("ledger", heads(), ids=["sample", "template"])
def test_the_two_heads_differ_in_title_and_forecast_only(ledger: Path) -> None:
    def head(name: str) -> list[str]:
        lines = (ledger / name).read_text("utf-8").splitlines()
        return [x for x in lines if x and not x.startswith((";", 'option "title"'))]

    main, forecast = head("main.beancount"), head("forecast.beancount")
    extra = [line for line in forecast if line not in main]
    assert [line for line in forecast if line in main] == main
    assert len(extra) == 1
    assert extra[0].startswith('plugin "kasboek.plugins.forecast"')
    plugins = [line for line in forecast if line.startswith("plugin")]
    assert plugins[0].startswith('plugin "kasboek.plugins.books"')


def test_links_in_the_documents_lead_somewhere(root: Path) -> None:
    needs_sources(root)
    dead = [
        f"{file.relative_to(root)}: {link}"
        for file in documents(root)
        for link in LINK.findall(file.read_text("utf-8"))
        if "://" not in link and not (file.parent / link).exists()
    ]
    assert dead == []


def test_places_named_in_the_documents_exist(root: Path) -> None:
    needs_sources(root)
    dead = [
        f"{file.relative_to(root)}: {place}"
        for file in documents(root)
        if file.name != "CHANGELOG.md"
        for place in PLACE.findall(file.read_text("utf-8"))
        if not (root / place).exists()
    ]
    assert dead == []


def test_each_command_stands_in_the_documents(root: Path) -> None:
    text = "\n".join(file.read_text("utf-8") for file in documents(root))
    names = [name for group in COMMANDS.values() for name in group]
    assert [name for name in names if f"kasboek {name}" not in text] == []


@pytest.mark.parametrize("target", ["demo", "test", "lint", "bench", "clean"])
def test_make_has_its_targets(root: Path, target: str) -> None:
    assert re.search(rf"^{target}:", (root / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_ci_script_can_be_run(root: Path) -> None:
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_the_version_is_told_once_and_in_the_changelog(root: Path) -> None:
    project = (root / "pyproject.toml").read_text("utf-8")
    assert f'version = "{kasboek.__version__}"' in project
    assert f"[{kasboek.__version__}]" in (root / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "used"),
    [
        ("import 9 rows, 50 rules   2.0 s = 3.0 x bare   limit 4 x", 0.75),
        ("forecast, three scenarios, 13w:   90.0 ms (limit 60 ms)", 1.5),
        ("a bare read   0.27 s", None),
    ],
)
def test_a_measure_is_put_beside_its_limit(root: Path, line: str, used: float | None) -> None:
    measured = runpy.run_path(str(root / "bench" / "run.py"))["measure"](line)
    assert measured.used == used


def test_the_terminal_shown_in_the_readme_is_real(root: Path, company: Path) -> None:
    written = runpy.run_path(str(root / "docs" / "reference" / "write_terminal.py"))
    shown = written["SHOWN"].search((root / "README.md").read_text("utf-8"))
    assert shown
    assert shown[0] == written["terminal"](company)
