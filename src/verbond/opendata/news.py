"""What happened to promises: another status or text, answers to questions, new readings."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from verbond.agreement import facade as agreement
from verbond.decisions import facade as decisions
from verbond.indicators import facade as indicators
from verbond.opendata.addresses import site
from verbond.opendata.core.atom import News
from verbond.opendata.core.things import text_of
from verbond.opendata.things import things

MOST = 60
_START = datetime(2026, 1, 1, tzinfo=UTC)


def newest(
    slug: str, keys: Collection[str] | None = None, *, from_the_start: bool = False
) -> tuple[tuple[News, ...], datetime]:
    """Return the news of an agreement or of some of its units, newest first, and its moment.

    A first import changes nothing for who follows, so it is one entry, and the units' own only
    `from_the_start`.
    """
    found = list(_editions(slug))
    if from_the_start or len(found) > 1:
        found += _changes(slug, keys, from_the_start)
    found += _answers(slug, keys)
    found += [*_standings(slug, keys), *_readings(slug, keys)]
    found.sort(key=lambda news: (news.at, news.key), reverse=True)
    return tuple(found[:MOST]), found[0].at if found else _START


def newest_decisions(today: date) -> tuple[tuple[News, ...], datetime]:
    """Return the decisions that were published last, newest first, and when that was."""
    found = tuple(
        News(
            key=f"decision/{card.key}",
            title=f"{card.title} ({card.outcome_words})",
            text="\n\n".join(
                [f"{card.body_name}, {date_text(card.decided_on)}", card.summary]
                + [served.text for served in card.serves]
            ),
            url=site() + card.url,
            at=card.published_at,
            what="decision",
        )
        for card in decisions.last_published(today, MOST)
    )
    return found, found[0].at if found else _START


def date_text(day: date) -> str:
    return formats.date_format(day, "j F Y")


def keys_of_chapter(slug: str, chapter: str) -> list[str]:
    return [row["key"] for row in agreement.published("commitments", slug, chapter__key=chapter)]


def keys_of_place(slug: str, codes: Collection[str]) -> list[str]:
    notes = agreement.published(
        "annotations", slug, what="place", value__in=codes, state__in=["proposed", "confirmed"]
    )
    return [note["commitment"] for note in notes]


def _editions(slug: str) -> Iterator[News]:
    for row in agreement.published("editions", slug):
        yield News(
            key=f"{slug}/edition/{row['number']}",
            title=_("Editie %(number)s van het akkoord staat online") % row,
            text=_("Bestand: %(name)s") % row,
            url=site() + reverse("agreement:editions", args=[slug]),
            at=row["imported_at"],
            what="edition",
        )


def _changes(slug: str, keys: Collection[str] | None, from_the_start: bool) -> Iterator[News]:
    labels = dict(things()["versions"].field("change").choices)
    where = _only(keys) | ({} if from_the_start else {"edition__number__gt": 1})
    for row in agreement.published("versions", slug, **where):
        yield News(
            key=f"{slug}/version/{row['commitment']}/{row['edition']}",
            title=f"{str(labels[row['change']]).capitalize()}: {_short(row['text'])}",
            text=row["text"],
            url=_page(slug, row["commitment"]),
            at=row["at"],
            what=row["change"],
        )


def _standings(slug: str, keys: Collection[str] | None) -> Iterator[News]:
    for one in agreement.latest_changes(slug, keys, MOST):
        yield News(
            key=f"{slug}/standing/{one.key}/{one.number}",
            title=_("Nu %(status)s: %(text)s")
            % {"status": one.after_name, "text": _short(one.text)},
            text=_("%(before)s → %(after)s. %(why)s\n\n%(text)s")
            % {
                "before": one.before_name,
                "after": one.after_name,
                "why": one.because.capitalize(),
                "text": one.text,
            },
            url=_page(slug, one.key),
            at=one.at,
            what="status",
        )


def _answers(slug: str, keys: Collection[str] | None) -> Iterator[News]:
    for row in agreement.published("questions", slug, state="answered", **_only(keys)):
        yield News(
            # A better answer later is the same news, with a new moment.
            key=f"{slug}/question/{row['commitment']}/{text_of(row['asked_at'])}",
            title=_("Antwoord van de stad: %(text)s") % {"text": _short(row["text"])},
            text=f"{row['text']}\n\n{row['answer']}",
            url=_page(slug, row["commitment"]),
            at=row["answered_at"] or row["asked_at"],
            what="answer",
        )


def _readings(slug: str, keys: Collection[str] | None) -> Iterator[News]:
    notes = agreement.published(
        "annotations", slug, what="target", state__in=["proposed", "confirmed"], **_only(keys)
    )
    codes = {note["value"] for note in notes}
    links = indicators.published("target-indicators", target__code__in=codes)
    measured = {link["indicator"] for link in links}
    if not measured:
        return
    names = {
        row["code"]: row["name"] for row in indicators.published("indicators", code__in=measured)
    }
    stored: dict[tuple[str, datetime], int] = {}
    for reading in indicators.published("readings", indicator__code__in=measured):
        if reading["value"] is not None:
            at = (reading["indicator"], reading["stored_at"])
            stored[at] = stored.get(at, 0) + 1
    for (code, moment), number in stored.items():
        yield News(
            key=f"{slug}/reading/{code}/{text_of(moment)}",
            title=_("Nieuwe metingen: %(name)s") % {"name": names[code]},
            text=_("%(number)s waarden opgenomen") % {"number": number},
            url=site() + reverse("indicators:indicator", args=[code]),
            at=moment,
            what="reading",
        )


def _only(keys: Collection[str] | None) -> dict[str, object]:
    return {} if keys is None else {"commitment__key__in": list(keys)}


def _page(slug: str, key: str) -> str:
    return site() + reverse("agreement:commitment", args=[slug, key])


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89].rsplit(" ", 1)[0] + "…"
