"""The doctor names what is wrong, says how to mend it, and never repeats a secret."""

import datetime as dt
import json
import os
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from socket import create_server
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from verbond.environment import SETTINGS
from verbond.journal import facade as journal
from verbond.kit.testing import ROOT
from verbond.web.core.findings import Finding, Level, exit_code
from verbond.web.core.settings_check import check_values
from verbond.web.core.settings_page import settings_page
from verbond.web.operations.looking import look_over
from verbond.web.operations.looking.content import look_at_content
from verbond.web.operations.looking.store import look_at_store
from verbond.web.operations.looking.surroundings import look_at_mail, look_at_surroundings
from verbond.web.tests.operations.sites import write_entry

NOW = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
SECRET = "q8Wd-" + "aB3xY7kLmN0pQrStUvZ1" * 3
GOOD = {
    **{setting.name: setting.default for setting in SETTINGS},
    "SECRET_KEY": SECRET,
    "DATABASE_URL": "postgres://verbond:databasegeheim@db/verbond",
    "ALLOWED_HOSTS": "verbond.example.test",
    "SITE_URL": "https://verbond.example.test",
    "MAIL_URL": "smtp+tls://verbond:mailgeheim@mail.example.test:587",
    "MAIL_FROM": "verbond@example.test",
    "TRUST_PROXY": "1",
}


def _bad(**changes: str) -> list[Finding]:
    found = check_values({**GOOD, **changes})
    return [one for one in found if one.level != Level.FINE]


def test_good_settings_are_fine() -> None:
    assert _bad() == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("SECRET_KEY", "", "missing"),
        ("SECRET_KEY", "short", "guessed"),
        ("SECRET_KEY", "ab" * 40, "guessed"),
        ("SITE_URL", "http://verbond.example.test", "not https"),
        ("SITE_URL", "https://verbond.example.test/", "not an address"),
        ("SITE_URL", "verbond.example.test", "not an address"),
        ("SITE_URL", "https://verbond.example.test:poort", "not an address"),
        ("ALLOWED_HOSTS", "", "missing"),
        ("ALLOWED_HOSTS", "*", "every name"),
        ("ALLOWED_HOSTS", "elsewhere.example.test", "lacks verbond.example.test"),
        ("TRUST_PROXY", "0", "redirect to itself"),
        ("SIGNUP", "maybe", "neither yes nor no"),
        ("DATABASE_URL", "", "SQLite"),
        ("MAIL_URL", "", "written to the log"),
        ("MAIL_URL", "smtp://mail.example.test", "without encryption"),
        ("MAIL_FROM", "verbond@localhost", "no address"),
        ("OIDC_URL", "https://login.example.test", "missing while the others"),
        ("TILE_URL", "https://tiles.example.test/", "no tile address"),
        ("LOG_LEVEL", "LOUD", "unknown"),
        ("BACKUP_HOURS", "daily", "no whole number"),
        ("DEBUG", "1", "is on"),
        ("DEMO", "1", "is on"),
    ],
)
def test_bad_setting_is_named_with_what_mends_it(name: str, text: str, says: str) -> None:
    found = _bad(**{name: text})
    told = [one for one in found if says in one.says]
    assert told
    assert all(one.mend for one in told)


@pytest.mark.parametrize(("scheme", "faults"), [("http", ["OIDC_URL"]), ("https", [])])
def test_staff_log_in_over_https_only(scheme: str, faults: list[str]) -> None:
    address = f"{scheme}://login.example.test"
    found = _bad(OIDC_URL=address, OIDC_CLIENT_ID="verbond", OIDC_CLIENT_SECRET="logingeheim")
    assert [one.subject for one in found] == faults


def test_host_of_a_whole_domain_covers_the_site() -> None:
    assert _bad(ALLOWED_HOSTS=".example.test") == []


def test_demo_on_this_machine_has_warnings_and_no_faults() -> None:
    found = _bad(DEMO="1", SITE_URL="http://127.0.0.1:8000", SECRET_KEY="", MAIL_URL="")
    assert found
    assert exit_code(found) == 1


def test_no_secret_is_ever_repeated() -> None:
    for changes in ({}, {"OIDC_CLIENT_SECRET": "klantgeheim"}, {"SECRET_KEY": "kortgeheim"}):
        text = "".join(one.as_text() for one in check_values({**GOOD, **changes}))
        assert "geheim" not in text
        assert SECRET not in text


@pytest.mark.django_db
def test_database_in_order_is_fine() -> None:
    found = list(look_at_store(now=dt.datetime.now(dt.UTC)))
    # The cluster of the tests does not wait for the disk, and is told so.
    assert {one.subject for one in found if one.level == Level.FAULT} <= {"durability"}
    assert any(one.subject == "migrations" and one.level == Level.FINE for one in found)


@pytest.mark.django_db
def test_journal_that_is_no_longer_guarded_is_a_fault() -> None:
    journal.unseal(connection)
    found = [one for one in look_at_store(now=dt.datetime.now(dt.UTC)) if one.subject == "journal"]
    assert [one.level for one in found] == [Level.FAULT]


@pytest.mark.django_db
def test_migration_that_waits_is_a_fault() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0002%'")
    (found,) = [one for one in look_at_store(now=NOW) if one.subject == "migrations"]
    assert (found.level, "migrate" in found.mend) == (Level.FAULT, True)


@pytest.mark.django_db
def test_journal_that_was_changed_is_a_fault() -> None:
    write_entry()
    journal.unseal(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET summary = 'Iets anders.'")
    (found,) = [one for one in look_at_content(now=NOW) if one.subject == "journal"]
    assert found.level == Level.FAULT
    assert "entry 1" in found.says


def _task(path: str, status: str, minutes_ago: int) -> None:
    then = NOW - dt.timedelta(minutes=minutes_ago)
    row = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path=path, status=status, finished_at=then,
        backend_name="default", run_after=then, exception_class_path="", traceback="",
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=then)


def _worker() -> dict[str, Finding]:
    return {one.subject: one for one in look_at_content(now=NOW)}


@pytest.mark.django_db
def test_worker_that_stands_still_is_a_fault() -> None:
    _task("verbond.web.tasks.sign_of_life", "READY", 20)
    assert _worker()["worker"].level == Level.FAULT
    assert "20 minutes" in _worker()["worker"].says
    assert "timer" not in _worker()


@pytest.mark.django_db
def test_timer_that_never_came_is_a_fault() -> None:
    assert _worker()["timer"].level == Level.FAULT


@pytest.mark.django_db
def test_worker_that_works_is_fine_and_failed_work_is_told() -> None:
    _task("verbond.web.tasks.sign_of_life", "SUCCESSFUL", 2)
    _task("verbond.agreement.tasks.mail_answer", "FAILED", 5)
    found = _worker()
    assert found["worker"].level == Level.FINE
    assert "mail_answer" in found["tasks"].says


def test_old_backup_is_a_fault_and_a_fresh_one_is_fine(tmp_path: Path) -> None:
    def look() -> Finding:
        values = {**GOOD, "BACKUP_FOLDER": str(tmp_path)}
        (found,) = [f for f in look_at_surroundings(values, now=NOW) if f.subject == "backup"]
        return found

    assert look().level == Level.FAULT
    (tmp_path / "verbond.tar.gz").touch()
    os.utime(tmp_path / "verbond.tar.gz", times=(NOW.timestamp() - 90000,) * 2)
    assert look().level == Level.FINE
    os.utime(tmp_path / "verbond.tar.gz", times=(NOW.timestamp() - 99000,) * 2)
    assert look().level == Level.FAULT


@pytest.mark.parametrize("kind", ["fault", "fine"])
def test_folder_of_uploads_must_take_files(tmp_path: Path, settings: Any, kind: str) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    settings.MEDIA_ROOT = str(blocked / "in" if kind == "fault" else tmp_path)
    (found,) = [f for f in look_at_surroundings(GOOD, now=NOW) if f.subject == "uploads"]
    assert found.level == kind


_SPEAKS = {
    b"EHLO": b"250-mail\r\n250 AUTH PLAIN\r\n",
    b"AUTH": b"535 no\r\n",
    b"QUIT": b"221 bye\r\n",
}


@pytest.fixture
def mail_server() -> Iterator[int]:
    with create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            caller, _ = server.accept()
            with caller, caller.makefile("rb") as heard:
                caller.sendall(b"220 mail\r\n")
                for line in heard:
                    word = line[:4].upper()
                    caller.sendall(_SPEAKS.get(word, b"250 yes\r\n"))
                    if word == b"QUIT":
                        return

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(timeout=5)


def test_mail_server_that_answers_is_fine(mail_server: int) -> None:
    (found,) = look_at_mail(f"smtp://127.0.0.1:{mail_server}")
    assert found.as_text() == f"✓ mail: 127.0.0.1:{mail_server} answers"


def test_mail_server_that_refuses_the_password_is_a_fault(mail_server: int) -> None:
    (found,) = look_at_mail(f"smtp://verbond:mailgeheim@127.0.0.1:{mail_server}")
    assert (found.level, "refuses" in found.says) == (Level.FAULT, True)
    assert "geheim" not in found.as_text()


def test_mail_server_that_is_not_there_is_a_fault() -> None:
    with create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    (found,) = look_at_mail(f"smtp://127.0.0.1:{port}")
    assert found.level == Level.FAULT


@pytest.mark.django_db
def test_command_ends_with_the_code_of_the_worst_and_speaks_json() -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--format", "json", "--no-mail", stdout=out)
    told = json.loads(out.getvalue())
    assert told["exit"] == ended.value.code == 2
    assert {"level", "subject", "says", "mend"} == set(told["findings"][0])


@pytest.mark.django_db
def test_database_that_does_not_answer_is_a_fault_and_the_rest_is_still_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.db import OperationalError

    def refuse() -> None:
        raise OperationalError("no way to the server, password databasegeheim\nmore")

    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "databasegeheim")
    monkeypatch.setattr(connection, "ensure_connection", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    found = list(look_over(now=NOW, with_mail=False))
    assert [f.level for f in found if f.subject == "database"] == [Level.FAULT]
    assert "geheim" not in "".join(f.as_text() for f in found)
    assert [f for f in found if f.subject == "disk"]


def test_reference_of_the_settings_is_up_to_date() -> None:
    page = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    assert page == settings_page(SETTINGS, str(ROOT)), "run script/verbond describe-settings"
