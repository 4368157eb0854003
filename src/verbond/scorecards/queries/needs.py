"""Which tests does a thing ask for, and how do they stand?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from verbond.scorecards.cards import ExemptionCard, Need, template_of
from verbond.scorecards.core.scope import applies, in_force
from verbond.scorecards.core.template import OUTCOME_NAMES, Template
from verbond.scorecards.models import Exemption, Run
from verbond.scorecards.models import Template as TemplateRow
from verbond.scorecards.subjects import Subject

type Key = tuple[str, str]


def templates_on(on: date) -> tuple[Template, ...]:
    """Return every test in force on a day, hard gates first."""
    return in_force([template_of(row) for row in TemplateRow.objects.all()], on)


def required(subject: Subject, on: date) -> tuple[Need, ...]:
    """Say which tests a thing asks for on a day, hard gates first, and how each stands."""
    return needs_of([subject], on)[subject.key]


def blocking(subject: Subject, on: date) -> tuple[Need, ...]:
    """Give the hard gates that are neither signed for this version nor exempted."""
    return tuple(need for need in required(subject, on) if need.blocks)


def needs_of(subjects: Sequence[Subject], on: date) -> Mapping[str, tuple[Need, ...]]:
    """Answer `required` for many things of one room, in three queries."""
    tests = templates_on(on)
    runs = _runs(subjects)
    exemptions = _exemptions(subjects)
    return {
        subject.key: tuple(
            _need(test, subject, runs[subject.key], exemptions[subject.key])
            for test in tests
            if applies(test, subject.facts, on, _outcomes(runs[subject.key]))
        )
        for subject in subjects
    }


def _runs(subjects: Sequence[Subject]) -> defaultdict[str, list[Run]]:
    found: defaultdict[str, list[Run]] = defaultdict(list)
    rows = Run.objects.filter(
        room__in={one.room for one in subjects}, subject__in=[one.key for one in subjects]
    )
    for row in rows.exclude(state=Run.State.WITHDRAWN).select_related("template"):
        found[row.subject].append(row)
    return found


def _exemptions(subjects: Sequence[Subject]) -> defaultdict[str, dict[str, Exemption]]:
    found: defaultdict[str, dict[str, Exemption]] = defaultdict(dict)
    rows = Exemption.objects.filter(
        room__in={one.room for one in subjects},
        subject__in=[one.key for one in subjects],
        withdrawn_at__isnull=True,
    )
    for row in rows:
        found[row.subject][row.code] = row
    return found


def _outcomes(runs: Sequence[Run]) -> dict[str, str]:
    """Give how the last signed run of each test ended, also when the text changed since."""
    signed = [run for run in runs if run.state == Run.State.SIGNED]
    return {run.template.code: run.outcome for run in sorted(signed, key=_signed_at)}


def _signed_at(run: Run) -> tuple[str, int]:
    return (run.signed_at.isoformat() if run.signed_at else "", run.pk)


def _need(
    test: Template, subject: Subject, runs: Sequence[Run], exemptions: Mapping[str, Exemption]
) -> Need:
    own = [run for run in runs if run.template.code == test.code]
    here = [run for run in own if run.subject_version == subject.version]
    signed = [run for run in here if run.state == Run.State.SIGNED]
    open_runs = [run for run in here if run.state == Run.State.OPEN]
    exemption = exemptions.get(test.code)
    chosen: Run | None = None
    if signed:
        state, chosen = "signed", signed[-1]
    elif exemption:
        state = "exempted"
    elif open_runs:
        state, chosen = "open", open_runs[-1]
    elif own:
        state, chosen = "outdated", own[-1]
    else:
        state = "missing"
    names = {band.code: band.name for band in test.bands} | dict(OUTCOME_NAMES)
    outcome = chosen.outcome if chosen else ""
    return Need(
        code=test.code,
        name=test.name,
        gate=test.gate,
        reason=test.scope.reason,
        state=state,
        run_id=chosen.pk if chosen else None,
        url=reverse("scorecards:run", args=[chosen.pk]) if chosen else "",
        outcome=outcome,
        outcome_name=names.get(outcome, ""),
        exemption=ExemptionCard.of(exemption, test.name) if exemption else None,
        start_url=reverse("scorecards:start", args=[subject.room, subject.key, test.code]),
        exempt_url=reverse("scorecards:exempt", args=[subject.room, subject.key, test.code]),
    )
