"""Conditions and days in the words of a page."""

from collections.abc import Mapping

from django.utils.translation import gettext

from verbond.scorecards.core.answering import in_words
from verbond.scorecards.core.conditions import Condition, Every, Said
from verbond.scorecards.core.template import Template


def condition_words(template: Template, condition: Condition) -> str:
    """Say when a follow-up question is asked."""
    if isinstance(condition, Said):
        return _said(template, condition)
    joint = gettext(" en ") if isinstance(condition, Every) else gettext(" of ")
    return joint.join(condition_words(template, part) for part in condition.parts)


def _said(template: Template, said: Said) -> str:
    question = template.question(said.question)
    if said.keys:
        names = [in_words(question, key) for key in sorted(said.keys)]
        answers = gettext(" of ").join(f"“{name}”" for name in names)
    else:
        ends = [(gettext("minstens %s"), said.at_least), (gettext("hoogstens %s"), said.at_most)]
        answers = gettext(" en ").join(words % end for words, end in ends if end is not None)
    return gettext("bij “%(question)s” is het antwoord %(answers)s") % {
        "question": question.text,
        "answers": answers,
    }


def condition_as_fields(condition: Condition) -> Mapping[str, object]:
    """Write a condition for the script that hides follow-ups; numbers as text."""
    if isinstance(condition, Said):
        found: dict[str, object] = {"question": condition.question}
        if condition.keys:
            found["is"] = sorted(condition.keys)
        for name, end in (("least", condition.at_least), ("most", condition.at_most)):
            if end is not None:
                found[name] = str(end)
        return found
    name = "all" if isinstance(condition, Every) else "any"
    return {name: [condition_as_fields(part) for part in condition.parts]}
