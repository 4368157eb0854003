"""What the pages of the council share: the agreement, the bodies, a row or a 404."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from verbond.agreement import facade as agreement
from verbond.council.queries.coming import councils_of
from verbond.decisions import facade as decisions

type Choices = list[tuple[str, str]]


def the_agreement(slug: str = "") -> Any:
    found = agreement.agreement_named(slug)
    if found is None:
        raise Http404(_("Er is nog geen bestuursakkoord."))
    return found


def councils() -> tuple[decisions.BodyCard, ...]:
    """Return the bodies that follow the agreement, the municipal council first."""
    return councils_of(decisions.bodies())


def body_choices() -> Choices:
    return [(card.code, card.name) for card in councils()]
