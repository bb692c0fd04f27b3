"""Fuzz every parser of bytes, one after the other, and tell what crashed.

    python tests/fuzz/run.py 60

The number is seconds for each; names after it choose among them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TARGETS = (
    "everything",
    "zip",
    "camt053",
    "camt052",
    "mt940",
    "coda",
    "ofx",
    "xaf",
    "ubl",
    "cii",
)
"""`everything` is whatever `kasboek import` may meet; `zip` begins as archives; then formats."""
FUZZ = Path(__file__).with_name("fuzz_formats.py")
TOLD = 40
"""Lines of a crash: the traceback, and where the input is kept."""


def main() -> int:
    """Run the targets; the exit code is the number of those that crashed."""
    seconds, *chosen = sys.argv[1:]
    crashed = 0
    for name in chosen or TARGETS:
        done = subprocess.run(
            [sys.executable, FUZZ, name, seconds], capture_output=True, text=True, check=False
        )
        told = (done.stdout + done.stderr).splitlines()
        runs = next((each.split()[-1] for each in told if "executed_units" in each), "no")
        print(
            f"{name:12} {runs:>9} inputs   {'CRASHED' if done.returncode else 'held'}", flush=True
        )
        if done.returncode:
            crashed += 1
            print("\n".join(told[-TOLD:]))
    return crashed


if __name__ == "__main__":
    sys.exit(main())
