"""The real agreement, loaded as the demo does."""

import csv
from collections import Counter

import pytest
import yaml
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.models import Agreement, Annotation, Chapter, Commitment, Section, SystemUse
from verbond.agreement.operations.shipped import Shipped, load_shipped
from verbond.agreement.queries.finding import find
from verbond.agreement.queries.systems import coverage
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT, forget_caches

pytestmark = pytest.mark.django_db
FOLDER = ROOT / "data/genk/agreement"
PAGES = ("text", "themes", "targets", "systems", "places")
# The needles of a council member, by the raw lines on which their units begin.
NEEDLES = {
    "armoedetoets": {534, 3566},
    "wijkambassadeurs": {2481, 2564, 3269},
    "geluidsscherm": {583, 1671, 1838},
    "kangoeroestraten": {560, 2574},
    "Kolenspoor": {703, 1493, 2206},
    "Stiemervallei": {703, 1390, 1489, 1611, 2192},
}


@pytest.fixture
def agreement(genk: Shipped) -> Agreement:
    return Agreement.objects.select_related("edition").get(slug=genk.slug)


def test_every_reviewed_line_is_found(genk: Shipped) -> None:
    assert genk.problems == ()


def test_twelve_domains_hold_the_promises(agreement: Agreement) -> None:
    counts = Counter(Commitment.objects.promises().values_list("chapter__title", flat=True))
    assert list(Chapter.objects.values_list("title", flat=True))[3] == "MOBIELE STAD"
    assert len(counts) == 12
    assert counts["MOBIELE STAD"] == 24


def test_a_second_load_changes_nothing(genk: Shipped) -> None:
    before = head_sequence()
    again = load_shipped(folder=FOLDER, actor=SYSTEM, now=NOW)
    assert (again.confirmed, again.proposed) == (0, 0)
    assert head_sequence() == before


def test_certain_conflicts_are_shown_and_not_repaired(agreement: Agreement) -> None:
    pairs = {
        (note.commitment.first_line, note.other.first_line if note.other else note.value)
        for note in Annotation.objects.confirmed().filter(what="conflicts")
    }
    assert pairs == {
        (585, 3348),
        (518, 1826),
        (1867, 1871),
        (1867, 1877),
        (72, "about:domains"),
    }


def test_every_target_is_tied_to_a_sentence(agreement: Agreement) -> None:
    with (FOLDER / "targets.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["id"] for row in csv.DictReader(file)}
    tied = Annotation.objects.confirmed().filter(what="target").values_list("value", flat=True)
    assert set(tied) == codes
    assert len(codes) == 49


def test_every_unit_of_the_text_has_a_system(agreement: Agreement) -> None:
    seen = coverage(agreement)
    assert len(seen.units) == 609
    assert seen.without_home == ()
    assert sum(seen.by_state.values()) == 609
    headings = {*Section.objects.values_list("line", flat=True)}
    headings |= {*Chapter.objects.values_list("line", flat=True)}
    loose = SystemUse.objects.filter(commitment=None, unit_line__isnull=False)
    assert set(loose.values_list("raw_line", flat=True)) <= headings


def test_what_is_said_to_work_has_an_address_that_opens(
    client: Client, agreement: Agreement
) -> None:
    names = yaml.safe_load((FOLDER / "systems.yaml").read_text(encoding="utf-8"))["systems"]
    for system in names:
        assert (system["works"] == "no") == ("addresses" not in system), system["code"]
        for address in system.get("addresses", ()):
            shown = client.get(address.format(slug=agreement.slug))
            assert shown.status_code == 200, address


@pytest.mark.parametrize(("needle", "lines"), NEEDLES.items())
def test_a_needle_is_found_on_all_its_lines(
    agreement: Agreement, needle: str, lines: set[int]
) -> None:
    found = find(agreement, needle, filters={}, limit=50)
    assert lines <= {unit.shown.line for unit in found.units}


def test_filters_count_what_they_would_leave(agreement: Agreement) -> None:
    everything = find(agreement, "fiets", filters={})
    (mobile,) = [c for c in everything.choices["domain"] if c.value == "mobiele-stad"]
    only = find(agreement, "fiets", filters={"domain": ["mobiele-stad"]})
    assert 0 < only.total == mobile.count < everything.total


def test_every_page_of_the_real_text_stays_within_twelve_questions(
    client: Client, agreement: Agreement, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    units = Commitment.objects.filter(first_line__in=[585, 1796, 3566, 2556, 3102]).with_place()
    base = agreement.get_absolute_url()
    pages = [
        base,
        *(f"{base}{name}/" for name in ("text", "themes", "targets", "systems", "places")),
    ]
    pages += [unit.get_absolute_url() for unit in units]
    pages += [chapter.get_absolute_url() for chapter in Chapter.objects.select_related("agreement")]
    for address in pages:
        forget_caches()
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200, address
