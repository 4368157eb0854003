"""The text of a proposal with its costs: as many lines as somebody needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.proposing.costs import CostLine, cost_lines
from verbond.budgets.core.proposing.errors import CostRefused
from verbond.budgets.core.proposing.wording import LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE
from verbond.budgets.forms.proposals.idea import PlaceFields
from verbond.budgets.models import Proposal, ProposalVersion, Round
from verbond.budgets.operations.proposals.editing import Text
from verbond.budgets.queries.proposals.rules import terms
from verbond.kit.money import exact
from verbond.kit.sheets.amounts import read_cents
from verbond.kit.sheets.errors import NumberUnclear

LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of costs as it stands in the form."""

    number: int
    text: str = ""
    euro: str = ""
    source: str = ""


class PlanForm(PlaceFields):
    title = forms.CharField(label=_("Titel"), min_length=4, max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label=_("Wat wil je, kort?"),
        min_length=20,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.CharField(
        label=_("Wat komt er, voor wie, en waarom daar?"),
        required=False,
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), required=False)
    upkeep = forms.CharField(
        label=_("Wie onderhoudt het later?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_atelier = forms.BooleanField(
        label=_("Dit is een wijkatelier"),
        required=False,
        help_text=_("Een plek van en voor de wijk, open voor iedereen die wil meedoen."),
    )
    reason = forms.CharField(
        label=_("Wat veranderde je?"),
        required=False,
        max_length=300,
        help_text=_("Eén zin. Die staat bij de versies."),
    )
    lock = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("title", "summary", "body", "place_code", "theme", "is_atelier", "upkeep")

    def __init__(self, *args: Any, row: Round, rows: Sequence[Row] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fill_places(row)
        choices = [("", gettext("Iets anders")), *((one, one) for one in terms().themes)]
        self.fields["theme"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        if not row.earmark_cents:
            del self.fields["is_atelier"]
        self.cost_rows = self._typed_rows() if self.is_bound else _padded(list(rows))
        self.costs: tuple[CostLine, ...] = ()

    @classmethod
    def of(cls, proposal: Proposal, version: ProposalVersion) -> "PlanForm":
        names = ("title", "summary", "body", "theme", "upkeep", "is_atelier", "place_code",
                 "latitude", "longitude", "lock")  # fmt: skip
        initial = {name: getattr(proposal, name) for name in names} | {"number": version.number}
        rows = [
            Row(number, line["text"], written(line["cents"]), line["source"])
            for number, line in enumerate(version.cost_lines, 1)
        ]
        return cls(row=proposal.round, initial=initial, rows=rows)

    def reshaped(self) -> "PlanForm | None":
        """Return the same with one more line of costs, when that is what was asked."""
        if "more" not in self.data:
            return None
        initial = {name: self.data.get(name, "") for name in self.fields}
        rows = [*self.cost_rows, Row(len(self.cost_rows) + 1)]
        return type(self)(row=self.row, initial=initial, rows=rows)

    def on_top_of(self, proposal: Proposal, theirs: ProposalVersion) -> "PlanForm":
        """Return what was typed, to be saved after what somebody else saved first."""
        initial = {name: self.data.get(name, "") for name in self.fields}
        now = {"lock": proposal.lock, "number": theirs.number}
        return type(self)(row=self.row, initial=initial | now, rows=self.cost_rows)

    def _typed_rows(self) -> list[Row]:
        data: Any = self.data
        lists = [data.getlist(name)[:60] for name in ("cost_text", "cost_euro", "cost_source")]
        longest = max((len(one) for one in lists), default=0)
        filled = [one + [""] * (longest - len(one)) for one in lists]
        return _padded(
            [Row(number, *said) for number, said in enumerate(zip(*filled, strict=True), 1)]
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        try:
            self.costs = cost_lines([(one.text, _cents(one), one.source) for one in self.cost_rows])
        except (CostRefused, NumberUnclear) as problem:
            raise forms.ValidationError(problem.message) from problem
        return said

    def text(self) -> Text:
        said = self.cleaned_data
        return Text(
            title=said["title"],
            summary=said["summary"],
            body=said["body"],
            upkeep=said["upkeep"],
            costs=self.costs,
            theme=said["theme"],
            place_code=said["place_code"],
            latitude=said["latitude"],
            longitude=said["longitude"],
            is_atelier=bool(said.get("is_atelier")),
        )


def written(cents: int) -> str:
    """Write cents as the field reads them back.

    >>> written(1_234_550)
    '12.345,50'
    """
    text = exact(cents).replace("€", "").replace("\u00a0", "").replace("\u2212", "-").strip()
    # "990.000" can be read in two ways, so that a whole number of thousands gets its decimals.
    return text if "," in text or "." not in text else f"{text},00"


def _padded(rows: list[Row]) -> list[Row]:
    return rows + [Row(number) for number in range(len(rows) + 1, LEAST_ROWS + 1)]


def _cents(row: Row) -> int | None:
    if not row.euro.strip():
        return None
    return read_cents(row.euro)
