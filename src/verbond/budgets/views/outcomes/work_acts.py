"""What can be done with one chosen project: each act reads its form and calls one operation."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from verbond.accounts.facade import actor_of
from verbond.budgets.forms.outcomes import work as papers
from verbond.budgets.models import Milestone, Picture, Proposal, Spending
from verbond.budgets.operations.outcomes import executing, money, pictures

type Act = Callable[[HttpRequest, Proposal], str]


class Refused(Exception):  # noqa: N818 - a form that comes back is no error of the program
    """A form was not filled in well; `form` carries what was typed and what is wrong."""

    def __init__(self, section: str, form: forms.Form) -> None:
        super().__init__(section)
        self.section, self.form = section, form


def blank_forms(proposal: Proposal, request: HttpRequest | None = None) -> dict[str, forms.Form]:
    """Return every form of the page; with a request as it was typed there."""
    today = timezone.localdate()
    post = request.POST if request else None
    files = request.FILES if request else None
    held = getattr(proposal, "award", None)
    lock = held.lock if held else 0
    return {
        "step": papers.StepForm(post, auto_id="step_%s"),
        "move": papers.MoveForm(post, auto_id="move_%s"),
        "reach": papers.ReachForm(post, auto_id="reach_%s"),
        "spend": papers.SpendForm(post, auto_id="spend_%s", initial={"on": today}),
        "award": papers.AwardForm(post, auto_id="award_%s", initial={"lock": lock}),
        "picture": papers.PictureForm(post, files, auto_id="picture_%s", proposal_id=proposal.pk),
        "start": papers.DayForm(post, auto_id="start_%s", initial={"on": today}),
        "finish": papers.FinishForm(post, auto_id="finish_%s", initial={"lock": lock, "on": today}),
        "turn-back": papers.ReasonForm(post, auto_id="turn_%s"),
        "remove-picture": papers.ReasonForm(post, auto_id="remove_%s"),
    }


def _said(request: HttpRequest, proposal: Proposal, section: str) -> dict[str, Any]:
    form = blank_forms(proposal, request)[section]
    if not form.is_valid():
        raise Refused(section, form)
    return form.cleaned_data


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": actor_of(request.user), "now": timezone.now()}


def step(request: HttpRequest, proposal: Proposal) -> str:
    executing.plan_step(proposal=proposal, **_said(request, proposal, "step"), **_by(request))
    return _("De stap staat erbij.")


def move(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "move")
    row = _one(Milestone, proposal, said.pop("step"))
    executing.move_step(step=row, **said, **_by(request))
    return _("De nieuwe dag staat erbij, met de reden.")


def reach(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "reach")
    row = _one(Milestone, proposal, said.pop("step"))
    executing.reach_step(step=row, **said, **_by(request))
    return _("De stap is klaar.")


def spend(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "spend")
    money.spend(proposal=proposal, cents=said.pop("euros"), **said, **_by(request))
    return _("De betaling is geboekt.")


def turn_back(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "turn-back")
    row = _one(Spending, proposal, said["what"])
    money.turn_back(spending=row, reason=said["reason"], **_by(request))
    return _("De betaling is teruggedraaid.")


def award(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "award")
    money.change_award(proposal=proposal, cents=said.pop("euros"), **said, **_by(request))
    return _("Het bedrag is gewijzigd.")


def picture(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "picture")
    pictures.add_picture(
        proposal=proposal,
        content=said["file"],
        alt=said["alt"],
        credit=said["credit"],
        milestone=said["step"],
        **_by(request),
    )
    return _("De foto staat erbij.")


def remove_picture(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "remove-picture")
    row = _one(Picture, proposal, said["what"])
    pictures.remove_picture(picture=row, reason=said["reason"], **_by(request))
    return _("De foto is weg.")


def start(request: HttpRequest, proposal: Proposal) -> str:
    executing.start_project(proposal=proposal, **_said(request, proposal, "start"), **_by(request))
    return _("Het project is begonnen.")


def finish(request: HttpRequest, proposal: Proposal) -> str:
    said = _said(request, proposal, "finish")
    executing.finish_project(proposal=proposal, **said, **_by(request))
    return _("Het project is klaar. Wat overbleef, ging terug naar de ronde.")


def _one[R: (Milestone, Spending, Picture)](kind: type[R], proposal: Proposal, pk: int) -> R:
    found = kind._default_manager.filter(proposal=proposal, pk=pk).first()  # noqa: SLF001 - documented
    if found is None:
        raise Http404(str(pk))
    return found


ACTS: Mapping[str, Act] = {
    "step": step,
    "move": move,
    "reach": reach,
    "spend": spend,
    "turn-back": turn_back,
    "award": award,
    "picture": picture,
    "remove-picture": remove_picture,
    "start": start,
    "finish": finish,
}
