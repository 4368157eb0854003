"""Places as they stand in a dated edition: their names, what holds them, where they lie."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One published division of a city, with what its publisher asks in return."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    # Editions of one series follow each other: wijken, sectoren, stadsdelen, namen.
    series = models.SlugField(max_length=60)
    # Empty: the publisher gives no first day, and the edition holds for as far back as one asks.
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.TextField()
    source_link = models.URLField(max_length=400, blank=True)
    licence = models.CharField(max_length=200)
    credit = models.CharField(max_length=400, blank=True)
    credit_link = models.URLField(max_length=400, blank=True)
    fictitious = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    # SHA-256 of its file: the same again is no change, other geometry is another edition.
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="places_edition_ends_after_it_starts",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
            )
        ]


class PlaceKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("gemeente")
    DISTRICT = "district", _("stadsdeel")
    NEIGHBOURHOOD = "neighbourhood", _("wijk")
    SECTOR = "sector", _("statistische sector")
    SITE = "site", _("site")
    STREET = "street", _("straat")


def _holds(prefix: str, on: date) -> models.Q:
    begun = models.Q(**{f"{prefix}valid_from__isnull": True}) | models.Q(
        **{f"{prefix}valid_from__lte": on}
    )
    not_over = models.Q(**{f"{prefix}valid_to__isnull": True}) | models.Q(
        **{f"{prefix}valid_to__gte": on}
    )
    return begun & not_over


class PlaceQuerySet(models.QuerySet["Place"]):
    def on(self, day: date) -> Self:
        """Keep what holds on this day, the first and the last day included."""
        return self.filter(_holds("edition__", day) & _holds("", day))

    def newest_first(self) -> Self:
        newest = models.F("edition__valid_from").desc(nulls_last=True)
        return self.order_by("code", newest, "-edition_id")

    def with_geometry(self) -> Self:
        return self.exclude(geometry__isnull=True)


class Place(models.Model):
    """One place in one edition; its code is unique there, and may come back in the next."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="places")
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=PlaceKind)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    geometry = models.JSONField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True, db_index=True)
    longitude = models.FloatField(null=True, blank=True, db_index=True)
    # [west, south, east, north] in degrees, the order of RFC 7946.
    bbox = models.JSONField(null=True, blank=True)
    fictitious = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code"], name="places_code_once_in_an_edition"
            ),
            models.CheckConstraint(
                name="places_kind_is_known", condition=models.Q(kind__in=PlaceKind.values)
            ),
        ]
        indexes = [models.Index(fields=["code"]), models.Index(fields=["kind"])]


class PlaceMember(models.Model):
    """A district holds this neighbourhood or sector."""

    district = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "member"], name="places_member_once_in_a_district"
            )
        ]


class PlaceWithin(models.Model):
    """A named place lies in this area, because a source says so, or a name suggests it."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="places_within")
    certain = models.BooleanField(default=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "area"], name="places_area_once_for_a_place")
        ]


class PlaceName(models.Model):
    """One spelling by which a place is found in a text, as a source writes it."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    words = models.CharField(max_length=200)
    # Exact: capitals must be as written ("de Maten" is a place, "de maten" are sizes).
    exact = models.BooleanField(default=False)
    # Something else that merely holds the name ("NV Thor" is a company): never a find.
    elsewhere = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    first_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "words"], name="places_spelling_once_for_a_place"
            )
        ]
