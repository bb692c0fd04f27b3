"""Writes the terminal that README.md shows: python docs/reference/write_terminal.py.

The same text is under test, so a figure that changes without the README fails.
"""  # noqa: INP001 # a script beside what it writes, not a package

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = re.compile(r"```text\n\$ kasboek today\n.*?```", re.DOTALL)


def terminal(ledger: Path) -> str:
    """Return `kasboek today` as the README shows it.

    How old the data is, and so how many alerts there are, depends on the day of reading: those
    two lines are left out.
    """
    told = subprocess.run(  # noqa: S603 # our own command
        [Path(sys.executable).with_name("kasboek"), "--lang", "en", "today"],
        env={**os.environ, "KASBOEK_LEDGER": str(ledger)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    kept = [x for x in told.splitlines() if "days old" not in x and "kasboek check" not in x]
    return "```text\n$ kasboek today\n" + "\n".join(kept) + "\n```"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    new = terminal(ROOT / "ledger" / "main.beancount")
    readme.write_text(SHOWN.sub(lambda _: new, readme.read_text("utf-8")), "utf-8")
