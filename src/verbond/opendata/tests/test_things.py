from typing import Any

import pytest

from verbond.indicators import facade as indicators
from verbond.opendata import things as shelf
from verbond.opendata.core.errors import ThingsWrong
from verbond.opendata.core.things import parse_things
from verbond.opendata.things import things

# An answer to a council member is given in public, by name and function.
SAID_IN_PUBLIC = {("member-questions", "answered_by")}
# What accounts did: kept as keys of the journal, which are never published.
BY = ("made_by", "started_by", "saved_by", "recorded_by", "decided_by")
PRIVATE = ("email", "person", "token", "shown_name", "answered_by", "decided_by", "actor")


def test_every_published_column_is_described_in_dutch_and_english() -> None:
    for thing in things().values():
        for field in thing.fields:
            place = f"{thing.many}.{field.name}"
            assert field.nl.endswith("."), place
            assert field.en.endswith("."), place
            assert field.kind, place


def test_a_public_column_without_words_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    table = indicators.TABLES["domains"]
    wider = type(table)(
        table.name, table.model, table.key, {**table.columns, "again": "name"}, table.links
    )
    monkeypatch.setitem(indicators.TABLES, "domains", wider)
    shelf.things.cache_clear()
    with pytest.raises(ThingsWrong, match="again"):
        things()
    monkeypatch.undo()
    shelf.things.cache_clear()
    assert things()


def test_no_column_holds_who_somebody_is() -> None:
    for table in shelf.tables().values():
        for column, path in table.columns.items():
            if (table.name, column) in SAID_IN_PUBLIC:
                continue
            assert not any(word in f"{column} {path}" for word in PRIVATE), (table.name, column)


def test_no_column_is_a_key_of_the_journal_or_leads_to_an_account() -> None:
    for table in shelf.tables().values():
        for column, path in table.columns.items():
            field = table.field_of(column)
            words = str(getattr(field, "help_text", ""))
            assert "journal key" not in words, (table.name, column)
            assert "accounts." not in field.model._meta.label, (table.name, column)
            assert not path.endswith(BY), (table.name, column)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": ["nope"]}, "nope"),
        ({"nl": ""}, "in nl"),
        ({"fields": {"a": {"term": "a", "nl": "x"}}}, "missing en"),
        ({"fields": {"a": {"term": "a", "nl": "x", "en": "x", "type": "odd"}}}, "odd"),
    ],
)
def test_a_wrong_description_is_refused_with_its_place(change: dict[str, Any], said: str) -> None:
    field = {"a": {"term": "a", "nl": "x", "en": "x"}}
    entry = {"one": "a", "key": ["a"], "classes": [], "nl": "x", "en": "x", "fields": field}
    with pytest.raises(ThingsWrong, match=said):
        parse_things({"as": entry | change}, "file")


def test_every_link_leads_to_a_kind_that_exists() -> None:
    known = things()
    for thing in known.values():
        assert all(field.link in known for field in thing.fields if field.link)
        assert set(thing.beside) <= set(known)


def test_names_in_addresses_are_unique() -> None:
    names = [thing.one for thing in things().values()]
    assert len(set(names)) == len(names)
