"""Following starts with a click in a mail and ends with one; nothing else is kept."""

from datetime import timedelta

import pytest
from django.core import mail

from verbond.accounts.testing import make_person
from verbond.agreement.errors import FollowRefused
from verbond.agreement.models import Commitment, Follow
from verbond.agreement.operations.following import (
    MOST_OPEN_PER_ADDRESS,
    ask_to_follow,
    confirm_follow,
    forget_unconfirmed,
    new_token,
    stop_following,
)
from verbond.agreement.tasks import mail_confirmation, mail_follower, mail_news
from verbond.agreement.testing import NOW, work

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


def test_news_goes_to_followers_only_with_a_link_to_stop(commitment: Commitment) -> None:
    ask(commitment, "niet-bevestigd@example.test")
    confirm_follow(token=new_token(follow=ask(commitment)), now=NOW)
    mail_news.call(commitment_id=commitment.pk, what="Er is een antwoord.")
    work()
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    stop_following(token=letter.body.split("/agreement/stop/")[1].split("/")[0])
    assert not Follow.objects.exclude(confirmed_at=None).exists()


def test_the_mail_that_confirms_speaks_the_language_of_the_page(commitment: Commitment) -> None:
    mail_confirmation.call(follow_id=ask(commitment).pk, language="en")
    (letter,) = mail.outbox
    assert letter.subject == "Confirm that you want to follow a promise"
    assert commitment.text in letter.body


def test_news_speaks_the_language_that_a_person_chose(commitment: Commitment) -> None:
    person = make_person("rita")
    person.language = "en"
    person.save()
    row = ask_to_follow(commitment=commitment, email=ADDRESS, person_id=person.pk, now=NOW)
    confirm_follow(token=new_token(follow=row), now=NOW)
    mail_follower.call(follow_id=row.pk, what="Er is een antwoord op een vraag.")
    (letter,) = mail.outbox
    assert letter.body.startswith("There is an answer to a question.")
