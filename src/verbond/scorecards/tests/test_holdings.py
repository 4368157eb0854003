"""What this room holds about a person, and how it lets go."""

from typing import Any

from verbond.accounts.facade import Holder, Person, actor_of
from verbond.accounts.testing import erase
from verbond.scorecards import holdings
from verbond.scorecards.facade import exempt, save_answers, start_run
from verbond.scorecards.models import Exemption, Run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import NOW, QUICKSCAN, subject_of


def test_a_clerk_sees_what_they_did_and_erasing_leaves_no_key(
    clerk: Person, draft: Subject, drafts: dict[str, Subject]
) -> None:
    actor = actor_of(clerk)
    words: dict[str, Any] = {"actor": actor, "now": NOW}
    card = start_run(subject=draft, code=QUICKSCAN, **words)
    save_answers(run=card, answers={"wie": "gelijk"}, lock=0, **words)
    exempt(
        subject=subject_of(key="ander"),
        code=QUICKSCAN,
        reason="Het gaat alleen om een verkeerde datum.",
        said_by="An Schepen (fictief)",
        **words,
    )
    holder = Holder.of(clerk)
    (run,) = holdings._runs(holder)
    assert (run["title"], run["saved_at"], run["signed_at"]) == (draft.title, NOW, None)
    assert len(holdings._exemptions(holder)) == 1
    erase(clerk)
    row = Run.objects.get()
    assert (row.started_by, row.saved_by, row.answers) == ("", "", {"wie": "gelijk"})
    assert Exemption.objects.get().by == ""
