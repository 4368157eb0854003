"""The command that recomputes the journal."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from verbond.journal.cards import Actor
from verbond.journal.seal import unsealed
from verbond.journal.tests.test_operations import write

pytestmark = pytest.mark.django_db
ACTOR = Actor("key", "clerk")


def run(*arguments: str) -> tuple[int, str]:
    out, code = io.StringIO(), 0
    try:
        call_command("verify_journal", *arguments, stdout=out)
    except SystemExit as stopped:
        code = int(str(stopped.code))
    return code, out.getvalue()


def tamper(statement: str) -> None:
    with unsealed(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def test_whole_journal_ends_with_0_and_prints_the_head() -> None:
    head = [write() for _ in range(3)][-1].hash
    assert run() == (0, f"whole: 3 entries, head {head}\n")


def test_empty_journal_is_whole() -> None:
    code, said = run()
    assert code == 0
    assert said.startswith("whole: 0 entries")


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE journal_entry SET summary = 'anders' WHERE sequence = 2", 2),
        ("UPDATE journal_entry SET actor = '' WHERE sequence = 3", 3),
        ("UPDATE journal_entry SET details = '{\"n\": 1.0}' WHERE sequence = 1", 1),
        ("DELETE FROM journal_entry WHERE sequence = 2", 2),
        ("DELETE FROM journal_entry WHERE sequence = 4", 4),
        ("DELETE FROM journal_entry", 1),
        ("UPDATE journal_head SET sequence = 2", 3),
    ],
)
def test_tampering_ends_with_1_and_names_the_first_broken_entry(statement: str, place: int) -> None:
    for _ in range(4):
        write(actor=ACTOR, details={"n": 1})
    tamper(statement)
    code, said = run()
    assert code == 1
    assert f"BROKEN at entry {place}:" in said


def test_head_that_was_written_down_before_must_still_be_there() -> None:
    old = write().hash
    new = write().hash
    assert run("--expect-head", old)[0] == 0
    assert run("--expect-head", new.upper())[0] == 0
    code, said = run("--expect-head", "0" * 63 + "1")
    assert code == 1
    assert "no entry has the expected head" in said


def test_journal_rewritten_from_the_start_is_found_by_the_old_head() -> None:
    old = write(summary="de waarheid").hash
    tamper("DELETE FROM journal_entry")
    tamper("DELETE FROM journal_head")
    write(summary="een ander verhaal")
    assert run()[0] == 0
    assert run("--expect-head", old)[0] == 1


def test_head_that_is_no_hash_is_refused() -> None:
    with pytest.raises(CommandError, match="64 hex digits"):
        run("--expect-head", "<script>")


def test_progress_is_shown_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    write()
    screen = Terminal()
    call_command("verify_journal", stdout=io.StringIO(), stderr=screen)
    assert "1 of 1 entries" in screen.getvalue()
    call_command("verify_journal", "--quiet", stdout=io.StringIO(), stderr=(silent := Terminal()))
    assert silent.getvalue() == ""
