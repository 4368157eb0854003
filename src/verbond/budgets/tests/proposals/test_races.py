"""Two people at the same moment, in two processes on one real database."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from verbond.kit.real_database import Environment, real_database

SETUP = """
import sys
import django
django.setup()
from verbond.accounts.facade import Person, Role, actor_of
from verbond.budgets.models import Assessment, Proposal, Round
from verbond.budgets.operations.proposals import assessing, merging, opening, supporting
from verbond.budgets.tests.proposals import world
from verbond.journal.facade import SYSTEM
from verbond.kit.errors import RuleBroken
"""
PREPARE = (
    SETUP
    + """
from verbond.accounts.testing import make_person
resident, officer = make_person("resident"), make_person("officer", Role.OFFICER)
row = world.a_round()
plan = world.a_submitted_plan(row, resident)
world.assigned(plan, officer, "legal")
for title in ("Een bank", "Een boom"):
    world.an_idea(world.in_phase(row, "idea"), resident, title)
world.in_phase(row, "plan")
world.a_round(slug="ronde-2")
"""
)
ANSWER = (
    SETUP
    + """
held = Assessment.objects.get()
officer = Person.objects.get(email="officer@example.test")
print("ready", flush=True)
sys.stdin.readline()
try:
    assessing.assess(
        assessment=held, outcome=sys.argv[1], reason="Dat hebben we nagekeken.", cost_cents=None,
        lock=0, person_id=officer.pk, actor=actor_of(officer), now=world.LATER,
    )
    print("answered")
except RuleBroken as problem:
    print({"answered": "answered_before"}.get(problem.code, problem.code))
"""
)
MERGE = (
    SETUP
    + """
one = Proposal.objects.get(key=sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
try:
    merging.merge(
        proposal=one, into_key=sys.argv[2], reason="Zelfde plek", actor=SYSTEM, now=world.NOW
    )
    print("merged")
except RuleBroken as problem:
    print(problem.code)
"""
)
SEND = (
    SETUP
    + """
resident = Person.objects.get(email="resident@example.test")
print("ready", flush=True)
sys.stdin.readline()
made = opening.propose(
    round_id=Round.objects.get(slug="ronde-2").pk, idea=world.idea_of("Dubbel geklikt"),
    submission="d" * 32, person_id=resident.pk, actor=actor_of(resident), now=world.NOW,
)
print(made.number)
"""
)


@pytest.fixture(scope="module")
def own(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    with real_database(tmp_path_factory.mktemp("proposals")) as environment:
        subprocess.run([sys.executable, "-c", PREPARE], env=dict(environment), check=True)
        yield environment


def both(own: Environment, code: str, *arguments: tuple[str, ...]) -> list[str]:
    """Let processes prepare, then all go at once; return the last word of each."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, *words], env=dict(own), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for words in arguments
    ]  # fmt: skip
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "ready"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    said = []
    for child in children:
        out, _ = child.communicate(timeout=60)
        assert child.returncode == 0
        said.append(out.strip().splitlines()[-1])
    return sorted(said)


def test_two_answers_at_once_leave_one(own: Environment) -> None:
    assert both(own, ANSWER, ("yes",), ("no",)) == ["answered", "answered_before"]


def test_two_merges_at_once_make_no_ring(own: Environment) -> None:
    assert both(own, MERGE, ("een-bank", "een-boom"), ("een-boom", "een-bank")) == [
        "merged",
        "no_merge",
    ]


def test_double_click_is_one_idea(own: Environment) -> None:
    first, second = both(own, SEND, (), ())
    assert first == second
