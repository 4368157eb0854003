"""A fictitious round that people can vote in, for the tests of this part."""

from datetime import date
from typing import TYPE_CHECKING, Any

from verbond.budgets.testing import MODEL, NOW, TODAY, make_proposal, make_round

if TYPE_CHECKING:
    from verbond.budgets.core.balloting import Frozen
    from verbond.budgets.models import Round
    from verbond.budgets.queries.voting.booths import Booth

NUMBER, BORN = "85073003328", date(1985, 7, 30)
OTHER_NUMBER, OTHER_BORN = "12040512345", date(2012, 4, 5)
CODE = "ABCDEFGHJKMNPQRS"


def make_vote(
    slug: str = "ronde-1",
    *,
    projects: int = 4,
    model: str = MODEL,
    electors: bool = True,
    opened: bool = True,
    ballot: dict[str, Any] | None = None,
    electorate: dict[str, Any] | None = None,
    rule: dict[str, Any] | None = None,
    **frozen: Any,
) -> "Round":
    """Make a round that is frozen, and open unless told; with two electors and one code."""
    from verbond.budgets.models import Recipe
    from verbond.budgets.operations.voting.electors import import_electors
    from verbond.budgets.operations.voting.freezing import freeze_round
    from verbond.budgets.operations.voting.opening import open_vote
    from verbond.journal.facade import SYSTEM

    row = make_round(slug, phase="vote", model=model)
    for number in range(1, projects + 1):
        make_proposal(row, number, state="feasible", theme="groen" if number % 2 else "spel")
    recipe = Recipe.objects.get(pk=row.recipe_id)
    recipe.document["ballot"] |= ballot or {}
    recipe.document["electorate"] |= electorate or {}
    recipe.document["rule"] = rule or recipe.document["rule"]
    recipe.save()
    row.refresh_from_db()
    if electors:
        import_electors(
            row=row, lines=elector_lines(row), name="kiezers.csv", actor=SYSTEM, now=NOW
        )
        row.refresh_from_db()
    row = freeze_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW, **frozen)
    make_code(row)
    return open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW) if opened else row


def elector_lines(row: "Round") -> list[str]:
    from verbond.budgets.core.balloting import elector_key

    keys = [elector_key(row.salt, NUMBER, BORN), elector_key(row.salt, OTHER_NUMBER, OTHER_BORN)]
    return ["key_hash,neighbourhood,age_band", f"{keys[0]},w1,40-59", f"{keys[1]},w2,14-19"]


def make_code(row: "Round", code: str = CODE, number: int = 1) -> None:
    from verbond.budgets.models import Code, CodePackage
    from verbond.budgets.operations.voting.proving import code_hash

    package = CodePackage.objects.create(
        switched_on_at=NOW,
        round=row,
        number=number,
        streets="Dorpsstraat (fictief)",
        size=1,
        made_at=NOW,
    )
    Code.objects.create(package=package, code_hash=code_hash(row.salt, code))


def booth(row: "Round") -> "Booth":
    from verbond.budgets.queries.voting.booths import booth_of

    found = booth_of(row.slug)
    assert found is not None
    return found


def frozen(row: "Round") -> "Frozen":
    from verbond.budgets.queries.voting.booths import frozen_of

    return frozen_of(booth(row))


def cast(row: "Round", who: str = "a", choice: Any = None, receipt: str = "", **facts: Any) -> str:
    """Cast a ballot as somebody, and return its receipt."""
    from verbond.budgets.operations.voting.casting import Proof, cast_ballot, draw_receipt

    letters = receipt or draw_receipt()
    cast_ballot(
        booth=booth(row),
        frozen=frozen(row),
        proof=Proof("register", who, **facts),
        receipt=letters,
        raw={"voorstel-1": 1} if choice is None else choice,
        today=TODAY,
    )
    return letters
