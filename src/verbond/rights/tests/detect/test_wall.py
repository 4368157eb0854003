"""Whoever controls reads nothing of a run, and nothing in clear says who was found."""

import json
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from verbond.accounts.facade import Person, Role
from verbond.accounts.testing import make_person
from verbond.journal.facade import latest_entries
from verbond.rights.core.detecting.errors import Walled
from verbond.rights.models import Found, Hit, Objection
from verbond.rights.operations.detecting import answering
from verbond.rights.queries.detecting.wall import candidates, seat_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import NOW, World, found_of, hit_of

pytestmark = pytest.mark.django_db
type LogIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *a: real(value or NOW, *a))
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def world() -> World:
    found, people = made.contacted()
    answering.object_to(
        found=found_of(people[0]), hit_id=hit_of(people[0]).pk, kind="wrong",
        facts=["best_eye_visus"], now=NOW,
    )  # fmt: skip
    return found


def addresses(world: World) -> Iterator[str]:
    """Return every address of the room, filled in with what exists in the run."""
    known = {
        "slug:key": world.key, "int:number": "1", "int:hit": str(Hit.objects.order_by("pk")[0].pk),
        "int:objection": str(Objection.objects.get().pk),
    }  # fmt: skip
    for pattern in get_resolver("verbond.rights.urls").url_patterns:
        assert isinstance(pattern, URLPattern)
        path = str(pattern.pattern)
        for name, value in known.items():
            path = path.replace(f"<{name}>", value)
        if "<" not in path:
            yield f"/rights/{path}"


def secrets_of(world: World) -> list[str]:
    """Return what no page may say to somebody without a task."""
    found = Found.objects.filter(run=world.run)
    people = [made.name(one) for one in made.SEES_BADLY]
    return [
        world.purpose.why, world.purpose.dpia, *people, *(made.number(n) for n in range(1, 18)),
        *found.values_list("pseudonym", flat=True),
    ]  # fmt: skip


def test_walk_of_all_addresses_by_who_controls_or_has_no_task(
    world: World, client_of: LogIn
) -> None:
    both = make_person("both", Role.ENFORCER, Role.SOCIAL_WORKER, Role.OFFICER, Role.KEY_HOLDER)
    for task in ("contact", "officer", "key_holder", "writer"):
        world.now().tasks.create(person=both, task=task)
    strangers = {
        "enforcer": make_person("hunter", Role.ENFORCER),
        "enforcer with tasks": both,
        "keeper": make_person("keeps", Role.KEEPER),
        "mandatary": make_person("rules", Role.MANDATARY),
        "officer without a task": make_person("elsewhere", Role.OFFICER),
        "social worker without a task": make_person("also", Role.SOCIAL_WORKER),
        "key holder without a task": make_person("other-keys", Role.KEY_HOLDER),
        "resident": make_person("somebody"),
    }
    hidden = secrets_of(world)
    paths = list(addresses(world))
    desk = [path for path in paths if path.startswith(f"/rights/desk/runs/{world.key}/")]
    assert len(desk) >= 15
    for word, person in strangers.items():
        client = client_of(person)
        for path in desk:
            for answer in (client.get(path), client.post(path, {"reason": "x" * 20})):
                assert answer.status_code == 403, (word, path)
        for path in paths:
            answer = client.get(path)
            said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            assert not [one for one in hidden if one.encode() in said], (word, path)


def test_enforcer_gets_no_desk_at_all_and_visitors_are_asked_to_log_in(
    world: World, enforcer: Person, client: Client, client_of: LogIn
) -> None:
    for path in ("/rights/desk/runs/", "/rights/desk/runs/new/"):
        assert client_of(enforcer).get(path).status_code == 403
        assert client.get(path).status_code == 302
    assert client.get(f"/rights/desk/runs/{world.key}/").status_code == 302


def test_run_that_is_not_there_answers_as_one_without_a_task(
    world: World, social_worker: Person, client_of: LogIn
) -> None:
    client = client_of(social_worker)
    there = client.get(f"/rights/desk/runs/{world.key}/")
    nowhere = client.get("/rights/desk/runs/2026-000000/")
    assert (there.status_code, nowhere.status_code) == (403, 403)
    assert _plain(there.content) == _plain(nowhere.content)


def _plain(page: bytes) -> str:
    lines = page.decode().replace("2026-000000", "KEY").splitlines()
    return "\n".join(one for one in lines if "csrf" not in one and "/desk/runs/" not in one)


def test_seat_is_lost_with_the_role_or_with_a_task_of_control(world: World) -> None:
    assert world.seat(world.contact).tasks == {"contact"}
    world.contact.grants.all().delete()
    with pytest.raises(Walled):
        world.seat(world.contact)
    world.other_contact.grants.create(role=Role.ENFORCER, granted_at=NOW)
    with pytest.raises(Walled):
        world.seat(world.other_contact)
    assert world.other_contact not in candidates("contact")


def test_task_without_a_second_lock_opens_nothing(world: World) -> None:
    weak = make_person("weak", Role.SOCIAL_WORKER, second_factor=False)
    world.now().tasks.create(person=weak, task="contact")
    with pytest.raises(Walled):
        seat_of(weak, world.key)


def test_database_says_nothing_in_clear_of_who_was_in_the_table(world: World) -> None:
    made.opened(world)
    dump = everything().lower()
    assert world.key in dump
    for one in range(1, 18):
        for word in (made.number(one), made.name(one), f"Verzonnenstraat {one}"):
            assert word.lower() not in dump
    assert made.PASSPHRASE not in dump
    assert made.LIST_PASSPHRASE not in dump


def everything() -> str:
    """Return the whole database as text: every column of every table, bytes as they are."""
    if connection.vendor == "sqlite":
        held: sqlite3.Connection = connection.connection
        return "\n".join(held.iterdump()) + _rows()
    return _rows()


def _rows() -> str:
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values_list():
            found += [
                bytes(one).decode("latin-1") if isinstance(one, bytes | memoryview)
                else json.dumps(one, cls=DjangoJSONEncoder, ensure_ascii=False) for one in row
            ]  # fmt: skip
    return "\n".join(found)


def test_journal_names_nobody_no_pseudonym_and_no_code(world: World) -> None:
    code = made.opened(world)
    people = made.read(world, code, 2)
    said = json.dumps(
        [
            [one.summary, one.reason, one.details, one.object_key]
            for one in latest_entries(limit=99)
        ],
        default=str,
    )
    assert world.key in said
    hidden = [made.number(n) for n in range(1, 18)] + [made.name(n) for n in range(1, 18)]
    hidden += list(Found.objects.values_list("pseudonym", flat=True))
    hidden += [code, *(one.code for one in people), "best_eye"]
    assert not [one for one in hidden if one in said.replace('"best_eye_visus"', "")]
    # Which columns a run may have is public; what stood in them never is.
    assert '"best_eye_visus"' in said


def test_search_and_open_data_know_no_run(world: World, client: Client) -> None:
    for path in ("/search/?q=Verzonnenstraat", "/data/", "/journal/"):
        page = client.get(path, follow=True).content.decode()
        assert made.name(1) not in page
        assert world.purpose.why not in page
