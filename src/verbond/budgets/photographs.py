"""A photo as it may be shown: a JPEG of bounded size with nothing in it but what can be seen."""

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 12_000_000
# A small file can say that it is enormous: what is drawn is bounded before it is drawn.
MOST_PIXELS = 60_000_000
WIDEST = 1600
_KINDS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photo made anew from its pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def shrink(content: bytes) -> Photograph:
    """Draw a photo anew, upright and at most 1,600 pixels wide or high, as a JPEG.

    Nothing of the file itself is kept: no place, day, camera, thumbnail, profile or what hides
    behind the picture. Raises `OutcomeRefused` for what is too large, no photo, or broken.
    """
    if len(content) > MOST_BYTES:
        raise OutcomeRefused(
            "large",
            gettext("De foto is te groot: hoogstens %(most)s MB kan.")
            % {"most": MOST_BYTES // 1_000_000},
        )
    from PIL import Image, ImageOps

    refused = OutcomeRefused(
        "no_photo", gettext("Dit is geen foto die we kunnen lezen. Gebruik JPEG, PNG of WebP.")
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # Whether a cut-off file is drawn as far as it goes is one switch for the whole process,
            # and others turn it: what is not whole is refused here.
            with Image.open(io.BytesIO(content), formats=_KINDS) as looked:
                looked.verify()
            with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise refused
                # A JPEG of many pixels is read at a fraction of its size.
                opened.draft("RGB", (WIDEST, WIDEST))
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((WIDEST, WIDEST))
                return _drawn(upright)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as broken:
        raise refused from broken


def _drawn(source: "Image.Image") -> Photograph:
    from PIL import Image

    ground = Image.new("RGB", source.size, "white")
    shown = source.convert("RGBA")
    ground.paste(shown, mask=shown.getchannel("A"))
    kept = io.BytesIO()
    ground.save(kept, "JPEG", quality=82, optimize=True, progressive=True)
    return Photograph(kept.getvalue(), "image/jpeg", ground.width, ground.height)
