"""What-ifs that were kept, and those that hang at the tests of a draft."""

from dataclasses import dataclass

from django.urls import reverse

from verbond.rights.models import WhatIf, WhatIfUse
from verbond.rights.queries.reforming.showing import Shown, shown
from verbond.scorecards import facade as scorecards

MOST_SHOWN = 20
# The tests of which these are figures: data/scorecards/armoedetoets-*.yaml.
POVERTY = "armoedetoets"


@dataclass(frozen=True, slots=True)
class Hanging:
    """A kept what-if at the tests of something; `is_older`: hung at an earlier text."""

    key: str
    url: str
    shown: Shown
    is_older: bool


@dataclass(frozen=True, slots=True)
class PovertyFigures:
    """What the page of a test shows of what-ifs; `ask_url` is empty for who may not add one."""

    hanging: tuple[Hanging, ...]
    ask_url: str
    room: str
    subject: str


def kept(key: str) -> WhatIf | None:
    """Find a kept what-if."""
    return WhatIf.objects.filter(key=key).first()


def latest() -> tuple[WhatIf, ...]:
    """Return the what-ifs that were kept last."""
    return tuple(WhatIf.objects.all()[:MOST_SHOWN])


def is_open(row: WhatIf) -> bool:
    """Say whether everybody may read a what-if: it hangs at something that is public."""
    subjects = (scorecards.subject_now(one.room, one.subject) for one in row.uses.all())
    return any(one is not None and one.is_public for one in subjects)


def shown_of(row: WhatIf) -> Shown:
    return shown(row.question, row.told, row.figures)


def figures_of(where: scorecards.Beside) -> PovertyFigures | None:
    """Gather what stands beside the poverty test of a draft, and on its page."""
    if where.code and not where.code.startswith(POVERTY):
        return None
    uses = WhatIfUse.objects.filter(room=where.room, subject=where.key).select_related("what_if")
    rows = list(uses)
    may_ask = where.is_staff and where.is_open and where.room == "decisions"
    if not rows and not may_ask:
        return None
    thing = scorecards.subject_now(where.room, where.key) if rows else None
    hanging = tuple(
        Hanging(
            key=one.what_if.key,
            url=reverse("rights:what-if-kept", args=[one.what_if.key]),
            shown=shown_of(one.what_if),
            is_older=thing is not None and thing.version != one.subject_version,
        )
        for one in rows
    )
    ask = f"{reverse('rights:what-if')}?item={where.key}" if may_ask else ""
    return PovertyFigures(hanging, ask, where.room, where.key)
