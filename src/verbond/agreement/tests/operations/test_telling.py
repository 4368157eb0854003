"""Who follows gets one mail a day with everything new, and nothing twice."""

from datetime import timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from verbond.accounts.testing import make_person
from verbond.agreement.chores import tell_followers
from verbond.agreement.models import Commitment, Follow, Question
from verbond.agreement.operations.asking import answer_question, ask_question, decide_question
from verbond.agreement.operations.following import (
    ask_to_follow,
    confirm_follow,
    new_token,
    stop_following,
)
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.operations.telling import take_news
from verbond.agreement.testing import NOW, work
from verbond.journal.facade import SYSTEM

ADDRESS = "rita@example.test"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def follow(commitment: Commitment, email: str = ADDRESS, person_id: int | None = None) -> Follow:
    row = ask_to_follow(commitment=commitment, email=email, person_id=person_id, now=NOW)
    return confirm_follow(token=new_token(follow=row), now=NOW)


def say(commitment: Commitment, shows: str = "started", hours: int = 1) -> None:
    state_by_officer(
        commitment=commitment,
        shows=shows,
        title=f"Het gaat vooruit ({shows}, fictief).",
        said_by="Lena (fictief), dienst Groen",
        on=NOW.date(),
        actor=SYSTEM,
        now=NOW + timedelta(hours=hours),
    )


def answer(commitment: Commitment, hours: int = 2) -> Question:
    at = NOW + timedelta(hours=hours)
    row = ask_question(
        commitment=commitment, text="Wanneer is het klaar?", shown_name="Omar", email="",
        person_id=None, now=at,
    )  # fmt: skip
    row = decide_question(question=row, publish=True, reason="", actor=SYSTEM, now=at)
    return answer_question(
        question=row, answer="In mei.", answered_by="Dienst", actor=SYSTEM, now=at
    )


def test_one_mail_tells_everything_new_of_all_that_somebody_follows(
    commitment: Commitment,
) -> None:
    other = Commitment.objects.promises().exclude(pk=commitment.pk).earliest("position")
    for unit in (commitment, other):
        follow(unit)
        say(unit)
    answer(commitment)
    assert tell_followers(now=NOW + DAY) == 1
    work()
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    assert letter.subject == "Nieuws over 2 beloften die je volgt"
    for words in (commitment.text, other.text, "De status werd “in uitvoering”", "Nieuw bewijs",
                  "Er is een antwoord op een vraag."):  # fmt: skip
        assert words in letter.body
    assert letter.body.count("/agreement/stop/") == 2


def test_nothing_new_is_no_mail(commitment: Commitment) -> None:
    follow(commitment)
    assert tell_followers(now=NOW + DAY) == 0


def test_who_did_not_confirm_gets_nothing(commitment: Commitment) -> None:
    ask_to_follow(commitment=commitment, email=ADDRESS, person_id=None, now=NOW)
    say(commitment)
    assert tell_followers(now=NOW + DAY) == 0


def test_what_was_told_is_not_told_again(commitment: Commitment) -> None:
    follow(commitment)
    say(commitment)
    assert tell_followers(now=NOW + DAY) == 1
    assert tell_followers(now=NOW + DAY + HOUR) == 0
    assert tell_followers(now=NOW + 3 * DAY) == 0


def test_no_second_mail_within_a_day_and_its_news_waits(commitment: Commitment) -> None:
    follow(commitment)
    say(commitment)
    tell_followers(now=NOW + DAY)
    say(commitment, "running", hours=26)
    assert tell_followers(now=NOW + DAY + 4 * HOUR) == 0
    assert tell_followers(now=NOW + 2 * DAY) == 1
    work()
    first, second = mail.outbox
    assert "(started, fictief)" in first.body
    assert "(running, fictief)" not in first.body
    assert "(running, fictief)" in second.body
    assert "(started, fictief)" not in second.body


def test_killed_before_the_mail_was_handed_out_it_is_handed_out_later(
    commitment: Commitment, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(commitment)
    say(commitment)

    def die(**_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("django.tasks.Task.enqueue", lambda _self, **_given: die())
        with pytest.raises(KeyboardInterrupt):
            tell_followers(now=NOW + DAY)
    assert not DBTaskResult.objects.exists()
    assert Follow.objects.get().told_at is None
    assert tell_followers(now=NOW + DAY) == 1


def test_the_same_task_again_tells_the_same(commitment: Commitment) -> None:
    from verbond.agreement.tasks import mail_digest

    row = follow(commitment)
    say(commitment)
    windows, until = [[row.pk, NOW.isoformat()]], (NOW + DAY).isoformat()
    mail_digest.call(windows=windows, until=until)
    say(commitment, "running", hours=30)
    mail_digest.call(windows=windows, until=until)
    first, second = (letter.body.split("Niet meer volgen")[0] for letter in mail.outbox)
    assert first == second


def test_who_stopped_meanwhile_gets_no_mail(commitment: Commitment) -> None:
    row = follow(commitment)
    say(commitment)
    tell_followers(now=NOW + DAY)
    stop_following(token=new_token(follow=row))
    work()
    assert mail.outbox == []


def test_the_link_in_the_mail_stops(commitment: Commitment) -> None:
    follow(commitment)
    say(commitment)
    tell_followers(now=NOW + DAY)
    work()
    (letter,) = mail.outbox
    stop_following(token=letter.body.split("/agreement/stop/")[1].split("/")[0])
    assert not Follow.objects.exists()


def test_two_timers_at_once_hand_out_one_mail(commitment: Commitment) -> None:
    follow(commitment)
    say(commitment)
    assert take_news(email=ADDRESS, now=NOW + DAY) is not None
    assert take_news(email=ADDRESS, now=NOW + DAY) is None


def test_the_mail_speaks_the_language_that_a_person_chose(commitment: Commitment) -> None:
    person = make_person("rita")
    person.language = "en"
    person.save()
    follow(commitment, person_id=person.pk)
    say(commitment)
    tell_followers(now=NOW + DAY)
    work()
    (letter,) = mail.outbox
    assert "“under way”" in letter.body
