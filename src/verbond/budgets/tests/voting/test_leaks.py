"""Nothing says who chose what, and nothing says who is ahead."""

import io
import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django.utils.module_loading import import_string

from verbond.accounts.facade import Person
from verbond.budgets.models import Ballot, Participation, Result, Round
from verbond.budgets.operations.voting.sealing import seal_box
from verbond.budgets.permissions import may_see_counts
from verbond.budgets.testing import NOW
from verbond.budgets.tests.voting.world import CODE, NUMBER, cast, make_vote
from verbond.journal.facade import latest_entries

pytestmark = pytest.mark.django_db
VOTE = "/budgets/r/ronde-1/vote/"
# A count that no other figure of the page can be.
MANY = 37


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *a: real(value or NOW, *a))
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def row() -> Round:
    return make_vote()


@pytest.mark.parametrize("published", [None, NOW + timedelta(days=1)])
def test_nobody_sees_counts_before_the_result_is_published_not_even_staff(
    row: Round, clerk: Person, keeper: Person, published: Any
) -> None:
    Result.objects.create(
        round=row, counted_at=NOW, engine="x", count={}, certificate={}, election=b"",
        election_sha256="", published_at=published,
    )  # fmt: skip
    for user in (None, clerk, keeper):
        assert not may_see_counts(row, user, NOW)
    assert may_see_counts(row, None, NOW + timedelta(days=2)) == bool(published)


def test_round_without_a_result_shows_no_counts(row: Round) -> None:
    assert not may_see_counts(row, None, NOW)


def test_no_public_page_changes_when_the_score_changes(row: Round, client: Client) -> None:
    """Read every page of the room with two boxes that differ in content alone."""
    for who in range(MANY):
        cast(row, str(who), {"voorstel-1": 1})
    seal_box(round_id=row.pk, now=NOW + timedelta(minutes=11))
    before = pages(client)
    Ballot.objects.update(content={"voorstel-4": 1, "voorstel-2": 1})
    after = pages(client)
    assert len(before) >= 5
    assert before == after


def pages(client: Client) -> dict[str, str]:
    """Read all pages of the room that need no more than a round or a proposal."""
    known = {"slug": "ronde-1", "key": "voorstel-1", "round": "ronde-1"}
    found = {}
    for pattern in get_resolver("verbond.budgets.urls").url_patterns:
        path = str(pattern.pattern)
        for name, value in known.items():
            path = path.replace(f"<slug:{name}>", value)
        if "<" in path or path.startswith("desk"):
            continue
        answer = client.get(f"/budgets/{path}")
        if answer.status_code == 200 and not answer.streaming:
            found[path] = without_tokens(answer.content.decode("utf-8", "replace"))
    return found


def without_tokens(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_journal_and_search_know_no_ballot(row: Round, client: Client) -> None:
    for who in range(12):
        cast(row, f"person-{who}")
    seal_box(round_id=row.pk, now=NOW + timedelta(minutes=11))
    said = json.dumps(
        [[one.summary, one.details, one.object_key] for one in latest_entries(limit=50)],
        default=str,
    )
    for ballot in Ballot.objects.all():
        assert ballot.content_hash not in said
        assert ballot.receipt_hash not in said
    assert "person-" not in said


def test_log_lines_of_a_vote_hold_no_code_number_receipt_or_choice(row: Round) -> None:
    written = io.StringIO()
    lines = logging.StreamHandler(written)
    formats: Any = settings.LOGGING["formatters"]
    lines.setFormatter(import_string(formats["json"]["()"])())
    root = logging.getLogger()
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    try:
        client = Client()
        client.post(f"{VOTE}prove/register/", {"number": NUMBER, "born_on": "31/12/1999"})
        client.post(f"{VOTE}prove/code/", {"code": CODE})
        client.post(f"{VOTE}draft/", {"p": "3", "go": "check"})
        page = client.get(f"{VOTE}check/").content.decode()
        receipt = page.split('name="receipt" value="', 1)[1].split('"', 1)[0]
        client.post(f"{VOTE}cast/", {"choice": "3:1", "receipt": receipt})
        client.post("/budgets/r/ronde-1/receipt/", {"receipt": receipt[:12]})
    finally:
        root.removeHandler(lines)
        root.setLevel(level)
    said = written.getvalue()
    assert "vote/cast/" in said
    who = Participation.objects.get().who_hash
    for secret in (CODE, NUMBER, receipt[:12], receipt, who, "3:1", "voorstel-3"):
        assert secret not in said


def test_pages_of_a_voter_are_kept_by_nobody(row: Round) -> None:
    client = Client()
    client.post(f"{VOTE}prove/code/", {"code": CODE})
    for path in ("", "ballot/", "check/", "change/"):
        assert "no-store" in client.get(f"{VOTE}{path}")["Cache-Control"]
    for name in ("stem-bewijs", "stem-ontwerp"):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == VOTE


def test_tables_have_no_column_that_could_join_a_voter_to_a_ballot() -> None:
    ballot = {field.name for field in Ballot._meta.get_fields()}
    register = {field.name for field in Participation._meta.get_fields()}
    assert ballot & register == {"id", "round", "channel", "mixed"}
    times = ("DateTimeField", "AutoField", "BigAutoField", "GenericIPAddressField")
    for model in (Ballot, Participation):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & set(times)
