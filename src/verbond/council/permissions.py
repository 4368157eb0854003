"""Who may do what in the council's view: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

ASKS = (Role.MANDATARY,)
ANSWERS = (Role.CLERK, Role.OFFICER, Role.KEEPER)
REPORTS = (Role.CLERK, Role.KEEPER)

may_read_council = permission(
    "council", _("Iedereen mag de vragen van raadsleden, de antwoorden en de rapporten lezen.")
)
may_ask = permission(
    "council",
    _("Een mandataris mag een vraag stellen aan de stad, en ze weer intrekken."),
    *ASKS,
)
may_answer = permission(
    "council",
    _("Medewerkers, verantwoordelijken en beheerders mogen vragen van raadsleden beantwoorden."),
    *ANSWERS,
)
may_report = permission(
    "council", _("Medewerkers en beheerders mogen een rapport laten maken."), *REPORTS
)
