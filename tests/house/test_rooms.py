"""Every room has its furniture, keeps its doors shut, and leaves nothing lying about."""

import re
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

import import_contracts
from verbond.kit.testing import ROOT

SOURCE = ROOT / "src/verbond"
# Found by Django or by a library under a fixed name, so that nobody names them.
FOUND_BY_NAME = re.compile(
    r"^(?:[45]\d\d(?:_csrf)?\.html|account/|mfa/|socialaccount/|allauth/|django/)"
)


def test_every_room_has_a_readme_of_one_screen(rooms: tuple[Path, ...]) -> None:
    missing = [room.name for room in rooms if not (room / "README.md").is_file()]
    assert missing == []
    long = [room.name for room in rooms if (room / "README.md").read_text().count("\n") > 60]
    assert long == []


def test_rooms_are_used_through_their_doors() -> None:
    packages = frozenset(folder.parent.name for folder in SOURCE.glob("*/apps.py"))
    found = [
        f"{path.relative_to(ROOT)}:{line}: {reason}"
        for path, module in import_contracts.modules()
        for line, reason in import_contracts.breaches(
            path.read_text(encoding="utf-8"), module, packages=packages
        )
    ]
    assert found == []


def test_rooms_listen_to_no_signals_of_each_other(texts: dict[Path, str]) -> None:
    pattern = re.compile(r"django\.(?:db\.models\.signals|dispatch)\b")
    found = [
        str(path.relative_to(ROOT))
        for path, text in texts.items()
        if path.suffix == ".py" and path.is_relative_to(SOURCE) and pattern.search(text)
    ]
    assert found == []


def test_migrations_of_each_room_are_one_line(rooms: tuple[Path, ...]) -> None:
    loader = MigrationLoader(None)
    for room in rooms:
        names = sorted(name for app, name in loader.disk_migrations if app == room.name)
        assert len(loader.graph.leaf_nodes(room.name)) <= 1, room.name
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1)), room.name


def test_every_template_is_used(rooms: tuple[Path, ...]) -> None:
    templates = {
        str(path.relative_to(room / "templates")): path
        for room in rooms
        for path in (room / "templates").rglob("*.*")
        if path.is_file()
    }
    users = {
        path: path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.html", "*.txt", "*.xml")
        for path in SOURCE.rglob(pattern)
        if "vendor" not in path.parts
    }
    unused = [
        name
        for name, own in templates.items()
        if not FOUND_BY_NAME.match(name)
        and not any(name in text for path, text in users.items() if path != own)
    ]
    assert unused == []


def test_every_template_stands_under_the_name_of_its_room(rooms: tuple[Path, ...]) -> None:
    found = [
        str(path.relative_to(ROOT))
        for room in rooms
        for path in (room / "templates").rglob("*.html")
        if (name := str(path.relative_to(room / "templates")))
        and not name.startswith(f"{room.name}/")
        and not FOUND_BY_NAME.match(name)
    ]
    assert found == []
