"""Money with a use of its own is counted first; what it leaves flows back."""

from typing import Any

from verbond.budgets.core.balloting import Frozen
from verbond.budgets.core.publishing.pots import earmarked, rest_of

EARMARK = {"code": "ateliers", "category": "atelier", "share": "1/10"}


def project(name: str, cost: int, **more: Any) -> dict[str, Any]:
    return {"id": name, "number": 1, "title": name, "summary": "", "cost_cents": cost} | more


def frozen(*projects: dict[str, Any], earmark: int = 100, marked: bool = True) -> Frozen:
    recipe = {
        "code": "proef", "version": 1, "name": "Proef", "summary": "Proef", "decides": "vote",
        "grade": "eigen keuze", "source": "test", "languages": ["nl"],
        "phases": [{"code": code, "days": 5} for code in ("vote", "result", "execution")],
        "ballot": {"type": "approval"}, "electorate": {"proofs": ["account"]},
        "rule": {"method": "equal-shares"},
        "earmarks": [EARMARK] if marked else [],
    }  # fmt: skip
    document = {
        "recipe": recipe, "budget_cents": 1000, "earmark_cents": earmark,
        "projects": list(projects),
    }  # fmt: skip
    return Frozen(document, "0" * 64)


def test_only_projects_that_fit_the_earmark_compete_for_it() -> None:
    round_ = frozen(
        project("a", 60, is_atelier=True), project("b", 200, is_atelier=True), project("c", 50)
    )
    pot = earmarked(round_)
    assert pot is not None
    assert [one.id for one in pot.projects] == ["a"]
    assert pot.too_dear == ("b",)
    rest = rest_of(round_, before=pot, won=["a"])
    assert rest.budget_cents == 940
    assert [one.id for one in rest.projects] == ["b", "c"]


def test_a_group_that_won_in_the_first_pot_is_shut_in_the_next() -> None:
    round_ = frozen(
        project("a", 60, is_atelier=True, excludes_group="plein"),
        project("b", 50, excludes_group="plein"),
        project("c", 990),
    )
    pot = earmarked(round_)
    rest = rest_of(round_, before=pot, won=["a"])
    assert (rest.shut, rest.too_dear, rest.projects) == (("b",), ("c",), ())


def test_without_earmark_there_is_one_pot() -> None:
    plain = project("a", 60, is_atelier=True)
    assert earmarked(frozen(plain, marked=False)) is None
    assert earmarked(frozen(plain, earmark=0)) is None
    assert earmarked(frozen(project("c", 50))) is None
    rest = rest_of(frozen(plain, earmark=0), before=None, won=())
    assert (rest.budget_cents, len(rest.projects)) == (1000, 1)
