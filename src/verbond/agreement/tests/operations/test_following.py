"""Following starts with a click in a mail and ends with one; nothing else is kept."""

from datetime import timedelta

import pytest
from django.core import mail

from verbond.agreement.errors import FollowRefused
from verbond.agreement.models import Commitment, Follow
from verbond.agreement.operations.following import (
    MOST_OPEN_PER_ADDRESS,
    ask_to_follow,
    confirm_follow,
    followed_by,
    forget_unconfirmed,
    new_token,
    others_followed,
    stop_all,
    stop_following,
)
from verbond.agreement.tasks import mail_confirmation
from verbond.agreement.testing import NOW

ADDRESS = "rita@example.test"


def ask(commitment: Commitment, email: str = ADDRESS) -> Follow:
    return ask_to_follow(commitment=commitment, email=email, person_id=None, now=NOW)


def test_a_wish_counts_after_the_click_in_the_mail(commitment: Commitment) -> None:
    row = ask(commitment)
    assert row.confirmed_at is None
    confirm_follow(token=new_token(follow=row), now=NOW)
    row.refresh_from_db()
    assert row.confirmed_at == NOW


def test_a_second_click_keeps_the_moment_of_the_first(commitment: Commitment) -> None:
    token = new_token(follow=ask(commitment))
    confirm_follow(token=token, now=NOW)
    assert confirm_follow(token=token, now=NOW + timedelta(days=1)).confirmed_at == NOW


def test_somebody_erased_meanwhile_follows_nothing(commitment: Commitment) -> None:
    with pytest.raises(FollowRefused, match="gewist"):
        ask_to_follow(commitment=commitment, email=ADDRESS, person_id=999_999, now=NOW)
    assert not Follow.objects.exists()


def test_asking_twice_is_one_follow(commitment: Commitment) -> None:
    ask(commitment)
    ask(commitment, "  RITA@example.test ")
    assert Follow.objects.count() == 1


def test_the_link_of_an_older_mail_no_longer_works(commitment: Commitment) -> None:
    row = ask(commitment)
    old = new_token(follow=row)
    new_token(follow=row)
    with pytest.raises(FollowRefused, match="werkt niet meer"):
        confirm_follow(token=old, now=NOW)


def test_stopping_forgets_the_address(commitment: Commitment) -> None:
    token = new_token(follow=ask(commitment))
    assert stop_following(token=token) == commitment
    assert not Follow.objects.exists()


@pytest.mark.parametrize("email", ["", "rita", "rita@", "a b@example.test", "x" * 300 + "@a.be"])
def test_a_malformed_address_is_refused(commitment: Commitment, email: str) -> None:
    with pytest.raises(FollowRefused, match=r"naam@voorbeeld\.be"):
        ask(commitment, email)
    assert not Follow.objects.exists()


def test_an_address_cannot_be_flooded(commitment: Commitment) -> None:
    others = [
        Commitment.objects.create(
            agreement=commitment.agreement, key=f"k{number}", role="action", text="x",
            quote_hash="", first_line=1, last_line=1, page=1, position=number,
            added_at=NOW, changed_at=NOW,
        )
        for number in range(MOST_OPEN_PER_ADDRESS)
    ]  # fmt: skip
    for other in others:
        ask(other)
    with pytest.raises(FollowRefused, match="al veel aanvragen"):
        ask(commitment)


def test_an_unconfirmed_wish_is_forgotten_after_a_week(commitment: Commitment) -> None:
    ask(commitment)
    assert forget_unconfirmed(now=NOW + timedelta(days=6)) == 0
    assert forget_unconfirmed(now=NOW + timedelta(days=8)) == 1


def test_a_follower_stays_after_a_week(commitment: Commitment) -> None:
    confirm_follow(token=new_token(follow=ask(commitment)), now=NOW)
    assert forget_unconfirmed(now=NOW + timedelta(days=99)) == 0


def test_the_mail_holds_the_sentence_and_a_link_that_confirms(commitment: Commitment) -> None:
    mail_confirmation.call(follow_id=ask(commitment).pk)
    (letter,) = mail.outbox
    assert commitment.text in letter.body
    token = letter.body.split("/agreement/confirm/")[1].split("/")[0]
    confirm_follow(token=token, now=NOW)


def test_stopping_all_forgets_every_follow_of_the_address(commitment: Commitment) -> None:
    token = new_token(follow=ask(commitment))
    for other in Commitment.objects.exclude(pk=commitment.pk)[:2]:
        confirm_follow(token=new_token(follow=ask(other)), now=NOW)
        ask(other, "iemand-anders@example.test")
    assert others_followed(followed_by(token)) == 2
    assert stop_all(token=token) == 3
    assert set(Follow.objects.values_list("email", flat=True)) == {"iemand-anders@example.test"}


def test_the_mail_that_confirms_speaks_the_language_of_the_page(commitment: Commitment) -> None:
    mail_confirmation.call(follow_id=ask(commitment).pk, language="en")
    (letter,) = mail.outbox
    assert letter.subject == "Confirm that you want to follow a promise"
    assert commitment.text in letter.body
