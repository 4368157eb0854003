"""The glyphs of the house: what a dot can say, in words as well as in shape."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Status:
    """A status with its Dutch name and what it means for a reader."""

    key: str
    name: "StrPromise"
    meaning: "StrPromise"


STATUSES: dict[str, Status] = {
    status.key: status
    for status in (
        Status("realised", _("gerealiseerd"), _("Het is er, en het bewijs staat erbij.")),
        Status("under-way", _("in uitvoering"), _("De stad werkt eraan, met bewijs.")),
        Status("preparing", _("in voorbereiding"), _("Er is een plan of een besluit.")),
        Status("not-started", _("niet gestart"), _("We weten dat er nog niets gebeurde.")),
        Status("unknown", _("onbekend"), _("We weten het niet, en dat zeggen we.")),
        Status("changed", _("gewijzigd"), _("De stad besliste iets anders, en zegt waarom.")),
        Status("dropped", _("vervallen"), _("De stad doet het niet meer, en zegt waarom.")),
        Status(
            "value",
            pgettext_lazy("status", "waarde"),
            _("Zo wil de stad werken. Daar hoort geen voortgang bij."),
        ),
        Status("measured", _("gemeten"), _("Er is een cijfer met een bron.")),
        Status("unmeasured", _("niet gemeten"), _("Er is nog geen cijfer dat dit aantoont.")),
    )
}

# What a promise can be, in the order in which pictures count it: what is known first.
PROMISES = (
    "realised", "under-way", "preparing", "changed", "dropped", "not-started", "value", "unknown"
)  # fmt: skip


def status_of(key: str) -> Status:
    """Return the status with this key (under_way or under-way); unknown when there is none."""
    return STATUSES.get(key.replace("_", "-"), STATUSES["unknown"])
