"""How the check says things: people by name, questions and answers in the reader's language."""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from verbond.rights.core.checking.answers import HOME, NOT_KNOWN, SELF, Answers
from verbond.rights.core.checking.choosing import Asked, Page
from verbond.rights.core.checking.sheets import Query, Questions, Words
from verbond.rights.core.checking.values import NO, TODAY, YES
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import Vocabulary
from verbond.rights.money_words import exact

_MONTHS = 12
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what the check shows, for these answers."""

    answers: Answers
    questions: Questions
    facts: Vocabulary
    today: dt.date

    def words(self, words: Words) -> str:
        """Return a text of the data file in the language of the page."""
        language = (get_language() or "nl").split("-")[0]
        return words.get(language) or words["nl"]

    def name(self, id: str) -> str:  # noqa: A002 - the word of the case
        """Return how the page calls somebody."""
        if id == SELF:
            return gettext("jij")
        if id == HOME:
            return gettext("jullie samen")
        person = self.answers.person(id)
        if person is None:
            return gettext("het andere adres")
        return person.name or gettext("persoon %(number)s") % {"number": id.removeprefix("p")}

    def names(self, ids: tuple[str, ...]) -> str:
        """Return several people as one reads them."""
        said = [self.name(one) for one in ids]
        if len(said) < 2:
            return "".join(said)
        return gettext("%(some)s en %(last)s") % {"some": ", ".join(said[:-1]), "last": said[-1]}

    def title(self, page: Page) -> str:
        """Return what a page is about."""
        mine = page.subject in {SELF, HOME}
        words = page.sheet.title if mine else page.sheet.title_other
        year = next((one.year for one in page.asked if one.year), None)
        return self._filled(words, page.subject, year)

    def ask(self, asked: Asked, page: Page) -> str:
        """Return a question as it is put."""
        mine = page.subject in {SELF, HOME}
        words = asked.query.ask if mine else asked.query.ask_other
        return self._filled(words, page.subject, asked.year)

    def question(self, path: str) -> str:
        """Return what a path asks, as it would be asked."""
        subject, fact, *years = path.split(".")
        sheet = self.questions.sheet_of(fact)
        query = next((one for one in sheet.queries if one.fact == fact), None) if sheet else None
        if query is None:
            return self.facts[fact].label
        mine = subject in {SELF, HOME}
        words = query.ask if mine else query.ask_other
        return self._filled(words, subject, int(years[0]) if years else None)

    def answer(self, path: str, text: str) -> str:
        """Return an answer in words."""
        if text in _PLAIN:
            return str(_plain(text))
        fact = path.split(".")[1]
        sheet = self.questions.sheet_of(fact)
        query = next((one for one in sheet.queries if one.fact == fact), None) if sheet else None
        return self._offered(query, text) or self._exact(fact, text)

    def echo(self, path: str, text: str) -> str:
        """Return an exact amount per month and per year, so that nobody mixes them up."""
        unit = self.facts[path.split(".")[1]].unit
        if unit not in {"EUR/month", "EUR/year"} or ".." in text or not _is_amount(text):
            return ""
        per_year = Fraction(text) * (_MONTHS if unit == "EUR/month" else 1)
        return gettext("%(month)s per maand = %(year)s per jaar") % {
            "month": _euro(per_year / _MONTHS),
            "year": _euro(per_year),
        }

    def _filled(self, words: Words, subject: str, year: int | None) -> str:
        text = self.words(words).replace("{year}", str(year or ""))
        return text.replace("{name}", self.name(subject))

    def _offered(self, query: Query | None, text: str) -> str:
        found = [one for one in (query.options if query else ()) if one.value == text]
        return self.words(found[0].words) if found else ""

    def _exact(self, fact: str, text: str) -> str:
        kind = self.facts[fact]
        if kind.kind == "date" and _DAY.fullmatch(text):
            return shown_day(text)
        low, dots, high = text.partition("..")
        if not is_money(kind.unit) or not _is_amount(low):
            return text
        both = [_euro(Fraction(one)) for one in (low, high if dots else "") if _is_amount(one)]
        per = gettext("per maand") if kind.unit.endswith("/month") else gettext("per jaar")
        return " – ".join(both) + f" {per}"


_PLAIN = {YES, NO, NOT_KNOWN, TODAY}


def _plain(text: str) -> str:
    return {
        YES: gettext("ja"),
        NO: gettext("nee"),
        NOT_KNOWN: gettext("weet ik niet"),
        TODAY: gettext("nog niet"),
    }[text]


def _is_amount(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))


def _euro(amount: Fraction) -> str:
    return exact(round(amount * 100))


def shown_day(text: str) -> str:
    """Write a day, a month or a year of an answer; nothing for nothing."""
    if not text:
        return ""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if not month:
        return str(year)
    return date_format(dt.date(year, month, day or 1), "j F Y" if day else "F Y")
