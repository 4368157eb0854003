"""Where the sentence on a line of an agreement can be read."""

from collections.abc import Iterable, Mapping

from verbond.agreement.models import Commitment


def addresses_of(agreement: str, lines: Iterable[int]) -> Mapping[int, str]:
    """Return the address of the unit on each line, as far as the agreement is here; one query."""
    wanted = set(lines)
    if not wanted:
        return {}
    units = Commitment.objects.filter(
        agreement__slug=agreement, first_line__lte=max(wanted), last_line__gte=min(wanted)
    ).select_related("agreement")
    return {
        line: unit.get_absolute_url()
        for unit in units
        for line in wanted & set(range(unit.first_line, unit.last_line + 1))
    }
