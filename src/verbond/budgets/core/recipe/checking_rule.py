"""What a ballot and a counting rule say about each other."""

from collections.abc import Iterator
from typing import Literal

from verbond.budgets.core.recipe.errors import RecipeFinding
from verbond.budgets.core.recipe.shape import LOT, WITH_POINTS, Recipe

# Fewer choices than this and Equal Shares has little to go by (equalshares.net, Wieliczka 2023).
FEW_CHOICES = 3


def rule_findings(recipe: Recipe) -> Iterator[RecipeFinding]:
    """Yield what is wrong with the rule, or with rule and ballot together."""
    yield from _satisfaction(recipe)
    yield from _completion(recipe)
    yield from _threshold(recipe)
    yield from _ties(recipe)
    yield from _proportional(recipe)


def _error(code: str, field: str, message: str, **values: object) -> RecipeFinding:
    return _finding(code, field, message, "error", values)


def _warning(code: str, field: str, message: str, **values: object) -> RecipeFinding:
    return _finding(code, field, message, "warning", values)


def _finding(
    code: str,
    field: str,
    message: str,
    severity: Literal["error", "warning"],
    values: dict[str, object],
) -> RecipeFinding:
    told = tuple((name, str(value)) for name, value in values.items())
    return RecipeFinding(code, field, message, severity, told)


def _satisfaction(recipe: Recipe) -> Iterator[RecipeFinding]:
    rule, ballot = recipe.counting, recipe.ballot
    if rule.method != "equal-shares":
        return
    where = "rule.satisfaction"
    if ballot.type == "ordinal" and rule.satisfaction != "borda":
        yield _error(
            "ranking_ignored",
            where,
            f"a ranking counted by {rule.satisfaction} throws the order away; allowed: borda",
            satisfaction=rule.satisfaction,
        )
    if rule.satisfaction == "borda" and ballot.type != "ordinal":
        yield _error("no_ranking", where, f"a {ballot.type} ballot has no order; borda needs one")
    if rule.satisfaction == "points" and ballot.type not in WITH_POINTS:
        yield _error("no_points_given", where, f"a {ballot.type} ballot has no points to count by")
    if ballot.type in WITH_POINTS and rule.satisfaction in {"cost", "cardinality"}:
        yield _warning(
            "points_ignored", where, "every project with a point counts the same; points say more"
        )


def _completion(recipe: Recipe) -> Iterator[RecipeFinding]:
    rule = recipe.counting
    where = "rule.completion"
    raises = [one for one in rule.completion if one != "utilitarian"]
    if rule.method != "equal-shares" and rule.completion:
        yield _error("odd_completion", where, f"{rule.method} has no completion; leave it empty")
        return
    if len(raises) > 1:
        yield _error("two_stops", where, "add1 and add1-exhaustive contradict each other; name one")
    if "utilitarian" in rule.completion[:-1]:
        yield _error("completion_order", where, "utilitarian fills up at the end; name it last")
    if rule.method == "equal-shares" and not rule.completion:
        yield _warning("money_left", where, "without completion much money stays unused")


def _threshold(recipe: Recipe) -> Iterator[RecipeFinding]:
    rule = recipe.counting
    needs = rule.method == "greedy-threshold"
    if needs and rule.threshold is None:
        yield _error("no_threshold", "rule.threshold", "greedy-threshold needs a number of votes")
    if rule.threshold is not None and not needs:
        yield _error(
            "odd_threshold", "rule.threshold", "only greedy-threshold has one; use minimum.votes"
        )
    if rule.comparison and rule.method != "equal-shares":
        yield _error(
            "odd_comparison", "rule.comparison", "compares with the most votes; equal-shares only"
        )


def _ties(recipe: Recipe) -> Iterator[RecipeFinding]:
    ties = recipe.counting.ties
    if not {LOT, "lexicographic"} & set(ties[-1:]):
        yield _warning(
            "ties_by_number", "rule.ties", "what stays equal is decided by the project's number"
        )
    for ends in (LOT, "lexicographic"):
        if ends in ties[:-1]:
            yield _error("ties_unreached", "rule.ties", f"{ends} leaves no tie; name it last")
    if ties[-1:] == ("lexicographic",):
        yield _warning(
            "ties_by_number", "rule.ties", "what stays equal is decided by the project's number"
        )


def _proportional(recipe: Recipe) -> Iterator[RecipeFinding]:
    rule, ballot = recipe.counting, recipe.ballot
    if rule.method not in {"equal-shares", "phragmen"}:
        return
    if rule.groups or recipe.caps:
        yield _warning(
            "share_broken", "caps", "groups and caps can break the promise of an equal share"
        )
    if ballot.type == "knapsack-warning":
        yield _warning(
            "knapsack", "ballot.type", "voters who shop within the budget name fewer projects"
        )
    if ballot.type == "choose-1" or (ballot.most is not None and ballot.most < FEW_CHOICES):
        yield _warning(
            "few_choices",
            "ballot.most",
            f"with fewer than {FEW_CHOICES} choices little can be shared",
            least=FEW_CHOICES,
        )
        if rule.minimum.of_cost:
            # Wroclaw 2016: one cross each, and no project passed cost / (3 x budget).
            yield _warning(
                "minimum_few",
                "rule.minimum",
                "with so few choices no project may have the support that its cost asks",
            )
