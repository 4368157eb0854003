"""What residents chose and what was paid is evidence for promises."""

from pathlib import Path

import pytest
from django.apps import apps

from verbond.agreement import facade as agreement
from verbond.agreement.testing import make_agreement
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Round
from verbond.budgets.operations.outcomes.demo import load_demo_serves
from verbond.budgets.operations.outcomes.evidence import serve_commitment
from verbond.budgets.queries.outcomes.panel import panel_of
from verbond.budgets.tests.outcomes.acting import (
    LATER,
    pay,
    winner,
)
from verbond.journal.facade import SYSTEM, Actor

pytestmark = pytest.mark.django_db


def test_the_promised_million_is_measured_by_the_books(won: Round) -> None:
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    clerk = Actor("k" * 32, "clerk")
    serve_commitment(
        instrument=won.instrument, commitment_id=promise, accept=True, actor=clerk, now=LATER
    )
    project = winner(won)
    pay(project, 100_000)
    cards = {
        tie.shows
        for ties in agreement.ties_of("budgets", ["envelopes-stadsdeelbudget"]).values()
        for tie in ties
    }
    assert cards == {"counted"}
    keys = [f"project-{won.slug}-{project.number}", f"round-{won.slug}"]
    assert set(agreement.ties_of("budgets", keys)) == set(keys)
    standing = agreement.standing_of(promise)
    assert standing is not None
    assert standing.state == "under-way"
    panel = panel_of(apps.get_model("agreement.Commitment")._default_manager.get(pk=promise))
    assert panel is not None
    assert panel.instruments[0][1].paid_cents == 100_000


def test_the_demo_ties_money_to_the_lines_it_names(won: Round, tmp_path: Path) -> None:
    file = tmp_path / "serves.yaml"
    tie = "{instrument: stadsdeelbudget, line: %s, words: %s}"

    def load(line: int, words: str) -> int:
        told = f"agreement: fictief\nserves:\n  - {tie % (line, words)}\n"
        file.write_text(told, encoding="utf-8")
        return load_demo_serves(path=file, actor=SYSTEM, now=LATER)

    assert load(1, "Elke school") == 0
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    unit = apps.get_model("agreement.Commitment")._default_manager.get(pk=promise)
    assert load(unit.first_line, "Elke school") == 1
    assert panel_of(unit) is not None
    with pytest.raises(OutcomeRefused) as found:
        load(unit.first_line, "Elke kerk")
    assert found.value.code == "line"


def test_a_promise_hears_of_a_result_that_is_there_already(won: Round) -> None:
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    key = f"round-{won.slug}"
    assert key not in agreement.ties_of("budgets", [key])
    serve_commitment(
        instrument=won.instrument, commitment_id=promise, accept=True, actor=SYSTEM, now=LATER
    )
    assert key in agreement.ties_of("budgets", [key])
