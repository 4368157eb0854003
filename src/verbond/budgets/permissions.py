"""Who may do what with neighbourhood budgets."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Person, Role, permission
from verbond.budgets.models import Participant, Proposal, Result

if TYPE_CHECKING:
    from verbond.budgets.models import Round
    from verbond.budgets.queries.voting.booths import Booth

RUNS_ROUNDS = (Role.CLERK, Role.KEEPER)
HANDLES_PAPER = (Role.CLERK, Role.KEEPER)
CARRIES_OUT = (Role.OFFICER, Role.CLERK, Role.KEEPER)

may_read = permission(
    "budgets",
    _("Iedereen mag rondes, voorstellen en uitslagen lezen, en elke telling zelf overdoen."),
)
may_propose = permission(
    "budgets",
    _("Wie een account heeft, mag een idee indienen, eraan meewerken en erop reageren."),
    Role.RESIDENT,
)
may_run_rounds = permission(
    "budgets",
    _("Een medewerker maakt rondes en stemmodellen, en opent en sluit de stappen van een ronde."),
    *RUNS_ROUNDS,
)
may_moderate = permission(
    "budgets",
    _("Een medewerker kijkt meldingen na en verbergt wat niet mag. Altijd met een reden."),
    Role.CLERK,
    Role.KEEPER,
)
may_assess = permission(
    "budgets",
    _("Een verantwoordelijke zegt of een plan kan. Met een reden, die de indiener krijgt."),
    Role.OFFICER,
    Role.CLERK,
    Role.KEEPER,
)
may_coach = permission(
    "budgets",
    _("Een medewerker geeft een voorstel een coach. De tekst blijft van wie indient."),
    Role.CLERK,
    Role.OFFICER,
    Role.KEEPER,
)
may_decide_appeals = permission(
    "budgets",
    _("Over een bezwaar beslist een medewerker die het plan niet zelf beoordeelde."),
    Role.CLERK,
    Role.KEEPER,
)
may_handle_paper = permission(
    "budgets",
    _("Een medewerker drukt codes en voert stembiljetten op papier in. Altijd met twee mensen."),
    *HANDLES_PAPER,
)
may_carry_out = permission(
    "budgets",
    _("Een verantwoordelijke volgt gekozen projecten op: stappen, foto's en betaalde bedragen."),
    *CARRIES_OUT,
)
may_publish_result = permission(
    "budgets",
    _(
        "Een medewerker laat tellen en publiceert de uitslag. Aan de telling zelf kan niemand iets "
        "veranderen. Besliste het bestuur anders, dan staat dat ernaast, met de reden."
    ),
    *RUNS_ROUNDS,
)
may_share_lessons = permission(
    "budgets",
    _("Een medewerker, een verantwoordelijke of een wijkambassadeur deelt wat een wijk leerde."),
    Role.OFFICER,
    Role.CLERK,
    Role.KEEPER,
)


def shares_lessons(user: object) -> bool:
    """Whether somebody may share a lesson: staff, and who helps proposals as an ambassador."""
    if not isinstance(user, Person):
        return False
    helps = Participant.objects.filter(
        person=user, part=Participant.Part.AMBASSADOR, accepted_at__isnull=False
    )
    return may_share_lessons(user) or helps.exists()


def may_see_counts(row: "Round | Booth", user: object, now: datetime) -> bool:  # noqa: ARG001 - nobody is an exception
    """Whether somebody may see what ballots of a round say: nobody, until the result is published.

    The one gate: page, API, export, feed, map, search and mail all ask it. Staff are no exception:
    who knows the score before the others can still act on it.
    """
    published = Result.objects.filter(round_id=row.pk, published_at__lte=now)
    return published.exists()


def works_on(user: object, proposal: Proposal) -> bool:
    """Wie een voorstel indiende of er ja op zei als mede-indiener, past de tekst aan."""
    if not isinstance(user, Person) or not user.is_active:
        return False
    rows = Participant.objects.filter(
        proposal=proposal,
        person_id=user.pk,
        part__in=[Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR],
        accepted_at__isnull=False,
    )
    return rows.exists()
