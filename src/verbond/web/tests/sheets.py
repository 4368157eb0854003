"""Read the style sheets of this room as text."""

import re
from pathlib import Path

CSS = Path(__file__).parents[1] / "static/web/css"
_DARK = "@media (prefers-color-scheme: dark)"


def tokens(name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colour tokens of a sheet: light, and light overruled by dark."""
    light, dark = (CSS / name).read_text().split(_DARK)
    found = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part)) for part in (light, dark)]
    return found[0], {**found[0], **found[1]}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
