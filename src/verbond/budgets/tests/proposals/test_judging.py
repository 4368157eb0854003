"""Feasibility, appeals, moderation, merging, the ballot."""

from datetime import timedelta
from typing import Any

import pytest

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import make_person
from verbond.budgets.core.proposing.errors import StepRefused, TextRefused
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Appeal, Assessment, Flag, Participant, Proposal, Round
from verbond.budgets.operations.proposals import (
    appealing,
    assessing,
    balloting,
    joining,
    merging,
    moderating,
    talking,
)
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.world import CRITERIA, LATER, NOW
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(resident: Person) -> Proposal:
    return world.a_submitted_plan(world.a_round(), resident)


def test_plan_that_passes_every_question_is_feasible(plan: Proposal, officer: Person) -> None:
    assert world.answer_all(plan, officer).state == "feasible"


def test_one_no_makes_it_infeasible_with_the_reason(plan: Proposal, officer: Person) -> None:
    assert world.answer_all(plan, officer, no="ground").state == "infeasible"
    assert plan.assessments.get(criterion="ground").reason == "Dat hebben we nagekeken."


def test_plan_waits_for_its_last_question(plan: Proposal, officer: Person) -> None:
    world.assigned(plan, officer, *CRITERIA[:2])
    for code in CRITERIA[:2]:
        world.answer(plan, officer, code)
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_answer_needs_a_reason_an_outcome_and_a_possible_amount(
    plan: Proposal, officer: Person
) -> None:
    world.assigned(plan, officer)
    with pytest.raises(TextRefused, match="Reden"):
        world.answer(plan, officer, "legal", reason="Nee.")
    with pytest.raises(ProposalRefused, match="Kies of het kan"):
        world.answer(plan, officer, "legal", "open")
    with pytest.raises(ProposalRefused, match="bedrag"):
        world.answer(plan, officer, "cost", cost_cents=-1)


def test_two_officers_who_answer_at_once_give_one_answer(plan: Proposal, officer: Person) -> None:
    world.assigned(plan, officer)
    lock = plan.assessments.get(criterion="legal").lock
    world.answer(plan, officer, "legal")
    with pytest.raises(ProposalRefused, match="antwoordde intussen"):
        world.answer(plan, officer, "legal", "no", lock=lock)
    assert plan.assessments.get(criterion="legal").outcome == "yes"


def test_only_the_officer_who_was_asked_answers(
    plan: Proposal, officer: Person, clerk: Person
) -> None:
    world.assigned(plan, officer)
    with pytest.raises(ProposalRefused, match="iemand anders gegeven"):
        world.answer(plan, clerk, "legal")


def test_officer_does_not_look_at_a_plan_of_their_own(plan: Proposal, officer: Person) -> None:
    world.assigned(plan, officer, CRITERIA[0])
    Participant.objects.create(
        proposal=plan, person=officer, part="co-author", invited_at=NOW, accepted_at=NOW
    )
    with pytest.raises(ProposalRefused, match="indiende"):
        world.answer(plan, officer, CRITERIA[0])
    with pytest.raises(ProposalRefused, match="indiende"):
        world.assigned(plan, officer, CRITERIA[1])
    assert plan.assessments.count() == 1


def test_estimate_of_the_city_is_a_version_of_its_own(plan: Proposal, officer: Person) -> None:
    world.assigned(plan, officer)
    world.answer(plan, officer, "cost", cost_cents=1_250_000)
    plan.refresh_from_db()
    last = plan.versions.last()
    assert last is not None
    assert (plan.cost_cents, last.cost_cents, last.made_as) == (1_250_000, 1_250_000, "city")
    world.answer(plan, officer, "legal", cost_cents=1_250_000)
    assert plan.versions.count() == last.number


def test_question_can_go_to_somebody_else_until_it_is_answered(
    plan: Proposal, officer: Person, clerk: Person
) -> None:
    world.assigned(plan, officer)
    world.answer(plan, officer, "legal")
    world.assigned(plan, clerk)
    assert plan.assessments.get(criterion="legal").officer == officer
    assert plan.assessments.filter(officer=clerk).count() == len(CRITERIA) - 1
    known: dict[str, Any] = {"proposals": [plan.pk], "officer": clerk, "actor": SYSTEM, "now": NOW}
    assert assessing.assign(criteria=CRITERIA, **known) == 0
    for wrong in ([], ["weather"]):
        with pytest.raises(ProposalRefused, match="minstens één vraag"):
            assessing.assign(**known, criteria=wrong)
    with pytest.raises(ProposalRefused, match="minstens één plan"):
        assessing.assign(**known | {"proposals": [], "criteria": CRITERIA})


def appeal(row: Proposal, person: Person, **facts: Any) -> Appeal:
    known: dict[str, Any] = {
        "comment_id": None,
        "text": "Wij vinden dat het wel kan, want de grond is van ons.",
        "now": LATER,
    } | facts
    return appealing.appeal(
        proposal=row,
        person_id=person.pk,
        actor=actor_of(person),
        **known,
    )


def decide(held: Appeal, person: Person, *, grant: bool = True) -> Appeal:
    return appealing.decide_appeal(
        appeal_id=held.pk, grant=grant, reason="Opnieuw bekeken met de dienst.", lock=held.lock,
        person_id=person.pk, actor=actor_of(person), now=LATER,
    )  # fmt: skip


def test_co_author_does_not_decide_on_the_appeal_of_their_plan(
    plan: Proposal, resident: Person, officer: Person, clerk: Person
) -> None:
    world.answer_all(plan, officer, no="ground")
    plan.refresh_from_db()
    held = appeal(plan, resident)
    Participant.objects.create(
        proposal=plan, person=clerk, part="co-author", invited_at=NOW, accepted_at=NOW
    )
    with pytest.raises(ProposalRefused, match="collega"):
        decide(held, clerk)


def test_appeal_is_decided_by_somebody_else(
    plan: Proposal, resident: Person, officer: Person, clerk: Person
) -> None:
    world.answer_all(plan, officer, no="ground")
    held = appeal(plan, resident)
    with pytest.raises(ProposalRefused, match="collega"):
        decide(held, officer)
    with pytest.raises(ProposalRefused, match="collega"):
        decide(held, resident)
    decide(held, clerk)
    plan.refresh_from_db()
    assert plan.state == "feasible"
    with pytest.raises(ProposalRefused, match="besliste intussen"):
        decide(held, clerk, grant=False)


def test_refused_appeal_changes_nothing_and_comes_once(
    plan: Proposal, resident: Person, officer: Person, clerk: Person
) -> None:
    world.answer_all(plan, officer, no="ground")
    decide(appeal(plan, resident), clerk, grant=False)
    plan.refresh_from_db()
    assert plan.state == "infeasible"
    with pytest.raises(ProposalRefused, match="al bezwaar"):
        appeal(plan, resident)


def test_appeal_comes_from_the_authors_and_in_time(
    plan: Proposal, resident: Person, officer: Person
) -> None:
    with pytest.raises(StepRefused):
        appeal(plan, resident)
    world.answer_all(plan, officer, no="ground")
    with pytest.raises(ProposalRefused, match="indiende"):
        appeal(plan, officer)
    with pytest.raises(ProposalRefused, match="kon tot en met"):
        appeal(plan, resident, now=LATER + timedelta(days=30))


def flagged(row: Proposal, person: Person | None, comment_id: int | None = None) -> Flag:
    return moderating.flag(
        proposal=row, comment_id=comment_id, reason="Dit is reclame.",
        person_id=person.pk if person else None, actor=SYSTEM, now=NOW,
    )  # fmt: skip


def answered(held: Flag, clerk: Person, *, hide: bool) -> Flag:
    return moderating.answer_flag(
        flag_id=held.pk, hide=hide, reason="Reclame mag hier niet.", actor=actor_of(clerk),
        now=LATER,
    )  # fmt: skip


def test_reported_proposal_is_hidden_says_why_and_can_come_back(
    plan: Proposal, resident: Person, clerk: Person, keeper: Person
) -> None:
    held = flagged(plan, resident)
    assert flagged(plan, resident).pk == held.pk
    other = flagged(plan, None)
    answered(held, clerk, hide=True)
    plan.refresh_from_db()
    other.refresh_from_db()
    assert (plan.state, plan.state_reason) == ("hidden", "Reclame mag hier niet.")
    assert other.outcome == "hidden"
    with pytest.raises(ProposalRefused, match="al beantwoord"):
        answered(held, clerk, hide=False)
    said = appeal(plan, resident)
    with pytest.raises(ProposalRefused, match="collega"):
        decide(said, clerk)
    decide(said, keeper)
    plan.refresh_from_db()
    assert (plan.state, plan.state_before) == ("submitted", "")


def test_report_that_is_not_right_leaves_the_text(plan: Proposal, clerk: Person) -> None:
    assert answered(flagged(plan, None), clerk, hide=False).outcome == "kept"
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_hidden_comment_can_be_shown_again_after_an_appeal(
    plan: Proposal, resident: Person, clerk: Person, keeper: Person
) -> None:
    said = talking.comment(
        proposal=plan, text="Koop hier goedkoop!", author_name="", submission="", person=resident,
        is_from_city=False, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    first, second = flagged(plan, None, said.pk), flagged(plan, resident, said.pk)
    answered(first, clerk, hide=True)
    said.refresh_from_db()
    assert said.hidden_because
    second.refresh_from_db()
    assert second.outcome == "hidden"
    third = flagged(plan, None, said.pk)
    with pytest.raises(ProposalRefused, match="al verborgen"):
        answered(third, clerk, hide=True)
    held = appeal(plan, resident, comment_id=said.pk)
    with pytest.raises(ProposalRefused, match="collega"):
        decide(held, clerk)
    decide(held, keeper)
    said.refresh_from_db()
    assert said.hidden_at is None
    with pytest.raises(ProposalRefused, match="geen verborgen reactie"):
        appeal(plan, resident, comment_id=said.pk)
    with pytest.raises(ProposalRefused, match="bestaat niet meer"):
        flagged(plan, None, said.pk + 1)


def test_many_reports_of_one_thing_are_enough(
    plan: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moderating, "MOST_OPEN", 1)
    flagged(plan, None)
    with pytest.raises(ProposalRefused, match="vaak gemeld"):
        flagged(plan, None)


def test_clerk_hides_and_shows_with_a_reason(plan: Proposal) -> None:
    known: dict[str, Any] = {"proposal": plan, "actor": SYSTEM, "now": NOW}
    with pytest.raises(TextRefused):
        moderating.hide_proposal(reason="", **known)
    assert moderating.hide_proposal(reason="Privégegevens", **known).state == "hidden"
    with pytest.raises(StepRefused, match="al verborgen"):
        moderating.hide_proposal(reason="Privégegevens", **known)
    assert moderating.show_again(reason="Opgelost nu", **known).state == "submitted"


def test_appeal_after_it_came_back_by_itself_changes_nothing(
    plan: Proposal, resident: Person, clerk: Person, keeper: Person
) -> None:
    moderating.hide_proposal(proposal=plan, reason="Privégegevens", actor=actor_of(clerk), now=NOW)
    held = appeal(plan, resident)
    moderating.show_again(proposal=plan, reason="Opgelost nu", actor=SYSTEM, now=LATER)
    decide(held, keeper)
    plan.refresh_from_db()
    assert plan.state == "submitted"


def merged(one: Proposal, other: Proposal) -> Proposal:
    return merging.merge(
        proposal=one, into_key=other.key, reason="Zelfde plek, zelfde idee", actor=SYSTEM, now=NOW
    )


def test_merged_proposals_go_on_together(resident: Person, officer: Person, clerk: Person) -> None:
    row = world.a_round()
    one, other = world.an_idea(row, resident), world.an_idea(row, officer, "Zitbanken")
    joining.invite(proposal=one, email=clerk.email, part="coach", actor=SYSTEM, now=NOW)
    joining.answer_invitation(
        proposal=one, person_id=clerk.pk, accept=True, shown_name="Coach", actor=SYSTEM, now=NOW
    )
    merged(one, other)
    one.refresh_from_db()
    assert (one.state, one.merged_into, one.state_before) == ("merged", other, "idea")
    parts = {part.person_id: part.part for part in other.participants.all()}
    assert parts == {resident.pk: "co-author", officer.pk: "author", clerk.pk: "coach"}


def test_two_merges_the_other_way_round_make_one(resident: Person, officer: Person) -> None:
    row = world.a_round()
    one, other = world.an_idea(row, resident), world.an_idea(row, officer, "Zitbanken")
    merged(one, other)
    with pytest.raises(StepRefused):
        merged(other, one)
    with pytest.raises(ProposalRefused, match="ander voorstel"):
        merged(other, other)


def test_helper_who_was_invited_becomes_co_author_by_merging(
    resident: Person, officer: Person
) -> None:
    row = world.a_round()
    one, other = world.an_idea(row, resident), world.an_idea(row, officer, "Zitbanken")
    joining.invite(proposal=other, email=resident.email, part="coach", actor=SYSTEM, now=NOW)
    merged(one, other)
    held = other.participants.get(person=resident)
    assert (held.part, held.accepted_at) == ("co-author", NOW)
    third = world.an_idea(row, resident, "Stoelen")
    merged(third, other)
    assert other.participants.filter(person=resident).count() == 1


def put(row: Round) -> balloting.Put:
    return balloting.put_on_ballot(round_id=row.pk, actor=SYSTEM, now=LATER)


def test_feasible_plans_go_on_the_ballot_under_their_own_number(
    resident: Person, officer: Person
) -> None:
    row = world.a_round()
    first = world.a_submitted_plan(row, resident)
    second = world.a_submitted_plan(row, resident, "Zitbanken")
    world.answer_all(first, officer, no="legal")
    world.answer_all(second, officer)
    world.in_phase(row, "check")
    assert put(row).numbers == (2,)
    second.refresh_from_db()
    assert second.state == "on_ballot"
    with pytest.raises(ProposalRefused, match="geen plan"):
        put(row)


def test_ballot_waits_for_answers_appeals_and_amounts(resident: Person, officer: Person) -> None:
    row = world.a_round()
    first = world.a_submitted_plan(row, resident)
    second = world.a_submitted_plan(row, resident, "Zitbanken")
    world.answer_all(first, officer)
    world.in_phase(row, "check")
    with pytest.raises(ProposalRefused, match="nagekeken: 2"):
        put(row)
    world.answer_all(second, officer, no="legal")
    held = appeal(second, resident)
    with pytest.raises(ProposalRefused, match="bezwaar bij: 2"):
        put(row)
    Appeal.objects.filter(pk=held.pk).update(outcome="refused")
    for cents, says in ((None, "geen bedrag"), (99_000_000, "meer dan")):
        Proposal.objects.filter(pk=first.pk).update(cost_cents=cents)
        with pytest.raises(ProposalRefused, match=says):
            put(row)
    world.in_phase(row, "vote")
    with pytest.raises(StepRefused, match="nakijken"):
        put(row)


def test_plans_for_one_square_exclude_each_other(plan: Proposal, officer: Person) -> None:
    known: dict[str, Any] = {"actor": SYSTEM, "now": NOW}
    assert (
        balloting.exclude_each_other(proposal=plan, group="Het plein", **known).excludes_group
        == "het-plein"
    )
    world.answer_all(plan, officer)
    world.in_phase(plan.round, "check")
    assert balloting.exclude_each_other(proposal=plan, group=" ", **known).excludes_group == ""


def test_assessment_of_a_person_who_left_waits_for_another(plan: Proposal) -> None:
    from verbond.accounts.facade import Role
    from verbond.accounts.testing import erase

    gone = make_person("gone", Role.OFFICER)
    world.assigned(plan, gone)
    erase(gone)
    assert Assessment.objects.filter(proposal=plan, officer=None).count() == len(CRITERIA)
