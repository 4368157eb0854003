"""What is not known of a meeting or decision is not said of it."""

from dataclasses import replace
from datetime import UTC, datetime

from verbond.decisions.core.linked import facts
from verbond.decisions.core.linked.facts import (
    Handling,
    Organ,
    Person,
    Point,
    Resolution,
    Session,
    Voting,
)
from verbond.decisions.core.linked.statements import (
    Text,
    agenda_statements,
    decision_statements,
    list_statements,
    minutes_statements,
)
from verbond.decisions.core.linked.writing import jsonld, ntriple

OWN = "http://x.example/woorden#"
ORGAN = Organ(
    "http://x.example/o", "Raad (fictief)", "k", "raad", "u", "Stad (fictief)", "c", "g", "Stad"
)
POINT = Point("http://x.example/p", "Punt (fictief)", "", 1)
RESOLUTION = Resolution(
    "http://x.example/b",
    "http://x.example/d/",
    "Punt (fictief)",
    "",
    "",
    (),
    None,
    "http://x.example/t",
)
VOTE = Voting("http://x.example/s", "Punt (fictief)", "goedgekeurd", False, 1, 0, 0)
HANDLING = Handling(
    "http://x.example/t", POINT, True, "approved", "goedgekeurd", votes=(VOTE,),
    resolutions=(RESOLUTION,),
)  # fmt: skip
SESSION = Session(
    "http://x.example/z", "http://x.example/", ORGAN, datetime(2026, 3, 2, 18, tzinfo=UTC), None,
    None, "http://x.example/plaats", "", None, None, (), (POINT,), (HANDLING,), "a", "l", "m",
)  # fmt: skip


def test_bare_meeting_says_only_what_is_known() -> None:
    for say in (agenda_statements, list_statements, minutes_statements):
        names = {predicate.rpartition("#")[2] for _s, predicate, _o in say(SESSION)}
        unknown = {"startedAtTime", "endedAtTime", "heeftVoorzitter", "heeftSecretaris",
                   "atLocation", "date_publication", "motivering", "description"}  # fmt: skip
        assert not names & unknown


def test_bare_decision_says_only_what_is_known() -> None:
    test = facts.Tested("http://x.example/toets", "Toets (fictief)", "", "", "", is_exemption=True)
    told = replace(RESOLUTION, tests=(test,))
    found = list(decision_statements(told, HANDLING, SESSION, OWN))
    assert (test.iri, f"{OWN}testOutcome", Text("")) not in found
    assert any(value == f"{OWN}TestExemption" for _s, _p, value in found)


def test_votes_are_found_by_choice() -> None:
    ada = Person("http://x.example/ada", "Ada (fictief)")
    vote = replace(VOTE, choices=(facts.Choice(ada, "favour"),))
    assert (vote.of("favour"), vote.of("against")) == ((ada,), ())


def test_any_letter_survives_both_forms() -> None:
    from rdflib import Graph

    text = Text('tab\t "x" \\ \n\r\x01 é 😀')
    statement = ("http://x.example/a b<", "http://y.example/p", text)
    (found,) = Graph().parse(data=ntriple(statement), format="nt").objects()
    assert str(found) == text.value
    nodes = jsonld([statement, statement], OWN)["@graph"]
    assert nodes == [
        {"@id": "http://x.example/a b<", "http://y.example/p": [{"@value": text.value}]}
    ]
