"""What a clerk or officer can record about one promise, each on a small page of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Person, actor_of
from verbond.agreement.forms import (
    DocumentForm,
    LiftForm,
    MilestoneForm,
    OverruleForm,
    OwnerForm,
    StatementForm,
)
from verbond.agreement.models import Commitment, Overruling
from verbond.agreement.models.evidence import Shows
from verbond.agreement.models.text import Kind
from verbond.agreement.operations.milestones import plan_milestone
from verbond.agreement.operations.overruling import lift_overruling, overrule
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import publish_document, state_by_officer

type Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its words, its form, and what carries it out and says so."""

    key: str
    title: Promise
    lede: Promise
    button: Promise
    form: Callable[[HttpRequest, Commitment], forms.Form]
    do: Callable[[HttpRequest, Commitment, Given], str]


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _document_form(request: HttpRequest, unit: Commitment) -> forms.Form:
    shows = Shows.PUBLISHED if unit.kind == Kind.STUDY else Shows.DONE
    return DocumentForm(_posted(request), today=timezone.localdate(), initial={"shows": shows})


def _document(request: HttpRequest, unit: Commitment, given: Given) -> str:
    publish_document(commitment=unit, actor=actor_of(request.user), now=timezone.now(), **given)
    return gettext("Het document staat bij het bewijs.")


def _statement_form(request: HttpRequest, _unit: Commitment) -> forms.Form:
    who = request.user.name if isinstance(request.user, Person) else ""
    return StatementForm(_posted(request), today=timezone.localdate(), initial={"said_by": who})


def _statement(request: HttpRequest, unit: Commitment, given: Given) -> str:
    state_by_officer(commitment=unit, actor=actor_of(request.user), now=timezone.now(), **given)
    return gettext("De verklaring staat bij het bewijs, met de naam erbij.")


def _milestone_form(request: HttpRequest, _unit: Commitment) -> forms.Form:
    return MilestoneForm(_posted(request))


def _milestone(request: HttpRequest, unit: Commitment, given: Given) -> str:
    plan_milestone(commitment=unit, actor=actor_of(request.user), now=timezone.now(), **given)
    return gettext("De mijlpaal staat op de pagina van de belofte.")


def _overrule_form(request: HttpRequest, unit: Commitment) -> forms.Form:
    who = request.user.name if isinstance(request.user, Person) else ""
    held = Overruling.objects.filter(commitment=unit, lifted_at=None).first()
    start = {"said_by": who, "seen": held.pk if held else 0}
    return OverruleForm(_posted(request), initial=start)


def _overrule(request: HttpRequest, unit: Commitment, given: Given) -> str:
    overrule(commitment=unit, actor=actor_of(request.user), now=timezone.now(), **given)
    return gettext("De status is nu wat jij zegt. Wat de regels zeggen, staat erbij.")


def _lift_form(request: HttpRequest, unit: Commitment) -> forms.Form:
    held = Overruling.objects.filter(commitment=unit, lifted_at=None).first()
    return LiftForm(_posted(request), initial={"seen": held.pk if held else 0})


def _lift(request: HttpRequest, unit: Commitment, given: Given) -> str:
    lift_overruling(commitment=unit, actor=actor_of(request.user), now=timezone.now(), **given)
    return gettext("De regels bepalen de status weer.")


def _owner_form(request: HttpRequest, unit: Commitment) -> forms.Form:
    held = getattr(unit, "owner", None)
    email = held.person.email if held and held.person else ""
    start = {"department": held.department, "email": email} if held else {}
    return OwnerForm(_posted(request), initial=start)


def _owner(request: HttpRequest, unit: Commitment, given: Given) -> str:
    set_owner(
        commitment=unit,
        department=given["department"],
        person_id=given["email"].pk if given["email"] else None,
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return gettext("Bewaard wie deze belofte bijhoudt.")


ACTS = {
    act.key: act
    for act in (
        Act(
            "document",
            _("Een document opnemen"),
            _("Een studie, verslag of reglement dat iedereen kan lezen."),
            _("Document opnemen"),
            _document_form,
            _document,
        ),
        Act(
            "statement",
            _("Een verklaring opnemen"),
            _("Het woord van iemand met een naam. Het staat er precies zo: als verklaring."),
            _("Verklaring opnemen"),
            _statement_form,
            _statement,
        ),
        Act(
            "milestone",
            _("Een mijlpaal plannen"),
            _("Een stap met een dag. Ze is pas gezet als er een bewijs bij staat."),
            _("Mijlpaal plannen"),
            _milestone_form,
            _milestone,
        ),
        Act(
            "overrule",
            _("Iets anders zeggen dan de regels"),
            _("Klopt de status niet? Zeg wat wel klopt, en waarom. Beide blijven zichtbaar."),
            _("Zet deze status op de site"),
            _overrule_form,
            _overrule,
        ),
        Act(
            "lift",
            _("De regels weer laten gelden"),
            _("De status volgt dan opnieuw uit het bewijs."),
            _("Laat de regels gelden"),
            _lift_form,
            _lift,
        ),
        Act(
            "owner",
            _("Wie houdt dit bij?"),
            _("De dienst staat op de pagina. De medewerker krijgt elke week een korte lijst."),
            _("Bewaren"),
            _owner_form,
            _owner,
        ),
    )
}
