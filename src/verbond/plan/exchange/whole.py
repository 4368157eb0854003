"""What only shows when the whole file is read: facts, doubles, who stands under whom, years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from verbond.kit.sheets.amounts import MAX_CENTS
from verbond.plan.exchange import shape
from verbond.plan.exchange.cells import Cells
from verbond.plan.exchange.faults import Faults
from verbond.plan.exchange.shape import (
    FigureRow,
    LineRow,
    NodeRow,
    PlanFacts,
    VersionFacts,
    line_address,
)


@dataclass
class Found:
    """The rows of a file with their numbers."""

    facts: dict[str, Cells] = field(default_factory=dict)
    nodes: list[tuple[int, NodeRow]] = field(default_factory=list)
    lines: list[tuple[int, LineRow]] = field(default_factory=list)
    figures: list[tuple[int, FigureRow]] = field(default_factory=list)
    stated: list[tuple[int, str, str, int]] = field(default_factory=list)
    plan: PlanFacts | None = None
    version: VersionFacts | None = None


def check_whole(found: Found, faults: Faults) -> None:
    _read_facts(found, faults)
    _name_lines(found)
    _check_doubles(found, faults)
    _check_tree(found.nodes, faults)
    codes = {row.code for _, row in found.nodes if row.level == "action"}
    for number, line in found.lines:
        if line.action and line.action not in codes:
            faults.add(number, "onder", "no_such_action", line.action)
    if sum(abs(line.cents) for _, line in found.lines) > MAX_CENTS:
        faults.add(0, "bedrag", "sum_too_large")
    if found.plan and found.version:
        _check_years(found, found.plan, found.version, faults)


def _read_facts(found: Found, faults: Faults) -> None:
    facts = found.facts
    for name in (*shape.PLAN_FACTS, *shape.VERSION_FACTS):
        if name not in facts:
            faults.add(0, name, "fact_missing", "", shape.FACT)
    if faults.count and any(
        name not in facts for name in (*shape.PLAN_FACTS, *shape.VERSION_FACTS)
    ):
        return
    found.plan, found.version = _plan(facts), _version(facts)
    if found.plan.last_year < found.plan.first_year:
        facts["laatste_jaar"].fault("tekst", "years_order")
    elif found.plan.last_year - found.plan.first_year > 9:
        facts["laatste_jaar"].fault("tekst", "years_many")


def _plan(facts: Mapping[str, Cells]) -> PlanFacts:
    slug = facts["plan"].text("tekst", most=shape.MOST["plan"], required=True)
    if slug and not shape.SLUG.fullmatch(slug):
        facts["plan"].fault("tekst", "slug")
    return PlanFacts(
        slug=slug,
        title=facts["titel"].text("tekst", most=shape.MOST_TITLE, required=True),
        rules=facts["bbc"].word("tekst", shape.RULES | {"3": "bbc-3.0"}, ""),
        first_year=facts["eerste_jaar"].year("tekst"),
        last_year=facts["laatste_jaar"].year("tekst"),
        fictitious=facts["fictief"].word("tekst", shape.YES_NO, missing=False),
        source=facts["bron"].text("tekst") if "bron" in facts else "",
        agreement=facts["akkoord"].text("tekst", most=80) if "akkoord" in facts else "",
    )


def _version(facts: Mapping[str, Cells]) -> VersionFacts:
    is_fictitious = facts.get("versie_fictief", facts["fictief"])
    return VersionFacts(
        number=facts["versie"].whole("tekst"),
        kind=facts["versie_soort"].word("tekst", shape.VERSION_KINDS, ""),
        name=facts["versie_naam"].text("tekst", most=shape.MOST_TITLE, required=True),
        on=facts["datum"].day("tekst"),
        opening_cents=facts["beginresultaat"].cents() if "beginresultaat" in facts else None,
        source=facts["versie_bron"].text("tekst") if "versie_bron" in facts else "",
        grade=facts["graad"].text("tekst", most=20) if "graad" in facts else "",
        fictitious=is_fictitious.word("tekst", shape.YES_NO, missing=False),
    )


def _name_lines(found: Found) -> None:
    found.lines = [
        (number, line if line.external_id else replace(line, external_id=line_address(line)))
        for number, line in found.lines
    ]


def _check_doubles(found: Found, faults: Faults) -> None:
    words = {level: word for word, level in shape.LEVELS.items()}
    _doubles(((n, f"{words[row.level]} {row.code}") for n, row in found.nodes), "code", faults)
    _doubles(((n, row.external_id) for n, row in found.nodes), "id", faults)
    _doubles(((n, row.external_id) for n, row in found.lines), "id", faults)
    figures = ((n, f"{row.what} {row.entity} {row.year}") for n, row in found.figures)
    _doubles(figures, "code", faults)
    _doubles(((n, f"{name} {year}") for n, year, name, _ in found.stated), "code", faults)


def _doubles(rows: Iterable[tuple[int, str]], column: str, faults: Faults) -> None:
    first: dict[str, int] = {}
    for number, address in rows:
        if address in first:
            faults.add(number, column, "double", address, str(first[address]))
        else:
            first[address] = number


def _check_tree(nodes: list[tuple[int, NodeRow]], faults: Faults) -> None:
    codes = {(row.level, row.code) for _, row in nodes}
    above = {row.code: row.parent for _, row in nodes}
    for number, row in nodes:
        wanted = shape.ABOVE.get(row.level)
        if wanted is None or not row.parent or (wanted, row.parent) in codes:
            continue
        word = next(word for word, level in shape.LEVELS.items() if level == wanted)
        if _comes_back(row.code, above):
            faults.add(number, "onder", "cycle", row.parent, word)
        elif row.parent in above:
            faults.add(number, "onder", "wrong_level", row.parent, word)
        else:
            faults.add(number, "onder", "no_such_parent", row.parent, word)


def _comes_back(code: str, above: Mapping[str, str]) -> bool:
    seen, at = set(), code
    while at and at not in seen:
        seen.add(at)
        at = above.get(at, "")
    return at == code


def _check_years(found: Found, plan: PlanFacts, version: VersionFacts, faults: Faults) -> None:
    years = range(plan.first_year, plan.last_year + 1)
    span = f"{plan.first_year}-{plan.last_year}"
    rows = [(n, row.year) for n, row in found.lines] + [(n, row.year) for n, row in found.figures]
    rows += [(n, int(year)) for n, year, _, _ in found.stated]
    for number, year in rows:
        if year and year not in years:
            faults.add(number, "jaar", "year_outside", str(year), span)
    estimated = {row.year for _, row in found.lines if row.stage == "estimate"}
    if version.kind in {"original", "adaptation"} and estimated:
        for year in sorted(set(years) - estimated):
            faults.add(0, "jaar", "year_missing", str(year), span)
