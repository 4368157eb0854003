"""What happened with rights: new figures, and what the city searches, found and wiped."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from verbond.opendata.addresses import ROOT, site
from verbond.opendata.core.atom import News
from verbond.rights import facade as rights

MOST = 60
_START = datetime(2026, 1, 1, tzinfo=UTC)


def newest_rights(today: date) -> tuple[tuple[News, ...], datetime]:
    """Return what happened last with rights, newest first, and when that was.

    Of a run it says what for, on which decision, and that all was wiped: never how many it found.
    """
    found = [*_figures(today), *_runs(today)]
    found.sort(key=lambda news: (news.at, news.key), reverse=True)
    return tuple(found[:MOST]), found[0].at if found else _START


def _figures(today: date) -> Iterator[News]:
    """Give one piece of news for all figures that came out together."""
    together: dict[tuple[str, datetime], list[dict[str, Any]]] = {}
    for row in rights.published("right-measures", today=today):
        together.setdefault((row["quarter"], row["made_at"]), []).append(row)
    for (quarter, moment), rows in together.items():
        words = {"quarter": quarter, "number": len(rows)}
        made = any(row["fictitious"] for row in rows)
        yield News(
            key=f"rights/measures/{quarter}/{moment:%Y%m%d%H%M%S}",
            title=(
                _("Nieuwe cijfers: wie krijgt zijn recht in %(quarter)s (fictief)")
                if made
                else _("Nieuwe cijfers: wie krijgt zijn recht in %(quarter)s")
            )
            % words,
            text=_("Cijfers van %(number)s rechten.") % words,
            url=f"{site()}{reverse('rights:measures')}?quarter={quarter}",
            at=moment,
            what="measures",
        )


def _runs(today: date) -> Iterator[News]:
    said = (
        ("approved_at", _("Goedgekeurd: onderzoek naar gemiste rechten, %(title)s")),
        ("executed_on", _("Uitgevoerd: onderzoek naar gemiste rechten, %(title)s")),
        ("purged_at", _("Gewist: onderzoek naar gemiste rechten, %(title)s")),
    )
    for row in rights.published("detection-runs", today=today):
        for column, title in said:
            if row[column]:
                yield News(
                    key=f"rights/run/{row['key']}/{column}",
                    title=title % row,
                    text=_told(row),
                    url=f"{site()}{ROOT}/detection-run/{row['key']}",
                    at=_moment(row[column]),
                    what="run",
                )


def _told(row: dict[str, Any]) -> str:
    decision = _("Besluit %(decision_number)s, %(decision_body)s.") % row
    return f"{row['why']}\n\n{decision} {row['legal_basis']}"


def _moment(on: date | datetime) -> datetime:
    if isinstance(on, datetime):
        return on
    return timezone.make_aware(datetime.combine(on, time()))
