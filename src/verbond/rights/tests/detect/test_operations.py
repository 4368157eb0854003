"""A run from purpose to purge: who may do what, in which order, and what is left."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from verbond.accounts.facade import Person, Role
from verbond.accounts.models import RoleGrant
from verbond.accounts.testing import make_person
from verbond.journal.facade import SYSTEM, latest_entries
from verbond.rights.core.detecting.errors import RunRefused, Walled
from verbond.rights.core.detecting.purpose import Deciding, Source
from verbond.rights.models import (
    Access,
    DetectionRun,
    Envelope,
    Follow,
    Found,
    GrantReview,
    Hit,
    Objection,
    Opening,
    OptOut,
    RunKey,
    RunTally,
)
from verbond.rights.operations.detecting import (
    answering,
    drafting,
    ending,
    following,
    granting,
    keying,
    opening,
    running,
)
from verbond.rights.queries.detecting.funnel import funnel_of, measured_runs, verdicts_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import (
    NOW,
    PASSPHRASE,
    RIGHT,
    TODAY,
    World,
    found_of,
    hit_of,
)

pytestmark = pytest.mark.django_db
REASON = "de persoon belde ons terug"


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RunRefused) as problem:
        act()
    return problem.value.code


# ---- purpose and approval


def test_run_without_a_decision_is_never_approved() -> None:
    for decision in (
        Deciding("", None, ""),
        Deciding("2026/17", None, "raad"),
        Deciding("", dt.date(2026, 10, 1), "raad"),
        Deciding("2026/17", TODAY + dt.timedelta(days=1), "raad"),
        Deciding("2026/17", dt.date(2026, 10, 1), "raad", key="bestaat-niet"),
    ):
        world = made.drafted(decision=decision)
        assert refused(lambda world=world: made.approve(world)) == "lacking"
        assert world.now().state == "draft"
        Person.objects.all().delete()


@pytest.mark.parametrize(
    "field", ["why", "legal_basis", "dpia", "contact_point", "sources", "automation"]
)
def test_nothing_starts_with_an_empty_field(field: str) -> None:
    empty: object = {"sources": (), "automation": {}}.get(field, "")
    world = made.drafted(**{field: empty})
    assert refused(lambda: made.approve(world)) == "lacking"


def test_who_wrote_a_draft_does_not_approve_it() -> None:
    world = made.drafted()
    RoleGrant.objects.create(person=world.writer, role=Role.OFFICER, granted_at=NOW)
    world.run.tasks.create(person=world.writer, task="officer")  # type: ignore[union-attr]
    seat = world.seat(world.writer)
    said = refused(
        lambda: drafting.approve_run(
            seat=seat, sha256=drafting.draft_sha256(world.now()), now=NOW, today=TODAY
        )
    )
    assert said == "own_draft"


def test_approval_of_an_older_text_is_void() -> None:
    world = made.drafted()
    read = drafting.draft_sha256(world.now())
    drafting.change_run(
        seat=world.seat(world.writer), purpose=replace(world.purpose, retention_days=365),
        people=made.people_of(world), lock=1, now=NOW,
    )  # fmt: skip
    seat = world.seat(world.officer)
    said = refused(lambda: drafting.approve_run(seat=seat, sha256=read, now=NOW, today=TODAY))
    assert said == "changed"


def test_approval_cannot_be_replayed_and_nothing_changes_after_it() -> None:
    world = made.approved()
    assert refused(lambda: made.approve(world)) == "state"
    seat = world.seat(world.writer)
    change = lambda: drafting.change_run(  # noqa: E731 - one call
        seat=seat, purpose=world.purpose, people=made.people_of(world), lock=2, now=NOW
    )
    assert refused(change) == "state"


def test_two_writers_at_once_do_not_overwrite_each_other() -> None:
    world = made.drafted()
    change = lambda: drafting.change_run(  # noqa: E731 - called twice
        seat=world.seat(world.writer), purpose=world.purpose, people=made.people_of(world),
        lock=1, now=NOW,
    )  # fmt: skip
    change()
    assert refused(change) == "lock"


def test_column_that_no_rule_needs_is_refused_in_the_purpose() -> None:
    world = made.make_world()
    greedy = Source("Bron", TODAY, (*made.COLUMNS, "debt_mediation", "taxable_income.2024"))
    with pytest.raises(RunRefused, match="debt_mediation"):
        drafting.write_run(
            writer=world.writer, purpose=replace(made.PURPOSE, sources=(greedy,)),
            people=made.people_of(world), now=NOW,
        )  # fmt: skip
    assert not DetectionRun.objects.exists()


def test_tasks_are_given_by_role_and_kept_apart() -> None:
    world = made.make_world()
    people = replace(made.people_of(world), officer=world.contact.pk)
    with pytest.raises(RunRefused, match="kan deze taak niet"):
        drafting.write_run(writer=world.writer, purpose=made.PURPOSE, people=people, now=NOW)
    alone = replace(made.people_of(world), contacts=(world.contact.pk,), key_holder=None)
    world.run = drafting.write_run(writer=world.writer, purpose=made.PURPOSE, people=alone, now=NOW)
    lacks = {one.code for one in drafting.lacks_of(world.now(), today=TODAY)}
    assert lacks == {"contacts", "key_holder"}


def test_somebody_who_controls_cannot_write_a_run() -> None:
    both = make_person("both", Role.SOCIAL_WORKER, Role.ENFORCER)
    with pytest.raises(Walled):
        drafting.write_run(
            writer=both, purpose=made.PURPOSE, people=drafting.People(None, None, ()), now=NOW
        )


# ---- the key


def test_key_opens_with_its_passphrase_only_and_few_times() -> None:
    world = made.keyed()
    seat = world.seat(world.key_holder)
    for _one in range(keying.MOST_TRIES):
        assert (
            refused(
                lambda: keying.open_key(seat=seat, passphrase="een andere zin die lang is", now=NOW)
            )
            == "key_wrong"
        )
    assert refused(lambda: keying.open_key(seat=seat, passphrase=PASSPHRASE, now=NOW)) == "blocked"
    later = NOW + keying.BLOCKED + dt.timedelta(seconds=1)
    assert keying.open_key(seat=seat, passphrase=f"  {PASSPHRASE} ", now=later).run == world.key
    wrong = [one for one in latest_entries(limit=20) if one.verb == "wrong_passphrase"]
    assert len(wrong) == keying.MOST_TRIES


def test_key_is_made_once_by_the_key_holder_and_with_a_long_passphrase() -> None:
    world = made.approved()
    make = lambda who, one, other: keying.make_key(  # noqa: E731 - called often
        seat=world.seat(who), passphrase=one, list_passphrase=other, now=NOW
    )
    keys, long, other = world.key_holder, PASSPHRASE, made.LIST_PASSPHRASE
    assert refused(lambda: make(world.officer, long, other)) == "not_your_task"
    assert refused(lambda: make(keys, "kort", other)) == "passphrase_short"
    assert refused(lambda: make(keys, "a" * 40, other)) == "passphrase_short"
    assert refused(lambda: make(keys, long, long)) == "same_passphrase"
    make(keys, long, other)
    assert refused(lambda: make(keys, long, other)) == "key_made"
    assert refused(lambda: make(keys, long, "nog een heel andere lange zin")) == "key_wrong"


def test_key_of_one_run_opens_no_other() -> None:
    world = made.keyed()
    one = RunKey.objects.get()
    other = DetectionRun.objects.create(key="ander", title="x", made_at=NOW, state="approved")
    RunKey.objects.create(run=other, salt=one.salt, sealed=one.sealed, made_at=NOW)
    other.tasks.create(person=world.key_holder, task="key_holder")
    world.run = other
    seat = world.seat(world.key_holder)
    assert (
        refused(lambda: keying.open_key(seat=seat, passphrase=PASSPHRASE, now=NOW)) == "key_wrong"
    )


# ---- carrying out


def test_run_finds_who_misses_a_right_and_only_counts_the_others() -> None:
    world = made.executed()
    assert Found.objects.count() == len(made.SEES_BADLY)
    assert verdicts_of(world.key)[RIGHT] == {
        "ja": 14, "nee": 0, "misschien": 3, "niet_onderzocht": 0, "heeft_al": 2,
    }  # fmt: skip
    assert sorted(Found.objects.values_list("wave", flat=True)) == [1] * 6 + [2] * 6
    run = world.now()
    assert (run.state, run.rows_read) == ("run", 17)
    assert run.purge_on == TODAY + dt.timedelta(days=90)


def test_everybody_of_one_home_is_in_one_wave() -> None:
    lines = [made.line(one, household=f"h{one % 4}") for one in made.SEES_BADLY]
    world = made.executed(made.table(*lines), waves=4, wave_gap_days=10)
    assert sorted(Found.objects.filter(run=world.run).values_list("wave", flat=True)) == sorted(
        [1, 2, 3, 4] * 3
    )


def test_child_gets_no_letter_but_the_eldest_at_home_does() -> None:
    child = made.line(1, birth_date="2015-01-01", household="h")
    parent = made.line(15, household="h", birth_date="1980-01-01")
    world = made.executed(made.table(child, parent))
    (listed,) = made.read(world, made.opened(world))
    assert listed.name == made.name(15)


@pytest.mark.parametrize(
    ("header", "extra", "code"),
    [
        (f"{made.HEADER},debt_mediation", ",true", "columns_too_many"),
        (f"{made.HEADER},invalidity_pct", ",80", "columns_undeclared"),
        (made.HEADER.replace("household,", "").replace("person,", "person,"), "", "columns_lost"),
        (f"{made.HEADER},{'x' * 5000}", ",1", "columns_too_many"),
    ],
)
def test_table_with_another_column_is_refused_before_a_row_is_read(
    header: str, extra: str, code: str
) -> None:
    world = made.keyed()
    content = made.table("dit is geen rij" + extra, header=header)
    assert refused(lambda: made.execute(world, content)) == code
    assert world.now().state == "approved"
    assert not Found.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x00\xff\xfe", "t.csv", "table_unreadable"),
        (b"PAR1 no parquet", "t.parquet", "table_unreadable"),
        (f"{made.HEADER}\n1,2\n".encode(), "t.csv", "table"),
        (b"<html>", "t.html", "table_kind"),
        (b"", "t.csv", "columns_lost"),
    ],
)
def test_hostile_file_is_a_clear_refusal(content: bytes, name: str, code: str) -> None:
    world = made.keyed()
    assert refused(lambda: made.execute(world, io.BytesIO(content), name=name)) == code


def test_run_starts_once_and_only_with_its_key() -> None:
    world = made.approved()
    assert refused(lambda: made.execute(world)) == "no_key"
    world = World(**world.__dict__)
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase=PASSPHRASE,
        list_passphrase=made.LIST_PASSPHRASE, now=NOW,
    )  # fmt: skip
    assert refused(lambda: made.execute(world, passphrase="x")) == "key_wrong"
    made.execute(world)
    assert refused(lambda: made.execute(world)) == "state"
    assert Found.objects.count() == 12


def test_run_that_was_changed_behind_its_approval_does_not_start() -> None:
    world = made.keyed()
    DetectionRun.objects.filter(key=world.key).update(retention_days=700)
    assert refused(lambda: made.execute(world)) == "changed"


def test_run_that_stops_halfway_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    world = made.keyed()

    def stop(*_args: object, **_said: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "note", stop)
    with pytest.raises(KeyboardInterrupt):
        made.execute(world)
    assert world.now().state == "approved"
    assert not Found.objects.exists()
    assert not RunTally.objects.exists()


def test_officer_or_contact_cannot_carry_out() -> None:
    world = made.keyed()
    for who in (world.officer, world.contact, world.writer):
        seat = world.seat(who)
        assert refused(lambda seat=seat: made.execute(world, seat=seat)) == "not_your_task"


# ---- contact


def test_names_need_three_people_and_the_day_of_the_wave() -> None:
    world = made.executed()
    contact, other = world.seat(world.contact), world.seat(world.other_contact)
    ask = lambda seat, wave, reason=REASON, today=TODAY: opening.ask_opening(  # noqa: E731
        seat=seat, wave=wave, reason=reason, now=NOW, today=today
    )
    assert refused(lambda: ask(world.seat(world.officer), 1)) == "not_your_task"
    assert refused(lambda: ask(contact, 1, "zomaar")) == "reason"
    assert refused(lambda: ask(contact, 2)) == "too_early"
    assert refused(lambda: ask(contact, 3)) == "no_wave"
    asked = ask(contact, 1)
    assert refused(lambda: ask(other, 1)) == "asked"
    keys = world.seat(world.key_holder)
    open_it = lambda: opening.open_envelope(  # noqa: E731 - called often
        seat=keys, number=1, passphrase=PASSPHRASE, now=NOW, today=TODAY
    )
    decide = lambda seat: opening.decide_opening(  # noqa: E731 - called often
        seat=seat, number=asked.number, approve=True, now=NOW
    )
    assert refused(open_it) == "not_approved"
    assert refused(lambda: decide(contact)) == "own_request"
    assert refused(lambda: decide(keys)) == "not_your_task"
    decide(other)
    assert refused(lambda: decide(other)) == "decided"
    code = open_it()
    assert refused(open_it) == "not_approved"
    people = made.read(world, code.lower())
    assert len(people) == 6
    assert {one.name for one in people} < {made.name(one) for one in made.SEES_BADLY}
    assert Access.objects.filter(what="key").count() == 6
    assert ask(contact, 2, today=TODAY + dt.timedelta(days=30)).number == 2


def test_refused_request_opens_nothing_and_a_lost_code_may_be_asked_again() -> None:
    world = made.executed()
    opening.ask_opening(seat=world.seat(world.contact), wave=1, reason=REASON, now=NOW, today=TODAY)
    opening.decide_opening(seat=world.seat(world.officer), number=1, approve=False, now=NOW)
    assert Opening.objects.get().state == "refused"
    lost, fresh = made.opened(world), made.opened(world)
    assert refused(lambda: made.read(world, lost, 2)) == "no_list"
    assert len(made.read(world, fresh, 3)) == 6
    assert refused(lambda: made.read(world, fresh, 9)) == "no_opening"


def test_list_ends_after_its_days_and_with_the_run() -> None:
    world = made.executed()
    code = made.opened(world)
    late = TODAY + dt.timedelta(days=opening.ENVELOPE_DAYS + 1)
    assert refused(lambda: made.read(world, code, today=late)) == "no_list"
    ending.purge_due(now=NOW + dt.timedelta(days=opening.ENVELOPE_DAYS + 1))
    assert not Envelope.objects.exists()
    ending.close_run(seat=world.seat(world.officer), reason="het doel is bereikt", now=NOW)
    assert refused(lambda: made.read(world, code)) == "state"


def test_wrong_code_of_a_list_is_tried_few_times() -> None:
    world = made.executed()
    code = made.opened(world)
    for _one in range(keying.MOST_TRIES):
        assert refused(lambda: made.read(world, "AAAA-BBBB-CCCC-DDDD-EEEE")) == "key_wrong"
    assert refused(lambda: made.read(world, code)) == "blocked"


def test_every_look_needs_a_reason_and_is_there_for_the_person_to_read() -> None:
    world = made.executed()
    people = made.read(world, made.opened(world))
    look = lambda reason, what="hit": opening.note_look(  # noqa: E731 - called often
        seat=world.seat(world.contact), number=1, people=people[:1], what=what, reason=reason,
        now=NOW,
    )  # fmt: skip
    assert refused(lambda: look("")) == "reason"
    look(REASON)
    row = Access.objects.get(what="hit")
    assert (row.found_id, row.reason, row.person) == (people[0].found_id, REASON, world.contact)


def test_letters_sent_before_the_day_or_opened_by_nobody_are_refused() -> None:
    world = made.executed()
    made.opened(world)
    send = lambda on: opening.note_sent(  # noqa: E731 - called often
        seat=world.seat(world.contact), number=1, on=on, now=NOW, today=TODAY
    )
    assert refused(lambda: send(TODAY + dt.timedelta(days=1))) == "not_yet"
    assert refused(lambda: send(TODAY - dt.timedelta(days=1))) == "too_early"
    assert send(TODAY) == 6
    assert send(TODAY) == 0
    assert Hit.objects.filter(state="contacted").count() == 6
    assert world.now().state == "following"


# ---- following


def step(
    world: World, hit: Hit, state: str, authority: str = "", on: dt.date = TODAY, lock: int = 0
) -> Hit:
    return following.note_step(
        seat=world.seat(world.contact), hit_id=hit.pk,
        step=following.Step(state, on, "phone", authority), reason=REASON,
        lock=lock or Hit.objects.get(pk=hit.pk).lock, now=NOW, today=TODAY,
    )  # fmt: skip


def test_steps_go_forward_and_outcomes_name_who_decided() -> None:
    world, people = made.contacted()
    hit = hit_of(people[0])
    step(world, hit, "answered")
    assert refused(lambda: step(world, hit, "contacted")) == "no_step"
    assert refused(lambda: step(world, hit, "applied", lock=99)) == "lock"
    assert refused(lambda: step(world, hit, "applied", on=TODAY + dt.timedelta(1))) == "day"
    assert refused(lambda: step(world, hit, "granted")) == "authority"
    assert refused(lambda: step(world, hit, "refused")) == "authority"
    assert step(world, hit, "granted", "stad Genk (fictief)").state == "granted"
    assert refused(lambda: step(world, hit, "refused", "iemand")) == "no_step"
    assert Access.objects.filter(found=hit.found, what="step").count() == 2


def test_nobody_of_a_later_wave_is_contacted_before_its_day() -> None:
    world = made.executed()
    late = Hit.objects.filter(found__wave=2).first()
    assert late is not None
    assert refused(lambda: step(world, late, "contacted")) == "too_early"
    assert refused(lambda: step(world, late, "answered")) == "no_step"


def test_hit_of_another_run_is_out_of_reach() -> None:
    world, people = made.contacted()
    hit = hit_of(people[0])
    other = DetectionRun.objects.create(key="ander", title="x", made_at=NOW)
    Found.objects.filter(pk=hit.found_id).update(run=other)
    assert refused(lambda: step(world, hit, "answered")) == "no_hit"


def test_funnel_counts_how_far_people_came() -> None:
    world, people = made.contacted()
    step(world, hit_of(people[0]), "applied")
    step(world, hit_of(people[0]), "refused", "stad Genk (fictief)")
    step(world, hit_of(people[1]), "declined")
    first, second = funnel_of(world.key)
    assert (first.wave, first.detected, first.contacted, first.answered) == (1, 6, 6, 2)
    assert (first.helped, first.applied, first.granted, first.refused) == (1, 1, 0, 1)
    assert first.declined == 1
    assert first.channels == {"letter": 6, "phone": 2}
    assert first.median_days == {"applied": 0}
    assert (second.wave, second.detected, second.contacted) == (2, 6, 0)
    (measured,) = measured_runs()
    assert measured.wave_days == (TODAY, TODAY + dt.timedelta(days=30))


# ---- granting by itself

GRANTING = {"automation": {RIGHT: 1}, "regulations": {RIGHT: "Reglement raad (fictief)"}}


def review(world: World, who: Person, hit: Hit, *, agree: bool = True) -> GrantReview:
    return granting.review_grant(
        seat=world.seat(who), hit_id=hit.pk, agree=agree, reason=REASON, now=NOW, today=TODAY
    )


def test_grant_by_itself_needs_a_regulation_of_the_council() -> None:
    world = made.drafted(automation={RIGHT: 1})
    assert refused(lambda: made.approve(world)) == "lacking"
    assert not GrantReview.objects.exists()


def test_grant_needs_a_letter_and_two_people() -> None:
    world = made.executed(**GRANTING)
    waits = Hit.objects.filter(found__wave=2).first()
    assert waits is not None
    assert refused(lambda: review(world, world.contact, waits)) == "not_told"
    people = made.read(world, made.opened(world))
    opening.note_sent(seat=world.seat(world.contact), number=1, on=TODAY, now=NOW, today=TODAY)
    hit = hit_of(people[0])
    assert review(world, world.contact, hit).state == "seen"
    assert refused(lambda: review(world, world.contact, hit)) == "own_review"
    assert hit_of(people[0]).state == "contacted"
    assert review(world, world.officer, hit).state == "granted"
    assert hit_of(people[0]).state == "granted"
    assert refused(lambda: review(world, world.officer, hit)) == "no_review"
    first, _second = funnel_of(world.key)
    assert (first.granted, first.granted_by_itself, first.applied) == (1, 1, 0)


def test_doubt_makes_a_grant_an_invitation_and_refuses_nobody() -> None:
    world, people = made.contacted(**GRANTING)
    hit = hit_of(people[0])
    assert review(world, world.contact, hit, agree=False).state == "invited"
    assert hit_of(people[0]).state == "contacted"
    assert not Follow.objects.filter(state="refused").exists()


def test_person_may_refuse_a_grant_or_have_it_looked_at_again() -> None:
    world, people = made.contacted(**GRANTING)
    asks, declines = people[0], people[1]
    answering.object_to(
        found=found_of(asks), hit_id=hit_of(asks).pk, kind="review", facts=(), now=NOW
    )
    assert refused(lambda: review(world, world.contact, hit_of(asks))) == "objection"
    answering.object_to(
        found=found_of(declines), hit_id=hit_of(declines).pk, kind="decline", facts=(), now=NOW
    )
    assert hit_of(declines).state == "declined"
    assert refused(lambda: review(world, world.contact, hit_of(declines))) == "no_review"


def test_no_computed_answer_ever_refuses_anybody() -> None:
    """Go through every act; a refusal comes only from a person who names who decided."""
    world, people = made.contacted(**GRANTING)
    review(world, world.contact, hit_of(people[0]), agree=False)
    answering.opt_out(
        found=found_of(people[1]), code=people[1].code, right="", now=NOW, person=None
    )
    ending.purge_due(now=NOW)
    assert not Hit.objects.filter(state="refused").exists()
    assert not Follow.objects.filter(state="refused").exists()
    assert not Hit.objects.filter(verdict="nee").exists()


# ---- letters and opting out


def test_opting_out_holds_in_the_next_run_though_its_pseudonyms_differ() -> None:
    world, people = made.contacted()
    gone = people[0]
    before = found_of(gone).pseudonym
    answering.opt_out(found=found_of(gone), code=gone.code, right="", now=NOW, person=None)
    assert hit_of(gone).state == "declined"
    assert gone.found_id not in {one.found_id for one in _again(world)}
    ending.purge_run(seat=world.seat(world.officer), reason="opnieuw beginnen", now=NOW)
    world.run = drafting.write_run(
        writer=world.writer, purpose=world.purpose, people=made.people_of(world), now=NOW
    )
    made.approve(world)
    keying.make_key(
        seat=world.seat(world.key_holder), passphrase="een tweede zin voor dit onderzoek",
        list_passphrase=made.LIST_PASSPHRASE, now=NOW,
    )  # fmt: skip
    made.execute(world, passphrase="een tweede zin voor dit onderzoek")
    assert Found.objects.count() == 11
    assert world.now().left_out == 1
    assert not Found.objects.filter(pseudonym=before).exists()


def _again(world: World) -> tuple[opening.Listed, ...]:
    return made.read(world, made.opened(world), 2)


def test_opting_out_of_one_right_keeps_the_others() -> None:
    _world, people = made.contacted()
    one = people[0]
    out = lambda right: answering.opt_out(  # noqa: E731 - called twice
        found=found_of(one), code=one.code, right=right, now=NOW, person=None
    )
    assert refused(lambda: out("vt")) == "no_right"
    out(RIGHT)
    assert found_of(one).opted_out_at is None
    assert OptOut.objects.get().right == RIGHT


def test_wrong_code_opens_no_letter_and_so_no_opt_out() -> None:
    _world, people = made.contacted()
    found = found_of(people[0])
    assert (
        refused(
            lambda: answering.opt_out(
                found=found, code=people[1].code, right="", now=NOW, person=None
            )
        )
        == "key_wrong"
    )
    assert not OptOut.objects.exists()


def test_objection_is_answered_once_and_by_a_contact_person() -> None:
    world, people = made.contacted()
    found, hit = found_of(people[0]), hit_of(people[0])
    ask = lambda pk: answering.object_to(  # noqa: E731 - called often
        found=found, hit_id=pk, kind="wrong", facts=["best_eye_visus"], now=NOW
    )
    assert refused(lambda: ask(0)) == "no_hit"
    for _one in range(answering.MOST_OPEN):
        ask(hit.pk)
    assert refused(lambda: ask(hit.pk)) == "waiting"
    assert hit_of(people[0]).state == "answered"
    first = Objection.objects.first()
    assert first is not None
    answer = lambda who: answering.answer_objection(  # noqa: E731 - called often
        seat=world.seat(who), objection_id=first.pk, answer="We vroegen het na bij de bron.",
        now=NOW,
    )  # fmt: skip
    assert refused(lambda: answer(world.officer)) == "not_your_task"
    answer(world.contact)
    assert refused(lambda: answer(world.contact)) == "no_objection"


def test_letter_hangs_at_one_account(resident: Person, outsider: Person) -> None:
    _world, people = made.contacted()
    answering.tie_letter(found=found_of(people[0]), person=resident, now=NOW)
    found = found_of(people[0])
    assert refused(lambda: answering.tie_letter(found=found, person=outsider, now=NOW)) == "tied"
    assert answering.untie_letters(person=resident, now=NOW) == 1


def test_closed_run_takes_no_answers() -> None:
    world, people = made.contacted()
    ending.close_run(seat=world.seat(world.officer), reason="het doel is bereikt", now=NOW)
    found, hit = found_of(people[0]), hit_of(people[0])
    said = refused(
        lambda: answering.object_to(found=found, hit_id=hit.pk, kind="wrong", facts=(), now=NOW)
    )
    assert said == "closed"


# ---- the end


def test_retention_wipes_people_and_keys_and_keeps_counts() -> None:
    world, _people = made.contacted()
    before = funnel_of(world.key)
    assert ending.purge_due(now=NOW + dt.timedelta(days=89)) == 0
    assert ending.purge_due(now=NOW + dt.timedelta(days=90)) == 1
    assert ending.purge_due(now=NOW + dt.timedelta(days=91)) == 0
    for table in (Found, Hit, Follow, Access, Opening, Envelope, RunKey):
        assert not table.objects.exists()  # type: ignore[attr-defined]
    assert funnel_of(world.key) == before
    assert world.now().state == "purged"
    assert world.now().seed == ""


def test_early_purge_needs_the_officer_and_a_reason() -> None:
    world = made.executed()
    purge = lambda who, reason: ending.purge_run(  # noqa: E731 - called often
        seat=world.seat(who), reason=reason, now=NOW
    )
    assert refused(lambda: purge(world.contact, REASON)) == "not_your_task"
    assert refused(lambda: purge(world.officer, "")) == "reason"
    purge(world.officer, "de raad trok het besluit in")
    assert refused(lambda: purge(world.officer, REASON)) == "state"


def test_draft_that_is_closed_never_runs() -> None:
    world = made.keyed()
    ending.close_run(seat=world.seat(world.officer), reason="geen draagvlak meer", now=NOW)
    assert refused(lambda: made.execute(world)) == "state"
    assert not RunKey.objects.exists()
    assert latest_entries(limit=1)[0].actor != SYSTEM.key
