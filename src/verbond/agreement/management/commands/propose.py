"""script/verbond propose: show what the rules propose, and keep it for review when asked."""

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verbond.agreement.errors import NoSuchAgreement
from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.operations.annotating import Note
from verbond.agreement.operations.proposing import WHAT, Offer, apply_offer, look

SAMPLES = 5
SHOWN = 90  # characters of a sentence


class Command(BaseCommand):
    help = "Let the rules propose goals, themes, links and places; --apply keeps them for review."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("agreement", help="address of the agreement (slug)")
        parser.add_argument(
            "--what", nargs="+", choices=WHAT, default=list(WHAT), help="only these sorts"
        )
        parser.add_argument("--apply", action="store_true", help="write it; without it only shows")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, now = options["agreement"], timezone.now()
        agreement = Agreement.objects.filter(slug=slug).first()
        if agreement is None:
            known = ", ".join(Agreement.objects.values_list("slug", flat=True)) or "none"
            raise NoSuchAgreement("unknown_agreement", f"no agreement {slug!r}; known: {known}")
        offer = look(agreement=agreement, now=now, what=options["what"])
        units = Commitment.objects.filter(agreement=agreement).in_bulk()
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_json(offer, units), ensure_ascii=False, indent=1))
        else:
            self._show(offer, units)
        if options["apply"]:
            new = apply_offer(agreement=agreement, offer=offer, now=now)
            self.stderr.write(f"· {new} new proposals wait for review")
        else:
            self.stderr.write("· nothing written; add --apply to keep these for review")

    def _show(self, offer: Offer, units: dict[int, Commitment]) -> None:
        self.stdout.write(
            f"{len(offer.fresh)} new, {len(offer.renewed)} renewed, "
            f"{len(offer.withdrawn)} withdrawn, {offer.kept} still waiting"
        )
        by_sort: defaultdict[str, list[Note]] = defaultdict(list)
        for note in offer.fresh:
            by_sort[note.what].append(note)
        for what, notes in by_sort.items():
            values = Counter(note.value for note in notes if note.other_id is None).most_common(8)
            most = ", ".join(f"{value} {number}" for value, number in values)
            self.stdout.write(f"\n{what}: {len(notes)}{'  (' + most + ')' if most else ''}")
            for note in sorted(notes, key=lambda one: -one.certainty)[:: max(1, len(notes) // 5)][
                :SAMPLES
            ]:
                self.stdout.write(_line(note, units))


def _line(note: Note, units: dict[int, Commitment]) -> str:
    unit = units[note.commitment_id]
    to = f"line {units[note.other_id].first_line}" if note.other_id else note.value
    return (
        f"  {unit.first_line:5} → {to:<12} {note.certainty:3} %  {unit.text[:SHOWN]}\n"
        f"          words: {', '.join(note.words) or '–'}"
    )


def _as_json(offer: Offer, units: dict[int, Commitment]) -> dict[str, Any]:
    return {
        "new": len(offer.fresh),
        "renewed": len(offer.renewed),
        "withdrawn": len(offer.withdrawn),
        "waiting": offer.kept,
        "counts": offer.counts,
        "proposals": [
            {
                "commitment": units[note.commitment_id].key,
                "line": units[note.commitment_id].first_line,
                "what": note.what,
                "value": note.value,
                "words": list(note.words),
                "certainty_percent": note.certainty,
                "note": note.note,
            }
            for note in offer.fresh
        ],
    }
