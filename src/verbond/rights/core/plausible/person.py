"""What the facts of one person or home cannot be together."""

import datetime as dt
from collections.abc import Iterator

from verbond.rights.core.calendar import shifted
from verbond.rights.core.plausible.fault import Fault
from verbond.rights.core.structure import Facts, Interval, Known
from verbond.rights.core.vocabulary import FactKind, Vocabulary

# The part can never be more than the whole.
_PARTS = (("points_child_pillar1", "points_child_total"), ("belrai_adl_iadl", "belrai_total"))
# Days in the life of somebody, which begins with the birth.
_LIFE = ("domicile_since", "leefloon_since", "leefloon_request_date", "leefloon_last_revision")


def of_person(subject: str, facts: Facts, vocabulary: Vocabulary, day: dt.date) -> Iterator[Fault]:
    """Yield what contradicts itself among the facts of one person."""
    for key, value in facts.items():
        kind = vocabulary.get(key.partition(".")[0])
        if kind is not None and kind.only_when and _says_something(value):
            yield from _not_theirs(subject, key, kind, facts, day)
    yield from _before_birth(subject, facts, vocabulary)
    for part, whole in _PARTS:
        one, all_of_it = _bounds(facts.get(part)), _bounds(facts.get(whole))
        if one.low is not None and all_of_it.high is not None and one.low > all_of_it.high:
            label = vocabulary[whole].label
            message = f"{vocabulary[part].label}: dit is meer dan “{label}”."
            yield Fault(f"{subject}.{part}", "contradiction", message)


def of_home(subject: str, facts: Facts) -> Iterator[Fault]:
    """Yield what contradicts itself among the facts of one home."""
    tenure = facts.get("tenure")
    if tenure == "eigenaar" and facts.get("owns_home") is False:
        yield Fault(
            f"{subject}.owns_home",
            "contradiction",
            "Je bent eigenaar van je woning, en toch bezit niemand van het gezin een woning.",
        )
    if facts.get("social_housing_shared_gas") is True and tenure not in {None, "huur_sociaal"}:
        yield Fault(
            f"{subject}.social_housing_shared_gas",
            "contradiction",
            "Dit kan alleen in een sociale huurwoning, en dat is je woning niet.",
        )


def _says_something(value: Known) -> bool:
    """Say whether a fact claims more than “no”, “none” or nought."""
    if isinstance(value, Interval):
        return value.low is not None and (value.low > 0)
    return value not in {False, "geen"}


def _not_theirs(
    subject: str, key: str, kind: FactKind, facts: Facts, day: dt.date
) -> Iterator[Fault]:
    for part in kind.only_when.split(" and "):
        why = _why_not(part.split(), facts, day)
        if why:
            message = f"{kind.label}: {why}"
            yield Fault(f"{subject}.{key}", "not_for_this_person", message)
            return


def _why_not(words: list[str], facts: Facts, day: dt.date) -> str:
    """Say why a part of `only_when` certainly does not hold; empty when it may."""
    born = _bounds(facts.get("birth_date"))
    match words:
        case ["age", ">=", years]:
            young = born.low is not None and shifted(int(born.low), int(years), "years") > (
                day.toordinal()
            )
            return f"dat kan pas vanaf {years} jaar." if young else ""
        case ["age", "<", years]:
            old = born.high is not None and shifted(int(born.high), int(years), "years") <= (
                day.toordinal()
            )
            return f"dat kan alleen voor wie jonger is dan {years}." if old else ""
        case ["born", "before", since]:
            late = born.low is not None and born.low >= dt.date.fromisoformat(since).toordinal()
            return f"dat kan alleen voor wie geboren is voor {since}." if late else ""
        case _:
            # A day or a score without the status that it belongs to says nothing.
            known = facts.get(words[0])
            return "" if known is True else "dit past niet bij je andere antwoorden."


def _before_birth(subject: str, facts: Facts, vocabulary: Vocabulary) -> Iterator[Fault]:
    born = _bounds(facts.get("birth_date"))
    for name in _LIFE:
        day = _bounds(facts.get(name))
        if born.low is not None and day.high is not None and day.high < born.low:
            message = f"{vocabulary[name].label}: deze dag ligt voor de geboorte."
            yield Fault(f"{subject}.{name}", "before_birth", message)


def _bounds(value: Known | None) -> Interval:
    return value if isinstance(value, Interval) else Interval(None, None)
