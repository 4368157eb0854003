"""One page of questions as a form, and what was filled in as answers."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.rights.core.checking.amounts import in_period, read_amount, read_number
from verbond.rights.core.checking.answers import NOT_KNOWN, Answers
from verbond.rights.core.checking.choosing import Asked, Page
from verbond.rights.core.checking.values import NO, YES, known
from verbond.rights.core.errors import CaseError
from verbond.rights.core.vocabulary import Vocabulary
from verbond.rights.wording_checks import Speaker

EXACT, NONE = "exact", "none"
_PERIODS = [("month", _("per maand")), ("year", _("per jaar"))]
_UNANSWERED: Final = _("Kies een antwoord. “Weet ik niet” mag altijd.")


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its controls, for the template."""

    key: str
    text: str
    help: str
    paper: str
    widget: str
    choice: BoundField
    exact: tuple[BoundField, ...] = ()
    period: BoundField | None = None


class PageForm(forms.Form):
    """The questions of one page; every one can be answered with “weet ik niet”."""

    def __init__(
        self, data: Any = None, *, page: Page, answers: Answers, facts: Vocabulary,
        speaker: Speaker, today: dt.date,
    ) -> None:  # fmt: skip
        super().__init__(data, use_required_attribute=False, initial={})
        self.page, self.answers, self.facts = page, answers, facts
        self.speaker, self.today = speaker, today
        if page.sheet.as_list:
            self._add_list()
        else:
            for asked in page.asked:
                self._add(asked)

    # ---- making the controls

    def _add_list(self) -> None:
        choices = [
            (one.path.split(".")[1], self.speaker.ask(one, self.page)) for one in self.page.asked
        ]
        said = [one.path.split(".")[1] for one in self.page.asked if self._said(one) == YES]
        texts = {self._said(one) for one in self.page.asked}
        if NOT_KNOWN in texts:
            said.append(NOT_KNOWN)
        elif texts == {NO}:
            said.append(NONE)
        self.fields["list"] = forms.MultipleChoiceField(
            label=self.speaker.title(self.page), required=False,
            widget=forms.CheckboxSelectMultiple, initial=said,
            choices=[
                *choices,
                (NONE, gettext("Geen van deze")),
                (NOT_KNOWN, gettext("Weet ik niet")),
            ],
            error_messages={"invalid_choice": gettext("Kies uit deze lijst.")},
        )  # fmt: skip

    def _add(self, asked: Asked) -> None:
        key, said = key_of(asked), self._said(asked)
        values = [value for value, _words in self._choices(asked)]
        chosen = said if said in values else (EXACT if said else None)
        self.fields[key] = forms.ChoiceField(
            label=self.speaker.ask(asked, self.page), choices=self._choices(asked),
            widget=forms.RadioSelect, initial=chosen,
            error_messages={"required": _UNANSWERED, "invalid_choice": _UNANSWERED},
        )  # fmt: skip
        exact = said if chosen == EXACT else ""
        if asked.query.widget in {"money", "number"}:
            self._add_amount(key, asked, exact)
        elif asked.query.widget == "date":
            self._add_day(key, exact)

    def _choices(self, asked: Asked) -> list[tuple[str, str]]:
        query = asked.query
        if query.widget == "yes_no":
            return [
                (YES, gettext("Ja")),
                (NO, gettext("Nee")),
                (NOT_KNOWN, gettext("Weet ik niet")),
            ]
        offered = [(one.value, self.speaker.words(one.words)) for one in query.options]
        if query.widget == "choice":
            return [*offered, (NOT_KNOWN, gettext("Weet ik niet"))]
        exact = {
            "money": gettext("Ik weet het juist"),
            "number": gettext("Ik weet het juist"),
            "date": gettext("Ik weet wanneer"),
        }[query.widget]
        return [*offered, (EXACT, exact), (NOT_KNOWN, gettext("Weet ik niet"))]

    def _add_amount(self, key: str, asked: Asked, exact: str) -> None:
        shown = "" if ".." in exact else exact.removesuffix(".00").replace(".", ",")
        is_money = asked.query.widget == "money"
        self.fields[f"{key}-amount"] = forms.CharField(
            label=gettext("Bedrag in euro") if is_money else gettext("Getal"), required=False,
            max_length=40, initial=shown,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )  # fmt: skip
        if is_money and self.facts[asked.query.fact].unit in {"EUR/month", "EUR/year"}:
            self.fields[f"{key}-per"] = forms.ChoiceField(
                label=gettext("Per maand of per jaar?"), choices=_PERIODS, required=False,
                widget=forms.RadioSelect,
                initial=self._unit_period(asked) if exact else asked.query.period,
            )  # fmt: skip

    def _add_day(self, key: str, exact: str) -> None:
        year, month, day = (*exact.split("-"), "", "", "")[:3]
        rows = (
            ("day", gettext("Dag"), day),
            ("month", gettext("Maand"), month),
            ("year", gettext("Jaar"), year),
        )
        for part, label, value in rows:
            self.fields[f"{key}-{part}"] = forms.CharField(
                label=label, required=False, max_length=4, initial=value.lstrip("0"),
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}
                ),
            )  # fmt: skip

    # ---- showing them

    def lines(self) -> list[Line]:
        """Return the questions as the template shows them."""
        return [self._line(asked) for asked in self.page.asked]

    def _line(self, asked: Asked) -> Line:
        key, query = key_of(asked), asked.query
        parts = {"money": ("amount",), "number": ("amount",), "date": ("day", "month", "year")}
        names = [f"{key}-{part}" for part in parts.get(query.widget, ())]
        return Line(
            key=key,
            text=self.speaker.ask(asked, self.page),
            help=self.speaker.words(query.help),
            paper=self.speaker.words(query.paper),
            widget=query.widget,
            choice=self["list"] if self.page.sheet.as_list else self[key],
            exact=tuple(self[name] for name in names),
            period=self[f"{key}-per"] if f"{key}-per" in self.fields else None,
        )

    # ---- reading what was filled in

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        self.said: dict[str, str] = {}
        if self.page.sheet.as_list:
            self._read_list(given.get("list"))
            return given
        for asked in self.page.asked:
            key = key_of(asked)
            if key in given:
                try:
                    self.said[asked.path] = self._read(asked, given)
                except CaseError as wrong:
                    self.add_error(self._field_of(asked), _words_of(wrong, asked.query.widget))
        return given

    def _read_list(self, ticked: list[str] | None) -> None:
        if ticked is None:
            return
        if not ticked:
            self.add_error(
                "list", gettext("Duid iets aan. “Geen van deze” of “weet ik niet” mag ook.")
            )
        if NONE in ticked and len(ticked) > 1:
            self.add_error(
                "list", gettext("Je koos “geen van deze” en ook iets anders. Kies één van beide.")
            )
        rest = NOT_KNOWN if NOT_KNOWN in ticked else NO
        for asked in self.page.asked:
            self.said[asked.path] = YES if asked.path.split(".")[1] in ticked else rest

    def _read(self, asked: Asked, given: dict[str, Any]) -> str:
        key = key_of(asked)
        chosen = str(given[key])
        if chosen != EXACT:
            return chosen
        if asked.query.widget == "date":
            text = _day_text(*(given.get(f"{key}-{part}", "") for part in ("year", "month", "day")))
            known(self.facts[asked.query.fact], text, self.today)
            return text
        typed = given.get(f"{key}-amount", "")
        if asked.query.widget == "number":
            return read_number(typed)
        if f"{key}-per" not in self.fields:
            return read_amount(typed)
        per = given.get(f"{key}-per") or asked.query.period
        return in_period(read_amount(typed), per, self._unit_period(asked))

    def _unit_period(self, asked: Asked) -> str:
        return "month" if self.facts[asked.query.fact].unit.endswith("/month") else "year"

    def _field_of(self, asked: Asked) -> str:
        key = key_of(asked)
        for part in ("amount", "year"):
            if f"{key}-{part}" in self.fields:
                return f"{key}-{part}"
        return key

    def _said(self, asked: Asked) -> str:
        return self.answers.said.get(asked.path, "")


def key_of(asked: Asked) -> str:
    """Return the name of a question in a form: the fact, with its year."""
    return asked.path.split(".", 1)[1].replace(".", "-")


def _day_text(year: str, month: str, day: str) -> str:
    parts = [year.strip().zfill(4) if year.strip() else ""]
    parts += [part.strip().zfill(2) for part in (month, day) if part.strip()]
    if not all(part.isascii() and part.isdecimal() for part in parts) or (
        day.strip() and not month.strip()
    ):
        raise CaseError("day", "A year, with a month and a day if they are known.")
    return "-".join(parts)


def _words_of(wrong: CaseError, widget: str) -> str:
    if wrong.code == "negative":
        return gettext("Vul geen bedrag onder nul in.")
    if widget == "date":
        return gettext(
            "Vul minstens het jaar in, met vier cijfers. De maand en de dag mogen leeg zijn."
        )
    return gettext("Vul een getal in, zoals 1.250 of 1.250,75.")
