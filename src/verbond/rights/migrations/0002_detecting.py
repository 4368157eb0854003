from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("rights", "0001_checking")]

    operations: ClassVar = []
