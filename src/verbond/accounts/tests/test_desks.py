"""Where staff find their work."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from verbond.accounts.desks import forget_desk, register_desk
from verbond.accounts.facade import Role, permission
from verbond.accounts.models import Person

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]
MAY = permission("test", "Medewerkers mogen proeven.", Role.CLERK)


@pytest.fixture
def desks() -> Iterator[None]:
    register_desk("test", title="Proeven", text="Om te proeven.", address=lambda: "/try/", may=MAY)
    register_desk("test.none", title="Leeg", text="Nog niets.", address=lambda: "", may=MAY)
    yield
    forget_desk("test")
    forget_desk("test.none")


def test_clerk_finds_the_desk_on_the_own_page(
    client_of: ClientOf, clerk: Person, desks: None
) -> None:
    page = client_of(clerk).get("/accounts/me/").content.decode()
    assert '<a href="/try/">Proeven</a>' in page
    assert "Leeg" not in page


def test_resident_sees_no_desk(client_of: ClientOf, resident: Person, desks: None) -> None:
    page = client_of(resident).get("/accounts/me/").content.decode()
    assert "/try/" not in page
    assert "Aan het werk" not in page
