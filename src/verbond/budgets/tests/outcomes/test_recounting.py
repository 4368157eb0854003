"""Somebody with nothing but the published files counts again, by the commands that stand there."""

import hashlib
import json
import shlex
from pathlib import Path

import pytest
from django.test import Client

from verbond.__main__ import main
from verbond.budgets.core.pabulib import check_pb
from verbond.budgets.models import Ballot, Result, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(shared: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Take every file that the page links to, as a stranger would."""
    client, folder = Client(), f"/budgets/r/{shared.slug}/files/"
    page = client.get(folder).content.decode()
    names = [part.split('"')[0] for part in page.split(f'href="{folder}')[1:]]
    found = {name: client.get(folder + name).content for name in names}
    for name, content in found.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return found


def test_the_published_commands_give_the_published_winners(
    files: dict[str, bytes], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    readme = files["README.txt"].decode()
    commands = [shlex.split(one)[1:] for one in readme.splitlines() if one.startswith("script/")]
    assert [one[0] for one in commands] == ["count", "verify", "count", "verify"]
    for command in commands:
        assert main(command) == 0, command
    capsysbinary.readouterr()
    for stem in ("ateliers", "election"):
        prefix = "" if stem == "election" else f"{stem}-"
        mine = json.loads(Path(f"mijn-{stem}.json").read_text(encoding="utf-8"))
        assert mine == json.loads(files[f"{prefix}certificate.json"])
        assert mine["winners"] == json.loads(files[f"{prefix}count.json"])["winners"]


def test_the_count_file_is_what_the_command_prints(
    files: dict[str, bytes], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    readme = files["README.txt"].decode().splitlines()
    command = next(one for one in readme if one.startswith("script/verbond count election"))
    assert main([*shlex.split(command)[1:], "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == json.loads(files["count.json"])


def test_a_certificate_of_other_winners_is_found_out(files: dict[str, bytes]) -> None:
    claims = json.loads(files["certificate.json"])
    claims["winners"] = claims["winners"][::-1]
    Path("certificate.json").write_text(json.dumps(claims), encoding="utf-8")
    assert main(["verify", "election.pb", "certificate.json"]) == 1


def test_every_file_has_the_fingerprint_that_stands_beside_it(files: dict[str, bytes]) -> None:
    lines = files["README.txt"].decode().split("SHA-256:")[1].split("\n")
    told = {line.split("  ")[1]: line.split("  ")[0] for line in lines if line}
    for name, sha256 in told.items():
        assert hashlib.sha256(files[name]).hexdigest() == sha256
    assert set(told) == set(files) - {"README.txt"}


def test_the_frozen_file_and_the_receipts_have_the_hashes_announced(
    shared: Round, files: dict[str, bytes]
) -> None:
    assert hashlib.sha256(files["frozen.json"]).hexdigest() == shared.frozen_sha256
    assert hashlib.sha256(files["receipts.txt"]).hexdigest() == shared.box_sha256
    hashes = files["receipts.txt"].decode().split()
    assert len(hashes) == shared.ballots_counted
    assert hashes == sorted(hashes)


def test_the_checker_finds_no_error_in_the_election(files: dict[str, bytes]) -> None:
    # What a pot leaves over is a choice of the rule; the checker warns of it.
    findings = [*check_pb(Path("election.pb")), *check_pb(Path("ateliers.pb"))]
    assert [one for one in findings if one.severity == "error"] == []


def test_no_order_of_the_box_stands_in_the_file(shared: Round, files: dict[str, bytes]) -> None:
    rows = files["election.pb"].decode().split("VOTES\n")[1].splitlines()
    header, ballots = rows[0].split(";"), [row.split(";") for row in rows[1:]]
    assert [row[0] for row in ballots] == [str(n) for n in range(1, len(ballots) + 1)]
    assert not {"receipt", "hash", "time"} & set(header)
    hashes = set(Ballot.objects.filter(round=shared).values_list("content_hash", flat=True))
    assert not any(one in files["election.pb"].decode() for one in hashes)
    # Ballots stand in the order of what they say, in both files alike.
    result = Result.objects.get(round=shared)
    assert result.parameters["columns"]["least_in_a_group"] == 10


def test_an_unknown_file_is_not_found(shared: Round, client: Client) -> None:
    assert client.get(f"/budgets/r/{shared.slug}/files/geheim.txt").status_code == 404
