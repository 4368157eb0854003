"""What a comparison says in short Dutch sentences; both sides of it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbond.budgets.queries.lab.comparing import Column, Comparison, Row

_MOST_NAMED = 4


def in_short(found: Comparison) -> list[str]:
    """Say what differs between the models, and for whom."""
    counted = found.counted
    if not counted:
        return []
    voters = [*_voters(counted), *_groups(found)] if found.tells_voters else []
    return [*_winners(found), *voters, *_money(counted)]


def _winners(found: Comparison) -> Iterator[str]:
    counted = [at for at, one in enumerate(found.columns) if not one.misfit]
    if len(counted) < 2:
        return
    same = sum(all(row.wins[at] for at in counted) for row in found.rows)
    if not any(row.differs for row in found.rows):
        yield _("Alle modellen kiezen dezelfde %(same)s projecten.") % {"same": same}
        return
    yield ngettext(
        "%(same)s project wint onder elk model.",
        "%(same)s projecten winnen onder elk model.",
        same,
    ) % {"same": same}
    yield from _alone(found, counted)


def _alone(found: Comparison, counted: Sequence[int]) -> Iterator[str]:
    """Name what only one outcome lets win; models that choose the same are one outcome."""
    outcomes: dict[tuple[bool | None, ...], list[int]] = {}
    for at in counted:
        outcomes.setdefault(tuple(row.wins[at] for row in found.rows), []).append(at)
    for same in outcomes.values():
        others = [at for at in counted if at not in same]
        alone = [
            row
            for row in found.rows
            if row.wins[same[0]] and not any(row.wins[other] for other in others)
        ]
        if alone:
            yield _("Alleen met %(letters)s wint: %(names)s.") % {
                "letters": _(" en ").join(found.columns[at].letter for at in same),
                "names": _named(alone),
            }


def _named(rows: Sequence[Row]) -> str:
    names = [row.name for row in rows[:_MOST_NAMED]]
    if len(rows) > _MOST_NAMED:
        names.append(_("en nog %(more)s") % {"more": len(rows) - _MOST_NAMED})
    return ", ".join(names)


def _voters(counted: Sequence[Column]) -> Iterator[str]:
    best = max(counted, key=lambda one: one.with_winner_count)
    worst = min(counted, key=lambda one: one.with_winner_count)
    if best.with_winner_count == worst.with_winner_count:
        yield _("Overal kozen %(share)s van de 100 stemmers minstens één winnaar.") % {
            "share": best.with_winner
        }
        return
    yield _(
        "Met %(best)s kozen %(high)s van de 100 stemmers minstens één winnaar, met %(worst)s "
        "%(low)s. Dat zijn %(more)s mensen verschil."
    ) % {
        "best": best.letter,
        "worst": worst.letter,
        "high": best.with_winner,
        "low": worst.with_winner,
        "more": best.with_winner_count - worst.with_winner_count,
    }
    most = max(counted, key=lambda one: one.mean)
    if most.mean != best.mean:
        yield _(
            "De andere kant: gemiddeld koos een stemmer met %(most)s meer winnaars (%(high)s) dan "
            "met %(best)s (%(low)s)."
        ) % {"most": most.letter, "high": most.mean, "best": best.letter, "low": best.mean}


def _groups(found: Comparison) -> Iterator[str]:
    """Name the one group for which the choice of a model matters most."""
    widest, told = 9, ""
    for group in found.groups:
        for row in group.rows:
            shares = [
                (share, column.letter)
                for share, column in zip(row.shares, found.columns, strict=True)
                if share is not None
            ]
            if len(shares) < 2:
                continue
            high, low = max(shares), min(shares)
            if high[0] - low[0] > widest:
                widest = high[0] - low[0]
                told = _(
                    "Het meeste verschil is er voor “%(group)s”: met %(best)s heeft %(high)s %% "
                    "een winnaar, met %(worst)s %(low)s %%."
                ) % {
                    "group": row.label,
                    "best": high[1],
                    "high": high[0],
                    "worst": low[1],
                    "low": low[0],
                }
    if told:
        yield told


def _money(counted: Sequence[Column]) -> Iterator[str]:
    idle = [one for one in counted if one.used < 90]
    if idle:
        names = ", ".join(f"{one.letter} ({one.left})" for one in idle)
        yield _("Meer dan een tiende van het geld blijft liggen met %(names)s.") % {"names": names}
