"""A version as a tree of goals, action plans and actions, each with its euros."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext

from verbond.agreement.facade import TieCard, ties_of
from verbond.plan.models import Node
from verbond.plan.queries.cards import NO_GOAL, PlanCard, Sums, Tree, TreeNode, VersionCard
from verbond.plan.queries.euros import Amount, added, added_by, amounts_of
from verbond.plan.queries.fields import policy_field_name
from verbond.plan.queries.plans import booked_from, chosen

ROOM = "plan"
_PARTS = re.compile(r"[0-9]+|[^0-9]+")


def key_of(slug: str, code: str) -> str:
    """Return the key under which the agreement keeps an action as evidence."""
    return f"{slug}/{code}"


def tree(
    plan: PlanCard,
    *,
    version: VersionCard | None = None,
    year: int | None = None,
    entity: str = "",
    ties: bool = True,
) -> Tree:
    """Return a version (the newest, unless named) as a tree, of one year or all, in cents.

    The number of queries does not depend on how large the plan is.
    """
    shown = chosen(plan, version)
    booked = booked_from(plan)
    found = amounts_of(shown, booked, year=year)
    amounts = [one for one in found if not entity or one.entity == entity]
    grower = _Grower(plan, amounts, _ties(plan, shown) if ties else {})
    rows = list(Node.objects.filter(version=shown.pk).select_related("parent"))
    roots = grower.grow(rows)
    return Tree(
        plan=plan,
        version=shown,
        shown_years=(year,) if year is not None else plan.years,
        roots=roots,
        without_goal=grower.without_goal(),
        total=added(amounts),
        years=_by_year(amounts),
        by_kind=_by_kind(amounts),
        by_entity=added_by(amounts, lambda one: one.entity),
        booked_from={one: source for one, source in booked.items() if year in {None, one}},
    )


def shown_ties(slug: str, codes: Iterable[str]) -> Mapping[str, tuple[TieCard, ...]]:
    """Return the ties of actions by code: confirmed and proposed, never rejected."""
    keys = {key_of(slug, code): code for code in codes}
    found = ties_of(ROOM, list(keys))
    return {
        keys[key]: tuple(tie for tie in cards if tie.state != "rejected")
        for key, cards in found.items()
    }


def _ties(plan: PlanCard, version: VersionCard) -> Mapping[str, tuple[TieCard, ...]]:
    rows = Node.objects.filter(version=version.pk, level=Node.Level.ACTION)
    return shown_ties(plan.slug, rows.values_list("code", flat=True))


@dataclass
class _Grower:
    plan: PlanCard
    amounts: Iterable[Amount]
    ties: Mapping[str, tuple[TieCard, ...]]
    by_code: dict[str, list[Amount]] = field(default_factory=dict)
    under: dict[int | None, list[Node]] = field(default_factory=dict)

    def grow(self, rows: Iterable[Node]) -> tuple[TreeNode, ...]:
        for amount in self.amounts:
            self.by_code.setdefault(amount.code, []).append(amount)
        for row in sorted(rows, key=lambda one: code_order(one.code)):
            self.under.setdefault(row.parent_id, []).append(row)
        return tuple(self._node(row)[0] for row in self.under.get(None, ()))

    def _node(self, row: Node) -> tuple[TreeNode, list[Amount]]:
        """Return a node with everything under it, and the amounts that it is the sum of."""
        below = [self._node(part) for part in self.under.get(row.pk, ())]
        own = self.by_code.get(row.code, []) if row.level == Node.Level.ACTION else []
        amounts = [*own, *(one for _, part in below for one in part)]
        is_action = row.level == Node.Level.ACTION
        node = TreeNode(
            code=row.code,
            level=row.level,
            level_label=row.get_level_display(),
            name=row.name,
            is_priority=row.is_priority,
            entity=row.entity,
            policy_field=row.policy_field,
            policy_field_name=policy_field_name(row.policy_field),
            responsible=row.responsible,
            report_codes=tuple(row.report_codes),
            text=row.text,
            url=action_url(self.plan.slug, row.code) if is_action else "",
            parent_code=row.parent.code if row.parent else "",
            years=_by_year(amounts),
            total=added(amounts),
            by_kind=_by_kind(amounts),
            parts=tuple(part for part, _ in below),
            ties=self.ties.get(row.code, ()) if is_action else (),
        )
        return node, amounts

    def without_goal(self) -> TreeNode | None:
        amounts = self.by_code.get(NO_GOAL)
        if not amounts:
            return None
        return TreeNode(
            code="",
            level="",
            level_label="",
            name=gettext("Gewone werking, zonder doelstelling"),
            is_priority=False,
            entity="",
            policy_field="",
            policy_field_name="",
            responsible="",
            report_codes=(),
            text="",
            url="",
            parent_code="",
            years=_by_year(amounts),
            total=added(amounts),
            by_kind=_by_kind(amounts),
        )


def action_url(slug: str, code: str) -> str:
    return reverse("plan:action", args=[slug, code])


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sort codes as people do: A2 before A10.

    >>> sorted(["A10", "A2", "A2.1"], key=code_order)
    ['A2', 'A2.1', 'A10']
    """
    found = _PARTS.findall(code)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in found)


def _by_year(amounts: Iterable[Amount]) -> dict[int, Sums]:
    return added_by(amounts, lambda one: one.year)


def _by_kind(amounts: Iterable[Amount]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in amounts:
        if one.stage == "estimate" and one.side == "expenses":
            found[one.kind] = found.get(one.kind, 0) + one.cents
    return found
