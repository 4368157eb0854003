from django.db import migrations

from verbond.journal import seal


def put_on(apps, schema_editor):
    seal.seal(schema_editor.connection)


def take_off(apps, schema_editor):
    seal.unseal(schema_editor.connection)


class Migration(migrations.Migration):
    """A later migration that alters these tables must seal again: SQLite remakes an altered table."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(put_on, take_off)]
