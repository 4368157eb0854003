"""Load an agreement that ships with its facts, reviewed annotations and systems."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from verbond.agreement.models import Agreement
from verbond.agreement.operations.evidence_measures import refresh_measures
from verbond.agreement.operations.importing import Facts, apply_import
from verbond.agreement.operations.proposing import propose_all
from verbond.agreement.operations.reviewed import apply_reviewed
from verbond.agreement.operations.systems import load_systems
from verbond.agreement.parsing import parse
from verbond.journal import facade as journal


@dataclass(frozen=True, slots=True)
class Shipped:
    slug: str
    commitments: int
    confirmed: int
    proposed: int
    problems: tuple[str, ...]


def load_shipped(*, folder: Path, actor: journal.Actor, now: datetime) -> Shipped:
    """Import the document of a folder with everything reviewed about it; again changes nothing."""
    content = yaml.safe_load((folder / "agreement.yaml").read_text(encoding="utf-8"))
    document = folder / content["document"]
    found = parse(document.read_bytes(), document.name)
    facts = Facts(
        title=content["title"],
        city=content["city"],
        parties=content.get("parties", ""),
        term_from=content["term_from"],
        term_to=content["term_to"],
        source_note=content.get("source_note", ""),
        fictitious=content.get("fictitious", False),
    )
    edition = apply_import(slug=content["slug"], outline=found, actor=actor, now=now, facts=facts)
    agreement = Agreement.objects.select_related("edition").get(pk=edition.agreement_id)
    applied = apply_reviewed(agreement=agreement, path=folder / content["reviewed"], now=now)
    proposed = propose_all(agreement=agreement, now=now)
    systems = folder / "systems.csv"
    if systems.exists() and not agreement.commitments.filter(system_uses__isnull=False).exists():
        load_systems(agreement=agreement, names=folder / "systems.yaml", phrases=systems, now=now)
    refresh_measures(now=now, actor=actor)
    return Shipped(
        slug=agreement.slug,
        commitments=agreement.commitments.filter(is_promise=True).count(),
        confirmed=applied.new,
        proposed=proposed,
        problems=applied.not_found,
    )
