"""An upload waits for its task, is done once, and is not kept for ever."""

from datetime import timedelta

import pytest

from verbond.agreement.errors import ImportRefused
from verbond.agreement.models import Agreement, Edition, WaitingImport
from verbond.agreement.operations import waiting
from verbond.agreement.operations.waiting import (
    apply_waiting,
    decide_to_apply,
    forget_waiting,
    keep_upload,
    read_waiting,
)
from verbond.agreement.testing import NOW, TEXT
from verbond.journal import facade as journal

ACTOR = journal.Actor("k" * 32, "clerk")
CHANGED = TEXT.replace("Elke school", "Iedere school").encode()


def keep(content: bytes = CHANGED) -> WaitingImport:
    return keep_upload(
        slug="fictief", name="nieuw.txt", content=content, profile="", actor=ACTOR, now=NOW
    )


@pytest.mark.parametrize(("content", "says"), [(b"", "is leeg"), (b"x" * 11, "Hoogstens 0 MB")])
def test_an_upload_that_is_empty_or_too_large_is_not_kept(
    agreement: Agreement, monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    monkeypatch.setattr(waiting, "MOST_BYTES", 10)
    with pytest.raises(ImportRefused, match=says):
        keep(content)
    assert not WaitingImport.objects.exists()


def test_an_upload_is_read_once(agreement: Agreement) -> None:
    row = keep()
    first = read_waiting(pk=row.pk, now=NOW)
    again = read_waiting(pk=row.pk, now=NOW + timedelta(days=1))
    assert (first.state, again.state, again.finished_at) == ("ready", "ready", NOW)


def test_what_nobody_looked_at_is_not_applied(agreement: Agreement) -> None:
    row = keep()
    assert apply_waiting(pk=row.pk, actor=ACTOR, now=NOW).state == "waiting"
    with pytest.raises(ImportRefused, match="niets toegepast"):
        decide_to_apply(pk=row.pk, apart=())
    assert Edition.objects.count() == 1


def test_a_task_that_comes_twice_applies_once(agreement: Agreement) -> None:
    row = read_waiting(pk=keep().pk, now=NOW)
    decide_to_apply(pk=row.pk, apart=())
    for _ in range(2):
        assert apply_waiting(pk=row.pk, actor=ACTOR, now=NOW).state == "applied"
    assert Edition.objects.count() == 2


def test_an_upload_that_nobody_applied_is_erased_after_a_month(agreement: Agreement) -> None:
    keep()
    assert forget_waiting(now=NOW + timedelta(days=30)) == 0
    assert forget_waiting(now=NOW + timedelta(days=30, seconds=1)) == 1
    assert not WaitingImport.objects.exists()
