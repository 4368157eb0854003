"""Results, votes and the frozen decision."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from verbond.decisions import frozen
from verbond.decisions.core.errors import StepRefused, VoteRefused
from verbond.decisions.core.voting import VoteGiven, unanimous
from verbond.decisions.errors import AlreadyTreated, DraftRefused, GateClosed, TreatmentRefused
from verbond.decisions.models import Body, Decision, Draft, Item, Mandatary, Meeting, Treatment
from verbond.decisions.operations.treating import (
    record_presence,
    record_treatment,
    record_unanimous,
)
from verbond.decisions.queries.items import item_named
from verbond.decisions.queries.verifying import verify_decisions
from verbond.decisions.testing import (
    MEETING_AT,
    NOW,
    decided,
    make_item,
    make_meeting,
    make_people,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal import facade as journal
from verbond.scorecards import facade as scorecards

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def treat(item: Item, outcome: str = "approved", **more: object) -> Treatment:
    votes, text = more.get("votes", ()), more.get("wording")
    return record_treatment(
        item=item,
        outcome=outcome,
        votes=votes if isinstance(votes, tuple) else (),
        wording=text,  # type: ignore[arg-type]
        actor=ACTOR,
        now=NOW,
    )


def test_approved_item_becomes_a_copy_with_its_fingerprint(item: Item, meeting: Meeting) -> None:
    treat(on_agenda(item, meeting))
    decision, draft = Decision.objects.get(), Draft.objects.get()
    assert (decision.key, decision.sha256) == (item.key, draft.sha256)
    assert decision.decided_on == date(2026, 3, 2)
    assert decision.articles == [{"number": "1", "text": draft.articles[0]}]
    assert decision.published_at is None
    assert item_named(item.key).state == "decided"
    meeting.refresh_from_db()
    assert (meeting.state, meeting.started_at) == ("held", meeting.planned_at)


def test_vote_by_name_is_kept_by_name(
    item: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    keys = [one.key for one in people]
    treatment = treat(
        on_agenda(item, meeting), votes=(unanimous(keys, {"bob": "against", "cem": "abstain"}),)
    )
    vote = treatment.votes.get()
    assert (vote.in_favour, vote.against, vote.abstained) == (3, 1, 1)
    assert vote.ballots.get(mandatary__key="bob").choice == "against"


def test_secret_vote_keeps_no_names(item: Item, meeting: Meeting, people: list[Mandatary]) -> None:
    treatment = treat(on_agenda(item, meeting), votes=(VoteGiven(3, 2, is_secret=True),))
    vote = treatment.votes.get()
    assert vote.is_secret
    assert not vote.ballots.exists()


def test_result_entered_twice_is_refused_with_what_stands_there(
    item: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    row = on_agenda(item, meeting)
    treat(row, votes=(VoteGiven(4, 1),))
    with pytest.raises(AlreadyTreated, match=r"goedgekeurd \(4 voor, 1 tegen, 0 onth") as twice:
        treat(row, "rejected")
    assert twice.value.stands == Treatment.objects.get()
    assert twice.value.stands.votes.count() == 1


def test_result_without_votes_is_named_too(item: Item, meeting: Meeting) -> None:
    row = on_agenda(item, meeting)
    treat(row)
    with pytest.raises(AlreadyTreated, match="goedgekeurd, ingevoerd op 02/03/2026"):
        treat(row)


def test_votes_that_do_not_add_up_change_nothing(
    item: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    row = on_agenda(item, meeting)
    with pytest.raises(VoteRefused):
        treat(row, votes=(VoteGiven(2, ballots={"ada": "favour"}),))
    assert not Treatment.objects.exists()
    assert item_named(item.key).state == "agenda"


def test_somebody_whose_mandate_ended_does_not_vote(
    college: Body, item: Item, meeting: Meeting
) -> None:
    make_people(college, "Ada")
    make_people(college, "Oud", until=date(2026, 3, 1))
    with pytest.raises(VoteRefused, match=r"Oud \(fictief\): geen mandaat"):
        treat(on_agenda(item, meeting), votes=(unanimous(["ada", "oud"], {}),))


def test_quorum_of_the_body_holds(item: Item, meeting: Meeting, people: list[Mandatary]) -> None:
    Body.objects.update(rules=[{"since": "2025-01-01", "quorum": 4}])
    row = on_agenda(item, meeting)
    with pytest.raises(VoteRefused, match="minstens 4"):
        treat(row, votes=(VoteGiven(3),))


def test_rejected_item_has_a_result_and_no_decision(
    item: Item, meeting: Meeting, people: list[Mandatary]
) -> None:
    treat(on_agenda(item, meeting), "rejected", votes=(VoteGiven(1, 4),))
    assert not Decision.objects.exists()
    assert item_named(item.key).state == "decided"


def test_postponed_item_is_a_draft_again_and_keeps_its_history(
    item: Item, meeting: Meeting
) -> None:
    treat(on_agenda(item, meeting), "postponed")
    row = item_named(item.key)
    assert (row.state, row.meeting, row.position) == ("draft", None, None)
    assert row.treatments.get().outcome == "postponed"


def test_amended_text_is_decided_and_the_tested_one_stays_beside_it(
    item: Item, meeting: Meeting
) -> None:
    treat(on_agenda(item, meeting), "amended", wording=wording("Zoals de zitting het wou"))
    decision = Decision.objects.get()
    tested, final = Draft.objects.order_by("number")
    assert decision.title == final.title == "Zoals de zitting het wou"
    assert decision.sha256 == final.sha256 != tested.sha256


@pytest.mark.parametrize("outcome", ["approved", "amended"])
def test_changed_text_and_outcome_go_together(item: Item, meeting: Meeting, outcome: str) -> None:
    row = on_agenda(item, meeting)
    with pytest.raises(TreatmentRefused, match="andere tekst"):
        treat(row, outcome, wording=None if outcome == "amended" else wording("Anders"))
    assert not Treatment.objects.exists()


def test_amended_with_the_same_text_is_refused(item: Item, meeting: Meeting) -> None:
    row = on_agenda(item, meeting)
    with pytest.raises(DraftRefused, match="dezelfde"):
        treat(row, "amended", wording=wording())
    assert not Treatment.objects.exists()


def test_draft_cannot_be_decided(item: Item) -> None:
    with pytest.raises(StepRefused, match="niet op een agenda"):
        treat(item)


def test_test_withdrawn_after_the_agenda_closes_the_gate_again(
    item: Item, meeting: Meeting
) -> None:
    row = on_agenda(item, meeting)
    (run,) = scorecards.runs_of("decisions", [item.key])[item.key]
    scorecards.withdraw_run(run=run, reason="Een antwoord was fout.", actor=ACTOR, now=NOW)
    with pytest.raises(GateClosed):
        treat(row)
    treat(row, "postponed")


def test_all_items_without_result_are_approved_at_once_by_who_was_there(
    college: Body, meeting: Meeting, people: list[Mandatary]
) -> None:
    first, second = (on_agenda(make_item(college), meeting) for _ in range(2))
    treat(first, "rejected", votes=(VoteGiven(0, 5),))
    keys = [one.key for one in people]
    assert record_unanimous(meeting=meeting, present=keys, actor=ACTOR, now=NOW) == 1
    assert item_named(second.key).treatments.get().votes.get().in_favour == 5
    with pytest.raises(TreatmentRefused, match="al een resultaat"):
        record_unanimous(meeting=meeting, present=keys, actor=ACTOR, now=NOW)


def test_body_without_people_approves_without_a_vote(item: Item, meeting: Meeting) -> None:
    on_agenda(item, meeting)
    record_unanimous(meeting=meeting, present=[], actor=ACTOR, now=NOW)
    assert not Treatment.objects.get().votes.exists()


def test_presence_names_only_people_with_a_mandate_that_day(
    college: Body, meeting: Meeting, people: list[Mandatary]
) -> None:
    make_people(college, "Oud", until=date(2026, 3, 1))
    for wrong in ("oud", "niemand"):
        with pytest.raises(TreatmentRefused):
            record_presence(meeting=meeting, present=["ada", wrong], actor=ACTOR, now=NOW)
    assert not meeting.present.exists()
    record_presence(
        meeting=meeting, present=["ada", "bob"], chair="ada", secretary="bob", actor=ACTOR, now=NOW
    )
    meeting.refresh_from_db()
    assert meeting.chair == people[0]
    assert set(meeting.present.all()) == set(people[:2])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Vervalst"},
        {"articles": []},
        {"sha256": "0" * 64},
        {"decided_on": date(2020, 1, 1)},
        {"published_at": None},
    ],
)
def test_database_itself_refuses_to_change_a_decision(
    item: Item, meeting: Meeting, change: dict[str, object]
) -> None:
    published_decision(item, meeting)
    with pytest.raises(DatabaseError, match="a correction is a new decision"), transaction.atomic():
        Decision.objects.update(**change)


def test_decision_that_reads_as_recorded_is_found_in_order(item: Item, meeting: Meeting) -> None:
    decided(item, meeting)
    assert verify_decisions() == ()


def test_text_changed_behind_the_back_of_the_database_is_found(
    item: Item, meeting: Meeting
) -> None:
    decided(item, meeting)
    _forge(title="Vervalst")
    assert [one.problem for one in verify_decisions()] == [
        "the text does not have the recorded fingerprint"
    ]


def test_text_changed_with_its_fingerprint_differs_from_the_journal(
    item: Item, meeting: Meeting
) -> None:
    from verbond.decisions.core.wording import fingerprint
    from verbond.decisions.queries.items import wording_of_decision

    decided(item, meeting)
    row = Decision.objects.get()
    row.title = "Vervalst"
    _forge(title=row.title, sha256=fingerprint(wording_of_decision(row)))
    assert [one.problem for one in verify_decisions()] == [
        "the journal recorded another fingerprint"
    ]


def _forge(**change: object) -> None:
    """Change a decision as somebody would who may do anything with the database."""
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        frozen.remove(None, editor)
        Decision.objects.update(**change)
        frozen.install(None, editor)


def test_meeting_that_is_still_to_come_has_no_results(college: Body, item: Item) -> None:
    row = on_agenda(item, make_meeting(college, MEETING_AT + timedelta(days=1)))
    with pytest.raises(TreatmentRefused, match="nog niet geweest"):
        treat(row)
    assert not Treatment.objects.exists()


def test_item_that_lost_its_meeting_is_refused(item: Item, meeting: Meeting) -> None:
    row = on_agenda(item, meeting)
    Item.objects.filter(pk=row.pk).update(meeting=None, position=None)
    with pytest.raises(TreatmentRefused, match="niet op een agenda"):
        treat(row)


def test_decision_that_was_taken_away_is_found_out(item: Item, meeting: Meeting) -> None:
    decided(item, meeting)
    assert verify_decisions() == ()
    # As somebody would who has the database itself in hand.
    Decision.objects.all().delete()
    assert [one.key for one in verify_decisions()] == [item.key]


def test_what_was_rejected_has_no_decision_to_miss(item: Item, meeting: Meeting) -> None:
    decided(item, meeting, "rejected")
    assert verify_decisions() == ()
