"""What the rules propose of the real agreement, beside what people read already."""

from verbond.agreement.models import Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.shipped import Shipped


def test_genk_gets_proposals_of_every_sort_and_no_decision_is_doubled(
    db: None, genk: Shipped
) -> None:
    rows = Annotation.objects.filter(commitment__agreement__slug=genk.slug)
    waiting = rows.open().filter(origin=Annotation.Origin.RULE)
    for what in ("sdg", "theme", "restates", "see_also", "place"):
        assert waiting.filter(what=what).count() > 20, what
    linked = [
        frozenset((row.commitment_id, row.other_id))
        for row in rows.filter(what__in=["restates", "see_also"])
    ]
    assert len(linked) == len(set(linked))


def test_the_four_councils_of_genk_are_not_proposed_as_one_promise(db: None, genk: Shipped) -> None:
    mould = Commitment.objects.filter(
        agreement__slug=genk.slug, first_line__in=[616, 927, 1006, 1059]
    )
    assert mould.count() == 4
    assert not Annotation.objects.filter(commitment__in=mould, other__in=mould).exists()


def test_every_place_word_of_genk_stands_in_its_sentence(db: None, genk: Shipped) -> None:
    for row in Annotation.objects.filter(what=What.PLACE).select_related("commitment"):
        assert row.words
        assert all(word in row.commitment.text for word in row.words)
