"""Whose money each action of an agreement's plans is, for pages that add up by entity."""

from collections.abc import Mapping

from verbond.plan.models import Node, Version


def entities_of_actions(agreement_id: int) -> Mapping[str, str]:
    """Return for each action of the plans of an agreement its entity, in one query.

    The keys are those under which the agreement keeps an action as evidence: plan/code. Of an
    action in several versions the newest says.
    """
    rows = Node.objects.filter(
        level=Node.Level.ACTION,
        version__in=Version.objects.shown(),
        version__plan__agreement=agreement_id,
    )
    ordered = rows.order_by("version__on", "version__number", "pk")
    found = ordered.values_list("version__plan__slug", "code", "entity")
    return {f"{slug}/{code}": entity for slug, code, entity in found}
