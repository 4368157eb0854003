"""The pages of the demo city say what the agreed shapes ask."""

from datetime import UTC, datetime

from django.test import Client, override_settings

from verbond.decisions.core.linked.checking import check_graph
from verbond.decisions.core.linked.reading import read_page
from verbond.decisions.models import Body, Decision, Meeting
from verbond.decisions.operations.demo import load_demo_decisions
from verbond.decisions.shapes_folder import repaired_shape, shapes_of
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LIST = ("basic-agenda", "decision-list")
LEVELS = ("Niveau 1", "Niveau 3")


def _addresses() -> dict[str, tuple[str, ...]]:
    """Name a list, minutes and a decision of each body, and what else the demo shows off."""
    found: dict[str, tuple[str, ...]] = {}
    special = Decision.objects.filter(corrects__isnull=False) | Decision.objects.filter(
        corrected_by__isnull=False
    )
    untold = Decision.objects.filter(title__contains="notulen, zitting")
    with_file = Decision.objects.filter(treatment__item__documents__isnull=False)
    chosen = [*special, *untold, *with_file]
    for body in Body.objects.all():
        chosen += Decision.objects.filter(treatment__meeting__body=body).exclude(published_at=None)[
            :2
        ]
    for decision in {one.pk: one for one in chosen}.values():
        found[f"/decisions/decision/{decision.key}/"] = ("decision",)
        meeting: Meeting = decision.treatment.meeting
        found[f"/decisions/meeting/{meeting.key}/"] = LIST
        found[f"/decisions/meeting/{meeting.key}/minutes/"] = (*LIST, "decision", "notulen")
    return found


@override_settings(DEMO=True)
def test_pages_of_the_demo_conform_at_level_three(client: Client, templates: None) -> None:
    load_demo_decisions(ROOT / "data/demo/decisions", actor=SYSTEM, now=NOW)
    repaired = repaired_shape()
    assert repaired is not None
    shapes = {one.name: one for one in (*shapes_of(), repaired)}
    wrong, checked = {}, set[str]()
    addresses = _addresses()
    assert len(addresses) > 25
    for address, names in addresses.items():
        content = client.get(address).content
        graph = read_page(content, base=f"http://127.0.0.1:8000{address}").graph
        for one in check_graph(graph, [shapes[name] for name in names]):
            assert one.checked, (address, one.name)
            checked.add(one.name)
            levels = {level: one.by_level()[level] for level in LEVELS}
            if any(levels.values()):
                wrong[address, one.name] = levels
    assert wrong == {}
    assert checked == {*LIST, "decision", "notulen"}
