"""A whole agreement out and back in."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from verbond.budgets import facade as budgets
from verbond.budgets.core.verifying import verify
from verbond.budgets.testing import is_open_on_its_first_day
from verbond.journal.facade import SYSTEM, seal, unseal
from verbond.kit.errors import RuleBroken
from verbond.ledger import facade as ledger
from verbond.opendata import operations
from verbond.opendata.core.errors import ArchiveWrong
from verbond.opendata.exporting import export_agreement
from verbond.opendata.operations import import_archive
from verbond.opendata.tests.conftest import NOW, SLUG, first_promise, model
from verbond.opendata.tests.core.test_archive import zipped

_ALL = (
    "council.MemberQuestion", "council.Evaluation", "council.Report", "decisions.Serves",
    "plan.Plan", "agreement.StandingChange", "agreement.Standing", "agreement.Overruling",
    "agreement.Milestone", "agreement.Owner", "agreement.Question", "agreement.Follow",
    "agreement.SystemUse", "agreement.System",
    "agreement.Annotation", "agreement.Evidence",
    "agreement.CommitmentVersion", "agreement.Commitment", "agreement.Section", "agreement.Chapter",
    "indicators.Milestone", "indicators.TargetIndicator",
    "indicators.Target", "indicators.Reading", "indicators.Indicator", "indicators.Domain",
    "indicators.Geography", "indicators.Source",
)  # fmt: skip


def empty_the_database() -> None:
    unseal(connection)
    for room in ("budgets", "ledger"):
        _empty_room(room)
    seal(connection)
    model("agreement.Agreement").objects.update(edition=None)
    for label in _ALL:
        model(label).objects.all().delete()
    model("agreement.Edition").objects.all().delete()
    model("agreement.Agreement").objects.all().delete()


def _empty_room(room: str) -> None:
    """Remove all rows of a room at once: what protects what is asked at the end alone."""
    with connection.cursor() as cursor:
        for one in apps.get_app_config(room).get_models():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(one._meta.db_table)}")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return {name: box.read(name) for name in box.namelist()}


def changed(content: bytes, part: str, **change: object) -> bytes:
    """Change the first row of a part, with a manifest that still fits."""
    found = parts(content)
    first, _, rest = found[part].partition(b"\n")
    row = json.dumps(json.loads(first) | change, ensure_ascii=False, sort_keys=True)
    return zipped(found | {part: row.encode() + b"\n" + rest})


def back(content: bytes, **options: object) -> object:
    return import_archive(
        content=content,
        **({"apply": True, "actor": SYSTEM, "now": NOW} | options),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("which", ["rich_city", "genk"])
def test_out_and_back_in_loses_nothing(
    db: None, request: pytest.FixtureRequest, which: str
) -> None:
    slug = request.getfixturevalue(which)
    before = export_agreement(slug)
    empty_the_database()
    back(before)
    assert export_agreement(slug) == before


EVIDENCE = ("evidence", "standings", "standing-changes", "overrulings", "promise-milestones")


def rows_of(content: bytes, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in parts(content)[f"tables/{table}.jsonl"].splitlines()]


def test_an_archive_holds_the_evidence_of_its_own_agreement_alone(city: str) -> None:
    model("agreement.Evidence").objects.create(
        room="elsewhere", key="of-another", kind="count", shows="done", title="x", source="x",
        on=NOW.date(), recorded_at=NOW,
    )  # fmt: skip
    content = export_agreement(city)
    assert all(rows_of(content, table) for table in (*EVIDENCE, "owners"))
    keys = {row["key"] for row in rows_of(content, "evidence")}
    assert "1/a" in keys
    assert "of-another" not in keys
    ties = [row for row in rows_of(content, "annotations") if row["what"] == "evidence"]
    proofs = {row["proof"] for row in rows_of(content, "promise-milestones") if row["proof"]}
    assert keys == {str(row["value"]).partition(":")[2] for row in ties} | proofs


def test_an_archive_from_before_there_was_evidence_gets_its_statuses_anew(city: str) -> None:
    found = parts(export_agreement(city))
    for table in (*EVIDENCE, "owners"):
        del found[f"tables/{table}.jsonl"]
    old = [
        {name: value for name, value in row.items() if name != "shows"}
        for row in map(json.loads, found["tables/annotations.jsonl"].splitlines())
        if row["what"] != "evidence"
    ]
    found["tables/annotations.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in old)
    with pytest.raises(RuleBroken, match="lacks"):
        back(zipped(found), slug="kopie")
    back(zipped(found, version=1), slug="kopie")
    kopie = model("agreement.Standing").objects.filter(commitment__agreement__slug="kopie")
    assert set(kopie.values_list("state", flat=True)) == {"unknown"}
    entries = model("journal.Entry").objects.filter(verb="recompute_standings")
    assert "opnieuw afgeleid" in entries.first().summary


def test_the_agreement_works_after_it_came_back(client: Client, town: str) -> None:
    content = export_agreement(SLUG)
    empty_the_database()
    back(content, slug="kopie")
    assert client.get("/agreement/kopie/").status_code == 200
    found = client.get("/opendata/api/agreements/kopie/search?q=fietser").json()
    assert found["count"] > 0


def test_nobody_can_be_recognised_in_an_archive(city: str) -> None:
    whole = b"".join(parts(export_agreement(SLUG)).values()).decode()
    for secret in (
        "vraagster@",
        "volger@",
        "Rita",
        'Mobiliteit"',
        "secret-key",
        "secret-journal-key",
        "gsm",
        "f" * 64,
    ):
        assert secret not in whole, secret


def test_without_apply_nothing_is_written(town: str) -> None:
    content = export_agreement(SLUG)
    empty_the_database()
    entries = model("journal.Entry").objects.count()
    done = back(content, apply=False)
    assert done.added["commitments"] > 0  # type: ignore[attr-defined]
    assert not model("agreement.Agreement").objects.exists()
    assert model("journal.Entry").objects.count() == entries


def test_what_is_here_already_is_kept_and_named(town: str) -> None:
    content = export_agreement(SLUG)
    model("indicators.Indicator").objects.update(name="Anders")
    done = back(content, slug="tweede")
    assert done.kept == ("indicators 0/cyclists",)  # type: ignore[attr-defined]
    assert model("indicators.Indicator").objects.get().name == "Anders"


@pytest.mark.parametrize(
    ("part", "change", "code"),
    [
        ("commitments", {"text": "Vals"}, "quote_hash"),
        ("commitments", {"role": "koning"}, "choice"),
        ("commitments", {"chapter": "nergens"}, "no_such_row"),
        ("commitments", {"first_line": "een"}, "value"),
        ("commitments", {"first_line": None}, "empty"),
        ("commitments", {"first_line": 10**30}, "value"),
        ("commitments", {"last_line": 0}, "database"),
        ("commitments", {"key": 5}, "no_text"),
        ("commitments", {"key": ["x"]}, "key"),
        ("commitments", {"extra": 1}, "columns"),
        ("annotations", {"commitment": "nergens"}, "no_such_row"),
        ("annotations", {"state": "misschien"}, "choice"),
        ("questions", {"state": "answered", "answer": ""}, "database"),
        ("readings", {"value": "veel"}, "value"),
        ("editions", {"number": 2}, "missing"),
        ("agreement", {"edition": 9}, "no_edition"),
        ("agreement", {"slug": 3}, "in_use"),
        ("agreement", {"term_from": "gisteren"}, "value"),
        ("agreement", {"title": "x" * 500}, "value"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_changes(
    town: str, part: str, change: dict[str, object], code: str
) -> None:
    content = changed(export_agreement(SLUG), f"tables/{part}.jsonl", **change)
    if code != "in_use":
        empty_the_database()
    agreements = model("agreement.Agreement").objects.count()
    entries = model("journal.Entry").objects.count()
    with pytest.raises(RuleBroken) as refused:
        back(content, slug=SLUG if part == "agreement" else "")
    assert refused.value.code == code
    assert model("agreement.Agreement").objects.count() == agreements
    assert model("journal.Entry").objects.count() == entries


@pytest.mark.parametrize("times", [0, 2])
def test_an_archive_holds_one_agreement(town: str, times: int) -> None:
    content = export_agreement(SLUG)
    part = "tables/agreement.jsonl"
    found = parts(content)
    with pytest.raises(RuleBroken, match=f"expected one agreement, found {times}"):
        back(zipped(found | {part: found[part] * times}), slug="kopie")


def test_an_archive_beyond_the_limit_is_not_even_opened(
    town: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = export_agreement(SLUG)
    monkeypatch.setattr(operations, "MOST_BYTES", len(content) - 1)
    with pytest.raises(ArchiveWrong, match="at most 0 MB"):
        back(content, slug="kopie")
    monkeypatch.setattr(operations, "MOST_BYTES", len(content))
    assert back(content, slug="kopie", apply=False)


def test_an_address_in_use_is_refused(town: str) -> None:
    with pytest.raises(RuleBroken, match="--slug"):
        back(export_agreement(SLUG))


def test_anybody_can_download_it(client: Client, town: str) -> None:
    response = client.get(f"/opendata/{SLUG}/agreement.zip")
    assert response["Content-Type"] == "application/zip"
    assert response.content == export_agreement(SLUG)


def test_the_command_line_writes_and_takes_back(
    town: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dorp.zip"
    call_command("export_agreement", SLUG, file)
    call_command("import_agreement_archive", file, "--slug", "kopie")
    assert "add --apply" in capsys.readouterr().out
    call_command("import_agreement_archive", file, "--slug", "kopie", "--apply")
    assert "kopie: Akkoord van het dorp" in capsys.readouterr().out
    assert model("agreement.Agreement").objects.filter(slug="kopie").exists()


@pytest.mark.parametrize("argument", ["/nergens/x.zip", "/"])
def test_a_file_that_cannot_be_read_is_said_so(db: None, argument: str) -> None:
    with pytest.raises(RuleBroken, match=argument):
        call_command("import_agreement_archive", argument)


def test_a_folder_that_is_not_there_cannot_be_written(town: str) -> None:
    with pytest.raises(RuleBroken, match="nergens"):
        call_command("export_agreement", SLUG, "/nergens/x.zip")


def test_the_outline_in_it_is_that_of_the_outline_command(town: str) -> None:
    outline = json.loads(parts(export_agreement(SLUG))["outline.json"])
    assert [one["title"] for one in outline["chapters"]] == ["Mobiele stad", "Groene stad"]
    first = first_promise()
    item = next(one for one in outline["items"] if one["id"] == first.key)
    assert item["lines"] == [first.first_line, first.last_line]
    assert item["text"] == first.text


def test_what_residents_decided_shows_and_can_be_counted_again_after_it_came_back(
    client: Client, rich_city: str, tmp_path: Path
) -> None:
    files = {
        name: client.get(f"/budgets/r/klaar/files/{name}").content
        for name in ("election.pb", "certificate.json", "ateliers.pb", "receipts.txt", "README.txt")
    }
    content = export_agreement(SLUG)
    empty_the_database()
    back(content)
    pages = (
        *("/budgets/", "/budgets/r/klaar/", "/budgets/r/klaar/result/", "/budgets/r/open/"),
        *("/budgets/r/klaar/p/voorstel-1/", "/budgets/r/klaar/progress/", "/ledger/wijkbudgetten/"),
        *("/budgets/r/geteld/", "/budgets/knowledge/l/les-1/"),
    )
    for page in pages:
        assert client.get(page).status_code == 200, page
    for name, before in files.items():
        assert client.get(f"/budgets/r/klaar/files/{name}").content == before, name
    assert verify(files["election.pb"], files["certificate.json"])["winners"]
    assert ledger.check_books().wrong == ()
    entries = list(ledger.published("book-entries"))
    assert entries
    assert sum(row["amount"] for row in entries) == 0


def test_nobody_votes_in_a_round_that_came_from_an_archive(client: Client, rich_city: str) -> None:
    content = export_agreement(SLUG)
    empty_the_database()
    back(content)
    row = model("budgets.Round").objects.get(slug="open")
    assert (row.salt, row.ballots.count(), row.electors.count()) == ("", 0, 0)
    assert not is_open_on_its_first_day("open")


def test_a_round_and_a_book_that_are_here_stay_as_they_stand(rich_city: str) -> None:
    content = export_agreement(SLUG)
    model("budgets.Round").objects.filter(slug="klaar").update(title="Anders (fictief)")
    model("budgets.Round").objects.filter(slug="geteld").update(slug="elders")
    done = back(content, slug="tweede")
    assert {"rounds klaar", "rounds open", "books wijkbudgetten"} <= set(done.kept)  # type: ignore[attr-defined]
    assert done.added["rounds"] == 1  # type: ignore[attr-defined]
    assert model("budgets.Round").objects.get(slug="klaar").title == "Anders (fictief)"
    assert ledger.check_books().wrong == ()


@pytest.mark.parametrize(
    ("part", "change", "code"),
    [
        ("rounds", {"frozen": {"format": "vals"}}, "frozen"),
        ("results", {"election_sha256": "0" * 64}, "election"),
        ("book-entries", {"amount": 5}, "not_whole"),
        ("book-postings", {"text": "Iets anders"}, "not_whole"),
        ("book-entries", {"account": "nergens"}, "no_such_row"),
        ("proposals", {"state": "gekocht"}, "choice"),
    ],
)
def test_money_or_a_result_that_was_changed_in_the_archive_is_refused(
    rich_city: str, part: str, change: dict[str, object], code: str
) -> None:
    content = export_agreement(SLUG)
    empty_the_database()
    with pytest.raises(RuleBroken) as refused:
        back(changed(content, f"tables/{part}.jsonl", **change))
    assert refused.value.code == code
    assert not model("budgets.Round").objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("certificate.json", b"{", "json"), ("receipts.txt", None, "missing")],
)
def test_an_archive_without_a_file_of_a_result_is_refused(
    rich_city: str, name: str, content: bytes | None, code: str
) -> None:
    found = parts(export_agreement(SLUG))
    del found[f"rounds/klaar/{name}"]
    if content is not None:
        found[f"rounds/klaar/{name}"] = content
    empty_the_database()
    with pytest.raises(RuleBroken) as refused:
        back(zipped(found))
    assert refused.value.code == code


def test_an_archive_from_before_there_were_rounds_is_taken_back(town: str) -> None:
    found = parts(export_agreement(town))
    for table in {*ledger.TABLES, *budgets.TABLES}:
        del found[f"tables/{table}.jsonl"]
    with pytest.raises(RuleBroken, match="lacks"):
        back(zipped(found), slug="kopie")
    back(zipped(found, version=2), slug="kopie")
    assert model("agreement.Agreement").objects.filter(slug="kopie").exists()
