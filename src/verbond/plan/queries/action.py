"""One action: where it stands, its euros and their lines, and what it was in each version."""

from dataclasses import replace

from verbond.plan.models import Line, Node
from verbond.plan.queries.cards import ActionCard, LineCard, PlanCard, Sums, TreeNode, VersionCard
from verbond.plan.queries.euros import Amount, added
from verbond.plan.queries.plans import booked_from, chosen
from verbond.plan.queries.tree import shown_ties, tree


def action(plan: PlanCard, code: str, *, version: VersionCard | None = None) -> ActionCard | None:
    """Return an action of a version (the newest, unless named); None when it has no such action."""
    shown = chosen(plan, version)
    grown = tree(plan, version=shown, ties=False)
    path: list[TreeNode] = []
    found = _find(grown.roots, code, path)
    if found is None:
        return None
    return ActionCard(
        plan=plan,
        version=shown,
        node=replace(found, ties=shown_ties(plan.slug, [code]).get(code, ())),
        path=tuple((one.level_label, one.code, one.name) for one in path),
        lines=_lines(plan, shown, code),
        booked_from=grown.booked_from,
        versions=_versions(plan, code),
    )


def _find(nodes: tuple[TreeNode, ...], code: str, path: list[TreeNode]) -> TreeNode | None:
    for node in nodes:
        if node.level == Node.Level.ACTION and node.code == code:
            return node
        path.append(node)
        found = _find(node.parts, code, path)
        if found is not None:
            return found
        path.pop()
    return None


def _lines(plan: PlanCard, version: VersionCard, code: str) -> tuple[LineCard, ...]:
    booked = {year: one.pk for year, one in booked_from(plan).items()}
    rows = Line.objects.filter(
        version__in={version.pk, *booked.values()}, node__code=code, node__level=Node.Level.ACTION
    ).select_related("version")
    shown = [
        row
        for row in rows.order_by("year", "kind", "side", "stage", "pk")
        if (booked.get(row.year) if row.stage == Line.Stage.BOOKED else version.pk)
        == row.version_id
    ]
    return tuple(
        LineCard(
            year=row.year,
            kind=row.kind,
            kind_label=row.get_kind_display(),
            side=row.side,
            side_label=row.get_side_display(),
            stage=row.stage,
            stage_label=row.get_stage_display(),
            entity=row.entity,
            policy_field=row.policy_field,
            account=row.account,
            cents=row.cents,
            note=row.note,
            version=row.version.name,
        )
        for row in shown
    )


def _versions(plan: PlanCard, code: str) -> tuple[tuple[VersionCard, Sums], ...]:
    """Return the action in each version that knows it, in one query for all of them."""
    cards = {one.pk: one for one in plan.versions}
    known = set(
        Node.objects.filter(version__in=cards, code=code, level=Node.Level.ACTION).values_list(
            "version", flat=True
        )
    )
    rows = Line.objects.filter(version__in=known, node__code=code).values_list(
        "version", "entity", "policy_field", "year", "kind", "side", "stage", "cents"
    )
    amounts: dict[int, list[Amount]] = {}
    for pk, entity, policy_field, year, kind, side, stage, cents in rows:
        one = Amount(code, entity, policy_field, year, kind, side, stage, cents)
        amounts.setdefault(pk, []).append(one)
    return tuple((one, added(amounts.get(one.pk, ()))) for one in plan.versions if one.pk in known)
