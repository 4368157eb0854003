"""Write the rows of a version aside, piece by piece: nobody sees them before all are there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import batched

from django.db import transaction

from verbond.plan.exchange import FigureRow, LineRow, NodeRow, Sheet
from verbond.plan.models import Line, Node, Plan, Version, WaitingPlan, YearFigure

PIECE = 5000
# Told how many of the rows are written; called between transactions.
type Progress = Callable[[int, int], None]


def stage(
    *, sheet: Sheet, plan: Plan, now: datetime, waiting: WaitingPlan | None, progress: Progress
) -> Version:
    """Write all rows of a version that is not shown yet."""
    version = _version(sheet, plan, waiting, now)
    codes = _write_nodes(version, sheet.nodes)
    done = 0
    for piece in batched(sheet.lines, PIECE):
        rows = [_line(version, row, codes) for row in piece]
        Line.objects.bulk_create(rows, batch_size=1000)
        done += len(piece)
        progress(done, len(sheet.lines))
    YearFigure.objects.bulk_create(_figure(version, row) for row in sheet.figures)
    return version


def drop_versions(versions: Iterable[Version]) -> None:
    """Erase versions with all their rows, in a few statements whatever their size."""
    pks = [version.pk for version in versions]
    with transaction.atomic():
        Line.objects.filter(version__in=pks).delete()
        YearFigure.objects.filter(version__in=pks).delete()
        for level in (Node.Level.ACTION, Node.Level.ACTION_PLAN, Node.Level.GOAL):
            Node.objects.filter(version__in=pks, level=level).delete()
        Version.objects.filter(pk__in=pks).delete()


def _version(sheet: Sheet, plan: Plan, waiting: WaitingPlan | None, now: datetime) -> Version:
    facts = sheet.version
    return Version.objects.create(
        plan=plan,
        number=facts.number,
        kind=facts.kind,
        name=facts.name,
        on=facts.on,
        opening_cents=facts.opening_cents,
        stated={year: dict(totals) for year, totals in (sheet.stated or {}).items()},
        source=facts.source,
        grade=facts.grade,
        sha256=sheet.sha256(),
        imported_at=now,
        fictitious=facts.fictitious,
        is_whole=False,
        waiting=waiting,
    )


def _write_nodes(version: Version, rows: Iterable[NodeRow]) -> Mapping[str, int]:
    """Write the tree from the top down; return the actions by code."""
    written: dict[str, dict[str, int]] = {"": {}}
    above = ""
    for level in (Node.Level.GOAL, Node.Level.ACTION_PLAN, Node.Level.ACTION):
        parents = written[above]
        nodes = [_node(version, row, parents) for row in rows if row.level == level]
        Node.objects.bulk_create(nodes, batch_size=500)
        found = version.nodes.filter(level=level).values_list("code", "pk")
        written[level] = dict(found)
        above = level
    return written[Node.Level.ACTION]


def _node(version: Version, row: NodeRow, parents: Mapping[str, int]) -> Node:
    return Node(
        version=version,
        level=row.level,
        code=row.code,
        external_id=row.external_id,
        parent_id=parents.get(row.parent),
        name=row.name,
        is_priority=row.is_priority,
        entity=row.entity,
        policy_field=row.policy_field,
        responsible=row.responsible,
        report_codes=list(row.report_codes),
        text=row.text,
    )


def _line(version: Version, row: LineRow, codes: Mapping[str, int]) -> Line:
    return Line(
        version=version,
        node_id=codes[row.action] if row.action else None,
        external_id=row.external_id,
        entity=row.entity,
        policy_field=row.policy_field,
        year=row.year,
        kind=row.kind,
        side=row.side,
        stage=row.stage,
        account=row.account,
        cents=row.cents,
        note=row.note,
    )


def _figure(version: Version, row: FigureRow) -> YearFigure:
    return YearFigure(
        version=version,
        entity=row.entity,
        year=row.year,
        what=row.what,
        cents=row.cents,
        note=row.note,
    )
