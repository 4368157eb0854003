"""What changed in a month, and the page behind the link of an owner's mail."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.agreement.chores import remind_owners
from verbond.agreement.models import Agreement, Commitment, Confirmation, Evidence
from verbond.agreement.operations.confirming import new_secret
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.queries.changes import latest_changes, month_named, month_of
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

MOST_QUERIES = 12


def say(commitment: Commitment, shows: str, days: int = 0) -> None:
    at = NOW + timedelta(days=days)
    state_by_officer(
        commitment=commitment, shows=shows, title=f"Zo staat het: {shows} (fictief).",
        said_by="Lena (fictief)", on=at.date(), actor=SYSTEM, now=at,
    )  # fmt: skip


def address(agreement: Agreement, month: str = "2026-03") -> str:
    return f"{reverse('agreement:changes', args=[agreement.slug])}?month={month}"


def test_a_change_shows_before_after_and_why(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    say(commitment, "started")
    page = client.get(address(agreement)).text
    assert "Wat veranderde in maart 2026" in page
    assert commitment.text in page
    before, after = page.index("onbekend"), page.rindex("in uitvoering")
    assert before < after
    assert "Want het is begonnen" in page


def test_another_month_shows_its_own_changes(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    say(commitment, "started")
    say(commitment, "not-started", days=40)
    assert "month=2026-03" in client.get(address(agreement, "2026-04")).text
    april = month_of(agreement, month_named("2026-04", NOW.date()), NOW.date())
    assert [(one.before, one.after) for one in april.changes] == [("under-way", "not-started")]
    assert april.total == sum(week.total for week in april.weeks) == 1


def test_without_a_month_the_last_in_which_something_changed_is_shown(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    say(commitment, "started")
    page = client.get(reverse("agreement:changes", args=[agreement.slug])).text
    assert "Wat veranderde in maart 2026" in page


def test_a_month_in_which_nothing_changed_says_so(client: Client, agreement: Agreement) -> None:
    assert "bleef zoals het was" in client.get(address(agreement, "2020-01")).text


@pytest.mark.parametrize("month", ["", "x", "2026-13", "0000-01", "99999-1", "-", "2026-1 OR 1=1"])
def test_a_month_that_is_none_is_this_month(
    client: Client, agreement: Agreement, month: str
) -> None:
    response = client.get(reverse("agreement:changes", args=[agreement.slug]), {"month": month})
    assert response.status_code == 200
    assert month_named(month, NOW.date()).isoformat() == "2026-03-01"


def test_a_change_on_the_border_of_a_month_falls_in_one_month(
    agreement: Agreement, commitment: Commitment
) -> None:
    # 31 March, 23:30 in Brussels is still March, though it is 21:30 in UTC.
    say(commitment, "started", days=29)
    months = [month_of(agreement, month_named(f"2026-{n:02}", NOW.date()), NOW.date()).total
              for n in range(1, 13)]  # fmt: skip
    assert sum(months) == 1


def test_many_changes_cost_no_more_questions(
    client: Client, agreement: Agreement, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for unit in Commitment.objects.promises():
        say(unit, "started")
    client.get(address(agreement))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address(agreement)).status_code == 200


def test_the_newest_changes_come_first(agreement: Agreement, commitment: Commitment) -> None:
    say(commitment, "started")
    say(commitment, "not-started", days=3)
    assert [one.after for one in latest_changes(agreement.slug)] == ["not-started", "under-way"]
    assert latest_changes(agreement.slug, keys=[]) == ()


@pytest.fixture
def link(commitment: Commitment, officer: Person) -> str:
    set_owner(
        commitment=commitment, department="Groen", person_id=officer.pk, actor=SYSTEM, now=NOW
    )
    remind_owners(now=NOW)
    Confirmation.objects.update(expires_at="2099-01-01T00:00:00Z")
    token = new_secret(confirmation=Confirmation.objects.get())
    return reverse("agreement:confirm_running", args=[token])


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_program_that_opens_the_link_confirms_nothing(
    client: Client, link: str, method: str
) -> None:
    for _ in range(3):
        assert client.generic(method, link).status_code == (200 if method == "GET" else 405)
    assert not Evidence.objects.exists()


def test_the_page_says_what_it_will_record_and_the_button_records_it(
    client: Client, link: str, officer: Person, commitment: Commitment
) -> None:
    page = client.get(link)
    assert f"verklaring van <b>{officer.name}</b>" in page.text
    assert page["Cache-Control"]
    done = client.post(link)
    assert "Bedankt, genoteerd" in done.text
    forget_caches()
    shown = client.get(commitment.get_absolute_url()).text
    assert f"verklaring van {officer.name}" in shown


def test_a_second_press_of_the_button_changes_nothing(client: Client, link: str) -> None:
    client.post(link)
    again = client.post(link)
    assert again.status_code == 404
    assert "gebruikte deze link al" in again.text
    assert Evidence.objects.count() == 1


def test_a_dead_link_says_why(client: Client, link: str) -> None:
    Confirmation.objects.update(expires_at=NOW - timedelta(days=1))
    response = client.get(link)
    assert response.status_code == 404
    assert "te oud" in response.text
