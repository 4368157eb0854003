"""The published files of every round, for the catalogue of open data: each with its fingerprint."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.urls import reverse

from verbond.budgets.models import Result
from verbond.budgets.queries.outcomes.files import files_of

KEEP_SECONDS = 30 * 86400


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file that everybody can fetch; `path` is its address on this site."""

    name: str
    media_type: str
    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RoundFiles:
    """The files with which a round can be counted again."""

    slug: str
    title: str
    published_at: datetime
    fictitious: bool
    files: tuple[FileCard, ...]


def round_files(now: datetime) -> tuple[RoundFiles, ...]:
    """Return the files of each published result, the newest first.

    What is published never changes, so the large contents are read once and only their sizes and
    fingerprints are kept.
    """
    # The rule of `permissions.may_see_counts`, for all rounds at once.
    rows = (
        Result.objects.filter(round__published_at__isnull=False, published_at__lte=now)
        .order_by("-published_at", "round__slug")
        .values_list(
            "pk", "round__slug", "round__title", "round__fictitious", "published_at",
            "election_sha256", "receipts_sha256",
        )
    )  # fmt: skip
    return tuple(
        RoundFiles(slug, _title(title, fictitious), at, fictitious, _cards(pk, slug, marks))
        for pk, slug, title, fictitious, at, *marks in rows
        if at is not None
    )


def _title(title: str, fictitious: bool) -> str:
    return f"{title} (fictief)" if fictitious and "fictief" not in title.lower() else title


def _cards(pk: int, slug: str, marks: list[str]) -> tuple[FileCard, ...]:
    kept = f"budgets-files:{slug}:{'.'.join(marks)}"
    held: tuple[FileCard, ...] | None = cache.get(kept)
    if held is None:
        result = Result.objects.select_related("round").prefetch_related("pots").get(pk=pk)
        held = tuple(
            FileCard(
                one.name,
                one.media_type.partition(";")[0],
                reverse("budgets:file", args=[slug, one.name]),
                one.size,
                one.sha256,
            )
            for one in files_of(result.round, result)
        )
        cache.set(kept, held, KEEP_SECONDS)
    return held
