"""A file of rules says everything, or is refused with the place of its fault."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from verbond.agreement.core.evidence import RulesBroken, read_rules, words
from verbond.agreement.core.evidence.words import KINDS, SHOWS, STATES
from verbond.agreement.models.evidence import EvidenceKind, Shows, State
from verbond.agreement.models.text import Kind

_TEXT = files("verbond.agreement.core.evidence").joinpath("rules.yaml").read_text(encoding="utf-8")


def test_the_words_of_the_rules_are_those_of_the_tables() -> None:
    assert set(STATES) == set(State.values)
    assert set(SHOWS) == set(Shows.values)
    assert set(KINDS) == set(EvidenceKind.values)
    assert set(words.PROMISES) == set(Kind.values)


def test_the_rules_that_come_along_can_be_read() -> None:
    rules = read_rules(_TEXT, "rules.yaml")
    assert rules.version
    assert {kind for kind, _shows in {(k, s) for k in rules.kinds for s in SHOWS}} == set(
        rules.kinds
    )


def _with(**changes: Any) -> str:
    return yaml.safe_dump({**yaml.safe_load(_TEXT), **changes})


def _rule(**changes: Any) -> str:
    rule = {"code": "eigen", "shows": ["done"], **changes}
    return _with(always=[rule])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "expected"),
        ("- een", "expected names with values"),
        (_with(kleur="rood"), "unknown kleur; allowed: always"),
        (_TEXT.replace("default:", "# default:"), "missing default"),
        (_with(default="kleur"), "default: 'kleur' is not one of"),
        (_with(version=3), "version: expected a text"),
        (_with(always="alles"), "always: expected a list of rules"),
        (_with(value=["principle", "principle"]), "each once"),
        (_with(value=["deliver"]), "missing principle, unknown or twice deliver"),
        (_with(strength={"decision": 1}), "strength: missing action"),
        (_with(strength=dict.fromkeys(KINDS, 0)), "whole number from 1, got 0"),
        (_with(strength=dict.fromkeys(KINDS, True)), "whole number from 1, got True"),
        (
            _with(old_after={kind: [] for kind in KINDS}),
            "expected a list with from, days and grade",
        ),
        (
            _with(old_after={k: [{"from": "2019", "days": 1, "grade": "x"}] for k in KINDS}),
            "from must be a day",
        ),
        (_rule(shows=["gedaan"]), "always, rule 1, shows: 'gedaan' is not one of"),
        (_rule(by=["buurman"]), "by: 'buurman' is not one of"),
        (_rule(when="soms"), "when: 'soms' is not one of booked"),
        (_rule(state="klaar"), "state: 'klaar' is not one of not-started"),
        (_rule(state="dropped"), "say denies: true"),
        (_rule(denies="ja"), "denies: expected true or false, got 'ja'"),
        (_rule(needs="in-force"), "needs and otherwise go together"),
        (_rule(needs="zon", otherwise="preparing"), "needs 'zon'; allowed: "),
        (_rule(kleur="rood"), "unknown kleur"),
        (_with(always=[{"code": "x"}]), "rule 1: missing shows"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(text: str, says: str) -> None:
    with pytest.raises(RulesBroken) as fault:
        read_rules(text, "eigen.yaml")
    assert fault.value.message.startswith("eigen.yaml")
    assert says in fault.value.message


def test_days_that_do_not_rise_are_refused() -> None:
    twice = [{"from": day, "days": 1, "grade": "x"} for day in _days("2020-01-01", "2019-01-01")]
    with pytest.raises(RulesBroken, match="must rise"):
        read_rules(_with(old_after=dict.fromkeys(KINDS, twice)), "eigen.yaml")


def _days(*texts: str) -> list[Any]:
    return [yaml.safe_load(text) for text in texts]
