"""From answers to an outcome that explains itself."""

from dataclasses import dataclass
from decimal import Decimal

from verbond.scorecards.core.answering import counted, in_words, missing, shown
from verbond.scorecards.core.conditions import Answer, Answers, leaves
from verbond.scorecards.core.template import (
    OUTCOME_NAMES,
    UNKNOWN,
    Band,
    Effect,
    EffectRule,
    Outcome,
    Question,
    Template,
    Type,
)

NOBODY_KNOWS = "We weten dit nog niet. Dat moet eerst uitgezocht worden."


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer, or several together, that led to the outcome.

    `heard` pairs each question with its answer, both in words.
    """

    questions: tuple[str, ...]
    heard: tuple[tuple[str, str], ...]
    effect: str
    because: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """How a test ends with these answers; `complete` says whether it may be signed."""

    outcome: str
    name: str
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    asks_measure: bool
    least: int | None = None
    most: int | None = None

    @property
    def complete(self) -> bool:
        return not self.missing


def conclude(template: Template, answers: Answers, *, with_measure: bool = False) -> Result:
    """Draw the outcome from the answers to the questions that are shown.

    "Weet niet" always leads to "te onderzoeken", whatever the other answers are; a negative effect
    beside it is named all the same, and asks for a measure all the same. `with_measure`: somebody
    will do something about the negative effects.
    """
    heard = counted(template, answers)
    lacking = tuple(question.id for question in missing(template, answers))
    doubts = tuple(
        Reason((question.id,), (_pair(question, UNKNOWN),), Effect.TO_FIND_OUT, NOBODY_KNOWS)
        for question in shown(template, answers)
        if heard.get(question.id) == UNKNOWN
    )
    if template.is_scored:
        return _scored(template, heard, doubts, lacking)
    return _of_effects(template, heard, doubts, lacking, with_measure)


def _of_effects(
    template: Template,
    heard: Answers,
    doubts: tuple[Reason, ...],
    lacking: tuple[str, ...],
    with_measure: bool,
) -> Result:
    found = (rule for rule in template.effects if rule.when.holds(heard))
    reasons = doubts + tuple(_reason(template, heard, rule) for rule in found)
    effects = {reason.effect for reason in reasons}
    negative = Effect.NEGATIVE in effects
    if Effect.TO_FIND_OUT in effects:
        outcome = Outcome.TO_FIND_OUT
    elif negative:
        outcome = Outcome.NEGATIVE_WITH if with_measure else Outcome.NEGATIVE_WITHOUT
    elif Effect.POSITIVE in effects:
        outcome = Outcome.POSITIVE
    else:
        outcome = Outcome.NONE
    return Result(
        outcome=outcome,
        name=OUTCOME_NAMES[outcome],
        reasons=reasons,
        unknown=tuple(reason.questions[0] for reason in doubts),
        missing=lacking,
        asks_measure=negative,
    )


def _pair(question: Question, answer: Answer) -> tuple[str, str]:
    return question.text, in_words(question, answer)


def _reason(template: Template, heard: Answers, rule: EffectRule) -> Reason:
    """Name the answers that made a rule hold, and no others that it mentions."""
    keys = dict.fromkeys(leaf.question for leaf in leaves(rule.when) if leaf.holds(heard))
    asked = [template.question(key) for key in keys]
    pairs = tuple(_pair(question, heard[question.id]) for question in asked)
    return Reason(tuple(keys), pairs, rule.effect, rule.because)


def _scored(
    template: Template, heard: Answers, doubts: tuple[Reason, ...], lacking: tuple[str, ...]
) -> Result:
    counts = [
        (question, _points(question, heard[question.id]) * question.weight)
        for question in template.questions
        if heard.get(question.id, UNKNOWN) != UNKNOWN and _has_points(question)
    ]
    total = sum(points for _question, points in counts)
    open_ends = [_ends(template.question(reason.questions[0])) for reason in doubts]
    least = total + sum(low for low, _high in open_ends)
    most = total + sum(high for _low, high in open_ends)
    band = _band(template, total)
    reasons = doubts + tuple(
        Reason((question.id,), (_pair(question, heard[question.id]),), "punten", "", points)
        for question, points in counts
    )
    return Result(
        outcome=Outcome.TO_FIND_OUT if doubts else band.code,
        name=OUTCOME_NAMES[Outcome.TO_FIND_OUT] if doubts else band.name,
        reasons=reasons,
        unknown=tuple(reason.questions[0] for reason in doubts),
        missing=lacking,
        # What may still turn out badly asks for a measure as well.
        asks_measure=_band(template, most).asks_measure,
        least=least,
        most=most,
    )


def _band(template: Template, total: int) -> Band:
    reached = [one for one in template.bands if one.at_least is None or total >= one.at_least]
    return reached[-1]


def _has_points(question: Question) -> bool:
    return bool(question.points or question.steps) or question.type == Type.SCALE


def _points(question: Question, answer: Answer) -> int:
    if not isinstance(answer, str):
        return sum(question.points.get(key, 0) for key in answer)
    if question.type == Type.NUMBER:
        number = Decimal(answer)
        return max(
            (step for step in question.steps if number >= step.at_least),
            key=lambda step: step.at_least,
            default=question.steps[0],
        ).points
    if question.type == Type.SCALE:
        return int(answer)
    return question.points.get(answer, 0)


def _ends(question: Question) -> tuple[int, int]:
    """Give the fewest and the most points that a question can bring."""
    if question.type == Type.SCALE:
        ends = (question.lowest, question.highest)
    elif question.type == Type.MULTIPLE:
        points = question.points.values()
        ends = (sum(min(one, 0) for one in points), sum(max(one, 0) for one in points))
    else:
        counts = [step.points for step in question.steps] or list(question.points.values()) or [0]
        ends = (min(counts), max(counts))
    return ends[0] * question.weight, ends[1] * question.weight
