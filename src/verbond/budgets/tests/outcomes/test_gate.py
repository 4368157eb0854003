"""Between count and publishing nobody learns anything: every door of the site, every person."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.budgets.models import Ballot, Pot, Proposal, Result, Round
from verbond.budgets.testing.votes import AFTER, counted, make_closed_vote

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]
FILES = ("election.pb", "ateliers.pb", "certificate.json", "count.json", "parameters.json",
         "explained.json", "receipts.txt", "README.txt", "frozen.json")  # fmt: skip
# What stands in an address by the name of its place; others are not about a round.
PLACES: dict[str, tuple[str, ...]] = {
    "slug": ("ronde-1",),
    "key": ("voorstel-1", "voorstel-4", "ronde-1"),
    "name": FILES,
    "kind": ("round",),
    "extension": ("csv", "xlsx"),
    "code": ("wijkbudgetten",),
    "number": ("1", "2"),
}
DATA, ROUND, DESK = "/opendata/", "/budgets/r/ronde-1/", "/budgets/desk/ronde-1/"
# Drawn anew with every page, or about this very moment.
_NEW = re.compile(r"csrfmiddlewaretoken[^>]*")
# A look that is journalled, and files with the hour in them.
ALONE = ("/supporters/", ".xlsx", "/knowledge/feed.atom")
HEADERS = ("Content-Length", "Content-Disposition", "Last-Modified", "Location", "Link", "ETag")


@pytest.fixture
def voted(monkeypatch: pytest.MonkeyPatch, db: None) -> Round:
    row = make_closed_vote(costs=(40_000, 30_000, 50_000, 60_000), earmark_cents=1_000_000,
                    proposals={2: {"is_atelier": True}})  # fmt: skip
    monkeypatch.setattr(timezone, "now", lambda: AFTER)
    return row


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for one in patterns:
        said = before + re.sub(r"\\Z|\$|\\(?=\.)|(?<=/)\^|^\^", "", str(one.pattern))
        said = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", said)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, said)
        else:
            yield from filled(said)


def filled(said: str) -> Iterator[str]:
    found = re.search(r"<(?:\w+:)?(\w+)>", said)
    if found is None:
        yield said
        return
    for value in PLACES.get(found.group(1), ()):
        yield from filled(said.replace(found.group(0), value, 1))


def doors() -> list[str]:
    """List every address of the room and of the books, and what others tell of them."""
    rooms = ("/budgets/", "/ledger/", "/journal/")
    mine = ("results", "result-pots", "awards", "proposals", "rounds", "book-postings", "box-seals")
    found = (one for one in addresses(get_resolver().url_patterns) if one.startswith(rooms))
    data = [f"{DATA}api/{one}" for one in mine] + [f"{DATA}{one}.csv" for one in mine]
    told = ["catalogue.ttl", "budgets.atom", "dictionary/", "api/journal"]
    alone = [f"{DATA}result/ronde-1", f"{DATA}round/ronde-1", f"{DATA}award/ronde-1/voorstel-1"]
    searched = ["/", "/search/?q=voorstel", "/budgets/r/ronde-1/proposals/?state=won"]
    found = (one for one in found if not one.endswith(ALONE))
    return sorted({*found, *data, *alone, *searched, *(DATA + one for one in told)})


def seen(client: Client) -> dict[str, object]:
    """Ask every address; return what came back, without what is new each time."""
    caches["pages"].clear()
    found = {f"get {path}": _told(client.get(path)) for path in doors()}
    for path in (f"{ROUND}result/", f"{ROUND}files/", f"{ROUND}files/election.pb", f"{ROUND}"):
        found[f"head {path}"] = _told(client.head(path))
        found[f"options {path}"] = _told(client.options(path))
        found[f"english {path}"] = _told(client.get(path, headers={"Accept-Language": "en"}))
    for path in (f"{DESK}count/", f"{ROUND}result/", f"{ROUND}progress/"):
        found[f"part of {path}"] = _told(client.get(path, headers={"HX-Request": "true"}))
    return found


def _told(response: Any) -> object:
    said = (b"".join(response) if response.streaming else response.content).decode(
        "utf-8", "replace"
    )
    if "csrfmiddlewaretoken" in said:
        return response.status_code, _NEW.sub("", said)
    return response.status_code, said, [response.headers.get(name) for name in HEADERS]


def test_no_door_tells_anything_between_count_and_publishing(
    voted: Round, clerk: Person, client_of: ClientOf
) -> None:
    """Whoever asks sees the same whatever the count says."""
    counted(voted)
    for path in doors():
        # The catalogue says how large a table was when it was fetched last.
        if path.startswith(DATA) and path.endswith(".csv"):
            Client().get(path)
    # Another count at once, then back: each visitor asks in the same order of things.
    for client in (Client(), client_of(clerk)):
        before = seen(client)
        with transaction.atomic():
            _turn_over()
            after = seen(client)
            transaction.set_rollback(True)
        assert len(before) > 80
        assert "nog geen uitslag" in str(before[f"get {ROUND}result/"])
        for door, said in before.items():
            assert said == after[door], _difference(door, str(said), str(after[door]))
    assert not Proposal.objects.filter(state__in=("won", "lost")).exists()


def _turn_over() -> None:
    other = {"winners": ["voorstel-4"], "elsewhere": 987654}
    Result.objects.update(
        count=other, certificate=other, explained=other, groups=other, election=b"elders 987654",
        election_sha256="9" * 64, parameters=other, receipts="987654\n",
    )  # fmt: skip
    Pot.objects.update(count=other, certificate=other, explained=other, election=b"elders")
    Ballot.objects.update(content={"voorstel-4": 1})


def _difference(door: str, one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return (
        f"{door}: …{one[max(0, at - 80) : at + 80]!r} became …{other[max(0, at - 80) : at + 80]!r}"
    )
