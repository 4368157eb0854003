"""Files that are no certificate, or no ballots: a clear refusal, and nothing else."""

import json
from pathlib import Path

import pytest

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.rule import Rule
from verbond.budgets.core.verifying import CertificateUnreadable, verify
from verbond.budgets.core.verifying.ballots import read_vote
from verbond.budgets.core.verifying.claims import MAX_BYTES, read_claims
from verbond.budgets.tests.core.verifying.making import certified, pb, written

GOOD = certified(pb(), Rule(completion=("add1",)))
DEEP = 100_000
HOSTILE = {
    "nothing": b"",
    "no JSON": b"winners: a",
    "no UTF-8": b"\xff\xfe{",
    "another kind of JSON": b"[]",
    "a level too many": b"[" * DEEP,
    "objects without end": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "a number without end": b'{"steps": 1' + b"0" * 100_001 + b"}",
    "not a number": written({**GOOD, "steps": 0}).replace(b'"steps": 0', b'"steps": NaN'),
    "infinite": written({**GOOD, "steps": 0}).replace(b'"steps": 0', b'"steps": Infinity'),
    "rounded": written({**GOOD, "steps": 0}).replace(b'"steps": 0', b'"steps": 0.5'),
    "yes for one": written({**GOOD, "steps": True}),
    "below zero": written({**GOOD, "steps": -1}),
    "a text for a number": written({**GOOD, "ballots": "7"}),
    "a number for a text": written({**GOOD, "budget": 280}),
    "a list for a text": written({**GOOD, "winners": [["bench"]]}),
    "an object for a list": written({**GOOD, "rounds": {}}),
    "a list for an object": written({**GOOD, "rule": []}),
    "no fraction": written({**GOOD, "endowment": "1e9"}),
    "not in lowest terms": written({**GOOD, "endowment": "4/2"}),
    "divided by nothing": written({**GOOD, "endowment": "1/0"}),
    "a fraction without end": written({**GOOD, "endowment": "1" * 100_001}),
    "no amount": written({**GOOD, "budget": "=1+1"}),
    "a field too many": written({**GOOD, "signed": "yes"}),
    "a field twice": written(GOOD)[:-1] + b', "steps": 0}',
    "another format": written({**GOOD, "format": "verbond-count-certificate/9"}),
    "an unknown method": written({**GOOD, "rule": {**GOOD["rule"], "method": "dice"}}),
    "an unknown completion": written({**GOOD, "rule": {**GOOD["rule"], "completion": ["more"]}}),
    "an unknown tie": written({**GOOD, "rule": {**GOOD["rule"], "ties": ["coin"]}}),
    "Add1 without shares": written({**GOOD, "rule": {**GOOD["rule"], "method": "greedy"}}),
    "a comparison without shares": written(
        {
            **GOOD,
            "rule": {
                **GOOD["rule"],
                "method": "greedy",
                "completion": [],
                "comparison": "exclusion",
            },
        }
    ),
    "Phragmen with points": written(
        {
            **GOOD,
            "rule": {
                **GOOD["rule"],
                "method": "phragmen",
                "completion": [],
                "satisfaction": "points",
            },
        }
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_certificate_is_refused_in_words(name: str) -> None:
    with pytest.raises(CertificateUnreadable, match="certificaat"):
        verify(pb(), HOSTILE[name])


@pytest.mark.parametrize("field", GOOD)
def test_every_field_must_be_there(field: str) -> None:
    with pytest.raises(CertificateUnreadable, match=f"{field}: ontbreekt"):
        read_claims(written({name: value for name, value in GOOD.items() if name != field}))


def test_a_file_larger_than_any_certificate_is_not_read() -> None:
    class Large(bytes):
        def __len__(self) -> int:
            return MAX_BYTES + 1

    with pytest.raises(CertificateUnreadable, match="groter dan"):
        read_claims(Large(b"{}"))


@pytest.mark.parametrize(
    ("ballots", "says"),
    [
        (b"", "META ontbreekt"),
        (b"PROJECTS\n", "regel 1: een .pb-bestand begint met META"),
        (b"META\nkey;value\nPROJECTS\nproject_id;cost\n", "VOTES ontbreekt"),
        (b"\xff\xfe", "geen tabel"),
        (pb() + b'7;"bench', "geen tabel"),
        (pb({"a": "-1"}, []), "regel 9: '-1' is geen getal"),
        (pb({"a": "1e9"}, []), "regel 9"),
        (pb({"a": "1" * 99}, []), "regel 9"),
        (pb({"a": "1", " a": "2"}, []), "regel 10: project 'a' staat er al"),
        (pb(budget="NaN"), "budget"),
        (pb(votes=[("ghost",)]), "project 'ghost' staat niet in PROJECTS"),
        (pb(votes=[("bench",)], vote_type="cumulative", points=[("1", "2")]), "evenveel punten"),
    ],
)
def test_what_is_no_election_is_refused_with_its_line(ballots: bytes, says: str) -> None:
    with pytest.raises(ElectionWrong, match=says):
        read_vote(ballots)


def test_the_reader_takes_what_real_files_hold() -> None:
    """A BOM, CRLF, blank lines, quotes, a comma in a cost, a project named twice, no votes."""
    text = pb(
        {"a": "1200,50", "b": "3"}, [("a", "b", "a"), ("b",), ("b",), ()], categories={"b": "None"}
    )
    vote = read_vote(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n").replace(b"VOTES", b"\r\nvotes"))
    assert (vote.number, len(vote.ballots)) == (4, 3)
    assert vote.cost["a"] * 2 == 2401
    assert not vote.kinds["b"]


def test_the_command_says_right_wrong_or_unreadable(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from verbond.__main__ import main

    ballots, claims = tmp_path / "vote.pb", tmp_path / "certificate.json"
    ballots.write_bytes(pb())
    claims.write_bytes(written(GOOD))
    assert main(["verify", str(ballots), str(claims)]) == 0
    told = capfdbinary.readouterr()
    assert told.out.startswith(b"Klopt. ")
    assert b"7 stembiljetten, 5 projecten" in told.err
    assert main(["verify", str(ballots), str(claims), "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["winners"] == GOOD["winners"]

    claims.write_bytes(written({**GOOD, "total_cost": "1"}))
    assert main(["verify", str(ballots), str(claims)]) == 1
    assert capfdbinary.readouterr().out.startswith(b"Klopt niet. total_cost")
    assert main(["verify", str(ballots), str(claims), "--format", "json"]) == 1
    assert json.loads(capfdbinary.readouterr().out)["right"] is False

    claims.write_bytes(b"[" * DEEP)
    assert main(["verify", str(ballots), str(claims)]) == 2
    assert main(["verify", str(tmp_path / "none.pb"), str(claims)]) == 2
