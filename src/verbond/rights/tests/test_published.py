"""A whole run on fictitious people, from draft to wiped: nobody of it is in what is published."""

import base64
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps

from verbond.journal import facade as journal
from verbond.rights import sealing_runs
from verbond.rights.facade import TABLES, counted, findable, published
from verbond.rights.operations.checking import save_check, send_report
from verbond.rights.operations.detecting import drafting, ending, keying
from verbond.rights.queries import published_runs
from verbond.rights.tests.detect.world import (
    LIST_PASSPHRASE,
    NOW,
    PASSPHRASE,
    SEES_BADLY,
    TODAY,
    World,
    approve,
    contacted,
    drafted,
    execute,
    executed,
    line,
    name,
    number,
    people_of,
    table,
)

pytestmark = pytest.mark.django_db
CODE = "ABCD-EFGH-JKLM-NPQR"


@pytest.fixture(autouse=True)
def _fast_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    # A tenth of a second for each try is what a real key costs on purpose.
    monkeypatch.setattr(sealing_runs, "_SCRYPT_N", 2**4)


def all_rows(today: dt.date = TODAY) -> str:
    return "\n".join(
        json.dumps(row, default=str, ensure_ascii=False)
        for table in TABLES
        for row in published(table, today=today)
    )


def held_of_people() -> Iterator[str]:
    """Yield all that the database holds of people of runs, checks and reports, as text."""
    for label, columns in {
        "Found": ("pseudonym", "sealed_identity", "letter_hash", "sealed_letter"),
        "Hit": ("subject", "sealed_facts"),
        "RunKey": ("salt", "sealed"),
        "OptOutKey": ("salt", "sealed"),
        "Envelope": ("salt", "sealed"),
        "Opening": ("reason",),
        "SavedCheck": ("code_hash", "sealed"),
        "RuleReport": ("number", "case", "words"),
    }.items():
        rows = apps.get_model(f"rights.{label}")._default_manager.values_list(*columns)
        for value in (one for row in rows for one in row):
            if isinstance(value, str):
                yield value
            else:
                yield bytes(value).hex()
                yield base64.b64encode(bytes(value)).decode()


def known_of_people() -> Iterator[str]:
    for one in range(1, 18):
        yield from (number(one), name(one), f"Nummer{one} ", f"Verzonnenstraat {one}")
    yield CODE


def test_nothing_of_anybody_is_published_in_whatever_state_a_run_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world, people = contacted()
    assert people
    _check_and_report()
    secrets = [*held_of_people(), *known_of_people(), *(one.code for one in people)]
    emails = [one.email for one in apps.get_model("accounts.Person")._default_manager.all()]
    row = world.now()
    secrets += [*emails, row.seed]
    assert all(secrets)
    assert row.approved_sha256
    assert row.approved_sha256 not in all_rows()
    for wipe in (False, True):
        if wipe:
            ending.purge_run(seat=world.seat(world.officer), reason="vroeger klaar", now=NOW)
        told = all_rows() + repr(journal.latest_entries(500))
        assert world.key in told
        assert [one for one in secrets if one in told] == []


def _check_and_report() -> None:
    from verbond.rights.core.checking.answers import Answers

    save_check(answers=Answers(), code=CODE, now=NOW)
    send_report(
        number="MELDING-1", right="huurpremie", day=TODAY, verdict="nee", case="geheim gezin: 7",
        words="mijn eigen verhaal", expected="ja", now=NOW,
    )  # fmt: skip


def test_a_draft_is_not_published_and_an_approved_run_says_what_it_may_read() -> None:
    world = drafted()
    assert list(published("detection-runs", today=TODAY)) == []
    approve(world)
    keyed(world)
    execute(world)
    (row,) = published("detection-runs", today=TODAY)
    assert row["key"] == world.key
    assert set(row["columns"]) == set(world.purpose.columns)
    assert row["decision_number"] == "2026/17"
    assert row["decision"] == ""
    assert row["purge_on"] == TODAY + dt.timedelta(days=90)
    assert row["people_read"] == 0
    assert "Sociaal Huis" not in repr(row)


def keyed(world: World) -> None:
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase=PASSPHRASE, list_passphrase=LIST_PASSPHRASE,
        now=NOW,
    )  # fmt: skip


def small_run_beside(world: World) -> World:
    """Carry out another run with the same people, which finds four."""
    run = drafting.write_run(
        writer=world.writer, purpose=world.purpose, people=people_of(world), now=NOW
    )
    other = replace(world, run=run)
    approve(other)
    keyed(other)
    execute(other, table(*(line(one) for one in (*range(1, 5), 15))))
    return other


def counts() -> dict[str, Any]:
    rows = published("detection-counts", today=TODAY)
    return {f"{row['run']} {row['right']}": row["found"] for row in rows}


def test_a_run_tells_how_many_it_found_once_they_are_wiped_and_not_before() -> None:
    world = executed()
    assert counts() == {}
    ending.purge_run(seat=world.seat(world.officer), reason="vroeger klaar", now=NOW)
    assert counts() == {f"{world.key} taxicheques_genk": len(SEES_BADLY)}


def test_a_small_run_beside_a_large_one_hides_both_because_their_sum_is_public() -> None:
    one = executed()
    other = small_run_beside(one)
    for world in (one, other):
        ending.purge_run(seat=world.seat(world.officer), reason="vroeger klaar", now=NOW)
    assert len(counts()) == 2
    assert set(counts().values()) == {None}


def test_the_sum_of_a_run_that_still_goes_on_counts_for_what_is_hidden() -> None:
    one = executed()
    small_run_beside(one)
    ending.purge_run(seat=one.seat(one.officer), reason="vroeger klaar", now=NOW)
    assert counts() == {f"{one.key} taxicheques_genk": None}


def test_people_read_are_rounded_so_that_no_small_group_is_left() -> None:
    row = apps.get_model("rights.DetectionRun")(executed_on=TODAY, rows_read=1249)
    assert published_runs._rounded(row) == 1200
    row.rows_read = 1250
    assert published_runs._rounded(row) == 1300
    row.executed_on = None
    assert published_runs._rounded(row) is None


def test_all_rights_are_there_with_what_nobody_could_verify() -> None:
    rows = {row["id"]: row for row in published("rights", today=TODAY)}
    assert len(rows) == len(findable()) == 24
    assert rows["mantelzorgtoelage_genk"]["grade_amounts"] == "A"
    assert "mantelzorg_genk.bedrag" in rows["mantelzorgtoelage_genk"]["parameters"]
    assert rows["mijn_verbouwpremie"]["granted_by"] == ""
    assert rows["mijn_verbouwpremie"]["computed"] == "no"
    assert rows["kansenstatuut_genk"]["automation_now"] is None
    assert {row["right"] for row in published("product-sheets", today=TODAY)} == set(rows)


def test_an_amount_is_in_force_on_its_days_and_old_after_what_is_known_of_it() -> None:
    def old_of(today: dt.date) -> dict[str, tuple[bool, bool]]:
        rows = published("right-parameters", today=today)
        return {
            str(row["since"]): (row["in_force"], row["is_stale"])
            for row in rows
            if row["name"] == "leefloon.categorie_1"
        }

    early, late = old_of(dt.date(2024, 6, 1)), old_of(dt.date(2099, 1, 1))
    assert [one for one in early.values() if one[0]] == [(True, False)]
    assert [one for one in late.values() if one[0]] == [(True, True)]
    assert all(not stale for in_force, stale in late.values() if not in_force)


def test_every_value_of_a_parameter_can_be_written_and_read_back() -> None:
    rows = list(published("right-parameters", today=TODAY))
    assert len({(row["name"], row["since"]) for row in rows}) == len(rows)
    for row in rows:
        assert json.loads(json.dumps(row["value"])) == row["value"], row["name"]


def test_the_number_of_rows_of_a_list_is_that_of_the_list() -> None:
    executed()
    for right, version in (("huurpremie", 1), ("huurpremie", 2), ("", 1)):
        apps.get_model("rights.Measure")._default_manager.create(
            right=right, quarter="2026-K1", version=version, on=TODAY, figures={}, origin="run",
            source="x", fictitious=False, sha256="a" * 64, made_at=NOW,
        )  # fmt: skip
    assert counted() == {
        name: sum(1 for _row in published(name, today=TODAY))
        for name in ("rights", "right-measures", "detection-runs")
    }
    assert counted()["right-measures"] == 1
