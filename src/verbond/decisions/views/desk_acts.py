"""What can be done with one item on the desk: each act reads its form and calls one operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from verbond.accounts.facade import Role, actor_of
from verbond.decisions.core.wording import Wording
from verbond.decisions.forms import (
    AgendaForm,
    DocumentForm,
    DraftForm,
    ExemptionForm,
    ReasonForm,
    ServesForm,
    TreatmentForm,
)
from verbond.decisions.models import Item, Treatment
from verbond.decisions.operations import agenda, documents, drafting, naming, treating
from verbond.decisions.permissions import DECIDES, DRAFTS
from verbond.decisions.queries.item_page import ItemPage, open_meetings, voters
from verbond.decisions.queries.items import meeting_named, newest_draft, subject_of
from verbond.kit.errors import RuleBroken
from verbond.scorecards import facade as scorecards


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of an item after an act that was refused, or that only reshapes a form."""

    section: str = ""
    problem: str = ""
    status: int = 200
    form: forms.Form | None = None
    amended: DraftForm | None = None


type Answer = str | HttpResponse | Shown
type Act = Callable[[HttpRequest, Item], Answer]


def forms_of(page: ItemPage, shown: Shown) -> dict[str, Any]:
    """Return the forms that the page of an item needs, the one that was refused as it was typed."""
    item, draft = page.item, page.draft
    people = voters(item.meeting) if item.meeting else ()
    made: dict[str, forms.Form] = {
        "text": DraftForm.of(item, draft),
        "documents": DocumentForm(),
        "tests": ExemptionForm(),
        "agenda": AgendaForm(meetings=page.meetings, initial={"sha256": draft.sha256}),
        "result": TreatmentForm(people=people),
        "withdraw": ReasonForm(auto_id="withdraw_%s"),
    }
    if shown.form is not None:
        made[shown.section] = shown.form
    return {f"{name}_form": form for name, form in made.items()} | {
        "amended_form": shown.amended or DraftForm.of(item, draft)
    }


def _invalid(section: str, form: forms.Form) -> Shown:
    return Shown(section=section, status=422, form=form)


def save(request: HttpRequest, item: Item) -> Answer:
    form = DraftForm(request.POST)
    if other := form.reshaped():
        return Shown(section="text", form=other)
    if not form.is_valid():
        return _invalid("text", form)
    drafting.save_draft(
        item=item,
        wording=form.wording(),
        subjects=form.cleaned_data["subjects"],
        is_public=form.cleaned_data["is_public"],
        # Without a lock nobody knows what the form was opened with: that is a conflict.
        lock=_number(form.cleaned_data["lock"]),
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("Bewaard.")


def _number(value: int | None) -> int:
    return -1 if value is None else value


def serves(request: HttpRequest, item: Item) -> Answer:
    form = ServesForm(request.POST)
    if not form.is_valid():
        return Shown("promises", _("Kies een belofte en wat het besluit ervoor doet."), 422)
    accept = request.POST.get("answer") != "reject"
    naming.decide_serves(
        item=item,
        commitment_id=form.cleaned_data["commitment"],
        accept=accept,
        shows=form.cleaned_data["shows"],
        words=tuple(request.POST.getlist("word"))[:20],
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("De belofte is gekoppeld.") if accept else _("Deze belofte hoort er niet bij.")


def attach(request: HttpRequest, item: Item) -> Answer:
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _invalid("documents", form)
    actor, now, name = actor_of(request.user), timezone.now(), form.cleaned_data["name"]
    if content := form.content():
        documents.attach_file(item=item, name=name, content=content, actor=actor, now=now)
    else:
        url = form.cleaned_data["url"]
        documents.attach_document(item=item, name=name, url=url, actor=actor, now=now)
    return _("Het document is toegevoegd.")


def detach(request: HttpRequest, item: Item) -> Answer:
    pk = request.POST.get("document", "")
    documents.detach_document(
        item=item,
        document=int(pk) if pk.isdecimal() and len(pk) < 19 else 0,
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("Het document is weg.")


def test(request: HttpRequest, item: Item) -> Answer:
    run = scorecards.start_run(
        subject=subject_of(item, newest_draft(item)),
        code=request.POST.get("code", ""),
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return redirect(run.url)


def exempt(request: HttpRequest, item: Item) -> Answer:
    form = ExemptionForm(request.POST)
    if not form.is_valid():
        return _invalid("tests", form)
    scorecards.exempt(
        subject=subject_of(item, newest_draft(item)),
        actor=actor_of(request.user),
        now=timezone.now(),
        **form.cleaned_data,
    )
    return _("De vrijstelling is bewaard. Ze wordt gepubliceerd met het besluit.")


def put_on(request: HttpRequest, item: Item) -> Answer:
    form = AgendaForm(request.POST, meetings=open_meetings(item))
    if not form.is_valid():
        return _invalid("agenda", form)
    meeting = meeting_named(form.cleaned_data["meeting"])
    agenda.put_on_agenda(
        item=item,
        meeting=meeting,
        sha256=form.cleaned_data["sha256"],
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("Het punt staat op de agenda.")


def take_off(request: HttpRequest, item: Item) -> Answer:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        # The form of this part of the page is that of putting on; the words of this one go alone.
        return Shown("agenda", str(form.errors["reason"][0]), 422)
    agenda.take_off_agenda(
        item=item, actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data
    )
    return _("Het punt is van de agenda.")


def withdraw(request: HttpRequest, item: Item) -> Answer:
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        return _invalid("withdraw", form)
    drafting.withdraw_item(
        item=item, actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data
    )
    return _("Het punt is ingetrokken.")


def result(request: HttpRequest, item: Item) -> Answer:
    people = voters(item.meeting) if item.meeting else ()
    form = TreatmentForm(request.POST, people=people)
    text = DraftForm(request.POST)
    if other := form.reshaped():
        return Shown(section="result", form=other, amended=text)
    if not form.is_valid():
        return Shown(section="result", status=422, form=form, amended=text)
    try:
        treating.record_treatment(
            item=item,
            outcome=form.cleaned_data["outcome"],
            votes=form.votes(),
            note=form.cleaned_data["note"],
            wording=_amended(text, form),
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return Shown("result", problem.message, 409, form, text)
    return _("Het resultaat is bewaard.")


def _amended(text: DraftForm, form: TreatmentForm) -> Wording | None:
    if form.cleaned_data["outcome"] != Treatment.Outcome.AMENDED:
        return None
    text.full_clean()
    text.cleaned_data.setdefault("title", "")
    return text.wording()


def correct(request: HttpRequest, item: Item) -> Answer:
    treatment = item.treatments.order_by("-at").first()
    decision = treatment.decisions.first() if treatment else None
    if decision is None:
        raise Http404
    fresh = drafting.start_correction(
        decision=decision, actor=actor_of(request.user), now=timezone.now()
    )
    return redirect("decisions:item", key=fresh.key)


# The act, who may, and the part of the page where its answer stands.
ACTS: Mapping[str, tuple[tuple[Role, ...], Act, str]] = {
    "save": (DRAFTS, save, "text"),
    "serves": (DRAFTS, serves, "promises"),
    "attach": (DRAFTS, attach, "documents"),
    "detach": (DRAFTS, detach, "documents"),
    "test": (DRAFTS, test, "tests"),
    "exempt": (DECIDES, exempt, "tests"),
    "put-on": (DECIDES, put_on, "agenda"),
    "take-off": (DECIDES, take_off, "agenda"),
    "withdraw": (DECIDES, withdraw, "withdraw"),
    "result": (DECIDES, result, "result"),
    "correct": (DECIDES, correct, "result"),
}
