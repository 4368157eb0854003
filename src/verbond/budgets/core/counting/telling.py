"""Tell a count: as JSON for programs, as text for people."""

from fractions import Fraction
from typing import Any

from verbond.budgets.core.counting.certificate import certificate
from verbond.budgets.core.counting.result import Count, Round
from verbond.budgets.core.election import Election

KINDS = {
    "free": "costs nothing",
    "bought": "bought",
    "greedy": "funded",
    "completion": "completion",
    "phragmen": "funded",
}


def as_json(election: Election, count: Count) -> dict[str, Any]:
    """Return winners, amounts (decimal strings), rounds and rule: outcome first."""
    full = certificate(election, count)
    first = ("winners", "total_cost", "budget", "rounds", "rule", "engine", "input_sha256")
    told = {name: full[name] for name in first}
    told["ties"] = [{"round": tie.round, "projects": list(tie.projects)} for tie in count.ties]
    rest = ("excluded", "steps", "endowment", "comparison")
    return told | {name: full[name] for name in rest}


def as_text(election: Election, count: Count) -> str:
    """Return an outcome for a person: what won in which order, for how much, and why it stopped."""
    rule, written = count.rule, election.written
    names = {project.id: project.name for project in election.projects}
    words = [
        f"{rule.method}, satisfaction {rule.satisfaction}"
        + (f", completion {', '.join(rule.completion)}" if rule.completion else "")
        + f"; ties: {', '.join([*rule.ties, 'id'])}",
        f"{election.ballots.number} ballots, {len(election.projects)} projects, budget "
        + written(count.budget),
        "",
        f"{len(count.winners)} winners, {written(count.total_cost)} together:",
    ]
    by_project = {each.project: each for each in count.rounds}
    costs = {project.id: project.cost for project in election.projects}
    for number, winner in enumerate(count.winners, start=1):
        each = by_project.get(winner)
        why = "" if each is None else _why(election, each)
        words.append(f"{number:>4}. {winner}  {written(costs[winner])}  {names[winner]}{why}")
    return "\n".join([*words, *_notes(election, count)])


def _why(election: Election, each: Round) -> str:
    if each.kind != "bought" or each.price is None:
        return f"  [{KINDS[each.kind]}]"
    poor = f", {each.poor} all they had" if each.poor else ""
    return f"  [{each.payers} paid {_about(each.price / election.scale)} each{poor}]"


def _about(amount: Fraction) -> str:
    """Write an exact amount with two decimals, for reading only."""
    cents = round(amount * 100)
    return f"{cents // 100}.{cents % 100:02d}"


def _notes(election: Election, count: Count) -> list[str]:
    words = [""]
    if count.endowment is not None:
        words.append(f"Everybody could spend {_about(count.endowment / election.scale)}.")
    if count.increase is not None:
        reasons = {
            "infeasible": "one step more costs more than the budget",
            "exhaustive": "nothing else fits in the budget",
            "all_funded": "nothing is left to fund",
        }
        words.append(f"Steps of Add1: {count.steps}; {reasons[count.increase.stopped_by]}.")
    words += [f"Tie in round {tie.round}: {', '.join(tie.projects)}." for tie in count.ties]
    words += [f"Left out: {one.project} ({one.reason})." for one in count.excluded]
    if count.comparison is not None:
        compared = count.comparison
        words.append(
            f"Comparison: {compared.prefer_greedy} voters prefer greedy, "
            f"{compared.prefer_shares} equal shares."
        )
    return words[:-1] if words == [""] else words
