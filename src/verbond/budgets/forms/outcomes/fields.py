"""Fields that several forms of results and their execution share."""

from decimal import Decimal
from typing import Any

from django import forms

MOST_EUROS = Decimal(100_000_000)


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EurosField(forms.DecimalField):
    """An amount in euros, that comes out as whole cents."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **kwargs,
            min_value=Decimal("0.01"),
            max_value=MOST_EUROS,
            decimal_places=2,
            localize=True,
        )

    def clean(self, value: object) -> int | None:
        found = super().clean(value)
        return None if found is None else int(found * 100)
