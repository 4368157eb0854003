"""Who may do what with decisions: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

DRAFTS = (Role.CLERK, Role.OFFICER, Role.KEEPER)
DECIDES = (Role.CLERK, Role.KEEPER)
READS_DRAFTS = (Role.CLERK, Role.OFFICER, Role.MANDATARY, Role.KEEPER)

may_read_decisions = permission(
    "decisions",
    _("Iedereen mag lezen wat gepubliceerd is: agenda's, besluiten, stemmen en hun toetsen."),
)
may_read_drafts = permission(
    "decisions",
    _(
        "Mandatarissen mogen ontwerpen lezen, samen met wie eraan werkt. "
        "Ze veranderen er niets aan."
    ),
    *READS_DRAFTS,
)
may_draft = permission(
    "decisions",
    _(
        "Medewerkers, verantwoordelijken en beheerders mogen een ontwerp schrijven, de toetsen "
        "invullen en zeggen welke beloften het dient."
    ),
    *DRAFTS,
)
may_decide = permission(
    "decisions",
    _(
        "Medewerkers en beheerders mogen vergaderingen plannen, de agenda maken, het resultaat "
        "invullen en publiceren."
    ),
    *DECIDES,
)
