"""Answers as they come in: cleaned one by one, shown or not, complete or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from verbond.scorecards.core.conditions import Answer, Answers
from verbond.scorecards.core.template import NO, UNKNOWN, YES, Question, Template, Type

LONGEST_TEXT = 4000
LARGEST_NUMBER = Decimal("1e12")
MOST_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one answer; `allowed` says what may stand there, in words."""

    question: str
    code: str
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Answers that can be kept, and the problems of those that cannot."""

    answers: Answers
    problems: tuple[Problem, ...]


def clean(template: Template, raw: Mapping[str, object]) -> Cleaned:
    """Bring raw answers into one shape; an empty answer is no answer.

    Every problem is named: an unknown question, an answer that is no option, text that is too
    long, a number that is none. Nothing is repaired silently.
    """
    known = {question.id: question for question in template.questions}
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for key, value in raw.items():
        question = known.get(key)
        if question is None:
            problems.append(Problem(str(key)[:60], "no_question"))
            continue
        found = _cleaned(question, value)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            answers[key] = found
    return Cleaned(answers, tuple(problems))


def keys_of(question: Question) -> tuple[str, ...]:
    """List the answers that a question can be given, where they can be listed.

    >>> keys_of(Question("q", "Is het nodig?", Type.YES_NO, "d"))
    ('ja', 'nee', 'weet-niet')
    """
    if question.type == Type.YES_NO:
        keys: tuple[str, ...] = (YES, NO)
    elif question.type == Type.SCALE:
        keys = tuple(str(n) for n in range(question.lowest, question.highest + 1))
    else:
        keys = tuple(option.key for option in question.options)
    return (*keys, UNKNOWN) if question.unknown_allowed else keys


def _cleaned(question: Question, value: object) -> Answer | Problem:
    if value in (None, "", [], ()):
        return ""
    if value in (UNKNOWN, [UNKNOWN], (UNKNOWN,)):
        return UNKNOWN if question.unknown_allowed else Problem(question.id, "unknown_refused")
    if question.type == Type.MULTIPLE:
        return _several(question, value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return Problem(question.id, "not_one_answer")
    text = str(value).replace("\r\n", "\n").strip()
    if question.type == Type.TEXT:
        return _text(question, text)
    if question.type == Type.NUMBER:
        return _number(question, text)
    return _one_of(question, text)


def _one_of(question: Question, text: str) -> Answer | Problem:
    allowed = keys_of(question)
    if text and text not in allowed:
        return Problem(question.id, "no_option", ", ".join(allowed))
    return text


def _several(question: Question, value: object) -> Answer | Problem:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        return Problem(question.id, "not_one_answer")
    allowed = [option.key for option in question.options]
    if any(not isinstance(one, str) or one not in allowed for one in given):
        # "Weet niet" beside another answer lands here too: both at once cannot be meant.
        return Problem(question.id, "no_option", ", ".join(keys_of(question)))
    return tuple(key for key in allowed if key in given)


def _text(question: Question, text: str) -> Answer | Problem:
    if len(text) > LONGEST_TEXT:
        return Problem(question.id, "too_long", str(LONGEST_TEXT))
    if any(ord(sign) < 32 and sign not in "\n\t" for sign in text):
        return Problem(question.id, "no_text")
    return text


def _number(question: Question, text: str) -> Answer | Problem:
    # One comma is the Dutch decimal sign; a point could be either and is read as written by
    # programs. "1.234,5" says two things at once and is refused.
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return Problem(question.id, "no_number")
    if not number.is_finite() or abs(number) > LARGEST_NUMBER or _is_too_fine(number):
        return Problem(question.id, "no_number")
    return format(number.normalize(), "f")


def _is_too_fine(number: Decimal) -> bool:
    # Writing 1e-999999 out takes a megabyte, and more digits than these would be rounded away.
    _sign, digits, exponent = number.as_tuple()
    return len(digits) > MOST_DIGITS or (isinstance(exponent, int) and exponent < -MOST_DIGITS)


def shown(template: Template, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that these answers lead to, in their order.

    An answer to a question that is not shown counts for nothing, also not for its follow-ups.
    """
    seen: dict[str, Answer] = {}
    found = []
    for question in template.questions:
        if question.shown_when is None or question.shown_when.holds(seen):
            found.append(question)
            if question.id in answers:
                seen[question.id] = answers[question.id]
    return tuple(found)


def counted(template: Template, answers: Answers) -> dict[str, Answer]:
    """Keep the answers to questions that are shown."""
    return {q.id: answers[q.id] for q in shown(template, answers) if q.id in answers}


def missing(template: Template, answers: Answers) -> tuple[Question, ...]:
    """Give the required questions that are shown and not answered."""
    return tuple(q for q in shown(template, answers) if q.required and q.id not in answers)


def in_words(question: Question, answer: Answer) -> str:
    """Say an answer as a person reads it.

    >>> in_words(Question("q", "Is het nodig?", Type.YES_NO, "d"), "weet-niet")
    'Weet niet'
    """
    names = {option.key: option.text for option in question.options}
    names |= {UNKNOWN: "Weet niet"}
    if question.type == Type.YES_NO:
        names |= {YES: "Ja", NO: "Nee"}
    if isinstance(answer, str):
        return names.get(answer, answer)
    return _listed(names[key] for key in answer)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)
