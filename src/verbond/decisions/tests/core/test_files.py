"""What a file is follows from its bytes."""

import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.decisions.core.errors import FileRefused
from verbond.decisions.core.files import MOST_BYTES, kind_of
from verbond.decisions.tests.core.files import JPEG, PDF, PNG, odt, swollen


@pytest.mark.parametrize(
    ("content", "extension"),
    [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpg"), (odt(), "odt")],
)
def test_file_is_known_by_its_bytes(content: bytes, extension: str) -> None:
    assert kind_of(content).extension == extension


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (PDF + b" " * MOST_BYTES, "too_large"),
        (b"<!doctype html><script>alert(1)</script>", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kind"),
        (b"MZ\x90\x00 een programma", "kind"),
        (b"%PDF-1.7 halverwege gestopt", "kind"),
        (PNG[:-8], "kind"),
        (JPEG[:-2], "kind"),
        (b"GIF89a", "kind"),
        (odt("application/zip"), "kind"),
        (odt("application/epub+zip"), "kind"),
        (odt(compress=zipfile.ZIP_DEFLATED), "kind"),
        (odt("x" * 5000), "kind"),
        (b"PK\x03\x04 geen zip", "broken"),
        (odt()[:-10], "broken"),
        (odt(Basic__Standard__Module1=b"Sub Main"), "macros"),
        (odt(Scripts__python__x=b"import os"), "macros"),
        (swollen(), "bomb"),
    ],
)
def test_what_may_not_stand_with_a_decision_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(content)
    assert refused.value.code == code


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", PNG[:16]]))
def test_no_bytes_bring_it_down(rest: bytes, start: bytes) -> None:
    _try(start + rest)


@given(st.data())
def test_no_damage_to_a_good_document_brings_it_down(data: st.DataObject) -> None:
    whole = bytearray(odt())
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _try(bytes(whole))


def _try(content: bytes) -> None:
    with suppress(FileRefused):
        assert kind_of(content).media_type
