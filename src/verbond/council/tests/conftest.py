"""A small fictitious agreement with a council, for the tests of this room."""

from datetime import date
from typing import Any

import pytest

from verbond.agreement.facade import find_agreement
from verbond.agreement.testing import make_agreement
from verbond.decisions.testing import make_body


@pytest.fixture
def agreement(db: None) -> Any:
    """Import the small fictitious agreement, with a term of six years."""
    make_body("gemeenteraad", "council", "Gemeenteraad (fictief)")
    make_body("ocmw-raad", "ocmw-council", "OCMW-raad (fictief)")
    make_agreement()
    found = find_agreement("fictief")
    found.term_from, found.term_to = date(2025, 1, 1), date(2030, 12, 31)
    found.save()
    return found
