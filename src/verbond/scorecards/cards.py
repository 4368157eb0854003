"""What other rooms and pages see of the tests: frozen cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from verbond.scorecards.core.outcome import Reason
from verbond.scorecards.core.reading import restore_template
from verbond.scorecards.core.template import OUTCOME_NAMES, Template

if TYPE_CHECKING:
    from verbond.scorecards import models

_KEPT: dict[str, Template] = {}
_MOST_KEPT = 200


def template_of(row: "models.Template") -> Template:
    """Return a template as the core reads it; kept by its hash, because a version never changes."""
    found = _KEPT.get(row.sha256)
    if found is None:
        found = restore_template(row.content, f"{row.code} {row.version}")
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[row.sha256] = found
    return found


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """What somebody will do about an effect."""

    pk: int
    text: str
    owner: str
    due_on: date
    done_on: date | None
    proof: str


@dataclass(frozen=True, slots=True)
class RunCard:
    """One run of a test, as it stands now."""

    run_id: int
    room: str
    subject: str
    subject_version: str
    title: str
    code: str
    name: str
    template_version: int
    gate: str
    state: str
    outcome: str
    outcome_name: str
    reasons: tuple[Reason, ...]
    measures: tuple[MeasureCard, ...]
    without_measure: str
    summary: str
    signer: str
    started_at: datetime
    signed_at: datetime | None
    is_public: bool
    lock: int
    answers: Mapping[str, object]
    url: str

    def is_of(self, version: str) -> bool:
        """Say whether it was made of this version of the subject."""
        return self.subject_version == version

    @classmethod
    def of(cls, row: "models.Run") -> "RunCard":
        template = template_of(row.template)
        names = {band.code: band.name for band in template.bands} | dict(OUTCOME_NAMES)
        measures = tuple(
            MeasureCard(one.pk, one.text, one.owner, one.due_on, one.done_on, one.proof)
            for one in row.measures.all()
        )
        return cls(
            run_id=row.pk,
            room=row.room,
            subject=row.subject,
            subject_version=row.subject_version,
            title=row.title,
            code=template.code,
            name=template.name,
            template_version=template.version,
            gate=template.gate,
            state=row.state,
            outcome=row.outcome,
            outcome_name=names.get(row.outcome, ""),
            reasons=tuple(_reason(reason) for reason in row.reasons),
            measures=measures,
            without_measure=row.without_measure,
            summary=row.public_summary,
            signer=row.signer,
            started_at=row.started_at,
            signed_at=row.signed_at,
            is_public=row.is_public,
            lock=row.lock,
            answers=row.answers,
            url=reverse("scorecards:run", args=[row.pk]),
        )


def _reason(kept: Mapping[str, Any]) -> Reason:
    return Reason(
        questions=tuple(kept["questions"]),
        heard=tuple((asked, answered) for asked, answered in kept["heard"]),
        effect=kept["effect"],
        because=kept["because"],
        points=kept["points"],
    )


@dataclass(frozen=True, slots=True)
class ExemptionCard:
    """Why a thing goes without a test, and who said so."""

    pk: int
    code: str
    name: str
    room: str
    subject: str
    title: str
    reason: str
    said_by: str
    at: datetime
    subject_version: str

    @classmethod
    def of(cls, row: "models.Exemption", name: str) -> "ExemptionCard":
        return cls(
            pk=row.pk,
            code=row.code,
            name=name or row.code,
            room=row.room,
            subject=row.subject,
            title=row.title,
            reason=row.reason,
            said_by=row.said_by,
            at=row.at,
            subject_version=row.subject_version,
        )


@dataclass(frozen=True, slots=True)
class Need:
    """One test that a thing asks for, and how it stands for the version at hand.

    `state` is missing, open, outdated (made of another version), signed or exempted. `url` is the
    run itself, `start_url` starts one (POST), `exempt_url` asks for an exemption.
    """

    code: str
    name: str
    gate: str
    reason: str
    state: str
    run_id: int | None = None
    url: str = ""
    outcome: str = ""
    outcome_name: str = ""
    exemption: ExemptionCard | None = None
    start_url: str = ""
    exempt_url: str = ""

    @property
    def blocks(self) -> bool:
        """Say whether the thing may not go on without it."""
        return self.gate == "hard" and self.state not in {"signed", "exempted"}
