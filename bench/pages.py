"""What the pages in Fava cost on the server, beside Fava's own income statement, in one run.

    python bench/pages.py [TRANSACTIONS]

Limits (issue 3): a page at most half of the income statement (its page and its data), a slider's
answer 50 ms, the script 250 kB minified and 650 kB as it is committed; at 10,000 transactions.

The ledger is the sample company, its books of two years repeated every three years into the past.
What is compared is process time, the median of some rounds in which each has its turn. Both are
warm: Fava keeps what it filtered, and our pages the book and its forecasts; what a page costs that
nobody asked for since the load stands beside it. Exits 1 when a limit is passed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from fava.application import create_app
from load import PERIOD
from load import declared
from load import later
from load import transactions

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

SIZE = 10_000
ROUNDS = 9
HALF, SLIDER, MINIFIED, READABLE = 50, 50, 250, 650
"""Limits: percent of the income statement, milliseconds, kilobytes, kilobytes."""
ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "src" / "kasboek" / "web" / "Cockpit.js"
ESBUILD = ROOT / "frontend" / "node_modules" / ".bin" / "esbuild"
_HEAD = """option "title" "Bench"
plugin "kasboek.plugins.books"
2000-01-01 custom "fava-extension" "kasboek.web"
"""
PAGES = {
    "Cash, 13 weeks": "Cockpit/",
    "Cash, 12 months": "Cockpit/?horizon=12m",
    "Forecast, 13 weeks": "Outlook/",
    "Forecast, 12 months": "Outlook/?horizon=12m",
}
OURS, FAVAS = "/bench/extension/", ("/bench/income_statement/", "/bench/api/income_statement")


def ledger(size: int) -> str:
    """Return a ledger of this many transactions that ends where the sample company's books do."""
    found = transactions()
    copies = range(-(size // len(found)), 1)
    texts = [later(text, copy * PERIOD) for copy in copies for text in found]
    opened = re.compile(r"^\d{4}-\d\d-\d\d open ", re.MULTILINE)
    before = opened.sub("1990-01-01 open ", "\n".join(declared()))
    return "\n".join([_HEAD, before, *texts[-size:]])


def milliseconds(client: FlaskClient, *paths: str) -> float:
    """Return the process time of requests, up to the moment that their answers are sent."""
    begin = time.process_time()
    answers = [client.get(path) for path in paths]
    took = (time.process_time() - begin) * 1000
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert '"error":{' not in answer.text, answer.text[:2000]
        answer.close()  # a server does so too; what was put off until then is done now
    return took


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.beancount"
        path.write_text(ledger(size), "utf-8")
        app = create_app([path], load=True)
        loaded = app.config["LEDGERS"]["bench"]
        assert not loaded.errors, loaded.errors[:3]
        client = app.test_client()
        within = [pages(client, loaded.extensions.after_load_file), sliders(client)]
    return 0 if all([*within, script()]) else 1


def pages(client: FlaskClient, forget: Callable[[], None]) -> bool:
    """Print what each page costs, as a part of the income statement."""
    took: dict[str, list[float]] = {name: [] for name in (*PAGES, "Fava")}
    for _ in range(ROUNDS):
        took["Fava"].append(milliseconds(client, *FAVAS))
        for name, path in PAGES.items():
            took[name].append(milliseconds(client, OURS + path))
    statement = median(took["Fava"])
    print(f"Fava's income statement   {statement:.1f} ms")
    parts = {name: median(took[name]) / statement * 100 for name in PAGES}
    for name, part in parts.items():
        print(f"page {name}   {median(took[name]):.1f} ms = {part:.0f} %   limit {HALF} %")
    for name, path in PAGES.items():
        forget()
        first = milliseconds(client, OURS + path)
        print(f"page {name}, first after a load   {first:.1f} ms")
    return all(part <= HALF for part in parts.values())


def sliders(client: FlaskClient) -> bool:
    """Print what an answer costs that no slider asked for before, each driver over its range."""
    asked = [
        *(f"sales={number / 100:.2f}" for number in range(70, 130, 5)),
        *(f"costs={number / 100:.2f}" for number in range(70, 130, 5)),
        *(f"delay={number}" for number in range(-30, 120, 7)),
        *(f"collect={number / 100:.2f}" for number in range(60, 100, 5)),
        *(f"customer=Rijwielhuis Jansen&late={number}" for number in range(0, 180, 15)),
    ]
    worst = []
    for horizon in ("13w", "12m"):
        query = f"{OURS}Outlook/what_if?horizon={horizon}&"
        took = [milliseconds(client, query + each) for each in asked]
        worst.append(max(took))
        name = f"a slider's answer, {horizon}, median {median(took):.1f}, the slowest"
        print(f"{name}   {max(took):.1f} ms   limit {SLIDER} ms")
    return max(worst) <= SLIDER


def script() -> bool:
    """Print the size of the script."""
    readable = SCRIPT.stat().st_size / 1000
    print(f"the script as committed   {readable:.0f} kB   limit {READABLE} kB")
    if not ESBUILD.exists():
        print("the script minified   not measured: npm ci in frontend/ first")
        return readable <= READABLE
    done = subprocess.run(
        [ESBUILD, "--minify", "--format=esm", SCRIPT], capture_output=True, check=True
    )
    minified = len(done.stdout) / 1000
    print(f"the script minified   {minified:.0f} kB   limit {MINIFIED} kB")
    return readable <= READABLE and minified <= MINIFIED


if __name__ == "__main__":
    sys.exit(main())
