from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("rights", "0002_detecting")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("right", models.CharField(blank=True, max_length=60)),
                ("quarter", models.CharField(max_length=7)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("on", models.DateField(help_text="the day that the rules were held against")),
                ("figures", models.JSONField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("made_city", "verzonnen stad (fictief)"),
                            ("run", "rechtenonderzoek"),
                            ("rules", "de regels zelf"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(max_length=300)),
                ("fictitious", models.BooleanField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["right", "-quarter", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("right", "quarter", "version"), name="measure_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "made_city"), _negated=True),
                            ("fictitious", True),
                            _connector="OR",
                        ),
                        name="measure_of_made_city_is_fictitious",
                    ),
                ],
            },
        ),
    ]
