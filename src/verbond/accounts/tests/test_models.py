"""Facts of one person."""

import pytest
from django.db import IntegrityError, transaction

from verbond.accounts.models import Person

pytestmark = pytest.mark.django_db


def test_two_capitals_do_not_make_two_people() -> None:
    Person.objects.create(email="an@example.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="AN@example.test")


def test_everybody_has_a_key_of_their_own_in_the_journal() -> None:
    keys = {Person.objects.create(email=f"p{n}@example.test").journal_key for n in range(5)}
    assert len(keys) == 5
    assert all(len(key) == 32 for key in keys)


def test_person_without_a_name_is_shown_by_address() -> None:
    assert str(Person(email="an@example.test")) == "an@example.test"
    assert str(Person(email="an@example.test", name="An")) == "An"
