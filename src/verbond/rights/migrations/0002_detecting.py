from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("rights", "0001_checking"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="DetectionRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=20, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField()),
                ("rights", models.JSONField(default=list)),
                ("decision_number", models.CharField(max_length=60)),
                ("decision_on", models.DateField(null=True)),
                ("decision_body", models.CharField(max_length=160)),
                ("decision_key", models.CharField(blank=True, max_length=80)),
                ("legal_basis", models.TextField()),
                ("sources", models.JSONField(default=list, help_text="name, day, columns")),
                ("with_maybe", models.BooleanField(default=False)),
                ("reference_on", models.DateField(null=True)),
                ("retention_days", models.PositiveIntegerField(default=180)),
                ("dpia", models.CharField(max_length=60)),
                ("contact_point", models.CharField(max_length=300)),
                ("automation", models.JSONField(default=dict)),
                ("regulations", models.JSONField(default=dict)),
                ("waves", models.PositiveSmallIntegerField(default=1)),
                ("wave_gap_days", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "ontwerp"),
                            ("approved", "goedgekeurd"),
                            ("run", "uitgevoerd"),
                            ("following", "opvolging loopt"),
                            ("closed", "gesloten"),
                            ("purged", "gewist"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("fictitious", models.BooleanField(default=False)),
                ("lock", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_sha256", models.CharField(blank=True, max_length=64)),
                ("executed_at", models.DateTimeField(null=True)),
                ("executed_on", models.DateField(null=True)),
                ("seed", models.CharField(blank=True, max_length=64)),
                ("rows_read", models.PositiveIntegerField(default=0)),
                (
                    "left_out",
                    models.PositiveIntegerField(default=0, help_text="people who opted out"),
                ),
                ("purge_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("purged_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="OptOutKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("blocked_until", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Found",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pseudonym", models.CharField(max_length=64)),
                ("wave", models.PositiveSmallIntegerField()),
                ("sealed_identity", models.BinaryField(help_text="with the key of the run")),
                ("letter_hash", models.CharField(db_index=True, max_length=64)),
                ("sealed_letter", models.BinaryField(help_text="with the code of the letter")),
                ("opted_out_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="found",
                        to="rights.detectionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "pseudonym"],
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("key", "opende je naam en adres voor de contactlijst"),
                            ("list", "las de contactlijst waar je op staat"),
                            ("letters", "drukte je brief"),
                            ("hit", "bekeek je dossier"),
                            ("step", "noteerde een stap in je dossier"),
                            ("grant", "keek een toekenning na"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "found",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accesses",
                        to="rights.found",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Hit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("right", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(max_length=12)),
                (
                    "subject",
                    models.CharField(help_text="pseudonym of a home or a care bond", max_length=64),
                ),
                ("verdict", models.CharField(max_length=16)),
                ("amount_low", models.BigIntegerField(null=True)),
                ("amount_high", models.BigIntegerField(null=True)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("sealed_facts", models.BinaryField(help_text="with the key of the run")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("detected", "gevonden"),
                            ("contacted", "brief gestuurd"),
                            ("answered", "antwoordde"),
                            ("helped", "geholpen"),
                            ("applied", "aangevraagd"),
                            ("granted", "toegekend"),
                            ("refused", "geweigerd door wie beslist"),
                            ("declined", "wil het niet"),
                        ],
                        default="detected",
                        max_length=12,
                    ),
                ),
                ("state_on", models.DateField()),
                ("lock", models.PositiveIntegerField(default=1)),
                (
                    "found",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hits",
                        to="rights.found",
                    ),
                ),
            ],
            options={
                "ordering": ["found", "right", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GrantReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("regulation", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "nog niemand keek"),
                            ("seen", "één keer nagekeken"),
                            ("granted", "toegekend"),
                            ("invited", "wordt een uitnodiging"),
                            ("declined", "de persoon wil het niet"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("first_at", models.DateTimeField(null=True)),
                ("second_at", models.DateTimeField(null=True)),
                ("because", models.CharField(blank=True, max_length=300)),
                (
                    "first_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review",
                        to="rights.hit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("detected", "gevonden"),
                            ("contacted", "brief gestuurd"),
                            ("answered", "antwoordde"),
                            ("helped", "geholpen"),
                            ("applied", "aangevraagd"),
                            ("granted", "toegekend"),
                            ("refused", "geweigerd door wie beslist"),
                            ("declined", "wil het niet"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("letter", "brief"),
                            ("phone", "telefoon"),
                            ("desk", "loket"),
                            ("visit", "huisbezoek"),
                            ("online", "website"),
                            ("authority", "bericht van wie beslist"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True, help_text="who granted or refused", max_length=120
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="rights.hit",
                    ),
                ),
            ],
            options={
                "ordering": ["hit", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "een gegeven klopt niet"),
                            ("review", "laat een mens opnieuw kijken"),
                            ("decline", "ik wil dit niet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(default=list, help_text="names of facts, never values")),
                ("at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="rights.hit",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("wave", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "gevraagd"),
                            ("approved", "goedgekeurd"),
                            ("refused", "afgewezen"),
                            ("opened", "geopend"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="rights.detectionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("blocked_until", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                ("people", models.PositiveIntegerField()),
                ("ends_on", models.DateField()),
                (
                    "opening",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="envelope",
                        to="rights.opening",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OptOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tag", models.CharField(max_length=64)),
                (
                    "right",
                    models.CharField(
                        blank=True, help_text="empty: no letter at all", max_length=60
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RunKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("blocked_until", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="secret",
                        to="rights.detectionrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RunTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("right", models.CharField(blank=True, max_length=60)),
                ("wave", models.PositiveSmallIntegerField(default=0)),
                ("stage", models.CharField(max_length=24)),
                ("count", models.PositiveIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="rights.detectionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "right", "wave", "stage"],
            },
        ),
        migrations.CreateModel(
            name="RunTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("writer", "schreef het ontwerp"),
                            ("officer", "verantwoordelijke"),
                            ("key_holder", "sleutelhouder"),
                            ("contact", "contactpersoon"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="rights.detectionrun",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "task", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="found",
            constraint=models.UniqueConstraint(
                fields=("run", "pseudonym"), name="found_once_per_run"
            ),
        ),
        migrations.AddConstraint(
            model_name="hit",
            constraint=models.UniqueConstraint(
                fields=("found", "right", "subject"), name="hit_once_per_person_and_subject"
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.UniqueConstraint(
                fields=("run", "number"), name="opening_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="optout",
            constraint=models.UniqueConstraint(fields=("tag", "right"), name="opt_out_once"),
        ),
        migrations.AddConstraint(
            model_name="runtally",
            constraint=models.UniqueConstraint(
                fields=("run", "right", "wave", "stage"), name="run_tally_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="runtask",
            constraint=models.UniqueConstraint(
                fields=("run", "person", "task"), name="run_task_once"
            ),
        ),
    ]
