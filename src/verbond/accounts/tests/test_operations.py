"""Giving roles, inviting, looking into files, leaving."""

import datetime as dt
import json
from typing import Any

import pytest
from django.db import transaction

from verbond.accounts import operations
from verbond.accounts.core.errors import (
    InvitationRefused,
    NameRefused,
    PersonGone,
    ReasonMissing,
    RoleRefused,
)
from verbond.accounts.core.tokens import token_hash
from verbond.accounts.facade import Role, actor_of, has_role, register_holding
from verbond.accounts.holdings import Holder, forget_holding
from verbond.accounts.models import Invitation, Organisation, Person, RoleGrant
from verbond.accounts.queries import everything_about, file_entries, find_people
from verbond.accounts.testing import make_person
from verbond.journal import facade as journal
from verbond.journal.facade import Actor
from verbond.kit.errors import RuleBroken

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
WHY = "Nieuwe collega."
HOSTILE = ["\x00", "An\u202egnitset", "a" * 121, "   "]


def as_keeper(person: Person) -> Actor:
    return actor_of(person, acting_as=Role.KEEPER)


def grant(keeper: Person, person: Person, role: Role, **more: Any) -> RoleGrant:
    wanted = {"reason": WHY, "now": NOW, **more}
    return operations.grant_role(actor=as_keeper(keeper), person=person, role=role, **wanted)


# roles


def test_given_role_works_at_once_and_stands_in_the_journal(
    keeper: Person, outsider: Person
) -> None:
    assert not outsider.granted_roles
    grant(keeper, outsider, Role.CLERK)
    assert outsider.granted_roles == {"clerk"}
    (entry,) = file_entries(outsider)
    assert (entry.role, entry.summary, entry.reason) == (
        "keeper",
        "Iemand kreeg de rol Medewerker.",
        WHY,
    )
    assert entry.was_by(keeper.journal_key)
    assert outsider.name not in entry.summary


@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.RESIDENT, "role_resident"), (Role.ORGANISATION, "role_organisation")],
)
def test_role_that_makes_no_sense_is_refused(
    keeper: Person, outsider: Person, role: Role, code: str
) -> None:
    with pytest.raises(RoleRefused) as refused:
        grant(keeper, outsider, role)
    assert refused.value.code == code
    assert journal.latest_entries() == ()


def test_organisation_belongs_to_the_role_organisation_only(
    keeper: Person, outsider: Person
) -> None:
    school = Organisation.objects.create(name="School (fictief)")
    with pytest.raises(RoleRefused):
        grant(keeper, outsider, Role.CLERK, organisation=school)
    grant(keeper, outsider, Role.ORGANISATION, organisation=school)
    club = Organisation.objects.create(name="Club (fictief)")
    grant(keeper, outsider, Role.ORGANISATION, organisation=club)
    assert outsider.grants.count() == 2


def test_same_role_twice_is_refused_and_leaves_no_entry(keeper: Person, clerk: Person) -> None:
    with pytest.raises(RoleRefused, match="heeft die rol al"):
        grant(keeper, clerk, Role.CLERK)
    assert journal.latest_entries() == ()


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 501])
def test_no_role_is_given_without_a_fit_reason(
    keeper: Person, outsider: Person, reason: str
) -> None:
    with pytest.raises(ReasonMissing):
        grant(keeper, outsider, Role.CLERK, reason=reason)
    assert not outsider.granted_roles


def test_withdrawn_role_stops_working_at_once(keeper: Person, clerk: Person) -> None:
    operations.withdraw_role(
        actor=as_keeper(keeper), grant=clerk.grants.get(), reason="Ander werk.", now=NOW
    )
    assert not has_role(Person.objects.get(pk=clerk.pk), Role.CLERK)
    assert file_entries(clerk)[0].summary == "Iemand verloor de rol Medewerker."


def test_last_keeper_stays(keeper: Person, outsider: Person) -> None:
    def leave() -> None:
        operations.withdraw_role(
            actor=as_keeper(keeper), grant=keeper.grants.get(), reason="Weg.", now=NOW
        )

    with pytest.raises(RoleRefused, match="laatste beheerder"):
        leave()
    with pytest.raises(RoleRefused):
        operations.erase_person(actor=as_keeper(keeper), person=keeper, now=NOW)
    assert has_role(Person.objects.get(pk=keeper.pk), Role.KEEPER)
    grant(keeper, outsider, Role.KEEPER)
    leave()
    assert not keeper.grants.exists()


def test_somebody_erased_meanwhile_gets_no_role(keeper: Person, outsider: Person) -> None:
    still_on_the_page = Person.objects.get(pk=outsider.pk)
    operations.erase_person(actor=as_keeper(keeper), person=outsider, now=NOW)
    with pytest.raises(PersonGone, match="gewist"):
        grant(keeper, still_on_the_page, Role.CLERK)
    assert not RoleGrant.objects.filter(role=Role.CLERK).exists()
    assert journal.latest_entries()[0].verb != "grant_role"


# invitations


def invite(keeper: Person, **changed: Any) -> tuple[Invitation, str]:
    wanted = {"email": "Nieuw@Example.test", "role": Role.CLERK, "reason": WHY, "now": NOW}
    return operations.invite(actor=as_keeper(keeper), **{**wanted, **changed})


def accept(token: str, **changed: Any) -> Person:
    wanted = {"name": "Nel Nieuw (fictief)", "password": "een lange zin", "now": NOW}
    return operations.accept_invitation(token=token, **{**wanted, **changed})


def test_guest_becomes_a_clerk_with_a_confirmed_address(keeper: Person) -> None:
    from allauth.account.models import EmailAddress

    _invitation, token = invite(keeper)
    guest = accept(token)
    assert guest.email == "nieuw@example.test"
    assert guest.granted_roles == {"clerk"}
    assert guest.check_password("een lange zin")
    assert EmailAddress.objects.get(user=guest).verified
    last = journal.latest_entries()[0]
    assert last.summary == "Iemand nam een uitnodiging aan en kreeg de rol Medewerker."
    assert journal.verify().is_whole


def test_token_is_kept_only_as_a_hash_and_the_journal_holds_no_address(keeper: Person) -> None:
    invitation, token = invite(keeper)
    assert invitation.token_hash == token_hash(token)
    everything = str(journal.latest_entries())
    assert token not in everything
    assert "example.test" not in everything


def test_invitation_works_once(keeper: Person) -> None:
    _invitation, token = invite(keeper)
    accept(token)
    with pytest.raises(InvitationRefused) as refused:
        accept(token)
    assert refused.value.code == "invitation_used"
    assert Invitation.objects.get().email == ""


def test_two_clicks_at_the_same_moment_make_one_account(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    invitation, token = invite(keeper)
    accept(token)
    # The second click read the invitation just before the first one used it.
    monkeypatch.setattr("verbond.accounts.operations.invitations.find_open", lambda **_: invitation)
    with pytest.raises(InvitationRefused) as refused:
        accept(token)
    assert refused.value.code == "invitation_used"
    assert Person.objects.count() == 2


def test_invitation_is_too_old_after_fourteen_days(keeper: Person) -> None:
    _invitation, token = invite(keeper)
    with pytest.raises(InvitationRefused) as refused:
        accept(token, now=NOW + dt.timedelta(days=14))
    assert refused.value.code == "invitation_expired"
    accept(token, now=NOW + dt.timedelta(days=14) - dt.timedelta(seconds=1))


def test_withdrawn_invitation_works_no_more_and_forgets_the_address(keeper: Person) -> None:
    invitation, token = invite(keeper)
    operations.withdraw_invitation(
        actor=as_keeper(keeper), invitation=invitation, reason="Vergissing.", now=NOW
    )
    with pytest.raises(InvitationRefused) as refused:
        accept(token)
    assert refused.value.code == "invitation_withdrawn"
    assert Invitation.objects.get().email == ""
    with pytest.raises(InvitationRefused):
        operations.withdraw_invitation(
            actor=as_keeper(keeper), invitation=invitation, reason="Nog eens.", now=NOW
        )


@pytest.mark.parametrize("token", ["", "x", "é" * 500, "\ud800", "' OR 1=1"])
def test_guessed_token_opens_nothing(keeper: Person, token: str) -> None:
    invite(keeper)
    with pytest.raises(InvitationRefused) as refused:
        accept(token)
    assert refused.value.code == "invitation_unknown"


def test_somebody_with_an_account_gets_the_role_on_it(keeper: Person, outsider: Person) -> None:
    _invitation, token = invite(keeper, email=outsider.email)
    with pytest.raises(InvitationRefused) as refused:
        accept(token)
    assert refused.value.code == "account_exists"
    accept(token, person=outsider)
    assert outsider.granted_roles == {"clerk"}


def test_invitation_of_somebody_else_stays_unused(
    keeper: Person, outsider: Person, resident: Person
) -> None:
    _invitation, token = invite(keeper, email=resident.email)
    with pytest.raises(InvitationRefused) as refused:
        accept(token, person=outsider)
    assert refused.value.code == "invitation_other"
    accept(token, person=resident)


def test_resident_can_be_invited_when_sign_up_is_closed(keeper: Person) -> None:
    _invitation, token = invite(keeper, role=Role.RESIDENT)
    assert accept(token).granted_roles == frozenset()


def test_invitation_for_an_organisation_names_it(keeper: Person) -> None:
    club = Organisation.objects.create(name="Club (fictief)")
    with pytest.raises(RoleRefused):
        invite(keeper, organisation=club)
    _invitation, token = invite(keeper, role=Role.ORGANISATION, organisation=club)
    assert accept(token).grants.get().organisation == club


def test_addresses_of_unanswered_invitations_are_forgotten(keeper: Person) -> None:
    invite(keeper)
    later = NOW + dt.timedelta(days=14 + 31)
    invite(keeper, email="ander@example.test", now=later)
    assert [one.email for one in Invitation.objects.all()] == ["ander@example.test"]


@pytest.mark.parametrize("name", HOSTILE)
def test_unfit_name_is_refused_and_the_invitation_stays_open(keeper: Person, name: str) -> None:
    _invitation, token = invite(keeper)
    with pytest.raises(NameRefused):
        accept(token, name=name)
    assert accept(token).name == "Nel Nieuw (fictief)"


# one's own file


def test_view_of_a_file_is_seen_by_the_person(keeper: Person, resident: Person) -> None:
    operations.open_file(
        actor=as_keeper(keeper), person=resident, reason="Vraag van Rita.", now=NOW
    )
    (entry,) = file_entries(resident)
    assert (entry.verb, entry.role) == ("view", "keeper")


def test_name_and_language_are_changed_without_telling_the_journal_which(resident: Person) -> None:
    operations.describe_myself(
        actor=actor_of(resident), person=resident, name="  Rita   R. ", language="en", now=NOW
    )
    resident.refresh_from_db()
    assert (resident.name, resident.language) == ("Rita R.", "en")
    assert "Rita" not in file_entries(resident)[0].summary


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_hostile_name_is_refused(resident: Person, name: str) -> None:
    with pytest.raises(NameRefused):
        operations.describe_myself(
            actor=actor_of(resident), person=resident, name=name, language="nl", now=NOW
        )


def test_script_in_a_name_is_only_a_name(resident: Person) -> None:
    operations.describe_myself(
        actor=actor_of(resident), person=resident, name="<b>An", language="nl", now=NOW
    )
    assert Person.objects.get(pk=resident.pk).name == "<b>An"


def test_erased_person_is_gone_everywhere_and_the_chain_still_verifies(resident: Person) -> None:
    erased: list[tuple[Holder, dt.datetime]] = []
    register_holding("test.follows", lambda _: [{"a": 1}], lambda h, at: erased.append((h, at)))
    try:
        key, pk, address = resident.journal_key, resident.pk, resident.email
        operations.describe_myself(
            actor=actor_of(resident), person=resident, name="R", language="nl", now=NOW
        )
        assert len(journal.entries_by(key)) == 1
        operations.erase_person(actor=actor_of(resident), person=resident, now=NOW)
    finally:
        forget_holding("test.follows")
    assert [(holder.pk, holder.email) for holder, _ in erased] == [(pk, address)]
    assert not Person.objects.filter(pk=pk).exists()
    assert not Person.objects.filter(journal_key=key).exists()
    assert journal.verify().is_whole
    last = journal.latest_entries()[0]
    assert (last.role, last.verb) == ("resident", "erase_person")


def test_erasure_is_whole_or_not_at_all(resident: Person) -> None:
    class Stuck(RuleBroken):
        pass

    def refuse(holder: Holder, now: dt.datetime) -> None:
        raise Stuck("stuck", "kan niet")

    register_holding("test.stuck", lambda _: [], refuse)
    try:
        with pytest.raises(Stuck), transaction.atomic():
            operations.erase_person(actor=actor_of(resident), person=resident, now=NOW)
    finally:
        forget_holding("test.stuck")
    assert Person.objects.filter(email=resident.email).exists()
    assert journal.latest_entries() == ()


def test_download_holds_everything_and_is_plain_json(keeper: Person, clerk: Person) -> None:
    operations.open_file(actor=as_keeper(keeper), person=clerk, reason="Controle.", now=NOW)
    operations.describe_myself(
        actor=actor_of(clerk), person=clerk, name="K", language="nl", now=NOW
    )
    register_holding("test.follows", lambda h: [{"commitment": "3.1", "of": h.pk}], lambda *_: None)
    try:
        held: Any = json.loads(json.dumps(everything_about(clerk)))
    finally:
        forget_holding("test.follows")
    assert held["person"]["email"] == clerk.email
    assert held["roles"] == [{"role": "clerk", "organisation": ""}]
    assert held["second_factors"][0]["kind"] == "totp"
    assert held["held_by_rooms"]["test.follows"] == [{"commitment": "3.1", "of": clerk.pk}]
    assert [entry["what"] for entry in held["journal_by_me"]] == [
        "Iemand paste de eigen gegevens aan."
    ]
    assert len(held["journal_about_me"]) == 2


# organisations and search


def test_organisation_is_added_once(keeper: Person) -> None:
    operations.add_organisation(actor=as_keeper(keeper), name="De  Linde", now=NOW)
    with pytest.raises(NameRefused, match="staat er al"):
        operations.add_organisation(actor=as_keeper(keeper), name="de linde", now=NOW)
    assert [one.name for one in Organisation.objects.all()] == ["De Linde"]


def test_search_finds_parts_of_names_and_addresses(keeper: Person, resident: Person) -> None:
    assert set(find_people("RESID").people) == {resident}
    assert set(find_people("").people) == {keeper}
    assert find_people("%").people == ()
    for number in range(51):
        make_person(f"veel{number:02}")
    found = find_people("veel")
    assert (len(found.people), found.more) == (50, True)
