"""The datasets of the catalogue, with their forms, dates and what is known of their size."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache as once
from importlib.resources import files
from typing import Any

import yaml
from django.core.cache import cache
from django.utils import timezone

from verbond.budgets import facade as budgets
from verbond.journal import facade as journal
from verbond.opendata import queries
from verbond.opendata.addresses import ROOT, list_path
from verbond.opendata.core.things import Thing
from verbond.opendata.things import things

KEEP_SECONDS = 86400
# Datasets that have a feed of their own.
_FEEDS = {
    "decisions": "decisions.atom",
    "rounds": "budgets.atom",
    "take-up": "rights.atom",
}
_FILE_TYPES = {"text/plain": "TXT", "application/json": "JSON"}
FORMS = {"csv": ("CSV", "text/csv"), "jsonld": ("JSON_LD", "application/ld+json")}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to get a dataset: a file, a feed or the API."""

    name: str
    path: str
    file_type: str
    media_type: str
    is_file: bool
    bytes: int | None = None
    sha256: str = ""

    @property
    def group(self) -> str:
        """Return what it is a form of: commitments.csv is one of commitments."""
        return self.name.partition(".")[0]

    @property
    def short(self) -> str:
        return {"jsonld": "JSON-LD", "atom": "Atom"}.get(
            ending := self.name.partition(".")[2], ending.upper()
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that the dataset answers, and the address of the answer."""

    question: str
    path: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One entry of the catalogue."""

    id: str
    title: str
    about: str
    theme: str
    keywords: tuple[str, ...]
    licence: str
    licence_url: str
    main: Thing | None
    forms: tuple[Form, ...]
    asks: tuple[Ask, ...]
    issued: datetime | None
    modified: datetime | None
    slug: str


@once
def _written() -> tuple[Mapping[str, Any], ...]:
    path = files("verbond.opendata.things") / "datasets.yaml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")))


def all_datasets(
    agreements: Sequence[Any], version: str, language: str = "nl"
) -> tuple[Dataset, ...]:
    """Return every dataset: those of each agreement, each vote, then of the site as a whole."""
    times = _times()
    found: list[Dataset] = []
    for entry in (_in(language, one) for one in _written()):
        begin, changed = times.get("begin"), times.get(entry["room"])
        if entry.get("per_agreement"):
            for one in agreements:
                title, moment = f"{entry['title']}: {one.title}", one.changed_at or times.get("")
                forms = tuple(_forms(entry, one.slug, version))
                found.append(_dataset(entry, one.slug, title, forms, begin, moment))
        elif entry.get("per_round"):
            found += [_election(entry, one) for one in budgets.round_files(timezone.now())]
        else:
            forms = tuple(_forms(entry, "", version))
            found.append(_dataset(entry, "", entry["title"], forms, begin, changed))
    return tuple(found)


def _election(entry: Mapping[str, Any], one: budgets.RoundFiles) -> Dataset:
    forms = tuple(
        Form(
            file.name,
            file.path,
            _FILE_TYPES[file.media_type],
            file.media_type,
            is_file=True,
            bytes=file.bytes,
            sha256=file.sha256,
        )
        for file in one.files
    )
    title = f"{entry['title']}: {one.title}"
    return _dataset(entry, "", title, forms, one.published_at, one.published_at, f"-{one.slug}")


def _in(language: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    if language not in entry:
        return entry
    words = entry[language]
    asks = zip(entry["asks"], words["asks"], strict=True)
    return {
        **entry,
        "title": words["title"],
        "about": words["about"],
        "licence": {**entry["licence"], "words": words.get("licence", entry["licence"]["words"])},
        "asks": [{**one, "question": question} for one, question in asks],
    }


def _times() -> dict[str, datetime]:
    """Return when the site began to publish, and when each room last wrote the journal."""
    moments: dict[str, datetime] = journal.last_moments()
    first = journal.page_of_entries(size=1, before=2).entries
    if not first:
        return {}
    begin = first[0].at
    rooms = {entry["room"]: moments.get(entry["room"], begin) for entry in _written()}
    return rooms | {"begin": begin, "": max(moments.values())}


def _dataset(
    entry: Mapping[str, Any],
    slug: str,
    title: str,
    forms: tuple[Form, ...],
    issued: datetime | None,
    modified: datetime | None,
    of: str = "",
) -> Dataset:
    return Dataset(
        id=f"{slug}-{entry['id']}" if slug else entry["id"] + of,
        title=title,
        about=entry["about"],
        theme=entry["theme"],
        keywords=tuple(entry["keywords"]),
        licence=entry["licence"]["words"],
        licence_url=entry["licence"].get("url", ""),
        main=things()[entry["main"]] if "main" in entry else None,
        forms=forms,
        asks=tuple(
            Ask(one["question"], one["path"].replace("{slug}", slug)) for one in entry["asks"]
        ),
        issued=issued,
        modified=modified,
        slug=slug,
    )


def _forms(entry: Mapping[str, Any], slug: str, version: str) -> Iterator[Form]:
    for thing in (things()[name] for name in entry["things"]):
        for ending, (file_type, media_type) in FORMS.items():
            path = f"{list_path(thing, slug)}.{ending}"
            yield Form(
                f"{thing.many}.{ending}", path, file_type, media_type, True, _size(path, version)
            )
    name = entry["id"]
    if name == "text":
        path = f"{ROOT}/{slug}/agreement.zip"
        yield Form("agreement.zip", path, "ZIP", "application/zip", True, _size(path, version))
        yield Form("feed.atom", f"{ROOT}/{slug}/feed.atom", "ATOM", "application/atom+xml", False)
    if name in _FEEDS:
        path = f"{ROOT}/{_FEEDS[name]}"
        yield Form(_FEEDS[name], path, "ATOM", "application/atom+xml", False)


def remember_size(path: str, version: str, size: int) -> None:
    """Keep the size of a file that was just made, for as long as nothing changes."""
    cache.set(_size_key(path, version), size, KEEP_SECONDS)


def _size(path: str, version: str) -> int | None:
    size: int | None = cache.get(_size_key(path, version))
    return size


def _size_key(path: str, version: str) -> str:
    return "opendata-size:" + hashlib.sha256(f"{path} {version}".encode()).hexdigest()


def counts(version: str) -> dict[str, int]:
    """Return how many rows there are of the main things, in all agreements together."""
    held: dict[str, int] | None = cache.get(f"opendata-counts:{version}")
    if held is None:
        known = things()
        main = (entry["main"] for entry in _written() if "main" in entry)
        names = [*dict.fromkeys(main), "systems"]
        held = queries.counts(known[name] for name in names)
        cache.set(f"opendata-counts:{version}", held, KEEP_SECONDS)
    return held
