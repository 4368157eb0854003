"""The desk of a run and the letter, as people walk through them."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.rights.core.measuring import Followed, funnels
from verbond.rights.models import Access, DetectionRun, Found, Objection
from verbond.rights.queries.detecting.funnel import FunnelRow
from verbond.rights.queries.detecting.pages import bars_of
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import NOW, RIGHT, TODAY, World, hit_of

pytestmark = pytest.mark.django_db
type LogIn = Callable[[Person], Client]
REASON = {"reason": "brieven sturen naar deze golf"}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *a: real(value or NOW, *a))
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def desk(world: World, rest: str = "") -> str:
    return f"/rights/desk/runs/{world.key}/{rest}"


def typed(world: World) -> dict[str, object]:
    """Return the form of a complete purpose, as a browser sends it."""
    return {
        "title": "Taxicheques (fictief)", "why": "Wie slecht ziet, vraagt ze zelden aan.",
        "rights": [RIGHT], "reference_on": "2025-03-01", "decision_number": "2026/17",
        "decision_on": "2026-10-01", "decision_body": "raad", "decision_key": "",
        "legal_basis": "Reglement (fictief)", "dpia": "DPIA-1", "retention_days": "90",
        "contact_point": "Sociaal Huis (fictief)", "waves": "1", "wave_gap_days": "0",
        "officer": str(world.officer.pk), "key_holder": str(world.key_holder.pk),
        "contacts": [str(world.contact.pk), str(world.other_contact.pk)],
        "source_1": "Register (fictief)", "source_on_1": "2026-10-20", f"degree_{RIGHT}": "3",
        "lock": "1", **{f"column_{name}": "1" for name in made.COLUMNS},
    }  # fmt: skip


def test_run_from_an_idea_to_its_hits_through_the_pages(client_of: LogIn) -> None:
    world = made.make_world()
    writer, officer = client_of(world.writer), client_of(world.officer)
    keys = client_of(world.key_holder)
    assert "Nog geen onderzoek" in writer.get("/rights/desk/runs/").content.decode()
    begun = writer.post("/rights/desk/runs/new/", typed(world))
    world.run = DetectionRun.objects.get()
    assert begun["Location"] == desk(world, "edit/")
    assert "Zonder besluit geen onderzoek" in writer.get(desk(world)).content.decode()
    assert writer.post(desk(world, "edit/"), typed(world)).status_code == 302
    page = officer.get(desk(world)).content.decode()
    sha = re.search(r'name="sha256" value="(\w{64})"', page)
    assert sha is not None
    assert officer.post(desk(world, "approve/"), {"sha256": sha[1]}).status_code == 302
    said = {"passphrase": made.PASSPHRASE, "again": made.PASSPHRASE}
    said["list_passphrase"] = made.LIST_PASSPHRASE
    assert keys.post(desk(world, "key/"), said).status_code == 302
    upload = SimpleUploadedFile("t.csv", made.table().getvalue())
    started = keys.post(desk(world, "start/"), {"table": upload, "passphrase": made.PASSPHRASE})
    assert started.status_code == 302
    assert Found.objects.count() == 12


def test_names_from_a_request_to_letters_through_the_pages(client_of: LogIn) -> None:
    world = made.executed(waves=1, wave_gap_days=0)
    keys, contact = client_of(world.key_holder), client_of(world.contact)
    assert contact.post(desk(world, "openings/"), REASON | {"wave": "1"}).status_code == 302
    approve = client_of(world.other_contact)
    assert approve.post(desk(world, "openings/1/decide/"), {"says": "yes"}).status_code == 302
    shown = keys.post(desk(world, "openings/1/open/"), {"passphrase": made.PASSPHRASE})
    code = re.search(r'run-code">([\w-]+)<', shown.content.decode())
    assert code is not None
    entered = contact.post(desk(world, "openings/1/list/"), REASON | {"code": code[1]})
    assert entered.status_code == 302
    listed = contact.get(desk(world, "openings/1/list/"))
    assert made.name(1) in listed.content.decode()
    assert "no-store" in listed["Cache-Control"]
    letters = contact.post(
        desk(world, "openings/1/list/letters/"), {"letters-reason": REASON["reason"]}
    )
    text = letters.content.decode()
    assert "Bevolkingsregister" in text
    assert "Verzonnenstraat 1<" in text
    assert (
        contact.post(desk(world, "openings/1/list/sent/"), {"on": "2026-11-02"}).status_code == 302
    )
    assert "brief gestuurd" in contact.get(desk(world, "openings/1/list/")).content.decode()
    assert made.name(1) not in contact.get(desk(world)).content.decode()


def test_letters_come_as_one_pdf(client_of: LogIn) -> None:
    world = made.executed()
    contact = listed(client_of(world.contact), world, made.opened(world))
    answer = contact.post(
        desk(world, "openings/1/list/letters/"),
        {"letters-reason": REASON["reason"], "form": "pdf"},
    )
    assert answer.content.startswith(b"%PDF")
    assert Access.objects.filter(what="letters").count() == 6


def listed(client: Client, world: World, code: str, number: int = 1) -> Client:
    answer = client.post(desk(world, f"openings/{number}/list/"), REASON | {"code": code})
    assert answer.status_code == 302
    return client


def test_list_without_a_reason_or_with_another_code_shows_no_name(client_of: LogIn) -> None:
    world = made.executed()
    code = made.opened(world)
    contact = client_of(world.contact)
    for said in ({"code": code, "reason": ""}, {"code": "AAAA-BBBB", **REASON}, {}):
        answer = contact.post(desk(world, "openings/1/list/"), said)
        assert answer.status_code == 422
        assert "Persoon Nummer" not in answer.content.decode()
    assert "Persoon Nummer" not in contact.get(desk(world, "openings/1/list/")).content.decode()
    for act in ("letters", "person", "step", "sent"):
        assert contact.post(desk(world, f"openings/1/list/{act}/")).status_code == 409
    assert not Access.objects.filter(what="list").exists()


def test_colleague_at_the_same_desk_gives_a_reason_of_their_own(client_of: LogIn) -> None:
    world = made.executed()
    code = made.opened(world)
    first, second = client_of(world.contact), client_of(world.other_contact)
    listed(first, world, code)
    at = desk(world, "openings/1/list/")
    assert "Persoon Nummer" in first.get(at).content.decode()
    second.cookies["verbond-list"] = first.cookies["verbond-list"].value
    assert "Persoon Nummer" not in second.get(at).content.decode()
    assert second.post(f"{at}letters/", {"letters-reason": REASON["reason"]}).status_code == 409
    assert set(Access.objects.filter(what="list").values_list("person", flat=True)) == {
        world.contact.pk
    }


def test_file_of_one_person_opens_with_a_reason_only(client_of: LogIn) -> None:
    world, people = made.contacted()
    contact = client_of(world.contact)
    code = made.opened(world)
    listed_at = desk(world, "openings/2/list/")
    assert contact.post(listed_at, REASON | {"code": code}).status_code == 302
    who = {"found": str(people[0].found_id)}
    assert contact.post(f"{listed_at}person/", who).status_code == 422
    shown = contact.post(f"{listed_at}person/", who | {"person-reason": REASON["reason"]})
    assert people[0].name in shown.content.decode()
    hit = hit_of(people[0])
    said = {
        "hit": str(hit.pk), "lock": str(hit.lock), "state": "granted", "on": "2026-11-02",
        "channel": "phone", "authority": "", **REASON,
    }  # fmt: skip
    assert contact.post(f"{listed_at}step/", said).status_code == 409
    assert contact.post(f"{listed_at}step/", said | {"on": ""}).status_code == 422
    assert contact.post(f"{listed_at}step/", said | {"authority": "stad"}).status_code == 302
    assert hit_of(people[0]).state == "granted"
    assert contact.post(f"{listed_at}step/", said | {"hit": "999999"}).status_code == 409


@pytest.mark.parametrize(
    "rest", ["key/", "start/", "openings/1/open/"], ids=["key", "start", "open"]
)
def test_work_of_the_key_holder_is_nobody_elses(rest: str, client_of: LogIn) -> None:
    world = made.executed()
    made.opened(world)
    assert client_of(world.officer).get(desk(world, rest)).status_code == 409
    assert client_of(world.key_holder).get(desk(world, rest)).status_code == 200


def test_table_that_is_too_large_or_has_a_column_too_many_says_so(
    client_of: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = made.keyed()
    keys = client_of(world.key_holder)
    greedy = made.table(header=f"{made.HEADER},debt_mediation").getvalue()
    answer = keys.post(
        desk(world, "start/"),
        {"table": SimpleUploadedFile("t.csv", greedy), "passphrase": made.PASSPHRASE},
    )
    assert answer.status_code == 422
    assert "debt_mediation" in answer.content.decode()
    assert made.PASSPHRASE not in answer.content.decode()
    monkeypatch.setattr("verbond.rights.views.detect.uploads.MOST_UPLOAD_BYTES", 10)
    upload = SimpleUploadedFile("t.csv", greedy)
    assert keys.post(desk(world, "start/"), {"table": upload}).status_code == 422


def test_many_files_in_one_form_share_one_limit(
    client_of: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = made.keyed()
    content = made.table().getvalue()
    monkeypatch.setattr("verbond.rights.views.detect.uploads.MOST_UPLOAD_BYTES", len(content) + 9)
    files = {name: SimpleUploadedFile(f"{name}.csv", content) for name in ("other", "table")}
    answer = client_of(world.key_holder).post(
        desk(world, "start/"), {"passphrase": made.PASSPHRASE, **files}
    )
    assert answer.status_code == 422
    assert world.now().state == "approved"


def test_nothing_of_an_upload_is_read_of_who_may_not_start(
    client: Client, client_of: LogIn, enforcer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = made.keyed()

    def refuse(*_args: object, **_said: object) -> None:
        raise AssertionError("an upload was read into memory")

    monkeypatch.setattr("verbond.rights.views.detect.uploads.InMemory.receive_data_chunk", refuse)
    for one, status in ((client, 302), (client_of(enforcer), 403)):
        file = SimpleUploadedFile("t.csv", made.table().getvalue())
        assert one.post(desk(world, "start/"), {"table": file}).status_code == status


def test_upload_never_asks_for_a_temporary_file(
    client_of: LogIn, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    world = made.keyed()

    def refuse(*_args: object, **_said: object) -> None:
        raise AssertionError("a table was about to be written to a disk")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = client_of(world.key_holder).post(
        desk(world, "start/"),
        {
            "table": SimpleUploadedFile("t.csv", made.table().getvalue()),
            "passphrase": made.PASSPHRASE,
        },
    )
    assert answer.status_code == 302


def test_start_asks_for_the_token_of_the_form(client_of: LogIn) -> None:
    world = made.keyed()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.key_holder)
    assert strict.post(desk(world, "start/"), {"passphrase": made.PASSPHRASE}).status_code == 403


def test_small_counts_are_not_shown(client_of: LogIn) -> None:
    world = made.executed()
    page = client_of(world.officer).get(desk(world)).content.decode()
    counts = re.search(r"Antwoorden per recht.*?</table>", page, re.DOTALL)
    assert counts is not None
    assert ">3<" not in counts[0]


def test_steps_of_a_run_that_differ_by_a_few_are_hidden_as_where_they_are_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = made.executed()
    counts = {"detected": 152, "contacted": 52, "answered": 26, "helped": 19, "applied": 14}
    row = FunnelRow(RIGHT, 1, **counts, granted=3)  # type: ignore[arg-type]
    monkeypatch.setattr("verbond.rights.queries.detecting.pages.funnel_of", lambda _key: (row,))
    desk_says = tuple(bar.count for bar in bars_of(world.now()))
    reached = (152, 52, 26, 19, 14, 3)
    published, _each = funnels([Followed(RIGHT, reached)])
    assert desk_says == published.steps == (152, 52, 26, None, 14, None)


def test_two_editors_at_once_see_both_versions_and_lose_nothing(client_of: LogIn) -> None:
    world = made.drafted()
    client = client_of(world.writer)
    assert client.post(desk(world, "edit/"), typed(world)).status_code == 302
    late = client.post(desk(world, "edit/"), typed(world) | {"why": "Mijn andere tekst."})
    page = late.content.decode()
    assert late.status_code == 409
    assert "Mijn andere tekst." in page
    assert "Wie slecht ziet, vraagt ze zelden aan." in page


def test_form_that_is_not_complete_says_what_is_wrong(client_of: LogIn) -> None:
    world = made.drafted()
    writer = client_of(world.writer)
    assert writer.post("/rights/desk/runs/new/", {}).status_code == 422
    assert writer.post(desk(world, "edit/"), {"rights": ["bestaat-niet"]}).status_code == 422
    assert client_of(world.officer).get(desk(world, "edit/")).status_code == 409
    assert client_of(world.officer).post(desk(world, "approve/"), {}).status_code == 409
    assert client_of(world.officer).post(desk(world, "close/"), {}).status_code == 422


def test_run_is_closed_and_wiped_from_its_page(client_of: LogIn) -> None:
    world = made.executed()
    officer = client_of(world.officer)
    why = {"reason": "de raad trok het besluit in"}
    assert officer.post(desk(world, "close/"), why).status_code == 302
    assert officer.post(desk(world, "purge/"), why).status_code == 302
    assert officer.post(desk(world, "purge/"), why).status_code == 409
    assert "Gewist op" in officer.get(desk(world)).content.decode()


def test_request_is_asked_and_refused_on_the_page(client_of: LogIn) -> None:
    world = made.executed()
    contact = client_of(world.contact)
    assert contact.post(desk(world, "openings/"), {"wave": "1"}).status_code == 422
    assert contact.post(desk(world, "openings/"), REASON | {"wave": "2"}).status_code == 409
    assert contact.post(desk(world, "openings/"), REASON | {"wave": "1"}).status_code == 302
    assert contact.post(desk(world, "openings/1/decide/"), {"says": "yes"}).status_code == 409
    other = client_of(world.other_contact)
    assert other.post(desk(world, "openings/1/decide/"), {"says": "no"}).status_code == 302
    keys = client_of(world.key_holder)
    assert keys.post(desk(world, "openings/1/open/"), {"passphrase": "x"}).status_code == 422
    assert keys.get(desk(world, "openings/9/open/")).status_code == 409


def test_grants_are_signed_by_two_contact_people(client_of: LogIn) -> None:
    world, people = made.contacted(
        automation={RIGHT: 1}, regulations={RIGHT: "Reglement (fictief)"}
    )
    contact, officer = client_of(world.contact), client_of(world.officer)
    other = client_of(world.other_contact)
    first, second = hit_of(people[0]), hit_of(people[1])
    sign = {f"g{first.pk}-agree": "yes", f"g{first.pk}-reason": REASON["reason"]}
    assert contact.post(desk(world, f"waiting/grant/{first.pk}/"), {}).status_code == 422
    assert contact.post(desk(world, f"waiting/grant/{first.pk}/"), sign).status_code == 302
    assert contact.post(desk(world, f"waiting/grant/{first.pk}/"), sign).status_code == 409
    assert officer.post(desk(world, f"waiting/grant/{first.pk}/"), sign).status_code == 409
    file = listed(other, world, made.opened(world), 2).post(
        desk(world, "openings/2/list/person/"),
        {"found": str(people[0].found_id), "person-reason": REASON["reason"]},
    )
    assert "Mag de stad dit zelf toekennen?" in file.content.decode()
    assert other.post(desk(world, f"waiting/grant/{first.pk}/"), sign).status_code == 302
    doubt = {f"g{second.pk}-agree": "no", f"g{second.pk}-reason": REASON["reason"]}
    assert other.post(desk(world, f"waiting/grant/{second.pk}/"), doubt).status_code == 302
    assert [hit_of(one).state for one in people[:2]] == ["granted", "contacted"]


def test_question_of_a_letter_is_answered_and_read_there(client_of: LogIn) -> None:
    world, people = made.contacted()
    contact, officer = client_of(world.contact), client_of(world.officer)
    letter = Client()
    code = {"code": people[2].code}
    which = str(hit_of(people[2]).pk)
    said = code | {"which": which, f"{which}-hit": which, f"{which}-kind": "wrong"}
    said[f"{which}-facts"] = "best_eye_visus"
    assert letter.post("/rights/letter/object/", said).status_code == 200
    asked = Objection.objects.get()
    page = contact.get(desk(world, "waiting/")).content.decode()
    assert "Visus van het beste oog" in page
    answer = desk(world, f"waiting/answer/{asked.pk}/")
    assert contact.post(answer, {}).status_code == 422
    words = {f"a{asked.pk}-answer": "We vroegen het na: het klopt nu."}
    assert officer.post(answer, words).status_code == 409
    assert contact.post(answer, words).status_code == 302
    read = letter.post("/rights/letter/", code).content.decode()
    assert "We vroegen het na: het klopt nu." in read


def test_early_waves_only(client_of: LogIn) -> None:
    world = made.executed()
    page = client_of(world.contact).get(desk(world)).content.decode()
    assert f"{TODAY + dt.timedelta(days=30):%-d}" in page
    assert page.count("Vraag de contactlijst") == 1
