"""The pages from the server's side: real Fava, real ledgers, every endpoint, every bad request."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import quote

import pytest
from beancount import loader
from fava.application import create_app
from fava.util.date import local_today

from kasboek import reading
from kasboek import words
from kasboek.core import pages
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import problem
from kasboek.web.parameters import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient

HEAD = """
option "title" "Fietsen"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 custom "fava-extension" "kasboek.web"
"""
BOOKS = """
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable EUR
  class: "receivable"
2026-01-01 open Expenses:Rent EUR
  class: "housing"
2026-01-01 open Income:Sales EUR
  class: "revenue"
2026-01-01 open Equity:Opening EUR

2026-01-01 * "Opening"
  Assets:Bank         73193.37 EUR
  Equity:Opening
2026-09-01 * "Jansen" "frames"
  invoice: "F-1"
  due: 2026-10-15
  Assets:Receivable   18461.29 EUR
  Income:Sales
2026-10-02 * "Zuidhaven" "rent"
  Expenses:Rent        2317.83 EUR
  Assets:Bank
2026-10-25 # "Zuidhaven" "rent"
  id: "rent"
  repeat: "monthly"
  Expenses:Rent        2317.83 EUR
  Assets:Bank
2026-11-01 balance Assets:Bank 70875.54 EUR
"""
POLICY = """
2026-01-01 custom "policy" "liquidity-buffer" 61847.92 EUR
2026-01-01 custom "policy" "cash" 81234.56
"""
COCKPIT, OUTLOOK = "/fietsen/extension/Cockpit/", "/fietsen/extension/Outlook/"
DATA = re.compile(
    r'data-kasboek-page="(\w+)">\s*<script type="application/json" data-kasboek="data">'
    r"(.*?)</script>",
    re.DOTALL,
)
WORDS = re.compile(
    r'<script type="application/json" data-kasboek="words">(.*?)</script>', re.DOTALL
)


class Served:
    """A ledger of one file, served."""

    def __init__(self, folder: Path, text: str, **options: bool) -> None:
        self.file = folder / "main.beancount"
        self.file.write_text(text, "utf-8")
        watch = {"poll_watcher": True} | options
        self.app = create_app([self.file], load=True, **watch)
        self.client: FlaskClient = self.app.test_client()

    def page(self, path: str = COCKPIT) -> dict[str, Any]:
        response = self.client.get(path)
        assert response.status_code == 200, response.text
        found = DATA.search(response.text)
        assert found, response.text
        data: dict[str, Any] = json.loads(found[2])
        assert data["page"] == found[1]
        return data

    def get(self, path: str, status: int = 200) -> dict[str, Any]:
        response = self.client.get(path)
        assert response.status_code == status, response.text
        assert response.mimetype == "application/json"
        data: dict[str, Any] = response.get_json()
        return data

    def post(self, path: str, body: object, status: int = 200) -> dict[str, Any]:
        response = self.client.post(path, json=body)
        assert response.status_code == status, response.text
        data: dict[str, Any] = response.get_json()
        return data

    def write(self, text: str) -> None:
        """Change the ledger so that Fava must see it."""
        later = self.file.stat().st_mtime_ns + 1_000_000_000
        self.file.write_text(text, "utf-8")
        os.utime(self.file, ns=(later, later))


@pytest.fixture
def serve(tmp_path: Path) -> Callable[..., Served]:
    return lambda text=HEAD + BOOKS + POLICY, **options: Served(tmp_path, text, **options)


@pytest.fixture(scope="module")
def sample(company: Path) -> FlaskClient:
    """Return a client of the sample company, both heads."""
    heads = [company, company.with_name("forecast.beancount")]
    return create_app(heads, load=True).test_client()


def extensions(client: FlaskClient) -> list[tuple[str, str, bool]]:
    page = client.get("/fietsen/income_statement/").text
    found = re.search(r'id="ledger-data">(.*?)</script>', page)
    assert found
    listed = json.loads(found[1])["extensions"]
    return [(each["name"], each["report_title"], each["has_js_module"]) for each in listed]


# the pages


@pytest.mark.parametrize(
    ("lang", "titles"), [("en", ["Cash", "Forecast"]), ("nl", ["Kas", "Vooruitblik"])]
)
def test_the_sidebar_names_both_pages_in_favas_language(
    serve: Callable[..., Served], lang: str, titles: list[str]
) -> None:
    option = f'2026-01-01 custom "fava-option" "language" "{lang}"\n'
    served = serve(HEAD + option + BOOKS)
    assert extensions(served.client) == [
        ("Cockpit", titles[0], True),
        ("Outlook", titles[1], False),
    ]
    assert served.page()["lang"] == lang


def test_without_favas_option_the_browser_decides(serve: Callable[..., Served]) -> None:
    client = serve().client
    page = client.get(COCKPIT, headers={"Accept-Language": "nl-NL,nl;q=0.9"}).text
    assert '"lang":"nl"' in page
    page = client.get(COCKPIT, headers={"Accept-Language": "de"}).text
    assert '"lang":"en"' in page


@pytest.mark.parametrize("path", [COCKPIT, OUTLOOK])
def test_a_page_comes_with_what_its_endpoint_answers(
    serve: Callable[..., Served], path: str
) -> None:
    served = serve()
    first = served.page(path)
    assert first == served.get(f"{path}data")
    assert first["error"] is None
    assert first[first["page"]] is not None
    assert (first["title"], first["currency"], first["as_of"]) == ("Fietsen", "EUR", "2026-10-31")
    assert first["today"] == local_today().isoformat()
    assert first["root"] == str(served.file.parent)
    assert [each["name"] for each in first["scenarios"]] == ["base", "best", "worst"]
    assert (first["incognito"], first["read_only"]) == (False, False)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_page_comes_with_its_sentences_in_one_language(
    serve: Callable[..., Served], lang: str
) -> None:
    client = serve(HEAD + f'2026-01-01 custom "fava-option" "language" "{lang}"\n' + BOOKS).client
    for page in (COCKPIT, OUTLOOK):
        found = WORDS.search(client.get(page).text)
        assert found
        spoken = json.loads(found[1])
        assert spoken["pages.alert.title"] == {"en": "Alerts", "nl": "Meldingen"}[lang]
        assert set(spoken) == {key for key in words.catalogue() if key.startswith("pages.")}
        assert set(map(type, spoken.values())) == {str}


def test_a_page_says_the_main_figures_without_a_script(serve: Callable[..., Served]) -> None:
    client = serve().client
    for path in (COCKPIT, OUTLOOK):
        page = client.get(path).text
        after = page[page.index("</script>", page.index("data-kasboek-page")) :]
        # 73,193.37 - 2,317.83 = 70,875.54 in the bank; 61,847.92 must stay
        assert "€ 61,847.92" in after
        assert "cash below zero before" in after
        assert "<th" in after
        assert "JavaScript" in after


def test_the_page_and_the_terminal_read_the_same_books(serve: Callable[..., Served]) -> None:
    served = serve()
    book = reading.load(served.file, cache=False)
    data = served.page()
    assert data["hash"] == book.hash
    say = partial(words.say, lang="en")
    assert data["problems"][: len(book.problems)] == [problem(one, say) for one in book.problems]


def test_the_whole_ledger_counts_whatever_is_filtered(serve: Callable[..., Served]) -> None:
    served = serve()
    plain = served.page(OUTLOOK)
    assert served.page(f"{OUTLOOK}?time=2026-01&account=Assets:Bank&filter=%23none") == plain


def test_an_address_that_asks_in_vain_is_told_on_the_page(serve: Callable[..., Served]) -> None:
    data = serve().page(f"{OUTLOOK}?scenario=gone&sales=7")
    assert data["error"] is None
    assert data["outlook"]["scenario"] == "base"
    assert data["problems"][0] == {
        "message": "sales is '7'; give a number from 0 to 2, as in 0.8",
        "error": True,
        "source": None,
    }


def test_both_pages_read_the_ledger_once(serve: Callable[..., Served]) -> None:
    served = serve()
    ledger = served.app.config["LEDGERS"]["fietsen"]
    cockpit, outlook = (ledger.extensions.get_extension(name) for name in ("Cockpit", "Outlook"))
    served.page(COCKPIT)
    first = cockpit.desk.open(local_today(), hidden=False)
    served.page(OUTLOOK)
    assert outlook.desk.open(local_today(), hidden=False) is first


def test_the_sample_company_on_both_heads(sample: FlaskClient) -> None:
    for slug in ("fietsenmakerij-de-spaak-bv", "fietsenmakerij-de-spaak-bv-with-forecast"):
        for page in ("Cockpit", "Outlook"):
            answer = sample.get(f"/{slug}/extension/{page}/data").get_json()
            assert answer["error"] is None
            assert [p for p in answer["problems"] if p["error"]] == []
    books, ahead = (
        sample.get(f"/{slug}/extension/Cockpit/data").get_json()["cockpit"]
        for slug in ("fietsenmakerij-de-spaak-bv", "fietsenmakerij-de-spaak-bv-with-forecast")
    )
    # one head has more text than the other, so that what is drawn from it is drawn anew
    for page in (books, ahead):
        del page["safe"]["p10"], page["safe"]["chances"], page["curve"]["lines"][0]["band"]
    assert books["safe"] == ahead["safe"]
    assert books["curve"]["lines"] == ahead["curve"]["lines"]


# requests


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("Cockpit/data?horizon=12m&scenario=worst", {"cockpit", "page"}),
        ("Outlook/data?past=0&sales=0.8", {"outlook", "page"}),
        ("Outlook/items?row=housing&column=2026-11-23", {"row", "total", "items"}),
        ("Outlook/afford?amount=12000", {"affordable", "room", "says"}),
        ("Outlook/afford?amount=12000.50&on=2026-12-01", {"affordable", "room", "says"}),
        ("Outlook/what_if?sales=0.8&costs=1.05&delay=21&collect=0.97", {"points", "low", "safe"}),
        ("Outlook/levers?sales=0.8", {"needed", "enough", "levers", "says"}),
        ("Outlook/compare?against=worst", {"sides", "gone", "new", "moved", "resized"}),
        ("Outlook/draft?name=Slow%20spring&sales=0.8", {"text", "file", "include", "exists"}),
    ],
)
def test_what_can_be_asked(serve: Callable[..., Served], asked: str, keys: set[str]) -> None:
    answer = serve().get(f"/fietsen/extension/{asked}")
    assert keys <= set(answer)
    assert "error" not in keys & set(answer)


LONG = "9" * 300
WRONG = [
    ("Cockpit/data?scenario=nope", 404, "there is no scenario 'nope'; there are base, best, worst"),
    (
        f"Cockpit/data?scenario={LONG}",
        400,
        "'scenario' is too long: at most 200 characters",
    ),
    (
        "Outlook/data?past=-1",
        400,
        "periods back '-1' is no whole number from 0 to 104; give one as 0",
    ),
    (
        "Outlook/data?past=4.5",
        400,
        "periods back '4.5' is no whole number from 0 to 104; give one as 0",
    ),
    (
        "Outlook/data?past=99999999999999999999",
        400,
        "periods back '99999999999999999999' is no whole number from 0 to 104; give one as 0",
    ),
    ("Outlook/what_if?sales=NaN", 400, "sales is 'NaN'; give a number from 0 to 2, as in 0.8"),
    ("Outlook/what_if?sales=-1", 400, "sales is '-1'; give a number from 0 to 2, as in 0.8"),
    (
        "Outlook/what_if?costs=1e400",
        400,
        "costs is '1e400'; give a number from 0 to 2, as in 0.8",
    ),
    (
        "Outlook/compare",
        400,
        "'scenario to compare with' is missing; fill it in",
    ),
    (
        "Outlook/compare?against=nope",
        404,
        "there is no scenario 'nope'; there are base, best, worst",
    ),
    (
        "Outlook/afford",
        400,
        "'amount' is missing; fill it in",
    ),
    (
        "Outlook/afford?amount=-12000",
        400,
        "'-12000' is no amount; give a number above zero, as 12000 or 12000.50",
    ),
    (
        "Outlook/afford?amount=Infinity",
        400,
        "'Infinity' is no amount; give a number above zero, as 12000 or 12000.50",
    ),
    (
        f"Outlook/afford?amount={'9' * 60}",
        400,
        f"'{'9' * 40}…' is no amount; give a number above zero, as 12000 or 12000.50",
    ),
    (
        "Outlook/afford?amount=12.000,50",
        400,
        "'12.000,50' is no amount; give a number above zero, as 12000 or 12000.50",
    ),
    (
        "Outlook/afford?amount=1&on=2026-02-30",
        400,
        "'2026-02-30' is no day; write it as 2026-12-01",
    ),
    (
        "Outlook/afford?amount=1&on=1-12-2026",
        400,
        "'1-12-2026' is no day; write it as 2026-12-01",
    ),
    (
        "Outlook/afford?amount=1&on=2020-01-01",
        400,
        (
            "1 January 2020 lies outside the forecast;"
            " ask for a day from 1 November 2026 to 31 October 2027"
        ),
    ),
    ("Outlook/items?row=housing", 400, "'column' is missing; fill it in"),
    (
        "Outlook/what_if?delay=1.5",
        400,
        "days later is '1.5'; give whole days from -30 to 120",
    ),
    (
        "Outlook/draft?name=a&customer=a%0A2026-01-01%20open%20Assets:B&late=5",
        400,
        "'customer' must be on one line, without control characters",
    ),
    (
        "Outlook/draft?name=CON",
        400,
        "'CON' cannot be a scenario's name; use letters, figures and hyphens, as slow-spring",
    ),
    (
        "Outlook/draft?name=a%0Ab",
        400,
        "'name' must be on one line, without control characters",
    ),
    ("Outlook/draft", 400, "'name' is missing; fill it in"),
    (
        "Outlook/draft?name=..%2F..%2Fetc",
        400,
        "'../../etc' cannot be a scenario's name; use letters, figures and hyphens, as slow-spring",
    ),
    (
        "Outlook/draft?name=%22quoted%22",
        400,
        (
            "'\"quoted\"' cannot be a scenario's name;"
            " use letters, figures and hyphens, as slow-spring"
        ),
    ),
    (
        f"Outlook/draft?name={'a' * 41}",
        400,
        "the name is too long, and nothing was written; at most 40 characters",
    ),
    (
        "Cockpit/acknowledgement?policy=x&by=a&reason=b&until=tomorrow",
        400,
        "'tomorrow' is no day; write it as 2026-12-01",
    ),
]


@pytest.mark.parametrize(("asked", "status", "sentence"), WRONG, ids=[w[0][:60] for w in WRONG])
def test_a_wrong_request_gets_a_sentence(
    serve: Callable[..., Served], asked: str, status: int, sentence: str
) -> None:
    assert serve().get(f"/fietsen/extension/{asked}", status) == {"error": sentence}


DUTCH = [
    ("amount=-5", "'-5' is geen bedrag; geef een getal boven nul, zoals 12000 of 12000.50"),
    ("amount=5&on=x", "'x' is geen dag; schrijf hem als 2026-12-01"),
    ("", "'bedrag' ontbreekt; vul het in"),
    (
        "amount=5&past=-1",
        "perioden terug '-1' is geen heel getal van 0 tot en met 104; geef er een, zoals 0",
    ),
    ("amount=5&costs=x", "kosten is 'x'; geef een getal van 0 tot 2, zoals 0.8"),
]


@pytest.mark.parametrize(("asked", "sentence"), DUTCH)
def test_a_dutch_sentence_names_fields_in_dutch(
    serve: Callable[..., Served], asked: str, sentence: str
) -> None:
    served = serve(HEAD + '2026-01-01 custom "fava-option" "language" "nl"\n' + BOOKS)
    assert served.get(f"{OUTLOOK}afford?{asked}", 400) == {"error": sentence}


def test_every_parameter_has_a_name_in_words() -> None:
    keys = {key for key in words.catalogue() if key.startswith("looks.name-")}
    assert keys == {f"looks.name-{name}" for name in NAMES}


def test_what_is_no_endpoint_is_favas_own_answer(serve: Callable[..., Served]) -> None:
    client = serve().client
    assert client.get(f"{COCKPIT}nothing").status_code == 404
    assert client.get(f"{OUTLOOK}save").status_code == 404  # only POST
    assert client.get("/other/extension/Cockpit/data").status_code == 404


HOSTILE = [
    "Bad</script><script>alert(1)</script>",
    'O\'Brien \\"& Sons\\"',
    "\u202e\u05e9\u05dc\u05d5\u05dd\u202c Ltd",
    "line\u2028ends\u2029here",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(serve: Callable[..., Served], name: str) -> None:
    served = serve(HEAD + BOOKS.replace('"Jansen"', f'"{name}"'))
    plain = served.client.get(COCKPIT).text.count("<script")
    told = name.replace('\\"', '"')
    for path in (COCKPIT, OUTLOOK):
        page = served.client.get(path)
        assert page.text.count("<script") == plain
        assert "<img" not in page.text
        assert "\u2028" not in DATA.search(page.text)[2]  # type: ignore[index]
        data = served.page(path)
        assert data == served.get(f"{path}data")
    assert told in served.get(f"{OUTLOOK}data")["outlook"]["customers"]
    first = served.page(COCKPIT)["cockpit"]["receivables"]["items"][0]
    assert first["counterparty"] == told
    late = served.get(f"{OUTLOOK}what_if?customer={quote(told)}&late=60")
    assert late["points"]


# ledgers that have little or nothing


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ('2026-01-01 custom "fava-extension" "kasboek.web"\n', "beancount"),
        (HEAD + "2026-01-01 open Expenses:Rent EUR\n", "fietsen"),
        (HEAD + '2026-01-01 open Assets:Bank EUR\n  class: "cash"\n', "fietsen"),
    ],
    ids=["empty", "no cash account", "no booking"],
)
def test_a_ledger_without_a_day_has_pages_that_say_what_to_add(
    serve: Callable[..., Served], text: str, slug: str
) -> None:
    served = serve(text)
    for page in ("Cockpit", "Outlook"):
        data = served.page(f"/{slug}/extension/{page}/")
        assert data["as_of"] is None
        assert data["error"] is None
        assert data[page.lower()] is None
        assert data["missing"]
        assert all(each["text"].strip() for each in data["missing"])
    assert served.get(f"/{slug}/extension/Outlook/what_if", 400) == {
        "error": "there is no day to look from: no cash account has a booking yet;"
        " import a bank statement first"
    }


def test_a_ledger_that_does_not_load_whole_still_has_pages(serve: Callable[..., Served]) -> None:
    served = serve(HEAD + BOOKS + "this is no directive\n2026-13-01 open Assets:No\n")
    data = served.page()
    assert data["cockpit"] is not None
    assert [each for each in data["problems"] if each["error"]]


def test_without_plugin_books_the_pages_say_so(serve: Callable[..., Served]) -> None:
    served = serve(HEAD.replace('plugin "kasboek.plugins.books"', "") + BOOKS)
    assert "kasboek.plugins.books" in " ".join(
        each["message"] for each in served.page()["problems"]
    )


def test_a_setting_that_is_no_setting_keeps_nothing_from_starting(
    serve: Callable[..., Served],
) -> None:
    head = HEAD.replace('"kasboek.web"', '"kasboek.web" "bare word"')
    assert serve(head + BOOKS).page()["error"] is None


def test_two_ledgers_are_two_books(tmp_path: Path) -> None:
    texts = {"a": HEAD + BOOKS, "b": HEAD.replace("Fietsen", "Boten") + BOOKS.replace("73", "93")}
    heads = []
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        heads.append(tmp_path / name / "main.beancount")
        heads[-1].write_text(text, "utf-8")
    client = create_app(heads, load=True).test_client()
    answers = [
        client.get(f"/{slug}/extension/Outlook/data").get_json() for slug in ("fietsen", "boten")
    ]
    assert [answer["title"] for answer in answers] == ["Fietsen", "Boten"]
    first, second = (answer["outlook"]["curves"][0]["points"][0] for answer in answers)
    assert (first["balance"], second["balance"]) == ("70875.54", "90875.54")


# what changes under way


def test_an_edit_shows_at_the_next_request(serve: Callable[..., Served]) -> None:
    served = serve()
    before = served.page()
    served.write(served.file.read_text().replace("2317.83 EUR", "2000.00 EUR"))
    after = served.get(f"{COCKPIT}data")
    assert after["hash"] != before["hash"]
    # 73,193.37 - 2,000.00
    assert after["cockpit"]["curve"]["past"][-1]["balance"] == "71193.37"
    assert before["cockpit"]["curve"]["past"][-1]["balance"] == "70875.54"


def test_requests_during_a_reload_get_one_book_or_the_other(serve: Callable[..., Served]) -> None:
    served = serve()
    texts = [HEAD + BOOKS + POLICY, (HEAD + BOOKS + POLICY).replace("2317.83", "2000.00")]
    balances = {"70875.54", "71193.37"}

    def ask(_: int) -> tuple[str, str, str]:
        answer = served.app.test_client().get(f"{OUTLOOK}data").get_json()
        rent = [row for row in answer["outlook"]["rows"] if row["key"] == "housing"]
        cells = [cell["value"] for row in rent for cell in row["cells"] if cell]
        return answer["outlook"]["curves"][0]["points"][0]["balance"], cells[0], cells[-1]

    with ThreadPoolExecutor(6) as threads:
        answers = []
        for turn in range(6):
            served.write(texts[turn % 2])
            answers += list(threads.map(ask, range(8)))
    assert {balance for balance, _, _ in answers} <= balances
    assert len(answers) == 48
    # the rent that was paid, the rent that is planned and the balance change together
    whole = {("70875.54", "-2317.83", "-2317.83"), ("71193.37", "-2000.00", "-2000.00")}
    assert set(answers) <= whole


SLOW = """
from pathlib import Path
from time import sleep

__plugins__ = ("wait",)


def wait(entries, options):
    there = Path(options["filename"]).with_name("loading")
    if there.with_name("slow").exists():
        there.touch()
        sleep(1)
    return entries, []
"""


def test_who_asks_during_a_load_waits_for_it(
    serve: Callable[..., Served], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_load.py").write_text(SLOW, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    text = HEAD + 'plugin "slow_to_load"\n' + BOOKS + POLICY
    served = serve(text)
    served.get(f"{OUTLOOK}data")
    (tmp_path / "slow").touch()
    served.write(text + '2026-01-01 custom "scenario" "thin"\n  sales: 0.5\n')
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(served.app.test_client().get, "/fietsen/api/changed")
        while not (tmp_path / "loading").exists():
            assert not first.done()
        # Fava takes the change for read by now; the books are not
        data = served.get(f"{OUTLOOK}data?scenario=thin")
        assert first.result().get_json()["data"] is True
    assert data["outlook"]["scenario"] == "thin"


def test_a_ledger_that_went_away_is_a_sentence(serve: Callable[..., Served]) -> None:
    served = serve(poll_watcher=False)  # the other one fails in Fava itself without any file
    served.page()
    ledger = served.app.config["LEDGERS"]["fietsen"]
    served.file.unlink()
    ledger.load_file()
    # Fava knows it by its file's name now, as its title went with it
    sentence = (
        f"{served.file} is not there any more; put it back and start Fava anew,"
        " or start it with the file where it is now"
    )
    slug = next(iter(dict(served.app.config["LEDGERS"].items())))
    assert served.get(f"/{slug}/extension/Cockpit/data", 404) == {"error": sentence}
    data = served.page(f"/{slug}/extension/Cockpit/")
    assert data["error"] == {"says": sentence, "detail": ""}
    assert data["cockpit"] is None
    assert served.client.get(f"/{slug}/income_statement/").status_code == 200


def test_a_mistake_of_ours_shows_on_our_page_only(
    serve: Callable[..., Served],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    served = serve()

    def broken(*_: object) -> dict[str, Any]:
        message = "73193.37"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(pages, "cockpit", broken)
    sentence = (
        "Kasboek made a mistake here; your books are not touched."
        " Fava's log tells more; please report it"
    )
    assert served.get(f"{COCKPIT}data", 500) == {"error": sentence}
    data = served.page()
    assert data["cockpit"] is None
    assert data["error"]["says"] == sentence
    assert "ZeroDivisionError" in data["error"]["detail"]
    assert "73193.37" not in data["error"]["detail"]
    assert "a page of Kasboek failed" in caplog.text
    assert served.page(OUTLOOK)["error"] is None
    assert served.client.get("/fietsen/income_statement/").status_code == 200
    assert served.client.get("/fietsen/api/income_statement").status_code == 200


@pytest.mark.parametrize("answer", [{"curve": float("nan")}, {"columns": []}, {1, 2}])
def test_an_answer_that_is_none_is_a_mistake_told_on_the_page(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    served = serve()
    monkeypatch.setattr(pages, "outlook", lambda *_: answer)
    assert served.page(OUTLOOK)["error"]["says"].startswith("Kasboek made a mistake here")
    assert served.page(COCKPIT)["error"] is None


def test_what_fails_at_our_import_is_an_error_that_fava_lists(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kasboek.web", "kasboek.web.pages"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr("kasboek.web.replies.reads", None)
    served = serve()
    (error,) = served.app.config["LEDGERS"]["fietsen"].errors
    assert "TypeError: 'NoneType' object is not callable" in error.message
    assert served.client.get("/fietsen/income_statement/").status_code == 200


def test_a_load_never_runs_our_code(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kasboek.reading.read", broken)
    served.write(served.file.read_text().replace("2317.83", "2000.00"))
    assert served.client.get("/fietsen/income_statement/").status_code == 200
    assert served.page()["error"]["says"].startswith("Kasboek made a mistake here")


# incognito and read-only

TRUE = ("73193.37", "18461.29", "2317.83", "70875.54", "61847.92", "81234.56", "12345.67")
ASKED = (
    "Cockpit/data?horizon=12m",
    "Outlook/data?sales=0.8",
    "Outlook/items?row=receipts&column=2026-11-23",
    "Outlook/items?row=payments&column=2026-11-23",
    "Outlook/what_if?collect=0.5",
    "Outlook/afford?amount=12345.67",
    "Outlook/draft?name=x&sales=0.8",
)


def amounts(text: str) -> set[str]:
    """Return the true amounts that stand in a text, in either language's way of writing."""
    plain = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text).replace(",", ".")
    return {amount for amount in TRUE if amount in text or amount in plain}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_incognito_lets_no_true_amount_out(serve: Callable[..., Served], lang: str) -> None:
    text = HEAD + f'2026-01-01 custom "fava-option" "language" "{lang}"\n' + BOOKS + POLICY
    text = text.replace('"frames"', '"frames, € 18.461,29 as agreed"')
    broken = text + "2026-11-02 balance Assets:Bank 81234.56 EUR\n"
    open_, hidden = serve(broken), serve(broken, incognito=True)
    for path in (*ASKED[:2], ASKED[3]):
        assert amounts(open_.client.get(f"/fietsen/extension/{path}").text)
    for path in ASKED:
        response = hidden.client.get(f"/fietsen/extension/{path}")
        assert response.status_code == 200
        assert amounts(response.text) == set()
    for path in (COCKPIT, OUTLOOK):
        page = hidden.client.get(path).text
        ours = page[page.index("data-kasboek-page") : page.index('id="page-title"')]
        assert "XX" in ours
        assert amounts(ours) == set()
        assert hidden.page(path)["incognito"] is True


def test_incognito_keeps_the_shape_of_the_curve(serve: Callable[..., Served]) -> None:
    shown, hidden = (
        [float(day["balance"]) for day in served.page(OUTLOOK)["outlook"]["curves"][0]["points"]]
        for served in (serve(), serve(incognito=True))
    )
    factors = [b / a for a, b in zip(shown, hidden, strict=True)]
    assert 0.19 < min(factors) < 0.81
    assert max(factors) - min(factors) < 1e-5


def test_incognito_answers_what_can_be_spent_alike(serve: Callable[..., Served]) -> None:
    open_, hidden = serve(), serve(incognito=True)
    for amount in (5000, 9000, 20000):
        asked = f"{OUTLOOK}afford?amount={amount}"
        assert open_.get(asked)["affordable"] == hidden.get(asked)["affordable"]


def test_read_only_refuses_writes_and_shows_the_text(serve: Callable[..., Served]) -> None:
    served = serve(read_only=True)
    assert served.page()["read_only"] is True
    assert served.get(f"{OUTLOOK}draft?name=x&sales=0.8")["text"]
    before = served.file.read_bytes()
    assert served.client.post(f"{OUTLOOK}save", json={}).status_code == 401
    assert served.client.post(f"{COCKPIT}acknowledge", json={}).status_code == 401
    assert served.file.read_bytes() == before


# writing


def checked(file: Path) -> list[str]:
    """Return the errors of a ledger, as bean-check does."""
    return [error.message for error in loader.load_file(str(file))[1]]


def test_a_scenario_is_saved_as_it_was_shown(serve: Callable[..., Served]) -> None:
    served = serve()
    asked = {"name": "Traag voorjaar", "title": 'Say "slow"', "sales": "0.8", "customer": "Jansen"}
    asked |= {"late": "60"}
    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items())
    draft = served.get(f"{OUTLOOK}draft?{query}")
    assert draft["name"] == "traag-voorjaar"
    assert draft["file"] == "scenarios/traag-voorjaar.beancount"
    assert draft["include"] == 'include "scenarios/traag-voorjaar.beancount"\n'
    assert draft["exists"] is False
    tried = served.get(f"{OUTLOOK}what_if?{query}")

    saved = served.post(f"{OUTLOOK}save", asked | {"text": draft["text"]})
    assert saved["file"] == "scenarios/traag-voorjaar.beancount"
    assert saved["says"] == (
        "Scenario 'traag-voorjaar' is saved in scenarios/traag-voorjaar.beancount."
    )
    file = served.file.parent / draft["file"]
    assert file.read_text("utf-8") == draft["text"]
    assert served.file.read_text("utf-8") == HEAD + BOOKS + POLICY + draft["include"]
    assert checked(served.file) == []
    listed = served.page(OUTLOOK)["scenarios"][-1]
    assert (listed["name"], listed["title"]) == ("traag-voorjaar", 'Say "slow"')
    again = served.get(f"{OUTLOOK}what_if?scenario=traag-voorjaar")
    assert again["points"] == tried["points"]


def test_a_scenario_is_not_saved_over_another(serve: Callable[..., Served]) -> None:
    served = serve()
    text = served.get(f"{OUTLOOK}draft?name=x&sales=0.8")["text"]
    served.post(f"{OUTLOOK}save", {"name": "x", "sales": 0.8, "text": text})
    before = served.file.read_bytes()
    refused = served.post(f"{OUTLOOK}save", {"name": "X", "sales": 0.9, "text": text}, 409)
    assert refused == {
        "error": "there is a scenario 'x' already, and it was not touched; choose another name"
    }
    for name in ("base", "best", "Worst"):
        assert served.get(f"{OUTLOOK}draft?name={name}")["exists"] is True
        served.post(f"{OUTLOOK}save", {"name": name, "text": text}, 409)
    assert served.file.read_bytes() == before


def test_only_what_was_shown_is_written(serve: Callable[..., Served]) -> None:
    served = serve()
    text = served.get(f"{OUTLOOK}draft?name=x&sales=0.8")["text"]
    before = served.file.read_bytes()
    for body in (
        {"name": "x", "sales": "0.8", "text": text + "2026-01-01 open Assets:Mine\n"},
        {"name": "x", "sales": "0.9", "text": text},
        {"name": "x", "sales": "0.8"},
    ):
        assert served.post(f"{OUTLOOK}save", body, 409) == {
            "error": "nothing was written: the text would not be what was shown,"
            " because something changed since; look at it again, then save"
        }
    assert served.file.read_bytes() == before
    assert not (served.file.parent / "scenarios").exists()


def test_a_company_file_gets_the_include_so_that_every_head_has_it(tmp_path: Path) -> None:
    (tmp_path / "company.beancount").write_text(
        BOOKS + '2026-01-01 custom "fava-extension" "kasboek.web"\n'
    )
    head = HEAD.replace('2026-01-01 custom "fava-extension" "kasboek.web"\n', "")
    served = Served(tmp_path, head + 'include "company.beancount"\n')
    text = served.get(f"{OUTLOOK}draft?name=x&sales=0.8")["text"]
    served.post(f"{OUTLOOK}save", {"name": "x", "sales": "0.8", "text": text})
    assert (
        (tmp_path / "company.beancount").read_text().endswith('include "scenarios/x.beancount"\n')
    )
    assert checked(served.file) == []


def test_another_site_cannot_write(serve: Callable[..., Served]) -> None:
    served = serve()
    path = f"{OUTLOOK}save"
    body = json.dumps({"name": "x"})
    not_json = (
        "nothing was written: expected one JSON object of at most 100 kB;"
        " send it from the page itself"
    )
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        refused = served.client.post(path, data=body, content_type=kind)
        assert (refused.status_code, refused.get_json()) == (400, {"error": not_json})
    for data in ("[]", "{", '"x"', "1" * 200_000, "[" * 90_000):
        refused = served.client.post(path, data=data, content_type="application/json")
        assert (refused.status_code, refused.get_json()) == (400, {"error": not_json})
    foreign = {
        "error": "this was sent by another site, so nothing was written;"
        " open the page in Fava itself"
    }
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        refused = served.client.post(path, json={"name": "x"}, headers=headers)
        assert (refused.status_code, refused.get_json()) == (403, foreign)
    for headers in ({"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}):
        same = served.client.post(path, json={"name": ["x"]}, headers=headers)
        told = "'name' must be a text or a number; nothing was written"
        assert (same.status_code, same.get_json()) == (400, {"error": told})


def test_a_writing_command_is_waited_for(serve: Callable[..., Served]) -> None:
    from kasboek.writing.files import locked  # noqa: PLC0415 # only here

    served = serve()
    text = served.get(f"{OUTLOOK}draft?name=x&sales=0.8")["text"]
    with locked(served.file.parent):
        refused = served.post(f"{OUTLOOK}save", {"name": "x", "sales": "0.8", "text": text}, 409)
    assert refused == {
        "error": f"another kasboek command is writing to {served.file.parent};"
        " wait until it is done and try again"
    }
    assert not (served.file.parent / "scenarios").exists()


def acceptance(served: Served, **more: str) -> dict[str, str]:
    """Return the acknowledgement of the worst alert."""
    alert = served.page()["cockpit"]["alerts"][0]
    until = (local_today() + dt.timedelta(days=14)).isoformat()
    asked = {"policy": alert["policy"], "by": "noor@despaak.example", "until": until}
    if alert["subject"]:
        asked["subject"] = alert["subject"]
    return asked | {"reason": "we know"} | more


def test_an_alert_is_acknowledged_in_the_policy(serve: Callable[..., Served]) -> None:
    served = serve()
    asked = acceptance(served)
    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items())
    shown = served.get(f"{COCKPIT}acknowledgement?{query}")
    subject = f' "{asked["subject"]}"' if "subject" in asked else ""
    assert shown == {
        "text": f'{local_today()} custom "acknowledge" "{asked["policy"]}"{subject}'
        f' "noor@despaak.example" {asked["until"]}\n  reason: "we know"\n',
        "file": "main.beancount",
    }
    said = served.post(f"{COCKPIT}acknowledge", asked)
    lines = served.file.read_text("utf-8").splitlines()
    assert lines[said["line"] - 1] == shown["text"].splitlines()[0]
    assert said["file"] == "main.beancount"
    assert checked(served.file) == []
    key = (asked["policy"], asked.get("subject"))
    alerts = served.page()["cockpit"]["alerts"]
    found = [one for one in alerts if (one["policy"], one["subject"]) == key]
    assert found[0]["acknowledged"]["reason"] == "we know"
    again = served.post(f"{COCKPIT}acknowledge", asked, 409)
    assert again["error"].startswith("noor@despaak.example has accepted this until") or (
        "accepted this until" in again["error"]
    )


def test_an_acknowledgement_needs_an_alert_a_person_a_day_and_a_reason(
    serve: Callable[..., Served],
) -> None:
    served = serve()
    before = served.file.read_bytes()
    path = f"{COCKPIT}acknowledge"
    good = acceptance(served)
    assert served.post(path, good | {"policy": "none"}, 404)["error"].startswith(
        "there is no alert 'none"
    )
    called = {"policy": "policy", "by": "who", "until": "until", "reason": "why"}
    for name, told in called.items():
        assert served.post(path, good | {name: " "}, 400) == {
            "error": f"'{told}' is missing; fill it in"
        }
    late = (local_today() + dt.timedelta(days=400)).isoformat()
    assert "is no day from" in served.post(path, good | {"until": late}, 400)["error"]
    assert "one line" in served.post(path, good | {"reason": "a\nb"}, 400)["error"]
    assert served.file.read_bytes() == before


def test_an_acknowledged_hostile_subject_is_found_again(serve: Callable[..., Served]) -> None:
    name = 'O\'Brien \\"& Sons\\" \u202e\u05e9\u05dc\u05d5\u05dd'
    late = BOOKS.replace('"Jansen"', f'"{name}"').replace("due: 2026-10-15", "due: 2026-03-01")
    served = serve(HEAD + late.replace("2026-09-01", "2026-02-01"))
    alerts = served.page()["cockpit"]["alerts"]
    subject = name.replace('\\"', '"')
    one = next(alert for alert in alerts if alert["subject"] == subject)
    asked = acceptance(served) | {"policy": one["policy"], "subject": subject}
    served.post(f"{COCKPIT}acknowledge", asked)
    assert checked(served.file) == []
    accepted = [a for a in served.page()["cockpit"]["alerts"] if a["subject"] == subject]
    assert all(each["acknowledged"] for each in accepted if each["policy"] == one["policy"])


def test_many_open_items_are_served(serve: Callable[..., Served]) -> None:
    many = "".join(
        dedent(f"""
        2026-09-{1 + n % 28:02d} * "Customer {n % 400}" "order {n}"
          invoice: "G-{n}"
          due: 2026-1{n % 3}-{1 + n % 28:02d}
          Assets:Receivable   {100 + n}.50 EUR
          Income:Sales
        """)
        for n in range(5_000)
    )
    served = serve(HEAD + BOOKS + many)
    data = served.page()["cockpit"]
    # 5,000 times 100.50, and 0 + 1 + ... + 4,999; and Jansen's
    total = 5_000 * 100.5 + 4_999 * 2_500
    assert data["receivables"]["total"] == decimal(Decimal(total) + Decimal("18461.29"))
    assert data["receivables"]["count"] == 5_001
    assert len(data["receivables"]["items"]) <= 5
    assert len(served.client.get(f"{OUTLOOK}data").data) < 1_000_000
