"""How long a browser is busy: while a slider is dragged, after it, and until a page can be used.

    python bench/dragging.py

Limit (issue 3): no task above 100 ms while dragging. A real Chromium, the sample company served by
`kasboek serve`, on both horizons; the median of the longest task of some drags, as other programs
on the machine make single ones longer. Chromium tells of tasks from 50 ms on: where there is none,
50 stands for it. Beside it, without a limit: how long after its address is asked a page answers a
key, with the sample company and with 5,000 open invoices.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from kasboek.cli.set_up.init import copy_company

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

DRAGS, STEPS, LIMIT, SHORTEST = 7, 60, 100, 50
MANY = 5_000
KASBOEK = Path(sys.executable).with_name("kasboek")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WATCH = """() => { window.tasks = []; new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.tasks.push(task.duration);
}).observe({ entryTypes: ["longtask"] }); }"""
BUSY = """() => { setTimeout(() => {
  const end = performance.now() + 150; while (performance.now() < end);
}) }"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        print("dragging a slider   not measured: there is no Chromium here")
        return 0
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # only where it can be used

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        copy_company(Path(folder) / "ledger")
        with serving(Path(folder) / "ledger" / "main.beancount") as address:
            longest = [drags(browser, address, horizon) for horizon in ("13w", "12m")]
            opens(browser, address, "the sample company")
        many = Path(folder) / "many.beancount"
        many.write_text(invoices(MANY), "utf-8")
        with serving(many) as address:
            opens(browser, address, f"{MANY:,} open invoices")
        browser.close()
    return 0 if max(longest) <= LIMIT else 1


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """Serve a ledger; gives the address below which our pages are."""
    process = subprocess.Popen(
        [KASBOEK, "--lang", "en", "--ledger", ledger, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    with process.stdout as told:
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/extension/", told.readline())
        assert found
        yield found[0]
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def drags(browser: Browser, address: str, horizon: str) -> float:
    """Print the longest task of a drag and of what follows it; return that of the drag."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{address}Outlook/?horizon={horizon}")
    page.wait_for_selector("path.line.main")
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.evaluate(BUSY)
    page.wait_for_timeout(500)
    assert longest_task(page) > SHORTEST, "the browser tells of no long task"
    during, after = [], []
    for number in range(DRAGS):
        longest_task(page)
        hold(page, towards=-1 if number % 2 else 1)
        during.append(longest_task(page))
        page.mouse.up()
        page.wait_for_timeout(1_000)
        after.append(longest_task(page))
    page.close()
    longest = median(during)
    of = f"a slider, {horizon}, the longest task"
    print(f"{of} while dragging   at most {longest:.0f} ms   limit {LIMIT} ms")
    print(f"{of} after letting go   at most {median(after):.0f} ms")
    return longest


def hold(page: Page, towards: int) -> None:
    """Drag the slider of sales over a third of its way, and hold it."""
    slider = page.get_by_label("Sales", exact=True)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    value = int(slider.input_value()) / 200
    start, across = box["x"] + value * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(start, across)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(start + towards * step * box["width"] / 3 / STEPS, across)
        page.wait_for_timeout(8)
    assert abs(int(slider.input_value()) / 200 - value) > 0.2, "the slider did not follow"


def longest_task(page: Page) -> float:
    """Return the longest task since the last call, in milliseconds."""
    return max([SHORTEST, *page.evaluate("window.tasks.splice(0)")])


def opens(browser: Browser, address: str, what: str) -> None:
    """Print how long each page takes from its address to the moment at which it answers a key."""
    for name, title in (("Cockpit", "Cash"), ("Outlook", "Forecast")):
        took = []
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            begin = time.perf_counter()
            page.goto(f"{address}{name}/", wait_until="commit")
            page.locator(".kasboek select").first.focus()
            page.keyboard.press("Tab")
            page.evaluate(PAINTED)
            took.append((time.perf_counter() - begin) * 1000)
            page.close()
        print(f"page {title} with {what}, until it answers a key   {median(took):.0f} ms")


def invoices(count: int) -> str:
    """Return a ledger with as many open invoices."""
    head = """option "title" "Many"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 custom "fava-extension" "kasboek.web"
2026-01-01 custom "policy" "liquidity-buffer" 10000 EUR
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable EUR
  class: "receivable"
2026-01-01 open Income:Sales EUR
2026-01-01 open Equity:Opening EUR
2026-10-31 * "Opening"
  Assets:Bank   50000 EUR
  Equity:Opening
"""
    booked = (
        f'2026-{8 + n % 3:02d}-{1 + n % 28:02d} * "Customer {n % 400}" "order {n}"\n'
        f'  invoice: "G-{n}"\n  due: 2026-1{n % 3}-{1 + n % 28:02d}\n'
        f"  Assets:Receivable   {100 + n}.50 EUR\n  Income:Sales\n"
        for n in range(count)
    )
    return head + "".join(booked)


if __name__ == "__main__":
    sys.exit(main())
