"""Who may do what with the agreement: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

KEEPS_AGREEMENT = (Role.CLERK, Role.KEEPER)
ANSWERS_QUESTIONS = (Role.CLERK, Role.OFFICER, Role.KEEPER)
KEEPS_EVIDENCE = (Role.CLERK, Role.OFFICER, Role.KEEPER)

may_follow_and_ask = permission(
    "agreement",
    _("Iedereen mag een belofte volgen en er een vraag over stellen. Zonder account."),
)
may_keep_agreement = permission(
    "agreement",
    _("Medewerkers en beheerders mogen een editie inlezen en voorstellen bevestigen of afwijzen."),
    *KEEPS_AGREEMENT,
)
may_answer_questions = permission(
    "agreement",
    _(
        "Medewerkers, verantwoordelijken en beheerders mogen vragen tonen, weigeren "
        "en beantwoorden."
    ),
    *ANSWERS_QUESTIONS,
)
may_keep_evidence = permission(
    "agreement",
    _(
        "Medewerkers, verantwoordelijken en beheerders mogen bewijs, mijlpalen en verklaringen "
        "opnemen, en met een reden iets anders zeggen dan de regels."
    ),
    *KEEPS_EVIDENCE,
)
