"""The fields of the format: which are obligatory, in which order they stand, what they hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from verbond.budgets.core.election import VOTE_TYPES
from verbond.budgets.core.pabulib.amounts import NotDecimal, decimal_of

# ISO 639-1.
LANGUAGES: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field may hold: whether a text has the type, whether its value is allowed."""

    says: str
    is_type: Callable[[str], bool] = bool
    is_value: Callable[[str], bool] = bool


def day_of(text: str) -> date | None:
    """Read a date as the format writes it: `2023` or `31.05.2023`.

    >>> day_of("2023"), day_of("31.02.2023")
    (datetime.date(2023, 1, 1), None)
    """
    found = re.fullmatch(r"(?:(\d{2})\.(\d{2})\.)?(\d{4})", text, re.ASCII)
    if found is None:
        return None
    day, month, year = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_amount(text: str) -> bool:
    """Tell whether a text is a decimal number."""
    try:
        decimal_of(text)
    except NotDecimal:
        return False
    return True


def is_whole(text: str) -> bool:
    """Tell whether a text is a whole number of at most eighteen digits."""
    return re.fullmatch(r"-?\d{1,18}", text, re.ASCII) is not None


def _of(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def _among(*words: str) -> Callable[[str], bool]:
    return lambda text: text in words


TEXT: Final = Kind("a text")
WHOLE: Final = Kind("a whole number", is_whole)
NUMBER: Final = Kind("a number", is_amount)
ONE: Final = Kind("1, or the field is left out", is_whole, _among("1"))
DATE: Final = Kind("YYYY or DD.MM.YYYY", is_value=lambda text: day_of(text) is not None)
LIST: Final = Kind("words with a comma between, without blanks around it", is_value=_of(r"\S.*"))

META: Final[Mapping[str, Kind]] = {
    "description": TEXT,
    "country": Kind("the name of a country, or Worldwide", is_value=_of(r"[^\W\d_][^\d_;]+")),
    "unit": TEXT,
    "district": TEXT,
    "subunit": TEXT,
    "instance": TEXT,
    "num_projects": WHOLE,
    "num_votes": WHOLE,
    "budget": NUMBER,
    "vote_type": Kind(f"one of {', '.join(VOTE_TYPES)}", is_value=_among(*VOTE_TYPES)),
    "rule": TEXT,
    "date_begin": DATE,
    "date_end": DATE,
    "min_length": WHOLE,
    "max_length": WHOLE,
    "min_sum_cost": NUMBER,
    "max_sum_cost": NUMBER,
    "min_points": NUMBER,
    "max_points": NUMBER,
    "min_sum_points": NUMBER,
    "max_sum_points": NUMBER,
    "default_score": NUMBER,
    "min_project_cost": NUMBER,
    "max_project_cost": NUMBER,
    "min_project_score_threshold": NUMBER,
    "neighborhoods": LIST,
    "subdistricts": LIST,
    "categories": LIST,
    "edition": TEXT,
    "language": Kind("two letters of ISO 639-1", is_value=LANGUAGES.__contains__),
    "currency": Kind("three letters of ISO 4217", is_value=_of("[A-Z]{3}")),
    "fully_funded": ONE,
    "experimental": ONE,
    "comment": Kind("remarks numbered from #1: on", is_value=_of(r"(?s)#1: .+")),
    "acknowledgments": TEXT,
    "leftover_budget": TEXT,
    "budget_per_category": LIST,
    "budget_per_neighborhood": LIST,
    "min_length_per_category": LIST,
    "max_length_per_category": LIST,
    "min_sum_cost_per_category": LIST,
    "max_sum_cost_per_category": LIST,
}
META_OBLIGATORY: Final = (
    "description country unit instance num_projects num_votes budget vote_type rule date_begin "
    "date_end".split()
)
PROJECTS: Final[Mapping[str, Kind]] = {
    "project_id": TEXT,
    "cost": NUMBER,
    "votes": WHOLE,
    "score": NUMBER,
    "name": TEXT,
    "category": LIST,
    "beneficiaries": LIST,
    "selected": Kind("0, 1, 2 or 3", is_whole, _among("0", "1", "2", "3")),
    "neighborhood": TEXT,
    "subunit": TEXT,
    "district": TEXT,
    "description": TEXT,
    "proposer": TEXT,
    "public_id": TEXT,
    "latitude": Kind("degrees", is_amount),
    "longitude": Kind("degrees", is_amount),
}
PROJECTS_OBLIGATORY: Final = ["project_id", "cost"]
VOTES: Final[Mapping[str, Kind]] = {
    "voter_id": TEXT,
    "vote": TEXT,
    "points": TEXT,
    "age": Kind("whole years, or a band as 40-59", is_value=_of(r"\d{1,3}(-\d{1,3})?")),
    "sex": Kind("M, F or O", is_value=_among("M", "F", "O")),
    "voting_method": Kind("internet or paper", is_value=_among("internet", "paper")),
    "district": TEXT,
    "neighborhood": TEXT,
    "education": TEXT,
}
VOTES_OBLIGATORY: Final = ["voter_id", "vote"]
