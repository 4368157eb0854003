from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="SavedCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),  # noqa: E501
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("sealed", models.BinaryField()),
                ("saved_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="RuleReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),  # noqa: E501
                ("number", models.CharField(max_length=12, unique=True)),
                ("right", models.SlugField(max_length=60)),
                ("day", models.DateField()),
                ("verdict", models.CharField(max_length=20)),
                ("case", models.TextField(blank=True, help_text="as YAML, without names; empty once wiped")),  # noqa: E501
                ("words", models.TextField(blank=True)),
                ("expected", models.CharField(blank=True, max_length=20)),
                ("state", models.CharField(choices=[("new", "nog na te kijken"), ("confirmed", "klopt: de regel was fout"), ("refused", "de uitkomst was juist")], default="new", max_length=10)),  # noqa: E501
                ("reply", models.TextField(blank=True)),
                ("lock", models.PositiveIntegerField(default=0)),
                ("sent_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["state", "sent_at"]},
        ),
    ]  # fmt: skip
