"""The evidence of the demo is made up, says so, and is loaded once."""

from pathlib import Path

from verbond.accounts.facade import Person
from verbond.agreement.facade import load_demo_evidence, standing_cards
from verbond.agreement.models import Agreement, Commitment, Evidence, Milestone, Owner
from verbond.agreement.operations.shipped import Shipped
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT

FILE = """
owners: [{chapter: CHAPTER, department: Dienst (fictief), person: lena@example.test}]
milestones:
- line: LINE
  title: Ontwerp (fictief)
  due: 2026-01-01
  proof: Plan (fictief)
  source: stad
  day: 2026-01-05
- {line: LINE, title: Opening (fictief), last: true}
statements: [{line: 1, shows: done, text: Klaar., by: An (fictief), day: 2026-01-01}]
counts:
- line: LINE
  shows: counted
  number: 1
  out_of: 4
  unit: scholen
  title: Telling (fictief)
  source: stad
  day: 2026-02-01
"""


def test_a_second_load_changes_nothing_and_a_line_without_promise_is_left_out(
    agreement: Agreement, commitment: Commitment, officer: Person, tmp_path: Path
) -> None:
    assert commitment.chapter is not None
    file = tmp_path / "evidence.yaml"
    text = FILE.replace("LINE", str(commitment.first_line))
    file.write_text(text.replace("CHAPTER", commitment.chapter.key), encoding="utf-8")

    def load() -> int:
        return load_demo_evidence(
            agreement=agreement,
            path=file,
            people={"lena@example.test": officer.pk},
            actor=SYSTEM,
            now=NOW,
        )

    assert load() == 4
    assert Milestone.objects.exclude(proof=None).count() == 1
    assert Owner.objects.get(commitment=commitment).person == officer
    before = head_sequence()
    assert load() == 4
    assert head_sequence() == before


def test_the_demo_of_genk_says_of_each_piece_that_it_is_fictitious(genk: Shipped) -> None:
    agreement = Agreement.objects.get(slug=genk.slug)
    before = {card.commitment_id: card.state for card in standing_cards(agreement)}
    read = load_demo_evidence(
        agreement=agreement,
        path=ROOT / "data/demo/agreement/evidence.yaml",
        people={},
        actor=SYSTEM,
        now=NOW.replace(month=11, day=23),
    )
    assert read >= 20
    made = Evidence.objects.filter(room="agreement")
    assert made.exists()
    assert not made.exclude(fictitious=True).exists()
    assert all("(fictief)" in row.title + row.said_by for row in made)
    after = {card.commitment_id: card.state for card in standing_cards(agreement)}
    assert {after[pk] for pk in after if after[pk] != before[pk]} >= {
        "realised", "under-way", "not-started", "changed"
    }  # fmt: skip
