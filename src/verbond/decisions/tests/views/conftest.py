"""A clerk at the desk."""

from collections.abc import Callable

import pytest
from django.test import Client

from verbond.accounts.facade import Person


@pytest.fixture
def desk(clerk: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(clerk)
