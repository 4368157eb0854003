"""The shapes that come with Verbond, read from their folder once."""

from functools import cache
from pathlib import Path

from verbond.decisions.core.linked.errors import PageUnreadable
from verbond.decisions.core.linked.shapes import NAMES, Shape, parse_shapes, repaired
from verbond.environment import ROOT

FOLDER = ROOT / "data" / "shapes" / "decisions"
REPAIRED = "notulen"


@cache
def shapes_of(folder: Path = FOLDER) -> tuple[Shape, ...]:
    """Read the five shapes; one whose file is missing or broken says so when it is used."""
    return tuple(_shape(folder / f"{name}.ttl", name) for name in NAMES)


@cache
def repaired_shape(folder: Path = FOLDER) -> Shape | None:
    """Return the shape of the minutes without the `AS` that cannot be run, when it has one."""
    text = repaired((folder / f"{REPAIRED}.ttl").read_text(encoding="utf-8"))
    return parse_shapes({REPAIRED: text})[0] if text else None


def _shape(path: Path, name: str) -> Shape:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Shape(name, None, f"{path.name} ontbreekt in de map met shapes")
    except UnicodeDecodeError as broken:
        return Shape(name, None, f"{path.name} is geen UTF-8 (byte {broken.start})")
    return parse_shapes({name: text})[0]


def named_folder(wanted: str) -> Path:
    """Return a folder with shapes that somebody named. Raises `PageUnreadable` when it is none."""
    folder = Path(wanted)
    if not folder.is_dir():
        raise PageUnreadable(f"{wanted}: dit is geen map met shapes")
    return folder
