"""What an import would change: the rows of a file against those that are on the site."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import asdict, dataclass, field

from verbond.plan.exchange import Sheet
from verbond.plan.models import Plan, Version
from verbond.plan.queries.sheet import plan_facts, sheet_of

MOST_EXAMPLES = 100


@dataclass(frozen=True, slots=True)
class Counts:
    added: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Example:
    """One difference to show: what it is, and its name or amount before and after."""

    what: str  # added | changed | gone
    kind: str  # goal | action-plan | action | line | figure | fact
    address: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import would do; `against` marks what it was compared with."""

    slug: str
    title: str
    number: int
    name: str
    is_new_plan: bool
    is_new_version: bool
    is_same: bool
    against: str
    fictitious: bool
    nodes: Counts = Counts()
    lines: Counts = Counts()
    figures: Counts = Counts()
    examples: tuple[Example, ...] = field(default=())
    cents_before: int = 0
    cents_after: int = 0

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def changes_of(sheet: Sheet) -> Changes:
    """Compare a sheet with the same version on the site, by external id."""
    plan = Plan.objects.shown().filter(slug=sheet.plan.slug).first()
    version = standing_version(sheet)
    before = sheet_of(version) if version else None
    found: list[Example] = []
    nodes = _compare(_nodes(before), _nodes(sheet), found)
    lines = _compare(_lines(before), _lines(sheet), found)
    figures = _compare(_figures(before), _figures(sheet), found)
    facts = _compare(_facts(before, plan), _facts(sheet, None), found)
    is_same = version is not None and all(c.is_nothing for c in (nodes, lines, figures, facts))
    return Changes(
        slug=sheet.plan.slug,
        title=sheet.plan.title,
        number=sheet.version.number,
        name=sheet.version.name,
        is_new_plan=plan is None,
        is_new_version=version is None,
        is_same=is_same,
        against=mark_of(sheet.plan.slug, sheet.version.number),
        fictitious=sheet.plan.fictitious,
        nodes=nodes,
        lines=lines,
        figures=figures,
        examples=tuple(found),
        cents_before=sum(row.cents for row in before.lines) if before else 0,
        cents_after=sum(row.cents for row in sheet.lines),
    )


def standing_version(sheet: Sheet) -> Version | None:
    rows = Version.objects.shown().select_related("plan__agreement")
    return rows.filter(plan__slug=sheet.plan.slug, number=sheet.version.number).first()


def mark_of(slug: str, number: int) -> str:
    """Return a mark that differs whenever this version, or what holds for the plan, differs."""
    plan = Plan.objects.shown().select_related("agreement").filter(slug=slug).first()
    if plan is None:
        return ""
    version = plan.versions.shown().filter(number=number).first()
    return f"{version.sha256 if version else ''} {plan_facts(plan)}"


type _Rows = Mapping[tuple[str, str], tuple[Hashable, str]]


def _compare(before: _Rows, after: _Rows, found: list[Example]) -> Counts:
    added = changed = same = 0
    for (kind, address), (content, shown) in after.items():
        held = before.get((kind, address))
        if held is None:
            added += 1
            _note(found, Example("added", kind, address, after=shown))
        elif held[0] != content:
            changed += 1
            _note(found, Example("changed", kind, address, held[1], shown))
        else:
            same += 1
    gone = [key for key in before if key not in after]
    for kind, address in gone:
        _note(found, Example("gone", kind, address, before[kind, address][1]))
    return Counts(added, changed, len(gone), same)


def _note(found: list[Example], example: Example) -> None:
    if len(found) < MOST_EXAMPLES:
        found.append(example)


def _nodes(sheet: Sheet | None) -> _Rows:
    return _by(
        (row.level, row.external_id, row, row.name) for row in (sheet.nodes if sheet else ())
    )


def _lines(sheet: Sheet | None) -> _Rows:
    return _by(
        ("line", row.external_id, row, str(row.cents)) for row in (sheet.lines if sheet else ())
    )


def _figures(sheet: Sheet | None) -> _Rows:
    if sheet is None:
        return {}
    figures = (
        ("figure", f"{row.what} {row.entity} {row.year}", row, str(row.cents))
        for row in sheet.figures
    )
    stated = (
        ("stated", f"{name} {year}", cents, str(cents))
        for year, totals in (sheet.stated or {}).items()
        for name, cents in totals.items()
    )
    return {**_by(figures), **_by(stated)}


def _facts(sheet: Sheet | None, plan: Plan | None) -> _Rows:
    facts = (
        asdict(sheet.plan) | {f"version {k}": v for k, v in asdict(sheet.version).items()}
        if sheet
        else {}
    )
    if sheet is None and plan is not None:
        facts = asdict(plan_facts(plan))
    return _by(("fact", name, str(value), str(value)) for name, value in facts.items())


def _by(rows: Iterable[tuple[str, str, Hashable, str]]) -> _Rows:
    return {(kind, address): (content, shown) for kind, address, content, shown in rows}
