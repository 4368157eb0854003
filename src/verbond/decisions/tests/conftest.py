"""A fictitious college, an agreement it serves, and the tests that its drafts need."""

import pytest

from verbond.agreement.testing import make_agreement
from verbond.decisions.models import Body, Item, Mandatary, Meeting
from verbond.decisions.testing import make_body, make_item, make_meeting, make_people
from verbond.scorecards.testing import load_shipped


@pytest.fixture
def templates(db: None) -> None:
    load_shipped()


@pytest.fixture
def college(templates: None) -> Body:
    return make_body()


@pytest.fixture
def council(templates: None) -> Body:
    return make_body("gemeenteraad", "council")


@pytest.fixture
def people(college: Body) -> list[Mandatary]:
    return make_people(college)


@pytest.fixture
def meeting(college: Body) -> Meeting:
    return make_meeting(college)


@pytest.fixture
def item(college: Body) -> Item:
    return make_item(college)


@pytest.fixture
def promises(db: None) -> dict[str, int]:
    """Return the ids of a small fictitious agreement, by words."""
    return make_agreement()


@pytest.fixture
def promise(promises: dict[str, int]) -> int:
    """Return the id of a fictitious promise: every school gets a school street."""
    return promises["Elke school krijgt een schoolstraat."]
