"""Counting a closed vote: the same outcome for whoever counts, and nothing before its time."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.budgets.core.counting import certificate
from verbond.budgets.core.errors import CertificateWrong
from verbond.budgets.core.publishing import tallying
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Ballot, Counting, Proposal, Result, Round
from verbond.budgets.operations.outcomes.counting import count_round
from verbond.budgets.operations.outcomes.publishing import publish_result
from verbond.budgets.operations.outcomes.waiting import SILENT_FOR, ask_count, carry_out
from verbond.budgets.queries.rounds.books import BOOK, project_account, round_account
from verbond.budgets.testing import AFTER, NOW, counted, make_closed_vote, make_round, published
from verbond.journal.facade import SYSTEM, entries_about
from verbond.ledger import facade as ledger

pytestmark = pytest.mark.django_db


def publish(row: Round) -> Result:
    return publish_result(row=row, actor=SYSTEM, now=AFTER)


def test_a_closed_vote_is_counted_checked_and_published(voted: Round) -> None:
    result = published(voted)
    winners = result.explained["winners"]
    assert winners
    assert set(
        Proposal.objects.filter(round=voted, state="won").values_list("key", flat=True)
    ) == set(winners)
    assert Proposal.objects.filter(round=voted, state="lost").count() == 4 - len(winners)
    assert result.verified_at == AFTER


def test_money_of_winners_leaves_the_round_in_the_books(won: Round) -> None:
    awards = list(Award.objects.filter(proposal__round=won).select_related("proposal__round"))
    for award in awards:
        assert ledger.balance(BOOK, project_account(award.proposal)).free == award.cents
    left = won.budget_cents - sum(award.cents for award in awards)
    assert ledger.balance(BOOK, round_account(won)).free == left


def test_counting_alone_shows_nothing_to_anybody(voted: Round, client: Client) -> None:
    counted(voted)
    assert not Proposal.objects.filter(round=voted, state__in=("won", "lost")).exists()
    page = client.get(f"/budgets/r/{voted.slug}/result/")
    assert "nog geen uitslag" in page.content.decode()
    assert client.get(f"/budgets/r/{voted.slug}/result/voorstel-1/").status_code == 404
    for name in ("election.pb", "certificate.json", "count.json", "explained.json"):
        assert client.get(f"/budgets/r/{voted.slug}/files/{name}").status_code == 404
    assert client.get(f"/budgets/r/{voted.slug}/files/frozen.json").status_code == 200
    told = " ".join(str(one) for one in entries_about("budgets", "round", voted.slug))
    assert "winners" not in told


def test_counting_twice_gives_one_result_with_the_same_bytes(voted: Round) -> None:
    first = counted(voted)
    assert counted(voted).pk == first.pk
    kept = bytes(first.election), first.certificate, first.explained, first.parameters
    first.delete()
    again = counted(voted)
    assert (bytes(again.election), again.certificate, again.explained, again.parameters) == kept


def test_publishing_twice_sets_money_apart_once(voted: Round) -> None:
    counted(voted)
    first = publish(voted)
    assert publish(voted).published_at == first.published_at
    assert Award.objects.filter(proposal__round=voted).count() == len(first.explained["winners"])


def test_an_open_vote_is_not_counted(db: None) -> None:
    row = make_round(phase="vote")
    with pytest.raises(OutcomeRefused) as refused:
        counted(row)
    assert refused.value.code == "open"
    with pytest.raises(OutcomeRefused):
        ask_count(row=row, actor=SYSTEM, now=AFTER)


def test_a_ballot_that_changed_after_closing_stops_the_count(voted: Round) -> None:
    Ballot.objects.filter(round=voted)[:1].get().delete()
    with pytest.raises(OutcomeRefused) as refused:
        counted(voted)
    assert refused.value.code == "box_changed"
    assert not Result.objects.filter(round=voted).exists()


def test_a_freeze_that_changed_after_closing_stops_the_count(voted: Round) -> None:
    voted.frozen["budget_cents"] += 1
    voted.save(update_fields=["frozen"])
    with pytest.raises(OutcomeRefused) as refused:
        counted(voted)
    assert refused.value.code == "frozen_changed"


def test_nothing_is_kept_when_the_verifier_does_not_agree(
    voted: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*args: object) -> dict[str, object]:
        claims = certificate(*args)  # type: ignore[arg-type]
        return claims | {"winners": claims["winners"][1:]}

    monkeypatch.setattr(tallying, "certificate", wrong)
    with pytest.raises(CertificateWrong):
        counted(voted)
    assert not Result.objects.filter(round=voted).exists()


def test_a_file_that_changed_after_the_check_is_not_published(voted: Round) -> None:
    result = counted(voted)
    result.election = bytes(result.election) + b"1;voorstel-1\n"
    result.save(update_fields=["election"])
    with pytest.raises(OutcomeRefused) as refused:
        publish(voted)
    assert refused.value.code == "file_changed"
    Result.objects.update(verified_at=None)
    with pytest.raises(OutcomeRefused) as refused:
        publish(voted)
    assert refused.value.code == "not_verified"


def test_a_result_that_was_not_counted_is_not_published(voted: Round) -> None:
    with pytest.raises(OutcomeRefused) as refused:
        publish(voted)
    assert refused.value.code == "not_counted"


def test_the_earmark_is_counted_first_and_its_rest_flows_back(shared: Round) -> None:
    result = Result.objects.get(round=shared)
    first, rest = result.parameters["pots"]
    told = result.explained["pots"]
    assert (first["projects"], first["dearer_than_the_pot"]) == (["voorstel-7"], ["voorstel-2"])
    assert told[0]["winners"] == ["voorstel-7"]
    assert rest["budget_cents"] == shared.budget_cents - told[0]["spent_cents"]
    assert "voorstel-2" in rest["projects"]
    assert "voorstel-7" not in rest["projects"]


def test_a_project_needs_the_same_support_in_every_pot(shared: Round) -> None:
    first, rest = Result.objects.get(round=shared).parameters["pots"]
    # 3 x 100,000 euro: of_cost x budget of the pot is the same amount in both.
    assert first["rule"]["minimum"]["of_cost"] == "15"
    assert rest["rule"]["minimum"]["of_cost"] == f"{300_000 // 2_000}/{82_000 // 2_000}"


def test_of_projects_that_exclude_each_other_one_wins(shared: Round) -> None:
    winners = Result.objects.get(round=shared).explained["winners"]
    assert len({"voorstel-3", "voorstel-9"} & set(winners)) == 1


def test_a_project_dearer_than_what_is_left_is_still_told_of(db: None) -> None:
    votes = [{"voorstel-1": 1}] * 30 + [{"voorstel-2": 1}] * 5
    row = make_closed_vote(votes=votes, costs=(40_000, 90_000), proposals={1: {"is_atelier": True}},
                    earmark_cents=5_000_000)  # fmt: skip
    told = published(row).explained["projects"]["voorstel-2"]
    assert (told["fate"], told["reason"], told["votes"]) == ("excluded", "over_budget", 5)
    page = Client().get(f"/budgets/r/{row.slug}/result/voorstel-2/").content.decode()
    assert "Het kost meer dan er in de pot was" in page


def test_a_worker_counts_and_shows_its_steps(voted: Round) -> None:
    waiting = ask_count(row=voted, actor=SYSTEM, now=AFTER)
    assert ask_count(row=voted, actor=SYSTEM, now=AFTER).pk == waiting.pk
    assert waiting.is_busy
    done = carry_out(pk=waiting.pk, actor=SYSTEM, now=AFTER)
    assert (done.state, done.done) == (Counting.State.DONE, done.total)
    assert carry_out(pk=waiting.pk, actor=SYSTEM, now=AFTER).state == Counting.State.DONE
    assert ask_count(row=voted, actor=SYSTEM, now=AFTER).state == Counting.State.DONE
    assert Result.objects.filter(round=voted).exists()


def test_a_count_that_stops_says_why_and_can_be_asked_again(voted: Round) -> None:
    ballot = Ballot.objects.filter(round=voted)[:1].get()
    kept, ballot.content_hash = ballot.content_hash, "0" * 64
    ballot.save()
    waiting = ask_count(row=voted, actor=SYSTEM, now=AFTER)
    failed = carry_out(pk=waiting.pk, actor=SYSTEM, now=AFTER)
    assert failed.state == Counting.State.FAILED
    assert "stembus" in failed.problem
    ballot.content_hash = kept
    ballot.save()
    again = ask_count(row=voted, actor=SYSTEM, now=AFTER)
    assert (again.state, again.problem) == (Counting.State.WAITING, "")


def test_a_worker_that_died_is_asked_again(voted: Round) -> None:
    first = ask_count(row=voted, actor=SYSTEM, now=AFTER)
    later = AFTER + SILENT_FOR + timedelta(seconds=1)
    assert ask_count(row=voted, actor=SYSTEM, now=later).asked_at == later != first.asked_at


def test_a_round_without_ballots_chooses_nothing(db: None) -> None:
    row = make_closed_vote(votes=(), costs=(40_000, 30_000))
    result = published(row)
    assert result.explained["winners"] == []
    assert Client().get(f"/budgets/r/{row.slug}/result/").status_code == 200


@pytest.mark.parametrize(
    ("model", "votes"),
    [
        ("meeste-stemmen", [{"voorstel-1": 1}, {"voorstel-2": 1}, {"voorstel-1": 1}]),
        ("punten-verdelen", [{"voorstel-1": 3, "voorstel-2": 2}, {"voorstel-2": 5}]),
        ("rangschikken", [{"voorstel-2": 1, "voorstel-1": 2}, {"voorstel-1": 1}]),
    ],
)
def test_every_shipped_model_is_counted_and_verified(
    model: str, votes: list[dict[str, int]]
) -> None:
    row = make_closed_vote(model=model, votes=votes * 12, costs=(40_000, 30_000))
    result = published(row)
    assert result.explained["winners"]
    page = Client().get(f"/budgets/r/{row.slug}/result/")
    assert page.status_code == 200


def test_the_page_of_a_result_asks_few_questions(
    shared: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        page = client.get(f"/budgets/r/{shared.slug}/result/")
    assert len(page.content) < 150_000


def test_a_second_count_at_once_finds_the_first(
    voted: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = counted(voted)
    # The other count is kept while this one is busy.
    asked = iter([None, first])

    real = Result.objects.filter

    def late(**where: object) -> object:
        return real(pk=0) if next(asked, first) is None else real(**where)

    monkeypatch.setattr(Result.objects, "filter", late)
    assert count_round(row=voted, actor=SYSTEM, now=NOW, recounts=1).pk == first.pk
    assert [one.pk for one in real(round=voted)] == [first.pk]
