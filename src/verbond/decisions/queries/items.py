"""One item: its newest text, as a thing to test, and as rows that other functions ask for."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from verbond.decisions.core.subjects import facts_of
from verbond.decisions.core.wording import Article, Wording, readable
from verbond.decisions.errors import NoSuch
from verbond.decisions.models import Body, Decision, Draft, Item, Meeting
from verbond.scorecards import facade as scorecards

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOM = "decisions"


def item_named(key: str) -> Item:
    """Find an item. Raises `NoSuch`."""
    found = Item.objects.select_related("body", "meeting", "corrects").filter(key=key).first()
    if found is None:
        raise NoSuch(
            "no_item", gettext("Er is geen punt met het kenmerk “%(key)s”.") % {"key": key}
        )
    return found


def meeting_named(key: str) -> Meeting:
    """Find a meeting. Raises `NoSuch`."""
    found = Meeting.objects.select_related("body").filter(key=key).first()
    if found is None:
        raise NoSuch(
            "no_meeting",
            gettext("Er is geen vergadering met het kenmerk “%(key)s”.") % {"key": key},
        )
    return found


def body_named(code: str) -> Body:
    """Find a body. Raises `NoSuch`."""
    found = Body.objects.filter(code=code).first()
    if found is None:
        raise NoSuch(
            "no_body",
            gettext("Er is geen bestuursorgaan met het kenmerk “%(key)s”.") % {"key": code},
        )
    return found


def newest_draft(item: Item) -> Draft:
    """Return the last version of the text. Every item has one from its start."""
    return Draft.objects.filter(item=item).order_by("-number")[0]


def newest_drafts(items: "Iterable[Item]") -> dict[int, Draft]:
    """Return the last version of each of several items, by item, in one query."""
    found: QuerySet[Draft] = Draft.objects.filter(item__in=list(items)).order_by("number")
    return {row.item_id: row for row in found}


def wording_of_draft(draft: Draft) -> Wording:
    articles = tuple(Article(str(n), str(text)) for n, text in enumerate(draft.articles, 1))
    return Wording(draft.title, draft.summary, draft.motivation, articles)


def wording_of_decision(decision: Decision) -> Wording:
    articles = tuple(Article(str(one["number"]), str(one["text"])) for one in decision.articles)
    return Wording(decision.title, decision.summary, decision.motivation, articles)


def subject_of(item: Item, draft: Draft) -> scorecards.Subject:
    """Show a draft as a thing that can be tested: this very text, and what it is about."""
    return scorecards.Subject(
        room=ROOM,
        key=item.key,
        version=draft.sha256,
        text=readable(wording_of_draft(draft)),
        title=draft.title,
        url=reverse("decisions:item", args=[item.key]),
        facts=facts_of(
            body_kind=item.body.kind,
            subjects=item.subjects,
            is_correction=item.corrects_id is not None,
            is_public=item.is_public and item.state == Item.State.PUBLISHED,
            is_decided=item.state in {Item.State.DECIDED, Item.State.PUBLISHED},
        ),
    )


def subject_named(key: str) -> scorecards.Subject | None:
    """Return an item as a thing that can be tested, for the pages of the tests.

    Once published, it is read on its public page: that of its decision, or of its meeting when
    nothing was decided.
    """
    item = Item.objects.select_related("body", "meeting").filter(key=key).first()
    if item is None:
        return None
    subject = subject_of(item, newest_draft(item))
    return replace(subject, url=_public_address(item)) if subject.is_public else subject


def _public_address(item: Item) -> str:
    decided = Decision.objects.filter(treatment__item=item).values_list("key", flat=True).first()
    if decided:
        return f"/decisions/decision/{decided}/"
    return f"/decisions/meeting/{item.meeting.key}/" if item.meeting else "/decisions/"
