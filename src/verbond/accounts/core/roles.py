"""Roles as plain words, and which of them carry work for the city."""

STAFF_ROLES = frozenset(
    {"clerk", "officer", "mandatary", "keeper", "social_worker", "key_holder", "enforcer"}
)
# The journal speaks Dutch, whatever language the writer reads.
DUTCH = {
    "resident": "Bewoner",
    "organisation": "Organisatie",
    "clerk": "Medewerker",
    "officer": "Verantwoordelijke",
    "mandatary": "Mandataris",
    "keeper": "Beheerder",
    "social_worker": "Maatschappelijk werker",
    "key_holder": "Sleutelhouder",
    "enforcer": "Handhaver",
}
# Somebody with several roles acts in the first of these, unless the page says otherwise.
ORDER = (
    "mandatary", "officer", "clerk", "keeper", "social_worker", "key_holder", "enforcer",
    "organisation", "resident",
)  # fmt: skip


def leading_role(roles: frozenset[str] | set[str]) -> str:
    """Return the role in which somebody with these roles acts.

    >>> leading_role({"keeper", "clerk"})
    'clerk'
    >>> leading_role(set())
    'resident'
    """
    return next((role for role in ORDER if role in roles), "resident")
