"""Does the test change anything? The figures of every test over the things of one room."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from verbond.scorecards.cards import template_of
from verbond.scorecards.core import honesty
from verbond.scorecards.core.difference import Piece, difference
from verbond.scorecards.core.honesty import Figures, Share, Verdict
from verbond.scorecards.core.scope import applies, in_force
from verbond.scorecards.core.template import OUTCOME_NAMES, Effect, Template
from verbond.scorecards.models import Exemption, Measure, Run
from verbond.scorecards.models import Template as TemplateRow
from verbond.scorecards.subjects import Subject


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that could be tested: as it is now, the day it counts for, and what was decided.

    `final_text` is the decided text, laid out as the text of the subject is; None: nothing is
    decided yet.
    """

    subject: Subject
    on: date
    final_text: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one text after its first test began."""

    key: str
    title: str
    url: str
    run_url: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """How often one question was answered with "weet niet"."""

    question: str
    share: Share


@dataclass(frozen=True, slots=True)
class TestFigures:
    """The figures of one test, with the sentence that says what they mean."""

    __test__ = False  # its name makes pytest look for tests in it

    code: str
    name: str
    gate: str
    figures: Figures
    verdict: str
    doubts: tuple[Doubt, ...]
    outcomes: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]
    took: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All tests of one room over all its cases."""

    tests: tuple[TestFigures, ...]
    cases: int


def dashboard(room: str, *, cases: Iterable[Case], today: date) -> Dashboard:
    """Measure every test over these cases; runs of things that are no case stay out.

    A case is in scope of a test when the version in force on its day asks for it. Change is
    measured from the text when the first run of that test began to the decided text.
    """
    known = {case.subject.key: case for case in cases}
    rows = [template_of(row) for row in TemplateRow.objects.all()]
    runs = _runs(room, known)
    lifted = Exemption.objects.filter(room=room, withdrawn_at__isnull=True)
    exempted = set(lifted.values_list("code", "subject"))
    by_day = {case.on: in_force(rows, case.on) for case in known.values()}
    newest = {template.code: template for template in sorted(rows, key=lambda t: t.version)}
    asked: defaultdict[str, list[Case]] = defaultdict(list)
    for case in known.values():
        outcomes = _outcomes(runs.get(case.subject.key, ()))
        for template in by_day[case.on]:
            if applies(template, case.subject.facts, case.on, outcomes):
                asked[template.code].append(case)
    figures = (
        _figures(template, asked[code], runs, exempted, today)
        for code, template in newest.items()
        if asked[code]
    )
    ordered = sorted(figures, key=lambda one: (one.gate != "hard", one.name))
    return Dashboard(tuple(ordered), len(known))


@dataclass(frozen=True, slots=True)
class _Made:
    """What the figures need of one run; a site has thousands, so no more than that is read."""

    pk: int
    subject: str
    code: str
    state: str
    outcome: str
    answers: Mapping[str, object]
    reasons: Sequence[Mapping[str, object]]
    before: str
    started_at: datetime
    signed_at: datetime | None
    measures: list[honesty.Promised] = field(default_factory=list)


_OF_A_RUN = (
    "pk", "subject", "template__code", "state", "outcome", "answers", "reasons", "subject_text",
    "started_at", "signed_at",
)  # fmt: skip


def _runs(room: str, known: Mapping[str, Case]) -> dict[str, list[_Made]]:
    # Nearly all runs are of a case: naming thousands of cases to the database helps nobody.
    rows = Run.objects.filter(room=room).values_list(*_OF_A_RUN)
    made = {values[0]: _Made(*values) for values in rows}
    promised = Measure.objects.filter(run__room=room)
    for pk, due_on, done_on in promised.values_list("run", "due_on", "done_on"):
        made[pk].measures.append(honesty.Promised(due_on, done_on))
    found: defaultdict[str, list[_Made]] = defaultdict(list)
    for one in made.values():
        if one.subject in known:
            found[one.subject].append(one)
    return found


def _outcomes(runs: Iterable[_Made]) -> dict[str, str]:
    return {run.code: run.outcome for run in runs if run.state == Run.State.SIGNED}


def _figures(
    template: Template,
    cases: Sequence[Case],
    runs: Mapping[str, Sequence[_Made]],
    exempted: set[tuple[str, str]],
    today: date,
) -> TestFigures:
    own = {
        case.subject.key: [
            run for run in runs.get(case.subject.key, ()) if run.code == template.code
        ]
        for case in cases
    }
    last = [signed[-1] for key in own if (signed := _signed(own[key]))]
    observed = [
        honesty.Observed(
            is_tested=bool(_signed(own[case.subject.key])),
            is_exempted=(template.code, case.subject.key) in exempted,
            before=next((run.before for run in own[case.subject.key]), None),
            after=case.final_text,
        )
        for case in cases
    ]
    promised = [one for run in last for one in run.measures]
    found = honesty.measure(observed, [_facts(run) for run in last], promised, today)
    texts = {question.id: question.text for question in template.questions}
    names = {band.code: band.name for band in template.bands} | dict(OUTCOME_NAMES)
    return TestFigures(
        code=template.code,
        name=template.name,
        gate=template.gate,
        figures=found,
        verdict=verdict_words(found),
        doubts=tuple(Doubt(texts.get(key, key), share) for key, share in found.unknown.items()),
        outcomes=tuple((names.get(code, code), count) for code, count in found.outcomes.items()),
        changes=tuple(
            _change(case, own[case.subject.key])
            for case, one in zip(cases, observed, strict=True)
            if one.has_changed
        ),
        took=in_words(found.took),
    )


def _signed(runs: Iterable[_Made]) -> list[_Made]:
    return [run for run in runs if run.state == Run.State.SIGNED]


def _facts(run: _Made) -> honesty.Signed:
    return honesty.Signed(
        answers=run.answers,
        outcome=run.outcome,
        is_negative=any(reason["effect"] == Effect.NEGATIVE for reason in run.reasons),
        has_measure=bool(run.measures),
        took=(run.signed_at or run.started_at) - run.started_at,
    )


def _change(case: Case, runs: Sequence[_Made]) -> Change:
    return Change(
        key=case.subject.key,
        title=case.subject.title,
        url=case.subject.url,
        run_url=reverse("scorecards:run", args=[_signed(runs)[-1].pk]),
        pieces=difference(runs[0].before, case.final_text or ""),
    )


def verdict_words(found: Figures) -> str:
    """Say in one or two sentences what the figures of a test mean."""
    numbers = {
        "coverage": found.coverage.percent or 0,
        "changed": found.changed.part,
        "compared": found.changed.whole,
        "share": found.changed.percent or 0,
    }
    sentences = {
        Verdict.NOTHING_TESTED: gettext("Nog niets getoetst. Of de toets helpt, weten we niet."),
        Verdict.NOT_COMPARED: gettext(
            "%(coverage)s %% getoetst. Nog geen beslissing om mee te vergelijken."
        ),
        Verdict.FORM: gettext("100 %% getoetst, 0 %% veranderd: dit is een formulier."),
        Verdict.HOLES: gettext(
            "%(coverage)s %% getoetst. Na de toets veranderde %(changed)s van de %(compared)s "
            "teksten die we kunnen vergelijken."
        ),
        Verdict.CHANGES: gettext(
            "100 %% getoetst. Na de toets veranderde %(changed)s van de %(compared)s teksten "
            "(%(share)s %%)."
        ),
        Verdict.NO_CHANGE: gettext(
            "100 %% getoetst. Van de %(compared)s teksten die we al kunnen vergelijken, veranderde "
            "er geen enkele."
        ),
    }
    return sentences[found.verdict] % numbers


def in_words(took: timedelta | None) -> str:
    """Say how long something took, in the unit that a person would use."""
    if took is None:
        return gettext("onbekend")
    minutes = round(took.total_seconds() / 60)
    if minutes < 120:
        return gettext("%(n)s minuten") % {"n": minutes}
    if minutes < 48 * 60:
        return gettext("%(n)s uur") % {"n": round(minutes / 60)}
    return gettext("%(n)s dagen") % {"n": round(minutes / 1440)}
