"""A page of any municipality becomes a meeting with its points, votes and decisions."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from verbond import __main__ as command_line
from verbond.decisions.core.linked.errors import PageDoesNotFit
from verbond.decisions.core.linked.harvest import harvest
from verbond.decisions.core.linked.reading import read_page
from verbond.decisions.models import Ballot, Body, Decision, Item, Mandatary, Meeting, Treatment
from verbond.decisions.operations.harvesting import Harvested, harvest_meeting
from verbond.decisions.tests.core.linked.pages import meeting_page
from verbond.journal.facade import SYSTEM, entries_about
from verbond.kit.testing import SHARED

URL = "http://stad.fictief.example/zitting"


def _take(content: bytes) -> Harvested:
    return harvest_meeting(
        found=harvest(read_page(content, base=URL).graph),
        source_url=URL,
        actor=SYSTEM,
        now=timezone.now(),
        fictitious=True,
    )


def test_meeting_is_taken_over_with_all_that_the_page_says(db: None) -> None:
    result = _take(meeting_page())
    meeting = Meeting.objects.get(key=result.meeting)
    assert (meeting.body.kind, meeting.place) == ("council", "Stadhuis (fictief)")
    assert meeting.source_url == URL
    assert meeting.chair is not None
    assert meeting.chair.name == "Vera Voorzit (fictief)"
    assert meeting.secretary is None
    assert meeting.present.count() == 2
    assert meeting.ended_at is None
    outcomes = list(Treatment.objects.order_by("item__position").values_list("outcome", flat=True))
    assert outcomes == ["approved", "rejected"]
    decision = Decision.objects.get()
    assert [one["text"] for one in decision.articles] == ["Er komen tien banken.", "Ze zijn groen."]
    assert decision.published_at is not None
    assert decision.published_at.date().isoformat() == "2025-05-09"
    choices = {one.mandatary.name: one.choice for one in Ballot.objects.all()}
    assert choices == {"Vera Voorzit (fictief)": "favour", "Tom Tegen (fictief)": "against"}
    said = " / ".join(result.notes)
    for words in ("secretaris zonder naam", "geen tijdstip", "stemming zonder aantallen"):
        assert words in said


def test_second_harvest_changes_nothing(db: None) -> None:
    first = _take(meeting_page())
    again = _take(meeting_page())
    assert (first.made, again.made, again.kept) == (3, 0, 3)
    assert Decision.objects.count() == 1
    assert len(entries_about("decisions", "meeting", first.meeting)) == 1


def test_body_without_an_address_is_made_once(db: None) -> None:
    nameless = meeting_page().replace(
        b'resource="http://stad.fictief.example/id/orgaan/1"', b'resource="_:o"'
    )
    first = _take(nameless)
    assert (_take(nameless).meeting, Body.objects.count()) == (first.meeting, 1)


def test_source_that_changed_a_decision_does_not_change_ours(db: None) -> None:
    _take(meeting_page())
    result = _take(meeting_page("Stoelen in het park (fictief)"))
    assert any("de bron is veranderd" in note for note in result.notes)
    assert Decision.objects.get().title == "Banken in het park (fictief)"


def test_point_that_came_later_is_added_behind_the_others(db: None) -> None:
    _take(meeting_page())
    extra = (
        '<div typeof="besluit:BehandelingVanAgendapunt" resource="http://x.example/b3">'
        '<link property="besluit:gebeurtNa" href="http://stad.fictief.example/id/behandeling/1">'
        '<div property="prov:generated" resource="http://x.example/d3" typeof="besluit:Besluit">'
        '<h2 property="eli:title">Een pomp (fictief)</h2></div>'
        '<div property="prov:generated" resource="http://x.example/d4" typeof="besluit:Besluit">'
        '<h2 property="eli:title">Nog een pomp (fictief)</h2>'
        '<p property="prov:value">Een.</p></div>'
        "</div>"
    )
    result = _take(meeting_page(extra=extra))
    assert result.made == 1
    assert any("uitkomst niet vermeld, wel een besluit" in note for note in result.notes)
    titles = [item.drafts.get().title for item in Item.objects.order_by("position")]
    assert titles[-1] == "Een pomp (fictief)"
    assert Decision.objects.count() == 3


def test_taken_over_meeting_has_its_pages(client: Client, db: None) -> None:
    result = _take(meeting_page())
    for end in ("", "minutes/"):
        page = client.get(f"/decisions/meeting/{result.meeting}/{end}")
        assert page.status_code == 200
        assert "Banken in het park" in page.content.decode()
    decision = Decision.objects.get()
    page = client.get(f"/decisions/decision/{decision.key}/")
    assert decision.uri in page.content.decode()


def test_two_towns_with_one_name_stay_two_bodies(db: None) -> None:
    _take(meeting_page())
    _take(meeting_page().replace(b"stad.fictief.example", b"elders.fictief.example"))
    assert Body.objects.count() == 2
    assert Meeting.objects.count() == 2
    assert Mandatary.objects.count() == 4


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b"besluit:Zitting", b"besluit:Iets", "0 zittingen"),
        (b"Gemeenteraad Teststad", b"Fanfare Teststad", "soort bestuursorgaan"),
        (b"skos:prefLabel", b"skos:altLabel", "geen naam"),
        (b"2025-05-06T18:00:00Z", b"2025-05-06T18:00:00", "geplandeStart"),
        (b"BehandelingVanAgendapunt", b"Iets", "geen enkele behandeling"),
    ],
)
def test_page_that_does_not_fit_leaves_nothing_behind(
    before: bytes, after: bytes, words: str, db: None
) -> None:
    with pytest.raises(PageDoesNotFit, match=words):
        _take(meeting_page().replace(before, after))
    assert not Meeting.objects.exists()
    assert not Body.objects.exists()


def test_fault_halfway_leaves_nothing_behind(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_names: object) -> None:
        raise PageDoesNotFit("halverwege")

    monkeypatch.setattr(Ballot.objects, "bulk_create", fail)
    with pytest.raises(PageDoesNotFit):
        _take(meeting_page())
    assert not Meeting.objects.exists()


@pytest.mark.skipif(SHARED is None, reason="the pages of others stand beside a checkout")
@pytest.mark.parametrize(
    ("name", "kind", "points"),
    [
        ("real-erpe-mere-besluitenlijst", "ocmw-council", 5),
        ("real-essen-besluitenlijst", "council", 11),
    ],
)
def test_real_page_is_taken_over(
    client: Client, db: None, name: str, kind: str, points: int
) -> None:
    assert SHARED is not None
    content = (SHARED / "data/decisions" / f"{name}.html").read_bytes()
    result = _take(content)
    meeting = Meeting.objects.select_related("body").get()
    assert meeting.body.kind == kind
    assert Treatment.objects.count() == Decision.objects.count() == points
    assert len({row.title for row in Decision.objects.all()}) == points
    assert any("stemming zonder aantallen" in note for note in result.notes)
    assert _take(content).made == 0
    assert client.get(f"/decisions/meeting/{meeting.key}/").status_code == 200


def test_command_takes_over_a_page_and_tells_what_did_not_fit(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "zitting.html"
    path.write_bytes(meeting_page())
    call_command("harvest_decisions", str(path), "--url", URL, "--fictitious")
    told = capsys.readouterr().out
    assert "3 new, 0 known" in told
    assert "stemming zonder aantallen" in told
    assert command_line.main(["harvest-decisions", str(tmp_path / "nergens.html")]) == 2
