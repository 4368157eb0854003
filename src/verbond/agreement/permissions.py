"""Who may do what with the agreement: the rule in words, then the predicate."""

from typing import Any

from verbond.accounts.facade import Role, has_role

# Clerks keep the agreement true: they import editions and decide on proposals.
KEEPS_AGREEMENT = (Role.CLERK, Role.KEEPER)

# Clerks read questions before they show; officers of the departments answer as well.
ANSWERS_QUESTIONS = (Role.CLERK, Role.OFFICER, Role.KEEPER)


def may_keep_agreement(user: Any) -> bool:
    """Clerks and keepers may import an edition and confirm or reject proposals."""
    return has_role(user, *KEEPS_AGREEMENT)


def may_answer_questions(user: Any) -> bool:
    """Clerks, officers and keepers may show, refuse and answer questions of residents."""
    return has_role(user, *ANSWERS_QUESTIONS)
