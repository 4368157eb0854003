"""Which elections the laboratory can try models on: examples of our own, past rounds, a file."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from verbond.budgets.core.laboratory import summary_of
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.models import Result, TrialElection
from verbond.budgets.models.lab import KEPT_FOR
from verbond.environment import ROOT

EXAMPLES = ROOT / "data/demo/budgets/elections"


@dataclass(frozen=True, slots=True)
class Choice:
    """An election that can be chosen, without its ballots."""

    kind: str
    key: str
    title: str
    ballots: int
    projects: int
    vote_type: str
    fictitious: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The election that was chosen; `content` fetches the file when it is needed."""

    kind: str
    key: str
    title: str
    file_name: str
    sha256: str
    fictitious: bool
    content: Callable[[], bytes]
    vote_type: str = ""
    until: datetime | None = None
    # The model that a round of this site went by.
    model: str = ""


def examples() -> tuple[Choice, ...]:
    """Give the small fictitious elections that come with Verbond."""
    return tuple(_example(path) for path in sorted(EXAMPLES.glob("*.pb"), reverse=True))


@cache
def _example(path: Path) -> Choice:
    found = summary_of(read_pb(path))
    title = str(found["title"]).removesuffix(" (fictief)")
    return Choice(
        "example", path.stem, title, found["ballots"], len(found["projects"]),
        found["vote_type"], fictitious=True,
    )  # fmt: skip


@cache
def _sha256(path: Path) -> str:
    return read_pb(path).sha256


def past_rounds() -> tuple[Choice, ...]:
    """Give the rounds of this site whose result and ballots are published."""
    rows = (
        Result.objects.filter(published_at__isnull=False)
        .select_related("round")
        .defer("election", "certificate", "explained", "count")
    )
    return tuple(
        Choice(
            "round", row.round.slug, row.round.title, row.round.ballots_counted or 0, 0, "",
            row.round.fictitious,
        )
        for row in rows.order_by("-published_at")
    )  # fmt: skip


def chosen(kind: str, key: str, *, now: datetime) -> Chosen | None:
    """Find an election by its address; None when it is not there, or no longer."""
    return {"example": _of_example, "round": _of_round, "file": _of_file}[kind](key, now)


def _of_example(key: str, _now: datetime) -> Chosen | None:
    path = EXAMPLES / f"{key}.pb"
    if path not in EXAMPLES.glob("*.pb"):
        return None
    return Chosen(
        "example", key, _example(path).title, path.name, _sha256(path), True, path.read_bytes,
        _example(path).vote_type,
    )  # fmt: skip


def _of_round(key: str, _now: datetime) -> Chosen | None:
    row = (
        Result.objects.filter(round__slug=key, published_at__isnull=False)
        .select_related("round__recipe")
        .defer("certificate", "explained", "count", "election")
        .first()
    )
    if row is None:
        return None
    return Chosen(
        "round", key, row.round.title, f"{key}.pb", row.election_sha256, row.round.fictitious,
        lambda: bytes(row.election), model=row.round.recipe.slug,
    )  # fmt: skip


def _of_file(key: str, now: datetime) -> Chosen | None:
    rows = TrialElection.objects.filter(token=key, kept_at__gte=now - KEPT_FOR)
    row = rows.defer("content").first()
    if row is None:
        return None
    return Chosen(
        "file", key, row.name or _("Je bestand"), row.name, row.sha256, False,
        lambda: gzip.decompress(bytes(row.content)), row.vote_type,
        row.kept_at + KEPT_FOR,
    )  # fmt: skip
