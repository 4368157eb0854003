"""The demo: plans, grants, votes and projects at every stage, all fictitious, each only once."""

from collections import Counter
from datetime import date

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from verbond.accounts.facade import load_demo_people
from verbond.budgets.facade import how_to_vote, load_demo_budgets
from verbond.budgets.models import (
    Appeal,
    Assessment,
    Comment,
    Envelope,
    Milestone,
    Picture,
    Proposal,
    Round,
    Supporter,
    Workshop,
)
from verbond.budgets.operations.demo.following import STORIES
from verbond.budgets.queries.outcomes.work import round_work
from verbond.budgets.testing import load_shipped_models
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT
from verbond.places import facade as places

pytestmark = pytest.mark.django_db
FILE = ROOT / "data/demo/budgets/rounds.yaml"


def load() -> int:
    return load_demo_budgets(path=FILE, actor=SYSTEM, now=timezone.now())


def with_places() -> None:
    now = timezone.now()
    places.load_places(ROOT / "data/genk/places", actor=SYSTEM, now=now)
    places.load_districts(ROOT / "data/demo/places/stadsdelen.yaml", actor=SYSTEM, now=now)
    load_shipped_models()


@override_settings(DEMO=True)
def test_demo_shows_every_stage_of_a_neighbourhood_budget_once(client: Client) -> None:
    with_places()
    load_demo_people(now=timezone.now())
    assert load() == 5
    before = head_sequence()
    assert load() == 0
    assert head_sequence() == before
    _all_is_marked()
    _projects_differ()
    _plans_are_looked_at()
    _grants_look_for_neighbours()
    _a_visitor_can_vote(client)


def _all_is_marked() -> None:
    for model in (Envelope, Round, Proposal, Comment, Workshop):
        assert model._default_manager.exists()
        assert not model._default_manager.filter(fictitious=False).exists()
    assert not Proposal.objects.exclude(title__contains="(fictief)").exists()
    assert not Picture.objects.exclude(alt__contains="(fictief)").exists()


def _projects_differ() -> None:
    row = Round.objects.get(slug="stadsdeel-3-ronde-1")
    work = round_work(row, timezone.localdate())
    assert (work.done, work.late) == (1, 1)
    assert [one.pictures != () for one in work.projects if one.is_done] == [True]
    moved = Milestone.objects.exclude(moved_because="")
    assert moved.count() == 1
    assert len(work.projects) >= len(STORIES)


def _plans_are_looked_at() -> None:
    row = Round.objects.get(slug="burgerbudget-ronde-1")
    states = Counter(row.proposals.values_list("state", flat=True))
    assert states == {"feasible": 2, "infeasible": 1, "submitted": 2, "plan": 2, "idea": 1}
    assert Assessment.objects.filter(proposal__round=row).exclude(outcome="open").count() == 20
    assert Appeal.objects.get().proposal.state == "infeasible"
    assert Workshop.objects.exclude(lesson="").count() == 1


def _grants_look_for_neighbours() -> None:
    rows = Proposal.objects.filter(round__slug="wijkbudget-nu").order_by("number")
    assert [one.state for one in rows] == ["won", "submitted", "plan"]
    confirmed = Supporter.objects.filter(confirmed_at__isnull=False)
    assert [confirmed.filter(proposal=one).count() for one in rows] == [6, 5, 2]


def _a_visitor_can_vote(client: Client) -> None:
    address, number, born = how_to_vote(timezone.localdate()).split()
    said = {"number": number, "born_on": date(1980, 5, 17).isoformat()}
    assert born == "17-05-1980"
    answer = client.post(f"{address}prove/register/", said)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert answer["Location"].endswith("/vote/ballot/")


def test_without_the_people_of_the_demo_no_plans_are_loaded() -> None:
    with_places()
    assert load() == 3
    assert not Round.objects.filter(slug="wijkbudget-nu").exists()


def test_without_an_open_vote_nobody_is_told_how_to_vote() -> None:
    assert how_to_vote(timezone.localdate()) == ""
