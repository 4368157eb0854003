"""The seal of the database survives the emptying of a database."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from verbond.journal.models import Entry
from verbond.journal.tests.test_operations import write


@pytest.mark.django_db(transaction=True)
def test_emptied_database_has_an_empty_sealed_journal() -> None:
    write()
    call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    assert write().sequence == 1
    with pytest.raises(IntegrityError, match="sealed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry")
