"""Where the chosen money goes, as a map: drawn once, for what is published never changes."""

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from verbond.budgets.models import Result, Round
from verbond.budgets.queries.rounds.pages import neighbourhoods
from verbond.places import facade as places

KEEP_SECONDS = 86400
_WIDTH = 480


def money_map(row: Round, result: Result) -> places.SvgMap | None:
    """Draw the neighbourhoods of a round by the euros of their chosen projects.

    None where no chosen project has a neighbourhood, or the neighbourhoods have no shape.
    """
    kept = f"budgets:result-map:{result.pk}:{result.election_sha256}"
    held: places.SvgMap | None = cache.get(kept)
    if held is None:
        held = _drawn(row, result)
        if held is not None:
            cache.set(kept, held, KEEP_SECONDS)
    return held


def _drawn(row: Round, result: Result) -> places.SvgMap | None:
    euros = _euros(result)
    if not euros:
        return None
    # As the neighbourhoods lay on the day that the vote closed.
    on = timezone.localdate(row.vote_closed_at or result.counted_at)
    codes = [code for code, _name in neighbourhoods(row.place_code, on)]
    if not any(euros.get(code) for code in codes):
        return None
    address = reverse("budgets:proposals", args=[row.slug])
    return places.svg_shapes(
        codes,
        _WIDTH,
        on=on,
        values={code: float(euros.get(code, 0)) for code in codes},
        links={code: f"{address}?place={code}" for code in codes},
    )


def _euros(result: Result) -> dict[str, int]:
    """Sum the chosen projects of the count by the code of their neighbourhood, in whole euros."""
    cents: dict[str, int] = {}
    won = set(result.explained["winners"])
    for one in result.parameters["frozen"]["projects"]:
        if one["id"] in won and one["place"]:
            cents[one["place"]] = cents.get(one["place"], 0) + one["cost_cents"]
    return {code: sum_cents // 100 for code, sum_cents in cents.items()}
