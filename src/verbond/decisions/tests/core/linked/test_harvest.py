"""Whatever a page forgets or gets wrong: noted, never made up."""

import pytest

from verbond.decisions.core.linked.errors import PageDoesNotFit
from verbond.decisions.core.linked.harvest import harvest
from verbond.decisions.core.linked.harvested import HarvestedMeeting
from verbond.decisions.core.linked.reading import read_page
from verbond.decisions.tests.core.linked.pages import meeting_page

EMPTY = (
    'resource="http://x.example/b"><div property="prov:generated" '
    'resource="http://x.example/d" typeof="besluit:Besluit"></div>'
)
HERE = b"http://stad.fictief.example/id"


def _of(*changes: tuple[bytes, bytes], extra: str = "") -> HarvestedMeeting:
    content = meeting_page(extra=extra)
    for before, after in changes:
        assert before in content
        content = content.replace(before, after)
    return harvest(read_page(content).graph)


def _treated(extra: str) -> HarvestedMeeting:
    return _of(extra=f'<div typeof="besluit:BehandelingVanAgendapunt" {extra}</div>')


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (b"Goedgekeurd", "approved"),
        (b"Niet goedgekeurd", "rejected"),
        (b"Goedgekeurd na wijziging", "amended"),
        (b"De raad neemt kennis", "noted"),
        (b"Verdaagd", "postponed"),
        (b"Aanvaard met algemene stemmen", "approved"),
    ],
)
def test_result_is_read_in_its_own_words(said: bytes, outcome: str) -> None:
    assert _of((b">Goedgekeurd<", b">" + said + b"<")).points[0].outcome == outcome


def test_result_that_nobody_understands_is_noted() -> None:
    found = _of((b">Goedgekeurd<", b">Hoera<"))
    assert any("gevolg niet begrepen" in note for note in found.notes)
    assert found.points[0].outcome == "approved"  # there is a decision all the same


def test_neither_result_nor_decision_leaves_no_outcome() -> None:
    found = _of((b">Verworpen<", b">Hoera<"))
    assert found.points[1].outcome == ""


def test_points_come_in_the_order_of_the_meeting() -> None:
    found = _of()
    titles = [point.title for point in found.points]
    assert titles == ["Banken in het park (fictief)", "Een fontein (fictief)"]


def test_circle_of_points_ends() -> None:
    found = _of((HERE + b"/behandeling/0", HERE + b"/behandeling/1"))
    assert len(found.points) == 2


def test_order_of_the_agenda_counts_when_treatments_say_none() -> None:
    link = b'<link property="besluit:gebeurtNa" href="' + HERE
    found = _of(
        (link + b'/behandeling/0">', b""),
        (link + b'/behandeling/9">', b""),
        (
            b'/punt/2" typeof="besluit:Agendapunt">',
            b'/punt/2" typeof="besluit:Agendapunt"><link property="besluit:aangebrachtNa" href="'
            + HERE
            + b'/punt/1">',
        ),
    )
    assert [point.uri[-1] for point in found.points] == ["1", "2"]


@pytest.mark.parametrize(
    ("extra", "note"),
    [
        (">", "behandeling zonder adres"),
        ('resource="http://x.example/b">', "agendapunt zonder titel"),
        (EMPTY, "besluit zonder titel"),
    ],
)
def test_treatment_that_says_too_little_is_left_out(extra: str, note: str) -> None:
    found = _treated(extra)
    assert any(note in one for one in found.notes)
    assert len(found.points) == 2


def test_point_that_was_never_treated_is_noted() -> None:
    found = _of(extra='<i typeof="besluit:Agendapunt" resource="http://x.example/p"></i>')
    assert any("zonder behandeling" in note for note in found.notes)


def test_title_too_long_to_keep_is_cut_and_noted() -> None:
    found = _of((b"Banken in het park (fictief)", b"Lang " * 150))
    assert len(found.points[0].title) == 500
    assert any("ingekort" in note for note in found.notes)


def test_date_that_is_none_is_noted() -> None:
    found = _of((b"2025-05-09", b"gisteren"))
    assert found.points[0].decisions[0].published_on is None
    assert any("geen datum" in note for note in found.notes)


@pytest.mark.parametrize("edge", [b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-12:00"])
def test_moment_at_the_end_of_the_calendar_is_none(edge: bytes) -> None:
    with pytest.raises(PageDoesNotFit, match="geplandeStart"):
        _of((b"2025-05-06T18:00:00Z", edge))


@pytest.mark.parametrize("scheme", [b"javascript:alert(1)//", b"data:text/html,", b"file:///"])
def test_address_that_is_no_page_is_no_address(scheme: bytes) -> None:
    bodies = _of((HERE + b"/orgaan", scheme + b"/orgaan"))
    assert bodies.body_uri == ""
    decisions = _of((HERE + b"/besluit", scheme + b"/besluit"))
    assert not any(point.decisions for point in decisions.points)
    with pytest.raises(PageDoesNotFit, match="adres"):
        _of((HERE + b"/zitting", scheme + b"/zitting"))


def test_code_of_the_body_counts_before_its_name() -> None:
    code = (
        b'<i property="http://www.w3.org/ns/org#classification" resource="http://data.vlaanderen.be'
        b'/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000008"></i>'
    )
    name = b'<b property="skos:prefLabel">'
    assert _of((name, code + name)).body_kind == "bureau"


def test_place_with_an_address_is_read_by_its_label() -> None:
    room = b'<i resource="http://x.example/zaal" property="prov:atLocation" typeof="prov:Location">'
    label = b'<i property="http://www.w3.org/2000/01/rdf-schema#label">Zaal</i></i>'
    found = _of((b'<span property="prov:atLocation">Stadhuis (fictief)</span>', room + label))
    assert found.place == "Zaal"
