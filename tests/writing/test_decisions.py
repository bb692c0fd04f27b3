"""Where a decision goes in the ledger, and what is written there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek.words import say
from kasboek.writing.decisions import LONGEST_NAME
from kasboek.writing.decisions import acknowledgement
from kasboek.writing.decisions import acknowledgement_file
from kasboek.writing.decisions import include_line
from kasboek.writing.decisions import safe_name
from kasboek.writing.decisions import scenario_place
from kasboek.writing.decisions import with_directive
from kasboek.writing.decisions import with_scenario
from kasboek.writing.files import Refused
from kasboek.writing.files import commit
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 11, 21)
TEXT = '2026-11-21 custom "scenario" "x"\n  sales: 0.8\n'


def files(folder: Path, **texts: str) -> Path:
    """Write files, and return the head."""
    for name, text in texts.items():
        (folder / f"{name}.beancount").write_text(text, "utf-8", newline="")
    return folder / "main.beancount"


def placed(head: Path) -> tuple[str, str]:
    """Return where a scenario `x` goes and who includes it, by their names."""
    place = scenario_place(head, head.parent.glob("*.beancount"), "x")
    assert place.file == place.includer.parent / place.path
    return place.path, place.includer.name


@pytest.mark.parametrize(
    ("main", "company", "path", "includer"),
    [
        (
            'include "company.beancount"\n',
            'include "plan.beancount"\ninclude "scenarios/best.beancount"\n',
            "scenarios/x.beancount",
            "company.beancount",
        ),
        (
            'include "company.beancount"\ninclude "scenarios/best.beancount"\n',
            "",
            "scenarios/x.beancount",
            "main.beancount",
        ),
        (
            'include "company.beancount"\n',
            'include "what-if/scenarios/best.beancount"\n',
            "what-if/scenarios/x.beancount",
            "company.beancount",
        ),
        ('include "company.beancount"\n', "", "scenarios/x.beancount", "company.beancount"),
        ('include "nowhere.beancount"\n', "", "scenarios/x.beancount", "main.beancount"),
        ('include "*.beancount"\n', "", "scenarios/x.beancount", "main.beancount"),
        (
            'include "company.beancount"\ninclude "plan.beancount"\n',
            "",
            "scenarios/x.beancount",
            "main.beancount",
        ),
        ("", "", "scenarios/x.beancount", "main.beancount"),
    ],
    ids=["beside", "head", "deeper", "only", "gone", "glob", "two", "none"],
)
def test_a_scenario_goes_beside_the_others(
    tmp_path: Path, main: str, company: str, path: str, includer: str
) -> None:
    assert placed(files(tmp_path, main=main, company=company)) == (path, includer)


def test_the_sample_company_lists_its_scenarios_in_one_file(company: Path) -> None:
    place = scenario_place(company, company.parent.glob("*.beancount"), "x")
    assert (place.includer.name, place.path) == ("company.beancount", "scenarios/x.beancount")


def test_a_scenario_is_a_file_and_a_line(tmp_path: Path) -> None:
    head = files(tmp_path, main='option "title" "T"\ninclude "scenarios/worst.beancount"\n')
    place = scenario_place(head, [head], "slow")
    assert include_line(place) == 'include "scenarios/slow.beancount"\n'
    with locked(tmp_path):
        commit(tmp_path, with_scenario(place, TEXT))
    assert (tmp_path / "scenarios" / "slow.beancount").read_text() == TEXT
    assert head.read_text() == (
        'option "title" "T"\n'
        'include "scenarios/slow.beancount"\ninclude "scenarios/worst.beancount"\n'
    )


def test_a_glob_needs_no_line(tmp_path: Path) -> None:
    head = files(tmp_path, main='include "scenarios/*.beancount"\n')
    place = scenario_place(head, [head], "slow")
    assert include_line(place) == ""
    assert [put.path for put in with_scenario(place, TEXT)] == [place.file]


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    head = files(tmp_path, main="")
    place = scenario_place(head, [head], "slow")
    place.file.parent.mkdir()
    place.file.write_text("; mine\n")
    with pytest.raises(Refused) as refused:
        with_scenario(place, TEXT)
    assert say(refused.value.saying) == (
        "scenarios/slow.beancount exists already, and it was not touched; choose another name"
    )


def test_what_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    head = files(tmp_path, main="")
    changes = with_scenario(scenario_place(head, [head], "slow"), TEXT)
    head.write_text("; edited\n")
    with locked(tmp_path), pytest.raises(Refused):
        commit(tmp_path, changes)
    assert head.read_text() == "; edited\n"
    assert not (tmp_path / "scenarios").exists()


def test_what_is_not_utf8_is_not_touched(tmp_path: Path) -> None:
    head = tmp_path / "main.beancount"
    head.write_bytes(b"; one\n; caf\xe9\n")
    with pytest.raises(Refused) as refused:
        with_directive(head, DAY, TEXT)
    assert say(refused.value.saying) == (
        "main.beancount, line 2: the text is not UTF-8, so nothing was written;"
        " save the file as UTF-8 and try again"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Slow spring 2027", "slow-spring-2027"),
        ("  Traag_voorjaar ", "traag-voorjaar"),
        ("Crédit à terme", "credit-a-terme"),
        ("a--b", "a-b"),
        ("STRASSE", "strasse"),
    ],
)
def test_a_name_becomes_a_files(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "-", "a/b", "..", 'a"b', "a.b", "a\\b", "\u202eabc", "日本", "a:b", "CON", "nul", "com1"],
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        safe_name(text)
    assert say(refused.value.saying) == (
        f"'{text}' cannot be a scenario's name; use letters, figures and hyphens, as slow-spring"
    )


@given(st.text(max_size=60))
def test_a_name_is_safe_or_refused(text: str) -> None:
    try:
        name = safe_name(text)
    except Refused:
        return
    assert 0 < len(name) <= LONGEST_NAME
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert safe_name(name) == name


BOOKS = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 custom "policy" "runway" 6
2026-01-01 open Equity:Opening EUR
2026-01-02 * "Opening"
  Assets:Bank   1.00 EUR
  Equity:Opening
"""


@settings(deadline=None)  # the first load of all takes longest
@given(
    subject=st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    person=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    reason=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
)
def test_an_acknowledgement_reads_back(subject: str | None, person: str, reason: str) -> None:
    alert = ["runway"] if subject is None else ["runway", subject]
    text = acknowledgement(DAY, alert, f"p{person}", dt.date(2026, 12, 5), f"r{reason}")
    entries, errors, options = loader.load_string(BOOKS + text)
    (found,) = reading.read(entries, options, errors=errors).acknowledgements
    assert found.policy == "runway"
    assert found.subject == (subject.strip() or None if subject else None)
    assert found.until == dt.date(2026, 12, 5)


def test_an_acknowledgement_goes_beside_the_others(tmp_path: Path) -> None:
    plain = BOOKS.replace('2026-01-01 custom "policy" "runway" 6\n', "")
    head = files(
        tmp_path,
        main='include "policy.beancount"\ninclude "accepted.beancount"\n' + plain,
        policy='2026-01-01 custom "policy" "dso" 45\n',
        accepted="",
    )
    book = reading.load(head, cache=False)
    assert acknowledgement_file(book, head).name == "policy.beancount"
    text = acknowledgement(DAY, ["dso"], "noor", DAY, "known")
    (tmp_path / "accepted.beancount").write_text(text)
    assert acknowledgement_file(reading.load(head, cache=False), head).name == "accepted.beancount"


def test_a_directive_is_put_by_its_date_and_its_line_is_known(tmp_path: Path) -> None:
    early, late = "2026-01-01 open Assets:A\n", "2027-01-01 open Assets:B\n"
    head = files(tmp_path, main=f"; head\n{early}\n{late}")
    put, line = with_directive(head, DAY, TEXT)
    assert put.after.decode() == f"; head\n{early}\n{TEXT}\n{late}"
    assert put.after.decode().splitlines()[line - 1] == TEXT.splitlines()[0]
    head.write_bytes(put.after)
    again, second = with_directive(head, DAY, TEXT)
    assert again.after.decode().count(TEXT) == 2
    assert again.after.decode().splitlines()[second - 1] == TEXT.splitlines()[0]
    assert second > line
