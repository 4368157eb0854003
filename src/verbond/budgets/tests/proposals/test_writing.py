"""Ideas, plans, versions and who works on them."""

from dataclasses import replace
from typing import Any

import pytest

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import erase
from verbond.budgets.core.proposing.errors import StepRefused, TextRefused
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Participant, Proposal, ProposalServes, Round
from verbond.budgets.operations.proposals import editing, joining, opening, talking
from verbond.budgets.operations.proposals.editing import EditConflict
from verbond.budgets.operations.proposals.linking import decide_link
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.world import LATER, NOW
from verbond.journal.facade import SYSTEM, entries_about
from verbond.kit.testing import ROOT
from verbond.places.facade import load_districts, load_places

pytestmark = pytest.mark.django_db


@pytest.fixture
def genk() -> None:
    load_places(ROOT / "data/genk/places", actor=SYSTEM, now=NOW)
    load_districts(ROOT / "data/demo/places/stadsdelen.yaml", actor=SYSTEM, now=NOW)


def send(row: Round, person: Person, submission: str, title: str = "Banken") -> Proposal:
    return opening.propose(
        round_id=row.pk, idea=world.idea_of(title), submission=submission,
        person_id=person.pk, actor=actor_of(person), now=NOW,
    )  # fmt: skip


def test_idea_is_public_with_a_first_version_and_its_author(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    assert (made.state, made.number, made.key) == ("idea", 1, "banken-langs-de-vijver")
    assert made.versions.get().number == 1
    assert made.participants.get().shown_name == "Sam (fictief)"
    assert entries_about("budgets", "proposal", f"ronde-1/{made.key}")[0].verb == "propose"


def test_same_form_twice_is_one_idea(resident: Person, officer: Person) -> None:
    row = world.a_round()
    first = send(row, resident, "a" * 32)
    assert send(row, resident, "a" * 32, "Iets heel anders").pk == first.pk
    with pytest.raises(ProposalRefused, match="al gebruikt"):
        send(row, officer, "a" * 32)
    second = send(row, resident, "b" * 32)
    assert (second.number, second.key) == (2, "banken-2")


def test_idea_outside_its_phase_or_without_words_is_refused(resident: Person) -> None:
    with pytest.raises(StepRefused):
        world.an_idea(world.a_round("vote"), resident)
    row = world.a_round(slug="ronde-2")
    with pytest.raises(TextRefused, match="Titel"):
        world.an_idea(row, resident, "\u200b\u200b\u200b\u200b\u200b")
    with pytest.raises(ProposalRefused, match="wie"):
        world.an_idea(row, resident, proposer_kind="king")


def test_idea_of_an_erased_person_is_not_kept(resident: Person) -> None:
    row, ghost = world.a_round(), resident.pk + 1000
    with pytest.raises(ProposalRefused, match="gewist"):
        opening.propose(
            round_id=row.pk, idea=world.idea_of(), submission="", person_id=ghost,
            actor=SYSTEM, now=NOW,
        )  # fmt: skip
    assert not Proposal.objects.exists()


def test_amount_over_the_round_is_refused(resident: Person) -> None:
    with pytest.raises(ProposalRefused, match="hoogstens"):
        world.an_idea(world.a_round(), resident, cost_cents=10_000_001)


@pytest.mark.usefixtures("genk")
def test_pin_names_its_neighbourhood_and_stays_in_the_district(resident: Person) -> None:
    row = world.a_round(place_code="stadsdeel-1")
    centre: dict[str, Any] = {"latitude": 50.9653, "longitude": 5.5005}
    made = world.an_idea(row, resident, **centre)
    assert made.place_code.startswith("71016W")
    with pytest.raises(ProposalRefused, match="buiten het gebied"):
        world.an_idea(row, resident, latitude=50.0, longitude=4.0)
    with pytest.raises(ProposalRefused, match="hoort niet bij"):
        world.an_idea(row, resident, place_code="71016WONB")


def test_saved_text_is_a_new_version_and_the_same_text_is_none(resident: Person) -> None:
    made = world.a_plan(world.a_round(), resident)
    assert [one.number for one in made.versions.all()] == [1, 2]
    assert made.cost_cents == 900_000
    known: dict[str, Any] = {
        "proposal": made,
        "reason": "",
        "actor": actor_of(resident),
        "now": LATER,
    }
    Proposal.objects.filter(pk=made.pk).update(place_code="")
    again = editing.save_text(text=world.full_text(made), lock=made.lock, **known)
    assert again.number == 2


def test_two_who_edit_see_each_other(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    text = world.full_text(made)
    known: dict[str, Any] = {
        "proposal": made,
        "reason": "",
        "actor": actor_of(resident),
        "now": LATER,
    }
    editing.save_text(text=text, lock=made.lock, **known)
    with pytest.raises(EditConflict) as conflict:
        editing.save_text(text=replace(text, body="Iets anders"), lock=made.lock, **known)
    assert conflict.value.theirs.number == 2
    assert made.versions.count() == 2


def test_incomplete_plan_says_what_is_missing(resident: Person) -> None:
    row = world.a_round()
    made = world.an_idea(row, resident)
    world.in_phase(row, "plan")
    with pytest.raises(ProposalRefused, match="telt de kosten op"):
        editing.submit_plan(proposal=made, actor=SYSTEM, now=NOW)
    assert world.a_submitted_plan(row, resident, "Ander plan").state == "submitted"


def test_submitted_plan_keeps_its_text(resident: Person) -> None:
    made = world.a_submitted_plan(world.a_round(), resident)
    with pytest.raises(StepRefused, match="verandert niet meer"):
        editing.save_text(
            proposal=made, text=world.full_text(made), reason="", lock=made.lock, actor=SYSTEM,
            now=NOW,
        )  # fmt: skip


def test_withdrawn_proposal_stays_with_its_reason(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    gone = editing.withdraw(proposal=made, reason="Ik verhuis", actor=SYSTEM, now=NOW)
    assert (gone.state, gone.state_before, gone.state_reason) == ("withdrawn", "idea", "Ik verhuis")


def test_translation_is_kept_in_the_languages_of_the_round(resident: Person) -> None:
    made = world.an_idea(world.a_round(languages=["nl", "en"]), resident)
    known: dict[str, Any] = {"proposal": made, "actor": SYSTEM, "now": NOW}
    editing.translate(language="en", title="Benches", summary="To rest.", **known)
    made.refresh_from_db()
    assert made.translations == {"en": {"title": "Benches", "summary": "To rest."}}
    editing.translate(language="en", title="", summary="", **known)
    made.refresh_from_db()
    assert made.translations == {}
    for wrong in ("nl", "fr"):
        with pytest.raises(ProposalRefused, match="taal"):
            editing.translate(language=wrong, title="X", summary="Y", **known)


def invited(made: Proposal, email: str, part: str = "co-author") -> Participant | None:
    return joining.invite(proposal=made, email=email, part=part, actor=SYSTEM, now=NOW)


def test_invited_person_works_on_it_after_saying_yes(resident: Person, officer: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    assert invited(made, " OFFICER@example.test ") is not None
    known: dict[str, Any] = {"proposal": made, "person_id": officer.pk, "actor": SYSTEM, "now": NOW}
    joining.answer_invitation(accept=True, shown_name="Noor", **known)
    assert made.participants.get(person=officer).accepted_at == NOW
    with pytest.raises(ProposalRefused, match="werkt al mee"):
        invited(made, officer.email)
    with pytest.raises(ProposalRefused, match="geen open uitnodiging"):
        joining.answer_invitation(accept=True, shown_name="", **known)
    joining.leave(**known)
    with pytest.raises(ProposalRefused, match="niet aan mee"):
        joining.leave(**known)


def test_declined_invitation_leaves_nothing(resident: Person, officer: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    invited(made, officer.email, "coach")
    joining.answer_invitation(
        proposal=made, person_id=officer.pk, accept=False, shown_name="", actor=SYSTEM, now=NOW
    )
    assert not made.participants.filter(person=officer).exists()


def test_invitation_does_not_tell_who_has_an_account(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    assert invited(made, "nobody@example.test") is None
    with pytest.raises(ProposalRefused, match="waarvoor"):
        invited(made, resident.email, "author")


def test_number_of_people_has_an_end(
    resident: Person, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world.an_idea(world.a_round(), resident)
    monkeypatch.setattr(joining, "MOST_PEOPLE", 1)
    with pytest.raises(ProposalRefused, match="genoeg mensen"):
        invited(made, officer.email)


def test_last_author_cannot_walk_away(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    with pytest.raises(ProposalRefused, match="laatste indiener"):
        joining.leave(proposal=made, person_id=resident.pk, actor=SYSTEM, now=NOW)


def test_comment_sent_twice_stands_there_once(resident: Person, officer: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    known: dict[str, Any] = {
        "proposal": made,
        "author_name": "",
        "is_from_city": False,
        "actor": SYSTEM,
        "now": NOW,
        "submission": "c" * 32,
    }
    first = talking.comment(text="Mooi plan <b>!", person=resident, **known)
    assert talking.comment(text="Mooi plan", person=resident, **known).pk == first.pk
    with pytest.raises(ProposalRefused, match="al gebruikt"):
        talking.comment(text="Mooi plan", person=officer, **known)
    with pytest.raises(TextRefused):
        talking.comment(text="\u200b", person=resident, **known | {"submission": ""})
    officer.pk = 10**6
    with pytest.raises(ProposalRefused, match="gewist"):
        talking.comment(text="Mooi plan", person=officer, **known | {"submission": "d" * 32})


def test_author_who_leaves_the_site_leaves_the_idea_without_a_name(
    resident: Person, officer: Person
) -> None:
    made = world.an_idea(world.a_round(), resident)
    talking.comment(
        proposal=made, text="Van mij", author_name="Sam", submission="", person=resident,
        is_from_city=False, actor=actor_of(resident), now=NOW,
    )  # fmt: skip
    erase(resident)
    made.refresh_from_db()
    assert (made.state, made.proposer_name) == ("idea", "")
    assert made.participants.count() == 0
    said = made.comments.get()
    assert (said.text, said.author_name, said.person) == ("Van mij", "", None)
    assert made.versions.get().made_by == ""


def test_words_propose_promises_and_a_clerk_decides(
    resident: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verbond.agreement.testing import make_agreement

    make_agreement()
    from verbond.agreement.facade import default_agreement, suggest

    found = default_agreement()
    assert found is not None
    text = found.commitments.promises().earliest("position").text
    assert suggest(found, text)
    made = world.an_idea(world.a_round(), resident, summary=text[:390].ljust(30, "."))
    link = made.serves.first()
    assert link is not None
    assert link.state == "proposed"
    known: dict[str, Any] = {
        "proposal": made,
        "commitment_id": link.commitment_id,
        "actor": SYSTEM,
        "now": NOW,
    }
    assert decide_link(accept=True, **known).state == ProposalServes.State.CONFIRMED
    assert decide_link(accept=False, **known).state == ProposalServes.State.REJECTED
    with pytest.raises(ProposalRefused, match="niet voorgesteld"):
        decide_link(**known | {"commitment_id": 0, "accept": True})


def test_proposal_that_is_gone_says_so(resident: Person) -> None:
    made = world.an_idea(world.a_round(), resident)
    made.pk = 10**9
    with pytest.raises(ProposalRefused, match="bestaat niet meer"):
        editing.start_plan(proposal=made, actor=SYSTEM, now=NOW)
