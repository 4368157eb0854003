"""The desk of runs: begin, state, approve, close, wipe."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Person, Role, has_role
from verbond.kit.errors import RuleBroken
from verbond.rights.core.detecting.purpose import Deciding, Purpose
from verbond.rights.core.detecting.states import RunState
from verbond.rights.forms.detect.acts import WhyForm
from verbond.rights.forms.detect.purpose import SOURCES, BeginForm, RunForm
from verbond.rights.models import DetectionRun
from verbond.rights.operations.detecting.drafting import (
    People,
    approve_run,
    change_run,
    draft_sha256,
    lacks_of,
    write_run,
)
from verbond.rights.operations.detecting.ending import close_run, purge_run
from verbond.rights.operations.detecting.words import lack_words
from verbond.rights.queries.detecting import pages
from verbond.rights.queries.detecting.needed import detectable
from verbond.rights.queries.detecting.purposes import purpose_of
from verbond.rights.queries.detecting.wall import Seat, Task, run_of
from verbond.rights.views.detect.door import desk_door, run_door, sent

RETENTION_DAYS = 180


@desk_door
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    context = {
        "runs": pages.runs_of(person),
        "is_key_holder": has_role(person, Role.KEY_HOLDER),
    }
    return render(request, "rights/detect/runs.html", context)


@desk_door
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    form = BeginForm(sent(request), initial={"reference_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        purpose = Purpose(
            said["title"], said["why"], tuple(said["rights"]), Deciding("", None, ""), "", (),
            RETENTION_DAYS, "", "", said["reference_on"],
        )  # fmt: skip
        try:
            run = write_run(
                writer=cast("Person", request.user),
                purpose=purpose,
                people=People(None, None, ()),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            return redirect("rights:run_edit", key=run.key)
    status = 422 if form.errors else 200
    return render(request, "rights/detect/begin.html", {"form": form}, status=status)


@run_door
@require_safe
def run(request: HttpRequest, seat: Seat) -> HttpResponse:
    return run_page(request, seat)


def run_page(request: HttpRequest, seat: Seat, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show a run to somebody with a seat in it, with forms that were filled in wrongly."""
    row, today = run_of(seat), timezone.localdate()
    is_draft = row.state == RunState.DRAFT
    context = {
        "run": row,
        "seat": seat,
        "is_writer": seat.has(Task.WRITER),
        "is_officer": seat.has(Task.OFFICER),
        "is_key_holder": seat.has(Task.KEY_HOLDER),
        "is_contact": seat.has(Task.CONTACT),
        "me": seat.person_id,
        "people": pages.people_by_task(row),
        "rights": pages.rights_of(row),
        "sources": pages.sources_of(row),
        "needed": len(pages.needed_columns(row)),
        "lacking": lack_words(lacks_of(row, today=today)) if is_draft else (),
        "sha256": draft_sha256(row) if is_draft else row.approved_sha256,
        "has_key": pages.has_key(row),
        "waves": pages.waves_of(row, today),
        "verdicts": pages.verdict_rows(row),
        "bars": pages.bars_of(row) if row.executed_on else (),
        "reviews": len(pages.reviews_of(seat)),
        "objections": len(pages.objections_of(seat)),
        "why_form": WhyForm(),
        "steps": [(code, label, code == row.state) for code, label in DetectionRun.State.choices],
    }
    return render(request, "rights/detect/run.html", context | more, status=status)


@run_door
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, seat: Seat) -> HttpResponse:
    row = run_of(seat)
    if row.state != RunState.DRAFT or not seat.has(Task.WRITER):
        return run_page(
            request, seat, status=409,
            problem=_("Alleen wie het schreef, past een ontwerp aan, tot het is goedgekeurd."),
        )  # fmt: skip
    chosen = request.POST.getlist("rights") or row.rights
    known = {one.id for one in detectable()}
    form = RunForm(
        sent(request),
        chosen=[one for one in chosen if one in known],
        day=row.reference_on or timezone.localdate(),
        initial=_initial(row),
    )
    status = 200
    if form.is_bound and form.is_valid():
        try:
            change_run(
                seat=seat,
                purpose=form.purpose(),
                people=form.people_said(),
                lock=form.cleaned_data["lock"],
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
            status = 409 if problem.code in {"lock", "state"} else 422
        else:
            messages.success(request, _("Het ontwerp is bewaard."))
            return redirect("rights:run", key=row.key)
    context = {
        "run": row,
        "form": form,
        "is_stale": status == 409,
        "sources": pages.sources_of(row),
        "people": pages.people_by_task(row),
        "rights": pages.rights_of(row),
    }
    return render(
        request, "rights/detect/edit.html", context, status=status if status != 200 else
        (422 if form.errors else 200),
    )  # fmt: skip


def _initial(row: DetectionRun) -> dict[str, Any]:
    purpose = purpose_of(row)
    tasks = list(row.tasks.values_list("task", "person_id"))
    found: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            "title", "why", "rights", "reference_on", "decision_number", "decision_on",
            "decision_body", "decision_key", "legal_basis", "dpia", "retention_days",
            "contact_point", "with_maybe", "waves", "wave_gap_days", "lock",
        )
    }  # fmt: skip
    for number, one in zip(SOURCES, purpose.sources, strict=False):
        found |= {f"source_{number}": one.name, f"source_on_{number}": one.on}
        found |= {f"column_{name}": str(number) for name in one.columns}
    found |= {f"degree_{one}": str(degree) for one, degree in row.automation.items()}
    found |= {f"regulation_{one}": text for one, text in row.regulations.items()}
    by_task = dict(tasks)
    return found | {
        "officer": by_task.get(Task.OFFICER),
        "key_holder": by_task.get(Task.KEY_HOLDER),
        "contacts": [person for task, person in tasks if task == Task.CONTACT],
    }


@run_door
@require_POST
def approve(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        row = approve_run(
            seat=seat,
            sha256=request.POST.get("sha256", ""),
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except RuleBroken as problem:
        return run_page(request, seat, status=409, problem=problem.message)
    messages.success(request, _("Goedgekeurd. Nu maakt de sleutelhouder de sleutel."))
    return redirect("rights:run", key=row.key)


@run_door
@require_POST
def end(request: HttpRequest, seat: Seat, act: str) -> HttpResponse:
    """Close a run, or wipe it."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        return run_page(request, seat, status=422, why_form=form)
    do = close_run if act == "close" else purge_run
    try:
        row = do(seat=seat, reason=form.cleaned_data["reason"], now=timezone.now())
    except RuleBroken as problem:
        return run_page(request, seat, status=409, problem=problem.message)
    said = _("Het onderzoek is gesloten.") if act == "close" else _("Alles is gewist. Alleen aantallen blijven.")  # fmt: skip # noqa: E501
    messages.success(request, said)
    return redirect("rights:run", key=row.key)
