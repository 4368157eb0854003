"""Propose which sentences set something that can be measured, with the words that say so."""

import re
from collections.abc import Iterable, Iterator

from verbond.agreement.core.found import Found, find_facts
from verbond.agreement.core.proposals.text import Proposal, Unit

NEW = "new"  # a target that has no code yet: a person gives it one
THRESHOLD = 3
LEAST_CERTAIN, PERCENT_A_POINT, MOST_CERTAIN = 50, 10, 90
ROLES = frozenset(("action", "goal", "highlight", "statement", "point"))
FEWEST_COUNTED = 5  # "twee accenten" is no number to reach

_SIGNS = [
    (points, re.compile(pattern, re.IGNORECASE))
    for points, pattern in (
        # How much of something, and that it changes.
        (2, r"\b(?:het )?(?:aantal|aandeel|percentage|tempo|niveau|gemiddelde\w*)\b"),
        (2, r"\b\w+(?:graad|ratio|cijfer|quote|binding|attractie|deelname)\b"),
        (2, (r"\b(?:werkloosheid|leegstand|autogebruik|fietsgebruik|ruimtebeslag|energievraag"
             r"|armoedecijfer|verblijftoerisme|dakloosheid|schooluitval|leegloop)\b")),
        (2, r"\bmoet(?:en)?\b[^.;:]{0,60}\b(?:dalen|stijgen|toenemen|afnemen|omhoog|omlaag)\b"),
        (1, (r"\b(?:daalt|dalen|stijgt|stijgen|toenemen|afnemen|toeneemt|afneemt|groeit|omhoog"
             r"|verhoogd|verlaagd|verminderd|gehalveerd|teruggedrongen|versneld)\b")),
        (1, r"\b(?:neemt|nemen)\b[^.;:]{0,40}\b(?:toe|af)\b"),
        (3, r"\bverdubbel\w*|\bhalver(?:en|ing|ingen)\b|\bverdrievoudig\w*"),
        (3, r"\b(?:streefdoel|streefnorm|streefcijfer|streefwaarde)\b"),
        (2, r"\b(?:evolue\w+ naar het niveau|tot het gemiddeld\w* niveau|geplafonneerd)\b"),
        (2, r"\bsteeds (?:meer|minder)\b|\b(?:groeiend|stijgende?|dalende?)\b"),
        (1, r"\b(?:minimaal|minstens|maximaal \d|ten minste|hoogstens)\b"),
        (3, (r"\bblij(?:ven|ft)\b[^.;:]{0,25}\b\w+ste\b|\bklimaatdoelstelling\w*"
             r"|\bburgemeestersconvenant\b")),
    )
]  # fmt: skip
_POINTS = {"percentage": 3, "deadline": 3, "factor": 3, "amount": 3, "date": 2}
_DOES = re.compile(
    r"\b(?:gebouwd|gerealiseerd|geïsoleerd|voorziet|voorzien|aangelegd|geplant|gecreëerd|krijgt"
    r"|geopend|bouwen|houdt|jobs|woningen|woongelegenheden|plaatsen)\b",
    re.IGNORECASE,
)


def propose_targets(units: Iterable[Unit]) -> Iterator[Proposal]:
    """Propose sentences with a number to reach or a direction; the measure itself is for people."""
    for unit in units:
        if unit.role in ROLES and (unit.chapter or unit.role == "highlight"):
            points, words = measurable(unit.text)
            if points >= THRESHOLD:
                more = PERCENT_A_POINT * (points - THRESHOLD)
                yield Proposal(
                    key=unit.key,
                    what="target",
                    value=NEW,
                    words=words,
                    certainty=min(MOST_CERTAIN, LEAST_CERTAIN + more),
                )


def measurable(text: str) -> tuple[int, tuple[str, ...]]:
    """Count how strongly a text sets a number or a direction; return points and words."""
    found: list[tuple[int, str, int]] = []
    for points, pattern in _SIGNS:
        match = pattern.search(text)
        if match:
            found.append((match.start(), match[0], points))
    found += [(fact.start, fact.text, _points(fact, text)) for fact in find_facts(text)]
    counted = sorted(one for one in found if one[2])
    return sum(points for *_, points in counted), tuple(dict.fromkeys(w for _, w, _ in counted))


def _points(fact: Found, text: str) -> int:
    if fact.what == "count":
        enough = fact.value is not None and fact.value >= FEWEST_COUNTED and bool(fact.unit)
        return 3 if enough and _DOES.search(text) else 0
    return _POINTS.get(fact.what, 0)
