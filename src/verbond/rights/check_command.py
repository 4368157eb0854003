"""The entrance of `script/verbond rights-check`: case files in, answers and differences out."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from verbond.rights.core.answers import Answer
    from verbond.rights.core.casefile import CaseFile, CaseStep, Expected
    from verbond.rights.core.household import Evaluation
    from verbond.rights.core.ruleset import RuleSet

DIFFERENT = 1
SUFFIXES = (".yaml", ".yml")


def run(argv: Sequence[str]) -> int:
    """Print the answer on every item that cases expect; return 1 when one differs, else 0.

    Every file is read before anything is answered. Raises `RuleBroken`, which the command line
    turns into exit code 2, for a file that is no case or holds facts that cannot be true.
    """
    arguments = _parser().parse_args(argv)
    # What starts in a tenth of a second for `--help` needs no rules.
    from verbond.rights.loading import shipped_rules

    rules = shipped_rules()
    cases = _cases(Path(arguments.path), rules)
    found = 0
    for case in cases:
        checked = [*_checked(case, rules)]
        found += sum(len(item.differences) for item in checked)
        _write(_lines(case, checked) if arguments.format == "json" else _text(case, checked))
    if arguments.format == "text":
        _write(_ending(len(cases), found))
    return DIFFERENT if found else 0


class Checked:
    """One item: what was expected, if anything, what the answer is and how they differ."""

    def __init__(
        self, step: "CaseStep", expected: "Expected | None", evaluation: "Evaluation",
        answer: "Answer",
    ) -> None:  # fmt: skip
        from verbond.rights.core.casefile import differences

        self.step, self.expected, self.evaluation = step, expected, evaluation
        self.answer = answer
        self.differences = differences(expected, answer) if expected else ()


def _cases(path: Path, rules: "RuleSet") -> list["CaseFile"]:
    """Read every file; say of all of them together what is wrong."""
    if not path.is_dir():
        return [_case(path, rules)]
    files = sorted(one for one in path.iterdir() if one.suffix in SUFFIXES)
    if not files:
        raise RuleBroken("no_cases", f"{path}: no case files in this folder (*.yaml)")
    cases: list[CaseFile] = []
    wrong = []
    for file in files:
        try:
            cases.append(_case(file, rules))
        except RuleBroken as refused:
            wrong.append(refused.message)
    if wrong:
        raise RuleBroken("bad_case", "\n".join(wrong))
    return cases


def _case(path: Path, rules: "RuleSet") -> "CaseFile":
    from verbond.rights.core.casefile import MOST_PERSONS, read_case
    from verbond.rights.core.plausible import faults
    from verbond.rights.loading import document_of

    case = read_case(document_of(path), rules.vocabulary, str(path), rules.catalogue)
    for step in case.steps:
        wrong = faults(step.case, rules.vocabulary, step.day, most_persons=MOST_PERSONS)
        impossible = [one for one in wrong if one.is_impossible]
        if impossible:
            told = "; ".join(f"{one.path}: {one.message}" for one in impossible)
            raise RuleBroken("impossible", f"{path}, step {step.number}: {told}")
    return case


def _checked(case: "CaseFile", rules: "RuleSet") -> Iterator[Checked]:
    from verbond.rights.core.household import Evaluation

    everything = not any(step.expected for step in case.steps)
    last: dict[tuple[object, ...], Answer] = {}
    for step in case.steps:
        evaluation = Evaluation(rules, step.case, step.day, step.variant)
        for expected, asked in _asked(step, evaluation, everything=everything):
            item = Checked(step, expected, evaluation, evaluation.answer(*asked))
            if case.is_refinement:
                _refined(item, last, (*asked, step.day, step.variant))
            yield item


def _refined(
    item: Checked, last: "dict[tuple[object, ...], Answer]", key: tuple[object, ...]
) -> None:
    """Add what became less certain since the step before, of the same right on the same day."""
    from verbond.rights.core.casefile import loosened

    if key in last:
        item.differences += loosened(last[key], item.answer)
    last[key] = item.answer


def _asked(
    step: "CaseStep", evaluation: "Evaluation", *, everything: bool
) -> Iterator[tuple["Expected | None", tuple[str, str, str]]]:
    if everything:
        for right in evaluation.rules.catalogue:
            for subject, about in evaluation.subjects(right):
                yield None, (right, subject, about)
    for one in step.expected:
        yield one, (one.right, one.subject, one.about)


def _lines(case: "CaseFile", checked: Sequence[Checked]) -> str:
    from verbond.rights.core.casefile import as_line

    return "".join(
        json.dumps(as_line(case.id, item.step.number, item.answer), ensure_ascii=False) + "\n"
        for item in checked
    )


def _text(case: "CaseFile", checked: Sequence[Checked]) -> str:
    from verbond.rights.core.explaining import explain
    from verbond.rights.core.sentences import told

    rows = [f"{case.id}  {case.title}".rstrip()]
    names = {one: one for one in case.case.members}
    for item in checked:
        one = item.answer
        rows.append(f"\n  stap {item.step.number}, {one.date.isoformat()}, {one.variant}")
        steps = explain(item.evaluation, one.right, one.subject, one.about)
        rows += [f"    {row}" for row in told(one, steps, names)]
        rows += [f"    ANDERS  {difference}" for difference in item.differences]
        if item.differences and item.expected and item.expected.reason:
            rows.append(f"    Reden in het geval: {item.expected.reason}")
    return "\n".join(rows) + "\n\n"


def _ending(cases: int, found: int) -> str:
    what = f"{found} verschillen" if found != 1 else "1 verschil"
    number = f"{cases} gevallen" if cases != 1 else "1 geval"
    return f"{number} nagekeken: {what if found else 'alles klopt'}.\n"


def _write(text: str) -> None:
    # The answer is UTF-8 on every terminal and in every pipe.
    sys.stdout.buffer.write(text.encode("utf-8"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond rights-check",
        description="Reken gevallen na: wie heeft waarop recht, waarom, en wijkt dat af van wat "
        "verwacht wordt? Eindigt met 0 als alles klopt, met 1 bij een verschil, en met 2 als een "
        "bestand niet te lezen is of feiten bevat die niet kunnen.",
    )
    parser.add_argument("path", metavar="PATH", help="een geval (YAML), of een map met gevallen")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser
