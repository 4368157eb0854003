"""Nothing of a vote leaves before its result is published, and persons never do.

A mark stands in everything that is hidden (`tests/money.py`); every door is opened and looked
behind: pages, files, API, linked data, feeds, search, archive, journal.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.test import Client

from verbond.budgets import facade as budgets
from verbond.journal import facade as journal
from verbond.opendata.exporting import export_agreement
from verbond.opendata.tests.money import CLERK, EARLY, SECRET
from verbond.opendata.things import tables, things

# Tables that never leave, in whatever state a round is: no public column may come from them.
NEVER = frozenset({
    "Elector", "AccountElector", "Participation", "Code", "Ballot", "PaperBatch", "PaperSheet",
    "Reminder", "Supporter", "Participant", "Flag", "WorkshopSeat", "TrialElection", "Counting",
    "PictureContent",
})  # fmt: skip
NEVER_COLUMNS = ("salt", "hash", "sealed", "proposer_name", "author_name", "streets", "made_by")
PUBLIC_HASHES = ("sha256",)
ROUNDS = ("klaar", "geteld", "open")
FILES = (
    *("election.pb", "ateliers.pb", "certificate.json", "ateliers-certificate.json", "count.json"),
    *("parameters.json", "explained.json", "receipts.txt", "README.txt"),
)


def doors() -> Iterator[str]:
    """Yield the addresses behind which something public of money and votes can stand."""
    for many in (*budgets.TABLES, "journal", "evidence", "annotations"):
        thing = things()[many]
        folder = "" if thing.stands_alone else "dorp-2025-2030/"
        yield f"/opendata/{folder}{many}.csv"
        yield f"/opendata/{folder}{many}.jsonld"
        within = "" if thing.stands_alone else "agreements/dorp-2025-2030/"
        yield f"/opendata/api/{within}{many}?limit=200"
    yield from ("/opendata/", "/opendata/budgets.atom", "/opendata/catalogue.ttl", "/journal/")
    yield from ("/", "/budgets/", "/budgets/knowledge/", "/budgets/knowledge/feed.atom")
    yield from (f"/search/?q={word}" for word in (SECRET, EARLY, "voorstel"))
    for slug in (*ROUNDS, f"{SECRET.lower()}-ronde"):
        base = f"/budgets/r/{slug}/"
        yield from (base, f"{base}proposals/", f"{base}result/", f"{base}progress/")
        yield from (f"{base}files/", f"{base}vote/", f"{base}receipt/", f"{base}vote/frozen.json")
        yield from (f"{base}files/{name}" for name in FILES)
        for number in (1, 2, 90):
            yield f"{base}p/voorstel-{number}/"
            yield f"{base}p/voorstel-{number}/versions/"
            yield f"{base}result/voorstel-{number}/"
    yield from (f"/budgets/lab/round/{slug}/" for slug in ROUNDS)


def told(client: Client, address: str) -> str:
    answer: Any = client.get(address)
    assert answer.status_code < 500, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    # A search repeats the question itself.
    return body.decode(errors="replace").replace(f"q={SECRET}", "").replace(f"q={EARLY}", "")


def archived(slug: str) -> str:
    with zipfile.ZipFile(io.BytesIO(export_agreement(slug))) as box:
        return "\n".join(box.read(name).decode(errors="replace") for name in box.namelist())


def test_a_result_that_is_not_published_stands_behind_no_door(
    client: Client, rich_city: str
) -> None:
    assert [
        door for door in doors() if EARLY in told(client, door) and "/search/" not in door
    ] == []
    found = client.get(f"/search/?q={EARLY}").content.decode()
    assert found.count(EARLY) == client.get("/search/?q=Huiszwaluw").content.decode().count(
        "Huiszwaluw"
    )
    assert EARLY not in archived(rich_city)
    assert EARLY not in repr(journal.latest_entries(500))


def test_the_state_of_a_proposal_tells_nothing_before_the_result(
    client: Client, rich_city: str
) -> None:
    rows = client.get("/opendata/api/proposals?limit=200").json()["results"]
    states = {slug: {row["state"] for row in rows if row["round"] == slug} for slug in ROUNDS}
    assert {"won", "lost"} <= states["klaar"]
    assert states["geteld"] == states["open"] == {"on_ballot"}
    for many in ("results", "result-pots", "awards", "work-steps", "spendings", "deviations"):
        found = client.get(f"/opendata/api/{many}?limit=200").json()["results"]
        assert {row["round"] for row in found} == {"klaar"}, many


def test_while_people_vote_nobody_reads_how_many_did(client: Client, rich_city: str) -> None:
    apps.get_model("budgets.BoxSeal").objects.filter(round__slug="open").update(ballots=918_273)
    apps.get_model("budgets.Round").objects.filter(slug="open").update(ballots_counted=None)
    seals = client.get("/opendata/api/box-seals").json()["results"]
    assert {row["round"] for row in seals} == {"klaar", "geteld"}
    packages = client.get("/opendata/api/code-packages").json()["results"]
    assert {row["round"] for row in packages} == {"klaar", "geteld"}
    assert "918273" not in archived(rich_city)


def test_persons_and_what_leads_to_them_never_leave_also_after_the_result(
    client: Client, rich_city: str
) -> None:
    # Names stand on the page, where they can be taken away again; in no data (ADR 0011).
    data = [door for door in doors() if door.startswith("/opendata/") or "/files/" in door]
    assert [door for door in data if SECRET in told(client, door)] == []
    assert SECRET not in archived(rich_city)
    assert CLERK.key not in archived(rich_city)
    apps.get_model("budgets.Proposal").objects.update(proposer_name="", group_name="")
    apps.get_model("budgets.Lesson").objects.update(author_name="")
    journal.record(
        actor=journal.SYSTEM, verb="test", room="budgets", object_kind="x", object_key="x",
        summary="Namen weg.", at=apps.get_model("budgets.Round").objects.earliest("pk").made_at,
    )  # fmt: skip
    pages = [door for door in doors() if door not in data and "/search/" not in door]
    assert [door for door in pages if SECRET in told(client, door)] == []


def test_no_public_column_comes_from_a_table_that_never_leaves(db: None) -> None:
    for table in tables().values():
        for column, path in table.columns.items():
            source = table.field_of(column)
            place = (table.name, column)
            assert table.model_class.__name__ not in NEVER or "budgets" not in table.model, place
            assert not (
                source.model._meta.app_label == "budgets" and source.model.__name__ in NEVER
            ), place
            if table.model.startswith("budgets."):
                assert path.endswith(PUBLIC_HASHES) or not path.endswith(NEVER_COLUMNS), place


def test_every_table_of_budgets_is_public_in_part_or_never(db: None) -> None:
    shown = {table.model.partition(".")[2] for table in budgets.TABLES.values()}
    # Photos stand on the pages, with the name of who made them.
    elsewhere = {"Picture"}
    held = {one.__name__ for one in apps.get_app_config("budgets").get_models()}
    assert held == shown | NEVER | elsewhere
    assert not shown & NEVER


def test_the_files_of_a_round_stand_in_the_catalogue_after_its_result(
    client: Client, rich_city: str
) -> None:
    page = client.get("/opendata/catalogue.ttl").content.decode()
    assert "/budgets/r/klaar/files/election.pb" in page
    assert "/budgets/r/klaar/files/ateliers-certificate.json" in page
    for slug in ("geteld", "open"):
        assert f"/budgets/r/{slug}/files/" not in page
