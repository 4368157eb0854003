"""A small fictitious agreement with a council, for the tests of this room."""

import pytest

from verbond.agreement.models import Agreement
from verbond.council.testing import make_agreement
from verbond.decisions.testing import make_body


@pytest.fixture
def agreement(db: None) -> Agreement:
    make_body("gemeenteraad", "council", "Gemeenteraad (fictief)")
    make_body("ocmw-raad", "ocmw-council", "OCMW-raad (fictief)")
    return make_agreement()
