"""What ships: every module under its own name, and a wheel with what git tracks and no more."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

import kasboek

PACKAGE = Path(str(kasboek.__file__)).parent
FORCED = ("plugins", "importers", "queries", "ledger")
"""The rooms that lie beside src/ and are links inside it."""


def package_files() -> list[Path]:
    """List the package's Python files, each room by itself, as some are links."""
    rooms = sorted(room for room in PACKAGE.iterdir() if room.is_dir())
    return [*sorted(PACKAGE.glob("*.py")), *(f for r in rooms for f in sorted(r.rglob("*.py")))]


def modules() -> list[str]:
    """Name every module of the package; data/ and ledger/ hold files for users, not modules."""
    names = []
    for file in package_files():
        place = file.relative_to(PACKAGE)
        if place.parts[0] not in {"data", "ledger"} or place.name == "__init__.py":
            parts = place.with_suffix("").parts
            names.append(".".join(("kasboek", *(p for p in parts if p != "__init__"))))
    return names


def sources(root: Path) -> list[Path]:
    """List our Python files: the package, and tests and measures where they are."""
    return [
        *package_files(),
        *sorted((root / "tests").rglob("*.py")),
        *sorted((root / "bench").rglob("*.py")),
    ]


@pytest.mark.parametrize("name", modules())
def test_every_module_imports_under_its_own_name(name: str) -> None:
    assert import_module(name).__name__ == name


@pytest.mark.parametrize("room", ["plugins", "importers"])
def test_the_rooms_beside_src_are_found(room: str, root: Path) -> None:
    named = {name.rsplit(".", 1)[-1] for name in modules() if name.startswith(f"kasboek.{room}.")}
    there = {file.stem for file in (PACKAGE / room).rglob("*.py")} - {"__init__"}
    assert there
    assert named >= there
    if (root / room).is_dir():
        assert {file.stem for file in (root / room).rglob("*.py")} - {"__init__"} == there


def test_nobody_imports_a_room_by_its_folder(root: Path) -> None:
    # `import plugins` works in the checkout and makes a second copy of every class
    wrong = []
    for file in sources(root):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [str(node.module)]
            wrong += [f"{file}: {n}" for n in names if n.split(".")[0] in FORCED]
    assert wrong == []


def tracked(root: Path) -> set[str]:
    """Name the files of the package in the wheel, from what git tracks or is about to."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    names = set()
    for name in listed:
        top = name.split("/")[0]
        if (root / name).is_symlink() or not (root / name).is_file():
            continue
        if top in FORCED:
            names.add(f"kasboek/{name}")
        elif name.startswith("src/kasboek/"):
            names.add(name.removeprefix("src/"))
    return names


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (root / "src").is_dir() or shutil.which("git") is None:
        pytest.skip("the wheel is built from the checkout, and this is not one")
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_what_git_tracks(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if not name.endswith("/")}
    ours = {name for name in shipped if ".dist-info/" not in name}
    assert ours == tracked(root)
    for needed in (
        "kasboek/py.typed",
        "kasboek/plugins/books.py",
        "kasboek/importers/banks/layouts.toml",
        "kasboek/ledger/main.beancount",
        "kasboek/data/template/ledger/main.beancount",
        "kasboek/data/words/house.json",
        "kasboek/web/Cockpit.js",
        "kasboek/web/templates/Cockpit.html",
        "kasboek/web/templates/Outlook.html",
    ):
        assert needed in ours
    assert any(name.startswith("kasboek/data/tax/") for name in ours)
    assert any(name.endswith(".bql") for name in ours)


def test_the_wheel_holds_no_tests_and_no_caches(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert [n for n in names if "tests" in n.split("/") or "bench" in n.split("/")] == []
    assert [n for n in names if n.endswith((".picklecache", ".pyc"))] == []
    assert any(n.endswith(".dist-info/licenses/LICENSE") for n in names)
