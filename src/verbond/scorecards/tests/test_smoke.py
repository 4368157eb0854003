import pytest

from verbond.scorecards import facade
from verbond.scorecards.testing import NOW, load_shipped, signed_quickscan, subject_of


@pytest.mark.django_db
def test_smoke() -> None:
    load_shipped()
    s = subject_of()
    assert facade.blocking(s, NOW.date())
    signed_quickscan(s)
    assert not facade.blocking(s, NOW.date())
    assert facade.blocking(subject_of("x"), NOW.date())[0].state == "outdated"
