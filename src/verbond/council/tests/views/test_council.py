"""The council's page: the answer first, one picture with its table, nothing made up."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.agreement.facade import Piece, Tie, record_evidence
from verbond.budgets.testing.votes import make_closed_vote, published
from verbond.council.models import Evaluation, MemberQuestion
from verbond.council.operations.reporting import order_report
from verbond.council.testing import NOW, facts_of, make_question, unit_of
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db
PAGES = ("council", "questions", "calendar", "calendar_file", "reports", "norms", "districts")


def give_evidence(agreement: Any) -> None:
    unit = unit_of(agreement, "We planten")
    other = unit_of(agreement, "Elke school")
    piece = Piece(
        room="plan", key="p/A1", kind="action", shows="planned", title="Bomen (fictief)",
        source="Plan (fictief)", on=timezone.localdate() - timedelta(days=20),
        planned_cents=1_000_00, booked_cents=400_00, fictitious=True,
    )  # fmt: skip
    both = Piece(
        room="plan", key="p/A2", kind="action", shows="planned", title="Straat (fictief)",
        source="Plan (fictief)", on=timezone.localdate() - timedelta(days=20),
        planned_cents=3_000_00, booked_cents=None, fictitious=True,
    )  # fmt: skip
    ties = [Tie(unit.pk, confirmed=True)]
    record_evidence(
        pieces=[(piece, ties), (both, [*ties, Tie(other.pk, confirmed=True)])],
        actor=SYSTEM,
        now=timezone.now(),
    )


def test_the_page_says_first_how_many_promises_stand_where(client: Client, agreement: Any) -> None:
    give_evidence(agreement)
    text = re.sub(r"<[^>]+>|\s+", " ", client.get("/council/").content.decode())
    text = re.sub(r"\s+", " ", text)

    assert "Van de 5 beloften zijn er 0 gerealiseerd" in text
    assert "Van 3 weten we het niet" in text
    assert "Meer dan één domein" in text
    assert "€ 400 van € 1.000" in text.replace("\xa0", " ")
    assert "Wat veranderde in het laatste halfjaar" in text
    assert "onbekend" in text


def test_an_empty_site_says_that_there_is_no_agreement_yet(client: Client, db: None) -> None:
    assert "nog geen akkoord" in client.get("/council/").content.decode()
    assert client.get("/council/questions/").status_code == 404


def test_a_term_that_is_over_looks_at_its_own_last_year(client: Client, agreement: Any) -> None:
    agreement.term_from, agreement.term_to = date(2013, 1, 1), date(2018, 12, 31)
    agreement.save()

    assert "Dit akkoord liep tot 31 december 2018" in client.get("/council/").content.decode()


def test_a_body_sees_its_own_questions_and_another_word_is_no_page(
    client: Client, agreement: Any
) -> None:
    make_question(agreement, body="ocmw-raad", text="Een vraag van het OCMW (fictief)")

    assert "Een vraag van het OCMW" in client.get("/council/?body=ocmw-raad").content.decode()
    assert (
        "Een vraag van het OCMW" not in client.get("/council/?body=gemeenteraad").content.decode()
    )
    assert client.get("/council/?body=iets").status_code == 404


def test_a_late_question_stands_in_the_signal_colour(client: Client, agreement: Any) -> None:
    make_question(agreement, now=timezone.now() - timedelta(days=60))

    assert "1 is te laat" in client.get("/council/").content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_everybody_reads_within_twelve_queries(
    client: Client,
    agreement: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    give_evidence(agreement)
    for _ in range(3):
        make_question(agreement)
    order_report(facts=facts_of(), agreement_id=agreement.pk, actor=SYSTEM, now=NOW)
    Evaluation.objects.create(
        agreement=agreement, key="e", title="E (fictief)", on=date(2027, 1, 1)
    )
    with django_assert_max_num_queries(12):
        assert client.get(reverse(f"council:{name}")).status_code == 200


def test_norms_come_as_a_part_and_as_a_page(client: Client, agreement: Any) -> None:
    part = client.get("/council/norms/", headers={"HX-Request": "true"}).content.decode()

    assert "nog geen meerjarenplan" in part
    assert "<html" not in part
    assert "<html" in client.get("/council/norms/").content.decode()


def test_council_sees_on_how_much_of_the_districts_money_residents_decided(
    client: Client, agreement: Any
) -> None:
    assert "nog geen budget" in client.get("/council/districts/").content.decode()
    published(make_closed_vote(costs=(40_000, 30_000, 50_000, 60_000)))
    part = client.get("/council/districts/?na", headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "Over <b>€\xa070.000</b> van de €\xa01\xa0miljoen beslisten bewoners" in part
    assert "district-chosen" in part
    assert "/council/districts/" in client.get("/council/").content.decode()


@pytest.mark.parametrize("is_filled", [False, True])
def test_money_of_the_districts_comes_within_twelve_queries(
    client: Client, agreement: Any, is_filled: bool, django_assert_max_num_queries: Any
) -> None:
    if is_filled:
        published(make_closed_vote(costs=(40_000, 30_000)))
    with django_assert_max_num_queries(12):
        assert client.get("/council/districts/?vol").status_code == 200


def test_the_calendar_explains_its_day_and_says_what_has_none(
    client: Client, agreement: Any
) -> None:
    rows = (("a", date(2026, 1, 5)), ("b", date(2029, 1, 5)), ("c", None))
    for key, on in rows:
        Evaluation.objects.create(
            agreement=agreement, key=key, title=f"Evaluatie {key}", on=on, quote="halverwege",
            line=3, fictitious=True,
        )  # fmt: skip
    page = client.get("/council/calendar/").content.decode()

    assert "is 1 januari 2028" in page
    assert "De dag is voorbij" in page
    assert "Aangekondigd zonder dag" in page
    content = client.get("/council/calendar.ics").content
    found = icalendar.Calendar.from_ical(content)
    events = list(found.walk("VEVENT"))
    assert [str(event["uid"]) for event in events] == ["fictief-a@verbond", "fictief-b@verbond"]
    assert "(fictief)" in str(events[0]["summary"])
    assert b"DTSTART;VALUE=DATE:20260105" in content
    assert client.get("/council/calendar.ics").content == content


def test_an_agreement_without_days_has_a_calendar_without_a_line(
    client: Client, agreement: Any
) -> None:
    agreement.term_from = agreement.term_to = None
    agreement.save()
    Evaluation.objects.create(agreement=agreement, key="a", title="E", on=date(2026, 1, 5))

    assert '<svg viewBox="0 0 1000 64"' not in client.get("/council/calendar/").content.decode()
    assert b"DTSTAMP:20260105" in client.get("/council/calendar.ics").content


def test_a_promise_shows_the_questions_about_it_and_asking_to_members_alone(
    client: Client,
    client_of: Callable[[Person], Client],
    mandatary: Person,
    outsider: Person,
    agreement: Any,
) -> None:
    unit = unit_of(agreement, "We planten")
    page = unit.get_absolute_url()
    assert "Stel hierover een vraag als raadslid" in client_of(mandatary).get(page).content.decode()
    assert "Vragen van raadsleden" not in client_of(outsider).get(page).content.decode()
    make_question(agreement, commitment_id=unit.pk)
    make_question(agreement, commitment_id=unit.pk, text="Ingetrokken vraag (fictief)")
    MemberQuestion.objects.filter(text__startswith="Ingetrokken").update(state="withdrawn")
    seen = client.get(page).content.decode()
    assert "Waar staan de bomen" in seen
    assert "Ingetrokken vraag" not in seen
    assert "Stel hierover een vraag als raadslid" not in seen
