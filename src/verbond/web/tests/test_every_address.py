"""Every address of the site, for everybody: no fault, and nothing of what is not public.

The addresses come from the site itself, so a new page is tried without anybody thinking of it. What
stands in them comes from a small fictitious city with a plan, decisions and a test; where a page
asks for something else, it is simply not found, and that must go well too.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from verbond.accounts.facade import Person
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db

SECRET = "Zwaluwnest"  # stands in every text that is not public
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# Their own pages and those of their makers: other tests, other people's code.
LEFT_OUT = ("accounts/", "language/", "health/", "ready/")
HOSTILE = (
    "?page=-1&year=abc&month=2020-13&offset=9e99&before=%D9%A3&version=99999999999999999999"
    "&q=%00&body=%00&chapter=%00&domain=%F0%9F%8C%B3"
)
DESK = ("save", "serves", "detach", "take-off", "publish")
FORMS: tuple[Mapping[str, str], ...] = (
    dict.fromkeys(
        ("commitment", "document", "number", "lock", "remove", "piece", "tie", "measure"),
        "9" * 5000,
    ),
    dict.fromkeys(
        ("title", "reason", "word", "article", "key", "code", "text", "shows", "q", "up"), "a\0b"
    ),
    {"commitment": "987654", "shows": "decided", "answer": "accept", "on": "9999-12-31"},
)


@dataclass(frozen=True, slots=True)
class City:
    """What can stand in an address, by the room and the name of its place there."""

    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    closed: tuple[str, ...]  # addresses of what is not public

    def addresses(self, route: str) -> Iterator[str]:
        known = {**self.values[""], **self.values.get(route.partition("/")[0], {})}
        names = PARAMETER.findall(route)
        for chosen in itertools.product(*(known.get(name, ("x",)) for name in names)):
            yield "/" + _filled(route, chosen)


def _filled(route: str, chosen: Iterable[str]) -> str:
    left = iter(chosen)
    return PARAMETER.sub(lambda _place: next(left), route)


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from _routes(one, route)


def routes() -> list[str]:
    """Return every address of the site that is no regular expression, with its open places."""
    found = set(_routes(get_resolver()))
    return sorted(one for one in found if not one.startswith(LEFT_OUT) and "^" not in one)


@pytest.fixture
def city(db: None) -> City:
    from verbond.agreement.testing import NOW, make_agreement
    from verbond.budgets.testing import MODEL
    from verbond.decisions import testing as decisions
    from verbond.plan.facade import import_plan
    from verbond.plan.testing import PLAN, sheet_with
    from verbond.scorecards.testing import load_shipped

    promise, *_ = make_agreement().values()
    load_shipped()
    sheet = sheet_with(plan=replace(PLAN, agreement="fictief"))
    import_plan(sheet=sheet, actor=SYSTEM, now=NOW)
    college = decisions.make_body()
    meeting = decisions.make_meeting(college)
    shut = decisions.make_item(college, _secret("dicht"), is_public=False)
    public = decisions.make_item(college)
    decisions.held((shut, public), meeting)
    draft = decisions.make_item(college, _secret("ontwerp"))
    decisions.sign_quickscan(draft)
    _rounds()
    values: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "": {"pk": ("1", "9" * 20), "run_id": ("1", "9" * 20), "room": ("decisions",)},
        "agreement": {"slug": ("fictief",), "key": (_key_of(promise), "\N{SNOWFLAKE}"),
                      "act": ("owner", "overrule")},
        "plan": {"slug": (PLAN.slug,), "code": ("A1", "x"), "number": ("1",), "form": ("csv",)},
        "decisions": {"key": (public.key, draft.key, meeting.key), "act": DESK},
        "scorecards": {"key": (draft.key,), "code": ("armoedetoets-quickscan",)},
        "budgets": {"slug": ("klaar", "geteld", "geheim", MODEL, "les"), "version": ("1",),
                    "key": ("voorstel-1", "voorstel-2"), "name": ("election.pb", "receipts.txt"),
                    "number": ("1",), "sheet": ("1",), "token": ("x",), "kind": ("account",),
                    "extension": ("csv",), "act": ("publish",)},
        "ledger": {"code": ("wijkbudgetten", "intern"), "number": ("1",), "account": ("city",)},
        "opendata": {"slug": ("fictief",), "key": (draft.key,), "form": ("csv",)},
    }  # fmt: skip
    closed = tuple(
        f"/decisions/{kind}/{key}{end}"
        for kind in ("decision", "meeting", "desk")
        for key in (shut.key, draft.key)
        for end in ("/", ".jsonld")
    )
    return City(values, closed)


def _rounds() -> None:
    """Publish one result, count another, and keep a round and a book to ourselves."""
    from django.apps import apps

    from verbond.budgets.testing import (
        counted,
        make_closed_vote,
        make_envelope,
        make_proposal,
        make_round,
        published,
    )
    from verbond.ledger.testing import make_book

    envelope = make_envelope()
    votes, costs = [{"voorstel-1": 1}, {"voorstel-2": 1}] * 3, (12_000, 30_000)
    published(make_closed_vote("klaar", votes=votes, costs=costs, envelope=envelope))
    result = counted(make_closed_vote("geteld", votes=votes, costs=costs, envelope=envelope))
    result.explained |= {SECRET: SECRET}
    result.receipts += SECRET
    result.save()
    hidden = make_round("geheim", published=False, title=f"{SECRET} (fictief)", envelope=envelope)
    make_proposal(hidden, 1, title=SECRET, summary=SECRET)
    make_book("intern", is_public=False)
    book = apps.get_model("ledger.Book")._default_manager
    book.filter(code="intern").update(name=f"{SECRET} (fictief)")
    apps.get_model("budgets.Lesson")._default_manager.create(
        slug="les", title="Les (fictief)", text="Begin vroeg.", made_at=result.counted_at,
        published_at=result.counted_at, fictitious=True,
    )  # fmt: skip


def _secret(why: str) -> Any:
    from verbond.decisions.testing import wording

    said = f"{SECRET} {why} (fictief)"
    return wording(said, f"Artikel over {said}.", summary=f"{said}.")


def _key_of(promise: int) -> str:
    from django.apps import apps

    return str(apps.get_model("agreement.Commitment")._default_manager.get(pk=promise).key)


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _client(person: Person | None) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def test_every_address_answers_for_everybody_and_tells_no_secret(
    city: City, resident: Person, mandatary: Person, keeper: Person
) -> None:
    faults, told = [], []
    # Staff come first: what they were shown must not be kept for somebody else.
    for person in (keeper, mandatary, resident, None):
        client = _client(person)
        # Open data is the same for everybody: whoever asks is nobody there.
        for address in _all(city, but=() if person is None else ("opendata/",)):
            answer = client.get(address)
            body = _body(answer)
            if answer.status_code >= 500:
                faults.append((person and person.name, address))
            if person in {resident, None} and SECRET.encode() in body:
                told.append((person and person.name, address))
    assert not faults
    assert not told


def test_every_address_bears_what_nobody_meant_to_ask(city: City, keeper: Person) -> None:
    faults = []
    clerk, visitor = _client(keeper), _client(None)
    for address in _all(city):
        answers = [visitor.get(address + HOSTILE)]
        if not address.startswith("/opendata/"):
            answers += [
                clerk.get(address + HOSTILE),
                visitor.head(address),
                visitor.options(address),
            ]
        faults += [(address, one.request["REQUEST_METHOD"]) for one in answers if _failed(one)]
    assert not faults


def test_every_address_bears_a_form_that_no_page_made(city: City, keeper: Person) -> None:
    faults = []
    client = _client(keeper)
    for address, form in itertools.product(_forms_of(client, city), FORMS):
        with transaction.atomic():
            if _failed(client.post(address, form)):
                faults.append((address, str(form)[:40]))
            # Each form meets the city as it was made.
            transaction.set_rollback(True)
    assert not faults


def _forms_of(client: Client, city: City) -> list[str]:
    """Return the addresses that take a form at all."""
    found = []
    for address in _all(city, but=("opendata/",)):
        with transaction.atomic():
            if client.post(address).status_code not in {403, 404, 405}:
                found.append(address)
            transaction.set_rollback(True)
    return found


def _failed(answer: Any) -> bool:
    _body(answer)
    return int(answer.status_code) >= 500


def _all(city: City, but: tuple[str, ...] = ()) -> list[str]:
    wanted = (route for route in routes() if not route.startswith(but))
    return [*city.closed, *(one for route in wanted for one in city.addresses(route))]
