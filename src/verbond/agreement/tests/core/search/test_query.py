"""How what a person typed is read."""

import pytest

from verbond.agreement.core.search import parse_query


@pytest.mark.parametrize("text", ["", "   ", "!?", '""', "…", "\u202e\u2066"])
def test_a_query_without_words_is_empty(text: str) -> None:
    assert parse_query(text).is_empty


def test_words_that_tell_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert [w.form for w in parse_query("wat doet de stad voor de jeugd").words] == [
        "stad",
        "jeugd",
    ]
    assert [w.form for w in parse_query("van de").words] == ["van", "de"]


def test_a_word_counts_once_in_whatever_form() -> None:
    assert [w.form for w in parse_query("wijk wijken WIJK").words] == ["wijk"]


def test_the_last_word_is_unfinished_until_something_follows_it() -> None:
    assert parse_query("geluidssch").open_end
    assert not parse_query("geluidssch ").open_end
    assert not parse_query('straat "kleine klusjes"').open_end


def test_quotes_and_minus_are_understood_and_a_hyphen_is_no_minus() -> None:
    query = parse_query('co-housing "kleine klusjes" -jeugd')
    assert [w.form for w in query.words] == ["co", "housing"]
    assert [whole.form for _, whole in query.joined] == ["cohousing"]
    assert [[w.form for w in phrase] for phrase in query.phrases] == [["kleine", "klusjes"]]
    assert [w.form for w in query.excluded] == ["jeugd"]
    assert not query.is_empty
