"""What changed between two versions, and what of the plan is tied to nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from verbond.plan.core.picture.bars import longest
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable, row_of
from verbond.plan.queries.cards import (
    Difference,
    Differences,
    LooseCommitment,
    PlanCard,
    TreeNode,
    Unlinked,
    VersionCard,
)

SHOWN_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one kind under their title."""

    key: str
    title: str
    rows: tuple[Difference, ...]

    @property
    def first(self) -> tuple[Difference, ...]:
        """The largest changes: what a reader comes for."""
        return self.largest[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> tuple[Difference, ...]:
        return self.largest[SHOWN_AT_ONCE:]

    @property
    def largest(self) -> tuple[Difference, ...]:
        return tuple(sorted(self.rows, key=lambda row: -abs(row.after - row.before)))


def planned_versions(plan: PlanCard) -> tuple[VersionCard, ...]:
    """Return the versions that plan: an account has no estimates to compare."""
    return tuple(one for one in plan.versions if one.is_plan)


def groups_of(found: Differences) -> tuple[Group, ...]:
    """Part the differences: what came, what went, other euros, and other names or places."""
    return (
        Group("added", gettext("Kwam erbij"), _having(found.rows, "added")),
        Group("gone", gettext("Verdween"), _having(found.rows, "gone")),
        Group("euros", gettext("Kreeg een ander bedrag"), _having(found.rows, "euros")),
        Group(
            "named",
            gettext("Kreeg een andere naam of plaats"),
            tuple(
                row
                for row in found.rows
                if {"renamed", "moved"} & {*row.what} and "euros" not in row.what
            ),
        ),
    )


def _having(rows: Iterable[Difference], what: str) -> tuple[Difference, ...]:
    return tuple(row for row in rows if what in row.what)


def differences_most(found: Differences) -> int:
    return longest(*(cents for row in found.rows for cents in (row.before, row.after)))


def total_change(found: Differences) -> int:
    return sum(after - before for before, after in found.total.values())


def differences_table(found: Differences) -> ShownTable:
    labels = {group.key: group.title for group in groups_of(found)}
    labels |= {"renamed": labels["named"], "moved": labels["named"]}
    rows = [
        row_of(
            ", ".join(dict.fromkeys(labels[what] for what in row.what)),
            row.level_label,
            row.code,
            Cell(row.name, row.url),
            row.before,
            row.after,
            row.after - row.before,
        )
        for row in found.rows
    ]
    loose = [sum(pair[side] for pair in found.without_goal.values()) for side in (0, 1)]
    if any(loose):
        name = gettext("Gewone werking, zonder doelstelling")
        change = loose[1] - loose[0]
        rows.append(row_of(labels["euros"], "", "", name, *loose, change))
    totals = [sum(pair[side] for pair in found.total.values()) for side in (0, 1)]
    total = row_of(gettext("Alle uitgaven samen"), "", "", "", *totals, total_change(found),
                   is_total=True)  # fmt: skip
    return ShownTable(
        name=f"{found.plan.slug}-{found.before.number}-{found.after.number}",
        caption=gettext("Wat verschilt in de geplande uitgaven van alle jaren samen"),
        headings=(
            Heading(gettext("Wat"), "what"),
            Heading(gettext("Niveau"), "level"),
            Heading(gettext("Code"), "code", Form.DUTCH),
            Heading(gettext("Naam"), "name", Form.DUTCH),
            Heading(gettext("Eerst"), "before_euro", Form.CENTS),
            Heading(gettext("Nu"), "after_euro", Form.CENTS),
            Heading(gettext("Verschil"), "change_euro", Form.CENTS),
        ),
        rows=(*rows, total),
    )


@dataclass(frozen=True, slots=True)
class LooseDomain:
    """The promises of one domain that no action serves."""

    name: str
    hue: int
    promises: tuple[LooseCommitment, ...]


@dataclass(frozen=True, slots=True)
class LooseEuros:
    name: str
    cents: int
    kind: str


def loose_domains(found: Unlinked) -> tuple[LooseDomain, ...]:
    by_chapter: dict[str, list[LooseCommitment]] = {}
    for one in found.commitments:
        by_chapter.setdefault(one.chapter_key, []).append(one)
    return tuple(
        LooseDomain(
            rows[0].chapter_name or gettext("Buiten de domeinen"),
            int(rows[0].hue or 0),
            tuple(rows),
        )
        for rows in by_chapter.values()
    )


def loose_euros(found: Unlinked) -> tuple[LooseEuros, ...]:
    return (
        LooseEuros(gettext("Dienen een belofte"), found.serves.planned or 0, "end-leaf"),
        LooseEuros(
            gettext("In een actie die geen belofte dient"),
            found.serves_none.planned or 0,
            "end-none",
        ),
        LooseEuros(
            gettext("Gewone werking, zonder doelstelling"),
            found.without_goal.planned or 0,
            "end-none",
        ),
    )


def promises_table(found: Unlinked) -> ShownTable:
    return ShownTable(
        name=f"{found.plan.slug}-promises-without-action",
        caption=gettext("Beloften zonder actie"),
        headings=(
            Heading(gettext("Domein"), "domain", Form.DUTCH),
            Heading(gettext("Adres"), "key"),
            Heading(gettext("Belofte"), "text", Form.DUTCH),
        ),
        rows=tuple(
            row_of(one.chapter_name, one.key, Cell(one.text, one.url)) for one in found.commitments
        ),
    )


def actions_table(plan: PlanCard, actions: Sequence[TreeNode]) -> ShownTable:
    return ShownTable(
        name=f"{plan.slug}-actions-without-promise",
        caption=gettext("Acties zonder belofte"),
        headings=(
            Heading(gettext("Actie"), "action", Form.DUTCH),
            Heading(gettext("Naam"), "name", Form.DUTCH),
            Heading(gettext("Gepland"), "planned_euro", Form.CENTS),
            Heading(gettext("Geboekt"), "booked_euro", Form.CENTS),
        ),
        rows=tuple(
            row_of(one.code, Cell(one.name, one.url), one.total.planned, one.total.booked)
            for one in actions
        ),
    )
