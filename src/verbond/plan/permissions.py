"""Who may do what with the plan: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

IMPORTS_PLANS = (Role.CLERK, Role.KEEPER)
TIES_ACTIONS = (Role.CLERK, Role.OFFICER, Role.KEEPER)

may_import_plans = permission(
    "plan",
    _("Medewerkers en beheerders mogen een meerjarenplan, een opvolging of een rekening inlezen."),
    *IMPORTS_PLANS,
)
may_tie_actions = permission(
    "plan",
    _(
        "Medewerkers, verantwoordelijken en beheerders mogen zeggen welke belofte een actie "
        "van het plan dient."
    ),
    *TIES_ACTIONS,
)
