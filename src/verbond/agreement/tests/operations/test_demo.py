"""The demo shows fictitious questions, once."""

from pathlib import Path

import pytest

from verbond.agreement.models import Agreement, Question
from verbond.agreement.operations.demo import load_demo_questions
from verbond.agreement.testing import NOW, TEXT
from verbond.journal.facade import SYSTEM

LINES = TEXT.splitlines()
QUESTIONS = f"""questions:
  - line: {LINES.index("• Elke school krijgt een schoolstraat.") + 1}
    name: Rita (fictief)
    text: Komt er ook een aan onze school?
    answer: Ja, in mei.
    answered_by: Mobiliteit (fictief)
  - line: {LINES.index("• We planten elk jaar bomen langs de Dorpsstraat.") + 1}
    name: Otto (fictief)
    text: Welke bomen worden het?
  - line: 2
    name: Niemand (fictief)
    text: Waar gaat deze lege regel over?
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


def test_the_demo_has_answered_and_open_questions_at_their_promise(
    agreement: Agreement, file: Path
) -> None:
    assert load_demo_questions(agreement=agreement, path=file, actor=SYSTEM, now=NOW) == 2
    answered, still_open = Question.objects.order_by("pk")
    assert (answered.state, answered.answer) == ("answered", "Ja, in mei.")
    assert answered.commitment.text == "Elke school krijgt een schoolstraat."
    assert (still_open.state, still_open.shown_name) == ("open", "Otto (fictief)")


def test_a_demo_that_starts_again_asks_nothing_twice(agreement: Agreement, file: Path) -> None:
    load_demo_questions(agreement=agreement, path=file, actor=SYSTEM, now=NOW)
    assert load_demo_questions(agreement=agreement, path=file, actor=SYSTEM, now=NOW) == 0
    assert Question.objects.count() == 2
