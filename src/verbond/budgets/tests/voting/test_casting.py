"""One ballot each, the last one counts, and nothing that does not belong gets in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Ballot, CodePackage, Participation, Round
from verbond.budgets.operations.voting import casting, together, writing
from verbond.budgets.operations.voting.opening import close_vote
from verbond.budgets.operations.voting.slips import Slip
from verbond.budgets.testing import NOW, TODAY
from verbond.budgets.tests.voting.world import CODE, booth, cast, frozen, make_code, make_vote
from verbond.journal.facade import SYSTEM, head_hash

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Round:
    return make_vote()


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(BallotRefused) as caught:
        act()
    return caught.value.code


def test_ballot_is_in_the_box_and_the_voter_in_the_register_and_nothing_joins_them(
    row: Round,
) -> None:
    before = head_hash()
    cast(row, "who", {"voorstel-1": 1, "voorstel-3": 1})
    ballot, voter = Ballot.objects.get(), Participation.objects.get()
    assert ballot.content == {"voorstel-1": 1, "voorstel-3": 1}
    assert voter.who_hash == "who"
    shared = {str(value) for value in vars(ballot).values() if value not in ("", False)} & {
        str(value) for value in vars(voter).values() if value not in ("", False)
    }
    # The round, and how somebody took part: many share those.
    assert shared == {str(row.pk), "register"}
    assert head_hash() == before


def test_same_ballot_sent_again_counts_once(row: Round) -> None:
    receipt = cast(row)
    assert cast(row, receipt=receipt) == receipt
    assert Ballot.objects.count() == Participation.objects.count() == 1


def test_second_ballot_of_one_voter_is_refused(row: Round) -> None:
    cast(row)
    assert refusal(lambda: cast(row)) == "voted_already"
    assert Ballot.objects.count() == 1


def test_last_ballot_behind_a_receipt_counts(row: Round) -> None:
    receipt = cast(row)
    old = Ballot.objects.get().content_hash
    done = casting.change_ballot(
        booth=booth(row), frozen=frozen(row), receipt=receipt, raw={"voorstel-2": 1}, today=TODAY
    )
    assert done.outcome == "replaced"
    held = Ballot.objects.get()
    assert held.content == {"voorstel-2": 1}
    assert held.content_hash != old


def test_receipt_that_nobody_has_changes_nothing(row: Round) -> None:
    cast(row)

    def change() -> object:
        return casting.change_ballot(
            booth=booth(row), frozen=frozen(row), receipt="2" * 12, raw={}, today=TODAY
        )

    assert refusal(change) == "no_such_receipt"


def test_ballot_after_closing_is_refused_even_by_who_looked_before_it(row: Round) -> None:
    early, paper = booth(row), frozen(row)
    close_vote(row=row, lock=row.lock, reason="Einde van de proef", actor=SYSTEM, now=NOW)
    cast_late = lambda: casting.cast_ballot(  # noqa: E731 - one act
        booth=early, frozen=paper, proof=casting.Proof("code", "x"), receipt="A" * 12,
        raw={"voorstel-1": 1}, today=TODAY,
    )  # fmt: skip
    assert refusal(cast_late) == "not_open"
    assert not Ballot.objects.exists()
    assert not Participation.objects.exists()


def test_ballot_after_the_last_day_is_refused_when_nobody_closed(row: Round) -> None:
    late = TODAY + timedelta(days=10)
    assert refusal(
        lambda: casting.cast_ballot(
            booth=booth(row), frozen=frozen(row), proof=casting.Proof("code", "x"),
            receipt="A" * 12, raw={}, today=late,
        )
    ) == "not_open"  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ({"voorstel-99": 1}, "unknown_project"),
        ({"voorstel-1": 2}, "out_of_range"),
        ({"voorstel-1": -1}, "out_of_range"),
        ({"voorstel-1": "1; DROP TABLE"}, "not_a_number"),
        ({"voorstel-1": True}, "not_a_number"),
        ({f"x{n}": 1 for n in range(5000)}, "unknown_project"),
        ("<script>", "unknown_project"),
        ({1: 1}, "unknown_project"),
    ],
)
def test_ballot_that_does_not_fit_is_refused_and_leaves_no_trace(
    row: Round, choice: Any, code: str
) -> None:
    assert refusal(lambda: cast(row, choice=choice)) == code
    assert not Participation.objects.exists()


def test_blank_ballot_is_a_ballot(row: Round) -> None:
    cast(row, choice={})
    assert Ballot.objects.get().content == {}


def test_code_of_a_package_that_was_switched_off_meanwhile_is_refused(row: Round) -> None:
    from verbond.budgets.operations.voting.proving import prove_by_code

    proof = prove_by_code(booth=booth(row), frozen=frozen(row), typed=CODE)
    CodePackage.objects.update(deactivated_at=NOW)

    def vote() -> object:
        return casting.cast_ballot(
            booth=booth(row), frozen=frozen(row), proof=proof, receipt="B" * 12, raw={}, today=TODAY
        )

    assert refusal(vote) == "code_off"
    assert not Participation.objects.exists()


def test_where_somebody_lives_is_in_the_box_only_when_the_round_says_so() -> None:
    row = make_vote(records=["neighbourhood"])
    cast(row, neighbourhood="w1", age_band="40-59")
    ballot = Ballot.objects.get()
    assert (ballot.neighbourhood, ballot.age_band) == ("w1", "")


def slip(row: Round, who: str, receipt: str, **facts: Any) -> Slip:
    given = {"content": {}, "content_hash": receipt} | facts
    return Slip(row.pk, row.frozen_sha256, who, "code", TODAY, receipt, **given)


def test_two_slips_of_one_voter_in_one_batch_make_one_ballot(row: Round) -> None:
    answers = writing.write_slips(
        [slip(row, "a", "r1"), slip(row, "a", "r2"), slip(row, "b", "r3")]
    )
    assert [one if isinstance(one, str) else one.code for one in answers] == [
        "cast",
        "voted_already",
        "cast",
    ]
    assert Ballot.objects.count() == 2


def test_one_slip_that_cannot_be_written_does_not_spoil_the_others(row: Round) -> None:
    cast(row, "z", receipt="C" * 12)
    taken = casting.receipt_hash(row.salt, "C" * 12)
    answers = writing.write_slips(
        [slip(row, "a", "r1"), slip(row, "b", taken), slip(row, "c", "r3")]
    )
    assert answers[0] == answers[2] == "cast"
    assert isinstance(answers[1], BallotRefused)
    assert answers[1].code == "busy"
    assert set(Participation.objects.values_list("who_hash", flat=True)) == {"z", "a", "c"}


def test_slips_of_two_rounds_in_one_batch_go_to_their_own_boxes(row: Round) -> None:
    lost = Slip(row.pk + 99, "x", "a", "code", TODAY, "r9", {}, "h")
    answers = writing.write_slips([slip(row, "a", "r1"), lost])
    assert answers[0] == "cast"
    assert isinstance(answers[1], BallotRefused)


def test_ballot_on_another_paper_than_the_frozen_one_is_refused(row: Round) -> None:
    odd = Slip(row.pk, "0" * 64, "a", "code", TODAY, "r", {}, "h")
    [answer] = writing.write_slips([odd])
    assert isinstance(answer, BallotRefused)
    assert answer.code == "changed"


def test_fault_of_the_writer_is_no_acknowledgement_to_the_others(row: Round) -> None:
    def write(slips: object) -> list[writing.Answer]:
        raise KeyError(slips)

    queue = together.Together(write)
    with pytest.raises(KeyError):
        queue.put(slip(row, "a", "r1"))


def test_who_got_a_paper_ballot_cannot_vote_on_screen_until_it_comes_back(row: Round) -> None:
    from verbond.budgets.operations.voting.register import State, register_participation, take_back

    register_participation(
        booth=booth(row), who_hash="a", channel="paper", on=TODAY, state=State.HANDED_OUT
    )
    assert refusal(lambda: cast(row, "a")) == "handed_out"
    take_back(booth=booth(row), who_hash="a", on=TODAY)
    cast(row, "a")
    assert Participation.objects.get().state == State.VOTED


def test_codes_of_another_round_are_unknown_here(row: Round) -> None:
    from verbond.budgets.operations.voting.proving import prove_by_code

    make_code(row, "2" * 16, number=2)
    assert (
        refusal(lambda: prove_by_code(booth=booth(row), frozen=frozen(row), typed="3" * 16))
        == "code"
    )
