from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("rights", "0003_measures")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="WhatIf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=16, unique=True)),
                ("right", models.SlugField(max_length=60)),
                (
                    "question",
                    models.JSONField(help_text="right, variant, other values, day, seed, persons"),
                ),
                (
                    "told",
                    models.JSONField(
                        help_text="labels, units and today's values, as they were shown"
                    ),
                ),
                (
                    "figures",
                    models.JSONField(help_text="who gains, who loses, euros; small cells left out"),
                ),
                (
                    "rules_sha256",
                    models.CharField(help_text="of rules, figures and made city", max_length=64),
                ),
                ("code_version", models.CharField(max_length=20)),
                ("sha256", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.CharField(blank=True, help_text="a journal key", max_length=64),
                ),
            ],
            options={"ordering": ["-kept_at", "-pk"]},
        ),
        migrations.CreateModel(
            name="WhatIfUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("room", models.SlugField(max_length=20)),
                (
                    "subject",
                    models.CharField(help_text="key of the subject in its room", max_length=90),
                ),
                (
                    "subject_version",
                    models.CharField(help_text="sha256 of the text at that time", max_length=64),
                ),
                ("attached_at", models.DateTimeField()),
                (
                    "attached_by",
                    models.CharField(blank=True, help_text="a journal key", max_length=64),
                ),
                (
                    "what_if",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="rights.whatif",
                    ),
                ),
            ],
            options={
                "ordering": ["attached_at", "pk"],
                "indexes": [models.Index(fields=["room", "subject"], name="what_if_by_subject")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("what_if", "room", "subject"), name="what_if_once"
                    )
                ],
            },
        ),
    ]
