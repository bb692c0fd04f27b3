"""Every code of levels 2 and 3 of the Dutch standard chart has a class, or a reason for none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.accounts import AccountClass as C
from kasboek.core.accounts import Origin
from kasboek.core.saying import saying
from kasboek.reading.accounts import rgs

if TYPE_CHECKING:
    from kasboek.core.book import Book

FIXED = {"BIva", "BMva", "BVas", "BFva"}
CURRENT = {"BEff", "BLim", "BPro", "BVor", "BVrd"}
FUNDS = {"BEga", "BEiv", "BLas", "BSch", "BVrz"}
PROFIT_AND_LOSS = {
    *("WAad", "WAfs", "WAkf", "WBed", "WBel", "WBwv", "WFbe", "WKol", "WKpr", "WLbe", "WMfo"),
    *("WNer", "WNoa", "WOmz", "WOok", "WOvb", "WOvt", "WPer", "WRed", "WRev", "WRgr", "WRvi"),
    *("WVhe", "WVkf", "WWfa", "WWiv", "WWvi", "WWvv"),
}
# how many codes of level 3 the release has under each of level 2, counted in its own listing
LEVEL_3 = {
    "BIva": 7,
    "BMva": 16,
    "BVas": 4,
    "BFva": 13,
    "BVrd": 11,
    "BPro": 1,
    "BVor": 14,
    "BEff": 6,
    "BLim": 3,
    "BEiv": 20,
    "BEga": 1,
    "BVrz": 4,
    "BLas": 21,
    "BSch": 24,
    "WOmz": 9,
    "WOvb": 18,
    "WWiv": 7,
    "WKpr": 21,
    "WPer": 4,
    "WAfs": 7,
    "WWvi": 3,
    "WBwv": 3,
    "WBed": 19,
    "WAkf": 1,
    "WVkf": 1,
    "WOok": 1,
    "WKol": 1,
    "WRev": 7,
    "WRvi": 4,
    "WRgr": 4,
    "WWvv": 4,
    "WNoa": 2,
    "WFbe": 21,
    "WOvt": 1,
    "WWfa": 1,
    "WVhe": 3,
    "WRed": 2,
    "WBel": 1,
    "WAad": 1,
    "WLbe": 1,
    "WMfo": 1,
    "WNer": 2,
}


def test_the_headings_of_both_statements_are_all_there() -> None:
    found = {code for code in rgs.codes() if len(code) == 4}

    assert found == FIXED | CURRENT | FUNDS | PROFIT_AND_LOSS
    assert len(found) == 42


def test_every_code_of_level_3_is_there() -> None:
    table = rgs._table()["codes"]  # noqa: SLF001 # the part that is one release, without the rest
    counted = dict.fromkeys(LEVEL_3, 0)
    for code in table:
        if len(code) == 7:
            counted[code[:4]] += 1

    assert counted == LEVEL_3


@pytest.mark.parametrize("code", rgs.codes().values(), ids=lambda code: code.code)
def test_a_code_has_a_class_or_a_reason(code: rgs.Code) -> None:
    assert re.fullmatch(r"[BW]([A-Z][A-Za-z0-9]{2})+", code.code)
    assert code.title
    assert (code.kind is None) is (code.why is not None)
    if code.why:
        for lang in words.LANGUAGES:
            assert words.say(saying(f"rgs.none.{code.why}"), lang)


@pytest.mark.parametrize("code", rgs.codes().values(), ids=lambda code: code.code)
def test_a_class_is_of_the_statement_its_code_is_of(code: rgs.Code) -> None:
    results = {
        *(C.REVENUE, C.COST_OF_SALES, C.PERSONNEL, C.HOUSING, C.OTHER_COST),
        *(C.DEPRECIATION, C.INTEREST),
    }
    if code.kind is C.INCOME_TAX or code.kind is None:
        return
    assert (code.kind in results) is code.code.startswith("W")


def test_which_release_it_is() -> None:
    release = rgs.release()

    assert release.version == "20251210"
    assert release.source.startswith("http://www.nltaxonomie.nl/rgs/")


@pytest.mark.parametrize(
    ("code", "prefix", "kind"),
    [
        ("BLimBanRba", "BLimBan", C.CASH),
        ("BLimBanRbaBg10", "BLimBan", C.CASH),
        ("BLimBanRba.NL91ABNA0417164300", "BLimBan", C.CASH),
        ("BLimBanGrb", "BLimBanGrb", C.RESTRICTED_CASH),
        ("BLimKruSto", "BLimKru", C.TRANSFER),
        ("BVorDebHad", "BVorDeb", C.RECEIVABLE),
        ("BVorDebVdd", "BVorDebVdd", C.OTHER_CURRENT_ASSET),
        ("BVorOvaVof", "BVorOva", C.PREPAID),
        ("BVorOvaNtf", "BVorOvaNtf", C.UNBILLED),
        ("BVorVbkTvo", "BVorVbkTvo", C.VAT),
        ("BSchSakRba", "BSchSak", C.SHORT_TERM_DEBT),
        ("BSchBepBtwOla", "BSchBepBtw", C.VAT),
        ("BSchBepLheAal", "BSchBepLhe", C.PAYROLL_TAX),
        ("BSchBepVpb", "BSchBepVpb", C.INCOME_TAX),
        ("BSchSalNet", "BSchSal", C.WAGES),
        ("BSchSalTvg", "BSchSalTvg", C.HOLIDAY_PAY),
        ("BSchOpaVgo", "BSchOpaVgo", C.DEFERRED_INCOME),
        ("BVrzOvzGar", "BVrzOvz", C.LONG_TERM_DEBT),
        ("BEivKapPro", "BEivKap", C.OWNER),
        ("BEivGokGea", "BEivGok", C.EQUITY),
        ("WOmzNodOdh", "WOmzNod", C.REVENUE),
        ("WKprInhInh", "WKprInh", C.COST_OF_SALES),
        ("WPerLesLon", "WPerLes", C.PERSONNEL),
        ("WBedOvpUik", "WBedOvp", C.PERSONNEL),
        ("WBedHuiBeh", "WBedHui", C.HOUSING),
        ("WBedAdlBan", "WBedAdl", C.OTHER_COST),
        ("WAfsAmvMei", "WAfsAmv", C.DEPRECIATION),
        ("WFbeRlsRhl", "WFbeRls", C.INTEREST),
        ("WFbeWisWis", "WFbeWis", C.OTHER_COST),
        ("WBelBgrBgr", "WBelBgr", C.INCOME_TAX),
        ("BSchBtwAtd", "BSchBtw", C.VAT),
    ],
)
def test_the_longest_beginning_decides(code: str, prefix: str, kind: C) -> None:
    found = rgs.find(code)

    assert found is not None
    assert (found.code, found.kind) == (prefix, kind)


@pytest.mark.parametrize("code", ["", "B", "QQQ", "BQqq", "BLimQqq", "blim", "BSchQqqBtw"])
def test_what_rgs_does_not_have_is_not_guessed(code: str) -> None:
    assert rgs.find(code) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BLiqBan", "BLimBan"),
        ("BLimBnk", "BLimBan"),
        ("blimban", "BLimBan"),
        ("BVorDbe", "BVorDeb"),
    ],
)
def test_a_slip_is_answered_with_the_code_that_was_meant(written: str, meant: str) -> None:
    found = rgs.suggestion(written)

    assert found is not None
    assert found.code == meant


def test_nothing_near_is_suggested_for_what_is_far() -> None:
    assert rgs.suggestion("QQQ") is None


def test_a_code_decides_before_those_above_and_before_the_name(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank EUR
      rgs: "BLim"
    2026-01-01 open Assets:Bank:Blocked EUR
      rgs: "BLimBanGrb"
    2026-01-01 open Assets:Bank:Savings EUR
    2026-01-01 open Assets:Inventory EUR
      rgs: "BVorOva"
    2026-01-01 open Assets:Inventory:Spares EUR
      class: "inventory"
      rgs: "QqqQqq"
    """
    found = {
        name: (account.kind, account.origin, account.basis)
        for name, account in book.accounts.items()
    }

    assert found == {
        "Assets:Bank": (C.CASH, Origin.RGS, "BLim"),
        "Assets:Bank:Blocked": (C.RESTRICTED_CASH, Origin.RGS, "BLimBanGrb"),
        "Assets:Bank:Savings": (C.CASH, Origin.INHERITED, "Assets:Bank"),
        "Assets:Inventory": (C.PREPAID, Origin.RGS, "BVorOva"),
        "Assets:Inventory:Spares": (C.INVENTORY, Origin.DECLARED, "Assets:Inventory:Spares"),
    }
    assert not [problem for problem in book.problems if problem.error]


def test_a_code_without_a_class_leaves_it_to_the_name(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank EUR
    2026-01-01 open Liabilities:BTW EUR
      rgs: "BSchBep"
    2026-01-01 open Liabilities:Belastingdienst EUR
      rgs: "BSchBep"
    """
    known, unknown = book.accounts["Liabilities:BTW"], book.accounts["Liabilities:Belastingdienst"]

    assert (known.kind, known.origin, known.basis) == (C.VAT, Origin.NAME, "BTW")
    assert (unknown.kind, unknown.origin, unknown.basis) == (None, Origin.UNKNOWN, "BSchBep")
    told = [words.say(each.saying) for each in book.problems if not each.error]
    assert (
        "the RGS code BSchBep (Belastingen en premies sociale verzekeringen) tells no class: it "
        "does not say which tax; write the code of the level below, as BSchBepBtw (VAT), "
        "BSchBepLhe (payroll tax) or BSchBepVpb (income tax)"
    ) in told
    assert len([text for text in told if "BSchBep" in text]) == 1
