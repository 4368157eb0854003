"""A template that cannot work says where and why."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest

from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.core.reading import content_hash, read_template
from verbond.scorecards.tests.core.made import RISK, SHORT

Q = "questions"


def changed(path: tuple[Any, ...], value: object, content: dict[str, Any] = SHORT) -> object:
    found: Any = deepcopy(content)
    part = found
    for step in path[:-1]:
        part = part[step]
    if value is None:
        del part[path[-1]]
    elif path[-1] == "+":
        part.append(value)
    else:
        part[path[-1]] = value
    return found


WRONG: list[tuple[tuple[Any, ...], Any, str]] = [
    (("extra",), 1, "unknown field extra"),
    (("code",), "Met Spaties", "code"),
    (("name",), "", "expected text, found ''"),
    (("name",), "x" * 161, "at most 160"),
    (("name",), None, "found nothing"),
    (("version",), 0, "whole number"),
    (("version",), True, "whole number"),
    (("gate",), "zacht", "allowed: hard, advice"),
    (("valid_from",), None, "such as 2026-01-31"),
    (("valid_from",), "morgen", "such as 2026-01-31"),
    (("valid_from",), datetime(2026, 1, 1), "such as 2026-01-31"),  # noqa: DTZ001 - from YAML
    (("valid_from",), 2026, "such as 2026-01-31"),
    (("valid_until",), "2025-01-01", "before valid_from"),
    (("domains",), {}, "at least one domain"),
    (("domains",), {"a": "A", "b": " "}, "a name for every code"),
    (("domains",), {"a": "A", "b": "B", "c": "C"}, "no question in domain c"),
    (("screens_language",), "ja", "true or false"),
    (("applies",), {"bodies": "college"}, "expected a list"),
    (("applies",), {"bodies": [1]}, "list of texts"),
    (("applies",), {"after": {"code": "x"}, "wie": 1}, "unknown field wie"),
    (("asked_by",), [{"agreement": "a", "line": 0, "words": "w"}], "whole number"),
    ((Q,), [], "at least one question"),
    ((Q, 0, "id"), "wie", "stands there twice"),
    ((Q, 0, "domain"), "z", "unknown domain 'z'; known: a, b"),
    ((Q, 0, "type"), "datum", "allowed: yes_no"),
    ((Q, 0, "options"), [{"key": "x", "text": "X"}], "has no options"),
    ((Q, 0, "required"), "ja", "true or false"),
    ((Q, 0), "vraag", "expected fields"),
    ((Q, 2, "options"), [{"key": "x", "text": "X"}], "at least two options"),
    (
        (Q, 2, "options"),
        [{"key": "weet-niet", "text": "X"}, {"key": "y", "text": "Y"}],
        "keys of their own",
    ),
    ((Q, 4, "highest"), 1, "2 to 21 places"),
    ((Q, 0, "points"), [1], "points for each answer"),
    ((Q, 0, "points"), {"soms": 1}, "cannot be given: soms"),
    ((Q, 0, "points"), {"weet-niet": 1}, "cannot be given: weet-niet"),
    ((Q, 0, "points"), {"ja": 1}, "points without bands"),
    ((Q, 0, "steps"), [{"points": 1}], "only a number has steps"),
    (
        (Q, 1, "steps"),
        [{"at_least": 5, "points": 1}, {"at_least": 5, "points": 2}],
        "from low to high",
    ),
    ((Q, 1, "shown_when"), {"question": "nergens", "is": ["ja"]}, "no question 'nergens'"),
    ((Q, 1, "shown_when"), {"question": "duurder", "is": ["soms"]}, "with soms"),
    ((Q, 1, "shown_when"), {"question": "duurder", "is": []}, "at least one answer"),
    ((Q, 1, "shown_when"), {"question": "duurder", "at_least": 1}, "is no number"),
    ((Q, 1, "shown_when"), {"question": "duurder"}, "expected question with is"),
    ((Q, 1, "shown_when"), {"question": "duurder", "is": ["ja"], "at_most": 1}, "expected"),
    ((Q, 1, "shown_when"), {"all": []}, "at least one condition"),
    ((Q, 1, "shown_when"), {"question": "goed", "at_least": "x"}, "expected a number"),
    ((Q, 1, "shown_when"), {"question": "goed", "at_least": float("nan")}, "a number"),
    ((Q, 3, "shown_when"), {"question": "waarom", "is": ["weet-niet"]}, "cannot be answered"),
    ((Q, 1, "shown_when"), {"question": "wie", "is": ["jong"]}, "stands before wie"),
    (
        (Q, 3, "shown_when"),
        {"all": [{"question": "hoeveel", "at_least": 1}, {"question": "duurder", "is": ["nee"]}]},
        "no answers lead to this question",
    ),
    (
        (Q, 3, "shown_when"),
        {"all": [{"question": "goed", "at_least": 1}, {"question": "hoeveel", "at_least": 1}]},
        "stands before goed",
    ),
    (("effects", 0, "when"), {"question": "weg", "is": ["ja"]}, "no question 'weg'"),
    (("effects", 0, "effect"), "erg", "allowed: negatief"),
    (("effects",), [], "either effects or bands"),
]


@pytest.mark.parametrize(("path", "value", "words"), WRONG)
def test_what_is_wrong_is_named_with_its_place(
    path: tuple[Any, ...], value: object, words: str
) -> None:
    with pytest.raises(TemplateWrong, match=r"kort\.yaml") as found:
        read_template(changed(path, value), "kort.yaml")
    assert words in found.value.message


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ([{"code": "a", "name": "A"}], "at least two"),
        ([{"code": "a", "name": "A"}, {"code": "b", "name": "B"}], "only the first"),
        ([{"code": "a", "name": "A", "at_least": 1}] * 2, "only the first"),
        (
            [{"code": "a", "name": "A"}]
            + [{"code": f"b{n}", "name": "B", "at_least": n} for n in (5, 3)],
            "from low to high",
        ),
        ([{"code": "a", "name": "A"}, {"code": "a", "name": "B", "at_least": 1}], "their own"),
        (
            [{"code": "positief", "name": "A"}, {"code": "b", "name": "B", "at_least": 1}],
            "none of those of effects",
        ),
    ],
)
def test_bands_stand_in_order(bands: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(TemplateWrong, match=words):
        read_template(changed(("bands",), bands, RISK), "risico.yaml")


def test_questions_that_wait_for_each_other_are_a_circle() -> None:
    content: Any = deepcopy(SHORT)
    content[Q][0]["shown_when"] = {"question": "goed", "is": ["1"]}
    content[Q][4]["shown_when"] = {"question": "hoeveel", "at_least": 1}
    with pytest.raises(TemplateWrong, match="circle: duurder → goed → hoeveel → duurder"):
        read_template(content, "kort.yaml")


def test_conditions_do_not_nest_without_end() -> None:
    rule: dict[str, Any] = {"question": "duurder", "is": ["ja"]}
    for _ in range(20):
        rule = {"all": [rule]}
    with pytest.raises(TemplateWrong, match="nest at most 8 deep"):
        read_template(changed((Q, 1, "shown_when"), rule), "kort.yaml")


def test_a_follow_up_of_too_many_questions_is_refused_not_waited_for() -> None:
    content: Any = deepcopy(SHORT)
    many = [
        {"id": f"v{n}", "domain": "a", "type": "scale", "lowest": 0, "highest": 20, "text": "Hoe?"}
        for n in range(8)
    ]
    never = [{"question": f"v{n}", "at_least": 99} for n in range(8)]
    last = {"id": "laat", "domain": "a", "type": "text", "text": "?", "shown_when": {"all": never}}
    content[Q] = [*many, last, *content[Q]]
    with pytest.raises(TemplateWrong, match="too many questions"):
        read_template(content, "kort.yaml")


def test_a_question_between_two_numbers_can_be_reached() -> None:
    rule = {"all": [{"question": "goed", "at_least": 2}, {"question": "goed", "at_most": 3}]}
    content: Any = deepcopy(SHORT)
    content[Q].append(
        {"id": "midden", "domain": "b", "type": "text", "text": "?", "shown_when": rule}
    )
    number = {"any": [{"question": "hoeveel", "at_least": 5, "at_most": 7}]}
    told = {"id": "som", "domain": "b", "type": "text", "text": "?", "shown_when": number}
    after = {"id": "t", "domain": "b", "type": "text", "text": "?"}
    after["shown_when"] = {"question": "midden", "is": ["weet-niet"]}  # type: ignore[assignment]
    content[Q] += [told, after]
    assert len(read_template(content, "kort.yaml").questions) == 8


def test_the_hash_is_of_what_it_says_not_of_the_order_of_fields() -> None:
    turned = dict(reversed(list(SHORT.items())))
    dated = {**SHORT, "valid_from": date(2026, 1, 1)}
    assert content_hash(SHORT) == content_hash(turned) == content_hash(dated)
    assert content_hash(SHORT) != content_hash({**SHORT, "version": 2})


def test_a_number_without_unknown_can_be_asked_and_followed() -> None:
    content: Any = deepcopy(SHORT)
    content[Q][1]["unknown_allowed"] = False
    assert read_template(content, "kort.yaml").question("hoeveel").unknown_allowed is False


def test_a_question_that_needs_two_choices_at_once_can_be_reached() -> None:
    rule = {"all": [{"question": "wie", "is": ["jong"]}, {"question": "wie", "is": ["oud"]}]}
    content: Any = deepcopy(SHORT)
    content[Q].append({"id": "x", "domain": "b", "type": "text", "text": "?", "shown_when": rule})
    assert len(read_template(content, "kort.yaml").questions) == 6


def test_one_answer_cannot_be_two_at_once() -> None:
    rule = {"all": [{"question": "duurder", "is": ["ja"]}, {"question": "duurder", "is": ["nee"]}]}
    content: Any = deepcopy(SHORT)
    content[Q][0]["unknown_allowed"] = False
    content[Q].append({"id": "x", "domain": "b", "type": "text", "text": "?", "shown_when": rule})
    with pytest.raises(TemplateWrong, match="no answers lead to this question"):
        read_template(content, "kort.yaml")
