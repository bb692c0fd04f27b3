"""The web shop: weekly sales, a payment provider that keeps its fee and pays out on Tuesday."""

from __future__ import annotations

import datetime as dt

import days
from cents import share
from cents import vat_in
from ibans import iban
from model import Company
from model import Entry
from model import Row
from model import dice
from sales import web_week

PROVIDER = ("Betaalpoort", iban("NL", "DEUT", "0099771100"))


def _booked(day: dt.date, gross: int, fee: int) -> Entry:
    vat = vat_in(gross)
    legs = (
        ("Assets:Clearing:Betaalpoort", gross - fee),
        ("Expenses:Bank:Provider", fee),
        ("Income:Sales:Webshop", vat - gross),
        ("Liabilities:VAT", -vat),
    )
    return Entry(day, "webshop", PROVIDER[0], f"webwinkel week {day:%G-%V}", legs)


def sell(company: Company) -> dict[dt.date, int]:
    """Book all weeks; return net web sales per month for the cost of sales."""
    chance = dice("webshop")
    net: dict[dt.date, int] = {}
    monday, before = dt.date(2024, 9, 30), 2_890_15
    company.bank(_payout(dt.date(2024, 10, 1), before, 39))
    while monday <= days.LAST:
        day = min(monday + dt.timedelta(6), days.LAST)
        gross = web_week(day, chance.randint(78, 122)) + chance.randint(1, 99)
        fee = share(gross, 19, 1000)
        company.book(_booked(day, gross, fee))
        month = day.replace(day=1)
        net[month] = net.get(month, 0) + gross - vat_in(gross)
        payout = days.following(monday + dt.timedelta(8))
        if payout <= days.LAST:
            company.bank(_payout(payout, gross - fee, int(f"{day:%V}")))
        monday += dt.timedelta(7)
    return net


def _payout(day: dt.date, cents: int, week: int) -> Row:
    return Row(
        day, "ABN", cents, *PROVIDER, f"Uitbetaling week {week}", "transfer",
        "Assets:Clearing:Betaalpoort", reference=f"BP{day:%y%m%d}-{week:02d}",
    )  # fmt: skip


OPENING = {"Assets:Clearing:Betaalpoort": 2_890_15}
