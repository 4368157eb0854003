"""Bring templates in from files: each version once, and never another content under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from django.db import transaction

from verbond.journal import facade as journal
from verbond.scorecards.core.errors import TemplateWrong
from verbond.scorecards.core.reading import content_hash, plain, read_template
from verbond.scorecards.core.template import Template
from verbond.scorecards.errors import TemplateRefused
from verbond.scorecards.models import Template as TemplateRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the versions that are new, and how many were here already."""

    new: tuple[str, ...]
    same: int


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: Mapping[str, Any]
    template: Template
    sha256: str


@transaction.atomic
def load_templates(folder: Path, *, actor: journal.Actor, now: datetime) -> Loaded:
    """Keep every template of a folder that is not here yet; loading again changes nothing.

    Raises `TemplateWrong` for a file that cannot be used and `TemplateRefused` for a file that
    changed under the same version; then nothing is kept.
    """
    files = [_read(path) for path in sorted(folder.glob("*.yaml"))]
    journal.wait_turn()
    held = {(row.code, row.version): row.sha256 for row in TemplateRow.objects.all()}
    _check_together(files, {code for code, _version in held})
    fresh = [one for one in files if (one.template.code, one.template.version) not in held]
    for one in files:
        kept = held.get((one.template.code, one.template.version))
        if kept not in {None, one.sha256}:
            raise TemplateRefused(
                "same_version",
                f"{one.name}: {one.template.code} {one.template.version} is here with another "
                "content, and runs may be made of it; give the file a higher version",
            )
    TemplateRow.objects.bulk_create([_row(one) for one in fresh])
    new = tuple(f"{one.template.code} {one.template.version}" for one in fresh)
    if new:
        _write(new, actor, now)
    return Loaded(new, len(files) - len(fresh))


def _read(path: Path) -> _File:
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise TemplateWrong(path.name, f"cannot be read as YAML: {wrong}") from wrong
    template = read_template(content, path.name)
    return _File(path.name, content, template, content_hash(content))


def _check_together(files: Sequence[_File], known: set[str]) -> None:
    seen: dict[tuple[str, int], str] = {}
    codes = known | {one.template.code for one in files}
    for one in files:
        key = (one.template.code, one.template.version)
        if key in seen:
            raise TemplateWrong(one.name, f"{seen[key]} holds the same code and version")
        seen[key] = one.name
        after = one.template.scope.after
        if after and after.code not in codes:
            raise TemplateWrong(one.name, f"follows from a test that is unknown: {after.code}")


def _row(one: _File) -> TemplateRow:
    template = one.template
    return TemplateRow(
        code=template.code,
        version=template.version,
        name=template.name,
        gate=template.gate,
        signed_by=template.signed_by,
        author=template.author,
        source=template.source,
        valid_from=template.valid_from,
        valid_until=template.valid_until,
        content=cast("dict[str, Any]", plain(one.content)),
        sha256=one.sha256,
    )


def _write(new: tuple[str, ...], actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb="load_templates",
        room="scorecards",
        object_kind="templates",
        object_key="all",
        summary=f"{len(new)} sjablonen van toetsen toegevoegd.",
        details={"new": list(new)},
        at=now,
    )
