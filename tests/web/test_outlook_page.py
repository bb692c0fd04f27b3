"""A person looks ahead: the page Outlook on the sample company, in a real browser."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import pytest
from tests.web.asking import answer_of

from kasboek import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TIGHTEST = {
    "en": "Tightest on {day}: {amount} in the bank",
    "nl": "Het krapst op {day}: {amount} op de bank",
}
RELOADS = 60
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")


@pytest.fixture
def address(sample: Callable[..., str]) -> str:
    return f"{sample()}Outlook/"


@pytest.fixture
def opened(look: Callable[..., Page]) -> Callable[..., Page]:
    """Give what opens an address and waits until the page stands still."""

    def open_(address: str, **shape: Any) -> Page:  # noqa: ANN401 # Playwright's
        page = look(address, **shape)
        # what closes the gap and the letters come a moment later, and move what is below them
        page.locator("#kasboek-levers").wait_for()
        page.evaluate("document.fonts.ready.then(() => null)")
        return page

    return open_


@pytest.mark.parametrize("width", [390, 800, 1400])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_it_says_when_it_is_tightest_and_never_scrolls_sideways(
    sample: Callable[..., str],
    opened: Callable[..., Page],
    whole: Callable[..., str],
    lang: str,
    width: int,
) -> None:
    address = f"{sample(lang)}Outlook/"
    page = opened(address, width=width)
    low = answer_of(f"{address}data")["outlook"]["measures"]["low_point"]
    day = words.day(dt.date.fromisoformat(low["date"]), lang)
    expected = TIGHTEST[lang].format(day=day, amount=whole(low["amount"], lang))
    assert page.inner_text("h2") == expected
    overflow = "e => e.scrollWidth - e.clientWidth"
    assert page.locator("html").evaluate(overflow) == 0
    assert page.locator("article").evaluate(overflow) == 0
    # colours are Fava's own: they change with its theme
    inks = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        inks.append(page.locator(".outlook h2").evaluate("e => getComputedStyle(e).color"))
    assert len(set(inks)) == 2


def test_the_curve_follows_while_a_slider_is_dragged(
    address: str, opened: Callable[..., Page]
) -> None:
    page = opened(address)
    line = page.locator("path.line.main")
    still = line.get_attribute("d")
    low = page.inner_text("h2")
    drag(page)
    page.wait_for_function("before => document.querySelector('h2').innerText !== before", arg=low)
    assert line.get_attribute("d") != still
    assert page.locator("path.line.ghost").get_attribute("d") == still
    assert "sales" not in page.url
    page.mouse.up()
    page.wait_for_url(re.compile(r"[?&]sales=0\.\d+"))
    page.go_back()
    page.wait_for_function("before => document.querySelector('h2').innerText === before", arg=low)
    assert page.get_by_label("Sales", exact=True).input_value() == "100"


def test_the_band_waits_until_the_slider_rests(address: str, opened: Callable[..., Page]) -> None:
    page = opened(address)
    band = page.locator("path.band")
    legend = page.locator(".legend", has_text="8 in 10")
    still = band.get_attribute("d")
    assert "8 in 10 within this band" in legend.first.inner_text()
    chances = page.locator(".headline .chances")
    assert "cash below zero before" in chances.inner_text()
    drag(page)
    page.get_by_text("8 in 10: drawn when the slider rests").wait_for()
    assert band.count() == 0, "it would be that of another line"
    assert "old" in str(chances.get_attribute("class"))
    page.mouse.up()
    page.get_by_text("8 in 10 within this band").wait_for()
    assert band.get_attribute("d") != still
    assert "old" not in str(chances.get_attribute("class"))


def drag(page: Page) -> None:
    """Drag the slider of sales from where it is to the left, and hold it."""
    slider = page.get_by_label("Sales", exact=True)
    slider.hover()  # waits until it stands still
    box = slider.bounding_box()
    assert box
    middle, across = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.down()
    assert slider.evaluate("e => e.matches(':active')"), "it is held"
    for step in range(40):
        page.mouse.move(middle - step * box["width"] / 100, across)


def test_the_arrow_keys_move_a_slider_and_leave_one_step_in_the_history(
    address: str, opened: Callable[..., Page]
) -> None:
    page = opened(address)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # a busy machine makes pauses too
    page.get_by_label("Customers pay").first.focus()
    for _ in range(21):
        page.keyboard.press("ArrowRight")
    page.clock.resume()
    page.wait_for_url(re.compile(r"[?&]delay=21\b"))
    assert page.locator("output", has_text="21 days later").is_visible()
    page.go_back()
    page.wait_for_function("!location.search")


def test_a_cell_opens_its_items_by_keyboard(address: str, opened: Callable[..., Page]) -> None:
    page = opened(address)
    cell = page.get_by_role("button", name=re.compile("^Open invoices, 2026-W45: "))
    asked = f"{address}items?row=receipts-invoices&column=2026-11-02"
    total = f"{Decimal(answer_of(asked)['total']):,.2f}"
    page.locator("td button[tabindex='0']").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert cell.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(f"€\u00a0{total}").wait_for()
    assert dialog.locator("tbody tr").count() > 1
    source = dialog.locator("a.source").first.get_attribute("href")
    assert source
    assert re.search(r"/editor/\?file_path=.+\.beancount&line=\d+$", source)
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert cell.evaluate("e => e === document.activeElement")


def test_can_i_spend_this_is_answered_in_words_and_stays_in_the_address(
    address: str, opened: Callable[..., Page]
) -> None:
    page = opened(address, but="400")
    amount = page.get_by_label("I want to spend")
    amount.fill("twelve")
    amount.press("Enter")
    refused = page.locator("form [role=alert]").filter(has_text="'twelve'")
    refused.wait_for()
    amount.fill("€ 12.000")
    page.get_by_label("on", exact=True).fill("2026-12-01")
    page.get_by_role("button", name="Ask").click()
    answer = "No: €\u00a012,000.00 cannot be spent on 1 December 2026"
    page.get_by_text(answer).wait_for()
    assert refused.count() == 0
    page.reload()
    page.get_by_text(answer).wait_for()
    assert amount.input_value() == "12000"


def test_a_gap_is_followed_by_what_closes_it(address: str, opened: Callable[..., Page]) -> None:
    page = opened(address)
    section = page.locator("section", has=page.get_by_role("heading", name="What closes the gap"))
    section.wait_for()
    asked = answer_of(f"{address}levers")
    assert asked["needed"]
    assert asked["levers"]
    assert section.locator("li").count() == len(asked["levers"])
    text = section.inner_text().replace("\u00a0", " ")
    for lever in asked["levers"]:
        assert lever["says"][1:] in text
        assert f"€ {Decimal(lever['lifts']):,.2f}" in text
    assert asked["says"] in text
    source = section.locator("a.source").first.get_attribute("href")
    assert source
    assert re.search(r"/editor/\?file_path=.+\.beancount&line=\d+$", source)


def test_scenarios_are_compared_item_by_item(address: str, opened: Callable[..., Page]) -> None:
    page = opened(address)
    page.get_by_label("Base against").select_option("worst")
    asked = answer_of(f"{address}compare?against=worst")
    moved = page.locator("details", has_text=f"Moved: {asked['moved']['count']} items")
    moved.locator("summary").click()
    first = asked["moved"]["items"][0]
    assert first["who"] in moved.locator("li").first.inner_text()
    assert moved.locator("li").count() == len(asked["moved"]["items"])
    moved.get_by_text(f"and {asked['moved']['rest']} more").wait_for()
    table = page.locator("table", has_text="Buffer first broken")
    assert "Slow winter, late payers" in table.inner_text()


def test_a_scenario_is_shown_as_text_and_then_written(
    tmp_path: Path,
    copied: Callable[..., Path],
    serve: Callable[..., AbstractContextManager[str]],
    opened: Callable[..., Page],
) -> None:
    ledger = copied(tmp_path / "ledger")
    with (
        serve(ledger) as first,
        closing(opened(f"{first}Outlook/?sales=0.8&customer=Rijwielhuis+Jansen&late=60")) as page,
    ):
        page.get_by_role("button", name="Save as scenario").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Title").fill("Jansen pays in February")
        text = dialog.locator("pre", has_text='"jansen-pays-in-february"').first
        text.wait_for()
        shown = text.inner_text()
        assert 'customer: "Rijwielhuis Jansen"' in shown
        written = ledger.parent / "scenarios" / "jansen-pays-in-february.beancount"
        assert not written.exists()
        dialog.get_by_role("button", name="Write it to the ledger").click()
        dialog.get_by_role("button", name="Show the scenario").click()
        page.wait_for_url(re.compile(r"\?scenario=jansen-pays-in-february$"))
        assert shown in written.read_text("utf-8")
        expected = "Jansen pays in February"
        page.locator("select option:checked", has_text=expected).wait_for(state="attached")


def test_reloading_after_an_edit_shows_the_new_figures(
    tmp_path: Path,
    copied: Callable[..., Path],
    serve: Callable[..., AbstractContextManager[str]],
    opened: Callable[..., Page],
    whole: Callable[..., str],
) -> None:
    ledger = copied(tmp_path / "ledger")
    with serve(ledger) as first, closing(opened(f"{first}Outlook/")) as page:
        low = answer_of(f"{first}Outlook/data")["outlook"]["measures"]["low_point"]
        policy = ledger.parent / "policy.beancount"
        text = policy.read_text("utf-8")
        found = re.search(r'custom "policy" "liquidity-buffer" .*', text)
        assert found
        smaller = 'custom "policy" "liquidity-buffer" 1000 EUR'
        policy.write_text(text.replace(found[0], smaller), "utf-8")
        left = whole(str(Decimal(low["amount"]) - 1000))
        new = page.get_by_text(f"{left} above the buffer of €\u00a01,000")
        for _ in range(RELOADS):  # Fava watches its files, and sees a change a moment later
            page.reload()
            page.wait_for_selector(".outlook")
            if new.count():
                break
            page.wait_for_timeout(500)
        assert new.is_visible()
