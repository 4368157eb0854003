"""Who may do what with neighbourhood budgets."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

RUNS_ROUNDS = (Role.CLERK, Role.KEEPER)

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
may_handle_paper = permission(
    "budgets",
    _("Een medewerker drukt codes en voert stembiljetten op papier in. Altijd met twee mensen."),
    Role.CLERK,
    Role.KEEPER,
)
may_carry_out = permission(
    "budgets",
    _("Een verantwoordelijke volgt gekozen projecten op: stappen, foto's en betaalde bedragen."),
    Role.OFFICER,
    Role.CLERK,
    Role.KEEPER,
)
