"""Tell what is derived from an agreement that it changed."""

from datetime import datetime

from django.db.models import F

from verbond.agreement.models import Agreement


def raise_generation(agreement: Agreement, now: datetime) -> None:
    """Tell caches and search indexes that something about this agreement changed."""
    Agreement.objects.filter(pk=agreement.pk).update(generation=F("generation") + 1, changed_at=now)
