"""Read a voting model from what a YAML or JSON file says, with an error that names the field."""

import re
from typing import cast

from verbond.budgets.core.recipe.checking import check_recipe
from verbond.budgets.core.recipe.errors import RecipeWrong
from verbond.budgets.core.recipe.fields import Fields
from verbond.budgets.core.recipe.shape import (
    AREAS,
    BALLOT_TYPES,
    DECIDES,
    LOT,
    PHASES,
    PROOFS,
    VISIBLE,
    BallotForm,
    BallotType,
    CapShare,
    Earmark,
    Electorate,
    Phase,
    Recipe,
)
from verbond.budgets.core.rule import (
    COMPLETIONS,
    METHODS,
    SATISFACTIONS,
    TIE_KEYS,
    Completion,
    Group,
    Method,
    MinimumSupport,
    Rule,
    Satisfaction,
)

COMPARISONS = ("", "more-winners", "exclusion")
GRADES = ("eigen keuze", "C", "D", "I", "W", "M", "P")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_RECIPE = """code version name summary grade source decides phases ballot electorate rule caps
    earmarks visible languages reason"""
_RULE = "method satisfaction completion ties threshold minimum groups comparison"


def read_recipe(content: object, *, where: str) -> Recipe:
    """Read and check a voting model.

    Raises `RecipeWrong`: for the first field that cannot be read, else with every contradiction.
    What a city should only know is not raised; `check_recipe` gives it.
    """
    recipe = restore_recipe(content, where=where)
    wrong = [one for one in check_recipe(recipe) if one.severity == "error"]
    if wrong:
        raise RecipeWrong.of(where, wrong)
    return recipe


def restore_recipe(content: object, *, where: str) -> Recipe:
    """Read a voting model without asking whether its parts agree with each other."""
    fields = Fields.of(content, where, _RECIPE)
    decides = fields.one_of("decides", DECIDES, "vote")
    return Recipe(
        code=_code(fields, "code"),
        version=fields.number("version", least=1),
        name=fields.text("name", most=120),
        summary=fields.text("summary", most=400),
        grade=fields.one_of("grade", GRADES),
        source=fields.text("source", most=600),
        decides="request" if decides == "request" else "vote",
        phases=tuple(_phase(fields, row, at) for at, row in enumerate(fields.rows("phases"), 1)),
        ballot=_ballot(fields),
        electorate=_electorate(fields),
        counting=_rule(fields),
        caps=tuple(_cap(fields, row, at) for at, row in enumerate(fields.rows("caps"), 1)),
        earmarks=tuple(
            _earmark(fields, row, at) for at, row in enumerate(fields.rows("earmarks"), 1)
        ),
        visible="nothing"
        if fields.one_of("visible", VISIBLE, "turnout") == "nothing"
        else "turnout",
        languages=_languages(fields),
        reason=fields.text("reason", "", most=600),
    )


def _code(fields: Fields, name: str) -> str:
    code = fields.text(name, most=60)
    if not _CODE.fullmatch(code):
        raise RecipeWrong(fields.at(name), f"{code!r}; allowed: a-z, 0-9 and single hyphens")
    return code


def _languages(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("languages") or ("nl",)
    odd = [one for one in found if not _LANGUAGE.fullmatch(one)]
    if odd:
        raise RecipeWrong(
            fields.at("languages"), f"{odd[0]!r}; allowed: codes of ISO 639, such as nl or tr"
        )
    return found


def _phase(fields: Fields, row: object, at: int) -> Phase:
    one = Fields.of(row, f"{fields.at('phases')} {at}", "code days")
    return Phase(one.one_of("code", PHASES), one.number("days", least=1))


def _ballot(fields: Fields) -> BallotForm:
    one = fields.part("ballot", "type least advised most points most_each")
    return BallotForm(
        type=cast("BallotType", one.one_of("type", BALLOT_TYPES, "approval")),
        least=one.number("least", 0),
        advised=one.number("advised", 0),
        most=one.number_or_none("most", least=1),
        points=one.number_or_none("points", least=1),
        most_each=one.number_or_none("most_each", least=1),
    )


def _electorate(fields: Fields) -> Electorate:
    one = fields.part("electorate", "least_age area proofs ticked_off")
    age = one.number("least_age", 14)
    if age > 120:
        raise RecipeWrong(one.at("least_age"), f"{age}; allowed: 0 to 120")
    return Electorate(
        least_age=age,
        area="city" if one.one_of("area", AREAS, "district") == "city" else "district",
        proofs=one.texts("proofs", PROOFS),
        ticked_off=one.flag("ticked_off", default=True),
    )


def _rule(fields: Fields) -> Rule:
    one = fields.part("rule", _RULE)
    comparison = one.one_of("comparison", COMPARISONS, "")
    ties = one.texts("ties", (*TIE_KEYS, LOT)) or ("lexicographic",)
    return Rule(
        method=cast("Method", one.one_of("method", METHODS, "equal-shares")),
        satisfaction=cast("Satisfaction", one.one_of("satisfaction", SATISFACTIONS, "cost")),
        completion=cast("tuple[Completion, ...]", one.texts("completion", COMPLETIONS)),
        ties=ties,
        threshold=one.number_or_none("threshold"),
        minimum=_minimum(one),
        groups=tuple(_group(one, row, at) for at, row in enumerate(one.rows("groups"), 1)),
        comparison=comparison,  # type: ignore[arg-type] # one of COMPARISONS, checked above
    )


def _minimum(rule: Fields) -> MinimumSupport:
    one = rule.part("minimum", "votes share of_cost")
    return MinimumSupport(
        votes=one.number("votes", 0), share=one.share("share", "0"), of_cost=one.positive("of_cost")
    )


def _group(rule: Fields, row: object, at: int) -> Group:
    one = Fields.of(row, f"{rule.at('groups')} {at}", "projects most")
    projects = one.texts("projects")
    most = one.number("most", 1, least=1)
    if len(projects) <= most:
        raise RecipeWrong(one.at("projects"), f"expected more than {most}, found {len(projects)}")
    return Group(frozenset(projects), most)


def _cap(fields: Fields, row: object, at: int) -> CapShare:
    one = Fields.of(row, f"{fields.at('caps')} {at}", "category share")
    return CapShare(one.text("category", most=80), one.share("share"))


def _earmark(fields: Fields, row: object, at: int) -> Earmark:
    one = Fields.of(row, f"{fields.at('earmarks')} {at}", "code category share")
    return Earmark(_code(one, "code"), one.text("category", most=80), one.share("share"))
