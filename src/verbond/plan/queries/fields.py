"""The names of policy fields and domains, as far as the list knows them."""

from verbond.plan.core.rules import policy_fields


def policy_field_name(code: str) -> str:
    """Return the name of a policy field, "" for one that is not in our list."""
    return policy_fields().names.get(code, "")


def domain_name(digit: str) -> str:
    """Return the name of a policy domain by its digit, the second of a policy field."""
    return policy_fields().domains.get(digit, "")
