"""The published votes, scores and winners, each counted again."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from verbond.budgets.core.pabulib.checking.findings import Examined, Finding
from verbond.budgets.core.pabulib.fields import is_amount

# Poznan funds the first project that no longer fits when this part of its cost is left.
POZNAN, POZNAN_PART = "Poznań", Fraction(80, 100)


@dataclass(frozen=True, slots=True)
class Standing:
    """A project as the greedy rules see it: the number of points or votes, cost, and published."""

    project: int
    score: int
    cost: int
    selected: str


def counts(file: Examined) -> Iterator[Finding]:
    """Check the published votes and scores against the ballots."""
    columns = file.opening.head.projects.columns
    has_points = file.election.ballots.points is not None
    if "votes" not in columns and "score" not in columns:
        what = "PROJECTS has neither votes nor score; it needs one of them."
        yield Finding("no-votes-or-score-column", file.opening.head.projects.line, "votes", what)
    votes = [Fraction(number) for number in file.votes.tolist()]
    for number, line in file.project_lines:
        if not votes[number]:
            what = "no ballot names this project; perhaps it was not on the ballot."
            yield Finding("project-with-no-votes", line, "votes", what, "warning")
    if "votes" in columns:
        yield from _compared(file, "votes", "different-values-in-votes", votes)
    if "score" in columns and has_points:
        scores = [Fraction(one, file.election.points_scale) for one in file.scores.tolist()]
        yield from _compared(file, "score", "different-values-in-scores", scores)


def winners(file: Examined) -> Iterator[Finding]:
    """Check the published winners against the greedy rule that the file names."""
    line, rule = file.line_of("rule"), file.meta("rule")
    if "selected" not in file.opening.head.projects.columns:
        return
    if file.meta("unit") == POZNAN and rule in {"greedy", "greedy-custom"}:
        yield from _told(file, "poznan-rule-not-followed", _poznan(file))
    elif rule in {"greedy", "greedy-threshold", "greedy-no-skip"}:
        taken = _greedy(file, _threshold(file, rule), stops=rule == "greedy-no-skip")
        yield from _told(file, "greedy-rule-not-followed", dict.fromkeys(taken, "1"))
    else:
        what = f"the winners are not recomputed: {rule[:50]!r} is no plain greedy rule."
        yield Finding("rule-not-checked", line, "rule", what, "note")


def _compared(file: Examined, field: str, code: str, counted: list[Fraction]) -> Iterator[Finding]:
    for number, line in file.project_lines:
        written = file.fact(number, field)
        # A text that is no number has a finding of its own.
        if not written or is_amount(written):
            published = Fraction(written.replace(",", ".") or 0)
            if published != counted[number]:
                ours = _short(counted[number])
                what = f"the file says {written or 'nothing'}, the ballots say {ours}."
                yield Finding(code, line, field, what)


def _standings(file: Examined) -> list[Standing]:
    """Sort projects by score; of equals the cheapest first, then as the file has it."""
    found = [
        Standing(number, score, project.cost, project.facts.get("selected", ""))
        for number, (score, project) in enumerate(
            zip(file.scores.tolist(), file.election.projects, strict=True)
        )
    ]
    # What nobody voted for is funded by some and not by others, and takes nothing from anybody.
    voted = (one for one in found if one.score)
    return sorted(voted, key=lambda one: (-one.score, one.cost, one.selected != "1"))


def _greedy(file: Examined, threshold: Fraction, *, stops: bool) -> Iterator[int]:
    left = file.election.budget
    for one in _standings(file):
        # 2 and 3 are decided otherwise; the comment of the file says how.
        if one.selected in {"2", "3"} or one.score < threshold * file.election.points_scale:
            continue
        if one.cost <= left:
            left -= one.cost
            yield one.project
        elif stops:
            return


def _poznan(file: Examined) -> dict[int, str]:
    left, taken = Fraction(file.election.budget), dict[int, str]()
    for one in _standings(file):
        if one.selected == "3":
            continue
        if one.cost > left:
            if left >= POZNAN_PART * one.cost:
                taken[one.project] = "2"
            break
        taken[one.project] = "1"
        left -= one.cost
    return taken


def _threshold(file: Examined, rule: str) -> Fraction:
    written = file.meta("min_project_score_threshold")
    is_given = rule != "greedy" and is_amount(written)
    return Fraction(written.replace(",", ".")) if is_given else Fraction(0)


def _told(file: Examined, code: str, taken: dict[int, str]) -> Iterator[Finding]:
    scores = file.scores
    for number, line in file.project_lines:
        published, ours = file.fact(number, "selected"), taken.get(number, "0")
        is_open = not scores[number] or (published in {"2", "3"} and ours == "0")
        if published != ours and not is_open:
            what = f"the file says {published or 'nothing'}, the rule gives {ours}."
            yield Finding(code, line, "selected", what)


def _short(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
