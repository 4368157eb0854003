import copy
from typing import Any

import pytest
import yaml

from verbond.rights.core.errors import ParameterError
from verbond.rights.core.made_city import read_shares
from verbond.rights.making import FILE


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return copy.deepcopy(found)


def _refused(document: object) -> str:
    with pytest.raises(ParameterError) as caught:
        read_shares(document)
    return caught.value.message


def test_the_shipped_shares_can_be_read(document: dict[str, Any]) -> None:
    assert read_shares(document).non_take_up["huurpremie"] == pytest.approx(0.42)


def test_a_share_without_a_source_is_refused(document: dict[str, Any]) -> None:
    del document["shares"]["in_loi"]["source"]
    assert "shares.in_loi" in _refused(document)


def test_a_share_above_one_is_refused(document: dict[str, Any]) -> None:
    document["non_take_up"]["vt"]["value"] = 1.2
    assert "from 0 to 1" in _refused(document)


def test_parts_that_are_not_a_whole_are_refused(document: dict[str, Any]) -> None:
    document["tenure"]["andere"] = 0.5
    assert "together are 1" in _refused(document)


def test_a_file_that_does_not_say_it_is_fictitious_is_refused(document: dict[str, Any]) -> None:
    document["fictitious"] = False
    assert "fictitious" in _refused(document)
    assert "fictitious" in _refused(None)


def test_a_neighbourhood_with_a_real_name_is_refused(document: dict[str, Any]) -> None:
    document["neighbourhoods"][0]["name"] = "Een straat"
    assert "fictief" in _refused(document)


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("household_types", None, "list"),
        ("incomes", [], "mapping"),
        ("shares", {"in_loi": 0.2}, "mapping with"),
        ("rent", {"private_middle": "veel", "source": "x"}, "numbers"),
        ("household_types", [{"name": "x", "people": ["child"], "source": "x"}], "head"),
    ],
)
def test_a_part_of_the_wrong_shape_is_refused(
    document: dict[str, Any], part: str, value: object, said: str
) -> None:
    document[part] = value
    assert said in _refused(document)
