"""A link in a mail says once, by its button, and for three weeks, that a promise still runs."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from verbond.accounts.facade import Person
from verbond.agreement.chores import forget_confirmations, remind_owners
from verbond.agreement.errors import ConfirmationRefused
from verbond.agreement.models import Commitment, Confirmation, Evidence, Standing
from verbond.agreement.operations.confirming import (
    confirm_by_link,
    confirmation_by,
    new_secret,
    prepare_links,
)
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.testing import NOW, work
from verbond.journal.facade import SYSTEM, latest_entries

DAY = timedelta(days=1)
LATER = NOW + 400 * DAY


@pytest.fixture
def owned(commitment: Commitment, officer: Person) -> Commitment:
    """Give a promise whose only evidence is a year and more old by LATER."""
    set_owner(
        commitment=commitment, department="Groen", person_id=officer.pk, actor=SYSTEM, now=NOW
    )
    state_by_officer(
        commitment=commitment, shows="started", title="Begonnen (fictief).",
        said_by="Lena (fictief)", on=NOW.date(), actor=SYSTEM, now=NOW,
    )  # fmt: skip
    return commitment


def secret(now: object = LATER) -> str:
    remind_owners(now=LATER)
    return new_secret(confirmation=Confirmation.objects.get())


def test_the_mail_lists_what_is_old_with_a_link_for_each(
    owned: Commitment, officer: Person
) -> None:
    assert remind_owners(now=LATER) == 1
    work()
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert owned.text in letter.body
    assert "Het laatste bewijs is van 2 maart 2026." in letter.body
    token = letter.body.split("/agreement/still/")[1].split("/")[0]
    assert confirmation_by(token, now=LATER).commitment == owned


def test_what_is_not_old_asks_no_mail(owned: Commitment) -> None:
    assert remind_owners(now=NOW + 30 * DAY) == 0


def test_a_promise_without_evidence_is_in_the_mail(commitment: Commitment, officer: Person) -> None:
    set_owner(
        commitment=commitment, department="Groen", person_id=officer.pk, actor=SYSTEM, now=NOW
    )
    remind_owners(now=NOW + DAY)
    work()
    assert "Er is nog geen bewijs." in mail.outbox[0].body


def test_an_owner_gets_one_mail_a_week(owned: Commitment) -> None:
    assert remind_owners(now=LATER) == 1
    assert remind_owners(now=LATER + DAY) == 0
    assert remind_owners(now=LATER + 7 * DAY) == 1


def test_two_timers_at_once_prepare_one_mail(owned: Commitment, officer: Person) -> None:
    assert prepare_links(person_id=officer.pk, now=LATER) == 1
    assert prepare_links(person_id=officer.pk, now=LATER) == 0
    assert prepare_links(person_id=999_999, now=LATER) == 0


def test_one_click_records_the_word_of_the_owner(owned: Commitment, officer: Person) -> None:
    confirm_by_link(token=secret(), now=LATER + DAY)
    said = Evidence.objects.get(title="Bevestiging")
    assert (said.kind, said.shows, said.said_by) == ("statement", "running", officer.name)
    standing = Standing.objects.get(commitment=owned)
    assert standing.newest_on == (LATER + DAY).date()
    (entry,) = [one for one in latest_entries(5) if one.verb == "state_by_officer"][:1]
    assert entry.was_by(officer.journal_key)
    assert entry.role == "officer"


def test_a_link_works_once(owned: Commitment) -> None:
    token = secret()
    confirm_by_link(token=token, now=LATER)
    with pytest.raises(ConfirmationRefused, match="al") as refused:
        confirm_by_link(token=token, now=LATER)
    assert refused.value.code == "used"
    assert Evidence.objects.filter(title="Bevestiging").count() == 1


def test_a_link_ends_after_three_weeks(owned: Commitment) -> None:
    token = secret()
    assert confirmation_by(token, now=LATER + 20 * DAY).used_at is None
    with pytest.raises(ConfirmationRefused) as refused:
        confirm_by_link(token=token, now=LATER + 22 * DAY)
    assert refused.value.code == "expired"


@pytest.mark.parametrize("token", ["", "x", "\ud800", "a" * 5000])
def test_a_secret_made_up_opens_nothing(owned: Commitment, token: str) -> None:
    remind_owners(now=LATER)
    with pytest.raises(ConfirmationRefused) as refused:
        confirmation_by(token, now=LATER)
    assert refused.value.code == "unknown"


def test_the_secret_itself_is_nowhere_kept(owned: Commitment) -> None:
    token = secret()
    with connection.cursor() as cursor:
        cursor.execute("SELECT token_hash FROM agreement_confirmation")
        assert token not in str(cursor.fetchall())


def test_the_link_of_an_earlier_mail_no_longer_works(owned: Commitment) -> None:
    token = secret()
    remind_owners(now=LATER + 7 * DAY)
    with pytest.raises(ConfirmationRefused):
        confirm_by_link(token=token, now=LATER + 7 * DAY)


def test_who_no_longer_owns_a_promise_cannot_confirm_it(owned: Commitment, clerk: Person) -> None:
    token = secret()
    set_owner(commitment=owned, department="Groen", person_id=clerk.pk, actor=SYSTEM, now=LATER)
    with pytest.raises(ConfirmationRefused) as refused:
        confirm_by_link(token=token, now=LATER)
    assert refused.value.code == "not_owner"


def test_who_lost_the_role_cannot_confirm_and_gets_no_mail(
    owned: Commitment, officer: Person
) -> None:
    token = secret()
    officer.grants.all().delete()
    with pytest.raises(ConfirmationRefused):
        confirm_by_link(token=token, now=LATER)
    assert remind_owners(now=LATER + 7 * DAY) == 0


def test_a_sentence_that_left_the_agreement_is_not_confirmed(owned: Commitment) -> None:
    token = secret()
    Commitment.objects.filter(pk=owned.pk).update(retired_at=LATER)
    with pytest.raises(ConfirmationRefused) as refused:
        confirm_by_link(token=token, now=LATER)
    assert refused.value.code == "retired"


def test_links_are_forgotten_a_month_after_their_end(owned: Commitment) -> None:
    remind_owners(now=LATER)
    assert forget_confirmations(now=LATER + 40 * DAY) == 0
    assert forget_confirmations(now=LATER + 52 * DAY) == 1


def test_a_mail_again_after_a_fault_has_links_that_work(owned: Commitment, officer: Person) -> None:
    from verbond.agreement.tasks import mail_owner

    remind_owners(now=LATER)
    for _ in range(2):
        mail_owner.call(person_id=officer.pk, made_at=LATER.isoformat())
    token = mail.outbox[-1].body.split("/agreement/still/")[1].split("/")[0]
    assert confirmation_by(token, now=LATER).commitment == owned
