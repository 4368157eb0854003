"""From the tree of a plan to its pictures: which euros go where, and what they serve.

An action that serves promises of several domains is never split between them: nobody decided how.
Its euros stand apart, under "more than one domain". Only confirmed ties count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from verbond.plan.core.picture.flow import Flow, Stop, Stream, draw_flow
from verbond.plan.core.picture.table import Form, Heading, Row, ShownTable, row_of
from verbond.plan.core.picture.trunk import Share, Trunk, draw_trunk
from verbond.plan.models import Line
from verbond.plan.queries.cards import Tree, TreeNode
from verbond.plan.queries.unlinked import actions_of, served_by

MANY, OUTSIDE, NONE = "*many", "*outside", "*none"
NO_GOAL = "*no-goal"
KINDS = tuple(Line.Kind.values)
PLACES = (150.0, 480.0, 850.0)
PHONE_WIDTH = 328.0


@dataclass(frozen=True, slots=True)
class Served:
    """How much of the euros serves a promise; `left_out` are amounts of nought or below."""

    total: int
    promise: int
    many: int
    none: int
    left_out: int

    @property
    def of_hundred(self) -> int:
        """How many of every hundred euros serve a promise, rounded down: nothing is made nicer."""
        return 100 * self.promise // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class WholeBar:
    """All euros on one line: what has a goal, and what has none; `x` in thousandths."""

    goals: int
    apart: int
    x: float

    @property
    def rest(self) -> float:
        return round(1000 - self.x, 1)


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """The flow for a wide and for a narrow page, and the same as a table."""

    wide: Flow | None
    narrow: Trunk | None
    whole: WholeBar | None
    table: ShownTable
    served: Served
    has_thin: bool


def flow_picture(tree: Tree) -> FlowPicture:
    """Draw the planned expenses of the years that a tree shows.

    Operations without a goal are most of a plan. They stand apart on one line, to scale, so that
    the flow of the goals can be drawn large enough to read.
    """
    streams = tuple(streams_of(tree))
    ends = end_stops(tree)
    goals = _goal_stops(tree)
    kinds = [Stop(kind, str(Line.Kind(kind).label)) for kind in KINDS]
    drawn = [one for one in streams if one.cents > 0 and one.stops[1] != NO_GOAL]
    wide = draw_flow(drawn, [kinds, goals, ends], places=PLACES)
    narrow = draw_trunk(_shares(drawn, 0, kinds), _shares(drawn, 2, ends), width=PHONE_WIDTH)
    return FlowPicture(
        wide=wide,
        narrow=narrow,
        whole=_whole(streams),
        table=_flow_table(streams, goals, ends),
        served=served(streams),
        has_thin=wide is not None and any(band.thin for band in wide.bands),
    )


def _whole(streams: Iterable[Stream]) -> WholeBar | None:
    known = [stream for stream in streams if stream.cents > 0]
    apart = sum(stream.cents for stream in known if stream.stops[1] == NO_GOAL)
    total = sum(stream.cents for stream in known)
    if not apart:
        return None
    return WholeBar(total - apart, apart, round(1000 * (total - apart) / total, 1))


def streams_of(tree: Tree) -> Iterable[Stream]:
    """Give the euros of each kind, goal and end once; amounts in cents."""
    sums: dict[tuple[str, str, str], int] = {}
    for root in tree.roots:
        _gather(root, root.code, sums)
    if tree.without_goal is not None:
        for kind, cents in tree.without_goal.by_kind.items():
            _add(sums, (kind, NO_GOAL, NONE), cents)
    return tuple(Stream(stops, cents) for stops, cents in sums.items() if cents)


def _gather(node: TreeNode, goal: str, sums: dict[tuple[str, str, str], int]) -> None:
    own = dict(node.by_kind)
    for part in node.parts:
        _gather(part, goal, sums)
        for kind, cents in part.by_kind.items():
            own[kind] = own.get(kind, 0) - cents
    end = end_of(node)
    for kind, cents in own.items():
        _add(sums, (kind, goal, end), cents)


def _add(sums: dict[tuple[str, str, str], int], key: tuple[str, str, str], cents: int) -> None:
    sums[key] = sums.get(key, 0) + cents


def end_of(node: TreeNode) -> str:
    """Say what the euros of an action serve: a domain, several, or no promise."""
    confirmed = served_by(node)
    chapters = {tie.chapter_key for tie in confirmed if tie.chapter_key}
    if len(chapters) == 1:
        return next(iter(chapters))
    if chapters:
        return MANY
    return OUTSIDE if confirmed else NONE


def served(streams: Iterable[Stream]) -> Served:
    total = promise = many = none = left_out = 0
    for stream in streams:
        end, cents = stream.stops[2], stream.cents
        if cents <= 0:
            left_out += cents
            continue
        total += cents
        promise += cents if end != NONE else 0
        many += cents if end == MANY else 0
        none += cents if end == NONE else 0
    return Served(total, promise, many, none, left_out)


def end_stops(tree: Tree) -> tuple[Stop, ...]:
    """List the domains that actions serve in the order of the agreement, then what is apart."""
    chapters = {
        tie.chapter_key: Stop(tie.chapter_key, tie.chapter_name, int(tie.hue or 0))
        for action in actions_of(tree.roots)
        for tie in action.ties
        if tie.chapter_key
    }
    return (
        *sorted(chapters.values(), key=lambda stop: (stop.hue, stop.key)),
        Stop(MANY, gettext("Dient meer dan één domein")),
        Stop(OUTSIDE, gettext("Dient een belofte buiten de domeinen")),
        Stop(NONE, gettext("Dient geen belofte")),
    )


def _goal_stops(tree: Tree) -> tuple[Stop, ...]:
    goals = [
        Stop(root.code, root.name, url=f"#goal-{place}") for place, root in enumerate(tree.roots, 1)
    ]
    return (*goals, Stop(NO_GOAL, gettext("Gewone werking, zonder doelstelling")))


def _shares(streams: Iterable[Stream], column: int, stops: Sequence[Stop]) -> list[Share]:
    sums: dict[str, int] = {}
    for stream in streams:
        sums[stream.stops[column]] = sums.get(stream.stops[column], 0) + stream.cents
    return [Share(stop, sums.get(stop.key, 0)) for stop in stops]


def _flow_table(
    streams: Iterable[Stream], goals: Sequence[Stop], ends: Sequence[Stop]
) -> ShownTable:
    cells: dict[tuple[str, str], dict[str, int]] = {}
    for stream in streams:
        kind, goal, end = stream.stops
        by_kind = cells.setdefault((goal, end), {})
        by_kind[kind] = by_kind.get(kind, 0) + stream.cents
    rows = [
        _flow_row(goal.name, end.name, cells[goal.key, end.key])
        for goal in goals
        for end in ends
        if (goal.key, end.key) in cells
    ]
    total = {kind: sum(one.get(kind, 0) for one in cells.values()) for kind in KINDS}
    return ShownTable(
        name="flow",
        caption=gettext("Geplande uitgaven per doelstelling, en wat ze dienen"),
        headings=(
            Heading(gettext("Doelstelling"), "goal", Form.DUTCH),
            Heading(gettext("Dient"), "serves", Form.DUTCH),
            *(Heading(str(Line.Kind(kind).label).capitalize(), f"{kind}_euro", Form.CENTS)
              for kind in KINDS),
            Heading(gettext("Samen"), "total_euro", Form.CENTS),
        ),
        rows=(*rows, _flow_row(gettext("Alles samen"), "", total, is_total=True)),
    )  # fmt: skip


def _flow_row(goal: str, end: str, by_kind: Mapping[str, int], *, is_total: bool = False) -> Row:
    amounts = [by_kind.get(kind, 0) for kind in KINDS]
    return row_of(goal, end, *amounts, sum(by_kind.values()), is_total=is_total)
