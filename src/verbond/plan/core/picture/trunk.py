"""The same euros for a narrow page: kinds run together into one trunk, what it serves branches off.

Every line is as thick as its share of the trunk, so that nothing is lost on the way down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from verbond.plan.core.picture.flow import Stop, shortened

TRUNK = 96.0  # what all euros together are wide
LEFT = 6.0
ROW = 58.0  # the least height of a branch: two lines of text
JOINT = 34.0  # room around the bar where kinds become purposes
TURN = 12.0
REACH = 26.0  # how far a branch runs past the trunk before its label begins
LABEL_LETTERS = 27
THIN = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """A stop with its amount in cents."""

    stop: Stop
    cents: int


@dataclass(frozen=True, slots=True)
class Branch:
    """One line that joins or leaves the trunk; drawn as a stroke `width` thick."""

    stop: Stop
    cents: int
    path: str
    width: float
    thin: bool
    label: tuple[str, ...]
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Trunk:
    """The whole picture in pixels."""

    width: float
    height: float
    joint_y: float
    joint_x: float
    joint_width: float
    total: int
    into: tuple[Branch, ...]
    out_of: tuple[Branch, ...]


def draw_trunk(into: Sequence[Share], out_of: Sequence[Share], *, width: float) -> Trunk | None:
    """Draw what comes into the trunk and what leaves it, from the top down; None without euros.

    Both sides must hold the same cents: `ValueError` when they do not.
    """
    coming, going = ([share for share in side if share.cents > 0] for side in (into, out_of))
    total = sum(share.cents for share in coming)
    if total != sum(share.cents for share in going):
        raise ValueError(f"{total} cents come in, another amount goes out")
    if not total:
        return None
    scale = TRUNK / total
    above = [max(ROW, share.cents * scale + 12) for share in coming]
    joint = sum(above) + JOINT / 2
    joining = []
    y, taken = 0.0, 0
    for share, height in zip(coming, above, strict=True):
        # The first takes the left side of the trunk: those that come in lower never cross it.
        joining.append(_branch(share, taken, scale, y + height / 2, joint))
        taken, y = taken + share.cents, y + height
    leaving = []
    y, left = joint + JOINT / 2, total
    for share in going:
        left -= share.cents
        height = max(ROW, share.cents * scale + 12)
        leaving.append(_branch(share, left, scale, y + height / 2, joint))
        y += height
    return Trunk(
        width, round(y, 1), joint, LEFT - 3, TRUNK + 6, total, tuple(joining), tuple(leaving)
    )


def _branch(share: Share, before: int, scale: float, y: float, joint: float) -> Branch:
    thick = share.cents * scale
    x = LEFT + before * scale + thick / 2
    end = LEFT + TRUNK + REACH
    turn = max(TURN, thick / 2)
    comes = y < joint
    corner, sweep = (y + turn, 1) if comes else (y - turn, 0)
    arc = f"A{turn:.2f} {turn:.2f} 0 0 {sweep} {x + turn:.2f} {y:.2f}"
    path = f"M{x:.2f} {joint:.1f}V{corner:.2f}{arc}H{end:g}"
    label = shortened(share.stop.name, letters=LABEL_LETTERS)
    top = y - 9 * len(label) + 5
    return Branch(
        share.stop, share.cents, path, round(thick, 2), thick < THIN, label, end + 8, round(top, 1)
    )
