"""Which promises an item serves, and its documents."""

import pytest

from verbond.decisions.errors import DraftRefused, ServesRefused
from verbond.decisions.models import Body, Does, Item, Meeting, Serves
from verbond.decisions.operations.documents import attach_document, detach_document
from verbond.decisions.operations.drafting import withdraw_item
from verbond.decisions.operations.naming import decide_serves, name_commitment
from verbond.decisions.queries.items import item_named
from verbond.decisions.testing import NOW, decided
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def test_what_a_decision_does_has_the_words_of_the_agreement() -> None:
    from django.apps import apps

    shows = dict(apps.get_model("agreement.Evidence")._meta.get_field("shows").flatchoices)
    assert {value: shows[value] for value, _label in Does.choices} == dict(Does.choices)


def test_proposal_is_confirmed_with_the_words_that_led_to_it(item: Item, promise: int) -> None:
    row = decide_serves(
        item=item,
        commitment_id=promise,
        accept=True,
        shows="started",
        words=("schoolstraat",),
        certainty=60,
        actor=ACTOR,
        now=NOW,
    )
    assert (row.state, row.words, row.certainty) == ("confirmed", ["schoolstraat"], 60)


def test_last_answer_counts_and_none_is_doubled(item: Item, promise: int) -> None:
    name_commitment(item=item, commitment_id=promise, shows="done", actor=ACTOR, now=NOW)
    decide_serves(item=item, commitment_id=promise, accept=False, actor=ACTOR, now=NOW)
    assert Serves.objects.get().state == "rejected"


def test_decision_cannot_show_what_only_a_measure_can(item: Item, promise: int) -> None:
    with pytest.raises(ServesRefused, match="in-force"):
        name_commitment(item=item, commitment_id=promise, shows="measured", actor=ACTOR, now=NOW)


def test_withdrawn_item_serves_nothing_more(item: Item, promise: int) -> None:
    withdraw_item(item=item, reason="Weg.", actor=ACTOR, now=NOW)
    with pytest.raises(ServesRefused):
        name_commitment(item=item, commitment_id=promise, shows="done", actor=ACTOR, now=NOW)


def test_document_is_added_once_and_taken_away(item: Item) -> None:
    row = attach_document(item=item, name="Plan", url="https://x.example/p", actor=ACTOR, now=NOW)
    with pytest.raises(DraftRefused, match="al bij"):
        attach_document(item=item, name="Weer", url="https://x.example/p", actor=ACTOR, now=NOW)
    detach_document(item=item, document=row.pk, actor=ACTOR, now=NOW)
    with pytest.raises(DraftRefused, match="niet meer bij"):
        detach_document(item=item, document=row.pk, actor=ACTOR, now=NOW)


@pytest.mark.parametrize(("name", "url"), [("", "https://x.example"), ("X", "javascript:alert(1)")])
def test_document_needs_a_name_and_an_address(item: Item, name: str, url: str) -> None:
    with pytest.raises(DraftRefused):
        attach_document(item=item, name=name, url=url, actor=ACTOR, now=NOW)


def test_documents_of_a_decision_stay_as_they_were(
    college: Body, item: Item, meeting: Meeting
) -> None:
    decided(item, meeting)
    with pytest.raises(DraftRefused, match="beslist"):
        attach_document(
            item=item_named(item.key), name="X", url="https://x.example", actor=ACTOR, now=NOW
        )
