"""How a proposal changed, version after version."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext

from verbond.budgets.models import Proposal, ProposalVersion
from verbond.decisions.core.differing import Stretch, differences
from verbond.kit.money import exact

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Changed:
    """One part of the text, with what went and what came."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class VersionCard:
    """A version with what it changed against the one before."""

    version: ProposalVersion
    changes: tuple[Changed, ...]
    cost_before: int | None
    cost_changed: bool


def newest_version(row: Proposal) -> ProposalVersion:
    """Return the last version; of a proposal that never had one, how it reads now, as number 0."""
    held = row.versions.order_by("-number").first()
    return held or version_now(row)


def version_now(row: Proposal) -> ProposalVersion:
    """Return how a proposal reads now, not saved."""
    lines = []
    if row.cost_cents is not None:
        lines = [{"text": gettext("Bedrag"), "cents": row.cost_cents, "source": ""}]
    return ProposalVersion(
        proposal=row,
        number=0,
        title=row.title,
        summary=row.summary,
        body=row.body,
        upkeep=row.upkeep,
        cost_cents=row.cost_cents,
        cost_lines=lines,
        made_at=row.made_at,
    )


def version_pairs(row: Proposal) -> tuple[VersionCard, ...]:
    """Return the versions of a proposal, newest first. One query."""
    rows = list(row.versions.order_by("-number")[: MOST_SHOWN + 1]) or [version_now(row)]
    found = [
        VersionCard(
            new,
            changed_texts(old, new),
            old.cost_cents,
            old.cost_cents != new.cost_cents,
        )
        for new, old in pairwise(rows)
    ]
    if len(rows) <= MOST_SHOWN:
        found.append(VersionCard(rows[-1], (), None, cost_changed=False))
    return tuple(found)


def changed_texts(old: ProposalVersion, new: ProposalVersion) -> tuple[Changed, ...]:
    """Return the parts of the text that differ."""
    parts = (
        (gettext("Titel"), old.title, new.title),
        (gettext("Kort"), old.summary, new.summary),
        (gettext("Uitleg"), old.body, new.body),
        (gettext("Onderhoud"), old.upkeep, new.upkeep),
    )
    found = [
        Changed(label, differences(before, after))
        for label, before, after in parts
        if before != after
    ]
    before, after = _costs(old), _costs(new)
    if before != after:
        found.append(Changed(gettext("Kosten"), _line_changes(before, after)))
    return tuple(found)


def _line_changes(before: list[str], after: list[str]) -> tuple[Stretch, ...]:
    """Compare costs line by line: half an amount that changed says nothing."""
    gone = [Stretch("gone", f"{line}\n") for line in before if line not in after]
    rest = [Stretch("same" if line in before else "new", f"{line}\n") for line in after]
    return (*gone, *rest)


def _costs(version: ProposalVersion) -> list[str]:
    return [f"{one['text']}: {exact(one['cents'])}" for one in version.cost_lines]
