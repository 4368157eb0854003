"""Check that a template can be filled in: no question that nobody reaches, no circle, no gap."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from verbond.scorecards.core.answering import keys_of
from verbond.scorecards.core.conditions import Answer, Condition, leaves
from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.core.template import UNKNOWN, Outcome, Question, Template, Type

# How many combinations of answers are tried to see whether a follow-up can be reached.
_MOST_TRIED = 20_000
_NAMED = (Type.YES_NO, Type.CHOICE, Type.MULTIPLE, Type.SCALE)
_MEASURED = (Type.SCALE, Type.NUMBER)


def check(template: Template, place: str) -> None:
    """Raise `TemplateWrong` for the first thing that cannot work."""
    _check_questions(template, place)
    order = {question.id: number for number, question in enumerate(template.questions)}
    for question in template.questions:
        if question.shown_when is not None:
            where = f"{place}, question {question.id}, shown_when"
            _check_condition(template, question.shown_when, where)
    _check_circles(template, place)
    for question in template.questions:
        _check_order(question, order, place)
        _check_reachable(template, question, place)
    _check_outcomes(template, place)
    _check_days(template, place)


def _check_questions(template: Template, place: str) -> None:
    if not template.questions:
        raise TemplateWrong(place, "expected at least one question")
    seen: set[str] = set()
    for question in template.questions:
        where = f"{place}, question {question.id}"
        if question.id in seen:
            raise TemplateWrong(where, "this id stands there twice")
        seen.add(question.id)
        if question.domain not in template.domains:
            names = ", ".join(template.domains)
            raise TemplateWrong(where, f"unknown domain {question.domain!r}; known: {names}")
        _check_answers(question, where)
    empty = sorted(set(template.domains) - {q.domain for q in template.questions})
    if empty:
        raise TemplateWrong(place, f"no question in domain {', '.join(empty)}")


def _check_answers(question: Question, where: str) -> None:
    keys = [option.key for option in question.options]
    chosen = question.type in {Type.CHOICE, Type.MULTIPLE}
    if chosen and len(keys) < 2:
        raise TemplateWrong(where, "expected at least two options")
    if not chosen and keys:
        raise TemplateWrong(where, f"a question of type {question.type} has no options")
    if len(set(keys)) < len(keys) or UNKNOWN in keys:
        raise TemplateWrong(where, f"options need keys of their own, none of them {UNKNOWN!r}")
    if question.type == Type.SCALE and not 1 <= question.highest - question.lowest <= 20:
        raise TemplateWrong(where, "a scale has 2 to 21 places, the lowest first")
    odd = sorted(set(question.points) - set(keys_of(question)) | set(question.points) & {UNKNOWN})
    if odd:
        raise TemplateWrong(where, f"points for an answer that cannot be given: {', '.join(odd)}")
    if question.steps and question.type != Type.NUMBER:
        raise TemplateWrong(where, "only a number has steps")
    if any(low.at_least >= high.at_least for low, high in pairwise(question.steps)):
        raise TemplateWrong(where, "steps stand from low to high")


def _check_condition(template: Template, condition: Condition, where: str) -> None:
    known = {question.id: question for question in template.questions}
    for leaf in leaves(condition):
        question = known.get(leaf.question)
        if question is None:
            raise TemplateWrong(where, f"there is no question {leaf.question!r}")
        allowed = keys_of(question) if question.type in _NAMED else _only_unknown(question)
        odd = sorted(leaf.keys - set(allowed))
        if odd:
            raise TemplateWrong(
                where,
                f"{question.id} cannot be answered with {', '.join(odd)}; "
                f"allowed: {', '.join(allowed)}",
            )
        if not leaf.keys and question.type not in _MEASURED:
            raise TemplateWrong(where, f"{question.id} is no number: name its answers with is")


def _only_unknown(question: Question) -> tuple[str, ...]:
    return (UNKNOWN,) if question.unknown_allowed else ()


def _check_circles(template: Template, place: str) -> None:
    waits = {q.id: set(q.shown_when.questions()) for q in template.questions if q.shown_when}
    settled: set[str] = set()

    def walk(key: str, path: tuple[str, ...]) -> None:
        if key in path:
            circle = " → ".join((*path[path.index(key) :], key))
            raise TemplateWrong(place, f"questions wait for each other in a circle: {circle}")
        if key not in settled:
            for other in sorted(waits.get(key, ())):
                walk(other, (*path, key))
            settled.add(key)

    for key in waits:
        walk(key, ())


def _check_order(question: Question, order: Mapping[str, int], place: str) -> None:
    if question.shown_when is None:
        return
    late = [one for one in question.shown_when.questions() if order[one] > order[question.id]]
    if late:
        raise TemplateWrong(
            f"{place}, question {question.id}", f"stands before {late[0]}, which it follows from"
        )


def _check_reachable(template: Template, question: Question, place: str) -> None:
    if question.shown_when is None:
        return
    involved = _involved(template, question)
    room = [_MOST_TRIED]
    if not _can_hold(involved, question.shown_when, {}, room):
        where = f"{place}, question {question.id}"
        if room[0] <= 0:
            raise TemplateWrong(where, "waits for too many questions to see whether it is reached")
        raise TemplateWrong(where, "no answers lead to this question")


def _involved(template: Template, question: Question) -> tuple[Question, ...]:
    """Give the questions that decide whether a question is shown, in their order."""
    wanted: set[str] = set()
    waiting = [question]
    while waiting:
        one = waiting.pop()
        fresh = set(one.shown_when.questions()) - wanted if one.shown_when else set()
        wanted |= fresh
        waiting.extend(template.question(key) for key in fresh)
    return tuple(one for one in template.questions if one.id in wanted)


def _can_hold(
    questions: tuple[Question, ...], wish: Condition, answers: dict[str, Answer], room: list[int]
) -> bool:
    room[0] -= 1
    if room[0] <= 0:
        return False
    if not questions:
        return wish.holds(answers)
    first, *rest = questions
    if first.shown_when is not None and not first.shown_when.holds(answers):
        return _can_hold(tuple(rest), wish, answers, room)
    return any(
        _can_hold(tuple(rest), wish, {**answers, first.id: answer}, room)
        for answer in _samples(first, (wish, *(q.shown_when for q in rest if q.shown_when)))
    )


def _samples(question: Question, conditions: Iterable[Condition]) -> Iterator[Answer]:
    """Give answers that every condition can tell apart."""
    if question.type == Type.MULTIPLE:
        keys = tuple(option.key for option in question.options)
        yield from ((key,) for key in keys)
        yield keys
    elif question.type == Type.NUMBER:
        yield from _numbers(question, conditions)
    elif question.type in _NAMED:
        yield from (key for key in keys_of(question) if key != UNKNOWN)
    else:
        yield "tekst"
    if question.unknown_allowed:
        yield UNKNOWN


def _numbers(question: Question, conditions: Iterable[Condition]) -> Iterator[str]:
    ends = {
        end
        for condition in conditions
        for leaf in leaves(condition)
        if leaf.question == question.id
        for end in (leaf.at_least, leaf.at_most)
        if end is not None
    } or {Decimal(0)}
    # At each end, between two ends, and outside them all.
    placed = sorted(ends)
    yield from (str(end) for end in placed)
    yield from (str((low + high) / 2) for low, high in pairwise(placed))
    yield str(placed[0] - 1)
    yield str(placed[-1] + 1)


def _check_outcomes(template: Template, place: str) -> None:
    if bool(template.effects) == bool(template.bands):
        raise TemplateWrong(place, "expected either effects or bands, one of the two")
    for number, rule in enumerate(template.effects, 1):
        _check_condition(template, rule.when, f"{place}, effect {number}")
    scored = [q.id for q in template.questions if q.points or q.steps]
    if template.effects and scored:
        raise TemplateWrong(place, f"points without bands: question {', '.join(scored)}")
    if template.bands:
        _check_bands(template, place)


def _check_bands(template: Template, place: str) -> None:
    first, *others = template.bands
    ends = [band.at_least for band in others]
    if first.at_least is not None or None in ends or len(ends) < 1:
        raise TemplateWrong(place, "bands: at least two, and only the first has no at_least")
    known = [end for end in ends if end is not None]
    if any(low >= high for low, high in pairwise(known)):
        raise TemplateWrong(place, "bands stand from low to high")
    codes = [band.code for band in template.bands]
    if len(set(codes)) < len(codes) or set(codes) & set(Outcome):
        raise TemplateWrong(place, "bands need codes of their own, none of those of effects")


def _check_days(template: Template, place: str) -> None:
    if template.valid_until is not None and template.valid_until < template.valid_from:
        raise TemplateWrong(place, "valid_until lies before valid_from")
