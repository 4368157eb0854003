from django.db import migrations

from verbond.decisions import frozen


class Migration(migrations.Migration):
    """The database refuses to change what was decided, and the bytes of a document."""

    dependencies = [("decisions", "0001_initial")]

    operations = [migrations.RunPython(frozen.install, frozen.remove)]
