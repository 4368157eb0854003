"""Read questions and conditions from what a file says."""

from collections.abc import Mapping
from decimal import Decimal

from verbond.scorecards.core.conditions import Condition, Every, Said, Some
from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.core.fields import Fields
from verbond.scorecards.core.template import Option, Question, Step, Type

_QUESTION = frozenset(
    """id text help type domain required unknown_allowed options lowest highest weight points steps
    shown_when""".split()
)
_DEEPEST = 8


def read_question(value: object, place: str) -> Question:
    """Read one question; whether it fits the others is checked later."""
    fields = Fields.of(value, place, _QUESTION)
    key = fields.text("id", most=40)
    place = f"{place} ({key})"
    fields = Fields(fields.found, place)
    asked_when = fields.found.get("shown_when")
    return Question(
        id=key,
        text=fields.text("text", most=400),
        help=fields.text("help", ""),
        type=Type(fields.one_of("type", tuple(Type))),
        domain=fields.text("domain", most=40),
        required=fields.flag("required", default=True),
        unknown_allowed=fields.flag("unknown_allowed", default=True),
        options=tuple(
            _option(row, f"{place}, option {number}")
            for number, row in enumerate(fields.rows("options"), 1)
        ),
        lowest=fields.number("lowest", 1),
        highest=fields.number("highest", 5),
        weight=fields.number("weight", 1),
        points=_points(fields),
        steps=tuple(
            _step(row, f"{place}, step {number}")
            for number, row in enumerate(fields.rows("steps"), 1)
        ),
        shown_when=None
        if asked_when is None
        else read_condition(asked_when, f"{place}, shown_when"),
    )


def read_condition(value: object, place: str, depth: int = 0) -> Condition:
    """Read `{question, is: […]}`, `{question, at_least, at_most}`, `{all: […]}` or `{any: […]}`."""
    if depth > _DEEPEST:
        raise TemplateWrong(place, f"conditions nest at most {_DEEPEST} deep")
    allowed = frozenset({"question", "is", "at_least", "at_most", "all", "any"})
    fields = Fields.of(value, place, allowed)
    names = set(fields.found)
    if names in ({"all"}, {"any"}):
        (name,) = names
        parts = tuple(
            read_condition(part, f"{place}, {name} {number}", depth + 1)
            for number, part in enumerate(fields.rows(name), 1)
        )
        if not parts:
            raise TemplateWrong(place, f"{name} asks for at least one condition")
        return Every(parts) if name == "all" else Some(parts)
    return _said(fields, names)


def _said(fields: Fields, names: set[str]) -> Said:
    question = fields.text("question")
    if names == {"question", "is"}:
        keys = fields.texts("is")
        if not keys:
            raise TemplateWrong(fields.place, "is asks for at least one answer")
        return Said(question, keys=frozenset(keys))
    if names <= {"question", "at_least", "at_most"} and len(names) > 1:
        low, high = fields.decimal("at_least"), fields.decimal("at_most")
        return Said(question, at_least=low, at_most=high)
    raise TemplateWrong(
        fields.place, "expected question with is, or with at_least and at_most, or all, or any"
    )


def _option(value: object, place: str) -> Option:
    fields = Fields.of(value, place, frozenset({"key", "text"}))
    return Option(fields.text("key", most=40), fields.text("text", most=200))


def _points(fields: Fields) -> dict[str, int]:
    value = fields.found.get("points", {})
    place = f"{fields.place}, points"
    if not isinstance(value, Mapping):
        raise TemplateWrong(place, "expected points for each answer")
    inner = Fields({str(key): one for key, one in value.items()}, place)
    return {key: inner.number(key) for key in inner.found}


def _step(value: object, place: str) -> Step:
    fields = Fields.of(value, place, frozenset({"at_least", "points"}))
    at_least = fields.decimal("at_least")
    return Step(Decimal(0) if at_least is None else at_least, fields.number("points"))
