"""Show that you may vote: with an account, with the register, or with a code on paper."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from verbond.accounts.facade import Person
from verbond.budgets.core.balloting import (
    CODE_LENGTH,
    ElectorWrong,
    Frozen,
    LettersWrong,
    elector_key,
    keyed,
    read_letters,
)
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import AccountElector, Channel, Code, Elector
from verbond.budgets.operations.voting import slips as why
from verbond.budgets.operations.voting.casting import Proof
from verbond.budgets.operations.voting.register import (
    who_of_account,
    who_of_code,
    who_of_elector,
)
from verbond.budgets.queries.voting.booths import Booth


def code_hash(salt: str, code: str) -> str:
    """Return how a printed code is kept; the code itself is nowhere."""
    return keyed(salt, "code", code)


def prove_by_code(*, booth: Booth, frozen: Frozen, typed: str) -> Proof:
    """Take a printed code for a voter. Raises `BallotRefused`."""
    _check_allowed(frozen, Channel.CODE)
    try:
        code = read_letters(typed, CODE_LENGTH)
    except LettersWrong:
        raise BallotRefused(
            "code", gettext("Een code telt 16 letters en cijfers. Kijk je brief na.")
        ) from None
    kept = code_hash(booth.salt, code)
    row = Code.objects.filter(code_hash=kept, package__round=booth.pk).select_related("package")
    found = row.first()
    if found is None:
        raise BallotRefused("code", gettext("Deze code kennen we niet. Kijk je brief na."))
    if found.package.switched_on_at is None:
        raise BallotRefused(
            "code_waits", gettext("Deze code werkt nog niet. Probeer later opnieuw.")
        )
    if found.package.deactivated_at:
        raise why.code_off()
    return Proof(
        channel=Channel.CODE,
        who_hash=who_of_code(booth.salt, kept),
        neighbourhood=found.package.neighbourhood,
        code_hash=kept,
    )


def prove_by_register(*, booth: Booth, frozen: Frozen, number: str, born_on: date) -> Proof:
    """Take a number with a day of birth for somebody on the list. Raises `BallotRefused`."""
    _check_allowed(frozen, Channel.REGISTER)
    return _proof(booth, Channel.REGISTER, elector_of(booth, number, born_on))


def prove_by_account(*, booth: Booth, frozen: Frozen, person: Person) -> Proof | None:
    """Take an account for a voter; None when it must first say who it is (`tie_account`).

    Without a list of electors an account declares that it may vote. Raises `BallotRefused`.
    """
    _check_allowed(frozen, Channel.ACCOUNT)
    if not frozen.has_electors:
        return Proof(Channel.ACCOUNT, who_of_account(booth.salt, str(person.uuid)))
    tie = AccountElector.objects.filter(round=booth.pk, person=person.pk)
    found = tie.select_related("elector").first()
    return _proof(booth, Channel.ACCOUNT, found.elector) if found else None


@transaction.atomic
def tie_account(
    *, booth: Booth, frozen: Frozen, person: Person, number: str, born_on: date
) -> Proof:
    """Tie an account to somebody on the list, for this round. Raises `BallotRefused`.

    It shows nothing: no act is written, and no page of anybody else changes.
    """
    _check_allowed(frozen, Channel.ACCOUNT)
    elector = elector_of(booth, number, born_on)
    try:
        with transaction.atomic():
            AccountElector.objects.create(round_id=booth.pk, person_id=person.pk, elector=elector)
    except IntegrityError:
        held = AccountElector.objects.filter(round=booth.pk, person=person.pk, elector=elector)
        if not held.exists():
            raise BallotRefused(
                "other_account",
                gettext(
                    "Deze gegevens horen al bij een ander account, of jouw account bij een ander."
                ),
            ) from None
    return _proof(booth, Channel.ACCOUNT, elector)


def _proof(booth: Booth, channel: Channel, elector: Elector) -> Proof:
    return Proof(
        channel=channel,
        who_hash=who_of_elector(booth.salt, elector.key_hash),
        neighbourhood=elector.neighbourhood,
        age_band=elector.age_band,
    )


def elector_of(booth: Booth, number: str, born_on: date) -> Elector:
    """Find somebody on the list of electors. Raises `BallotRefused`."""
    try:
        key = elector_key(booth.salt, number, born_on)
    except ElectorWrong:
        raise BallotRefused(
            "number", gettext("Een rijksregisternummer telt 11 cijfers. Kijk het na.")
        ) from None
    found = Elector.objects.filter(round=booth.pk, key_hash=key).first()
    if found is None:
        raise BallotRefused(
            "not_listed",
            gettext(
                "We vinden je niet op de kiezerslijst. Kijk je nummer en je geboortedatum na. "
                "Klopt alles? Vraag dan hulp aan de stad."
            ),
        )
    return found


def _check_allowed(frozen: Frozen, channel: Channel) -> None:
    if channel not in frozen.recipe.electorate.proofs:
        raise BallotRefused("proof", gettext("Zo kun je bij deze stemming niet stemmen."))
