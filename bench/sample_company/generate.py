"""Make the sample company: the text of other programs, the bank's files, and the import of them.

    python bench/sample_company/generate.py TARGET [--no-import]

TARGET becomes a complete ledger folder. The founder's own text (accounts, plan, policy, scenarios,
rules) is copied from the project's `ledger/`; the rest is told by `story.py`, byte for byte the
same every time. `TARGET` may be that `ledger/` itself: then it is refreshed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import story

LEDGER = Path(__file__).resolve().parents[2] / "ledger"
QUERIES = LEDGER.parent / "queries"
GENERATED = ("books", "documents", "books.beancount", "relations.beancount", "queries.beancount")


def founders_files(ledger: Path) -> list[Path]:
    """Return what the founder wrote, relative to the ledger's folder."""
    files = (path.relative_to(ledger) for path in sorted(ledger.rglob("*")) if path.is_file())
    return [
        path
        for path in files
        if path.parts[0] not in {*GENERATED, "inbox"}
        and not path.name.startswith(".")
        and path.suffix in {".beancount", ".py", ".md"}
    ]


def write(target: Path) -> None:
    """Write everything but what the import makes; the bank's files go to the inbox."""
    for name in GENERATED:
        old = target / name
        if old.is_dir():
            shutil.rmtree(old)
        old.unlink(missing_ok=True)
    if target.resolve() != LEDGER:
        for path in founders_files(LEDGER):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(LEDGER / path, target / path)
    company = story.tell()
    for name, text in story.ledger_text(company, QUERIES).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    documents = target / "documents"
    documents.mkdir(exist_ok=True)
    (documents / ".gitkeep").touch()
    inbox = target / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / ".gitkeep").touch()
    for download in story.downloads(company):
        (inbox / download.name).write_bytes(download.content)


def main() -> int:
    """Write the company and import its bank files, as its founder would."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", type=Path, help="folder of the ledger to make or refresh")
    parser.add_argument("--no-import", action="store_true", help="leave the bank files in inbox/")
    wanted = parser.parse_args()
    write(wanted.target)
    if wanted.no_import:
        return 0
    command = [str(Path(sys.executable).parent / "kasboek")]
    ledger = wanted.target / "main.beancount"
    return subprocess.run(
        [*command, "--no-cache", "--ledger", str(ledger), "import"], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
