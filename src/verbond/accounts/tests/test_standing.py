"""Who may act in which role."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Role, actor_of, has_role
from verbond.accounts.models import Person
from verbond.accounts.permissions import may_manage_people, may_read, may_see_own_file, rules
from verbond.accounts.testing import make_person

pytestmark = pytest.mark.django_db


def test_visitor_without_account_has_no_role_and_no_key() -> None:
    nobody = AnonymousUser()
    assert actor_of(nobody).role == "visitor"
    assert actor_of(nobody).key == ""
    assert not has_role(nobody, Role.RESIDENT)
    assert may_read(nobody)
    assert not may_see_own_file(nobody)


def test_everybody_with_an_account_is_a_resident(outsider: Person) -> None:
    assert has_role(outsider, Role.RESIDENT)
    assert not has_role(outsider, Role.CLERK, Role.KEEPER)
    assert actor_of(outsider).role == "resident"
    assert actor_of(outsider).key == outsider.journal_key


def test_each_staff_role_opens_its_own_door_only(
    clerk: Person, officer: Person, mandatary: Person, keeper: Person
) -> None:
    roles = {clerk: Role.CLERK, officer: Role.OFFICER, mandatary: Role.MANDATARY}
    for person, role in roles.items():
        assert has_role(person, role)
        assert not may_manage_people(person)
    assert may_manage_people(keeper)


def test_staff_without_a_second_factor_is_a_resident_only() -> None:
    careless = make_person("careless", Role.CLERK, second_factor=False)
    assert not has_role(careless, Role.CLERK)
    assert has_role(careless, Role.RESIDENT)
    assert has_role(careless, Role.RESIDENT, Role.CLERK)


def test_organisation_needs_no_second_factor() -> None:
    member = make_person("lid", Role.ORGANISATION, second_factor=False)
    assert has_role(member, Role.ORGANISATION)


def test_reserve_codes_alone_are_no_second_factor() -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    careless = make_person("careless", Role.CLERK, second_factor=False)
    RecoveryCodes.activate(careless)
    assert not has_role(careless, Role.CLERK)


def test_demo_waives_the_second_factor_for_fictitious_people_only(settings: Any) -> None:
    settings.DEMO = True
    real = make_person("echt", Role.CLERK, second_factor=False)
    fake = make_person("fictief", Role.CLERK, second_factor=False)
    Person.objects.filter(pk=fake.pk).update(fictitious=True)
    fake.refresh_from_db()
    assert has_role(fake, Role.CLERK)
    assert not has_role(real, Role.CLERK)
    settings.DEMO = False
    fake = Person.objects.get(pk=fake.pk)
    assert not has_role(fake, Role.CLERK)


def test_closed_account_may_nothing(clerk: Person) -> None:
    clerk.is_active = False
    assert not has_role(clerk, Role.CLERK, Role.RESIDENT)


def test_somebody_with_two_roles_acts_in_the_one_that_the_page_names() -> None:
    both = make_person("both", Role.KEEPER, Role.CLERK)
    assert actor_of(both).role == "clerk"
    assert actor_of(both, acting_as=Role.KEEPER).role == "keeper"


def test_asking_twice_costs_no_second_query(
    clerk: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = Person.objects.get(pk=clerk.pk)
    with django_assert_num_queries(2):
        for _ in range(5):
            assert has_role(person, Role.CLERK)


def test_every_rule_has_a_sentence_that_a_page_can_show() -> None:
    for rule in rules():
        shown = Template("{{ rule.sentence }}").render(Context({"rule": rule}))
        assert shown.endswith(".")
