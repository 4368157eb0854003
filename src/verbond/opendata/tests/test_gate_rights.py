"""Nothing of anybody leaves from a detection run, a saved check or a report of an outcome.

A mark stands in everything of a person (`tests/social.py`); every door is opened and looked behind.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from verbond.journal import facade as journal
from verbond.kit.testing import forget_caches
from verbond.opendata.exporting import export_agreement
from verbond.opendata.queries import rows
from verbond.opendata.tests.social import DRAFT, FEW, FOUND, HIDDEN, RIGHT
from verbond.opendata.tests.test_gate import archived, told
from verbond.opendata.things import things
from verbond.rights import facade as rights

# Tables that never leave: a new one is named here, or in SHOWN with what of it is public.
NEVER = frozenset({
    "SavedCheck", "RuleReport", "RunTask", "RunKey", "OptOutKey", "Found", "Hit", "Follow",
    "Opening", "Envelope", "Access", "OptOut", "GrantReview", "Objection", "WhatIfUse",
})  # fmt: skip
SHOWN = frozenset({"Measure", "WhatIf", "DetectionRun", "RunTally"})
# Of the tables that are rows of a list: what stays inside, and what goes out under a plainer name.
INSIDE = {
    "right-measures": ("Measure", set(), set()),
    "what-ifs": ("WhatIf", {"kept_by", "told"}, {"question"}),
    "detection-runs": (
        "DetectionRun",
        {"approved_sha256", "seed", "contact_point", "lock", "left_out", "made_at", "executed_at"},
        {"rows_read", "decision_key"},
    ),
}  # fmt: skip
NUMBER = "918273"


def doors() -> Iterator[str]:
    """Yield the addresses behind which something of rights can stand."""
    for many in (*rights.TABLES, "journal", "evidence"):
        yield f"/opendata/{many}.csv"
        yield f"/opendata/{many}.jsonld"
        yield f"/opendata/api/{many}?limit=200"
        for row in rows(things()[many]):
            yield f"/opendata/{things()[many].one}/{things()[many].key_of(row)}.jsonld"
    yield from ("/opendata/", "/opendata/rights.atom", "/opendata/catalogue.ttl", "/journal/")
    yield from ("/", "/rights/", "/rights/lpdc.json", "/rights/measures/", "/rights/what-if/")
    yield from ("/rights/measures/data.json", f"/rights/measures/{RIGHT}/", "/rights/check/")
    yield from (f"/rights/right/{RIGHT}/", f"/rights/right/{RIGHT}.json", "/rights/desk/runs/")
    yield from ("/rights/what-if/openbaar/", "/rights/what-if/los/", "/rights/letters/")
    yield from (f"/search/?q={word}" for word in ("huurpremie", HIDDEN, DRAFT))
    for key in ("2026-ontwerp", "2026-goed", "2026-loopt", "2026-gewist"):
        yield f"/rights/desk/runs/{key}/"
        yield f"/rights/desk/runs/{key}/waiting/"


def test_nobody_of_a_run_a_check_or_a_report_stands_behind_a_door(
    client: Client, city: str
) -> None:
    open_doors = [door for door in doors() if "/search/" not in door]
    assert [one for one in open_doors if HIDDEN in told(client, one)] == []
    assert HIDDEN not in archived(city)
    assert HIDDEN not in repr(journal.latest_entries(500))


def test_a_draft_of_a_run_and_a_what_if_that_hangs_nowhere_are_not_public(
    client: Client, city: str
) -> None:
    open_doors = [door for door in doors() if "/search/" not in door]
    assert [one for one in open_doors if DRAFT in told(client, one)] == []
    assert DRAFT not in archived(city)
    keys = {row["key"] for row in client.get("/opendata/api/detection-runs").json()["results"]}
    assert keys == {"2026-goed", "2026-loopt", "2026-gewist"}
    what_ifs = client.get("/opendata/api/what-ifs").json()["results"]
    assert [row["key"] for row in what_ifs] == ["openbaar"]
    assert client.get("/opendata/what-if/los.jsonld").status_code == 404
    assert client.get("/opendata/detection-run/2026-ontwerp.csv").status_code == 404


def test_a_search_for_a_name_finds_nobody(client: Client, city: str) -> None:
    for word in (HIDDEN, DRAFT):
        found = told(client, f"/search/?q={word}")
        asked_back = told(client, "/search/?q=Huiszwaluw").count("Huiszwaluw")
        assert found.count(word) <= asked_back, word


def test_an_older_version_of_figures_and_an_amount_of_somebody_stay_inside(
    client: Client, city: str
) -> None:
    assert [door for door in doors() if NUMBER in told(client, door)] == []
    assert NUMBER not in archived(city)


def test_counts_below_ten_are_empty_and_a_run_that_goes_on_has_none(
    client: Client, city: str
) -> None:
    counts = client.get("/opendata/api/detection-counts").json()["results"]
    said = {(row["run"], row["right"]): row["found"] for row in counts}
    assert FEW < 10 <= FOUND
    assert said == {("2026-gewist", RIGHT): FOUND, ("2026-gewist", "vt"): None}
    runs = client.get("/opendata/api/detection-runs").json()["results"]
    assert {row["key"]: row["people_read"] for row in runs} == {
        "2026-goed": None, "2026-loopt": 1200, "2026-gewist": 1300,
    }  # fmt: skip
    (hidden,) = client.get("/opendata/api/right-measures?right=leefloon").json()["results"]
    assert hidden["hidden"]
    assert (hidden["holds"], hidden["take_up_low"]) == (None, None)


def test_every_table_of_rights_is_public_in_part_or_never(db: None) -> None:
    held = {one.__name__ for one in apps.get_app_config("rights").get_models()}
    assert held == SHOWN | NEVER
    assert not SHOWN & NEVER


@pytest.mark.parametrize("many", sorted(INSIDE))
def test_a_new_column_stays_inside_until_it_is_named(city: str, many: str) -> None:
    name, inside, renamed = INSIDE[many]
    out = set(next(rights.published(many, today=dt.date(2026, 11, 23))))
    fields = apps.get_model(f"rights.{name}")._meta.get_fields()
    columns = {one.name for one in fields if not one.auto_created}
    assert columns - out == inside | renamed


def test_an_archive_holds_nothing_of_the_room_of_rights(city: str) -> None:
    with zipfile.ZipFile(io.BytesIO(export_agreement(city))) as box:
        tables = {Path(one).stem for one in box.namelist() if one.startswith("tables/")}
    assert tables
    assert not tables & set(rights.TABLES)
    assert "2026-loopt" not in archived(city)


def test_rows_are_the_same_whoever_asks(client: Client, city: str, django_user_model: type) -> None:
    before = told(client, "/opendata/detection-runs.csv")
    worker = django_user_model.objects.get(name=HIDDEN)  # type: ignore[attr-defined]
    client.force_login(worker)
    forget_caches()
    assert told(client, "/opendata/detection-runs.csv") == before
