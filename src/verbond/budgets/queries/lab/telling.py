"""Tell a voting model to a resident: its steps, its ballot, and how winners are chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from verbond.budgets.core.recipe import Recipe
from verbond.budgets.queries.lab.words import (
    AREA_WORDS,
    PHASE_WORDS,
    PROOF_WORDS,
    TIE_WORDS,
    VISIBLE_WORDS,
    share_words,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase on the line of a round: its place and length in the drawing."""

    code: str
    name: str
    days: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Told:
    """A model in words."""

    picture: str
    phases: tuple[Stretch, ...]
    weeks: int
    ballot: tuple[str, ...]
    who: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    visible: str


def tell(model: Recipe) -> Told:
    """Say what a model does, in plain Dutch."""
    days = sum(one.days for one in model.phases if one.code != "execution")
    votes = model.decides == "vote"
    return Told(
        picture=_picture(model),
        phases=_stretches(model),
        weeks=round(days / 7),
        ballot=tuple(_ballot(model)) if votes else (),
        who=tuple(_who(model)) if votes else (),
        steps=tuple(_steps(model)),
        limits=tuple(_limits(model)) if votes else (),
        visible=str(VISIBLE_WORDS[model.visible]),
    )


def _picture(model: Recipe) -> str:
    if model.decides == "request":
        return "request"
    return "shares" if model.counting.method in {"equal-shares", "phragmen"} else "most"


def _stretches(model: Recipe) -> tuple[Stretch, ...]:
    # Roots, so that a year of work does not squeeze two weeks of voting into nothing.
    weights = [one.days**0.5 for one in model.phases]
    total, at, found = sum(weights) or 1, 0.0, []
    for phase, weight in zip(model.phases, weights, strict=True):
        width = 600 * weight / total
        name = str(PHASE_WORDS[phase.code])
        found.append(Stretch(phase.code, name, phase.days, round(at, 1), round(width, 1)))
        at += width
    return tuple(found)


def _ballot(model: Recipe) -> Iterator[str]:
    ballot = model.ballot
    yield {
        "approval": _("Je kruist alle projecten aan die je goed vindt."),
        "choose-1": _("Je kiest één project."),
        "cumulative": _("Je verdeelt %(points)s punten over projecten."),
        "ordinal": _("Je zet projecten op een rij: het beste bovenaan."),
        "scoring": _("Je geeft projecten een cijfer van 0 tot %(points)s."),
        "knapsack-warning": _(
            "Je kruist aan wat je goed vindt, en je ziet of het samen in het budget past."
        ),
    }[ballot.type] % {"points": ballot.points}
    if ballot.most_each:
        yield _("Hoogstens %(most)s punten per project.") % {"most": ballot.most_each}
    if ballot.least:
        yield _("Kies er minstens %(least)s.") % {"least": ballot.least}
    if ballot.advised > 1:
        yield _(
            "We vragen er minstens %(advised)s. Kies je er minder, dan krijg je een waarschuwing. "
            "Je stem telt toch."
        ) % {"advised": ballot.advised}
    if ballot.type != "choose-1":
        yield (
            _("Kies er hoogstens %(most)s.") % {"most": ballot.most}
            if ballot.most
            else _("Er is geen hoogste aantal.")
        )


def _who(model: Recipe) -> Iterator[str]:
    electorate = model.electorate
    yield _("Iedereen vanaf %(age)s jaar die in %(area)s woont.") % {
        "age": electorate.least_age,
        "area": AREA_WORDS[electorate.area],
    }
    ways = ", ".join(str(PROOF_WORDS[one]) for one in electorate.proofs)
    yield _("Stemmen kan %(ways)s.") % {"ways": ways}
    if electorate.ticked_off:
        yield _("Elke stemmer wordt één keer afgevinkt, hoe die ook stemt.")


def _limits(model: Recipe) -> Iterator[str]:
    minimum = model.counting.minimum
    if minimum.votes:
        yield _("Een project heeft minstens %(votes)s stemmen nodig.") % {"votes": minimum.votes}
    if model.counting.threshold:
        yield _("Een project heeft minstens %(votes)s stemmen nodig.") % {
            "votes": model.counting.threshold
        }
    if minimum.share:
        yield _("Minstens %(share)s van de stemmers moet een project willen.") % {
            "share": share_words(minimum.share)
        }
    if minimum.of_cost:
        yield _(
            "Hoe duurder, hoe meer steun. Kost een project 30 %% van het geld, dan heeft het "
            "minstens %(share)s van de stemmers nodig."
        ) % {"share": share_words(Fraction(30, 100) / minimum.of_cost)}
    for cap in model.caps:
        yield _("Naar het thema “%(name)s” gaat hoogstens %(share)s van het geld.") % {
            "name": cap.category,
            "share": share_words(cap.share),
        }
    for pot in model.earmarks:
        yield _(
            "%(share)s van het geld is een apart potje voor “%(name)s”. Wat daarvan overblijft, "
            "gaat terug naar alle projecten."
        ) % {"share": share_words(pot.share), "name": pot.category}
    ties = _(", dan ").join(str(TIE_WORDS[one]) for one in model.counting.ties)
    yield _("Staan twee projecten gelijk, dan wint: %(ties)s.") % {"ties": ties}


def _steps(model: Recipe) -> Iterator[tuple[str, str]]:
    """Five short steps, each with the worked example beside it."""
    if model.decides == "request":
        yield from _request_steps()
    elif _picture(model) == "shares":
        yield from _share_steps(model)
    else:
        yield from _most_steps(model)


def _request_steps() -> Iterator[tuple[str, str]]:
    yield _("Zoek buren"), _("Je maakt een groep en bedenkt samen iets voor je wijk.")
    yield _("Vraag aan"), _("Je schrijft op wat je wilt doen en wat het kost.")
    yield _("De stad kijkt na"), _("Past het bij de voorwaarden? Je krijgt altijd een reden.")
    yield _("Ja of nee"), _("Is het ja en is er nog geld? Dan krijg je het bedrag.")
    yield _("Doen"), _("De groep voert het zelf uit en toont wat het werd.")


def _share_steps(model: Recipe) -> Iterator[tuple[str, str]]:
    yield (
        _("Iedereen krijgt evenveel geld"),
        _("Er is 600 euro en er zijn 6 stemmers. Elke stem krijgt 100 euro om mee te tellen."),
    )
    yield _pays(model)
    yield (
        _("Wie veel betalers heeft, wint eerst"),
        _("De bank heeft de meeste betalers: zij wint eerst. Haar vier kiezers houden 25 euro."),
    )
    yield (
        _("Zo krijgt een kleinere groep ook iets"),
        _(
            "De boom kost 240 euro, maar zijn drie kiezers hebben samen nog 75 euro. De kast kost "
            "180 euro en haar twee kiezers hebben samen 200 euro: de kast wint."
        ),
    )
    yield _rest(model)


def _pays(model: Recipe) -> tuple[str, str]:
    if model.counting.satisfaction == "points":
        return (
            _("Je betaalt mee naar je punten"),
            _("Wie een project veel punten geeft, betaalt er meer voor. Hier gaf ieder evenveel."),
        )
    if model.counting.satisfaction == "borda":
        return (
            _("Je betaalt mee naar je rij"),
            _("Wat bovenaan staat, krijgt meer van je geld. Hier telt elke plaats even veel."),
        )
    return (
        _("Wie een project kiest, betaalt mee"),
        _("De bank kost 300 euro en vier mensen kozen haar. Dat is 75 euro per stem."),
    )


def _rest(model: Recipe) -> tuple[str, str]:
    steps = model.counting.completion
    if not steps:
        return _("Wat over is, blijft over"), _("Hier 120 euro. Het gaat naar een volgende ronde.")
    if steps == ("utilitarian",):
        text = _("Dan wint wat nog past, met de meeste stemmen eerst.")
    elif "utilitarian" in steps:
        text = _(
            "Elke stem krijgt stap voor stap iets meer, zolang alles in het budget past. Daarna "
            "wint wat nog past, met de meeste stemmen eerst."
        )
    else:
        text = _("Elke stem krijgt stap voor stap iets meer, zolang alles in het budget past.")
    return _("Is er geld over?"), text


def _most_steps(model: Recipe) -> Iterator[tuple[str, str]]:
    yield _("Alle stemmen worden geteld"), _("De bank kreeg er 4, de boom 3, de kast 2.")
    yield _("De projecten komen op een rij"), _("De meeste stemmen staan vooraan.")
    yield _("Het eerste wint"), _("De bank kost 300 euro. Van de 600 euro is er 300 over.")
    if model.counting.method == "greedy-no-skip":
        yield _("Dan het volgende"), _("De boom kost 240 euro en past nog. Er is 60 euro over.")
        yield _("Past iets niet, dan stopt het"), _("De kast kost 180 euro: het tellen stopt.")
        return
    yield _("Dan het volgende dat past"), _("De boom kost 240 euro en past. Er is 60 euro over.")
    yield (
        _("Wat niet past, valt af"),
        _("De kast kost 180 euro en past niet. Haar twee kiezers krijgen niets."),
    )
