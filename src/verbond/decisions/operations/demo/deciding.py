"""Let the fictitious meetings decide: votes, outcomes and frozen decisions."""

from collections.abc import Sequence

from verbond.decisions.core import road
from verbond.decisions.core.voting import CARRIED, VoteGiven, unanimous
from verbond.decisions.errors import DemoWrong
from verbond.decisions.models import Ballot, Decision, Item, Mandatary, Treatment, Vote
from verbond.decisions.operations.demo.filling import at
from verbond.decisions.operations.demo.making import Made, keep_drafts
from verbond.decisions.operations.demo.reading import DemoCase
from verbond.decisions.operations.treating import check_votes, frozen_copy
from verbond.decisions.queries.items import wording_of_draft


def make_results(made: Made) -> list[Decision]:
    treatments, votes, ballots, amended = [], [], [], []
    decisions: list[Decision] = []
    for number, (case, item) in enumerate(made.items):
        meeting = made.meetings[case.body, case.on]
        state = road.after(road.after("draft", "put_on_agenda"), "decide")
        given = _vote(case, [one for one in made.present[meeting.pk] if one.has_vote], number)
        check_votes(meeting, case.outcome, given, case.on)
        treatment = Treatment(item=item, meeting=meeting, outcome=case.outcome, at=at(case.on, 16))
        treatments.append(treatment)
        for vote in given:
            row, cast = _vote_rows(treatment, vote, made.people[case.body])
            votes.append(row)
            ballots += cast
        if case.amended:
            amended.append((case.amended, item, made.texts[item.pk].number + 1))
        item.meeting = meeting
        item.state = road.after(state, "publish") if case.is_public else state
        item.lock = 3
        if case.corrects:
            item.corrects = _earlier(case, decisions)
        if case.outcome in CARRIED:
            text = case.amended or wording_of_draft(made.texts[item.pk])
            decision = frozen_copy(item, treatment, text, case.on)
            decision.published_at = at(case.on, days=4) if case.is_public else None
            decisions.append(decision)
    keep_drafts(made, amended, 0)
    Treatment.objects.bulk_create(treatments)
    Vote.objects.bulk_create(votes)
    Ballot.objects.bulk_create(ballots)
    # What is corrected must stand there before what corrects it names it.
    for is_correction in (False, True):
        Decision.objects.bulk_create(
            one for one in decisions if (one.corrects is not None) is is_correction
        )
    Item.objects.bulk_update(
        [item for _case, item in made.items],
        ["meeting", "state", "lock", "corrects"],
        batch_size=200,
    )
    return decisions


def _earlier(case: DemoCase, decisions: Sequence[Decision]) -> Decision:
    found = next((one for one in decisions if one.title == case.corrects), None)
    if found is None:
        raise DemoWrong(
            "corrects", f"decisions.yaml, {case.wording.title}: no earlier {case.corrects!r}"
        )
    return found


def _vote(case: DemoCase, there: Sequence[Mandatary], number: int) -> tuple[VoteGiven, ...]:
    """Vote by name, as the pattern says; a college that agrees does not vote."""
    if case.secret:
        favour, against, abstained = case.secret
        return (VoteGiven(favour, against, abstained, is_secret=True),)
    differ = case.against + case.abstain
    if not case.votes or (case.body == "college" and not differ):
        return ()
    keys = [one.key for one in there]
    turned = [keys[(number + step) % len(keys)] for step in range(differ)]
    exceptions = dict.fromkeys(turned[: case.against], "against") | dict.fromkeys(
        turned[case.against :], "abstain"
    )
    return (unanimous(keys, exceptions),)  # type: ignore[arg-type]


def _vote_rows(
    treatment: Treatment, vote: VoteGiven, people: Sequence[Mandatary]
) -> tuple[Vote, list[Ballot]]:
    row = Vote(
        treatment=treatment,
        is_secret=vote.is_secret,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
    )
    by_key = {one.key: one for one in people}
    return row, [
        Ballot(vote=row, mandatary=by_key[key], choice=choice)
        for key, choice in vote.ballots.items()
    ]
