"""Carry out a run: the table is read in memory, hits are kept, everybody else is only counted."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext

from verbond.rights import sealing_runs as sealing
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.hits import RawHit, find_hits, known_of
from verbond.rights.core.detecting.letters import facts_used, told_conditions, told_facts
from verbond.rights.core.detecting.purpose import Purpose
from verbond.rights.core.detecting.states import RunState
from verbond.rights.core.detecting.waves import draw_waves
from verbond.rights.core.population import Population, evaluate
from verbond.rights.core.ruleset import RuleSet, parameters_of
from verbond.rights.core.tree import PERSON
from verbond.rights.detection_table import DetectionTable, read_detection_table
from verbond.rights.loading import shipped_rules
from verbond.rights.models import DetectionRun, Found, GrantReview, Hit, OptOut, RunTally
from verbond.rights.operations.detecting.acting import expect, note, taken
from verbond.rights.operations.detecting.drafting import draft_sha256, lacks_of
from verbond.rights.operations.detecting.keying import open_key
from verbond.rights.operations.detecting.words import in_words, lack_words
from verbond.rights.queries.detecting.funnel import VERDICT
from verbond.rights.queries.detecting.needed import VARIANT, allowed_columns
from verbond.rights.queries.detecting.purposes import purpose_of
from verbond.rights.queries.detecting.wall import Seat, Task
from verbond.rights.queries.pages.sheets import sheet_of

GRANT, CERTAIN = 1, "ja"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody with at least one hit, with all that is sealed, before it is sealed."""

    number: str
    home: str
    contact: Mapping[str, str]
    hits: tuple[RawHit, ...]


def execute_run(
    *,
    seat: Seat,
    passphrase: str,
    table: IO[bytes],
    name: str,
    now: dt.datetime,
    today: dt.date,
) -> DetectionRun:
    """Carry out an approved run on a table that stays in memory. Raises `RunRefused`, `CaseError`.

    All is worked out first and written in one transaction: a run that is stopped half-way left
    nothing, and of two at once the second is refused.
    """
    seat.need(Task.KEY_HOLDER)
    run = DetectionRun.objects.get(pk=seat.run_id)
    _check_start(run, today)
    ring = open_key(seat=seat, passphrase=passphrase, now=now)
    purpose, rules = purpose_of(run), shipped_rules()
    read = _read(purpose, rules, table, name)
    people, counts, left_out = _people(purpose, rules, read, ring)
    drawn = _Drawing(run, ring, purpose, rules, read.population, secrets.token_hex(16))
    return _write(drawn, people, counts, left_out=left_out, seat=seat, now=now, today=today)


def _check_start(run: DetectionRun, today: dt.date) -> None:
    expect(run, RunState.APPROVED)
    if draft_sha256(run) != run.approved_sha256:
        raise RunRefused(
            "changed",
            gettext("Wat hier staat, is niet wat goedgekeurd is. Begin een nieuw ontwerp."),
        )
    lacks = lacks_of(run, today=today)
    if lacks:
        raise RunRefused("lacking", " ".join(lack_words(lacks)))


def _read(purpose: Purpose, rules: RuleSet, table: IO[bytes], name: str) -> DetectionTable:
    try:
        return read_detection_table(
            table,
            name,
            declared=purpose.columns,
            allowed=allowed_columns(purpose),
            rights=purpose.rights,
            vocabulary=rules.vocabulary,
        )
    except RunRefused as refused:
        raise in_words(refused) from refused


def _people(
    purpose: Purpose, rules: RuleSet, read: DetectionTable, ring: sealing.Keyring
) -> tuple[list[_Person], Mapping[str, Mapping[str, int]], int]:
    assert purpose.reference_on is not None  # noqa: S101 - a run without it is not approved
    results = evaluate(
        rules, read.population, purpose.reference_on, variant=VARIANT, rights=purpose.rights
    )
    hits, counts = find_hits(
        results,
        read.population,
        held=read.held,
        day=purpose.reference_on,
        with_maybe=purpose.with_maybe,
    )
    by_row: dict[int, list[RawHit]] = {}
    for hit in hits:
        by_row.setdefault(hit.row, []).append(hit)
    out = _opted_out()
    people: list[_Person] = []
    left_out = 0
    for row, own in sorted(by_row.items()):
        number = str(read.population.person_ids[row])
        tag = ring.tag(number)
        kept = tuple(hit for hit in own if not {(tag, ""), (tag, hit.right)} & out)
        left_out += len(kept) < len(own)
        if kept:
            home = str(read.population.home_ids[kept[0].home])
            people.append(_Person(number, home, read.contact_of(row), kept))
    return people, counts, left_out


def _opted_out() -> set[tuple[str, str]]:
    return set(OptOut.objects.values_list("tag", "right"))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is needed to seal what a run found."""

    run: DetectionRun
    ring: sealing.Keyring
    purpose: Purpose
    rules: RuleSet
    population: Population
    seed: str
    told: dict[str, tuple[bool, Mapping[str, str]]] = field(default_factory=dict)

    def found(self, person: _Person, wave: int) -> tuple[Found, list[Hit]]:
        code = self.ring.letter_code(person.number)
        letters = [self._letter(hit) for hit in person.hits]
        content: dict[str, Any] = {"tag": self.ring.tag(person.number), "rights": letters}
        found = Found(
            run=self.run,
            pseudonym=self.ring.pseudonym(person.number),
            wave=wave,
            sealed_identity=self.ring.seal({"person": person.number, **person.contact}),
            letter_hash=sealing.letter_hash(code),
            sealed_letter=sealing.seal_letter(code, content),
        )
        pairs = zip(person.hits, letters, strict=True)
        return found, [self._hit(found, hit, letter) for hit, letter in pairs]

    def _subject(self, hit: RawHit) -> str:
        return self.ring.pseudonym(str(hit.subject), f"{hit.subject_kind}:{hit.right}")[:32]

    def _letter(self, hit: RawHit) -> dict[str, object]:
        right, row = self.rules.rights[hit.right], self.rules.catalogue[hit.right]
        # Of a person it is about that person, also when a parent reads it; else of who reads it.
        whom = hit.subject if hit.subject_kind == PERSON else hit.row
        known = known_of(self.population, whom, hit.home, self.rules.vocabulary)
        used = facts_used(right, hit.conditions, known, self._day)
        facts = told_facts(used, known, self.rules.vocabulary, self.purpose.sources)
        is_stale, texts = self._said(hit.right)
        return {
            "hit": f"{hit.right}:{self._subject(hit)}",
            "right": hit.right,
            "name": row.name,
            "verdict": hit.verdict,
            "whom": "child" if whom != hit.row else hit.subject_kind,
            "shape": row.shape,
            # An amount that nobody checked lately is never told to a resident.
            "low": None if is_stale else hit.low,
            "high": None if is_stale else hit.high,
            "is_stale": is_stale,
            "unit": row.unit,
            "conditions": told_conditions(right, hit.conditions, texts),
            "facts": [one.plain() for one in facts],
        }

    @property
    def _day(self) -> dt.date:
        day = self.purpose.reference_on
        assert day is not None  # noqa: S101 - a run without it is not approved
        return day

    def _said(self, right: str) -> tuple[bool, Mapping[str, str]]:
        """Return whether amounts of a right are too old, and the words of its conditions."""
        if right not in self.told:
            is_stale = any(
                self.rules.parameters[name].is_stale_on(self._day)
                for name in parameters_of(self.rules.rights[right])
            )
            sheet = sheet_of(right, self.rules, self._day, hides=is_stale)
            texts = {one.id: one.text for one in sheet.conditions if one.id} if sheet else {}
            self.told[right] = is_stale, texts
        return self.told[right]

    def _hit(self, found: Found, hit: RawHit, letter: Mapping[str, object]) -> Hit:
        return Hit(
            found=found,
            right=hit.right,
            subject_kind=hit.subject_kind,
            subject=self._subject(hit),
            verdict=hit.verdict,
            amount_low=hit.low,
            amount_high=hit.high,
            unit=self.rules.catalogue[hit.right].unit,
            sealed_facts=self.ring.seal(letter),
        )


def _write(
    drawing: _Drawing,
    people: Sequence[_Person],
    counts: Mapping[str, Mapping[str, int]],
    *,
    left_out: int,
    seat: Seat,
    now: dt.datetime,
    today: dt.date,
) -> DetectionRun:
    waves = draw_waves(
        (drawing.ring.pseudonym(one.home, "home") for one in people),
        seed=drawing.seed,
        waves=drawing.purpose.waves,
    )
    made = [drawing.found(one, waves[drawing.ring.pseudonym(one.home, "home")]) for one in people]
    with transaction.atomic():
        run = taken(seat)
        expect(run, RunState.APPROVED)
        _check_start(run, today)
        _keep(run, made, counts, today)
        run.state, run.executed_at, run.executed_on = RunState.RUN, now, today
        run.seed, run.left_out = drawing.seed, left_out
        run.rows_read = drawing.population.person_count
        run.purge_on = today + dt.timedelta(days=run.retention_days)
        run.lock += 1
        run.save()
        note(
            run, "execute_run", f"uitgevoerd. Alles wordt gewist op {run.purge_on:%d/%m/%Y}.",
            actor=seat.actor, now=now, details={"columns": sorted(drawing.purpose.columns)},
        )  # fmt: skip
    return run


def _keep(
    run: DetectionRun,
    made: Iterable[tuple[Found, list[Hit]]],
    counts: Mapping[str, Mapping[str, int]],
    today: dt.date,
) -> None:
    rows = list(made)
    # In the order of their pseudonyms: the place of a row says nothing of the place in the table.
    rows.sort(key=lambda one: one[0].pseudonym)
    Found.objects.bulk_create((found for found, _hits in rows), batch_size=_AT_ONCE)
    hits = [hit for _found, own in rows for hit in own]
    for hit in hits:
        hit.state_on = today
    Hit.objects.bulk_create(hits, batch_size=_AT_ONCE)
    GrantReview.objects.bulk_create(
        (
            GrantReview(hit=hit, regulation=run.regulations[hit.right])
            for hit in hits
            if run.automation.get(hit.right) == GRANT and hit.verdict == CERTAIN
        ),
        batch_size=_AT_ONCE,
    )
    RunTally.objects.bulk_create(
        RunTally(run=run, right=right, stage=f"{VERDICT}{verdict}", count=count)
        for right, said in counts.items()
        for verdict, count in said.items()
    )
