"""When is a test asked for?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from verbond.scorecards.core.template import Template


def applies(
    template: Template,
    facts: Mapping[str, object],
    on: date,
    outcomes: Mapping[str, str] | None = None,
) -> bool:
    """Say whether a test is asked for a thing on a day.

    `facts` says what the thing is: `body` (a code) and `subjects` (codes). `outcomes` holds how
    other tests of the same thing ended, for a test that follows from another.
    """
    return is_valid(template, on) and in_scope(template, facts) and follows(template, outcomes)


def is_valid(template: Template, on: date) -> bool:
    """Say whether a template is in force on a day; `valid_until` is its last day."""
    return template.valid_from <= on and (
        template.valid_until is None or on <= template.valid_until
    )


def in_scope(template: Template, facts: Mapping[str, object]) -> bool:
    """Say whether a thing is of the bodies and subjects that a test is for."""
    scope = template.scope
    if scope.bodies and facts.get("body") not in scope.bodies:
        return False
    subjects = facts.get("subjects")
    named = set(subjects) if isinstance(subjects, list | tuple | set | frozenset) else set()
    return not scope.subjects or bool(named & set(scope.subjects))


def follows(template: Template, outcomes: Mapping[str, str] | None) -> bool:
    """Say whether the test that this one waits for ended in a way that asks for it."""
    after = template.scope.after
    return after is None or (outcomes or {}).get(after.code) in after.outcomes


def in_force(templates: Iterable[Template], on: date) -> tuple[Template, ...]:
    """Keep of each test the version in force on a day: the highest of those valid then."""
    newest: dict[str, Template] = {}
    for template in templates:
        held = newest.get(template.code)
        if is_valid(template, on) and (held is None or template.version > held.version):
            newest[template.code] = template
    return _in_order(list(newest.values()))


def _in_order(templates: Sequence[Template]) -> tuple[Template, ...]:
    # What must be done comes first; a test that follows from another comes after it.
    def place(template: Template) -> tuple[bool, bool, str]:
        return template.gate != "hard", template.scope.after is not None, template.name

    return tuple(sorted(templates, key=place))
