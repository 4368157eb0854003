"""Who may do what with rights: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

TRIES_RULES = (Role.CLERK, Role.OFFICER, Role.MANDATARY, Role.SOCIAL_WORKER, Role.KEEPER)

may_read_rights = permission(
    "rights",
    _("Iedereen mag de rechten, hun regels en hun bedragen lezen. Zonder account."),
)
may_see_old_amounts = permission(
    "rights",
    _("Medewerkers en mandatarissen zien ook bedragen die te oud zijn. Er staat dan verouderd bij."),
    *TRIES_RULES,
)
may_try_rules = permission(
    "rights",
    _(
        "Medewerkers en mandatarissen mogen een andere regel proberen op een fictieve stad. Aan de "
        "echte regels verandert dat niets."
    ),
    *TRIES_RULES,
)
may_attach_trials = permission(
    "rights",
    _("Wie een toets invult, mag er een doorrekening aan hangen of ze weer weghalen."),
    Role.CLERK,
    Role.OFFICER,
    Role.KEEPER,
)
