"""Reports: their facts are frozen when somebody asks, their files follow from the facts alone."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from verbond.council.core.document import Heading, fingerprint
from verbond.council.core.writing import write
from verbond.council.errors import ReportRefused
from verbond.council.models import Report
from verbond.council.rendering.odt import as_odt
from verbond.council.rendering.pdf import as_pdf
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken

State = Report.State
# A page is laid out up to three times, because the contents name the pages.
_PAGES_TOLD_EVERY = 5


@transaction.atomic
def order_report(
    *, facts: Mapping[str, Any], agreement_id: int, actor: journal.Actor, now: datetime
) -> Report:
    """Freeze the facts of a report; the same facts give the report that already exists.

    Raises `ReportRefused` for a period that does not run forward or ends after today.
    """
    first, last = date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])
    if first > last:
        raise ReportRefused(
            "period", gettext("De eerste dag van het rapport komt na de laatste. Draai ze om.")
        )
    if last > localdate(now):
        raise ReportRefused(
            "future",
            gettext("Een rapport gaat over wat voorbij is. Kies een laatste dag tot vandaag."),
        )
    mark = fingerprint(facts)
    journal.wait_turn()
    row, is_new = Report.objects.get_or_create(
        key=f"{facts['kind']}-{facts['last']}-{mark[:12]}",
        defaults={
            "agreement_id": agreement_id,
            "kind": facts["kind"],
            "body": facts["body"]["code"] if facts["body"] else "",
            "title": facts["title"],
            "first_day": first,
            "last_day": last,
            "facts": facts,
            "facts_sha256": mark,
            "asked_at": now,
            "asked_by": actor.key,
            "fictitious": facts["fictitious"],
        },
    )
    if is_new:
        _write(row, "order_report", f"Een rapport is gevraagd: {row.title}.", actor, now)
    return row


def render_report(*, pk: int, now: datetime) -> Report:
    """Make the files of a report; a run that was cut off begins again, and gives the same bytes.

    Progress is kept while it runs: `done` of `steps` pages. A failure is kept in words.
    """
    row = Report.objects.defer("pdf", "odt").get(pk=pk)
    if row.state == State.READY:
        return row
    document = write(row.facts, fingerprint=row.facts_sha256)
    row.state, row.done, row.problem = State.RENDERING, 0, ""
    row.steps = max(1, sum(isinstance(block, Heading) for block in document.blocks) // 3)
    row.save(update_fields=["state", "done", "steps", "problem"])
    try:
        odt = as_odt(document)
        pdf = as_pdf(document, tell=lambda page: _tell(row, page))
    except RuleBroken as problem:
        return _give_up(row, problem.message, now)
    return _keep(row, pdf=pdf, odt=odt, now=now)


def _tell(row: Report, page: int) -> None:
    if page <= row.done or page % _PAGES_TOLD_EVERY:
        return
    row.done, row.steps = page, max(row.steps, page)
    row.save(update_fields=["done", "steps"])


@transaction.atomic
def _give_up(row: Report, problem: str, now: datetime) -> Report:
    row.state, row.problem = State.FAILED, problem
    row.save(update_fields=["state", "problem"])
    _write(row, "fail_report", f"Een rapport lukte niet: {row.title}.", journal.SYSTEM, now)
    return row


@transaction.atomic
def _keep(row: Report, *, pdf: bytes, odt: bytes, now: datetime) -> Report:
    journal.wait_turn()
    if Report.objects.filter(pk=row.pk, state=State.READY).exists():
        # Another worker was as far first, with the same bytes.
        row.refresh_from_db()
        return row
    row.pdf, row.odt = pdf, odt
    row.pdf_sha256, row.odt_sha256 = _sha256(pdf), _sha256(odt)
    row.state, row.done = State.READY, row.steps
    row.save(update_fields=["pdf", "odt", "pdf_sha256", "odt_sha256", "state", "done"])
    _write(row, "make_report", f"Een rapport is klaar: {row.title}.", journal.SYSTEM, now)
    return row


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(row: Report, verb: str, says: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="council",
        object_kind="report",
        object_key=row.key,
        summary=says,
        details={"facts": row.facts_sha256, "pdf": row.pdf_sha256, "odt": row.odt_sha256},
        at=now,
    )
