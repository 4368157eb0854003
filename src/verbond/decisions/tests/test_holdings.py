"""What this room holds about somebody who wrote drafts."""

import pytest

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import erase
from verbond.decisions.models import Body, Draft, Item, Publishing, WaitingPage
from verbond.decisions.operations.drafting import start_item
from verbond.decisions.operations.publishing import ask_publishing
from verbond.decisions.operations.waiting import keep_page
from verbond.decisions.testing import NOW, make_meeting, wording

pytestmark = pytest.mark.django_db


def test_drafts_outlive_their_writer_without_a_name(college: Body, clerk: Person) -> None:
    actor = actor_of(clerk)
    start_item(body=college, wording=wording(), subjects=[], actor=actor, now=NOW)
    ask_publishing(meeting=make_meeting(college), actor=actor, now=NOW)
    keep_page(
        name="z.html",
        source_url="https://x.example/",
        content=b"<p>x",
        fictitious=True,
        actor=actor,
        now=NOW,
    )
    from verbond.accounts.facade import Holder
    from verbond.decisions.holdings import _drafts

    assert [row["version"] for row in _drafts(Holder.of(clerk))] == [1]
    erase(clerk)
    assert Draft.objects.get().made_by == ""
    assert Item.objects.get().made_by == ""
    assert Publishing.objects.get().asked_by == ""
    assert WaitingPage.objects.get().asked_by == ""
