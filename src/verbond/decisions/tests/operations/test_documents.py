"""Files that stand with an item: kept once, frozen with the decision, and checked."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from verbond.decisions import frozen
from verbond.decisions.errors import DraftRefused
from verbond.decisions.models import Attachment, Body, Document, Item, Meeting
from verbond.decisions.operations import documents
from verbond.decisions.operations.documents import attach_file, detach_document
from verbond.decisions.queries.items import item_named
from verbond.decisions.queries.verifying import verify_decisions
from verbond.decisions.testing import NOW, decided
from verbond.decisions.tests.core.files import JPEG, PDF, PNG, odt
from verbond.journal.facade import SYSTEM, entries_about

pytestmark = pytest.mark.django_db


def attach(item: Item, content: bytes = PDF, name: str = "Nota (fictief)") -> Document:
    return attach_file(item=item, name=name, content=content, actor=SYSTEM, now=NOW)


def test_file_is_kept_with_what_it_is(item: Item) -> None:
    row = attach(item, odt())
    assert (row.file_name, row.kind_name) == ("nota-fictief.odt", "ODT")
    assert row.size == len(odt())
    assert bytes(row.attachment.content) == odt()
    assert row.address == f"/decisions/document/{row.pk}/nota-fictief.odt"


def test_name_of_a_file_stays_out_of_the_public_journal(item: Item) -> None:
    row = attach(item, name="Ontslag van Jan (fictief)")
    (entry, *_rest) = entries_about("decisions", "item", item.key)
    assert "Jan" not in f"{entry.summary}{entry.details}"
    assert entry.details["sha256"] == row.sha256


def test_same_bytes_stand_there_once(item: Item) -> None:
    attach(item)
    with pytest.raises(DraftRefused, match="al bij"):
        attach(item, name="Andere naam")


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_file_needs_a_name(item: Item, name: str) -> None:
    with pytest.raises(DraftRefused, match="naam"):
        attach(item, name=name)


def test_name_of_other_letters_still_has_an_address(item: Item) -> None:
    assert attach(item, name="文件").file_name == "document.pdf"


def test_item_has_room_for_so_much(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES_OF_ITEM", len(PDF) + 10)
    attach(item)
    with pytest.raises(DraftRefused, match="te groot"):
        attach(item, PNG)
    monkeypatch.setattr(documents, "MOST_DOCUMENTS", 1)
    with pytest.raises(DraftRefused, match="hoogstens 1"):
        attach(item, JPEG)


def test_file_that_is_taken_away_takes_its_bytes_along(item: Item) -> None:
    row = attach(item)
    detach_document(item=item, document=row.pk, actor=SYSTEM, now=NOW)
    assert not Attachment.objects.exists()
    attach(item)


def test_files_of_a_decision_stay_as_they_were(item: Item, meeting: Meeting) -> None:
    row = attach(item)
    decided(item, meeting)
    with pytest.raises(DraftRefused, match="beslist"):
        attach(item_named(item.key), PNG)
    with pytest.raises(DraftRefused, match="beslist"):
        detach_document(item=item_named(item.key), document=row.pk, actor=SYSTEM, now=NOW)
    assert verify_decisions() == ()


def test_database_refuses_other_bytes(item: Item) -> None:
    row = attach(item)
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Attachment.objects.filter(document=row).update(content=b"anders")


def test_swapped_or_missing_file_is_found(college: Body, item: Item, meeting: Meeting) -> None:
    row = attach(item)
    decided(item, meeting)
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        frozen.remove(None, editor)
        Attachment.objects.filter(document=row).update(content=PNG)
        Document.objects.filter(pk=row.pk).update(sha256="0" * 64)
        frozen.install(None, editor)
    (unlike,) = verify_decisions()
    assert unlike.key == item.key
    assert "files" in unlike.problem
    row.delete()
    assert len(verify_decisions()) == 1
