"""The command for a table that is too large to upload."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from verbond.rights.models import Found
from verbond.rights.tests.detect import world as made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *a: real(value or made.NOW, *a))
    monkeypatch.setattr(timezone, "now", lambda: made.NOW)
    monkeypatch.setattr("getpass.getpass", lambda _ask: made.PASSPHRASE)


def test_command_carries_a_run_out_and_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    world = made.keyed()
    table = tmp_path / "tabel.csv"
    table.write_bytes(made.table().getvalue())
    call_command("execute_run", world.key, str(table), "--as", world.key_holder.email)
    assert Found.objects.count() == 12
    assert table.read_bytes() == made.table().getvalue()
    with pytest.raises(CommandError, match="uitgevoerd"):
        call_command("execute_run", world.key, str(table), "--as", world.key_holder.email)


def test_command_lets_nobody_else_in(tmp_path: Path) -> None:
    world = made.keyed()
    table = str(tmp_path / "tabel.csv")
    for who in ("niemand@example.test", world.contact.email, world.key_holder.email):
        with pytest.raises(CommandError) as refused:
            call_command("execute_run", world.key, table, "--as", who)
        assert refused.value.returncode == 2
    assert not Found.objects.exists()
