"""The published files of a round: what they are, how big, and their fingerprints."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbond.budgets.core.balloting import canonical
from verbond.budgets.core.publishing import certificate_name, sha256_of_bytes, stem_of
from verbond.budgets.models import Pot, Result, Round

PB, JSON, TEXT = "text/plain; charset=utf-8", "application/json", "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file, whole."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256_of_bytes(self.content)

    @property
    def size(self) -> int:
        return len(self.content)


def json_bytes(value: Any) -> bytes:
    """Write plain values so that the same values are the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def frozen_file(row: Round) -> PublishedFile | None:
    """Return what was frozen before the vote; everybody can have it from then on."""
    if not row.frozen_sha256:
        return None
    # Canonical, so that the sha256 of the file is the one that was announced.
    return PublishedFile("frozen.json", JSON, canonical(row.frozen).encode())


def files_of(row: Round, result: Result | None) -> tuple[PublishedFile, ...]:
    """Return all files of a round; without a result only what was frozen."""
    frozen = frozen_file(row)
    found = [frozen] if frozen else []
    if result is not None:
        found += _of_result(result)
        found.append(PublishedFile("README.txt", TEXT, readme(row, result, found).encode()))
    return tuple(found)


def commands_of(result: Result) -> tuple[tuple[str, str], ...]:
    """Return for each pot the two commands that count it again and check it."""
    return tuple((pot["commands"][0], pot["commands"][1]) for pot in result.parameters["pots"])


def readme(row: Round, result: Result, files: list[PublishedFile]) -> str:
    """Return the text beside the files: what they are and the exact commands."""
    lines = [
        f"{row.title}",
        "",
        "Deze bestanden zijn genoeg om de uitslag opnieuw te tellen. Je hebt Verbond nodig:",
        "zet de bestanden in de map van Verbond en typ:",
        "",
    ]
    for counting, checking in commands_of(result):
        lines += [counting, checking, ""]
    lines += [
        "De eerste opdracht telt opnieuw. De tweede kijkt het bewijs na met een ander programma.",
        "Zijn er twee potten? Tel dan eerst ateliers.pb: wat die pot overlaat, zit in election.pb.",
        "",
        "election.pb        de stembiljetten, zonder namen, in het formaat van pabulib.org",
        "certificate.json   het bewijs van de telling, ronde per ronde",
        "count.json         de uitslag zoals de eerste opdracht ze geeft",
        "parameters.json    alles wat besliste: model, projecten, lot, drempels",
        "explained.json     wat de pagina van de uitslag zegt, in cijfers",
        "receipts.txt       de controlegetallen van alle stembiljetten, gesorteerd",
        "frozen.json        wat vastlag voor de stemming begon",
        "",
        "SHA-256:",
    ]
    lines += [f"{one.sha256}  {one.name}" for one in files]
    return "\n".join(lines) + "\n"


def _of_result(result: Result) -> list[PublishedFile]:
    found: list[PublishedFile] = []
    pots: list[Pot | Result] = [*result.pots.all(), result]
    for told, pot in zip(result.parameters["pots"], pots, strict=True):
        stem, code = stem_of(told["code"]), told["code"]
        found += [
            PublishedFile(f"{stem}.pb", PB, bytes(pot.election)),
            PublishedFile(certificate_name(code), JSON, json_bytes(pot.certificate)),
            PublishedFile(
                "count.json" if stem == "election" else f"{stem}-count.json",
                JSON,
                json_bytes(pot.count),
            ),
        ]
    return [
        *found,
        PublishedFile("parameters.json", JSON, json_bytes(result.parameters)),
        PublishedFile("explained.json", JSON, json_bytes(_explained(result))),
        PublishedFile("receipts.txt", TEXT, result.receipts.encode()),
    ]


def _explained(result: Result) -> Mapping[str, Any]:
    return {**result.explained, "groups": result.groups}
