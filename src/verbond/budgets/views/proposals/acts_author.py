"""What people who propose, help or react can do."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbond.accounts.facade import Person, actor_of
from verbond.budgets.forms.proposals import acts as forms
from verbond.budgets.models import Participant
from verbond.budgets.operations.proposals import (
    appealing,
    editing,
    joining,
    moderating,
    supporting,
    talking,
)
from verbond.budgets.tasks_proposals import mail_invitation, mail_supporter
from verbond.budgets.views.proposals.acting import Act, Asking, MakeForm
from verbond.budgets.views.proposals.ways import Standing

type Said = Mapping[str, Any]


def plain(kind: type[Any]) -> MakeForm:
    return lambda _asking, data: kind(data)


def _author(standing: Standing) -> bool:
    return standing.works_on


def _anybody(_standing: Standing) -> bool:
    return True


def _now(asking: Asking) -> dict[str, Any]:
    return {"actor": actor_of(asking.request.user), "now": timezone.now()}


def _start_plan(asking: Asking, _said: Said) -> str:
    editing.start_plan(proposal=asking.row, **_now(asking))
    return _("Je idee is nu een plan. Vul aan wat nog ontbreekt.")


def _submit(asking: Asking, _said: Said) -> str:
    editing.submit_plan(proposal=asking.row, **_now(asking))
    return _("Je plan is ingediend. We kijken het na en laten je iets weten.")


def _withdraw(asking: Asking, said: Said) -> str:
    editing.withdraw(proposal=asking.row, reason=said["reason"], **_now(asking))
    return _("Je voorstel is ingetrokken. De pagina blijft bestaan.")


def _invite(asking: Asking, said: Said) -> str:
    made = joining.invite(
        proposal=asking.row,
        email=said["email"],
        part=Participant.Part.CO_AUTHOR,
        **_now(asking),
    )
    if made is not None:
        mail_invitation.enqueue(participant_id=made.pk)
    return _("Heeft dit adres een account? Dan krijgt die persoon nu een mail.")


def _answer(asking: Asking, said: Said) -> str:
    accept = said["answer"] == "yes"
    joining.answer_invitation(
        proposal=asking.row,
        person_id=asking.person_id,
        accept=accept,
        shown_name=said["shown_name"],
        **_now(asking),
    )
    return _("Je werkt nu mee.") if accept else _("Je werkt niet mee. We bewaren niets.")


def _leave(asking: Asking, _said: Said) -> str:
    joining.leave(proposal=asking.row, person_id=asking.person_id, **_now(asking))
    return _("Je werkt niet meer mee aan dit voorstel.")


def _comment(asking: Asking, said: Said) -> str:
    person = asking.request.user
    assert isinstance(person, Person)  # noqa: S101 - the act needs an account
    talking.comment(
        proposal=asking.row,
        text=said["text"],
        author_name=said["author_name"],
        submission=said["submission"],
        person=person,
        is_from_city=asking.standing.may_assess,
        **_now(asking),
    )
    return _("Je reactie staat op de site.")


def _flag(asking: Asking, said: Said) -> str:
    moderating.flag(
        proposal=asking.row,
        comment_id=asking.comment_id,
        reason=said["reason"],
        person_id=asking.person_id or None,
        **_now(asking),
    )
    return _("Dank je. Een medewerker kijkt het na.")


def _appeal(asking: Asking, said: Said) -> str:
    appealing.appeal(
        proposal=asking.row,
        comment_id=asking.comment_id,
        text=said["text"],
        person_id=asking.person_id,
        **_now(asking),
    )
    return _("Je bezwaar is ingediend. Iemand anders beslist erover.")


def _translate(asking: Asking, said: Said) -> str:
    editing.translate(proposal=asking.row, **said, **_now(asking))
    return _("De vertaling is bewaard.")


def _support(asking: Asking, said: Said) -> str:
    made, token = supporting.ask_supporter(proposal=asking.row, **said, **_now(asking))
    if token:
        mail_supporter.enqueue(supporter_id=made.pk, token=token)
        return _("We stuurden een mail. Wie op de knop drukt, telt mee.")
    return _("Genoteerd. Laat op papier tekenen en breng het naar een medewerker.")


AUTHOR_ACTS: Mapping[str, Act] = {
    "start-plan": Act(
        gettext_lazy("Maak er een plan van"), gettext_lazy("Begin het plan"),
        plain(forms.ConfirmForm), _author, _start_plan,
        gettext_lazy("Je vertelt wat er komt, waar, wat het kost en wie het onderhoudt."),
    ),
    "submit": Act(
        gettext_lazy("Dien je plan in"), gettext_lazy("Dien in"),
        plain(forms.ConfirmForm), _author, _submit,
        gettext_lazy("Daarna verandert de tekst niet meer. Medewerkers kijken of het kan."),
    ),
    "withdraw": Act(
        gettext_lazy("Trek je voorstel in"), gettext_lazy("Trek in"),
        plain(forms.WithdrawForm), _author, _withdraw,
        gettext_lazy("De pagina blijft bestaan en zegt dat het ingetrokken is."),
    ),
    "invite": Act(
        gettext_lazy("Nodig iemand uit om mee te werken"), gettext_lazy("Verstuur"),
        plain(forms.InviteForm), _author, _invite,
        gettext_lazy("Wie ja zegt, kan de tekst mee aanpassen."), throttle="invite",
    ),
    "answer": Act(
        gettext_lazy("Je bent uitgenodigd"), gettext_lazy("Bewaar mijn antwoord"),
        plain(forms.AnswerInviteForm), lambda standing: standing.invited is not None, _answer,
    ),
    "leave": Act(
        gettext_lazy("Stop met meewerken"), gettext_lazy("Stop"),
        plain(forms.ConfirmForm), lambda standing: standing.part is not None, _leave,
        gettext_lazy("Je naam verdwijnt bij dit voorstel."),
    ),
    "comment": Act(
        gettext_lazy("Reageer"), gettext_lazy("Plaats je reactie"),
        plain(forms.CommentForm), _anybody, _comment, throttle="comment",
    ),
    "flag": Act(
        gettext_lazy("Meld wat niet kan"), gettext_lazy("Verstuur je melding"),
        plain(forms.FlagForm), _anybody, _flag,
        gettext_lazy("Bijvoorbeeld een belediging, reclame of iemands privégegevens."),
        throttle="flag", needs_account=False,
    ),
    "appeal": Act(
        gettext_lazy("Maak bezwaar"), gettext_lazy("Dien je bezwaar in"),
        plain(forms.AppealForm), _anybody, _appeal,
    ),
    "translate": Act(
        gettext_lazy("Vertaal titel en samenvatting"), gettext_lazy("Bewaar de vertaling"),
        lambda asking, data: forms.TranslateForm(data, proposal=asking.row),
        lambda standing: standing.works_on or standing.may_moderate, _translate,
    ),
    "support": Act(
        gettext_lazy("Vraag je buren"), gettext_lazy("Voeg toe"),
        plain(forms.SupporterForm), _author, _support,
        gettext_lazy("Vraag eerst of het mag. Wie bevestigt, telt mee."), throttle="support",
        leads_to="budgets:proposal_supporters",
    ),
}  # fmt: skip
