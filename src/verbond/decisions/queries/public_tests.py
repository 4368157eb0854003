"""Does a test change anything? What the public page draws, from the figures of the tests."""

from datetime import date

from verbond.decisions.core.subjects import facts_of
from verbond.decisions.models import Decision
from verbond.decisions.queries.cards import address_of, final_texts
from verbond.scorecards import facade as scorecards


def tests_page(today: date) -> scorecards.Dashboard:
    """Measure every test over the published decisions, against the texts that were decided."""
    return scorecards.dashboard("decisions", cases=_cases(), today=today)


def _cases() -> list[scorecards.Case]:
    corrections = set(
        Decision.objects.filter(corrects__isnull=False).values_list("treatment__item__key")
    )
    return [
        scorecards.Case(
            subject=scorecards.Subject(
                room="decisions",
                key=text.key,
                version=text.version,
                text=text.text,
                title=text.title,
                url=address_of(text.key),
                facts=facts_of(
                    body_kind=text.body,
                    subjects=text.subjects,
                    is_correction=(text.key,) in corrections,
                    is_public=True,
                    is_decided=True,
                ),
            ),
            on=text.decided_on or date.min,
            final_text=text.text,
        )
        for text in final_texts()
    ]
