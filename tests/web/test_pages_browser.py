"""Both pages on the sample company, in a real browser: languages, themes, widths, keys, axe."""

from __future__ import annotations

import datetime as dt
import os
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.asking import answer_of

from kasboek import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("KASBOEK_PICTURES", "")
"""A folder in which to keep what the pages look like."""
PAGES = ("Cockpit", "Outlook")
LANGS = ("en", "nl")
BAND = {"en": "8 in 10 within this band", "nl": "8 op de 10 binnen deze band"}
SCHEMES: tuple[Literal["dark", "light"], ...] = ("light", "dark")
TEXTS = """() => {
  const found = [], box = document.querySelector('.kasboek');
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) found.push(walk.currentNode.data.trim());
  for (const each of box.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
      if (each.hasAttribute(name)) found.push(each.getAttribute(name).trim());
  return [...new Set(found)].filter((text) => /[A-Za-z]{2}/.test(text));
}"""
UNFOLD = "document.querySelectorAll('.kasboek details').forEach((each) => { each.open = true })"
SIDEWAYS = """() => ['html', 'article'].map((name) => {
  const box = document.querySelector(name); return box.scrollWidth - box.clientWidth; })"""
KEY = re.compile(r"\b(?:pages|web|kpi|input|forecast|measures|alert|looks|house)\.[a-z]+[a-z.-]*")
PLACE = re.compile(r"(?:: )?[\w-]+\.beancount:\d+$")
SAME = {"Scenario", "Buffer"}
"""Words that are the same in both languages."""


def shown(page: Page) -> str:
    """Return what the page shows, unfolded."""
    page.wait_for_selector(".kasboek h2")
    page.evaluate(UNFOLD)
    return page.inner_text(".kasboek")


def figures(address: str, name: str) -> tuple[list[str], list[str]]:
    """Return the amounts and the days of a page's data that a founder must see."""
    answer = answer_of(f"{address}data")
    if name == "Cockpit":
        found = answer["cockpit"]
        cash = next(each["value"] for each in found["figures"] if each["name"] == "cash")
        safe, curve = found["safe"], found["curve"]
        amounts = [cash, safe["low"], safe["buffer"], safe["amount"], safe["p10"]]
        days = [curve["low"]["date"], curve["first_breach"]]
    else:
        found = answer["outlook"]
        measures = found["measures"]
        safe, low = measures["safe_to_spend"], measures["low_point"]
        gap = str(Decimal(low["amount"]) - Decimal(found["buffer"]))
        amounts = [low["amount"], found["buffer"], gap, safe["amount"], safe["p10"]]
        days = [low["date"], measures["first_breach"]]
    band = found.get("curve", {"lines": found.get("curves")})["lines"][0]["band"][-1]
    return [each.removeprefix("-") for each in (*amounts, band["p10"], band["p90"])], days


@pytest.mark.parametrize("width", [390, 800, 1400])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_it_shows_the_same_in_every_shape(  # noqa: PLR0917 # each is a fixture or a shape
    sample: Callable[..., str],
    look: Callable[..., Page],
    whole: Callable[..., str],
    lang: str,
    name: str,
    width: int,
) -> None:
    page = look(f"{sample(lang)}{name}/", width=width)
    page.wait_for_selector(".kasboek h2")
    inks = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(SIDEWAYS) == [0, 0]
        if PICTURES:
            file = Path(PICTURES) / f"{name}-{lang}-{width}-{scheme}.png"
            page.screenshot(path=file, full_page=True)
        inks.add(page.locator(".kasboek h2").first.evaluate("e => getComputedStyle(e).color"))
        assert page.locator("path.line.main").get_attribute("d")
    assert len(inks) == 2
    text = shown(page)
    amounts, days = figures(f"{sample(lang)}{name}/", name)
    written = [whole(amount, lang) for amount in amounts]
    assert [figure for figure in written if figure not in text] == []
    said = [words.day(dt.date.fromisoformat(day), lang) for day in days]
    assert [day for day in said if day not in text] == []
    assert BAND[lang] in text
    assert page.evaluate(SIDEWAYS) == [0, 0], "unfolded"


def test_the_page_shows_what_its_data_says(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Cockpit/")
    data = answer_of(f"{sample()}Cockpit/data")["cockpit"]
    cash = next(each for each in data["figures"] if each["name"] == "cash")
    assert round(Decimal(cash["value"])) == 180_164
    text = shown(page)
    for side in ("receivables", "payables"):
        assert f"€\u00a0{round(Decimal(data[side]['total'])):,}" in text
    for alert in data["alerts"]:
        assert alert["says"].lower() in text.replace("\u00a0", " ").lower()
    for each in data["data"]:
        assert each["account"] in text
    assert data["action"]["text"] in text


@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_left_untranslated(
    sample: Callable[..., str],
    look: Callable[..., Page],
    copied: Callable[..., Path],
    tmp_path: Path,
    name: str,
) -> None:
    said: dict[str, list[str]] = {}
    for lang in LANGS:
        page = look(f"{sample(lang)}{name}/")
        assert KEY.findall(shown(page)) == []
        said[lang] = page.evaluate(TEXTS)
    # what is the same in both languages is the ledger's own, a command, or one of the few words
    copied(tmp_path / "ledger")
    own = " ".join(file.read_text("utf-8") for file in tmp_path.rglob("*.beancount"))
    both = {text for text in said["en"] if text in said["nl"] and not text.startswith("kasboek ")}
    alike = {PLACE.sub("", text).rstrip(",") for text in both}
    assert [text for text in alike if text not in own and text not in SAME] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing(
    sample: Callable[..., str], look: Callable[..., Page], lang: str, name: str, scheme: str
) -> None:
    # so high that nothing is out of sight, where a browser draws nothing to look at
    page = look(f"{sample(lang)}{name}/", height=5000, color_scheme=scheme)
    page.wait_for_selector(".kasboek h2")
    assert violations(page, ".kasboek") == []


def violations(page: Page, within: str) -> list[str]:
    """Return what axe holds against a part of the page."""
    found: dict[str, Any] = Axe().run(page, context=within).response
    return [
        f"{each['impact']} {each['id']}: {node['html'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_what_opens(
    sample: Callable[..., str], look: Callable[..., Page], scheme: str
) -> None:
    page = look(f"{sample()}Outlook/?sales=0.8", width=390, color_scheme=scheme)
    page.get_by_role("button", name=re.compile("^Open invoices, 2026-W45")).click()
    page.wait_for_selector("dialog table")
    assert violations(page, "dialog") == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save as scenario").click()
    page.wait_for_selector("dialog pre")
    assert violations(page, "dialog") == []
    page.goto(f"{sample()}Cockpit/")
    shown(page)
    assert violations(page, "#kasboek-alerts") == []


FOCUSABLE = """() => {
  const all = document.querySelectorAll(
    '.kasboek :is(a[href], button, select, input, summary, [tabindex])');
  return [...all].filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility())
    .map((e, n) => { e.dataset.reach = n; return n; });
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e.closest('.kasboek')) return null;
  const style = getComputedStyle(e);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return [Number(e.dataset.reach), seen];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_reaches_every_control_and_shows_where_it_is(
    sample: Callable[..., str], look: Callable[..., Page], name: str
) -> None:
    page = look(f"{sample()}{name}/")
    page.wait_for_selector(".kasboek h2")
    if name == "Outlook":
        page.locator("#kasboek-levers").wait_for()  # what closes the gap comes a moment later
    expected = page.evaluate(FOCUSABLE)
    page.locator(".kasboek").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    reached: dict[int, bool] = {}
    for _ in range(len(expected) * 3):  # a field for a day is several stops
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            break
        place, seen = found
        reached[place] = seen or reached.get(place, False)
    assert list(reached) == expected, "every control, in the order of the page"
    assert all(reached.values()), "each with a line around it"


def test_the_arrow_keys_move_the_curve_and_what_is_read(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Outlook/")
    line, low = page.locator("path.line.main"), page.locator(".sliders .low")
    before = line.get_attribute("d")
    lowest = low.inner_text()
    assert re.fullmatch(LOWEST, lowest)
    page.get_by_label("Costs", exact=True).focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"[?&]costs=1\.1\b"))
    page.get_by_text("10% more").wait_for()
    page.wait_for_function("old => document.querySelector('.low').innerText !== old", arg=lowest)
    assert line.get_attribute("d") != before
    assert lowest_in(low.inner_text()) < lowest_in(lowest)


LOWEST = r"Lowest €\u00a0(-?[\d,]+) on \d+ \w+ \d{4}"


def lowest_in(sentence: str) -> int:
    found = re.fullmatch(LOWEST, sentence)
    assert found
    return int(found[1].replace(",", ""))


def test_what_if_jansen_pays_in_february(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Outlook/")
    lowest = page.locator(".sliders .low").inner_text()
    page.get_by_label("One customer late:").select_option("Rijwielhuis Jansen")
    slider = page.get_by_label("This customer pays", exact=True)
    slider.focus()
    for _ in range(9):
        page.keyboard.press("PageUp")
    late = int(slider.input_value())
    assert late >= 90
    page.wait_for_url(re.compile(rf"customer=Rijwielhuis\+Jansen&late={late}\b"))
    page.wait_for_function("old => document.querySelector('.low').innerText !== old", arg=lowest)
    asked = f"{sample()}Outlook/what_if?customer=Rijwielhuis+Jansen&late={late}"
    low = answer_of(asked)["low"]
    assert round(Decimal(low["amount"])) < lowest_in(lowest)
    page.get_by_text(f"Lowest €\u00a0{round(Decimal(low['amount'])):,}").first.wait_for()


def test_a_cell_is_the_sum_of_its_items_which_lead_to_fava(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Outlook/")
    cell = page.get_by_role("button", name=re.compile("^Open invoices, 2026-W45: "))
    asked_for = f"{sample()}Outlook/items?row=receipts-invoices&column=2026-11-02"
    opened = answer_of(asked_for)
    cell.click()
    rows = page.locator("dialog tbody tr")
    rows.first.wait_for()
    amounts = [
        Decimal(re.sub(r"[^\d.-]", "", text.splitlines()[0]))
        for text in page.locator("dialog td.money").all_inner_texts()
    ]
    assert sum(amounts) == Decimal(opened["total"])
    total = page.locator("dialog .total strong").inner_text()
    assert total == f"€\u00a0{Decimal(opened['total']):,.2f}"
    spread = [place for place, one in enumerate(opened["items"]) if one["elsewhere"]]
    assert len(spread) > 1
    for place in spread:
        ties(opened["items"][place], rows.nth(place))
    for number in range(2):
        row = rows.nth(number)
        who = row.locator(".name").inner_text()
        editor = str(row.locator("a.source").get_attribute("href"))
        asked = parse_qs(urlsplit(editor).query)
        file, line = asked["file_path"][0], int(asked["line"][0])
        with open(file, encoding="utf-8") as text:  # noqa: PTH123 # a name from an address
            assert who in text.read().splitlines()[line - 1]
    root = sample().split("/", 3)
    journal = str(rows.first.get_by_text("Journal").get_attribute("href"))
    page.goto(f"{'/'.join(root[:3])}{journal}")
    page.wait_for_selector("li.transaction")
    payees = page.locator("li.transaction .payee").all_inner_texts()
    assert payees
    page.goto(f"{'/'.join(root[:3])}{editor}")
    page.wait_for_selector(".cm-content")
    page.locator(".cm-content").get_by_text(who).first.wait_for()


def ties(item: dict[str, Any], row: Locator) -> None:
    """Check that a part and what is said of the rest are the whole, to the cent."""
    shown = row.locator(".money").inner_text().splitlines()
    said = row.locator(".because small").inner_text()
    assert "Most likely on " in said
    rest = re.findall(r"€\u00a0(-?[\d,]+\.\d\d)", said)
    parts = [shown[0].removeprefix("€\u00a0"), *rest]
    assert sum(Decimal(part.replace(",", "")) for part in parts) == Decimal(item["of"])
    assert shown[-1].endswith(f"of €\u00a0{Decimal(item['of']):,.2f}")


def test_last_weeks_promise_adds_up_and_leads_to_the_ledger(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample('nl')}Cockpit/", width=390)
    section = page.get_by_role("region", name="De belofte van vorige week")
    section.wait_for()
    promise = answer_of(f"{sample('nl')}Cockpit/data")["cockpit"]["promise"]
    amounts = [
        Decimal(re.sub(r"[^\d-]", "", text)) / 100
        for text in section.locator("li .amount").all_inner_texts()
    ]
    assert len(amounts) == len(promise["differences"]) > 1
    assert sum(amounts) == Decimal(promise["difference"])
    first = promise["differences"][0]["source"]
    asked = parse_qs(urlsplit(str(section.locator("a.source").first.get_attribute("href"))).query)
    assert asked["file_path"][0].endswith(first["file"])
    assert asked["line"] == [str(first["line"])]
