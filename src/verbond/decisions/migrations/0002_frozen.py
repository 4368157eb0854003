from django.db import migrations

from verbond.decisions import frozen


class Migration(migrations.Migration):
    """The database refuses to change what was decided."""

    dependencies = [("decisions", "0001_initial")]

    operations = [migrations.RunPython(frozen.install, frozen.remove)]
