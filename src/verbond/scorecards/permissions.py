"""Who may do what with the tests: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

FILLS_IN = (Role.CLERK, Role.OFFICER, Role.KEEPER)
SIGNS = (Role.CLERK, Role.OFFICER, Role.KEEPER)
EXEMPTS = (Role.CLERK, Role.KEEPER)

may_read_tests = permission(
    "scorecards",
    _(
        "Iedereen mag lezen welke toetsen er zijn, wat ze vragen, hoe ze uitdraaiden en wie een "
        "vrijstelling gaf."
    ),
)
may_fill_in = permission(
    "scorecards",
    _("Medewerkers, verantwoordelijken en beheerders mogen een toets invullen en ondertekenen."),
    *FILLS_IN,
)
may_exempt = permission(
    "scorecards",
    _(
        "Medewerkers en beheerders mogen een vrijstelling van een toets noteren of intrekken, "
        "met de naam van wie ze geeft."
    ),
    *EXEMPTS,
)
