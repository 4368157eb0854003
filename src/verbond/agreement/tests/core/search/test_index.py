"""What a person finds, and in what order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.agreement.core.search import Document, SearchIndex, highlight
from verbond.kit.dutch import load_synonyms, words

SENTENCES = {
    "schermen": "Er wordt verder ingezet op geluidsschermen om de hinder te beperken.",
    "bad": "De haalbaarheid van een openluchtzwembad wordt onderzocht.",
    "toets": "Bij alle beslissingen wordt de armoedetoets gehanteerd.",
    "straat": "Er komen kangoeroestraten waar inwoners elkaar helpen met kleine klusjes.",
    "opvang": "De kinderopvang wordt uitgebouwd in de stadsdelen.",
    "zon": "Projecten voor wie zelf geen zonnepanelen kan plaatsen.",
    "camera": "Het aantal flitscamera’s in de stad wordt verdubbeld.",
    "jongeren": "Jongeren krijgen inspraak; het jeugdhuis in de wijk blijft open.",
    "wonen": "Co-housing wordt gestimuleerd in grote woningen van de wijk.",
    "markt": "De markt en de handel in het centrum worden versterkt.",
}
DOMAINS = {"schermen": "mobiel", "camera": "mobiel", "straat": "samen"}


def _documents() -> list[Document]:
    return [
        Document.of(
            key,
            {"text": text},
            facets={"domein": (DOMAINS.get(key, "ander"),), "werf": ("a", "b")},
            position=place,
        )
        for place, (key, text) in enumerate(SENTENCES.items())
    ]


INDEX = SearchIndex.build(_documents(), synonyms=load_synonyms())


def _found(query: str, **filters: list[str]) -> list[str]:
    return [hit.key for hit in INDEX.search(query, filters=filters).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("geluidsscherm", "schermen"),  # singular
        ("scherm", "schermen"),  # head of a compound
        ("geluid", "schermen"),  # first part
        ("zwembad", "bad"),
        ("armoedetoest", "toets"),  # swapped letters
        ("kangeroestraat", "straat"),  # an error in another form of the word
        ("kangeroesstraten", "straat"),  # two errors in a long word
        ("geluidssch", "schermen"),  # still typing
        ("crèche", "opvang"),  # another word for it
        ("zonne panelen", "zon"),  # a compound written apart
        ("cohousing", "wonen"),  # written together
        ("co-housing", "wonen"),
        ("buurman helpen klusjes", "straat"),  # one word of three is not in the text
        ("wat komt er voor de jongeren", "jongeren"),  # a question
        ("“kleine klusjes”", "straat"),
        ("wijk -jeugdhuis", "wonen"),
    ],
)
def test_a_query_finds_first(query: str, first: str) -> None:
    assert _found(query)[:1] == [first]


def test_a_typing_error_is_named_and_a_known_word_never_corrected() -> None:
    assert [(c.word, c.suggestion) for c in INDEX.search("armoedetoest").corrections] == [
        ("armoedetoest", "armoedetoets")
    ]
    assert INDEX.search("markt").corrections == ()


def test_a_known_word_is_corrected_only_when_nothing_is_found() -> None:
    index = SearchIndex.build([Document.of("1", {"text": "handen schudden bij de handel"})])
    assert index.search("handel").corrections == ()
    nothing = index.search('"handel handen"')
    assert {(c.word, c.suggestion) for c in nothing.corrections} == {
        ("handel", "handen"),
        ("handen", "handel"),
    }
    assert nothing.total == 1


def test_words_that_no_document_has_are_told() -> None:
    results = INDEX.search("qqqq wwww")
    assert (results.total, results.hits, results.unknown) == (0, (), ("qqqq", "wwww"))


def test_a_phrase_must_stand_as_it_was_typed() -> None:
    assert _found('"klusjes kleine"') != ["straat"] or INDEX.search('"klusjes kleine"').corrections
    assert _found('"inwoners elkaar helpen"') == ["straat"]


def test_filters_choose_and_each_facet_counts_what_another_choice_would_give() -> None:
    results = INDEX.search("wordt", filters={"domein": ["mobiel"]})
    assert {hit.key for hit in results.hits} == {"schermen", "camera"}
    assert results.facets["domein"] == {"ander": 5, "mobiel": 2}
    assert results.facets["werf"] == {"a": 2, "b": 2}


def test_an_unknown_facet_or_value_lets_nothing_through_and_an_empty_choice_everything() -> None:
    assert _found("wijk", kleur=["rood"]) == []
    assert _found("wijk", domein=["rood"]) == []
    assert _found("wijk", domein=[]) == _found("wijk")


def test_an_empty_query_gives_everything_in_the_order_of_the_document() -> None:
    assert _found("  ") == list(SENTENCES)
    assert INDEX.search("", limit=2, offset=2).hits[0].key == "toets"


def test_pages_of_hits_join_without_gap_or_double() -> None:
    whole = INDEX.search("wordt de wijk stad", limit=99).hits
    pages = [INDEX.search("wordt de wijk stad", limit=2, offset=at).hits for at in range(0, 12, 2)]
    assert tuple(hit for page in pages for hit in page) == whole


def test_an_empty_index_answers() -> None:
    index = SearchIndex.build([])
    assert index.search("wijk").total == 0
    assert index.search("").total == 0


def test_a_phrase_longer_than_all_documents_is_not_found_and_empty_fields_do_no_harm() -> None:
    index = SearchIndex.build([Document.of("1", {"text": "wijk", "places": ""})])
    assert len(index) == 1
    assert index.search('"wijk wijk wijk wijk"').total == 0
    assert index.search("wijk").total == 1


def test_a_facet_that_no_document_fills_lets_nothing_through() -> None:
    index = SearchIndex.build([Document.of("1", {"text": "wijk"}, facets={"werf": ()})])
    assert index.search("wijk", filters={"werf": ["a"]}).total == 0
    assert index.vocabulary.terms == ("wijk",)


def test_equal_documents_come_by_position() -> None:
    index = SearchIndex.build(
        [Document.of(key, {"text": "de wijk"}, position=at) for key, at in (("z", 1), ("a", 2))]
    )
    assert [hit.key for hit in index.search("wijk").hits] == ["z", "a"]


def test_a_hit_tells_which_words_to_mark() -> None:
    results = INDEX.search("scherm hinder")
    text = SENTENCES["schermen"]
    marked = [text[start:end] for start, end in highlight(text, results.hits[0].matched)]
    assert marked == ["geluidsschermen", "hinder"]
    assert [text[start:end] for start, end in highlight(text, "hinder")] == ["hinder"]


@given(st.text(max_size=400))
def test_no_query_makes_search_crash(query: str) -> None:
    results = INDEX.search(query)
    assert results.total >= len(results.hits)
    highlight(query, query)


@given(st.text(alphabet="\"“”„-()[]*+?\\^$|&<> \u202e\u2066\u0000abwijk’'", max_size=60))
def test_signs_of_other_query_languages_are_only_text(query: str) -> None:
    INDEX.search(query)


def test_a_very_long_query_is_answered() -> None:
    assert INDEX.search("kinderopvang " * 100_000).hits[0].key == "opvang"
    assert INDEX.search("x" * 1_000_000).total == 0


WORDS = st.sampled_from(
    """kinderopvang fietspad daken daak school schoolbus de het wijken wijk-agent auto's c-mine
    a 12 2.000 zwembad bad openluchtzwembad geïsoleerd ﬁets straße""".split()
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=50)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_in_which_documents_come_never_shows(texts: list[str], random) -> None:  # type: ignore[no-untyped-def]
    documents = [Document.of(str(at), {"text": text}, position=at) for at, text in enumerate(texts)]
    shuffled = random.sample(documents, len(documents))
    one, other = SearchIndex.build(documents), SearchIndex.build(shuffled)
    for query in ("fietspad", "schol", "bad de", "wijk", '"de wijken"', ""):
        assert one.search(query) == other.search(query)


@settings(max_examples=50)
@given(TEXTS)
def test_a_document_is_found_by_each_of_its_own_words(texts: list[str]) -> None:
    index = SearchIndex.build(
        [Document.of(str(at), {"text": text}, position=at) for at, text in enumerate(texts)]
    )
    for at, text in enumerate(texts):
        for word in words(text):
            results = index.search(text[word.start : word.end], limit=99)
            assert str(at) in {hit.key for hit in results.hits}
            assert results.corrections == ()
