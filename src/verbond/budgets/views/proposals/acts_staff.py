"""What staff can do with one proposal from its page."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbond.accounts.facade import actor_of
from verbond.budgets.forms.proposals import acts as forms
from verbond.budgets.operations.proposals import granting, joining, merging, moderating
from verbond.budgets.queries.proposals.choosing import merge_choices
from verbond.budgets.tasks_proposals import (
    mail_grant,
    mail_hidden,
    mail_invitation,
    mail_merged,
)
from verbond.budgets.views.proposals.acting import Act, Asking
from verbond.budgets.views.proposals.acts_author import plain
from verbond.budgets.views.proposals.ways import Standing

type Said = Mapping[str, Any]


def _moderator(standing: Standing) -> bool:
    return standing.may_moderate


def _now(asking: Asking) -> dict[str, Any]:
    return {"actor": actor_of(asking.request.user), "now": timezone.now()}


def _merge(asking: Asking, said: Said) -> str:
    merging.merge(proposal=asking.row, into_key=said["into"], reason=said["reason"], **_now(asking))
    mail_merged.enqueue(proposal_id=asking.row.pk)
    return _("De voorstellen zijn samengevoegd. Wie ze indiende, krijgt een mail.")


def _hide(asking: Asking, said: Said) -> str:
    moderating.hide_proposal(proposal=asking.row, reason=said["reason"], **_now(asking))
    mail_hidden.enqueue(proposal_id=asking.row.pk, comment_id=None)
    return _("Verborgen. Wie het indiende, krijgt een mail met de reden.")


def _show(asking: Asking, said: Said) -> str:
    moderating.show_again(proposal=asking.row, reason=said["reason"], **_now(asking))
    return _("Het voorstel is opnieuw te zien.")


def _coach(asking: Asking, said: Said) -> str:
    made = joining.invite(proposal=asking.row, **said, **_now(asking))
    if made is not None:
        mail_invitation.enqueue(participant_id=made.pk)
    return _("Heeft dit adres een account? Dan krijgt die persoon nu een mail.")


def _decide(asking: Asking, said: Said) -> str:
    granting.decide_grant(
        proposal=asking.row,
        grant=said["outcome"] == "yes",
        reason=said["reason"],
        lock=said["lock"],
        person_id=asking.person_id,
        **_now(asking),
    )
    mail_grant.enqueue(proposal_id=asking.row.pk)
    return _("De beslissing staat op de site. De groep krijgt een mail.")


STAFF_ACTS: Mapping[str, Act] = {
    "merge": Act(
        gettext_lazy("Voeg samen met een ander voorstel"), gettext_lazy("Voeg samen"),
        lambda asking, data: forms.MergeForm(data, choices=merge_choices(asking.row)),
        _moderator, _merge,
        gettext_lazy("Spreek het eerst af met wie beide voorstellen indiende."),
    ),
    "hide": Act(
        gettext_lazy("Verberg dit voorstel"), gettext_lazy("Verberg"),
        plain(forms.ReasonForm), _moderator, _hide,
        gettext_lazy("De pagina blijft en zegt waarom. De tekst is weg voor bezoekers."),
    ),
    "show": Act(
        gettext_lazy("Toon dit voorstel opnieuw"), gettext_lazy("Toon opnieuw"),
        plain(forms.ReasonForm), _moderator, _show,
    ),
    "coach": Act(
        gettext_lazy("Geef een coach of ambassadeur"), gettext_lazy("Nodig uit"),
        plain(forms.CoachForm), lambda standing: standing.may_coach, _coach,
        gettext_lazy("Wie ja zegt, staat bij het voorstel."), throttle="invite",
    ),
    "decide": Act(
        gettext_lazy("Beslis over deze aanvraag"), gettext_lazy("Bewaar de beslissing"),
        lambda asking, data: forms.GrantForm(data, initial={"lock": asking.row.lock}),
        lambda standing: standing.may_assess, _decide,
    ),
}  # fmt: skip
