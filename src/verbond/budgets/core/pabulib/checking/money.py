"""Costs against the budget, and what was selected against what was left."""

from collections.abc import Iterator

from verbond.budgets.core.pabulib.checking.findings import Examined, Finding, Severity

# How real files write that a project was withdrawn or not admitted.
SENTINEL = 999_999_999


def each_cost(file: Examined) -> Iterator[Finding]:
    """Check each cost by itself: nothing, or more than everything."""
    election = file.election
    for number, line in file.project_lines:
        project = election.projects[number]
        cost, budget = election.written(project.cost), election.written(election.budget)
        if not project.cost:
            what = f"project {project.id[:50]!r} costs nothing."
            yield Finding("project-with-no-cost", line, "cost", what)
        elif project.cost > election.budget:
            is_out = project.cost == SENTINEL * election.scale
            what = f"project {project.id[:50]!r} costs {cost}, the whole budget is {budget}."
            if is_out:
                what += f" {SENTINEL} says that it was withdrawn or not admitted."
            severity: Severity = "warning" if is_out else "error"
            yield Finding("single-project-exceeded-whole-budget", line, "cost", what, severity)


def spending(file: Examined) -> Iterator[Finding]:
    """Check all costs together, and those of what was selected, against the budget."""
    election, line = file.election, file.line_of("budget")
    spent = sum(one.cost for one in election.projects if one.facts.get("selected") == "1")
    budget, total = election.budget, sum(one.cost for one in election.projects)
    if spent > budget:
        costs, most = election.written(spent), election.written(budget)
        what = f"selected projects cost {costs} together, the budget is {most}."
        yield Finding("budget-exceeded", line, "budget", what)
    if file.meta("fully_funded") == "1":
        return
    if budget >= total:
        what = f"all projects cost {election.written(total)} together; then say fully_funded;1."
        yield Finding("all-projects-funded", line, "budget", what)
    yield from _unused(file, budget - spent)


def _unused(file: Examined, left: int) -> Iterator[Finding]:
    """Name what was not selected though it fits; an error only where the rule would take it."""
    votes = file.votes
    for number, line in file.project_lines:
        project = file.election.projects[number]
        if file.fact(number, "selected") == "0" and project.cost <= left:
            is_due = file.meta("rule") == "greedy" and bool(votes[number])
            what = (
                f"project {project.id[:50]!r} is not selected and costs "
                f"{file.election.written(project.cost)}; {file.election.written(left)} is left."
            )
            severity: Severity = "error" if is_due else "warning"
            yield Finding("unused-budget", line, "selected", what, severity)
