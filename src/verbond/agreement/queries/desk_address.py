"""Where the desk of the newest agreement is."""

from django.urls import reverse

from verbond.agreement.queries.agreements import default_agreement


def mine_address() -> str:
    """Return where owners keep their evidence; nothing without an agreement."""
    found = default_agreement()
    return reverse("agreement:mine", args=[found.slug]) if found else ""
