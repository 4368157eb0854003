"""What happened in the neighbourhood budgets: rounds, votes, results, and who decided otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from verbond.budgets import facade as budgets
from verbond.kit.money import exact
from verbond.opendata.addresses import site
from verbond.opendata.core.atom import News
from verbond.opendata.core.things import text_of

MOST = 60
_START = datetime(2026, 1, 1, tzinfo=UTC)
_LIGHT = (
    *("slug", "title", "summary", "budget_cents", "published_at"),
    *("vote_opened_at", "vote_closed_at"),
)


def newest_budgets() -> tuple[tuple[News, ...], datetime]:
    """Return what happened last in rounds that everybody sees, newest first, and when that was.

    Of a result it says that there is one: what is not published yet is in none of these tables.
    """
    whole = budgets.TABLES["rounds"]
    # What was frozen is long, and no news.
    light = replace(whole, columns={name: whole.columns[name] for name in _LIGHT})
    titles = {}
    found = []
    for row in light.rows():
        titles[row["slug"]] = row["title"]
        found += list(_of_round(row))
    found += [*_results(titles), *_deviations(titles)]
    found.sort(key=lambda news: (news.at, news.key), reverse=True)
    return tuple(found[:MOST]), found[0].at if found else _START


def _of_round(row: dict[str, Any]) -> Iterator[News]:
    said = (
        ("published_at", _("Nieuwe ronde: %(title)s"), ""),
        ("vote_opened_at", _("Je kunt stemmen: %(title)s"), "vote"),
        ("vote_closed_at", _("De stemming is gesloten: %(title)s"), "closed"),
    )
    for column, title, what in said:
        if row[column]:
            yield News(
                key=f"round/{row['slug']}/{column}",
                title=title % row,
                text="\n\n".join(filter(None, [row["summary"], exact(row["budget_cents"])])),
                url=site() + reverse("budgets:round", args=[row["slug"]]),
                at=row[column],
                what=what or "round",
            )


def _results(titles: dict[str, str]) -> Iterator[News]:
    whole = budgets.TABLES["results"]
    light = replace(
        whole, columns={name: whole.columns[name] for name in ("round", "published_at")}
    )
    for row in light.rows():
        yield News(
            key=f"round/{row['round']}/result",
            title=_("De uitslag is er: %(title)s") % {"title": titles[row["round"]]},
            text=_("Wat won, waarom, en de bestanden om zelf na te tellen."),
            url=site() + reverse("budgets:result", args=[row["round"]]),
            at=row["published_at"],
            what="result",
        )


def _deviations(titles: dict[str, str]) -> Iterator[News]:
    for row in budgets.published("deviations"):
        yield News(
            key=f"round/{row['round']}/deviation/{row['proposal']}/{text_of(row['made_at'])}",
            title=_("Het bestuur besliste anders dan de telling: %(title)s")
            % {"title": titles[row["round"]]},
            text=row["reason"],
            url=site() + reverse("budgets:result", args=[row["round"]]),
            at=row["made_at"],
            what="deviation",
        )
