"""Refresh the front-end files of others that stand in the tree: version, licence and hash of each.

    python tools/vendor_assets.py            all of them
    python tools/vendor_assets.py leaflet    one

Only for whoever upgrades one: a clone, the tests and a server need no Node.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Asset:
    """One package: where its files go, and which of them (path inside it → name here)."""

    name: str
    package: str
    version: str
    licence: str
    folder: str
    files: Mapping[str, str]


_FONT = "atkinson-hyperlegible-next"
ASSETS = (
    Asset(
        "leaflet",
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        "src/verbond/places/static/places/vendor/leaflet",
        {
            "dist/leaflet.js": "leaflet.js",
            "dist/leaflet.css": "leaflet.css",
            "dist/images/layers.png": "images/layers.png",
            "dist/images/layers-2x.png": "images/layers-2x.png",
            "dist/images/marker-icon.png": "images/marker-icon.png",
            "dist/images/marker-icon-2x.png": "images/marker-icon-2x.png",
            "dist/images/marker-shadow.png": "images/marker-shadow.png",
            "LICENSE": "LICENSE",
        },
    ),
    Asset(
        "font",
        "@fontsource-variable/atkinson-hyperlegible-next",
        "5.3.0",
        "OFL-1.1",
        "src/verbond/web/static/web/fonts",
        {
            f"files/{_FONT}-latin-wght-normal.woff2": f"{_FONT}-latin-wght-normal.woff2",
            f"files/{_FONT}-latin-ext-wght-normal.woff2": f"{_FONT}-latin-ext-wght-normal.woff2",
            "LICENSE": "OFL.txt",
        },
    ),
    Asset(
        "axe",
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "tests/journeys/vendor/axe-core",
        {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE"},
    ),
)


def refresh(asset: Asset) -> None:
    """Fetch one package and write its files and its VERSIONS."""
    folder = ROOT / asset.folder
    lines = ["# name version licence file sha256 (written by tools/vendor_assets.py)"]
    with tempfile.TemporaryDirectory() as place:
        wanted = f"{asset.package}@{asset.version}"
        subprocess.run(
            ["npm", "pack", "--silent", wanted], cwd=place, check=True, capture_output=True
        )
        (archive,) = Path(place).glob("*.tgz")
        with tarfile.open(archive) as package:
            for inside, name in asset.files.items():
                content = _read(package, f"package/{inside}")
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                digest = hashlib.sha256(content).hexdigest()
                lines.append(f"{asset.package} {asset.version} {asset.licence} {name} {digest}")
    (folder / "VERSIONS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{asset.name}: {len(asset.files)} files of {wanted} in {asset.folder}")


def _read(package: tarfile.TarFile, path: str) -> bytes:
    member = package.extractfile(path)
    if member is None:
        sys.exit(f"{path} is a folder, not a file")
    # A reference to a source map that is not shipped would stop `collectstatic`.
    kept = [
        line for line in member.read().split(b"\n") if not line.startswith(b"//# sourceMappingURL=")
    ]
    return b"\n".join(kept)


def main(names: Sequence[str]) -> None:
    known = {asset.name: asset for asset in ASSETS}
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"unknown: {', '.join(unknown)}; there is: {', '.join(known)}")
    for name in names or known:
        refresh(known[name])


if __name__ == "__main__":
    main(sys.argv[1:])
