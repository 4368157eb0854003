"""A report is asked for by staff, read by everybody, and tells how far it is while it is made."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.agreement.testing import work
from verbond.council.core.document import fingerprint
from verbond.council.demo import load_demo_council
from verbond.council.facade import published
from verbond.council.models import Evaluation, Report
from verbond.council.operations.reporting import order_report
from verbond.council.queries.facts import gather
from verbond.council.testing import FIRST, LAST, NOW, facts_of, make_question
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]


def wanted(**other: object) -> dict[str, object]:
    return {
        "kind": "follow-up", "first": FIRST.isoformat(), "last": LAST.isoformat(), "body": "",
        "evaluation": "",
    } | other  # fmt: skip


def made(agreement: Any, **change: object) -> Report:
    row = order_report(facts=facts_of(), agreement_id=agreement.pk, actor=SYSTEM, now=NOW)
    Report.objects.filter(pk=row.pk).update(**change)
    return row


def test_only_staff_orders_a_report(
    client: Client, client_of: ClientOf, outsider: Person, mandatary: Person, officer: Person,
    clerk: Person, agreement: Any,
) -> None:  # fmt: skip
    assert agreement.pk
    page = reverse("council:order")
    for person in (outsider, mandatary, officer):
        assert client_of(person).post(page, wanted()).status_code == 403
    assert "/accounts/login/" in client.get(page)["Location"]
    assert client_of(clerk).get(page).status_code == 200
    assert not Report.objects.exists()


def test_a_clerk_orders_a_report_and_everybody_reads_it(
    client: Client, client_of: ClientOf, clerk: Person, agreement: Any
) -> None:
    make_question(agreement, now=NOW - timedelta(days=60))
    announced = Evaluation.objects.create(agreement=agreement, key="e", title="Evaluatie")
    desk = client_of(clerk)
    there = desk.post(reverse("council:order"), wanted(evaluation="e"))["Location"]
    busy = client.get(there)
    assert "PDF en tekstdocument worden gemaakt" in busy.content.decode()
    assert "no-store" in busy["Cache-Control"]
    part = client.get(there, headers={"HX-Request": "true"}).content.decode()
    assert "<progress" in part
    assert "<html" not in part
    work()
    row = Report.objects.get()
    announced.refresh_from_db()
    assert announced.report == row
    text = client.get(there).content.decode()
    assert "Waar staan de bomen van dit jaar?" in text
    assert row.facts_sha256 in text
    assert client.get(f"{there[:-1]}.pdf").content[:5] == b"%PDF-"
    assert client.get(f"{there[:-1]}.odt").content[:2] == b"PK"
    assert fingerprint(client.get(f"{there}facts.json").json()) == row.facts_sha256
    again = desk.post(reverse("council:order"), wanted(), follow=True)
    assert "Dit rapport bestond al" in again.content.decode()
    assert Report.objects.count() == 1
    assert [one["key"] for one in published("reports")] == [row.key]


def test_a_period_in_the_future_is_refused_with_what_was_chosen(
    client_of: ClientOf, clerk: Person, agreement: Any
) -> None:
    assert agreement.pk
    last = timezone.localdate() + timedelta(days=1)
    answer = client_of(clerk).post(reverse("council:order"), wanted(last=last.isoformat()))

    assert answer.status_code == 422
    assert "wat voorbij is" in answer.content.decode()
    assert client_of(clerk).post(reverse("council:order"), wanted(first="x")).status_code == 422


def test_a_report_that_failed_says_why_and_is_read_all_the_same(
    client: Client, agreement: Any
) -> None:
    row = made(agreement, state="failed", problem="Pango ontbreekt.")
    text = client.get(reverse("council:report", args=[row.key])).content.decode()

    assert "Pango ontbreekt." in text
    assert "Groene stad" in text
    assert client.get(reverse("council:pdf", args=[row.key])).status_code == 404


def test_a_report_in_another_language_says_that_it_is_dutch(client: Client, agreement: Any) -> None:
    row = made(agreement)
    client.cookies["django_language"] = "en"

    assert 'lang="nl"' in client.get(reverse("council:report", args=[row.key])).content.decode()


def test_a_report_takes_at_most_twelve_queries(
    client: Client, agreement: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = made(agreement)
    with django_assert_max_num_queries(12):
        client.get(reverse("council:report", args=[row.key]))


def test_a_report_over_nothing_has_all_its_chapters_and_no_figures(agreement: Any) -> None:
    facts = gather(slug="fictief", kind="annual", first=date(2020, 1, 1), last=date(2020, 12, 31))

    assert facts["title"] == "Jaarrapport"
    assert facts["changes"] == facts["decisions"] == facts["plans"] == facts["questions"] == []
    assert facts["tests"] is None
    assert {state for one in facts["domains"] for state in one["counts"]} <= {"unknown", "value"}
    assert agreement.pk


def test_a_body_has_a_report_of_its_own(agreement: Any) -> None:
    make_question(agreement, body="ocmw-raad", now=NOW - timedelta(days=90))
    period = {"first": FIRST, "last": LAST}
    own = gather(slug="fictief", kind="follow-up", body="ocmw-raad", **period)
    other = gather(slug="fictief", kind="follow-up", body="gemeenteraad", **period)

    assert own["title"] == "Opvolgingsrapport voor OCMW-raad (fictief)"
    assert (len(own["questions"]), len(other["questions"])) == (1, 0)


def test_the_demo_orders_its_reports_once(agreement: Any) -> None:
    path = ROOT / "data/demo/council/questions.yaml"

    assert load_demo_council(path=path, actor=SYSTEM, now=timezone.now()) == (4, 2)
    assert load_demo_council(path=path, actor=SYSTEM, now=timezone.now()) == (0, 0)
    assert all(row.fictitious for row in Report.objects.filter(agreement=agreement))


def test_the_demo_without_agreement_does_nothing(db: None) -> None:
    path = ROOT / "data/demo/council/questions.yaml"
    assert load_demo_council(path=path, actor=SYSTEM, now=timezone.now()) == (0, 0)
