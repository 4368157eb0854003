"""Whether the plans of an agreement keep to the norms, in one line each."""

from dataclasses import dataclass

from django.urls import reverse

from verbond.plan import facade as plan


@dataclass(frozen=True, slots=True)
class Norm:
    """One plan in its newest version; `is_balanced` is None when figures are missing."""

    title: str
    version: str
    is_balanced: bool | None
    url: str
    fictitious: bool


def norms_of(agreement_id: int) -> tuple[Norm, ...]:
    """Check each plan that was made for an agreement; an account alone has no norm."""
    found = []
    for card in plan.plans_of(agreement_id):
        version = plan.newest(card)
        if version is None or not version.is_plan:
            continue
        checked = plan.balance(card, version).checked
        url = reverse("plan:balance", args=[card.slug])
        found.append(Norm(card.title, version.name, checked.is_balanced, url, card.fictitious))
    return tuple(found)
