"""Pages on what changed in a plan, and on what is tied to nothing."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.plan.core.picture.bars import longest
from verbond.plan.queries.cards import Differences, PlanCard, VersionCard
from verbond.plan.queries.differences import differences
from verbond.plan.queries.public_changes import (
    actions_table,
    differences_most,
    differences_table,
    groups_of,
    loose_domains,
    loose_euros,
    planned_versions,
    promises_table,
    total_change,
)
from verbond.plan.queries.unlinked import unlinked as find_unlinked
from verbond.plan.views.files import csv_file
from verbond.plan.views.finding import plan_or_404, version_asked


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    choices = planned_versions(plan)
    context: dict[str, object] = {
        "plan": plan,
        "here": "versions",
        "choices": choices,
        "crumbs": _crumbs(plan, _("Wat veranderde")),
    }
    if len(choices) > 1:
        before, after = _chosen(request, plan, choices)
        context |= {"before": before, "after": after, "same": before == after}
        if before != after:
            context |= _compared(differences(plan, before, after))
    return render(request, "plan/versions.html", context)


def _chosen(
    request: HttpRequest, plan: PlanCard, choices: tuple[VersionCard, ...]
) -> tuple[VersionCard, VersionCard]:
    before = version_asked(request, "from", plan, choices[-2])
    return before, version_asked(request, "to", plan, choices[-1])


def _compared(found: Differences) -> dict[str, object]:
    groups = groups_of(found)
    asked = urlencode({"from": found.before.number, "to": found.after.number})
    actions = {group.key: [row for row in group.rows if row.level == "action"] for group in groups}
    return {
        "differences": found,
        "groups": groups,
        "added": actions["added"],
        "gone": actions["gone"],
        "changed": actions["euros"],
        "most": differences_most(found),
        "total_change": total_change(found),
        "table": differences_table(found),
        "sources": (found.before, found.after),
        "csv": f"{reverse('plan:versions-file', args=[found.plan.slug])}?{asked}",
    }


@require_safe
def versions_file(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    choices = planned_versions(plan)
    if len(choices) < 2:
        raise Http404("Dit plan heeft nog maar één versie.")
    return csv_file(differences_table(differences(plan, *_chosen(request, plan, choices))))


@require_safe
def unlinked(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    found = find_unlinked(plan)
    euros = loose_euros(found)
    context = {
        "plan": plan,
        "here": "unlinked",
        "found": found,
        "euros": euros,
        "most": longest(*(one.cents for one in euros)),
        "actions_most": longest(*(one.total.planned for one in found.actions)),
        "domains": loose_domains(found),
        "sources": (found.version,),
        "promises_csv": reverse("plan:promises-file", args=[slug]),
        "actions_csv": reverse("plan:loose-actions-file", args=[slug]),
        "crumbs": _crumbs(plan, _("Zonder band")),
    }
    return render(request, "plan/unlinked.html", context)


@require_safe
def promises_file(request: HttpRequest, slug: str) -> HttpResponse:
    return csv_file(promises_table(find_unlinked(plan_or_404(slug))))


@require_safe
def loose_actions_file(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    return csv_file(actions_table(plan, find_unlinked(plan).actions))


def _crumbs(plan: PlanCard, name: str) -> list[tuple[str, str]]:
    return [(_("Het geld"), reverse("plan:plans")), (plan.title, plan.url), (name, "")]
