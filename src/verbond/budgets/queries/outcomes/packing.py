"""The files of published results as parts of an archive, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from verbond.budgets.core.publishing import certificate_name, sha256_of_bytes, stem_of
from verbond.budgets.core.publishing.pots import MAIN
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Result
from verbond.budgets.queries.outcomes.files import files_of


def packed_files(now: datetime) -> dict[str, bytes]:
    """Return the files of every published result, by `rounds/ROUND/NAME`."""
    # The rule of `permissions.may_see_counts`, for all rounds at once.
    rows = Result.objects.filter(round__published_at__isnull=False, published_at__lte=now)
    found = {}
    for result in rows.select_related("round").prefetch_related("pots").order_by("round__slug"):
        for file in files_of(result.round, result):
            found[_part(result.round.slug, file.name)] = file.content
    return found


def result_of(row: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what a row of `results` or `result-pots` lacks: what its files say.

    Raises `OutcomeRefused` when one is missing or cannot be read.
    """
    slug, code = str(row["round"]), str(row.get("code", MAIN))
    stem = stem_of(code)
    election = _read(slug, f"{stem}.pb", files)
    count = "count.json" if stem == "election" else f"{stem}-count.json"
    found = {
        "election": election,
        "sha256": sha256_of_bytes(election),
        "certificate": _json(slug, certificate_name(code), files),
        "count": _json(slug, count, files),
    }
    if stem == "election":
        found["receipts"] = _read(slug, "receipts.txt", files).decode("ascii", "replace")
    return found


def _part(slug: str, name: str) -> str:
    return f"rounds/{slug}/{name}"


def _read(slug: str, name: str, files: Mapping[str, bytes]) -> bytes:
    if _part(slug, name) not in files:
        raise OutcomeRefused("missing", f"the archive lacks {_part(slug, name)}")
    return files[_part(slug, name)]


def _json(slug: str, name: str, files: Mapping[str, bytes]) -> Any:
    try:
        return json.loads(_read(slug, name, files))
    except (ValueError, RecursionError) as wrong:
        raise OutcomeRefused("json", f"{_part(slug, name)}: no JSON in UTF-8") from wrong
