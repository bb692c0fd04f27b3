"""The frame around every page: whose books these are, as they stand, and what is missing."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.forecast.scenario.scenarios import scenarios
from kasboek.core.pages.curve import title
from kasboek.core.pages.look import Look
from kasboek.core.saying import Problem
from kasboek.core.saying import Say
from kasboek.core.scenario import Scenario
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import problem
from kasboek.core.shapes.shape import source


class Setting(NamedTuple):
    """How a page is shown: which one, in what language, on what day, and what Fava allows."""

    page: str
    lang: str
    today: dt.date
    incognito: bool = False
    read_only: bool = False


def frame(book: Book, look: Look | None, setting: Setting, missing: list[Json], say: Say) -> Json:
    """Write what every page begins with; `look` is absent where the book has no day."""
    told: tuple[Problem, ...] = book.problems
    if look is not None:
        told = (*told, *look.year.problems)
    return {
        "page": setting.page,
        "lang": setting.lang,
        "title": book.title,
        "currency": book.currency,
        "as_of": day(book.as_of),
        "today": day(setting.today),
        "hash": book.hash,
        "incognito": setting.incognito,
        "read_only": setting.read_only,
        "root": book.root,
        "scenarios": [_scenario(one, say) for one in scenarios(book).values()],
        "problems": [problem(one, say) for one in dict.fromkeys(told)],
        "missing": missing,
        "error": None,
        "cockpit": None,
        "outlook": None,
    }


def _scenario(value: Scenario, say: Say) -> Json:
    return {
        "name": value.name,
        "title": title(value.name, value.title, say),
        "sales": f"{value.sales:f}",
        "costs": f"{value.costs:f}",
        "delay": value.delay,
        "collect": f"{value.collect:f}",
        "source": source(value.source),
    }
