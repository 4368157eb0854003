import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from verbond.places import facade
from verbond.places.models import Place

TODAY = dt.date(2026, 11, 23)


def test_a_text_is_searched_by_the_names_of_that_day(genk: None) -> None:
    found = facade.find_places("In Kolderbos en Genk-Zuid, bij C-mine en op de Vennestraat.", TODAY)
    assert [(one.code, one.words) for one in found] == [
        ("71016W13", "Kolderbos"),
        ("71016W11", "Genk-Zuid"),
        ("c-mine", "C-mine"),
        ("vennestraat", "Vennestraat"),
    ]


def test_the_estate_keeps_its_name_from_the_wijk(genk: None) -> None:
    [found] = facade.find_places("samenwerking met Bokrijk", TODAY)
    assert found.code == "bokrijk"
    assert facade.wijken_of(["bokrijk"]) == {"bokrijk": {"71016W01": True}}


def test_an_unknown_code_is_refused(genk: None) -> None:
    for code in ("nergens", "", "\0", "71016W01 ", "' OR 1=1 --"):
        with pytest.raises(facade.PlaceUnknown):
            facade.place_card(code)


def test_what_lies_in_a_wijk_lies_in_its_district(demo: None) -> None:
    within = facade.codes_within("stadsdeel-7")
    assert {"71016W24", "71016A31K", "c-mine", "c-mine-crib", "stadsdeel-7"} <= within
    assert "71016W01" not in within
    assert facade.codes_within("c-mine-crib") == {"c-mine-crib"}
    assert "vennestraat" not in facade.codes_within("71016")


def test_a_place_leads_up_to_its_wijken(demo: None) -> None:
    lie_in = facade.wijken_of(
        ["c-mine-crib", "71016A31K", "sledderlo", "stadsdeel-3", "vennestraat", "71016WONB", "x"]
    )
    assert lie_in["c-mine-crib"] == {"71016W24": True}
    assert lie_in["71016A31K"] == {"71016W24": True}
    assert lie_in["sledderlo"] == {"71016W16": False, "71016W21": False}
    assert set(lie_in["stadsdeel-3"]) == {"71016W11", "71016W16", "71016W21"}
    assert lie_in["vennestraat"] == lie_in["71016WONB"] == lie_in["x"] == {}


def test_the_card_of_a_place_tells_what_it_belongs_to(demo: None) -> None:
    card = facade.place_card("71016W24")
    assert card.parent is not None
    assert card.parent.code == "71016"
    assert [district.name for district in card.districts] == ["Stadsdeel 7 (fictief)"]
    assert {sector.code for sector in card.sectors} == {"71016A31K", "71016A37K"}
    assert [area.place.code for area in card.places_within] == ["c-mine", "sportzone-winterslag"]
    thor = facade.place_card("thor-park")
    assert "Thor" in thor.spellings
    assert "NV Thor" not in thor.spellings
    assert thor.first_line == 233
    assert facade.place_card("sledderlo").kind_label == "buurt"


def test_geojson_credits_its_publisher_in_every_part(demo: None) -> None:
    collection = facade.feature_collection(kind="neighbourhood")
    assert len(collection["features"]) == 31
    assert all(
        "© gemeentebesturen" in one["properties"]["credit"] for one in collection["features"]
    )
    [credit] = collection["credits"]
    assert credit["link"].startswith("https://")
    west, south, east, north = collection["bbox"]
    assert 5.3 < west < east < 5.7
    assert 50.8 < south < north < 51.1
    text = json.dumps(collection, separators=(",", ":"), ensure_ascii=False)
    assert len(text.encode()) < 60_000
    district = facade.feature_collection(["stadsdeel-1"])
    assert district["features"][0]["properties"]["fictitious"] is True
    assert "© gemeentebesturen" in district["features"][0]["properties"]["credit"]


def test_geojson_keeps_five_decimals_and_valid_shapes(genk: None) -> None:
    from shapely.geometry import shape

    for feature in facade.feature_collection(kind="neighbourhood")["features"]:
        assert shape(feature["geometry"]).is_valid, feature["id"]
        text = json.dumps(feature["geometry"]["coordinates"])
        assert all(len(number.strip("[] ").partition(".")[2]) <= 5 for number in text.split(","))


def test_nothing_to_draw_gives_an_empty_map(genk: None) -> None:
    assert facade.feature_collection(["vennestraat"]) == {
        "type": "FeatureCollection", "credits": [], "features": [],
    }  # fmt: skip
    empty = facade.svg_shapes(["vennestraat"])
    assert empty.shapes == ()
    assert empty.one_chosen is None


def test_values_colour_a_map_and_missing_ones_show(genk: None) -> None:
    values = {"71016W01": 3.0, "71016W02": 41.5, "71016W03": None}
    drawing = facade.svg_shapes(kind="neighbourhood", values=values)
    levels = {shape.code: shape.level for shape in drawing.shapes}
    assert levels["71016W01"] == 1
    assert levels["71016W02"] == 5
    assert levels["71016W03"] is None
    assert drawing.coloured
    assert drawing.has_unknown
    features = facade.feature_collection(kind="neighbourhood", values=values)["features"]
    shown = {one["id"]: one["properties"] for one in features}
    assert (shown["71016W02"]["value"], shown["71016W02"]["level"]) == (41.5, 5)
    assert (shown["71016W04"]["value"], shown["71016W04"]["level"]) == (None, None)


def test_the_chosen_shape_lies_on_top_and_leads_where_asked(genk: None) -> None:
    drawing = facade.svg_shapes(
        kind="neighbourhood", chosen=["71016W01"], likely=["71016W01", "71016W02"],
        links={"71016W02": "/elders/"}, width=300,
    )  # fmt: skip
    assert drawing.shapes[-1].code == "71016W01"
    assert drawing.one_chosen == drawing.shapes[-1]
    assert not drawing.shapes[-1].likely
    assert [shape.href for shape in drawing.shapes if shape.likely] == ["/elders/"]
    assert drawing.width == 300
    assert not drawing.coloured


def test_many_codes_ask_no_more_questions(demo: None) -> None:
    codes = [place.code for place in facade.all_places()]
    with CaptureQueriesContext(connection) as asked:
        facade.wijken_of(codes)
    assert len(asked) <= 4
    with CaptureQueriesContext(connection) as asked:
        facade.place_card("71016W24")
    assert len(asked) <= 8


def test_a_fictitious_place_never_goes_without_its_mark(demo: None) -> None:
    district = facade.place_card("stadsdeel-1")
    assert district.shown_name == "Stadsdeel 1 (fictief)"
    assert replace(district, name="Noord").shown_name == "Noord (fictief)"
    assert facade.place_card("71016W01").shown_name == "Bokrijk"


def test_a_place_has_one_code_in_an_edition(genk: None) -> None:
    bokrijk = Place.objects.get(code="71016W01")
    bokrijk.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        bokrijk.save(force_insert=True)


def test_several_cards_come_in_one_question(genk: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        cards = facade.place_cards(["c-mine", "71016W01", "nergens"])
    assert [card.code for card in cards] == ["71016W01", "c-mine"]
    assert len(asked) == 1
