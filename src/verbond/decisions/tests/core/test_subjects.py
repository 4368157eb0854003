"""What an item is about."""

from verbond.decisions.core.subjects import WORDS, facts_of, suggest_subjects
from verbond.decisions.models import Subject


def test_words_are_known_for_subjects_of_the_vocabulary_only() -> None:
    assert set(WORDS) == set(Subject.values)


def test_words_of_a_text_propose_its_subjects() -> None:
    assert suggest_subjects("Belasting op leegstaande woningen") == ("tarief", "wonen")
    assert suggest_subjects("Notulen van de vorige vergadering") == ()


def test_facts_name_each_subject_once() -> None:
    facts = facts_of(
        body_kind="college", subjects=["jeugd", "jeugd", "bouwproject"], is_decided=True
    )
    assert facts == {
        "body": "college",
        "subjects": ["bouwproject", "jeugd"],
        "is_correction": False,
        "public": False,
        "decided": True,
    }
