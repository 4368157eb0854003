"""Photos of the work tell what can be seen, and nothing else."""

import io

import pytest
from PIL import Image

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Picture, Proposal, Round
from verbond.budgets.operations.outcomes import pictures
from verbond.budgets.photographs import MOST_BYTES, shrink
from verbond.budgets.tests.outcomes.acting import (
    LATER,
    photo,
    refused,
    step,
    winner,
)
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


def test_a_photo_loses_its_place_and_its_size() -> None:
    source = Image.new("RGB", (3000, 2000), "green")
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Camera van Rita", 6
    kept = io.BytesIO()
    source.save(kept, "JPEG", exif=exif)
    small = shrink(kept.getvalue())
    assert b"Rita" not in small.content
    with Image.open(io.BytesIO(small.content)) as opened:
        assert not opened.getexif()
        # Turned upright as the camera said: the wide picture is now high.
        assert opened.size == (small.width, small.height) == (1067, 1600)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        photo()[:60],
        photo(kind="GIF"),
        b"\x89PNG\r\n\x1a\n"
        b"\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x02\x00\x00\x00" + b"\x00" * 40,
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(OutcomeRefused) as found:
        shrink(content)
    assert found.value.code == "no_photo"


def test_a_photo_that_says_it_is_enormous_is_never_drawn() -> None:
    bomb = io.BytesIO()
    Image.new("1", (9000, 8000)).save(bomb, "PNG")
    with pytest.raises(OutcomeRefused):
        shrink(bomb.getvalue())
    with pytest.raises(OutcomeRefused) as found:
        shrink(b"x" * (MOST_BYTES + 1))
    assert found.value.code == "large"


def test_a_photo_is_kept_once_and_taken_away_with_a_reason(
    won: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = winner(won)
    said = {"proposal": project, "content": photo(), "actor": SYSTEM, "now": LATER}
    one = pictures.add_picture(alt="Bos", **said)  # type: ignore[arg-type]
    assert pictures.add_picture(alt="Bos", **said).pk == one.pk  # type: ignore[arg-type]
    refused("alt", pictures.add_picture, proposal=project, content=photo(), alt=" ")
    other = step(Proposal.objects.filter(round=won, state="won")[1])
    refused(
        "other_project", pictures.add_picture, proposal=project, content=photo((9, 9)), alt="x",
        milestone=other,
    )  # fmt: skip
    monkeypatch.setattr(pictures, "MOST", 1)
    refused("many", pictures.add_picture, proposal=project, content=photo((8, 8)), alt="x")
    refused("reason", pictures.remove_picture, picture=one, reason="")
    pictures.remove_picture(picture=one, reason="Iemand vroeg het", actor=SYSTEM, now=LATER)
    refused("no_picture", pictures.remove_picture, picture=one, reason="x")
    assert not Picture.objects.exists()


def test_cut_off_photo_is_refused_whatever_others_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    whole = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(whole, "PNG")
    with pytest.raises(OutcomeRefused):
        shrink(whole.getvalue()[:-20])
