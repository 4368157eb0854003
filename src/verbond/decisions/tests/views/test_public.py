"""What anybody reads of meetings and decisions, and what programs read in the same pages."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rdflib import BNode, Graph, Literal
from rdflib.compare import graph_diff, to_isomorphic

from verbond.decisions.core.linked.checking import Outcome, check_graph
from verbond.decisions.core.linked.reading import quiet, read_page
from verbond.decisions.core.voting import Choice, VoteGiven
from verbond.decisions.models import Body, Decision, Item, Mandatary, Meeting, Serves
from verbond.decisions.operations.agenda import announce_agenda
from verbond.decisions.operations.drafting import start_correction
from verbond.decisions.operations.publishing import publish
from verbond.decisions.operations.treating import record_presence, record_treatment
from verbond.decisions.queries.items import item_named
from verbond.decisions.shapes_folder import repaired_shape, shapes_of
from verbond.decisions.testing import (
    MEETING_AT,
    NOW,
    make_item,
    make_meeting,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal.facade import SYSTEM

ROLE = "http://www.w3.org/1999/xhtml/vocab#role"
MOST_QUERIES = 12
LINES = "Eerste regel met “aanhalingen” & <haken>.\n\nTweede alinea: 5 €."


@pytest.fixture
def held(college: Body, people: list[Mandatary], promise: int) -> Meeting:
    """A published meeting: a divided vote, an article of several lines, a promise, a rejection."""
    meeting = make_meeting(college)
    text = wording("Straat & school (fictief)", LINES, "Dit gaat morgen in.", summary=LINES)
    first, second = make_item(college, text), make_item(college)
    Serves.objects.create(item=first, commitment_id=promise, shows="started", state="confirmed")
    for item in (first, second):
        on_agenda(item, meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    keys = [one.key for one in people]
    choices: list[Choice] = ["favour", "favour", "favour", "against", "abstain"]
    ballots = dict(zip(keys, choices, strict=True))
    vote = VoteGiven(in_favour=3, against=1, abstained=1, ballots=ballots)
    record_treatment(
        item=item_named(first.key), outcome="approved", votes=[vote], actor=SYSTEM, now=NOW
    )
    record_treatment(item=item_named(second.key), outcome="rejected", actor=SYSTEM, now=NOW)
    record_presence(
        meeting=meeting, present=keys, chair="ada", secretary="bob", actor=SYSTEM, now=NOW
    )
    Meeting.objects.filter(pk=meeting.pk).update(
        started_at=MEETING_AT, ended_at=MEETING_AT + timedelta(hours=2)
    )
    publish(meeting=meeting, actor=SYSTEM, now=NOW)
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def decision(held: Meeting) -> Decision:
    return Decision.objects.get(title="Straat & school (fictief)")


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def _rdfa(client: Client, address: str, language: str = "nl") -> Graph:
    """Read a page as a program does; roles of the design system are no statements of ours."""
    response = client.get(address, headers={"accept-language": language})
    graph = read_page(response.content, base=f"http://127.0.0.1:8000{address}").graph
    return _plain(graph)


def _plain(graph: Graph) -> Graph:
    """Write texts in one way: a plain literal and one typed as string are the same in RDF 1.1."""
    found = Graph()
    for subject, predicate, value in graph:
        if str(predicate) == ROLE:
            continue
        plain = isinstance(value, Literal) and str(value.datatype).endswith("#string")
        found.add((subject, predicate, Literal(str(value)) if plain else value))
    return found


def _jsonld(client: Client, address: str) -> Graph:
    content = _page(client, address)
    with quiet():  # rdflib warns of what it uses itself
        return _plain(Graph().parse(data=content, format="json-ld"))


def _wrong(graph: Graph) -> dict[str, dict[str, int | None]]:
    shape = repaired_shape()
    assert shape is not None
    ours = [one for one in shapes_of() if one.name != "notulen"]
    outcomes: tuple[Outcome, ...] = check_graph(graph, [*ours, shape])
    return {one.name: one.by_level() for one in outcomes if one.checked}


def _same(first: Graph, second: Graph) -> None:
    if to_isomorphic(first) != to_isomorphic(second):
        _both, left, right = graph_diff(first, second)
        said = left.serialize(format="nt") + "\n-----\n" + right.serialize(format="nt")
        pytest.fail(said[:3000])


def _addresses(held: Meeting, decision: Decision) -> dict[str, str]:
    meeting = f"/decisions/meeting/{held.key}"
    return {
        f"{meeting}/": f"{meeting}.jsonld",
        f"{meeting}/minutes/": f"{meeting}/minutes.jsonld",
        f"/decisions/decision/{decision.key}/": f"/decisions/decision/{decision.key}.jsonld",
    }


def test_page_and_data_say_the_same(client: Client, held: Meeting, decision: Decision) -> None:
    for page, data in _addresses(held, decision).items():
        graph = _rdfa(client, page)
        assert len(graph) > 40
        assert not any(isinstance(node, BNode) for triple in graph for node in triple)
        _same(graph, _jsonld(client, data))


def test_language_of_the_reader_changes_no_data(
    client: Client, held: Meeting, decision: Decision
) -> None:
    for page in _addresses(held, decision):
        _same(_rdfa(client, page, "nl"), _rdfa(client, page, "en"))


def test_list_of_decisions_conforms_at_every_level(client: Client, held: Meeting) -> None:
    found = _wrong(_rdfa(client, f"/decisions/meeting/{held.key}/"))
    for shape in ("basic-agenda", "decision-list"):
        assert set(found[shape].values()) == {0}, (shape, found[shape])


def test_minutes_conform_to_every_shape_at_every_level(client: Client, held: Meeting) -> None:
    found = _wrong(_rdfa(client, f"/decisions/meeting/{held.key}/minutes/"))
    assert set(found) == {"basic-agenda", "decision-list", "decision", "notulen"}
    assert {count for levels in found.values() for count in levels.values()} == {0}, found


def test_decision_conforms_to_every_shape_at_every_level(
    client: Client, decision: Decision
) -> None:
    found = _wrong(_rdfa(client, f"/decisions/decision/{decision.key}/"))
    assert {"decision", "notulen"} <= set(found)
    assert {count for levels in found.values() for count in levels.values()} == {0}, found


def test_agenda_conforms_before_the_meeting(client: Client, college: Body, item: Item) -> None:
    meeting = make_meeting(college)
    on_agenda(item, meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    address = f"/decisions/meeting/{meeting.key}/"
    graph = _rdfa(client, address)
    assert set(_wrong(graph)["basic-agenda"].values()) == {0}
    _same(graph, _jsonld(client, f"/decisions/meeting/{meeting.key}.jsonld"))
    assert "Schoolstraat aan de Dorpsstraat" in _page(client, address)


def test_meeting_without_announced_agenda_is_not_there(client: Client, college: Body) -> None:
    meeting = make_meeting(college)
    for address in (
        f"/decisions/meeting/{meeting.key}/",
        f"/decisions/meeting/{meeting.key}.jsonld",
    ):
        assert client.get(address).status_code == 404


def test_minutes_wait_for_publication(client: Client, college: Body, item: Item) -> None:
    meeting = make_meeting(college)
    on_agenda(item, meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    assert client.get(f"/decisions/meeting/{meeting.key}/minutes/").status_code == 404


def test_decision_that_is_not_published_is_not_there(
    client: Client, college: Body, item: Item
) -> None:
    meeting = make_meeting(college)
    record_treatment(item=on_agenda(item, meeting), outcome="approved", actor=SYSTEM, now=NOW)
    for end in ("/", ".jsonld"):
        assert client.get(f"/decisions/decision/{item.key}{end}").status_code == 404


def test_point_behind_closed_doors_shows_as_a_number(client: Client, college: Body) -> None:
    meeting = make_meeting(college)
    on_agenda(make_item(college), meeting)
    on_agenda(make_item(college, wording("Geheim punt (fictief)"), is_public=False), meeting)
    announce_agenda(meeting=meeting, actor=SYSTEM, now=NOW)
    page = _page(client, f"/decisions/meeting/{meeting.key}/")
    assert "Geheim punt" not in page
    assert "1 punt is besloten" in page


def test_reader_sees_what_changes_who_voted_and_which_promise(
    client: Client, decision: Decision
) -> None:
    page = _page(client, f"/decisions/decision/{decision.key}/")
    assert page.index("Eerste regel met") < page.index("Artikel 1") < page.index("Wie stemde wat")
    assert page.count('href="#s-realised"') >= 3
    assert "Elke school" in page
    assert "Dora (fictief)" in page


def test_decision_names_promise_and_test_in_our_own_words(
    client: Client, decision: Decision
) -> None:
    found = json.loads(_page(client, f"/decisions/decision/{decision.key}.jsonld"))
    nodes: dict[str, dict[str, Any]] = {node["@id"]: node for node in found["@graph"]}
    own = next(node for iri, node in nodes.items() if iri.endswith("#besluit"))
    assert own["v:servesCommitment"][0]["@id"].endswith("/opendata/fictief/commitment/" +
        own["v:shows-started"][0]["@id"].rpartition("/")[2])  # fmt: skip
    test = nodes[own["v:hasTest"][0]["@id"]]
    assert test["v:testOutcome"][0]["@value"]


def test_correction_points_both_ways(
    client: Client, held: Meeting, decision: Decision, college: Body
) -> None:
    item = start_correction(decision=decision, actor=SYSTEM, now=NOW)
    later = published_decision(item, make_meeting(college, MEETING_AT + timedelta(hours=3)))
    old = _page(client, f"/decisions/decision/{decision.key}/")
    assert f"/decisions/decision/{later.key}/" in old
    assert "Later verbeterd" in old
    new = _rdfa(client, f"/decisions/decision/{later.key}/")
    predicates = {str(p).rpartition("#")[2] for _s, p, _o in new}
    assert "corrects" in predicates
    _same(new, _jsonld(client, f"/decisions/decision/{later.key}.jsonld"))
    corrected = _rdfa(client, f"/decisions/decision/{decision.key}/")
    _same(corrected, _jsonld(client, f"/decisions/decision/{decision.key}.jsonld"))


def test_secret_vote_shows_numbers_and_nobody(client: Client, college: Body) -> None:
    meeting = make_meeting(college)
    item = on_agenda(make_item(college), meeting)
    vote = VoteGiven(in_favour=3, against=2, abstained=0, is_secret=True)
    record_treatment(item=item, outcome="approved", votes=[vote], actor=SYSTEM, now=NOW)
    publish(meeting=meeting, actor=SYSTEM, now=NOW)
    page = _page(client, f"/decisions/decision/{item.key}/")
    assert "geheim" in page
    assert "Wie stemde wat" not in page


@pytest.mark.parametrize("which", [0, 1, 2])
def test_public_pages_ask_few_questions(
    client: Client,
    held: Meeting,
    decision: Decision,
    which: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    address = list(_addresses(held, decision))[which]
    with django_assert_max_num_queries(MOST_QUERIES):
        _page(client, address)
