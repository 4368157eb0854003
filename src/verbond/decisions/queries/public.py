"""What the public page of one decision shows beside what it publishes as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verbond.decisions.core.linked.facts import Served
from verbond.decisions.models import Decision, Document, Item, Meeting
from verbond.decisions.queries.cards import NamedCommitment, address_of
from verbond.decisions.queries.linked import Published, iri_of, published_decision
from verbond.journal.facade import EntryCard, entries_about


@dataclass(frozen=True, slots=True)
class ServedCard:
    """A promise that a decision serves, as people read it and as data name it."""

    card: NamedCommitment
    served: Served


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision with everything around it; a link is (path, title, address as a thing)."""

    published: Published
    meeting_key: str
    item_key: str
    decided_on: date
    fictitious: bool
    sha256: str
    served: tuple[ServedCard, ...]
    corrects: tuple[tuple[str, str, str], ...]
    corrected_by: tuple[tuple[str, str, str], ...]
    documents: tuple[Document, ...]
    entries: tuple[EntryCard, ...]
    taken_over: bool
    source_url: str


def decision_page(key: str) -> DecisionPage | None:
    """Gather the page of a public decision; None when there is none."""
    published = published_decision(key)
    if published is None:
        return None
    row = published.row
    item = row.treatment.item
    cards = [NamedCommitment.of(one) for one in item.serves.all()]
    return DecisionPage(
        published=published,
        meeting_key=row.treatment.meeting.key,
        item_key=item.key,
        decided_on=row.decided_on,
        fictitious=row.fictitious,
        sha256=row.sha256,
        served=tuple(map(ServedCard, cards, published.resolution.serves)),
        corrects=_links([row.corrects] if row.corrects else []),
        corrected_by=_links(row.corrected_by.all()),
        documents=tuple(item.documents.all()),
        entries=entries_about("decisions", "item", item.key),
        taken_over=bool(row.treatment.meeting.uri),
        source_url=web_address(row.treatment.meeting.source_url),
    )


def closed_points(meeting: Meeting) -> int:
    """Count the points that are treated behind closed doors."""
    shut = Item.objects.filter(meeting=meeting, is_public=False)
    return shut.exclude(state__in=[Item.State.DRAFT, Item.State.WITHDRAWN]).count()


def web_address(url: str) -> str:
    """Return an address that can be a link; nothing for another scheme, whoever gave it."""
    return url if url.startswith(("https://", "http://")) else ""


def _links(rows: Iterable[Decision]) -> tuple[tuple[str, str, str], ...]:
    return tuple((address_of(row.key), row.title, iri_of(row)) for row in rows if row.published_at)
