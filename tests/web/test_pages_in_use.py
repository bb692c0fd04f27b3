"""The pages as they are used: edits, decisions, faults, many ledgers, beside Fava's own pages."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

import pytest
from tests.web.asking import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

BIN = Path(sys.executable).parent
SLUG = "fietsenmakerij-de-spaak-bv"
SERVER = """
import sys
from cheroot.wsgi import Server
from fava.application import create_app
server = Server(("127.0.0.1", 0), create_app(sys.argv[1:], load=True))
server.prepare()
print(server.bind_addr[1], flush=True)
server.serve()
"""
HEAD = """option "title" "{title}"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 custom "fava-extension" "kasboek.web"
2026-01-01 custom "fava-option" "language" "en"
2026-01-01 open Expenses:Rent EUR
2026-01-01 open Equity:Opening EUR
2026-01-01 open Income:Sales EUR
"""
CASH = """2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable EUR
  class: "receivable"
2026-10-02 * "Opening"
  Assets:Bank   {amount} EUR
  Equity:Opening
"""
NAMES = (
    "</script><img src=x onerror=window.hacked=1>",
    "O'Brien & Sons <b>bold</b> {{ 7 * 7 }} ${{7}} %s",
    "\u202eevil \u05e9\u05dc\u05d5\u05dd",
)
HOSTILE = "".join(
    f"""2026-09-0{number + 3} * "{name}" "{name}"
  invoice: "F-{number}"
  due: 2026-11-0{number + 3}
  Assets:Receivable   {number + 1}111.00 EUR
  Income:Sales
"""
    for number, name in enumerate(NAMES)
)
SMALL = {
    "hostile": CASH.format(amount="5000.00") + HOSTILE,
    "no-cash": "",
    "no-plan": CASH.format(amount="7654.00"),
    "broken": CASH.format(amount="8765.00") + "\nthis is no directive\n2026-13-01 open Assets:No\n",
}


class Many(NamedTuple):
    """Several ledgers served at once."""

    address: str

    def page(self, slug: str, name: str = "Cockpit") -> str:
        return f"{self.address}/{slug}/extension/{name}/"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, copied: Callable[..., Path]) -> Iterator[Many]:
    """Serve the sample company, the same without our pages, and small ledgers that are odd."""
    folder = tmp_path_factory.mktemp("many")
    main = copied(folder / "ledger")
    bare = copied(folder / "bare")
    for file in bare.parent.glob("*.beancount"):
        text = file.read_text("utf-8")
        text = re.sub(r'(?m)^\S+ custom "fava-extension".*\n', "", text)
        title = text.replace('option "title" "', 'option "title" "Bare ')
        file.write_text(title, "utf-8")
    heads = [main, main.with_name("forecast.beancount"), bare]
    for name, body in SMALL.items():
        heads.append(folder / f"{name}.beancount")
        heads[-1].write_text(HEAD.format(title=name) + body, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, *heads],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    with process.stdout as told:
        yield Many(f"http://127.0.0.1:{int(told.readline())}")
    process.terminate()
    process.wait(timeout=60)


def ready(page: Page) -> str:
    page.wait_for_selector(".kasboek h2")
    return page.inner_text(".kasboek")


# several ledgers


def test_each_ledger_has_its_own_pages(many: Many, look: Callable[..., Page]) -> None:
    page = look(many.page("no-plan"))
    assert "€\u00a07,654" in ready(page)
    page.goto(many.page("broken"))
    assert "€\u00a08,765" in ready(page)
    page.goto(many.page(f"{SLUG}-with-forecast"))
    assert "€\u00a0180,164" in ready(page)
    # through Fava's own menus, without loading the whole of it anew
    page.locator("header a[href*='/no-plan/']").first.evaluate("e => e.click()")
    page.wait_for_url("**/no-plan/**")
    page.locator("aside").get_by_text("Cash", exact=True).click()
    page.wait_for_url("**/no-plan/extension/Cockpit/**")
    assert "€\u00a07,654" in ready(page)
    assert page.locator(".kasboek").count() == 1


def test_a_hostile_name_is_text(many: Many, look: Callable[..., Page]) -> None:
    page = look(many.page("hostile"))
    text = ready(page)
    for name in NAMES:
        assert name.lstrip("\u202e") in text
    page.goto(many.page("hostile", "Outlook"))
    page.get_by_label("One customer late:").select_option(NAMES[0])
    page.wait_for_url(re.compile("customer=%3C%2Fscript%3E"))
    page.locator("td button").first.click()
    page.wait_for_selector("dialog tbody tr")
    assert page.locator("dialog .name").all_inner_texts()
    assert page.locator(".kasboek img, dialog img, .kasboek b").count() == 0
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("name", ["Cockpit", "Outlook"])
def test_what_the_ledger_lacks_can_be_copied(
    many: Many, look: Callable[..., Page], name: str
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    for slug, wanted in (("no-cash", "class:"), ("no-plan", "liquidity-buffer")):
        page = look(many.page(slug, name), permissions=allowed)
        ready(page)
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true })")
        assert page.get_by_role("heading", name="What to add").is_visible()
        paste = page.locator("figure.paste").filter(has_text=wanted).first
        paste.get_by_role("button", name="Copy").click()
        paste.get_by_text("Copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == paste.locator("pre").text_content()
        assert wanted in copied


@pytest.mark.parametrize("name", ["Cockpit", "Outlook"])
def test_load_errors_stand_above_what_can_be_said(
    many: Many, look: Callable[..., Page], name: str
) -> None:
    page = look(many.page("broken", name))
    text = ready(page)
    assert "broken.beancount:1" in page.locator(".kasboek-bad").first.inner_text()
    assert "8,765" in text


# Fava's own pages

FAVAS = {
    "Income Statement": "article",
    "Balance Sheet": "article",
    "Journal": "article li.transaction",
    "Query": "article",
    "Editor": ".cm-content",
}
"""A page, and the part of it that is compared with what it is without ours."""


def test_favas_own_pages_are_undisturbed(many: Many, look: Callable[..., Page]) -> None:
    ours, theirs = look(many.page(SLUG)), look(f"{many.address}/bare-{SLUG}/income_statement/")
    ready(ours)
    for name, part in FAVAS.items():
        texts = []
        for page in (ours, theirs):
            page.locator("aside").get_by_text(name, exact=True).first.click()
            page.wait_for_url(f"**/{name.lower().replace(' ', '_')}/**")
            page.wait_for_selector(part)
            page.wait_for_load_state("networkidle")
            # Fava draws the rest of a long journal later
            texts.append("".join(page.locator(part).all_inner_texts()[:50]))
        assert ours.locator(".kasboek").count() == 0
        assert texts[0].strip()
        # the editor shows the head, in which our own line stands
        assert name == "Editor" or texts[0] == texts[1].replace("Bare ", ""), name


def test_favas_filters_are_explained_and_change_nothing(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Cockpit/")
    before = ready(page)
    told = "Fava's filters do not apply here: the forecast is always of the whole ledger."
    assert told not in before
    for query in ("time=2026-03", "account=Assets:Bank", "filter=payee:x"):
        page.goto(f"{sample()}Cockpit/?{query}")
        text = ready(page)
        assert told in text
        assert text.replace(told, "").split() == before.split()
    page.goto(f"{sample()}Outlook/?time=2026-03&horizon=12m")
    assert told in ready(page)
    page.locator("aside").get_by_text("Cash", exact=True).click()
    page.wait_for_url("**/Cockpit/?time=2026-03")


def test_back_and_a_reload_show_what_the_address_says(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Cockpit/")
    base = ready(page)
    scenario = page.get_by_label("Scenario")
    scenario.select_option("worst")
    page.wait_for_url("**/Cockpit/?scenario=worst")
    page.get_by_role("button", name="12 months").click()
    page.wait_for_url("**/Cockpit/?scenario=worst&horizon=12m")
    page.wait_for_selector("[aria-busy=false] button[aria-pressed=true] >> text=12 months")
    shown = ready(page)
    assert shown != base
    page.reload()
    assert ready(page) == shown
    page.go_back()
    page.wait_for_selector("button[aria-pressed=true] >> text=13 weeks")
    assert page.get_by_label("Scenario").input_value() == "worst"
    page.go_back()
    page.wait_for_function("document.querySelector('.kasboek select')?.value === 'base'")
    assert ready(page) == base
    assert page.url.endswith("/Cockpit/")
    page.locator("aside").get_by_text("Forecast", exact=True).click()
    page.wait_for_selector(".outlook")
    page.go_back()
    page.wait_for_selector("#kasboek-alerts")
    assert ready(page) == base


# faults


@pytest.mark.parametrize("name", ["Cockpit", "Outlook"])
def test_a_mistake_of_ours_stays_in_our_place(
    sample: Callable[..., str], look: Callable[..., Page], name: str
) -> None:
    def corrupt(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"buffer":', '"bufer":'))

    page = look(f"{sample()}Cockpit/")
    ready(page)
    page.route(re.compile(f"/extension/{name}/"), corrupt)
    page.goto(f"{sample()}{name}/")
    page.get_by_text("This page has a mistake of its own").wait_for()
    assert "buffer" in page.locator(".kasboek-error pre").inner_text()
    page.locator("aside").get_by_text("Balance Sheet", exact=True).click()
    page.wait_for_selector("[class*=tree-table]")
    page.unroute_all()
    page.locator("aside").get_by_text("Cash", exact=True).click()
    assert "€\u00a0180,164" in ready(page)


def test_an_answer_that_is_none_is_told_and_what_was_shown_stays(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Cockpit/", but="500")
    ready(page)
    page.route("**/Cockpit/data?*", lambda route: route.fulfill(status=200, body="{"))
    page.get_by_role("button", name="12 months").click()
    page.get_by_text("The server's answer was not understood.").wait_for()
    assert "€\u00a0180,164" in ready(page)
    page.unroute_all()
    page.route("**/Cockpit/data?*", lambda route: route.fulfill(status=500, body="oh"))
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("The server could not answer (code 500).").wait_for()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    page.locator("button[aria-pressed=true]", has_text="12 months").wait_for()
    assert page.get_by_role("button", name="Try again").count() == 0


def test_a_ledger_that_is_removed_leaves_a_sentence(
    tmp_path: Path,
    serve: Callable[..., AbstractContextManager[str]],
    look: Callable[..., Page],
) -> None:
    ledger = tmp_path / "gone.beancount"
    ledger.write_text(HEAD.format(title="gone") + CASH.format(amount="4321.00"), "utf-8")
    with serve(ledger) as address, closing(look(f"{address}Cockpit/", but="404")) as page:
        assert "€\u00a04,321" in ready(page)
        ledger.unlink()
        notice = page.locator(".kasboek-bad")
        for number in range(40):  # Fava sees it a moment later
            page.get_by_role("button", name=("12 months", "13 weeks")[number % 2]).click()
            page.wait_for_selector("[aria-busy=false]")
            if notice.count():
                break
            page.wait_for_timeout(250)
        assert re.search(r"is not there any more|no longer knows", notice.inner_text())
        for _ in range(3):  # then Fava knows the ledger no more, and says that its own way
            page.get_by_role("button", name="Try again").click()
            page.wait_for_selector("[aria-busy=false]")
        notice.get_by_text("Fava no longer knows this ledger").wait_for()
        assert "€\u00a04,321" in ready(page)


# edits and decisions


@pytest.fixture
def ledger(tmp_path: Path, copied: Callable[..., Path]) -> Path:
    return copied(tmp_path / "ledger")


def checked(ledger: Path) -> str:
    done = subprocess.run([BIN / "bean-check", ledger], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_an_edit_is_shown_after_favas_reload(
    ledger: Path, serve: Callable[..., AbstractContextManager[str]], look: Callable[..., Page]
) -> None:
    with serve(ledger) as address, closing(look(f"{address}Cockpit/")) as page:
        assert "€\u00a0180,164" in ready(page)
        before = answer_of(f"{address}Cockpit/data")["hash"]
        with ledger.open("a", encoding="utf-8") as text:
            text.write('\n2026-10-31 * "Gift"\n  Assets:Bank:Rabobank  1000.00 EUR\n')
            text.write("  Income:Sales:Webshop\n")
        # Fava sees it within seconds, and offers a button
        page.locator("button.reload, [aria-label*=eload], .reload-page").first.click()
        page.get_by_text("€\u00a0181,164").first.wait_for()
        after = answer_of(f"{address}Cockpit/data")["hash"]
        assert after != before


def test_a_scenario_is_saved_offered_and_not_saved_twice(
    ledger: Path, serve: Callable[..., AbstractContextManager[str]], look: Callable[..., Page]
) -> None:
    with serve(ledger) as address, closing(look(f"{address}Outlook/?sales=0.8&delay=21")) as page:
        page.get_by_role("button", name="Save as scenario").click()
        page.get_by_label("Title").fill("Bad spring")
        dialog = page.get_by_role("dialog")
        dialog.locator("pre", has_text='"bad-spring"').first.wait_for()
        dialog.get_by_role("button", name="Write it to the ledger").click()
        dialog.get_by_text("Scenario 'bad-spring' is saved").wait_for()
        page.keyboard.press("Escape")
        assert checked(ledger) == ""
        written = (ledger.parent / "scenarios" / "bad-spring.beancount").read_bytes()
        page.reload()
        options = page.get_by_label("Scenario").locator("option")
        options.filter(has_text="Bad spring").wait_for(state="attached")
        page.goto(f"{address}Cockpit/?scenario=bad-spring")
        assert "Bad spring" in ready(page)
        page.goto(f"{address}Outlook/?sales=0.5")
        page.get_by_role("button", name="Save as scenario").click()
        page.get_by_label("Title").fill("Bad spring")
        page.get_by_text("There is a scenario bad-spring already.").wait_for()
        assert page.get_by_role("button", name="Write it to the ledger").is_disabled()
        again = (ledger.parent / "scenarios" / "bad-spring.beancount").read_bytes()
        assert again == written


def test_an_alert_is_accepted_until_a_day(
    ledger: Path, serve: Callable[..., AbstractContextManager[str]], look: Callable[..., Page]
) -> None:
    with serve(ledger) as address, closing(look(f"{address}Cockpit/")) as page:
        ready(page)
        first = page.locator("#kasboek-alerts > ul > li").first
        says = first.locator(".sentence").inner_text()
        first.get_by_text("Accept until a day").click()
        first.get_by_label("Who").fill("noor@despaak.example")
        first.get_by_label("Why").fill('The bank knows, "really"')
        first.get_by_role("button", name="Show the lines").click()
        text = str(first.locator("pre").text_content())
        assert 'custom "acknowledge"' in text
        assert text not in policies(ledger)
        first.get_by_role("button", name=re.compile("^Write it to")).click()
        page.get_by_text("Accepted until").first.wait_for()
        assert text in policies(ledger)
        assert checked(ledger) == ""
        accepted = page.locator("#kasboek-alerts details", has_text=says)
        accepted.locator("> summary").first.click()
        accepted.get_by_text("Accepted by noor@despaak.example").wait_for()
        assert page.locator("#kasboek-alerts > ul > li", has_text=says).count() == 0


def policies(ledger: Path) -> str:
    return "".join(file.read_text("utf-8") for file in ledger.parent.glob("*.beancount"))


def test_read_only_shows_the_text_and_writes_nothing(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    address = sample("en", "--read-only")
    page = look(f"{address}Outlook/?sales=0.8")
    page.get_by_role("button", name="Save as scenario").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("pre", has_text="bad-quarter").first.wait_for()
    dialog.get_by_text("Fava runs read-only").wait_for()
    assert dialog.get_by_role("button", name="Copy").count()
    assert dialog.get_by_role("button", name="Write it to the ledger").count() == 0
    page.goto(f"{address}Cockpit/")
    ready(page)
    first = page.locator("#kasboek-alerts > ul > li").first
    first.get_by_text("Accept until a day").click()
    first.get_by_label("Who").fill("noor@despaak.example")
    first.get_by_label("Why").fill("we know")
    first.get_by_role("button", name="Show the lines").click()
    first.get_by_text("Fava runs read-only").wait_for()
    assert "we know" in str(first.locator("pre").text_content())
    assert first.get_by_role("button", name=re.compile("^Write it to")).count() == 0


def test_incognito_shows_shapes_and_no_amounts(
    sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    for name in ("Cockpit", "Outlook"):
        page = look(f"{sample('en', '--incognito')}{name}/")
        ready(page)
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true })")
        text = page.inner_text(".kasboek")
        assert "€\u00a0XX" in text
        assert re.findall(r"€\s?-?\d[\d,.]*|\d[\d,.]*k\b|\d+,\d{3}", text) == []
        heard = page.evaluate(
            "[...document.querySelectorAll('.kasboek [aria-label]')].map((e) => e.ariaLabel).join()"
        )
        assert re.findall(r"€\s?-?\d|\d+,\d{3}", heard) == []
        assert len(str(page.locator("path.line.main").get_attribute("d"))) > 500


def test_can_i_spend_this_says_what_the_terminal_says(
    ledger: Path, sample: Callable[..., str], look: Callable[..., Page]
) -> None:
    page = look(f"{sample()}Outlook/?amount=12000&on=2026-11-23")
    page.wait_for_selector("p.verdict.bad >> text=12,000")
    verdict = page.locator("[role=status]", has_text="12,000").first
    said = [
        verdict.locator("> .verdict").inner_text(),
        *verdict.locator("> ul li").all_inner_texts(),
    ]
    asked = [BIN / "kasboek", "--lang", "en", "--ledger", ledger, "afford", "12000"]
    done = subprocess.run(
        [*asked, "--on", "2026-11-23"], capture_output=True, text=True, check=False
    )
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert len(said) > 2
    assert [each.replace("\u00a0", " ") for each in said] == lines[: len(said)]
