"""A page answers "how far is it?" with its reason, its age and its evidence."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.models import Agreement, Commitment, Evidence
from verbond.agreement.operations.annotating import annotate
from verbond.agreement.operations.evidence import record_evidence, withdraw_evidence
from verbond.agreement.operations.milestones import plan_milestone, prove_milestone
from verbond.agreement.operations.overruling import lift_overruling, overrule
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.queries.follow_up import age_words
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

MOST_QUERIES = 14


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def give(
    commitment: Commitment, shows: str = "started", *, days: int = 10, confirmed: bool = True,
    kind: str = "decision", key: str = "b-1", url: str = "/decisions/b-1/", **figures: object,
) -> None:  # fmt: skip
    piece = Piece(
        "decisions", key, kind, shows, f"Besluit {key} (fictief)", "College (fictief)",
        days_ago(days), url=url, **figures,  # type: ignore[arg-type]
    )  # fmt: skip
    tie = Tie(commitment.pk, confirmed=confirmed, words=("schoolstraat",), certainty=60)
    record_evidence(pieces=[(piece, [tie])], actor=SYSTEM, now=timezone.now())


def page(client: Client, commitment: Commitment) -> str:
    forget_caches()
    response = client.get(commitment.get_absolute_url())
    assert response.status_code == 200
    return str(response.text)


def answer(client: Client, commitment: Commitment) -> str:
    """Return what stands under "Hoe ver staat het?"."""
    text = page(client, commitment)
    said = text[text.index("Hoe ver staat het?") : text.index("Hoe we dit bepalen")]
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_without_evidence_a_page_says_unknown_and_what_would_tell(
    client: Client, commitment: Commitment
) -> None:
    said = answer(client, commitment)
    assert "<b>Onbekend</b>" in said
    assert "Wat zou het tonen?" in said
    assert "een bewijs dat het er is" in said or "een telling" in said


def test_with_evidence_a_page_says_how_far_and_why(client: Client, commitment: Commitment) -> None:
    give(commitment)
    said = answer(client, commitment)
    assert "<b>In uitvoering</b>" in said
    assert "want het is begonnen (Besluit b-1 (fictief)" in said
    assert "10 dagen oud" in said
    assert "Dat is lang geleden" not in said


def test_old_evidence_is_shown_as_old_to_everybody(client: Client, commitment: Commitment) -> None:
    give(commitment, days=430)
    said = answer(client, commitment)
    assert "14 maanden oud" in said
    assert "Misschien klopt de status niet meer" in said
    assert "<b>In uitvoering</b>" in said


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "van vandaag"), (1, "1 dag oud"), (59, "59 dagen oud"), (61, "2 maanden oud"),
     (430, "14 maanden oud"), (740, "2 jaar oud")],
)  # fmt: skip
def test_age_is_said_as_people_say_it(days: int, words: str) -> None:
    assert age_words(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=days)) == words


def test_a_value_shows_no_progress(client: Client, commitment: Commitment) -> None:
    annotate(
        commitment=commitment, what="kind", value="principle", note="", actor=SYSTEM,
        now=timezone.now(),
    )  # fmt: skip
    said = answer(client, commitment)
    assert "Dit is een waarde." in said
    assert 'class="journey"' not in said
    assert "Wat zou het tonen?" not in said


def test_the_line_runs_from_promise_to_plan_decision_and_evidence(
    client: Client, commitment: Commitment
) -> None:
    give(commitment, "planned", kind="action", key="a-1", planned_cents=125_000_000,
         booked_cents=31_000_000)  # fmt: skip
    give(commitment, "decided", key="b-2")
    said = answer(client, commitment)
    for words in ("Belofte", "In het plan", "Beslist", "Bewijs", "1 actie", "2 bewijzen"):
        assert words in said, words
    assert "1,25 miljoen gepland" in said
    assert "310.000 geboekt" in said


def test_amounts_that_nobody_knows_are_not_shown_as_nothing(
    client: Client, commitment: Commitment
) -> None:
    give(commitment, "planned", kind="action", key="a-1")
    said = answer(client, commitment)
    assert "1 actie" in said
    assert "gepland" not in said
    assert "€" not in said


def test_a_statement_is_shown_as_the_word_of_a_named_person(
    client: Client, commitment: Commitment
) -> None:
    state_by_officer(
        commitment=commitment, shows="running", title="Alles loopt goed (fictief).",
        said_by="Lena Dienst (fictief), diensthoofd", on=days_ago(1), actor=SYSTEM,
        now=timezone.now(),
    )  # fmt: skip
    assert "verklaring van Lena Dienst (fictief), diensthoofd" in page(client, commitment)


def test_a_proposed_tie_is_marked_and_does_not_count(
    client: Client, commitment: Commitment
) -> None:
    give(commitment, confirmed=False)
    text = page(client, commitment)
    assert "Misschien hoort dit erbij" in text
    assert "voorstel" in text
    assert "“schoolstraat”" in text
    assert "<b>Onbekend</b>" in text


def test_withdrawn_evidence_is_gone_and_the_promise_is_open_again(
    client: Client, commitment: Commitment
) -> None:
    give(commitment)
    withdraw_evidence(
        room="decisions", keys=["b-1"], reason="Vernietigd.", actor=SYSTEM, now=timezone.now()
    )
    text = page(client, commitment)
    assert "Besluit b-1 (fictief)</a>" not in text
    assert "<b>Onbekend</b>" in text


def test_what_a_person_says_stands_beside_what_the_rules_say(
    client: Client, commitment: Commitment
) -> None:
    give(commitment)
    overrule(
        commitment=commitment, state="preparing", reason="De aannemer is weg (fictief).",
        said_by="Lena (fictief), diensthoofd", actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    said = answer(client, commitment)
    assert "<b>In voorbereiding</b>" in said
    assert "volgens Lena (fictief), diensthoofd" in said
    assert "De aannemer is weg (fictief)." in said
    assert "De regels zeggen: <b>in uitvoering</b>, want het is begonnen" in said
    lift_overruling(
        commitment=commitment, reason="Nieuwe aannemer.", actor=SYSTEM, now=timezone.now()
    )
    assert "De regels zeggen" not in answer(client, commitment)


def test_milestones_show_what_is_proved_late_and_to_come(
    client: Client, commitment: Commitment
) -> None:
    for title, due in (("Ontwerp", days_ago(90)), ("Start", days_ago(5)), ("Einde", days_ago(-90))):
        plan_milestone(
            commitment=commitment, title=title, due_on=due, actor=SYSTEM, now=timezone.now()
        )
    prove_milestone(
        milestone=commitment.milestones.get(title="Ontwerp"), title="Plan", source="Dienst",
        url="", on=days_ago(80), actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    text = page(client, commitment)
    for state in ("step-done", "step-late", "step-open"):
        assert text.count(f'class="{state}"') == 1, state


def test_the_history_of_a_status_is_told(client: Client, commitment: Commitment) -> None:
    give(commitment)
    text = page(client, commitment)
    history = text[text.index("Hoe de status veranderde") :]
    assert "onbekend →" in history
    assert "<b>in uitvoering</b>" in history


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//elders.test/x", "data:text/html,x"])
def test_an_address_that_a_browser_would_run_is_no_link(
    client: Client, commitment: Commitment, url: str
) -> None:
    give(commitment)
    Evidence.objects.update(url=url)
    assert f'href="{url}' not in page(client, commitment)


def test_hostile_words_of_evidence_are_shown_and_never_run(
    client: Client, commitment: Commitment
) -> None:
    give(commitment)
    Evidence.objects.update(title="<script>alert(1)</script>", source="<img src=x onerror=y>")
    text = page(client, commitment)
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_the_page_stays_within_its_budget_with_everything_on_it(
    client: Client, commitment: Commitment, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        give(commitment, key=f"b-{number}")
        plan_milestone(
            commitment=commitment, title=f"Stap {number}", due_on=days_ago(number), actor=SYSTEM,
            now=timezone.now(),
        )  # fmt: skip
    set_owner(
        commitment=commitment, department="Groen", person_id=None, actor=SYSTEM, now=timezone.now()
    )
    client.get(commitment.get_absolute_url())
    forget_caches()
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(commitment.get_absolute_url())
    assert len(response.content) < 100_000


def test_the_picture_of_an_agreement_shows_the_statuses_and_counts_the_unknown(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    give(commitment, days=430)
    forget_caches()
    text = client.get(agreement.get_absolute_url()).text
    assert 'href="#s-under-way"' in text
    assert "Van <b>1</b> van de" in text
    assert "1 in uitvoering" in text
    assert "onbekend" in text
    assert "Bij 1 belofte is het laatste bewijs oud." in text


def test_a_domain_can_show_one_status_only(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    give(commitment)
    beside = Commitment.objects.promises().filter(chapter=commitment.chapter)
    other = beside.exclude(pk=commitment.pk).earliest("position")
    address = commitment.chapter.get_absolute_url() if commitment.chapter else ""
    known = client.get(address, {"status": "under-way"}).text
    assert commitment.text in known
    assert other.text not in known
    assert "geen belofte met deze status" in client.get(address, {"status": "dropped"}).text
    assert other.text in client.get(address, {"status": "onzin"}).text


def test_search_narrows_by_status(client: Client, commitment: Commitment) -> None:
    give(commitment)
    found = client.get(reverse("web:search"), {"status": "under-way"}).text
    assert commitment.text in found
    assert "Hoe ver het staat" in found
    assert commitment.text not in client.get(reverse("web:search"), {"status": "dropped"}).text


def test_a_goal_is_as_far_as_the_promises_under_it(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    other = Commitment.objects.promises().exclude(pk=commitment.pk).earliest("position")
    Commitment.objects.filter(pk=other.pk).update(is_promise=False, role="goal")
    Commitment.objects.filter(pk=commitment.pk).update(parent=other)
    give(commitment)
    text = page(client, other)
    assert "Een doel is zo ver als de beloften eronder." in text
    assert "1 in uitvoering" in text


def test_a_highlight_points_to_the_promise_that_it_restates(
    client: Client, commitment: Commitment
) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(is_promise=False, role="highlight")
    assert "lees daar hoe ver het staat" in page(client, commitment)
