"""The list of electors: hashes alone, with a line for each thing that is wrong."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from verbond.accounts.facade import Person
from verbond.budgets.errors import BallotRefused, RoundRefused
from verbond.budgets.models import Ballot, Elector, Recipe, Round
from verbond.budgets.operations.voting.electors import import_electors
from verbond.budgets.operations.voting.freezing import freeze_round
from verbond.budgets.operations.voting.opening import open_vote
from verbond.budgets.operations.voting.proving import (
    prove_by_account,
    prove_by_register,
    tie_account,
)
from verbond.budgets.operations.voting.register import (
    State,
    put_in_box,
    register_participation,
    take_back,
    who_of_account,
    who_of_code,
    who_of_elector,
    who_of_sheet,
)
from verbond.budgets.testing import NOW, TODAY, make_proposal, make_round
from verbond.budgets.tests.voting.world import BORN, NUMBER, booth, frozen, make_vote
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db
HEADER = "key_hash,neighbourhood,age_band"
KEY = "a" * 64


@pytest.fixture
def row() -> Round:
    found = make_round(phase="check")
    make_proposal(found, 1, state="feasible")
    return found


def read(row: Round, *lines: str) -> int:
    return import_electors(row=row, lines=lines, name="kiezers.csv", actor=SYSTEM, now=NOW)


def freeze(row: Round) -> Round:
    row.refresh_from_db()
    return freeze_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_list_replaces_the_list_before_it(row: Round) -> None:
    assert read(row, HEADER, f"{KEY},w1,40-59", "", f"{'b' * 64},,80+") == 2
    assert read(row, f"\ufeff{HEADER}", f"{'c' * 64},,") == 1
    assert Elector.objects.get().key_hash == "c" * 64


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "line 1"),
        (("key,x",), "line 1"),
        ((HEADER,), "no electors"),
        ((HEADER, f"{KEY},w1"), "line 2"),
        ((HEADER, f"{KEY},,", "85073003328,,"), "line 3, key_hash"),
        ((HEADER, f"{KEY},,", f"{KEY},,"), "line 3: the same elector as line 2"),
        ((HEADER, f"{KEY},,oud"), "line 2, age_band"),
        ((HEADER, f"{KEY},{'w' * 61},"), "line 2, neighbourhood"),
    ],
)
def test_wrong_line_is_named_and_changes_nothing(
    row: Round, lines: tuple[str, ...], said: str
) -> None:
    read(row, HEADER, f"{'d' * 64},,")
    with pytest.raises(RoundRefused, match=said):
        read(row, *lines)
    assert Elector.objects.get().key_hash == "d" * 64


def test_list_of_a_frozen_round_stays_as_it_is(row: Round) -> None:
    read(row, HEADER, f"{KEY},,")
    freeze(row)
    with pytest.raises(RoundRefused, match="ligt vast"):
        read(row, HEADER, f"{KEY},,")


def test_elector_added_by_hand_after_freezing_keeps_the_vote_shut() -> None:
    row = make_vote(opened=False)
    Elector.objects.create(round=row, key_hash=KEY)
    with pytest.raises(RoundRefused, match="electors"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_model_that_needs_a_list_does_not_freeze_without(row: Round) -> None:
    with pytest.raises(RoundRefused, match="kiezerslijst"):
        freeze(row)


def test_round_without_projects_or_prices_or_visitors_does_not_freeze(row: Round) -> None:
    read(row, HEADER, f"{KEY},,")
    row.proposals.update(cost_cents=row.budget_cents + 1)
    with pytest.raises(RoundRefused, match="kostprijs"):
        freeze(row)
    row.proposals.update(cost_cents=None)
    with pytest.raises(RoundRefused, match="kostprijs"):
        freeze(row)
    row.proposals.update(state="idea")
    with pytest.raises(RoundRefused, match="geen enkel project"):
        freeze(row)
    Round.objects.update(published_at=None)
    with pytest.raises(RoundRefused, match="Toon de ronde"):
        freeze(row)


def test_model_without_a_vote_does_not_freeze(row: Round) -> None:
    row.phases.filter(code="vote").delete()
    with pytest.raises(RoundRefused, match="niet gestemd"):
        freeze(row)


def test_vote_that_was_never_frozen_does_not_open(row: Round) -> None:
    with pytest.raises(RoundRefused, match="eerst vast"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_export_of_the_register_becomes_hashes_that_are_found_again(
    row: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export, out = tmp_path / "uittreksel.csv", tmp_path / "kiezers.csv"
    export.write_text(f"number,born_on,neighbourhood,age_band\n85.07.30-033.28,{BORN},w1,40-59\n")
    call_command("hash_electors", row.slug, str(export), str(out))
    assert NUMBER not in out.read_text()
    call_command("import_electors", row.slug, str(out))
    freeze(row)
    proof = prove_by_register(booth=booth(row), frozen=frozen(row), number=NUMBER, born_on=BORN)
    assert (proof.neighbourhood, proof.age_band) == ("w1", "40-59")


@pytest.mark.parametrize("line", ["8507300332,1985-07-30,,", "85073003328,30/07/1985,,"])
def test_wrong_line_of_an_export_is_named_without_its_number(
    row: Round, tmp_path: Path, line: str
) -> None:
    export = tmp_path / "uittreksel.csv"
    export.write_text(f"number,born_on,neighbourhood,age_band\n{line}\n")
    with pytest.raises(CommandError, match="line 2") as caught:
        call_command("hash_electors", row.slug, str(export), str(tmp_path / "out.csv"))
    assert "8507" not in str(caught.value)
    assert caught.value.returncode == 2


def test_commands_name_what_is_missing(row: Round, tmp_path: Path) -> None:
    for command in (("hash_electors", "niets", "a", "b"), ("import_electors", "niets", "a")):
        with pytest.raises(CommandError, match="no round"):
            call_command(*command)
    with pytest.raises(CommandError):
        call_command("import_electors", row.slug, str(tmp_path / "absent.csv"))


def test_register_names_one_person_alike_for_each_proof_and_otherwise_never(row: Round) -> None:
    names = [
        who_of_elector(row.salt, "x"), who_of_account(row.salt, "x"), who_of_code(row.salt, "x"),
        who_of_sheet(row.salt, 1, 2), who_of_sheet(row.salt, 12, 0), who_of_elector("other", "x"),
    ]  # fmt: skip
    assert len(set(names)) == len(names)


def test_paper_goes_into_the_box_whole_or_not_at_all() -> None:
    row = make_vote(records=["neighbourhood"])
    found = put_in_box(
        booth=booth(row), frozen=frozen(row), on=TODAY, neighbourhood="w3",
        ballots=[{"voorstel-1": 1}, {}, {"voorstel-1": 1}],
    )  # fmt: skip
    assert found == 3
    held = Ballot.objects.all()
    assert {one.neighbourhood for one in held} == {"w3"}
    assert {one.receipt_hash for one in held} == {""}
    # Two sheets that say the same have other hashes: nobody finds a content by trying.
    assert len({one.content_hash for one in held}) == 3
    with pytest.raises(BallotRefused, match="Biljet 2"):
        put_in_box(booth=booth(row), frozen=frozen(row), on=TODAY,
                   ballots=[{"voorstel-1": 1}, {"x": 1}])  # fmt: skip
    assert Ballot.objects.count() == 3


def test_paper_register_takes_each_voter_once() -> None:
    row = make_vote()
    given: dict[str, Any] = {"booth": booth(row), "who_hash": "a", "on": TODAY}
    register_participation(channel="paper", state=State.HANDED_OUT, **given)
    with pytest.raises(BallotRefused, match="kreeg al"):
        register_participation(channel="paper", state=State.HANDED_OUT, **given)
    assert register_participation(channel="paper", **given).state == State.VOTED
    with pytest.raises(BallotRefused, match="al gestemd"):
        register_participation(channel="paper", **given)
    with pytest.raises(BallotRefused, match="niets voor"):
        take_back(**given)


def test_paper_before_opening_or_after_closing_is_refused() -> None:
    row = make_vote(opened=False)
    with pytest.raises(BallotRefused, match="niet open"):
        put_in_box(booth=booth(row), frozen=frozen(row), on=TODAY, ballots=[])
    open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    with pytest.raises(BallotRefused, match="niet open"):
        put_in_box(
            booth=booth(row), frozen=frozen(row), on=NOW.date().replace(year=2020), ballots=[]
        )


def test_frozen_document_that_was_swapped_under_its_hash_is_not_voted_on() -> None:
    from verbond.budgets.queries.voting import booths

    row = make_vote()
    Round.objects.update(frozen={"projects": []})
    booths._frozen.cache_clear()
    with pytest.raises(BallotRefused, match="does not have its hash"):
        frozen(row)


def test_recipe_is_only_read_from_the_frozen_document() -> None:
    row = make_vote(ballot={"most": 2})
    Recipe.objects.update(document={})
    assert frozen(row).recipe.ballot.most == 2


def test_code_of_a_package_that_is_off_is_refused_at_the_door() -> None:
    from verbond.budgets.models import CodePackage
    from verbond.budgets.operations.voting.proving import prove_by_code
    from verbond.budgets.tests.voting.world import CODE

    row = make_vote()
    CodePackage.objects.update(deactivated_at=NOW)
    with pytest.raises(BallotRefused, match="werkt niet meer"):
        prove_by_code(booth=booth(row), frozen=frozen(row), typed=CODE)


def test_account_that_was_tied_before_votes_without_its_number(resident: Person) -> None:
    row = make_vote()
    given: dict[str, Any] = {"booth": booth(row), "frozen": frozen(row), "person": resident}
    assert prove_by_account(**given) is None
    tied = tie_account(number=NUMBER, born_on=BORN, **given)
    assert prove_by_account(**given) == tied
