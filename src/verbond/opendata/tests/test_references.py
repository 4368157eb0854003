import pytest

from verbond.kit.errors import RuleBroken
from verbond.opendata.references import COVERAGE, DICTIONARY, coverage_text, dictionary_text
from verbond.opendata.tests.conftest import SLUG
from verbond.opendata.things import things


def test_the_data_dictionary_is_up_to_date() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary_text(), (
        "run script/verbond write-dictionary"
    )


def test_the_data_dictionary_names_every_column() -> None:
    text = dictionary_text()
    for thing in things().values():
        assert f"## {thing.many}\n" in text
        assert all(f"| `{field.name}` |" in text for field in thing.fields)


def test_the_coverage_is_up_to_date_and_counts_all_609_units(genk: str) -> None:
    text = coverage_text(genk)
    assert "**609 units**" in text
    assert "Promises without a system: 0." in text
    assert COVERAGE.read_text(encoding="utf-8") == text, "run script/verbond write-coverage"


def test_a_unit_stands_in_the_coverage_with_its_system(town: str) -> None:
    text = coverage_text(SLUG)
    assert "| 7 | We tellen elk jaar | A1 | not built yet |" in text


def test_an_agreement_without_systems_has_no_coverage(town: str, db: None) -> None:
    from django.apps import apps

    apps.get_model("agreement.SystemUse").objects.all().delete()
    with pytest.raises(RuleBroken, match="systems"):
        coverage_text(SLUG)
