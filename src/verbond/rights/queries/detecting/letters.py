"""A letter, found and opened by its code: what it says, and who looked at this person."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from verbond.accounts.facade import Role
from verbond.rights import sealing_runs as sealing
from verbond.rights.models import Access, Found, Hit, Objection


@dataclass(frozen=True, slots=True)
class Look:
    """One time that somebody looked."""

    at: dt.datetime
    who: str
    role: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the person asked, with the answer when there is one."""

    kind: str
    at: dt.datetime
    answer: str
    answered_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class LetterRight:
    """One right in a letter: what was found, on which facts, and where it stands now."""

    hit_id: int
    right: str
    state: str
    state_words: str
    state_on: dt.date
    letter: Mapping[str, Any]
    said: tuple[Said, ...]
    is_open: bool
    is_granting: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """All that somebody reads with the code of their letter."""

    title: str
    run_key: str
    contact_point: str
    purge_on: dt.date | None
    opted_out_at: dt.datetime | None
    rights: tuple[LetterRight, ...]
    looks: tuple[Look, ...]
    is_tied: bool
    fictitious: bool


def found_by_code(code: str) -> Found | None:
    """Return whose letter has a code, when it is still kept."""
    if len(sealing.plain_code(code)) != sealing.LETTER_CODE_LENGTH:
        return None
    rows = Found.objects.select_related("run")
    return rows.filter(letter_hash=sealing.letter_hash(code)).first()


def tag_of(found: Found, code: str) -> str:
    """Return how later runs know somebody who opts out; only the code of the letter opens it."""
    return str(sealing.open_letter(code, bytes(found.sealed_letter))["tag"])


def letter_page(found: Found, code: str) -> LetterPage:
    """Return what somebody reads with the code of their letter."""
    opened = sealing.open_letter(code, bytes(found.sealed_letter))
    letters = {one["hit"]: one for one in cast("Sequence[Mapping[str, Any]]", opened["rights"])}
    run = found.run
    hits = found.hits.select_related("review").prefetch_related("objections")
    return LetterPage(
        title=run.title,
        run_key=run.key,
        contact_point=run.contact_point,
        purge_on=run.purge_on,
        opted_out_at=found.opted_out_at,
        rights=tuple(_right(hit, letters.get(_name(hit), {})) for hit in hits),
        looks=looks_at([found]),
        is_tied=found.person_id is not None,
        fictitious=run.fictitious,
    )


def _name(hit: Hit) -> str:
    return f"{hit.right}:{hit.subject}"


def _right(hit: Hit, letter: Mapping[str, Any]) -> LetterRight:
    review = getattr(hit, "review", None)
    return LetterRight(
        hit_id=hit.pk,
        right=hit.right,
        state=hit.state,
        state_words=hit.get_state_display(),
        state_on=hit.state_on,
        letter=letter,
        said=tuple(map(_said, hit.objections.all())),
        is_open=hit.state not in {Hit.State.GRANTED, Hit.State.REFUSED, Hit.State.DECLINED},
        is_granting=review is not None and review.state in {"proposed", "seen"},
    )


def _said(row: Objection) -> Said:
    return Said(row.get_kind_display(), row.at, row.answer, row.answered_at)


def looks_at(found: Sequence[Found]) -> tuple[Look, ...]:
    """Return every time that somebody looked at these rows, newest first."""
    rows = Access.objects.filter(found__in=found).select_related("person")
    return tuple(
        Look(
            at=row.at,
            who=row.person.name if row.person else "",
            role=str(Role(row.role).label),
            what=row.get_what_display(),
            reason=row.reason,
        )
        for row in rows
    )
