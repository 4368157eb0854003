"""The list of words that lead to one another."""

from verbond.kit.dutch import Synonyms, load_synonyms, tokens


def test_equals_find_each_other_and_one_way_pairs_do_not_turn_back() -> None:
    synonyms = Synonyms.from_lists([["auto", "wagen"]], {"bus": ["vervoer"]})
    assert synonyms.of[tokens("auto's")[0]] == tuple(tokens("wagens"))
    assert synonyms.of[tokens("wagens")[0]] == tuple(tokens("auto"))
    assert synonyms.of["bus"] == tuple(tokens("vervoer"))
    assert tokens("vervoer")[0] not in synonyms.of


def test_the_list_of_the_house_leads_no_word_to_itself() -> None:
    assert load_synonyms().of
    assert not [token for token, others in load_synonyms().of.items() if token in others]
