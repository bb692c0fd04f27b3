"""Run every measure of this folder and print one table: what it costs, its limit, the part used.

A measure is a script that prints lines such as `what it is   2.4 s = 3.1 x   limit 4 x`. What is
over its limit is marked; the exit code is 0 all the same, as a slow machine is no broken build.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SCRIPTS = (
    "load.py",
    "importing.py",
    "importing_again.py",
    "standard_files.py",
    "bank_tables.py",
    "provider_tables.py",
    "other_files.py",
    "categorising.py",
    "matching.py",
    "matching_speed.py",
    "forecasting.py",
    "learning.py",
    "accuracy_receipts.py",
    "accuracy_flows.py",
    "simulating.py",
    "accuracy_bands.py",
    "measuring.py",
    "ageing.py",
    "pages.py",
    "dragging.py",
)
_LIMIT = re.compile(r"\(?(?:limit|of at most) (?P<number>[\d.]+) ?(?P<unit>ms|s|x|%|kB)\)?")
_WHAT = re.compile(r"\s{2,}|:\s+(?=\d)")


class Measure(NamedTuple):
    """One line of the table."""

    what: str
    cost: str
    limit: str
    used: float | None
    """Cost as a part of the limit; above 1 is over it. `None`: told beside, without a limit."""


def measures(text: str) -> list[Measure]:
    """Read the lines that a script printed."""
    return [measure(line) for line in text.splitlines() if line.strip()]


def measure(line: str) -> Measure:
    """Read one line: its words, what it cost, and the limit in the same unit.

    >>> measure("reading 9 rows   1.5 s = 3.0 x bare   limit 4 x")
    Measure(what='reading 9 rows', cost='1.5 s = 3.0 x bare', limit='4 x', used=0.75)
    """
    limit = _LIMIT.search(line)
    told = line[: limit.start()] if limit else line
    what, cost = (*_WHAT.split(told.strip(), maxsplit=1), "")[:2]
    if limit is None:
        return Measure(what, cost, "", None)
    number, unit = limit["number"], limit["unit"]
    found = re.findall(rf"([\d.]+) ?{unit}(?![\w.])", cost)
    used = float(found[-1]) / float(number) if found else None
    return Measure(what, cost, f"{number} {unit}", used)


def main() -> int:
    """Run the scripts that are here, and print the table."""
    rows: list[Measure] = []
    for script in SCRIPTS:
        if not (HERE / script).is_file():
            continue
        print(f"{script} ...", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, HERE / script], capture_output=True, text=True, check=False
        )
        rows += measures(done.stdout)
        if done.returncode and not any((row.used or 0) > 1 for row in measures(done.stdout)):
            rows.append(Measure(script, f"ended with {done.returncode}", "", None))
            print(done.stderr, file=sys.stderr)
    show(rows)
    return 0


def show(rows: list[Measure]) -> None:
    """Print the table."""
    what, cost = (max((len(row[n]) for row in rows), default=0) for n in (0, 1))
    print(f"{'':{what}}  {'cost':{cost}}  {'limit':>8}  {'of limit':>8}")
    for row in rows:
        used = "" if row.used is None else f"{row.used:.0%}"
        over = "  OVER" if (row.used or 0) > 1 else ""
        print(f"{row.what:{what}}  {row.cost:{cost}}  {row.limit:>8}  {used:>8}{over}")


if __name__ == "__main__":
    sys.exit(main())
