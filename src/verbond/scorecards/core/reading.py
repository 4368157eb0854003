"""Read a template from what a YAML or JSON file says, with an error that names the field."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from verbond.scorecards.core.checking import check
from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.core.fields import Fields
from verbond.scorecards.core.reading_questions import read_condition, read_question
from verbond.scorecards.core.template import (
    After,
    AskedBy,
    Band,
    Effect,
    EffectRule,
    Scope,
    Template,
)

GATES = ("hard", "advice")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEMPLATE = frozenset(
    """code version name gate signed_by author source asks valid_from valid_until applies domains
    questions effects bands asked_by screens_language""".split()
)


def read_template(content: object, place: str) -> Template:
    """Read and check one template. Raises `TemplateWrong` that names the place and the field."""
    template = restore_template(content, place)
    check(template, place)
    return template


def restore_template(content: object, place: str) -> Template:
    """Read a template that was checked when it came in."""
    fields = Fields.of(content, place, _TEMPLATE)
    valid_from = fields.day("valid_from")
    if valid_from is None:
        raise TemplateWrong(f"{place}, valid_from", "expected a day such as 2026-01-31")
    return Template(
        code=_code(fields.text("code", most=60), f"{place}, code"),
        version=fields.number("version", least=1),
        name=fields.text("name", most=160),
        gate=fields.one_of("gate", GATES),
        signed_by=fields.text("signed_by", most=160),
        author=fields.text("author", most=160),
        source=fields.text("source", ""),
        asks=fields.text("asks"),
        valid_from=valid_from,
        valid_until=fields.day("valid_until"),
        scope=_scope(fields.found.get("applies", {}), f"{place}, applies"),
        domains=_domains(fields),
        questions=tuple(
            read_question(row, f"{place}, question {number}")
            for number, row in enumerate(fields.rows("questions"), 1)
        ),
        effects=tuple(
            _effect(row, f"{place}, effect {number}")
            for number, row in enumerate(fields.rows("effects"), 1)
        ),
        bands=tuple(
            _band(row, f"{place}, band {number}")
            for number, row in enumerate(fields.rows("bands"), 1)
        ),
        asked_by=tuple(
            _asked_by(row, f"{place}, asked_by {number}")
            for number, row in enumerate(fields.rows("asked_by"), 1)
        ),
        screens_language=fields.flag("screens_language", default=False),
    )


def content_hash(content: Mapping[str, Any]) -> str:
    """Give the sha256 of a template as it was written; the order of its fields does not count."""
    text = json.dumps(plain(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Write days as text, so that what a file says can be kept as JSON."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _code(code: str, place: str) -> str:
    if not _CODE.fullmatch(code):
        raise TemplateWrong(place, f"{code!r}; allowed: a-z, 0-9 and single hyphens")
    return code


def _domains(fields: Fields) -> dict[str, str]:
    value = fields.found.get("domains")
    place = f"{fields.place}, domains"
    if not isinstance(value, Mapping) or not value:
        raise TemplateWrong(place, "expected at least one domain: a code with its name")
    if any(not isinstance(name, str) or not name.strip() for name in value.values()):
        raise TemplateWrong(place, "expected a name for every code")
    return {str(key): " ".join(name.split()) for key, name in value.items()}


def _scope(value: object, place: str) -> Scope:
    fields = Fields.of(value, place, frozenset({"bodies", "subjects", "after", "reason"}))
    after = None
    if "after" in fields.found:
        rule = Fields.of(fields.found["after"], f"{place}, after", frozenset({"code", "outcomes"}))
        after = After(rule.text("code"), rule.texts("outcomes"))
    return Scope(
        bodies=fields.texts("bodies"),
        subjects=fields.texts("subjects"),
        after=after,
        reason=fields.text("reason", ""),
    )


def _effect(value: object, place: str) -> EffectRule:
    fields = Fields.of(value, place, frozenset({"when", "effect", "because"}))
    effect = Effect(fields.one_of("effect", tuple(Effect)))
    when = read_condition(fields.found.get("when"), f"{place}, when")
    return EffectRule(when, effect, fields.text("because"))


def _band(value: object, place: str) -> Band:
    fields = Fields.of(value, place, frozenset({"code", "name", "at_least", "asks_measure"}))
    return Band(
        code=_code(fields.text("code", most=40), f"{place}, code"),
        name=fields.text("name", most=80),
        at_least=fields.number("at_least") if "at_least" in fields.found else None,
        asks_measure=fields.flag("asks_measure", default=False),
    )


def _asked_by(value: object, place: str) -> AskedBy:
    fields = Fields.of(value, place, frozenset({"agreement", "line", "words"}))
    return AskedBy(fields.text("agreement"), fields.number("line", least=1), fields.text("words"))
