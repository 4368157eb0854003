"""Pages that anybody may read: the plans, one plan, one action."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.plan.core.picture.bars import longest
from verbond.plan.queries.action import action as find_action
from verbond.plan.queries.cards import ActionCard, PlanCard
from verbond.plan.queries.differences import compared
from verbond.plan.queries.pictures import flow_picture
from verbond.plan.queries.plans import plans as all_plans
from verbond.plan.queries.public import (
    booked_sources,
    booked_until,
    goal_lines,
    goals_most,
    lines_table,
    split_ties,
    steps_of,
    tree_table,
    years_words,
)
from verbond.plan.queries.public_plans import has_published, plan_lines
from verbond.plan.queries.public_years import amounts_chart
from verbond.plan.queries.tree import tree
from verbond.plan.views.files import csv_file
from verbond.plan.views.finding import plan_or_404, year_asked


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    # Of some plans only an account is known: those stand on the page of real figures.
    lines = plan_lines([one for one in all_plans() if any(v.is_plan for v in one.versions)])
    most = longest(*(cents for line in lines for cents in (line.planned, line.booked)))
    context = {"plans": lines, "most": most, "has_published": has_published()}
    return render(request, "plan/plans.html", context)


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = plan_or_404(slug)
    year = year_asked(request, found)
    grown = tree(found, year=year)
    asked = f"?{urlencode({'year': year})}" if year else ""
    context = {
        "plan": found,
        "here": "plan",
        "year": year,
        "years_words": years_words(found, year),
        "picture": flow_picture(grown),
        "flow_csv": reverse("plan:flow-file", args=[slug]) + asked,
        "tree_csv": reverse("plan:actions-file", args=[slug]) + asked,
        "version": grown.version,
        "goals": goal_lines(grown),
        "most": goals_most(grown),
        "without_goal": grown.without_goal,
        "compared": _compared_chart(found),
        "sources": (grown.version,),
        "booked_sources": booked_sources(grown.version, grown.booked_from),
        "crumbs": [(_("Het geld"), reverse("plan:plans")), (found.title, "")],
    }
    return render(request, "plan/plan.html", context)


def _compared_chart(found: PlanCard) -> object:
    years = {one.year: one.sums for one in compared(found).years}
    return amounts_chart(
        years,
        found.years,
        title=_("Uitgaven per jaar, gepland en geboekt"),
        name=f"{found.slug}-years",
        csv=reverse("plan:years-file", args=[found.slug]),
    )


@require_safe
def action(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    card = _action_or_404(slug, code)
    confirmed, proposed = split_ties(card.node.ties)
    steps = steps_of(card)
    context = {
        "plan": card.plan,
        "card": card,
        "action": card.node,
        "confirmed": confirmed,
        "proposed": proposed,
        "booked_until": booked_until(card.booked_from),
        "chart": amounts_chart(
            card.node.years,
            card.plan.years,
            title=_("Uitgaven van deze actie per jaar"),
            name=f"{slug}-{code}",
            csv=reverse("plan:action-file", args=[slug, code]),
        ),
        "lines": lines_table(card),
        "lines_csv": reverse("plan:lines-file", args=[slug, code]),
        "steps": steps,
        "steps_most": longest(*(step.planned for step in steps)),
        "sources": (card.version,),
        "booked_sources": booked_sources(card.version, card.booked_from),
        "crumbs": [
            (_("Het geld"), reverse("plan:plans")),
            (card.plan.title, card.plan.url),
            (f"{_('Actie')} {code}", ""),
        ],
    }
    return render(request, "plan/action.html", context)


def _action_or_404(slug: str, code: str) -> ActionCard:
    found = plan_or_404(slug)
    card = find_action(found, code)
    if card is None:
        raise Http404(f"Er is geen actie met de code “{code}” in dit plan.")
    return card


@require_safe
def flow_file(request: HttpRequest, slug: str) -> HttpResponse:
    found = plan_or_404(slug)
    return csv_file(flow_picture(tree(found, year=year_asked(request, found))).table)


@require_safe
def actions_file(request: HttpRequest, slug: str) -> HttpResponse:
    found = plan_or_404(slug)
    return csv_file(tree_table(tree(found, year=year_asked(request, found))))


@require_safe
def years_file(request: HttpRequest, slug: str) -> HttpResponse:
    found = plan_or_404(slug)
    years = {one.year: one.sums for one in compared(found).years}
    chart = amounts_chart(years, found.years, title="", name=f"{slug}-years", csv="")
    return csv_file(chart.table)


@require_safe
def action_file(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    card = _action_or_404(slug, code)
    years = card.node.years
    chart = amounts_chart(years, card.plan.years, title="", name=f"{slug}-{code}", csv="")
    return csv_file(chart.table)


@require_safe
def lines_file(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    return csv_file(lines_table(_action_or_404(slug, code)))
