"""Drafts: every save is kept, nobody's text is lost."""

import pytest

from verbond.decisions.core.errors import StepRefused, WordingRefused
from verbond.decisions.errors import DraftConflict, DraftRefused
from verbond.decisions.models import Body, Draft, Item, Meeting, Serves
from verbond.decisions.operations.drafting import (
    save_draft,
    start_correction,
    start_item,
    withdraw_item,
)
from verbond.decisions.operations.naming import name_commitment
from verbond.decisions.queries.items import item_named
from verbond.decisions.testing import (
    NOW,
    decided,
    make_item,
    on_agenda,
    published_decision,
    wording,
)
from verbond.journal import facade as journal

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def save(item: Item, title: str, lock: int | None = None, **more: object) -> Draft:
    chosen = more.get("subjects", item.subjects)
    return save_draft(
        item=item,
        wording=wording(title),
        subjects=chosen if isinstance(chosen, list) else [],
        lock=item.lock if lock is None else lock,
        actor=ACTOR,
        now=NOW,
    )


def test_keys_of_items_count_on_by_body_and_year(college: Body, council: Body) -> None:
    keys = [make_item(body).key for body in (college, council, college)]
    assert keys == ["college-2026-0001", "gemeenteraad-2026-0001", "college-2026-0002"]


def test_item_of_a_fictitious_body_is_fictitious(item: Item) -> None:
    assert item.fictitious


def test_every_save_keeps_the_text_before_it(item: Item) -> None:
    save(item, "Tweede titel")
    assert list(item.drafts.values_list("number", "title")) == [
        (1, "Schoolstraat aan de Dorpsstraat (fictief)"),
        (2, "Tweede titel"),
    ]


def test_saving_the_same_text_makes_no_version(item: Item) -> None:
    before = journal.head_sequence()
    assert save(item, "Schoolstraat aan de Dorpsstraat (fictief)").number == 1
    assert journal.head_sequence() == before
    item.refresh_from_db()
    assert item.lock == 0


def test_another_subject_alone_is_kept_without_a_version(item: Item) -> None:
    save(item, "Schoolstraat aan de Dorpsstraat (fictief)", subjects=["jeugd", "tarief"])
    item.refresh_from_db()
    assert (item.subjects, item.lock, item.drafts.count()) == (["tarief", "jeugd"], 1, 1)


def test_second_of_two_clerks_gets_both_texts_and_overwrites_none(item: Item) -> None:
    save(item, "Van de eerste")
    with pytest.raises(DraftConflict) as conflict:
        save(item, "Van de tweede", lock=0)
    assert conflict.value.theirs.title == "Van de eerste"
    assert conflict.value.mine is not None
    assert conflict.value.mine.title == "Van de tweede"
    assert item.drafts.count() == 2


def test_text_on_an_agenda_is_refused_and_stays(item: Item, meeting: Meeting) -> None:
    row = on_agenda(item, meeting)
    with pytest.raises(StepRefused, match="agenda"):
        save(row, "Stiekem anders")
    assert item.drafts.count() == 1


def test_unknown_subject_names_the_known_ones(college: Body) -> None:
    with pytest.raises(DraftRefused, match="subsidie"):
        start_item(body=college, wording=wording(), subjects=["feest"], actor=ACTOR, now=NOW)
    assert not Item.objects.exists()


def test_text_without_a_title_starts_nothing(college: Body) -> None:
    with pytest.raises(WordingRefused):
        start_item(body=college, wording=wording(" "), subjects=[], actor=ACTOR, now=NOW)
    assert not Item.objects.exists()


def test_journal_names_no_word_of_a_draft(item: Item) -> None:
    save(item, "Geheim plan")
    summaries = " ".join(one.summary for one in journal.latest_entries())
    assert "Geheim" not in summaries
    assert "Schoolstraat" not in summaries


def test_withdrawn_item_leaves_the_agenda_with_its_reason(item: Item, meeting: Meeting) -> None:
    on_agenda(item, meeting)
    row = withdraw_item(item=item, reason="Te vroeg.", actor=ACTOR, now=NOW)
    assert (row.state, row.meeting, row.withdrawn_because) == ("withdrawn", None, "Te vroeg.")


def test_withdrawing_asks_why(item: Item) -> None:
    with pytest.raises(DraftRefused):
        withdraw_item(item=item, reason=" ", actor=ACTOR, now=NOW)
    assert item_named(item.key).state == "draft"


def test_what_is_decided_is_not_withdrawn(item: Item, meeting: Meeting) -> None:
    row = decided(item, meeting)
    with pytest.raises(StepRefused, match="nieuw besluit"):
        withdraw_item(item=row, reason="Toch niet.", actor=ACTOR, now=NOW)


def test_correction_is_a_new_item_with_the_text_and_promises_of_the_old(
    item: Item, meeting: Meeting, promise: int
) -> None:
    name_commitment(item=item, commitment_id=promise, shows="started", actor=ACTOR, now=NOW)
    decision = published_decision(item, meeting)
    fresh = start_correction(decision=decision, actor=ACTOR, now=NOW)
    assert fresh.key != item.key
    assert fresh.corrects == decision
    assert fresh.drafts.get().sha256 == decision.sha256
    assert list(fresh.serves.values_list("commitment", "shows", "state")) == [
        (promise, "started", Serves.State.CONFIRMED)
    ]


def test_one_correction_at_a_time(item: Item, meeting: Meeting) -> None:
    decision = published_decision(item, meeting)
    first = start_correction(decision=decision, actor=ACTOR, now=NOW)
    with pytest.raises(DraftRefused, match=first.key):
        start_correction(decision=decision, actor=ACTOR, now=NOW)
    withdraw_item(item=first, reason="Niet nodig.", actor=ACTOR, now=NOW)
    start_correction(decision=decision, actor=ACTOR, now=NOW)


def test_only_what_is_published_can_be_corrected(item: Item, meeting: Meeting) -> None:
    row = decided(item, meeting)
    with pytest.raises(DraftRefused, match="nog niet gepubliceerd"):
        start_correction(decision=row.treatments.get().decisions.get(), actor=ACTOR, now=NOW)
