"""A line of an agreement leads to the unit that stands there."""

from verbond.agreement.models import Commitment
from verbond.agreement.queries.sentences import addresses_of


def test_a_line_leads_to_its_sentence(commitment: Commitment) -> None:
    line = commitment.first_line
    found = addresses_of("fictief", [line, 9999])
    assert found == {line: commitment.get_absolute_url()}
    assert addresses_of("elders", [line]) == {}
    assert addresses_of("fictief", []) == {}
